"""Invented Dutch news of any size, for benchmarks: no sentence is a copy, and one in two or three names a time."""

from __future__ import annotations

import random

PLACES = (
    "Zwolle",
    "Terneuzen",
    "Den Haag",
    "Gent",
    "Almelo",
    "Leeuwarden",
    "Hasselt",
    "Nijmegen",
    "Vlissingen",
    "Delft",
    "Oostende",
    "Assen",
    "Roermond",
    "Tilburg",
    "Aalst",
    "Hoorn",
    "Zutphen",
    "Middelburg",
    "Kortrijk",
    "Emmen",
)
PEOPLE = (
    "burgemeester Wieringa",
    "minister Dijkhuis",
    "wethouder Aerts",
    "directeur Vermeer",
    "onderzoeker Bakhuis",
    "hoofdofficier Postma",
    "voorzitter Claes",
    "trainer Hoekstra",
    "woordvoerder Smeets",
    "hoogleraar Tanis",
)
GROUPS = (
    "de gemeente",
    "het kabinet",
    "de provincie",
    "de vakbond",
    "het waterschap",
    "de politie",
    "het ziekenhuis",
    "de brandweer",
    "de rechtbank",
    "de universiteit",
    "het museum",
    "de vereniging",
    "de spoorbeheerder",
)
THINGS = (
    "een nieuw onderzoek",
    "de verbouwing van het station",
    "hogere lonen in de zorg",
    "het besluit over de dijk",
    "de aanleg van 3 kilometer fietspad",
    "een schikking met 214 omwonenden",
    "de sluiting van twee zwembaden",
    "het plan voor 1.500 woningen",
    "de dood van twee wandelaars",
    "extra geld voor de jeugdzorg",
    "de storing",
    "het vertrek van de hoofdredacteur",
    "een verbod op vuurwerk",
    "de oogst van pootaardappelen",
)
VERBS = ("bevestigd", "gemeld", "besproken", "afgewezen", "gepresenteerd", "onderzocht", "toegelicht", "uitgesteld")
NOTES = (
    "Dat staat in een brief die is ingezien door deze redactie",
    "Volgens de betrokkenen is er nog veel onduidelijk over de oorzaak en over wie er opdraait voor de kosten",
    "Omwonenden zijn bezorgd, maar zien ook dat er iets moet gebeuren",
    '"We hadden dit liever anders gezien", klinkt het in de wandelgangen',
    "De schade loopt volgens een eerste raming op tot enkele miljoenen euro's",
    "Een meerderheid van de raad steunt het voorstel, al blijven er vragen over de uitvoering",
)
TIMES = (
    "woensdag",
    "zaterdagavond",
    "gisteren",
    "vorige week",
    "twee weken geleden",
    "in 2019",
    "afgelopen zomer",
    "om 14.30 uur",
    "op 12 maart",
    "eind vorig jaar",
    "dinsdagochtend rond 8.15 uur",
    "in de nacht van vrijdag op zaterdag",
    "drie dagen eerder",
    "begin november",
    "sinds 2021",
    "anderhalf jaar geleden",
    "maandag",
    "deze week",
    "vrijdagmiddag",
    "op 3 oktober 2024",
    "de afgelopen maanden",
    "volgende maand",
    "binnen een half uur",
    "in de jaren negentig",
    "vanmorgen",
    "donderdag",
)


def articles(size: int, seed: int = 7) -> list[str]:
    """Articles of some 3,000 characters, together at least `size` of them; the same for the same seed."""
    chance, found, total = random.Random(seed), [], 0
    while total < size:
        sentences: list[str] = []
        while sum(map(len, sentences)) < 3000:
            sentences.append(_sentence(chance))
        found.append(" ".join(sentences))
        total += len(found[-1])
    return found


def _sentence(chance: random.Random) -> str:
    who, other = chance.choice(GROUPS), chance.choice(PEOPLE)
    place, thing, verb = chance.choice(PLACES), chance.choice(THINGS), chance.choice(VERBS)
    when, count = chance.choice(TIMES), chance.randrange(2, 90)
    shapes = (
        f"{who.capitalize()} in {place} heeft {when} {thing} {verb}, zegt {other}.",
        f"{other.capitalize()} heeft {thing} {verb} tegenover {count} aanwezigen in {place}, zo laat {who} weten.",
        f"In {place} werd {thing} {when} {verb} door {who}, die daarvoor {count} deskundigen had gehoord.",
        f"{chance.choice(NOTES)}, aldus {other} namens {who} in {place}.",
        f"Bij {place} raakten {count} mensen betrokken bij {thing}; {who} sprak {when} van een uitzondering.",
        f"{chance.choice(NOTES)}.",
    )
    return chance.choice(shapes)
