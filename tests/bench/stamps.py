"""Stamps: how often the bounds of listings hold the truth, and how wide they are beside the window of the stamp itself."""

from __future__ import annotations

from statistics import median

from tests.stamps.figures import DAYS_30, HOURS_48, INVENTED, Figures, figures, listings, mean_share, printers, unknown


def report() -> None:
    """Listings of each library, single stamps, each library left out of the table, and libraries that nobody measured."""
    of = printers()
    for name, most, number in (
        ("listings to 48 hours", HOURS_48, None), ("listings to 30 days", DAYS_30, None),
        ("single stamps to 48 hours", HOURS_48, 1), ("single stamps to 30 days", DAYS_30, 1),
    ):  # fmt: skip
        pages = 600 if number else 60
        _line(name, {own: figures(listings(of[own], most, number=number, pages=pages)) for own in of})
    _line("its library left out", {own: unknown(own, listings(of[own], HOURS_48)) for own in of})
    for number, name in ((None, "invented, listings"), (1, "invented, single")):
        _line(name, {own: figures(listings(INVENTED[own], HOURS_48, number=number, pages=200)) for own in INVENTED})


def _line(name: str, found: dict[str, Figures]) -> None:
    worst = min(found, key=lambda setting: found[setting].share)
    wide = max(found, key=lambda setting: found[setting].width)
    print(
        f"{name:26} truth held {mean_share([*found.values()]):7.2%} mean, {found[worst].share:7.2%} worst ({worst}); "
        f"median width {median(own.width for own in found.values()):.2f} windows, {found[wide].width:.2f} worst ({wide})"
    )
