"""Runs the sections that are named, or all of them: every module beside this one that has a `report`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

HELPERS = {"__init__", "__main__", "anchors", "measure", "news", "spark"}  # the last needs a Java: `make spark`
PARTS = {"memory", "store_days"}  # of `goals`: run alone where they are named, and else with it


def main(wanted: list[str]) -> int:
    """Print the sections' figures; status 2 for a section that isn't there."""
    there = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in HELPERS)
    if unknown := [name for name in wanted if name not in there]:
        print(f"no section {', '.join(unknown)}; there are: {', '.join(there)}", file=sys.stderr)
        return 2
    for name in wanted or [name for name in there if name not in PARTS]:
        print(f"== {name}", flush=True)
        import_module(f"tests.bench.{name}").report()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
