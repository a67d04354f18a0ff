"""The goals of speed and memory, each beside what is reached: ratios of runs in turns, of the sources and of the
machine code, which must say the same; then the memory of big pages, and what a store takes.

The base is the package as it stood at commit `BASE`, unpacked from the repository's own history below `.bench/`.
"""

from __future__ import annotations

import compileall
import json
import re
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from statistics import median

from tests import cms, parity
from tests.bench import memory, startup, store_days, times
from tests.bench.measure import ratio, side_by_side
from tests.bench.news import articles
from tests.running import ROOT

BASE = "765ea72"
TURNS = 7
HTML_BYTES = 40_000
NEWS = 300_000
# Of what is measured, how many times the other's speed is wanted: of machine code, of Python.
PAGE, HTML, TIMES = (2.0, 1.2), (1.5, 1.1), (2.0, 1.1)
START = 1.25
"""A page in a pipe may cost this many times `import typer`."""

EACH = """
import json, sys, time
from datetime import datetime
from wirecli import convert_bytes
from wirecli.writers import Layout, jsonl
at, best, layout = datetime.fromisoformat("2026-01-31T18:30+01:00"), [], Layout()
for page in json.load(sys.stdin):
    data, times = page.encode(), []
    while sum(times) < 0.4:
        began = time.process_time()
        line = list(jsonl.pages([convert_bytes(data, reference=at)], layout))
        times.append(time.process_time() - began)
    best.append(sorted(times)[len(times) // 4])
print(json.dumps(best))
"""
"""The processor's seconds from a page's bytes to its line of JSON, warm: the lower quartile, which other work on the
machine moves least."""


def report() -> None:
    """Each goal, and what is reached; what can't be measured here says why."""
    homes = {"Python": ROOT}
    if times.compiled():
        homes["machine code"] = times.SITE
        parity.main(str(times.SITE))
    _pages(homes)
    _times(homes)
    _start(homes)
    memory.report()
    store_days.report()


def _told(name: str, reached: float, goal: float, *, most: bool = False) -> None:
    met = reached <= goal if most else reached >= goal
    sign = "≤" if most else "≥"
    print(f"{name:58} {reached:5.2f} ×   goal {sign} {goal:.2f}   {'met' if met else 'missed'}")


def _pages(homes: dict[str, Path]) -> None:
    base = _base()
    if base is None:
        print(f"pages beside {BASE}: not measured: that commit is not in this repository")
        return
    pages = json.dumps([(ROOT / "examples" / "aleppo.txt").read_text(encoding="utf-8"), html()]).encode()
    taken: dict[str, list[list[float]]] = {name: [] for name in ("base", *homes)}
    for _ in range(TURNS):
        for name, home in {"base": base, **homes}.items():
            done = subprocess.run([sys.executable, "-c", EACH], input=pages, capture_output=True, check=True, cwd=home)
            taken[name].append(json.loads(done.stdout))
    for name in homes:
        for number, (what, goals) in enumerate({"example page": PAGE, "40 KB of HTML": HTML}.items()):
            own, other = ([turn[number] for turn in taken[of]] for of in (name, "base"))
            _told(f"{what}, {name}: {1e6 * median(own):.0f} µs, base's speed", ratio(other, own), _goal(goals, name))


def _goal(goals: tuple[float, float], name: str) -> float:
    return goals[name == "Python"]


def html() -> str:
    """A page of an article, with as many of its paragraphs more as make it 40 KB."""
    page = cms.made(cms.dpg, 1).html
    paragraph = max(re.findall(r"<p[^>]*>[^<]*</p>", page.partition("<article")[2].partition("</article>")[0]), key=len)
    head, _, rest = page.partition(paragraph)
    return head + f"{paragraph}\n" * (1 + max(0, (HTML_BYTES - len(page)) // len(paragraph))) + rest


def _base() -> Path | None:
    """The package as it was, where history has it."""
    home = ROOT / ".bench" / BASE
    if not home.exists():
        done = subprocess.run(["git", "archive", BASE, "wirecli"], cwd=ROOT, capture_output=True, check=False)
        if done.returncode:
            return None
        with tarfile.open(fileobj=BytesIO(done.stdout)) as archive:
            archive.extractall(home, filter="data")
    return home


def _times(homes: dict[str, Path]) -> None:
    if not times.chrono():
        return
    news = articles(NEWS)
    speeds: dict[str, list[float]] = {name: [] for name in ("chrono", *homes)}
    commands: dict[str, tuple[Sequence[str], Path]] = {"chrono": (["node", "-e", times.CHRONO], times.TOOLS)}
    commands |= {name: ([sys.executable, "-c", times.OURS], home) for name, home in homes.items()}
    for _ in range(TURNS // 2):
        for name, (command, home) in commands.items():
            done = subprocess.run(command, input=json.dumps(news).encode(), capture_output=True, check=True, cwd=home)
            speeds[name].append(min(taken for taken, _ in json.loads(done.stdout)[1:]))
    for name in homes:
        _told(
            f"find_times warm, {name}, chrono-node's speed", ratio(speeds["chrono"], speeds[name]), _goal(TIMES, name)
        )


def _start(homes: dict[str, Path]) -> None:
    page = (ROOT / "examples" / "aleppo.txt").read_bytes()
    convert = ["-m", "wirecli", "convert", "--at", "2026-01-31T18:30", "--published", "2024-11-30T18:00"]
    for name, home in homes.items():
        compileall.compile_dir(
            home / "wirecli", quiet=1
        )  # as an installed package is; an environment may forbid it else
        commands = [[sys.executable, "-c", "import typer"], [sys.executable, *convert]]
        typer, own = side_by_side(commands, page, startup.RUNS, cwd=home)
        _told(f"a page through a pipe, {name}: {median(own):.1f} ms, import typer", ratio(own, typer), START, most=True)
