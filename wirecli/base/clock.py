"""Wall clocks and instants of one zone: the arithmetic that stamps and time expressions share. Pure functions.

A `WallTime` is a naive `datetime`, an `Instant` an aware one in a `zoneinfo` zone; what makes one of the other stands
here, so that a type checker tells them apart everywhere else. Clocks that change: a wall time that
does not exist moves forward by the gap, one that occurs twice is the first (fold 0).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from wirecli.model import Instant, WallTime

_Day = TypeVar("_Day", bound=date)

EPOCH: Final = Instant(datetime(1970, 1, 1, tzinfo=UTC))
FIRST_YEAR, LAST_YEAR = 2, 9998
_DAY: Final = timedelta(days=1)  # clocks change by no more
_DAWN, _DUSK = datetime.min + _DAY, datetime.max - _DAY


def zone_named(name: str) -> ZoneInfo | None:
    """The zone of the IANA database that is called `name`; None where it has none."""
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):  # unknown; not a relative path; a directory of the database
        return None


def has_zones() -> bool:
    """Whether there is a database of time zones at all: some containers, and Windows without tzdata, have none."""
    return zone_named("UTC") is not None


def within_calendar(day: date) -> bool:
    """Whether a day or a time has a day about it in any zone: what is counted from it must be a time, too."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def comes_twice(time: datetime) -> bool:
    """Whether the clocks of its zone show a time's wall clock twice, as in the night in which they are put back."""
    first, second = (time.replace(fold=fold).utcoffset() for fold in (0, 1))
    return first is not None and second is not None and first > second


def instant(wall: WallTime, zone: tzinfo) -> Instant:
    """The instant at which `zone`'s clocks show `wall`, moved forward by the gap where they skip it."""
    if not wall.fold and _DAWN < wall < _DUSK and zone.utcoffset(wall - _DAY) == zone.utcoffset(wall + _DAY):
        return Instant(datetime.combine(wall, wall.time(), zone))  # no change of clocks is near: nearly every time
    aware = Instant(wall.replace(tzinfo=zone, fold=0))
    offset = aware.utcoffset()
    if offset == aware.replace(fold=1).utcoffset():
        return aware
    assert offset is not None
    return (aware.replace(tzinfo=UTC) - offset).astimezone(zone)


def wall_time(moment: Instant) -> WallTime:
    """What the clocks of its zone show at an instant."""
    return WallTime(moment.replace(tzinfo=None))


def wall_midnight(day: date) -> WallTime:
    """00:00 of a day, or of the day that a time's own clocks show; the clocks may skip it."""
    return WallTime(datetime.combine(day, time()))


def placed(told: datetime, zone: tzinfo) -> Instant:
    """What was written, in `zone`: an instant as it is, a time without an offset by the zone's clocks."""
    return Instant(told.astimezone(zone)) if told.tzinfo is not None else instant(WallTime(told), zone)


def now(zone: tzinfo = UTC) -> Instant:
    """The instant at which this is asked."""
    return Instant(datetime.now(zone))


def since_epoch(seconds: float, zone: tzinfo) -> Instant:
    """The instant so many seconds after 1970 began in UTC. OverflowError, ValueError or OSError out of range."""
    return Instant(datetime.fromtimestamp(seconds, zone))


def elapsed(moment: Instant, **amount: float) -> Instant:
    """`moment` moved by real elapsed time (`hours=-2`), whatever the clocks do in between; same zone."""
    return (moment.astimezone(UTC) + timedelta(**amount)).astimezone(moment.tzinfo)


def is_later(one: Instant, other: Instant) -> bool:
    """Whether `one` is the later instant. Plain `>` compares the wall clocks of one zone, which repeat an hour."""
    zone = one.tzinfo
    if zone is not None and zone is other.tzinfo and zone.utcoffset(one) == zone.utcoffset(other):
        return one > other  # nearly always, and in a quarter of the time
    return one.astimezone(UTC) > other.astimezone(UTC)


def add_months(day: _Day, months: int) -> _Day:
    """A date or wall time moved by months; a month that lacks the day takes its last.

    OverflowError outside years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year} is out of range")
    number = day.day
    return day.replace(year, month + 1, number if number < 29 else min(number, _days(year, month + 1)))


def _days(year: int, month: int) -> int:
    """How many days a month has. As `calendar.monthrange`, which costs 2 ms of every start."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def moved(moment: Instant, unit: str, count: int) -> Instant:
    """`moment` moved by `count` units: days and longer at the same wall time, hours and finer in elapsed time.

    Negative counts go back. KeyError for an unknown unit.
    """
    if unit in _SECONDS:
        return (moment.astimezone(UTC) + timedelta(0, count * _SECONDS[unit])).astimezone(moment.tzinfo)
    assert moment.tzinfo is not None
    return instant(moved_day(wall_time(moment), unit, count), moment.tzinfo)


def moved_day(day: _Day, unit: str, count: int) -> _Day:
    """A date or wall time moved by `count` units of a day or longer. KeyError for another unit."""
    if unit in _DAYS:
        return day + timedelta(days=count * _DAYS[unit])
    return add_months(day, count * _MONTHS[unit])


_SECONDS: Final = {"second": 1, "minute": 60, "hour": 3600}
_DAYS: Final = {"day": 1, "week": 7, "weekend": 7}
_MONTHS: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
CLOCK_UNITS: Final = frozenset(_SECONDS)
