"""The formats that other tools open: each is read back by the tool that it is for."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from tests.samples import LEAD, MENTION, PAGE, TEASER, ZONE, at, with_text
from wirecli.base.sentences import sentence_around
from wirecli.model import Instant, Page, Wire
from wirecli.writers import Layout, feeds, writer
from wirecli.writers.rows import STORIES, TIMES, stories_of

duckdb = pytest.importorskip("duckdb")
feedparser = pytest.importorskip("feedparser")
icalendar = pytest.importorskip("icalendar")
polars = pytest.importorskip("polars")
pq = pytest.importorskip("pyarrow.parquet")

SCHEMA = Path(__file__).resolve().parents[2].parent / "shared" / "ninjs-schema_3.1.json"
AHEAD = MENTION._replace(begin=at("2026-02-04"), end=at("2026-02-05"), value="2026-02-04", direction="future")
WIRE = Wire("ANPX-1", 2, "withheld", at("2026-02-01T06:00"), 3, "vervangt: X", "nl", None)
WIRED = PAGE._replace(article=LEAD._replace(wire=WIRE, modified=at("2026-01-31T18:20")))
OLD = LEAD._replace(
    times=(
        MENTION._replace(
            value="0001", begin=Instant(datetime(1, 1, 1, tzinfo=ZONE)), end=Instant(datetime(1500, 1, 1, tzinfo=ZONE))
        ),
        MENTION._replace(
            value="9999",
            begin=Instant(datetime(9999, 1, 1, tzinfo=ZONE)),
            end=Instant(datetime(9999, 12, 31, tzinfo=ZONE)),
        ),
    )
)


def written(name: str, items: list[Any], layout: Layout = Layout(), kind: Any = "pages") -> bytes:  # noqa: B008
    return b"".join(writer(name, kind)(items, layout))


# Flat rows


def test_flat_lines_have_the_columns_of_the_table() -> None:
    stories = [json.loads(line) for line in written("jsonl", [PAGE], Layout(rows="stories")).splitlines()]
    assert [list(story) for story in stories] == [[column.name for column in STORIES]] * 2
    assert stories[0]["places"] == ["Breskens", "Gent"]
    assert stories[1]["section"] == "Sport"
    times = [json.loads(line) for line in written("jsonl", [PAGE], Layout(rows="times")).splitlines()]
    assert [list(time) for time in times] == [[column.name for column in TIMES]] * len(LEAD.times)
    assert times[0]["begin"] == "2026-01-28T00:00:00+01:00"


def test_tabs_part_the_cells_of_tsv() -> None:
    header, first, *_ = written("tsv", [PAGE]).decode().split("\r\n")
    assert header.split("\t") == [column.name for column in STORIES]
    assert first.split("\t")[:2] == ["page.txt", "article"]


# ninjs


@pytest.fixture(scope="session")
def ninjs() -> Draft202012Validator:
    if not SCHEMA.exists():
        pytest.skip("the IPTC's schema is not there")
    anything = Resource.from_contents({"$schema": "https://json-schema.org/draft/2020-12/schema"})
    registry: Registry[Any] = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", anything)
    return Draft202012Validator(json.loads(SCHEMA.read_text()), format_checker=FormatChecker(), registry=registry)


@pytest.mark.parametrize("page", [PAGE, PAGE._replace(article=None), WIRED], ids=["page", "listing", "wire"])
def test_an_item_is_valid_by_the_schema_of_the_iptc(ninjs: Draft202012Validator, page: Page) -> None:
    [item] = [json.loads(line) for line in written("ninjs", [page]).splitlines()]
    assert [error.message for error in ninjs.iter_errors(item)] == []
    assert len(item["associations"]) == 1


def test_an_item_says_what_the_wire_said() -> None:
    item = json.loads(written("ninjs", [WIRED]))
    assert (item["pubStatus"], item["version"], item["urgency"]) == ("withheld", "2", 3)
    assert item["embargoedUntil"] == "2026-02-01T06:00:00+01:00"
    assert item["versionCreated"] == "2026-01-31T18:20:00+01:00"


@given(st.text(min_size=1))
@settings(max_examples=50)
def test_any_text_makes_a_valid_item(ninjs: Draft202012Validator, text: str) -> None:
    item = json.loads(written("ninjs", [with_text(text)]))
    assert [error.message for error in ninjs.iter_errors(item)] == []


# Feeds


@pytest.mark.parametrize("name", ["atom", "rss"])
@pytest.mark.parametrize(("kind", "items"), [("pages", [PAGE, PAGE]), ("stories", [TEASER, LEAD])])
def test_a_feed_is_read_by_a_reader(name: str, kind: Any, items: list[Any]) -> None:
    feed = feedparser.parse(written(name, items, kind=kind))
    assert not feed.bozo
    assert [entry.id for entry in feed.entries] == [f"urn:wirecli:story:{story.id}" for story in (LEAD, TEASER)]
    assert feed.entries[0].title == LEAD.headline
    assert feed.entries[0].published_parsed[:5] == (2026, 1, 31, 17, 0)
    assert "<blockquote>" in feed.entries[0].content[0].value


def test_a_json_feed_keeps_its_rules() -> None:
    feed = json.loads(written("jsonfeed", [PAGE]))
    assert feed["version"].startswith("https://jsonfeed.org/version/")
    assert all(item["id"] and ("content_html" in item or "content_text" in item) for item in feed["items"])
    assert feed["items"][0]["url"] == "https://example.org/page"
    assert feed["items"][1]["_wirecli"]["earliest"] == "2026-01-31T16:30:00+01:00"


def test_a_feed_keeps_the_newest() -> None:
    moments = [at("2026-01-31T00:00").replace(hour=n // 60, minute=n % 60) for n in range(1200)]
    stories = [
        LEAD._replace(id=f"{n:016x}", published=LEAD.published and LEAD.published._replace(time=moment))
        for n, moment in enumerate(moments)
    ]
    _, entries = feeds.entries(stories)
    assert [entry.story.id for entry in entries] == [f"{n:016x}" for n in reversed(range(700, 1200))]


@pytest.mark.parametrize("name", ["atom", "rss"])
@given(st.text(min_size=1))
@settings(max_examples=30)
def test_any_text_makes_a_feed_that_parses(name: str, text: str) -> None:
    assert not feedparser.parse(written(name, [with_text(text)])).bozo


# iCalendar


def test_a_calendar_holds_what_lies_ahead() -> None:
    clock = AHEAD._replace(
        type="TIME", grain="minute", begin=at("2026-02-04T14:00"), end=at("2026-02-04T14:01"), span=(7, 15)
    )
    calendar = icalendar.Calendar.from_ical(
        written("ics", [PAGE._replace(article=LEAD._replace(times=(MENTION, AHEAD, clock)))])
    )
    day, hour = calendar.walk("VEVENT")
    assert (day.decoded("dtstart"), day.decoded("dtend")) == (at("2026-02-04").date(), at("2026-02-05").date())
    assert hour.decoded("dtstart") == Instant(datetime(2026, 2, 4, 13, 0, tzinfo=UTC))
    assert day["summary"] == LEAD.headline
    assert day["description"] == LEAD.blocks[0].text


@pytest.mark.parametrize(
    "change", [{"grain": "year"}, {"type": "DURATION", "value": "P3D"}, {"begin": None}, {"type": "SET"}]
)
def test_what_no_agenda_can_hold_is_left_out(change: dict[str, Any]) -> None:
    story = LEAD._replace(times=(AHEAD._replace(**change),))
    assert b"VEVENT" not in written("ics", [story], kind="stories")


@pytest.mark.parametrize(
    ("text", "inside", "sentence"),
    [
        ("Zij kwam. Hij ging zaterdag weg. Toen niet.", "zaterdag", "Hij ging zaterdag weg."),
        ("Mr. J. de Vries kwam zaterdag. Dat was dat.", "zaterdag", "Mr. J. de Vries kwam zaterdag."),
        ("Zaterdag", "Zaterdag", "Zaterdag"),
        ('"Zaterdag!" riep hij. Ja.', "Zaterdag", '"Zaterdag!" riep hij.'),
        ("Op 3 nov. 2024 was het koud. Nu niet.", "3 nov. 2024", "Op 3 nov. 2024 was het koud."),
    ],
)
def test_the_sentence_around_a_mention(text: str, inside: str, sentence: str) -> None:
    start = text.index(inside)
    low, high = sentence_around(text, start, start + len(inside))
    assert text[low:high] == sentence


# Parquet


@pytest.mark.parametrize(("rows", "count"), [(None, 2), ("times", 2)])
def test_parquet_is_read_back_by_three_tools(tmp_path: Path, rows: Any, count: int) -> None:
    path = tmp_path / "table.parquet"
    path.write_bytes(written("parquet", [PAGE._replace(article=OLD)], Layout(rows=rows)))
    assert pq.read_table(path).num_rows == count
    assert len(polars.read_parquet(path)) == count
    assert duckdb.sql(f"select count(*) from '{path}'").fetchall() == [(count,)]


def test_years_from_the_first_to_the_last_stand_in_parquet(tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    path.write_bytes(written("parquet", [PAGE._replace(article=OLD)], Layout(rows="times")))
    walls = duckdb.sql(f"select year(begin_wall), year(end_wall) from '{path}' order by number").fetchall()
    assert walls == [(1, 1500), (9999, 9999)]
    frame = polars.read_parquet(path)
    assert frame["begin_wall"].dt.year().to_list() == [1, 9999]
    assert frame["end"].dt.year().to_list() == [1499, 9999]  # in UTC the year 1500 begins a little earlier
    assert frame["begin_iso"].to_list()[0] == "0001-01-01T00:00:00+00:20"


def test_parquet_has_all_that_csv_has(tmp_path: Path) -> None:
    table = pq.read_table(io.BytesIO(written("parquet", [PAGE]))).to_pylist()
    for row, placed in zip(table, stories_of(PAGE), strict=True):
        for column in STORIES:
            value = column.of(placed)
            told = row[column.name]
            assert told == (list(value) if isinstance(value, tuple) else value), column.name


def test_an_empty_table_has_its_schema() -> None:
    table = pq.read_table(io.BytesIO(written("parquet", [])))
    assert table.num_rows == 0
    assert table.schema.field("published").type.tz == "UTC"
