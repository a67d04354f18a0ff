"""A day's stories on a time axis, as plain characters; pure functions. The terminal view gives them their colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, timedelta

from wirecli.base.clock import since_epoch
from wirecli.model import Instant, Published

HOUR = timedelta(hours=1)
STEPS = (1, 2, 3, 4, 6, 12, 24)
"""Hours from tick to tick, the first with which the labels don't touch."""
LABEL = 4
"""Columns that a tick's label and the space after it take."""

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


def ticks(along: Axis) -> str:
    """The axis's labels: the hours at which their columns begin."""
    line = [" "] * (along.width + 2)
    for hour in _hours(along):
        place = round(along.column(hour))
        line[place : place + 2] = f"{hour:%H}" if hour < along.end or hour.hour else "24"
    return "".join(line)


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


def _hours(along: Axis) -> Iterator[Instant]:
    """The full hours at which a tick stands: those that a clock's face would stress, the axis's end included."""
    begin, zone = along.begin.astimezone(UTC), along.begin.tzinfo
    count = round((along.end.timestamp() - along.begin.timestamp()) / 3600)
    step = next((step for step in STEPS if along.width * step / count >= LABEL), STEPS[-1])
    for number in range(count + 1):
        hour = (begin + number * HOUR).astimezone(zone)
        if hour.hour % step == 0:
            yield hour
