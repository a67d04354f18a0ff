"""A saved HTML page → the same kind of lines that text has, with hints, and what the page says of itself.

What a reader sees in the article column becomes lines in its order: block elements part them. Navigation, scripts and
what is hidden don't. The parser is lxml, measured against selectolax 1.0 on a page of 7 KB: both import in 25 ms and
parse in 0.12 ms, lxml's tree is walked in 0.15 ms against 0.20; and 200 000 nested elements take selectolax minutes,
because HTML5's rules make them quadratic, and lxml none: it refuses what is nested some thousands deep.
"""

from __future__ import annotations

import re
from typing import Any

from wirecli.base.patterns import wordlist
from wirecli.base.text import clean
from wirecli.errors import InputError
from wirecli.readers import html_metadata
from wirecli.readers.html_metadata import Metadata
from wirecli.segment import boilerplate
from wirecli.segment.lines import Hint, Kind, classify
from wirecli.segment.sections import cut
from wirecli.stamps import forms as stamps
from wirecli.undated import Document, UndatedStory

# Elements that are never text of the column, and those that part lines.
_DROPPED = wordlist(
    "script style noscript template svg math iframe object embed canvas audio video select input textarea datalist nav "
    "dialog head map"
)
_BLOCKS = wordlist(
    "address article aside blockquote body button center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul"
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEXTUAL = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "blockquote", "li", "dd", "td"})
_KINDS = frozenset({"furniture", "byline", "caption", "quote"})  # what a class or an element makes of its lines
_STRONG = frozenset({"strong", "b"})
_DROPPED_ROLES = wordlist("navigation banner contentinfo search dialog alertdialog menu menubar toolbar tooltip")
_DROPPED_CLASSES = wordlist(
    """
    nav navbar navigation menu mainmenu main-menu submenu breadcrumb breadcrumbs cookie cookies cookie-banner cookiebar
    cookie-bar consent sr-only visually-hidden screen-reader-text skip-link skiplink pagination site-header site-footer
    topbar hidden
    """
)
_FURNITURE_CLASSES = wordlist(
    "share shares sharing share-buttons share-bar social socials social-share advertisement advertentie advert ad ads "
    "ad-slot newsletter nieuwsbrief promo tags tag-list taglist toolbar"
)
_BYLINE_CLASSES = wordlist("byline author auteur article-author author-name article__author meta-author")
_CAPTION_CLASSES = wordlist("caption bijschrift fotobijschrift image-caption wp-caption-text photo-caption")
_SHORT = 100  # characters of a line that can be a subhead or a byline
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def document(text: str, encoding: str = "utf-8") -> Document:
    """The document that an HTML page is. InputError for one that is nested too deeply to be a page."""
    root = parse(text)
    if root is None:
        return Document("page", "text/html", encoding, cut(()))
    said = html_metadata.read(root)
    column = column_of(root, said)
    page = cut(column.lines, column.hints)
    if page.article is not None:
        page = page._replace(article=_filled(page.article, said))
    return Document("page", "text/html", encoding, page, url=said.url, reference=said.saved)


def column_of(root: Any, said: Metadata) -> Column:
    """The article column of a parsed page."""
    column = Column(said.title)
    body = root.find("body")
    column.walk(body if body is not None else root)
    return column


def _filled(lead: UndatedStory, said: Metadata) -> UndatedStory:
    """The lead with what the page's metadata say of it where its own words leave it open."""
    return lead._replace(
        section=lead.section or said.section,
        headline=lead.headline or said.title,
        byline=lead.byline or said.author,
        published=said.published,
        modified=said.modified,
    )


def parse(text: str) -> Any:
    """The root element of an HTML page; None where it has none. InputError where it is nested too deeply."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.ParserError:
        return None
    except etree.XMLSyntaxError as error:
        raise InputError(f"the HTML can't be read: {error}", "Save the page again, or give its text.") from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputError("the HTML is nested too deeply to be a page", "Save the page again, or give its text.")
    return root


class Column:
    """The article column while it is walked: lines so far, and the line in the making."""

    def __init__(self, title: str | None) -> None:
        self.lines: list[str] = []
        self.hints: dict[int, Hint] = {}
        self.title = clean(title or "")
        self._titled = False
        self._parts: list[str | None] = []  # None stands for a <br>
        self._plain = False  # whether the line has text that is not in <strong>
        self._times: list[tuple[str, str]] = []  # the text and the `datetime` of the line's <time> elements
        self._open: list[str] = []  # the marked elements that are open: blocks, <strong>, and kinds that classes give
        self._block: list[str] = []

    def walk(self, body: Any) -> None:
        from lxml import etree

        walker = etree.iterwalk(body, events=("start", "end", "comment"))
        for event, element in walker:
            tag = element.tag
            if event == "comment":
                self._add(element.tail)
            elif event == "start":
                if element is not body and _is_dropped(element):
                    walker.skip_subtree()
                    self._open.append("dropped")
                    continue
                self._start(element, tag)
            else:
                self._end(tag)
                if element is not body:
                    self._add(element.tail)
        self.flush()

    def _start(self, element: Any, tag: str) -> None:
        mark = _mark(element, tag)
        if tag in _BLOCKS or mark in _KINDS:
            self.flush()
        if tag in _BLOCKS:
            self._block.append(tag)
        self._open.append(mark)
        if tag == "br":
            self._parts.append(None)
        elif tag == "time":
            text = clean("".join(element.itertext()))
            if self._stands_alone():
                self.flush()
            else:
                self._parts.append(" ")
            self._times.append((text, element.get("datetime") or ""))
        self._add(element.text)

    def _end(self, tag: str) -> None:
        mark = self._open[-1]
        # A class on an element inside a line (`<span class="byline">`) makes it a line of its own, as a block is.
        if tag in _BLOCKS or mark in _KINDS or (tag == "time" and self._stands_alone()):
            self.flush()
        elif tag == "time":
            self._parts.append(" ")
        self._open.pop()
        if tag in _BLOCKS and mark != "dropped":
            self._block.pop()

    def _stands_alone(self) -> bool:
        """Whether a <time> is a line: beside the blocks of a teaser, not inside a sentence or a listing's line."""
        return not self._block or self._block[-1] not in _TEXTUAL

    def _add(self, text: str | None) -> None:
        if text:
            self._parts.append(text)
            if not self._plain and "strong" not in self._open and not text.isspace():
                self._plain = True

    def flush(self) -> None:
        """End the line in the making."""
        parts, times, strong = self._parts, self._times, not self._plain
        self._parts, self._times, self._plain = [], [], False
        block = self._block[-1] if self._block else ""
        for line in _broken(parts, block) if parts else ():
            self._read(line, block, times, strong=strong)

    def _read(self, line: str, block: str, times: list[tuple[str, str]], *, strong: bool) -> None:
        marks = [mark for mark in self._open if mark in _KINDS]
        if block == "li" and len(times) == 1 and times[0][0] != line:
            self._listed(line, *times[0])
            return
        kind = _kind(line, block, marks, strong=strong)
        machine_time = times[0][1] if len(times) == 1 else None
        if times and (times[0][0] == line or stamps.strength(line) != "none"):
            kind = "stamp"
        self._line(line, kind, machine_time)

    def _listed(self, line: str, stamp: str, machine_time: str) -> None:
        """A list's item with a time in it: a listing's line, or a headline and its stamp in the order they stand."""
        marked = "- " + line
        if classify(marked).kind == "listing":
            self._line(marked, None, machine_time)
            return
        before, found, after = line.partition(stamp) if stamp else (line, "", "")
        self._line(before.strip(), None, None)
        self._line(found.strip(), "stamp", machine_time)
        self._line(after.strip(), None, None)

    def _line(self, line: str, kind: Kind | None, machine_time: str | None) -> None:
        if not line:
            return
        title = kind == "head" and not self._titled and self._block[-1:] == ["h1"]
        if title:
            self._titled = True
        if kind is not None or machine_time:
            self.hints[len(self.lines)] = Hint(kind, machine_time or None, title)
        self.lines.append(line)


def _broken(parts: list[str | None], block: str) -> list[str]:
    """The lines of a block that <br> parts. In a paragraph one <br> is a space, unless what it sets off is a line by
    its own words; two begin a paragraph."""
    lines = [""]
    breaks = 0
    for part in "".join("\x00" if part is None else part.replace("\x00", " ") for part in parts).split("\x00"):
        line = clean(part)
        if not line:
            breaks += 1
            continue
        soft = breaks == 0 and block in _TEXTUAL and not (_is_special(line) or _is_special(lines[-1]))
        if lines[-1] and soft:
            lines[-1] += " " + line
        else:
            lines.append(line)
        breaks = 0
    return [line for line in lines if line]


def _is_special(line: str) -> bool:
    return bool(line) and classify(line).kind not in ("text", "head")


def _kind(line: str, block: str, marks: list[str], *, strong: bool) -> Kind | None:
    """What the markup says a line is; None leaves it to its words, which go before the markup where they are sure."""
    if "furniture" in marks:
        return "furniture"
    if boilerplate.may_explain(line) and (boilerplate.label(line) or boilerplate.is_furniture(line)):
        return None
    short = len(line) <= _SHORT
    told: tuple[tuple[Kind, bool], ...] = (
        ("caption", "caption" in marks or block == "figcaption"),
        ("head", block in _HEADINGS),
        ("byline", "byline" in marks and short and not boilerplate.is_publication(line)),
        ("quote", "quote" in marks),
        ("list-item", block == "li"),
        ("head", strong and short and block in ("p", "div") and line[-1] not in ".:"),
    )
    return next((kind for kind, holds in told if holds), None)


def _is_dropped(element: Any) -> bool:
    """Whether nothing in an element is text of the column: navigation, scripts, what is hidden."""
    tag = element.tag
    if tag in _DROPPED or (tag in ("header", "footer", "form") and _is_site_wide(element)):
        return True
    attributes = element.attrib
    if not attributes or tag in ("header", "footer", "form"):
        return False
    if (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _HIDDEN_STYLE.search(attributes.get("style", ""))
    ):
        return True
    dropped = attributes.get("role") in _DROPPED_ROLES or not _DROPPED_CLASSES.isdisjoint(_classes(element))
    return dropped and element.find(".//h1") is None


def _is_site_wide(element: Any) -> bool:
    """Whether a header, a footer or a form is the site's: no story's, and without the story's headline or text."""
    if element.tag == "form":
        return element.find(".//h1") is None and element.find(".//article") is None
    if element.find(".//h1") is not None:
        return False
    return not any(parent.tag in ("article", "main", "section") for parent in element.iterancestors())


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").lower().split()


def _mark(element: Any, tag: str) -> str:
    """What an element makes of the lines inside it: a kind, "strong", or nothing."""
    if tag in _STRONG:
        return "strong"
    if tag == "blockquote":
        return "quote"
    classes = _classes(element)
    if not _FURNITURE_CLASSES.isdisjoint(classes):
        return "furniture"
    if element.get("rel") == "author" or element.get("itemprop") == "author" or not _BYLINE_CLASSES.isdisjoint(classes):
        return "byline"
    return "" if _CAPTION_CLASSES.isdisjoint(classes) else "caption"
