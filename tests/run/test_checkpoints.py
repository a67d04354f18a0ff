"""Runs with checkpoints, killed at any moment and begun again: each page comes out once, and none is lost."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from tests.readers.test_warc import Crawl
from tests.running import ENVIRONMENT, in_process
from wirecli.store import upkeep
from wirecli.store.audit import check

PAGES = 120
AT = ("--at", "2026-01-31T18:30", "--quiet")
WITH = {"a file": (), "a store": ("--store", "news.db"), "new stories": ("--store", "news.db", "--new")}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("saved") / "pages"
    folder.mkdir()
    text = "Net binnen\n\n" + "GENT (BELGA) - Boot {} vaart sinds woensdag weer.\n\n10 minuten geleden\n\n" * 12
    for number in range(PAGES):
        (folder / f"{number:03}.txt").write_text(text.format(*[f"{number} {place}" for place in range(12)]))
    return folder


def _line(pages: Path, *more: str) -> list[str]:
    return ["convert", str(pages), *AT, "--append", "feed.jsonl", "--commit-every", "5", *more]


def _names(feed: Path) -> list[str]:
    return [json.loads(line)["source"]["name"] for line in feed.read_bytes().splitlines()]


@pytest.mark.parametrize("sign", ["SIGINT", "SIGTERM", "SIGKILL"])
@pytest.mark.parametrize("kept", WITH)
def test_a_run_that_is_taken_up(pages: Path, tmp_path: Path, kept: str, sign: str) -> None:
    random, line = Random(f"{kept}{sign}"), _line(pages, "--jobs", _jobs(sign), *WITH[kept])
    feed, ended, sizes = tmp_path / "feed.jsonl", 1, [0]
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-m", "wirecli", *line], cwd=tmp_path, env=ENVIRONMENT, stdin=subprocess.DEVNULL
        )
        _await_growth(process, feed, sizes[-1])
        time.sleep(random.uniform(0, 0.05))
        if process.poll() is None:
            process.send_signal(getattr(signal, sign))
        ended = process.wait(30)
        sizes.append(feed.stat().st_size)
        if ended == 0 or _is_over(feed):
            ended = 0
            break  # it was quicker than the signal: all is delivered
    assert sizes[1] > 0
    assert sizes == sorted(sizes)
    if ended != 0:
        assert in_process(line, cwd=tmp_path).status == 0
    assert sorted(_names(feed)) == sorted(str(path) for path in pages.iterdir())
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".db") == ["feed.jsonl"]
    if (tmp_path / "news.db").exists():
        assert check(str(tmp_path / "news.db")) == []
        assert upkeep.stats(str(tmp_path / "news.db"))["pages"] == PAGES


def _is_over(feed: Path) -> bool:
    """Whether a run had done all when it was killed: nothing is left to be taken up, so the same line begins anew."""
    noted = any(path.name.endswith(("-done", "-feed", "-adding")) for path in feed.parent.iterdir())
    return not noted and feed.read_bytes().count(b"\n") == PAGES


def _jobs(sign: str) -> str:
    """Half of the runs have a pool."""
    return "2" if sign == "SIGINT" else "1"


def _await_growth(process: subprocess.Popen[bytes], feed: Path, size: int) -> None:
    end = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < end:
        if feed.exists() and feed.stat().st_size > size:
            return
        time.sleep(0.002)


DIES = """
import os
from wirecli.store import journal
write = journal._write_all
calls = []

def half(file, data):
    calls.append(len(data))
    if len(data) and sum(map(bool, calls)) == {death}:
        write(file, data[: len(data) // 2])
        os._exit(9)
    write(file, data)

journal._write_all = half
from wirecli.__main__ import main
main()
"""


@pytest.mark.parametrize("death", [1, 3])
@pytest.mark.parametrize("kept", WITH)
def test_half_a_step_is_taken_back(pages: Path, tmp_path: Path, kept: str, death: int) -> None:
    line = _line(pages, "--jobs", "1", *WITH[kept])
    done = subprocess.run(
        [sys.executable, "-c", DIES.format(death=death), *line], cwd=tmp_path, env=ENVIRONMENT, check=False
    )
    assert done.returncode == 9
    assert in_process(line, cwd=tmp_path).status == 0
    assert _names(tmp_path / "feed.jsonl") == sorted(str(path) for path in pages.iterdir())


@pytest.mark.parametrize("kept", WITH)
def test_what_others_add_behind_half_a_step_is_kept(pages: Path, tmp_path: Path, kept: str) -> None:
    line, other = _line(pages, "--jobs", "1", *WITH[kept]), pages.parent / "other.txt"
    other.write_text("Kop\n\nEen zin.\n")
    dies = [sys.executable, "-c", DIES.format(death=2), *line]
    assert subprocess.run(dies, cwd=tmp_path, env=ENVIRONMENT, check=False).returncode == 9
    added = ["convert", str(other), *AT, "--append", "feed.jsonl", "--store", "other.db", "--new"]
    assert in_process(added, cwd=tmp_path).status == 0
    assert in_process(line, cwd=tmp_path).status == 0
    lines = (tmp_path / "feed.jsonl").read_bytes().splitlines()
    names = Counter(json.loads(one)["source"]["name"] for one in lines if one.endswith(b"}"))
    assert names[str(other)] == 1
    assert {str(path) for path in pages.iterdir()} | {str(other)} == set(names)


def test_a_step_that_failed_is_not_taken_for_done_when_others_add_as_much(pages: Path, tmp_path: Path) -> None:
    line = _line(pages, "--jobs", "1")
    limited = f"ulimit -f 200; trap '' XFSZ; {sys.executable} -m wirecli {' '.join(line)}"
    done = subprocess.run(["bash", "-c", limited], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=False)
    assert done.returncode == 1
    assert in_process(["convert", str(pages), *AT, "--append", "feed.jsonl"], cwd=tmp_path).status == 0
    before = _names(tmp_path / "feed.jsonl")
    assert in_process(line, cwd=tmp_path).status == 0
    twice = Counter(_names(tmp_path / "feed.jsonl"))
    assert len(before) > PAGES
    assert twice == dict.fromkeys(map(str, pages.iterdir()), 2)


@pytest.mark.parametrize("death", [1, 3])
def test_half_a_step_never_passes_for_whole(pages: Path, tmp_path: Path, death: int) -> None:
    line = _line(pages, "--jobs", "1")
    asked = [sys.executable, "-c", DIES.format(death=death), *line]
    assert subprocess.run(asked, cwd=tmp_path, env=ENVIRONMENT, check=False).returncode == 9
    (tmp_path / "others").mkdir()
    for number in range(PAGES):  # enough to reach behind where the step was to end
        shutil.copy(sorted(pages.iterdir())[0], tmp_path / "others" / f"{number}.txt")
    assert in_process(["others", "--append", "feed.jsonl", "-q"], cwd=tmp_path).status == 0
    assert in_process(line, cwd=tmp_path).status == 0
    names = [name for name in _names(tmp_path / "feed.jsonl") if not name.startswith("others")]
    assert names == sorted(str(path) for path in pages.iterdir())


def test_a_full_disk_keeps_what_was_there(pages: Path, tmp_path: Path) -> None:
    line = _line(pages, "--jobs", "1")
    limited = f"ulimit -f 200; trap '' XFSZ; {sys.executable} -m wirecli {' '.join(line)}"
    done = subprocess.run(["bash", "-c", limited], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=False)
    assert (done.returncode, b"can't be added to" in done.stderr) == (1, True), done.stderr
    before = _names(tmp_path / "feed.jsonl")
    assert 0 < len(before) < PAGES
    assert in_process(line, cwd=tmp_path).status == 0
    assert _names(tmp_path / "feed.jsonl") == sorted(str(path) for path in pages.iterdir())


@pytest.mark.parametrize("kept", WITH)
def test_an_archive_is_taken_up_in_its_middle(pages: Path, tmp_path: Path, kept: str) -> None:
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        for path in sorted(pages.iterdir()):
            archive.write(path, path.name)
    line = _line(Path("pages.zip"), "--jobs", "1", *WITH[kept])
    assert subprocess.run(
        [sys.executable, "-c", DIES.format(death=4), *line], cwd=tmp_path, env=ENVIRONMENT, check=False
    ).returncode
    said = in_process([word for word in line if word != "--quiet"], cwd=tmp_path)
    lines = [json.loads(line) for line in (tmp_path / "feed.jsonl").read_bytes().splitlines()]
    assert said.status == 0
    assert [line["source"]["part"] for line in lines] == list(range(1, PAGES + 1))
    # A part of an archive is known to stand in a row of others only when there is a second one.
    assert b"120 pages, 15 of them by an earlier run" in said.stderr
    assert b"120 members: 120 pages" in said.stderr


def _crawl(folder: Path) -> tuple[str, ...]:
    """A page that was fetched, unchanged, on four days, on one of them three times."""
    page = b"<html><body><p>GENT (BELGA) - De veerboot vaart sinds woensdag weer.</p></body></html>"
    crawl = Crawl()
    for day in (1, 2, 3, 4, 4, 4):
        crawl.answer("https://a.example/boot", page, time=datetime(2026, 1, day, tzinfo=UTC))
    (folder / "crawl.warc").write_bytes(crawl.written())
    return ("crawl.warc",)


def _names_given_twice(folder: Path) -> tuple[str, ...]:
    (folder / "d").mkdir()
    (folder / "d" / "p.txt").write_text("GENT (BELGA) - De veerboot vaart sinds woensdag weer.\n")
    (folder / "list").write_text("d/p.txt\nd/p.txt\t2026-01-01T10:00\n")
    return "d/p.txt", "d/p.txt", "d", "d", "--files-from", "list"


@pytest.mark.parametrize("timed", [(), ("--at", "2026-01-31T18:30")], ids=["", "at"])
@pytest.mark.parametrize("alike", [_crawl, _names_given_twice])
@pytest.mark.parametrize("kept", WITH)
def test_inputs_that_are_alike_are_as_many_as_they_are(
    tmp_path: Path, kept: str, alike: Callable[[Path], tuple[str, ...]], timed: tuple[str, ...]
) -> None:
    """The same bytes under the same name, from the same address, at the same time, in one run and over two."""
    line = ["convert", *alike(tmp_path), *timed, "--append", "feed.jsonl", "--commit-every", "1", "--jobs", "1"]
    line += WITH[kept]
    dies = DIES.format(death=1 if kept == "new stories" else 3)
    dead = subprocess.run([sys.executable, "-c", dies, *line], cwd=tmp_path, env=ENVIRONMENT, check=False)
    assert dead.returncode == 9
    taken_up, whole = in_process(line, cwd=tmp_path), in_process([*line, "--tz", "UTC"], cwd=tmp_path)
    assert (taken_up.status, whole.status) == (0, 0)
    assert b"6 pages, 6 stories" in whole.stderr
    if kept == "new stories":
        assert b"6 pages, 6 stories, 1 new" in taken_up.stderr
    else:
        assert b"6 pages, 2 of them by an earlier run, 6 stories" in taken_up.stderr
        assert len(_names(tmp_path / "feed.jsonl")) == 12


def test_another_question_begins_anew(pages: Path, tmp_path: Path) -> None:
    """What an interrupted run delivered counts for the same options and the same files only."""
    line = _line(pages, "--jobs", "1")
    subprocess.run([sys.executable, "-c", DIES.format(death=3), *line], cwd=tmp_path, env=ENVIRONMENT, check=False)
    assert (tmp_path / "feed.jsonl-done").exists()
    assert in_process([*line, "--tz", "UTC"], cwd=tmp_path).status == 0
    assert len(_names(tmp_path / "feed.jsonl")) == PAGES + 10
    assert (tmp_path / "feed.jsonl-done").exists()
    changed = pages / "000.txt"
    changed.write_text(changed.read_text().replace("weer", "niet"))
    assert in_process(line, cwd=tmp_path).status == 0
    assert len(_names(tmp_path / "feed.jsonl")) == PAGES + 10 + PAGES - 9
    assert not (tmp_path / "feed.jsonl-done").exists()


@pytest.mark.parametrize("asked", [("--strict",), ("--fail-on", "published-assumed")], ids=str)
@pytest.mark.parametrize("kept", WITH)
def test_a_warning_of_before_fails_the_run_too(tmp_path: Path, kept: str, asked: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text("De brug is open\n\nDe brug is vanmorgen open gegaan voor het verkeer.\n")
    for name in ("b.txt", "c.txt"):
        text = f"Net binnen\n\nGENT (BELGA) - De boot {name} vaart sinds woensdag weer.\n\n10 minuten geleden\n"
        (tmp_path / name).write_text(text)
    line = ["convert", "a.txt", "b.txt", "c.txt", *AT, "--append", "feed.jsonl", "--commit-every", "1", "--jobs", "1"]
    line += [*WITH[kept], *asked]
    dies = DIES.format(death=3)
    dead = subprocess.run([sys.executable, "-c", dies, *line], cwd=tmp_path, env=ENVIRONMENT, check=False)
    assert dead.returncode == 9
    assert b"a.txt" in (tmp_path / "feed.jsonl").read_bytes()
    said = in_process([word for word in line if word != "--quiet"], cwd=tmp_path)
    assert (said.status, said.stderr.count(b"[published-assumed]")) == (1, 1)
    assert b"3 pages, 2 of them by an earlier run" in said.stderr
    assert len(_names(tmp_path / "feed.jsonl")) == 3


def test_what_failed_is_told_again(pages: Path, tmp_path: Path) -> None:
    line = ["convert", "missing.txt", *_line(pages, "--jobs", "1")[1:]]
    subprocess.run(
        [sys.executable, "-c", DIES.format(death=3), *line],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        check=False,
    )
    said = in_process(line, cwd=tmp_path)
    assert (said.status, said.stderr.count(b"missing.txt")) == (1, 1)


@pytest.mark.parametrize(
    "options", [(), ("-o", "out.jsonl"), ("-o", "out.jsonl", "--store", "news.db"), ("--store", "n.db", "-f", "json")]
)
def test_where_nothing_can_be_kept_it_is_refused(pages: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    said = in_process(["convert", str(pages), "--commit-every", "5", *options], cwd=tmp_path)
    assert (said.status, said.stdout, list(tmp_path.iterdir())) == (2, b"", [])


@pytest.mark.parametrize("format", ["csv", "jsonl"])
@pytest.mark.parametrize("kept", [("--store", "news.db"), ("--append", "feed")])
def test_steps_write_what_one_run_writes(pages: Path, tmp_path: Path, format: str, kept: tuple[str, ...]) -> None:
    line = ["convert", str(pages), *AT, "--format", format, "--jobs", "1"]
    whole = in_process(line, cwd=tmp_path).stdout
    said = in_process([*line, "--commit-every", "7", *kept], cwd=tmp_path)
    written = said.stdout or (tmp_path / "feed").read_bytes()
    assert written == whole or "--store" in kept  # a store tells more of a story
    assert len(written.splitlines()) == len(whole.splitlines())
