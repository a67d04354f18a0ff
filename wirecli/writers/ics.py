"""iCalendar (RFC 5545): what lies ahead, an event a future mention, with the sentence that tells it.

The icalendar library, an extra, writes it. A day or longer is an all-day event, a clock time or a part of the day one
with hours; what is coarser than a month is no event of an agenda and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from wirecli.base.sentences import sentence_around
from wirecli.errors import UsageError
from wirecli.model import Mention, Page, Story
from wirecli.writers import Layout
from wirecli.writers.items import plain, title_of, urn

_GRAINS = frozenset({"second", "minute", "hour", "part", "day", "week", "weekend", "month"})


def pages(items: Iterable[Page], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001 - one shape
    """A calendar of the events that the stories of all pages tell of."""
    return _calendar((story, page) for page in items for story in page.stories())


def stories(items: Iterable[Story], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001
    """A calendar of the events that the stories tell of."""
    return _calendar((story, None) for story in items)


def _calendar(items: Iterable[tuple[Story, Page | None]]) -> Iterator[bytes]:
    icalendar = _library()
    seen: set[str] = set()
    yield b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//wirecli//stories//NL\r\n"
    for story, page in items:
        for mention in story.times:
            key = f"{story.id}-{mention.block}-{mention.span[0]}"
            if key not in seen and is_ahead(story, mention):
                seen.add(key)
                yield _event(icalendar, key, story, mention, page).to_ical()
    yield b"END:VCALENDAR\r\n"


def is_ahead(story: Story, mention: Mention) -> bool:
    """Whether a mention is of something to come, fine enough for an agenda: it begins after the story was published."""
    published = story.published
    if published is None or mention.begin is None or mention.end is None or mention.type not in ("DATE", "TIME"):
        return False
    return mention.grain in _GRAINS and mention.begin.astimezone(UTC) > published.time.astimezone(UTC)


def _event(icalendar: Any, key: str, story: Story, mention: Mention, page: Page | None) -> Any:
    text = story.blocks[mention.block].text
    low, high = sentence_around(text, *mention.span)
    assert mention.begin is not None
    assert mention.end is not None
    assert story.published is not None
    event = icalendar.Event()
    event.add("uid", urn("mention", key))
    event.add("dtstamp", story.published.time.astimezone(UTC))
    event.add("summary", plain(title_of(story)))
    event.add("description", plain(text[low:high]))
    event.add("dtstart", _when(mention, mention.begin))
    event.add("dtend", _when(mention, mention.end))
    if story.dateline and story.dateline.places:
        event.add("location", plain(", ".join(story.dateline.places)))
    if page is not None and page.source.url:
        event.add("url", plain(page.source.url))
    return event


def _when(mention: Mention, time: datetime) -> date | datetime:
    """A date for what lasts whole days, else the instant; the end of both is excluded, as iCalendar's is."""
    whole = mention.type == "DATE" and mention.grain not in ("second", "minute", "hour", "part")
    return time.date() if whole else time.astimezone(UTC)


def _library() -> Any:
    try:
        import icalendar
    except ImportError:
        raise UsageError("ics needs icalendar, which is not installed", "pip install 'wirecli[feeds]'") from None
    return icalendar
