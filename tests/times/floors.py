"""The floors under the accuracy, in `floors.json`: what each pinned set of data scored last. `make floors` raises them.

A set is pinned by the SHA-256 of its files. Data may be added: then its hash changes, and `make floors` takes it over
with the figures of now, unless one of them is lower than before; lowering a floor is a decision: `--lower`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from tests.times.scoring import scored

Floor: TypeAlias = dict[str, str | float]

FLOORS = Path(__file__).with_name("floors.json")
ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SETS = {
    "sentences": ROOT / "tests/times/sentences.jsonl",
    "more_sentences": ROOT / "tests/times/more_sentences.jsonl",
    "wire_sentences": ROOT / "tests/times/wire_sentences.jsonl",
    "gold": SHARED / "gold/expressions.jsonl",
    "gold_pages": SHARED / "gold/pages",
}
"""Each set by its name: sentences in a file, pages in a folder. What stands beside the checkout may be absent."""


def measured(name: str) -> tuple[Floor, list[str]]:
    """The hash and the figures of a set now, and what was misread in it."""
    path = SETS[name]
    if path.is_dir():
        return {"sha256": digest(path), **_pages(path)}, []
    score = scored(path)
    told = score.figures
    figures = {kind: _down(getattr(told, kind)) for kind in ("detection", "value", "interval")}
    return {"sha256": digest(path), **figures}, score.misread


def digest(path: Path) -> str:
    """The SHA-256 of a file, or of the names and contents of a folder's files, in hex."""
    if path.is_file():
        return sha256(path.read_bytes()).hexdigest()
    parts = [f"{file.name}\n{sha256(file.read_bytes()).hexdigest()}\n" for file in sorted(path.iterdir())]
    return sha256("".join(parts).encode()).hexdigest()


def _pages(folder: Path) -> Floor:
    """The figures of the segmentation, as the score beside the gold tells them."""
    command = [sys.executable, str(SHARED / "score.py"), str(folder.parent)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    facts = re.search(r"^pages facts .*\((\d+) of (\d+) gold, (\d+) told\)", told, re.M)
    assert facts is not None, told
    right, gold, all_told = map(int, facts.groups())
    return {"facts": _down(2 * right / (gold + all_told))}


def _down(figure: float) -> float:
    return int(figure * 10_000) / 10_000


def floors() -> dict[str, Floor]:
    """The floors as they are pinned."""
    found: dict[str, Floor] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


def lower(floor: Floor, now: Floor) -> list[str]:
    """The figures that are below their floor, in words."""
    figures = {kind: value for kind, value in floor.items() if isinstance(value, float)}
    return [f"{kind} {now[kind]} < {least}" for kind, least in figures.items() if now[kind] < least]  # type: ignore[operator]


def main(arguments: list[str]) -> int:
    """Measures every set that is there and pins it; 1 where a figure has fallen, and then that set stays as it was."""
    pinned, status = floors(), 0
    for name, path in SETS.items():
        if not path.exists():
            continue
        now, misread = measured(name)
        fallen = lower(pinned.get(name, {}), now)
        if fallen and "--lower" not in arguments:
            print(f"{name}: {', '.join(fallen)}", *misread, sep="\n  ", file=sys.stderr)
            status = 1
        elif now != pinned.get(name):
            print(f"{name}: {json.dumps(now)}")
            pinned[name] = now
    FLOORS.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
