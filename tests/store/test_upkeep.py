"""A store over the years: older versions, what it keeps of a story, parts of a file, events by day, revisions."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.samples import ZONE
from tests.store.newsday import edits, text
from tests.store.older import downgrade
from tests.store.test_store import NOON, TEXT, listed, page, stamped, story
from wirecli import convert_text
from wirecli.model import Instant, Micros, Story, StoryKind, Wire
from wirecli.store import Filter, recording, sourced
from wirecli.store.bands import bands, buckets
from wirecli.store.intervals import intervals
from wirecli.store.schema import VERSION
from wirecli.store.sightings import REVISION_DAYS, micros, trace

SPEAKING = "BRESKENS (ANP) - Zaterdag vaart de veerboot weer, en op 3 maart 2026 om 10.00 uur opent de nieuwe haven."


@pytest.mark.parametrize("version", range(1, VERSION))
def test_an_older_store_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    store = tmp_path / "news.db"
    with recording(str(store)) as recorder:
        recorder.record(convert_text(SPEAKING, reference=NOON))
        recorder.record(page(NOON, stamped(story(TEXT), NOON, hours=1)))
    before = listed(str(store))
    downgrade(store, version)
    edited = story(TEXT + " en de kade weer droog was")
    with recording(str(store)) as recorder:
        later = recorder.record(page(NOON + timedelta(hours=1), edited)).page.stories()[0]
    assert later.revises == story(TEXT).id
    after = [told for told in listed(str(store)) if told.id != edited.id]
    if version == 1:  # its bounds took every site to count down, and are wider now
        after, before = ([told._replace(published=None) for told in those] for those in (after, before))
    assert after == before
    on = Filter(ends_after=NOON, begins_before=NOON + timedelta(days=1), grain="day")
    assert len(list(sourced(str(store), on, ZONE))) == 1


@pytest.mark.parametrize("kind", ["update", "teaser", "article"])
def test_what_newer_readers_say_of_a_story_is_kept(tmp_path: Path, kind: StoryKind) -> None:
    store = str(tmp_path / "news.db")
    wire = Wire(**dict.fromkeys(Wire._fields))._replace(embargo=NOON + timedelta(hours=3))
    told = story(TEXT)._replace(kind=kind, modified=NOON, wire=wire)
    with recording(store) as recorder:
        recorder.record(page(NOON, told))
    (found,) = listed(store)
    assert (found.kind, found.modified, found.wire) == (kind, NOON, wire)


def test_each_part_of_a_file_has_its_row(tmp_path: Path) -> None:
    store = str(tmp_path / "news.db")
    first = page(NOON, story(TEXT))
    with recording(store) as recorder:
        for part, told in ((1, story(TEXT)), (2, story("Iets heel anders", place="Gent"))):
            source = first.source._replace(part=part, publisher="De Krant", url=f"https://krant.nl/{part}")
            other = page(NOON, told)
            recorder.record(other._replace(source=source._replace(format="page")))
    found = {told.id: source for told, source in sourced(store, Filter(), ZONE)}
    assert {(source.part, source.url, source.publisher) for source in found.values()} == {
        (1, "https://krant.nl/1", "De Krant"),
        (2, "https://krant.nl/2", "De Krant"),
    }


def test_the_index_of_times_finds_what_a_look_at_all_finds(tmp_path: Path) -> None:
    store = str(tmp_path / "news.db")
    random = Random(4)
    said = ("zaterdag", "gisteren", "volgend jaar", "in maart", "in 1974", "vanavond om 20.00 uur", "volgende week")
    with recording(store) as recorder:
        for number in range(60):
            words = f"GENT (BELGA) - Het bericht {number} gaat over {random.choice(said)} en {random.choice(said)}."
            recorder.record(convert_text(words, reference=NOON - timedelta(days=random.randrange(400))))
    rows = {told.id: list(intervals(told)) for told in listed(store)}
    for _ in range(60):
        begin = NOON - timedelta(days=random.randrange(-300, 600))
        end = begin + timedelta(days=random.choice((1, 30, 4000)))
        low, high = (int(moment.timestamp()) * 1_000_000 for moment in (begin, end))
        asked = Filter(ends_after=begin, begins_before=end, grain="century")
        expected = {key for key, those in rows.items() if any(i.begin < high and i.finish > low for i in those)}
        assert {told.id for told, _ in sourced(store, asked, ZONE)} == expected


def test_edits_share_a_band() -> None:
    random = Random(5)
    found = []
    for told in (text(random, sentences) for sentences in (2, 3, 4, 6) for _ in range(25)):
        for edited in edits(told, random).values():
            found.append(_named(story(told)) & _named(story(edited)) != set())
    assert sum(found) >= 0.99 * len(found)


def _named(told: Story) -> set[int]:
    return set(bands(trace(told), (";gent;", "")))


@pytest.mark.parametrize("days", [0, 1, REVISION_DAYS])
def test_versions_lie_in_the_buckets_that_are_looked_at(days: int) -> None:
    told = micros(Instant(datetime(2026, 1, 31, tzinfo=UTC)))
    other = Micros(told + days * 86_400_000_000)
    assert set(buckets(told)) & set(buckets(other))


def test_the_views_say_times_as_iso(tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    with recording(str(store)) as recorder:
        recorder.record(convert_text(SPEAKING, reference=NOON))
    with closing(sqlite3.connect(store)) as connection:
        moments = connection.execute("SELECT begin FROM mentions WHERE text LIKE '3 maart%'").fetchall()
        assert moments[0][0].startswith("2026-03-03T0")
        assert connection.execute("SELECT reference FROM pages").fetchone() == ("2026-01-31T11:00:00.000Z",)
        for view in ("stories", "sightings"):
            assert connection.execute(f"SELECT count(*) FROM {view}").fetchone() == (1,)
