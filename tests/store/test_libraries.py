"""Sites that round as libraries do: a day of crawls, what a store learns of a site, and pages from a cache."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median

import pytest

from tests.samples import ZONE
from tests.stamps.listings import Stamper, stampers
from tests.store.newsday import News, day
from wirecli.convert import convert_text
from wirecli.model import Page, Story
from wirecli.store import Filter, recording, stories
from wirecli.store.sightings import CACHED

CRAWLS = 144
TEN_MINUTES = timedelta(minutes=10)
LONGEST = 25
BEGIN = datetime(2026, 1, 31, tzinfo=ZONE)


def listing(news: list[News], stamper: Stamper, moment: datetime, made: datetime | None = None) -> str:
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


def widths(store: Path, news: list[News]) -> list[timedelta]:
    """How wide the bounds of each story are, all of which hold the truth."""
    found = []
    told = stored(store)
    for item in news:
        if item.text in told:
            published = told[item.text].published
            assert published is not None
            assert published.earliest is not None
            assert published.earliest <= item.published <= published.latest, item.published
            found.append(published.latest - published.earliest)
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
    assert median(found) <= TEN_MINUTES
