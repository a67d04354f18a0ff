"""What is written like a time and is none: ages, and names of programmes, papers, events and idioms."""

from __future__ import annotations

from typing import Final

from wirecli.times.quantity import Quantity
from wirecli.times.rule import NOT_A_TIME, Context, Result, Rule


def age(ctx: Context, quantity: Quantity | None = None, **others: object) -> Result:
    return NOT_A_TIME


def idiom(ctx: Context, **others: object) -> Result:
    return NOT_A_TIME


_SOMEDAY: Final = frozenset("keer eens ooit toch mis fout onherroepelijk onvermijdelijk zeker vast".split())


def someday(ctx: Context) -> Result:
    """`vandaag of morgen gaat het een keer mis`: the saying; else it is two days."""
    around = ctx.text.words[max(0, ctx.start - 10) : ctx.end + 10]
    return None if _SOMEDAY.isdisjoint(around) else NOT_A_TIME


def title(ctx: Context, **others: object) -> Result:
    """A name where it is printed as one: its telling word with a capital, or all in capitals."""
    shown = ctx.shown()
    capitals = sum(word[:1].isupper() for word in shown.split())
    return NOT_A_TIME if capitals >= 2 or (capitals == 1 and shown[0].islower()) else None


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "age",
        "{quantity} - ? (oud|oude|ouder|oudere|jong|jonge|jonger|jongere)",
        age,
        examples=(),
        refuses=("veertig jaar oud", "een drie maanden oude baby", "een jaar jongere zus", "twee jaar ouder dan hij"),
    ),
    Rule(
        "title",
        "zondag met lubach|zwarte (zaterdag|maandag|vrijdag|donderdag)|vrijdag & zonen|den haag vandaag|vandaag inside"
        "|de morgen|bloedige zondag|dolle dinsdag|de 24 uur van|de vijf van de {unit}|de nacht van"
        "|mei ' {two}|{num} uur van|het nieuws van vandaag",
        title,
        examples=(),
        refuses=("Zondag met Lubach trok veel kijkers", "De Morgen meldt dat", "de Nacht van de Poëzie"),
    ),
    Rule(
        "idiom",
        "nu en dan|nu . nl|nu ' {two}|nu of nooit|nu eenmaal|nu af aan|nu of later|vijf voor twaalf"
        "|twee voor twaalf|een dag van|24 uur per dag|({num}|{int}) dagen per week|({num}|{int}) uur per (week|dag)",
        idiom,
        examples=(),
        refuses=("Dat komt nu en dan voor", "Het is nu of nooit", "De winkel is 24 uur per dag open"),
    ),
    Rule(
        "someday",
        "vandaag of morgen",
        someday,
        examples=(),
        refuses=("Vandaag of morgen gaat dat een keer mis",),
    ),
)
