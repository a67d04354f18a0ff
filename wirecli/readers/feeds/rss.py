"""RSS 0.9 to 2.0, and RSS 1.0 in RDF → its document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wirecli.readers.content import markup, xml
from wirecli.readers.feeds import feed
from wirecli.readers.feeds.feed import Channel, Entry
from wirecli.readers.wires import wire
from wirecli.undated import Document


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:
    """The one document of a feed."""
    root, found = xml.parse(data, encoding)
    channel = next((one for one in root.iter() if xml.name(one) == "channel"), root)
    items = [one for one in root.iter() if xml.name(one) == "item"]
    yield feed.document(
        _channel(channel), [_entry(item) for item in items], format="rss", media_type="application/xml", encoding=found
    )


def said(element: Any, *names: str) -> str | None:
    """The raw text of the first child with one of these names that has one, the names in their order."""
    for name in names:
        for child in element:
            if xml.name(child) == name:
                text = "".join(child.itertext())
                if text.strip():
                    return text
    return None


def line(element: Any, *names: str) -> str | None:
    """The text of a child as a line: tags and references read."""
    text = said(element, *names)
    return markup.line(text) if text else None


def _channel(channel: Any) -> Channel:
    own = next((one.get("href") for one in channel if xml.local(one) == "link" and one.get("rel") == "self"), None)
    built = said(channel, "lastBuildDate", "dc:date", "pubDate", "sy:updateBase")
    return Channel(
        line(channel, "title"),
        own or None,
        line(channel, "language", "dc:language"),
        wire.time(built),
    )


def _entry(item: Any) -> Entry:
    return Entry(
        title=said(item, "title", "dc:title", "media:title"),
        summary=_markup(item, "description", "itunes:summary", "media:description"),
        content=_markup(item, "content:encoded", "encoded", "fulltext", "body"),
        id=line(item, "guid") or item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about") or line(item, "link"),
        byline=_creators(item) or _author(line(item, "author")) or line(item, "itunes:author"),
        section=line(item, "category", "dc:subject"),
        published=said(item, "pubDate", "dc:date", "date", "pubdate", "published", "dcterms:issued", "dcterms:created"),
        changed=said(item, "dcterms:modified", "updated"),
    )


def _markup(item: Any, *names: str) -> str | None:
    """The text of a child that is HTML: escaped, or, against the rules, as elements."""
    for name in names:
        for child in item:
            if xml.name(child) == name:
                text = xml.inner(child)
                if text.strip():
                    return text
    return None


def _creators(item: Any) -> str | None:
    """Who wrote an item, by Dublin Core: one element each."""
    names = [markup.line("".join(one.itertext())) for one in item if xml.name(one) in ("dc:creator", "creator")]
    return ", ".join(dict.fromkeys(filter(None, names))) or None


def _author(text: str | None) -> str | None:
    """The name in `post@kade.example (Jet Baan)`; an address alone is no byline."""
    if text is None or "@" not in text:
        return text
    name = text[text.find("(") + 1 : text.rfind(")")] if "(" in text else ""
    return name.strip() or None
