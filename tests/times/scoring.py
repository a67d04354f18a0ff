"""How well told mentions agree with those of annotated sentences: F1 of detection, value and interval.

A file holds a JSON object a line: `text`, `at` (ISO 8601) and `mentions` with text, type, value, mod, begin and end,
and with `span` where the text occurs more than once. Each told mention is paired with one that it overlaps, the largest
overlap first; a value is right with its type and mod, an interval by its instants.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from wirecli import Mention, find_times


@dataclass(frozen=True, slots=True)
class Figures:
    """F1 of each kind, 0 to 1."""

    detection: float
    value: float
    interval: float


@dataclass(slots=True)
class Score:
    """Counts over sentences, and each sentence that was not read wholly right."""

    gold: int = 0
    told: int = 0
    found: int = 0
    value: int = 0
    interval: int = 0
    misread: list[str] = field(default_factory=list)

    @property
    def figures(self) -> Figures:
        # 2PR / (P + R) with both over the same count of right ones.
        return Figures(*(2 * right / (self.gold + self.told) for right in (self.found, self.value, self.interval)))

    def add(self, case: dict[str, Any]) -> None:
        text, gold = case["text"], case["mentions"]
        told = find_times(text, datetime.fromisoformat(case["at"]))
        pairs = list(_paired([_span(mention, text) for mention in gold], told))
        values = sum(_value(gold[number]) == (m.type, m.value, m.mod) for number, m in pairs)
        intervals = sum(_interval(gold[number]) == (_stamp(m.begin), _stamp(m.end)) for number, m in pairs)
        self.gold += len(gold)
        self.told += len(told)
        self.found += len(pairs)
        self.value += values
        self.interval += intervals
        if not len(gold) == len(told) == len(pairs) == values == intervals:
            self.misread.append(f"{text} (at {case['at']}): {[(m.text, m.value, m.mod) for m in told]}")


def scored(path: Path) -> Score:
    """The score of every sentence of a file."""
    score = Score()
    for line in path.read_text(encoding="utf-8").splitlines():
        score.add(json.loads(line))
    return score


PINNED = tuple(Path(__file__).parent / f"{name}.jsonl" for name in ("sentences", "more_sentences", "wire_sentences"))


def cases() -> list[tuple[str, datetime]]:
    """The pinned sentences, each with its anchor."""
    lines = [line for path in PINNED for line in path.read_text(encoding="utf-8").splitlines()]
    return [(case["text"], datetime.fromisoformat(case["at"])) for case in map(json.loads, lines)]


def _paired(gold: list[tuple[int, int]], told: list[Mention]) -> Iterator[tuple[int, Mention]]:
    overlaps = sorted(
        (-overlap, g, t)
        for g, (begin, end) in enumerate(gold)
        for t, mention in enumerate(told)
        if (overlap := min(end, mention.span[1]) - max(begin, mention.span[0])) > 0
    )
    used_gold: set[int] = set()
    used_told: set[int] = set()
    for _, g, t in overlaps:
        if g not in used_gold and t not in used_told:
            used_gold.add(g)
            used_told.add(t)
            yield g, told[t]


def _span(mention: dict[str, Any], text: str) -> tuple[int, int]:
    if "span" in mention:
        begin, end = mention["span"]
        return begin, end
    assert text.count(mention["text"]) == 1, f"{mention['text']!r} is not once in {text!r}"
    at = text.index(mention["text"])
    return at, at + len(mention["text"])


def _value(mention: dict[str, Any]) -> tuple[str, str, str | None]:
    return mention["type"], mention["value"], mention["mod"]


def _interval(mention: dict[str, Any]) -> tuple[float | None, float | None]:
    begin, end = (mention[key] and datetime.fromisoformat(mention[key]) for key in ("begin", "end"))
    return _stamp(begin), _stamp(end)


def _stamp(time: datetime | None) -> float | None:
    """Seconds since 1970: datetimes of two zones are never equal in an hour that the clocks repeat."""
    return None if time is None else time.timestamp()
