"""Sentences in the manner of news for the direction of a clause: `clauses.txt`, a sentence a line.

The expression stands in brackets; behind the bar stands where it lies (`P` before the anchor's day, `F` after it) or
its value. A line with `@` gives the anchor of those below it, on the clocks of Amsterdam.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tests.times.brackets import AMSTERDAM, marked


class Told(NamedTuple):
    """A sentence, its anchor, where its expression stands in it, and where that lies or its value."""

    text: str
    at: datetime
    span: tuple[int, int]
    lies: str


def clauses() -> list[Told]:
    """The sentences of the file."""
    told, at = [], datetime.min
    for line in (Path(__file__).parent / "clauses.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            at = datetime.fromisoformat(line[1:].strip()).replace(tzinfo=AMSTERDAM)
        elif line and not line.startswith("#"):
            sentence, _, lies = line.rpartition("|")
            text, (span, *_) = marked(sentence)
            told.append(Told(text, at, span, lies))
    return told
