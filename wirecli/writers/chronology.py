"""A chronology: events by day, and the days most spoken of. Pure functions; the views give it their looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import groupby

from wirecli.model import Event
from wirecli.records import NamedTuple
from wirecli.writers.words import Words

BAR = 24
"""Columns of the longest bar."""


class Heading(NamedTuple):
    """A stretch of time with events: what it is called, how many stories speak of it, and its events."""

    title: str
    stories: int
    events: tuple[Event, ...]


def headings(events: Iterable[Event], words: Words) -> Iterator[Heading]:
    """Events in time's order under a heading each day; what is longer than a day has a heading of its own."""
    for title, group in groupby(events, lambda event: _title(event, words)):
        told = tuple(group)
        yield Heading(title, len({event.story_id for event in told}), told)


def _title(event: Event, words: Words) -> str:
    if event.end - event.begin <= timedelta(hours=25) and event.grain not in ("week", "weekend", "month"):
        return words.day(event.begin)
    return words.interval(event.begin, event.end)


def bar(stories: int, most: int, width: int = BAR) -> str:
    """How many stories, as a bar: `most` is the longest's, `width` columns at the most; at least one column."""
    return "█" * max(1, round(min(BAR, width) * stories / most))


def clock(event: Event, words: Words) -> str:
    """`14:00`, `18:00–24:00`, or nothing for a day and longer."""
    if event.grain in ("second", "minute"):
        return words.clock(event.begin)
    if event.grain in ("hour", "part"):
        end = words.clock(event.end)
        return f"{words.clock(event.begin)}–{'24:00' if end == '00:00' else end}"
    return ""


def told_on(event: Event, words: Words) -> str:
    """`told Sat 31 Jan 2026`; nothing where that is the day of the event, which stands above."""
    if event.published is None or event.begin.date() == event.published.date():
        return ""
    return words.say("told", day=words.day(event.published))
