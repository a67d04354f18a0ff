"""NewsML 1.0 to 1.2 → its documents, one a NewsItem: the dialects of ANP, Belga, AFP, EFE and TASS.

The text is NITF, HTML or plain, in one ContentItem or in several that play roles (Belga's Title, Lead and Body), under
components that nest as each agency likes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from wirecli.errors import InputError
from wirecli.model import Block
from wirecli.readers import markup, nitf, wire, xml
from wirecli.undated import Document, Time

_PICTURES = (
    "photo",
    "graphic",
    "picture",
    "image",
    "video",
    "audio",
    "animation",
    "illustration",
    "icon",
    "logo",
    "thumbnail",
)
_TITLES = frozenset({"title", "headline", "head"})
_ABSTRACTS = frozenset({"abstract", "summary", "caption", "teaser"})


class Text(NamedTuple):
    """What the ContentItems of an item say together."""

    headline: str | None
    byline: str | None
    dateline: str | None
    note: str | None
    abstract: list[Block]
    blocks: list[Block]


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:
    """The documents of NewsML, in its order. InputError where no NewsItem has text."""
    root, found = xml.parse(data, encoding)
    envelope = xml.first(root, "NewsEnvelope")
    sent = wire.time(xml.told(envelope, "DateAndTime"))
    items = [(item, text) for item in xml.descendants(root, "NewsItem") if _is_told(text := _text(item), item)]
    if not items:
        raise InputError("is NewsML without a text", "give the items that have one; pictures are none")
    for number, (item, text) in enumerate(items, 1):
        yield Document(
            "newsml-1",
            "application/xml",
            found,
            wire.page(_item(item, text)),
            part=number if len(items) > 1 else None,
            publisher=_publisher(item),
            reference=sent,
        )


def _is_told(text: Text, item: Any) -> bool:
    """Whether an item has a story: a text, or a headline without pictures that it is the caption of."""
    return bool(text.blocks or text.abstract) or (_line(item, "HeadLine") is not None and not _has_pictures(item))


def _has_pictures(item: Any) -> bool:
    return any(_is_picture(content) for content in _own(item, "ContentItem"))


def _item(item: Any, text: Text) -> wire.Item:
    management = xml.first(item, "NewsManagement")
    identifier = xml.first(item, "Identification", "NewsIdentifier")
    created, changed = (wire.time(xml.told(management, name)) for name in ("FirstCreated", "ThisRevisionCreated"))
    status = _formal(xml.first(management, "Status"))
    return wire.Item(
        headline=_line(item, "HeadLine") or text.headline,
        blocks=text.blocks,
        abstract=text.abstract,
        byline=_line(item, "ByLine") or text.byline,
        dateline=_line(item, "DateLine") or text.dateline or _city(item),
        created=created,
        changed=changed,
        embargo=_embargo(management, status),
        id=_id(identifier),
        version=xml.told(identifier, "RevisionId"),
        status=status,
        urgency=_formal(xml.first(management, "Urgency")),
        note="\n".join(filter(None, (*_instructions(item), text.note))) or None,
        language=_language(item),
    )


def _own(item: Any, *names: str) -> Iterator[Any]:
    """The elements of these names in an item that are not inside another item in it."""
    return (one for one in xml.descendants(item, *names) if next(one.iterancestors("{*}NewsItem"), None) is item)


def _formal(element: Any | None) -> str | None:
    """What an element says: its formal name, or its text."""
    return xml.attribute(element, "FormalName") or xml.text(element)


def _id(identifier: Any | None) -> str | None:
    """The item's id; where it has none, the public one if that names an item at all."""
    own = xml.told(identifier, "NewsItemId")
    public = xml.told(identifier, "PublicIdentifier")
    return own or (public if public and public.count(":") > 3 else None)


def _line(item: Any, name: str) -> str | None:
    """A line of the item's components, the first that has a text."""
    lines = (one for component in _own(item, "NewsLines") for one in xml.children(component, name))
    return next((said for one in lines if (raw := xml.text(one)) and (said := markup.line(raw))), None)


def _city(item: Any) -> str | None:
    """The city that the item says it is from; agencies mostly leave it empty."""
    for place in _own(item, "Location"):
        if (place.get("HowPresent") or "Origin") == "Origin":
            for property in xml.children(place, "Property"):
                if property.get("FormalName") == "City" and (city := xml.attribute(property, "Value")):
                    return city
    return None


def _embargo(management: Any | None, status: str | None) -> Time | None:
    """When the item becomes usable; a change to anything else is its end, no embargo."""
    change = xml.first(management, "StatusWillChange")
    if change is None:
        return None
    future = wire.status(_formal(xml.first(change, "FutureStatus")))
    if future not in (None, "usable") or (future is None and wire.status(status) == "usable"):
        return None
    return wire.time(xml.told(change, "DateAndTime"))


def _instructions(item: Any) -> Iterator[str]:
    """What the item says to editors."""
    if (management := xml.first(item, "NewsManagement")) is not None:
        yield from (said for one in xml.children(management, "Instruction") if (said := _formal(one)))
    for line in _own(item, "NewsLine"):
        kind = (_formal(xml.first(line, "NewsLineType")) or "").lower()
        said = xml.told(line, "NewsLineText")
        if said and ("note" in kind or "instruct" in kind or "editor" in kind or "advis" in kind):
            yield said


def _language(item: Any) -> str | None:
    for one in _own(item, "Language"):
        if (said := xml.attribute(one, "FormalName")) is not None:
            return said
    for one in item.iter():
        said = xml.attribute(one, xml.XML_LANG)
        if said and xml.local(one) not in ("TopicSet", "Topic", "Description", "p"):
            return said
    return None


def _publisher(item: Any) -> str | None:
    for name in ("Provider", "Source"):
        for one in _own(item, name):
            if (said := _formal(xml.first(one, "Party"))) is not None:
                return said
    return _line(item, "CreditLine") or xml.told(item, "Identification", "NewsIdentifier", "ProviderId")


def _text(item: Any) -> Text:
    """What the item's ContentItems say, those that are text; of equivalent ones the first."""
    headline = byline = dateline = note = None
    abstract: list[Block] = []
    blocks: list[Block] = []
    for content in _own(item, "ContentItem"):
        if _is_picture(content) or _is_alternative(content):
            continue
        role = _role(content)
        for data in xml.children(content, "DataContent"):
            inner = next(xml.descendants(data, "nitf"), None)
            if inner is not None:
                story = nitf.body(inner)
                headline, byline = headline or story.headline, byline or story.byline
                dateline, note = dateline or story.dateline, note or story.note
                abstract += story.abstract
                blocks += story.blocks
                continue
            told = _content(data)
            if role in _TITLES:
                headline = headline or " ".join(block.text for block in told) or None
            elif role in _ABSTRACTS:
                abstract += told
            elif not _repeats(blocks, told):
                blocks += told
    return Text(headline, byline, dateline, note, abstract, blocks)


def _repeats(blocks: Sequence[Block], told: Sequence[Block]) -> bool:
    """Whether a text was told already, in another form."""
    words = "".join("".join(block.text.split()) for block in told)
    return bool(blocks) and words in "".join("".join(block.text.split()) for block in blocks)


def _content(data: Any) -> list[Block]:
    """The blocks of a DataContent: elements of HTML, or text that may be HTML."""
    if any(isinstance(child.tag, str) for child in data):
        return list(markup.of_element(data))
    return markup.of_text(data.text or "")


def _role(content: Any) -> str:
    """The role of the component that a ContentItem is in, in lower case."""
    role = xml.first(content.getparent(), "Role")
    return (_formal(role) or "").lower() if role is not None else ""


def _is_picture(content: Any) -> bool:
    said = " ".join(filter(None, (_formal(xml.first(content, name)) for name in ("MediaType", "MimeType", "Format"))))
    kind = f"{said} {_role(content)} {_component_class(content)}".lower()
    return (
        any(word in kind for word in _PICTURES)
        and "text" not in (_formal(xml.first(content, "MediaType")) or "").lower()
    )


def _component_class(content: Any) -> str:
    """What Belga calls the class of a component."""
    described = xml.first(content.getparent(), "DescriptiveMetadata")
    classes = (
        (one.get("Value") or "" for one in described if one.get("FormalName") == "ComponentClass")
        if described is not None
        else ()
    )
    return " ".join(classes)


def _is_alternative(content: Any) -> bool:
    """Whether a ContentItem, or a component that it is in, is another form of the one before it."""
    for one in (content, *content.iterancestors("{*}NewsComponent")):
        parent = one.getparent()
        if parent is not None and (parent.get("EquivalentsList") or "").lower() == "yes":
            before = [sibling for sibling in xml.children(parent, xml.local(one)) if not _holds_pictures(sibling)]
            if before and before[0] is not one:
                return True
    return False


def _holds_pictures(element: Any) -> bool:
    contents = [element] if xml.local(element) == "ContentItem" else list(xml.descendants(element, "ContentItem"))
    return all(_is_picture(content) for content in contents)
