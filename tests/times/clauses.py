"""Sentences in the manner of news for the direction of a clause: `clauses.txt`, a sentence a line.

The expression stands in brackets; behind the bar stands where it lies (`P` before the anchor's day, `F` after it) or
its value. All are told on Wednesday 2025-03-12 at 14:00 in Amsterdam.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tests.times.brackets import AMSTERDAM, marked

WEDNESDAY = datetime(2025, 3, 12, 14, tzinfo=AMSTERDAM)


class Told(NamedTuple):
    """A sentence, where its expression stands in it, and where that lies or its value."""

    text: str
    span: tuple[int, int]
    lies: str


def clauses() -> list[Told]:
    """The sentences of the file."""
    told = []
    for line in (Path(__file__).parent / "clauses.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, _, lies = line.rpartition("|")
            text, (span, *_) = marked(sentence)
            told.append(Told(text, span, lies))
    return told
