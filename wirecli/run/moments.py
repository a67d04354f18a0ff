"""What a user types for a time or a zone → an aware datetime or a zone."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from wirecli.base.clock import instant, zone_named
from wirecli.errors import UsageError


def zone(name: str) -> ZoneInfo:
    """The time zone of the IANA database that is called `name`; UsageError where it has none."""
    found = zone_named(name)
    if found is None:
        hint = "give a name of the IANA database, like Europe/Amsterdam or UTC"
        raise UsageError(f"there is no time zone {name!r}", hint)
    return found


def moment(text: str, option: str, within: tzinfo, now: datetime) -> datetime:
    """The instant that `text` names: ISO 8601, or Dutch or English words as dateparser reads them.

    A time without an offset is in the zone `within`; words count from `now`. UsageError names `option`.
    """
    try:
        named: datetime | None = datetime.fromisoformat(text.strip())
    except ValueError:
        named = _in_words(text, now.astimezone(within))
    if named is None:
        raise UsageError(
            f"cannot read the time {text!r} of {option}",
            "give ISO 8601 (2026-01-31T18:30) or Dutch or English words (gisteren 18:00, 2 hours ago)",
        )
    if not 1000 <= named.year < 9000:  # a stamp or mention may count back or ahead by centuries
        raise UsageError(f"the time {text!r} of {option} is out of range", "give a year from 1000 to 8999")
    return named.astimezone(within) if named.tzinfo else instant(named, within)


def _in_words(text: str, now: datetime) -> datetime | None:
    if not text.isprintable():
        return None  # dateparser would read past what it doesn't know
    if _BARE_CLOCK.fullmatch(text):
        text = f"{now:%Y-%m-%d} {text}"
    from dateparser import parse  # 80 ms, and as much again for its first Dutch text

    return parse(
        _WHOLE_HOUR.sub(r"\1:00", _DUTCH_CLOCK.sub(r"\1:\2", text)),
        languages=["nl", "en"],
        settings={
            "RELATIVE_BASE": now.replace(tzinfo=None),
            "DATE_ORDER": "DMY",
            "PREFER_DATES_FROM": "past",
            "STRICT_PARSING": True,  # else `maart` is today's day in March and `12` the 12th of this month
        },
    )


_BARE_CLOCK = re.compile(r"\s*\d{1,2}[:.]\d{2}\s*(?:uur)?\s*")
# dateparser takes the hour of `gisteren 18 uur` and `18.00 uur` for a number of hours to go back: clocks are spelt out.
_DUTCH_CLOCK = re.compile(r"\b(\d{1,2})[.:u](\d{2})(?:\s*uur)?\b(?![.:\d-])")
_WHOLE_HOUR = re.compile(r"(?<!over )(?<!binnen )\b(\d{1,2}) uur\b(?! geleden)")
