"""What machines write for times: ISO 8601 in its spellings, the dates of mail and feeds, a browser's own.

Metadata, attributes, feeds and wires have them. A time without an offset stays a wall time; whose, only the page knows.
"""

from __future__ import annotations

from datetime import date, datetime

from wirecli.base.clock import within_calendar
from wirecli.base.patterns import compiled
from wirecli.undated import Time

_DAY = r"\d{4}-?\d\d-?\d\d"
_IN_ADDRESS = r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?![\d])"
_BROWSER = r"\w{3} (\w{3}) (\d\d?) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})"


def read(text: str) -> Time | None:
    """The time that `text` is: an instant where it has an offset, a wall time (naive) where not, a day alone.

    None where it is no time, or none that a calendar holds; `0001-01-01T00:00:00Z` is how .NET and Go write none.
    """
    text = text.strip()
    time: Time | None
    try:
        time = date.fromisoformat(text) if compiled(_DAY).fullmatch(text) else datetime.fromisoformat(text)
    except ValueError:
        time = _of_mail(text)
    return time if time is not None and within_calendar(time) else None


def in_address(url: str) -> date | None:
    """The day that an address names (`/2024/11/30/`, `/20241130/`); None for none that a calendar holds."""
    match = compiled(_IN_ADDRESS).search(url[:2000])
    try:
        return date(*map(int, match.groups())) if match is not None else None
    except ValueError:
        return None


def _of_mail(text: str) -> Time | None:
    from wirecli.stamps import sent  # patterns that few pages need

    browser = compiled(_BROWSER).match(text)
    if browser:
        month, day, year, clock, offset = browser.groups()
        text = f"{day} {month} {year} {clock} {offset}"
    return sent.read(text)
