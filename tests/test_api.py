"""What a program in Python gets: many files, a store, rows, a notebook's view, and errors that say what to do."""

from __future__ import annotations

import os
import pydoc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import wirecli
from tests.running import ROOT, in_process
from tests.samples import LEAD, PAGE, with_text
from wirecli.base.jsonbytes import loads

ZONE = ZoneInfo("Europe/Amsterdam")
AT = datetime(2026, 1, 31, 18, 30, tzinfo=ZONE)
ALEPPO = ROOT / "examples" / "aleppo.txt"
FIRE = "Brand verwoest loods in haven\nMEPPEL (ANP) - De loods brandde zaterdag af. Er zijn geen gewonden.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three pages, of which one can't be read, all saved at 2026-01-31 18:30."""
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(FIRE)
    (pages / "b.txt").write_bytes(b"")
    (pages / "c.txt").write_bytes(ALEPPO.read_bytes())
    for page in pages.iterdir():
        os.utime(page, (AT.timestamp(),) * 2)
    return pages


@pytest.fixture
def store(folder: Path) -> Path:
    path = folder.parent / "news.db"
    assert in_process(["convert", str(folder), "--store", str(path), "--quiet"]).status == 1
    return path


# Many files


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_are_converted_as_the_command_does(folder: Path, jobs: int) -> None:
    failed: list[wirecli.WireError] = []
    pages = list(wirecli.convert_files([folder, ALEPPO], jobs=jobs, on_error=failed.append))
    lines = in_process(["convert", str(folder), str(ALEPPO), "--quiet"]).stdout.splitlines()
    assert [page.to_dict() for page in pages] == [loads(line) for line in lines]
    assert [str(error) for error in failed] == [f"{folder}/b.txt: the input is empty"]


def test_files_are_read_as_of_a_reference(folder: Path) -> None:
    at = datetime(2026, 2, 1, 12, tzinfo=UTC)
    (page,) = wirecli.convert_files(str(folder / "a.txt"), reference=at, zone="Europe/Brussels")
    assert (page.reference.time, page.reference.origin) == (at, "option")
    assert page.reference.time.tzinfo == ZoneInfo("Europe/Brussels")


def test_what_cannot_be_read_is_raised_where_nobody_takes_it(folder: Path) -> None:
    pages = wirecli.convert_files(folder)
    assert next(pages).source.name.endswith("a.txt")
    with pytest.raises(wirecli.InputError, match="is empty"):
        next(pages)


def test_files_are_pulled_as_they_are_needed(folder: Path) -> None:
    pulled = 0

    def endless() -> Iterator[Path]:
        nonlocal pulled
        while True:
            pulled += 1
            yield folder / "a.txt"

    pages = wirecli.convert_files(endless())
    assert [next(pages).source.name for _ in range(3)] == [str(folder / "a.txt")] * 3
    assert pulled <= 4


# A store


def test_a_store_tells_its_stories(store: Path) -> None:
    with wirecli.open_store(store) as opened:
        listed = [loads(line) for line in in_process(["stories", str(store)]).stdout.splitlines()]
        assert [story.to_dict() for story in opened.stories()] == listed
        assert [
            story.headline
            for story in opened.stories(search="loods", place="meppel", until=datetime(2026, 1, 1, tzinfo=UTC))
        ] == []
        (fire,) = opened.stories(search="loods", place="meppel", credit="anp")
        assert fire.headline == "Brand verwoest loods in haven"


def test_a_store_tells_its_events(store: Path) -> None:
    with wirecli.open_store(store) as opened:
        listed = [loads(line) for line in in_process(["events", str(store)]).stdout.splitlines()]
        assert [event.to_dict() for event in opened.events()] == listed
        assert listed
        assert [event.text for event in opened.events(search="gewonden loods")] == []
        assert {event.text for event in opened.events(search="loods", grain="day")} == {"zaterdag"}
        assert all(event.begin >= AT for event in opened.events(since=AT, ahead=True))


def test_a_closed_store_tells_nothing(store: Path) -> None:
    with wirecli.open_store(store) as opened:
        stories = opened.stories()
        next(stories)
    assert list(stories) == []
    with pytest.raises(wirecli.StoreError, match="closed"):
        opened.stories()


def test_what_is_no_store_is_told_when_it_is_opened(tmp_path: Path) -> None:
    with pytest.raises(wirecli.StoreError, match="nothing"):
        wirecli.open_store(tmp_path / "nothing.db")
    (tmp_path / "text.db").write_text("no store at all" * 100)
    with pytest.raises(wirecli.StoreError):
        wirecli.open_store(tmp_path / "text.db")
    assert not (tmp_path / "nothing.db").exists()


# Rows


def test_rows_are_those_of_the_command() -> None:
    page = wirecli.convert_file(ALEPPO, reference=AT)
    for rows in ("stories", "times"):
        arguments = ["convert", str(ALEPPO), "--at", "2026-01-31T18:30", "--rows", rows, "--format", "jsonl", "-q"]
        listed = [loads(line) for line in in_process(arguments).stdout.splitlines()]
        assert [_plain(row) for row in wirecli.to_rows([page], rows)] == listed


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: cell.isoformat() if isinstance(cell, datetime) else cell for name, cell in row.items()}


def test_rows_come_of_pages_stories_and_events() -> None:
    assert [row["position"] for row in wirecli.to_rows(PAGE.stories())] == [1, 2]
    assert [row["source"] for row in wirecli.to_rows(PAGE)] == ["page.txt"] * 2
    events = list(wirecli.to_rows(PAGE, "events"))
    assert events
    assert events[0]["places"] == ["Breskens", "Gent"]
    assert list(wirecli.to_rows(LEAD, "times")) == [{**row, "source": ""} for row in wirecli.to_rows(PAGE, "times")]


def test_rows_make_a_data_frame() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(wirecli.to_rows(PAGE))
    assert list(frame["kind"]) == ["article", "teaser"]
    assert frame["published"].dt.tz is not None


# A notebook


@pytest.mark.parametrize("item", [PAGE, LEAD, with_text('<script>alert("x")</script>')], ids=["page", "story", "bad"])
def test_a_notebook_shows_a_frame_that_holds_all_it_needs(item: Any) -> None:
    shown = item._repr_html_()
    assert shown.startswith('<iframe srcdoc="')
    inner = shown.split('"')[1]
    assert "<" not in inner
    view = unescape(inner)
    assert view.startswith("<!DOCTYPE html>")
    assert view.endswith("</html>\n")
    assert "<script" not in view
    assert "allow-scripts" not in shown


# Errors and help

B = FIRE.encode()
WRONG: list[tuple[str, Callable[[], Any]]] = [
    ("zone", lambda: wirecli.convert_bytes(B, reference=AT, zone=3)),  # type: ignore[arg-type]
    ("zone", lambda: wirecli.convert_bytes(B, reference=AT, zone=None)),  # type: ignore[arg-type]
    ("name", lambda: wirecli.convert_bytes(B, reference=AT, name=3)),  # type: ignore[arg-type]
    ("name", lambda: wirecli.convert_text(FIRE, reference=AT, name=None)),  # type: ignore[arg-type]
    ("encoding", lambda: wirecli.convert_bytes(B, reference=AT, encoding=3)),  # type: ignore[arg-type]
    ("url", lambda: wirecli.convert_bytes(B, reference=AT, url=3)),  # type: ignore[arg-type]
    ("origin", lambda: wirecli.convert_bytes(B, reference=AT, reference_origin="x")),  # type: ignore[arg-type]
    ("rounding", lambda: wirecli.convert_bytes(B, reference=AT, stamp_rounding=[])),  # type: ignore[arg-type]
    ("reference", lambda: wirecli.convert_documents(B, reference=3)),  # type: ignore[arg-type]
    ("data", lambda: wirecli.convert_documents(FIRE, reference=AT)),  # type: ignore[arg-type]
    ("path", lambda: wirecli.convert_file(b"a.txt", reference=AT)),  # type: ignore[arg-type]
    ("text", lambda: wirecli.find_times(3, AT)),  # type: ignore[arg-type]
    ("anchor", lambda: wirecli.find_times("morgen", date(2026, 1, 31))),  # type: ignore[arg-type]
    ("anchor", lambda: wirecli.find_times("morgen", datetime.max.replace(tzinfo=UTC))),
    ("zone", lambda: wirecli.find_times("morgen", AT, zone=3)),  # type: ignore[arg-type]
    ("paths", lambda: wirecli.convert_files(3)),  # type: ignore[arg-type]
    ("path", lambda: next(wirecli.convert_files([3]))),  # type: ignore[list-item]
    ("jobs", lambda: wirecli.convert_files("a", jobs="2")),  # type: ignore[arg-type]
    ("jobs", lambda: wirecli.convert_files("a", jobs=0)),
    ("reference", lambda: wirecli.convert_files("a", reference="now")),  # type: ignore[arg-type]
    ("published", lambda: wirecli.convert_files("a", published=datetime(2026, 1, 1))),
    ("on_error", lambda: wirecli.convert_files("a", on_error=3)),  # type: ignore[arg-type]
    ("encoding", lambda: next(wirecli.convert_files(ALEPPO, encoding="nope"))),
    ("path", lambda: wirecli.open_store(3)),  # type: ignore[arg-type]
    ("zone", lambda: wirecli.open_store("a.db", zone="Mars")),
    ("items", lambda: wirecli.to_rows(3)),  # type: ignore[arg-type]
    ("rows", lambda: wirecli.to_rows(PAGE, "mentions")),  # type: ignore[arg-type]
    ("rows", lambda: next(wirecli.to_rows([3]))),  # type: ignore[list-item]
]


@pytest.mark.parametrize(("what", "call"), WRONG, ids=[f"{number}-{what}" for number, (what, _) in enumerate(WRONG)])
def test_a_wrong_argument_is_named(what: str, call: Callable[[], Any]) -> None:
    with pytest.raises(wirecli.UsageError, match=what) as raised:
        call()
    assert raised.value.hint


@pytest.mark.parametrize(
    "arguments", [{"search": 3}, {"place": 3}, {"since": "gisteren"}, {"since": datetime(2026, 1, 1)}]
)
def test_a_store_names_a_wrong_argument(store: Path, arguments: dict[str, Any]) -> None:
    with wirecli.open_store(store) as opened:
        for listing in (opened.stories, opened.events):
            with pytest.raises(wirecli.UsageError, match=next(iter(arguments))):
                listing(**arguments)
        with pytest.raises(wirecli.UsageError, match="grain"):
            opened.events(grain="moment")  # type: ignore[arg-type]


def test_help_reads_like_a_manual() -> None:
    manual = pydoc.plain(pydoc.render_doc(wirecli))
    for name in set(wirecli.__all__) - {"__version__"}:
        assert name in manual, name
        assert pydoc.getdoc(getattr(wirecli, name)), name
    assert "convert_files(paths" in manual
    assert {name for name in dir(wirecli) if name[:1] != "_"} == set(wirecli.__all__) - {"__version__"}
