"""Sites that round as libraries do: a day of crawls, what a store learns of a site, and pages from a cache."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median

import pytest

from tests.samples import ZONE
from tests.stamps.listings import Stamper, stampers
from tests.store.newsday import News, day
from tests.store.older import downgrade
from wirecli.convert import convert_text
from wirecli.model import Instant, Page, Story
from wirecli.store import Filter, recording, stories
from wirecli.store.sightings import CACHED

CRAWLS = 144
TEN_MINUTES = timedelta(minutes=10)
LONGEST = 25
BEGIN = Instant(datetime(2026, 1, 31, tzinfo=ZONE))


def listing(news: list[News], stamper: Stamper, moment: Instant, made: Instant | None = None) -> str:
    """The site's page at a moment, stamped by a library; it was `made` before, if it lay in a cache."""
    made = made or moment
    shown = [item for item in reversed(news) if item.published <= made][:LONGEST]
    teasers = []
    for item in shown:
        printed = stamper.stamp(item.published, made)
        teasers.append(f"{item.place.upper()} ({item.credit}) - {item.text}\n{printed[0] if printed else ''}\n")
    return "Net binnen\n" + "".join(teasers)


def record(store: Path, page: str, moment: datetime, name: str = "listing.txt") -> Page:
    with recording(str(store)) as recorder:
        return recorder.record(convert_text(page, reference=moment, name=name)).page


def stored(store: Path) -> dict[str, Story]:
    return {" ".join(block.text for block in story.blocks): story for story in stories(str(store), Filter(), ZONE)}


def widths(store: Path, news: list[News]) -> list[float]:
    """How many seconds wide the bounds of each story are, all of which hold the truth."""
    found = []
    told = stored(store)
    for item in news:
        if item.text in told:
            published = told[item.text].published
            assert published is not None
            assert published.earliest is not None
            assert published.earliest <= item.published <= published.latest, item.published
            found.append((published.latest - published.earliest).total_seconds())
    assert len(found) == len(told)  # every story once
    return found


@pytest.mark.parametrize(
    "library",
    ["moment-nl", "dayjs-nl", "datefns-formatDistance", "luxon", "relative-time-element", "wordpress-nl-ago"],
)
def test_a_day_of_crawls_by_each_library(tmp_path: Path, library: str) -> None:
    random = Random(library)
    news = day(BEGIN, random)
    store = tmp_path / "news.db"
    stamper = stampers()[library]
    with recording(str(store)) as recorder:
        for crawl in range(1, CRAWLS + 1):
            moment = BEGIN.astimezone(UTC) + crawl * TEN_MINUTES + timedelta(seconds=random.randrange(60))
            page = convert_text(listing(news, stamper, moment.astimezone(ZONE)), reference=moment, name="listing.txt")
            assert "sightings-conflict" not in [warning.code for warning in recorder.record(page).page.warnings]
    found = widths(store, news)
    assert len(found) > 50
    assert median(found) <= 600


TEASER = "GENT (BELGA) - De brug over de Leie is na een jaar van werken weer open voor het verkeer uit de stad."
SECOND = "GOES (ANP) - De trein naar Vlissingen rijdt weer nu de bovenleiding na de storm is hersteld, meldt ProRail."


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def bounds(store: Path, words: str = TEASER) -> tuple[datetime, datetime]:
    published = stored(store)[words.partition(" - ")[2]].published
    assert published is not None
    assert published.earliest is not None
    return published.earliest, published.latest


def test_a_site_that_rounds_is_not_narrowed_to_a_wrong_minute(tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    for clock, stamp in (("18:30", "één uur geleden"), ("18:40", "2 uur geleden")):
        page = record(store, f"Net binnen\n{TEASER}\n{stamp}\n", at(f"2026-01-31T{clock}"))
        assert page.warnings == ()
    earliest, latest = bounds(store)
    assert earliest <= at("2026-01-31T17:10") <= latest
    assert page.source.stamps is not None
    assert set(page.source.stamps.libraries) == {"dayjs", "moment"}


def test_what_one_story_tells_of_a_site_narrows_another(tmp_path: Path) -> None:
    """`40 minuten` at 17:50 and `één uur` at 18:00 can't be counted down, nor can `één uur` elsewhere on the site."""
    store = tmp_path / "news.db"
    record(store, f"Net binnen\n{SECOND}\néén uur geleden\n", at("2026-01-31T12:00"), "site/1.txt")
    record(store, f"Net binnen\n{SECOND}\néén uur geleden\n", at("2026-01-31T12:00"), "other/1.txt")
    wide = bounds(store, SECOND)
    assert wide == (at("2026-01-31T10:00"), at("2026-01-31T11:18"))
    for clock, stamp in (("17:50", "40 minuten geleden"), ("18:00", "één uur geleden")):
        record(store, f"Net binnen\n{TEASER}\n{stamp}\n", at(f"2026-01-31T{clock}"), "site/2.txt")
    assert bounds(store, SECOND) == (at("2026-01-31T10:30"), at("2026-01-31T11:18"))


def test_a_host_is_a_site_wherever_its_pages_were_saved(tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    told = f"Net binnen\n{TEASER}\n2 uur geleden\n"
    for address, name in (("https://www.krant.nl/a", "x/1.txt"), ("https://krant.nl/b", "y/2.txt"), ("", "y/3.txt")):
        page = convert_text(told, reference=at("2026-01-31T18:30"), name=name)
        with recording(str(store)) as recorder:
            recorder.record(page._replace(source=page.source._replace(url=address or None)))
    with sqlite3.connect(store) as connection:
        assert {key for (key,) in connection.execute("SELECT key FROM site")} == {"krant.nl", "y"}


def test_no_library_explains_every_sighting(tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    record(store, f"Net binnen\n{TEASER}\n7 minuten geleden\n", at("2026-01-31T12:00"))
    page = record(store, f"Net binnen\n{TEASER}\n7 minuten geleden\n", at("2026-01-31T14:00"))
    assert [warning.code for warning in page.warnings] == ["sightings-conflict"]
    assert bounds(store) == (at("2026-01-31T11:52"), at("2026-01-31T11:53:30"))


@pytest.mark.parametrize("library", ["luxon", "moment-nl"])
@pytest.mark.parametrize("late_first", [False, True], ids=["then from the cache", "first from the cache"])
def test_pages_from_a_cache_are_kept_apart(tmp_path: Path, library: str, late_first: bool) -> None:
    random = Random(library)
    news, stamper, store = day(BEGIN, random), stampers()[library], tmp_path / "news.db"
    made = BEGIN + timedelta(hours=12)
    for crawl in range(1, 30):
        moment = BEGIN + timedelta(hours=12) + crawl * TEN_MINUTES
        # A cache that keeps a page for twenty minutes.
        if late_first == (crawl % 3 == 1):
            made = moment
        page = record(store, listing(news, stamper, moment, made), moment)
        assert "sightings-conflict" not in [warning.code for warning in page.warnings]
    assert moment - made < CACHED


def test_a_late_sighting_mends_what_a_cache_had_told(tmp_path: Path) -> None:
    """The first page was made ten minutes before it was read: `2 minuten geleden` was said too late."""
    store = tmp_path / "news.db"
    record(store, f"Net binnen\n{TEASER}\n2 minuten geleden\n", at("2026-01-31T12:12"))
    page = record(store, f"Net binnen\n{TEASER}\n22 minuten geleden\n", at("2026-01-31T12:22"))
    assert page.warnings == ()
    earliest, latest = bounds(store)
    assert earliest <= at("2026-01-31T12:00") <= latest
    assert latest - earliest <= timedelta(minutes=2)


def test_a_store_of_version_1_is_mended(tmp_path: Path) -> None:
    """It took every age to be counted down, and narrowed `één uur` and `2 uur` of a site that rounds to 16:30-16:40."""
    store = tmp_path / "news.db"
    for clock, stamp in (("18:30", "één uur geleden"), ("18:40", "2 uur geleden")):
        page = f"Net binnen\n{TEASER}\n{stamp}\n"
        with recording(str(store)) as recorder:
            recorder.record(convert_text(page, reference=at(f"2026-01-31T{clock}"), stamp_rounding="floor"))
    assert bounds(store) == (at("2026-01-31T16:30"), at("2026-01-31T16:40"))
    downgrade(store, 1)
    record(store, f"Net binnen\n{SECOND}\n2 uur geleden\n", at("2026-01-31T18:30"))
    assert bounds(store) == (at("2026-01-31T16:30"), at("2026-01-31T17:10"))
