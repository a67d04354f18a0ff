"""Peaks of memory: pages of 8 MB, a thousand pages and fifty thousand."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.bench.store import FEW, MANY, _crawls
from tests.running import ENVIRONMENT, ROOT
from tests.store.newsday import CREDITS, PLACES, text

SIZE = 8_000_000
# MB at commit 765ea72 for these very pages, of which at most half is to be taken.
BEFORE = {"teasers.txt": 820, "teasers.html": 246, "links.html": 363, "clocks.txt": 1273, "clocks.html": 1278}
FLAT = 1.1


def report() -> None:
    """Each figure is the peak of a whole process, with the pages written to a file."""
    with tempfile.TemporaryDirectory() as name:
        for page, before in BEFORE.items():
            path = Path(name) / page
            path.write_text(_page(page))
            megabytes = _peak(path, Path(name))
            print(
                f"8 MB, {page:14} {megabytes:5.0f} MB, {megabytes / before:.2f} of 765ea72's (goal: 0.50)", flush=True
            )
        peaks = []
        for count in (FEW, MANY):
            folder = Path(name) / str(count)
            _crawls(folder, count)
            peaks.append(_peak(folder, Path(name)))
            print(f"{count:6} pages        {peaks[-1]:5.0f} MB", flush=True)
        print(f"{MANY} pages take {peaks[1] / peaks[0]:.2f} of what {FEW} do (goal: {FLAT} at most)")


def _page(name: str) -> str:
    random = Random(1)
    units: dict[str, Callable[[int], str]] = {
        "teasers.txt": lambda number: "URK (ANP) - Een.1 uur geleden",
        "teasers.html": lambda number: (
            f"<article><h3><a href='/n/{number}'>{random.choice(PLACES)} {random.choice(CREDITS)}</a></h3>"
            f"<p>{text(random, 1)}</p><time>{number % 23 + 1} uur geleden</time></article>\n"
        ),
        "links.html": lambda number: "<a href='x'>link</a> ",
        "clocks.txt": lambda number: f"{number % 24}.{number % 60:02} uur ",
        "clocks.html": lambda number: f"{number % 24}.{number % 60:02} uur ",
    }
    found: list[str] = []
    size = 0
    while size < SIZE:
        found.append(units[name](len(found)))
        size += len(found[-1])
    inside = "".join(found)
    return f"<html><body><p>{inside}</p></body></html>" if name.endswith(".html") else inside


def _peak(what: Path, folder: Path) -> float:
    """The peak in MB of a process that converts a page or a folder."""
    command = [sys.executable, "-m", "wirecli", "convert", str(what), "--quiet", "--jobs", "1"]
    with subprocess.Popen([*command, "--output", str(folder / "out.jsonl")], cwd=ROOT, env=ENVIRONMENT) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_maxrss / 1024
