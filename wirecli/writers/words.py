"""Times and intervals in a few English words, for people; pure functions."""

from __future__ import annotations

import re
from datetime import timedelta

from wirecli.model import Instant, Mention, Published

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MODS = {
    "LESS_THAN": "less than",
    "MORE_THAN": "more than",
    "EQUAL_OR_LESS": "at most",
    "EQUAL_OR_MORE": "at least",
    "APPROX": "about",
}


def day(time: Instant, *, year: bool = True) -> str:
    """`Sat 30 Nov 2024`, or without its year."""
    text = f"{DAYS[time.weekday()]} {time.day} {MONTHS[time.month - 1]}"
    return f"{text} {time.year}" if year else text


def clock(time: Instant) -> str:
    """`18:00`."""
    return f"{time:%H:%M}"


def moment(time: Instant) -> str:
    """`Sat 30 Nov 2024 18:00`."""
    return f"{day(time)} {clock(time)}"


def interval(begin: Instant, end: Instant) -> str:
    """A half-open interval as one says it: whole years, months and days by their names, the last one included."""
    if _midnight(begin) and _midnight(end):
        return _days(begin, end - timedelta(days=1))
    if end - begin <= timedelta(minutes=1):
        return moment(begin)
    if begin.date() == end.date():
        return f"{moment(begin)}–{clock(end)}"
    if _midnight(end) and end.date() - begin.date() == timedelta(days=1):
        return f"{moment(begin)}–24:00"
    return f"{moment(begin)} – {moment(end)}"


def _midnight(time: Instant) -> bool:
    return time.hour == time.minute == time.second == 0


def _days(first: Instant, last: Instant) -> str:
    if first.date() == last.date():
        return day(first)
    month_ends = (last + timedelta(days=1)).day == 1
    if first.day == 1 and month_ends:
        if first.month == 1 and last.month == 12:
            return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        start, stop = MONTHS[first.month - 1], MONTHS[last.month - 1]
        if first.year != last.year:
            return f"{start} {first.year} – {stop} {last.year}"
        return f"{start} {first.year}" if first.month == last.month else f"{start} – {stop} {first.year}"
    return f"{day(first, year=first.year != last.year)} – {day(last)}"


def resolution(mention: Mention) -> str:
    """What a mention comes to: its interval where it has one, open on a side where it is; else its value in words."""
    mod = f"{MODS[mention.mod]} " if mention.mod in MODS else ""
    if mention.begin and mention.end:
        return mod + interval(mention.begin, mention.end)
    said = mod + value(mention.value, repeated=mention.type == "SET")
    if mention.begin:
        return f"{said}, from {moment(mention.begin)}"
    if mention.end:
        return f"{said}, up to {moment(mention.end)}"
    return said


def value(timex: str, *, repeated: bool = False) -> str:
    """A TIMEX3 value that is no interval: `P4Y6M` 4 years 6 months, `PXW` some weeks, `P1D` as a set every day.

    What has no words is shown as it is.
    """
    if timex in _VAGUE:
        return _VAGUE[timex]
    if match := _WEEKDAY_SET.fullmatch(timex):
        return f"every {DAYS[int(match[1]) - 1]}"
    if not (match := _DURATION.fullmatch(timex)):
        return timex
    parts = [_amount(number, unit) for number, unit in zip(match.groups(), _UNITS, strict=True) if number]
    if repeated:
        return f"every {' '.join(parts).removeprefix('1 ')}"
    return " ".join(parts)


def _amount(number: str, unit: str) -> str:
    return f"{number.replace('X', 'some')} {unit if number == '1' else f'{unit}s'}"


_UNITS = ("year", "quarter", "month", "week", "weekend", "day", "hour", "minute", "second")
_NUMBER = r"(\d+(?:\.\d+)?|X)"
_DURATION = re.compile(
    rf"P(?=[\dXT])(?:{_NUMBER}Y)?(?:{_NUMBER}Q)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}WE)?(?:{_NUMBER}D)?"
    rf"(?:T(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)
_WEEKDAY_SET = re.compile(r"XXXX-WXX-([1-7])")
_VAGUE = {"PRESENT_REF": "now", "PAST_REF": "some time ago", "FUTURE_REF": "some time ahead"}


def bounds(published: Published) -> str:
    """The bounds of a publication: `17:59–18:00`, with days where they differ from that of the time itself."""
    if published.earliest is None:
        return f"at any time up to {moment(published.latest)}"
    if published.earliest == published.latest:
        return "exactly"
    same_day = published.earliest.date() == published.latest.date() == published.time.date()
    show = clock if same_day else moment
    return f"{show(published.earliest)}–{show(published.latest)}"
