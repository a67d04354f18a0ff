"""What users type for times and zones: read as meant, or refused; never guessed."""

from __future__ import annotations

from datetime import datetime

import pytest

from wirecli.errors import UsageError
from wirecli.model import Instant
from wirecli.run.moments import moment, zone

AMSTERDAM = zone("Europe/Amsterdam")
NOW = Instant(datetime(2026, 1, 31, 18, 30, tzinfo=AMSTERDAM))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-31T18:30", "2026-01-31T18:30:00+01:00"),
        ("2026-01-31 18:30", "2026-01-31T18:30:00+01:00"),
        ("2026-01-31T18:30:15Z", "2026-01-31T19:30:15+01:00"),
        ("2026-01-31T18:30-05:00", "2026-02-01T00:30:00+01:00"),
        ("20260131T1830", "2026-01-31T18:30:00+01:00"),
        ("2026-07-01", "2026-07-01T00:00:00+02:00"),
        ("2025-10-26T02:30+01:00", "2025-10-26T02:30:00+01:00"),
        ("2026-W05-6", "2026-01-31T00:00:00+01:00"),
        ("2026-01-31 18:30:15.25 +02:00", "2026-01-31T17:30:15.250000+01:00"),
        ("zaterdag", "2026-01-31T00:00:00+01:00"),
        ("vrijdag 18:00", "2026-01-30T18:00:00+01:00"),
        ("maandag om half drie", "2026-01-26T14:30:00+01:00"),
        ("half acht", "2026-01-31T19:30:00+01:00"),
        ("gisteravond half acht", "2026-01-30T19:30:00+01:00"),
        ("18u30", "2026-01-31T18:30:00+01:00"),
        ("7u", "2026-01-31T07:00:00+01:00"),
        ("1 feb", "2026-02-01T00:00:00+01:00"),
        ("31 dec. 2025 om 7.05 uur", "2025-12-31T07:05:00+01:00"),
        ("gisteren", "2026-01-30T00:00:00+01:00"),
        ("nu", "2026-01-31T18:30:00+01:00"),
        ("een kwartier geleden", "2026-01-31T18:15:00+01:00"),
        ("13/02/2026", "2026-02-13T00:00:00+01:00"),
        ("02/02/2026", "2026-02-02T00:00:00+01:00"),
        ("01.02.2026", "2026-02-01T00:00:00+01:00"),
        ("18:00", "2026-01-31T18:00:00+01:00"),
        ("18.00 uur", "2026-01-31T18:00:00+01:00"),
        ("gisteren 18:00", "2026-01-30T18:00:00+01:00"),
        ("gisteren om 18.00 uur", "2026-01-30T18:00:00+01:00"),
        ("gisteren 18 uur", "2026-01-30T18:00:00+01:00"),
        ("eergisteren 7u15", "2026-01-29T07:15:00+01:00"),
        ("2 uur geleden", "2026-01-31T16:30:00+01:00"),
        ("over 2 uur", "2026-01-31T20:30:00+01:00"),
        ("30 november 2024, 18:12", "2024-11-30T18:12:00+01:00"),
        ("30-11-2024 18:12", "2024-11-30T18:12:00+01:00"),
        ("2-3-2024", "2024-03-02T00:00:00+01:00"),
        ("yesterday 18:00", "2026-01-30T18:00:00+01:00"),
        ("10 minutes ago", "2026-01-31T18:20:00+01:00"),
    ],
)
def test_time_is_read(text: str, expected: str) -> None:
    assert moment(text, "--at", AMSTERDAM, NOW).isoformat() == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "12",
        "2024",
        "maart",
        "vanavond",
        "vorige week",
        "drie uur",
        "elke maandag",
        "banaan",
        "gisteren banaan",
        "25:00",
        "32 januari 2026",
        "\x1b[31m",
        "2026013118301234",
        "20260131183012",
        "2026-01-31T18",
        "2026-01-32",
        "1769880600",
        "18:00:00:00",
        "٢٠٢٦-٠١-٣١",
    ],
)
def test_time_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"cannot read the time .* of --published") as caught:
        moment(text, "--published", AMSTERDAM, NOW)
    assert "ISO 8601" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-31T24:00", "2026-02-01T00:00:00+01:00"),
        ("2026-12-31 24:00:00", "2027-01-01T00:00:00+01:00"),
        ("20260131T2400Z", "2026-02-01T01:00:00+01:00"),
        ("2026-01-31T24:00:00.000 -05:00", "2026-02-01T06:00:00+01:00"),
        ("2026-03-28T24:00", "2026-03-29T00:00:00+01:00"),
        ("2026-031", "2026-01-31T00:00:00+01:00"),
        ("2024-366", "2024-12-31T00:00:00+01:00"),
        ("2026-200T18:30", "2026-07-19T18:30:00+02:00"),
        ("2026-W05-6", "2026-01-31T00:00:00+01:00"),
        ("2026w056t18:30z", "2026-01-31T19:30:00+01:00"),
        ("2020-W53-7", "2021-01-03T00:00:00+01:00"),
    ],
)
def test_rarer_forms_of_iso_8601(text: str, expected: str) -> None:
    assert moment(text, "--at", AMSTERDAM, NOW).isoformat() == expected


@pytest.mark.parametrize(
    ("option", "text", "expected"),
    [
        ("--at", "1 feb", "2026-02-01"),
        ("--at", "3 april", "2025-04-03"),
        ("--since", "1 december", "2025-12-01"),
        ("--at", "3 april om half acht", "2025-04-03"),
        ("--at", "3 april 2026", "2026-04-03"),
        ("--until", "3 april", "2026-04-03"),
        ("--on", "3 april", "2026-04-03"),
    ],
)
def test_what_has_been_lies_in_no_month_to_come(option: str, text: str, expected: str) -> None:
    assert moment(text, option, AMSTERDAM, NOW).date().isoformat() == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2026-13-01", "no calendar has that day"),  # dateparser takes it for 13 January
        ("2026-02-30T18:30", "no calendar has that day"),
        ("2026-366", "no calendar has that day"),
        ("2026-000", "no calendar has that day"),
        ("2026-W54-1", "no calendar has that day"),
        ("2026-W05-8", "no calendar has that day"),
        ("2026-01-31T25:00", "no clock shows that"),
        ("2026-01-31T24:01", "no clock shows that"),
        ("2026-01-31T24:00:01", "no clock shows that"),
        ("20260131T240001", "no clock shows that"),
        ("2026-01-31T24:00:00.5", "no clock shows that"),
        ("2026-01-31T18:60", "no clock shows that"),
        ("2026-01-31T18:30+25:00", "no clock shows that"),
        ("2026-W05", "it names no day"),
        ("2026-01", "it names no day"),
        ("2026", "it names no day"),
    ],
)
def test_what_has_the_form_of_a_time_and_is_none_says_why(text: str, why: str) -> None:
    with pytest.raises(UsageError, match=f"cannot read the time .* of --at: {why}"):
        moment(text, "--at", AMSTERDAM, NOW)


@pytest.mark.parametrize("text", ["0999-12-31", "9000-01-01", "9999-12-31T23:59-12:00"])
def test_time_out_of_range(text: str) -> None:
    with pytest.raises(UsageError, match="out of range"):
        moment(text, "--at", AMSTERDAM, NOW)


@pytest.mark.parametrize(
    "name", ["", "Mars/Olympus", "../../etc/passwd", "/etc/passwd", "Europe", "Europe/Amsterdam\0"]
)
def test_zone_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="there is no time zone"):
        zone(name)


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("01/02/2026", "2026-02-01 or 2026-01-02"),
        ("1/12/2025 18:00", "2025-12-01 or 2025-01-12"),
        ("om 18 uur op 3/4/2026", "2026-04-03 or 2026-03-04"),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(text: str, ways: str) -> None:
    with pytest.raises(UsageError, match="in two ways") as caught:
        moment(text, "--at", AMSTERDAM, NOW)
    assert caught.value.hint == f"give {ways}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025-10-26T02:30", "comes twice"),
        ("20251026T0230", "comes twice"),
        ("26 oktober 2025 om 2.30 uur", "comes twice"),
        ("2026-03-29 02:30", "never comes"),
        ("29 maart 2026 om 2.30 uur", "never comes"),
    ],
)
def test_a_clock_that_comes_twice_or_never_is_refused(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        moment(text, "--at", AMSTERDAM, NOW)
    assert caught.value.hint in (
        "give 2025-10-26T02:30+02:00 or 2025-10-26T02:30+01:00",
        "give 2026-03-29T02:30+01:00 or 2026-03-29T02:30+02:00",
    )
    for way in caught.value.hint.removeprefix("give ").split(" or "):
        moment(way, "--at", AMSTERDAM, NOW)
