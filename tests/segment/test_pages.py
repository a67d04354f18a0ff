"""Pages of every kind (`tests/pages/NAME.txt`), each with what it must yield (`NAME.json`, in the form of the gold)."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

import wirecli
from tests.lossless import lost
from tests.running import ROOT

PAGES = ROOT / "tests" / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.json"))


def _convert(name: str) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """A page's text, what the converter makes of it, and what it should."""
    case = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    text = (PAGES / f"{name}.txt").read_bytes().decode("utf-8")
    published = case["published"]
    page = wirecli.convert_text(
        text,
        reference=datetime.fromisoformat(case["at"]),
        published=datetime.fromisoformat(published) if published else None,
        stamp_rounding="floor",  # the listings of the gold count down
    )
    return text, page.to_dict(), case["page"]


def _facts(page: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """The facts of a page that can be right or wrong on their own."""
    for where, story in _stories(page):
        dateline = story.get("dateline") or {}
        published = story.get("published") or {}
        for key in ("section", "headline", "byline", "stamp"):
            yield where, key, story.get(key)
        yield where, "publication_lines", tuple(story.get("publication_lines", ()))
        yield where, "dateline", dateline.get("text"), *dateline.get("places", ()), *dateline.get("credits", ())
        for key in ("time", "earliest", "latest", "origin"):
            yield where, key, published.get(key)
        for position, block in enumerate(story.get("blocks", ())):
            yield where, "block", position, block["type"], block["text"]
    for number, block in enumerate(page["related"]):
        yield number, block["label"], block["section"], len(block["stories"])
    yield "furniture", *page["furniture"]
    yield "warnings", *(w if isinstance(w, str) else w["code"] for w in page["warnings"])


def _stories(page: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if page["article"]:
        yield "article", page["article"]
    for number, block in enumerate(page["related"]):
        for place, story in enumerate(block["stories"]):
            yield f"related {number} story {place}", story


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_cut_and_dated_as_it_should_be(name: str) -> None:
    _, told, expected = _convert(name)
    facts, gold = Counter(_facts(told)), Counter(_facts(expected))
    assert {"missing": gold - facts, "extra": facts - gold} == {"missing": Counter(), "extra": Counter()}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_page_is_lost(name: str) -> None:
    text, told, _ = _convert(name)
    assert lost(text, told) == {}


@pytest.mark.parametrize("end", ["", ".", " -", "/>", "?"])
@pytest.mark.parametrize(
    "line", ["De kade van Goes is sinds woensdag weer open voor schepen. Dat bleek", "<a b='kade en meer'"]
)
def test_a_headline_that_is_printed_twice_and_nothing_else_is_told_once(line: str, end: str) -> None:
    text = f"{line}{end}\n{line}{end}\n"
    assert lost(text, wirecli.convert_text(text, reference=datetime(2026, 1, 31, 18, 30, tzinfo=UTC)).to_dict()) == {}


def test_a_label_that_heads_no_story_is_kept() -> None:
    for text in ("Meer Binnenland\n3", "Kop\n\nDe brug is weer open.\n\nNet binnen\n3"):
        page = wirecli.convert_text(text, reference=datetime(2026, 1, 31, 18, 30, tzinfo=UTC)).to_dict()
        assert lost(text, page) == {}
        assert page["related"] == []


@pytest.mark.parametrize("names", ["NP" * 200, "A-" * 200, "A & B " * 80, "Aa " * 200])
def test_a_picture_s_names_take_time_in_proportion(names: str) -> None:
    begun = time.process_time()
    wirecli.convert_text(f"Kop\n\nEen zin.\n\nFoto A{names}>\n", reference=datetime(2026, 1, 31, 18, 30, tzinfo=UTC))
    assert time.process_time() - begun < 5
