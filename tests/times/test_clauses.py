"""Where the expressions of sentences in the manner of news lie, and that each part of reading a clause is needed."""

from __future__ import annotations

from tests.times.clauses import clauses
from wirecli import find_times


def test_each_lies_where_a_reader_puts_it() -> None:
    wrong = []
    for text, at, (begin, end), lies in clauses():
        told = [m for m in find_times(text, at) if m.span[0] < end and m.span[1] > begin]
        day = told[0].begin.date() if told and told[0].begin else at.date()
        way = "P" if day < at.date() else "F" if day > at.date() else "T"
        if lies not in {way, told[0].value if told else None}:
            wrong.append(f"{text} ({lies}): {[(m.text, m.value) for m in told]}")
    assert not wrong, "\n".join(wrong)
