"""Calendar arithmetic: what a unit is called in TIMEX3 and which interval it spans. Pure functions of zone and date.

Intervals are half-open and begin and end on the wall clock of the zone. Days that the calendar lacks raise
NoSuchTimeError, or OverflowError where they lie outside the years 1 to 9999.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta, tzinfo
from functools import lru_cache
from typing import Final, Literal

from wirecli.base.clock import CLOCK_UNITS, add_months, elapsed, instant, moved_day, wall_midnight
from wirecli.model import Grain, Instant, Mod, TimexType
from wirecli.records import NamedTuple

PARTS: Final = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (0, 6)}  # TIMEX3 part: its hours
SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # TIMEX3 season: its first month; each begins on the 21st
Third = Literal["START", "MID", "END"]
Way = Literal["past", "future", "none"]


class NoSuchTimeError(ValueError):
    """What the words say is no day of the calendar, no clock, or no number: `31 februari`, `half veertien`."""


def date_of(year_: int, month_: int, day_: int) -> date:
    """A day. NoSuchTimeError where the calendar lacks it."""
    try:
        return date(year_, month_, day_)
    except ValueError as error:
        raise NoSuchTimeError(str(error)) from None


def way_of(count: int) -> Way:
    """Where an offset in units points: back, ahead, or neither."""
    return "past" if count < 0 else "future" if count > 0 else "none"


class Reading(NamedTuple):
    """What an expression denotes. `anchor` is `base` (the story's own time), `mention` or `none` (absolute).

    Changed by `tuple.__new__`: a reading is made for every match, and a named tuple's own ways take thrice as long.
    """

    type: TimexType
    value: str
    begin: Instant | None
    end: Instant | None
    grain: Grain
    mod: Mod | None = None
    anchor: Literal["base", "mention", "none"] = "base"
    direction: Way = "none"
    reason: str = ""

    @property
    def day(self) -> date:
        """The day on which the interval begins. NoSuchTimeError where it has none."""
        if self.begin is None:
            raise NoSuchTimeError("no beginning")
        return self.begin.date()

    def told(self, way: Way, reason: str = "") -> Reading:
        """The reading with its direction."""
        return tuple.__new__(Reading, (*self[:7], way, reason))

    def like(self, other: Reading) -> Reading:
        """The reading with another's anchor and direction."""
        return tuple.__new__(Reading, (*self[:6], *other[6:]))

    def modified(self, mod: Mod | None) -> Reading:
        """The reading with a modifier, or itself for none."""
        return tuple.__new__(Reading, (*self[:5], mod, *self[6:])) if mod else self

    def from_mention(self, way: Way | None = None) -> Reading:
        """The reading as one that is counted from the mention before, and where that points, if it is told."""
        return tuple.__new__(Reading, (*self[:6], "mention", way or self.direction, self.reason))

    def absolute(self) -> Reading:
        """The reading as one that no anchor decides."""
        return tuple.__new__(Reading, (*self[:6], "none", *self[7:]))


@lru_cache(maxsize=4096)
def midnight(day: date, zone: tzinfo) -> Instant:
    """00:00 of a day, or the first instant of it where the clocks skip midnight."""
    return instant(wall_midnight(day), zone)


def days(first: date, end: date, value: str, grain: Grain, zone: tzinfo, kind: TimexType = "DATE") -> Reading:
    """Whole days, `end` excluded."""
    return Reading(kind, value, midnight(first, zone), midnight(end, zone), grain)


@lru_cache(maxsize=4096)
def day(of: date, zone: tzinfo) -> Reading:
    return days(of, of + timedelta(days=1), of.isoformat(), "day", zone)


@lru_cache(maxsize=4096)
def part(of: date, code: str, zone: tzinfo) -> Reading:
    """A part of a day: MO 06-12, AF 12-18, EV 18-24, NI 00-06."""
    first, last = PARTS[code]
    wall = wall_midnight(of)
    begin, end = (instant(wall + timedelta(hours=hour), zone) for hour in (first, last))
    return Reading("TIME", f"{of.isoformat()}T{code}", begin, end, "part")


@lru_cache(maxsize=1024)
def week(of: date, zone: tzinfo) -> Reading:
    """The ISO week of a day."""
    year_, number, weekday = of.isocalendar()
    monday = of - timedelta(days=weekday - 1)
    return days(monday, monday + timedelta(days=7), f"{year_:04}-W{number:02}", "week", zone)


def week_numbered(year_: int, number: int, zone: tzinfo) -> Reading:
    """An ISO week by its number."""
    try:
        return week(date.fromisocalendar(year_, number, 1), zone)
    except ValueError as error:
        raise NoSuchTimeError(str(error)) from None


@lru_cache(maxsize=1024)
def weekend(of: date, zone: tzinfo) -> Reading:
    """Saturday and Sunday of the ISO week of a day."""
    year_, number, weekday = of.isocalendar()
    saturday = of + timedelta(days=6 - weekday)
    return days(saturday, saturday + timedelta(days=2), f"{year_:04}-W{number:02}-WE", "weekend", zone)


def _months(first: date, count: int, value: str, grain: Grain, zone: tzinfo) -> Reading:
    return days(first, add_months(first, count), value, grain, zone)


@lru_cache(maxsize=1024)
def month(year_: int, number: int, zone: tzinfo) -> Reading:
    return _months(date_of(year_, number, 1), 1, f"{year_:04}-{number:02}", "month", zone)


def quarter(year_: int, number: int, zone: tzinfo) -> Reading:
    if not 1 <= number <= 4:
        raise NoSuchTimeError("a year has four quarters")
    return _months(date_of(year_, 3 * number - 2, 1), 3, f"{year_:04}-Q{number}", "quarter", zone)


def half(year_: int, number: int, zone: tzinfo) -> Reading:
    if not 1 <= number <= 2:
        raise NoSuchTimeError("a year has two halves")
    return _months(date_of(year_, 6 * number - 5, 1), 6, f"{year_:04}-H{number}", "half", zone)


@lru_cache(maxsize=1024)
def season(year_: int, code: str, zone: tzinfo) -> Reading:
    """Three months from the 21st; winter belongs to the year in which it starts."""
    return _months(date_of(year_, SEASONS[code], 21), 3, f"{year_:04}-{code}", "season", zone)


@lru_cache(maxsize=1024)
def year(number: int, zone: tzinfo) -> Reading:
    return days(date_of(number, 1, 1), date_of(number + 1, 1, 1), f"{number:04}", "year", zone)


def decade(first: int, zone: tzinfo) -> Reading:
    """The ten years of which `first` is any."""
    first -= first % 10
    return days(date_of(first, 1, 1), date_of(first + 10, 1, 1), f"{first // 10:03}", "decade", zone)


def century(number: int, zone: tzinfo) -> Reading:
    """A century by its TIMEX3 number: 18 is 1800 up to 1900."""
    return days(date_of(number * 100, 1, 1), date_of(number * 100 + 100, 1, 1), f"{number:02}", "century", zone)


def before_christ(value: str, grain: Grain) -> Reading:
    """A year (`0044`) or century (`03`) before Christ: the calendar here has no days for it."""
    return Reading("DATE", f"BC{value}", None, None, grain, anchor="none")


def season_years(first: int, zone: tzinfo) -> Reading:
    """A sports or school year: 1 August to 1 August."""
    return days(date_of(first, 8, 1), date_of(first + 1, 8, 1), f"{first}/{first + 1}", "year", zone)


def minute(at: Instant) -> Reading:
    """The minute in which an instant lies; its end, as that of hours and seconds, is real elapsed time away."""
    at = at.replace(second=0, microsecond=0)
    return Reading("TIME", at.isoformat()[:16], at, elapsed(at, minutes=1), "minute")


def hour(at: Instant) -> Reading:
    """The hour in which an instant lies."""
    at = at.replace(minute=0, second=0, microsecond=0)
    return Reading("TIME", at.isoformat()[:13], at, elapsed(at, hours=1), "hour")


def second(at: Instant) -> Reading:
    """The second in which an instant lies."""
    at = at.replace(microsecond=0)
    return Reading("TIME", at.isoformat()[:19], at, elapsed(at, seconds=1), "second")


def unit_of(name: str, at: Instant, zone: tzinfo) -> Reading:
    """The whole unit in which an instant of `zone` lies."""
    of_clock = _CLOCK_UNITS.get(name)
    return of_clock(at) if of_clock else unit_on(name, at.date(), zone)


def unit_on(name: str, of: date, zone: tzinfo) -> Reading:
    """The whole unit, of a day or longer, in which a day lies. ValueError for another unit."""
    if name not in _UNITS:
        raise ValueError(f"no unit {name!r}")
    return _UNITS[name](of, zone)


_CLOCK_UNITS: Final[dict[str, Callable[[Instant], Reading]]] = {"second": second, "minute": minute, "hour": hour}
_UNITS: Final[dict[str, Callable[[date, tzinfo], Reading]]] = {
    "day": day,
    "week": week,
    "weekend": weekend,
    "month": lambda of, zone: month(of.year, of.month, zone),
    "quarter": lambda of, zone: quarter(of.year, (of.month + 2) // 3, zone),
    "half": lambda of, zone: half(of.year, (of.month + 5) // 6, zone),
    "year": lambda of, zone: year(of.year, zone),
    "decade": lambda of, zone: decade(of.year, zone),
    "century": lambda of, zone: century(of.year // 100, zone),
}


# The next smaller unit, into which a fraction goes, and how many of it there are.
_SMALLER: Final = {
    "century": ("year", 100),
    "decade": ("year", 10),
    "year": ("month", 12),
    "quarter": ("month", 3),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}


def whole(count: float, unit: str) -> tuple[float, str]:
    """A count of units with its fraction put into the next smaller unit: 1.5 years → 18 months."""
    if count != int(count) and unit in _SMALLER:
        unit, times = _SMALLER[unit]
        count = round(count * times, 6)
    return count, unit


def nth(of: Reading, unit: str, count: int, zone: tzinfo) -> Reading:
    """The count-th unit of a larger one, from its end where the count is negative. NoSuchTimeError where there is none.

    A week is one of the unit in which its Thursday lies, a weekend of that of its Saturday.
    """
    begin, end = _bounds(of)
    if unit == "day":
        found = begin + timedelta(days=count - 1) if count > 0 else end + timedelta(days=count)
        return day(_within(found, of), zone)
    if unit in {"week", "weekend"}:
        return unit_on(unit, _nth_weekday(of, 4 if unit == "week" else 6, count), zone)
    if begin.day != 1:
        raise NoSuchTimeError(f"no {unit} of a {of.grain} is counted")
    from_ = begin if count > 0 else end
    return unit_on(unit, _within(moved_day(from_, unit, count - (count > 0)), of), zone)


def nth_weekday(of: Reading, weekday: int, count: int, zone: tzinfo) -> Reading:
    """The count-th such weekday (Monday 1) of a unit, from its end where the count is negative."""
    return day(_nth_weekday(of, weekday, count), zone)


def _nth_weekday(of: Reading, weekday: int, count: int) -> date:
    begin, end = _bounds(of)
    if count > 0:
        return _within(begin + timedelta(days=(weekday - begin.isoweekday()) % 7 + 7 * (count - 1)), of)
    last = end - timedelta(days=1)
    return _within(last - timedelta(days=(last.isoweekday() - weekday) % 7 - 7 * (count + 1)), of)


def _bounds(of: Reading) -> tuple[date, date]:
    if of.end is None:
        raise NoSuchTimeError("no end")
    return of.day, of.end.date()


def _within(found: date, of: Reading) -> date:
    begin, end = _bounds(of)
    if not begin <= found < end:
        raise NoSuchTimeError("the unit has not so many")
    return found


def fraction(of: Reading, parts: int, number: int, zone: tzinfo) -> Reading:
    """One of the equal parts of a unit: halves and quarters of a year have names, others are told by a modifier.

    The first half of a month is its days 1 to 15; of centuries and decades whole years are counted, else days.
    """
    if not 1 <= number <= parts:
        raise NoSuchTimeError("a unit has no such part")
    begin, end = _bounds(of)
    if of.grain == "year" and begin.month == 1 and parts in {2, 4}:
        return (half if parts == 2 else quarter)(begin.year, number, zone)
    if of.grain == "month" and parts == 2:
        middle = begin.replace(day=16)
        bounds = (begin, middle) if number == 1 else (middle, end)
        return days(*bounds, f"{of.value}-H{number}", "month", zone)
    if of.grain in {"century", "decade"}:
        years = end.year - begin.year
        cuts = [begin.replace(year=begin.year + years * at // parts) for at in (number - 1, number)]
    else:
        size = (end - begin).days
        cuts = [begin + timedelta(days=size * at // parts) for at in (number - 1, number)]
    if cuts[0] >= cuts[1]:
        raise NoSuchTimeError("the unit is too small to be parted so")
    mod: Third = "START" if number == 1 else "END" if number == parts else "MID"
    return days(cuts[0], cuts[1], of.value, of.grain, zone).modified(mod)


_DESIGNATORS: Final = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "DE", "century": "CE",
}  # fmt: skip


@lru_cache(maxsize=1024)
def duration(*amounts: tuple[float | None, str]) -> str:
    """A TIMEX3 duration of (count, unit) pairs, largest first; a count that is not known is X."""
    dates, times = "", ""
    for count, unit in amounts:
        number = "X" if count is None else f"{count:.10g}"
        if unit in CLOCK_UNITS:
            times += number + _DESIGNATORS[unit]
        else:
            dates += number + _DESIGNATORS[unit]
    return f"P{dates}" + (f"T{times}" if times else "")


@lru_cache(maxsize=1024)
def third(of: Reading, which: Third, zone: tzinfo) -> Reading:
    """The beginning, middle or end of a unit: its thirds, by the table under Parts in the rules."""
    begin, end = of.day, of.end.date() if of.end else of.day
    if of.grain == "month":
        cuts = [begin, begin.replace(day=11), begin.replace(day=21), end]
    elif of.grain == "year" and begin.month == 1:
        cuts = [begin, begin.replace(month=5), begin.replace(month=9), end]
    elif of.grain in {"quarter", "half"}:
        size = 1 if of.grain == "quarter" else 2
        cuts = [begin, *(begin.replace(month=begin.month + size * n) for n in (1, 2)), end]
    elif of.grain == "week":
        cuts = [begin, begin + timedelta(days=2), begin + timedelta(days=4), end]
    elif of.grain == "decade":
        cuts = [begin, begin.replace(year=begin.year + 4), begin.replace(year=begin.year + 7), end]
    elif of.grain == "century":
        cuts = [begin, begin.replace(year=begin.year + 33), begin.replace(year=begin.year + 66), end]
    elif of.grain in {"part", "day", "weekend"}:
        return of.modified(which)
    else:
        size = (end - begin).days
        cuts = [begin, begin + timedelta(days=size // 3), begin + timedelta(days=2 * size // 3), end]
    at = ("START", "MID", "END").index(which)
    return of._replace(begin=midnight(cuts[at], zone), end=midnight(cuts[at + 1], zone), mod=which)
