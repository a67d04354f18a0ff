"""Time expressions: megabytes a second on news, beside chrono and dateparser on the same text; and the worst texts."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.measure import seconds
from tests.bench.news import articles
from tests.running import ROOT

NEWS = 1_000_000
WORST = 10_000_000
PASSES = 7
SLICE = 60_000
"""Characters of the same news for dateparser, which needs a second for some thousands of them."""
GOAL = 8.0
ANCHOR = datetime.fromisoformat("2024-11-30T18:00:00+01:00")
TOOLS = ROOT / ".bench"
SITE = TOOLS / "compiled" / "site"

WORST_TEXTS: dict[str, Callable[[int], str]] = {
    "digits": lambda size: "0123456789" * (size // 10),
    "one digit": lambda size: "7" * size,
    "de de de": lambda size: "de " * (size // 3),
    "gisteren gisteren": lambda size: "gisteren " * (size // 9),
    "van 3 tot 5 van 3 tot": lambda size: "van 3 tot 5 " * (size // 12),
    "number words": lambda size: "negenhonderdnegenennegentigduizend" * (size // 34),
    "number words apart": lambda size: "twee en een half " * (size // 17),
    "unbalanced": lambda size: "(\"'[{ - ,;: " * (size // 12),
    "spaces": lambda size: " " * size,
    "dots and digits": lambda size: "1.2:3-4/" * (size // 8),
    "combining accents": lambda size: "e\u0301" * (size // 2),
    "one clause of verbs": lambda size: "zal zei heeft gaat " * (size // 19),
    # A tenth of the size: each mention has a clause of eighty words to be read, and the next has it again.
    "one clause of days": lambda size: "en ging zaterdag " * (size // 170),
}

CHRONO = """
const chrono = require('chrono-node'), fs = require('fs');
const articles = JSON.parse(fs.readFileSync(0)), at = new Date('2024-11-30T18:00:00+01:00');
const found = [];
for (let pass = 0; pass < PASSES; pass++) {
  const began = process.hrtime.bigint(); let count = 0;
  for (const text of articles) count += chrono.nl.parse(text, at).length;
  found.push([Number(process.hrtime.bigint() - began) / 1e9, count]);
}
console.log(JSON.stringify(found));
""".replace("PASSES", str(PASSES))

OURS = f"""
import json, sys, time
from datetime import datetime
from wirecli import find_times
articles, at, found = json.load(sys.stdin), datetime.fromisoformat({ANCHOR.isoformat()!r}), []
for _ in range({PASSES}):
    began = time.perf_counter()
    count = sum(len(find_times(text, at)) for text in articles)
    found.append((time.perf_counter() - began, count))
print(json.dumps(found))
"""


def report() -> None:
    """Cold is the first pass of a fresh process, imports left out; warm is the median of the other passes."""
    news = articles(NEWS)
    size = sum(len(text.encode()) for text in news)
    print(f"news: {len(news)} invented articles, {size / 1e6:.2f} MB; goal {GOAL} MB/s warm, and ahead of chrono")
    _passes("wirecli", [sys.executable, "-c", OURS], news, size)
    if compiled():
        _passes("wirecli compiled", [sys.executable, "-c", OURS], news, size, cwd=SITE)
    if chrono():
        _passes("chrono nl", ["node", "-e", CHRONO], news, size, cwd=TOOLS)
    _dateparser(news)
    _worst(news)


def _passes(name: str, command: list[str], news: list[str], size: int, cwd: Path | None = None) -> None:
    done = subprocess.run(command, input=json.dumps(news).encode(), capture_output=True, check=True, cwd=cwd or ROOT)
    (cold, count), *warm = json.loads(done.stdout)
    typical = median(taken for taken, _ in warm)
    density = f"{count} found, one in {size / count:.0f} bytes" if count else "none found"
    print(f"{name:22} cold {size / cold / 1e6:6.2f} MB/s   warm {size / typical / 1e6:6.2f} MB/s   {density}")


def compiled() -> bool:
    """Whether the engine can be compiled here, which takes some minutes where it has changed."""
    if not shutil.which("cc"):
        print("wirecli compiled       not measured: no C compiler")
        return False
    done = subprocess.run(
        ["make", "--silent", str((SITE.parent / ".ready").relative_to(ROOT))],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        print(f"wirecli compiled       not measured: the build failed: {done.stderr.decode(errors='replace')[-200:]}")
    return not done.returncode


def chrono() -> bool:
    """Whether chrono can be run; it is installed for that in a folder that git doesn't track."""
    if not shutil.which("npm") or not shutil.which("node"):
        print("chrono nl              not measured: no npm")
        return False
    if not (TOOLS / "node_modules" / "chrono-node").exists():
        TOOLS.mkdir(exist_ok=True)
        done = subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(TOOLS), "chrono-node@2"],
            capture_output=True,
            check=False,
        )
        if done.returncode:
            print(
                f"chrono nl              not measured: npm failed: {done.stderr.decode(errors='replace').strip()[:200]}"
            )
            return False
    return True


def _dateparser(news: list[str]) -> None:
    from dateparser.search import search_dates

    text = "\n".join(news)[:SLICE]
    settings: Any = {"RELATIVE_BASE": ANCHOR.replace(tzinfo=None)}
    found: list[Any] = []
    taken = seconds(lambda: found.extend(search_dates(text, languages=["nl"], settings=settings) or []))
    speed = len(text.encode()) / taken / 1e6
    print(f"{'dateparser.search':22} cold {speed:6.3f} MB/s   {len(found)} found in {SLICE} characters")


def _worst(news: list[str]) -> None:
    """Each worst text beside plain news of the same size, and what a mention costs in each."""
    from wirecli import find_times

    for text in news:
        find_times(text, ANCHOR)
    plain = 0.0
    texts = {"plain news": lambda size: "\n".join(articles(size)), **WORST_TEXTS}
    print(f"texts of {WORST / 1e6:.0f} MB, the last of a tenth of that")
    for name, make in texts.items():
        text = make(WORST)
        found: list[Any] = []
        cost = seconds(lambda text=text, found=found: found.extend(find_times(text, ANCHOR))) / len(text.encode())  # type: ignore[misc]
        plain = plain or cost
        mention = f"   {1e6 * cost * len(text.encode()) / len(found):5.1f} µs a mention" if found else ""
        print(f"{name:22} {1e9 * cost:7.0f} ns/byte   {cost / plain:5.2f} × plain news{mention}")
