"""Calendar dates, months and years: `woensdag 27 nov. jl.`, `van 3 tot 7 juni`, `november`, `in 2020`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from wirecli.base.clock import moved_day
from wirecli.base.dutch import MONTHS
from wirecli.times import resolve
from wirecli.times.clause.direction import is_verb
from wirecli.times.resolve import Reading, way_of
from wirecli.times.rule import NOT_A_TIME, Context, Result, Rule, Several
from wirecli.times.rules.beside import free


def century_year(ctx: Context, two: int) -> int:
    """`'98` and `'24`: the year that is at most ten years ahead."""
    latest = ctx.today.year + 10
    return latest - (latest - two) % 100


def _closest(days: Iterable[date], today: date) -> date:
    closest = min(days, key=lambda day: abs((day - today).days), default=None)
    if closest is None:
        raise resolve.NoSuchTimeError("no year near has such a day")
    return closest


def nearest(ctx: Context, on: Callable[[int], date], way: str, today: date | None = None) -> date:
    """The date `on(year)` nearest to today: at or before it for `past`, at or after it for `future`."""
    today = today or ctx.today
    kept: list[date] = []
    # Of years in rings around today's one more than the first that has a date decides: `on(year)` lies in its year.
    for ring in range(_REACH + 1):
        had = bool(kept)
        for year in {today.year - ring, today.year + ring}:
            day = _on(year, on)
            if day is not None and (way != "past" or day <= today) and (way != "future" or day >= today):
                kept.append(day)
        if had:
            break
    return _closest(sorted(kept), today)


def nearest_date(ctx: Context, month: int, number: int, way: str, today: date | None = None) -> date:
    """The date of a day and month nearest to today, as `nearest` finds it: of most days each year has one."""
    today = today or ctx.today
    if (month == 2 and number > 28) or not _YEARS[0] < today.year < _YEARS[1]:
        return nearest(ctx, lambda year: resolve.date_of(year, month, number), way, today)
    own = resolve.date_of(today.year, month, number)
    if own == today or (way == "past" and own < today) or (way == "future" and own > today):
        return own
    other = own.replace(year=own.year + (1 if own < today else -1))
    if way != "none":
        return other
    early, late = (own, other) if own < other else (other, own)
    return early if today - early <= late - today else late


_YEARS: Final = 2, 9990  # between them each year has the one before and behind it
_REACH: Final = 8  # years: a 29 February lies no further, over a century's end as well


def _on(year: int, on: Callable[[int], date]) -> date | None:
    """`on(year)`, where there is such a year and such a date."""
    try:
        return on(year) if 1 <= year < 9999 else None
    except resolve.NoSuchTimeError:
        return None  # 29 February in most years


def _agreeing(ctx: Context, month: int, number: int, weekday: int) -> date:
    """A weekday with its date fixes the year: the nearest in which they agree."""
    years = range(ctx.today.year - _CALENDARS, ctx.today.year + _CALENDARS + 1)
    days = (_on(year, lambda year: resolve.date_of(year, month, number)) for year in years)
    return _closest((day for day in days if day is not None and day.isoweekday() == weekday), ctx.today)


_CALENDARS: Final = 28  # years after which the weekdays of all dates come back


def _dated(ctx: Context, month: int, number: int, weekday: int = 0, mark: int = 0) -> Reading:
    """A day and month without a year."""
    first = ctx.story.first
    if weekday:
        return resolve.day(_agreeing(ctx, month, number, weekday), ctx.zone)
    if first is not None and first.begin is not None:
        day = nearest_date(ctx, month, number, "future", first.day)
    elif mark:
        way = "past" if mark < 0 else "future"
        return resolve.day(nearest_date(ctx, month, number, way), ctx.zone)
    elif (told := ctx.year_told()) and _exists(told, month, number):
        return resolve.day(date(told, month, number), ctx.zone).from_mention()
    else:
        day = nearest_date(ctx, month, number, ctx.date_way)
        if ctx.direction.near and (ctx.today - day).days > ctx.direction.near:
            day = nearest_date(ctx, month, number, "future")
    return ctx.told(resolve.day(day, ctx.zone))


def day_month(
    ctx: Context,
    month: int = 0,
    mon: int = 0,
    day: int = 0,
    ord: int = 0,
    num: int = 0,
    weekday: int = 0,
    wd: int = 0,
    year: int = 0,
    two: int | None = None,
    **marks: int,
) -> Result:
    number = day or ord or num
    month = month or mon
    if year and ctx.words()[-2] in {"van", "in"} and _counts(ctx, year):
        return None  # `op 3 mei in 2000 gemeenten`
    if ord and ctx.shown().split()[-1][0].isupper() and not ctx.shown().isupper():
        return NOT_A_TIME  # `Plein van de Elfde November`
    if two is not None:
        if ctx.words()[-1].isdecimal() and ctx.words()[-2] not in _APOSTROPHES and _turns(ctx):
            return None  # `zou op 12 december 25 zijn geworden`: how old
        year = century_year(ctx, two)
    if "this" in marks or "last" in marks or "next" in marks:
        year = ctx.today.year + next(marks[k] for k in ("this", "last", "next") if k in marks)
    if year:
        if not _exists(year, month, number):
            return NOT_A_TIME  # not `29 februari` of another year either
        return resolve.day(resolve.date_of(year, month, number), ctx.zone).absolute()
    if "that" in ctx.captures:
        last = ctx.story.last
        return resolve.day(resolve.date_of(last.day.year, month, number), ctx.zone).from_mention() if last else None
    return _dated(ctx, month, number, weekday or wd, next(iter(marks.values()), 0))


_APOSTROPHES: Final = frozenset("'’‘`-/.")
_TURNING: Final = frozenset("wordt worden werd werden geworden jaar".split())


def _turns(ctx: Context) -> bool:
    """Whether the clause tells of a birthday: `wordt op 3 december 31`."""
    if ctx.word(0) in _TURNING or "geworden" in {ctx.word(at) for at in range(4)}:
        return True
    ends = ctx.word(0) in {"", ".", ",", "!", "?", ";", ")"}
    return ends and any(ctx.word(-at) in _TURNING for at in range(1, 6))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        return bool(resolve.date_of(year, month, day))
    except resolve.NoSuchTimeError:
        return False


_DATE_LEADS: Final = frozenset(
    "op van tot vanaf sinds per voor na uiterlijk m met tussen dd datum rond tegen en".split()
)
_DOTTED_LEADS: Final = _DATE_LEADS | frozenset(
    ", : ( . ; - – en of maandag dinsdag woensdag donderdag vrijdag zaterdag".split()
)


_FINISHED: Final = frozenset("na met in tegen tussen rond naar".split())  # before the time of a race
_RACE_TIMES: Final = frozenset(
    "tijd tijden record wereldrecord baanrecord recordtijd eindtijd winnende snelste".split()
)


def _is_race(ctx: Context) -> bool:
    """`na 2.08.15 over de streep`, `een tijd van 2.10.04`: hours, minutes and seconds."""
    first = ctx.words()[0]
    if not (len(first) < 3 or first[1] == ".") or "." not in ctx.shown() or ctx.words()[0].startswith("0"):
        return False
    return ctx.word(-1) in _FINISHED or (ctx.word(-1) == "van" and ctx.word(-2) in _RACE_TIMES)


def full_date(ctx: Context, date: tuple[int, int, int], **others: int) -> Result:
    year, month, day = date
    if year < 100 and "." in ctx.words()[-1] and ctx.word(-1) not in _DOTTED_LEADS | {"", "zondag"}:
        return None  # `won in 2.08.15`: a result
    if year < 100 and _is_race(ctx):
        return None
    year = year if year > 99 else century_year(ctx, year)
    return resolve.day(resolve.date_of(year, month, day), ctx.zone).absolute()


def day_range(
    ctx: Context, day: int, day2: int, month: int = 0, mon: int = 0, year: int = 0, day3: int = 0, **others: int
) -> Result:
    """`van 3 tot 7 juni`, `3, 4 en 5 mei`: the month (and the year) stand with the last."""
    month = month or mon
    last_day = day3 or day2
    if ctx.words()[1] == "op" and ctx.word(-1) != "van":
        return None  # `de Formule 1 op 12 juli`
    if not day < day2 or (day3 and not day2 < day3):
        return None
    last = (
        resolve.day(resolve.date_of(year, month, last_day), ctx.zone).absolute()
        if year
        else _dated(ctx, month, last_day)
    )
    parts = [(ctx.place("day"), last)]
    for name, number in (("day", day), ("day2", day2)):
        of = last.day.replace(day=number)
        start = ctx.spans.get("weekday", ctx.place("day"))[0] if name == "day" else ctx.place("day2")[0]
        parts.append(((start, ctx.place(name)[1]), _retimed(last, resolve.day(of, ctx.zone))))
    final = ctx.spans.get("weekday2", ctx.place("day3" if day3 else "day2"))[0]
    told = parts[1:] if day3 else parts[1:2]
    return Several((*told, ((final, ctx.end), last)))


def _retimed(like: Reading, to: Reading) -> Reading:
    """The interval of one reading, told as another is."""
    return like._replace(value=to.value, begin=to.begin, end=to.end)


def date_range(ctx: Context, day: int, month: int, day2: int, month2: int, year: int) -> Result:
    """`van 28 december tot 2 januari 2025`: the first is the nearest before the second."""
    end = resolve.date_of(year, month2, day2)
    begin = nearest(ctx, lambda y: resolve.date_of(y, month, day), "past", end)
    first, second = (resolve.day(of, ctx.zone).absolute() for of in (begin, end))
    return Several((((ctx.place("day")[0], ctx.place("month")[1]), first), ((ctx.place("day2")[0], ctx.end), second)))


_FAR: Final = 50  # years: a number after a month that is further off is likelier a count


def month_year(
    ctx: Context,
    month: int = 0,
    mon: int = 0,
    year: int = 0,
    two: int | None = None,
    that: int | None = None,
    **marks: int,
) -> Result:
    """`november 2024`, `maart vorig jaar`, `vorig jaar mei`."""
    month = month or mon
    far = abs(year - ctx.today.year) > _FAR or ctx.words()[-2] in {"van", "in"}
    if year and far and _counts(ctx, year):
        return None  # `in oktober 2100 bomen`
    if that is not None:
        last = ctx.story.last
        return resolve.month(last.day.year, month, ctx.zone).from_mention() if last else None
    if marks:
        offset = next(iter(marks.values()))
        return resolve.month(ctx.today.year + offset, month, ctx.zone).told(way_of(offset))
    return resolve.month(year or century_year(ctx, two or 0), month, ctx.zone).absolute()


def month_bare(ctx: Context, month: int) -> Result:
    """Its own month first, else back, or ahead as the clause says."""
    shown = ctx.shown()
    if shown[0].isupper() and not shown.isupper() and (not ctx.begins_sentence() or ctx.capital(0) or ctx.in_title()):
        return NOT_A_TIME
    if ctx.words()[0] == "maart" and ctx.word(-1) in {"van", "mr"} and ctx.capital(-1):
        return NOT_A_TIME
    return ctx.told(resolve.month(_year_of(ctx, month), month, ctx.zone))


def _year_of(ctx: Context, month: int) -> int:
    first = ctx.story.first
    if first is not None and first.begin is not None and first.grain in {"month", "day"}:
        return first.day.year + (month < first.day.month)
    today = ctx.today
    later = _year_after(ctx, month) or ctx.year_told(clause=ctx.way != "past")
    if later:
        return later
    if ctx.date_way != ctx.way and ctx.word(-1) in {"van", "vanaf", "per", "tot"}:
        years = (today.year - 1, today.year, today.year + 1)
        closest = min(years, key=lambda year: abs(12 * (year - today.year) + month - today.month))  # the nearest
        if 12 * (today.year - closest) + today.month - month <= max(1, ctx.direction.near // 30):
            return closest
    if month == today.month:
        return today.year
    if ctx.way == "future":
        return today.year + (month < today.month)
    return today.year - (month > today.month)


def _year_after(ctx: Context, month: int) -> int:
    """The year that stands with the second part of a range: `van begin april tot eind juni 2025`; 0 where none does."""
    if ctx.word(0) not in {"tot", "t"}:
        return 0
    for at in range(1, 7):
        second = MONTHS.get(ctx.word(at))
        if second and _is_year(ctx.word(at + 1)):
            return int(ctx.word(at + 1)) - (month > second)
    return 0


def month_marked(ctx: Context, month: int, **marks: int) -> Result:
    """`afgelopen maart`, `november jl.`, `komende mei`: the nearest strictly before or after this month."""
    sign = next(iter(marks.values()))
    today = ctx.today
    if not sign:
        return resolve.month(today.year, month, ctx.zone)  # `deze september`
    year = today.year + (month <= today.month) if sign > 0 else today.year - (month >= today.month)
    return resolve.month(year, month, ctx.zone).told(way_of(sign))


def _months_back(ctx: Context, month: int, month2: int) -> Result:
    """`over januari-september`: the last such range that is over or on, for a hyphen leaves no other reading."""
    year = ctx.today.year - (month > ctx.today.month)
    first = resolve.month(year, month, ctx.zone)
    second = resolve.month(year + (month2 < month), month2, ctx.zone)
    return Several(((ctx.place("month"), ctx.told(first)), ((ctx.place("month2")[0], ctx.end), ctx.told(second))))


def month_range(  # the abbreviations only with a year
    ctx: Context, month: int = 0, month2: int = 0, year: int = 0, mon: int = 0, mon2: int = 0, **marks: int
) -> Result:
    """`van januari tot april 2018`: the first takes its year from the second; without a year the range that is on."""
    if (mon or mon2) and not year:
        return None
    month, month2 = month or mon, month2 or mon2
    for offset in marks.values():
        year = ctx.today.year + offset
    one, two = ("mon" if mon else "month"), ("mon2" if mon2 else "month2")
    if not year:
        joint = ctx.words()[1]
        if joint not in {"tot", "t", "-", "–"} and (joint, ctx.word(-1)) != ("en", "tussen"):
            return None
        if ctx.way != "future":
            return _months_back(ctx, month, month2) if joint in {"-", "–"} else None
        past = (ctx.today.month - month2 - 1) % 12 < (month - month2 - 1) % 12  # the range is over this year
        year = ctx.today.year + (month2 < ctx.today.month) if not past else ctx.today.year + (month2 <= ctx.today.month)
        told = ctx.direction
        ends = resolve.month(year, month2, ctx.zone), resolve.month(year - (month > month2), month, ctx.zone)
        second, first = (reading.told(told.way, told.reason) for reading in ends)
        return Several(((ctx.place(one), first), ((ctx.place(two)[0], ctx.end), second)))
    first = resolve.month(year - (month > month2), month, ctx.zone).absolute()
    second = resolve.month(year, month2, ctx.zone).absolute()
    low, high = ctx.place(one)
    dotted = ctx.words()[high - ctx.start] == "."
    return Several((((low, high + dotted), first), ((ctx.place(two)[0], ctx.end), second)))


# What makes a number of four digits a year (the list of the rules under What is not a time, and its near kin).
_YEAR_LEADS: Final = frozenset(
    """
    in sinds sedert vanaf tot van voor vóór na begin eind einde medio midden half halverwege zomer winter herfst lente
    voorjaar najaar tussen met rond omstreeks circa uit anno jaar heel gedurende tegen per tijdens richting dan over
    eerder later jaargang editie seizoen campagne uiterlijk jaren vroege late ultimo ergens door
    """.split()
)
_COUNTED: Final = frozenset(
    """
    mensen euro dollar doden gewonden huishoudens woningen banen kilometer meter gram kilo ton liter procent personen
    inwoners leden stuks keer maal hectare vierkante kubieke slachtoffers deelnemers bezoekers militairen agenten
    vluchtelingen studenten leerlingen werknemers bedrijven auto doelpunten punten stemmen exemplaren pagina
    megawatt watt volt kilowattuur graden bedden plaatsen soldaten betogers toeschouwers klanten patiënten gezinnen
    km mm cm m kg mg l ha mw kwh pond frank gulden miljoen miljard duizend arbeidsplaatsen jaar dagen uur minuten voet
    millibar mbar hpa hectopascal bar pk cc kelvin joule kilojoule calorieën kcal kilocalorieën newton toeren rpm hertz
    mhz kb mb gb ppm microgram mcg milligram decibel knopen zeemijl karaat pixels lumen lux atmosfeer kilobyte megabyte
    kroon kronen yen roebel roepie roepies yuan peso pesos lira cent mijl mijlen foto extra man vrouw stuk
    """.split()
)
_NOT_NOUNS: Final = frozenset(
    """
    tijdens samen tegen binnen buiten boven alleen volgens wegens sinds steeds reeds telkens nogmaals vervolgens
    eveneens opnieuw meteen bovendien overigens trouwens immers inmiddels intussen gisteren morgen ondanks
    minstens hoogstens tussen beneden enkele ineens onlangs zonder slechts anders soms altijd tweemaal
    """.split()
)


_PLAIN_LEADS: Final = frozenset({"tussen", "en", "sinds", "sedert", "begin", "eind", "medio"})


def _counts(ctx: Context, number: int, at: int = 0) -> bool:
    """Whether the number counts the noun after it: `in 1500 huishoudens`, `van 1200 naar 1600 euro`."""
    after = ctx.word(at)
    if after in _COUNTED or after in {"%", "€", "'", "°"}:
        return True
    if after in {"naar", "tot", "en", "of"} and len(ctx.word(at + 1)) == 4 and ctx.word(at + 1).isdecimal():
        return _counts(ctx, int(ctx.word(at + 1)), at + 2)
    if after in {"van"} and ctx.word(at + 1) == "de" and ctx.word(at + 2).isdecimal():
        return True
    if after == "in" and ctx.word(-1) in {"van", "tot", "naar"} and _is_year(ctx.word(at + 1)):
        return True  # `van 1950 in 2021 tot 2100 in 2022`
    if not after.isalpha() or ctx.glued(at):
        return False
    if ctx.word(-1) in _PLAIN_LEADS and 1900 < number <= ctx.today.year + 10:
        return False  # `tussen 1998 en 2003 rechten`
    unlikely = number < 1900 or number % 100 == 0
    noun = ctx.word(at + 1) if (after.endswith("e") and unlikely) else after
    if ctx.capital(at) and noun == after:
        return False
    if noun in _NOT_NOUNS or len(noun) <= 4 or not noun.endswith(("en", "s")) or noun.endswith("loos"):
        return False
    if not is_verb(noun):
        return True
    opens = ctx.word(-2) in {"", ".", "!", "?"}  # `Rond 1850 groeven polderwerkers`: the verb comes second
    behind = ctx.word(at + 1)
    return number % 10 == 0 and number < 1900 and (not opens or (behind != "" and is_verb(behind)))


def year(ctx: Context, year: int) -> Result:
    before = ctx.word(-1)
    if before in {"°", "*", "†"}:
        fits = ctx.word(-2) == "(" or ctx.text.glued(ctx.start)
    elif before in {"(", "["}:
        fits = ctx.word(0) in {")", "]", ",", ";", "–", "-"}
    elif before == "," and ctx.word(0) in {")", "–", "-", ";"}:
        fits = "(" in {ctx.word(-k) for k in range(2, 8)}  # `(Gent, 1874)`
    elif before in {"-", "–", "/"}:
        fits = _is_year(ctx.word(-2)) and not ctx.glued(0)
    elif before in {"en", "of", ",", "tot", "m", "met"}:
        fits = (ctx.story.last is not None and ctx.story.last.grain == "year") or before in {"tot", "m"}
        fits = fits or (before == "en" and ctx.word(-2) == "nu")
    else:
        fits = before in _YEAR_LEADS
    if not fits or _counts(ctx, year) or (ctx.word(0) in {"-", "–"} and ctx.glued(0) and not _is_year(ctx.word(1))):
        return None
    if before == "dan" and ctx.word(-2) in {"meer", "minder", "groter", "kleiner", "hoger", "lager"}:
        return None
    return resolve.year(year, ctx.zone).absolute()


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and 1000 <= int(word) <= 2100


def short_year(ctx: Context, two: int) -> Result:
    """`van '88`, `lichting '95`."""
    if ctx.word(-1) not in _YEAR_LEADS | {"lichting", "mei"} or _counts(ctx, 1900 + two):
        return None
    return resolve.year(century_year(ctx, two), ctx.zone).absolute()


def years(ctx: Context, year: int, year2: int = 0, two: int = 0) -> Result:
    """`2014-2018` after a preposition or in parentheses: two years."""
    year2 = year2 or year // 100 * 100 + two
    if (ctx.word(-1) not in _YEAR_LEADS and ctx.word(-1) not in {"(", "periode", "jaren", ","}) or year2 <= year:
        return None
    first, second = (resolve.year(of, ctx.zone).absolute() for of in (year, year2))
    return Several(((ctx.place("year"), first), ((ctx.place("year")[1] + 1, ctx.end), second)))


def the_year(ctx: Context, year: int = 0, int: int = 0, ad: int | None = None, fiscal: str = "") -> Result:
    """`het jaar 2020`, `boekjaar 2023`, `het jaar 800`, `79 na Chr.`"""
    if int > 2100 or (int and "bc" in ctx.captures):
        return None
    return resolve.year(year or int, ctx.zone).absolute()


def year_in_words(ctx: Context, year_word: int, num: int = 0) -> Result:
    """`in negentienhonderdvijfennegentig`: a year by the preposition, but a round number may count what follows."""
    year = year_word + num
    named = ctx.words()[0] == "het"
    if num and (year_word % 100 or num > 99):
        return None
    if not named and (ctx.word(-1) not in _YEAR_LEADS or _counts(ctx, year) or (year % 100 == 0 and not free(ctx))):
        return None
    return resolve.year(year, ctx.zone).absolute()


def before_christ(ctx: Context, int: int, bc: int, first: int = 0) -> Result:
    """`44 v.Chr.`: the year, without an interval."""
    second = resolve.before_christ(f"{int:04}", "year")
    if not first:
        return second
    return Several(
        (
            (ctx.place("first"), resolve.before_christ(f"{first:04}", "year")),
            ((ctx.place("int")[0], ctx.end), second),
        )
    )


_SCORED: Final = frozenset(
    """
    stand score ruststand eindstand tussenstand kwam kwamen komt komen bracht brachten brengt staat staan stond stonden
    liep liepen loopt voorsprong achterstand won wonnen wint verloor verloren gelijk tilde zette zetten maakte maakten
    scoorde scoorden trof troffen kopte schoot stokte bleef bleven uitslag set sets
    """.split()
)
_NOT_DATED: Final = frozenset({"voor", "achter", "van", "meerderheid", "deel", "tegen", "keer", "na"})


def figure_date(ctx: Context, day: int, figure: int, weekday: int = 0, wd: int = 0) -> Result:
    """`vrijdag 22/11`, `op 15-12`: a day and a month in figures, glued, behind a day or a preposition; no score."""
    low, high = ctx.place("day")[1], ctx.place("figure")[1]
    text = ctx.text
    if figure > 12 or not (text.glued(low) and text.glued(low + 1)) or high != ctx.end:
        return None
    if ctx.glued(0) and ctx.word(0) in {"-", "/", "%", ":", "–"} and ctx.word(1).isdecimal():
        return None
    named = weekday or wd
    dashed = text.words[low] == "-"
    if not named:
        if (day, figure) == (9, 11):
            return NOT_A_TIME  # the attacks
        if ctx.word(-1) == "met" and ctx.word(-2) != "en":
            return None
        bracketed = ctx.word(-1) == "(" and ctx.word(0) == ")" and not dashed
        if not (bracketed or ctx.word(-1) in _DATE_LEADS) or ctx.word(0) in _NOT_DATED:
            return None
        if dashed and (not _DATE_LEADS - {"en", "na", "voor", "tegen", "per", "tussen"} & {ctx.word(-1)}
                       or any(ctx.word(-k) in _SCORED for k in range(1, 9))):  # fmt: skip
            return None
    return _dated(ctx, figure, day, named)


def dashed_date(
    ctx: Context, month: int = 0, mon: int = 0, day: int = 0, year: int = 0, two: int | None = None
) -> Result:
    """`23-sep-2020`, `sep-2012`, `3-mei-98`."""
    if not all(ctx.text.glued(at) for at in range(ctx.start + 1, ctx.end)):
        return None
    if two is not None:
        year = century_year(ctx, two)
    if not day:
        return resolve.month(year, month or mon, ctx.zone).absolute()
    return resolve.day(resolve.date_of(year, month or mon, day), ctx.zone).absolute()


def figure_month(ctx: Context, two: int, year: int) -> Result:
    """`06/2004`; a case or a bill has a number like that."""
    if not 1 <= two <= 12 or not all(ctx.text.glued(at) for at in range(ctx.start + 1, ctx.end)):
        return None
    before = ctx.word(-1)
    if ctx.text.glued(ctx.start) and before not in {"(", ":"}:
        return None
    if before in {"nr", "nummer", "zaak", "dossier", "besluit", "arrest", "stuk", "rolnummer", "-", "/"} or (
        before == "." and ctx.word(-2) in {"nr", "nrs", "no"}
    ):
        return None
    if ctx.words()[1] == "-" and before not in _YEAR_LEADS:
        return None
    return resolve.month(year, two, ctx.zone).absolute()


def _closes(ctx: Context) -> bool:
    """Whether the text ends behind the match, or a mark stands there."""
    return not ctx.word(0).isalnum() and free(ctx)


def short_year_date(
    ctx: Context, day: int, two: int, month: int = 0, mon: int = 0, weekday: int = 0, wd: int = 0
) -> Result:
    """`3 aug 96`: two figures behind a month are a year unless they count, or tell the hour."""
    closed = free(ctx) if two > 31 else _closes(ctx)
    if ctx.word(0) in {"tot", "-", "–", "en", "of", "/"} or not closed or _turns(ctx):
        return None
    return resolve.day(resolve.date_of(century_year(ctx, two), month or mon, day), ctx.zone).absolute()


def english_order(ctx: Context, day: int, year: int, month: int = 0, mon: int = 0) -> Result:
    """`November 29, 2024`."""
    return resolve.day(resolve.date_of(year, month or mon, day), ctx.zone).absolute()


_OF_MONTH_LEADS: Final = frozenset("op vanaf tot voor rond sinds uiterlijk m per".split())


def day_of_month(ctx: Context, ord: int, weekday: int = 0) -> Result:
    """`op de 15e`, `vrijdag de 13e`: the nearest such day in the clause's direction."""
    if ord > 31 or not ctx.words()[-1][0].isdecimal() or not free(ctx):
        return None
    if not weekday and ctx.word(-1) not in _OF_MONTH_LEADS:
        return None
    first = ctx.story.first
    at = first.day if first is not None and first.begin is not None else ctx.today
    way = "future" if at is not ctx.today else ctx.way
    most = 60 if weekday else 2  # months back: a weekday with a number may lie years away
    kept: list[date] = []
    left = 3  # of months in rings around this one, two more than the first that has such a day decide
    for ring in range(61):
        for count in {ring, -ring} if ring <= most else {ring}:
            of = _numbered(moved_day(at.replace(day=1), "month", count), ord)
            if of is None or (weekday and of.isoweekday() != weekday):
                continue
            if (way != "past" or of <= at) and (way != "future" or of >= at):
                kept.append(of)
        left -= bool(kept)
        if not left:
            break
    return ctx.told(resolve.day(_closest(sorted(kept), at), ctx.zone))


def _numbered(month: date, number: int) -> date | None:
    return month.replace(day=number) if _exists(month.year, month.month, number) else None


_WEEKDAY: Final = "(({weekday}|{wd} .?) ,?)"
_NUMBER: Final = "({day}|{ord}|{num})"
_MONTH: Final = "({month}|{mon} .?)"
_YEAR: Final = "((van|in)? {year}|' {two}|van? ({this}|{last}|{next}) jaar|van dat jaar|{gone}|{due})"
_IN_YEAR: Final = "((van|in)? {year}|van? ({this}|{last}|{next}) jaar)"
_TO: Final = "(tot|tot en met|t / m|en|of|-|–|,|op|tot en met)"

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "day-month",
        f"({{passed}}|{{coming}}|{{due}}|{{gone}})? {_WEEKDAY}? de? {_NUMBER} {_MONTH} {_YEAR}?",
        day_month,
        examples=(
            ("27 november", "2024-11-27"),
            ("woensdag 27 nov. jl.", "2024-11-27"),
            ("ma 2 december", "2024-12-02"),
            ("3 mei '98", "1998-05-03"),
            ("1ste maart vorig jaar", "2023-03-01"),
            ("zaterdag 30 november a.s.", "2024-11-30"),
        ),
        refuses=("31 februari", "29 februari 2023"),
        feeds=("on_day",),
    ),
    Rule(
        "full-date",
        f"{_WEEKDAY}? {{date}}",
        full_date,
        examples=(("27-11-2024", "2024-11-27"), ("woensdag 27/11/2024", "2024-11-27"), ("2024-11-27", "2024-11-27")),
        refuses=(
            "35-12-2024",
            "won de marathon in 2.08.15",
            "Zij liep 2.08.01",
            "finishte na 2.11.40",
            "een tijd van 2.12.09",
        ),
        feeds=("on_day",),
    ),
    Rule(
        "figure-date",
        f"{_WEEKDAY}? {{day}} (/|-) {{day:figure}}",
        figure_date,
        examples=(
            ("vrijdag 22/11", "2024-11-22"),
            ("op [15-12]", "2024-12-15"),
            ("vr 6/12", "2024-12-06"),
            ("van [22/11] tot [30/11]", "2024-11-22"),
        ),
        refuses=("Ajax kwam op 15-12", "3/4 van de leden", "na 9/11 werd alles anders", "won met 3-1", "op 24/13"),
        feeds=("on_day",),
    ),
    Rule(
        "dashed-date",
        "({day} -)? ({month}|{mon}) - ({year}|{two})",
        dashed_date,
        examples=(("23-sep-2020", "2020-09-23"), ("sep-2012", "2012-09"), ("3-mei-98", "1998-05-03")),
        refuses=("mei - 2020",),
        feeds=("on_day",),
    ),
    Rule(
        "figure-month",
        "{two} (/|-) {year}",
        figure_month,
        examples=(("06/2004", "2004-06"), ("sinds [11-2019]", "2019-11")),
        refuses=("zaak 06/2004", "nr. 12/2019", "14/2004"),
    ),
    Rule(
        "short-year-date",
        f"{_WEEKDAY}? {{day}} {_MONTH} {{two}}",
        short_year_date,
        examples=(("3 aug 96", "1996-08-03"), ("12 mei 04", "2004-05-12")),
        refuses=("op 3 mei 20 mensen", "op 3 mei 20 uur", "Hij wordt op 3 mei 42."),
        feeds=("on_day",),
    ),
    Rule(
        "english-order",
        "({month}|{mon} .?) {day} , {year}",
        english_order,
        examples=(("November 29, 2024", "2024-11-29"), ("Mei 8, 2015", "2015-05-08")),
        feeds=("on_day",),
    ),
    Rule(
        "day-of-month",
        "{weekday}? de {ord}",
        day_of_month,
        examples=(("op [de 15e]", "2024-11-15"), ("vrijdag de 13e", "2024-12-13")),
        refuses=("op de 15e plaats", "op de 3e verdieping", "de 15e"),
        feeds=("on_day",),
    ),
    Rule(
        "day-range",
        f"{{weekday}}? {{day}} {_TO} {{weekday:weekday2}}? {{day:day2}} {_MONTH} ((van|in)? {{year}})?"
        f"|{{day}} , {{day:day2}} (en|of) {{day:day3}} {_MONTH} ((van|in)? {{year}})?",
        day_range,
        examples=(("van [3] tot [7 juni]", "2024-06-03"),),
    ),
    Rule(
        "date-range",
        f"{{day}} {{month}} {_TO} {{day:day2}} {{month:month2}} (van|in)? {{year}}",
        date_range,
        examples=(("van [28 december] tot [2 januari 2025]", "2024-12-28"),),
    ),
    Rule(
        "month-year",
        "(de maand)? {month} ((van|in)? {year}|' {two})|{mon} .? {year}",
        month_year,
        examples=(("november 2024", "2024-11"), ("nov. 2023", "2023-11"), ("mei van 2019", "2019-05")),
        feeds=("period",),
    ),
    Rule(
        "month-of-year",
        "{month} van? ({this}|{last}|{next}|{that}) jaar|({this}|{last}|{next}) jaar in? {month}",
        month_year,
        examples=(("maart vorig jaar", "2023-03"), ("vorig jaar mei", "2023-05"), ("mei volgend jaar", "2025-05")),
        feeds=("period",),
    ),
    Rule(
        "month",
        "(de maand)? {month}",
        month_bare,
        examples=(("november", "2024-11"), ("de maand juni", "2024-06")),
        refuses=("Karel van der Mei leest voor", "keizer Augustus", "de roman 'April in Luik' verscheen"),
        feeds=("period",),
    ),
    Rule(
        "month-marked",
        "({passed}|{last}|{coming}|{next}|{due}|{this}) {month}|{month} ({gone}|{due})",
        month_marked,
        examples=(
            ("afgelopen maart", "2024-03"),
            ("oktober jl.", "2024-10"),
            ("komende mei", "2025-05"),
            ("deze mei", "2024-05"),
        ),
        feeds=("period",),
    ),
    Rule(
        "month-range",
        f"({{month}}|{{mon}} .?) {_TO} ({{month:month2}}|{{mon:mon2}} .?) {_IN_YEAR}?",
        month_range,
        examples=(
            ("van [januari] tot [april 2018]", "2018-01"),
            ("van [april] tot [juni in 2017]", "2017-04"),
            ("tussen [mei] en [juli van vorig jaar]", "2023-05"),
            ("De winst over [januari]-[september] daalde", "2024-01"),
        ),
    ),
    Rule(
        "years",
        "{year} (-|–) ({year:year2}|' {two})",
        years,
        examples=(("([2014]-[2018])", "2014"),),
        refuses=("bel 1234-1250",),
    ),
    Rule(
        "short-year",
        "' {two}",
        short_year,
        examples=(("sinds ['88]", "1988"),),
        refuses=("'20 mensen'",),
        feeds=("period",),
    ),
    Rule(
        "the-year",
        "(het? jaar|{fiscal}|het {fiscal}) {year}|het jaar {int} {ad}?|{int} {ad}",
        the_year,
        examples=(
            ("het jaar 2020", "2020"),
            ("het jaar 800", "0800"),
            ("boekjaar 2023", "2023"),
            ("79 na Chr.", "0079"),
        ),
        feeds=("period",),
    ),
    Rule(
        "year-in-words",
        "(het jaar)? {year_word} (en? {num})?",
        year_in_words,
        examples=(("in [negentienhonderdvijfennegentig]", "1995"), ("in [tweeduizend twaalf]", "2012")),
        refuses=("in tweeduizend huizen", "tweeduizend twaalf", "voor twaalfhonderd euro"),
        feeds=("period",),
    ),
    Rule(
        "before-christ",
        "(het jaar)? {int} {bc}|{int:first} (tot|tot en met|en|of|-|–) {int} {bc}",
        before_christ,
        examples=(("44 v. Chr.", "BC0044"), ("van [58] tot [50 v.Chr.]", "BC0058")),
    ),
    Rule(
        "year",
        "{year}",
        year,
        examples=(("in [2020]", "2020"), ("De schilder (°[1953]) werkt", "1953")),
        refuses=("In 1500 huishoudens", "vlucht SN2017", "2020 mensen"),
        feeds=("period",),
    ),
)
