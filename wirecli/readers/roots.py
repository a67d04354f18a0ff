"""What the head of an input says of its format: XML by its root, JSON by its brackets, telegrams by their header.

Cheap, for every input is looked at: a page of text costs a look at its first byte.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from wirecli.base.patterns import compiled

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TAG = r"<(?:[\w.-]{1,40}:)?([\w.-]{1,40})([^<>]{0,3000})"
_DOCTYPE = r"(?i)<!doctype\s{1,20}(?:[\w.-]{1,40}:)?([\w.-]{1,40})"
_HEADER = (
    r"[A-Z]{2,4}\d{3,4} \d [A-Z]{2,4} \d{1,5} [A-Z] [A-Z]{2,}-\d{3,5}\b|"  # BIN001 3 ALG 0061 N BELGA-0001
    r"[a-z]{3}\d{4,5} \d [a-z]{1,2} \d{1,5}\s{1,6}[a-z-]{2,8} \d{2,5}\s*[\r\n]"  # dlh0124 3 bi 93  dpa 1888
)
_AFTER_SOH = r"\x01[\x00\x01\s]{0,10}[A-Za-z]{1,5} ?\d{2,5}"  # dlh0124 3 bi 93
_TELLING = r"(?i)\"(?:headlines?|body_\w{4,5}|bodies|versioncreated)\"\s*:"
_JSON = r"\{\s*(?:\"|\}\s*$)|\[\s*\{\s*[\"}]"


class Root(NamedTuple):
    """The root element of XML: its name without a prefix, what stands behind that in its tag, and the whole head."""

    name: str
    attributes: str
    head: str


@lru_cache(2)  # every format asks for the same head
def root(head: bytes) -> Root | None:
    """The root element that stands in `head`; None where none does."""
    text = plain(head)
    at = 0
    while at < len(text) and text.startswith("<", at):
        if text.startswith("<?", at):
            end = text.find("?>", at) + 2
        elif text.startswith("<!--", at):
            end = text.find("-->", at) + 3
        elif text.startswith("<!", at):
            end = _doctype_end(text, at)
            if not end:  # its declarations go on behind the head: it names the root
                named = compiled(_DOCTYPE).match(text, at)
                return Root(named[1], "", text) if named else None
        else:
            tag = compiled(_TAG).match(text, at)
            return Root(tag[1], tag[2], text) if tag else None
        if end < at + 2:
            return None
        while text[end : end + 1].isspace():
            end += 1
        at = end
    return None


def head(data: bytes, size: int) -> bytes:
    """The first bytes of an input, by which its format is told: of XML that opens with a comment longer than they are,
    its declaration and what stands behind the comment."""
    first = data[:size]
    mark = data.find(b"<!--", 0, size)
    if mark < 0 or b"-->" in data[mark:size] or not _opens_xml(first[:mark]):
        return first
    end = data.find(b"-->", mark)
    return first if end < 0 else first[:mark] + data[end + 3 : end + 3 + size]


def _opens_xml(before: bytes) -> bool:
    """Whether nothing but the declaration of XML stands before a comment."""
    text = plain(before).rstrip()
    return text.startswith("<?xml") and text.find("?>") == len(text) - 2


def _doctype_end(text: str, at: int) -> int:
    """Where a document type ends, with its inner declarations; 0 where it doesn't."""
    inner, close = text.find("[", at), text.find(">", at)
    if 0 <= inner < close:
        close = text.find(">", text.find("]", inner) % (len(text) + 1))
    return close + 1


def plain(head: bytes) -> str:
    """A head as text, a character a byte, without a mark, white space before it, and the zeros of UTF-16."""
    if head.startswith(_MARKS[1:]) or b"\0" in head[:4]:
        head = head.replace(b"\0", b"")
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return head.lstrip().decode("latin-1")


def _named(head: bytes, *names: str) -> Root | None:
    found = root(head) if b"<" in head[:64] else None
    return found if found is not None and found.name in names else None


def is_newsml_1(head: bytes) -> bool:
    """NewsML 1.0 to 1.2."""
    return _named(head, "NewsML") is not None


def is_newsml_g2(head: bytes) -> bool:
    """NewsML-G2: an item, a package, or a message of several."""
    return _named(head, "newsItem", "newsMessage", "packageItem") is not None


def is_nitf(head: bytes) -> bool:
    """NITF 3."""
    return _named(head, "nitf") is not None


def is_rss(head: bytes) -> bool:
    """RSS 0.9 to 2.0; RDF only with RSS's items."""
    found = _named(head, "rss", "RDF")
    return found is not None and (
        found.name == "rss" or "purl.org/rss/1." in found.head or "netscape.com/rdf/simple" in found.head
    )


def is_atom(head: bytes) -> bool:
    """Atom 1.0 and 0.3, and a feed that forgot to say so."""
    found = _named(head, "feed")
    if found is None:
        return False
    said = found.attributes
    return "www.w3.org/2005/Atom" in said or "purl.org/atom/ns#" in said or "xmlns=" not in said


def is_iptc7901(head: bytes) -> bool:
    """A telegram: the line that heads it, with SOH before it or in the full form that needs none."""
    text = plain(head[:400].lstrip(b"\x7f\x16\r\n "))
    if text.startswith("\x01"):
        return compiled(_AFTER_SOH).match(text) is not None
    return compiled(_HEADER).match(text) is not None


def is_json_of_news(head: bytes) -> bool:
    """Whether JSON says in its head that it is ninjs or JSON Feed: most files called .json are neither."""
    text = plain(head)
    named = '"uri"' in text or '"guid"' in text
    return is_json(head) and ("jsonfeed.org/" in text or (named and compiled(_TELLING).search(text) is not None))


def is_json(head: bytes) -> bool:
    """An object, or an array of objects; which of the formats in JSON it is, only the whole can tell."""
    text = plain(head)
    return text[:1] in ("{", "[") and compiled(_JSON).match(text) is not None
