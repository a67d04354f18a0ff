"""A day of an invented news site: stories with known minutes of publication, edits, and its listing at any moment.

The listing is what a scraper would save: a label, then teasers from new to old, each with the age that the site counts
down (whole minutes, from an hour on whole hours), the stamp glued to the teaser that follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from wirecli.model import Instant

PLACES = ("Den Haag", "Rotterdam", "Breskens", "Gent", "Brussel", "Goes", "Zwolle", "Aleppo", "Bagdad", "Londen")
CREDITS = ("ANP", "ANP/RTR", "ANP/AFP", "BELGA", "ANP/DPA")
WHO = (
    "De gemeenteraad", "Een woordvoerder van de politie", "Het ministerie", "De brandweer", "De vakbond FNV",
    "Een groep omwonenden", "De rechtbank", "Het waterschap", "De trainer van de ploeg", "Het ziekenhuis",
    "De burgemeester", "Een onderzoeker van de universiteit", "De vervoerder", "Het kabinet", "De curator",
)  # fmt: skip
DID = (
    "heeft besloten om", "wil", "denkt erover om", "weigert", "is van plan", "heeft gevraagd om", "dreigt",
    "is begonnen om", "hoopt", "adviseert de regering om", "kreeg toestemming om", "ziet ervan af om",
)  # fmt: skip
WHAT = (
    "de oude brug over de rivier te vervangen", "een onafhankelijk onderzoek te laten doen naar de storing",
    "de toegang tot het strand te sluiten", "de treinen op het traject langzamer te laten rijden",
    "de schade aan de dijk te herstellen", "extra personeel in te zetten bij de haven",
    "in hoger beroep te gaan tegen de boete", "het stadion met een tribune uit te breiden",
    "de prijs van drinkwater te verhogen", "de oogst van aardappelen eerder binnen te halen",
    "een noodverordening af te kondigen voor het centrum", "de uitslag van de loting opnieuw te bekijken",
    "scholieren gratis met de bus te laten reizen", "de verkoop van vuurwerk te verbieden",
    "een museum over de visserij te openen", "het asielcentrum aan de rand van het dorp te sluiten",
)  # fmt: skip
WHY = (
    "omdat de kosten hoger uitvallen dan geraamd", "nadat bewoners hadden geklaagd over stank",
    "hoewel deskundigen daar ernstig voor waarschuwen", "zodat het verkeer beter kan doorstromen",
    "wegens gebrek aan geld en mensen", "na een lange nacht van overleg", "ondanks felle kritiek van de oppositie",
    "vanwege het slechte weer aan de kust", "om nieuwe ongelukken te voorkomen", "op aandringen van de bonden",
)  # fmt: skip
COUNT = (
    "Er raakten {} mensen gewond.", "Het gaat om {} banen.", "De kosten bedragen {} miljoen euro.",
    "Ongeveer {} huizen zitten zonder stroom.", "In totaal deden {} bedrijven mee.", "Daarvoor zijn {} agenten nodig.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class News:
    """One story of the day: published to the minute, in UTC; from `edited` on it reads `revision`."""

    published: Instant
    place: str
    credit: str
    text: str
    edited: Instant | None = None
    revision: str | None = None

    def at(self, moment: datetime) -> str:
        """What it says at a moment."""
        return self.revision if self.edited and self.revision and moment >= self.edited else self.text


def text(random: Random, sentences: int = 3) -> str:
    """An invented teaser."""
    told = [
        f"{random.choice(WHO)} {random.choice(DID)} {random.choice(WHAT)}, {random.choice(WHY)}."
        for _ in range(sentences - 1)
    ]
    return " ".join([*told, random.choice(COUNT).format(random.randrange(2, 900))])


def edits(original: str, random: Random) -> dict[str, str]:
    """What a desk does to a story that is out: the same story by each kind of edit."""
    sentences = original.split(". ")
    words = original.split()
    number = next(place for place, word in enumerate(words) if word.isdigit())
    typo = random.randrange(1, len(words) - 1)
    return {
        "figure": " ".join([*words[:number], str(int(words[number]) + 7), *words[number + 1 :]]),
        "word": " ".join([*words[:typo], "zaterdag", *words[typo + 1 :]]),
        "sentence more": f"{original} Meer bijzonderheden zijn nog niet bekend gemaakt.",
        "sentence less": ". ".join(sentences[:-1]) + ".",
        "moved": ". ".join([*sentences[1:-1], sentences[0]]) + ". " + sentences[-1],
    }


def day(begin: Instant, random: Random, stories: int = 60) -> list[News]:
    """The stories of 24 hours from `begin`, from old to new; one in five is edited within hours."""
    news = []
    for minute in sorted(random.sample(range(24 * 60), stories)):
        published = begin.astimezone(UTC) + timedelta(minutes=minute)
        original = text(random)
        edited = published + timedelta(minutes=random.randrange(20, 300)) if random.random() < 0.2 else None
        revision = random.choice(list(edits(original, random).values())[:3]) if edited else None
        news.append(News(published, random.choice(PLACES), random.choice(CREDITS), original, edited, revision))
    return news


def listing(news: Sequence[News], moment: datetime, *, longest: int = 25, pinned: bool = False) -> str:
    """The site's page at a moment: the newest stories first; with `pinned` an old one on top, as sites do.

    The pinned one is at least an hour older than the newest: its stamp shows that the order is broken, if only by
    bounds that touch.
    """
    shown = [item for item in reversed(news) if item.published <= moment][:longest]
    old = [item for item in shown if pinned and shown[0].published - item.published >= timedelta(hours=1)][:1]
    shown = old + [item for item in shown if item not in old]
    now = moment.astimezone(UTC)
    return "Net binnen\n" + "".join(f"{_teaser(item, now)}\n{stamp(now - item.published)}" for item in shown) + "\n"


def stamp(age: timedelta) -> str:
    """An age as the site counts it down."""
    minutes = age // timedelta(minutes=1)
    return (
        f"{minutes} {'minuut' if minutes == 1 else 'minuten'} geleden"
        if minutes < 60
        else f"{minutes // 60} uur geleden"
    )


def _teaser(item: News, moment: datetime) -> str:
    return f"{item.place.upper()} ({item.credit}) - {item.at(moment)}"
