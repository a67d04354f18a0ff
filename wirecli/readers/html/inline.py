"""The line in the making: texts, and the inline elements that they stand in; and where it is more than one line.

Inline elements that are things of their own part a line as well: beside nothing but their like, or by what their class
says (`<span class="badge">`); never the words of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from wirecli.base.text import clean
from wirecli.readers.html.classes import Role
from wirecli.segment import marks
from wirecli.segment.lines import classify
from wirecli.stamps import forms as stamps

BREAK = "\x00"  # what stands for a <br>
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PROSE = HEADINGS | {"p", "figcaption", "blockquote", "pre"}
# Roles that make lines of their own inside a sentence, too; the others only beside their like.
_APART: frozenset[Role] = frozenset({"furniture", "byline", "tags", "comments"})
_STAMP = 60  # characters of a line that can be a stamp
_SUBHEAD = 90  # characters of a bold line that heads the paragraph it begins
_CLOCK_LONGEST = 9  # characters
_SMALL, _FEW = 2_000, 64  # characters and texts of what can be anything by its words but a sentence


class Span:
    """An inline element that is open, or whose text is in the line in the making."""

    __slots__ = ("href", "machine_time", "own", "parent", "role", "tag")

    def __init__(self, tag: str, parent: Span | None, role: Role, href: str | None, machine_time: str | None) -> None:
        self.tag = tag
        self.parent = parent
        self.role = role
        self.href: str | None = href or (parent.href if parent else None)
        self.machine_time = machine_time
        self.own = False  # whether text stands right in it


class Making:
    """The texts of a line in order, the innermost inline element around each, and whether it is bold. A line can be
    a link a word for megabytes, so they stand side by side."""

    __slots__ = ("bolds", "inked", "spanned", "spans", "texts")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.spans: list[Span | None] = []
        self.bolds: list[bool] = []
        self.inked = False  # whether there is any text but white space
        self.spanned = False  # whether any of it stands in an inline element that counts

    def add(self, text: str, span: Span | None, bold: bool) -> None:
        self.texts.append(text)
        self.spans.append(span)
        self.bolds.append(bold)

    def clear(self) -> None:
        self.texts.clear()
        self.spans.clear()
        self.bolds.clear()
        self.inked = self.spanned = False

    def is_bold(self, begin: int, end: int, *, breaks: bool) -> bool:
        """Whether all text of a part is; with `breaks` all <br> in it, too."""
        return all(
            self.bolds[at] or self.texts[at].isspace() or (not breaks and self.texts[at] == BREAK)
            for at in range(begin, end)
        )

    def times(self, begin: int, end: int) -> set[str]:
        """The times that elements give texts of a part."""
        return {
            span.machine_time
            for at in range(begin, end)
            if (span := self.spans[at]) is not None and span.machine_time and self._is_inked(at)
        }

    def link(self, begin: int, end: int) -> tuple[str | None, int]:
        """Where a part links to that is a link whole, the first of its links; else how many characters of it are in
        links."""
        first, linked, whole = None, 0, True
        for at in range(begin, end):
            if self._is_inked(at):
                span = self.spans[at]
                if span is not None and span.href:
                    first = first or span.href
                    linked += len(self.texts[at])
                else:
                    whole = False
        return (first, 0) if whole and first else (None, linked)

    def _is_inked(self, at: int) -> bool:
        text = self.texts[at]
        return text != BREAK and not text.isspace()

    def runs(self) -> Iterator[Run]:
        """The parts that one inline element each has, with the white space and the <br> behind them."""
        texts, spans = self.texts, self.spans
        begin, last = -1, 0
        current: Span | None = None
        for at, text in enumerate(texts):
            if text == BREAK or text.isspace():
                continue
            key = _key(spans[at])
            if begin < 0 or key is not current:
                if begin >= 0:
                    yield current, begin, at
                begin, current = at, key
            last = at
        if begin >= 0:
            yield current, begin, last + 1

    def small(self, run: Run) -> str:
        """A part as clean text, where it is no longer than what is more than a sentence by its words; else ""."""
        _, begin, end = run
        if end - begin > _FEW or sum(map(len, self.texts[begin:end])) > _SMALL:
            return ""
        return clean("".join(self.texts[begin:end]))


Run: TypeAlias = "tuple[Span | None, int, int]"
"""A part of a line: the inline element that it is the text of, and the numbers of its texts, the end excluded."""


def headed(line: Making) -> Sequence[tuple[int, int]]:
    """A paragraph whose bold first line stands above the rest is a subhead and its text:
    `<b>Is het erger?</b><br>Nee.`"""
    texts, bolds = line.texts, line.bolds
    for at, text in enumerate(texts):
        if text == BREAK:
            rest = range(at + 1, len(texts))
            size = sum(map(len, texts[:at]))
            if 0 < size <= _SUBHEAD and any(not bolds[at] and not text.isspace() for at in rest):
                return (0, at), (at + 1, len(texts))
            break
        if not bolds[at] and not text.isspace():
            break
    return ((0, len(texts)),)


def pieces(line: Making, tag: str) -> list[Run]:
    """The line in the making, parted where inline elements are things of their own; nearly every line is one."""
    count, direct, listed = 0, False, True
    roles: set[Role] = set()
    broken = True  # whether a <br> stands before the run
    for key, _, end in line.runs():
        count += 1
        if key is None:
            direct = True
        else:
            roles.add(key.role)
        listed = listed and broken and key is not None and bool(key.href)
        broken = line.texts[end - 1] == BREAK
    if count > 1:
        dated = "stamp" in roles and "byline" not in roles
        if dated and classify(clean("".join(line.texts))).kind == "publication":
            return [(None, 0, len(line.texts))]  # `Gepubliceerd: <time>`
        if not listed and not (count == 2 and _is_dated_link(line, *line.runs())):
            return _merged(line, tag, direct=direct)
    return list(line.runs())


def _merged(line: Making, tag: str, *, direct: bool) -> list[Run]:
    """Neighbours that are one line put together. `direct`: the line has text in none of its inline elements."""
    merged: list[Run] = []
    for run in line.runs():
        if not merged:
            merged.append(run)
            continue
        last = merged[-1]
        key, begin, end = last[0], last[1], run[2]
        if _is_clock_of(line, last, run):
            line.texts[run[1]] = " " + line.texts[run[1]]
        elif _parts_from(line, last, run, tag, direct=direct):
            merged.append(run)
            continue
        elif key is not run[0] and not _are_signed(last, run):
            key = None
        merged[-1] = key, begin, end
    return merged


def _key(span: Span | None) -> Span | None:
    """The inline element that a text is the text of: what a role or a time names, else the outermost with text of its
    own."""
    best = span
    while span is not None:
        if span.role:
            return span
        if span.own:
            best = span
        span = span.parent
    return best


def _is_dated_link(line: Making, one: Run, other: Run) -> bool:
    """Whether a line is a link and its stamp, in either order, and no more: `<a>Boer wint</a> (20:15)`."""
    links = [run[0] is not None and run[0].href is not None for run in (one, other)]
    if links[0] == links[1]:
        return False
    return _is_stamp(line, other if links[0] else one)


def _is_clock_of(line: Making, day: Run, clock: Run) -> bool:
    """Whether neighbours are a day and its clock: `<span>31 januari 2026</span><span>08:14</span>`."""
    text = line.small(clock)
    if not text[:1].isdigit() or len(text) > _CLOCK_LONGEST or not marks.is_duration(text.removesuffix(" uur")):
        return False
    return ":" in text and stamps.names_day(line.small(day))


def _parts_from(line: Making, one: Run, other: Run, tag: str, *, direct: bool) -> bool:
    """Whether two neighbours in a line are two lines."""
    roles = {key.role for key in (one[0], other[0]) if key is not None}
    if roles & _APART:
        return not _are_signed(one, other)  # `door <span class="author">`
    named = bool(roles - {""})
    if direct and tag in _PROSE:
        return tag in HEADINGS and (
            bool(roles & {"badge", "section", "stamp"}) or _is_badge(line, one) or _is_badge(line, other)
        )
    before, after = line.texts[one[2] - 1], line.texts[other[1]]
    glued = not (before[-1:].isspace() or after[:1].isspace() or before == BREAK)
    if direct:  # `<span>09:10</span><b>Dijk houdt</b>` touch, as no words of a sentence do
        return named or any((run[0] is None or glued) and _is_stamp(line, run) for run in (one, other))
    head = after.lstrip()[:1]
    if not named and head and not (head.isupper() or head.isdigit() or head in "'‘’\"“„«€#(|•·"):
        return glued and _is_stamp(line, other)  # else it reads on
    if tag in _PROSE:
        return glued or named or _is_special(line, one) or _is_special(line, other)
    return True


def _are_signed(*runs: Run) -> bool:
    """Whether parts of a line are parts of one byline."""
    return all(run[0] is not None and run[0].role == "byline" for run in runs)


def _is_badge(line: Making, run: Run) -> bool:
    return run[0] is not None and marks.is_badge(line.small(run))


def _is_stamp(line: Making, run: Run) -> bool:
    text = line.small(run)
    return bool(text) and len(text) <= _STAMP and stamps.strength(text) != "none"


def _is_special(line: Making, run: Run) -> bool:
    text = line.small(run)
    return bool(text) and classify(text).kind not in ("text", "head")
