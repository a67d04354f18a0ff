"""JSON Feed 1.0 and 1.1 → its document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wirecli.readers.feeds import feed
from wirecli.readers.feeds.feed import Channel, Entry
from wirecli.readers.wires import wire
from wirecli.undated import Document


def is_feed(value: Any) -> bool:
    """Whether a JSON value is a feed: its version is an address of jsonfeed.org."""
    version = value.get("version") if isinstance(value, dict) else None
    return isinstance(version, str) and "jsonfeed.org/" in version


def document(value: Mapping[str, Any], encoding: str) -> Document:
    """The document of a feed."""
    title = wire.line(_string(value, "title"))
    channel = Channel(title, _string(value, "feed_url"), _string(value, "language"), byline=_authors(value))
    items = value.get("items")
    entries = [_entry(item) for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return feed.document(channel, entries, format="jsonfeed", media_type="application/json", encoding=encoding)


def _string(value: Mapping[str, Any], name: str) -> str | None:
    """A text, or a number as one: ids come as both."""
    said = value.get(name)
    if isinstance(said, int) and not isinstance(said, bool):
        return str(said)
    return said if isinstance(said, str) and said.strip() else None


def _entry(item: Mapping[str, Any]) -> Entry:
    tags = item.get("tags")
    section = (
        next((tag for tag in tags if isinstance(tag, str) and tag.strip()), None) if isinstance(tags, list) else None
    )
    return Entry(
        title=_string(item, "title"),
        summary=_string(item, "summary"),
        content=_string(item, "content_html") or _string(item, "content_text"),
        id=_string(item, "id"),
        byline=_authors(item),
        section=wire.line(section),
        published=_string(item, "date_published"),
        changed=_string(item, "date_modified"),
    )


def _authors(item: Mapping[str, Any]) -> str | None:
    """The names of an item's authors, or a feed's: a list in 1.1, one in 1.0."""
    authors = item.get("authors")
    said = authors if isinstance(authors, list) else [item.get("author")]
    names = [_string(one, "name") for one in said if isinstance(one, dict)]
    return wire.line(", ".join(dict.fromkeys(filter(None, names))))
