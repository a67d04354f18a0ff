"""Appending: all lines or none, and agreement between a file and its store wherever a run dies."""

from __future__ import annotations

import os
import resource
import threading
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from wirecli.errors import OutputError
from wirecli.store import journal
from wirecli.store.journal import Journal, appending


def append(feed: Path, data: bytes, kept: Journal | None = None) -> None:
    with appending(str(feed), kept) as (stream, _):
        stream.write(data)


def test_appends_and_says_whether_there_was_something(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    continued = []
    for data in (b"", b"one\n", b"two\nthree\n"):
        with appending(str(feed)) as (stream, follows):
            stream.write(data)
            continued.append(follows)
    assert feed.read_bytes() == b"one\ntwo\nthree\n"
    assert continued == [False, False, True]


def test_an_error_adds_nothing(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    append(feed, b"one\n")
    with pytest.raises(ZeroDivisionError), appending(str(feed)) as (stream, _):
        stream.write(str(1 / 0).encode())
    assert feed.read_bytes() == b"one\n"


def test_a_line_that_another_program_left_open_is_closed(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_bytes(b"one\nhalf")
    append(feed, b"two\n")
    assert feed.read_bytes() == b"one\nhalf\ntwo\n"


def test_large_output_goes_by_the_disk(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    with patch.object(journal, "_IN_MEMORY", 10), patch.object(journal, "_PIECE", 7):
        append(feed, b"one\n" * 100)
    assert feed.read_bytes() == b"one\n" * 100


def test_a_full_disk_adds_nothing(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    append(feed, b"one\n")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(OutputError, match=r"feed\.jsonl: can't be added to"):
            append(feed, b"two\n" * 100)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert feed.read_bytes() == b"one\n"


@pytest.mark.parametrize("name", ["", "none/feed.jsonl", "/dev/null"])
def test_what_cannot_be_appended_to(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError):
        append(tmp_path / name, b"one\n")


def test_writers_wait_for_each_other(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    lines = [f"{number} {'x' * 5000}\n".encode() for number in range(8)]
    threads = [threading.Thread(target=append, args=(feed, line * 20)) for line in lines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    written = feed.read_bytes().splitlines(keepends=True)
    assert sorted(written) == sorted(line for line in lines for _ in range(20))
    assert all(len({*written[start : start + 20]}) == 1 for start in range(0, 160, 20))


def test_a_file_that_is_rotated_while_a_run_waits(tmp_path: Path) -> None:
    feed, old = tmp_path / "feed.jsonl", tmp_path / "feed.jsonl.1"
    with appending(str(feed)) as (stream, _):
        waiting = threading.Thread(target=append, args=(feed, b"two\n"))
        waiting.start()
        stream.write(b"one\n")
        feed.rename(old)
    waiting.join()
    assert (old.read_bytes(), feed.read_bytes()) == (b"one\n", b"two\n")


# The journal. Each way to die leaves a file as the dead run left it, and a store that knows the run or doesn't.


def dead(folder: Path, *, written: int | None, after: bytes = b"") -> tuple[Path, str]:
    """A feed to which a run that died had added `written` of its bytes (None: all) and another program `after`."""
    feed = folder / "feed.jsonl"
    append(feed, b"old\n")
    kept = Journal(folder / "news.db-feed", lambda run: False)
    append(feed, b"new one\nnew two\n", kept)
    kept._release()  # as the system does for the dead
    assert kept.run is not None
    if written is not None:
        os.truncate(feed, 4 + written)
    with feed.open("ab") as file:
        file.write(after)
    return feed, kept.run


# name, bytes that the run had added, what others added since, whether the store knows the run, what is to be left
DEATHS = [
    ("before the first byte", 0, b"", False, b"old\n"),
    ("within a line", 3, b"", False, b"old\n"),
    ("between lines", 8, b"", False, b"old\nnew one\n"),  # as if others had ended it: twice is better than never
    ("others ended the half of a line", 3, b"\nother\n", False, b"old\nnew\nother\n"),
    ("others went on as far", 8, b"another\n", False, b"old\nnew one\nanother\n"),
    ("before the store knew", None, b"", False, b"old\n"),
    ("after the store knew", None, b"", True, b"old\nnew one\nnew two\n"),
    ("others went on", None, b"other\n", False, b"old\nnew one\nnew two\nother\n"),
]


@pytest.mark.parametrize(
    ("written", "after", "lasted", "left"), [case[1:] for case in DEATHS], ids=[case[0] for case in DEATHS]
)
def test_deaths(tmp_path: Path, written: int | None, after: bytes, lasted: bool, left: bytes) -> None:
    feed, dead_run = dead(tmp_path, written=written, after=after)
    kept = Journal(tmp_path / "news.db-feed", lambda run: lasted and run == dead_run)
    kept.recover()
    assert feed.read_bytes() == left
    kept.recover()
    assert not (tmp_path / "news.db-feed").exists()
    append(feed, b"next\n", kept)
    kept.clear()
    assert feed.read_bytes() == left + b"next\n"
    assert [path.name for path in tmp_path.iterdir()] == ["feed.jsonl"]


def _rotate(feed: Path) -> None:
    feed.rename(feed.with_suffix(".1"))
    feed.write_bytes(b"old\nnew\n")


def _shorten(feed: Path) -> None:
    feed.write_bytes(b"")


def _remove(feed: Path) -> None:
    feed.unlink()


@pytest.mark.parametrize("change", [_rotate, _shorten, _remove])
def test_a_file_that_is_not_the_dead_runs_any_more(tmp_path: Path, change: Callable[[Path], None]) -> None:
    feed, _ = dead(tmp_path, written=None)
    change(feed)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("feed.*")}
    Journal(tmp_path / "news.db-feed", lambda run: False).recover()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_death_while_writing_the_intent(tmp_path: Path) -> None:
    (tmp_path / "news.db-feed").write_bytes(b'{"run": "12')
    Journal(tmp_path / "news.db-feed", lambda run: False).recover()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"my own notes", b'{"a":1}', b'{"run": 1}', b"[1]"])
def test_a_file_that_is_nobody_s_note_is_left(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "news.db-feed").write_bytes(content)
    with pytest.raises(OutputError, match=r"news\.db-feed: is no note of wirecli's"):
        Journal(tmp_path / "news.db-feed", lambda run: False).recover()
    assert (tmp_path / "news.db-feed").read_bytes() == content


def test_a_note_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    kept = Journal(tmp_path / "none" / "news.db-feed", lambda run: False)
    with pytest.raises(OutputError, match=r"news\.db-feed: can't be written"):
        append(tmp_path / "feed.jsonl", b"one\n", kept)
    assert (tmp_path / "feed.jsonl").read_bytes() == b""


def test_a_file_that_cannot_be_mended(tmp_path: Path) -> None:
    feed, _ = dead(tmp_path, written=None)
    with (
        patch.object(journal, "cut_back", side_effect=PermissionError(13, "Permission denied")),
        pytest.raises(OutputError, match="left half its output") as caught,
    ):
        Journal(tmp_path / "news.db-feed", lambda run: False).recover()
    assert str(feed) in str(caught.value)
    assert "news.db-feed" in caught.value.hint
    assert (tmp_path / "news.db-feed").exists()


def test_without_a_store_half_of_what_was_added_is_taken_back(tmp_path: Path) -> None:
    feed = tmp_path / "feed.csv"
    append(feed, b"a,b\n")
    with patch.object(journal._Beside, "clear"):  # the run is killed before it is over
        append(feed, b'1,"an open\nquotation"\n')
    os.truncate(feed, 11)
    append(feed, b"2,two\n")
    assert feed.read_bytes() == b"a,b\n2,two\n"
    with patch.object(journal._Beside, "clear"):
        append(feed, b"3,three\n")
    append(feed, b"4,four\n")
    assert feed.read_bytes() == b"a,b\n2,two\n3,three\n4,four\n"
    assert [path.name for path in tmp_path.iterdir()] == ["feed.csv"]


def test_a_note_beside_a_file_of_somebody_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl-adding").write_bytes(b"mine")
    with pytest.raises(OutputError, match="is no note of wirecli's"):
        append(tmp_path / "feed.jsonl", b"one\n")
    assert (tmp_path / "feed.jsonl-adding").read_bytes() == b"mine"
