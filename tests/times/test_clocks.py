"""Clocks that change, leap days, ISO week years, ends of years and midnight: readings with their intervals."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.times.brackets import marked
from wirecli import find_times
from wirecli.base.clock import moved, placed
from wirecli.model import Instant
from wirecli.times.resolve import midnight, unit_of

AMSTERDAM, NEW_YORK, LORD_HOWE = "Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe"
SAO_PAULO, BEIRUT = "America/Sao_Paulo", "Asia/Beirut"

# Text, anchor, zone, value, begin and end. The offsets of anchor and interval are part of the case.
Case = tuple[str, str, str, str, str | None, str | None]
CHANGES: list[Case] = [
    # Amsterdam, spring: 2024-03-31 02:00 becomes 03:00.
    ("Om [2.30 uur] viel het stil.", "2024-03-31T12:00+02:00", AMSTERDAM,
     "2024-03-31T03:30", "2024-03-31T03:30+02:00", "2024-03-31T03:31+02:00"),
    ("Om [1.59 uur] viel het stil.", "2024-03-31T12:00+02:00", AMSTERDAM,
     "2024-03-31T01:59", "2024-03-31T01:59+01:00", "2024-03-31T03:00+02:00"),
    ("[twee uur geleden]", "2024-03-31T04:15+02:00", AMSTERDAM,
     "2024-03-31T01", "2024-03-31T01:00+01:00", "2024-03-31T03:00+02:00"),
    ("[een half uur geleden]", "2024-03-31T03:10+02:00", AMSTERDAM,
     "2024-03-31T01:40", "2024-03-31T01:40+01:00", "2024-03-31T01:41+01:00"),
    ("[de afgelopen 24 uur]", "2024-03-31T12:00+02:00", AMSTERDAM,
     "PT24H", "2024-03-30T11:00+01:00", "2024-03-31T12:00+02:00"),
    ("[de afgelopen twee dagen]", "2024-03-31T12:00+02:00", AMSTERDAM,
     "P2D", "2024-03-29T12:00+01:00", "2024-03-31T12:00+02:00"),
    ("[gisteren]", "2024-04-01T09:00+02:00", AMSTERDAM,
     "2024-03-31", "2024-03-31T00:00+01:00", "2024-04-01T00:00+02:00"),
    ("[Vannacht] brak brand uit.", "2024-03-31T09:00+02:00", AMSTERDAM,
     "2024-03-31TNI", "2024-03-31T00:00+01:00", "2024-03-31T06:00+02:00"),
    ("[een dag geleden]", "2024-04-01T02:30+02:00", AMSTERDAM,
     "2024-03-31", "2024-03-31T00:00+01:00", "2024-04-01T00:00+02:00"),
    ("[over een uur]", "2024-03-31T01:30+01:00", AMSTERDAM,
     "2024-03-31T03", "2024-03-31T03:00+02:00", "2024-03-31T04:00+02:00"),
    # Amsterdam, autumn: 2024-10-27 03:00 becomes 02:00; what occurs twice is the first.
    ("Om [2.30 uur] viel het stil.", "2024-10-27T12:00+01:00", AMSTERDAM,
     "2024-10-27T02:30", "2024-10-27T02:30+02:00", "2024-10-27T02:31+02:00"),
    ("Om [2.59 uur] viel het stil.", "2024-10-27T12:00+01:00", AMSTERDAM,
     "2024-10-27T02:59", "2024-10-27T02:59+02:00", "2024-10-27T02:00+01:00"),
    ("[een uur geleden]", "2024-10-27T02:30+01:00", AMSTERDAM,
     "2024-10-27T02", "2024-10-27T02:00+02:00", "2024-10-27T02:00+01:00"),
    ("[een kwartier geleden]", "2024-10-27T02:30+01:00", AMSTERDAM,
     "2024-10-27T02:15", "2024-10-27T02:15+01:00", "2024-10-27T02:16+01:00"),
    ("[drie uur geleden]", "2024-10-27T04:15+01:00", AMSTERDAM,
     "2024-10-27T02", "2024-10-27T02:00+02:00", "2024-10-27T02:00+01:00"),
    ("[twee uur geleden]", "2024-10-27T04:15+01:00", AMSTERDAM,
     "2024-10-27T02", "2024-10-27T02:00+01:00", "2024-10-27T03:00+01:00"),
    ("[de afgelopen 24 uur]", "2024-10-27T12:00+01:00", AMSTERDAM,
     "PT24H", "2024-10-26T13:00+02:00", "2024-10-27T12:00+01:00"),
    ("[zondag]", "2024-10-28T09:00+01:00", AMSTERDAM,
     "2024-10-27", "2024-10-27T00:00+02:00", "2024-10-28T00:00+01:00"),
    ("[deze week]", "2024-10-27T09:00+01:00", AMSTERDAM,
     "2024-W43", "2024-10-21T00:00+02:00", "2024-10-28T00:00+01:00"),
    # New York: 2024-03-10 and 2024-11-03.
    ("Om [2.30 uur] viel het stil.", "2024-03-10T12:00-04:00", NEW_YORK,
     "2024-03-10T03:30", "2024-03-10T03:30-04:00", "2024-03-10T03:31-04:00"),
    ("Om [1.30 uur] viel het stil.", "2024-11-03T12:00-05:00", NEW_YORK,
     "2024-11-03T01:30", "2024-11-03T01:30-04:00", "2024-11-03T01:31-04:00"),
    ("[gisteren]", "2024-11-04T12:00-05:00", NEW_YORK,
     "2024-11-03", "2024-11-03T00:00-04:00", "2024-11-04T00:00-05:00"),
    # Lord Howe changes by half an hour: 2024-10-06 02:00 becomes 02:30, 2024-04-07 02:00 becomes 01:30.
    ("Om [2.15 uur] viel het stil.", "2024-10-06T12:00+11:00", LORD_HOWE,
     "2024-10-06T02:45", "2024-10-06T02:45+11:00", "2024-10-06T02:46+11:00"),
    ("Om [1.45 uur] viel het stil.", "2024-04-07T12:00+10:30", LORD_HOWE,
     "2024-04-07T01:45", "2024-04-07T01:45+11:00", "2024-04-07T01:46+11:00"),
    ("[tien uur geleden]", "2024-10-06T12:00+11:00", LORD_HOWE,
     "2024-10-06T01", "2024-10-06T01:00+10:30", "2024-10-06T02:30+11:00"),
    ("[gisteren]", "2024-10-07T12:00+11:00", LORD_HOWE,
     "2024-10-06", "2024-10-06T00:00+10:30", "2024-10-07T00:00+11:00"),
    # São Paulo and Beirut skip midnight: the day begins at 01:00.
    ("[gisteren]", "2018-11-05T12:00-02:00", SAO_PAULO,
     "2018-11-04", "2018-11-04T01:00-02:00", "2018-11-05T00:00-02:00"),
    ("[eergisteren]", "2018-11-05T12:00-02:00", SAO_PAULO,
     "2018-11-03", "2018-11-03T00:00-03:00", "2018-11-04T01:00-02:00"),
    ("[Vannacht] brak brand uit.", "2024-03-31T12:00+03:00", BEIRUT,
     "2024-03-31TNI", "2024-03-31T01:00+03:00", "2024-03-31T06:00+03:00"),
]  # fmt: skip
CALENDAR: list[Case] = [
    # Leap days and months that lack the day.
    ("Op [29 februari] brak brand uit.", "2025-03-05T12:00+01:00", AMSTERDAM,
     "2024-02-29", "2024-02-29T00:00+01:00", "2024-03-01T00:00+01:00"),
    ("Op [29 februari] zal het gebeuren.", "2025-03-05T12:00+01:00", AMSTERDAM,
     "2028-02-29", "2028-02-29T00:00+01:00", "2028-03-01T00:00+01:00"),
    ("[29 februari 2000]", "2025-03-05T12:00+01:00", AMSTERDAM,
     "2000-02-29", "2000-02-29T00:00+01:00", "2000-03-01T00:00+01:00"),
    ("[februari 2100]", "2025-03-05T12:00+01:00", AMSTERDAM,
     "2100-02", "2100-02-01T00:00+01:00", "2100-03-01T00:00+01:00"),
    ("[de afgelopen maand]", "2024-03-31T12:00+02:00", AMSTERDAM,
     "P1M", "2024-02-29T12:00+01:00", "2024-03-31T12:00+02:00"),
    ("Het moet [binnen een jaar].", "2024-02-29T12:00+01:00", AMSTERDAM,
     "P1Y", "2024-02-29T12:00+01:00", "2025-02-28T12:00+01:00"),
    ("[vandaag een jaar geleden]", "2024-02-29T12:00+01:00", AMSTERDAM,
     "2023-02-28", "2023-02-28T00:00+01:00", "2023-03-01T00:00+01:00"),
    ("[eergisteren]", "2024-03-01T12:00+01:00", AMSTERDAM,
     "2024-02-28", "2024-02-28T00:00+01:00", "2024-02-29T00:00+01:00"),
    ("[een maand geleden]", "2024-03-31T12:00+02:00", AMSTERDAM,
     "2024-02", "2024-02-01T00:00+01:00", "2024-03-01T00:00+01:00"),
    ("[vorige maand]", "2024-03-31T12:00+02:00", AMSTERDAM,
     "2024-02", "2024-02-01T00:00+01:00", "2024-03-01T00:00+01:00"),
    # ISO weeks belong to the year of their Thursday.
    ("[deze week]", "2024-12-30T12:00+01:00", AMSTERDAM,
     "2025-W01", "2024-12-30T00:00+01:00", "2025-01-06T00:00+01:00"),
    ("[vorige week]", "2021-01-04T12:00+01:00", AMSTERDAM,
     "2020-W53", "2020-12-28T00:00+01:00", "2021-01-04T00:00+01:00"),
    ("[volgende week]", "2026-12-28T12:00+01:00", AMSTERDAM,
     "2027-W01", "2027-01-04T00:00+01:00", "2027-01-11T00:00+01:00"),
    ("[twee weken geleden]", "2021-01-08T12:00+01:00", AMSTERDAM,
     "2020-W52", "2020-12-21T00:00+01:00", "2020-12-28T00:00+01:00"),
    ("[afgelopen weekend]", "2021-01-05T12:00+01:00", AMSTERDAM,
     "2020-W53-WE", "2021-01-02T00:00+01:00", "2021-01-04T00:00+01:00"),
    ("[week 53 van 2020]", "2021-01-05T12:00+01:00", AMSTERDAM,
     "2020-W53", "2020-12-28T00:00+01:00", "2021-01-04T00:00+01:00"),
    ("[week 1 van 2025]", "2021-01-05T12:00+01:00", AMSTERDAM,
     "2025-W01", "2024-12-30T00:00+01:00", "2025-01-06T00:00+01:00"),
    # The ends of years.
    ("[gisteravond]", "2025-01-01T09:00+01:00", AMSTERDAM,
     "2024-12-31TEV", "2024-12-31T18:00+01:00", "2025-01-01T00:00+01:00"),
    ("[overmorgen]", "2024-12-30T09:00+01:00", AMSTERDAM,
     "2025-01-01", "2025-01-01T00:00+01:00", "2025-01-02T00:00+01:00"),
    ("[drie kwartier geleden]", "2025-01-01T00:30+01:00", AMSTERDAM,
     "2024-12-31T23:45", "2024-12-31T23:45+01:00", "2024-12-31T23:46+01:00"),
    ("[Dinsdagnacht] brak brand uit.", "2025-01-02T09:00+01:00", AMSTERDAM,
     "2025-01-01TNI", "2025-01-01T00:00+01:00", "2025-01-01T06:00+01:00"),
    ("[vorige maand]", "2025-01-31T09:00+01:00", AMSTERDAM,
     "2024-12", "2024-12-01T00:00+01:00", "2025-01-01T00:00+01:00"),
    ("[volgend kwartaal]", "2024-12-31T09:00+01:00", AMSTERDAM,
     "2025-Q1", "2025-01-01T00:00+01:00", "2025-04-01T00:00+02:00"),
    ("[de winter van 2024]", "2025-01-01T09:00+01:00", AMSTERDAM,
     "2024-WI", "2024-12-21T00:00+01:00", "2025-03-21T00:00+01:00"),
    ("Met [oud en nieuw] brandden er auto's.", "2025-01-05T09:00+01:00", AMSTERDAM,
     "2024-12-31", "2024-12-31T00:00+01:00", "2025-01-02T00:00+01:00"),
    ("Op [2 januari] gaat de brug open.", "2024-12-30T09:00+01:00", AMSTERDAM,
     "2025-01-02", "2025-01-02T00:00+01:00", "2025-01-03T00:00+01:00"),
    ("In [december] brak brand uit.", "2025-01-05T09:00+01:00", AMSTERDAM,
     "2024-12", "2024-12-01T00:00+01:00", "2025-01-01T00:00+01:00"),
]  # fmt: skip
MIDNIGHT: list[Case] = [
    ("De winkel zal om [24.00 uur] sluiten.", "2024-11-30T18:00+01:00", AMSTERDAM,
     "2024-12-01T00:00", "2024-12-01T00:00+01:00", "2024-12-01T00:01+01:00"),
    ("De winkel zal om [middernacht] sluiten.", "2024-11-30T18:00+01:00", AMSTERDAM,
     "2024-12-01T00:00", "2024-12-01T00:00+01:00", "2024-12-01T00:01+01:00"),
    ("Het begon om [0.05 uur].", "2024-11-30T18:00+01:00", AMSTERDAM,
     "2024-11-30T00:05", "2024-11-30T00:05+01:00", "2024-11-30T00:06+01:00"),
    ("[vrijdag om middernacht]", "2024-11-30T18:00+01:00", AMSTERDAM,
     "2024-11-30T00:00", "2024-11-30T00:00+01:00", "2024-11-30T00:01+01:00"),
    ("[31 december 2024 om 24.00 uur]", "2024-11-30T18:00+01:00", AMSTERDAM,
     "2025-01-01T00:00", "2025-01-01T00:00+01:00", "2025-01-01T00:01+01:00"),
    ("Het begon om [23.59 uur].", "2024-11-30T18:00+01:00", AMSTERDAM,
     "2024-11-29T23:59", "2024-11-29T23:59+01:00", "2024-11-30T00:00+01:00"),
    ("De brug gaat om [8.00 uur] open.", "2024-11-30T18:00+01:00", AMSTERDAM,
     "2024-12-01T08:00", "2024-12-01T08:00+01:00", "2024-12-01T08:01+01:00"),
    ("De brug is gisteren om 9.00 uur gesloten, om [23.30 uur] weer geopend.", "2024-11-30T18:00+01:00", AMSTERDAM,
     "2024-11-29T23:30", "2024-11-29T23:30+01:00", "2024-11-29T23:31+01:00"),
    ("[zaterdagnacht]", "2024-11-30T18:00+01:00", AMSTERDAM,
     "2024-12-01TNI", "2024-12-01T00:00+01:00", "2024-12-01T06:00+01:00"),
    ("[de nacht van zaterdag op zondag]", "2024-12-02T18:00+01:00", AMSTERDAM,
     "2024-12-01TNI", "2024-12-01T00:00+01:00", "2024-12-01T06:00+01:00"),
    ("Het begon om [11.00 uur lokale tijd].", "2024-11-30T18:00+01:00", AMSTERDAM,
     "2024-11-30T11:00", None, None),
]  # fmt: skip


def instant(time: Instant | None) -> str | None:
    """With its offset, to the minute."""
    return None if time is None else time.isoformat(timespec="minutes")


@pytest.mark.parametrize(("text", "at", "zone", "value", "begin", "end"), CHANGES + CALENDAR + MIDNIGHT)
def test_reading(text: str, at: str, zone: str, value: str, begin: str | None, end: str | None) -> None:
    plain, spans = marked(text)
    told = {mention.span: mention for mention in find_times(plain, datetime.fromisoformat(at), zone=zone)}
    mention = told[spans[0]]
    assert (mention.value, instant(mention.begin), instant(mention.end)) == (value, begin, end)


@pytest.mark.parametrize("text", ["op 30 december 2011", "gisteren"])
@pytest.mark.parametrize("zone", ["Pacific/Apia", AMSTERDAM])
def test_a_day_that_a_zone_lacks_has_no_bounds(text: str, zone: str) -> None:
    for mention in find_times(text, Instant(datetime(2011, 12, 31, 12, tzinfo=ZoneInfo(zone)))):
        assert mention.value == "2011-12-30"
        assert (mention.begin is None, mention.end is None) == ((zone != AMSTERDAM),) * 2


@pytest.mark.parametrize(
    "text",
    [
        "29 februari 2023",
        "31-4-2024",
        "31 februari",
        "31 april 2025",
        "32 december",
        "om 25.00 uur",
        "week 53 van 2024",
    ],
)
def test_what_the_calendar_lacks_is_not_read(text: str) -> None:
    whole = [m for m in find_times(text, datetime(2024, 11, 30, 18, tzinfo=ZoneInfo(AMSTERDAM))) if m.grain == "day"]
    assert not whole


def test_a_clock_with_a_dot_and_without_a_unit() -> None:
    (told,) = find_times("De storm begon om 14.30.", datetime(2024, 11, 30, 18, tzinfo=ZoneInfo(AMSTERDAM)))
    assert (told.text, told.value) == ("14.30", "2024-11-30T14:30")


def test_a_range_over_midnight_ends_on_the_next_day() -> None:
    at = Instant(datetime(2024, 11, 30, 18, tzinfo=ZoneInfo(AMSTERDAM)))
    told = find_times("De weg is tussen 22.00 en 2.00 uur dicht.", at)
    assert [mention.value for mention in told] == ["2024-11-30T22:00", "2024-12-01T02:00"]


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        (AMSTERDAM, "2024-03-31", 23),
        (AMSTERDAM, "2024-10-27", 25),
        (AMSTERDAM, "2024-10-28", 24),
        (LORD_HOWE, "2024-10-06", 23.5),
        (LORD_HOWE, "2024-04-07", 24.5),
        (SAO_PAULO, "2018-11-04", 23),
    ],
)
def test_how_long_a_day_lasts(zone: str, day: str, hours: float) -> None:
    noon = placed(datetime.fromisoformat(f"{day}T12:00"), ZoneInfo(zone))
    told = unit_of("day", noon, noon.tzinfo or ZoneInfo(zone))
    assert told.begin
    assert told.end
    assert told.begin == midnight(noon.date(), ZoneInfo(zone))
    assert (told.end.timestamp() - told.begin.timestamp()) / 3600 == hours


def test_days_keep_the_wall_clock_and_hours_do_not() -> None:
    noon = Instant(datetime(2024, 3, 30, 12, tzinfo=ZoneInfo(AMSTERDAM)))
    assert moved(noon, "day", 1).isoformat() == "2024-03-31T12:00:00+02:00"
    assert moved(noon, "hour", 24).isoformat() == "2024-03-31T13:00:00+02:00"


@pytest.mark.parametrize("change", ["2024-03-31T01:00+00:00", "2024-10-27T01:00+00:00"])
@pytest.mark.parametrize(
    ("text", "minutes"), [("een kwartier geleden", 15), ("40 minuten geleden", 40), ("over 20 minuten", -20)]
)
def test_every_minute_around_a_change(change: str, text: str, minutes: int) -> None:
    for offset in range(-200, 200):
        at = (Instant(datetime.fromisoformat(change)) + timedelta(minutes=offset)).astimezone(ZoneInfo(AMSTERDAM))
        (told,) = find_times(text, at)
        assert told.begin
        assert told.end
        assert at.astimezone(UTC) - told.begin.astimezone(UTC) == timedelta(minutes=minutes), at
        assert told.end.astimezone(UTC) - told.begin.astimezone(UTC) == timedelta(minutes=1), at
