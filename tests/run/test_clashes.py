"""Nothing that a run reads is written by it, and nothing is added where it doesn't belong."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.running import ROOT, in_process, in_shell

TEXT = (ROOT / "examples" / "aleppo.txt").read_bytes()
AT = ("--at", "2026-01-31T18:30", "--quiet")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a page, other names of it, and a folder of pages."""
    (tmp_path / "page.txt").write_bytes(TEXT)
    (tmp_path / "link.txt").symlink_to("page.txt")
    os.link(tmp_path / "page.txt", tmp_path / "hard.csv")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_bytes(TEXT)
    (tmp_path / "names").write_text("page.txt\n")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "arguments",
    [
        ("page.txt", "-o", "page.txt"),
        ("page.txt", "-o", "./pages/../page.txt"),
        ("page.txt", "-o", "link.txt"),
        ("link.txt", "-o", "page.txt"),
        ("page.txt", "-o", "hard.csv"),
        ("page.txt", "--append", "hard.csv"),
        ("page.txt", "--append", "page.txt", "-f", "csv"),
        ("pages", "-o", "pages/a.txt"),
        ("pages", "--log", "pages/a.txt"),
        ("page.txt", "--store", "page.txt"),
        ("--files-from", "names", "-o", "names", "-f", "csv"),
        ("page.txt", "-o", "new.csv", "--log", "./new.csv"),
        ("page.txt", "-o", "new.db", "-f", "csv", "--store", "new.db"),
        ("page.txt", "--store", "new.db", "--log", "new.db"),
        ("page.txt", "--append", "new.csv", "--store", "new.csv"),
    ],
    ids=" ".join,
)
def test_what_is_read_is_not_written(arguments: Sequence[str], folder: Path) -> None:
    before = contents(folder)
    result = in_process(["convert", *arguments, *AT], cwd=folder)
    assert (result.status, result.stdout) == (2, b"")
    assert b"is both " in result.stderr
    assert {name: data for name, data in contents(folder).items() if data} == before


@pytest.mark.parametrize(
    "command",
    [
        "wirecli convert < page.txt -o page.txt --at 2026-01-31T18:30",
        "wirecli convert page.txt >> page.txt --at 2026-01-31T18:30",
        "wirecli convert page.txt 1<> page.txt --at 2026-01-31T18:30",
        "wirecli resolve < page.txt -o page.txt -f csv",
    ],
)
def test_redirections_count(command: str, folder: Path) -> None:
    before = contents(folder)
    result = in_shell(command, cwd=folder)
    assert result.status == 2
    assert b"is both " in result.stderr
    assert contents(folder) == before


def test_no_command_writes_over_what_it_reads(folder: Path) -> None:
    assert in_process(["convert", "page.txt", "--store", "news.db", *AT], cwd=folder).status == 0
    before = contents(folder)
    for line in (
        "stories news.db -o news.db -f csv",
        "events page.txt -o link.txt",
        "events news.db -f csv -o news.db",
    ):
        result = in_process(line.split(), cwd=folder)
        assert (result.status, b"is both " in result.stderr) == (2, True), line
    assert contents(folder) == before


def test_a_device_may_be_both(folder: Path) -> None:
    assert in_process(["convert", "page.txt", "-o", "/dev/null", "--log", "/dev/null", *AT], cwd=folder).status == 0


def test_an_output_that_is_nobodys_input_is_written(folder: Path) -> None:
    arguments = ["convert", "page.txt", "-o", "pages/b.txt", "--store", "news.db", "--log", "log.txt", *AT]
    for _ in range(2):
        assert in_process(arguments, cwd=folder).status == 0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("--append", "feed.csv"), ("--append", "feed.csv", "--rows", "times")),
        (("--append", "feed.csv", "--rows", "times"), ("--append", "feed.csv")),
        (("--append", "feed.csv"), ("--append", "feed.csv", "--excel")),
        (("--append", "feed.csv", "--excel"), ("--append", "feed.csv")),
        (("--append", "feed.csv"), ("--append", "feed.csv", "-f", "jsonl")),
        (("--append", "feed.jsonl"), ("--append", "feed.jsonl", "-f", "csv")),
        (("-o", "feed.json"), ("--append", "feed.json", "-f", "jsonl")),
        (("-o", "feed.txt"), ("--append", "feed.txt", "-f", "jsonl")),
    ],
)
def test_another_layout_is_not_added_to(first: Sequence[str], second: Sequence[str], folder: Path) -> None:
    assert in_process(["convert", "page.txt", *first, *AT], cwd=folder).status == 0
    before = contents(folder)
    result = in_process(["convert", "page.txt", *second, *AT], cwd=folder)
    assert result.status == 2
    assert b"laid out otherwise" in result.stderr
    assert contents(folder) == before


@pytest.mark.parametrize(
    "options", [("feed.csv",), ("feed.csv", "--rows", "times"), ("feed.csv", "--excel"), ("f.jsonl",)]
)
def test_the_same_layout_goes_on(options: Sequence[str], folder: Path) -> None:
    arguments = ["convert", "page.txt", "--append", *options, *AT]
    assert in_process(arguments, cwd=folder).status == 0
    once = (folder / options[0]).read_bytes()
    assert in_process(arguments, cwd=folder).status == 0
    header = once.index(b"\n") + 1 if options[0].endswith(".csv") else 0
    assert (folder / options[0]).read_bytes() == once + once[header:]


def test_a_torn_line_of_the_same_layout_goes_on(folder: Path) -> None:
    (folder / "feed.jsonl").write_bytes(b'{"source":{"name":"a"')
    assert in_process(["convert", "page.txt", "--append", "feed.jsonl", *AT], cwd=folder).status == 0
    assert len((folder / "feed.jsonl").read_bytes().splitlines()) == 2


def test_pipes_and_devices_in_a_folder_are_not_opened(folder: Path) -> None:
    os.mkfifo(folder / "pages" / "pipe.txt")
    (folder / "pages" / "null.txt").symlink_to("/dev/zero")
    (folder / "pages" / "gone.txt").symlink_to("nowhere")
    result = in_process(["convert", "pages", *AT], cwd=folder)
    assert result.stderr == b"wirecli: pages/gone.txt: no such file (check the path)\n"
    assert (result.status, result.stdout.count(b"\n")) == (1, 1)


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        ("wirecli convert <&-", 3, "wirecli: -: standard input is closed (name a page, or redirect one)\n"),
        ("wirecli <&-", 3, "wirecli: -: standard input is closed (name a page, or redirect one)\n"),
        (
            "wirecli convert --files-from - <&-",
            1,
            "wirecli: standard input is closed (it is to hold the names of pages)\n",
        ),
        (
            "wirecli convert names --append -",
            2,
            "wirecli: --append needs a file (standard output is written to where --append is left out)\n",
        ),
        (
            "wirecli convert - --files-from - < names",
            2,
            "wirecli: standard input can't be both a page and the list of names (give one of them as a file)\n",
        ),
    ],
)
def test_standard_streams_that_are_none_or_twice(command: str, status: int, said: str, folder: Path) -> None:
    result = in_shell(command, cwd=folder)
    assert (result.status, result.stderr.decode(), result.stdout) == (status, said, b"")
