"""What a stamp bounds: the words of `forms` → when the story was published. Pure functions.

By itself an age says little: a site that counts down (`floor`) prints `N uur geleden` from N up to N + 1 hours, one
that rounds (`nearest`) from half an hour before N to half an hour after. Which a page's site is, `telling` concludes.
Hours and finer are elapsed time, days and longer go by the calendar.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Literal, TypeAlias, cast

from wirecli.base.clock import elapsed, instant, is_later, moved, placed, wall_midnight
from wirecli.base.dutch import MONTHS, WEEKDAYS
from wirecli.model import Grain, Instant, WallTime
from wirecli.records import NamedTuple
from wirecli.stamps.forms import Kind, Slots, has_clock, read
from wirecli.stamps.words import (
    COUNTS,
    DAYS,
    LETTERS,
    MONTH_WORDS,
    QUALIFIERS,
    QUARTERS,
    UNIT_WORDS,
    VAGUE,
    WEEKDAY_WORDS,
    WHOLE_UNITS,
    ZONES,
)

Rounding = Literal["floor", "nearest"]


class Bounds(NamedTuple):
    """When a stamped story was published: `time` is the best single value; `earliest` is None where it is open."""

    time: Instant
    earliest: Instant | None
    latest: Instant
    grain: Grain


class Asked:
    """How a stamp is to be read: how ages are rounded, and whether `12/10/2024` is December's tenth.

    A plain class, which costs a start a tenth of a named tuple.
    """

    __slots__ = ("month_first", "rounding")

    def __init__(self, rounding: Rounding = "floor", *, month_first: bool = False) -> None:
        self.rounding = rounding
        self.month_first = month_first


_FLOOR = Asked()


def bounds(stamp: str, reference: Instant, asked: Asked = _FLOOR) -> Bounds | None:
    """What `stamp` says of a page read at `reference` (aware, in the page's zone).

    None where it is no stamp, or one that can't be: 31 February, a day that lies after the reference.
    """
    form = read(stamp)
    return None if form is None else of_form(*form, reference, asked)


def of_form(kind: Kind, slots: Slots, reference: Instant, asked: Asked = _FLOOR) -> Bounds | None:
    """What a stamp says that `forms.read` has read."""
    try:
        found = _RESOLVERS[kind](slots, reference, asked)
    except (OverflowError, ValueError):  # a day that no calendar has, or one before the year 1
        return None
    return None if found is None or is_later(found.time, reference) else _not_after(found, reference)


def _not_after(found: Bounds, reference: Instant) -> Bounds:
    return found._replace(latest=reference) if is_later(found.latest, reference) else found


def spread(kind: Kind, slots: Slots, reference: Instant, *, calendar: bool = False) -> Bounds | None:
    """What an age bounds where nobody knows how the site rounds: counting down and rounding, both; with `calendar`
    counts of days may be the calendar's as well."""
    down = of_form(kind, slots, reference)
    if down is not None and kind in ("day", "whole-unit"):
        return _elapsed_too(down, kind, slots, reference)
    if down is None or kind != "elapsed" or slots.get("qualifier") or slots.get("count") in VAGUE:
        return down
    rounded = of_form(kind, slots, reference, Asked("nearest"))
    assert rounded is not None
    amounts, _ = _amounts(slots)
    latest = elapsed(rounded.latest, seconds=_SLACK.get(rounded.grain, 0))
    days = _days_ago(amounts, reference) if calendar else None
    if days is not None and is_later(days.latest, latest):
        latest = days.latest
    return _not_after(down._replace(latest=_of_one(amounts, reference) or latest), reference)


def _days_ago(amounts: list[tuple[float, str]], reference: Instant) -> Bounds | None:
    """`3 dagen geleden` where a site counts the days of the calendar; None for what is no count of days."""
    count, unit = amounts[0]
    if unit != "day" or len(amounts) > 1 or count % 1 or count < 2:
        return None
    return _whole_day(wall_midnight(reference) - timedelta(days=count), reference)


def _of_one(amounts: list[tuple[float, str]], reference: Instant) -> Instant | None:
    """The latest that a rounded `1 uur` can be. What counts in minutes does so up to 44 of them, in hours up to 20."""
    if amounts[0][0] != 1 or len(amounts) > 1:
        return None
    whole = reference.timestamp() - _back(reference, amounts).timestamp()
    return elapsed(reference, seconds=-_LEAST_OF_ONE * whole)


_LEAST_OF_ONE = 0.7
"""The part of a unit from which some library calls an age one of it: 0.74 of an hour, 0.71 of a week; see the table."""

_SLACK = {"day": 3600, "week": 86_400, "month": 86_400, "year": 1_339_200}
"""Seconds by which an age can be younger where a site rounds a count that it has rounded already in a finer unit:
half of that unit, and a little."""


def _elapsed_too(found: Bounds, kind: Kind, slots: Slots, reference: Instant) -> Bounds:
    """`gisteren` as a day of the calendar, and as an age: one day, counted down or rounded; so `vorige week`.
    `vandaag` is the calendar's."""
    unit: Grain = "day"
    if kind == "day":
        back, part = DAYS[slots["day"]]
        if part is not None or not back:
            return found
    else:
        unit, back = WHOLE_UNITS[slots["whole"]]
    if found.earliest is None:
        return found
    oldest = moved(reference, unit, -back - 1)
    latest = _middle(moved(reference, unit, -back), moved(reference, unit, 1 - back)) if back else reference
    return found._replace(
        earliest=oldest if is_later(found.earliest, oldest) else found.earliest,
        latest=latest if is_later(latest, found.latest) else found.latest,
    )


# An age in seconds: what it says, from and to where a site counts down, the same where it rounds, and its grain.
Ages: TypeAlias = "tuple[float, tuple[float, float], tuple[float, float], Grain]"


def seconds(kind: Kind, slots: Slots) -> Ages | None:
    """An age of hours or finer, which is the same at every reference; None for any other stamp."""
    if kind == "now":
        return 0, (0, 60), (0, 60), "minute"
    if kind != "elapsed" or slots.get("count") in VAGUE:
        return None
    amounts, step = _amounts(slots)
    if any(unit not in _SECONDS for _, unit in amounts):
        return None
    count, unit = amounts[-1]
    said = sum(number * _SECONDS[of] for number, of in amounts)
    older, younger = said + step * _SECONDS[unit], said - min(step, count) * _SECONDS[unit]
    down, nearest = (said, older), ((said + younger) / 2, (said + older) / 2)
    qualifier = QUALIFIERS.get(slots.get("qualifier", ""))
    if qualifier is None and count == 1 and len(amounts) == 1:
        nearest = _LEAST_OF_ONE * said, nearest[1]
    meant = {
        None: (said, down, nearest),
        "about": (said, nearest, nearest),
        "over": (said, down, down),
        "almost": (said, (younger, said), (younger, said)),
        "under": (0, (0, said), (0, said)),
    }
    return *meant[qualifier], cast(Grain, unit)


_SECONDS = {"second": 1, "minute": 60, "hour": 3600}


# Resolvers: slots → bounds. Slots are the pattern's named groups that matched, in lower case.


def _now(_slots: Slots, reference: Instant, _asked: Asked) -> Bounds:
    return Bounds(reference, elapsed(reference, minutes=-1), reference, "minute")


def _this_unit(slots: Slots, reference: Instant, _asked: Asked) -> Bounds:
    """`over 0 minuten`, `binnen een uur`: how CLDR says "not a whole unit ago"."""
    unit = cast(Grain, UNIT_WORDS[slots["unit"].rstrip(".")])
    return Bounds(reference, moved(reference, unit, -1), reference, unit)


def _elapsed(slots: Slots, reference: Instant, asked: Asked) -> Bounds:
    amounts, step = _amounts(slots)
    unit = cast(Grain, amounts[-1][1])
    time = _back(reference, amounts)
    if slots.get("count") in VAGUE:
        return Bounds(time, None, time, unit)  # two at the least; how many at the most, nobody says
    older = _back(reference, [*amounts[:-1], (amounts[-1][0] + step, unit)])
    younger = _back(reference, [*amounts[:-1], (max(amounts[-1][0] - step, 0), unit)])
    qualifier = QUALIFIERS.get(slots.get("qualifier", ""))
    if qualifier == "under":
        return Bounds(reference, time, reference, unit)
    if qualifier == "almost":
        return Bounds(time, time, younger, unit)
    if qualifier == "about" or (qualifier is None and asked.rounding == "nearest"):
        return Bounds(time, _middle(older, time), _middle(time, younger), unit)
    return Bounds(time, older, time, unit)


def _amounts(slots: Slots) -> tuple[list[tuple[float, str]], float]:
    """The counts with their units, the finest last, and the step by which the site counts the last."""
    if "quarters" in slots:
        return [(QUARTERS[slots["quarters"]], "minute")], 15
    if "attached" in slots:
        return [(int(slots["attached"]), LETTERS[slots["letter"]])], 1
    word = slots["count"]
    count = 2 if word in VAGUE else COUNTS.get(word) if word in COUNTS else int(word)
    assert count is not None
    amounts = [(count, UNIT_WORDS[slots["unit"].rstrip(".")])]
    if "count2" in slots:
        unit = slots["unit2"].rstrip(".")
        amounts.append((int(slots["count2"]), UNIT_WORDS.get(unit) or LETTERS[unit]))
    return amounts, 0.5 if count % 1 else 1


# A fraction of a unit is counted in a smaller one, as times.md has it.
_SMALLER = {"minute": ("second", 60), "hour": ("minute", 60), "day": ("hour", 24), "week": ("hour", 168),
            "month": ("day", 30), "quarter": ("day", 91), "year": ("month", 12)}  # fmt: skip


def _back(reference: Instant, amounts: list[tuple[float, str]]) -> Instant:
    moment = reference
    for count, unit in amounts:
        if count % 1 and unit in _SMALLER:
            finer, factor = _SMALLER[unit]
            moment = moved(moment, finer, -round(count * factor))
        else:
            moment = moved(moment, unit, -round(count))
    return moment


def _middle(first: Instant, second: Instant) -> Instant:
    start = first.astimezone(UTC)
    return (start + (second.astimezone(UTC) - start) / 2).astimezone(first.tzinfo)


def _day(slots: Slots, reference: Instant, _asked: Asked) -> Bounds:
    back, part = DAYS[slots["day"]]
    midnight = wall_midnight(reference) - timedelta(days=back)
    if has_clock(slots):
        return _minute(midnight, slots, reference)
    if part is None:
        return _whole_day(midnight, reference)
    start, end = (instant(midnight + timedelta(hours=hour), _zone(reference)) for hour in part)
    return Bounds(start, start, end, "part")


def _weekday(slots: Slots, reference: Instant, _asked: Asked) -> Bounds:
    today = wall_midnight(reference)
    back = (today.isoweekday() - WEEKDAY_WORDS[slots["weekday"]]) % 7
    if "past" in slots and back == 0:
        back = 7  # `afgelopen zaterdag`, read on a Saturday, is last week's
    found = _weekday_back(today, back, slots, reference)
    # A site writes the bare weekday for the days that are past: later than the reference means a week before.
    return _weekday_back(today, back + 7, slots, reference) if is_later(found.time, reference) else found


def _weekday_back(today: WallTime, back: int, slots: Slots, reference: Instant) -> Bounds:
    midnight = today - timedelta(days=back)
    return _minute(midnight, slots, reference) if has_clock(slots) else _whole_day(midnight, reference)


def _date(slots: Slots, reference: Instant, asked: Asked) -> Bounds | None:
    day, month = _day_and_month(slots, month_first=asked.month_first)
    if "year" in slots:
        return _on(wall_midnight(date(_full_year(slots["year"]), month, day)), slots, reference)
    return _last(day, (month,), _weekdays(slots), slots, reference)


def _last(
    day: int, months: tuple[int, ...], weekdays: tuple[int, ...], slots: Slots, reference: Instant
) -> Bounds | None:
    """The last such day that is past, of any of the months and, where there are some, of the weekdays."""
    for year in range(reference.year, max(reference.year - 28, 0), -1):
        for month in sorted(months, reverse=True):
            try:
                midnight = wall_midnight(date(year, month, day))
            except ValueError:
                continue  # 29 February
            found = _on(midnight, slots, reference)
            if not is_later(found.time, reference) and (not weekdays or midnight.isoweekday() in weekdays):
                return found
    return None


def _weekdays(slots: Slots) -> tuple[int, ...]:
    return (WEEKDAY_WORDS[slots["weekday"]],) if "weekday" in slots else ()


def _day_and_month(slots: Slots, *, month_first: bool) -> tuple[int, int]:
    """The day and the month of a date. Only strokes part a month that comes first, where there can be no other."""
    day = int(slots["date"])
    if "month" in slots:
        return day, MONTH_WORDS[slots["month"]]
    if "n2" in slots:
        month = int(slots["n2"])
        return (month, day) if month > 12 or (month_first and day <= 12) else (day, month)
    return day, int(slots.get("numeral") or slots.get("n1") or slots["n3"])


def _narrow(slots: Slots, reference: Instant, _asked: Asked) -> Bounds | None:
    """`Z 30 N`: initials, which two weekdays or months can share."""
    months = {number for word, number in MONTHS.items() if word.startswith(slots["month"])}
    weekdays = {number for word, number in WEEKDAYS.items() if word.startswith(slots["initial"])}
    return _last(int(slots["date"]), tuple(months), tuple(weekdays), {}, reference)


def _hour(slots: Slots, reference: Instant, asked: Asked) -> Bounds:
    found = _bare_clock(slots, reference, asked)
    return found._replace(latest=elapsed(found.time, hours=1), grain="hour")


def _full_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year.lstrip("'’"))


def _on(midnight: WallTime, slots: Slots, reference: Instant) -> Bounds:
    return _minute(midnight, slots, reference) if has_clock(slots) else _whole_day(midnight, reference)


def _bare_clock(slots: Slots, reference: Instant, _asked: Asked) -> Bounds:
    today = wall_midnight(reference)
    found = _minute(today, slots, reference)
    return _minute(today - timedelta(days=1), slots, reference) if is_later(found.time, reference) else found


def _iso(slots: Slots, reference: Instant, _asked: Asked) -> Bounds:
    moment = placed(datetime.fromisoformat(slots["iso"].upper()), _zone(reference))
    return Bounds(moment, moment, elapsed(moment, minutes=1), "minute")


def _whole_unit(slots: Slots, reference: Instant, _asked: Asked) -> Bounds:
    unit, back = WHOLE_UNITS[slots["whole"]]
    today = wall_midnight(reference)
    first = {
        "week": today - timedelta(days=today.isoweekday() - 1),
        "month": today.replace(day=1),
        "quarter": today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1),
        "year": today.replace(month=1, day=1),
    }[unit]
    start = moved(instant(first, _zone(reference)), unit, -back)
    return Bounds(start, start, moved(start, unit, 1), unit)


def _minute(midnight: WallTime, slots: Slots, reference: Instant) -> Bounds:
    hour = int(slots.get("hour") or slots["round"])
    minute = int(slots.get("minute") or slots.get("minute2") or 0)
    if hour == 24 and minute:
        raise ValueError("no clock shows a time after 24:00")
    if "half" in slots:
        hour = hour % 12 + 12 * (slots["half"] == "p")
    wall = midnight + timedelta(hours=hour, minutes=minute)
    offset = _offset(slots["zone"]) if "zone" in slots else None
    time = instant(wall, _zone(reference))
    if offset is not None:
        time = placed(wall.replace(tzinfo=offset), _zone(reference))
    return Bounds(time, time, elapsed(time, minutes=1), "minute")


def _offset(zone: str) -> tzinfo | None:
    """The offset that a zone's name says; None where it names the zone alone, whatever the season."""
    if zone in ZONES:
        minutes = ZONES[zone]
        return None if minutes is None else timezone(timedelta(minutes=minutes))
    hours, _, minutes_told = zone[4:].partition(":")
    hours, minutes_told = hours[:2], minutes_told or hours[2:]
    amount = timedelta(hours=int(hours), minutes=int(minutes_told or 0))
    return timezone(-amount if zone[3] == "-" else amount)


def _whole_day(midnight: WallTime, reference: Instant) -> Bounds:
    start, end = (instant(midnight + timedelta(days=days), _zone(reference)) for days in (0, 1))
    return Bounds(start, start, end, "day")


def _zone(reference: Instant) -> tzinfo:
    assert reference.tzinfo is not None
    return reference.tzinfo


_RESOLVERS: dict[Kind, Callable[[Slots, Instant, Asked], Bounds | None]] = {
    "now": _now,
    "elapsed": _elapsed,
    "this-unit": _this_unit,
    "day": _day,
    "whole-unit": _whole_unit,
    "weekday": _weekday,
    "date": _date,
    "clock": _bare_clock,
    "iso": _iso,
    "hour": _hour,
    "narrow": _narrow,
}
