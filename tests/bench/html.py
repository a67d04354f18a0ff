"""The project's own HTML pages beside trafilatura and newspaper4k, where they are installed.

Counted are the teasers of related blocks that leak into the article's text, the datelines that are left in it, and the
milliseconds a page. Datelines told apart and relative stamps that got a time are wirecli's alone: the others give text
and have no field for them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from statistics import median
from typing import Any

from tests.bench.measure import seconds
from tests.running import ROOT
from wirecli import Page, convert_bytes

PAGES = sorted((ROOT / "examples").glob("*.html"))
READ = datetime.fromisoformat("2026-03-14T12:00:00+01:00")
RUNS = 30


def report() -> None:
    """A row a tool; wirecli's own reading of the pages, checked by its tests, is what the others are held against."""
    sources = [path.read_bytes() for path in PAGES]
    pages = [convert_bytes(data, reference=READ) for data in sources]
    teasers = [_teasers(page) for page in pages]
    total = sum(map(len, teasers))
    print(f"{len(PAGES)} pages, {total} teasers with text, {_datelines(pages)} datelines, {_stamped(pages)} stamps")
    print(f"{'':12} {'leaked':>7} {'left in':>8} {'ms a page':>10}")
    leads = [page.article.dateline.text for page in pages if page.article and page.article.dateline]
    bodies = [_body(page) for page in pages]
    _row("wirecli", bodies, teasers, leads, lambda data: convert_bytes(data, reference=READ), sources)
    for name, module, read in (("trafilatura", "trafilatura", _trafilatura), ("newspaper4k", "newspaper", _newspaper)):
        if find_spec(module) is None:
            print(f"{name:12} not installed")
            continue
        reader = read(import_module(module))
        _row(name, [reader(data) for data in sources], teasers, leads, reader, sources)


def _row(
    name: str,
    texts: list[str],
    teasers: list[list[str]],
    datelines: list[str],
    reader: Callable[[bytes], Any],
    sources: list[bytes],
) -> None:
    leaked = sum(teaser in text for text, own in zip(texts, teasers, strict=True) for teaser in own)
    left = sum(dateline in text for dateline in datelines for text in texts)
    each = median(1000 * seconds(partial(reader, data)) for data in sources for _ in range(RUNS))
    print(f"{name:12} {leaked:7} {left:8} {each:10.2f}")


def _teasers(page: Page) -> list[str]:
    return [block.text for related in page.related for story in related.stories for block in story.blocks]


def _body(page: Page) -> str:
    return "\n".join(block.text for block in page.article.blocks) if page.article else ""


def _datelines(pages: list[Page]) -> int:
    return sum(story.dateline is not None for page in pages for story in page.stories())


def _stamped(pages: list[Page]) -> int:
    stories = [story for page in pages for story in page.stories()]
    return sum(story.published is not None and story.published.origin == "stamp" for story in stories)


def _trafilatura(library: Any) -> Callable[[bytes], str]:
    return lambda data: library.extract(data.decode(), favor_precision=True) or ""


def _newspaper(library: Any) -> Callable[[bytes], str]:
    def read(data: bytes) -> str:
        article = library.Article("https://courier.example/", language="nl")
        article.download(input_html=data.decode())
        article.parse()
        return str(article.text)

    return read
