"""Elapsed time from the anchor: `twee uur geleden`, `over drie weken`, `binnen een maand`, and rolling windows."""

from __future__ import annotations

from typing import Final

from wirecli.base.clock import moved
from wirecli.times.lexicon import shapes
from wirecli.times.quantity import Quantity, split_mod
from wirecli.times.resolve import unit_of, whole
from wirecli.times.rule import NOT_A_TIME, Context, Result, Rule, Several
from wirecli.times.rules.ages import compares, is_age, lasts

_RETURNING = ("keer", "kom", "kwam", "breng", "bracht", "trek", "trok", "geef", "gaf", "ging", "gaat", "gaan", "nam",
              "neem", "roep", "riep", "wil", "moet", "mag", "mocht", "betaal")  # fmt: skip


def ago(ctx: Context, quantity: Quantity, ago: int = -1) -> Result:
    """Subtract, then widen to the unit; a count that is not told is open at its beginning."""
    if (ctx.words()[-1] == "terug" and _returns(ctx)) or compares(ctx):
        return None
    if quantity.vague:
        return quantity.plain(None, ctx.at).told("past")
    return quantity.unit_at(ctx.at, -1).told("past")


def _returns(ctx: Context) -> bool:
    """`terug` is a verb's particle (`keert na twee weken terug`), not `ago`."""
    if ctx.word(-1) in {"na", "over", "binnen"} or ctx.word(0) in {"in", "naar", "bij", "op", "te", "aan", "van"}:
        return True
    return any(ctx.word(-k).startswith(_RETURNING) for k in range(1, 12))


def plural_ago(ctx: Context, plural: str, **others: object) -> Result:
    return Quantity(((None, plural),), None).plain(None, ctx.at).told("past")


def short_ago(ctx: Context, int: int, short_unit: tuple[str, int], **others: object) -> Result:
    return ago(ctx, Quantity((((int), short_unit[0]),), None))


def hours_ago(ctx: Context, clock_u: tuple[int, int], **others: object) -> Result:
    """`2u geleden`, printed as a clock."""
    hours, minutes = clock_u
    return None if minutes else ago(ctx, Quantity(((hours, "hour"),), None))


def or_so(ctx: Context, unit: tuple[str, int], num: int = 0, int: int = 0, ago: int = 0, **others: object) -> Result:
    """`een jaar of tien`: about ten years; with `geleden` the year about then."""
    if unit == ("year", 1) and not ago and is_age(ctx):
        return NOT_A_TIME
    if ctx.word(-1) in {"om", "tegen", "rond", "omstreeks"} and unit == ("hour", 1) and not ago:
        return None  # `om een uur of drie` is a clock
    count = Quantity((whole(((num or int) * unit[1]), unit[0]),), split_mod(ctx.words())[0] or "APPROX")
    return count.unit_at(ctx.at, -1).told("past") if ago else count.plain()


_SPREAD: Final = ("verdeel", "verdel", "gespreid", "spreid", "verspreid", "uitgesm", "smeer", "uitgestreken")


def ahead(ctx: Context, quantity: Quantity) -> Result:
    """Add, then widen to the unit; `verdeeld over drie jaar` is no time ahead."""
    if any(ctx.word(-k).startswith(_SPREAD) for k in range(1, 5)):
        return None
    if quantity.vague:
        return quantity.plain(ctx.at, None).told("future")
    return quantity.unit_at(ctx.at, 1).told("future")


def ahead_or_so(ctx: Context, unit: tuple[str, int], num: int = 0, int: int = 0) -> Result:
    count = Quantity((whole((num or int) * unit[1], unit[0]),), "APPROX")
    return count.unit_at(ctx.at, 1).told("future")


def within(ctx: Context, quantity: Quantity) -> Result:
    """At most so far ahead; told in the past it is a plain duration."""
    if ctx.way == "past":
        return ctx.told(quantity.plain())
    end = None if quantity.vague else quantity.added(ctx.at, 1)
    return ctx.told(quantity.plain(ctx.at, end).modified("LESS_THAN"))


def within_one(ctx: Context, span: str) -> Result:
    """`binnen de week`, `binnen het uur`."""
    return within(ctx, _span(span))


def passed(
    ctx: Context,
    quantity: Quantity | None = None,
    count: float | None = None,
    unit: tuple[str, int] = ("", 0),
    **others: object,
) -> Result:
    """`de afgelopen drie dagen`, `de drie afgelopen dagen`: up to the anchor."""
    quantity = quantity or _counted(ctx, count or 0, unit)
    if quantity is None or ctx.word(0) == "geleden":
        return None  # `de eerste in 1987, de laatste drie jaar geleden`
    begin = None if quantity.vague else quantity.added(ctx.at, -1)
    return quantity.plain(begin, ctx.at).told("past")


def coming(
    ctx: Context,
    quantity: Quantity | None = None,
    count: float | None = None,
    unit: tuple[str, int] = ("", 0),
    **others: object,
) -> Result:
    """`de komende drie dagen`, `de drie komende dagen`: from the anchor."""
    quantity = quantity or _counted(ctx, count or 0, unit)
    if quantity is None:
        return None
    end = None if quantity.vague else quantity.added(ctx.at, 1)
    return quantity.plain(ctx.at, end).told("future")


def _counted(ctx: Context, count: float, unit: tuple[str, int]) -> Quantity | None:
    """`drie … dagen`, Flemish `drie … maand`; not of none, nor of one: `groep 10 volgende week` counts groups."""
    return Quantity((whole(count * unit[1], unit[0]),), None) if count and ctx.words()[-1] not in _ONE else None


def passed_plural(ctx: Context, plural: str, **others: object) -> Result:
    return passed(ctx, Quantity(((None, plural),), None))


def coming_plural(ctx: Context, plural: str, **others: object) -> Result:
    return coming(ctx, Quantity(((None, plural),), None))


_ONE: Final = frozenset({"dag", "week"})
_SPANS: Final = {
    "half": (6, "month"),
    "half hour": (30, "minute"),
    "quarter hour": (15, "minute"),
    "etmaal": (24, "hour"),
}


def _span(span: str) -> Quantity:
    return Quantity((_SPANS.get(span, (1, span)),), None)


def passed_one(ctx: Context, span: str, **others: object) -> Result:
    return passed(ctx, _span(span))


def coming_one(ctx: Context, span: str, **others: object) -> Result:
    return coming(ctx, _span(span))


def day_ago(ctx: Context, quantity: Quantity, day_word: int = 0, weekday: int = 0) -> Result:
    """`vandaag tien jaar geleden`: that very day."""
    if quantity.vague or weekday:
        return None
    at = quantity.added(moved(ctx.at, "day", day_word), -1)
    return unit_of("day", at, ctx.zone)._replace(mod=quantity.mod, direction="past")


def elapsed_range(ctx: Context, count: float, quantity: Quantity, ago: int = 0) -> Result:
    """`twee tot drie weken (geleden)`: two durations, the first with the second's unit."""
    if len(quantity.parts) != 1 or quantity.vague or ctx.word(-1) in {"van", "nummer"}:
        return None
    _, unit = quantity.parts[0]
    if unit == "year" and is_age(ctx):
        return NOT_A_TIME
    if "clock_dot" in shapes(ctx.words()[0]):
        return None  # `15.30 en 18.00 uur` are clocks
    joint = ctx.words()[ctx.place("count")[1] - ctx.start]
    if unit == "hour" and joint in {"-", "–"} and (quantity.parts[0][0] or 0) >= 12 and not lasts(ctx):
        return None  # `10-16 uur` are clocks
    if unit == "hour" and ctx.word(-1) in {"tussen", "om", "rond", "tegen"} and not lasts(ctx):
        return None
    low = Quantity((whole(count, unit),), None)
    if joint == "en" and "tussen" not in {ctx.word(-1), ctx.word(-2)}:
        return None
    if joint == "," and count >= (quantity.parts[0][0] or 0):
        return None
    second = quantity.unit_at(ctx.at, -1).told("past") if ago else quantity.plain()
    start = ctx.place("quantity")[0]
    return Several(((ctx.place("count"), low.plain()), ((start, ctx.end), second)))


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "ago",
        "{quantity} .? {ago}",
        ago,
        examples=(
            ("twee uur geleden", "2024-11-30T16"),
            ("anderhalf uur geleden", "2024-11-30T16:30"),
            ("acht jaar geleden", "2016"),
            ("een paar dagen geleden", "PXD"),
            ("10 min. geleden", "2024-11-30T17:50"),
            ("twee jaar en drie maanden geleden", "2022-08"),
            ("drie kwartier geleden", "2024-11-30T17:15"),
            ("ruim een halve eeuw geleden", "1974"),
            ("een goed uur geleden", "2024-11-30T17"),
        ),
        refuses=("keert twee weken later terug", "jaar geleden"),
    ),
    Rule(
        "ago-hours",
        "{clock_u} .? {ago}",
        hours_ago,
        examples=(("2u geleden", "2024-11-30T16"),),
        refuses=("14u30 geleden",),
    ),
    Rule("ago-plural", "{plural} {ago}", plural_ago, examples=(("jaren geleden", "PXY"),)),
    Rule("ago-short", "{int} {short_unit} .? {ago}", short_ago, examples=(("2 u. geleden", "2024-11-30T16"),)),
    Rule(
        "or-so",
        "{mods}? een {unit} of ({num}|{int}) {ago}?",
        or_so,
        examples=(("een jaar of tien geleden", "2014"), ("een dag of drie", "P3D")),
    ),
    Rule(
        "ahead",
        "over (precies|exact)? {quantity}",
        ahead,
        examples=(
            ("over twee weken", "2024-W50"),
            ("over precies een maand", "2024-12"),
            ("over een half jaar", "2025-05"),
            ("over enkele dagen", "PXD"),
        ),
        refuses=("verdeeld over drie jaar", "verspreid over vier dagen"),
    ),
    Rule(
        "ahead-or-so",
        "over een {unit} of ({num}|{int})",
        ahead_or_so,
        examples=(("over een jaar of vijf", "2029"),),
    ),
    Rule(
        "within",
        "binnen (nu en|de)? {quantity}",
        within,
        examples=(("Het moet [binnen een maand]", "P1M"), ("Het was [binnen een uur] klaar", "PT1H")),
    ),
    Rule(
        "within-one",
        "binnen (de {span_de:span}|het {span_het:span})",
        within_one,
        examples=(("Het moet [binnen de maand]", "P1M"), ("Het moet [binnen het uur]", "PT1H")),
    ),
    Rule(
        "passed",
        "(de|het|een)? ({passed}|{last}|laatste) {quantity}|(de|het)? {count} ({passed}|laatste) {unit}",
        passed,
        examples=(
            ("de afgelopen drie dagen", "P3D"),
            ("het afgelopen half jaar", "P6M"),
            ("de laatste twee jaar", "P2Y"),
            ("de voorbije tien weken", "P10W"),
            ("de drie afgelopen jaar", "P3Y"),
        ),
    ),
    Rule(
        "coming",
        "(de|het)? ({coming}|{next}) {quantity}|(de|het)? {count} ({coming}|{next}) {unit}",
        coming,
        examples=(
            ("de komende drie jaar", "P3Y"),
            ("de eerstvolgende twee weken", "P2W"),
            ("de twee komende weken", "P2W"),
        ),
        refuses=("de 0 komende dagen",),
    ),
    Rule(
        "passed-plural",
        "de? ({passed}|laatste) (paar|enkele)? {plural}",
        passed_plural,
        examples=(("de afgelopen weken", "PXW"), ("de laatste jaren", "PXY")),
    ),
    Rule(
        "coming-plural",
        "de? ({coming}|{next}) (paar|enkele)? {plural}",
        coming_plural,
        examples=(("de komende jaren", "PXY"),),
    ),
    Rule(
        "passed-one",
        "de? {passed} {span_de:span}|het? {passed} {span_het:span}",
        passed_one,
        examples=(("afgelopen week", "P1W"), ("het afgelopen etmaal", "PT24H"), ("afgelopen halfjaar", "P6M")),
    ),
    Rule(
        "coming-one",
        "de? {coming} {span_de:span}|het? {coming} {span_het:span}",
        coming_one,
        examples=(("komende maand", "P1M"), ("het komende uur", "PT1H"), ("het komende halfuur", "PT30M")),
    ),
    Rule(
        "day-ago",
        "{day_word} (precies|exact)? {quantity} geleden",
        day_ago,
        examples=(("vandaag tien jaar geleden", "2014-11-30"), ("morgen precies een jaar geleden", "2023-12-01")),
    ),
    Rule(
        "elapsed-range",
        "{count} (tot|à|a|of|en|-|–|,|tot en met) {quantity} {ago}?",
        elapsed_range,
        examples=(("tussen [twee] en [drie weken]", "P2W"),),
        refuses=("maandag en drie uur",),
    ),
)
