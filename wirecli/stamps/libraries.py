"""Which library prints which stamp for which ages: the table `libraries.tsv`, read when a page has relative stamps.

What a stamp means is decided by the library that printed it. A setting (`dayjs-nl-be`) is one way to call a library
(`dayjs`); a window is the ages, in seconds before the reference, for which a setting prints a wording.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TypeAlias

from wirecli.base.clock import elapsed, instant, wall_midnight
from wirecli.base.patterns import compiled
from wirecli.model import Instant, WallTime

FILE = f"{__file__.rpartition('libraries')[0]}libraries.tsv"
LIBRARIES = (
    "arrow", "babel", "carbon", "date-fns", "dayjs", "django", "formatjs", "humanize", "humanizer",
    "javascript-time-ago", "jquery-timeago", "luxon", "moment", "pendulum", "prettytime", "rails", "react-timeago",
    "relative-time-element", "timeago", "timeago.js", "wordpress",
)  # fmt: skip
"""The libraries of the table. A test compares it with the file, which no start reads."""

SPACED = "django"
"""The library that puts a no-break space between a count and its unit."""

Windows: TypeAlias = "dict[str, tuple[float, float]]"
"""Settings, each with the youngest and the oldest age, in seconds, at which it prints a wording."""

_COUNT = r"\d+"
_HOUR = 3600
_SPACES = str.maketrans({"\xa0": " ", "\u202f": " "})
# A figure of the table, `3600n+60m-30`: what n and m are multiplied by, and the rest.
_Linear: TypeAlias = "tuple[int, int, int]"


class _Row:
    """What a setting prints one wording for: the ranges of its counts, and ages from `youngest` to `oldest`; or the
    `unit` of the calendar that lies `back` of them ago (None: the count). `wall`: it counts by the wall clock."""

    __slots__ = ("back", "oldest", "ranges", "setting", "unit", "wall", "youngest")

    def __init__(self, setting: str, line: str) -> None:
        counts, youngest, oldest, *wall = line.split("\t")
        self.setting = setting
        self.ranges = [_range(part) for part in counts.split(",")] if counts else []
        self.wall = bool(wall)
        self.unit, _, back = youngest.partition(" ")
        self.back: int | None = None
        if back:
            self.back = None if back == "n" else int(back)
            self.youngest = self.oldest = _linear(oldest)
        else:
            self.unit = ""
            self.youngest, self.oldest = _linear(youngest), _linear(oldest)

    def has(self, counts: tuple[int, ...]) -> bool:
        """Whether the wording is printed with these counts."""
        if not self.ranges:
            return not counts
        return all(count in range_ for range_, count in zip(self.ranges, counts, strict=True))


def _range(told: str) -> range:
    told, _, step = told.partition("/")
    least, _, most = told.partition("-")
    return range(int(least), int(most or least) + 1, int(step or 1))


def _linear(told: str) -> _Linear:
    factors = []
    for name in "nm":
        factor, found, rest = told.partition(name)
        factors.append(int(factor or 1) if found else 0)
        told = rest if found else told
    return factors[0], factors[1], int(told or 0)


def windows(stamp: str, reference: Instant) -> Windows:
    """The settings that print `stamp` (as a page prints it), each with its window before `reference` (aware)."""
    found: Windows = {}
    stamp = stamp.lower().translate(_SPACES)
    counts = _counts(stamp)
    for row in _printing(stamp):
        window = _window(row, counts, reference)
        if window is not None:
            before = found.get(row.setting, window)
            found[row.setting] = min(before[0], window[0]), max(before[1], window[1])
    return found


@lru_cache(4096)
def printers(stamp: str) -> frozenset[str]:
    """The settings that print a stamp for some age."""
    return frozenset(row.setting for row in _printing(stamp.lower().translate(_SPACES)))


def settings() -> dict[str, str]:
    """Every setting of the table, with its library."""
    return _settings()


@lru_cache(64)
def of_library(name: str) -> frozenset[str]:
    """The settings that a name says: a library's, or one of the settings itself; empty for another name."""
    return frozenset(setting for setting, library in _settings().items() if name in (setting, library))


def libraries_of(names: frozenset[str]) -> tuple[str, ...]:
    """The libraries of these settings, each once, in order of name."""
    return tuple(sorted({_settings()[name] for name in names}))


@cache
def _table() -> str:
    with open(FILE, encoding="utf-8") as stream:  # noqa: PTH123  pathlib costs 3 ms
        return stream.read()


@cache
def _settings() -> dict[str, str]:
    heads = (head.partition("\n")[0].split("\t") for head in _table().split("\n= ")[1:])
    return {setting: library for setting, library, *_ in heads}


@lru_cache(1024)
def _rows(wording: str) -> tuple[_Row, ...]:
    """The lines of the table for a wording, found in its text: a page asks for two or three of its six hundred."""
    return tuple(_Row(setting, line) for setting, line in _lines(f"\n{wording}\t"))


def _lines(begin: str) -> Iterator[tuple[str, str]]:
    table = _table()
    at = table.find(begin)
    while at >= 0:
        end = table.index("\n", at + 1)
        head = table.rindex("\n= ", 0, at) + 3
        yield table[head : table.index("\t", head)], table[at + len(begin) : end]
        at = table.find(begin, end)


@lru_cache(4096)
def _printing(stamp: str) -> tuple[_Row, ...]:
    counts = _counts(stamp)
    return tuple(row for row in _rows(compiled(_COUNT).sub("N", stamp)) if row.has(counts))


@lru_cache(4096)
def _counts(stamp: str) -> tuple[int, ...]:
    return tuple(map(int, compiled(_COUNT).findall(stamp)))


def _window(row: _Row, counts: tuple[int, ...], reference: Instant) -> tuple[float, float] | None:
    if row.unit:
        return _of_calendar(row.unit, counts[0] if row.back is None else row.back, row.youngest[2], reference)
    youngest, oldest = _seconds(row.youngest, counts), _seconds(row.oldest, counts)
    if row.wall and _clocks_change(reference, oldest + _HOUR):
        return max(youngest - _HOUR, 0), oldest + _HOUR
    return youngest, oldest


def _seconds(linear: _Linear, counts: tuple[int, ...]) -> int:
    n, m, rest = linear
    return (n * counts[0] if n else 0) + (m * counts[1] if m else 0) + rest


def _clocks_change(reference: Instant, seconds: int) -> bool:
    try:
        return reference.utcoffset() != elapsed(reference, seconds=-seconds).utcoffset()
    except OverflowError:
        return False


def _of_calendar(unit: str, back: int, least: int, reference: Instant) -> tuple[float, float] | None:
    """The ages of the unit that lies `back` units before the reference's own; None where it is younger than `least`."""
    zone = reference.tzinfo
    assert zone is not None
    try:
        first, end = (instant(wall, zone).timestamp() for wall in _unit(unit, back, reference))
    except (OverflowError, ValueError):  # before the year 1
        return None
    seen = reference.timestamp()
    youngest, oldest = max(seen - end, 0), seen - first
    return (max(youngest, least), oldest) if oldest > least else None


def _unit(unit: str, back: int, reference: Instant) -> tuple[WallTime, WallTime]:
    """The wall times at which the unit begins and ends. A week may begin on Sunday or on Monday."""
    today = wall_midnight(reference)
    if unit == "day":
        return today - timedelta(days=back), today - timedelta(days=back - 1)
    if unit == "week":
        monday = today - timedelta(days=today.isoweekday() - 1 + 7 * back)
        return monday - timedelta(days=1 + 6 * (today.isoweekday() == 7)), monday + timedelta(days=7)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    number = (reference.year * 12 + reference.month - 1) // months - back
    first, last = divmod(number * months, 12), divmod((number + 1) * months, 12)
    return wall_midnight(date(first[0], first[1] + 1, 1)), wall_midnight(date(last[0], last[1] + 1, 1))
