"""NewsML 1.0 to 1.2 → its documents, one a NewsItem: the dialects of ANP, Belga, AFP, EFE and TASS.

The text is NITF, HTML or plain, in one ContentItem or in several that play roles (Belga's Title, Lead and Body), under
components that nest as each agency likes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from wirecli.base.patterns import compiled
from wirecli.errors import InputError
from wirecli.model import Block
from wirecli.readers.content import markup, xml
from wirecli.readers.wires import nitf, wire
from wirecli.records import NamedTuple
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
_REFERENCE = r"<?NewsComponentRef\b[^<>]{0,200}>?"  # where in a text of Belga's radio desk a sound is to be played
_STORY_LENGTH = 200  # characters; a component with less is a title, a message on a phone, a caption
_TITLES = frozenset({"title", "headline", "head"})
_ABSTRACTS = frozenset({"abstract", "summary", "caption", "teaser"})


class Text(NamedTuple):
    """What the ContentItems of a story say together."""

    headline: str | None
    byline: str | None
    dateline: str | None
    note: str | None
    abstract: list[Block]
    blocks: list[Block]
    keywords: tuple[str, ...]


class Told(NamedTuple):
    """A story of a NewsItem: the component that tells it (Belga sends a news in two languages as two), and its text."""

    item: Any
    component: Any
    text: Text


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:
    """The documents of NewsML, in its order. InputError where no NewsItem has text."""
    root, found = xml.parse(data, encoding)
    sent = wire.time(xml.told(xml.first(root, "NewsEnvelope"), "DateAndTime"))
    stories = [told for item in xml.descendants(root, "NewsItem") for told in _stories(item)]
    if not stories:
        raise InputError("is NewsML without a text", "give the items that have one; pictures are none")
    for number, told in enumerate(stories, 1):
        yield Document(
            "newsml-1",
            "application/xml",
            found,
            wire.page(_item(told)),
            part=number if len(stories) > 1 else None,
            publisher=_publisher(told),
            reference=sent,
        )


def _stories(item: Any) -> Iterator[Told]:
    """The stories of an item: its lowest components with a headline and a text, where these are stories; else one."""
    headed = [one for one in _own(item, "NewsComponent") if _has_headline(one) and not _is_alternative(one)]
    lowest = [one for one in headed if not any(_has_headline(below) for below in xml.descendants(one, "NewsComponent"))]
    lowest = [one for one in lowest if not _holds_pictures(one)] if len(lowest) > 1 else []
    told = [Told(item, one, _text(xml.descendants(one, "ContentItem"))) for one in lowest]
    told = [one for one in told if one.text.blocks]
    if len(told) > 1 and _are_stories(told):
        yield from told
        return
    whole = Told(item, item, _text(_own(item, "ContentItem")))
    if whole.text.blocks or whole.text.abstract or (_line(whole, "HeadLine") and not _has_pictures(item)):
        yield whole


def _are_stories(told: Sequence[Told]) -> bool:
    """Whether components are stories of their own: each in a language of its own, or with a text of its own length."""
    languages = {one.component.get(xml.XML_LANG) for one in told}
    return len(languages) == len(told) or all(
        sum(len(block.text) for block in one.text.blocks) > _STORY_LENGTH for one in told
    )


def _has_headline(component: Any) -> bool:
    return any(_lines(component, "HeadLine"))


def _has_pictures(item: Any) -> bool:
    return any(_is_picture(content) for content in _own(item, "ContentItem"))


def _item(told: Told) -> wire.Item:
    text = told.text
    management = xml.first(told.item, "NewsManagement")
    identifier = xml.first(told.item, "Identification", "NewsIdentifier")
    created, changed = (wire.time(xml.told(management, name)) for name in ("FirstCreated", "ThisRevisionCreated"))
    status = _formal(xml.first(management, "Status"))
    return wire.Item(
        headline=_line(told, "HeadLine") or text.headline,
        blocks=text.blocks,
        abstract=text.abstract,
        byline=_line(told, "ByLine") or text.byline,
        dateline=_line(told, "DateLine") or text.dateline or _city(told),
        created=created,
        changed=changed,
        embargo=_embargo(management, status),
        id=_id(identifier),
        version=xml.told(identifier, "RevisionId"),
        status=status,
        urgency=_formal(xml.first(management, "Urgency")),
        note="\n".join(filter(None, (*_instructions(told), text.note))) or None,
        language=_language(told),
        furniture=text.keywords,
    )


def _own(item: Any, *names: str) -> Iterator[Any]:
    """The elements of these names in an item that are not inside another item in it."""
    return (one for one in xml.descendants(item, *names) if next(one.iterancestors("{*}NewsItem"), None) is item)


def _found(told: Told, *names: str) -> Iterator[Any]:
    """The elements of these names that speak of a story: in its component, then in those around it."""
    yield from xml.descendants(told.component, *names)
    if told.component is not told.item:
        for around in told.component.iterancestors("{*}NewsComponent"):
            for child in around:
                if xml.local(child) != "NewsComponent":
                    yield from (one for one in child.iter() if xml.local(one) in names)


def _formal(element: Any | None) -> str | None:
    """What an element says: its formal name, or its text."""
    return xml.attribute(element, "FormalName") or xml.text(element)


def _id(identifier: Any | None) -> str | None:
    """The item's id; where it has none, the public one if that names an item at all."""
    own = xml.told(identifier, "NewsItemId")
    public = xml.told(identifier, "PublicIdentifier")
    return (own if own and own.strip("0") else None) or (public if public and public.count(":") > 3 else None)


def _lines(component: Any, name: str) -> Iterator[str]:
    """The texts of a component's own lines of a name; some write it `Headline`."""
    for lines in xml.children(component, "NewsLines"):
        for one in lines:
            if xml.local(one).lower() == name.lower() and (raw := xml.text(one)) and (said := markup.line(raw)):
                yield said


def _line(told: Told, name: str) -> str | None:
    """A line of the story's component, of one in it, or of one around it: the first that has a text."""
    inside = [told.component, *xml.descendants(told.component, "NewsComponent")]
    around = [*told.component.iterancestors("{*}NewsComponent")] if told.component is not told.item else []
    return next((said for one in (*inside, *around) for said in _lines(one, name)), None)


def _city(told: Told) -> str | None:
    """The city that the story says it is from; agencies mostly leave it empty."""
    for place in _found(told, "Location"):
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


def _instructions(told: Told) -> Iterator[str]:
    """What the item says to editors."""
    for one in xml.children(xml.first(told.item, "NewsManagement"), "Instruction"):
        if (said := _formal(one)) is not None:
            yield said
    for line in _found(told, "NewsLine"):
        kind = (_formal(xml.first(line, "NewsLineType")) or "").lower()
        text = xml.told(line, "NewsLineText")
        if text and any(word in kind for word in ("note", "instruct", "editor", "advis")):
            yield text


def _language(told: Told) -> str | None:
    """The language that the story's component says, in its metadata or as an attribute, or those around it."""
    for one in _found(told, "Language"):
        if (said := xml.attribute(one, "FormalName")) is not None:
            return said
    below = told.component.iter("{*}NewsComponent", "{*}NewsLines", "{*}HeadLine", "{*}DataContent")
    around = told.component.iterancestors("{*}NewsComponent")
    return next((said for one in (*below, *around) if (said := xml.attribute(one, xml.XML_LANG))), None)


def _publisher(told: Told) -> str | None:
    for name in ("Provider", "Source"):
        for one in _found(told, name):
            if (said := _formal(xml.first(one, "Party"))) is not None:
                return said
    return _line(told, "CreditLine") or xml.told(told.item, "Identification", "NewsIdentifier", "ProviderId")


def _text(contents: Iterable[Any]) -> Text:
    """What ContentItems say, those that are text; of equivalent ones the first."""
    headline = byline = dateline = note = None
    abstract: list[Block] = []
    blocks: list[Block] = []
    keywords: tuple[str, ...] = ()
    for content in contents:
        if _is_picture(content) or _is_alternative(content):
            continue
        role = _role(content)
        for data in xml.children(content, "DataContent"):
            inner = next(xml.descendants(data, "nitf"), None)
            if inner is not None:
                story = nitf.body(inner)
                headline, byline = headline or story.headline, byline or story.byline
                dateline, note = dateline or story.dateline, note or story.note
                keywords += story.keywords
                abstract += story.abstract
                if role in _ABSTRACTS:
                    abstract += story.blocks
                else:
                    blocks = _joined(blocks, list(story.blocks))
                continue
            told = _content(data)
            if role in _TITLES:
                headline = headline or " ".join(block.text for block in told) or None
            elif role in _ABSTRACTS:
                abstract += told
            else:
                blocks = _joined(blocks, told)
    return Text(headline, byline, dateline, note, abstract, blocks, keywords)


def _joined(blocks: list[Block], more: list[Block]) -> list[Block]:
    """Two texts one behind the other; where one is told in the other, that one alone."""
    words, others = (_words(one) for one in (blocks, more))
    if blocks and others in words:
        return blocks
    return more if others.startswith(words) else [*blocks, *more]


def _words(blocks: Sequence[Block]) -> str:
    return "".join("".join(block.text.split()) for block in blocks)


def _content(data: Any) -> list[Block]:
    """The blocks of a DataContent: elements of HTML, or text that may be HTML."""
    inside = any(isinstance(child.tag, str) for child in data)
    blocks = markup.of_element(data) if inside else markup.of_text(data.text or "")
    return [block for block in blocks if not compiled(_REFERENCE).fullmatch(block.text)]


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
