"""Times told from the mention before: `een dag later`, `de volgende ochtend`, `diezelfde avond`, `dat jaar`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from wirecli.base.clock import CLOCK_UNITS, moved, moved_day
from wirecli.model import Instant, TimexType
from wirecli.times import resolve
from wirecli.times.quantity import Quantity
from wirecli.times.resolve import Reading, way_of
from wirecli.times.rule import NOT_A_TIME, Context, Result, Rule
from wirecli.times.rules.ages import compares, than_otherwise
from wirecli.times.rules.beside import BEFORE_THAT, is_relative

# What a unit is called whose antecedent the story does not tell.
_UNKNOWN: Final = {
    "century": "XX", "decade": "XXX", "year": "XXXX", "half": "XXXX-HX", "quarter": "XXXX-QX", "month": "XXXX-XX",
    "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "day": "XXXX-XX-XX", "hour": "XXXX-XX-XXTXX",
    "minute": "XXXX-XX-XXTXX:XX", "second": "XXXX-XX-XXTXX:XX:XX",
}  # fmt: skip


def unknown(unit: str, sign: int, part: str = "") -> Reading:
    """A narrative time whose antecedent is not told: what it is, without when."""
    clock = unit in CLOCK_UNITS
    value = f"XXXX-XX-XXT{part}" if part else _UNKNOWN[unit]
    grain = "part" if part else unit
    kind: TimexType = "TIME" if clock or part else "DATE"
    return Reading(kind, value, None, None, grain, anchor="mention", direction=way_of(sign))  # type: ignore[arg-type]


# Coarser grains tell no day, and days no clock, from which to count.
_FINENESS: Final = {
    "second": 0, "minute": 0, "hour": 0, "part": 1, "day": 1, "weekend": 2, "week": 2, "month": 3, "season": 4,
    "quarter": 4, "half": 4, "year": 5, "decade": 6, "century": 7,
}  # fmt: skip


def later(ctx: Context, quantity: Quantity, later: int) -> Result:
    """Counted from the beginning of the mention before, widened to the unit; never past the anchor if told back."""
    last = ctx.story.last
    if than_otherwise(ctx):
        return NOT_A_TIME
    if quantity.vague:
        return quantity.plain()._replace(anchor="mention" if last else "base", direction=way_of(later))
    if compares(ctx):
        return None
    if last is None or last.begin is None:
        return unknown(quantity.unit, later).modified(quantity.mod)
    if _FINENESS.get(quantity.unit, 9) < _FINENESS.get(last.grain, 0):
        return unknown(quantity.unit, later).modified(quantity.mod)  # `maandag …, een uur later`: from no clock
    reading = quantity.unit_at(last.begin, later)
    if later > 0 and reading.begin is not None and reading.begin > ctx.at and ctx.way == "past":
        return unknown(quantity.unit, later).modified(quantity.mod)
    return reading.from_mention(way_of(later))


_BEFORE: Final = frozenset({"ervoor", "daarvoor", "tevoren", "voordien", "vorige", "daaraan"})


def next_unit(ctx: Context, whole: str = "day", part: str = "", sign: int = 1) -> Result:
    """`de volgende dag`, `de dag ervoor`, `het jaar daarop`, `de volgende ochtend`."""
    last = ctx.story.last
    words = ctx.words()
    sign = 1 if _BEFORE.isdisjoint(words) else -1
    if last is None or last.begin is None:
        if {"volgende", "volgend", "vorige"} & set(words) and whole != "day" and not part:
            return None
        return unknown(whole, sign, part)
    base = last.begin
    if (("volgende" in words) or ("volgend" in words)) and whole != "day" and not part and ctx.way != "past":
        return None  # `de volgende week` told ahead is the anchor's
    if part:
        day = base.date() + timedelta(days=sign)
        reading = resolve.part(day + timedelta(days=part == "NI" and sign < 0), part, ctx.zone)
    elif whole == "day":
        reading = resolve.day(base.date() + timedelta(days=sign), ctx.zone)
    else:
        reading = resolve.unit_of(whole, moved(base, "week" if whole == "weekend" else whole, sign), ctx.zone)
    return reading.from_mention(way_of(sign))


def that_weekday(
    ctx: Context,
    weekday: int | None = None,
    weekday_part: tuple[int, str] | None = None,
    that: int | None = None,
    sign: int = 1,
) -> Result:
    """`die zondag`, `de zondag daarop`, `de zaterdagavond ervoor`: counted from the day before it in the story."""
    if (
        that is not None
        and ctx.words()[0] in {"die", "dat"}
        and not (ctx.begins_sentence() or ctx.word(-1) in BEFORE_THAT)
    ):
        return None  # `de brug, die zaterdag werd geramd`
    number, code = weekday_part or (weekday or 0, "")
    words = ctx.words()
    last = ctx.story.last
    sign = -1 if not _BEFORE.isdisjoint(words) else 1
    if last is None or last.begin is None:
        return None if that is not None else unknown("day", sign, code)
    step = (number - last.day.isoweekday()) % 7
    if that is None:
        step = (step or 7) if sign > 0 else step - 7
    of = last.day + timedelta(days=step)
    reading = resolve.part(of + timedelta(days=code == "NI"), code, ctx.zone) if code else resolve.day(of, ctx.zone)
    return reading.from_mention("none" if that is not None else way_of(sign))


def same_unit(ctx: Context, that: int, whole: str = "", part: str = "", season: str = "") -> Result:
    """`diezelfde avond`, `dat jaar`, `die dag`: the unit of the mention before."""
    if ctx.words() == ["die", "morgen"] and is_relative(ctx, 0):
        return None  # `de reizigers die morgen vertrekken`
    last = ctx.story.last
    if last is None or last.begin is None:
        return None if ctx.words()[0] in {"die", "dat"} or season else unknown(whole or "day", 0, part)
    return _same(ctx, last.day, last.begin, whole, part, season).from_mention()


def same_of_last_year(ctx: Context, that: int, whole: str, last: int) -> Result:
    """`hetzelfde kwartaal vorig jaar`: the unit of the mention before, a year back."""
    told = ctx.story.last
    if told is None or ctx.words()[0] in {"die", "dat"} or whole not in {"week", "month", "quarter", "half"}:
        return None
    reading = resolve.unit_on(whole, moved_day(told.day, "year", last), ctx.zone)
    return reading.from_mention("past")


def _same(ctx: Context, of: date, at: Instant, whole: str, part: str, season: str) -> Reading:
    if part:
        last = ctx.story.last
        night = part == "NI" and not (last is not None and last.value.endswith("TNI"))
        return resolve.part(of + timedelta(days=night), part, ctx.zone)
    if season:
        return resolve.season(of.year, season, ctx.zone)
    return resolve.unit_of(whole or "day", at, ctx.zone)


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "later",
        "{quantity} {later}",
        later,
        examples=(
            ("Op 3 mei 2024 begon het. [Een dag later] was het voorbij", "2024-05-04"),
            ("In 2008 won hij, [vier jaar later] weer", "2012"),
            ("Op 3 mei 2024 om 9u40 begon het, [een kwartier later] was het voorbij", "2024-05-03T09:55"),
            ("Dinsdag viel het, [twee weken eerder] niet", "2024-W46"),
        ),
        refuses=(
            "eerder dan drie jaar later dan",
            "De winkels gaan een uur eerder dicht.",
            "De bibliotheek sluit voortaan een halfuur later.",
            "De brug gaat twee jaar eerder open dan gepland.",
            "Hij stopt twee maanden eerder dan verwacht",
        ),
    ),
    Rule(
        "next-unit",
        "(de|het) (volgende|volgend|vorige) (dag|{whole}|{part})|(de|het) (dag|{whole}|{part}) (daarop|erop|erna|daarna"
        "|nadien|ervoor|daarvoor|tevoren|voordien|daaropvolgende)"
        "|daags (nadien|erna|daarna|tevoren|ervoor|daarvoor|voordien)"
        "|' s anderendaags|de (daaropvolgende|daarop volgende) (dag|{whole}|{part})",
        next_unit,
        examples=(
            ("Op 3 mei 2024 begon het. [De volgende dag] was het voorbij", "2024-05-04"),
            ("In 2019 won hij. [Het jaar daarop] niet", "2020"),
            ("Op 3 mei 2024 begon het. [De volgende ochtend] was het voorbij", "2024-05-04TMO"),
        ),
    ),
    Rule(
        "that-weekday",
        "{that} ({weekday}|{weekday_part})|de ({weekday}|{weekday_part}) (daarop|erop|erna|daarna|nadien|ervoor"
        "|daarvoor|tevoren|voordien|daaraan voorafgaand)"
        "|de (daaropvolgende|daarop volgende) ({weekday}|{weekday_part})",
        that_weekday,
        examples=(
            ("Op 3 mei 2024 begon het. [Die zondag] was het voorbij", "2024-05-05"),
            ("Op 3 mei 2024 begon het. [De maandag daarop] was het voorbij", "2024-05-06"),
            ("Op 3 mei 2024 begon het. [De zondag ervoor] regende het", "2024-04-28"),
            ("Op 3 mei 2024 begon het. [Die zondagavond] was het voorbij", "2024-05-05TEV"),
        ),
        refuses=("Op 3 mei 2024 sloot de brug, die zondag werd geramd",),
    ),
    Rule(
        "same-of-last-year",
        "{that} {whole} van? het? {last} jaar",
        same_of_last_year,
        examples=(
            ("In mei 2024 waren het er meer dan in [dezelfde maand vorig jaar]", "2023-05"),
            ("Het derde kwartaal van 2024 was beter dan [hetzelfde kwartaal van het vorige jaar]", "2023-Q3"),
        ),
        refuses=("dezelfde maand vorig jaar",),
    ),
    Rule(
        "same-unit",
        "{that} (dag|{whole}|{part}|{season})",
        same_unit,
        examples=(
            ("Op 3 mei 2024 begon het. [Diezelfde avond] was het voorbij", "2024-05-03TEV"),
            ("In juli 2019 won hij. [Dat jaar] niet meer", "2019"),
        ),
        refuses=("die dag",),
    ),
)
