"""Stories that a page's boxes bind: groups of like siblings that each hold one, and what each of them says.

What stands in one `<article>`, `<li>`, `<a>`, table row or one of a run of siblings of the same shape is one story. A
box is such a container where it has a headline of its own that is a link, a title by its class, or stands with a
time; a run of paragraphs has none of these. What a story's lines are is told by their elements and classes first,
then by their words, then by their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, TypeAlias

from wirecli.base.patterns import compiled
from wirecli.model import Block, Dateline, StoryKind
from wirecli.readers.html import classes as html_classes
from wirecli.readers.html.classes import Role
from wirecli.readers.html.inline import HEADINGS
from wirecli.readers.html.tree import Box, Child, Line, Member, is_block, lines_in, path
from wirecli.records import NamedTuple
from wirecli.segment import boilerplate, datelines, marks
from wirecli.segment.lines import classify, listing_headline
from wirecli.stamps import forms as stamps
from wirecli.undated import UndatedStory

_HEADLINE_CHARS = 12
_WRAPPERS = 8  # boxes in a box that hold nothing else, looked through
_HEADLINE_WORDS = 3
_SECTION_WORDS = 3
_TEASER_LONGEST = 1500  # characters; a box without <article> that holds more is no teaser
_GLUED_CLOCK = r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?u(?:ur)?)?(?=[A-ZÀ-Þ'\"‘’“„(])"
_MARKERS = ("- ", "• ", "* ")
_CLOCK = r"\d[:.]\d\d"
_BAR = r"( [|•·–-] |[|•·])"
_CONTAINERS = frozenset({"article", "li", "tr", "a", "dd"})
_NEVER = HEADINGS | {"figure", "figcaption", "blockquote", "button", "ul", "ol", "table", "thead"}
_SKIPPED = frozenset({"furniture", "comments", "tags", "paywall"})

Part: TypeAlias = Literal["headline", "section", "stamp", "publication", "byline", "text", "caption", "quote",
"list-item",
                          "subhead", "furniture"]  # fmt: skip


def group(root: Box, title: Line | None, *, live: bool = False) -> None:
    """Find the groups of a tree, and note each in the box that holds it; `title` is the lead's headline. On a `live`
    page times part entries that no container holds."""
    lead = around(root, title)
    stack = [root]
    while stack:
        box = stack.pop()
        taken: set[int] = set()
        found = list(_runs(box, lead))
        if not found:
            found = list(_entries(box, title, lead) if live else _headed(box, lead))
        if found:
            box.groups = {id(members[0][0]): members for members in found}
            taken.update(id(child) for members in found for member in members for child in member)
        stack += [
            child
            for child in box.children
            if isinstance(child, Box) and id(child) not in taken and child.called not in _SKIPPED
        ]


def around(root: Box, title: Line | None) -> set[int]:
    """The boxes that hold the headline, and itself where it is a block, by identity: none of them is a teaser."""
    if title is None:
        return set()
    return {id(title), *map(id, path(root, title))}


def _runs(parent: Box, lead: set[int]) -> Iterator[list[Member]]:
    """The groups among the children of a box: runs of like containers, and those that are stories by themselves."""
    run: list[Child] = []
    bits: list[list[Child]] = [[]]  # what stands before the first, and behind each
    last: Child | None = None  # the story before the run
    for child in parent.children:
        block = is_block(child)
        box = child if block and id(child) not in lead and child.called not in _SKIPPED else None
        if box is not None and (is_story(box) or (run and _repeats(run[-1], box))):
            if run and not _alike(run[-1], box):
                yield from _group(run, bits, last)
                run, bits, last = [], [[]], run[-1]
            run.append(box)
            bits.append([])
        elif run and run[-1].stamps and _is_day(child):
            yield from _group(run, bits, last)  # `Vrijdag 30 januari` heads those below it, which have clocks
            run, bits, last = [], [[]], run[-1]
        elif _is_bit(child):
            bits[-1].append(child)
        elif not (run and block and child.called in _SKIPPED):
            yield from _group(run, bits, last)
            run, bits, last = [], [[]], run[-1] if run else last
    yield from _group(run, bits, last)


def _entries(parent: Box, title: Line | None, lead: set[int]) -> Iterator[list[Member]]:
    """The entries of a live blog that stand loose in a box, each with its time before all else, or behind its
    heading."""
    times = [at for at, child in enumerate(parent.children) if is_time(child)]
    headed = [at - 1 if at and _is_heading(parent.children[at - 1], title) else at for at in times]
    starts = headed if all(one < other for one, other in zip(headed, times, strict=True)) else times
    if len(starts) < 2 or any(id(child) in lead for child in parent.children[starts[0] :]):
        return
    members = [parent.children[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    if all(any(line.text for line in lines_in(*member[1:])) for member in members):
        yield members


def _headed(parent: Box, lead: set[int]) -> Iterator[list[Member]]:
    """Teasers that stand loose in a box: each a heading that is a link, and what follows it; or its time before it."""
    children = parent.children
    heads = [at for at, child in enumerate(children) if _is_linked_heading(child)]
    if len(heads) < 2 or any(id(child) in lead for child in children[heads[0] :]):
        return
    if all(at and is_time(children[at - 1]) for at in heads):
        heads = [at - 1 for at in heads]
    ends = [*heads[1:], len(children)]
    members = [children[start:end] for start, end in zip(heads, ends, strict=True)]
    if all(len(member) <= 5 and sum(line.text != "" for line in lines_in(*member)) <= 6 for member in members[:-1]):
        members[-1] = members[-1][: max(map(len, members[:-1]))]
        yield members


def _is_linked_heading(child: Child) -> bool:
    return child.tag in HEADINGS and child.tag != "h1" and is_block(child) and child.links == child.lines == 1


def is_time(child: Child) -> bool:
    """Whether a child is a stamp and no more."""
    if isinstance(child, Box) or is_block(child):
        return child.lines == 1 and child.tag not in HEADINGS and child.stamps == 1 and child.chars <= 40
    return tells_time(child)


def tells_time(line: Line) -> bool:
    """Whether a line is a stamp and no more, wherever it stands."""
    return line.sorted_as == "stamp" or (line.tag not in HEADINGS and _is_stamp(line.text))


def _is_heading(child: Child, title: Line | None) -> bool:
    if child.tag not in HEADINGS or not is_block(child):
        return False
    return title is None or title not in (child.children if isinstance(child, Box) else (child,))


def _group(run: list[Child], bits: list[list[Child]], last: Child | None) -> Iterator[list[Member]]:
    """A run with what stands between its boxes: behind each, or before each where it stands before all and behind
    none. A run of one is a story by itself, or has the shape of the `last` before it."""
    if not (len(run) > 1 or (run and (_is_alone(run[0]) or (last is not None and _goes_on(last, run[0]))))):
        return
    if len(run) > 1 and all(bits[:-1]) and not bits[-1]:
        yield [[*before, box] for before, box in zip(bits, run, strict=False)]
    else:
        yield [[box, *behind] for box, behind in zip(run, bits[1:], strict=True)]


def _goes_on(last: Child, one: Child) -> bool:
    """Whether a story by itself, as the only one of its day, is of the kind of the story before it."""
    dated = last.stamps == one.stamps == 1 and (last.tag, last.classes) == (one.tag, one.classes)
    return dated or _repeats(last, one)


def _is_bit(child: Child) -> bool:
    """Whether a child between the stories of a run is a part of one of them, or of none: a stamp, a duration, a
    mark."""
    if is_block(child) and (child.tag in HEADINGS or child.lines > 2 or child.chars > 60):
        return False
    return all(map(_is_small_thing, lines_in(child)))


def _is_small_thing(line: Line) -> bool:
    text = line.text
    return line.role in ("stamp", "duration", "badge", "count", "rank") or (
        len(text) <= 40 and (marks.is_duration(text) or marks.is_mark(text) or _is_stamp(text))
    )


def _is_day(child: Child) -> bool:
    """Whether a child is a day of the calendar and no more."""
    if child.lines != 1:
        return False  # counted already: a box of many lines isn't walked for each of its neighbours
    return stamps.names_day(next(lines_in(child)).text)


def _is_stamp(text: str) -> bool:
    return len(text) <= 60 and stamps.may_begin(text) and stamps.strength(text) != "none"


def _alike(one: Child, other: Child) -> bool:
    """Whether two siblings have the same shape: the element, and for one that says nothing a class."""
    if one.tag != other.tag:
        return False
    if one.tag in _CONTAINERS or one.classes == other.classes:
        return True
    mine, theirs = html_classes.words(one.classes or ""), html_classes.words(other.classes or "")
    return bool(mine & theirs) and len(mine & theirs) * 3 >= max(len(mine), len(theirs))


def _repeats(one: Child, other: Child) -> bool:
    """Whether a box has the very shape of a story beside it: its element, classes, lines and links."""
    return (
        (one.tag, one.classes, one.lines, one.links) == (other.tag, other.classes, other.lines, other.links)
        and one.links > 0
        and (one.heads, one.titles) == (other.heads, other.titles)
    )


def is_story(box: Child) -> bool:  # noqa: PLR0911  a kind of container a question
    """Whether a box can be one story of a list: one headline that is a link, a title or dated; no navigation's link."""
    if box.titles and box.tag != "article" and box.paragraphs > 200:
        return False
    heads = box.heads + box.titles
    if box.stamps > 1 and box.called == "update" and _holds_entries(box):
        return False  # the whole live blog, by its class
    if (
        (box.stamps > 2 or (box.links > 4 and len({line.href for line in lines_in(box) if line.href}) > 1))
        and box.called != "update"
        and (box.tag != "article" or box.linked * 2 > box.chars)
    ):
        return False  # a list, with its heading
    if box.tag == "article":
        return heads > 0 or box.stamps > 0 or box.linked >= _HEADLINE_CHARS
    if box.tag == "p":
        return box.lines - box.stamps == box.links == 1 and _is_linked_headline(box)
    if box.tag in _NEVER:
        return False
    if box.tag == "tr" and not (box.heads == 1 and not box.titles and box.linked >= _HEADLINE_CHARS):
        return box.stamps > 0 and box.lines > 1
    if heads > 1 or box.chars > _TEASER_LONGEST:
        return box.called == "update" and box.stamps >= 1 and heads <= box.stamps + 6
    if heads == 1:
        if box.links > 1 and _heads_links(box):
            return False
        return box.linked > 0 or box.stamps > 0 or box.called in ("card", "update") or box.tag in ("li", "a")
    if box.tag == "li" and box.lines == 1 and box.chars > _HEADLINE_CHARS * 2 and _listing(next(lines_in(box))):
        return True
    if box.stamps and (box.chars > _HEADLINE_CHARS * 2 or box.linked >= _HEADLINE_CHARS):
        return box.linked >= _HEADLINE_CHARS or (box.stamps == 1 and any(map(_tells, lines_in(box))))
    return _is_linked_headline(box)


def _tells(line: Line) -> bool:
    """Whether a line says more than when and by whom."""
    return line.piece.kind == "text" or (len(line.text.split()) > _HEADLINE_WORDS and line.piece.kind == "head")


def _holds_entries(box: Child) -> bool:
    """Whether two or more of the boxes in a box are dated and say more than when."""
    dated = _dated(box)
    for _ in range(_WRAPPERS):
        if len(dated) != 1:
            break
        dated = _dated(dated[0])
    return sum(child.lines > 1 for child in dated) > 1


def _dated(box: Child) -> list[Child]:
    """The blocks right in a box that hold a stamp."""
    return [child for child in box.children if is_block(child) and child.stamps] if isinstance(box, Box) else []


def _heads_links(box: Child) -> bool:
    """Whether a box is a heading and links of other stories below it."""
    lines = list(lines_in(box))
    heading = next((line for line in lines if line.tag in HEADINGS or line.role == "headline"), None)
    own = heading.href if heading is not None else None
    others = {
        line.href for line in lines if line.href and line.href != own and len(line.text.split()) > _HEADLINE_WORDS
    }
    return len(others) > 1


def _is_linked_headline(box: Child) -> bool:
    if box.linked < _HEADLINE_CHARS or box.linked * 10 < box.chars * 3:
        return False
    dated = box.tag == "p" and box.stamps == 1 and box.lines == 2  # `<a>Boer wint</a> (20:15)`, the rest is its time
    if box.linked * 10 < box.chars * 9 and not dated and box.tag not in ("a", "li") and box.called != "card":
        return False
    told = [line for line in lines_in(box) if line.href and not _is_small(line)]
    return len(told) > 0 and max(len(line.text.split()) for line in told) >= _HEADLINE_WORDS


def _is_small(line: Line) -> bool:
    return boilerplate.may_explain(line.text) and boilerplate.is_furniture(line.text)


def _is_alone(box: Child) -> bool:
    """Whether a box is a story without a like beside it."""
    if box.tag == "article":
        return box.linked > 0 or box.stamps > 0
    if box.heads == 1 and box.linked:
        return box.tag in ("li", "a") or box.called in ("card", "update")
    return box.called == "update" and box.stamps > 0


class Read(NamedTuple):
    """A story of a group, and the lines of its box that are no part of it, by place."""

    story: UndatedStory
    furniture: tuple[tuple[int, str], ...]


def read(members: Sequence[Member], *, kind: StoryKind, video: bool = False) -> Iterator[Read]:
    """The stories of a group. `video`: what stands above it says that clock times are durations. What is read is let
    go: a page can be megabytes of teasers."""
    durations = video or not _are_clocks(members)
    for member in members:
        yield _read(list(_unglued(lines_in(*member))), kind, durations=durations)
        for child in member:
            if isinstance(child, Box):
                child.children = []


def _listing(line: Line) -> list[Line]:
    """The parts of a list's item that is a listing's line (`Sport 14:23 Wielrenner wint etappe`); none for another."""
    if not compiled(_CLOCK).search(line.text, 0, 60):
        return []
    marked = "- " + line.text
    piece = classify(marked)
    if piece.kind != "listing":
        return []
    headline, bar = listing_headline(marked)
    told: tuple[tuple[str | None, Role], ...] = (
        (piece.section, "section"), (piece.stamp, "stamp"), (bar, "furniture"), (headline, "headline"),
    )  # fmt: skip
    return [line.part(text, role) for text, role in told if text]


def _unglued(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines, cut where a stamp touches the headline behind it: `14:06Storm over Goes`."""
    for line in lines:
        end = 0
        bars = (_listing(line) if line.tag == "li" and not line.role and line.machine_time is None else []) or _barred(
            line
        )
        if bars:
            yield from bars
            continue
        if not line.role and line.machine_time is None and line.text[0].isdigit():
            clock = compiled(_GLUED_CLOCK).match(line.text)
            end = clock.end() if clock else stamps.head(line.text)[0]
        if 0 < end < len(line.text):
            yield line.part(line.text[:end], "" if marks.is_duration(line.text[:end]) else "stamp")
            yield line.part(line.text[end:].strip(), "")
        else:
            yield line


def are_times(text: str) -> bool:
    """Whether a line is times that bars set apart, one of them a stamp: `Vandaag om 12:07 • Aangepast 16:20`,
    `Podcast · 31 januari 2026 · 24 min`."""
    if len(text) > 120 or not compiled(_BAR).search(text):
        return False
    parts = [part.strip() for part in compiled(_BAR).split(text)[::2] if part.strip()]
    times = [part for part in parts if _is_stamp(part)]
    others = [part for part in parts if not _is_stamp(part)]
    return bool(times) and all(boilerplate.is_publication(part) or marks.is_mark(part) or marks.is_duration(part)
                               or part.lower() in boilerplate.SECTIONS for part in others)  # fmt: skip


def _barred(line: Line) -> list[Line]:
    """The parts of a line of small things that bars set apart (`Zuidkade | 2 uur geleden`), one of them a stamp."""
    if line.role or line.machine_time is not None or len(line.text) > 90 or not compiled(_BAR).search(line.text):
        return []
    parts = compiled(_BAR).split(line.text)
    if not any(_is_stamp(part.strip()) for part in parts[::2] if part.strip()):
        return []
    return [
        line.part(part.strip(), "furniture" if at % 2 else "stamp" if _is_stamp(part.strip()) else "")
        for at, part in enumerate(parts)
        if part.strip()
    ]


def _are_clocks(members: Sequence[Member]) -> bool:
    """Whether bare clock times without a `<time>` run as a listing's do, from new to old; durations know no order."""
    clocked = [
        line
        for member in members
        for line in lines_in(*member)
        if ":" in line.text and line.role in ("", "count") and line.machine_time is None
    ]
    bare = [
        line.text
        for line in _unglued(clocked)
        if ":" in line.text and line.role in ("", "count") and marks.is_duration(line.text)
    ]
    if not bare:
        return True
    minutes = []
    for text in bare:
        parts = text.split()[0].split(":")
        if len(parts) != 2 or len(parts[0]) > 2 or int(parts[0]) > 23 or int(parts[1]) > 59:
            return False
        minutes.append(int(parts[0]) * 60 + int(parts[1]))
    falls = sum(one < other for one, other in pairwise(minutes))
    return falls <= 1 if len(minutes) > 2 else falls == 0


def _read(lines: list[Line], kind: StoryKind, *, durations: bool) -> Read:
    draft = Draft(kind)
    headline = _headline(lines, kind)
    above = headline is not None
    durations = durations or any(map(_dates, lines))
    for line in lines:
        if line is headline:
            draft.headline = line.text
            above = False
            continue
        draft.take(_part(_Seen(line, line.text, kind, above, durations)), line)
    return draft.read()


def _dates(line: Line) -> bool:
    """Whether a line dates its story beyond doubt, so that a bare clock beside it is how long something plays."""
    if line.machine_time is not None:
        return True
    return (line.role == "stamp" or line.sorted_as == "stamp") and not marks.is_duration(line.text)


def _headline(lines: list[Line], kind: StoryKind) -> Line | None:
    """The line of a story that is its headline: a heading, a title by its class, the first link of some words, what is
    bold, a short line above a longer one."""
    headings = [
        line for line in lines if line.tag in HEADINGS and line.role in ("", "headline") and not _is_aside(line)
    ]
    if headings:
        return max(headings[:2], key=lambda line: len(line.text) > 15) if kind != "update" else headings[0]
    whole = [line for line in lines if not _is_aside(line)]
    for tells in _TELLS:
        found = next((line for line in whole if tells(line)), None)
        if found is not None:
            return None if datelines.find(found.text) and found.text[-1] in ".…" else found
    if kind == "update":
        return None
    heads = [line for line in whole if line.role == "" and line.piece.kind == "head"]
    long = [line for line in heads if len(line.text.split()) >= _HEADLINE_WORDS]
    return next(iter(long or heads), None)


def _is_title(line: Line) -> bool:
    return line.role == "headline"


def _is_linked_title(line: Line) -> bool:
    return line.href is not None and len(line.text.split()) >= _HEADLINE_WORDS and line.role != "excerpt"


def _is_bold(line: Line) -> bool:
    return line.strong and len(line.text) <= 140 and line.role == ""


# What tells the headline of a story that has no heading, tried from the top.
_TELLS: tuple[Callable[[Line], bool], ...] = (_is_title, _is_linked_title, _is_bold)


def _is_aside(line: Line) -> bool:
    return (
        line.role
        in ("stamp", "section", "badge", "rank", "duration", "count", "byline", "caption", "credit", "furniture")
        or marks.is_mark(line.text)
        or marks.is_rank(line.text)
        or line.sorted_as == "stamp"
        or _is_stamp(line.text)
    )


_BY_ROLE: dict[str, Part] = {
    "badge": "furniture", "rank": "furniture", "duration": "furniture", "count": "furniture", "furniture": "furniture",
    "tags": "furniture", "comments": "furniture", "credit": "furniture", "section": "section", "byline": "byline",
    "caption": "caption", "quote": "quote",
}  # fmt: skip


class _Seen(NamedTuple):
    """A line of a story as its rules see it: whether it stands `above` the headline, and what the group says of it."""

    line: Line
    text: str
    kind: StoryKind
    above: bool
    durations: bool


def _of_role(seen: _Seen) -> Part | None:
    """What the class of an element says; a section may be marked as a badge is."""
    role, text = seen.line.role, seen.text
    if role == "badge" and seen.above and text.lower() in boilerplate.SECTIONS:
        return "section"
    return "stamp" if role == "stamp" else _BY_ROLE.get(role)


def _small(seen: _Seen) -> Part | None:
    """Badges, ranks, counts, durations."""
    text = seen.text
    if marks.is_mark(text) or marks.is_rank(text) or marks.is_count(text):
        return "furniture"
    plays = marks.is_duration(text) and (seen.durations or ":" not in text) and seen.line.machine_time is None
    return "furniture" if plays else None


def _of_words(seen: _Seen) -> Part | None:
    piece = seen.line.piece
    if piece.kind == "stamp" or seen.line.sorted_as == "stamp":
        return "stamp"
    if piece.kind in ("publication", "byline", "caption", "furniture"):
        return "caption" if seen.line.tag == "figcaption" and piece.kind != "furniture" else piece.kind
    return None


def _of_place(seen: _Seen) -> Part:
    """What an element and a place make of other lines: a second heading, a short line above the headline, a text."""
    line, text = seen.line, seen.text
    if line.tag in HEADINGS:
        return "section" if seen.above else "subhead"
    short = len(text.split()) <= _SECTION_WORDS and line.piece.dateline is None and text[-1] not in ".!?"
    if short and line.tag != "p" and (seen.above or text.lower() in boilerplate.SECTIONS):
        return "section"
    if seen.kind == "teaser" and short and line.piece.kind == "label":
        return "furniture"
    return "list-item" if line.tag == "li" and seen.kind == "update" else "text"


# What a line of a story is that is not its headline: tried from the top; what none knows, its place says.
_RULES: tuple[Callable[[_Seen], Part | None], ...] = (_of_role, _small, _of_words)


def _part(seen: _Seen) -> Part:
    for rule in _RULES:
        part = rule(seen)
        if part is not None:
            return part
    return _of_place(seen)


class Draft:
    """A story in the making; what is no part of it goes to its furniture."""

    def __init__(self, kind: StoryKind) -> None:
        self.kind = kind
        self.headline: str | None = None
        self.section: str | None = None
        self.byline: str | None = None
        self.stamp: Line | None = None
        self.dateline: Dateline | None = None
        self.filed: str | None = None
        self.publication: list[str] = []
        self.blocks: list[Block] = []
        self.furniture: list[tuple[int, str]] = []

    def take(self, part: Part, line: Line) -> None:
        """Let a line be a part of the story; a second section, byline or headline is furniture."""
        text = line.text
        if text == self.headline and part not in ("caption", "list-item"):
            self._discard(line)
        elif part == "section" and self.section is None:
            self.section = text
        elif part == "byline" and self.byline is None:
            self.byline = text
        elif part == "stamp" and (self.stamp is None or (line.machine_time and not self.stamp.machine_time)):
            if self.stamp is not None:
                self._discard(self.stamp)  # an instant says more than the day above it
            self.stamp = line
        elif part == "stamp" and line.machine_time and self.stamp and self.stamp.machine_time:
            self._discard(line)  # a second <time> that does not say what it tells: when the story was changed
        elif part in ("publication", "stamp"):
            self.publication.append(text)
        elif part == "text":
            self._paragraph(text)
        elif part == "list-item" and text.startswith(_MARKERS):
            self.blocks.append(Block("list-item", text[2:]))
        elif part in ("caption", "quote", "list-item", "subhead"):
            self.blocks.append(Block(part, text))
        else:
            self._discard(line)

    def _paragraph(self, text: str) -> None:
        if self.dateline is None and not any(block.type == "paragraph" for block in self.blocks):
            found = datelines.find(text)
            if found is not None and (found.sure or len(text) > found.rest):
                self.dateline = found.dateline
                self.filed = getattr(found, "filed", None)
                text = text[found.rest :].strip()
        if text:
            self.blocks.append(Block("paragraph", text))

    def _discard(self, line: Line) -> None:
        self.furniture.append((line.place, line.text))

    def read(self) -> Read:
        """The story, and what is none of it."""
        story = UndatedStory(
            self.kind,
            section=self.section,
            headline=self.headline,
            byline=self.byline,
            dateline=self.dateline,
            stamp=self.stamp.text if self.stamp else None,
            machine_time=self.stamp.machine_time if self.stamp else None,
            publication_lines=tuple(self.publication),
            blocks=tuple(self.blocks),
            filed=self.filed,
        )
        return Read(story, tuple(self.furniture))
