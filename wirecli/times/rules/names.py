"""What is written like a time and is none: ages, and names of programmes, papers, events and idioms."""

from __future__ import annotations

from wirecli.times.quantity import Quantity
from wirecli.times.rule import NOT_A_TIME, Context, Result, Rule


def age(ctx: Context, quantity: Quantity | None = None, **_: object) -> Result:
    return NOT_A_TIME


def idiom(ctx: Context) -> Result:
    return NOT_A_TIME


def title(ctx: Context, **_: object) -> Result:
    """A name where it is printed as one: its telling word with a capital, or all in capitals."""
    shown = ctx.shown()
    capitals = sum(word[:1].isupper() for word in shown.split())
    return NOT_A_TIME if capitals >= 2 or (capitals == 1 and shown[0].islower()) else None


RULES = (
    Rule(
        "age",
        "{quantity} - ? (oud|oude|jong|jonge)",
        age,
        examples=(),
        refuses=("veertig jaar oud", "een drie maanden oude baby"),
    ),
    Rule(
        "title",
        "zondag met lubach|zwarte (zaterdag|maandag|vrijdag|donderdag)|vrijdag & zonen|den haag vandaag|vandaag inside"
        "|de morgen|de tijd|bloedige zondag|dolle dinsdag|super sunday|black friday|goedemorgen|de 24 uur van"
        "|de vijf van de {unit}|nieuws van de dag|de nacht van|het nieuws van (de dag|vandaag)|de week van|uur van de"
        "|de dag van de|het jaar van de|{weekday} met|het uur u|mei ' {two}|twee voor twaalf|{num} voor twaalf"
        "|{num} uur van|vandaag de|tien voor taal",
        title,
        examples=(),
        refuses=("Zondag met Lubach trok veel kijkers", "De Morgen meldt dat", "de Nacht van de Poëzie"),
    ),
    Rule(
        "idiom",
        "nu en dan|om de hoek|dag en nacht|van de ene dag op de andere|dag in dag uit|van uur tot uur|op een dag"
        "|op een avond|op een ochtend|op zekere dag|vijf voor twaalf|vandaag of morgen|nu . nl|nu ' {two}"
        "|goede (morgen|middag|avond|nacht)|voor dag en dauw|met de dag|keer op keer|te zijner tijd|jaar in jaar uit"
        "|het laatste uur|een dag van|op de dag af|een {weekday} in|nu of nooit|nu eenmaal|van nu af aan"
        "|een kwart van|24 uur per dag|({num}|{int}) dagen per week|({num}|{int}) uur per (week|dag)",
        idiom,
        examples=(),
        refuses=("Dat komt nu en dan voor", "De winkel zit om de hoek", "Wij werken dag en nacht"),
    ),
)
