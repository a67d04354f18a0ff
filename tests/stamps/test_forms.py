"""Every form that a library, a language or a CMS is known to print is read, and read right."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import dropwhile, takewhile

import pytest

from tests.running import ROOT
from tests.stamps.listings import ZONE
from wirecli.base.clock import placed
from wirecli.model import Instant
from wirecli.stamps import forms
from wirecli.stamps.bounds import Bounds
from wirecli.stamps.dating import of_teasers, telling_of
from wirecli.stamps.telling import bounds, month_first, months_by_order, told
from wirecli.undated import UndatedStory

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


AHEAD = re.compile(r"over [1-9]|morgen|overmorgen|volgend")


def test_every_relative_stamp_that_a_library_prints_is_read_but_what_lies_ahead() -> None:
    """No bound lies after the reading, so `over 3 uur`, what a programme guide announces, is no stamp."""
    evening = Instant(datetime(2026, 11, 23, 19, tzinfo=ZONE))
    printed = takewhile(lambda row: "[" not in row["form"], rows("relative_stamps.tsv"))
    wrong = [
        row["example"] for row in printed if bool(AHEAD.match(row["example"])) == bool(read(row["example"], evening))
    ]
    assert wrong == []


def test_every_stamp_that_a_site_prints_is_found_in_its_line() -> None:
    seen = dropwhile(lambda row: "[" not in row["form"], rows("relative_stamps.tsv"))
    lines = [row["example"] for row in seen if row["example"][0].isalnum() and "; " not in row["example"]]
    assert [line for line in lines if not forms.head(line)[0] and not [*forms.within(line)]] == []


def test_a_month_stands_first_where_a_neighbour_proves_it() -> None:
    assert month_first(["12/10/2024", "11/30/2024"])
    assert not month_first(["12/10/2024", "30/11/2024"])
    assert not month_first(["12/10/2024", "11/30/2024", "30/11/2024"])
    for beside, days in (("11/30/2024", ["2024-12-10", "2024-11-30"]), ("30/11/2024", ["2024-10-12", "2024-11-30"])):
        stories = [UndatedStory("teaser", stamp=stamp) for stamp in ("12/10/2024", beside)]
        found, _ = of_teasers(stories, Instant(NOON.replace(year=2025)), telling_of(stories, "auto"))
        assert [published.time.date().isoformat() for published in found] == days


@pytest.mark.parametrize(
    ("stamps", "read_as"),
    [
        (["5 m", "3 u", "2 d", "1 w", "2 m", "11 m", "1 jr"], ["5 m", "3 u", "2 d", "1 w", "2 mnd", "11 mnd", "1 jr"]),
        (["5m", "7m", "1u"], ["5m", "7m", "1u"]),
        (["5 m", "7 m"], ["5 m", "7 m"]),
        (["1 w", "5 m", "3 u"], ["1 w", "5 m", "3 u"]),  # what is most read stands in no order
        (["2 u", "5 m"], ["2 u", "5 m"]),
        (["9 d", None, "5 m", "gisteren"], ["9 d", None, "5 mnd", "gisteren"]),
    ],
)
def test_a_month_has_the_letter_of_a_minute(stamps: list[str | None], read_as: list[str | None]) -> None:
    assert months_by_order(stamps) == read_as


def test_a_month_is_dated_by_its_place() -> None:
    stories = [UndatedStory("teaser", stamp=stamp) for stamp in ("3 u", "2 w", "2 m")]
    found, ordered = of_teasers(stories, NOON, telling_of(stories, "auto"))
    assert ordered
    assert found[-1].earliest is not None
    assert found[-1].earliest.date().isoformat() <= "2024-10-01" <= found[-1].latest.date().isoformat()


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
        # javascript-time-ago's style "approximate" counts minutes by fives; PrettyTime's moment lasted five.
        ("10 minuten geleden", 7.5 / 60, 12.5 / 60),
        ("11 minuten geleden", 10.5 / 60, 12 / 60),
        ("een ogenblik geleden", 0, 5 / 60),
        # Humanizer calls a day and more that crosses two midnights two days.
        ("2 dagen geleden", 24, 72),
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


@pytest.mark.parametrize(
    ("stamp", "beside", "earliest", "latest"),
    [
        # Alone it may be elapsed time: an age of a day, counted down or rounded, as well as the calendar's day.
        ("gisteren", (), "2024-11-29T12:00", "2024-12-01T00:00"),
        ("vandaag", (), "2024-12-01T00:00", "2024-12-01T12:00"),
        ("eergisteren", (), "2024-11-28T12:00", "2024-11-30T00:05:05"),
        ("vorig jaar", (), "2022-12-01T12:00", "2024-06-01T13:00+02:00"),
        ("gisteren", ("vandaag",), "2024-11-30T00:00", "2024-12-01T00:00"),
        ("gisteren", ("29 november",), "2024-11-30T00:00", "2024-12-01T00:00"),
        # A clock, a weekday or a date beside it tells a page that goes by the calendar.
        ("gisteren", ("gisteren om 18:00",), "2024-11-30T00:00", "2024-12-01T00:00"),
        ("gisteren", ("08:15", "vrijdag"), "2024-11-30T00:00", "2024-12-01T00:00"),
        ("vandaag", ("gisteren, 18:20",), "2024-12-01T00:00", "2024-12-01T12:00"),
        ("gisteravond", (), "2024-11-30T18:00", "2024-12-01T00:00"),
        # Beside an age the libraries that print both decide, clock or not.
        ("gisteren", ("3 uur geleden", "08:15"), "2024-11-29T12:00", "2024-12-01T00:00"),
    ],
)
def test_a_day_is_elapsed_time_unless_its_page_goes_by_the_calendar(
    stamp: str, beside: tuple[str, ...], earliest: str, latest: str
) -> None:
    found = bounds(stamp, NOON, told([stamp, *beside], "auto"))
    assert found is not None
    moments = [datetime.fromisoformat(text) for text in (earliest, latest)]
    assert [found.earliest, found.latest] == [placed(at, ZONE) for at in moments]


@pytest.mark.parametrize(("stamps", "asked"), [(["gisteren om 18:00", "gisteren"], False), (["2 uur geleden"], True)])
def test_a_page_without_ages_reads_no_table(stamps: list[str], asked: bool) -> None:
    script = (
        "import sys; from wirecli.stamps.telling import told; "
        f"told({stamps!r}, 'auto'); sys.exit('wirecli.stamps.libraries' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == asked
