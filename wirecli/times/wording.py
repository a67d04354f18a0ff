"""A rule as words: `{this}? {weekday}` is “perhaps this (deze, dit), then weekday (maandag, dinsdag, woensdag, …)”."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wirecli.times.engine.pattern import Alt, Node, Seq, SlotRef, Word, parse
from wirecli.times.lexicon import SLOTS

# What stands in a slot that has no list of words: shapes of figures, phrases, and what other rules read.
OPEN_SLOTS: Final = {
    "num": "a number in letters", "num_half": "a number and a half in letters", "int": "a number in figures",
    "dec": "a number with decimals", "two": "two figures", "day": "a day of the month", "year": "a year in figures",
    "year_word": "a year in letters", "ord": "an ordinal", "english_ord": "an English ordinal",
    "compound": "a number and a unit in one word", "date": "a date in figures", "clock_u": "a clock with u or h",
    "hour": "an hour", "minute": "a minute", "quantity": "an amount of time", "count": "a count",
    "bare_hour": "an hour without a word for it", "figure": "an hour in figures", "hour12": "an hour of twelve",
    "oclock": "a full hour", "written": "a clock in figures", "dotted": "a clock with a dot",
    "spoken": "a clock as it is spoken", "dial": "a clock in figures or words", "tail": "a part of the day behind it",
    "by": "a word for about that clock", "place": "the zone of a place", "on_day": "any day",
    "on_part": "any part of a day", "feast": "a feast", "period": "any period", "third": "a part of a period",
}  # fmt: skip
WORDS, WAYS = 3, 4
"""How many words of a slot, and how many ways to write a whole rule, are told."""


def in_words(pattern: str) -> str:
    """What a pattern takes, in a line of English. ValueError where it is not well formed."""
    node = parse(pattern)
    ways = node.options if isinstance(node, Alt) else (node,)
    told = [_told(way) for way in ways[:WAYS]]
    if len(ways) > WAYS:
        told.append(f"one of {len(ways) - WAYS} ways more")
    return "; or ".join(told)


def _told(node: Node) -> str:
    match node:
        case Word(word):
            return f"“{word}”"
        case SlotRef(slot, _):
            return _slot(slot)
        case Alt(options):
            return _choice(options)
        case Seq(items):
            return _sequence(items)


def _slot(slot: str) -> str:
    if slot in OPEN_SLOTS:
        return OPEN_SLOTS[slot]
    words = list(SLOTS[slot])
    more = ", …" if len(words) > WORDS else ""
    return f"{slot.replace('_', ' ')} ({', '.join(words[:WORDS])}{more})"


def _choice(options: Sequence[Node]) -> str:
    """One of some things; where nothing is among them, perhaps one."""
    given = [option for option in options if option != Seq(())]
    told = [_told(option) for option in given[:WAYS]] + (["…"] if len(given) > WAYS else [])
    said = f"{', '.join(told[:-1])} or {told[-1]}" if len(told) > 1 else told[0]
    return f"perhaps {said.removeprefix('either ')}" if len(given) < len(options) else f"either {said}"


def _sequence(items: Sequence[Node]) -> str:
    """Things one after the other, words that follow each other in one pair of quotes."""
    told: list[str] = []
    before: Node | None = None
    for item in items:
        if isinstance(item, Word) and isinstance(before, Word):
            told[-1] = f"{told[-1][:-1]} {item.word}”"
        else:
            told.append(_told(item))
        before = item
    return ", then ".join(told)
