"""NewsML-G2 → its documents: a news item, a package, or a message of several (dpa, STT)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wirecli.errors import InputError
from wirecli.model import Block
from wirecli.readers.content import markup, xml
from wirecli.readers.wires import nitf, wire
from wirecli.undated import Document, Time, UndatedBlock, UndatedPage, UndatedStory

_ITEMS = ("newsItem", "packageItem")
_UNTOLD = frozenset({"picture", "graphic", "audio", "video", "animation", "still"})


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:
    """The documents of NewsML-G2, in its order. InputError where no item has text."""
    root, found = xml.parse(data, encoding)
    sent = wire.time(xml.told(root, "header", "sent"))
    items = [root] if xml.local(root) in _ITEMS else list(xml.descendants(root, *_ITEMS))
    read = ((item, _page(item)) for item in items if _class(item) not in _UNTOLD)
    told = [(item, page) for item, page in read if _tells(page)]
    if not told:
        raise InputError("is NewsML-G2 without a text", "give the items that have one; pictures are none")
    for number, (item, page) in enumerate(told, 1):
        yield Document(
            "newsml-g2",
            "application/xml",
            found,
            page,
            part=number if len(told) > 1 else None,
            publisher=_publisher(item),
            reference=sent,
        )


def _page(item: Any) -> UndatedPage:
    return _package(item) if xml.local(item) == "packageItem" else wire.page(_item(item))


def _tells(page: UndatedPage) -> bool:
    """Whether an item has a headline or a text: some messages hold empty ones."""
    return bool(page.related) or (page.article is not None and bool(page.article.headline or page.article.blocks))


def _class(item: Any) -> str:
    """What the item is: text, picture, …"""
    return _code(xml.first(item, "itemMeta", "itemClass")) or "text"


def _code(element: Any | None) -> str | None:
    """A code without its scheme."""
    said = xml.attribute(element, "qcode") or xml.attribute(element, "uri")
    return _tail(said) if said else None


def _tail(code: str) -> str:
    """What stands behind the last colon or slash of a code."""
    return code.rpartition("/")[2].rpartition(":")[2].lower()


def _item(item: Any) -> wire.Item:
    meta, content = xml.first(item, "itemMeta"), xml.first(item, "contentMeta")
    embargo, until = _embargo(meta)
    headline, dateline, byline, note, abstract, blocks = _text(item)
    status = _code(xml.first(meta, "pubStatus"))
    return wire.Item(
        headline=_headline(content) or headline,
        blocks=blocks,
        abstract=[*_descriptions(content), *abstract],
        byline=_marked(content, "by") or byline,
        dateline=_marked(content, "dateline") or dateline,
        section=_section(item),
        created=wire.time(xml.told(meta, "firstCreated")),
        changed=wire.time(xml.told(meta, "versionCreated")),
        embargo=until,
        id=xml.attribute(item, "guid"),
        version=xml.attribute(item, "version"),
        status="embargoed" if embargo and until is None and status in (None, "usable") else status,
        urgency=xml.told(content, "urgency"),
        note="\n".join(filter(None, (*_notes(meta), note))) or None,
        language=_language(item, content),
        replaces=_replaces(meta),
    )


def _embargo(meta: Any | None) -> tuple[bool, Time | None]:
    """Whether there is an embargo, and until when: an empty element means until further notice."""
    element = xml.first(meta, "embargoed")
    return element is not None, wire.time(xml.text(element))


def _marked(content: Any | None, name: str) -> str | None:
    said = xml.told(content, name)
    return markup.line(said) if said else None


def _headline(content: Any | None) -> str | None:
    """The headline: the one without a role or with the main one's, else the first."""
    if content is None:
        return None
    lines = [line for line in xml.children(content, "headline") if xml.text(line)]
    main = [line for line in lines if (_role(line) in ("", "main", "headline"))]
    said = next((xml.text(line) for line in (*main, *lines)), None)
    return markup.line(said) if said else None


def _role(element: Any) -> str:
    return _tail(element.get("role") or "")


def _descriptions(content: Any | None) -> Iterator[Block]:
    """Summaries; a caption of a picture that comes with the item is none."""
    if content is not None:
        for one in xml.children(content, "description"):
            if _role(one) in ("summary", "abstract", "intro", "lead", "teaser"):
                yield from markup.of_text("".join(one.itertext()))


def _notes(meta: Any | None) -> Iterator[str]:
    if meta is not None:
        yield from (said for note in xml.children(meta, "edNote") if (said := xml.text(note)))


def _section(item: Any) -> str | None:
    """The desk that the wire names in words; codes are no section."""
    service = xml.first(item, "itemMeta", "service")
    return xml.told(service, "name")


def _language(item: Any, content: Any | None) -> str | None:
    return xml.attribute(xml.first(content, "language"), "tag") or item.get(xml.XML_LANG)


def _replaces(meta: Any | None) -> str | None:
    if meta is not None:
        for link in xml.children(meta, "link"):
            if _tail(link.get("rel") or "") in ("replaces", "replacementof", "supersedes", "corrects"):
                return xml.attribute(link, "residref") or xml.attribute(link, "href")
    return None


def _publisher(item: Any) -> str | None:
    provider = xml.first(item, "itemMeta", "provider")
    code = xml.attribute(provider, "literal") or xml.attribute(provider, "qcode")
    return xml.told(provider, "name") or (code.rpartition(":")[2] if code else None)


def _text(item: Any) -> tuple[str | None, str | None, str | None, str | None, list[Block], list[Block]]:
    """Headline, dateline, byline, note, abstract and text of the item's content: the richest form that has any."""
    content = xml.first(item, "contentSet")
    if content is None:
        return None, None, None, None, [], []
    for one in xml.children(content, "inlineXML"):
        inner = next(xml.descendants(one, "nitf"), None)
        if inner is not None:
            story = nitf.body(inner)
            return story.headline, story.dateline, story.byline, story.note, list(story.abstract), list(story.blocks)
        blocks = list(markup.of_element(one))
        if blocks:
            return xml.told(one, "html", "head", "title"), None, None, None, [], blocks
    for one in xml.children(content, "inlineData"):
        blocks = markup.of_text("".join(one.itertext()))
        if blocks:
            return None, None, None, None, [], blocks
    return None, None, None, None, [], []


def _package(item: Any) -> UndatedPage:
    """A package as what it is, a list of items with their headlines: teasers of one block under its own headline."""
    story, furniture = wire.article(_item(item))
    teasers = [_reference(one) for one in xml.descendants(item, "itemRef")]
    told = tuple(teaser for teaser in teasers if teaser.headline or teaser.blocks)
    article = story if story.blocks or not told else None
    related = (UndatedBlock(story.headline, None, told),) if told else ()
    return UndatedPage(article, related, furniture)


def _reference(one: Any) -> UndatedStory:
    headline = xml.told(one, "headline") or xml.told(one, "title")
    blocks = [block for text in xml.children(one, "description") for block in markup.of_text("".join(text.itertext()))]
    item = wire.Item(
        headline=headline,
        blocks=blocks,
        changed=wire.time(xml.told(one, "versionCreated")),
        id=xml.attribute(one, "residref"),
        version=xml.attribute(one, "version"),
        status=_code(xml.first(one, "pubStatus")),
    )
    return wire.article(item)[0]._replace(kind="teaser")
