"""What looks like a duration or its modifier and is something else: ages, and comparisons."""

from __future__ import annotations

from typing import Final

from wirecli.times.numbers import cardinal
from wirecli.times.rule import Context

# What lasts so long; anything else `van veertig jaar` is that old.
_LASTING: Final = tuple(
    """
    straf cel contract contracten periode termijn tijd duur schorsing verblijf oorlog pauze mandaat overeenkomst
    onderbreking afwezigheid staking onderzoek opleiding studie verbod achterstand voorsprong vertraging stilte
    loopbaan carrière huwelijk relatie bezetting strijd conflict onderhandelingen gevangenschap hechtenis
    detentie dienst lening garantie ervaring jacht zoektocht reis stage verbintenis cyclus uitstel traject proef
    bouw samenwerking droogte crisis vonnis eis ballingschap schorsingen horizon tijdvak celstraffen straffen
    taakstraf werkstraf tbs rijverbod stadionverbod beroepsverbod
    """.split()
)
_PERSONS: Final = frozenset(
    """
    kinderen jongeren mensen ouderen personen leerlingen meisjes jongens deelnemers vrouwen mannen leden bezoekers
    scholieren studenten spelers tieners passagiers reizigers kleuters peuters pupillen baby's dieren meiden jeugd
    zoons dochters zonen zussen broers daders slachtoffers verdachten zwemmers lopers kandidaten
    """.split()
)
_YOUNG: Final = (
    "baby",
    "kind",
    "zuigeling",
    "welp",
    "puppy",
    "kitten",
    "biggetje",
    "embryo",
    "foetus",
    "hondje",
    "dochtertje",
    "zoontje",
    "jongetje",
    "meisje",
    "peuter",
    "pup",
    "kalf",
    "veulen",
)
_TO_BE: Final = frozenset({"werd", "wordt", "is", "was", "geworden", "zijn", "ben", "waren", "worden"})
_FILLERS: Final = frozenset(
    {"nu", "al", "inmiddels", "pas", "ook", "intussen", "amper", "net", "nog", "slechts", "dan"}
)
_ENDS: Final = frozenset({".", ",", ";", "", ")", "!", "?", "en", "maar", "toen", "geworden", "want"})
_IN_LISTS: Final = frozenset({",", "en", "of", "tot", "à", "naar"})


_SENTENCES: Final = frozenset({"cel", "celstraf", "gevangenisstraf", "gevangenis", "tbs", "opsluiting", "detentie"})


def is_age(ctx: Context) -> bool:
    """`kinderen onder de 16 jaar`, `een man van 40 jaar`, `hij werd 83 jaar`, `vanaf 18 jaar`."""
    if ctx.word(0) in {"en", "of"} and ctx.word(1) in {"ouder", "jonger"}:
        return True
    if ctx.word(0) in _SENTENCES:
        return False
    return _is_age_before(ctx) or _at_age(ctx) or _of_somebody(ctx)


def _at_age(ctx: Context) -> bool:
    """`een leeftijd van 93 jaar`; a whole age is not this one: `op 81-jarige leeftijd, na vijftig jaar dienst`."""
    for k in range(1, 9):
        word = ctx.word(-k)
        if "leeftijd" in word:
            return not ctx.word(-k - 1).endswith(("jarige", "hoge", "jonge"))
        if word in _SINCE:
            return False
    return False


_SINCE: Final = frozenset("na gedurende sinds".split())


def _is_age_before(ctx: Context) -> bool:
    """By the words right before the number, and those behind it."""
    at = -1
    while ctx.word(at) in _FILLERS:
        at -= 1
    before, second = ctx.word(at), ctx.word(at - 1)
    digits = ctx.words()[0].isdecimal()
    if before in {"(", ","} and digits and ctx.word(0) in {")", ",", "en"} and (before == ",") == (ctx.word(0) != ")"):
        return True
    if ctx.word(0) in _TO_BE and ctx.word(1) in _ENDS and before in {"wie", "die", "hij", "ze", "zij", "ik", "je"}:
        return True
    return (
        (before == "de" and second in {"onder", "boven", "vanaf", "tussen"})
        or (ctx.word(-1) == "dan" and not {"ouder", "jonger"}.isdisjoint({ctx.word(-2), ctx.word(-3)}))
        or (before == "vanaf" and digits)
        or (before in {"tot", "vanaf"} and second in _PERSONS)
        or before in {"oudste", "jongste"}
        or (before == "." and second in {"min", "max"})  # `min. 16 jaar`
        or (before == "tussen" and _of_persons(ctx, at - 1))
        or (before in _TO_BE and ctx.word(0) in _ENDS)
    )


# What a stretch of time has: `het einde van 43 jaar strijd`, and behind its particle: `kondigt het einde aan van`.
_OF_A_TIME: Final = frozenset(
    """
    einde eind begin slot afsluiting viering herdenking resultaat gevolg vrucht som balans bekroning geschiedenis
    erfenis overzicht terugblik gevoel hoogtepunt loon kroon uitkomst aan daling stijging groei krimp na
    """.split()
)


def _of_persons(ctx: Context, at: int) -> bool:
    """`kleuters tussen vier en zes jaar`, `zij zijn tussen vijf en zeven jaar`: said of whom, not of what lasts."""
    if ctx.word(at).endswith((*_PERSONS, *_YOUNG)):
        return True
    return ctx.word(at) in _TO_BE and not any(ctx.word(at - k).endswith(_LASTING) for k in range(1, 5))


def is_infant(ctx: Context) -> bool:
    """`een baby van drie weken`."""
    return ctx.word(-1) == "van" and ctx.word(-2).endswith(_YOUNG)


def _of_somebody(ctx: Context) -> bool:
    """`een zangeres van 51 jaar`, `kinderen van vier, zes en elf jaar`: by `van` behind what does not last."""
    at = -1
    while at > -12 and (ctx.word(at) in _IN_LISTS or ctx.word(at).isdecimal() or cardinal(ctx.word(at)) is not None):
        at -= 1
    noun = ctx.word(at - 1)
    if noun in _OF_A_TIME or any(ctx.word(k).endswith(_LASTING) for k in (0, 1)):
        return False
    return ctx.word(at) == "van" and noun.isalpha() and len(noun) > 2 and not noun.endswith(_LASTING)


_RACE_UNITS: Final = frozenset("seconde seconden tellen minuut minuten sec".split())
_GAINS: Final = frozenset(
    """
    verloor verloren verliest verliezen won wonnen wint winnen gewonnen pakte pakten pakt pakken gepakt toegeven gaf
    geven geeft behoudt behield goedmaken maakte maakt incasseerde liet laat telt telde heeft had herwon gegeven
    verspeelde verspeelt prijsgeven moest
    """.split()
)
_RIVALS: Final = frozenset(
    """
    hem hen elkaar leider leidster winnaar winnares rest concurrentie concurrenten favorieten peloton achtervolgers
    ploegmaat klassementsleider geletruidrager rivaal rivalen slotklim kopgroep vluchters regerend wereldkampioen
    """.split()
)


def is_arrear(ctx: Context) -> bool:
    """`verloor 24 seconden op de leider`: what parts two in a race."""
    if ctx.words()[-1] not in _RACE_UNITS or ctx.word(0) not in {"op", "toe", "prijs"}:
        return False
    at = 1 + (ctx.word(0) != "op")
    named = ctx.word(at - 1) == "op" and (ctx.capital(at) or (ctx.word(at) in {"de", "het"} and ctx.capital(at + 1)))
    rival = named or _RIVALS.intersection((ctx.word(at), ctx.word(at + 1)))
    return bool(rival or ctx.word(0) in {"toe", "prijs"}) and any(ctx.word(-k) in _GAINS for k in range(1, 7))


_COMPARED: Final = frozenset("procent % keer euro punten mensen procentpunt graden ton miljoen miljard doden".split())


def compares(ctx: Context) -> bool:
    """`3 procent meer dan een jaar geleden`: the words are a comparison's, not the time's modifier."""
    words = ctx.words()
    return words[:2] in (["meer", "dan"], ["minder", "dan"]) and (
        ctx.word(-1) in _COMPARED
        or cardinal(ctx.word(-1)) is not None
        or ctx.word(-2).isdecimal()
        or cardinal(ctx.word(-2)) is not None
        or ctx.word(-1)[:1].isdecimal()
        or ctx.word(-1) in {"veel", "iets", "fors", "flink"}
    )


def than_otherwise(ctx: Context) -> bool:
    """`een uur later dicht`, `drie jaar eerder dan gepland`: against what was usual or planned, from no day or clock.

    Told so are doors, journeys and works: with `dan` a few words on, with the word of a door or a beginning behind it,
    or last in a clause whose verb is one of these.
    """
    behind = ctx.text.words[ctx.end : ctx.end + _THAN]
    if "dan" in behind and _ENDS.isdisjoint(behind[: behind.index("dan")]):
        return True
    if ctx.begins_sentence() or ctx.way == "past" or ctx.word(-1) in {",", "en", "maar"}:
        return False
    if ctx.word(0) in _DOORS:
        return True
    return ctx.word(0) in _ENDS and any(ctx.word(-at) in _DOORS for at in range(1, _NEAR_DOORS))


_THAN: Final = 4  # words from `later` to its `dan`
_NEAR_DOORS: Final = 8  # words from the verb to `een uur later`
_DOORS: Final = frozenset(
    """
    open dicht sluit sluiten opent openen begint beginnen start starten stopt stoppen eindigt eindigen vertrekt
    vertrekken klaar thuis arriveert arriveren
    """.split()
)


def lasts(ctx: Context) -> bool:
    """A verb of lasting before it makes it a duration: `duurt tussen twee en drie uur`."""
    return any(ctx.word(-k).startswith(("duur", "geduurd", "kost", "vergt", "vergde")) for k in range(2, 5))
