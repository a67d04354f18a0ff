"""Texts of tables, with the expressions in [brackets] where they are not the whole text."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SATURDAY = datetime(2024, 11, 30, 18, tzinfo=AMSTERDAM)
"""The anchor of the rules' examples."""


class Marked(NamedTuple):
    """A text and where its expressions stand: begin and end in characters, end excluded."""

    text: str
    spans: tuple[tuple[int, int], ...]


def marked(text: str) -> Marked:
    """A text without its brackets and what stood in them; the whole text where it has none."""
    plain, *pieces = text.split("[")
    spans = []
    for piece in pieces:
        inside, closed, after = piece.partition("]")
        if not closed or "]" in plain + after:
            raise ValueError(f"brackets don't match: {text!r}")
        spans.append((len(plain), len(plain) + len(inside)))
        plain += inside + after
    return Marked(plain, tuple(spans) or ((0, len(plain)),))
