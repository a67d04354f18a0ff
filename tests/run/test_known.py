"""A run with `--store --new` doesn't read again what the store has all of; everything else it says stays as it was."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.running import Result, in_process
from wirecli import convert as conversion
from wirecli.model import Instant, PageWarning
from wirecli.run.summary import Summary, unpacked
from wirecli.store import Filter, stories
from wirecli.store.upkeep import prune

PAGE = "Net binnen\n\nGENT (BELGA) - De veerboot vaart sinds woensdag weer.\n\n10 minuten geleden\n"
UNDATED = "De brug over de rivier is open\n\nDe brug is vanmorgen open gegaan voor het verkeer.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pages, one of which warns."""
    for number, text in enumerate((PAGE, UNDATED)):
        path = tmp_path / f"{number}.txt"
        path.write_text(text)
        os.utime(path, (1_770_000_000 + number * 600,) * 2)
    return tmp_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what was converted."""
    names: list[str] = []
    converted = conversion.convert_documents

    def noted(data: bytes, **options: object) -> object:
        names.append(Path(str(options["name"])).name)
        return converted(data, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(conversion, "convert_documents", noted)
    return names


def run(folder: Path, *more: str, new: bool = True) -> Result:
    """A run over the pages of the folder."""
    pages = [str(path) for path in sorted(folder.glob("*.txt"))]
    return in_process([*pages, "--store", str(folder / "news.db"), *["--new"] * new, *more, "--jobs", "1"])


def test_a_second_run_reads_nothing_and_says_the_same(folder: Path, read: list[str]) -> None:
    first, second = run(folder), run(folder)
    assert read == ["0.txt", "1.txt"]
    assert (first.stdout.count(b"\n"), second.stdout) == (2, b"")
    assert b"[published-assumed]" in second.stderr
    counts = first.stderr.replace(b"2 pages", b"2 pages, 2 of them by an earlier run").replace(b"2 new", b"0 new")
    assert second.stderr == counts
    assert (second.status, run(folder, "--strict").status) == (0, 1)


def _rewrite(path: Path, text: str) -> None:
    path.write_text(text)
    os.utime(path, (1_770_000_000,) * 2)


CHANGES: dict[str, Callable[[Path], object]] = {
    "other bytes": lambda path: _rewrite(path, PAGE.replace("weer", "niet")),
    "read at another time": lambda path: os.utime(path, (1_770_000_900,) * 2),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_not_as_it_was_is_read(folder: Path, read: list[str], change: Callable[[Path], object]) -> None:
    run(folder)
    change(folder / "0.txt")
    run(folder)
    assert read == ["0.txt", "1.txt", "0.txt"]


def test_a_page_read_at_another_time_is_a_sighting(folder: Path) -> None:
    run(folder)
    before = next(stories(str(folder / "news.db"), Filter(search="veerboot"), UTC))
    os.utime(folder / "0.txt", (1_770_000_030,) * 2)
    run(folder)
    after = next(stories(str(folder / "news.db"), Filter(search="veerboot"), UTC))
    assert before.published is not None
    assert after.published is not None
    assert (before.published.sightings, after.published.sightings) == (1, 2)


@pytest.mark.parametrize("more", [("--tz", "UTC"), ("--published", "2026-01-01T10:00"), ("--usable",)], ids=str)
def test_other_options_read_it_otherwise(folder: Path, read: list[str], more: tuple[str, ...]) -> None:
    run(folder)
    run(folder, *more)
    assert len(read) == 4


def test_whoever_wants_the_pages_gets_them(folder: Path, read: list[str]) -> None:
    run(folder)
    assert run(folder, new=False).stdout.count(b"\n") == 2
    assert len(read) == 4


def test_what_failed_is_read_again(folder: Path, read: list[str]) -> None:
    (folder / "1.txt").write_bytes(bytes(range(256)) * 40)
    results = [run(folder), run(folder)]
    assert [result.status for result in results] == [1, 1]
    assert read == ["0.txt", "1.txt", "1.txt"]


def test_a_run_that_fails_keeps_nothing(folder: Path, read: list[str]) -> None:
    missing = str(folder / "none" / "out.jsonl")
    assert run(folder, "--output", missing).status == 1
    before = len(read)
    assert run(folder).stdout.count(b"\n") == 2
    assert len(read) == before + 2


def test_what_was_pruned_is_new(folder: Path) -> None:
    run(folder)
    assert prune(str(folder / "news.db"), Instant(datetime(2027, 1, 1, tzinfo=UTC))) == 2
    assert run(folder).stdout.count(b"\n") == 2


def test_nothing_is_kept_of_what_is_read_now(folder: Path) -> None:
    for _ in range(2):
        result = in_process(["-", "--store", str(folder / "news.db"), "--new"], PAGE.encode())
        assert result.status == 0


def test_members_of_an_archive_are_known_and_numbered(folder: Path, read: list[str]) -> None:
    """A new member stands where it stands, whatever of the others is known."""
    archive = folder / "pages.zip"

    def pack(*texts: str) -> Result:
        with zipfile.ZipFile(archive, "w") as packed:
            for number, text in enumerate(texts):
                packed.writestr(zipfile.ZipInfo(f"{number}.txt", (2026, 1, 31, 12, 0, 0)), text)
        return in_process([str(archive), "--store", str(folder / "news.db"), "--new", "--jobs", "1"])

    pack(PAGE, UNDATED)
    done = pack(PAGE.replace("weer", "niet"), UNDATED, PAGE.replace("woensdag", "dinsdag"))
    assert read == ["0.txt", "1.txt", "0.txt", "2.txt"]
    assert [json.loads(line)["source"]["part"] for line in done.stdout.splitlines()] == [1, 3]
    assert b"3 members: 3 pages" in done.stderr
    assert b"3 pages, 1 of them by an earlier run" in done.stderr


def test_a_moved_page_is_read_again(folder: Path, read: list[str]) -> None:
    """The folder says which site printed a page's ages."""
    run(folder)
    (folder / "0.txt").rename(folder / "9.txt")
    run(folder)
    assert read == ["0.txt", "1.txt", "9.txt"]


def test_what_was_kept_is_read_back() -> None:
    summary = Summary(2, 9, 1, 1, Instant(datetime(2026, 1, 2, tzinfo=UTC)), (PageWarning("a", "b"),))
    assert unpacked(summary.packed()) == summary
    assert unpacked('{"of": "another"}') is None
