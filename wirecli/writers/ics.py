"""iCalendar (RFC 5545): what lies ahead, an event a future mention, with the sentence that tells it.

The icalendar library, an extra, writes it. A day or longer is an all-day event, a clock time or a part of the day one
with hours; what is coarser than a month is no event of an agenda and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date
from typing import Any

from wirecli.errors import UsageError
from wirecli.model import Event, Instant, Page, Story
from wirecli.writers import Layout
from wirecli.writers.items import plain, urn
from wirecli.writers.told import of_pages, of_story

_GRAINS = frozenset({"second", "minute", "hour", "part", "day", "week", "weekend", "month"})


def pages(items: Iterable[Page], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001 - one shape
    """A calendar of what the stories of all pages say lies ahead."""
    return _calendar(event for event in of_pages(items) if is_ahead(event))


def stories(items: Iterable[Story], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001
    """A calendar of what the stories say lies ahead."""
    return _calendar(event for story in items for event in of_story(story) if is_ahead(event))


def events(items: Iterable[Event], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001
    """A calendar of these events."""
    return _calendar(items)


def is_ahead(event: Event) -> bool:
    """Whether an event is to come, and fine enough for an agenda: it begins after its story was published."""
    published = event.published
    return (
        published is not None
        and event.grain in _GRAINS
        and event.begin.astimezone(UTC) > published.astimezone(UTC)
        and not event.value.startswith("P")
    )


def _calendar(items: Iterable[Event]) -> Iterator[bytes]:
    icalendar = _library()
    seen: set[str] = set()
    yield b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//wirecli//stories//NL\r\n"
    for event in items:
        key = f"{event.story_id}-{event.begin.timestamp():.0f}-{event.end.timestamp():.0f}"
        if key not in seen:
            seen.add(key)
            yield _event(icalendar, key, event).to_ical()
    yield b"END:VCALENDAR\r\n"


def _event(icalendar: Any, key: str, event: Event) -> Any:
    shown = icalendar.Event()
    shown.add("uid", urn("event", key))
    shown.add("dtstamp", (event.published or event.begin).astimezone(UTC))
    shown.add("summary", plain(event.headline or event.sentence))
    shown.add("description", plain(event.sentence))
    shown.add("dtstart", _when(event, event.begin))
    shown.add("dtend", _when(event, event.end))
    if event.places:
        shown.add("location", plain(", ".join(event.places)))
    if event.url:
        shown.add("url", plain(event.url))
    return shown


def _when(event: Event, time: Instant) -> date | Instant:
    """A date for what lasts whole days, else the instant; the end of both is excluded, as iCalendar's is."""
    return time.astimezone(UTC) if event.grain in ("second", "minute", "hour", "part") else time.date()


def _library() -> Any:
    try:
        import icalendar
    except ImportError:
        raise UsageError("ics needs icalendar, which is not installed", "pip install 'wirecli[feeds]'") from None
    return icalendar
