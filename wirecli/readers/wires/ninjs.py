"""ninjs 1 to 3 → its document. Names are written small in 1 and 2, as `versionCreated` in 3: case is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wirecli.base.text import clean
from wirecli.model import Block
from wirecli.readers.content import markup, plain
from wirecli.readers.wires import wire
from wirecli.undated import Document, UndatedBlock, UndatedPage, UndatedStory

_TELLING = frozenset({"headline", "headlines", "body_text", "body_html", "body_xhtml", "bodies", "versioncreated"})
_NAMED = frozenset({"uri", "guid"})  # Superdesk's dialect has `guid`
_PICTURES = frozenset({"picture", "graphic", "photo", "image", "video", "audio"})
_MAIN = frozenset({"", "main", "headline", "title"})


def is_item(value: Any) -> bool:
    """Whether a JSON value is an item of ninjs."""
    return (
        isinstance(value, dict)
        and not _NAMED.isdisjoint(value)
        and not _TELLING.isdisjoint(key.lower() for key in value)
    )


def document(value: Mapping[str, Any], encoding: str) -> Document:
    """The document of an item; items of text that are associated with it are its teasers."""
    story, furniture = wire.article(_item(_small(value)))
    teasers = tuple(_teasers(value))
    related = (UndatedBlock(None, None, teasers),) if teasers else ()
    publisher = _publisher(_small(value))
    return Document("ninjs", "application/json", encoding, UndatedPage(story, related, furniture), publisher=publisher)


def _small(value: Mapping[str, Any]) -> dict[str, Any]:
    return {key.lower(): inner for key, inner in value.items()}


def _item(said: Mapping[str, Any]) -> wire.Item:
    return wire.Item(
        headline=_headline(said),
        blocks=_body(said),
        abstract=_described(said),
        byline=_line(said.get("byline")) or _line(said.get("by")),
        dateline=_line(said.get("dateline")),
        section=_section(said),
        created=wire.time(_string(said.get("firstcreated"))),
        changed=wire.time(_string(said.get("versioncreated"))),
        embargo=wire.time(_string(said.get("embargoed")) or _string(said.get("embargo"))),
        id=_string(said.get("uri")) or _string(said.get("guid")),
        version=_string(said.get("version")),
        status=_string(said.get("pubstatus")),
        urgency=_string(said.get("urgency")),
        note=_line(said.get("ednote")),
        language=_string(said.get("language")),
        replaces=_string(said.get("replacing")) or _string(said.get("evolvedfrom")),
    )


def _string(value: Any) -> str | None:
    """A string, or a number as one; None for what is neither, or empty."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return clean(str(value)) or None


def _line(value: Any) -> str | None:
    return markup.line(value) if isinstance(value, str) else None


def _valued(value: Any) -> list[tuple[str, str, str]]:
    """The parts of a list of `{"role", "contentType", "value"}`: role, media type, text."""
    parts = [_small(part) for part in value if isinstance(part, dict)] if isinstance(value, list) else []
    return [
        ((_string(part.get("role")) or "").lower(), _string(part.get("contenttype")) or "", part["value"])
        for part in parts
        if isinstance(part.get("value"), str) and part["value"].strip()
    ]


def _headline(said: Mapping[str, Any]) -> str | None:
    lines = [*_valued(said.get("headlines")), *_valued(said.get("titles"))]
    main = [text for role, _, text in lines if role in _MAIN] or [text for _, _, text in lines]
    return _line(said.get("headline")) or (_line(main[0]) if main else None) or _line(said.get("title"))


def _body(said: Mapping[str, Any]) -> list[Block]:
    """The text: the richest form that has one. Two roles that say the same are told once."""
    parts = [
        (kind, text)
        for role, kind, text in _valued(said.get("bodies"))
        if role not in ("caption", "summary", "abstract")
    ]
    parts += [
        (f"text/{name}", text)
        for name in ("html", "xhtml", "text")
        if isinstance(text := said.get(f"body_{name}"), str)
    ]
    rich = [markup.of_text(text) for kind, text in parts if "html" in kind]
    bare = [
        markup.of_text(text) if markup.is_marked_up(text) else _plain(text)
        for kind, text in parts
        if "html" not in kind
    ]
    return next((blocks for blocks in (*rich, *bare) if blocks), [])


def _plain(text: str) -> list[Block]:
    return [Block("paragraph", paragraph) for paragraph in plain.paragraphs(markup.unescaped(text))]


def _described(said: Mapping[str, Any]) -> list[Block]:
    """What describes the item: its summary, which may repeat its text."""
    parts = [text for role, _, text in _valued(said.get("descriptions")) if role != "caption"]
    parts += [text for name in ("text", "html") if isinstance(text := said.get(f"description_{name}"), str)]
    return markup.of_text(parts[0]) if parts and str(said.get("type")).lower() not in _PICTURES else []


def _section(said: Mapping[str, Any]) -> str | None:
    """The desk's name where the item has one."""
    for name in ("service", "sections", "section"):
        value = said.get(name)
        first = value[0] if isinstance(value, list) and value else value
        found = _line(first.get("name")) if isinstance(first, dict) else _line(first)
        if found is not None:
            return found
    return None


def _publisher(said: Mapping[str, Any]) -> str | None:
    sources = said.get("infosources") or said.get("infosource")
    for source in sources if isinstance(sources, list) else ():
        if isinstance(source, dict) and (name := _string(source.get("name"))):
            return name
    return _string(said.get("source")) or _string(said.get("provider")) or _string(said.get("copyrightholder"))


def _teasers(value: Mapping[str, Any]) -> Iterator[UndatedStory]:
    """The items of text that an item is associated with."""
    said = _small(value).get("associations")
    parts = said.values() if isinstance(said, dict) else said if isinstance(said, list) else ()
    for part in parts:
        item = _small(part) if isinstance(part, dict) else {}
        if str(item.get("type", "text")).lower() == "text":
            story, _ = wire.article(_item(item))
            if story.headline or story.blocks:
                yield story._replace(kind="teaser")
