"""The day in a dateline (`15/06`, `21 jan 2019`) → a date: the last such day by the reference where no year is said."""

from __future__ import annotations

import re
from datetime import date

from wirecli.base.dutch import MONTH_ABBREVIATIONS, MONTHS
from wirecli.model import Instant

_MONTHS = {**MONTHS, **MONTH_ABBREVIATIONS}
_DIGITS = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}|\d{2}))?")
_WORDS = re.compile(r"(?:[^\W\d_]+\.?,? )?(?P<day>\d{1,2})\.? (?P<month>[^\W\d_]+)\.?(?: (?P<year>\d{4}))?")


def day(text: str, reference: Instant) -> date | None:
    """The day that a dateline names; None where it is no day of the calendar, or names none."""
    match = _DIGITS.fullmatch(text) or _WORDS.fullmatch(text.strip(" .,"))
    if match is None:
        return None
    word = match["month"].lower()
    month = int(word) if word.isdigit() else _MONTHS.get(word)
    if month is None:
        return None
    year = match["year"]
    if year is not None:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, int(match["day"]))
    latest = reference.date()
    # Nine years back lies a 29 February, over a century's end as well.
    days = (_date(latest.year - back, month, int(match["day"])) for back in range(9))
    return next((found for found in days if found is not None and found <= latest), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
