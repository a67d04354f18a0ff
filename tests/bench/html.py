"""The project's own HTML pages beside trafilatura and newspaper4k, where they are installed.

Counted are the teasers of related blocks that leak into the article's text, the datelines told apart from it, the
relative stamps that got a time, and the milliseconds a page.
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
    print(f"{'':12} {'leaked':>7} {'datelines':>10} {'dated':>6} {'ms a page':>10}")
    _row("wirecli", [_body(page) for page in pages], teasers, str(_datelines(pages)), str(_stamped(pages)),
         lambda data: convert_bytes(data, reference=READ), sources)  # fmt: skip
    for name, module, read in (("trafilatura", "trafilatura", _trafilatura), ("newspaper4k", "newspaper", _newspaper)):
        if find_spec(module) is None:
            print(f"{name:12} not installed")
            continue
        reader = read(import_module(module))
        _row(name, [reader(data) for data in sources], teasers, "0", "0", reader, sources)


def _row(
    name: str,
    texts: list[str],
    teasers: list[list[str]],
    datelines: str,
    dated: str,
    reader: Callable[[bytes], Any],
    sources: list[bytes],
) -> None:
    leaked = sum(teaser in text for text, own in zip(texts, teasers, strict=True) for teaser in own)
    each = median(1000 * seconds(partial(reader, data)) for data in sources for _ in range(RUNS))
    print(f"{name:12} {leaked:7} {datelines:>10} {dated:>6} {each:10.2f}")


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
