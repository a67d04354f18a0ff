"""What the views say themselves, in each language that they speak: one table, data only.

A phrase is English and Dutch in this order, with the same `{slots}`. Days, months and units in Dutch are those that
pages are read by; what pages say, and the warnings, which stand in the data, are never translated.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from wirecli.base.dutch import MONTH_ABBREVIATIONS, MONTHS, UNITS, WEEKDAY_ABBREVIATIONS
from wirecli.records import NamedTuple
from wirecli.writers import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)

PHRASES: Mapping[str, tuple[str, str]] = {
    # The head of a page
    "read": ("read {time}", "gelezen {time}"),
    "reference.option": ("as given", "zoals opgegeven"),
    "reference.metadata": ("as the page says", "zoals de pagina zegt"),
    "reference.archive": ("as the archive says", "zoals het archief zegt"),
    "reference.mtime": ("when the file was changed", "toen het bestand gewijzigd werd"),
    "reference.now": ("now", "nu"),
    "bytes": ("{number} bytes", "{number} bytes"),
    "of": ("{format} of {publisher}", "{format} van {publisher}"),
    "stamps": (
        "ages as {libraries} would print them: {said_by}",
        "leeftijden naar de trant van {libraries}: {said_by}",
    ),
    "unknown-library": ("an unknown library", "een onbekende bibliotheek"),
    "stamps.page": ("the page tells", "volgens de pagina"),
    "stamps.store": ("its site has told", "volgens wat de site eerder toonde"),
    "stamps.option": ("as given", "zoals opgegeven"),
    "stamps.assumed": ("nothing tells which", "niets zegt welke"),
    # When a story was published
    "exactly": ("exactly", "precies"),
    "best": ("best {time}", "vermoedelijk {time}"),
    "by": ("by {time}", "uiterlijk {time}"),
    "until": ("at any time up to {time}", "op enig moment tot {time}"),
    "published": ("published {time}", "gepubliceerd {time}"),
    "published-by": ("published by {time}, nothing says when", "gepubliceerd uiterlijk {time}, niets zegt wanneer"),
    "origin.option": ("as given", "zoals opgegeven"),
    "origin.text": ("as the text says", "zoals de tekst zegt"),
    "origin.metadata": ("as the page's metadata say", "zoals de metadata van de pagina zeggen"),
    "origin.url": ("as the address says", "zoals het adres zegt"),
    "origin.stamp": ("as its stamp says", "zoals het stempel zegt"),
    "origin.assumed": ("assumed", "aangenomen"),
    "origin.sightings": ("by {number} sightings", "uit {number} waarnemingen"),
    "no-time": ("time unknown", "tijd onbekend"),
    # What a wire says of its item
    "version": ("version {number}", "versie {number}"),
    "changed": ("changed {time}", "gewijzigd {time}"),
    "embargo": ("embargo {time}", "embargo tot {time}"),
    "urgency": ("urgency {number}", "urgentie {number}"),
    "status.usable": ("usable", "vrij"),
    "status.withheld": ("withheld", "aangehouden"),
    "status.canceled": ("canceled", "ingetrokken"),
    "status.embargoed": ("embargoed", "onder embargo"),
    # Stories, and the rest of a page
    "story": ("{number} story", "{number} bericht"),
    "stories": ("{number} stories", "{number} berichten"),
    "more-stories": ("More stories", "Meer berichten"),
    "furniture": ("Furniture ({number})", "Bijwerk ({number})"),
    "line-no-story": ("{number} line that is no story", "{number} regel die geen bericht is"),
    "lines-no-story": ("{number} lines that are no story", "{number} regels die geen bericht zijn"),
    "revised": ("revised", "herzien"),
    "more-characters": ("… and {number} characters more", "… en nog {number} tekens"),
    "no-expression": ("no time expression", "geen tijdsuitdrukking"),
    # What stories tell, and a day of them
    "told": ("told {day}", "verteld op {day}"),
    "hourly": ("stories/hour", "per uur"),
    "at-most": ("at most {number}, {hours}", "hoogstens {number}, {hours}"),
    "no-stories": ("no stories", "geen berichten"),
    # HTML
    "title.stories": ("Stories", "Berichten"),
    "title.mentions": ("Time expressions", "Tijdsuitdrukkingen"),
    "title.events": ("Chronology", "Chronologie"),
    "times-here": ("Times in this paragraph", "Tijden in deze alinea"),
    # Modifiers, and values without an interval
    "mod.LESS_THAN": ("less than {what}", "minder dan {what}"),
    "mod.MORE_THAN": ("more than {what}", "meer dan {what}"),
    "mod.EQUAL_OR_LESS": ("at most {what}", "hoogstens {what}"),
    "mod.EQUAL_OR_MORE": ("at least {what}", "minstens {what}"),
    "mod.APPROX": ("about {what}", "ongeveer {what}"),
    "from": ("{what}, from {time}", "{what}, vanaf {time}"),
    "up-to": ("{what}, up to {time}", "{what}, tot {time}"),
    "some": ("some", "enkele"),
    "every": ("every {what}", "elke {what}"),
    "PRESENT_REF": ("now", "nu"),
    "PAST_REF": ("some time ago", "ooit, voorbij"),
    "FUTURE_REF": ("some time ahead", "ooit, straks"),
}


def _first(table: Mapping[str, int], number: int) -> str | None:
    """The first, which is the usual, word of a table for a number."""
    return next((word for word, own in table.items() if own == number), None)


DAYS: Mapping[Language, tuple[str, ...]] = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "nl": tuple(_first(WEEKDAY_ABBREVIATIONS, number) or "" for number in range(1, 8)),
}
MONTHS_OF: Mapping[Language, tuple[str, ...]] = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "nl": tuple(
        _first(MONTH_ABBREVIATIONS, number) or _first(MONTHS, number) or "" for number in range(1, 13)  # mei
    ),
}  # fmt: skip


class Unit(NamedTuple):
    """A unit of time: of one, of several, and behind no number in a set (`every week`)."""

    one: str
    many: str
    every: str


UNIT_NAMES = ("year", "quarter", "month", "week", "weekend", "day", "hour", "minute", "second")
_NEUTER = ("jaar", "uur", "kwartaal", "weekend")
_UNCOUNTED = ("jaar", "uur")
"""What Dutch counts in the singular: four year, two hour."""


def _dutch(unit: str) -> Unit:
    one, many = (
        ("weekend", "weekenden") if unit == "weekend" else [word for word, own in UNITS.items() if own == unit][:2]
    )
    return Unit(one, one if one in _UNCOUNTED else many, f"{'elk' if one in _NEUTER else 'elke'} {one}")


UNITS_OF: Mapping[Language, Mapping[str, Unit]] = {
    "en": {unit: Unit(unit, f"{unit}s", f"every {unit}") for unit in UNIT_NAMES},
    "nl": {unit: _dutch(unit) for unit in UNIT_NAMES},
}
