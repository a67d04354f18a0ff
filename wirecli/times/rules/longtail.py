"""Absolute dates that the grammar does not spell out, read by dateparser: foreign month names, odd punctuation."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import Final

from wirecli.times import resolve
from wirecli.times.rule import Context, Result, Rule
from wirecli.times.rules.calendar import full_date

_PREFER: Final = {"past": "past", "future": "future", "none": "current_period"}


def foreign_date(ctx: Context, year: int = 0, **others: object) -> Result:
    """`27th of March 2024`, `5 mars`: English and French month names on a Dutch page."""
    return _read(ctx, ("en", "fr"), year)


def loose_date(ctx: Context, year: int, **others: object) -> Result:
    """`27 / 11 / 2024`, `27. 11. 2024`: a date in digits with space around its marks."""
    return _read(ctx, ("nl",), year)


def short_date(ctx: Context, day: int, month: int, two: int) -> Result:
    """`5-8-'23`: a date in digits with a short year."""
    return full_date(ctx, (two, month, day))


def _read(ctx: Context, languages: tuple[str, ...], year: int) -> Result:
    words = [word for word in ctx.words() if word != "of"]
    text = "".join(words) if languages == ("nl",) else " ".join(words)
    told = _parsed(text, languages, _PREFER[ctx.way], ctx.today)
    if told is None or (year and told.year != year):
        return None
    reading = resolve.day(told, ctx.zone)
    return reading.absolute() if year else ctx.told(reading)


@lru_cache(maxsize=4096)
def _parsed(text: str, languages: tuple[str, ...], prefer: str, today: date) -> date | None:
    import dateparser  # 80 ms, for what a page in a thousand has

    told = dateparser.parse(
        text,
        languages=list(languages),
        settings={
            "DATE_ORDER": "DMY",
            "PREFER_DATES_FROM": prefer,
            "RELATIVE_BASE": datetime.combine(today, time()),
            "REQUIRE_PARTS": ["day", "month"],
        },
    )
    return None if told is None else told.date()


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "foreign-date",
        "({day}|{english_ord}) of? {foreign_month} ,? {year}?|{foreign_month} ({day}|{english_ord}) ,? {year}",
        foreign_date,
        examples=(
            ("27th of March 2024", "2024-03-27"),
            ("5 octobre 2024", "2024-10-05"),
            ("March 27, 2024", "2024-03-27"),
        ),
        refuses=("31 february 2024", "Mai 68"),
    ),
    Rule(
        "loose-date",
        "{day} (/|-|.) {day:month} (/|-|.) {year}",
        loose_date,
        examples=(("27 / 11 / 2024", "2024-11-27"), ("27. 11. 2024", "2024-11-27")),
        refuses=("27 / 13 / 2024",),
    ),
    Rule(
        "short-date",
        "{day} (/|-|.) {day:month} (/|-|.) ' {two}",
        short_date,
        examples=(("5-8-'23", "2023-08-05"),),
        refuses=("5-13-'23",),
    ),
)
