"""Which library prints which stamp for which ages: the table `libraries.tsv`, read when a page has relative stamps.

What a stamp means is decided by the library that printed it. A setting (`dayjs-nl-be`) is one way to call a library
(`dayjs`); a window is the ages, in seconds before the reference, for which a setting prints a wording.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from wirecli.base.clock import elapsed, instant

LIBRARIES = (
    "arrow", "babel", "carbon", "date-fns", "dayjs", "django", "formatjs", "humanize", "javascript-time-ago",
    "jquery-timeago", "luxon", "moment", "pendulum", "rails", "relative-time-element", "timeago.js", "wordpress",
)  # fmt: skip
"""The libraries of the table. A test compares it with the file, which no start reads."""

FILE = f"{__file__.rpartition('libraries')[0]}libraries.tsv"
SPACED = "django"
"""The library that puts a no-break space between a count and its unit."""

Windows: TypeAlias = "dict[str, tuple[float, float]]"
"""Settings, each with the youngest and the oldest age, in seconds, at which it prints a wording."""

_COUNT = re.compile(r"\d+")
_LINEAR = re.compile(r"(?:(\d*)n)?(?:\+?(\d*)m)?([+-]?\d+)?")
_HOUR = 3600


class Setting(NamedTuple):
    """A way to call a library, with the version that was measured."""

    name: str
    library: str
    version: str
    call: str


class _Row(NamedTuple):
    """A line of the table, its figures still text."""

    setting: str
    counts: str
    youngest: str
    oldest: str
    wall: bool


class Printed(NamedTuple):
    """What a setting prints a stamp for: ages in seconds, or the unit of the calendar that lies `back` units ago and is
    at least `youngest` seconds old; `wall` as in the table."""

    setting: str
    youngest: int
    oldest: int
    wall: bool
    unit: str | None = None
    back: int = 0


def windows(stamp: str, reference: datetime) -> Windows:
    """The settings that print `stamp` (as a page prints it), each with its window before `reference` (aware)."""
    found: Windows = {}
    for printed in printing(stamp.lower().translate(_SPACES)):
        window = _window(printed, reference)
        if window is not None:
            before = found.get(printed.setting, window)
            found[printed.setting] = min(before[0], window[0]), max(before[1], window[1])
    return found


@lru_cache(4096)
def printing(stamp: str) -> tuple[Printed, ...]:
    """The rows of the table for a stamp in lower case with plain spaces; a page's come back on the next."""
    counts = tuple(map(int, _COUNT.findall(stamp)))
    rows = (_row(*line) for line in _table().get(_COUNT.sub("N", stamp), ()))
    return tuple(_printed(row, counts) for row in rows if _has(row.counts, counts))


def settings() -> dict[str, Setting]:
    """Every setting of the table, by its name."""
    _table()
    return _SETTINGS


def of_library(name: str) -> frozenset[str]:
    """The settings that a name says: a library's, or one of the settings itself; empty for another name."""
    return frozenset(setting.name for setting in settings().values() if name in (setting.name, setting.library))


def libraries_of(names: frozenset[str]) -> tuple[str, ...]:
    """The libraries of these settings, each once, in order of name."""
    return tuple(sorted({settings()[name].library for name in names}))


_SPACES = str.maketrans({"\xa0": " ", "\u202f": " "})
_SETTINGS: dict[str, Setting] = {}


@cache
def _table() -> dict[str, list[tuple[str, str]]]:
    """Each wording's lines, as setting and text: most are never asked for."""
    table: dict[str, list[tuple[str, str]]] = {}
    setting = ""
    with open(FILE, encoding="utf-8") as stream:  # noqa: PTH123  pathlib costs 3 ms
        lines = stream.read().splitlines()
    for line in lines:
        if line.startswith("= "):
            setting, *about = line[2:].split("\t")
            _SETTINGS[setting] = Setting(setting, *about)
        elif line and line[0] != "#":
            wording, _, rest = line.partition("\t")
            table.setdefault(wording, []).append((setting, rest))
    return table


def _row(setting: str, line: str) -> _Row:
    counts, youngest, oldest, *wall = line.split("\t")
    return _Row(setting, counts, youngest, oldest, bool(wall))


def _has(told: str, counts: tuple[int, ...]) -> bool:
    """Whether a row is for these counts: `2-44`, `1-23,2-59`, or none."""
    if not told:
        return not counts
    for part, count in zip(told.split(","), counts, strict=True):
        least, _, most = part.partition("-")
        if not int(least) <= count <= int(most or least):
            return False
    return True


def _printed(row: _Row, counts: tuple[int, ...]) -> Printed:
    unit, _, back = row.youngest.partition(" ")
    if back:
        return Printed(row.setting, int(row.oldest or 0), 0, row.wall, unit, counts[0] if back == "n" else int(back))
    return Printed(row.setting, _seconds(row.youngest, *counts), _seconds(row.oldest, *counts), row.wall)


def _window(printed: Printed, reference: datetime) -> tuple[float, float] | None:
    if printed.unit is not None:
        return _of_calendar(printed.unit, printed.back, printed.youngest, reference)
    if printed.wall and _clocks_change(reference, printed.oldest + _HOUR):
        return max(printed.youngest - _HOUR, 0), printed.oldest + _HOUR
    return printed.youngest, printed.oldest


def _seconds(linear: str, n: int = 0, m: int = 0) -> int:
    """The value of `3600n+60m-30`."""
    match = _LINEAR.fullmatch(linear)
    assert match is not None, linear
    by_n, by_m, rest = match.groups()
    return (0 if by_n is None else int(by_n or 1) * n) + (0 if by_m is None else int(by_m or 1) * m) + int(rest or 0)


def _clocks_change(reference: datetime, seconds: int) -> bool:
    try:
        return reference.utcoffset() != elapsed(reference, seconds=-seconds).utcoffset()
    except OverflowError:
        return False


def _of_calendar(unit: str, back: int, least: int, reference: datetime) -> tuple[float, float] | None:
    """The ages of the unit that lies `back` units before the reference's own; None where it is younger than `least`."""
    assert reference.tzinfo is not None
    first, end = (instant(wall, reference.tzinfo) for wall in _unit(unit, back, reference))
    youngest, oldest = (max(reference.timestamp() - moment.timestamp(), 0) for moment in (end, first))
    if oldest <= least:
        return None
    return max(youngest, least), oldest


def _unit(unit: str, back: int, reference: datetime) -> tuple[datetime, datetime]:
    """The wall times at which the unit begins and ends. A week may begin on Sunday or on Monday."""
    today = reference.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, fold=0)
    if unit == "day":
        return today - timedelta(days=back), today - timedelta(days=back - 1)
    if unit == "week":
        monday = today - timedelta(days=today.isoweekday() - 1 + 7 * back)
        return monday - timedelta(days=1 + 6 * (today.isoweekday() == 7)), monday + timedelta(days=7)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    number = (reference.year * 12 + reference.month - 1) // months - back
    first, last = divmod(number * months, 12), divmod((number + 1) * months, 12)
    return datetime(first[0], first[1] + 1, 1), datetime(last[0], last[1] + 1, 1)
