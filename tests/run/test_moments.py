"""What users type for times and zones: read as meant, or refused; never guessed."""

from __future__ import annotations

from datetime import datetime

import pytest

from wirecli.errors import UsageError
from wirecli.run.moments import moment, zone

AMSTERDAM = zone("Europe/Amsterdam")
NOW = datetime(2026, 1, 31, 18, 30, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-31T18:30", "2026-01-31T18:30:00+01:00"),
        ("2026-01-31 18:30", "2026-01-31T18:30:00+01:00"),
        ("2026-01-31T18:30:15Z", "2026-01-31T19:30:15+01:00"),
        ("2026-01-31T18:30-05:00", "2026-02-01T00:30:00+01:00"),
        ("20260131T1830", "2026-01-31T18:30:00+01:00"),
        ("2026-07-01", "2026-07-01T00:00:00+02:00"),
        ("2026-03-29T02:30", "2026-03-29T03:30:00+02:00"),  # skipped by spring
        ("2025-10-26T02:30", "2025-10-26T02:30:00+02:00"),  # twice in autumn: the first
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
    ["", " ", "12", "2024", "maart", "zaterdag", "banaan", "gisteren banaan", "25:00", "32 januari 2026", "\x1b[31m"],
)
def test_time_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"cannot read the time .* of --published") as caught:
        moment(text, "--published", AMSTERDAM, NOW)
    assert "ISO 8601" in caught.value.hint


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
