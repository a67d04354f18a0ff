"""The templates of `tests.cms` beside trafilatura, newspaper4k, readability-lxml and htmldate, in one run on the same
pages.

The others live in an environment of their own, built once below `.bench/`. Of each tool: the share of the articles'
paragraphs that its text has whole, of furniture and captions that it keeps out, of teasers' headlines that it keeps
apart, of pages whose day it says right, and the milliseconds a page. A front page's article is none: what a tool
gives as its text counts against it. wirecli's own times include its reading of every time in the text.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests import cms
from tests.bench.measure import seconds
from tests.running import ROOT
from wirecli import Page, convert_text

ENVIRONMENT = ROOT / ".bench" / "anchors"
PINNED = ("trafilatura==2.3.1", "newspaper4k==0.9.6", "readability-lxml==0.9", "htmldate==1.11.0", "lxml_html_clean")
SEEDS = 6
RUNS = 5


class Row(NamedTuple):
    """A tool's figures: shares from 0 to 1, None where it has no say, and milliseconds."""

    tool: str
    text: float | None
    kept_out: float | None
    apart: float | None
    dated: float | None
    ms: float


def report() -> None:
    """A row a tool."""
    pages = [cms.made(template, seed) for template in cms.TEMPLATES for seed in range(SEEDS)]
    size = sum(len(made.html) for made in pages) / len(pages) / 1000
    print(f"{len(pages)} pages of {len(cms.TEMPLATES)} templates, {size:.1f} KB each")
    print(f"{'':26} {'text':>7} {'kept out':>9} {'apart':>7} {'dated':>7} {'ms a page':>10}")
    rows = [_wirecli(pages), *_anchors(pages)]
    for row in rows:
        shares = "".join(f"{_share(share):>{width}}" for share, width in zip(row[1:5], (8, 10, 8, 8), strict=True))
        print(f"{row.tool:26}{shares} {row.ms:10.2f}")


def _share(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f} %"


def _wirecli(pages: Sequence[cms.Made]) -> Row:
    told = [convert_text(made.html, reference=cms.READ) for made in pages]
    texts = [_body(page) for page in told]
    days = [_day(page) for page in told]
    ms = median(
        1000 * seconds(partial(convert_text, made.html, reference=cms.READ)) for made in pages for _ in range(RUNS)
    )
    return _row("wirecli", pages, texts, days, ms)


def _body(page: Page) -> str:
    return "\n".join(block.text for block in page.article.blocks if block.type != "caption") if page.article else ""


def _day(page: Page) -> str | None:
    published = page.article.published if page.article else None
    return published.time.date().isoformat() if published else None


def _anchors(pages: Sequence[cms.Made]) -> list[Row]:
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists() and not _built(python):
        print("the others could not be installed: no network?")
        return []
    script = Path(__file__).with_name("anchors.py")
    run = subprocess.run(
        [python, "-P", script],
        input=json.dumps([made.html for made in pages]),
        capture_output=True,
        text=True,
        check=True,
    )
    rows = []
    for tool, found in json.loads(run.stdout).items():
        texts, days = zip(*found["told"], strict=True)
        rows.append(_row(f"{tool} {found['version']}", pages, texts, days, median(found["ms"])))
    return rows


def _built(python: Path) -> bool:
    print(f"building {ENVIRONMENT.relative_to(ROOT)} (once)", flush=True)
    subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    # An older pip, as venv brings it, fails on the extras that these packages ask of lxml.
    runs = (["--upgrade", "pip"], list(PINNED))
    return all(subprocess.run([*install, *what], check=False).returncode == 0 for what in runs)


def _row(tool: str, pages: Sequence[cms.Made], texts: Sequence[str], days: Sequence[str | None], ms: float) -> Row:
    squeezed = [" ".join(text.split()) for text in texts]
    leads = [(made.lead, text) for made, text in zip(pages, squeezed, strict=True) if made.lead is not None]
    whole = [paragraph in text for lead, text in leads for paragraph in lead.paragraphs]
    pairs = list(zip(pages, squeezed, strict=True))
    out = [line not in text for made, text in pairs for line in made.furniture]
    apart = [item.headline not in text for made, text in pairs for item in made.teasers]
    right = [made.lead.published.date().isoformat() == day for made, day in zip(pages, days, strict=True) if made.lead]
    told = any(texts)
    return Row(
        tool,
        _mean(whole) if told else None,
        _mean(out) if told else None,
        _mean(apart) if told else None,
        _mean(right) if any(days) else None,
        ms,
    )


def _mean(answers: Sequence[bool]) -> float:
    return sum(answers) / len(answers)
