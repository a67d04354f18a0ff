"""What looks like a duration or its modifier and is something else: ages, and comparisons."""

from __future__ import annotations

from wirecli.times.rule import Context

_PERSONS = frozenset(
    """
    man vrouw jongen meisje kind kinderen baby jongere jongeren jongens meisjes mannen vrouwen peuter kleuter tiener
    tieners puber verdachte verdachten slachtoffer bejaarde inwoner inwoners dochter zoon zoontje dochtertje broer zus
    ouderen mensen personen persoon leeftijd leerling leerlingen scholier scholieren student studenten patiënt patiënten
    speler speelster fietser automobilist leraar bewoner bewoners vrijwilligers deelnemers bezoekers leden werknemers
    """.split()
)
_TO_BE = frozenset({"werd", "wordt", "is", "was", "geworden", "zijn", "ben", "waren"})


def is_age(ctx: Context) -> bool:
    """`kinderen onder de 16 jaar`, `een man van 40 jaar`, `hij werd 83 jaar`, `vanaf 18 jaar`."""
    before, second = ctx.word(-1), ctx.word(-2)
    if before in {"nu", "al", "inmiddels", "pas", "ook", "intussen"}:
        before, second = second, ctx.word(-3)
    digits = ctx.words()[0].isdecimal()
    if ctx.word(0) in {"en", "of"} and ctx.word(1) in {"ouder", "jonger"}:
        return True
    if before == "de" and second in {"onder", "boven", "vanaf"}:
        return True
    if before == "dan" and second in {"ouder", "jonger"}:
        return True
    if before == "vanaf" and digits:
        return True
    if before in {"van", "tot", "vanaf", "tussen", "met", "en", "à"}:
        near = [ctx.word(-k) for k in range(2, 7)]
        if second in _PERSONS or (second.isdecimal() and _PERSONS & set(near)):
            return True
    return (
        before in _TO_BE
        and (digits or before in {"werd", "wordt"})
        and ctx.word(0) in {".", ",", ";", "", "en", "maar"}
    )


_COMPARED = frozenset("procent % keer euro punten mensen procentpunt graden ton miljoen miljard doden".split())


def compares(ctx: Context) -> bool:
    """`3 procent meer dan een jaar geleden`: the words are a comparison's, not the time's modifier."""
    words = ctx.words()
    return words[:2] in (["meer", "dan"], ["minder", "dan"]) and (
        ctx.word(-1) in _COMPARED or ctx.word(-1)[:1].isdecimal() or ctx.word(-1) in {"veel", "iets", "fors", "flink"}
    )
