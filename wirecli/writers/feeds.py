"""Feeds of stories, newest first and each once: Atom and RSS 2.0 by feedgen (the extra `feeds`), JSON Feed 1.1.

A feed is small by nature, so it is held whole; `FEED` stories at most, as readers keep no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nlargest
from typing import Any

from wirecli.base.jsonbytes import dumps
from wirecli.errors import UsageError
from wirecli.model import Instant, Page, Story
from wirecli.plain import iso
from wirecli.records import NamedTuple
from wirecli.writers.items import markup, plain, title_of, urn

FEED = 500


class Entry(NamedTuple):
    """A story for a feed: `url` where it can be read, `updated` when it was last changed, as far as is known."""

    story: Story
    url: str | None
    updated: Instant


def entries(items: Iterable[Page] | Iterable[Story]) -> tuple[str, list[Entry]]:
    """A title for the feed and its entries: the newest stories, newest first."""
    found: dict[str, Entry] = {}
    publishers: dict[str, None] = {}
    for item in items:
        url = item.source.url if isinstance(item, Page) else None
        if isinstance(item, Page) and item.source.publisher:
            publishers[item.source.publisher] = None
        for story in item.stories() if isinstance(item, Page) else [item]:
            updated = story.modified or (story.published.time if story.published else None)
            if updated is not None:
                lead = url if isinstance(item, Page) and story is item.article else None
                known = found.get(story.id)
                found[story.id] = Entry(story, lead or (known.url if known else None), updated)
        if len(found) > 2 * FEED:
            found = {entry.story.id: entry for entry in _newest(found.values())}
    return ", ".join(publishers) or "wirecli", _newest(found.values())


def _newest(found: Iterable[Entry]) -> list[Entry]:
    return nlargest(FEED, found, key=lambda entry: entry.updated.timestamp())


def atom(items: Iterable[Page] | Iterable[Story]) -> Iterator[bytes]:
    """An Atom feed (RFC 4287)."""
    feed: bytes = _feed(*entries(items)).atom_str(pretty=True)
    yield feed + b"\n"


def rss(items: Iterable[Page] | Iterable[Story]) -> Iterator[bytes]:
    """An RSS 2.0 feed."""
    feed: bytes = _feed(*entries(items)).rss_str(pretty=True)
    yield feed + b"\n"


def jsonfeed(items: Iterable[Page] | Iterable[Story]) -> Iterator[bytes]:
    """A JSON Feed 1.1; `_wirecli` holds the bounds that feeds have no field for."""
    title, found = entries(items)
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": title, "items": [_json(entry) for entry in found]}
    yield dumps(feed, indent=True, line=True)


def _json(entry: Entry) -> dict[str, Any]:
    story = entry.story
    published, dateline = story.published, story.dateline
    assert published is not None
    said = {
        "id": urn("story", story.id),
        "url": entry.url,
        "title": title_of(story),
        "content_html": markup(story) or None,
        "content_text": title_of(story) if not story.blocks else None,
        "date_published": iso(published.time),
        "date_modified": iso(story.modified),
        "authors": [{"name": story.byline}] if story.byline else None,
        "tags": [tag for tag in (story.section, *(dateline.places if dateline else ())) if tag] or None,
        "language": (story.wire.language if story.wire else None) or "nl",
        "_wirecli": {
            "earliest": iso(published.earliest),
            "latest": iso(published.latest),
            "origin": published.origin,
            "stamp": story.stamp,
        },
    }
    return {name: value for name, value in said.items() if value is not None}


def _feed(title: str, found: list[Entry]) -> Any:
    try:
        from feedgen.feed import FeedGenerator
    except ImportError:
        raise UsageError("this feed needs feedgen, which is not installed", "pip install 'wirecli[feeds]'") from None
    feed = FeedGenerator()
    feed.id(urn("feed", "stories"))
    feed.title(plain(title))
    feed.description(f"Stories of {plain(title)}, newest first")
    feed.link(href=urn("feed", "stories"), rel="self")
    feed.generator("wirecli")
    if found:
        feed.updated(found[0].updated)
        feed.lastBuildDate(found[0].updated)
    for entry in found:
        _add(feed.add_entry(order="append"), entry)
    return feed


def _add(item: Any, entry: Entry) -> None:
    story = entry.story
    assert story.published is not None
    item.id(urn("story", story.id))
    item.guid(urn("story", story.id), permalink=False)
    item.title(plain(title_of(story)))
    item.published(story.published.time)
    item.updated(entry.updated)
    item.content(markup(story), type="html")
    item.description(markup(story) or plain(title_of(story)), isSummary=True)
    if entry.url:
        item.link(href=plain(entry.url))
    if story.byline:
        item.author(name=plain(story.byline))
    if story.section:
        item.category(term=plain(story.section))
