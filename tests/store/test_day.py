"""A simulated day: a listing that is saved every ten minutes becomes one feed with times narrowed to minutes."""

from __future__ import annotations

import json
import os
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.running import Result, in_process
from tests.samples import ZONE
from tests.store.newsday import day, listing
from wirecli.base.clock import placed
from wirecli.store import Filter, stories

CRAWLS = 144
TEN_MINUTES = timedelta(minutes=10)


@pytest.mark.parametrize(
    ("seed", "date"),
    [(1, "2026-01-31"), (2, "2026-03-29"), (3, "2026-10-25")],
    ids=["a winter's day", "clocks go forward", "clocks go back"],
)
def test_a_day_of_crawls(tmp_path: Path, seed: int, date: str) -> None:
    random = Random(seed)
    begin = placed(datetime.fromisoformat(date), ZONE)
    news = day(begin, random)
    saved, store, feed = tmp_path / "listing.txt", tmp_path / "news.db", tmp_path / "feed.jsonl"
    shown: set[str] = set()
    for crawl in range(1, CRAWLS + 1):
        moment = begin.astimezone(UTC) + crawl * TEN_MINUTES + timedelta(seconds=random.randrange(60))
        page = listing(news, moment, pinned=random.random() < 0.3)
        shown.update(item.at(moment) for item in news if f"- {item.at(moment)}\n" in page)
        saved.write_text(page)
        os.utime(saved, (moment.timestamp(),) * 2)
        done = in_process(["convert", str(saved), "--store", str(store), "--new", "--append", str(feed), "--quiet"])
        assert done == Result(0, b"", b"")

    pages = [json.loads(line) for line in feed.read_bytes().splitlines()]
    emitted = Counter(_text(told["blocks"]) for page in pages for block in page["related"] for told in block["stories"])
    assert emitted == dict.fromkeys(shown, 1)  # every story and every edit of it, once

    stored = {_text(told.to_dict()["blocks"]): told for told in stories(str(store), Filter(), ZONE)}
    assert set(stored) == shown
    for item in news:
        for words in shown & {item.text, item.revision}:
            published = stored[words].published
            assert published is not None
            assert published.earliest is not None
            assert published.earliest <= item.published <= published.latest
            assert published.latest - published.earliest <= TEN_MINUTES
        if {item.text, item.revision} <= shown:
            assert stored[item.revision or ""].revises == stored[item.text].id


def _text(blocks: list[dict[str, str]]) -> str:
    return " ".join(block["text"] for block in blocks)
