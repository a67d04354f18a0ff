"""Stamps: every form of the Dutch locales and of sites, what it bounds, and what is no stamp."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecli.base.clock import placed
from wirecli.model import Instant, Published
from wirecli.stamps import forms, written
from wirecli.stamps.bounds import Asked, Bounds, Rounding, bounds
from wirecli.stamps.dating import from_lines, said, telling_of, tighten
from wirecli.stamps.telling import Telling, told
from wirecli.stamps.telling import bounds as wide

ZONE = ZoneInfo("Europe/Amsterdam")
SATURDAY = Instant(datetime(2026, 1, 31, 18, 30, tzinfo=ZONE))


def at(text: str) -> Instant:
    return placed(datetime.fromisoformat(text), ZONE)


# A stamp read at SATURDAY 2026-01-31 18:30 → earliest and latest; `time` is the latest of an age, the earliest else.
AGES = [
    ("30 minuten geleden", "2026-01-31T17:59", "2026-01-31T18:00", "minute"),
    ("25 min geleden", "2026-01-31T18:04", "2026-01-31T18:05", "minute"),
    ("35 min. geleden", "2026-01-31T17:54", "2026-01-31T17:55", "minute"),
    ("5m geleden", "2026-01-31T18:24", "2026-01-31T18:25", "minute"),
    ("een minuut geleden", "2026-01-31T18:28", "2026-01-31T18:29", "minute"),
    ("0 minuten geleden", "2026-01-31T18:29", "2026-01-31T18:30", "minute"),
    ("over 0 minuten", "2026-01-31T18:29", "2026-01-31T18:30", "minute"),
    ("90 seconden geleden", "2026-01-31T18:28:29", "2026-01-31T18:28:30", "second"),
    ("5 sec. geleden", "2026-01-31T18:29:54", "2026-01-31T18:29:55", "second"),
    ("een kwartier geleden", "2026-01-31T18:00", "2026-01-31T18:15", "minute"),
    ("drie kwartier geleden", "2026-01-31T17:30", "2026-01-31T17:45", "minute"),
    ("1 uur geleden", "2026-01-31T16:30", "2026-01-31T17:30", "hour"),
    ("één uur geleden", "2026-01-31T16:30", "2026-01-31T17:30", "hour"),
    ("Een uur geleden", "2026-01-31T16:30", "2026-01-31T17:30", "hour"),
    ("2 u. geleden", "2026-01-31T15:30", "2026-01-31T16:30", "hour"),
    ("8u geleden", "2026-01-31T09:30", "2026-01-31T10:30", "hour"),
    ("2 uren geleden", "2026-01-31T15:30", "2026-01-31T16:30", "hour"),
    ("anderhalf uur geleden", "2026-01-31T16:30", "2026-01-31T17:00", "hour"),
    ("1 uur, 30 minuten geleden", "2026-01-31T16:59", "2026-01-31T17:00", "minute"),
    ("12 uur", "2026-01-31T05:30", "2026-01-31T06:30", "hour"),
    ("1 dag geleden", "2026-01-29T18:30", "2026-01-30T18:30", "day"),
    ("3 dgn geleden", "2026-01-27T18:30", "2026-01-28T18:30", "day"),
    ("2 dgn.", "2026-01-28T18:30", "2026-01-29T18:30", "day"),
    ("3d geleden", "2026-01-27T18:30", "2026-01-28T18:30", "day"),
    ("2 dagen eerder", "2026-01-28T18:30", "2026-01-29T18:30", "day"),
    ("3 days 23 hours ago", "2026-01-27T18:30", "2026-01-27T19:30", "hour"),
    ("1 dag, 12 uur geleden", "2026-01-30T05:30", "2026-01-30T06:30", "hour"),
    ("2 weken geleden", "2026-01-10T18:30", "2026-01-17T18:30", "week"),
    ("a minute ago", "2026-01-31T18:28", "2026-01-31T18:29", "minute"),
    ("an hour ago", "2026-01-31T16:30", "2026-01-31T17:30", "hour"),
    ("a day ago", "2026-01-29T18:30", "2026-01-30T18:30", "day"),
    ("a year ago", "2024-01-31T18:30", "2025-01-31T18:30", "year"),
    ("1u 30m geleden", "2026-01-31T16:59", "2026-01-31T17:00", "minute"),
    ("3u 20min geleden", "2026-01-31T15:09", "2026-01-31T15:10", "minute"),
    ("3 uur 12 min geleden", "2026-01-31T15:17", "2026-01-31T15:18", "minute"),
    ("deze minuut", "2026-01-31T18:29", "2026-01-31T18:30", "minute"),
    ("zo-even", "2026-01-31T18:29", "2026-01-31T18:30", "minute"),
    ("4 weken, 2 dagen geleden", "2025-12-31T18:30", "2026-01-01T18:30", "day"),
    ("1 maand geleden", "2025-11-30T18:30", "2025-12-31T18:30", "month"),
    ("2 mnd. geleden", "2025-10-31T18:30", "2025-11-30T18:30", "month"),
    ("2 kwartalen geleden", "2025-04-30T18:30", "2025-07-31T18:30", "quarter"),
    ("2 jaren geleden", "2023-01-31T18:30", "2024-01-31T18:30", "year"),
    ("meer dan 1 jaar geleden", "2024-01-31T18:30", "2025-01-31T18:30", "year"),
    ("zojuist", "2026-01-31T18:29", "2026-01-31T18:30", "minute"),
    ("Net nu", "2026-01-31T18:29", "2026-01-31T18:30", "minute"),
    ("net", "2026-01-31T18:29", "2026-01-31T18:30", "minute"),
    ("een paar seconden geleden", "2026-01-31T18:29", "2026-01-31T18:30", "minute"),
    ("een halve minuut geleden", "2026-01-31T18:29", "2026-01-31T18:30", "minute"),
    ("binnen een uur", "2026-01-31T17:30", "2026-01-31T18:30", "hour"),
    ("minder dan een minuut geleden", "2026-01-31T18:29", "2026-01-31T18:30", "minute"),
]
MOMENTS = [
    ("vandaag", "2026-01-31T00:00", "2026-01-31T18:30", "day"),
    ("vandaag om 14:05", "2026-01-31T14:05", "2026-01-31T14:06", "minute"),
    ("vandaag, 09:35", "2026-01-31T09:35", "2026-01-31T09:36", "minute"),
    ("gisteren", "2026-01-30T00:00", "2026-01-31T00:00", "day"),
    ("gisteren 18:20", "2026-01-30T18:20", "2026-01-30T18:21", "minute"),
    ("Gisteren om 18.20 uur", "2026-01-30T18:20", "2026-01-30T18:21", "minute"),
    ("gisteren om 18 uur", "2026-01-30T18:00", "2026-01-30T18:01", "minute"),
    ("gisteravond", "2026-01-30T18:00", "2026-01-31T00:00", "part"),
    ("vanmorgen", "2026-01-31T06:00", "2026-01-31T12:00", "part"),
    ("vanmiddag 15:10", "2026-01-31T15:10", "2026-01-31T15:11", "minute"),
    ("eergisteren", "2026-01-29T00:00", "2026-01-30T00:00", "day"),
    ("18:12", "2026-01-31T18:12", "2026-01-31T18:13", "minute"),
    ("08u34", "2026-01-31T08:34", "2026-01-31T08:35", "minute"),
    ("23:55", "2026-01-30T23:55", "2026-01-30T23:56", "minute"),
    ("18:30", "2026-01-31T18:30", "2026-01-31T18:30", "minute"),
    ("zaterdag", "2026-01-31T00:00", "2026-01-31T18:30", "day"),
    ("vrijdag", "2026-01-30T00:00", "2026-01-31T00:00", "day"),
    ("zondag", "2026-01-25T00:00", "2026-01-26T00:00", "day"),
    ("za 21:00", "2026-01-24T21:00", "2026-01-24T21:01", "minute"),
    ("dinsdag om 18:00", "2026-01-27T18:00", "2026-01-27T18:01", "minute"),
    ("afgelopen zaterdag om 18:00", "2026-01-24T18:00", "2026-01-24T18:01", "minute"),
    ("vorige zondag om 18:00", "2026-01-25T18:00", "2026-01-25T18:01", "minute"),
    ("30 jan", "2026-01-30T00:00", "2026-01-31T00:00", "day"),
    ("za 30 nov", "2024-11-30T00:00", "2024-12-01T00:00", "day"),
    ("vri", "2026-01-30T00:00", "2026-01-31T00:00", "day"),
    ("maa.", "2026-01-26T00:00", "2026-01-27T00:00", "day"),
    ("zon", "2026-01-25T00:00", "2026-01-26T00:00", "day"),
    ("2024/11/30 14:05", "2024-11-30T14:05", "2024-11-30T14:06", "minute"),
    ("2024.11.30", "2024-11-30T00:00", "2024-12-01T00:00", "day"),
    ("30-11-'24", "2024-11-30T00:00", "2024-12-01T00:00", "day"),
    ("30.11.", "2025-11-30T00:00", "2025-12-01T00:00", "day"),
    ("12.10.", "2025-10-12T00:00", "2025-10-13T00:00", "day"),
    ("zo 30.11. 14:05", "2025-11-30T14:05", "2025-11-30T14:06", "minute"),
    ("30 november 2024 om 14:05 (CET)", "2024-11-30T14:05", "2024-11-30T14:06", "minute"),
    ("2 juli 2025 14:05 (UTC)", "2025-07-02T16:05", "2025-07-02T16:06", "minute"),
    ("last week", "2026-01-19T00:00", "2026-01-26T00:00", "week"),
    ("30 nov.", "2025-11-30T00:00", "2025-12-01T00:00", "day"),
    ("29 februari", "2024-02-29T00:00", "2024-03-01T00:00", "day"),
    ("16 April 2019 09:42", "2019-04-16T09:42", "2019-04-16T09:43", "minute"),
    ("maandag, 22 september 2025 om 17:59", "2025-09-22T17:59", "2025-09-22T18:00", "minute"),
    ("Vrijdag 13 december 2024 15:01 uur", "2024-12-13T15:01", "2024-12-13T15:02", "minute"),
    ("3 mar 2025", "2025-03-03T00:00", "2025-03-04T00:00", "day"),
    ("deze morgen", "2026-01-31T06:00", "2026-01-31T12:00", "part"),
    ("gisternamiddag", "2026-01-30T12:00", "2026-01-30T18:00", "part"),
    ("gisternacht", "2026-01-30T00:00", "2026-01-31T06:00", "part"),
    ("ma 14 mrt '22 10:07", "2022-03-14T10:07", "2022-03-14T10:08", "minute"),
    ("Nov 21", "2025-11-21T00:00", "2025-11-22T00:00", "day"),
    ("30-11-2024 18:12", "2024-11-30T18:12", "2024-11-30T18:13", "minute"),
    ("24/01/2026", "2026-01-24T00:00", "2026-01-25T00:00", "day"),
    ("24.01.26", "2026-01-24T00:00", "2026-01-25T00:00", "day"),
    ("2026-01-24", "2026-01-24T00:00", "2026-01-25T00:00", "day"),
    ("21/06/17 - 04u15", "2017-06-21T04:15", "2017-06-21T04:16", "minute"),
    ("2026-01-31T16:00:00Z", "2026-01-31T17:00", "2026-01-31T17:01", "minute"),
    ("deze week", "2026-01-26T00:00", "2026-01-31T18:30", "week"),
    ("vorige maand", "2025-12-01T00:00", "2026-01-01T00:00", "month"),
    ("vorig kwartaal", "2025-10-01T00:00", "2026-01-01T00:00", "quarter"),
    ("dit jaar", "2026-01-01T00:00", "2026-01-31T18:30", "year"),
]


@pytest.mark.parametrize(("stamp", "earliest", "latest", "grain"), [*AGES, *MOMENTS])
def test_a_stamp_bounds_the_truth(stamp: str, earliest: str, latest: str, grain: str) -> None:
    found = bounds(stamp, SATURDAY)
    assert found is not None
    assert (found.earliest, found.latest, found.grain) == (at(earliest), at(latest), grain)


@pytest.mark.parametrize("stamp", [stamp for stamp, *_ in AGES if "minder" not in stamp])
def test_an_age_is_at_best_what_it_says(stamp: str) -> None:
    found = bounds(stamp, SATURDAY)
    assert found is not None
    assert found.time == found.latest


@pytest.mark.parametrize("stamp", [stamp for stamp, *_ in MOMENTS])
def test_a_moment_is_at_best_its_begin(stamp: str) -> None:
    found = bounds(stamp, SATURDAY)
    assert found is not None
    assert found.time == found.earliest


@pytest.mark.parametrize(
    ("stamp", "earliest", "latest"),
    [
        ("2 uur geleden", "2026-01-31T16:00", "2026-01-31T17:00"),
        ("10 minuten geleden", "2026-01-31T18:19:30", "2026-01-31T18:20:30"),
        ("0 minuten geleden", "2026-01-31T18:29:30", "2026-01-31T18:30"),
        ("3 dagen geleden", "2026-01-28T06:30", "2026-01-29T06:30"),
        ("gisteren 18:20", "2026-01-30T18:20", "2026-01-30T18:21"),
    ],
)
def test_a_site_may_round_to_the_nearest(stamp: str, earliest: str, latest: str) -> None:
    found = bounds(stamp, SATURDAY, Asked("nearest"))
    assert found is not None
    assert (found.earliest, found.latest) == (at(earliest), at(latest))


@pytest.mark.parametrize(
    ("stamp", "time", "earliest", "latest"),
    [
        ("ongeveer 2 uur geleden", "2026-01-31T16:30", "2026-01-31T16:00", "2026-01-31T17:00"),
        ("bijna 2 jaar geleden", "2024-01-31T18:30", "2024-01-31T18:30", "2025-01-31T18:30"),
        ("een paar uur geleden", "2026-01-31T16:30", None, "2026-01-31T16:30"),
    ],
)
def test_a_qualifier_says_on_which_side_the_truth_lies(
    stamp: str, time: str, earliest: str | None, latest: str
) -> None:
    assert bounds(stamp, SATURDAY) == Bounds(
        at(time), at(earliest) if earliest else None, at(latest), "year" if "jaar" in stamp else "hour"
    )


@pytest.mark.parametrize(
    ("read", "stamp", "time"),
    [
        # Clocks go back at 03:00 on 26 October 2025, forward at 02:00 on 30 March 2025: hours are elapsed time.
        ("2025-10-26T08:10", "7 uur geleden", "2025-10-26T00:10:00+00:00"),
        ("2025-03-30T06:20", "4 uur geleden", "2025-03-30T00:20:00+00:00"),
        ("2025-10-26T12:00", "1 dag geleden", "2025-10-25T10:00:00+00:00"),
        ("2025-03-31T02:30", "1 dag geleden", "2025-03-30T01:30:00+00:00"),
        ("2025-10-26T08:10", "23:40", "2025-10-25T21:40:00+00:00"),
        ("2025-10-26T08:10", "02:30", "2025-10-26T00:30:00+00:00"),
        ("2024-03-31T12:00", "1 maand geleden", "2024-02-29T11:00:00+00:00"),
        # 02:10 in winter time, an hour after 02:10 in summer time.
        ("2025-10-26T02:10+01:00", "20 minuten geleden", "2025-10-26T00:50:00+00:00"),
        ("2025-10-26T02:10+01:00", "02:50", "2025-10-26T00:50:00+00:00"),
    ],
)
def test_stamps_hold_when_clocks_change(read: str, stamp: str, time: str) -> None:
    reference = Instant(datetime.fromisoformat(read)).astimezone(ZONE) if "+" in read else at(read)
    found = bounds(stamp, reference)
    assert found is not None
    assert found.latest.timestamp() <= reference.timestamp()
    assert found.time.astimezone(UTC).isoformat() == time


@pytest.mark.parametrize(
    "text",
    [
        "", "De brug is open", "morgen", "overmorgen om 18:00", "over 2 uur", "volgende week", "21 november 2026",
        "vandaag om 23:00", "31-02-2025", "31 februari 2025", "45-13-2020", "24:30", "9999 jaar geleden", "uur geleden",
        "over 3 uur", "in 5 minuten", "binnen 5 minuten", "overmorgen", "volgend jaar", "2024/11.30", "30.13.",
        "geleden", "3-1", "2025", "1.500", "9.9", "ma 32 mei", "de 3e minuut", "weeſ", "2 uurgeledenxx",
    ],
)  # fmt: skip
def test_what_is_no_stamp_bounds_nothing(text: str) -> None:
    assert bounds(text, SATURDAY) is None


@pytest.mark.parametrize(
    ("line", "end", "sure"),
    [
        ("30 minuten geleden", 18, True),
        ("30 minuten geledenTEHERAN (ANP/AFP) - De", 18, True),
        ("8u geleden'S-GRAVENHAGE - De", 10, True),
        ("1 uur geleden(ANP) - De AEX", 13, True),
        ("gisteren om 18:00HASSELT (BELGA)", 17, False),
        ("27 januariDe brug", 10, False),
        ("09:49Jack van Gelder", 5, False),
        ("(2 uur geleden)", 15, True),
        ("30 minuten geleden was het nog stil", 0, False),
        ("Twee jaar geleden Amsterdam", 0, False),
        ("Een man is aangehouden", 0, False),
        ("NetApp koopt een bedrijf", 0, False),
        ("3 meisjes", 0, False),
        ("Zojuist geopend", 0, False),
        ("Zon", 0, False),
        ("Don", 0, False),
        ("12.10.", 0, False),
        ("A minister resigns", 0, False),
    ],
)
def test_a_stamp_at_the_head_of_a_line_is_told_from_a_sentence(line: str, end: int, sure: bool) -> None:
    assert forms.head(line) == (end, sure)


@pytest.mark.parametrize(
    ("lines", "updates", "earliest"),
    [
        (["Gepubliceerd: 30 november 2024, 18:12"], False, "2024-11-30T18:12"),
        (["Gepubliceerd op 4 maart 2025 om 10:25"], False, "2025-03-04T10:25"),
        (["30 nov. 2024 om 18:12"], False, "2024-11-30T18:12"),
        (["Laatste update 18:10", "Geplaatst: gisteren 09:00"], False, "2026-01-30T09:00"),
        (["Laatste update 18:10"], True, "2026-01-31T18:10"),
        (["Laatst bijgewerkt: gisteren om 21:30"], True, "2026-01-30T21:30"),
        (["Door ANP - 5-1-2017, 17:26 (Update 5-1-2017, 17:40)"], False, "2017-01-05T17:26"),
        (["Door ANP - 5-1-2017, 17:26 (Update 5-1-2017, 17:40)"], True, "2017-01-05T17:40"),
        (["16 April 2019 09:42Gewijzigd op 16 November 2020 15:47"], False, "2019-04-16T09:42"),
        (["16 April 2019 09:42Gewijzigd op 16 November 2020 15:47"], True, "2020-11-16T15:47"),
        (["woensdag 3 juli 2019 - Binnenland"], False, "2019-07-03T00:00"),
        (["Gepubliceerd: gisteravond"], False, "2026-01-30T18:00"),
        (["Bijgewerkt: vanmiddag"], True, "2026-01-31T12:00"),
        (["Door: Jan Jansen 5 februari 2015, 21:55 Bron: ANP"], False, "2015-02-05T21:55"),
    ],
)
def test_publication_lines_say_when(lines: list[str], updates: bool, earliest: str) -> None:
    found = from_lines(lines, SATURDAY, Telling(), updates=updates)
    assert found is not None
    assert (found.time, found.earliest, found.origin) == (at(earliest), at(earliest), "text")


def test_an_update_is_no_publication() -> None:
    assert from_lines(["Laatste update 18:10"], SATURDAY, Telling(), updates=False) is None


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2026-01-31T11:42:00+01:00", "2026-01-31T11:42", "2026-01-31T11:42"),
        ("2026-01-31T10:42:00Z", "2026-01-31T11:42", "2026-01-31T11:42"),
        ("2026-01-31T11:42", "2026-01-31T11:42", "2026-01-31T11:42"),
        ("2026-01-30", "2026-01-30T00:00", "2026-01-31T00:00"),
    ],
)
def test_an_attribute_is_exact(value: str, earliest: str, latest: str) -> None:
    found = said(written.read(value), SATURDAY, "stamp")
    assert found is not None
    assert (found.earliest, found.latest) == (at(earliest), at(latest))


@pytest.mark.parametrize("value", ["", "gauw", "2026-13-01T00:00", "0001-01-01T00:00:00+14:00", "P2D"])
def test_an_attribute_that_is_no_time_says_nothing(value: str) -> None:
    assert said(written.read(value), SATURDAY, "stamp") is None


def _published(earliest: int | None, latest: int) -> Published:
    """Bounds in minutes after midnight; `time` is the latest."""
    times = [None if m is None else at("2026-01-31T00:00") + timedelta(minutes=m) for m in (earliest, latest)]
    assert times[1] is not None
    return Published(times[1], times[0], times[1], "minute", "stamp")


@pytest.mark.parametrize(
    ("bounds", "tight"),
    [
        ([(60, 120), (30, 90)], [(60, 120), (30, 90)]),
        ([(0, 120), (60, 61)], [(60, 120), (60, 61)]),
        ([(100, 101), (0, 200)], [(100, 101), (0, 101)]),
        ([(0, 300), (0, 300), (100, 101)], [(100, 300), (100, 300), (100, 101)]),
        ([(100, 101), (None, 200), (0, 300)], [(100, 101), (0, 101), (0, 101)]),
        ([(60, 60), (60, 60)], [(60, 60), (60, 60)]),
        ([(0, 10), (20, 30)], None),
        ([(10, 11), (5, 200), (12, 13)], None),
        ([(10, 11), (11, 12)], None),
        ([(10, 11), (5, 200), (11, 12)], None),
        ([(11, 11), (11, 12)], [(11, 11), (11, 11)]),
        ([], []),
    ],
)
def test_neighbours_tighten_each_other(
    bounds: list[tuple[int | None, int]], tight: list[tuple[int, int]] | None
) -> None:
    found = tighten([_published(*pair) for pair in bounds])
    if tight is None:
        assert found is None
        return
    assert found is not None
    assert [(p.earliest, p.latest) for p in found] == [(w.earliest, w.latest) for w in (_published(*t) for t in tight)]
    assert all(p.earliest is None or p.earliest <= p.time <= p.latest for p in found)


def test_neighbours_tighten_in_the_hour_that_comes_twice() -> None:
    newer = Instant(datetime(2025, 10, 26, 2, 10, tzinfo=ZONE, fold=1))
    older = Instant(datetime(2025, 10, 26, 2, 50, tzinfo=ZONE))
    listing = [Published(time, time, time, "minute", "stamp") for time in (newer, older)]
    assert tighten(listing) == listing
    assert tighten(listing[::-1]) is None


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 60)), max_size=8))
def test_a_listing_in_order_keeps_the_truth(ages: list[tuple[int, int]]) -> None:
    """Stories published at known minutes, stamped with any width around them: the truth stays inside the bounds."""
    truths = sorted((minute for minute, _ in ages), reverse=True)
    listing = [_published(truth - width, truth + width) for truth, (_, width) in zip(truths, ages, strict=True)]
    found = tighten(listing)
    assert found is not None
    for truth, published in zip(truths, found, strict=True):
        moment = at("2026-01-31T00:00") + timedelta(minutes=truth)
        assert published.earliest is not None
        assert published.earliest <= moment <= published.latest


@given(st.text(max_size=60), st.sampled_from(["floor", "nearest"]))
def test_no_text_raises(text: str, rounding: Rounding) -> None:
    found = bounds(text, SATURDAY, Asked(rounding))
    assert found is None or found.latest <= SATURDAY


UNITS = ["seconden", "minuten", "min.", "uur", "u", "dagen", "dgn", "weken", "maanden", "jaar"]


@given(
    st.integers(0, 120),
    st.sampled_from(UNITS),
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)),
    st.sampled_from(["floor", "nearest"]),
)
def test_an_age_is_read_whatever_the_moment(count: int, unit: str, wall: Instant, rounding: Rounding) -> None:
    reference = wall.replace(tzinfo=UTC).astimezone(ZONE)
    found = bounds(f"{count} {unit} geleden", reference, Asked(rounding))
    assert found is not None
    assert found.earliest is not None
    assert found.earliest.timestamp() <= found.time.timestamp() <= found.latest.timestamp() <= reference.timestamp()


@pytest.mark.parametrize(
    "stamp", ["vorig jaar", "vorige week", "vorige maand", "gisteren", "eergisteren", "1 jaar geleden"]
)
@pytest.mark.parametrize("day", ["0001-01-02", "0002-01-02", "0002-12-31"])
def test_at_the_beginning_of_the_calendar(stamp: str, day: str) -> None:
    """A stamp whose bounds no calendar has says what is left of it, or nothing."""
    reference = placed(datetime.fromisoformat(day), UTC)
    for telling in (Telling(), telling_of((), "auto")):
        found = wide(stamp, reference, telling)
        assert found is None or found.latest <= reference


def test_an_hour_that_comes_twice_is_two_hours() -> None:
    """Times that differ in their fold alone are equal, so nothing may be kept by a time alone."""
    first = datetime(2026, 10, 25, 2, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))
    for reference in (first, first.replace(fold=1), first):
        found = wide("56 minuten geleden", Instant(reference), told(["56 minuten geleden"], "auto"))
        assert found is not None
        assert reference.timestamp() - found.time.timestamp() == 56 * 60
