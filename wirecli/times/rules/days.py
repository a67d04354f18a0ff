"""Days and parts of days named by weekday or from today: `woensdag`, `afgelopen zaterdagavond`, `gisteren`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from wirecli.base.clock import moved
from wirecli.times import resolve
from wirecli.times.clause.stretch import asks_or_lets
from wirecli.times.numbers import cardinal
from wirecli.times.quantity import Quantity
from wirecli.times.resolve import Reading, Third, way_of
from wirecli.times.rule import NOT_A_TIME, Context, Result, Rule, Several
from wirecli.times.rules.beside import is_relative
from wirecli.times.rules.calendar import day_month, nearest


def named(ctx: Context, number: int) -> date:
    """The day that a bare weekday means: today's, else the next back or ahead as the clause says."""
    first = ctx.story.first
    if first is not None and first.begin is not None and first.grain in {"day", "part", "minute", "hour"}:
        return first.day + timedelta(days=(number - first.day.isoweekday() - 1) % 7 + 1)
    ahead = (number - ctx.today.isoweekday()) % 7
    back = ahead - 7 if ahead else 0
    return ctx.today + timedelta(days=ahead if ctx.way == "future" else back)


def strictly(ctx: Context, number: int, sign: int) -> date:
    """The nearest such weekday before or after today, today excluded."""
    ahead = (number - ctx.today.isoweekday() - 1) % 7 + 1
    return ctx.today + timedelta(days=ahead if sign > 0 else ahead - 7 or -7)


def in_week(ctx: Context, number: int, weeks: int) -> date:
    return ctx.today + timedelta(days=number - ctx.today.isoweekday() + 7 * weeks)


def part_of(ctx: Context, of: date, code: str) -> Reading:
    """A part of a day; the night of a day is the one that follows its evening."""
    return resolve.part(of + timedelta(days=1) if code == "NI" else of, code, ctx.zone)


def weekday(ctx: Context, weekday: int, this: int = 0) -> Result:
    if ctx.is_name():
        return NOT_A_TIME
    if _excepted(ctx):
        return Reading("SET", f"XXXX-WXX-{weekday}", None, None, "day", anchor="none")
    return ctx.told(resolve.day(named(ctx, weekday), ctx.zone))


def _excepted(ctx: Context) -> bool:
    """`dagelijks behalve maandag`, `elke dag, behalve op zondag en maandag`: as often as what it is taken from."""
    before = ctx.word(-1)
    if before == "en":
        told = ctx.just_told(1)
        start = ctx.start - 2
        return (
            told is not None and told.type == "SET" and _EXCEPT.intersection(ctx.text.words[start - 2 : start]) != set()
        )
    if before not in _EXCEPT and not (before == "op" and ctx.word(-2) in _EXCEPT):
        return False
    previous = ctx.story.previous
    return previous is not None and previous[1].type == "SET" and ctx.start - previous[0] <= _EXCEPTING


_EXCEPT: Final = frozenset("behalve uitgezonderd".split())
_EXCEPTING: Final = 8  # words from what recurs to the day that is excepted


def weekday_marked(ctx: Context, weekday: int, **marks: int) -> Result:
    sign = next(iter(marks.values()))
    return resolve.day(strictly(ctx, weekday, sign), ctx.zone).told(way_of(sign))


def week_day(ctx: Context, weekday: int, **marks: int) -> Result:
    weeks = next(iter(marks.values()))
    day = in_week(ctx, weekday, weeks)
    if not weeks and day > ctx.today and ctx.way == "past":
        return ctx.told(resolve.day(day - timedelta(days=7), ctx.zone))
    return resolve.day(day, ctx.zone).told(way_of(weeks))


def apposition(
    ctx: Context,
    weekday: int | None = None,
    day_word: int | None = None,
    weekday_part: tuple[int, str] | None = None,
    day_part: tuple[int, str] | None = None,
    day: int | None = None,
    month: int | None = None,
    **others: object,
) -> Result:
    """`gisteren (dinsdag)`, `woensdag (gisteren)`, `vandaag, zaterdag`: both are that day."""
    offset = day_word if day_word is not None else day_part[0] if day_part else None
    number = weekday if weekday is not None else weekday_part[0] if weekday_part else None
    if offset is None:
        assert number is not None
        assert day is not None
        assert month is not None
        on = nearest(ctx, lambda year: resolve.date_of(year, month, day), ctx.way)
        if on.isoweekday() != number:
            return None
    else:
        on = ctx.today + timedelta(days=offset)
        if number is not None and on.isoweekday() != number:
            return None
    told = resolve.day(on, ctx.zone).told(way_of((on - ctx.today).days))
    part = (day_part or weekday_part or (0, ""))[1]
    first, second = told, told
    spans = ctx.spans
    low = min(low for name, (low, _) in spans.items() if name not in {"open", "close"})
    cut = spans["open"][0] if "open" in spans else ctx.start + ctx.words().index(",")
    last = spans["close"][0] if "close" in spans else ctx.end
    if part:
        first = part_of(ctx, on, part).like(told)
    return Several((((low, cut), first), ((cut + 1, last), second)))


def day_word(ctx: Context, day_word: int) -> Result:
    if ctx.is_name() or (ctx.words() == ["morgen"] and _is_morning(ctx)):
        return NOT_A_TIME
    return resolve.day(ctx.today + timedelta(days=day_word), ctx.zone).told(way_of(day_word))


def _is_morning(ctx: Context) -> bool:
    """`een mooie morgen`, `goede morgen`: the morning, not tomorrow; `veertig morgen grond`: a measure of land."""
    before = ctx.word(-1)
    if before.isdecimal() or cardinal(before) is not None:
        return True
    return before in {"de", "een", "goede", "elke", "iedere", "vroege", "deze", "mooie"} or (
        (before == "s" and ctx.word(-2) == "'") or (before == "die" and not is_relative(ctx, -1))
    )


def earlier_on(ctx: Context, day: Reading) -> Result:
    """`eerder op zaterdag`: the day, without a mod."""
    return day


def later_today(ctx: Context, part: str = "") -> Result:
    """`later op de dag`, `later op de avond`: of the day that the sentence or the story has named, else of today."""
    if part:
        return _on_day(ctx, part_of(ctx, _current(ctx), part))
    return _on_day(ctx, resolve.day(_current(ctx), ctx.zone))


def _current(ctx: Context) -> date:
    last = ctx.story.last
    if ctx.story.sentence_day:
        return ctx.story.sentence_day
    return last.day if last is not None and last.grain in {"day", "part", "hour", "minute"} else ctx.today


def _on_day(ctx: Context, reading: Reading) -> Reading:
    return reading if reading.day == ctx.today else reading.from_mention()


def weekday_over(ctx: Context, quantity: Quantity, weekday: int = 0, day_word: int = 0) -> Result:
    """`woensdag over een week`: the coming Wednesday, and a week on."""
    if quantity.vague:
        return None
    start = strictly(ctx, weekday, 1) if weekday else ctx.today + timedelta(days=day_word)
    at = quantity.added(moved(ctx.at, "day", (start - ctx.today).days), 1)
    return resolve.day(at.date(), ctx.zone).told("future")


def weekday_part(ctx: Context, weekday_part: tuple[int, str], **others: object) -> Result:
    if ctx.is_name():
        return NOT_A_TIME
    number, code = weekday_part
    return ctx.told(part_of(ctx, named(ctx, number), code))


def weekday_part_marked(ctx: Context, weekday_part: tuple[int, str], **marks: int) -> Result:
    sign = next(iter(marks.values()))
    number, code = weekday_part
    return part_of(ctx, strictly(ctx, number, sign), code).told(way_of(sign))


def week_day_part(ctx: Context, weekday_part: tuple[int, str], **marks: int) -> Result:
    weeks = next(iter(marks.values()))
    number, code = weekday_part
    return part_of(ctx, in_week(ctx, number, weeks), code).told(way_of(weeks))


def day_and_part(ctx: Context, day: Reading, part: str = "", part_gen: str = "") -> Result:
    """`zaterdag in de avond`, `3 mei 's ochtends`, `de avond van 4 mei`."""
    if ctx.words()[-2:] == [",", "morgen"]:
        return None  # `op Allerheiligen, morgen dus`
    reading = part_of(ctx, day.day, part or part_gen)
    return reading.like(day)


def part_on_date(ctx: Context, weekday_part: tuple[int, str], day: int, month: int, year: int = 0) -> Result:
    """`zaterdagavond 30 november`: the weekday fixes the year, as it does without a part."""
    number, code = weekday_part
    reading = day_month(ctx, month=month, day=day, weekday=number, year=year)
    return day_and_part(ctx, reading, code) if isinstance(reading, Reading) else None


def weekday_parts(ctx: Context, weekday: int, weekday_part: tuple[int, str]) -> Result:
    """`vrijdag- en zaterdagavond`: the part stands once for both."""
    second, code = weekday_part
    one, two = (ctx.told(part_of(ctx, named(ctx, number), code)) for number in (weekday, second))
    low = ctx.place("weekday")[0]
    return Several((((low, low + 2), one), (ctx.place("weekday_part"), two)))


def part_on_day(ctx: Context, day: Reading, part: str) -> Result:
    return day_and_part(ctx, day, part) if ctx.words()[0] == "de" or ctx.word(-1) in {"de", "op"} else None


def day_part(ctx: Context, day_part: tuple[int, str]) -> Result:
    offset, code = day_part
    return part_of(ctx, ctx.today + timedelta(days=offset), code).told(way_of(offset))


def today_part(ctx: Context, today_part: str = "", part: str = "") -> Result:
    if part == "NI":
        return tonight(ctx, part)
    return ctx.told(resolve.part(ctx.today, today_part or part, ctx.zone))


def tonight(ctx: Context, tonight: str = "NI") -> Result:
    """`vannacht`: the night that ended today, or with a clause that looks ahead the one that comes."""
    return ctx.told(resolve.part(ctx.today + timedelta(days=ctx.way == "future"), tonight, ctx.zone))


def last_part(ctx: Context, part: str, **marks: int) -> Result:
    """`afgelopen nacht`, `komende nacht`, `afgelopen avond`: the nearest that is over, or to come."""
    ahead = next(iter(marks.values())) > 0
    of = ctx.today
    if part == "NI":
        of += timedelta(days=ahead)
    elif ahead == (resolve.part(ctx.today, part, ctx.zone).begin < ctx.at):  # type: ignore[operator]
        of += timedelta(days=1 if ahead else -1)
    return resolve.part(of, part, ctx.zone).told("future" if ahead else "past")


def night_between(ctx: Context, weekday: int, weekday2: int) -> Result:
    """`de nacht van zaterdag op zondag`: the first six hours of the second day."""
    if weekday2 % 7 != (weekday + 1) % 7:
        return None
    return ctx.told(resolve.part(named(ctx, weekday2), "NI", ctx.zone))


def night_to(ctx: Context, day: Reading, **others: object) -> Result:
    return resolve.part(day.day, "NI", ctx.zone).like(day)


def night_of_dates(ctx: Context, day: int, day2: int, month: int, year: int = 0, **others: object) -> Result:
    """`de nacht van 10 op 11 juni`: the first six hours of the second day."""
    second = day_month(ctx, month=month, day=day2, year=year)
    return night_to(ctx, second) if isinstance(second, Reading) and (day < day2 or day2 == 1) else None


def part_early(ctx: Context, daypart: Reading, early_late: Third) -> Result:
    if ctx.words()[0] in {"vroeg", "laat"} and asks_or_lets(ctx.text, ctx.start, ctx.end):
        return None
    return resolve.third(daypart, early_late, ctx.zone)


def day_part_early(ctx: Context, day: Reading, edge: Third, part: str) -> Result:
    reading = day_and_part(ctx, day, part)
    return reading.modified(edge) if isinstance(reading, Reading) else None


def the_part(ctx: Context, part: str, edge: Third | None = None) -> Result:
    """`in de middag`, `laat op de avond`: of the day that the sentence has named, else the one in the direction."""
    if not edge and ctx.word(-1) not in {"in", "tijdens", "gedurende", "van", "tegen", "loop", "sinds", "tot", "na"}:
        return None
    if ctx.word(-1) == "van" and ctx.word(-2) not in {"loop", "begin", "einde", "eind", "rest"}:
        return None
    return _edged(ctx, part, edge)


def _edged(ctx: Context, code: str, edge: Third | None) -> Reading:
    if ctx.story.sentence_day:
        reading = part_of(ctx, ctx.story.sentence_day, code)
    else:
        reading = ctx.told(resolve.part(_part_day(ctx, code), code, ctx.zone))
    return reading.modified(edge)


def _part_day(ctx: Context, code: str) -> date:
    """A bare part of the day: today's, unless the clause tells it past before it has begun, or ahead when over."""
    own = resolve.part(ctx.today, code, ctx.zone)
    assert own.begin
    assert own.end
    if ctx.way == "past" and own.begin > ctx.at:
        return ctx.today - timedelta(days=1)
    return ctx.today + timedelta(days=ctx.direction.firm and own.end <= ctx.at)


def genitive(ctx: Context, part_gen: str, early_late: Third | None = None) -> Result:
    """`'s avonds` after a day of the sentence: that day's; alone it is a habit."""
    if ctx.story.sentence_day or early_late:
        return _edged(ctx, part_gen, early_late)
    if ctx.happened_once():
        last = ctx.story.last
        if last is not None and last.grain in {"day", "part", "hour", "minute"}:
            return part_of(ctx, last.day, part_gen).from_mention()
        return ctx.told(resolve.part(_part_day(ctx, part_gen), part_gen, ctx.zone))
    return Reading("SET", f"XXXX-XX-XXT{part_gen}", None, None, "part", anchor="none")


_MARK: Final = "({passed}|{last}|{coming}|{next}|{due}|{gone})"
_WEEK: Final = "({this}|{last}|{next}|{passed}|{coming}|{due})"

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "weekday",
        "{this}? {weekday}",
        weekday,
        examples=(("woensdag", "2024-11-27"), ("zaterdag", "2024-11-30"), ("deze dinsdag", "2024-11-26")),
        refuses=("Zwarte Zaterdag was druk", "De film Vrijdag & Zonen draait"),
        feeds=("on_day",),
    ),
    Rule(
        "weekday-marked",
        f"de? {_MARK} {{weekday}}",
        weekday_marked,
        examples=(
            ("afgelopen zaterdag", "2024-11-23"),
            ("komende zaterdag", "2024-12-07"),
            ("a.s. donderdag", "2024-12-05"),
            ("jongstleden zondag", "2024-11-24"),
        ),
        feeds=("on_day",),
    ),
    Rule(
        "weekday-marked-after",
        "{weekday} ({gone}|{due})",
        weekday_marked,
        examples=(("zaterdag jl.", "2024-11-23"), ("zondag a.s.", "2024-12-01")),
        feeds=("on_day",),
    ),
    Rule(
        "week-day",
        f"{_WEEK} week op? {{weekday}}|{{weekday}} van? {_WEEK} week",
        week_day,
        examples=(
            ("vorige week woensdag", "2024-11-20"),
            ("volgende week dinsdag", "2024-12-03"),
            ("dinsdag van volgende week", "2024-12-03"),
        ),
        feeds=("on_day",),
    ),
    Rule(
        "day-word",
        "{day_word}",
        day_word,
        examples=(("gisteren", "2024-11-29"), ("eergisteren", "2024-11-28"), ("Morgen", "2024-12-01")),
        refuses=("Het programma Vandaag Inside stopt", "een mooie morgen"),
        feeds=("on_day",),
    ),
    Rule(
        "apposition",
        "({day_word}|{day_part}) ({open} ({weekday}|{weekday}? {day} {month}) {close}|, {weekday})"
        "|({weekday}|{weekday_part}) ({open} ({day_word}|{day} {month}) {close}|, {day_word})",
        apposition,
        examples=(
            ("[gisteren] ([vrijdag])", "2024-11-29"),
            ("[donderdag] ([eergisteren])", "2024-11-28"),
            ("[vandaag], [zaterdag]", "2024-11-30"),
            ("[gisteravond] ([vrijdag])", "2024-11-29TEV"),
        ),
        refuses=("vandaag, zondag en maandag", "gisteren (dinsdag)"),
    ),
    Rule(
        "earlier-on",
        "(eerder|later) (al|nog)? op? {on_day:day}",
        earlier_on,
        examples=(("eerder op zaterdag", "2024-11-30"), ("later vandaag", "2024-11-30")),
    ),
    Rule(
        "later-on",
        "(eerder|later) (op|in) de (dag|{part})",
        later_today,
        examples=(("later op de dag", "2024-11-30"), ("later op de avond", "2024-11-30TEV")),
    ),
    Rule(
        "weekday-over",
        "({weekday}|{day_word}) over {quantity}",
        weekday_over,
        examples=(("woensdag over een week", "2024-12-11"), ("morgen over twee weken", "2024-12-15")),
    ),
    Rule(
        "weekday-part",
        "{this}? {weekday_part}",
        weekday_part,
        examples=(("zaterdagochtend", "2024-11-30TMO"), ("zaterdagnacht", "2024-12-01TNI")),
        feeds=("on_part",),
    ),
    Rule(
        "weekday-part-marked",
        f"de? {_MARK} {{weekday_part}}|{{weekday_part}} ({{gone}}|{{due}})",
        weekday_part_marked,
        examples=(("afgelopen zaterdagavond", "2024-11-23TEV"), ("vrijdagmiddag a.s.", "2024-12-06TAF")),
        feeds=("on_part",),
    ),
    Rule(
        "week-day-part",
        f"{_WEEK} week op? {{weekday_part}}",
        week_day_part,
        examples=(("volgende week woensdagochtend", "2024-12-04TMO"),),
        feeds=("on_part",),
    ),
    Rule(
        "day-and-part",
        "{on_day:day} ,? (in de|in de loop van de)? {part}|{on_day:day} ' s {part_gen}",
        day_and_part,
        examples=(("gisteren in de namiddag", "2024-11-29TAF"), ("zaterdag 's avonds", "2024-11-30TEV")),
        feeds=("on_part",),
    ),
    Rule(
        "part-on-date",
        "{weekday_part} ,? {day} {month} {year}?",
        part_on_date,
        examples=(("zaterdagavond 30 november", "2024-11-30TEV"), ("dinsdagochtend 3 december 2024", "2024-12-03TMO")),
        feeds=("on_part",),
    ),
    Rule(
        "weekday-parts",
        "{weekday} - (en|of|tot|tot en met) {weekday_part}",
        weekday_parts,
        examples=(("[vrijdag-] en [zaterdagavond]", "2024-11-29TEV"),),
    ),
    Rule(
        "part-of-day",
        "de? {part} van {on_day:day}",
        part_on_day,
        examples=(("[De avond van 4 mei] was koud", "2024-05-04TEV"),),
        feeds=("on_part",),
    ),
    Rule(
        "day-part",
        "{day_part}",
        day_part,
        examples=(("gisteravond", "2024-11-29TEV"), ("morgenochtend", "2024-12-01TMO")),
        feeds=("on_part",),
    ),
    Rule(
        "today-part",
        "{today_part}|deze {part}",
        today_part,
        examples=(("vanmiddag", "2024-11-30TAF"), ("deze namiddag", "2024-11-30TAF")),
        feeds=("on_part",),
    ),
    Rule(
        "tonight",
        "{tonight}",
        tonight,
        examples=(("vannacht", "2024-11-30TNI"),),
        feeds=("on_part",),
    ),
    Rule(
        "last-part",
        "de? ({passed}|{last}|{coming}|{next}) {part}",
        last_part,
        examples=(("afgelopen nacht", "2024-11-30TNI"), ("komende nacht", "2024-12-01TNI")),
        feeds=("on_part",),
    ),
    Rule(
        "night-between",
        "de? nacht van de? {weekday} op de? {weekday:weekday2}",
        night_between,
        examples=(
            ("de nacht van vrijdag op zaterdag", "2024-11-30TNI"),
            ("de nacht van de zaterdag op zondag", "2024-11-24TNI"),
        ),
        feeds=("on_part",),
    ),
    Rule(
        "night-of-dates",
        "de? nacht van {weekday}? {day} ({month:first} {year:year1}?)? op {weekday:second}? {day:day2} {month} {year}?",
        night_of_dates,
        examples=(("de nacht van 10 op 11 juni", "2024-06-11TNI"),),
        feeds=("on_part",),
    ),
    Rule(
        "night-to",
        "de? nacht (naar|op|van ({day_word:from}|{weekday:from}) op) {on_day:day}",
        night_to,
        examples=(
            ("de nacht naar zondag", "2024-11-24TNI"),
            ("de nacht van gisteren op vandaag", "2024-11-30TNI"),
        ),
    ),
    Rule(
        "part-early",
        "{early_late} (op|in)? {on_part:daypart}|{on_part:daypart} {early_late}",
        part_early,
        examples=(("vrijdagmiddag laat", "2024-11-29TAF"), ("vroeg zaterdagochtend", "2024-11-30TMO")),
    ),
    Rule(
        "day-part-early",
        "{on_day:day} in? {edge} {part}|{edge} {part} van {on_day:day}",
        day_part_early,
        examples=(("zondag vroeg in de ochtend", "2024-11-24TMO"),),
    ),
    Rule(
        "the-part",
        "{edge} {part}|de {part}",
        the_part,
        examples=(("laat op de avond", "2024-11-30TEV"), ("in [de middag]", "2024-11-30TAF")),
        refuses=("de avond viel",),
    ),
    Rule(
        "genitive-part",
        "' s {part_gen} {early_late}?",
        genitive,
        examples=(
            ("'s nachts", "XXXX-XX-XXTNI"),
            ("'s ochtends vroeg", "2024-11-30TMO"),
            ("['s Middags] brak er brand uit", "2024-11-30TAF"),
        ),
    ),
)
