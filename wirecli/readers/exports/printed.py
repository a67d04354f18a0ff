"""Days as papers and exports print them, in the words of their languages: `30 november 2024 zaterdag`."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

from wirecli.base.dutch import MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS
from wirecli.base.patterns import compiled
from wirecli.undated import Time

_ENGLISH = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "mar": 3,
}  # fmt: skip
_GERMAN = {"januar": 1, "jänner": 1, "februar": 2, "märz": 3, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12}
_FRENCH = {
    "janvier": 1, "février": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "août": 8, "septembre": 9,
    "octobre": 10, "novembre": 11, "décembre": 12,
}  # fmt: skip
_MONTHS = {**_FRENCH, **_GERMAN, **_ENGLISH, **MONTH_ABBREVIATIONS, **MONTHS}
_DAYS = (
    *WEEKDAYS, "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
)  # fmt: skip
_ZONES = {"gmt": 0, "utc": 0, "cet": 1, "cest": 2, "met": 1, "mest": 2}
"""Hours east of Greenwich, of the zones that exports name and that mean one thing only."""


def _any(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_MONTH = _any(_MONTHS)
_WEEKDAY = rf"(?:{_any(_DAYS)})"
DAY = rf"(?:(?P<d>\d{{1,2}})(?:\.|er)? (?P<m>{_MONTH})\.?|(?P<em>{_MONTH})\.? (?P<ed>\d{{1,2}})),? (?P<y>\d{{4}})"
"""A day with its month as a word; the groups are `d`, `m` and `y`, in English order `em` and `ed`."""

_CLOCK = r"(?P<h>\d{1,2})[:.](?P<min>\d\d)(?::\d\d)? ?(?P<half>[ap]\.?m\.?)? ?(?P<zone>[a-z]{2,5})?"
_LINE = rf"(?i)(?:{_WEEKDAY},? )?{DAY}(?:,? {_WEEKDAY})?(?:,? {_CLOCK})?"


def moment(line: str) -> Time | None:
    """The day that a clean line is, or the instant where a clock stands by it; None where it is anything else.

    A clock in a zone that is not one thing (`EST`) says no more than the day; one without a zone is a wall time.
    """
    if not 8 <= len(line) <= 80:
        return None
    found = compiled(_LINE).fullmatch(line)
    if found is None:
        return None
    try:
        day = date(int(found["y"]), _MONTHS[(found["m"] or found["em"]).lower()], int(found["d"] or found["ed"]))
        return _with_clock(day, found["h"], found["min"], (found["half"] or "").lower(), found["zone"])
    except ValueError:
        return None


def _with_clock(day: date, hour: str | None, minute: str, half: str, zone: str | None) -> Time:
    if hour is None:
        return day
    count = int(hour) % 12 + 12 * (half[:1] == "p") if half and int(hour) <= 12 else int(hour)
    wall = datetime.combine(day, time(count, int(minute)))
    if zone is None:
        return wall
    hours = _ZONES.get(zone.lower())
    if hours is None:
        return day
    return wall.replace(tzinfo=timezone(timedelta(hours=hours)) if hours else UTC)
