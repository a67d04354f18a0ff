"""The timeline: where bounds stand on the axis, and where its ticks stand."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import LEAD, ZONE, at
from wirecli.base.clock import elapsed, instant
from wirecli.model import Published, WallTime
from wirecli.writers import Layout
from wirecli.writers.daychart import timeline
from wirecli.writers.timeline import WIDEST, Axis, axis, bar, hours, in_columns, rules, strip, ticks

DAY = (at("2026-01-31"), at("2026-02-01"))


def bounds(earliest: str | None, latest: str) -> Published:
    """A time within these clocks of the day."""
    last = at(f"2026-01-31T{latest}")
    return Published(last, at(f"2026-01-31T{earliest}") if earliest else None, last, "minute", "stamp")


# The bounds, and their bar on an axis from 12:00 to 18:00 on which a column is half an hour.
BARS = [
    ("12:00", "13:00", "━━          "),
    ("12:15", "13:15", "╺━╸         "),
    ("12:00", "12:01", "╸           "),
    ("15:20", "15:21", "      ╺     "),
    ("17:59", "18:00", "           ╺"),
    (None, "13:00", "┄╸          "),
    (None, "12:00", "╸           "),
    ("10:00", "13:00", "━━          "),
    ("17:00", "23:00", "          ━━"),
]


@pytest.mark.parametrize(("earliest", "latest", "drawn"), BARS)
def test_bar(earliest: str | None, latest: str, drawn: str) -> None:
    along = Axis(at("2026-01-31T12:00"), at("2026-01-31T18:00"), 12)
    assert bar(bounds(earliest, latest), along) == drawn


# The bounds of the day's stories, the axis's width, and its ticks.
AXES = [
    (("12:10", "12:20"), 24, "12  13  14  15  16  17  18"),
    (("00:10", "23:50"), 24, "00  04  08  12  16  20  24"),
    (("07:10", "16:50"), 20, "  08  10  12  14  16"),
    (("22:10", "22:20"), 24, "18  19  20  21  22  23  24"),
]


@pytest.mark.parametrize(("day", "width", "shown"), AXES)
def test_ticks(day: tuple[str, str], width: int, shown: str) -> None:
    assert ticks(axis([bounds(*day)], DAY, width)).rstrip() == shown


@pytest.mark.parametrize(("date", "night"), [("2026-03-29", "00 01 03 04"), ("2026-10-25", "00 01 02 02 03 04")])
def test_days_on_which_clocks_change(date: str, night: str) -> None:
    midnight = WallTime(datetime.fromisoformat(date))
    day = instant(midnight, ZONE), instant(midnight + timedelta(days=1), ZONE)
    whole = Published(day[1], day[0], day[1], "day", "stamp")
    along = axis([whole], day, 100)
    assert ticks(along).split() == [*night.split(), *(f"{hour:02}" for hour in range(5, 25))]
    assert bar(whole, along) == "━" * 100


@given(st.integers(0, 23), st.integers(1, 24), st.integers(1, 200))
def test_every_hour_has_as_many_columns(first: int, length: int, most: int) -> None:
    length = min(length, 24 - first)
    along = Axis(DAY[0] + timedelta(hours=first), DAY[0] + timedelta(hours=first + length), 1)
    drawn = in_columns(along, most)
    assert 1 <= drawn.width <= max(1, most)
    assert drawn.width <= WIDEST * length
    assert drawn.width % length == 0 or length > most
    assert rules(drawn) <= set(range(drawn.width + 1))
    places = [round(drawn.column(hour)) for hour in hours(drawn)]
    assert drawn.width % length or len({right - left for left, right in pairwise(places)}) <= 1


def test_a_strip_counts_the_hours() -> None:
    clocks = ["12:10", "12:50", "14:00", "14:59", "14:30", "14:31", "17:59", "18:00"]
    along = Axis(DAY[0] + timedelta(hours=12), DAY[0] + timedelta(hours=18), 12)
    blocks, fullest, most = strip([bounds(clock, clock) for clock in clocks], along)
    assert blocks == "▄▄  ██    ▄▄"
    assert (f"{fullest:%H:%M}", most) == ("14:00", 4)


@pytest.mark.parametrize(("date", "length"), [("2026-03-29", 23), ("2026-10-25", 25)])
def test_a_strip_of_a_day_on_which_clocks_change(date: str, length: int) -> None:
    midnight = WallTime(datetime.fromisoformat(date))
    begin, end = instant(midnight, ZONE), instant(WallTime(midnight + timedelta(days=1)), ZONE)
    last = Published(elapsed(end, minutes=-5), begin, end, "hour", "stamp")
    blocks, fullest, most = strip([last], in_columns(Axis(begin, end, 1), 60))
    assert blocks == " " * 2 * (length - 1) + "██"
    assert (f"{fullest:%H}", most) == ("23", 1)


MINUTES = st.integers(-3000, 3000)


@given(st.tuples(st.none() | MINUTES, MINUTES), st.integers(1, 200))
def test_every_bar_fits_and_shows(minutes: tuple[int | None, int], width: int) -> None:
    first, last = minutes
    latest = DAY[0] + timedelta(minutes=last)
    earliest = None if first is None else min(latest, DAY[0] + timedelta(minutes=first))
    published = Published(latest, earliest, latest, "minute", "stamp")
    along = axis([published], DAY, width)
    assert DAY[0] <= along.begin < along.end <= DAY[1]
    assert len(bar(published, along)) == width
    assert bar(published, along).strip()


def test_hostile_words_stay_words() -> None:
    told = LEAD._replace(
        headline="\x1b[31mRood [red]alarm[/red]\u202e", published=bounds("12:00", "13:00"), revises="f"
    )
    shown = timeline([told], DAY, Layout()).decode()
    assert "␛[31mRood [" in shown
    assert "\x1b[31m" not in shown
    assert "\u202e" not in shown
