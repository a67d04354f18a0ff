"""Elements, texts and ends as a page has them (`parsing`) → a tree of boxes with the lines of text in them.

Block elements part lines, and so do some inline ones (`inline`). A box counts what it holds while it is built, so that
nothing has to look twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from wirecli.base.patterns import wordlist
from wirecli.base.text import clean
from wirecli.readers.html import classes as html_classes
from wirecli.readers.html.classes import Role
from wirecli.readers.html.inline import BREAK, HEADINGS, Making, Span, headed, pieces
from wirecli.segment import boilerplate, marks
from wirecli.segment.lines import Piece, classify
from wirecli.stamps import forms as stamps

# Elements that are never text of the column, and those that part lines.
_DROPPED = wordlist(
    "script style noscript template svg math iframe object embed canvas audio video select input textarea datalist nav "
    "dialog head map"
)
_BLOCKS = wordlist(
    "address article aside blockquote body button center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul"
)
TEXTUAL = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "blockquote", "li", "dd", "td", "th", "dt"})
_TIMES = frozenset({"time", "relative-time", "time-ago", "time-since"})
_SPANS = frozenset({"span", "a", "label", "small", "data", "abbr", "font", "bdi"})
_STRONG = frozenset({"strong", "b"})
_INLINE = _STRONG | {
    "em",
    "i",
    "u",
    "br",
    "img",
    "mark",
    "sub",
    "sup",
    "q",
    "wbr",
    "cite",
    "code",
    "s",
    "ins",
    "del",
    "picture",
}
_DROPPED_ROLES = wordlist("navigation banner contentinfo search dialog alertdialog menu menubar toolbar tooltip")
OF_HEAD = wordlist("title meta link script style base noscript template object basefont isindex")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# Roles that name one line.
LEAVES: frozenset[Role] = frozenset(
    {
        "headline",
        "excerpt",
        "stamp",
        "section",
        "badge",
        "rank",
        "duration",
        "count",
        "byline",
        "caption",
        "credit",
        "quote",
    }
)
_A_PART, _A_BLOCK, _A_SPAN, _A_STRONG = range(4)  # what an open element is
_HOLDING = 4  # whether it holds a story, or the page's own part
_TESTED = ("data-testid", "data-test-id", "data-qa", "data-test", "data-component")
_OWN: dict[str, Role] = {"blockquote": "quote", "figcaption": "caption"}
# Attributes that say what an element is before its names do, and all that say anything of it.
_SELDOM = frozenset({"hidden", "aria-hidden", "style", "role", "rel", "itemprop"})
_TELLING = _SELDOM.union(("class", "id"), _TESTED)
_CONTAINING: frozenset[Role] = frozenset({"dropped", "card", "update", "related", "paywall", "headline"})
_SENTENCE = 4  # words that no cell of a table of results ends a sentence with
_CELL = 200  # characters of a table's cell that holds no column of the page
_SHORT = 60  # characters of a line that can be a stamp
_PARAGRAPH = 40  # characters of a line that counts as a text's
_DATED = ("datetime", "data-datetime", "data-timestamp", "data-time", "data-date", "data-published", "content")
_DATING = frozenset({*_DATED, "title"})
_HAS_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2} [a-z]{3}", re.I)
_ISO = re.compile(r"\d{4}-\d\d-\d\dT")
_EPOCH = re.compile(r"1[0-9]{9}(?:[0-9]{3})?")


class Element:
    """What the name of an element says of it."""

    __slots__ = (
        "article", "block", "dropped", "h1", "holds", "inline", "link", "name", "noted", "of_head", "parts_or_not",
        "site_wide", "span", "strong", "time",
    )  # fmt: skip

    def __init__(self, name: str) -> None:
        self.name = name
        self.dropped = name in _DROPPED
        self.block = name in _BLOCKS  # parts lines
        self.inline = name in _INLINE  # parts none, whatever it holds
        self.strong = name in _STRONG
        self.time = name in _TIMES
        self.span = self.time or name in _SPANS
        self.site_wide = name in ("header", "footer", "form")  # may be the site's
        self.holds = name in ("article", "main", "section", "li", "a")  # something that may have a header of its own
        self.of_head = name in OF_HEAD
        self.noted = self.of_head or name == "h1"  # wherever it stands
        self.parts_or_not = (self.block and not self.site_wide) or self.inline  # whatever it holds
        self.h1 = name == "h1"
        self.article = name == "article"
        self.link = name in ("a", "p", "h2", "h3")  # or what else a form of the site has few of


ELEMENTS = {name: Element(name) for name in {*_DROPPED, *_BLOCKS, *_INLINE, *_SPANS, *_TIMES, *OF_HEAD, "html", "body"}}


class Line:
    """A line of text: the block element that it stands in, what its own element says of it, and its place on the
    page.

    Where it is all that its block element holds, it stands for that element in the tree: `classes` are the element's
    then (None where it is none), `called` is the role that they give, and it answers as a `Box` does.
    """

    __slots__ = (
        "_piece", "called", "classes", "heads", "href", "linked", "machine_time", "place", "role", "sorted_as",
        "stamps", "strong", "tag", "text",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913, PLR0917  what its element says, a parameter a thing
        self, text: str, tag: str, role: Role, machine_time: str | None, href: str | None, strong: bool, place: int
    ) -> None:
        self.text = text
        self.tag = tag
        self.role = role
        self.machine_time = machine_time
        self.href = href
        self.strong = strong
        self.place = place
        self.sorted_as: str | None = None  # "stamp" where it is one for certain
        self._piece: Piece | None = None
        self.called: Role = ""
        self.classes: str | None = None
        self.linked = 0
        self.heads = 0
        self.stamps = 0

    @property
    def piece(self) -> Piece:
        """What the line is by its words."""
        if self._piece is None:
            self._piece = classify(self.text)
        return self._piece

    def part(self, text: str, role: Role) -> Line:
        """A piece of the line as a line of its own, in the same place."""
        return Line(text, self.tag, role, None, self.href, self.strong, self.place)

    @property
    def lines(self) -> int:
        return 1

    @property
    def chars(self) -> int:
        return len(self.text)

    @property
    def links(self) -> int:
        return int(self.href is not None)

    @property
    def titles(self) -> int:
        return int(self.tag == "h1" and self.sorted_as is None)

    @property
    def offers(self) -> int:
        return int(marks.may_sell(self.text))

    @property
    def paragraphs(self) -> int:
        return len(self.text) if self.href is None and len(self.text) >= _PARAGRAPH and self.tag not in HEADINGS else 0


class Box:
    """A block element: its children in order, and what it holds, counted to all depths."""

    __slots__ = (
        "called", "chars", "children", "classes", "groups", "heads", "href", "lines", "linked", "links",
        "machine_time", "offers", "paragraphs", "stamps", "tag", "titles",
    )  # fmt: skip

    def __init__(self, tag: str, called: Role, classes: str, href: str | None) -> None:
        self.tag = tag
        self.called = called  # the role that its names give it
        self.classes = classes
        self.href = href
        self.children: list[Box | Line] = []
        self.chars = 0
        self.lines = 0
        self.linked = 0  # characters in links
        self.links = 0  # lines that are links
        self.heads = 0  # headings, and lines that a class calls a title
        self.titles = 0  # h1
        self.stamps = 0  # lines that are stamps by element, class or words
        self.offers = 0  # lines that may sell a subscription
        self.paragraphs = 0  # characters in <p> of some length
        self.machine_time: str | None = None
        self.groups: dict[int, list[Member]] | None = None  # stories, by the identity of the child they begin with


Child: TypeAlias = Box | Line
Member: TypeAlias = list[Child]  # one story of a group: its container, and what stands beside it and belongs to it


def is_block(child: Child) -> bool:
    """Whether a child is a block element, and no line among others."""
    return child.classes is not None


def lines_in(*children: Child) -> Iterator[Line]:
    """The lines of boxes to all depths, in order."""
    stack: list[Child] = [*reversed(children)]
    while stack:
        child = stack.pop()
        if isinstance(child, Line):
            yield child
        else:
            stack += reversed(child.children)


def path(root: Box, line: Line) -> list[Box]:
    """The boxes around a line, from the root in; none for a line that isn't there."""
    boxes, walks = [root], [iter(root.children)]
    while walks:
        child = next(walks[-1], None)
        if child is None:
            del boxes[-1], walks[-1]
        elif child is line:
            return boxes
        elif isinstance(child, Box):
            boxes.append(child)
            walks.append(iter(child.children))
    return []


class Builder:
    """The tree while it is built: the open box, the open inline elements, and the line in the making."""

    def __init__(self) -> None:
        self.box = Box("body", "", "", None)
        self._around: list[Box] = []
        self.span: Span | None = None
        self.making = Making()
        self._bold = False  # whether the page has bold text at all, so that it pays to look
        self._strong = 0
        self._places = 0
        self._open: list[int] = []  # what each open element is here

    def begin_block(self, element: Element, attributes: dict[str, str], role: Role) -> None:
        """An element begins that parts lines."""
        if self.making.texts:
            self._flush()
        tag, around = element.name, self.box
        if attributes:
            href = attributes.get("href") if tag == "a" else around.href
            box = Box(tag, role, attributes.get("class", ""), href)
            if tag not in ("article", "li", "a"):
                box.machine_time = _machine_time(tag, attributes)
        else:
            box = Box(tag, role, "", None if tag == "a" else around.href)
        around.children.append(box)
        self._around.append(around)
        self.box = box
        self._open.append(_HOLDING | _A_BLOCK if element.holds else _A_BLOCK)

    def begin_inline(self, element: Element, attributes: dict[str, str], role: Role) -> None:
        """An element begins in a line."""
        tag, what = element.name, _A_PART
        if tag == "br":
            self.making.add(BREAK, self.span, self._strong > 0)
        elif element.strong:
            self._strong += 1
            self._bold = True
            what = _A_STRONG
        elif element.span or role:
            spans = self.making.spans
            if element.time and spans and (before := spans[-1]) is not None and before.tag in _TIMES:
                self.making.add(" ", self.span, False)  # a theme prints one of the two, a select-all both
            machine_time = _machine_time(tag, attributes)
            if element.time or (machine_time and not role):
                role = "stamp"
            self.span = Span(tag, self.span, role, attributes.get("href"), machine_time)
            what = _A_SPAN
        self._open.append(what | _HOLDING if element.holds else what)

    def finish(self) -> None:
        """The page ends."""
        self._flush()

    def end(self) -> None:
        """The element that began last ends."""
        what = self._open.pop() & ~_HOLDING
        if what == _A_BLOCK:
            if self.making.texts:
                self._flush()
            self._close()
        elif what == _A_SPAN:
            assert self.span is not None
            self.span = self.span.parent
        elif what == _A_STRONG:
            self._strong -= 1

    def in_story(self) -> bool:
        """Whether an element is open that holds a story, or the page's own part."""
        return any(what & _HOLDING for what in self._open)

    def _close(self) -> None:
        """Leave a box, and add what it holds to the one around it."""
        box, outer = self.box, self._around.pop()
        self.box = outer
        if not box.lines:
            outer.children.pop()
            return
        if box.lines > 1:
            if box.called == "furniture" and "widget" in box.classes and _lists_stories(box):
                box.called = "related"
            if box.tag == "tr":
                self._join_cells(box)
        elif box.called in LEAVES:
            self._name(box)
        if box.lines == 1:
            self._close_line(box, outer)
        outer.chars += box.chars
        outer.lines += box.lines
        outer.paragraphs += box.paragraphs
        if box.linked:
            outer.linked += box.linked
            outer.links += box.links
        if box.heads:
            outer.heads += box.heads
        if box.titles:
            outer.titles += box.titles
        if box.stamps:
            outer.stamps += box.stamps
        if box.offers:
            outer.offers += box.offers

    def _name(self, box: Box) -> None:
        """Let a line have the role of the box that holds it alone."""
        only = next(lines_in(box))
        if not only.role and _fits(box.called, only.text):
            only.role = box.called
            if box.called == "headline" and only.tag not in HEADINGS:
                box.heads += 1
            elif box.called == "stamp" and only.sorted_as is None:
                box.stamps += not box.stamps
                only.sorted_as = "stamp"

    def _close_line(self, box: Box, outer: Box) -> None:
        """What is due to a line that is all of a box; where no other box stands between, it takes the box's place."""
        if box.tag == "dd":
            self._join_term(box, outer)
        line = box.children[0]
        if box.machine_time is not None:
            only = next(lines_in(box))
            if only.machine_time is None and len(only.text) <= _SHORT:
                only.machine_time, only.role = box.machine_time, only.role or "stamp"
        if isinstance(line, Line) and line.classes is None:
            line.called, line.classes = box.called, box.classes
            line.linked, line.heads, line.stamps = box.linked, box.heads, box.stamps
            outer.children[-1] = line

    def _join_term(self, told: Box, outer: Box) -> None:
        """Make a term and what it says one line where they say when, of the story (`Gepubliceerd op:`, `9 maart 2026`)
        or of something in it (`Datum delict`)."""
        term = outer.children[-2] if len(outer.children) > 1 else None
        if term is None or not is_block(term) or term.tag != "dt" or term.lines != 1 or term.chars > _SHORT:
            return
        line, head = next(lines_in(told)), next(lines_in(term))
        text = f"{head.text} {line.text}"
        if len(line.text) <= _SHORT and (line.piece.kind == "stamp" or classify(text).kind == "publication"):
            line.text, line.role, line.sorted_as, line._piece = text, "", None, None
            told.stamps = 0
            del outer.children[-2]
            outer.lines -= 1

    def _join_cells(self, row: Box) -> None:
        """Make a table's row one line, unless its cells hold more than a line each, as in a table that lays out a
        page."""
        cells = [child for child in row.children if isinstance(child, Line) and is_block(child)]
        lines = [line for line in cells if len(line.text) <= _CELL]
        told = any(line.text[-1] in ".!?" and len(line.text.split()) > _SENTENCE for line in lines)
        if len(lines) != row.lines or (row.stamps and (row.links or told)):
            return  # a row with its time and its link or its sentence is a story
        lines[0].text = " ".join(line.text for line in lines)
        lines[0].tag, lines[0].classes = "tr", None
        lines[0].role, lines[0]._piece = "", None
        lines[0].sorted_as = lines[0].machine_time = None
        row.children = [lines[0]]
        row.lines, row.stamps, row.heads = 1, 0, 0

    def add(self, text: str) -> None:
        """Text of the element that is open."""
        making, span = self.making, self.span
        if text.isspace():
            if not making.texts:
                return  # nothing to part
        else:
            making.inked = True
            if span is not None:
                span.own = making.spanned = True
            if BREAK in text:
                text = text.replace(BREAK, " ")
            if self.box.tag == "pre":
                text = text.replace("\n", BREAK)
        making.add(text, span, self._strong > 0)

    def _flush(self) -> None:
        """End the line in the making."""
        making = self.making
        if not making.inked:
            making.clear()
            return
        tag, href, texts = self.box.tag, self.box.href, making.texts
        if making.spanned:
            for key, begin, end in pieces(making, tag):
                for text in _broken("".join(texts[begin:end]), tag):
                    self._spanned_line(text, key, making, begin, end)
        elif len(texts) == 1:  # as nearly every line is
            for text in _broken(texts[0], tag):
                self._line(text, "", None, href, making.bolds[0])
        else:
            whole = ((0, len(texts)),)
            for begin, end in headed(making) if self._bold and tag in TEXTUAL else whole:
                strong = self._bold and making.is_bold(begin, end, breaks=True)
                for text in _broken("".join(texts[begin:end]), tag):
                    self._line(text, "", None, href, strong)
        making.clear()

    def _spanned_line(self, text: str, key: Span | None, making: Making, begin: int, end: int) -> None:
        """Add a line that has inline elements: what they say of it is the line's where they hold all of it."""
        role: Role = key.role if key and (key.machine_time or _fits(key.role, text)) else ""
        machine_time = key.machine_time if key else None
        if machine_time is None:
            # A time in a line that says when (`Gepubliceerd: <time>`) is the line's; one in a sentence is a mention.
            times = making.times(begin, end)
            if len(times) == 1 or (times and all(map(_ISO.match, times)) and len({len(time) for time in times}) == 1):
                machine_time = min(times)  # published comes before changed
        href = self.box.href
        if href is None:
            href, linked = making.link(begin, end)
            self.box.linked += linked
        self._line(text, role, machine_time, href, self._bold and making.is_bold(begin, end, breaks=False))

    def _line(self, text: str, role: Role, machine_time: str | None, href: str | None, strong: bool) -> None:
        box = self.box
        tag, size, heading = box.tag, len(text), box.tag in HEADINGS
        if tag == "button":
            role = "furniture"
        line = Line(text, tag, role, machine_time, href, strong, self._places)
        self._places += 1
        box.children.append(line)
        box.chars += size
        box.lines += 1
        if href is not None:
            box.linked += size
            box.links += 1
        if heading:
            if stamps.names_day(text):
                line.sorted_as = "stamp"  # a day heads what is below it
            elif tag == "h1":
                box.titles += 1
            elif not role:
                box.heads += 1
        elif role == "headline":
            box.heads += 1
        if role == "stamp":
            box.stamps += 1
            line.sorted_as = "stamp"
        elif size <= _SHORT and not heading and (text[0] == "(" or stamps.may_begin(text)):
            strength = stamps.strength(text)
            enclosed = text[0] == "(" and text[1:2].isdigit() and strength != "none"  # `(20:15)`, behind its link
            if strength == "sure" or enclosed:
                line.sorted_as = "stamp"
            box.stamps += strength == "sure" or (strength == "weak" and not text.isalpha())
        if marks.may_sell(text):
            box.offers += 1
        if size >= _PARAGRAPH and href is None and not heading:
            box.paragraphs += size


def _lists_stories(box: Box) -> bool:
    """Whether a module of a sidebar is a list of stories, below the label of one."""
    first = next(lines_in(box), None)
    told = boilerplate.label(first.text) if first is not None and box.links > 1 else None
    return told is not None and told[1]


def _broken(text: str, tag: str) -> list[str]:
    """The lines of a block that <br> parts. In a paragraph one <br> is a space, unless what it sets off is a line by
    its own words; two begin a paragraph."""
    if BREAK not in text:
        line = clean(text)
        return [line] if line else []
    lines = [""]
    breaks = 0
    for part in text.split(BREAK):
        line = clean(part)
        if not line:
            breaks += 1
            continue
        soft = breaks == 0 and tag in TEXTUAL and not (_is_other(line) or _is_other(lines[-1]))
        if lines[-1] and soft:
            lines[-1] += " " + line
        else:
            lines.append(line)
        breaks = 0
    return [line for line in lines if line]


def _is_other(line: str) -> bool:
    return bool(line) and classify(line).kind not in ("text", "head")


def role_of(tag: str, attributes: dict[str, str]) -> Role:
    """What an element's names make of it."""
    own = _OWN.get(tag, "")
    if not attributes or _TELLING.isdisjoint(attributes):
        return own
    if not _SELDOM.isdisjoint(attributes):
        told = _told_outright(attributes)
        if told == "dropped" or (told and own != "quote"):
            return told
    if own == "quote":
        return own
    role: Role = html_classes.of_classes(attributes["class"]) if "class" in attributes else ""
    if not role and "id" in attributes:
        role = html_classes.of_classes(attributes["id"])
        role = role if role in ("dropped", "furniture", "comments", "paywall", "related") else ""
    if not role:  # names for tests say what hashed classes hide
        name = next((attributes[key] for key in _TESTED if key in attributes), "")
        role = html_classes.of_classes(name) if name else ""
        role = role if role not in _CONTAINING else ""
    return role or own


def _told_outright(attributes: dict[str, str]) -> Role:
    """What attributes make of an element before its names do."""
    if (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or ("style" in attributes and _HIDDEN_STYLE.search(attributes["style"]))
        or attributes.get("role") in _DROPPED_ROLES
    ):
        return "dropped"
    if attributes.get("rel") == "author" or attributes.get("itemprop") == "author":
        return "byline"
    return "headline" if attributes.get("itemprop") == "headline" else ""


def _fits(role: Role, text: str) -> bool:
    """Whether a line's text can be what a class calls it: names of classes are loose, numbers and dates are not."""
    if role in ("count", "rank", "duration"):
        return len(text) <= 30 and any(map(str.isdigit, text)) and stamps.strength(text) != "sure"
    if role == "badge":
        return len(text) <= 30
    if role == "stamp":
        return len(text) <= 80 and (any(map(str.isdigit, text)) or stamps.strength(text) != "none")
    return role != "section" or len(text) <= 50


def is_hidden(attributes: dict[str, str]) -> bool:
    """Whether an element that is dropped is so by more than a name, whatever stands in it."""
    return "hidden" in attributes or attributes.get("aria-hidden") == "true" or "style" in attributes


def _machine_time(tag: str, attributes: dict[str, str]) -> str | None:
    """The time that an element's attributes give its text, as written; an epoch as ISO 8601. None for none."""
    if not attributes or _DATING.isdisjoint(attributes):
        return None
    for name in _DATED:
        value = attributes.get(name)
        if value and (
            name != "content" or attributes.get("itemprop") in ("datePublished", "dateModified", "dateCreated")
        ):
            return _instant(value)
    title = attributes.get("title") if tag in _TIMES or tag in ("span", "abbr") else None
    return title if title and len(title) <= 40 and _HAS_DATE.search(title) else None


def _instant(value: str) -> str:
    if _EPOCH.fullmatch(value):
        from datetime import UTC, datetime

        return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()
    return value
