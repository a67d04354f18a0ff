"""What a start costs: a page through a pipe to jsonl, beside `python -c 'import typer'`."""

from __future__ import annotations

import compileall
import sys
from statistics import median

from tests.bench.measure import ratio, side_by_side
from tests.running import ROOT

RUNS = 31
GOAL = 1.25
"""A page in a pipe may cost this many times `import typer`."""


def report() -> None:
    """Medians in milliseconds, and the median ratio to `import typer` of runs taken in turns."""
    compileall.compile_dir(ROOT / "wirecli", quiet=1)  # as an installed package is; an environment may forbid it else
    page = (ROOT / "examples" / "aleppo.txt").read_bytes()
    python = sys.executable
    convert = [python, "-m", "wirecli", "convert", "--at", "2026-01-31T18:30", "--published", "2024-11-30T18:00"]
    commands = {
        "python -c pass": [python, "-c", "pass"],
        "python -c 'import typer'": [python, "-c", "import typer"],
        "wirecli --version": [python, "-m", "wirecli", "--version"],
        "wirecli convert < page > jsonl": convert,
        "the same, read by typer": [*convert, "--tz=Europe/Amsterdam"],
        "wirecli convert --format pretty < page": [*convert, "--format", "pretty"],
    }
    times = dict(zip(commands, side_by_side(list(commands.values()), page, RUNS), strict=True))
    base = times["python -c 'import typer'"]
    for name, own in times.items():
        print(f"{name:40} {median(own):7.1f} ms   {ratio(own, base):5.2f} × import typer")
    print(f"goal: a page to jsonl at most {GOAL} × import typer; {RUNS} runs in turns")
