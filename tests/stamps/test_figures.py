"""The promise of the bounds: they hold the truth, whichever library printed the stamps, and are little wider."""

from __future__ import annotations

from statistics import median

import pytest

from tests.stamps.figures import DAYS_30, HOURS_48, INVENTED, figures, listings, mean_share, printers, unknown


@pytest.mark.parametrize("most", [HOURS_48, DAYS_30], ids=["48 hours", "30 days"])
def test_listings_hold_the_truth(most: float) -> None:
    found = {name: figures(listings(printer, most, pages=20)) for name, printer in printers().items()}
    assert mean_share([*found.values()]) >= 0.995
    assert {name: own.share for name, own in found.items() if own.share < 0.98} == {}
    assert median(own.width for own in found.values()) <= 1.6


@pytest.mark.parametrize("most", [HOURS_48, DAYS_30], ids=["48 hours", "30 days"])
def test_a_stamp_alone_holds_the_truth(most: float) -> None:
    found = {name: figures(listings(printer, most, number=1, pages=150)) for name, printer in printers().items()}
    assert mean_share([*found.values()]) >= 0.995
    assert {name: own.share for name, own in found.items() if own.share < 0.98} == {}
    assert median(own.width for own in found.values()) <= 1.6


def test_a_library_that_is_not_in_the_table_is_met_by_the_union() -> None:
    found = [unknown(name, listings(printer, HOURS_48, pages=15)) for name, printer in printers().items()]
    assert mean_share(found) >= 0.98


@pytest.mark.parametrize("habit", [habit for habit in INVENTED if habit != "rounds up"])
def test_a_habit_that_nobody_measured_is_met_by_the_union(habit: str) -> None:
    """One that rounds up is not: with it every bound would be twice the window."""
    assert figures(listings(INVENTED[habit], HOURS_48, pages=40)).share >= 0.98
