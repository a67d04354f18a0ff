"""Flat rows: a story or a mention as columns with plain values, for tables of every kind. `STORIES` and `TIMES` are the
two tables; CSV, flat JSON Lines, Parquet and `to_rows` are views of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any, Literal

from wirecli.base.clock import comes_twice
from wirecli.model import Event, Instant, Mention, Page, Story
from wirecli.plain import iso
from wirecli.records import NamedTuple
from wirecli.writers import ReadText

Value = str | int | Instant | tuple[str, ...] | None


class PlacedStory(NamedTuple):
    """A story with where it stands: `position` counts a page's stories from 1, the lead's included.

    A teaser without a section of its own has its block's. `page` is None for stories of a store.
    """

    page: Page | None
    section: str | None
    position: int
    story: Story


class PlacedMention(NamedTuple):
    """A mention with the story that it stands in, None where a text is no story's; `number` counts a story's from 1."""

    page: Page | None
    story: Story | None
    number: int
    mention: Mention


class Column(NamedTuple):
    """A column: its name, the kind of its values, and what it shows of a story or a mention."""

    name: str
    kind: Literal["text", "integer", "time", "texts"]
    of: Callable[[Any], Value]


def _published(field: str) -> Callable[[PlacedStory], Any]:
    return lambda placed: getattr(placed.story.published, field) if placed.story.published else None


def _wire(field: str) -> Callable[[PlacedStory], Any]:
    return lambda placed: getattr(placed.story.wire, field) if placed.story.wire else None


def _source(field: str) -> Callable[[PlacedStory], Any]:
    return lambda placed: getattr(placed.page.source, field) if placed.page else None


def _mention(field: str) -> Callable[[PlacedMention], Any]:
    return lambda placed: getattr(placed.mention, field)


_MENTION_FIELDS = (
    "text", "type", "value", "mod", "signal", "begin", "end", "grain", "anchor", "direction", "rule",
)  # fmt: skip
STORIES = (
    Column("source", "text", lambda placed: placed.page.source.name if placed.page else ""),
    Column("kind", "text", lambda placed: placed.story.kind),
    Column("section", "text", lambda placed: placed.section),
    Column("position", "integer", lambda placed: placed.position),
    Column("id", "text", lambda placed: placed.story.id),
    Column("headline", "text", lambda placed: placed.story.headline),
    Column("byline", "text", lambda placed: placed.story.byline),
    Column("places", "texts", lambda placed: placed.story.dateline.places if placed.story.dateline else ()),
    Column("credits", "texts", lambda placed: placed.story.dateline.credits if placed.story.dateline else ()),
    Column("stamp", "text", lambda placed: placed.story.stamp),
    Column("published", "time", _published("time")),
    Column("published_earliest", "time", _published("earliest")),
    Column("published_latest", "time", _published("latest")),
    Column("published_origin", "text", _published("origin")),
    Column("text", "text", lambda placed: placed.story.text),
    Column("modified", "time", lambda placed: placed.story.modified),
    Column("format", "text", _source("format")),
    Column("publisher", "text", _source("publisher")),
    Column("part", "integer", _source("part")),
    Column("url", "text", _source("url")),
    Column("wire_id", "text", _wire("id")),
    Column("wire_version", "integer", _wire("version")),
    Column("wire_status", "text", _wire("status")),
    Column("embargo", "time", _wire("embargo")),
)
TIMES = (
    Column("source", "text", lambda placed: placed.page.source.name if placed.page else ""),
    Column("story_id", "text", lambda placed: placed.story.id if placed.story else ""),
    Column("block", "integer", lambda placed: placed.mention.block),
    Column("begin_char", "integer", lambda placed: placed.mention.span[0]),
    Column("end_char", "integer", lambda placed: placed.mention.span[1]),
    *(Column(name, "time" if name in ("begin", "end") else "text", _mention(name)) for name in _MENTION_FIELDS),
)


_EVENT_TIMES = frozenset({"begin", "end", "published"})
_EVENT_TEXTS = frozenset({"places", "credits"})
EVENTS = tuple(
    Column(
        name,
        "time" if name in _EVENT_TIMES else "texts" if name in _EVENT_TEXTS else "text",
        attrgetter(name),
    )
    for name in Event._fields
)


def stories_of(page: Page) -> Iterator[PlacedStory]:
    """The stories of a page in its order, the lead first."""
    placed = [(page.article.section, page.article)] if page.article else []
    placed += [(story.section or block.section, story) for block in page.related for story in block.stories]
    for position, (section, story) in enumerate(placed, 1):
        yield PlacedStory(page, section, position, story)


def offset_told(time: Instant) -> str:
    """The offset that a local time needs to be one instant: that of the hour that comes twice; "" for any other."""
    return (iso(time) or "")[-6:] if comes_twice(time) else ""


def alone(stories: Iterable[Story]) -> Iterator[PlacedStory]:
    """Stories without a page; their positions count through."""
    for position, story in enumerate(stories, 1):
        yield PlacedStory(None, story.section, position, story)


def stories_on(pages: Iterable[Page]) -> Iterator[PlacedStory]:
    """The stories of pages, one page after the other."""
    return (placed for page in pages for placed in stories_of(page))


def mentions_in(stories: Iterable[PlacedStory]) -> Iterator[PlacedMention]:
    """The mentions of stories, one story after the other."""
    return (mention for placed in stories for mention in mentions_of(placed))


def mentions_read(texts: Iterable[ReadText]) -> Iterator[PlacedMention]:
    """The mentions of texts that are no story's."""
    return (PlacedMention(None, None, number, one) for text in texts for number, one in enumerate(text.mentions, 1))


def mentions_of(placed: PlacedStory) -> Iterator[PlacedMention]:
    """The mentions of a story in its order."""
    for number, mention in enumerate(placed.story.times, 1):
        yield PlacedMention(placed.page, placed.story, number, mention)
