"""How often a stamp's bounds hold the truth: listings as libraries printed them, and as none of the table does.

The prints are the table's, which knows the moment. Where it has none for an age they are those of
`../shared/forms/stamp_windows.tsv`, if that is present: the hull of several moments.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from math import inf
from statistics import mean, median
from typing import NamedTuple, TypeAlias

from tests.running import ROOT
from tests.stamps.listings import ZONE, Stamper, stampers
from wirecli.model import Instant
from wirecli.stamps import libraries, telling
from wirecli.stamps.dating import of_teasers, telling_of
from wirecli.undated import UndatedStory

MEASURED = ROOT.parent / "shared" / "forms" / "stamp_windows.tsv"
HOURS_48, DAYS_30 = 48 * 3600.0, 30 * 86400.0
AFTER_CHANGES = [Instant(datetime.fromisoformat(told)).astimezone(ZONE) for told in (
    "2026-03-29T04:10+02:00", "2026-03-29T12:40+02:00", "2026-03-30T09:05+02:00",
    "2026-10-25T03:20+01:00", "2026-10-25T11:30+01:00", "2026-10-26T10:45+01:00",
)]  # fmt: skip

Print: TypeAlias = "tuple[str, float]"
"""A stamp, and how many seconds wide the window is for which it is printed."""
Printer: TypeAlias = "Callable[[random.Random, Instant, Instant], Print | None]"
"""What is printed of a story of that moment at a reading; None where it is a date, which says the day itself."""

Listing: TypeAlias = "tuple[Instant, list[tuple[Instant, str, float]]]"
"""When a listing is read, and its stories from new to old: the moment, the stamp, and its window's width in seconds."""


class Figures(NamedTuple):
    """Stamps read, those whose bounds hold the truth, and the median of width by the window's own."""

    stamps: int
    held: int
    width: float

    @property
    def share(self) -> float:
        """The part of the stamps whose bounds hold the truth."""
        return self.held / self.stamps


def printers() -> dict[str, Printer]:
    """Every setting, with what prints its stamps."""
    of_table = {name: _of_table(own) for name, own in stampers().items()}
    return of_table | {name: _measured(name, rows) for name, rows in (_rows() if MEASURED.exists() else {}).items()}


def _of_table(own: Stamper) -> Printer:
    return lambda _, published, read: own.stamp(published, read)


@cache
def _rows() -> dict[str, list[tuple[str, float, float]]]:
    found: dict[str, list[tuple[str, float, float]]] = {}
    for line in MEASURED.read_text("utf-8").splitlines()[1:]:
        name, _, form, youngest, oldest = line.split("\t")
        if "<" not in form:  # <DATE>
            stamp = form.replace("⍽", "\xa0").replace("⎵", "\u202f")
            found.setdefault(name, []).append((stamp, float(youngest), float(oldest) + 1))
    return found


def _measured(name: str, rows: Sequence[tuple[str, float, float]]) -> Printer:
    own = stampers()[name]

    def stamp(chance: random.Random, published: Instant, read: Instant) -> Print | None:
        printed = own.stamp(published, read)
        if printed is not None:
            return printed
        age = read.timestamp() - published.timestamp()
        fit = [(form, oldest - youngest) for form, youngest, oldest in rows if youngest <= age < oldest]
        return chance.choice(fit) if fit else None

    return stamp


def counted(minutes: Callable[[float], float], hours: Callable[[float], float], *switches: float) -> Printer:
    """A library that nobody measured: how it rounds counts, and from which ages (seconds) it counts hours and days."""
    to_hours, to_days = switches

    def said(age: float) -> str:
        if age < to_hours:
            count = max(round(minutes(age / 60)), 1)
            return f"{count} {'minuut' if count == 1 else 'minuten'} geleden"
        if age < to_days:
            return f"{max(round(hours(age / 3600)), 1)} uur geleden"
        count = max(round(hours(age / 86400)), 1)
        return f"{count} {'dag' if count == 1 else 'dagen'} geleden"

    def stamp(_: random.Random, published: Instant, read: Instant) -> Print | None:
        age = read.timestamp() - published.timestamp()
        unit = 60.0 if age < to_hours else 3600.0 if age < to_days else 86400.0
        return said(age), unit

    return stamp


def _ceil(count: float) -> float:
    return -(-count // 1)


def _half_up(count: float) -> float:
    return (count + 0.5) // 1


def _floor(count: float) -> float:
    return count // 1


def _rounded_twice(_: random.Random, published: datetime, read: datetime) -> Print | None:
    """Minutes rounded, hours of the rounded minutes, days of the rounded hours; a day is yesterday."""
    minutes = _half_up((read.timestamp() - published.timestamp()) / 60)
    hours = _half_up(minutes / 60)
    days = int(_half_up(hours / 24))
    if minutes < 60:
        return f"{int(minutes)} min geleden", 60
    if hours < 24:
        return f"{int(hours)} uur geleden", 3600
    return "gisteren" if days == 1 else f"{days} dagen geleden", 86400


def _days_of_the_calendar(_: random.Random, published: datetime, read: datetime) -> Print | None:
    """Hours counted down on the day itself, then days of the calendar."""
    age = read.timestamp() - published.timestamp()
    days = (read.date() - published.date()).days
    if age < 3600:
        return f"{int(age // 60)} min geleden", 60
    if days == 0:
        return f"{int(age // 3600)} uur geleden", 3600
    return "gisteren" if days == 1 else f"{days} dagen geleden", 86400


INVENTED = {
    "rounds up": counted(_ceil, _ceil, 3600, 86400),
    "rounds half": counted(_half_up, _half_up, 3570, 23.5 * 3600),
    "45 minutes, 22 hours, 26 days": counted(_half_up, _half_up, 45 * 60, 22 * 3600),
    "90 minutes, 36 hours": counted(_floor, _floor, 90 * 60, 36 * 3600),
    "rounds what is rounded": _rounded_twice,
    "days of the calendar": _days_of_the_calendar,
}


def listings(
    printer: Printer, most: float, *, number: int | None = None, pages: int = 60, seed: int = 1
) -> list[Listing]:
    """`pages` listings of 5 to 20 stamps (or of `number`), of ages from a minute to `most` seconds; a quarter of them
    read just after a change of the clocks."""
    chance = random.Random(seed)
    found = []
    for _ in range(pages):
        read = chance.choice(AFTER_CHANGES) if chance.random() < 0.25 else _any_moment(chance)
        found.append((read, _listing(chance, printer, read, most, number or chance.randint(5, 20))))
    return found


def figures(of: Sequence[Listing]) -> Figures:
    """What the default makes of listings."""
    stamps = held = 0
    widths: list[float] = []
    for read, listing in of:
        for (truth, _, window), (earliest, latest) in zip(listing, dated(listing, read), strict=True):
            stamps += 1
            held += earliest <= truth.timestamp() <= latest
            widths.append((latest - earliest) / max(window, 1))
    return Figures(stamps, held, median(widths) if widths else 0.0)


def _any_moment(chance: random.Random) -> Instant:
    return Instant(datetime.fromtimestamp(1_767_225_600 + chance.randrange(365 * 86400), ZONE))


def _listing(
    chance: random.Random, printer: Printer, read: Instant, most: float, number: int
) -> list[tuple[Instant, str, float]]:
    ages = sorted(
        chance.uniform(60, most) if chance.random() < 0.5 else 60 * (most / 60) ** chance.random()
        for _ in range(number)
    )
    moments = [Instant(datetime.fromtimestamp(int(read.timestamp() - age), ZONE)) for age in ages]
    told = [(moment, printer(chance, moment, read)) for moment in moments]
    return [(moment, *print_) for moment, print_ in told if print_ is not None]


def dated(listing: Sequence[tuple[Instant, str, float]], read: Instant) -> list[tuple[float, float]]:
    """The bounds of each story in seconds of the epoch: wall times of one zone compare wrongly at its changes."""
    data = "\n".join(stamp for _, stamp, _ in listing).encode()
    stories = [UndatedStory("teaser", stamp=stamp.translate(_SPACES)) for _, stamp, _ in listing]
    published, _ = of_teasers(stories, read, telling_of(stories, "auto", data))
    return [(own.earliest.timestamp() if own.earliest else -inf, own.latest.timestamp()) for own in published]


_SPACES = str.maketrans({"\xa0": " ", "\u202f": " "})


@contextmanager
def without(library: str) -> Iterator[None]:
    """The table as it is where nobody has measured `library`."""
    head, *sections = libraries._table().split("\n= ")
    kept = "\n= ".join([head, *(text for text in sections if text.split("\t", 2)[1] != library)])
    whole = libraries._table
    forget()
    libraries._table = lambda: kept  # type: ignore[assignment]
    try:
        yield
    finally:
        libraries._table = whole
        forget()


def forget() -> None:
    """Forget what was read of the table."""
    for remembered in (
        libraries._settings, libraries._rows, libraries._printing, libraries.printers, telling._hull,
        telling._same_everywhere,
    ):  # fmt: skip
        remembered.cache_clear()


def unknown(setting: str, of: Sequence[Listing]) -> Figures:
    """The figures of a setting's listings where its library is not in the table."""
    with without(libraries.settings()[setting]):
        return figures(of)


def mean_share(of: Sequence[Figures]) -> float:
    """The mean of their shares."""
    return mean(figure.share for figure in of)
