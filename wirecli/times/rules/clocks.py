"""Clock times, alone and with a day: `14u30`, `om half drie`, `zaterdagavond om acht uur`, `van 9 tot 17 uur`."""

from __future__ import annotations

from datetime import date, timedelta, tzinfo
from functools import lru_cache
from typing import Final

from wirecli.base.clock import elapsed, instant, wall_midnight, wall_time, zone_named
from wirecli.base.dutch import UNITS
from wirecli.model import Mod
from wirecli.times import resolve
from wirecli.times.clause.stretch import next_parting
from wirecli.times.lexicon import NO_NEAR, SLOTS, Near
from wirecli.times.quantity import Dial
from wirecli.times.resolve import Reading
from wirecli.times.rule import NOT_A_TIME, Context, Result, Rule, Several
from wirecli.times.rules.ages import lasts
from wirecli.times.rules.beside import free
from wirecli.times.rules.days import named

_NOON: Final = 12 * 60
_DAY: Final = 24 * 60
_LEADS: Final = frozenset(
    {"om", "rond", "omstreeks", "tegen", "vanaf", "tot", "sinds", "klokslag", "circa", "sedert", "ca"}
)
_HINTS = frozenset({"even", "net", "kort", "vlak", "iets", "precies", "exact", "stipt", "al", "pas", "ongeveer", "om",
                    "klokslag", "zeker", "uiterlijk", "rond"})  # fmt: skip
_APPROXIMATE: Final = frozenset({"rond", "omstreeks", "circa", "ongeveer", "ca", "zowat", "pakweg"})
_NOT_CLOCKS: Final = frozenset(
    """
    euro dollar procent % meter kilometer miljoen miljard kilo seconden minuten minuut min keer punten graden mensen km
    achter achterstand voorsprong sneller trager langzamer tijdverlies
    """.split()
)
_NOT_HOURS: Final = frozenset(
    """
    lang geleden later eerder durende per daarvoor daarna vertraging terug over cel celstraf rijden vliegen lopen varen
    reizen fietsen wandelen werk slaap rust van wachten
    """.split()
)
# What a figure with a colon is behind these: an arrear, a result, a scale.
_NO_CLOCK_LEADS: Final = frozenset("op met in schaal verhouding ratio score stand vers hoofdstuk psalm".split())
_SCALES: Final = frozenset(
    "achterstand voorsprong verschil schaal verhouding ratio score stand ruststand eindstand tussenstand".split()
)
_BOOKS: Final = frozenset(
    """
    genesis exodus leviticus numeri deuteronomium jozua richteren rechters ruth samuel samuël koningen kronieken ezra
    nehemia ester esther job psalm psalmen spreuken prediker hooglied jesaja jeremia klaagliederen ezechiël daniël hosea
    joël amos obadja jona micha nahum habakuk sefanja haggai zacharia maleachi matteüs mattheüs matthéüs matteus marcus
    markus lucas lukas johannes handelingen romeinen korinthiërs korintiërs corinthiërs galaten efeziërs filippenzen
    kolossenzen thessalonicenzen tessalonicenzen timoteüs titus filemon hebreeën jakobus petrus judas openbaring
    apocalyps sirach makkabeeën soera
    """.split()
)
_SET_FOR: Final = frozenset(
    "gepland voorzien geprogrammeerd aangekondigd gepland uitgenodigd geboekt ingepland".split()
)
_SPEAKING = frozenset({"nu", "al", "bijna", "ondertussen", "inmiddels", "intussen", "pas", "ongeveer", "even", "net",
                       "dan", "toen", "exact", "precies", "over", "na", "voor", "reeds", "daar", "hier"})  # fmt: skip
_TO_BE: Final = frozenset({"is", "was", "wordt", "werd"})


def led(ctx: Context) -> bool:
    """Whether a preposition before the match makes its number a clock: `om drie uur`, `kort na drie uur`."""
    at = -1
    while ctx.word(at) in _HINTS - {"om", "rond", "klokslag"}:
        at -= 1
    before = ctx.word(at)
    if before in {"na", "voor", "vóór"} and at == -1 and ctx.just_told(1):
        return True  # `vrijdag voor 12 uur`
    if before in {"voor", "vóór"} and ctx.word(at - 1) in _SET_FOR:
        return True
    if before in {"na", "voor", "vóór", "over"}:
        return before != "over" and ctx.word(at - 1) in {"even", "net", "kort", "vlak", "iets", "nog", "ruim", "pal"}
    return before in _LEADS


def _tells_time(ctx: Context) -> bool:
    """`Het is ondertussen vier uur`, `is het al vier uur`: the clock, not how long."""
    at = -1
    while ctx.word(at) in _SPEAKING:
        at -= 1
    return {ctx.word(at), ctx.word(at - 1)} in ({"het", be} for be in _TO_BE) and free(ctx)


def _is_title(ctx: Context) -> bool:
    """`het Half Acht Journaal`, `Vijf Uur Show`: words with capitals that are a programme's name."""
    words = ctx.words()
    return (
        len(words) > 1 and words[1].isalpha() and ctx.text.capital(ctx.start + 1) and not ctx.shown().isupper()
        and ctx.capital(0)
    )  # fmt: skip


def _is_result(ctx: Context, tail: str) -> bool:
    """`op 4:37`, `in 1:04:12`, `Lucas 2:14`, `verloor 2:14 op`: figures with a colon that are no clock."""
    first = ctx.words()[0]
    before = ctx.word(-1)
    if tail or ":" not in first or ("uur" in ctx.words() and before != "in"):
        return False
    if (
        before in _NO_CLOCK_LEADS | _SCALES
        or (before not in _LEADS and ctx.word(-2) in _SCALES)
        or (before in _BOOKS and ctx.capital(-1))
    ):
        return True
    if first.count(":") > 1 and before not in _LEADS:
        return True
    return ctx.word(0) in {"op", "van", "voor"} and len(first) == 4 and before.isalpha() and before not in _LEADS


def minute(ctx: Context, of: date, minutes: int) -> Reading:
    """The minute so many after 00:00 of a day by its wall clock."""
    return _minute(of, minutes, ctx.zone)


@lru_cache(maxsize=1024)
def _minute(of: date, minutes: int, zone: tzinfo) -> Reading:
    return resolve.minute(instant(wall_midnight(of) + timedelta(minutes=minutes), zone))


def in_part(dial: Dial, code: str) -> int:
    """Minutes from 00:00 of the day that the part belongs to; a night's late hours lie before it, so below zero.

    The part picks the half of the day for figures as it does for words, but for those of 24 hours.
    """
    minutes = dial.minutes
    if minutes >= _NOON + 60:
        return minutes - (_DAY if code == "NI" and minutes >= 18 * 60 else 0)
    if code == "MO":
        return minutes + (_NOON if dial.half_day and minutes < 60 else 0)
    if code == "AF" and not dial.half_day:
        return minutes + (_NOON if minutes < 7 * 60 else 0)
    minutes %= _NOON
    if code == "NI":
        return minutes if minutes < 9 * 60 else minutes - _NOON
    if code == "EV" and minutes < 4 * 60:
        return minutes + _DAY
    return minutes + (0 if code == "AF" and minutes >= 9 * 60 else _NOON)


def on_day(ctx: Context, of: date, dial: Dial) -> int:
    """Minutes on a day that is told; of two halves of the day the one nearest the anchor, in waking hours."""
    if not dial.half_day:
        return dial.minutes
    if dial.minutes <= 3 * 60 and _changes_clocks(ctx):
        return dial.minutes
    if of == ctx.today:
        return _nearest_half(ctx, dial)
    early = dial.minutes < 7 * 60
    back = of < ctx.today
    return dial.minutes + (_NOON if early or back else 0)


def _changes_clocks(ctx: Context) -> bool:
    """`zondag om 2 uur gaat de klok vooruit`: by law that is at night."""
    behind = ctx.text.words[ctx.whole[1] : ctx.whole[1] + _AHEAD]
    return not _CLOCK_WORDS.isdisjoint(behind) and not _TURNS.isdisjoint(behind)


_CLOCK_WORDS: Final = frozenset("klok klokken uurwerk zomertijd wintertijd".split())
_TURNS: Final = frozenset("vooruit achteruit terug verzet teruggezet in".split())


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
    of, code = ctx.story.sentence_day, ctx.story.sentence_part
    if of is None:
        of, code = _day_behind(ctx)
    if of is not None:
        minutes = in_part(dial, code) if code and dial.half_day else on_day(ctx, of, dial)
        return minute(ctx, of, minutes).from_mention()
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


_AHEAD: Final = 20  # words of a clause behind its clock
# Before a day that is another's than the clock's: `de uitzending van 20 uur over zondag`.
_OTHERS: Final = frozenset(
    """
    van tot voor vóór over naar sinds sedert vanaf na per elke elk ieder iedere afgelopen vorige komende volgende tussen
    en of de tegen uiterlijk s deze die als dan
    """.split()
)


def _day_behind(ctx: Context) -> tuple[date | None, str]:
    """The day that the clause names behind its clock, and its part: `de trein van 8.15 uur viel gisteren uit`."""
    words, low = ctx.text.words, ctx.whole[1]
    for at in range(low + 1, next_parting(ctx.text, low, min(len(words), low + _AHEAD))):
        word = words[at]
        if word not in _DAYS:
            continue
        if words[at - 1] in _OTHERS or words[at + 1 : at + 2] in (["en"], ["tot"], ["of"], ["-"]):
            break
        if any(following.isdecimal() for following in words[at + 1 : at + 2]):
            break
        day_context = Context(ctx.story, ctx.text, at, at + 1)
        if day_context.is_name():
            break
        offset, number, code = _DAYS[word]
        return (named(day_context, number) if number else ctx.today + timedelta(days=offset)), code
    return None, ""


# A word for a day → days from the anchor's or the weekday, and the part of it.
_DAYS: Final[dict[str, tuple[int, int, str]]] = {
    **{word: (offset, 0, "") for word, offset in SLOTS["day_word"].items()},
    **{word: (0, number, "") for word, number in SLOTS["weekday"].items()},
    **{word: (0, number, code) for word, (number, code) in SLOTS["weekday_part"].items() if code != "NI"},
    **{word: (offset, 0, code) for word, (offset, code) in SLOTS["day_part"].items() if code != "NI"},
}


def _nearest(ctx: Context, dial: Dial) -> Reading:
    """The reading of a clock of half a day that lies nearest the anchor, on the side that the clause says."""
    days = (ctx.today + timedelta(days=offset) for offset in (-1, 0, 1))
    options = [minute(ctx, day, dial.minutes + half) for day in days for half in (0, _NOON)]
    distances = [(reading, (reading.begin - ctx.at).total_seconds()) for reading in options if reading.begin]
    fitting = [
        item for item in distances if not ((ctx.way == "past" and item[1] > 0) or (ctx.way == "future" and item[1] < 0))
    ]
    return min(fitting, key=lambda item: abs(item[1]))[0]


def _finished(ctx: Context, reading: Reading, place: str | None, mod: Mod | None = None) -> Reading:
    """The mod of the words around, and the interval by the clocks of the place that is named."""
    near = {ctx.word(-1), ctx.word(-2) if ctx.word(-1) in {".", "de"} else "", *ctx.words()}
    if _APPROXIMATE & near:
        mod = "APPROX"
    return _placed(ctx, reading, place).modified(mod)


def _placed(ctx: Context, reading: Reading, place: str | None) -> Reading:
    """A clock of another zone keeps what is printed; its interval is that instant, and open where no zone is named."""
    if place is None or place == "page" or reading.begin is None:
        return reading
    zone = zone_named(place) if place and not (ctx.word(0) in {"+", "-"} and ctx.glued(0)) else None
    if zone is None:
        return reading._replace(begin=None, end=None)
    begin = instant(wall_time(reading.begin), zone).astimezone(ctx.zone)
    value = f"{reading.value}Z" if place == "UTC" else reading.value
    return reading._replace(value=value, begin=begin, end=elapsed(begin, minutes=1))


def _tailed(ctx: Context, dial: Dial, code: str) -> Reading:
    """`acht uur 's avonds`: the part picks the half; the day is the sentence's or the one in the direction."""
    minutes = in_part(dial, code)
    if ctx.story.sentence_day:
        shift = code == "NI" and minutes < 9 * 60
        return minute(ctx, ctx.story.sentence_day + timedelta(days=shift), minutes).from_mention()
    return (
        undated(ctx, Dial(minutes % (24 * 60), half_day=False))
        if minutes < 24 * 60
        else undated(ctx, Dial(minutes, half_day=False))
    )


def clock(
    ctx: Context,
    tail: str = "",
    place: str | None = None,
    written: Dial | None = None,
    spoken: Dial | None = None,
    near: Near = NO_NEAR,
) -> Result:
    """A clock that needs no preposition to be one: written in full or spoken in halves and quarters."""
    dial = written or spoken
    assert dial
    words = ctx.words()
    if _is_title(ctx) or _is_result(ctx, tail):
        return NOT_A_TIME
    if ctx.word(0) in _NOT_CLOCKS or (ctx.word(-1) in {"-", "–"} and ctx.glued(-1) and ctx.glued(0)):
        return None
    if spoken and not tail and not _is_spoken(ctx, near):
        return None
    if "," in words[0] and words[0] not in SLOTS["near"] and lasts(ctx):
        return None
    if words[0] == "half" and ctx.word(-1) in {"een", "en", "anderhalf"}:
        return None
    reading = _tailed(ctx, dial, tail) if tail else undated(ctx, dial)
    mod: Mod | None = "APPROX" if ctx.word(-1) == "tegen" and words[0] in SLOTS["clock_plural"] else near.mod
    return _finished(ctx, reading, place, mod)


def _is_spoken(ctx: Context, near: Near) -> bool:
    words = ctx.words()
    if words[0] in SLOTS["clock_plural"]:
        return ctx.word(-1) in {"tegen", "om", "rond", "omstreeks", "tot", "vanaf", "sinds"}
    return near.leads or not {"half", "kwart"}.isdisjoint(words) or words[-1].startswith("half") or led(ctx)


def hour(
    ctx: Context,
    tail: str = "",
    place: str | None = None,
    oclock: Dial | None = None,
    dotted: Dial | None = None,
    near: Near = NO_NEAR,
) -> Result:
    """`om drie uur`, `drie uur 's middags`, `om 14.30`: a clock by the word before it or after it."""
    dial = oclock or dotted
    assert dial
    if _is_title(ctx):
        return NOT_A_TIME
    telling = _tells_time(ctx)
    if not (tail or place is not None or near.leads or led(ctx) or telling) or ctx.word(0) in _NOT_CLOCKS:
        return None
    returns = ctx.word(0) == "terug" and ctx.word(-1) in _LEADS  # `rond 11 uur terug in Den Haag`
    if not tail and ctx.word(-1) != "om" and ctx.word(0) in _NOT_HOURS and not returns:
        return None
    if oclock and ctx.words()[-1] not in {"uur", "u", "h", "."} and not (tail or place is not None or free(ctx)):
        return None  # `om 8 uur 30 mensen`
    if ctx.word(-1) == "tot" and (ctx.word(-2).isdecimal() or ctx.word(-2) in {"half"}):
        return None
    reading = _tailed(ctx, dial, tail) if tail else undated(ctx, dial)
    return _finished(ctx, reading, place, near.mod)


def part_clock(ctx: Context, part_gen: str, dial: Dial, by: Mod | None = None, place: str | None = None) -> Result:
    """`'s avonds om elf uur`, `'s ochtends om 9`."""
    if ctx.words()[-1].isdecimal() and not free(ctx):
        return None
    return _finished(ctx, _tailed(ctx, dial, part_gen), place, by)


def about(ctx: Context, hour12: int) -> Result:
    """`om een uur of drie`, `rond de klok van drie`: about three o'clock."""
    if ctx.word(-1) not in {"om", "rond", "tegen", "omstreeks"}:
        return None
    return undated(ctx, Dial(hour12 % 12 * 60 if hour12 <= 12 else hour12 * 60, hour12 <= 12)).modified("APPROX")


def midnight(ctx: Context, near: Near = NO_NEAR) -> Result:
    return _finished(ctx, undated(ctx, Dial(_DAY, half_day=False)), None, near.mod)


def noon(ctx: Context, near: Near = NO_NEAR) -> Result:
    return _finished(ctx, undated(ctx, Dial(_NOON, half_day=False)), None, near.mod)


def about_noon(ctx: Context) -> Result:
    """`rond de middag`: about twelve."""
    if ctx.word(-1) not in {"rond", "omstreeks", "tegen"} or ctx.word(0) == "van":
        return None
    return undated(ctx, Dial(_NOON, half_day=False)).modified("APPROX")


def day_clock(
    ctx: Context,
    dial: Dial,
    day: Reading | None = None,
    daypart: Reading | None = None,
    tail: str = "",
    place: str | None = None,
    by: Mod | None = None,
) -> Result:
    """`zaterdag om 14.00 uur`, `gisteravond om half acht`, `om tien uur op 3 mei`: one mention."""
    led_ = "by" in ctx.captures
    if not (led_ or tail or _bare_fits(ctx, dial)):
        return None
    bare = ctx.words()[-1].isdecimal() and ctx.place("dial")[1] == ctx.end
    after = ctx.word(0)
    if after in _NOT_CLOCKS or after in {"uur", "u"} or (after in _NOT_HOURS and not (tail or led_)):
        return None
    if after == "of" and ctx.words()[-1] == "uur" and ctx.words()[-2] == "een":
        return None  # `maandag rond een uur of acht`
    if bare and not (free(ctx) and after not in {"of", "en", "tot"}):
        return None
    base = day or daypart
    if base is None or base.begin is None:
        return None
    code = base.value.partition("T")[2] if daypart else tail
    reading = _on_base(ctx, base.day, dial, code, night=bool(day and tail == "NI"))
    if reading is None:
        return None
    return _finished(ctx, reading.like(base), place, by)


def _on_base(ctx: Context, of: date, dial: Dial, code: str, night: bool) -> Reading | None:
    """A clock of a day or of a part of it; `night` says that the day is the one before the night."""
    if not night and code == "NI" and not dial.half_day and 6 * 60 <= dial.minutes < 18 * 60:
        return None
    minutes = in_part(dial, code) if code else on_day(ctx, of, dial)
    if night:  # `zaterdag om drie uur 's nachts` is the night after that evening
        minutes += _DAY
    return minute(ctx, of, minutes)


def _bare_fits(ctx: Context, dial: Dial) -> bool:
    """Without a preposition between, only what can't be a count of hours: `zaterdag 14.00 uur`, not `drie uur`."""
    words = ctx.words()
    first = words[ctx.place("dial")[0] - ctx.start]
    spoken = first in {"half", "kwart"} or first.startswith("half")
    if ctx.place("dial")[0] == ctx.start:
        return not (words[0].isdecimal() or words[0].isalpha()) or led(ctx) or spoken
    if "daypart" in ctx.captures and dial.half_day and words[-1] == "uur" and first not in {"een", "1"}:
        return free(ctx)  # `maandagmiddag vier uur`
    return not first.isalpha() or spoken or not dial.half_day


def day_midnight(ctx: Context, day: Reading, by: Mod | None = None) -> Result:
    reading = minute(ctx, day.day, _NOON if "middaguur" in ctx.words() else _DAY)
    return _finished(ctx, reading.like(day), None, by)


def clock_range(
    ctx: Context,
    first: Dial,
    dial: Dial,
    tail: str = "",
    place: str | None = None,
    day: Reading | None = None,
    daypart: Reading | None = None,
) -> Result:
    """`tussen 14.00 en 15.00 uur`, `van 9 tot 17 uur`: two clocks, the second not before the first."""
    if not _is_range(ctx, first, dial):
        return None
    told = ctx.just_told(1)
    if told is not None and told.type == "SET":
        return _recurring(ctx, told, first, dial)
    base = day or daypart
    if base is None and told is not None and told.grain == "part" and not tail:
        base = daypart = told  # `donderdagavond tussen 7 en 9 uur`
    code = base.value.partition("T")[2] if base and daypart else tail
    if code:
        begin, end = _range_in_part(ctx, first, dial, code, base)
    else:
        begin, end = _range(ctx, first, dial, base)
    if base:
        begin, end = begin.like(base), end.like(base)
    begin, end = (_placed(ctx, reading, place) for reading in (begin, end))
    return Several(((ctx.place("first"), begin), ((ctx.place("dial")[0], ctx.end), end)))


def _range(ctx: Context, first: Dial, dial: Dial, base: Reading | None) -> tuple[Reading, Reading]:
    """Two clocks without a part of the day: figures of 24 hours say how the other is meant."""
    if first.half_day != dial.half_day:
        one = (first.minutes or _NOON) if first.half_day else first.minutes
        two = (dial.minutes or _NOON) if dial.half_day else dial.minutes
        if first.half_day and two <= one < _NOON:
            one += _NOON
        first, dial = Dial(one, half_day=False), Dial(two, half_day=False)
    begin = minute(ctx, base.day, on_day(ctx, base.day, first)) if base else undated(ctx, first)
    minutes = dial.minutes
    end = minute(ctx, begin.day, minutes)
    while end.begin and begin.begin and end.begin <= begin.begin:
        minutes += _NOON if dial.half_day else _DAY
        end = minute(ctx, begin.day, minutes)
    return begin, end.like(begin)


def _range_in_part(ctx: Context, first: Dial, dial: Dial, code: str, base: Reading | None) -> tuple[Reading, Reading]:
    """The part is the second's; the first is its last reading before that: `van half acht tot 4 uur 's middags`."""
    last = in_part(dial, code)
    end = minute(ctx, base.day, last) if base else _tailed(ctx, dial, code)
    assert end.begin
    turn = _NOON if first.minutes < _NOON + 60 else _DAY
    before = last - ((last - first.minutes) % turn or turn)
    return minute(ctx, end.day, before - last + end.begin.hour * 60 + end.begin.minute).like(end), end


def _recurring(ctx: Context, of: Reading, first: Dial, dial: Dial) -> Result:
    """`elke zaterdag van 10 tot 16 uur`: the clocks recur with the day."""
    day = "XXXX-XX-XX" if of.value == "P1D" else of.value.partition("T")[0]
    if not day.startswith("XXXX"):
        return None
    one, two = (part.minutes or _NOON * part.half_day for part in (first, dial))
    if two <= one and dial.half_day:
        two += _NOON
    parts = [of._replace(value=f"{day}T{at // 60 % 24:02}:{at % 60:02}", grain="minute") for at in (one, two)]
    return Several(((ctx.place("first"), parts[0]), ((ctx.place("dial")[0], ctx.end), parts[1])))


def _is_range(ctx: Context, first: Dial, dial: Dial) -> bool:
    """Whether two clocks belong together: by the preposition before them, or by how they are printed."""
    lead, words = ctx.word(-1), ctx.words()
    joint = words[ctx.place("first")[1] - ctx.start]
    spoken = {"half", "kwart"} & set(words)
    marked = bool(spoken) or any(":" in w or "." in w or "," in w or ("u" in w and w[0].isdecimal()) for w in words)
    if ctx.word(0) in _NOT_CLOCKS or _counts_from(ctx):
        return False
    bare = ctx.place("dial")[1] - ctx.place("dial")[0] == 1 and words[ctx.place("dial")[0] - ctx.start].isalnum()
    if bare and not marked:
        told = ctx.just_told(1)
        follows = told is not None and (told.type == "SET" or told.grain in {"day", "part"})
        return follows and lead in {"van", "tussen"} and free(ctx) and joint != "of" and first.minutes != dial.minutes
    if joint == "of":
        return lead in _LEADS and not lasts(ctx)
    if joint == "en" and lead not in {"tussen", "om", "van"}:
        return False
    if joint in {"-", "–"}:  # `za 10-16 uur`, but `3-4 uur` are hours
        return marked or ("uur" in words and not (first.half_day and 0 < dial.minutes < _NOON) and not lasts(ctx))
    return marked or (lead in {"tussen", "van", "vanaf", "om"} and not lasts(ctx))


def _counts_from(ctx: Context) -> bool:
    """`om 14.00 uur en een uur later`, `en een kwartier later`, `en een uur of drie`: the second is a quantity."""
    if ctx.words()[-1] == "een":
        return ctx.word(0) in _QUANTITIES or ctx.word(0) in UNITS
    after = ctx.word(0)
    return after in {"later", "eerder", "lang"} or (after == "of" and ctx.words()[-2:] == ["een", "uur"])


_QUANTITIES: Final = frozenset(
    "half halfuur halfuurtje kwart kwartier kwartiertje paar goed goede klein kleine groot".split()
)

_TAIL: Final = "{tail}? {place}?"
_ABOUT: Final = "(rond|tegen|omstreeks) de klok van"
_OF_DAY: Final = "((op|van|in)? ({on_day:day}|{on_part:daypart}))"

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "clock",
        f"{{near}}? ({{written}}|{{spoken}}) {_TAIL}",
        clock,
        examples=(
            ("14u30", "2024-11-30T14:30"),
            ("14.00 uur", "2024-11-30T14:00"),
            ("half drie", "2024-11-30T14:30"),
            ("om [vijf voor half acht]", "2024-11-30T19:25"),
            ("kwart over drie 's nachts", "2024-11-30T03:15"),
            ("11.00 uur plaatselijke tijd", "2024-11-30T11:00"),
            ("09.00 uur GMT", "2024-11-30T09:00Z"),
            ("14.00 uur Britse tijd", "2024-11-30T14:00"),
            ("om [ongeveer 17.15 uur]", "2024-11-30T17:15"),
            ("even na 16,15 uur", "2024-11-30T16:15"),
            ("Zij was tegen [drieën] klaar", "2024-11-30T15:00"),
            ("om [halfnegen]", "2024-11-30T20:30"),
            ("om [kwart na vier]", "2024-11-30T16:15"),
        ),
        refuses=(
            "3-1",
            "14.30 euro",
            "tien over de brug",
            "als vijfde op 4:37 van de winnaar",
            "Johannes 3:16",
            "liep de marathon in 2:08:15",
            "het Half Acht Journaal",
            "Zij verloor 2:14 op de leider",
            "met zijn drieën",
            "een schaal van 1 op 10",
        ),
    ),
    Rule(
        "hour",
        f"{{near}}? ({{oclock}}|{{dotted}}) {_TAIL}",
        hour,
        examples=(
            ("om [drie uur]", "2024-11-30T15:00"),
            ("8 uur 's avonds", "2024-11-30T20:00"),
            ("om [14 uur 15]", "2024-11-30T14:15"),
            ("8 uur 30 's morgens", "2024-11-30T08:30"),
            ("Het is ondertussen [vijf uur]", "2024-11-30T17:00"),
        ),
        refuses=("Het duurde drie uur", "voor 12.50", "de Vijf Uur Show", "Het is drie uur rijden"),
    ),
    Rule(
        "part-clock",
        f"' s {{part_gen}} {{by}} ({{dial}}|{{figure:dial}}) {{place}}?|' s {{part_gen}} {_ABOUT} {{bare_hour:dial}}",
        part_clock,
        examples=(("'s avonds om elf uur", "2024-11-30T23:00"), ("'s ochtends om 9", "2024-11-30T09:00")),
    ),
    Rule(
        "about",
        "(een uur of|de klok van) {hour12}",
        about,
        examples=(("om [een uur of vijf]", "2024-11-30T17:00"), ("rond [de klok van drie]", "2024-11-30T15:00")),
    ),
    Rule("midnight", "{near}? middernacht", midnight, examples=(("middernacht", "2024-12-01T00:00"),)),
    Rule("noon", "{near}? het middaguur", noon, examples=(("rond [het middaguur]", "2024-11-30T12:00"),)),
    Rule(
        "about-noon",
        "de middag",
        about_noon,
        examples=(("rond [de middag]", "2024-11-30T12:00"),),
        refuses=("In de middag klaarde het op",),
    ),
    Rule(
        "day-clock",
        f"({{on_day:day}}|{{on_part:daypart}}) ,?"
        f" ({{by}}? {{dial}} {_TAIL}|{{by}} {{figure:dial}}|{_ABOUT} {{bare_hour:dial}})"
        f"|{{dial}} {{tail}}? {_OF_DAY}",
        day_clock,
        examples=(
            ("zaterdagavond om acht uur", "2024-11-30T20:00"),
            ("gisteren rond 18.00 uur", "2024-11-29T18:00"),
            ("half acht gisteravond", "2024-11-29T19:30"),
            ("zaterdag om 11.00 uur plaatselijke tijd", "2024-11-30T11:00"),
            ("vrijdagavond om 6.15 uur", "2024-11-29T18:15"),
            ("gisteren rond de klok van 11", "2024-11-29T23:00"),
            ("maandagmiddag vier uur", "2024-11-25T16:00"),
        ),
        refuses=("zaterdag drie uur lang", "De trein stond gisteravond twee uur stil"),
    ),
    Rule(
        "day-midnight",
        "{on_day:day} ,? {by} (middernacht|het middaguur)",
        day_midnight,
        examples=(("vrijdag om middernacht", "2024-11-30T00:00"),),
    ),
    Rule(
        "clock-range",
        "({dial:first}|{bare_hour:first}) (en|of|tot|tot en met|-|–|t / m) ({dial}|{bare_hour:dial})"
        f" {{tail}}? {{place}}? {_OF_DAY}?",
        clock_range,
        examples=(
            ("tussen [14.00] en [15.00 uur]", "2024-11-30T14:00"),
            ("van [9] tot [17 uur]", "2024-11-30T09:00"),
            ("Zij kwam om [9] of [10 uur]", "2024-11-30T09:00"),
            ("tussen [10.00] en [12.00 uur vrijdagochtend]", "2024-11-29T10:00"),
            ("van [half acht] tot [4 uur 's middags]", "2024-11-30T07:30"),
            ("Gisteravond tussen [7] en [9 uur]", "2024-11-29T19:00"),
            ("elke zaterdag van [10] tot [16 uur]", "XXXX-WXX-6T10:00"),
        ),
        refuses=("duurt tussen twee en drie uur", "De groep ging vrijdag van 9 tot 11 mensen"),
    ),
)
