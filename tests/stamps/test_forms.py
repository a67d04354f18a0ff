"""Every form that a library, a language or a CMS is known to print is read, and read right."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from tests.running import ROOT
from tests.stamps.listings import ZONE
from wirecli.base.clock import placed
from wirecli.model import Instant
from wirecli.stamps.bounds import Bounds
from wirecli.stamps.telling import bounds, told

FORMS = ROOT.parent / "shared" / "forms"
NOON = Instant(datetime(2024, 12, 1, 12, tzinfo=ZONE))
PRINTED = Instant(datetime(2024, 11, 30, 18, 12, tzinfo=ZONE))
SPACES = str.maketrans({"⍽": "\xa0", "⎵": "\u202f"})


def read(stamp: str, reference: Instant = NOON) -> Bounds | None:
    return bounds(stamp, reference, told([stamp], "auto"))


def rows(name: str) -> Iterator[dict[str, str]]:
    if not (FORMS / name).exists():
        pytest.skip(f"no {name} here")
    with (FORMS / name).open(encoding="utf-8") as stream:
        yield from csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)


def test_every_date_format_says_the_moment_that_it_prints() -> None:
    unread, wrong = [], []
    for row in rows("date_formats.tsv"):
        same_day = "same day" in row["format"]
        found = read(row["printed"].partition(" [")[0].translate(SPACES), PRINTED if same_day else NOON)
        if found is None:
            unread.append(row["printed"])
        elif found.earliest is None or not found.earliest <= PRINTED <= found.latest:
            wrong.append(row["printed"])
    assert (unread, wrong) == ([], [])


def test_every_age_that_a_library_prints_is_read() -> None:
    printed = [row["form"] for row in rows("stamp_windows.tsv")]
    assert [form for form in printed if "<" not in form and not read(form.translate(SPACES))] == []


@pytest.mark.parametrize(
    ("stamp", "least", "most"),
    [
        ("ongeveer 2 uur", 1.5, 2.5),
        ("meer dan 1 uur", 1, 2),
        ("bijna 3 uur", 2, 3),
        ("minder dan een minuut", 0, 1 / 60),
        ("5 m", 5 / 60, 6 / 60),
        ("1 d", 24, 48),
        ("2 dgn.", 48, 72),
        ("op dit moment", 0, 1 / 60),
    ],
)
def test_an_age_holds_what_it_says(stamp: str, least: float, most: float) -> None:
    found = read(stamp)
    assert found is not None
    assert found.earliest is not None
    assert found.earliest <= NOON - timedelta(hours=most)
    assert NOON - timedelta(hours=least) <= found.latest


@pytest.mark.parametrize(
    ("stamp", "begin"),
    [
        ("on 31 okt", "2024-10-31T00:00"),
        ("Nov 30 2024", "2024-11-30T00:00"),
        ("30-nov-2024 14:05", "2024-11-30T14:05"),
        ("30-11", "2024-11-30T00:00"),
        ("za 30-11", "2024-11-30T00:00"),
        ("maa 25 nov", "2024-11-25T00:00"),
        ("din 26 nov", "2024-11-26T00:00"),
        ("woe 27 nov", "2024-11-27T00:00"),
        ("don 28 nov", "2024-11-28T00:00"),
        ("vri 29 nov", "2024-11-29T00:00"),
        ("zat 30 nov", "2024-11-30T00:00"),
        ("zon 24 nov", "2024-11-24T00:00"),
        ("vri 18:12", "2024-11-29T18:12"),
        ("30 november 2024 om 14:05 CET", "2024-11-30T14:05"),
        ("30 november 2024 om 14:05 Midden-Europese standaardtijd", "2024-11-30T14:05"),
        ("Yesterday at 6:12 PM", "2024-11-30T18:12"),
        ("Last Friday at 2:05 PM", "2024-11-29T14:05"),
    ],
)
def test_a_date_says_its_moment(stamp: str, begin: str) -> None:
    found = read(stamp)
    assert found is not None
    assert found.earliest == placed(datetime.fromisoformat(begin), ZONE)
