"""What documents of the exports, mails and archives in these tests are made of."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

ZONE = ZoneInfo("Europe/Amsterdam")
REFERENCE = datetime(2026, 1, 31, 18, 30, tzinfo=ZONE)

SENTENCES = [
    "De brug bij Oosterwijk gaat een jaar dicht voor onderhoud aan twee pijlers.",
    "Volgens de gemeente raakte niemand gewond, al was de schade in het café groot.",
    'De wethouder spreekt van een "tegenvaller" van ruim € 3 miljoen.',
    "Het verkeer wordt vanaf maandag omgeleid via de Zuidkade en de Dijkweg.",
    "Section: zo heet het deel van de sluis dat het eerst aan de beurt is.",
    "De coördinator zegt: niemand had dit kunnen voorzien, ook wij niet.",
]
HEADLINES = [
    "Brug bij Oosterwijk gaat een jaar dicht",
    "Update: dijk bij Zuidkade blijft nog dicht",
    "Section: de sluis van Veermond, een portret",
    "Wie betaalt straks de rekening van het café?",
    "Raad: 'Nooit meer zo'n sporthal'",
]
PAPERS = ["De Kadebode", "Het Polderblad", "Kadestandaard.nl", "De Veermonder (regio Oost)"]
NAMES = ["JET BAAN", "Vera Duinstra", "Van onze verslaggever Tom Baan"]
PLACES = {"OOSTERWIJK": ["Oosterwijk"], "DEN HAAG": ["Den Haag"], "Zuidkade": ["Zuidkade"]}
DUTCH_MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
                "november", "december"]  # fmt: skip
ENGLISH_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                  "November", "December"]  # fmt: skip
DUTCH_DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
ENGLISH_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

paragraphs = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4, unique=True).map(" ".join),
    min_size=1,
    max_size=4,
    unique=True,
)
days = st.dates(date(1995, 1, 1), date(2025, 12, 31))
encodings = st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"])


def dutch(day: date) -> str:
    """`30 november 2024`."""
    return f"{day.day} {DUTCH_MONTHS[day.month - 1]} {day.year}"


def english(day: date) -> str:
    """`November 30, 2024`."""
    return f"{ENGLISH_MONTHS[day.month - 1]} {day.day}, {day.year}"
