"""Times as mail, feeds and telegrams write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecli.stamps import written


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("20181210T123731+0100", "2018-12-10T12:37:31+01:00"),
        ("20170102T222800+0000", "2017-01-02T22:28:00+00:00"),
        ("20260121T104234Z", "2026-01-21T10:42:34+00:00"),
        ("2022-07-11 18:33", "2022-07-11T18:33:00"),
        ("2020-09-07T14:45:26", "2020-09-07T14:45:26"),
        ("2024-11-30T17:12:00 +0100", "2024-11-30T17:12:00+01:00"),
        ("2024-11-30 17:12:00 CET", "2024-11-30T17:12:00+01:00"),
        ("310001 JUL 97", "1997-07-31T00:01:00"),
        ("032131 GMT Feb 26", "2026-02-03T21:31:00+00:00"),
        ("101137 GMT Dez 18", "2018-12-10T11:37:00+00:00"),
        ("211042 jan 26", "2026-01-21T10:42:00"),
        ("301205 NOV 2024", "2024-11-30T12:05:00"),
        ("Sat, 30 Nov 2024 17:12:00 CET", "2024-11-30T17:12:00+01:00"),
        ("za 30 november 2024 om 17.12 uur", "2024-11-30T17:12:00"),
        ("Sat, 30 Nov 2024 17:12:00 -0000", "2024-11-30T17:12:00+00:00"),
        ("Sat Nov 30 2024 17:12:00 GMT+0100 (CET)", "2024-11-30T17:12:00+01:00"),
        ("Sat Nov 30 17:12:00 CET 2024", "2024-11-30T17:12:00+01:00"),
        ("November 30, 2024 5:12 PM", "2024-11-30T17:12:00"),
        ("Sat, 30 Nov 2024 17:12:00 Europe/Amsterdam", "2024-11-30T17:12:00+01:00"),
        ("Sat, 30 Nov 2024 24:00:00 GMT", "2024-12-01T00:00:00+00:00"),
        ("Sat, 30 Nov 2024 17:12:60 GMT", "2024-11-30T17:12:59+00:00"),
        ("Sat, 30 Nov 24 17:12:00 +0100", "2024-11-30T17:12:00+01:00"),
        ("30/11/2024 17:12", "2024-11-30T17:12:00"),
    ],
)
def test_instants_and_wall_times(text: str, time: str) -> None:
    found = written.read(text)
    assert isinstance(found, datetime)
    assert found.isoformat() == time


@pytest.mark.parametrize("text", ["Sat, 30 Nov 2024", "2024-11-30", "20241130", "30 november 2024", "30/11/2024"])
def test_days(text: str) -> None:
    assert written.read(text) == date(2024, 11, 30)


@pytest.mark.parametrize(
    "text",
    ["", "gisteren", "Wed, 31 Feb 2024 10:00:00 GMT", "Nov 30 17:12", "302561 NOV 24", "13/13/2024 10:00", "9" * 5000],
)
def test_no_times(text: str) -> None:
    assert written.read(text) is None


@given(st.text(max_size=200))
def test_any_text_is_a_time_or_none(text: str) -> None:
    found = written.read(text)
    assert found is None or isinstance(found, date)


@pytest.mark.parametrize(
    "text",
    [
        "0001-01-01T00:00:00Z", "0001-01-01T00:00:00", "0001-01-01", "Mon, 01 Jan 0001 00:00:00 GMT",
        "9999-12-31T23:59:59Z", "9999-12-31T23:59:59.9999999-12:00",
    ],
)  # fmt: skip
def test_how_libraries_write_that_there_is_no_time(text: str) -> None:
    """The least and the greatest time of .NET and Go stand in feeds and pages where nobody gave one."""
    assert written.read(text) is None
