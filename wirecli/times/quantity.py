"""Quantities of time (`ruim twee en een half uur`, `een paar dagen`) and clocks (`vijf voor half acht`) from words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import NamedTuple

from wirecli.base.clock import CLOCK_UNITS, moved, moved_day
from wirecli.model import Mod
from wirecli.times.lexicon import READERS, SLOTS, shapes
from wirecli.times.numbers import cardinal
from wirecli.times.resolve import Reading, duration, unit_of, unit_on, whole

# Phrases over the slots, usable in rules like a slot; the functions below read the words that they cover.
PHRASES = {
    "amount": "{mods}? ({int}|{dec}|{num} ({num} ({num} {num}?)?)?|{num} en een {half}|{num_half}|{half}|een {half}"
    "|{fraction}|een {fraction}|{some})",
    "quantity": "{amount} {unit} (, {amount} {unit})? (en {amount} {unit})?|{mods}? een kwart eeuw"
    "|{mods}? {int} u en? {int} {unit}|{one_mod} {unit}"
    "|{mods} (halfuur|halfuurtje|kwartier|kwartiertje|kwarteeuw|etmaal|halfjaar)",
    "count": "{int}|{dec}|{num}|{num_half}|{half}|een {half}|{fraction}",
    "hour12": "{hour_word}|{hour}",
    "spoken": "half {hour12}|kwart (over|voor) {hour12}|({num}|{minute}) (minuten|minuut)? (over|voor) half? {hour12}",
    "oclock": "({hour}|{hour_word}) (uur|u .|u|h)",
    "written": "({clock_colon}|{clock_u}) (uur|u|h)?|{clock_dot} (uur|u .|u|h)",
    "bare_hour": "{hour}|{hour_word}",
    "dotted": "{clock_dot}",
    "dial": "{written}|{oclock}|{spoken}|{clock_dot}",
    "tail": "' s {part_gen}|in de {part}",
    "local": "{open}? (plaatselijke|lokale) tijd {close}?",
    "here": "(nederlandse|belgische|onze|midden - europese) tijd",
}


class Quantity(NamedTuple):
    """(count, unit) pairs, largest first, fractions put into smaller units; a count is None where it is not told."""

    parts: tuple[tuple[float | None, str], ...]
    mod: Mod | None

    @property
    def value(self) -> str:
        return duration(*self.parts)

    @property
    def vague(self) -> bool:
        return any(count is None for count, _ in self.parts)

    @property
    def unit(self) -> str:
        """The finest unit."""
        return self.parts[-1][1]

    def added(self, at: datetime, sign: int) -> datetime:
        """`at` moved by the quantity, back where `sign` is -1. A fraction that no unit takes is put in days."""
        for count, unit in self.parts:
            if count is None:
                raise ValueError("no count")
            if unit == "second":
                count = max(1, round(count))  # noqa: PLW2901
            elif count != int(count):
                count, unit = round(count * {"month": 30, "half": 182}.get(unit, 1)), "day"  # noqa: PLW2901
            at = moved(at, unit, sign * int(count))
        return at

    def unit_at(self, at: datetime, sign: int) -> Reading:
        """The unit in which `at` moved by the quantity lies, `mod` and all."""
        zone, unit = at.tzinfo, self.unit
        assert zone is not None
        if self.clock or any(count is None or count != int(count) for count, _ in self.parts):
            return unit_of(unit, self.added(at, sign), zone).modified(self.mod)
        of = at.date()
        for count, part in self.parts:
            of = moved_day(of, part, sign * int(count or 0))
        return unit_on(unit, of, zone).modified(self.mod)

    def plain(self, begin: datetime | None = None, end: datetime | None = None) -> Reading:
        """The quantity as a duration, with the interval where it is anchored."""
        grain = "day" if self.unit == "half" else self.unit
        return Reading("DURATION", self.value, begin, end, grain, mod=self.mod)  # type: ignore[arg-type]

    @property
    def clock(self) -> bool:
        return self.unit in CLOCK_UNITS


_UNITS = {**SLOTS["unit"], "u": ("hour", 1)}


@cache
def _mod_phrases() -> list[tuple[list[str], Mod]]:
    phrases = [(phrase.split(), mod) for phrase, mod in SLOTS["mods"].items()]
    return sorted(phrases, key=lambda item: -len(item[0]))


def split_mod(words: Sequence[str]) -> tuple[Mod | None, list[str]]:
    """The modifier at the head of some words, the longest that fits, and the rest."""
    if len(words) == 3 and words[2] in _UNITS and " ".join(words[:2]) in SLOTS["one_mod"]:
        return SLOTS["one_mod"][" ".join(words[:2])], list(words[2:])  # `een goed uur`
    for phrase, mod in _mod_phrases():
        if list(words[: len(phrase)]) == phrase and len(words) > len(phrase):
            return mod, list(words[len(phrase) :])
    return None, list(words)


def number(words: Sequence[str]) -> float | None:
    """The count that some words say; None for `enkele` and its like."""
    if " ".join(words) in SLOTS["some"]:
        return None
    together = cardinal("".join(word for word in words if word != "en"))
    if together is not None and "en" not in words[-1:]:
        return together  # `drie honderd`, `twee duizend vijf honderd`
    total = 0.0
    for at, word in enumerate(words):
        if word in SLOTS["half"]:
            total = total + SLOTS["half"][word] if len(words) > 2 else 0.5
        elif word in SLOTS["fraction"]:
            total = SLOTS["fraction"][word]
        elif word != "en" and not (word == "een" and (words[at + 1 : at + 2] or total == 0) and len(words) > 1):
            total += _value(word)
    return total


def _value(word: str) -> float:
    for shape in shapes(word):
        if shape in {"int", "num", "num_half", "dec"}:
            return READERS[shape](word)  # type: ignore[no-any-return]
    raise ValueError(f"not a number: {word!r}")


def quantity(words: Sequence[str]) -> Quantity:
    """The quantity that words matching `{quantity}` say. ValueError for none of something, or a smaller unit first."""
    mod, rest = split_mod(words)
    if rest[-2:] == ["kwart", "eeuw"]:
        return Quantity(((25, "year"),), mod)
    parts: list[tuple[float | None, str]] = []
    counted: list[str] = []
    for at, word in enumerate(rest):
        if word in _UNITS and (counted or len(rest) == 1):
            unit, times = _UNITS[word]
            count = number(split_mod(counted)[1]) if counted else 1
            parts.append((None, unit) if count is None else whole(count * times, unit))
            counted = []
        elif word not in {"en", ","} or (counted and at + 1 < len(rest)):
            counted.append(word)
    sizes = [_SIZES.index(unit) for _, unit in parts]
    if sizes != sorted(set(sizes)) or any(count is not None and not count for count, _ in parts):
        raise ValueError("no quantity is told like that")
    return Quantity(tuple(parts), mod)


_SIZES = ("century", "decade", "year", "half", "quarter", "month", "week", "day", "hour", "minute", "second")


class Dial(NamedTuple):
    """A clock as printed. `half_day` says that morning and afternoon are not told apart; minutes from midnight."""

    minutes: int
    half_day: bool

    @property
    def hour(self) -> int:
        return self.minutes // 60


def dial(words: Sequence[str]) -> Dial:
    """The clock that words matching `{dial}` say: `vijf voor half acht` is 7:25 of either half of the day."""
    first = shapes(words[0])
    for shape in ("clock_colon", "clock_u", "clock_dot"):
        if shape in first:
            hour, minute = READERS[shape](words[0])
            return Dial(hour * 60 + minute, half_day=False)
    if words[0] in {"half", "kwart"} or "voor" in words or "over" in words:
        last = int(_value(words[-1]))
        if not 1 <= last <= 12:
            raise ValueError("no clock has that hour")
        minutes = last * 60 - (30 if "half" in words else 0)
        shift = 15 if words[0] == "kwart" else 0 if words[0] == "half" else int(_value(words[0]))
        if shift > 29:
            raise ValueError("no clock is read like that")
        minutes += shift if "over" in words else -shift if "voor" in words else 0
        return Dial(minutes % 720, half_day=True)
    hour = int(_value(words[0]))
    if hour > 24:
        raise ValueError("a day has 24 hours")
    return (
        Dial(hour % 12 * 60, half_day=True)
        if 1 <= hour <= 12 and words[0][0] != "0"
        else Dial(hour * 60, half_day=False)
    )
