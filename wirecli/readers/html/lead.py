"""The lead of an HTML page: its headline, the region that it heads, and what the lines of the region are.

The headline is the `<h1>` in or nearest above the text that is not the site's name and agrees with what the page says
its title is; the region is the smallest box that holds it and the text. In it all is one story, whatever order intro,
time, byline and body stand in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from wirecli.base.patterns import compiled
from wirecli.readers.html import stories as html_stories
from wirecli.readers.html.inline import HEADINGS
from wirecli.readers.html.metadata import Metadata
from wirecli.readers.html.stories import Draft, Part, Read
from wirecli.readers.html.tree import Box, Child, Line, is_block, lines_in, path
from wirecli.records import NamedTuple
from wirecli.segment import boilerplate, marks
from wirecli.stamps.words import CHANGES, words

_SUBHEAD_LONGEST = 90
_BYLINE_LONGEST = 100
_HEADLINE_WORDS = 4
_FOOT_WORDS = 3
_PARAGRAPHS = frozenset({"p", "blockquote"})
_NO_HOLDERS = _PARAGRAPHS | {"figcaption", "aside"}
_BODY = 40  # characters of a line that is text
_FURNITURE = frozenset({"badge", "rank", "duration", "count", "furniture", "tags", "comments", "paywall"})
_AUTHORS_PAGE = r"/(?:auteurs?|authors?|journalist(?:en)?|redacteur(?:en)?|redactie|verslaggevers?|profiel|by)/"
_CHANGED = rf"(?i)(?:laatste? )?(?:{words(CHANGES)})"


def headline(root: Box, said: Metadata) -> Line | None:
    """The line that is the page's headline; None where no element says so."""
    if said.profile:
        return None
    heads = [line for line in lines_in(root) if line.tag in HEADINGS and line.role in ("", "headline")
             and line.sorted_as != "stamp"]  # fmt: skip
    site, titles = letters(said.publisher or ""), [letters(title) for title in said.titles]
    keys = [letters(line.text) for line in heads]
    if site:
        heads = [line for line, key in zip(heads, keys, strict=True) if key != site]
        keys = [key for key in keys if key != site]
    agreed = [line for line, key in zip(heads, keys, strict=True) if _agrees(key, titles)]
    if not agreed:  # `De Krant: Storm over Goes`, where no heading begins as the title does
        agreed = [line for line, key in zip(heads, keys, strict=True) if _ends(key, titles)]
    if agreed:
        return next((line for line in agreed if line.tag == "h1"), agreed[0])
    ones = [line for line in heads if line.tag == "h1"]
    named = [line for line in heads if line.role == "headline"]
    if not ones and len(named) == 1:
        return named[0]
    return _nearest(root, ones) if ones else _of_article(root)


def _of_article(root: Box) -> Line | None:
    """The first heading of the page's only <article>, where that holds a text."""
    found: list[Child] = []
    stack: list[Child] = [root]
    while stack:
        box = stack.pop()
        if box.tag == "article" and is_block(box):
            found.append(box)
        elif isinstance(box, Box):
            stack += box.children
    if len(found) != 1 or found[0].paragraphs < 2 * _BODY or found[0].linked * 2 > found[0].chars:
        return None
    return next((line for line in lines_in(found[0]) if line.tag in HEADINGS), None)


def _nearest(root: Box, ones: list[Line]) -> Line | None:
    """Of several h1 the last above the first text of some length; the first of those that stand in one box, as
    subheads do. Several with a text each in boxes of their own are a list's."""
    if len(ones) == 1:
        return ones[0]
    text = next((line.place for line in lines_in(root) if _is_text(line) and line.place > ones[0].place), None)
    above = [line for line in ones if text is None or line.place < text]
    if len(above) == len(ones):
        return above[-1]
    parents = _parents(root, ones)
    return above[-1] if len(above) > 1 or len(set(parents)) == 1 else None


def _parents(root: Box, ones: list[Line]) -> list[int]:
    """The boxes around the elements of lines, by identity."""
    sought, found = set(map(id, ones)), []
    stack = [(root, root)]
    while stack:
        box, outer = stack.pop()
        lines = [child for child in box.children if id(child) in sought]
        if lines:
            found.append(id(box if is_block(lines[0]) else outer))
        stack += [(child, box) for child in box.children if isinstance(child, Box) and child.titles]
    return found


def _is_text(line: Line) -> bool:
    return len(line.text) >= _BODY and line.tag not in HEADINGS and line.href is None


def letters(text: str) -> str:
    """The letters and figures of a text, whatever their case: what titles and texts are compared by."""
    return "".join(filter(str.isalnum, text.casefold()))


def _alike(one: str, other: str) -> bool:
    """Whether two texts have the same letters and figures."""
    if _first(one) != _first(other):
        return False  # nearly always
    return letters(one) == letters(other)


def _first(text: str) -> str:
    return next(filter(str.isalnum, text), "").casefold()[:1]


def _agrees(key: str, titles: Iterable[str]) -> bool:
    """Whether a heading is a title of the page, which may have the site's name behind it, or be cut off; by their
    letters."""
    return len(key) >= 8 and any(
        title.startswith(key) or (len(title) >= 20 and key.startswith(title)) for title in titles
    )


def _ends(key: str, titles: Iterable[str]) -> bool:
    return len(key) >= 16 and any(title.endswith(key) for title in titles)


def region(root: Box, title: Line) -> Box:
    """The smallest box that holds the headline and the text: where most of the paragraphs' characters stand."""
    around = path(root, title)
    inside = {id(box): number for number, box in enumerate(around)}
    holders: list[tuple[int, int]] = []  # characters of a box's own text, and how deep it holds the headline as well
    stack: list[tuple[Box, int]] = [(root, 0)]
    while stack:
        box, depth = stack.pop()
        own = 0
        grouped = _grouped(box)
        for child in box.children:
            if id(child) in grouped and is_block(child):
                continue
            if isinstance(child, Box):
                stack.append((child, inside.get(id(child), depth)))
                own += child.paragraphs if child.tag in _PARAGRAPHS else 0
            elif _is_text(child):
                if child.tag in _PARAGRAPHS or not is_block(child):
                    own += len(child.text)
                elif child.tag not in _NO_HOLDERS:
                    holders.append((len(child.text), depth))
        if own and box.tag not in _NO_HOLDERS:
            holders.append((own, depth))
    most = max((own for own, _ in holders), default=0)
    if not most:
        return next((box for box in reversed(around) if box.tag in ("article", "main")), root)
    # A headline in a box of its own (`<header>`, `<div>`) heads what stands beside that box.
    return around[min(depth for own, depth in holders if own * 4 >= most)]


def _grouped(box: Box) -> set[int]:
    return {id(child) for members in (box.groups or {}).values() for member in members for child in member}


class Lead(NamedTuple):
    """The lead as read, and whether it has any text of its own."""

    read: Read
    text: bool


class _Seen(NamedTuple):
    """A line of the region as its rules see it.

    `own` is the role that its element or a box around it gives it; `before` that it stands above the headline,
    `above` that no text stands between the two, `behind` that none follows, `final` that the page ends with it;
    `timed` that the text has times between its paragraphs over and over; `signed` that the story has a byline;
    `author` is the metadata's.
    """

    line: Line
    text: str
    own: str
    title: str
    before: bool
    above: bool
    behind: bool
    final: bool
    timed: bool
    signed: bool
    author: str | None


def read(lines: Sequence[tuple[Line, str]], title: Line, said: Metadata, *, open_ended: bool) -> Lead:
    """The story that the lines of the region tell. With each line the role of the box around it (`byline`, `caption`,
    `quote`), "" for none. `open_ended`: the page ends with them, so that the last may break off."""
    draft = Draft("article")
    draft.headline = title.text
    last = max((at for at, (line, role) in enumerate(lines) if _is_body(line, role, title)), default=-1)
    timed = _times_between(lines, title, last) > 1
    above, announced = True, False
    dated = said.published is not None or any(_dates(line) for line, _ in lines)
    for at, (line, role) in enumerate(lines):
        if line is title:
            continue
        if announced and _is_announced(line):
            draft.take("furniture", line)
            announced = line.tag == "li" or line.piece.kind == "list-item" or line.href is not None
            continue
        final = open_ended and at == len(lines) - 1
        signed = draft.byline is not None
        before = line.place < title.place
        seen = _Seen(
            line, line.text, line.role or role, title.text, before, above, at > last, final, timed, signed, said.author
        )
        part = _part(seen)
        if part == "stamp" and dated and _plays(line):
            part = "furniture"
        announced = part == "furniture" and (announced or boilerplate.takes_title(line.text))
        above = above and (part != "text" or before)
        draft.take(part, line)
    return Lead(draft.read(), any(block.type in ("paragraph", "list-item", "quote") for block in draft.blocks))


def _part(seen: _Seen) -> Part:
    for rule in _RULES:
        part = rule(seen)
        if part is not None:
            return part
    return _short_between(seen)


def _dates(line: Line) -> bool:
    """Whether a line says when, and can't be how long something takes: `Vandaag, 09:15`."""
    return line.piece.kind in ("publication", "stamp") and not _plays(line) and any(map(str.isdigit, line.text))


def _plays(line: Line) -> bool:
    """Whether a line that no element dates has the shape of how long reading or hearing it takes: `1:12`, `4 min`."""
    return line.machine_time is None and not line.role and marks.is_duration(line.text)


def _times_between(lines: Sequence[tuple[Line, str]], title: Line, last: int) -> int:
    """How many lines between the paragraphs are times by their words alone: one dates the story, several head its
    parts."""
    body = [line for line, role in lines[:last] if line.place > title.place and not role]
    first = next((at for at, line in enumerate(body) if _is_body(line, "", title)), len(body))
    return sum(line.piece.kind == "stamp" and not line.piece.sure and not line.role for line in body[first:])


def _is_announced(line: Line) -> bool:
    short = line.piece.kind in ("head", "byline", "list-item") and len(line.text) < 120
    return line.tag in HEADINGS or line.href is not None or short


def _is_body(line: Line, role: str, title: Line) -> bool:
    if role in ("caption", "byline") or line.tag in HEADINGS or line.place < title.place:
        return False
    if line.tag == "tr" or (line.tag == "li" and line.href is None):
        return True
    return line.piece.kind in ("text", "list-item", "quote")


def _copy(seen: _Seen) -> Part | None:
    """The headline printed again above the text, or as a heading."""
    same = (seen.above or seen.line.tag in HEADINGS) and _alike(seen.text, seen.title)
    return "furniture" if same else None


def _mark(seen: _Seen) -> Part | None:
    """Badges, reading times, ranks and counts."""
    if seen.own in _FURNITURE or marks.is_mark(seen.text):
        return "furniture"
    loose = seen.own == "" and (seen.above or seen.behind or seen.line.href is not None)
    return "furniture" if loose and (marks.is_rank(seen.text) or marks.is_count(seen.text)) else None


def _under_picture(seen: _Seen) -> Part | None:
    if seen.own not in ("caption", "credit") and seen.line.tag != "figcaption":
        return None
    credit = seen.own == "credit" or seen.line.piece.kind == "furniture" or marks.is_credit(seen.text)
    return "furniture" if credit else "caption"


def _small_print(seen: _Seen) -> Part | None:
    """What the words of a line make furniture: share buttons, credits, labels that head nothing here."""
    piece = seen.line.piece
    label = piece.kind == "label" and (not seen.above or piece.sure)
    return "furniture" if piece.kind == "furniture" or label else None


def _time(seen: _Seen) -> Part | None:
    """A publication line or a stamp by element, class or words; times between paragraphs over and over are subheads."""
    piece = seen.line.piece
    if piece.kind == "publication" or html_stories.are_times(seen.text):
        # `<time datetime>` may have its words in it.
        first = seen.line.machine_time is not None and not compiled(_CHANGED).match(seen.text)
        return "stamp" if first else "publication"
    named = seen.own == "stamp" or (seen.line.sorted_as == "stamp" and seen.line.tag not in HEADINGS)
    if not named and piece.kind != "stamp":
        return None
    if not named and seen.timed and not (seen.above or seen.behind):
        return "subhead"
    if seen.line.machine_time is None and boilerplate.is_publication(seen.text):
        return "publication"
    if named or any(map(str.isdigit, seen.text)):
        return "stamp"
    return "furniture" if seen.above or seen.behind else "subhead"


def _kicker(seen: _Seen) -> Part | None:
    """A section above the text."""
    piece = seen.line.piece
    if seen.own == "section" or (seen.before and piece.kind == "label" and piece.section):
        return "section" if seen.above else "furniture"
    return None


def _byline(seen: _Seen) -> Part | None:
    """Who wrote it: the first such line; what an author's box says of the author is furniture."""
    words = seen.line.piece.kind == "byline"
    signs = (
        seen.line.tag == "address"
        or (seen.author is not None and _alike(seen.text, seen.author))
        or (seen.line.href is not None and _is_name(seen.text) and compiled(_AUTHORS_PAGE).search(seen.line.href))
    )
    if signs and not seen.signed:
        return "byline"
    if seen.own != "byline" and not words:
        return None
    if len(seen.text) > _BYLINE_LONGEST or seen.text[-1] in ".!?" or seen.signed:
        return "furniture"
    credit = words and seen.own != "byline" and boilerplate.is_credit_line(seen.text)
    return "furniture" if credit and not (seen.above or seen.behind) else "byline"


def _above_headline(seen: _Seen) -> Part | None:
    if not seen.before:
        return None
    text = seen.line.tag == "p" and seen.line.piece.kind == "text" and len(seen.text) >= _BODY
    return "text" if text else "furniture"


def _element(seen: _Seen) -> Part | None:
    """What an element says outright: quotes, rows, items of lists."""
    if seen.own == "quote" or seen.line.tag == "blockquote":
        return "quote"
    if seen.line.tag == "li":
        return "furniture" if seen.behind and seen.line.href is not None else "list-item"
    if seen.line.tag == "tr":
        return "text"
    return "caption" if seen.line.piece.kind == "caption" else None


def _heading(seen: _Seen) -> Part | None:
    """Links to other stories, and headings."""
    line, piece = seen.line, seen.line.piece
    away = line.href is not None and not line.href.startswith("#")
    if away and (piece.kind != "text" or seen.text[-1] not in ".…"):
        return "furniture"
    if line.tag in HEADINGS:  # behind all text only a question or a quotation is the story's
        return "furniture" if seen.behind and seen.text[-1] not in '?"”’' else "subhead"
    return None


def _words(seen: _Seen) -> Part | None:
    kind = seen.line.piece.kind
    if kind in ("text", "quote") or seen.line.tag == "td":
        return "text"
    return "list-item" if kind in ("list-item", "listing") else None


def _short_above(seen: _Seen) -> Part | None:
    """A short line between headline and text: the author's name, an intro without a full stop, or nothing of the
    story's."""
    if not seen.above:
        return None
    if not seen.signed and (_is_name(seen.text) or (seen.author is not None and _alike(seen.text, seen.author))):
        return "byline"
    if seen.line.tag == "p" and len(seen.text) >= _BODY:
        return "text"
    return "subhead" if len(seen.text.split()) >= _HEADLINE_WORDS else "furniture"


def _short_behind(seen: _Seen) -> Part | None:
    """A short line behind all text: a last paragraph without its full stop, or the story's foot."""
    if not seen.behind:
        return None
    ends = seen.final or (seen.line.tag == "p" and len(seen.text) > _BODY)
    return "text" if ends and len(seen.text.split()) > _FOOT_WORDS else "furniture"


def _short_between(seen: _Seen) -> Part:
    return "subhead" if len(seen.text) <= _SUBHEAD_LONGEST else "text"


# What a line of the lead is: tried from the top, the first that knows it wins; what none knows is text or heads some.
_RULES: tuple[Callable[[_Seen], Part | None], ...] = (
    _copy,
    _mark,
    _under_picture,
    _small_print,
    _time,
    _kicker,
    _byline,
    _above_headline,
    _element,
    _heading,
    _words,
    _short_above,
    _short_behind,
)


def _is_name(text: str) -> bool:
    words = text.split()
    if any(len(word) > 1 and word.isupper() and word.isalpha() for word in words):
        return False  # `FC Kustland`
    return marks.are_of_name(words)
