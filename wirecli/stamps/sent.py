"""When something was sent, as mail, feeds and telegrams write it: RFC 822 as it is used, and `310001 JUL 97`.

Feeds name zones that RFC 822 lacks and days and months in Dutch; telegrams have day, hour and minute in one figure.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from wirecli.base.clock import instant, wall_midnight, zone_named
from wirecli.base.dutch import MONTH_ABBREVIATIONS, MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from wirecli.base.patterns import compiled
from wirecli.model import WallTime
from wirecli.undated import Time

_ENGLISH_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12,
}  # fmt: skip
_GERMAN_MONTHS = {"jän": 1, "mär": 3, "mrz": 3, "mai": 5, "dez": 12}  # in dpa's telegrams, what Dutch has otherwise
_MONTHS = (
    {name[:3]: number for name, number in _ENGLISH_MONTHS.items()}
    | _ENGLISH_MONTHS
    | _GERMAN_MONTHS
    | MONTH_ABBREVIATIONS
    | MONTHS
)
_ENGLISH_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday tues thur thurs mon tue wed thu fri sat sun"
)
# Minutes east of Greenwich: RFC 822's own zones, and Europe's, which its readers take for UTC.
ZONES = {
    "gmt": 0, "ut": 0, "utc": 0, "z": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "met": 60, "mez": 60, "cest": 120,
    "mest": 120, "mesz": 120, "metdst": 120, "eet": 120, "eest": 180, "msk": 180, "est": -300, "edt": -240,
    "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
}  # fmt: skip
_ZONE = r"(?P<zone>(?:gmt|utc?)?[+-]\d\d(?::?\d\d)?|[a-z]{1,20}/[a-z_]{1,20}|[a-z]{1,6})?(?:\s*\([^()]{0,40}\))?"
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r"(?:\s*(?:uur|u\.?)|\s*(?P<half>[ap])\.?m\.?)?"
)


def read(text: str) -> Time | None:
    """The time that `text` is: naive where it names no zone, a day where it has no clock.

    None where it is none, or no calendar holds it.
    """
    text = text.strip()
    if len(text) > 100:
        return None
    for pattern in (_dated(), _american(), _telegram(), _iso(), _figures()):
        match = pattern.fullmatch(text)
        if match is not None:
            return _time(match.groupdict())
    return None


def _dated() -> re.Pattern[str]:
    """`Sat, 30 Nov 2024 17:12:00 CET`, `zaterdag 30 november 2024 17.12 uur`, `30-Nov-24 17:12`."""
    return compiled(
        rf"(?i)(?:{_weekday()})?(?P<day>\d{{1,2}})(?:e|st|nd|rd|th)?[ -]{{1,3}}{_month()}\.?[ -]{{1,3}}"
        r"(?P<year>\d{4}|\d\d)"
        rf"(?:,? {{1,3}}(?:-|om|at|\|)?\s*{_CLOCK}\s*{_ZONE})?"
    )


def _american() -> re.Pattern[str]:
    """`Nov 30, 2024 17:12`, and a C library's `Sat Nov 30 17:12:00 CET 2024`."""
    return compiled(
        rf"(?i)(?:{_weekday()})?{_month()}\.? {{1,3}}(?P<day>\d{{1,2}})(?:,? (?P<year>\d{{4}}))?,? {{1,3}}"
        rf"{_CLOCK}\s*{_ZONE}"
        r"(?: (?P<last>\d{4}))?"
    )


def _telegram() -> re.Pattern[str]:
    """`310001 JUL 97`, `032131 GMT Feb 26`."""
    return compiled(
        rf"(?i)(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s*(?P<zone>[a-z]{{1,6}})??\s*{_month()}\.?\s*(?P<year>\d{{4}}|\d\d)"
    )


def _iso() -> re.Pattern[str]:
    """ISO 8601 with a blank, a zone's name or a short offset behind its clock, which Python refuses."""
    return compiled(rf"(?i)(?P<year>\d{{4}})[-/]?(?P<number>\d\d)[-/]?(?P<day>\d\d)[t ]\s*{_CLOCK}\s*{_ZONE}")


def _weekday() -> str:
    words = [*_ENGLISH_WEEKDAYS.split(), *WEEKDAYS, *WEEKDAY_ABBREVIATIONS]
    return rf"(?:{'|'.join(sorted(words, key=len, reverse=True))})\.?,?\s*"


def _month() -> str:
    return rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"


def _figures() -> re.Pattern[str]:
    """`30/11/2024 17:12`: the day first, as Dutch has it."""
    return compiled(
        rf"(?i)(?:{_weekday()})?(?P<day>\d{{1,2}})[-/.](?P<number>\d{{1,2}})[-/.](?P<year>\d{{4}})"
        rf"(?:,? {{1,3}}{_CLOCK}\s*{_ZONE})?"
    )


def _time(said: dict[str, str | None]) -> Time | None:
    figures = said.get("last") or said["year"] or ""
    year = int(figures or 0)
    if len(figures) == 2:
        year += 2000 if year < 70 else 1900  # no wire is older than 1970
    month = int(said["number"] or 0) if "number" in said else _MONTHS[(said["month"] or "").lower()]
    try:
        if not figures:
            return None
        day = date(year, month, int(said["day"] or 0))
        if said["hour"] is None:
            return day
        return _zoned(wall_midnight(day) + _since_midnight(said), said["zone"])
    except (ValueError, OverflowError):
        return None


def _since_midnight(said: dict[str, str | None]) -> timedelta:
    """What a clock shows; 24:00 is the next day's beginning, a leap second the one before it."""
    hour, minute, second = (int(said.get(name) or 0) for name in ("hour", "minute", "second"))
    if said.get("half"):
        if not 1 <= hour <= 12:
            raise ValueError("no half of a day has such an hour")
        hour = hour % 12 + 12 * ((said["half"] or "").lower() == "p")
    if minute > 59 or second > 60 or hour > 24 or (hour == 24 and (minute or second)):
        raise ValueError("no clock shows such a time")
    return timedelta(hours=hour, minutes=minute, seconds=min(59, second))


def _zoned(wall: WallTime, zone: str | None) -> datetime:
    """A wall time in its zone; as it is where none is named, or one that isn't known."""
    if zone and "/" in zone:
        home = zone_named(zone)
        return instant(wall, home) if home is not None else wall
    east = _offset(zone)
    return wall if east is None else wall.replace(tzinfo=timezone(east) if east else UTC)


def _offset(zone: str | None) -> timedelta | None:
    """How far east a zone is; None for none, and for one that isn't known."""
    if not zone:
        return None
    zone = zone.lower()
    if zone in ZONES:
        return timedelta(minutes=ZONES[zone])
    figures = compiled(r"[a-z]*([+-])(\d\d):?(\d\d)?").fullmatch(zone)
    if figures is None:
        return None
    sign, hours, minutes = figures.groups()
    east = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return -east if sign == "-" else east
