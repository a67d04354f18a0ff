"""`wirecli events`: which times it tells, in which order, from pages and from a store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.running import in_process

PAGES = {
    "een.txt": "Brug weer open\n\nGOES (ANP) - De brug is zaterdag geopend. Mr. J. de Wit knipte het lint door. "
    "Volgende week dinsdag volgt een feest. In 2020 begon de bouw.\n",
    "twee.txt": "Boot vaart\n\nURK (BELGA) - De boot voer vrijdag voor het eerst. "
    "Dinsdag om 14.00 uur vaart hij uit.\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(*arguments: str) -> list[dict[str, object]]:
    done = in_process(["events", *arguments, "--at", "2026-01-31T18:30", "--format", "jsonl", "-q"], cwd=Path.cwd())
    assert done.status == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_events_come_in_the_order_of_their_time(folder: Path) -> None:
    assert [event["text"] for event in told(".")] == [
        "vrijdag",
        "zaterdag",
        "Volgende week dinsdag",
        "Dinsdag om 14.00 uur",
    ]


def test_an_event_has_the_sentence_that_tells_it(folder: Path) -> None:
    first, second, *_ = told("een.txt")
    assert first["sentence"] == "De brug is zaterdag geopend."
    assert second["sentence"] == "Volgende week dinsdag volgt een feest."
    assert (first["headline"], first["places"], first["credits"]) == ("Brug weer open", ["Goes"], ["ANP"])


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        (["--on", "2026-01-30"], ["vrijdag"]),
        (["--from", "2026-02-01"], ["Volgende week dinsdag", "Dinsdag om 14.00 uur"]),
        (["--until", "2026-01-31T00:00"], ["vrijdag"]),
        (["--ahead"], ["Volgende week dinsdag", "Dinsdag om 14.00 uur"]),
        (["--search", "BOOT eerst"], ["vrijdag"]),
        (["--place", "goes", "--grain", "day"], ["zaterdag", "Volgende week dinsdag"]),
        (["--credit", "belga"], ["vrijdag", "Dinsdag om 14.00 uur"]),
        (["--grain", "year", "--until", "2021-01-01"], ["2020"]),
        (["--grain", "minute"], ["Dinsdag om 14.00 uur"]),
    ],
    ids=" ".join,
)
def test_events_are_chosen(folder: Path, options: list[str], texts: list[str]) -> None:
    assert [event["text"] for event in told(".", *options)] == texts


def test_a_store_tells_what_its_pages_told(folder: Path) -> None:
    in_process(["convert", ".", "--at", "2026-01-31T18:30", "--store", "news.db", "-q", "-o", "out.jsonl"], cwd=folder)
    keys = ("begin", "end", "sentence", "story_id")
    assert [[event[key] for key in keys] for event in told("news.db")] == [[e[key] for key in keys] for e in told(".")]


def test_a_day_can_be_asked_for_in_one_way_only(folder: Path) -> None:
    done = in_process(["events", ".", "--on", "2026-01-30", "--from", "2026-01-29"], cwd=folder)
    assert done.status == 2
    assert b"--on excludes --from" in done.stderr


def test_what_cant_be_read_is_named(folder: Path) -> None:
    done = in_process(["events", "geen.txt"], cwd=folder)
    assert done.status == 3
    assert b"geen.txt: no such file" in done.stderr
