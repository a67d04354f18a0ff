"""Datelines of wires: place, credit and the day that they were filed, whatever the agency's form."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lossless import lost
from wirecli import convert_text
from wirecli.model import Instant
from wirecli.segment.datelines import find
from wirecli.stamps.filed import day

REFERENCE = Instant(datetime(2025, 6, 16, 9, tzinfo=ZoneInfo("Europe/Brussels")))
TEXT = "De kade blijft dicht."
PLACES = {"GENT": "Gent", "Málaga": "Málaga", "SINT-NIKLAAS": "Sint-Niklaas", "New York": "New York", "URK": "Urk"}
DAYS = {"15/06": date(2025, 6, 15), "21 jan 2019": date(2019, 1, 21), "12 mrt": date(2025, 3, 12),
        "3 juli": date(2024, 7, 3), "30/11/2024": date(2024, 11, 30), "1 aug.": date(2024, 8, 1)}  # fmt: skip
FORMS = ["{place} {day} ({credit}) - ", "{place} {day} ({credit}) = ", "{place}, {day} ({credit}) - ",
         "{place}, {day}. /{credit}/. ", "{place}, {day} ({credit}).- ", "{place}, {day} ({credit}) – "]  # fmt: skip


@given(*map(st.sampled_from, (FORMS, list(PLACES), list(DAYS), ["ANP", "belga", "AFP", "TASS", "EFE", "Reuters"])))
def test_a_wires_dateline_is_place_day_and_credit(form: str, place: str, printed: str, credit: str) -> None:
    head = form.format(place=place, day=printed, credit=credit)
    found = find(head + TEXT)
    assert found is not None
    assert (found.dateline.places, found.dateline.credits) == ((PLACES[place],), (credit.upper(),))
    assert found.sure
    assert (head + TEXT)[found.rest :] == TEXT
    assert found.filed is not None
    assert day(found.filed, REFERENCE) == DAYS[printed]
    assert head.startswith(found.dateline.text)
    assert not head[len(found.dateline.text) :].strip(" -–")  # all but the dash is told


@pytest.mark.parametrize(
    ("line", "places", "filed"),
    [
        ("Oosterwijk -", ("Oosterwijk",), None),
        ("BRUSSEL (BELGA)", ("Brussel",), None),
        ("SAITAMA, Japan (Kyodo) - De club", ("Saitama",), None),
        ("DEN HAAG, 26 aug. De Kamer", ("Den Haag",), "26 aug"),
        ("(ANSA) - ROMA, 21 GEN - De brug", ("Roma",), None),
        ("(ANSA) - ROMA, 21 jan - De brug", ("Roma",), "21 jan"),
        ("BRUSSEL/PARIJS 15/6 (BELGA) - De", ("Brussel", "Parijs"), "15/6"),
    ],
)
def test_other_datelines(line: str, places: tuple[str, ...], filed: str | None) -> None:
    found = find(line)
    assert found is not None
    assert (found.dateline.places, found.filed, found.sure) == (places, filed, True)


@pytest.mark.parametrize(
    "line",
    ["JaarwisselingARNHEM (ANP) - De", "AFP / ANP / Reuters", "VVD, 12 zetels. De partij", "Noord- en Zuid-Holland -",
     "De Rus Ivan (34) - een", "Live -", "Het pad /home/anp/tekst is weg", "/TASS/", "GENT --- De brug"],
)  # fmt: skip
def test_what_is_no_dateline(line: str) -> None:
    assert find(line) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [("31/02", None), ("29/02", date(2024, 2, 29)), ("17/06", date(2024, 6, 17)), ("16/06", date(2025, 6, 16)),
     ("donderdag 12 juni", date(2025, 6, 12)), ("12 kilo", None), ("x", None), ("0/0", None)],
)  # fmt: skip
def test_a_day_without_a_year_is_the_last_one(text: str, found: date | None) -> None:
    assert day(text, REFERENCE) == found


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("GENT en BRUGGE 15/06 (belga) - De steden tekenen.", ("Gent", "Brugge")),
        ("DEN HAAG en 's-GRAVENZANDE - De steden tekenen.", ("Den Haag", "'s-Gravenzande")),
        ("BERG EN DAL (ANP) - De gemeente tekent.", ("Berg en Dal",)),
        ("Berg en Dal (ANP) - De gemeente tekent.", ("Berg en Dal",)),
    ],
)
def test_en_in_small_letters_joins_places_in_capitals(line: str, places: tuple[str, ...]) -> None:
    found = find(line)
    assert found is not None
    assert found.dateline.places == places


@pytest.mark.parametrize(
    "dash", ["-", "--", "---", "----", " - ", " -- ", " --- ", " ---------- ", "–––", "-–-", " — — — "]
)
@pytest.mark.parametrize("head", ["(AP)", "GENT (BELGA)", "MOSKOU, 21 januari. /TASS/."])
@pytest.mark.parametrize("text", ["", "De veerdienst vaart weer."])
def test_a_rule_of_dashes_is_kept(head: str, dash: str, text: str) -> None:
    line = f"{head}{dash}{text}".strip()
    assert lost(line, convert_text(line, reference=REFERENCE).to_dict()) == {}
