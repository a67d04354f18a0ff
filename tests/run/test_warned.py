"""Warnings of a long run: said three times, counted, logged; and which of them fail it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import in_process

UNDATED = "Brug open\n\nGENT (BELGA) - De brug is open.\n"
NO_STORY = "Net binnen\n"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text(UNDATED)
    (tmp_path / "none.txt").write_text(NO_STORY)
    return tmp_path


def test_many_equal_warnings_are_counted(pages: Path) -> None:
    result = in_process([".", "--at", "2026-01-31T18:30", "--log", "log"], cwd=pages)
    said = result.stderr.decode().splitlines()
    assert [line.partition(":")[2].partition(":")[0] for line in said[:3]] == [" ./0.txt", " ./1.txt", " ./2.txt"]
    assert said[-2] == "wirecli: 6 more warnings like the 3 of published-assumed above; the log has them all"
    assert len(said) == 7  # with the page that has no story, what was left out, and the line that counts
    assert (pages / "log").read_text().count("[published-assumed]") == 9


def test_without_a_log_the_way_to_see_all_is_told(pages: Path) -> None:
    said = in_process([".", "--at", "2026-01-31T18:30"], cwd=pages).stderr
    assert b"6 more warnings like the 3 of published-assumed above; --log FILE keeps them all" in said


def test_quiet_keeps_all_in_the_log(pages: Path) -> None:
    assert in_process([".", "--at", "2026-01-31T18:30", "--log", "log", "-q"], cwd=pages).stderr == b""
    assert (pages / "log").read_text().count("[published-assumed]") == 9


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ([], 0),
        (["--strict"], 1),
        (["--fail-on", "no-story"], 1),
        (["--fail-on", "stamp-count, no-story"], 1),
        (["--fail-on", "stamp-count"], 0),
        (["--fail-on", "published-assumed", "--published", "2026-01-31T18:00"], 0),
    ],
)
def test_some_warnings_fail_a_run(options: list[str], status: int, pages: Path) -> None:
    result = in_process([".", "--at", "2026-01-31T18:30", "-q", *options], cwd=pages)
    assert (result.status, result.stdout.count(b"\n")) == (status, 10)


def test_a_cell_that_excel_cuts_can_fail_a_run(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(f"Brug open\n\nGENT (BELGA) - {'De brug is open. ' * 3000}\n")
    asked = ["page.txt", "--published", "2026-01-31T18:00", "--fail-on", "cells-cut", "-o"]
    result = in_process([*asked, "table.xlsx"], cwd=tmp_path)
    assert (result.status, result.stderr.count(b"[cells-cut]")) == (1, 1)
    assert in_process([*asked, "table.csv"], cwd=tmp_path).status == 0


def test_a_code_that_no_warning_has(pages: Path) -> None:
    result = in_process([".", "--fail-on", "no-stroy"], cwd=pages)
    assert result.status == 2
    assert result.stderr == b"wirecli: --fail-on: no warning has the code 'no-stroy' (did you mean no-story?)\n"
