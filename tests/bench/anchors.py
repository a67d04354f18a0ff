"""The other extractors, each a function of a page's HTML; run by the Python of an environment that has them.

    python anchors.py < PAGES.json > ANSWERS.json

In: a JSON list of pages. Out: by tool its version, the milliseconds of each page (the median of three runs behind a
first), and for each page its text and the day on which it says that the page was published.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from statistics import median
from typing import Any

RUNS = 3


def _trafilatura(html: str) -> tuple[str, str | None]:
    found = import_module("trafilatura").bare_extraction(html, with_metadata=True)
    return (found.text or "", found.date) if found is not None else ("", None)


def _newspaper(html: str) -> tuple[str, str | None]:
    article = import_module("newspaper").Article("https://krant.example/", language="nl")
    article.download(input_html=html)
    article.parse()
    date = article.publish_date
    return article.text, date.isoformat()[:10] if date else None


def _readability(html: str) -> tuple[str, str | None]:
    summary = import_module("readability").Document(html).summary()
    return import_module("lxml.html").fromstring(summary).text_content(), None


def _htmldate(html: str) -> tuple[str, str | None]:
    return "", import_module("htmldate").find_date(html, original_date=True)


TOOLS: dict[str, Callable[[str], tuple[str, str | None]]] = {
    "trafilatura": _trafilatura,
    "newspaper4k": _newspaper,
    "readability-lxml": _readability,
    "htmldate": _htmldate,
}


def answers(pages: list[str]) -> dict[str, Any]:
    """What each tool says of each page."""
    found: dict[str, Any] = {}
    for name, read in TOOLS.items():
        told = [read(page) for page in pages]
        each = []
        for page in pages:
            times = []
            for _ in range(RUNS):
                began = time.perf_counter()
                read(page)
                times.append(1000 * (time.perf_counter() - began))
            each.append(median(times))
        found[name] = {"version": version(name), "ms": each, "told": told}
    return found


if __name__ == "__main__":
    json.dump(answers(json.load(sys.stdin)), sys.stdout)
