"""Lines → items: what each line is by itself, before its neighbours have a say.

A line that scraping glued together is split first: a stamp from the teaser that follows it, a stamp from the sentence
that precedes it, a dateline from the story before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from operator import itemgetter
from typing import Any, Literal, TypeAlias

from wirecli.base.patterns import compiled
from wirecli.records import NamedTuple
from wirecli.segment import boilerplate, datelines, smallprint
from wirecli.segment.unwrap import Marks, unwrap
from wirecli.stamps import forms as stamps
from wirecli.stamps.words import BACK

# What a line can be. "head" is a short line without a full stop: a headline, a subhead or an unknown label. Strings:
# an enum's members cost five times as much to look up, and a page asks hundreds of times.
Kind: TypeAlias = Literal[
    "text", "head", "stamp", "label", "furniture", "publication", "byline", "listing", "list-item", "caption", "quote"
]


Furniture: TypeAlias = list[tuple[int, str]]  # places and texts


class Hint(NamedTuple):
    """What HTML says of a line: its kind, and a stamp's `datetime` as written."""

    kind: Kind | None = None
    machine_time: str | None = None
    title: bool = False


class Piece(NamedTuple):
    """A line or a piece of one, and what it is by itself. `sure`: its words alone prove the kind (a stamp, a label)."""

    kind: Kind
    text: str
    sure: bool = False
    dateline: datelines.Found | None = None
    section: str | None = None
    stamp: str | None = None


class Item(NamedTuple):
    """A piece in its place: a `Piece`, its order on the page (`place`), and what HTML says of it."""

    kind: Kind
    text: str
    sure: bool
    dateline: datelines.Found | None
    section: str | None
    stamp: str | None
    place: int
    machine_time: str | None = None
    title: bool = False


def gone(items: Iterable[Item]) -> Furniture:
    """Items as furniture: each with its place, by which a page's furniture is put in order in the end."""
    return [(item.place, item.text) for item in items]


_WHOLE_LONGEST = 50  # characters; a longer `Lees ook: …` can have been wrapped
_EXPLAINED_LONGEST = 200  # characters; no longer line is explained by its words
_HEAD_LONGEST = 140  # characters; a longer line is a paragraph, whatever it ends with
_QUESTION_LONGEST = 70
_QUOTE_LONGEST = 110
_KICKER_WORDS = 2
_SENTENCE_ENDS = ".!?…:;,"
_CLOSING = "\"”’'»)]"
_MARKERS = "-•*"
_MARKER = re.compile(r"[-•*] (?=\S)")
_CAPITAL = r"(?-i:[A-ZÀ-Þ0-9])[\w&'’/.-]*"
_LISTING = (
    rf"(?i)(?P<marker>[-•*] )?(?:(?P<section>{_CAPITAL}(?: (?:{_CAPITAL}|&|en)){{0,3}}),? )??"
    r"(?P<stamp>(?:(?:gisteren|vandaag|eergisteren|[a-z]{2}) )?(?:[01]?\d|2[0-3])[:.][0-5]\d(?: uur)?)"
    r"(?P<bar> ?[|•·–:-])? (?P<headline>\S.*)"
)
_CLOCK = re.compile(r"\d[:.]\d\d")
_INNER_STOP = r"[a-zà-ÿ]{3}[.!?] ?[A-ZÀ-Þ]"
_QUOTES = {'"': '"', "“": "”", "„": "”", "'": "'", "‘": "’", "’": "’", "«": "»", "”": "”", "‚": "’"}
_OPENING = frozenset("'\"‘“„(")
# Behind a sentence's end and its closing mark; or, where a full stop is missing, between a letter and a figure.
_AFTER_SENTENCE = r"(?<=[.!?…])(?![\"”’')»])|(?<=[.!?…][\"”’')»])|(?<=[a-zà-ÿ])(?=\d)|(?<=[A-ZÀ-Þ]{2})(?=\d)"
# As well between a small letter and a capital, where a label or a broken-off text touches a dateline with its credit.
_AFTER_ANYTHING = _AFTER_SENTENCE + r"|(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ'’(])"
_CLOSED = '.?!"”'  # how a piece ends that nothing is glued to
_TAIL = re.compile(r"[.!?…\"”][^\W_]|[a-zà-ÿ]\d")  # something that touches the end of a sentence
_CREDIT_LONGEST = 62  # characters between the parentheses of a dateline's credit, with the first of these
_DASHES = frozenset("-–—")
_DATELINE_LONGEST = 90  # characters before a credit's parenthesis
_WINDOW = 64


def tokenise(lines: Sequence[str], hints: Mapping[int, Hint] | None = None) -> list[Item]:
    """The items of a page in order. `lines` are clean; `hints` say, by a line's number, what HTML knows of it."""
    if hints:
        items = _hinted(lines, hints)
    else:
        pieces = [
            piece
            for line in unwrap(lines, _MARKS)
            if line
            for piece in (_common_pieces(line) if len(line) <= _COMMON else _pieces(line))
        ]
        items = [_item((*piece, place, None, False)) for place, piece in enumerate(pieces)]
    return _without_lone_listings(items) if "listing" in map(kind_of, items) else items


kind_of: Callable[[Item], str] = itemgetter(0)
"""The kind of an item, for passes over many that need no more of them."""
_item: Callable[[tuple[Any, ...]], Item] = partial(tuple.__new__, Item)


def _hinted(lines: Sequence[str], hints: Mapping[int, Hint]) -> list[Item]:
    items: list[Item] = []
    for number, line in enumerate(lines):
        if not line:
            continue
        hint = hints.get(number)
        if hint is not None and hint.kind is not None:
            piece = Piece(hint.kind, line, sure=True)
            items.append(Item(*piece, place=len(items), machine_time=hint.machine_time, title=hint.title))
            continue
        for piece in _common_pieces(line) if len(line) <= _COMMON else _pieces(line):
            timed = hint.machine_time if hint is not None and piece.kind in ("stamp", "listing") else None
            items.append(_item((*piece, len(items), timed, False)))
    return items


def _pieces(line: str) -> list[Piece]:
    """A line cut where scraping glued it together, and what each piece is by itself."""
    pieces: list[Piece] = []
    if stamps.may_begin(line):
        end, sure = stamps.head(line)
        if not end:
            end, sure = _before_dateline(line)
        if end:
            pieces.append(Piece("stamp", line[:end], sure))
            line = line[end:].lstrip()
    if line:
        found = datelines.find(line)
        cuts = _cuts(line, found)
        if cuts:
            pieces += _without_kicker([classify(piece) for piece in _parted(line, cuts)])
        else:
            pieces.append(_classified(line, found))
    return pieces


def _without_kicker(pieces: list[Piece]) -> list[Piece]:
    """Pieces of a line whose first is a word or two that touched the dateline (`JaarwisselingARNHEM (ANP) - De …`)."""
    if len(pieces) < 2 or pieces[0].kind != "head" or pieces[1].dateline is None:
        return pieces
    if len(pieces[0].text.split()) > _KICKER_WORDS:
        return pieces
    return [pieces[0]._replace(kind="furniture"), *pieces[1:]]


# The short lines of a site come back on each of its pages: labels, buttons, stamps.
_COMMON = 64  # characters, as many as the longest stamp has
_common_pieces = lru_cache(4096)(_pieces)
forget = _common_pieces.cache_clear  # for benchmarks of a first page


def _without_lone_listings(items: list[Item]) -> list[Item]:
    """A clock time in a line makes no listing by itself: without a marker it takes a label above, more such lines, or
    a day above where a page has more."""
    listed = {number for number, item in enumerate(items) if item.kind == "listing"}
    for number in sorted(listed):
        item = items[number]
        if _MARKER.match(item.text) or not listed.isdisjoint((number - 1, number + 1)):
            continue
        above = items[number - 1] if number else None
        if above is None or not (above.kind == "label" or (len(listed) > 1 and stamps.names_day(above.text))):
            kind: Kind = "head" if is_head(item.text) else "text"
            items[number] = item._replace(kind=kind, section=None, stamp=None)
    return items


def _begins_anew(line: str) -> bool:
    """Whether a line of a wrapped page can't go on with the one above: a stamp, a list's item, a dateline, a label."""
    if stamps.may_begin(line) and stamps.head(line)[0]:
        return True
    if _MARKER.match(line) and not line[2].islower():  # the dash of `- zo meldt de politie -` marks no item
        return True
    found = datelines.find(line)
    return (found is not None and found.sure) or _explains_itself(line)


def _is_whole(line: str) -> bool:
    """Whether no line of a wrapped page goes on with this one: a stamp, a label, a dateline that ends its line."""
    if stamps.strength(line) != "none":
        return True
    found = datelines.find(line)
    return (found is not None and found.sure and found.rest >= len(line)) or (
        len(line) <= _WHOLE_LONGEST and _explains_itself(line)
    )


def _glue(line: str) -> int:
    """The length of a stamp that is glued to the head of a line."""
    end = stamps.head(line)[0] if stamps.may_begin(line) else 0
    return end if end < len(line) else 0


_MARKS = Marks(_begins_anew, _is_whole, _glue)


def _explains_itself(line: str) -> bool:
    return boilerplate.may_explain(line) and (
        boilerplate.label(line) is not None or any(explains(line) for _, explains in _EXPLAINED)
    )


def _before_dateline(line: str) -> tuple[int, bool]:
    """The length of a stamp that stands before a dateline with a space between, and whether it is sure."""
    end = stamps.leading(line)
    if end and line[end : end + 1] == " ":
        found = datelines.find(line[end + 1 : end + 140])
        if found is not None and found.sure:
            return end, stamps.strength(line[:end]) == "sure"
    return 0, False


def split_glue(line: str) -> list[str]:
    """The pieces of a line that begins with no stamp."""
    cuts = _cuts(line, datelines.find(line))
    return _parted(line, cuts) if cuts else [line]


def _cuts(line: str, opening: datelines.Found | None) -> set[int]:
    """Where scraping glued a line together that begins with no stamp, with the dateline at its head: nowhere in nearly
    every line."""
    cuts: set[int] = set()
    ends: list[int] = []
    for word in BACK:
        if word in line:
            ends += _ends_of_ages(line, word)
    if ends:
        cuts |= _inner_ages(line, ends)
    close = line.find(")", opening.rest if opening is not None and opening.sure else 0)
    if close >= 0:
        cuts |= _inner_datelines(line, close, opening)
    if not cuts:
        return cuts if line[-1] in _CLOSED else _glued_tail(line, 0, len(line))
    for start, end in pairwise(sorted(cuts | {0, len(line)})):
        if line[end - 1] not in _CLOSED:
            cuts |= _glued_tail(line, start, end)
    return cuts


def _parted(line: str, cuts: set[int]) -> list[str]:
    pieces = [line[start:end].strip() for start, end in pairwise(sorted(cuts | {0, len(line)}))]
    return [piece for piece in pieces if piece]


def _ends_of_ages(line: str, word: str) -> list[int]:
    """Where a word that ends an age (`geleden`) is touched by what can be a teaser's head, or ends the line."""
    ends = []
    at = line.find(word)
    while at >= 0:
        end = at + len(word)
        if end == len(line) or line[end].isupper() or line[end] in _OPENING:
            ends.append(end)
        at = line.find(word, end)
    return ends


def _inner_ages(line: str, ends: Sequence[int]) -> set[int]:
    """Where ages begin and end that touch the sentence before and the teaser behind."""
    cuts: set[int] = set()
    done = 0
    for end in sorted(ends):
        start = _stamp_start(line, end, done)
        if start is not None:
            done = end
            cuts |= {start, done}
    return cuts


def _stamp_start(line: str, end: int, floor: int) -> int | None:
    """Where the stamp that ends at `end` begins, if it follows the end of a sentence."""
    for match in list(compiled(_AFTER_SENTENCE).finditer(line, max(floor, end - _WINDOW), end))[-6:]:
        if stamps.strength(line[match.end() : end].strip()) == "sure":
            return match.end()
    return None


def _glued_tail(line: str, low: int, end: int) -> set[int]:
    """Where a stamp or a label begins that ends a piece and touches the sentence before: `… bevrijd.gisteren 18:20`."""
    if not _TAIL.search(line, max(low, end - _WINDOW), end):
        return set()
    for match in list(compiled(_AFTER_SENTENCE).finditer(line, max(low, end - _WINDOW), end))[-4:]:
        start = match.end()
        if low < start < end and line[start] != " " and line[start - 2 : start - 1].isalpha():
            text = line[start:end]
            label = boilerplate.label(text) if text[0].isupper() else None
            if (label is not None and label[1]) or (len(text) > 3 and stamps.strength(text) != "none"):
                return {start}
    return set()


def _credits(line: str, close: int) -> Iterator[tuple[int, int]]:
    """Where parentheses with a dash behind them (`(ANP/AFP) -`) begin and end, the first of which ends at `close` or
    behind it; not those of a dateline at the head."""
    while close >= 0:
        end = close + 2 if line[close + 1 : close + 2] == " " else close + 1
        if line[end : end + 1] in _DASHES:
            begin = line.rfind("(", max(0, close - _CREDIT_LONGEST), close)
            if begin >= 0 and line[begin + 1].isalnum() and line.find(")", begin) == close:
                at_head = begin < _DATELINE_LONGEST and line[: line.find("(")].isupper()
                if not at_head:
                    yield begin, end + 1
        close = line.find(")", close + 1)


def _inner_datelines(line: str, close: int, opening: datelines.Found | None) -> set[int]:
    """Where datelines with a credit begin behind the one at the head, at the end of a sentence; the first parenthesis
    that may be one's closes at `close`."""
    cuts = set()
    for begin, end in _credits(line, close):
        for after in list(compiled(_AFTER_ANYTHING).finditer(line, max(1, begin - _DATELINE_LONGEST), begin))[-6:]:
            start = after.end() + (line[after.end()] == " ")
            found = datelines.find(line[start : start + 140])
            if found is None or not found.sure or start + found.rest < end:
                continue
            first = opening if start < _DATELINE_LONGEST else None
            if first is None or not first.sure or first.rest <= start:  # not the middle of `St. Petersburg (ANP)`
                cuts.add(start)
                break
    return cuts


def classify(line: str) -> Piece:
    """What one piece is by itself. The order of the questions decides where a line could be two things."""
    return _classified(line, datelines.find(line))


def _classified(line: str, found: datelines.Found | None) -> Piece:
    length = len(line)
    if found is not None and (found.sure or (length > found.rest and ends_sentence(line))):
        return Piece("text", line, dateline=found)
    if length <= _EXPLAINED_LONGEST:
        piece = _explained(line)
        if piece is not None:
            return piece
    if smallprint.is_smallprint(line):
        return Piece("furniture", line)
    if boilerplate.is_caption(line):
        return Piece("caption", line)
    if line[0] in _MARKERS and _MARKER.match(line):
        return Piece("list-item", line)
    return Piece("head" if is_head(line) else "text", line)


def _explained(line: str) -> Piece | None:
    """What a short line is by its words: a stamp, a label, furniture, a listing's line; None where they don't say."""
    strength = stamps.strength(line)
    if strength != "none":
        return Piece("stamp", line, strength == "sure")
    if boilerplate.may_explain(line):
        label = boilerplate.label(line)
        if label is not None:
            return Piece("label", line, label[1], section=label[0])
        for kind, explains in _EXPLAINED:
            if explains(line):
                return Piece(kind, line)
    clocked = (":" in line or "." in line) and _CLOCK.search(line) is not None
    if (clocked and boilerplate.is_dated_byline(line)) or (boilerplate.has_bars(line) and boilerplate.is_parted(line)):
        return Piece("publication", line)
    match = compiled(_LISTING).fullmatch(line) if clocked else None
    if match is not None and (match["marker"] or (_names_section(match["section"]) and not ends_sentence(line))):
        return Piece("listing", line, section=match["section"], stamp=match["stamp"])
    return None


_EXPLAINED: tuple[tuple[Kind, Callable[[str], bool]], ...] = (
    ("furniture", boilerplate.is_furniture),
    ("publication", boilerplate.is_publication),
    ("byline", boilerplate.is_byline),
)


def _names_section(words: str | None) -> bool:
    return words is None or words.lower() in boilerplate.SECTIONS


def listing_headline(line: str) -> tuple[str, str | None]:
    """The headline of a listing's line, and the bar that set it off from its stamp."""
    match = compiled(_LISTING).fullmatch(line)
    assert match is not None
    return match["headline"], (match["bar"] or "").strip() or None


def is_head(line: str) -> bool:
    """Whether a line can head something: short, no full stop; a short question or a line in quotation marks as well."""
    if len(line) > _HEAD_LONGEST:
        return False
    if is_quoted(line):
        return True
    if line[-1] == "?":
        return len(line) <= _QUESTION_LONGEST and not _has_inner_stop(line)
    return not ends_sentence(line) and not _has_inner_stop(line)


def _has_inner_stop(line: str) -> bool:
    """Whether a sentence ends within a line."""
    return ("." in line or "!" in line or "?" in line) and compiled(_INNER_STOP).search(line) is not None


def can_be_headline(line: str) -> bool:
    """Whether a line where a headline is due can be one: it may ask, exclaim or trail off."""
    return len(line) <= 160 and (line[-1] not in ".:;," or line.endswith("..."))


def is_quoted(line: str) -> bool:
    """Whether a line stands wholly in one pair of quotation marks."""
    closing = _QUOTES.get(line[0])
    if closing is None or len(line) < 4 or len(line) > _QUOTE_LONGEST or line[-1] not in (closing, line[0]):
        return False
    inner = line[1:-1]
    if closing in "'’":
        return f"{closing} " not in inner and f" {line[0]}" not in inner
    return closing not in inner and line[0] not in inner


def ends_sentence(line: str, marks: str = _SENTENCE_ENDS) -> bool:
    """Whether a line ends in one of `marks`, or in closing marks behind one; `…` and `...` break off."""
    end = line.rstrip(_CLOSING) if line[-1] in _CLOSING else line
    return not end or (end[-1] in marks and not (marks is not _SENTENCE_ENDS and end.endswith("...")))
