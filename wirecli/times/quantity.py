"""Quantities of time (`ruim twee en een half uur`, `een paar dagen`) and clocks (`vijf voor half acht`) from words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo
from functools import cache, lru_cache
from typing import Final

from wirecli.base.clock import CLOCK_UNITS, moved, moved_day
from wirecli.model import Instant, Mod
from wirecli.records import NamedTuple
from wirecli.times.lexicon import ABBREVIATED, NO_NEAR, READERS, SLOTS, Near, shapes
from wirecli.times.numbers import cardinal
from wirecli.times.resolve import NoSuchTimeError, Reading, duration, unit_of, unit_on, whole

# Phrases over the slots, usable in rules like a slot; the functions below read the words that they cover.
PHRASES: Final = {
    "amount": "{mods}? ({int}|{dec}|{num} ({num} ({num} {num}?)?)?|{num} en ({num}|een {half})|{num_half}|{half}"
    "|een {half}|{fraction}|een {fraction}|{some})",
    "measure": "{amount} {full}? {unit}",
    "quantity": "{measure} ((,|en)? {measure} (en? {measure})?)?|{mods}? een kwart eeuw"
    "|{mods}? {int} u en? {int} {unit}|{one_mod} {unit}|(nog|net) geen {unit}"
    "|{mods} (halfuur|halfuurtje|kwartier|kwartiertje|kwarteeuw|etmaal|halfjaar)",
    "count": "{int}|{dec}|{num}|{num_half}|{half}|een {half}|{fraction}",
    "hour12": "{hour_word}|{hour}",
    "spoken": "half {hour12}|{half_hour}|kwart (over|na|voor) {hour12}|{clock_plural}"
    "|({num}|{minute}) (minuten|minuut)? (over|na|voor) half? {hour12}",
    "oclock": "({hour}|{hour_word}) (uur|u .|u|h)|{hour} uur {minute}|{hour_word} uur {num} {num}?",
    "written": "({clock_colon}|{clock_u}|{clock_seconds}) (uur|u|h)?|({clock_dot}|{clock_comma}) (uur|u .|u|h)",
    "bare_hour": "{hour}|{hour_word}",
    "figure": "{hour}",
    "dotted": "{clock_dot}",
    "dial": "{written}|{oclock}|{spoken}|{clock_dot}",
    "tail": "' s {part_gen}|in de {part}",
    "by": "om {near}?|om? (rond|omstreeks|tegen)|{near}",
    "place": "{zone}|{open} {zone} {close}",
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
        for count, _ in self.parts:  # noqa: SIM110 - nearly always there is one
            if count is None:
                return True
        return False

    @property
    def unit(self) -> str:
        """The finest unit."""
        return self.parts[-1][1]

    def added(self, at: Instant, sign: int) -> Instant:
        """`at` moved by the quantity, back where `sign` is -1. A fraction that no unit takes is put in days."""
        for count, unit in self.parts:
            if count is None:
                raise NoSuchTimeError("no count")
            if unit == "second":
                count = max(1, round(count))  # noqa: PLW2901
            elif count != int(count):
                count, unit = round(count * {"month": 30, "half": 182}.get(unit, 1)), "day"  # noqa: PLW2901
            at = moved(at, unit, sign * int(count))
        return at

    def unit_at(self, at: Instant, sign: int) -> Reading:
        """The unit in which `at` moved by the quantity lies, `mod` and all."""
        zone, unit = at.tzinfo, self.unit
        assert zone is not None
        if self.clock or not all(count is not None and count == int(count) for count, _ in self.parts):
            return unit_of(unit, self.added(at, sign), zone).modified(self.mod)
        return _unit_on(at.date(), self.parts, sign, zone).modified(self.mod)

    def plain(self, begin: Instant | None = None, end: Instant | None = None) -> Reading:
        """The quantity as a duration, with the interval where it is anchored."""
        grain = "day" if self.unit == "half" else self.unit
        return Reading("DURATION", self.value, begin, end, grain, mod=self.mod)  # type: ignore[arg-type]

    @property
    def clock(self) -> bool:
        return self.unit in CLOCK_UNITS


@lru_cache(maxsize=1024)
def _unit_on(of: date, parts: tuple[tuple[float | None, str], ...], sign: int, zone: tzinfo) -> Reading:
    """The unit of a day or longer in which a day lies that is moved by whole units."""
    for count, unit in parts:
        of = moved_day(of, unit, sign * int(count or 0))
    return unit_on(parts[-1][1], of, zone)


_UNITS: Final = {**SLOTS["unit"], "u": ("hour", 1)}


@cache
def _mod_phrases() -> list[tuple[list[str], Mod | None]]:
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
    """The count that some words say; None for `enkele` and its like. NoSuchTimeError where they say none."""
    if " ".join(words) in SLOTS["some"]:
        return None
    if words[-1] in SLOTS["half"] and "en" in words:
        return (number(words[: words.index("en")]) or 0.0) + 0.5  # `twee en een half`
    together = cardinal("".join(words))
    if together is not None:
        return together  # `drie honderd`, `vijf en dertig`
    rest = words[1:] if len(words) == 2 and words[0] == "een" else words
    if len(rest) != 1:
        raise NoSuchTimeError(f"not a number: {words!r}")
    part: float | None = SLOTS["half"].get(rest[0]) or SLOTS["fraction"].get(rest[0])
    return part or _value(rest[0])


def _value(word: str) -> float:
    for shape in shapes(word):
        if shape in {"int", "num", "num_half", "dec"}:
            return READERS[shape](word)  # type: ignore[no-any-return]
    raise NoSuchTimeError(f"not a number: {word!r}")


def quantity(words: Sequence[str]) -> Quantity:
    """The quantity that words matching `{quantity}` say.

    NoSuchTimeError for none of something, a smaller unit first, a clock (`23.15 uur`), a unit without a count.
    """
    mod, rest = split_mod(words)
    if rest[-2:] == ["kwart", "eeuw"]:
        return Quantity(((25, "year"),), mod)
    parts: list[tuple[float | None, str]] = []
    counted: list[str] = []
    loose = False  # whether a unit stands right behind another, without a comma or `en`
    for at, word in enumerate(rest):
        if word in _UNITS and (counted or len(rest) == 1):
            parts.append(
                _measured(counted, word, loose and (parts[-1][1] not in {"hour", "day"} or counted == ["een"]))
            )
            mod = mod or next((SLOTS["full"][w] for w in counted if SLOTS["full"].get(w)), None)
            counted, loose = [], True
        elif word not in {"en", ","} or (counted and at + 1 < len(rest)):
            counted.append(word)
        else:
            loose = False
    sizes = [_SIZES.index(unit) for _, unit in parts]
    if sizes != sorted(set(sizes)) or any(count is not None and not count for count, _ in parts):
        raise NoSuchTimeError("no quantity is told like that")
    return Quantity(tuple(parts), mod)


def _measured(words: Sequence[str], unit_word: str, figures: bool) -> tuple[float | None, str]:
    """The count that some words give a unit: a unit alone is one, but an abbreviated one needs a figure."""
    unit, times = _UNITS[unit_word]
    counted = [word for word in split_mod(words)[1] if word not in SLOTS["full"]]
    last = counted[-1] if counted else ""
    if (figures or unit_word in ABBREVIATED) and not last[:1].isdecimal():
        raise NoSuchTimeError("a unit without a count")  # `min of meer`, `zes jaar twee maanden geleden`
    if unit == "hour" and _is_dial(last):
        raise NoSuchTimeError("a clock")
    count = number(counted) if counted else 1
    return (None, unit) if count is None else whole(count * times, unit)


def _is_dial(word: str) -> bool:
    """`23.15` and `23,15` before `uur` are clocks; `1,25 uur` and `7,5 uur` are not."""
    decimal = len(word) == 4 and word[-3:] in {",25", ",50", ",75"}
    return bool(word) and not decimal and not {"clock_dot", "clock_comma"}.isdisjoint(shapes(word))


_SIZES: Final = ("century", "decade", "year", "half", "quarter", "month", "week", "day", "hour", "minute", "second")


def near_of(words: Sequence[str]) -> Mod | None:
    """The modifier of words matching `{by}`: `om even na` is about then."""
    if {"rond", "omstreeks", "tegen"} & set(words):
        return "APPROX"
    rest = " ".join(words[words[0] == "om" :])
    near: Near = SLOTS["near"].get(rest, NO_NEAR)
    return near.mod


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
    for shape in ("clock_colon", "clock_u", "clock_dot", "clock_comma", "clock_seconds"):
        if shape in first:
            hour, minute = READERS[shape](words[0])
            return Dial(hour * 60 + minute, half_day=False)
    if words[0] in SLOTS["clock_plural"]:
        return Dial(SLOTS["clock_plural"][words[0]] % 12 * 60, half_day=True)
    if "half_hour" in first:
        return Dial((READERS["half_hour"](words[0]) * 60 - 30) % 720, half_day=True)
    if words[0] in {"half", "kwart"} or {"voor", "over", "na"} & set(words):
        return _told(words)
    hour = int(_value(words[0]))
    minutes = number(words[2:]) if len(words) > 2 and words[1] == "uur" else 0  # `14 uur 15`
    if hour > 24 or minutes is None or minutes > 59:
        raise NoSuchTimeError("a day has 24 hours, and an hour 60 minutes")
    half = 1 <= hour <= 12 and words[0][0] != "0"
    return Dial((hour % 12 if half else hour) * 60 + int(minutes), half_day=half)


def _told(words: Sequence[str]) -> Dial:
    """`half acht`, `kwart voor negen`, `vijf over half acht`."""
    last = int(_value(words[-1]))
    if not 1 <= last <= 12:
        raise NoSuchTimeError("no clock has that hour")
    minutes = last * 60 - (30 if "half" in words else 0)
    shift = 15 if words[0] == "kwart" else 0 if words[0] == "half" else int(_value(words[0]))
    if shift > 29:
        raise NoSuchTimeError("no clock is read like that")
    minutes += -shift if "voor" in words else shift
    return Dial(minutes % 720, half_day=True)
