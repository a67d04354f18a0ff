"""The lead of an HTML page: its headline, the region that it heads, and what the lines of the region are.

The headline is the `<h1>` in or nearest above the text that is not the site's name and agrees with what the page says its
title is; the region is the smallest box that holds it and the text. In it all is one story, whatever order intro, time,
byline and body stand in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wirecli.readers.html_metadata import Metadata
from wirecli.readers.html_stories import Draft, Part, Read
from wirecli.readers.html_tree import HEADINGS, Box, Line, lines_in
from wirecli.segment import boilerplate, marks

_SUBHEAD_LONGEST = 90
_BYLINE_LONGEST = 100
_HEADLINE_WORDS = 4
_BODY = 40  # characters of a line that is text
_PARTICLES = frozenset("van de den der ten ter te het 't ’t el al von la en".split())


def headline(root: Box, said: Metadata) -> Line | None:
    """The line that is the page's headline; None where no element says so."""
    heads = [line for line in lines_in(root) if line.tag in HEADINGS and line.role in ("", "headline")]
    site = _key(said.publisher or "")
    heads = [line for line in heads if _key(line.text) != site or not site]
    agreed = [line for line in heads if any(_agree(line.text, title) for title in said.titles)]
    if not agreed:  # `De Krant: Storm over Goes`, where no heading begins as the title does
        agreed = [line for line in heads if any(_ends(line.text, title) for title in said.titles)]
    if agreed:
        return next((line for line in agreed if line.tag == "h1"), agreed[0])
    ones = [line for line in heads if line.tag == "h1"]
    return _nearest(root, ones) if ones else _of_article(root)


def _of_article(root: Box) -> Line | None:
    """The first heading of the page's only <article>, where that holds a text."""
    found: list[Box] = []
    stack = [root]
    while stack:
        box = stack.pop()
        if box.tag == "article":
            found.append(box)
        else:
            stack += [child for child in box.children if isinstance(child, Box)]
    if len(found) != 1 or found[0].paragraphs < 2 * _BODY or found[0].linked * 2 > found[0].chars:
        return None
    return next((line for line in lines_in(found[0]) if line.tag in HEADINGS), None)


def _nearest(root: Box, ones: list[Line]) -> Line | None:
    """Of several h1 the last above the first text of some length; the first of those that stand in one box, as subheads do.
    Several with a text each in boxes of their own are a list's."""
    if len(ones) == 1:
        return ones[0]
    text = next((line.place for line in lines_in(root) if _is_text(line) and line.place > ones[0].place), None)
    above = [line for line in ones if text is None or line.place < text]
    if len(above) == len(ones):
        return above[-1]
    parents = _parents(root, ones)
    return above[-1] if len(above) > 1 or len(set(parents)) == 1 else None


def _parents(root: Box, ones: list[Line]) -> list[int]:
    """The boxes around the boxes of lines, by identity."""
    found = []
    stack = [root]
    while stack:
        box = stack.pop()
        if any(child in ones for child in box.children if isinstance(child, Line)):
            found.append(id(box.parent))
        stack += [child for child in box.children if isinstance(child, Box) and child.titles]
    return found


def _is_text(line: Line) -> bool:
    return len(line.text) >= _BODY and line.tag not in HEADINGS and line.href is None


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _agree(line: str, title: str) -> bool:
    """Whether a heading is the page's title, which may have the site's name behind it, or be cut off."""
    one, other = _key(line), _key(title)
    if len(one) < 8:
        return False
    return other.startswith(one) or (len(other) >= 20 and one.startswith(other))


def _ends(line: str, title: str) -> bool:
    one = _key(line)
    return len(one) >= 16 and _key(title).endswith(one)


def region(root: Box, title: Line) -> Box:
    """The smallest box that holds the headline and the text: where most of the paragraphs' characters stand."""
    around: list[Box] = []
    holders: list[tuple[int, Box]] = []
    stack: list[Box] = [root]
    while stack:
        box = stack.pop()
        own = 0
        for child in box.children:
            if isinstance(child, Line):
                if child is title:
                    at: Box | None = box
                    while at is not None:
                        around.append(at)
                        at = at.parent
            elif id(child) not in _grouped(box):
                stack.append(child)
                own += child.paragraphs if child.tag in ("p", "blockquote") else 0
        own += sum(len(child.text) for child in box.children if isinstance(child, Line) and _is_text(child))
        if own and box.tag not in ("p", "blockquote", "figcaption", "aside"):
            holders.append((own, box))
    most = max((own for own, _ in holders), default=0)
    if not most:
        return next((box for box in around if box.tag in ("article", "main")), root)
    inside = {id(box): number for number, box in enumerate(around)}
    depth = 0
    for own, box in holders:
        if own * 4 >= most:
            at = box
            while id(at) not in inside and at.parent is not None:
                at = at.parent
            depth = max(depth, inside.get(id(at), 0))
    # A headline in a box of its own (`<header>`, `<div>`) heads what stands beside that box.
    return around[depth]


def _grouped(box: Box) -> set[int]:
    return {id(child) for members in box.groups.values() for member in members for child in member}


class Lead(NamedTuple):
    """The lead as read, and whether it has any text of its own."""

    read: Read
    text: bool


def read(lines: Sequence[tuple[Line, str]], title: Line, said: Metadata, *, open_ended: bool) -> Lead:
    """The story that the lines of the region tell. With each line the role of the box around it (`byline`, `caption`,
    `quote`), "" for none. `open_ended`: the page ends with them, so that the last may break off."""
    draft = Draft("article")
    draft.headline = title.text
    last = max((at for at, (line, role) in enumerate(lines) if _is_body(line, role, title)), default=-1)
    above = True
    announced = False
    for at, (line, role) in enumerate(lines):
        if line is title:
            continue
        if announced and _is_announced(line):
            draft.take("furniture", line)
            announced = line.tag == "li" or line.href is not None
            continue
        part = _part(
            line,
            role,
            draft,
            title,
            above=above,
            behind=at > last,
            final=open_ended and at == len(lines) - 1,
            said=said,
        )
        announced = part == "furniture" and (announced or boilerplate.takes_title(line.text))
        above = above and not (part == "text" and line.place > title.place)
        draft.take(part, line)
    return Lead(draft.read(), any(block.type in ("paragraph", "list-item", "quote") for block in draft.blocks))


def _is_announced(line: Line) -> bool:
    return (
        line.tag in HEADINGS
        or line.href is not None
        or (line.piece.kind in ("head", "byline") and len(line.text) < 120)
    )


def _is_body(line: Line, role: str, title: Line) -> bool:
    if role in ("caption", "byline") or line.tag in HEADINGS or line.place < title.place:
        return False
    if line.tag == "tr" or (line.tag == "li" and line.href is None):
        return True
    piece = line.piece
    return piece.kind in ("text", "list-item", "quote")


def _part(
    line: Line, role: str, draft: Draft, title: Line, *, above: bool, behind: bool, final: bool, said: Metadata
) -> Part:
    text = line.text
    if _key(text) == _key(title.text) and (above or line.tag in HEADINGS):
        return "furniture"
    own = line.role or role
    if own in ("badge", "rank", "duration", "count", "furniture", "tags", "comments", "paywall"):
        return "furniture"
    if marks.is_mark(text) or (own == "" and (marks.is_rank(text) or marks.is_count(text)) and line.tag != "td"):
        return "furniture"
    piece = line.piece
    if own in ("caption", "credit") or line.tag == "figcaption":
        return "furniture" if piece.kind == "furniture" or own == "credit" or marks.is_credit(text) else "caption"
    if piece.kind == "furniture" or (piece.kind == "label" and (not above or piece.sure)):
        return "furniture"
    if piece.kind == "publication":
        return "publication"
    if own == "stamp" or (line.sorted_as == "stamp" and line.tag not in HEADINGS):
        return "stamp"
    if piece.kind == "stamp":
        return "stamp" if any(map(str.isdigit, text)) else "subhead" if not (above or behind) else "furniture"
    if own == "section" or (above and line.place < title.place and piece.section and piece.kind == "label"):
        return "section" if above else "furniture"
    if own == "byline" or (piece.kind == "byline" and not boilerplate.is_credit_line(text)):
        return _byline(text, draft)
    if piece.kind == "byline":
        return "byline" if draft.byline is None and (above or behind) else "furniture"
    if line.place < title.place:
        return "text" if line.tag == "p" and piece.kind == "text" and len(text) >= _BODY else "furniture"
    if own == "quote" or line.tag == "blockquote":
        return "quote"
    if line.tag == "tr":
        return "text"
    if line.tag == "li":
        return "furniture" if behind and line.href is not None else "list-item"
    if piece.kind == "caption":
        return "caption"
    if line.href is not None and not line.href.startswith("#") and (piece.kind != "text" or text[-1] not in ".…"):
        return "furniture"  # a link to another story
    if line.tag in HEADINGS:
        return "furniture" if behind and not _stays(text) else "subhead"
    if piece.kind in ("text", "quote") or line.tag == "td":
        return "text"
    if piece.kind in ("list-item", "listing"):
        return "list-item"
    return _short(line, draft, above=above, behind=behind, final=final, said=said)


def _stays(text: str) -> bool:
    """Whether a heading behind all text is one of the story's: a question or a quotation that ends it."""
    return text[-1] in '?"”’'


def _byline(text: str, draft: Draft) -> Part:
    if len(text) > _BYLINE_LONGEST or text[-1] in ".!?":
        return "furniture"  # what an author's box says of the author
    if draft.byline is None:
        return "byline"
    return "furniture"


def _short(line: Line, draft: Draft, *, above: bool, behind: bool, final: bool, said: Metadata) -> Part:
    """What a short line without an element of its own is: it has no full stop."""
    text = line.text
    words = len(text.split())
    if above:
        if draft.byline is None and (_is_name(text) or (said.author and _key(text) == _key(said.author))):
            return "byline"
        if line.tag == "p" and len(text) >= _BODY:
            return "text"
        return "subhead" if words >= _HEADLINE_WORDS and line.href is None else "furniture"
    if behind:
        if line.tag == "p" and line.href is None and words > 3 and (final or len(text) > _BODY):
            return "text"
        return "furniture"
    return "subhead" if len(text) <= _SUBHEAD_LONGEST else "text"


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 5 and all(word[0].isupper() or word.lower() in _PARTICLES for word in words)
