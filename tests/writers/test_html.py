"""The page as HTML: all that the page says, nothing that runs, marks and notes that belong together."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.samples import LEAD, MENTION, PAGE, TEASER, with_text
from wirecli.writers import Layout, ReadText, writer
from wirecli.writers.items import plain


def written(items: list[Any], kind: Any = "pages") -> str:
    return b"".join(writer("html", kind)(items, Layout())).decode()


def parsed(page: str) -> Any:
    return etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8"))


def said(page: str) -> str:
    return " ".join("".join(parsed(page).find("body").itertext()).split())  # a space that holds a date together, too


class Balance(HTMLParser):
    """Whether every element that is opened is closed in its order."""

    VOID = frozenset({"meta", "line", "rect"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID:
            return
        assert self.open.pop() == tag


@pytest.mark.parametrize(
    ("kind", "items"),
    [
        ("pages", []),
        ("pages", [PAGE, PAGE._replace(article=None)]),
        ("stories", [LEAD, TEASER]),
        ("mentions", [ReadText("Sinds woensdag.", (MENTION,))]),
    ],
)
def test_elements_are_closed_in_order_and_ids_are_unique(kind: Any, items: list[Any]) -> None:
    page = written(items, kind)
    balance = Balance()
    balance.feed(page)
    assert balance.open == []
    ids = parsed(page).xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(parsed(page).xpath("//mark/@aria-describedby")) <= set(ids)


def test_the_page_says_all_that_the_story_says() -> None:
    text = said(written([PAGE]))
    for part in (LEAD.headline, LEAD.byline, "BRESKENS/GENT", "Meer uit Sport", "Deel dit artikel"):
        assert part is not None
        assert part in text
    assert all(" ".join(block.text.split()) in text.replace("woensdag1", "woensdag").replace("vier jaar2", "vier jaar")
               for block in LEAD.blocks)  # fmt: skip


def test_a_mark_has_its_note() -> None:
    page = parsed(written([PAGE]))
    mark, *_ = page.xpath("//mark")
    [note] = page.xpath(f"//*[@id='{mark.get('aria-describedby')}']")
    assert mark.text == "woensdag"
    assert "Wed\xa028\xa0Jan\xa02026" in "".join(note.itertext())
    assert note.find(".//time").get("datetime") == "2026-01-28T00:00:00+01:00"


def test_bounds_are_bars_on_one_axis() -> None:
    [chart] = parsed(written([PAGE])).xpath("//svg")
    span = chart.find("line[@class='span']")
    assert float(span.get("x1")) < float(span.get("x2")) <= 1000
    assert chart.get("aria-hidden") == "true"  # what it shows stands beside it in words
    assert "Sat 31 Jan 2026 16 17 18 16:30–17:30" in said(written([PAGE]))


@given(st.text(st.characters(codec=None)))
@settings(max_examples=60)
def test_any_text_is_text(text: str) -> None:
    page = written([with_text(f"<script>{text}</script>")])
    root = parsed(page)
    assert root.xpath("//script | //img | //iframe | //link | //@onclick | //style/@src") == []
    assert root.xpath("//h1")[0].text == plain(f"<script>{text}</script>")


def test_only_addresses_of_the_web_are_links() -> None:
    source = PAGE.source._replace(url="javascript:alert(1)")
    assert parsed(written([PAGE._replace(source=source)])).xpath("//a") == []


def test_it_needs_no_network() -> None:
    page = written([PAGE._replace(source=PAGE.source._replace(url=None))])
    assert "http" not in page.replace("http-equiv", "")
    assert "@import" not in page
    assert "url(" not in page
