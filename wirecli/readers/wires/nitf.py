"""NITF 3 → its document; and the parts of NITF that stand inside NewsML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wirecli.model import Block
from wirecli.readers.content import markup, xml
from wirecli.readers.wires import wire
from wirecli.records import NamedTuple
from wirecli.segment.datelines import AGENCIES
from wirecli.undated import Document, Time


class NitfBody(NamedTuple):
    """What NITF's body says of a story."""

    headline: str | None
    byline: str | None
    dateline: str | None
    note: str | None
    abstract: tuple[Block, ...]
    blocks: tuple[Block, ...]
    keywords: tuple[str, ...] = ()


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:
    """The one document of NITF."""
    root, found = xml.parse(data, encoding)
    item = _item(root)
    publisher = xml.told(root, "body", "body.head", "distributor") or _holder(root)
    yield Document("nitf", "application/xml", found, wire.page(item), publisher=publisher)


def body(root: Any) -> NitfBody:
    """What NITF's body says of a story."""
    head = xml.first(root, "body", "body.head")
    lines = xml.first(head, "hedline")
    content = xml.first(root, "body", "body.content")
    lower = [said for line in xml.children(lines, "hl2") if (said := xml.text(line))]
    below = [Block("subhead", said) for said in lower if not said.isupper()]
    abstract = xml.first(head, "abstract")
    end = xml.first(root, "body", "body.end")
    blocks = [*below, *markup.of_element(content)] if content is not None else below
    blocks += markup.of_element(end) if end is not None else ()
    return NitfBody(
        xml.told(lines, "hl1") or xml.told(root, "head", "title"),
        _byline(head),
        _dateline(head),
        "\n".join(said for note in xml.children(head, "note") if (said := xml.text(note))) or None,
        tuple(markup.of_element(abstract)) if abstract is not None else (),
        tuple(blocks),
        tuple(said for said in lower if said.isupper()),
    )


def _byline(head: Any | None) -> str | None:
    """The byline, with the title of who signs set off from the name."""
    line = xml.first(head, "byline")
    title = xml.first(line, "byttl")
    if title is None:
        return xml.text(line)
    said, role = xml.text(line) or "", xml.text(title) or ""
    return ", ".join(filter(None, (said.removesuffix(role).rstrip(" ,"), role))) or None


def _dateline(head: Any | None) -> str | None:
    """The dateline's places, and the distributor as the credit where it is an agency: the text of a printed one."""
    line = xml.first(head, "dateline")
    if line is None:
        return None
    place = xml.told(line, "location", "city") or xml.told(line, "location") or _bare(line)
    credit = xml.told(head, "distributor")
    if place and credit and credit.lower() in AGENCIES and "(" not in place:
        return f"{place} ({credit})"
    return place


def _bare(line: Any) -> str | None:
    """A dateline's own text, without the day that an element in it gives."""
    said = [
        line.text,
        *(child.tail for child in line),
        *(child.text for child in line if xml.local(child) != "story.date"),
    ]
    return " ".join(" ".join(filter(None, said)).split()).strip(" ,") or None


def _item(root: Any) -> wire.Item:
    story = body(root)
    docdata = xml.first(root, "head", "docdata")
    pubdata = xml.first(root, "head", "pubdata")
    issued = _norm(docdata, "date.issue") or _norm(xml.first(root, "body", "body.head", "dateline"), "story.date")
    published = xml.attribute(pubdata, "date.publication")
    return wire.Item(
        headline=story.headline,
        blocks=story.blocks,
        abstract=story.abstract,
        byline=story.byline,
        dateline=story.dateline,
        section=xml.attribute(pubdata, "position.section"),
        created=wire.time(issued) or wire.time(published) or wire.time(_norm(docdata, "date.release")),
        changed=_revised(root),
        embargo=_released(docdata, issued),
        id=xml.attribute(xml.first(docdata, "doc-id"), "id-string"),
        version=xml.attribute(xml.first(docdata, "du-key"), "version"),
        status=xml.attribute(docdata, "management-status"),
        urgency=xml.attribute(xml.first(docdata, "urgency"), "ed-urg"),
        note="\n".join(filter(None, (*_messages(docdata), story.note))) or None,
        furniture=story.keywords,
        language=root.get(xml.XML_LANG) or xml.attribute(root, "baselang"),
    )


def _released(docdata: Any | None, issued: str | None) -> Time | None:
    """When the item is released, where that is not just when it was issued."""
    release = _norm(docdata, "date.release")
    return wire.time(release) if release != issued else None


def _norm(element: Any | None, name: str) -> str | None:
    return xml.attribute(xml.first(element, name), "norm")


def _messages(docdata: Any | None) -> Iterator[str]:
    """What the head says to editors."""
    return (said for message in xml.children(docdata, "ed-msg") if (said := xml.attribute(message, "info")))


def _revised(root: Any) -> Time | None:
    """When the item was changed last, as its history of revisions has it."""
    norms = [xml.attribute(one, "norm") for one in xml.children(xml.first(root, "head"), "revision-history")]
    return wire.time(norms[-1]) if norms else None


def _holder(root: Any) -> str | None:
    return xml.attribute(xml.first(root, "head", "docdata", "doc.copyright"), "holder")
