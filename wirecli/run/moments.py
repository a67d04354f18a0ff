"""What a user types for a time or a zone → an aware datetime or a zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from wirecli.base.clock import add_months, has_zones, instant, placed, wall_midnight, wall_time, zone_named
from wirecli.base.patterns import compiled
from wirecli.errors import UsageError
from wirecli.model import Instant, Mention, WallTime
from wirecli.undated import Time


def zone(name: str) -> ZoneInfo:
    """The time zone of the IANA database that is called `name`; UsageError where it has none."""
    found = zone_named(name)
    if found is None and not has_zones():
        raise UsageError("this system has no time zone database", "install its tzdata, or: pip install tzdata")
    if found is None:
        hint = "give a name of the IANA database, like Europe/Amsterdam or UTC"
        raise UsageError(f"there is no time zone {name!r}", hint)
    return found


def moment(text: str, option: str, within: tzinfo, now: Instant) -> Instant:
    """The instant that `text` names: ISO 8601, or words as the grammar of times reads them, or else dateparser.

    A time without an offset is in the zone `within`; words count from `now`. UsageError names `option`: for what can't
    be read, for what can be read in two ways, and for a clock that the day of a change skips or shows twice.
    """
    _refuse_two_ways(text, option)
    here = now.astimezone(within)
    try:
        named, why = _iso_time(text), ": it names no day" if compiled(_NO_DAY).fullmatch(text) else ""
    except ValueError as error:
        named, why = None, f": {error}"
    if named is None and not why and text.isprintable():
        named = _in_words(text, here)
        if named is not None and option in _BACKWARD:
            named = _last_time(named, text, here)
    if named is None:
        raise UsageError(
            f"cannot read the time {text!r} of {option}{why}",
            "give ISO 8601 (2026-01-31T18:30) or Dutch or English words (gisteren 18:00, 2 hours ago)",
        )
    if not is_plausible(named):
        raise UsageError(f"the time {text!r} of {option} is out of range", YEARS)
    if isinstance(named, datetime):
        return placed(named, within) if named.tzinfo else _at_wall(WallTime(named), text, option, within)
    return instant(wall_midnight(named), within)


YEARS = "give a year from 1000 to 8999"
"""The hint where a time is not plausible."""


def is_plausible(time: date) -> bool:
    """Whether a page can have been read then: a stamp or mention may count back or ahead by centuries."""
    return 1000 <= time.year < 9000


# A whole date, and a clock of hours and minutes at least: `fromisoformat` reads `2026013118301234` too.
_ISO = (
    r"(?a:(?P<date>\d{4}-\d\d-\d\d|\d{8}|\d{4}-?[Ww]\d\d-?\d|(?P<year>\d{4})-(?P<number>\d{3}))"
    r"(?:[Tt ](?P<clock>(?:\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?|\d{4}(?:\d\d)?) ?(?:[Zz]|[+-]\d\d(?::?\d\d)?)?))?)"
)
_MIDNIGHT = r"(?a:24:?00(?!:?0*[1-9])(?!:?00[.,]0*[1-9]))"
_NO_DAY = r"(?a:\s*\d{4}(?:-\d\d|-?[Ww]\d\d)?\s*)"


def iso_time(text: str) -> Time | None:
    """The time in ISO 8601, aware or naive, or the day; None for anything else."""
    try:
        return _iso_time(text)
    except ValueError:
        return None


def _iso_time(text: str) -> Time | None:
    """As `iso_time`; ValueError, which says why, for what has the form of one and is none."""
    found = compiled(_ISO).fullmatch(text.strip())
    if found is None:
        return None
    try:
        year, number = found["year"], found["number"]
        day = _of_year(int(year), int(number)) if number else datetime.fromisoformat(found["date"].upper()).date()
    except ValueError:
        raise ValueError("no calendar has that day") from None
    if not found["clock"]:
        return day
    clock = found["clock"].upper().replace(" ", "")
    ends = compiled(_MIDNIGHT).match(clock)  # 24:00 is the end of a day
    try:
        named = datetime.fromisoformat(f"{day.isoformat()}T{f'00{clock[2:]}' if ends else clock}")
        return named + timedelta(days=1) if ends else named
    except (ValueError, OverflowError):
        raise ValueError("no clock shows that") from None


def _of_year(year: int, number: int) -> date:
    """The day of a year that has this number, the first is 1; ValueError where it has none."""
    day = date(year, 1, 1) + timedelta(days=number - 1)
    if day.year != year:
        raise ValueError(number)
    return day


_SLASHES = r"(?a:\b(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)\b)"


def _refuse_two_ways(text: str, option: str) -> None:
    """A date with slashes is the day first in Dutch, the month first in America."""
    for found in compiled(_SLASHES).finditer(text):
        one, other, year = map(int, found.groups())
        if one != other and 1 <= one <= 12 and 1 <= other <= 12:
            ways = [f"{year:04}-{month:02}-{day:02}" for day, month in ((one, other), (other, one))]
            raise UsageError(f"{text!r} of {option} can be read in two ways", f"give {' or '.join(ways)}")


def _at_wall(wall: WallTime, text: str, option: str, within: tzinfo) -> Instant:
    """The instant at which the clocks of a zone show `wall`; UsageError where they never do, or twice."""
    offsets = [wall.replace(tzinfo=within, fold=fold).strftime("%z") for fold in (0, 1)]
    if offsets[0] != offsets[1]:
        said = [f"{wall.isoformat(timespec='minutes')}{offset[:3]}:{offset[3:5]}" for offset in offsets]
        way = "comes twice" if offsets[0] > offsets[1] else "never comes"
        raise UsageError(f"the time {text!r} of {option} {way}: the clocks change", f"give {' or '.join(said)}")
    return placed(wall, within)


def _in_words(text: str, here: Instant) -> Time | None:
    """The time that words name, as the stories' own words are read; ages as dateparser counts them, to the minute."""
    bare = compiled(_BARE_CLOCK).fullmatch(text)
    if not (bare or any(map(str.isalpha, text)) or compiled(_DATE).match(text)):
        return None  # `12`, `2024` and `2026013118301234` are no times
    if bare:
        text = f"{here:%Y-%m-%d} {text.strip()}"
    from wirecli.times import find_times

    found = find_times(text, here.replace(tzinfo=ZoneInfo("UTC")))  # whose clocks skip nothing: what is named is kept
    if len(found) != 1 or found[0].text != text.strip():
        return _by_dateparser(text, here)
    (mention,) = found
    if mention.value == "PRESENT_REF":
        return here
    if mention.rule.startswith(_AGES):
        return _by_dateparser(text, here) or find_times(text, here)[0].begin
    return _named_by(mention)


_BACKWARD = ("--at", "--published", "--since", "--before")
"""Options whose times have been: no page was read, and no story published, in a month that is to come."""

_SOON = timedelta(days=31)


def _last_time(named: Time, text: str, here: Instant) -> Time:
    """A day without a year that lies more than a month ahead is last year's."""
    day = named.date() if isinstance(named, datetime) else named
    ahead = day - here.date() > _SOON and day - here.date() < timedelta(days=366)
    return add_months(named, -12) if ahead and not compiled(r"(?a:\d{4})").search(text) else named


_AGES = ("ago", "ahead", "day-ago")
"""How the rules are called that count from now: the grammar counts in whole units, as readers do."""


def _named_by(mention: Mention) -> Time | None:
    """The wall time or the day that a time expression names; None for a week, an evening, a duration, a set."""
    is_one = mention.type in ("DATE", "TIME") and mention.grain in ("second", "minute", "day")
    return iso_time(mention.value) if is_one and mention.begin is not None else None


def _by_dateparser(text: str, here: Instant) -> datetime | None:
    from dateparser import parse  # 80 ms, and as much again for its first Dutch text

    return parse(
        compiled(_WHOLE_HOUR).sub(r"\1:00", compiled(_DUTCH_CLOCK).sub(r"\1:\2", text)),
        languages=["nl", "en"],
        settings={
            "RELATIVE_BASE": wall_time(here),
            "DATE_ORDER": "DMY",
            "PREFER_DATES_FROM": "past",
            "STRICT_PARSING": True,  # else `maart` is today's day in March and `12` the 12th of this month
        },
    )


_BARE_CLOCK = r"(?a:\s*\d{1,2}[:.]\d{2}\s*(?:uur)?\s*)"
_DATE = r"(?a:\s*\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b)"
# dateparser takes the hour of `gisteren 18 uur` and `18.00 uur` for a number of hours to go back: clocks are spelt out.
_DUTCH_CLOCK = r"\b(\d{1,2})[.:u](\d{2})(?:\s*uur)?\b(?![.:\d-])"
_WHOLE_HOUR = r"(?<!over )(?<!binnen )\b(\d{1,2}) uur\b(?! geleden)"
