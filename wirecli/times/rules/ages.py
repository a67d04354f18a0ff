"""How old somebody is, which looks like a duration and is no time."""

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
    """`kinderen onder de 16 jaar`, `een man van 40 jaar`, `hij werd 83 jaar`, `vanaf 18 jaar`, `jongeren van 16 tot 24`."""
    before, second = ctx.word(-1), ctx.word(-2)
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
