"""Atom 1.0, and 0.3 → its document."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from wirecli.readers.content import xml
from wirecli.readers.feeds import feed
from wirecli.readers.feeds.feed import Channel, Entry
from wirecli.readers.wires import wire
from wirecli.undated import Document


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:
    """The one document of a feed."""
    root, found = xml.parse(data, encoding)
    entries = [_entry(one) for one in root.iter() if xml.local(one) == "entry"]
    yield feed.document(_channel(root), entries, format="atom", media_type="application/xml", encoding=found)


def _channel(root: Any) -> Channel:
    own = next((one.get("href") for one in xml.children(root, "link") if one.get("rel") == "self"), None)
    built = xml.told(root, "updated") or xml.told(root, "modified")
    title = _construct(root, "title")
    return Channel(wire.line(title), own or None, root.get(xml.XML_LANG), wire.time(built), _authors(root))


def _entry(entry: Any) -> Entry:
    category = xml.first(entry, "category")
    return Entry(
        title=_construct(entry, "title"),
        summary=_construct(entry, "summary"),
        content=_construct(entry, "content"),
        id=xml.told(entry, "id"),
        byline=_authors(entry),
        section=xml.attribute(category, "label") or xml.attribute(category, "term") or xml.text(category),
        published=xml.told(entry, "published") or xml.told(entry, "issued") or xml.told(entry, "created"),
        changed=xml.told(entry, "updated") or xml.told(entry, "modified"),
    )


def _construct(element: Any, name: str) -> str | None:
    """A text as HTML, whether it is text, escaped HTML, or XHTML in elements (RFC 4287, 3.1)."""
    for child in element:
        if xml.name(child) == name:
            kind = (child.get("type") or "text").lower()
            text = xml.inner(child)
            if kind == "text" and not len(child) and name == "title":
                text = _as_text(text)
            if text.strip():
                return text
    return None


def _as_text(text: str) -> str:
    """A title that says it is text, as HTML that shows the same; many say so of HTML."""
    return text if "<" in text or "&" in text else escape(text, quote=False)


def _authors(element: Any) -> str | None:
    """The authors that an entry, or a feed, names itself."""
    names = [name for one in xml.children(element, "author") if (name := xml.told(one, "name"))]
    return ", ".join(dict.fromkeys(names)) or None
