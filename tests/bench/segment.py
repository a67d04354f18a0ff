"""Segmentation of the example page: clean lines in, the undated page out."""

from __future__ import annotations

from statistics import median

from tests.bench.measure import seconds
from tests.running import ROOT
from wirecli.base.text import to_lines
from wirecli.segment import datelines, lines
from wirecli.segment.sections import cut

RUNS = 3000
WORST = {"one line": "De brug is open. ", "short lines": "kop\n", "datelines": "URK (ANP) - Een.1 uur geleden"}
LIMIT = 150  # µs a page, as the project promises


def report() -> None:
    """The median of many runs, as in a feed, where short lines and datelines come back, and with nothing remembered."""
    page = to_lines((ROOT / "examples" / "aleppo.txt").read_text(encoding="utf-8"))
    times = sorted(1e6 * seconds(lambda: cut(page)) for _ in range(RUNS))
    print(f"cut            {median(times):6.0f} µs median, {times[0]:.0f} µs at best (limit {LIMIT})")
    print(f"cut, first     {_first(page):6.0f} µs median, with nothing remembered from other pages")
    text = (ROOT / "examples" / "aleppo.txt").read_text(encoding="utf-8")
    print(f"lines          {median(1e6 * seconds(lambda: to_lines(text)) for _ in range(RUNS)):6.0f} µs median")
    for name, unit in WORST.items():
        small, large = (1000 * seconds(lambda: cut(to_lines(unit * (size // len(unit))))) for size in (10**5, 10**6))  # noqa: B023
        print(f"{name:14} {small:6.0f} ms for 0.1 MB, {large:6.0f} ms for 1 MB: {large / small:.1f} times the time")


def _first(page: list[str]) -> float:
    times = []
    for _ in range(RUNS // 10):
        lines.forget()
        datelines.forget()
        times.append(1e6 * seconds(lambda: cut(page)))
    return median(times)
