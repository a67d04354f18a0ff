"""A day's stories on a time axis, as plain characters; pure functions. The terminal view gives them their colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta

from wirecli.base.clock import since_epoch
from wirecli.model import Instant, Published

HOUR = timedelta(hours=1)
STEPS = (1, 2, 3, 4, 6, 12, 24)
"""Hours from tick to tick, the first with which the labels don't touch."""
LABEL = 4
"""Columns that a tick's label and the space after it take."""
WIDEST = 6
"""Columns of an hour at most: half a column is then five minutes."""

# Half a column is the finest that a terminal's heavy line can show.
BOTH, LEFT, RIGHT, OPEN = "━", "╸", "╺", "┄"


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole hours from `begin` to `end`, aware, in `width` columns."""

    begin: Instant
    end: Instant
    width: int

    def column(self, moment: Instant) -> float:
        """Where an instant stands: 0 at the axis's begin, `width` at its end, within these."""
        share = (moment.timestamp() - self.begin.timestamp()) / (self.end.timestamp() - self.begin.timestamp())
        return self.width * min(1.0, max(0.0, share))

    @property
    def hours(self) -> int:
        """How many hours it has."""
        return round((self.end.timestamp() - self.begin.timestamp()) / 3600)

    def of_width(self, width: int) -> Axis:
        """The same hours in as many columns."""
        return Axis(self.begin, self.end, width)


def axis(times: Iterable[Published], day: tuple[Instant, Instant], width: int) -> Axis:
    """The hours of `day` (its first and last instant) that these times' bounds lie in, six hours at least."""
    begin, end = (moment.timestamp() for moment in day)
    moments = [moment.timestamp() for time in times for moment in (time.earliest, time.latest, time.time) if moment]
    inside = [moment for moment in moments if begin <= moment <= end] or [begin, end]
    first = (min(inside) - begin) // 3600
    last = -(-(max(inside) - begin) // 3600)
    hours = -(-(end - begin) // 3600)
    last = min(hours, max(last, first + 6))
    first = max(0.0, min(first, last - 6))
    zone = day[0].tzinfo
    start, stop = (since_epoch(begin + 3600 * hour, UTC).astimezone(zone) for hour in (first, last))
    return Axis(start, stop, width)


def in_columns(along: Axis, most: int) -> Axis:
    """The axis with as many columns for each of its hours as for every other, `most` in all.

    One hour has WIDEST columns at most, for a chart is no wider than what it shows; where `most` is less than the hours
    a column is as many hours as it must be.
    """
    count = along.hours
    each = min(WIDEST, most // count)
    return along.of_width(count * each if each else max(1, count // -(-count // max(1, most))))


def ticks(along: Axis) -> str:
    """The axis's labels: the hours at which their columns begin."""
    line = [" "] * (along.width + 2)
    for hour in hours(along):
        place = round(along.column(hour))
        line[place : place + 2] = f"{hour:%H}" if hour < along.end or hour.hour else "24"
    return "".join(line)


def rules(along: Axis) -> frozenset[int]:
    """The columns at whose left a tick stands, `width` for one at the end."""
    return frozenset(round(along.column(hour)) for hour in hours(along))


def strip(times: Sequence[Published], along: Axis) -> tuple[str, Instant, int]:
    """How many of the times' best values lie in each hour, as blocks; the fullest hour, and how many it has.

    A block is as wide as its hour, so an hour must have a column: see `in_columns`.
    """
    counts = [0] * along.hours
    for time in times:
        counts[min(along.hours - 1, int(along.column(time.time) * along.hours / along.width))] += 1
    most = max(1, *counts)
    blocks = (_HEIGHTS[-(-count * (len(_HEIGHTS) - 1) // most)] for count in counts)
    fullest = (along.begin.astimezone(UTC) + counts.index(max(counts)) * HOUR).astimezone(along.begin.tzinfo)
    return "".join(block * (along.width // along.hours) for block in blocks), fullest, max(counts)


_HEIGHTS = " ▁▂▃▄▅▆▇█"


def bar(published: Published, along: Axis) -> str:
    """The bounds of a time as a line on the axis, half a column at least; dashes to where no bound is known."""
    begin = 0.0 if published.earliest is None else along.column(published.earliest)
    first, last = round(2 * begin), round(2 * along.column(published.latest))
    last = max(last, first + 1)
    if last > 2 * along.width:
        first, last = 2 * along.width - 1, 2 * along.width
    if published.earliest is None:
        return (OPEN * ((last - 1) // 2) + LEFT).ljust(along.width)
    cells = ((first <= 2 * cell < last, first <= 2 * cell + 1 < last) for cell in range(along.width))
    return "".join(_CELLS[cell] for cell in cells)


_CELLS = {(False, False): " ", (True, True): BOTH, (True, False): LEFT, (False, True): RIGHT}


def hours(along: Axis) -> Iterator[Instant]:
    """The full hours at which a tick stands: those that a clock's face would stress, the axis's end included."""
    begin, zone = along.begin.astimezone(UTC), along.begin.tzinfo
    count = along.hours
    step = next((step for step in STEPS if along.width * step / count >= LABEL), STEPS[-1])
    for number in range(count + 1):
        hour = (begin + number * HOUR).astimezone(zone)
        if hour.hour % step == 0:
            yield hour
