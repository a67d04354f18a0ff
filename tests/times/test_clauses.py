"""Where the expressions of sentences in the manner of news lie, and that each part of reading a clause is needed."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.times.clauses import WEDNESDAY, clauses
from tests.times.scoring import cases
from wirecli import find_times
from wirecli.times import find, rule
from wirecli.times.clause import direction
from wirecli.times.words import Text


def test_each_lies_where_a_reader_puts_it() -> None:
    wrong = []
    for text, (begin, end), lies in clauses():
        told = [m for m in find_times(text, WEDNESDAY) if m.span[0] < end and m.span[1] > begin]
        day = told[0].begin.date() if told and told[0].begin else WEDNESDAY.date()
        way = "P" if day < WEDNESDAY.date() else "F" if day > WEDNESDAY.date() else "T"
        if lies not in {way, told[0].value if told else None}:
            wrong.append(f"{text} ({lies}): {[(m.text, m.value) for m in told]}")
    assert not wrong, "\n".join(wrong)


class Asked(NamedTuple):
    """A question for the direction, as the pinned sentences ask it, and the answer."""

    text: Text
    start: int
    end: int
    answer: tuple[str, bool, bool]


def _answer(text: Text, start: int, end: int) -> tuple[str, bool, bool]:
    told = direction.direction(text, start, end)
    return told.way, told.firm, told.near


@pytest.fixture(scope="module")
def asked() -> list[Asked]:
    """Every question that the pinned sentences ask."""
    places: list[tuple[Text, int, int]] = []
    patch = pytest.MonkeyPatch()

    def noted(text: Text, start: int, end: int) -> direction.Direction:
        places.append((text, start, end))
        return direction.direction(text, start, end)

    patch.setattr(rule, "direction", noted)
    for text, at in [*((told.text, WEDNESDAY) for told in clauses()), *cases()]:
        find.find_times(text, at)
    patch.undo()
    return [Asked(*place, _answer(*place)) for place in places]
