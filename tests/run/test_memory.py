"""A page that doesn't fit in the memory there is says so, and the rest goes on."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from datetime import UTC
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.running import ENVIRONMENT, ROOT, in_process
from tests.samples import PAGE
from tests.writers.test_pieces import PAGES
from wirecli.base.room import has_room
from wirecli.run import deliver
from wirecli.run.outcomes import Outcome
from wirecli.run.report import Reporter
from wirecli.run.warned import Warned
from wirecli.store import Filter, audit, sqlite, stories, upkeep
from wirecli.writers import pieces

SPACE = 100 << 20
"""Bytes of address space: a page of a few lines takes less than half, a megabyte of clocks more."""


@pytest.mark.skipif(sys.platform == "darwin", reason="Limits of address space are not held to there.")
@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_under_a_limit_the_other_pages_are_delivered(tmp_path: Path, name: str) -> None:
    for place in (1, 3):
        (tmp_path / f"{place}.txt").write_text(f"GENT (BELGA) - Om {place}.30 uur ging de brug open.\n")
    (tmp_path / "2.txt").write_text(" ".join(f"{number % 24}.{number % 60:02} uur" for number in range(110_000)))
    done = subprocess.run(
        [sys.executable, "-m", "wirecli", str(tmp_path), "--quiet", "--jobs", "1", "--format", name],
        cwd=ROOT,
        env=ENVIRONMENT,
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (SPACE, SPACE)),
        check=False,
        timeout=100,
    )
    assert done.returncode == 1
    assert f"{tmp_path / '2.txt'}: too large for the memory there is" in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
    lines = done.stdout.splitlines()
    if name == "jsonl":
        assert [Path(json.loads(line)["source"]["name"]).name for line in lines] == ["1.txt", "3.txt"]
    assert len(lines) == 2 + (name == "csv")


def test_what_can_not_be_written_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    reporter = Reporter(lambda *_, **__: None, lambda error: said.append(str(error)), said.append, lambda _: None)  # type: ignore[arg-type, return-value]
    warned = Warned(reporter.say, quiet=True, strict=False, fail_on=frozenset(), logged=False)
    tally = deliver.Tally(reporter, warned, quiet=True, usable=False)
    monkeypatch.setattr(pieces, "has_room", lambda size: False)
    pages = [PAGE, PAGES["many stories"], PAGE]
    given = list(tally.pages([Outcome(str(number), page=page) for number, page in enumerate(pages)]))
    assert given == [PAGE, PAGE]
    assert said == ["1: too large for the memory there is"]
    assert tally.status() == 1


def test_room() -> None:
    assert has_room(1 << 20)
    assert not has_room(1 << 60)


def test_what_can_not_be_recorded_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that a store has no memory for is none of its pages, and the pages around it are."""
    teaser = "GENT (BELGA) - Boot {} vaart sinds woensdag weer.\n\n10 minuten geleden\n\n"
    for number in range(3):
        text = "Net binnen\n\n" + "".join(teaser.format(f"{number} {place}") for place in "abc")
        (tmp_path / f"{number}.txt").write_text(text)
    monkeypatch.setattr(sqlite, "has_room", lambda size: False)
    add, added = sqlite.Recorder._add, count(1)

    def fifth_fails(recorder: sqlite.Recorder, *about: Any) -> Any:
        if next(added) == 5:
            raise MemoryError
        return add(recorder, *about)

    monkeypatch.setattr(sqlite.Recorder, "_add", fifth_fails)
    line = [*map(str, sorted(tmp_path.iterdir())), "--store", "news.db", "--at", "2026-01-31T18:30", "--jobs", "1"]
    done = in_process(line, cwd=tmp_path)
    said = f"wirecli: {tmp_path / '1.txt'}: too large for the memory there is (split it)"
    assert (done.status, done.stderr.splitlines()[0]) == (1, said.encode())
    assert [Path(json.loads(line)["source"]["name"]).name for line in done.stdout.splitlines()] == ["0.txt", "2.txt"]
    store = str(tmp_path / "news.db")
    assert audit.check(store) == []
    assert [upkeep.stats(store)[what] for what in ("pages", "stories", "sightings")] == [2, 6, 6]
    assert [story.text for story in stories(store, Filter(search="1"), UTC)] == []
