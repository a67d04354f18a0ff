"""The intervals of a story's times as rows of an index, and the question which of them meet a span. Pure functions.

A row has a `kind`, which is the grain and how long the interval is at most: so those that meet a span are, kind by
kind, one range of the begins. All instants are microseconds since 1970, UTC.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timezone

from wirecli.model import GRAINS, Grain, Instant, Micros, Story
from wirecli.plain import whole_minutes
from wirecli.records import NamedTuple
from wirecli.store.sightings import micros

_UNIT = 60_000_000
_LEVELS = 34
"""A level is a power of two in minutes; the longest interval that dates can say, 9,999 years, is of the last."""

EVER = 1 << 62
"""Further away than any date, and far enough from the end of 64 bits to reckon with."""


class Interval(NamedTuple):
    """A mention's half-open interval; `place` is its number among the story's times."""

    kind: int
    begin: Micros
    finish: Micros
    place: int


def intervals(story: Story) -> Iterator[Interval]:
    """Those of a story's times that are events: with a begin and an end, no set of times."""
    for place, mention in enumerate(story.times):
        if mention.begin is not None and mention.end is not None and mention.type != "SET":
            begin, finish = _written(mention.begin), _written(mention.end)
            level = max(-(-(finish - begin) // _UNIT) - 1, 0).bit_length()
            yield Interval(GRAINS.index(mention.grain) << 6 | level, begin, finish, place)


def _written(moment: Instant) -> Micros:
    """The instant that JSON has, whose offset is whole minutes: an index of what the stories say says no other."""
    offset = moment.utcoffset()
    if offset is None or not offset.seconds % 60:
        return micros(moment)
    return micros(moment.replace(tzinfo=timezone(whole_minutes(offset))))


def kinds(coarsest: Grain) -> list[int]:
    """The kinds of intervals of this grain or a finer one."""
    return [grain << 6 | level for grain in range(GRAINS.index(coarsest) + 1) for level in range(_LEVELS)]


MEETS = f"""story.number IN (SELECT mention.story FROM json_each(?) AS asked
    CROSS JOIN mention ON mention.kind = asked.value
        AND mention.begin > ? - ({_UNIT} << (asked.value & 63)) AND mention.begin < ? AND mention.finish > ?)"""
"""Stories with an interval that meets a span: the kinds as JSON, the begin of the span, its end, its begin again."""
