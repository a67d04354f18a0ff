"""Clock times, alone and with a day: `14u30`, `om half drie`, `zaterdagavond om acht uur`, `van 9 tot 17 uur`."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from wirecli.base.clock import instant
from wirecli.times import resolve
from wirecli.times.quantity import Dial
from wirecli.times.resolve import Reading
from wirecli.times.rule import Context, Result, Rule, Several
from wirecli.times.rules.ages import lasts

_NOON = 12 * 60
_LEADS = frozenset({"om", "rond", "omstreeks", "tegen", "vanaf", "tot", "sinds", "klokslag", "circa", "sedert", "ca"})
_HINTS = frozenset({"even", "net", "kort", "vlak", "iets", "precies", "exact", "stipt", "al", "pas", "ongeveer", "om",
                    "klokslag", "zeker", "uiterlijk", "rond"})  # fmt: skip
_APPROXIMATE = frozenset({"rond", "omstreeks", "circa", "ongeveer", "ca", "zowat", "pakweg"})
_NOT_CLOCKS = frozenset(
    "euro dollar procent % meter kilometer miljoen miljard kilo seconden minuten keer punten graden mensen km".split()
)
_NOT_HOURS = frozenset(
    "lang geleden later eerder durende per daarvoor daarna vertraging terug over cel celstraf rijden vliegen".split()
)


def led(ctx: Context) -> bool:
    """Whether a preposition before the match makes its number a clock: `om drie uur`, `kort na drie uur`."""
    at = -1
    while ctx.word(at) in _HINTS - {"om", "rond", "klokslag"}:
        at -= 1
    before = ctx.word(at)
    if before in {"na", "voor", "vóór", "over"}:
        return before != "over" and ctx.word(at - 1) in {"even", "net", "kort", "vlak", "iets", "nog", "ruim", "pal"}
    return before in _LEADS


def minute(ctx: Context, of: date, minutes: int) -> Reading:
    """The minute so many after 00:00 of a day by its wall clock."""
    return resolve.minute(instant(datetime.combine(of, time()) + timedelta(minutes=minutes), ctx.zone))


def in_part(dial: Dial, code: str) -> int:
    """Minutes from 00:00 of the day that the part belongs to; a night's late hours lie before it, so below zero."""
    if not dial.half_day:
        return dial.minutes - (24 * 60 if code == "NI" and dial.minutes >= 18 * 60 else 0)
    if code == "NI":
        return dial.minutes if dial.minutes < 9 * 60 else dial.minutes - _NOON
    if code == "MO":
        return dial.minutes + (_NOON if dial.minutes < 60 else 0)
    if code == "EV" and dial.minutes < 4 * 60:
        return dial.minutes + 2 * _NOON
    return dial.minutes + _NOON


def on_day(ctx: Context, of: date, dial: Dial) -> int:
    """Minutes on a day that is told; of two halves of the day the one nearest the anchor, in waking hours."""
    if not dial.half_day:
        return dial.minutes
    if of == ctx.today:
        return _nearest_half(ctx, dial)
    early = dial.minutes < 7 * 60
    back = of < ctx.today
    return dial.minutes + (_NOON if early or back else 0)


def _nearest_half(ctx: Context, dial: Dial) -> int:
    now = ctx.at.hour * 60 + ctx.at.minute
    halves = [dial.minutes, dial.minutes + _NOON]
    if ctx.way == "past":
        halves = [m for m in halves if m <= now] or halves
    elif ctx.way == "future":
        halves = [m for m in halves if m >= now] or halves
    return min(halves, key=lambda m: abs(m - now))


def undated(ctx: Context, dial: Dial) -> Reading:
    """A clock without a day: on the day that the sentence named, else on the anchor's, as the clause says."""
    if ctx.story.sentence_day:
        return minute(ctx, ctx.story.sentence_day, on_day(ctx, ctx.story.sentence_day, dial))._replace(anchor="mention")
    way, firm = ctx.way, ctx.direction.firm
    if dial.half_day:
        return ctx.told(_nearest(ctx, dial))
    own = minute(ctx, ctx.today, dial.minutes)
    begin = own.begin or ctx.at
    if way == "past" and begin > ctx.at:
        own = minute(ctx, ctx.today - timedelta(days=1), dial.minutes)
    elif way == "future" and firm and begin < ctx.at:
        own = minute(ctx, ctx.today + timedelta(days=1), dial.minutes)
    return ctx.told(own)


def _nearest(ctx: Context, dial: Dial) -> Reading:
    """The reading of a clock of half a day that lies nearest the anchor, on the side that the clause says."""
    days = (ctx.today + timedelta(days=offset) for offset in (-1, 0, 1))
    options = [minute(ctx, day, dial.minutes + half) for day in days for half in (0, _NOON)]
    distances = [(reading, (reading.begin - ctx.at).total_seconds()) for reading in options if reading.begin]
    fitting = [
        item for item in distances if not ((ctx.way == "past" and item[1] > 0) or (ctx.way == "future" and item[1] < 0))
    ]
    return min(fitting, key=lambda item: abs(item[1]))[0]


def _finished(ctx: Context, reading: Reading, local: str | None) -> Reading:
    """The mod of the words around, and no interval where the time is another place's."""
    near = {ctx.word(-1), ctx.word(-2) if ctx.word(-1) in {".", "de"} else "", *ctx.words()}
    if _APPROXIMATE & near:
        reading = reading._replace(mod="APPROX")
    return reading._replace(begin=None, end=None) if local else reading


def _tailed(ctx: Context, dial: Dial, code: str) -> Reading:
    """`acht uur 's avonds`: the part picks the half; the day is the sentence's or the one in the direction."""
    minutes = in_part(dial, code)
    if ctx.story.sentence_day:
        shift = code == "NI" and minutes < 9 * 60
        return minute(ctx, ctx.story.sentence_day + timedelta(days=shift), minutes)._replace(anchor="mention")
    return (
        undated(ctx, Dial(minutes % (24 * 60), half_day=False))
        if minutes < 24 * 60
        else undated(ctx, Dial(minutes, half_day=False))
    )


def clock(
    ctx: Context,
    tail: str = "",
    local: str | None = None,
    written: Dial | None = None,
    spoken: Dial | None = None,
    **_: object,
) -> Result:
    """A clock that needs no preposition to be one: written in full or spoken in halves and quarters."""
    dial = written or spoken
    assert dial
    if ctx.word(0) in _NOT_CLOCKS or (ctx.word(-1) in {"-", "–"} and ctx.glued(-1) and ctx.glued(0)):
        return None
    if spoken and not tail and not {"half", "kwart"} & set(ctx.words()) and not led(ctx):
        return None
    if ctx.words()[0] == "half" and ctx.word(-1) in {"een", "en", "anderhalf"}:
        return None
    reading = _tailed(ctx, dial, tail) if tail else undated(ctx, dial)
    return _finished(ctx, reading, local)


def hour(
    ctx: Context,
    tail: str = "",
    local: str | None = None,
    oclock: Dial | None = None,
    dotted: Dial | None = None,
    **_: object,
) -> Result:
    """`om drie uur`, `drie uur 's middags`, `om 14.30`: a clock by the word before it or after it."""
    dial = oclock or dotted
    assert dial
    if not (tail or local or led(ctx)) or ctx.word(0) in _NOT_CLOCKS:
        return None
    if not tail and ctx.word(-1) != "om" and ctx.word(0) in _NOT_HOURS:
        return None
    if ctx.word(-1) == "tot" and (ctx.word(-2).isdecimal() or ctx.word(-2) in {"half"}):
        return None
    reading = _tailed(ctx, dial, tail) if tail else undated(ctx, dial)
    return _finished(ctx, reading, local)


def part_clock(ctx: Context, part_gen: str, dial: Dial, local: str | None = None, **_: object) -> Result:
    """`'s avonds om elf uur`."""
    return _finished(ctx, _tailed(ctx, dial, part_gen), local)


def about(ctx: Context, hour12: int) -> Result:
    """`om een uur of drie`, `rond de klok van drie`: about three o'clock."""
    if ctx.word(-1) not in {"om", "rond", "tegen", "omstreeks"}:
        return None
    return undated(ctx, Dial(hour12 % 12 * 60, half_day=True))._replace(mod="APPROX")


def midnight(ctx: Context) -> Result:
    return _finished(ctx, undated(ctx, Dial(24 * 60, half_day=False)), None)


def noon(ctx: Context) -> Result:
    return _finished(ctx, undated(ctx, Dial(_NOON, half_day=False)), None)


def day_clock(
    ctx: Context,
    dial: Dial,
    day: Reading | None = None,
    daypart: Reading | None = None,
    tail: str = "",
    local: str | None = None,
    **_: object,
) -> Result:
    """`zaterdag om 14.00 uur`, `gisteravond om half acht`, `om tien uur op 3 mei`: one mention."""
    words = ctx.words()
    if not ({"om", "rond", "omstreeks", "tegen", "klokslag"} & set(words)) and not tail and not _bare_fits(ctx, dial):
        return None
    if ctx.word(0) in _NOT_CLOCKS or (ctx.word(0) in _NOT_HOURS and not tail):
        return None
    base = day or daypart
    if base is None or base.begin is None:
        return None
    code = base.value.partition("T")[2] if daypart else tail
    of = base.day
    if daypart and code == "NI" and not dial.half_day and 6 * 60 <= dial.minutes < 18 * 60:
        return None
    if tail == "NI" and in_part(dial, tail) >= 0 and day:
        of += timedelta(days=1)  # `zaterdag om drie uur 's nachts` is the night after that evening
    minutes = in_part(dial, code) if code else on_day(ctx, of, dial)
    if tail == "NI" and day and minutes < 0:
        minutes += 24 * 60
    reading = minute(ctx, of, minutes)
    reading = reading.like(base)
    return _finished(ctx, reading, local)


def _bare_fits(ctx: Context, dial: Dial) -> bool:
    """Without a preposition between, only what can't be a count of hours: `zaterdag 14.00 uur`, not `drie uur`."""
    words = ctx.words()
    first = words[ctx.spans["dial"][0] - ctx.start]
    if ctx.spans["dial"][0] == ctx.start:
        return not (words[0].isdecimal() or words[0].isalpha()) or led(ctx) or words[0] in {"half", "kwart"}
    return not first.isalpha() or first in {"half", "kwart"} or not dial.half_day


def day_midnight(ctx: Context, day: Reading, **_: object) -> Result:
    reading = minute(ctx, day.day, _NOON if "middaguur" in ctx.words() else 24 * 60)
    return _finished(ctx, reading.like(day), None)


def clock_range(ctx: Context, first: Dial, dial: Dial, tail: str = "") -> Result:
    """`tussen 14.00 en 15.00 uur`, `van 9 tot 17 uur`: two clocks, the second not before the first."""
    if not _is_range(ctx):
        return None
    if tail:
        one, two = (Dial(in_part(part, tail) % (24 * 60), half_day=False) for part in (first, dial))
    elif first.half_day != dial.half_day:
        one, two = (Dial(part.minutes, half_day=False) for part in (first, dial))
    else:
        one, two = first, dial
    begin = undated(ctx, one)
    assert begin.begin
    minutes = two.minutes
    end = minute(ctx, begin.day, minutes)
    while end.begin and end.begin <= begin.begin:
        minutes += _NOON if two.half_day else 24 * 60
        end = minute(ctx, begin.day, minutes)
    end = end.like(begin)
    return Several(((ctx.spans["first"], begin), ((ctx.spans["dial"][0], ctx.end), end)))


def _is_range(ctx: Context) -> bool:
    """Whether two clocks belong together: by the preposition before them, or by how they are printed."""
    lead, words = ctx.word(-1), ctx.words()
    joint = words[ctx.spans["first"][1] - ctx.start]
    marked = any(not word.isalnum() and word not in {"-", "–"} for word in words) or any(
        word[0].isdecimal() and "u" in word for word in words
    )
    if joint == "en" and lead not in {"tussen", "om", "van"}:
        return False
    if joint in {"-", "–"}:
        return marked
    return marked or (lead in {"tussen", "van", "vanaf", "om"} and not lasts(ctx))


_BY = "(om|rond|omstreeks|tegen|klokslag|om (ongeveer|circa|precies|exact|klokslag)|rond de klok van)"
_TAIL = "{tail}? ({local}|{here})?"

RULES: tuple[Rule, ...] = (
    Rule(
        "clock",
        f"({{written}}|{{spoken}}) {_TAIL}",
        clock,
        examples=(
            ("14u30", "2024-11-30T14:30"),
            ("14.00 uur", "2024-11-30T14:00"),
            ("half drie", "2024-11-30T14:30"),
            ("om [vijf voor half acht]", "2024-11-30T19:25"),
            ("kwart over drie 's nachts", "2024-11-30T03:15"),
            ("11.00 uur plaatselijke tijd", "2024-11-30T11:00"),
        ),
        refuses=("3-1", "14.30 euro", "tien over de brug"),
    ),
    Rule(
        "hour",
        f"({{oclock}}|{{dotted}}) {_TAIL}",
        hour,
        examples=(("om [drie uur]", "2024-11-30T15:00"), ("8 uur 's avonds", "2024-11-30T20:00")),
        refuses=("Het duurde drie uur", "voor 12.50"),
    ),
    Rule(
        "part-clock",
        f"' s {{part_gen}} {_BY} {{dial}} ({{local}}|{{here}})?",
        part_clock,
        examples=(("'s avonds om elf uur", "2024-11-30T23:00"),),
    ),
    Rule(
        "about",
        "(een uur of|de klok van) {hour12}",
        about,
        examples=(("om [een uur of vijf]", "2024-11-30T17:00"), ("rond [de klok van drie]", "2024-11-30T15:00")),
    ),
    Rule("midnight", "middernacht", midnight, examples=(("middernacht", "2024-12-01T00:00"),)),
    Rule("noon", "het middaguur", noon, examples=(("rond [het middaguur]", "2024-11-30T12:00"),)),
    Rule(
        "day-clock",
        f"({{on_day:day}}|{{on_part:daypart}}) ,? {_BY}? {{dial}} {_TAIL}"
        "|{dial} {tail}? (op|van)? ({on_day:day}|{on_part:daypart})",
        day_clock,
        examples=(
            ("zaterdagavond om acht uur", "2024-11-30T20:00"),
            ("gisteren rond 18.00 uur", "2024-11-29T18:00"),
            ("half acht gisteravond", "2024-11-29T19:30"),
            ("zaterdag om 11.00 uur plaatselijke tijd", "2024-11-30T11:00"),
        ),
        refuses=("zaterdag drie uur lang",),
    ),
    Rule(
        "day-midnight",
        "{on_day:day} ,? (om|rond|omstreeks|tegen) (middernacht|het middaguur)",
        day_midnight,
        examples=(("vrijdag om middernacht", "2024-11-30T00:00"),),
    ),
    Rule(
        "clock-range",
        "({dial:first}|{bare_hour:first}) (en|tot|tot en met|-|–|t / m) {dial} {tail}?",
        clock_range,
        examples=(("tussen [14.00] en [15.00 uur]", "2024-11-30T14:00"), ("van [9] tot [17 uur]", "2024-11-30T09:00")),
        refuses=("duurt tussen twee en drie uur",),
    ),
)
