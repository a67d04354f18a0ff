"""Listings as the libraries of the table stamp them: moments of publication, and what a site prints beside them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from wirecli.model import Instant
from wirecli.stamps import libraries

ZONE = ZoneInfo("Europe/Amsterdam")


class Stamper(NamedTuple):
    """A setting of a library that prints stamps: each wording with its counts."""

    name: str
    wordings: tuple[str, ...]

    def stamp(self, published: Instant, read: Instant) -> tuple[str, float] | None:
        """What is printed at `read`, and how many seconds wide the window of that is; None where it prints a date."""
        age = read.timestamp() - published.timestamp()
        for wording in self.wordings:
            window = libraries.windows(wording, read).get(self.name)
            if window is not None and window[0] <= age < window[1]:
                return wording, window[1] - window[0]
        return None


@cache
def stampers() -> dict[str, Stamper]:
    """Every setting of the table, by name."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in Path(libraries.FILE).read_text("utf-8").splitlines():
        if line.startswith("= "):
            name = line[2:].split("\t")[0]
        elif line and line[0] != "#":
            wording, counts, *_ = line.split("\t")
            found.setdefault(name, []).extend(_counted(wording, counts))
    return {name: Stamper(name, tuple(wordings)) for name, wordings in found.items()}


def _counted(wording: str, counts: str) -> list[str]:
    told = [wording]
    for part in counts.split(",") if counts else ():
        numbers = libraries._range(part)
        told = [text.replace("N", str(number), 1) for text in told for number in numbers]
    return told


def ages(chance: random.Random, most: float, number: int = 12) -> list[timedelta]:
    """The ages of a listing's stories from new to old, from a minute to `most` seconds: half of them young ones."""
    seconds = [
        chance.uniform(60, most) if chance.random() < 0.5 else 60 * (most / 60) ** chance.random()
        for _ in range(number)
    ]
    return [timedelta(seconds=round(second)) for second in sorted(seconds)]


def moment(chance: random.Random) -> Instant:
    """A moment at which a page is read: any minute of a year, which changes the clocks twice."""
    return Instant(datetime.fromtimestamp(1_767_225_600 + 60 * chance.randrange(525_600), ZONE))


def printed(stamper: Stamper, published: Sequence[Instant], read: Instant) -> list[tuple[Instant, str, float]]:
    """Each story that gets an age, in order: its moment, its stamp, and the width of the stamp's window."""
    stamps = [(at, stamper.stamp(at, read)) for at in published]
    return [(at, *stamp) for at, stamp in stamps if stamp is not None]
