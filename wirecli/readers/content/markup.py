"""The text of wires and feeds in HTML or NITF → blocks: paragraphs, subheads, quotes, items of lists, captions.

For a story whose format says what is its text. A whole page, of which most is no story, is `html`'s to read.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import etree

from wirecli.base.patterns import compiled, wordlist
from wirecli.base.text import clean
from wirecli.model import Block, BlockType
from wirecli.readers.content import plain
from wirecli.readers.content.xml import local

_DROPPED = wordlist(
    "script style noscript template svg math iframe object embed canvas audio video select textarea map head form "
    "button media-reference media-metadata media-object media-producer"
)
_KINDS: dict[str, BlockType] = {
    "li": "list-item", "dt": "list-item", "dd": "list-item",
    "h1": "subhead", "h2": "subhead", "h3": "subhead", "h4": "subhead", "h5": "subhead", "h6": "subhead",
    "hl1": "subhead", "hl2": "subhead",
    "blockquote": "quote", "bq": "quote",
    "figcaption": "caption", "media-caption": "caption", "caption": "caption",
}  # fmt: skip
_BLOCKS = _KINDS.keys() | wordlist(
    "address article aside body block body.content center div dl fieldset figure footer header hr main media ol "
    " p pre section table tbody td tfoot th thead tr ul abstract note datasource hedline body.head body.end tagline "
    "html nitf"
)
_STRONG = frozenset({"strong", "b"})
_SUBHEADS = wordlist("subhead subheading subheader tussenkop tussenkopje crosshead kop intertitle")
_SHORT = 100  # characters of a line in bold that is a subhead
_TAGS = (
    r"(?i)<(?:/?(?:p|br|div|span|a|b|i|u|em|strong|small|sup|sub|ul|ol|li|h[1-6]|table|t[rdh]|tbody|thead|blockquote|"
    r"figure|figcaption|section|article|pre|center|font|hr|html|body|s|q|del|ins|time|abbr|cite|code)(?:\s[^<>]*)?/?|"
    r"(?:img|iframe|video|audio|script|style)(?:\s[^<>]*)?/?|!--)"
    r"(?:>|(?<=--))"
)
_REFERENCE = r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});"
_ESCAPED_TAG = r"(?i)&lt;/?(?:p|br|div|span|a|b|i|em|strong|img|ul|ol|li|h[1-6]|blockquote|figure|table)(?:\s|/?&gt;)"
_DEEPEST = 3  # times that text is unescaped; none was found escaped more often


def is_marked_up(text: str) -> bool:
    """Whether there are tags of HTML in a text."""
    return "<" in text and compiled(_TAGS).search(text) is not None


def of_text(text: str) -> list[Block]:
    """The blocks of text that may be HTML, also where it is escaped twice, or plain."""
    for _ in range(_DEEPEST):
        if is_marked_up(text) or not compiled(_ESCAPED_TAG).search(text):
            break
        text = unescape(text)
    if is_marked_up(text):
        return of_html(text)
    return [Block("paragraph", line) for line in plain.paragraphs(unescaped(text))]


def line(text: str) -> str | None:
    """A title or a name that may be HTML, escaped twice, as clean text; None for none."""
    if "&" not in text and "<" not in text:
        return clean(text) or None
    return clean(" ".join(block.text for block in of_text(text))) or None


def of_html(text: str) -> list[Block]:
    """The blocks of HTML, a whole document or a piece of one."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(f"<html><body>{text}".encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    if root is None or any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        bare = compiled(r"<[^<>]{0,2000}>").sub(" ", text)  # nested too deeply to be text with a structure
        return [Block("paragraph", paragraph) for paragraph in plain.paragraphs(unescaped(bare))]
    return list(of_element(root))


def of_element(root: Any) -> Iterator[Block]:
    """The blocks of a parsed element and all in it."""
    reading = _Reader()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = local(element).lower()
        if event == "start":
            if tag in _DROPPED and element is not root:
                walker.skip_subtree()
                reading.dropped += 1
                continue
            yield from reading.start(element, tag)
        elif reading.dropped:
            reading.dropped -= 1
            reading.add(element.tail)
        else:
            yield from reading.end(element, tag, last=element is root)
    yield from reading.flush()


class _Reader:
    """The block in the making while an element is walked."""

    def __init__(self) -> None:
        self.dropped = 0
        self._parts: list[str] = []
        self._kinds: list[BlockType] = []
        self._strong = 0
        self._plain = False  # whether the block has text that is not bold
        self._kept = 0  # how many <pre> are open

    def start(self, element: Any, tag: str) -> Iterator[Block]:
        if tag in _BLOCKS:
            yield from self.flush()
            kind = _kind(element, tag)
            if kind is not None:
                self._kinds.append(kind)
        self._strong += tag in _STRONG
        self._kept += tag == "pre"
        if tag == "br":
            self._parts.append("\0")
        self.add(element.text)

    def end(self, element: Any, tag: str, *, last: bool) -> Iterator[Block]:
        if tag in _BLOCKS:
            yield from self.flush()
            if _kind(element, tag) is not None:
                self._kinds.pop()
        self._strong -= tag in _STRONG
        self._kept -= tag == "pre"
        if not last:
            self.add(element.tail)

    def add(self, text: str | None) -> None:
        if text:
            self._parts.append(text.replace("\0", " "))
            self._plain = self._plain or not (self._strong or text.isspace())

    def flush(self) -> Iterator[Block]:
        """The blocks of what stood since the last: two <br> part paragraphs, one is a space."""
        if not self._parts:
            return
        whole, self._parts = "".join(self._parts), []
        strong, self._plain = not self._plain, False
        for text in plain.paragraphs(whole.replace("\0", "\n")) if self._kept else _broken(whole):
            kind = self._kinds[-1] if self._kinds else "paragraph"
            if kind == "paragraph" and strong and len(text) <= _SHORT and text[-1] not in ".:,;":
                kind = "subhead"
            yield Block(kind, unescaped(text))


def _broken(whole: str) -> Iterator[str]:
    """The paragraphs that two <br> part; where one stands between lines that are sentences, it does."""
    for part in compiled(r"\0\s*\0[\0\s]*").split(whole):
        text = clean(part.replace("\0", " "))
        if text:
            yield text


def unescaped(text: str) -> str:
    """Text whose references were escaped once too often, with their characters."""
    if "&" not in text or compiled(_REFERENCE).search(text) is None:
        return text
    for _ in range(_DEEPEST):
        text, before = unescape(text), text
        if compiled(_REFERENCE).search(text) is None or text == before:
            break
    return clean(text) if "\n" not in text else text


def _kind(element: Any, tag: str) -> BlockType | None:
    if tag in _KINDS:
        return _KINDS[tag]
    marked = tag in ("p", "div") and not _SUBHEADS.isdisjoint((element.get("class") or "").lower().split())
    return "subhead" if marked else None
