"""Weeks, quarters, seasons, decades, centuries, weekends, and parts of units: `eind vorige maand`, `de jaren '90`."""

from __future__ import annotations

from datetime import date, timedelta, tzinfo
from functools import lru_cache
from typing import Final, get_args

from wirecli.base.clock import moved_day
from wirecli.model import Grain
from wirecli.times import resolve
from wirecli.times.clause.stretch import asks_or_lets
from wirecli.times.quantity import Quantity
from wirecli.times.resolve import Reading, Third, way_of
from wirecli.times.rule import Context, Result, Rule, Several
from wirecli.times.rules.calendar import century_year


def unit(ctx: Context, whole: str, **marks: int) -> Result:
    """`deze week`, `vorig jaar`, `volgend weekend`: the whole unit, so many from this one."""
    count = next(iter(marks.values()))
    if whole == "weekend" and not count:
        return _this_weekend(ctx)
    return _unit(ctx.today, whole, count, ctx.zone)


@lru_cache(maxsize=1024)
def _unit(today: date, whole: str, count: int, zone: tzinfo) -> Reading:
    of = today if whole in {"week", "weekend"} else today.replace(day=1)
    return resolve.unit_on(whole, moved_day(of, whole, count), zone).told(way_of(count))


def _this_weekend(ctx: Context) -> Reading:
    """`dit weekend`: its own or the one to come; told in the past on a weekday, the last that has begun."""
    back = ctx.today.isoweekday() <= 5 and ctx.way == "past"
    return ctx.told(resolve.weekend(ctx.today - timedelta(days=7 * back), ctx.zone))


def weekend_marked(ctx: Context, **marks: int) -> Result:
    """The last weekend that is over, or the next to come: on a weekday, this week's."""
    sign = next(iter(marks.values()))
    monday = ctx.today - timedelta(days=ctx.today.isoweekday() - 1)
    if sign < 0:
        monday -= timedelta(days=7)
    elif ctx.today.isoweekday() > 5:
        monday += timedelta(days=7)
    return resolve.weekend(monday, ctx.zone).told(way_of(sign))


def weekend(ctx: Context) -> Result:
    """`in het weekend` goes by the verb; on a weekend day it is its own."""
    if ctx.word(-1) == "heel" or (ctx.word(0) == "van" and len(ctx.words()) == 2):
        return None
    back = ctx.today.isoweekday() <= 5 and ctx.way != "future"
    return ctx.told(resolve.weekend(ctx.today - timedelta(days=7 * back), ctx.zone))


def _year_of(ctx: Context, year: int = 0, two: int | None = None, **marks: int) -> int | None:
    if two is not None:
        return century_year(ctx, two)
    if year:
        return year
    return ctx.today.year + next(iter(marks.values())) if marks else None


def _absolute(reading: Reading, year: int, two: int | None) -> Reading:
    return reading.absolute() if year or two is not None else reading


def quarter(
    ctx: Context,
    ord: int | None = None,
    nth_last: int | None = None,
    year: int = 0,
    two: int | None = None,
    **marks: int,
) -> Result:
    return _part_year(ctx, "quarter", _number(4, ord, nth_last), 4, year, two, **marks)


def _number(of: int, ord: int | None, nth_last: int | None) -> int:
    """Which of so many, counted from the end for `laatste`."""
    return ord if ord is not None else of + 1 - (nth_last or 1)


def quarter_code(ctx: Context, quarter_code: int, year: int = 0, two: int | None = None, **marks: int) -> Result:
    """`Q1 2025`, `in Q3`; an `Audi Q3` is none."""
    if ctx.word(-1) not in _BEFORE_QUARTERS and (ctx.capital(-1) or not year):
        return None
    return _part_year(ctx, "quarter", quarter_code, 4, year, two, **marks)


def half_code(ctx: Context, half_code: int, year: int) -> Result:
    """`H2 2019`, `2019-H1`."""
    return resolve.half(year, half_code, ctx.zone).absolute()


def half(
    ctx: Context,
    ord: int | None = None,
    nth_last: int | None = None,
    year: int = 0,
    two: int | None = None,
    **marks: int,
) -> Result:
    return _part_year(ctx, "half", _number(2, ord, nth_last), 2, year, two, **marks)


def _part_year(ctx: Context, name: str, number: int, of: int, year: int, two: int | None, **marks: int) -> Result:
    """A quarter or half; without a year its own first, else back or ahead as the clause says."""
    if number > of:
        return None
    make = resolve.quarter if name == "quarter" else resolve.half
    told = _year_of(ctx, year, two, **marks)
    if told is not None:
        return _absolute(make(told, number, ctx.zone), year, two)
    named = ctx.year_told(clause=False)
    if named:
        return make(named, number, ctx.zone).from_mention()
    if not ctx.direction.firm and ctx.word(-1) in {"over", "in", "van"} and ctx.tells_figures():
        over = [r for y in (0, 1) if (r := make(ctx.today.year - y, number, ctx.zone)).end and r.end <= ctx.at]
        return over[0].told("past", "figures of what is over")
    current = (ctx.today.month - 1) * of // 12 + 1
    told = ctx.today.year + ((number < current) if ctx.way == "future" else -(number > current))
    return ctx.told(make(told, number, ctx.zone))


def season_of_year(ctx: Context, season: str, year: int = 0, two: int | None = None, **marks: int) -> Result:
    told = _year_of(ctx, year, two, **marks)
    assert told is not None
    return _absolute(resolve.season(told, season, ctx.zone), year, two)


def season_of_years(
    ctx: Context, season: str, year: int = 0, year2: int = 0, two: int | None = None, short: int = 0
) -> Result:
    """`winter van 2023 op 2024`, `winter 2023/24`, `winter van '44 op '45`: of the year in which it starts."""
    year = year or century_year(ctx, short)
    fits = year2 == year + 1 if year2 else two == (year + 1) % 100
    return resolve.season(year, season, ctx.zone).absolute() if fits else None


def season_of_that_year(ctx: Context, season: str, **others: object) -> Result:
    last = ctx.story.last
    return resolve.season(last.day.year, season, ctx.zone).from_mention() if last else None


def _season(ctx: Context, code: str, year: int) -> Reading:
    return resolve.season(year, code, ctx.zone)


def season_marked(ctx: Context, season: str, **marks: int) -> Result:
    """`afgelopen zomer`: the last that is over; `komende`: the next to start; `deze`: the current or this year's."""
    sign = next(iter(marks.values()))
    years = range(ctx.today.year - 2, ctx.today.year + 3)
    seasons = [_season(ctx, season, year) for year in years]
    if not sign:
        now = [s for s in seasons if s.begin and s.end and s.begin <= ctx.at < s.end]
        if now or ctx.way == "none":
            return ctx.told(now[0] if now else _season(ctx, season, ctx.today.year))
        if ctx.way == "past":
            return ctx.told([s for s in seasons if s.begin and s.begin <= ctx.at][-1])
        return ctx.told(next(s for s in seasons if s.begin and s.begin > ctx.at))
    if sign < 0:
        over = [s for s in seasons if s.end and s.end <= ctx.at]
        return over[-1].told("past")
    return next(s for s in seasons if s.begin and s.begin > ctx.at).told("future")


def season(ctx: Context, season: str) -> Result:
    """`in de zomer`: the current one first, else the last that began or the next, as the clause says."""
    if ctx.word(-1) not in {
        "in",
        "sinds",
        "tijdens",
        "na",
        "voor",
        "tot",
        "vanaf",
        "tegen",
        "van",
        "vóór",
        "deze",
        "gedurende",
    }:
        return None
    return _nearest_season(ctx, season)


def _nearest_season(ctx: Context, season: str) -> Reading:
    seasons = [_season(ctx, season, year) for year in range(ctx.today.year - 2, ctx.today.year + 3)]
    now = [s for s in seasons if s.begin and s.end and s.begin <= ctx.at < s.end]
    named = ctx.year_told(clause=ctx.way != "past")
    if named:
        return ctx.told(_season(ctx, season, named))
    if now:
        return ctx.told(now[0])
    if ctx.way == "future":
        return ctx.told(next(s for s in seasons if s.begin and s.begin > ctx.at))
    return ctx.told([s for s in seasons if s.begin and s.begin <= ctx.at][-1])


def decade(
    ctx: Context,
    decade: int | None = None,
    two: int | None = None,
    year: int = 0,
    ord: int = 0,
    decade_er: int | None = None,
    decade_years: int | None = None,
    **marks: int,
) -> Result:
    """`de jaren zestig`, `de jaren '90`, `de jaren 1950`; of the last century unless it is told or has not been."""
    number = next(of for of in (decade, decade_er, decade_years, two, 1) if of is not None)
    if year:
        if year % 10:
            return None
        return resolve.decade(year, ctx.zone).absolute()
    if number % 10:
        return None
    if ord:
        base = (ord - 1) * 100
    elif marks:
        base = ctx.today.year // 100 * 100 + 100 * next(iter(marks.values()))
    else:
        base = 2000 if number < 20 else 1900
    return resolve.decade(base + number, ctx.zone).absolute()


def decades(
    ctx: Context,
    decade: int | None = None,
    two: int | None = None,
    decade2: int | None = None,
    two2: int | None = None,
) -> Result:
    """`de jaren zestig en zeventig`: two decades."""
    one = next(of for of in (decade, two) if of is not None)
    other = next(of for of in (decade2, two2) if of is not None)
    if one % 10 or other % 10:
        return None
    first, second = (resolve.decade((2000 if of < 20 else 1900) + of, ctx.zone).absolute() for of in (one, other))
    spans = ctx.spans
    end = spans["decade" if decade is not None else "two"][1]
    start = spans["decade2" if decade2 is not None else "two2"][0]
    return Several((((ctx.start, end), first), ((start, ctx.end), second)))


def decade_edge(ctx: Context, edge: str, **slots: int) -> Result:
    reading = decade(ctx, **slots)
    return resolve.third(reading, edge, ctx.zone) if isinstance(reading, Reading) else None


def century(ctx: Context, ord: int, ord2: int | None = None, bc: int | None = None, ad: int | None = None) -> Result:
    """`de 19e eeuw`, `14e/15e eeuw`, `de vierde eeuw v.Chr.`"""
    numbers = [ord] if ord2 is None else [ord, ord2]
    if not all(1 <= number <= 30 for number in numbers) or (1 in numbers and bc is None):
        return None
    told = [
        resolve.before_christ(f"{number - 1:02}", "century")
        if bc is not None
        else resolve.century(number - 1, ctx.zone).absolute()
        for number in numbers
    ]
    if len(told) == 1:
        return told[0]
    return Several((((ctx.start, ctx.place("ord")[1]), told[0]), ((ctx.place("ord2")[0], ctx.end), told[1])))


def week_number(ctx: Context, int: int, year: int = 0) -> Result:
    if ctx.word(-1) == "per":
        return None
    week = resolve.week_numbered(year or ctx.today.year, int, ctx.zone)
    return week.absolute() if year else week


def season_years(ctx: Context, year: int, year2: int = 0, two: int | None = None, season_year: str = "") -> Result:
    """`het seizoen 2023/24`: 1 August to 1 August."""
    fits = year2 == year + 1 if year2 else two == (year + 1) % 100
    return resolve.season_years(year, ctx.zone).absolute() if fits else None


def season_years_marked(ctx: Context, season_year: str, **marks: int) -> Result:
    """`vorig seizoen`, `dit schooljaar`: the year from August to August, so many from the current one."""
    count = next(iter(marks.values()))
    first = ctx.today.year - (ctx.today.month < 8) + count
    return resolve.season_years(first, ctx.zone).told(way_of(count))


def part(
    ctx: Context,
    position: Third | None = None,
    period: Reading | None = None,
    early_late: Third | None = None,
    day: Reading | None = None,
    year: int = 0,
) -> Result:
    """`begin 2020`, `eind vorige maand`, `mid-2020`, `vroeg op maandag`."""
    if early_late and asks_or_lets(ctx.text, ctx.start, ctx.end):
        return None
    of = period or day or resolve.year(year, ctx.zone).absolute()
    return resolve.third(of, position or early_late or "MID", ctx.zone).like(of)


def part_of_the(ctx: Context, position: Third, whole: str = "day") -> Result:
    """`eind van de week`, `het einde van de dag`: of the day that the sentence has named, else of the anchor's unit."""
    told = ctx.story.sentence_day if whole == "day" else None
    unit = resolve.unit_on(whole, told or ctx.today, ctx.zone)
    return resolve.third(unit, position, ctx.zone)._replace(anchor="mention" if told else "base")


def rest(ctx: Context, whole: str = "day", period: Reading | None = None, season_year: str = "") -> Result:
    """`de rest van de week`, `later in het jaar`: from the anchor to the unit's end."""
    unit = period or resolve.unit_on(whole, ctx.today, ctx.zone)
    if season_year:
        unit = resolve.season_years(ctx.today.year - (ctx.today.month < 8), ctx.zone)
    if unit.begin is None or unit.end is None:
        return None
    begin = max(unit.begin, ctx.at) if ctx.at < unit.end else unit.begin
    return unit._replace(begin=begin, mod="END")


def earlier_in(ctx: Context, whole: str) -> Result:
    """`eerder in de week`: the unit, as `eerder deze week` is."""
    return resolve.unit_on(whole, ctx.today, ctx.zone).told("past")


def all_of(ctx: Context, whole: str = "", part: str = "", season: str = "", year: int = 0) -> Result:
    """`de hele nacht`, `heel de dag`, `het hele weekend`: the unit, by the verb."""
    if year:
        return resolve.season(year, season, ctx.zone).absolute()
    if whole == "weekend":
        return weekend(ctx)
    if part == "NI":
        return ctx.told(resolve.part(ctx.today + timedelta(days=ctx.way == "future"), part, ctx.zone))
    of = ctx.story.sentence_day
    if of and (part or whole in {"", "day"}):  # `maandag was het de hele dag mistig`
        reading = resolve.part(of, part, ctx.zone) if part else resolve.day(of, ctx.zone)
        return ctx.told(reading)
    if part:
        return ctx.told(resolve.part(ctx.today, part, ctx.zone))
    if season:
        return _nearest_season(ctx, season)
    return ctx.told(resolve.unit_on(whole or "day", ctx.today, ctx.zone))


def within_period(ctx: Context, period: Reading | None = None, part: Reading | None = None) -> Result:
    """`later dit jaar`, `eerder eind mei`: the unit or its part, without a mod of its own."""
    return period or part


def days_of_period(ctx: Context, quantity: Quantity, period: Reading | None = None, whole: str = "day") -> Result:
    """`de eerste drie maanden van 2025`, `de laatste dagen van mei`: the duration at that end of the unit."""
    period = period or resolve.unit_on(whole, ctx.today, ctx.zone)
    if quantity.vague or period.begin is None or period.end is None:
        return None
    first = ctx.words()[0] == "eerste" or (len(ctx.words()) > 1 and ctx.words()[1] == "eerste")
    begin = period.begin if first else quantity.added(period.end, -1)
    return quantity.plain(begin, quantity.added(begin, 1))


assert {"weekend", "half"} <= set(get_args(Grain))

_BEFORE_QUARTERS: Final = frozenset("in over van het voor na sinds tot vanaf tijdens eind begin".split())
_NTH: Final = "({ord}|{nth_last})"
_THIS: Final = "({this}|{last}|{next})"
_OTHER: Final = "({last}|{next}|{current})"  # with an article, as `dit` never has
_OTHER_SEASON: Final = "({last}|{next}|{current}|{passed}|{coming}|{due})"
_OF_YEAR: Final = f"(van? (het jaar)? ({{year}}|' {{two}}|{_THIS} jaar))"

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "unit",
        f"de? {_OTHER} {{whole_de:whole}}|het? {_OTHER} {{whole_het:whole}}|{{this}} {{whole}}",
        unit,
        examples=(
            ("deze week", "2024-W48"),
            ("vorige maand", "2024-10"),
            ("volgend jaar", "2025"),
            ("dit weekend", "2024-W48-WE"),
            ("volgend kwartaal", "2025-Q1"),
            ("vorige eeuw", "19"),
            ("het lopende jaar", "2024"),
            ("Zij begaf het [vorige week]", "2024-W47"),
            ("dat het [dit weekend] sneeuwt", "2024-W48-WE"),
        ),
        feeds=("period",),
    ),
    Rule(
        "weekend-marked",
        "het? ({passed}|{coming}|{due}) (weekend|weekeinde)",
        weekend_marked,
        examples=(("afgelopen weekend", "2024-W47-WE"), ("komend weekend", "2024-W49-WE")),
        feeds=("period",),
    ),
    Rule(
        "weekend",
        "het (weekend|weekeinde)",
        weekend,
        examples=(("in [het weekend]", "2024-W48-WE"),),
        refuses=("het weekend van de wetenschap",),
    ),
    Rule(
        "quarter",
        f"het? {_NTH} kwartaal ({_OF_YEAR}|van het jaar)?",
        quarter,
        examples=(("het eerste kwartaal van 2025", "2025-Q1"), ("het laatste kwartaal van vorig jaar", "2023-Q4")),
        refuses=("het vijfde kwartaal",),
        feeds=("period",),
    ),
    Rule(
        "quarter-code",
        f"{{quarter_code}} {_OF_YEAR}?|{{quarter_code}} - {{year}}|{{year}} - {{quarter_code}}",
        quarter_code,
        examples=(
            ("Q1 2025", "2025-Q1"),
            ("In [Q1 2025]", "2025-Q1"),
            ("in [Q3]", "2024-Q3"),
            ("Q1-2017", "2017-Q1"),
            ("2019-Q1", "2019-Q1"),
        ),
        refuses=("een Audi Q3 van 2020",),
        feeds=("period",),
    ),
    Rule(
        "half-code",
        "{half_code} (van|-)? {year}|{year} - {half_code}",
        half_code,
        examples=(("H2 2019", "2019-H2"), ("2019-H1", "2019-H1")),
        feeds=("period",),
    ),
    Rule(
        "half",
        f"de? {_NTH} (helft|jaarhelft) ({_OF_YEAR}|van het jaar)"
        f"|het? {_NTH} (halfjaar|semester) ({_OF_YEAR}|van het jaar)?"
        "|de? {ord} jaarhelft",
        half,
        examples=(
            ("eerste helft van 2024", "2024-H1"),
            ("het tweede halfjaar", "2024-H2"),
            ("de eerste helft van het jaar", "2024-H1"),
        ),
        refuses=("de tweede helft van de wedstrijd",),
        feeds=("period",),
    ),
    Rule(
        "season-of-year",
        f"(de|het)? {{season}} {_OF_YEAR}|{_THIS} jaar in? (de|het)? {{season}}",
        season_of_year,
        examples=(
            ("de zomer van 2018", "2018-SU"),
            ("najaar 2022", "2022-FA"),
            ("de lente van vorig jaar", "2023-SP"),
            ("vorig jaar zomer", "2023-SU"),
        ),
        feeds=("period",),
    ),
    Rule(
        "season-of-years",
        "(de|het)? {season} van? ({year}|' {two:short}) (op|en|-|–|/) ({year:year2}|' {two}|{two})",
        season_of_years,
        examples=(("winter van 2023 op 2024", "2023-WI"), ("de winter 2023/24", "2023-WI")),
        refuses=("winter 2021 op 2024",),
        feeds=("period",),
    ),
    Rule(
        "season-of-that-year",
        "(de|het)? {season} van {that} jaar",
        season_of_that_year,
        examples=(("In 2019 won hij. [De herfst van dat jaar] niet", "2019-FA"),),
        refuses=("de herfst van dat jaar",),
    ),
    Rule(
        "season-marked",
        f"de? {_OTHER_SEASON} {{season_de:season}}|het? {_OTHER_SEASON} {{season_het:season}}|{{this}} {{season}}",
        season_marked,
        examples=(
            ("afgelopen zomer", "2024-SU"),
            ("komende zomer", "2025-SU"),
            ("deze herfst", "2024-FA"),
            ("dit najaar", "2024-FA"),
        ),
        feeds=("period",),
    ),
    Rule(
        "season",
        "de {season_de:season}|het {season_het:season}",
        season,
        examples=(("in [de winter]", "2023-WI"), ("in [het voorjaar]", "2024-SP")),
        refuses=("De zomer was heet",),
        feeds=("period",),
    ),
    Rule(
        "decade",
        "de? jaren ({decade}|' {two}|{two}|{year}) (van (de {ord}|({this}|{last}|de {last})) eeuw)?"
        "|de? ({decade_er} jaren|{decade_years})",
        decade,
        examples=(
            ("de jaren negentig", "199"),
            ("de jaren '90", "199"),
            ("de jaren zestig van de vorige eeuw", "196"),
            ("de jaren twintig van deze eeuw", "202"),
            ("de tachtiger jaren", "198"),
            ("de tachtigerjaren", "198"),
        ),
        feeds=("period",),
    ),
    Rule(
        "decades",
        "de? jaren ({decade}|' {two}|{two}) (en|tot|tot en met|-|–) (de jaren)?"
        " ({decade:decade2}|' {two:two2}|{two:two2})",
        decades,
        examples=(("[de jaren zestig] en [zeventig]", "196"),),
    ),
    Rule(
        "decade-edge",
        "de? {edge} jaren ({decade}|' {two}|{two}|{year})",
        decade_edge,
        examples=(("de vroege jaren tachtig", "198"),),
    ),
    Rule(
        "century",
        "de? {ord} ((/|-|–|en|of|tot|tot en met) de? {ord:ord2})? eeuw ({bc}|{ad})?",
        century,
        examples=(
            ("de 19e eeuw", "18"),
            ("de twintigste eeuw", "19"),
            ("de vierde eeuw v.Chr.", "BC03"),
            ("de vierde eeuw na Christus", "03"),
            ("[14e]/[15e eeuw]", "13"),
        ),
        feeds=("period",),
    ),
    Rule(
        "week-number",
        "week {int} (van {year})?",
        week_number,
        examples=(("week 45", "2024-W45"), ("week 12 van 2025", "2025-W12")),
        refuses=("week 60",),
        feeds=("period",),
    ),
    Rule(
        "season-years",
        "het? ({season_year}|boekjaar) {year} (/|-|–) '? ({year:year2}|{two})",
        season_years,
        examples=(("het seizoen 2023/24", "2023/2024"), ("schooljaar 2023-2024", "2023/2024")),
        feeds=("period",),
    ),
    Rule(
        "season-years-marked",
        f"(het? ({_OTHER}|{{coming}}|{{passed}})|{{this}}) {{season_year}}",
        season_years_marked,
        examples=(("vorig seizoen", "2023/2024"), ("dit schooljaar", "2024/2025")),
        feeds=("period",),
    ),
    Rule(
        "part",
        "{position} (de|het|in|van)? {period}|mid -? {year}|{early_late} (op {on_day:day}|in de? {period})",
        part,
        examples=(
            ("begin 2020", "2020"),
            ("medio juni", "2024-06"),
            ("eind vorige maand", "2024-10"),
            ("begin jaren tachtig", "198"),
            ("mid-2020", "2020"),
            ("vroeg op maandag", "2024-11-25"),
            ("laat in december", "2023-12"),
        ),
        feeds=("third",),
    ),
    Rule(
        "part-of-the",
        "{position} (de ({whole_de:whole}|dag)|het {whole_het:whole})",
        part_of_the,
        examples=(
            ("eind van de week", "2024-W48"),
            ("het begin van het jaar", "2024"),
            ("het eind van de dag", "2024-11-30"),
        ),
    ),
    Rule(
        "rest",
        "(de rest|het restant) van (de ({whole_de:whole}|dag)|het ({whole_het:whole}|{season_year})|{period})"
        "|later (al|nog)? in (de {whole_de:whole}|het {whole_het:whole})",
        rest,
        examples=(
            ("de rest van de week", "2024-W48"),
            ("later in het jaar", "2024"),
            ("de rest van het seizoen", "2024/2025"),
        ),
    ),
    Rule(
        "earlier-in",
        "eerder (al|nog)? in (de {whole_de:whole}|het {whole_het:whole})",
        earlier_in,
        examples=(("eerder in de week", "2024-W48"),),
    ),
    Rule(
        "all-of",
        "(de (hele|ganse|gehele)|heel de|gans de) (dag|{whole_de:whole}|{part}|{season_de:season})"
        "|(het (hele|ganse|gehele)|heel het) ({whole_het:whole}|{season_het:season})"
        "|(de|het) (hele|ganse|gehele) {season} van? {year}",
        all_of,
        examples=(
            ("de hele dag", "2024-11-30"),
            ("heel de nacht", "2024-11-30TNI"),
            ("het hele weekend", "2024-W48-WE"),
            ("de hele week", "2024-W48"),
            ("de hele zomer van 2003", "2003-SU"),
        ),
    ),
    Rule(
        "within-period",
        "(eerder|later) (al|nog)? in? ({period}|{third:part})",
        within_period,
        examples=(("later dit jaar", "2024"), ("eerder deze maand", "2024-11")),
    ),
    Rule(
        "days-of-period",
        "(de|het) (eerste|laatste) {quantity} van ({period}|de {whole_de:whole}|het {whole_het:whole})",
        days_of_period,
        examples=(("de eerste drie maanden van 2025", "P3M"),),
    ),
)
