"""Dutch and Flemish holidays: fixed days, weekdays of a month, and days counted from Easter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from dateutil.easter import easter

from wirecli.records import NamedTuple
from wirecli.times import resolve
from wirecli.times.lexicon import SLOTS
from wirecli.times.quantity import Quantity
from wirecli.times.resolve import Reading
from wirecli.times.rule import NOT_A_TIME, Context, Result, Rule
from wirecli.times.rules.calendar import nearest


class Holiday(NamedTuple):
    """When it begins in a year, how many days it lasts, which part of the day it is, if its name alone tells."""

    on: Callable[[int], date]
    days: int = 1
    part: str = ""
    needs_preposition: bool = False


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: resolve.date_of(year, month, day)


_easter = lru_cache(maxsize=64)(easter)


def _from_easter(days: int) -> Callable[[int], date]:
    def on(year: int) -> date:
        if not 1583 <= year <= 4099:
            raise resolve.NoSuchTimeError("no Easter is known")
        return _easter(year) + timedelta(days=days)

    return on


def _nth(month: int, weekday: int, count: int) -> Callable[[int], date]:
    """The count-th weekday (Monday 1) of a month."""

    def on(year: int) -> date:
        first = resolve.date_of(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))

    return on


def _kings_day(year: int) -> date:
    """27 April, the day before where that is a Sunday; Queen's Day on 30 April until 2013."""
    if year <= 2013:
        return _queens_day(year)
    day = resolve.date_of(year, 4, 27)
    return day - timedelta(days=1) if day.isoweekday() == 7 else day


def _queens_day(year: int) -> date:
    day = resolve.date_of(min(year, 2013), 4, 30)
    return day + timedelta(days=1 if year < 1980 else -1) if day.isoweekday() == 7 else day


def _days(words: str, holiday: Holiday) -> dict[str, Holiday]:
    return {word.strip(): holiday for word in words.split(",")}


HOLIDAYS: Final[dict[str, Holiday]] = (
    _days("nieuwjaarsdag, nieuwjaar", Holiday(_fixed(1, 1)))
    | _days("nieuwjaarsnacht, de nieuwjaarsnacht", Holiday(_fixed(1, 1), part="NI"))
    | _days("driekoningen", Holiday(_fixed(1, 6)))
    | _days("valentijnsdag, valentijn", Holiday(_fixed(2, 14)))
    | _days("internationale vrouwendag, vrouwendag", Holiday(_fixed(3, 8)))
    | _days("carnaval", Holiday(_from_easter(-49), days=3))
    | _days("carnavalsmaandag", Holiday(_from_easter(-48)))
    | _days("aswoensdag", Holiday(_from_easter(-46)))
    | _days("palmzondag, palmpasen", Holiday(_from_easter(-7)))
    | _days("witte donderdag", Holiday(_from_easter(-3)))
    | _days("goede vrijdag", Holiday(_from_easter(-2)))
    | _days("stille zaterdag, paaszaterdag", Holiday(_from_easter(-1)))
    | _days("pasen, de paasdagen, paasdagen", Holiday(_from_easter(0), days=2))
    | _days("eerste paasdag, paaszondag", Holiday(_from_easter(0)))
    | _days("tweede paasdag, paasmaandag", Holiday(_from_easter(1)))
    | _days("koningsdag", Holiday(_kings_day))
    | _days("koninginnedag", Holiday(_queens_day))
    | _days("dag van de arbeid, de dag van de arbeid", Holiday(_fixed(5, 1)))
    | _days("dodenherdenking, de dodenherdenking, nationale dodenherdenking", Holiday(_fixed(5, 4)))
    | _days("bevrijdingsdag", Holiday(_fixed(5, 5)))
    | _days("moederdag", Holiday(_nth(5, 7, 2)))
    | _days("hemelvaartsdag, hemelvaart, o . l . h . hemelvaart", Holiday(_from_easter(39)))
    | _days("pinksteren, de pinksterdagen", Holiday(_from_easter(49), days=2))
    | _days("eerste pinksterdag, pinksterzondag", Holiday(_from_easter(49)))
    | _days("tweede pinksterdag, pinkstermaandag", Holiday(_from_easter(50)))
    | _days("vaderdag", Holiday(_nth(6, 7, 3)))
    | _days("feest van de vlaamse gemeenschap, vlaamse feestdag, de vlaamse feestdag", Holiday(_fixed(7, 11)))
    | _days("nationale feestdag, de nationale feestdag, belgische nationale feestdag", Holiday(_fixed(7, 21)))
    | _days("maria - hemelvaart, maria hemelvaart, onze - lieve - vrouw - hemelvaart", Holiday(_fixed(8, 15)))
    | _days("prinsjesdag", Holiday(_nth(9, 2, 3)))
    | _days("dierendag, werelddierendag", Holiday(_fixed(10, 4)))
    | _days("halloween", Holiday(_fixed(10, 31)))
    | _days("allerheiligen", Holiday(_fixed(11, 1)))
    | _days("allerzielen", Holiday(_fixed(11, 2)))
    | _days("wapenstilstandsdag, wapenstilstand", Holiday(_fixed(11, 11), needs_preposition=True))
    | _days("sint - maarten, sint maarten, sint - maartensdag", Holiday(_fixed(11, 11), needs_preposition=True))
    | _days("sinterklaas", Holiday(_fixed(12, 5), needs_preposition=True))
    | _days("pakjesavond, sinterklaasavond", Holiday(_fixed(12, 5)))
    | _days("kerstavond", Holiday(_fixed(12, 24), part="EV"))
    | _days("kerstnacht, de kerstnacht", Holiday(_fixed(12, 25), part="NI"))
    | _days("kerst, kerstmis, de kerst, de kerstdagen, kerstdagen", Holiday(_fixed(12, 25), days=2))
    | _days("eerste kerstdag, kerstdag, 1e kerstdag, 1ste kerstdag", Holiday(_fixed(12, 25)))
    | _days("tweede kerstdag, 2e kerstdag, 2de kerstdag", Holiday(_fixed(12, 26)))
    | _days("oudejaarsdag, oudjaar, oudejaar", Holiday(_fixed(12, 31)))
    | _days("oudejaarsavond", Holiday(_fixed(12, 31), part="EV"))
    | _days("black friday", Holiday(_nth(11, 5, 4)))
    | _days(
        "oudejaarsnacht, de oudejaarsnacht, nacht van oud op nieuw, de nacht van oud op nieuw, nacht van oud en nieuw"
        ", de nacht van oud en nieuw, nacht van oud naar nieuw, de nacht van oud naar nieuw",
        Holiday(lambda year: resolve.date_of(year + 1, 1, 1), part="NI"),
    )
    | _days(
        "oud en nieuw, oud - en - nieuw, oud & nieuw, jaarwisseling, de jaarwisseling", Holiday(_fixed(12, 31), days=2)
    )
)
SLOTS["holiday"] = HOLIDAYS

_PREPOSITIONS: Final = frozenset(
    {"met", "op", "na", "voor", "vóór", "rond", "tot", "vanaf", "sinds", "tijdens", "tegen"}
)


def _on(ctx: Context, holiday: Holiday, year: int) -> Reading:
    first = holiday.on(year)
    if holiday.part:
        return resolve.part(first, holiday.part, ctx.zone)
    last = first + timedelta(days=holiday.days)
    return resolve.days(first, last, first.isoformat(), "day", ctx.zone)


def holiday(ctx: Context, holiday: Holiday, year: int = 0, that: int | None = None, **marks: int) -> Result:
    """Without a year the nearest in the clause's direction; `afgelopen Pasen` the last, `komende Kerst` the next."""
    before = ctx.word(-1)
    if holiday.needs_preposition and (
        before not in _PREPOSITIONS or (ctx.words()[0] == "sint" and before != "met") or before == "tegen"
    ):
        return NOT_A_TIME
    if ctx.capital(0) and ctx.word(0).isalpha() and not ctx.glued(0) and ctx.words()[-1] in {"kerst", "pasen"}:
        return None
    if year:
        return _on(ctx, holiday, year).absolute()
    if that is not None:
        last = ctx.story.last
        return _on(ctx, holiday, last.day.year).from_mention() if last else None
    if "jaar" in ctx.words():
        return _on(ctx, holiday, ctx.today.year + next(iter(marks.values())))
    way = {-1: "past", 1: "future"}.get(next(iter(marks.values()), 0), ctx.way)
    first = nearest(ctx, holiday.on, way)
    if way == "future" and holiday.days > 1:  # one that has begun and is not over yet is still its own
        running = nearest(ctx, holiday.on, "past")
        first = running if (ctx.today - running).days < holiday.days else first
    return ctx.told(_on(ctx, holiday, next(y for y in (first.year, first.year - 1) if holiday.on(y) == first)))


def around(
    ctx: Context,
    day: Reading,
    quantity: Quantity | None = None,
    weekday: int | None = None,
    part: str | None = None,
    first: int | None = None,
) -> Result:
    """`twee dagen voor Kerst`, `de dag na Koningsdag`, `de maandag na Pasen`: counted from that day's beginning."""
    words = ctx.text.words[ctx.start : ctx.place("day")[0]]
    sign = -1 if {"voor", "vóór", "vooravond"} & set(words) else 1
    if weekday is not None:
        step = (weekday - day.day.isoweekday()) % 7
        reading = resolve.day(day.day + timedelta(days=(step or 7) if sign > 0 else step - 7), ctx.zone)
    elif part is not None:
        of = day.day + timedelta(days=0 if sign < 0 and part == "NI" else sign)
        reading = resolve.part(of, part, ctx.zone)
    elif {"week", "weekend", "weekeinde"} & set(words):
        reading = _week_around(ctx, day.day, sign if "van" not in words else 0, words[1])
    elif quantity is None:
        at = resolve.midnight(day.day + timedelta(days=sign), ctx.zone)
        if sign > 0 and day.end is not None:
            at = day.end
        reading = resolve.unit_of("day", at, ctx.zone)
    elif quantity.vague or quantity.clock:
        return None
    else:
        assert day.begin
        reading = quantity.unit_at(day.begin, sign)
    return reading.like(day)


def _week_around(ctx: Context, of: date, count: int, name: str) -> Reading:
    """The week or weekend that holds a day, or the one before or after it."""
    if name == "week":
        return resolve.week(of + timedelta(days=7 * count), ctx.zone)
    if count > 0 and of.isoweekday() < 6:
        count = 0
    return resolve.weekend(of + timedelta(days=7 * count), ctx.zone)


def from_now(ctx: Context, quantity: Quantity) -> Result:
    """`vijf jaar vanaf nu`."""
    if quantity.vague:
        return quantity.plain(ctx.at, None).told("future")
    return quantity.unit_at(ctx.at, 1).told("future")


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "holiday",
        "({passed}|{coming}|{last}|{next}|{due}|{this})? {holiday}"
        "|{holiday} (van|in)? ({year}|({this}|{last}|{next}|{that}) jaar)",
        holiday,
        examples=(
            ("[Koningsdag] was koud", "2024-04-27"),
            ("eerste kerstdag", "2024-12-25"),
            ("Prinsjesdag", "2024-09-17"),
            ("Pasen 2023", "2023-04-09"),
            ("komende Kerst", "2024-12-25"),
            ("oud en nieuw", "2024-12-31"),
            ("met [Sinterklaas]", "2024-12-05"),
        ),
        refuses=("op Sint-Maarten schijnt de zon", "Sinterklaas komt aan in Gorinchem"),
        feeds=("on_day", "feast"),
    ),
    Rule(
        "around-holiday",
        "{quantity} (voor|vóór|na) {on_day:day}|(de dag|daags|de vooravond) (voor|vóór|na|van) {feast:day}"
        "|de (dag|{weekday}|{part}) (voor|vóór|na) {on_day:day}"
        "|(de week|het (weekend|weekeinde)) (voor|vóór|na|van) ({day:first} (en|-|–|tot) {on_day:day}|{on_day:day})",
        around,
        examples=(
            ("twee dagen voor Kerst", "2024-12-23"),
            ("[De dag na Koningsdag] was koud", "2024-04-28"),
            ("de woensdag na Pasen 2019", "2019-04-24"),
            ("de zondag voor Kerst", "2024-12-22"),
            ("twee weken na 13 mei 1999", "1999-W21"),
            ("drie dagen na donderdag", "2024-12-01"),
            ("de week van 9 december", "2024-W50"),
            ("het weekend na 9 december", "2024-W50-WE"),
            ("het weekend van 7 en 8 december", "2024-W49-WE"),
            ("de avond voor Kerst", "2024-12-24TEV"),
        ),
        refuses=("drie jaar voor de rechtbank", "tien minuten voor zondag"),
    ),
    Rule(
        "from-now",
        "{quantity} (vanaf|na) nu",
        from_now,
        examples=(("vijf jaar vanaf nu", "2029"), ("een paar weken na nu", "PXW")),
    ),
)
