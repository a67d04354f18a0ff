"""The so-manieth unit of a unit, and its parts: `de laatste week van oktober`, `de tweede helft van mei`."""

from __future__ import annotations

from typing import Final

from wirecli.base.clock import moved_day
from wirecli.times import resolve
from wirecli.times.resolve import Reading, way_of
from wirecli.times.rule import Context, Result, Rule, Several
from wirecli.times.rules.calendar import nearest


def nth_day(
    ctx: Context,
    weekday: int | None = None,
    ord: int | None = None,
    nth_last: int | None = None,
    every: int | None = None,
    month: int | None = None,
    year: int | None = None,
    ord2: int | None = None,
    **marks: int,
) -> Result:
    """A day of a month: `de laatste dag van oktober`, `de tweede vrijdag van de maand`, `de 9e van mei`."""
    if ord2 is not None:
        one = nth_day(ctx, weekday, ord, nth_last, every=every, month=month, year=year, **marks)
        two = nth_day(ctx, weekday, ord2, every=every, month=month, year=year, **marks)
        if not (isinstance(one, Reading) and isinstance(two, Reading)):
            return None
        first_end = ctx.place("ord" if ord is not None else "nth_last")[1]
        return Several((((ctx.start, first_end), one), ((ctx.place("ord2")[0], ctx.end), two)))
    if every is not None:
        return Reading("SET", f"XXXX-WXX-{weekday}", None, None, "day", anchor="none") if weekday else None
    count = _count(ord, nth_last)
    if month is None:
        offset = next(iter(marks.values()), 0)
        unit = resolve.unit_on("month", moved_day(ctx.today, "month", offset), ctx.zone).told(way_of(offset))
        return _nth_day(ctx, unit, weekday, count).like(unit)
    if year is not None:
        return _nth_day(ctx, resolve.month(year, month, ctx.zone), weekday, count).absolute()
    on = nearest(ctx, lambda of: _nth_day(ctx, resolve.month(of, month, ctx.zone), weekday, count).day, ctx.way)
    return ctx.told(resolve.day(on, ctx.zone))


def nth_day_of(
    ctx: Context,
    weekday: int | None = None,
    ord: int | None = None,
    nth_last: int | None = None,
    month: int | None = None,
    whole: str | None = None,
    period: Reading | None = None,
) -> Result:
    """A day of any longer unit: `de laatste dag van het jaar`; but `de zevende dag van de week` is no week's."""
    if whole == "week" and ord is not None:
        return None
    if month is not None:
        return nth_day(ctx, weekday, ord, nth_last, month=month)
    unit = _unit(ctx, whole, period)
    return _nth_day(ctx, unit, weekday, _count(ord, nth_last)).like(unit)


def _nth_day(ctx: Context, of: Reading, weekday: int | None, count: int) -> Reading:
    if weekday is None:
        return resolve.nth(of, "day", count, ctx.zone)
    return resolve.nth_weekday(of, weekday, count, ctx.zone)


def nth_unit(
    ctx: Context,
    within: str,
    ord: int | None = None,
    nth_last: int | None = None,
    month: int | None = None,
    whole: str | None = None,
    period: Reading | None = None,
) -> Result:
    """`de laatste week van december`, `het eerste weekend van mei`, `het derde kwartaal van vorig jaar`."""
    count = _count(ord, nth_last)
    if month is None:
        unit = _unit(ctx, whole, period)
        return resolve.nth(unit, within, count, ctx.zone).like(unit)
    on = nearest(
        ctx, lambda year: resolve.nth(resolve.month(year, month, ctx.zone), within, count, ctx.zone).day, ctx.way
    )
    return ctx.told(resolve.unit_on(within, on, ctx.zone))


def part_by_count(
    ctx: Context,
    fraction_of: int,
    ord: int | None = None,
    nth_last: int | None = None,
    whole: str | None = None,
    period: Reading | None = None,
) -> Result:
    """`de tweede helft van oktober`, `het eerste kwart van de 19e eeuw`."""
    number = ord if ord is not None else fraction_of + 1 - (nth_last or 1)
    unit = _unit(ctx, whole, period)
    return resolve.fraction(unit, fraction_of, number, ctx.zone).like(unit)


def _count(ord: int | None, nth_last: int | None) -> int:
    count = ord if ord is not None else -(nth_last or 1)
    if not count:
        raise resolve.NoSuchTimeError("there is no zeroth")
    return count


def _unit(ctx: Context, whole: str | None, period: Reading | None) -> Reading:
    """The larger unit: one that is named, or `de maand` and its like, which are the anchor's own."""
    if period is not None:
        return period
    assert whole is not None
    return resolve.unit_on(whole, ctx.today, ctx.zone)


_NTH: Final = "({ord}|{nth_last})"
_OF_MONTH: Final = "(van|in) ({month} {year}?|de maand|({this}|{last}|{next}) maand)"
_OF: Final = "(van|in) ({month}|{period}|de {whole_de:whole}|het {whole_het:whole})"

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "nth-day",
        f"(de|{{every}})? {_NTH} ((en|of) de? {{ord:ord2}})? ({{weekday}}|dag)? {_OF_MONTH}",
        nth_day,
        examples=(
            ("[De eerste maandag van mei] was koud", "2024-05-06"),
            ("de laatste zondag van maart 2025", "2025-03-30"),
            ("elke eerste maandag van de maand", "XXXX-WXX-1"),
            ("de laatste dag van oktober", "2024-10-31"),
            ("de 9e van december", "2024-12-09"),
            ("15e dag van volgende maand", "2024-12-15"),
            ("[elke eerste] en [derde zondag van de maand]", "XXXX-WXX-7"),
        ),
        refuses=("de 31e van juni", "de eerste van de week"),
        feeds=("on_day",),
    ),
    Rule(
        "nth-day-of",
        f"de? {_NTH} ({{weekday}}|dag) {_OF}",
        nth_day_of,
        examples=(("de voorlaatste vrijdag van vorig jaar", "2023-12-22"), ("de laatste dag van 2023", "2023-12-31")),
        refuses=("de zevende dag van de week",),
    ),
    Rule(
        "nth-unit",
        f"(de|het)? {_NTH} {{within}} {_OF}",
        nth_unit,
        examples=(
            ("[De laatste week van oktober] was koud", "2024-W44"),
            ("het eerste weekend van juli 2023", "2023-W26-WE"),
            ("de tweede maand van 2023", "2023-02"),
        ),
        refuses=("de zesde week van mei 2024",),
        feeds=("third",),
    ),
    Rule(
        "part-by-count",
        f"(de|het)? {_NTH} {{fraction_of}} van ({{period}}|de {{whole_de:whole}}|het {{whole_het:whole}})",
        part_by_count,
        examples=(
            ("tweede helft van oktober", "2024-10-H2"),
            ("het eerste kwart van de 19e eeuw", "18"),
            ("het laatste derde van 2023", "2023"),
        ),
        refuses=("de derde helft van mei", "de tweede helft van de wedstrijd"),
        feeds=("third",),
    ),
)
