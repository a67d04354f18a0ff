"""Which events are asked for: by day, place, credit, words and grain; and their order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC

from wirecli.model import GRAINS, Event, Grain, Instant
from wirecli.records import NamedTuple

ANY_DAY: Grain = "month"
"""The coarsest grain that is an event's unless another is asked for: a year is an age, no date."""


class Chosen(NamedTuple):
    """Which events: those whose interval meets `since` to `until` (instants, the end excluded), `grain` or finer.

    `ahead` keeps what begins after its story was published; `words` must all stand in sentence or headline.
    """

    since: Instant | None = None
    until: Instant | None = None
    ahead: bool = False
    words: tuple[str, ...] = ()
    place: str | None = None
    credit: str | None = None
    grain: Grain = ANY_DAY

    def has(self, event: Event) -> bool:
        """Whether an event is among them."""
        if GRAINS.index(event.grain) > GRAINS.index(self.grain):
            return False
        if (self.since and event.end <= self.since) or (self.until and event.begin >= self.until):
            return False
        if self.ahead and (event.published is None or event.begin.astimezone(UTC) <= event.published.astimezone(UTC)):
            return False
        if self.place and self.place.casefold() not in map(str.casefold, event.places):
            return False
        if self.credit and self.credit.casefold() not in map(str.casefold, event.credits):
            return False
        said = f"{event.sentence} {event.headline or ''}".casefold()
        return all(word.casefold() in said for word in self.words)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events by time: by their begin, the shorter first, then as they came."""
    return sorted(events, key=lambda event: (event.begin.timestamp(), event.end.timestamp()))
