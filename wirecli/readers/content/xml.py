"""XML as wires and feeds send it → its root element: no network, no file, no entity from outside, bounded.

Encodings: a mark, then valid UTF-8, then the declaration, then Windows-1252. What is not well-formed is repaired as far
as a browser would: bare ampersands, HTML's named entities, tags that don't match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from html.entities import html5
from typing import Any

from lxml import etree

from wirecli.base import text as texts
from wirecli.base.patterns import compiled
from wirecli.errors import InputError

LARGEST = 64_000_000
"""Bytes of an input of XML; a wire's day is a hundredth of it."""

_DECLARATION = r"\s*<\?xml\b[^>]{0,400}>"
_DECLARED = r"<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.:-]{1,40})"
_ENTITY = r"&([A-Za-z][A-Za-z0-9]{1,31});"
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_OWN_DECLARED = r"<!ENTITY\s+([\w.-]{1,60})\s"
_BARE = r"&(?!(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][\w.-]{0,60});)"
_BARE_TAG = r"<(?![A-Za-z_/!?])"
# What XML 1.0 has no place for, as characters and as references.
_FORBIDDEN = (
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:[0-8]|1[124-9]|2\d|3[01]|[xX](?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
)
_REFERENCE = r"&#(?:[xX]([0-9a-fA-F]{1,8})|(\d{1,10}));"
_HALVES = range(0xD800, 0xE000)
# Names that elements keep a prefix by, whatever their document calls it.
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://purl.org/rss/1.0/modules/syndication/": "sy:",
    "http://www.w3.org/xml/1998/namespace": "xml:",
    "http://www.georss.org/georss": "georss:",
    "http://wellformedweb.org/commentapi/": "wfw:",
    "http://purl.org/rss/1.0/modules/slash/": "slash:",
}
_OWN_VOCABULARIES = frozenset(
    {
        "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/simple/0.9/",
        "http://backend.userland.com/rss2", "http://blogs.law.harvard.edu/tech/rss", "http://www.w3.org/2005/atom",
        "http://purl.org/atom/ns#", "http://purl.org/rss/1.0/modules/rss091#",
    }
)  # fmt: skip
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parse(data: bytes, encoding: str | None = None) -> tuple[Any, str]:
    """The root element of XML, and the encoding it was in. InputError for what is no XML, or has no bounds."""
    if len(data) > LARGEST:
        raise InputError(f"is XML of more than {LARGEST // 1_000_000} MB", "split it")
    text, found = _decoded(data, encoding)
    text = compiled(_DECLARATION).sub("", text, count=1) if text.lstrip().startswith("<?xml") else text
    text = _named_entities(text.strip())
    root, error = _tree(text, recover=False)
    if error is not None and error != "resources":
        root, error = _tree(_repaired(text), recover=True)
    if error == "resources":
        raise InputError("the XML is nested too deeply, or grows without bounds", "look whether it is a wire's at all")
    if root is None:
        raise InputError(f"the XML can't be read: {error or 'it has no root'}", "look whether it is whole")
    return root, found


def _decoded(data: bytes, encoding: str | None) -> tuple[str, str]:
    if encoding is not None:
        return texts.decode(data, encoding)
    declared = compiled(_DECLARED).match(data[:600].lstrip().decode("latin-1"))
    label = declared[1] if declared else None
    if label is not None and label.lower().startswith(("utf-16", "utf-32", "ucs")):
        label = None  # bytes of such an encoding tell it themselves, and others that it is not so
    return texts.decode_labelled(data, label)


def _named_entities(text: str) -> str:
    """HTML's named entities as characters: the DTD that declares them is never fetched. A document's own stay."""
    if "&" not in text:
        return text
    own = _OWN | set(compiled(_OWN_DECLARED).findall(text[:100_000]) if "<!ENTITY" in text[:100_000] else ())
    return compiled(_ENTITY).sub(lambda found: _character(found[0], found[1], own), text)


def _character(whole: str, name: str, own: frozenset[str] | set[str]) -> str:
    return whole if name in own else html5.get(name + ";", whole)


def _tree(text: str, *, recover: bool) -> tuple[Any, str | None]:
    """The root, and what is wrong: "resources" for what is nested too deeply or blows up."""
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root, wrong = None, None
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        wrong = str(error)
    if any(entry.type_name in ("ERR_RESOURCE_LIMIT", "ERR_ENTITY_LOOP") for entry in parser.error_log):
        return None, "resources"
    return root, wrong


def _repaired(text: str) -> str:
    """Text with what a parser would drop put right: bare `&` and `<` outside CDATA, forbidden characters."""
    text = _whole_characters(compiled(_FORBIDDEN).sub("", text))
    return "".join(part if marked else _escaped(part) for part, marked in _sections(text))


def _whole_characters(text: str) -> str:
    """Text with references to halves of a character (UTF-16's surrogates) as the character that two of them are, and as
    U+FFFD where one stands alone: libxml2 takes them for characters, which no text can hold."""
    halved = compiled(_REFERENCE).sub(_half, text)
    return halved if halved == text else halved.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _half(found: re.Match[str]) -> str:
    number = int(found[1], 16) if found[1] else int(found[2])
    return chr(number) if number in _HALVES else found[0]


def _escaped(text: str) -> str:
    return compiled(_BARE_TAG).sub("&lt;", compiled(_BARE).sub("&amp;", text))


def _sections(text: str) -> Iterator[tuple[str, bool]]:
    """The text in parts, each with whether it is a CDATA section; one without an end ends here."""
    at = 0
    while (begin := text.find("<![CDATA[", at)) >= 0:
        yield text[at:begin], False
        end = text.find("]]>", begin)
        if end < 0:
            yield text[begin + 9 :], False
            return
        yield text[begin : end + 3], True
        at = end + 3
    yield text[at:], False


def name(element: Any) -> str:
    """An element's name in a feed: bare in RSS's and Atom's own vocabularies, with a prefix in those that we know
    beside them, and in full in any other: a `title` of theirs is not the entry's."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    if tag[0] != "{":
        return tag
    uri, _, local = tag[1:].rpartition("}")
    prefix = _PREFIXES.get(uri.lower())
    if prefix is None:
        return local if uri.lower() in _OWN_VOCABULARIES else tag
    return prefix + local


def local(element: Any) -> str:
    """An element's name without a prefix."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def children(element: Any | None, *names: str) -> Iterator[Any]:
    """The children of these names in any namespace; none of no element."""
    return element.iterchildren(*_anywhere(names)) if element is not None else iter(())


def descendants(element: Any, *names: str) -> Iterator[Any]:
    """The elements of these names below one, at any depth, in the document's order."""
    found: Iterator[Any] = element.iterdescendants(*_anywhere(names))
    return found


@cache
def _anywhere(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names in any namespace or none, as lxml's own search takes them: it is ten times as fast as one in Python."""
    return tuple(f"{{*}}{name}" for name in names)


def first(element: Any, *path: str) -> Any | None:
    """The first element that `path` leads to, a name a step; None where nothing is there."""
    if element is None or not path:
        return element
    for child in children(element, path[0]):
        found = first(child, *path[1:])
        if found is not None:
            return found
    return None


def text(element: Any | None) -> str | None:
    """The text of an element and all in it, clean; None where it has none."""
    if element is None:
        return None
    return texts.clean("".join(element.itertext(with_tail=False))) or None


def inner(element: Any) -> str:
    """What stands in an element as a text of HTML: its text, which may be escaped HTML, or its elements as they are."""
    if not any(isinstance(child.tag, str) for child in element):
        return "".join(element.itertext())
    parts = [escape(element.text or "", quote=False)]
    parts += [etree.tostring(_without_namespaces(child), encoding="unicode", method="html") for child in element]
    return "".join(parts)


def _without_namespaces(element: Any) -> Any:
    for one in element.iter():
        if isinstance(one.tag, str):
            one.tag = local(one)
    etree.cleanup_namespaces(element)
    return element


def told(element: Any | None, *path: str) -> str | None:
    """The text where `path` leads to, the first that has one."""
    if element is None:
        return None
    if len(path) == 1:
        return next((said for child in children(element, path[0]) if (said := text(child))), None)
    return next((said for child in children(element, path[0]) if (said := told(child, *path[1:]))), None)


def attribute(element: Any | None, name: str) -> str | None:
    """An attribute's value, clean; None where it is empty or absent."""
    return texts.clean(element.get(name) or "") or None if element is not None else None
