"""Durations, what looks like one and is an age, and vague references: `drie dagen lang`, `urenlang`, `onlangs`."""

from __future__ import annotations

from typing import Final

from wirecli.times.clause.verbs import verb_slots
from wirecli.times.lexicon import ABBREVIATED
from wirecli.times.quantity import Quantity
from wirecli.times.resolve import Reading, whole
from wirecli.times.rule import NOT_A_TIME, Context, Result, Rule
from wirecli.times.rules.ages import compares, is_age, is_arrear, is_infant

_CONTRACTS: Final = tuple(
    """
    contract contracten overeenkomst deal verbintenis plan project oorlog samenwerking termijn periode mandaat
    onderzoek bezetting celstraf gevangenisstraf opleiding studie burgeroorlog crisis pauze relatie huwelijk
    regeerperiode ambtstermijn bestuursperiode looptijd belegering strijd conflict cyclus programma droogte
    """.split()
)


_MEMORABLE: Final = frozenset("vergeten herinneren onthouden koesteren lijsten".split())


def duration(ctx: Context, quantity: Quantity) -> Result:
    if ctx.words()[-1] == "." and (ctx.words()[-2] not in ABBREVIATED or ctx.word(0) in {"", '"'} or ctx.capital(0)):
        return None  # the sentence's full stop, not the unit's
    if compares(ctx) or ctx.word(-1) == "per" or (ctx.words()[:2] == ["een", "dag"] and ctx.word(-1) == "op"):
        return None
    if (
        len(ctx.words()) == 3
        and ctx.words()[0] == "een"
        and ctx.words()[1] in {"goed", "goede", "lang", "lange"}
        and not quantity.clock
    ):
        return None  # `een goed jaar` was no bad one
    if ctx.word(0) == "om" and any(ctx.word(at) in _MEMORABLE for at in range(1, 6)):
        return None  # `een jaar om snel te vergeten`
    if ctx.words()[:2] == ["nog", "geen"] and ("participle" in verb_slots(ctx.word(0)) or ctx.word(0) == "en"):
        return None  # `er is nog geen dag geprikt`
    if is_arrear(ctx):
        return NOT_A_TIME
    if is_infant(ctx) or (ctx.words()[-1] == "jaar" and is_age(ctx)):
        return NOT_A_TIME
    shown = ctx.shown()
    titled = ctx.word(-1) == "de" or (shown[1:].islower() and not ctx.begins_sentence())
    if (shown[0].isupper() and not shown.isupper() and titled) or (_is_title(shown) and ctx.capital(0)):
        return NOT_A_TIME  # `de Zes Dagen van Rotterdam`, `Honderd jaar eenzaamheid`
    return quantity.plain()


def _is_title(shown: str) -> bool:
    """`het Vijf Uur Nieuws`: a capital on the unit."""
    return shown.rsplit(maxsplit=1)[-1][:1].isupper() and not shown.isupper()


_STAYS: Final = frozenset("was bleef lag zat stond woonde werkte leefde".split())


def plural(ctx: Context, plural: str) -> Result:
    """`het duurde jaren`, `al maanden`: so many that the number is not told."""
    before = ctx.word(-1)
    if before in _STAYS and ctx.word(0) not in {"van", "waarin", ",", "."}:
        return Quantity(((None, plural),), None).plain()
    if not (before.startswith(("duur", "geduurd", "kost", "verg")) or before in {"al", "reeds", "gedurende"}):
        return None
    return Quantity(((None, plural),), None).plain()


def long(_ctx: Context, long: str) -> Result:
    unit = {"S": "second", "H": "hour", "D": "day", "W": "week", "Y": "year", "E": "year"}.get(long[-1])
    grain = unit or ("minute" if "T" in long else "month")
    return Reading("DURATION", long, None, None, grain, anchor="none")  # type: ignore[arg-type]


def compound(
    ctx: Context, compound: tuple[int, str] | None = None, int: int = 0, num: int = 0, unit_adjective: str = ""
) -> Result:
    """`vijfdaagse`, `14-daagse`; `driejarig` only beside what can last so long, else it is an age."""
    count, unit = compound if compound else (int or num, unit_adjective)
    if ctx.shown()[0].isupper() and not ctx.begins_sentence():
        return NOT_A_TIME
    if ctx.capital(0) or ((ctx.word(0) == "van" and ctx.capital(1)) and ctx.word(-1) == "de"):
        return NOT_A_TIME
    if unit == "year" and not any(ctx.word(at).endswith(_CONTRACTS) for at in (0, 1)):
        return NOT_A_TIME
    return Quantity((whole(count, unit),), None).plain().absolute()


def _introduces(ctx: Context) -> bool:
    """`Nu de rook is opgetrokken, …`: the conjunction, at the head of a clause or before `er`."""
    after = ctx.word(0)
    if after == "er" and not ctx.begins_sentence():
        return True
    return (ctx.begins_sentence() or ctx.word(-1) == ",") and after in {
        "de", "het", "een", "er", "hij", "ze", "zij", "we", "wij", "steeds", "alle", "zijn", "haar", "hun", "veel",
    }  # fmt: skip


def vague(ctx: Context, now: str = "", once: str = "", soon: str = "") -> Result:
    """`nu`, `onlangs`, `binnenkort`: TIMEX3's references, without an interval."""
    words = ctx.words()
    shown = ctx.shown()
    if words == ["nu"] and (shown == "NU" or (ctx.word(0) in {".", "en"} and ctx.word(1) in {"nl", "dan"})):
        return NOT_A_TIME
    if words == ["nu"] and _introduces(ctx):
        return NOT_A_TIME
    if ctx.is_name():
        return NOT_A_TIME
    if words == ["recent"] and ctx.word(0) in {"onderzoek", "nieuws", "werk", "rapport", "verleden", "stadium"}:
        return NOT_A_TIME
    if words[0] in {"het", "de"} and words[-1] in {"verleden", "toekomst"} and ctx.word(-1) != "in":
        return NOT_A_TIME
    if words[-1] in {"toekomst", "verleden"} and ctx.word(0) == "van":
        return NOT_A_TIME
    direction = "past" if once else "future" if soon else "none"
    return Reading("DATE", now or once or soon, None, None, "day", anchor="none", direction=direction)  # type: ignore[arg-type]


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "duration",
        "{quantity} lang?|{quantity} .",
        duration,
        examples=(
            ("drie dagen lang", "P3D"),
            ("bijna vier jaar", "P4Y"),
            ("twee en een half uur", "PT150M"),
            ("vier jaar en zes maanden", "P4Y6M"),
            ("zo'n vijf uur", "PT5H"),
            ("2 u en 40 min", "PT2H40M"),
            ("een dikke week", "P1W"),
            ("4 uur, 12 minuten en 33 seconden", "PT4H12M33S"),
            ("1 uur 30 minuten", "PT1H30M"),
            ("vijf en dertig jaar", "P35Y"),
            ("een vol jaar", "P1Y"),
            ("negen lange maanden", "P9M"),
            ("twee krappe weken", "P2W"),
        ),
        refuses=(
            "een goed jaar voor de club",
            "kinderen onder de 16 jaar",
            "één keer per twee weken",
            "een man van 40 jaar",
            "een min of meer vaste plek",
            "een jaar om snel te vergeten",
            "Deelnemers moeten min. 16 jaar zijn",
            "won drie WK op rij",
        ),
    ),
    Rule(
        "duration-compound",
        "{compound}|({int}|{num}) - {unit_adjective}",
        compound,
        examples=(
            ("vijfdaagse", "P5D"),
            ("14-daagse", "P14D"),
            ("[driejarig] sponsorcontract", "P3Y"),
            ("8-urig", "PT8H"),
            ("[3-jarig] contract", "P3Y"),
        ),
        refuses=("een veertienjarige jongen", "De Zesdaagse van Gent", "een 14-jarige jongen"),
    ),
    Rule(
        "duration-plural",
        "{plural}",
        plural,
        examples=(("Het duurde [jaren]", "PXY"), ("Dat is al [maanden] zo", "PXM")),
        refuses=("in jaren niet gezien", "de jaren tellen"),
    ),
    Rule("duration-long", "{long}", long, examples=(("urenlang", "PTXH"), ("maandenlang", "PXM"))),
    Rule(
        "vague",
        "{now}|{once}|{soon}",
        vague,
        examples=(("momenteel", "PRESENT_REF"), ("onlangs", "PAST_REF"), ("binnenkort", "FUTURE_REF")),
        refuses=("NU.nl meldt dat", "nu en dan"),
    ),
)
