"""A saved HTML page → its document: the element decides before the count does.

Containers bind stories first (`stories`), then the headline's region is the lead (`lead`). Where the tree
says neither, the page's lines are cut as text is, with what the elements say as hints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from wirecli.base.patterns import compiled
from wirecli.model import Block, StoryKind
from wirecli.readers.html import lead as html_lead
from wirecli.readers.html import metadata as html_metadata
from wirecli.readers.html import stories as html_stories
from wirecli.readers.html.inline import HEADINGS
from wirecli.readers.html.metadata import Metadata
from wirecli.readers.html.parsing import Parsed
from wirecli.readers.html.tree import Box, Child, Line, Member, is_block, lines_in
from wirecli.records import NamedTuple
from wirecli.segment import boilerplate, marks, paragraphs
from wirecli.segment.lines import Hint, Kind
from wirecli.segment.sections import cut
from wirecli.stamps import forms as stamps
from wirecli.stamps import written
from wirecli.undated import Document, UndatedBlock, UndatedPage, UndatedStory

_SHORT = 100  # characters of a line that can be a subhead or a byline
_LABELS = 4  # labels that are tried as the head of a related block of text
_WHOLE_STORY = 1200  # characters of paragraphs that no furniture has
_TOPIC_WORDS = 3  # a headline has more
_TOPIC = 160  # characters of what a site says of a topic
_INVITING = 5  # lines of a box that invites the reader to something
_ASIDE = 80  # characters of paragraphs that make of an <aside> a part of the story
# Roles of a box that hold for all lines in it.
_INHERITED = {
    **dict.fromkeys(("furniture", "comments", "tags"), "furniture"),
    "byline": "byline",
    "caption": "caption",
    "quote": "quote",
}
_CREDITED = r"\([^\W_][^()]{0,60}\) ?[-–—]"  # the end of a dateline with its credit
_ENTRY_CLOCK = r"\d?\d[:.]\d\d(?: uur)? ?[-–—|:]? "
_LIVE_WORDS = frozenset({"live", "liveblog", "liveticker", "minuut"})
_TAGS = marks.TAG_WORDS | {"lees meer over", "meer over", "dossiers", "in dit artikel"}


def document(parsed: Parsed | None, encoding: str = "utf-8") -> Document:
    """The document that a parsed HTML page is; an empty one where it has no element."""
    if parsed is None:
        return Document("page", "text/html", encoding, cut(()))
    said = html_metadata.read(parsed.head)
    page, notices = page_of(parsed.tree, said)
    if page.article is None and said.body is not None and "no-story" not in notices:
        page = _with_told_body(page, said, said.body)
    if page.article is not None:
        page = page._replace(article=_filled(page.article, said))
    return Document(
        "page",
        "text/html",
        encoding,
        page,
        url=said.url,
        publisher=said.publisher,
        reference=said.saved,
        notices=notices,
    )


def _with_told_body(page: UndatedPage, said: Metadata, body: str) -> UndatedPage:
    """A page that a script was to fill, with the article that its JSON-LD holds whole."""
    from wirecli.readers.content import markup

    lead, furniture = paragraphs.story(markup.of_text(body), headline=said.title)
    if not lead.blocks:
        return page
    printed = tuple(line for line in page.furniture if line != said.title)
    return page._replace(article=lead, furniture=(*printed, *furniture))


def _filled(lead: UndatedStory, said: Metadata) -> UndatedStory:
    """The lead with what the page's metadata say of it where its own words leave it open."""
    return lead._replace(
        section=lead.section or said.section,
        headline=lead.headline or said.title,
        byline=lead.byline or said.author,
        published=said.published,
        modified=said.modified,
    )


class Column(NamedTuple):
    """The lines of a page's column, and what the elements say of them, by number."""

    lines: list[str]
    hints: dict[int, Hint]


class _Marked(NamedTuple):
    """A line in the stream of a page: the role that the boxes around it give it, and whether the lead's region holds
    it."""

    line: Line
    role: str
    inside: bool


class _Group(NamedTuple):
    members: list[Member]
    place: int
    inside: bool

    def lines(self) -> Iterator[Line]:
        return (line for member in self.members for line in lines_in(*member))


_Stream: TypeAlias = list["_Marked | _Group"]


def page_of(tree: Box, said: Metadata) -> tuple[UndatedPage, tuple[str, ...]]:
    """The page that a tree tells, and the codes of warnings."""
    title = html_lead.headline(tree, said)
    refusal = _refusal(tree, title, said)
    if refusal:
        return UndatedPage(None, (), tuple(line.text for line in lines_in(tree))), ("no-story",)
    live = _is_live(title, said)
    html_stories.group(tree, title, live=live)
    region = html_lead.region(tree, title) if title is not None else None
    stream = _flat(tree, region, html_stories.around(tree, title))
    grouped = any(isinstance(entry, _Group) for entry in stream)
    if not grouped and (title is None or _is_like_text(stream) or (live and _has_clocks(stream))):
        column = _column(stream, title)
        return cut(column.lines, column.hints), ()
    return _Page(said, title, live=live).read(stream)


def column_of(tree: Box, said: Metadata) -> Column:
    """The article column of a page as lines, without its groups."""
    title = html_lead.headline(tree, said)
    return _column(_flat(tree, None, html_stories.around(tree, title)), title)


def _is_live(title: Line | None, said: Metadata) -> bool:
    """Whether a page says that it is a live blog."""
    words = {word.strip(":.,'\"") for word in (title.text if title else "").lower().split()}
    return said.live or bool(words & _LIVE_WORDS)


def _refusal(tree: Box, title: Line | None, said: Metadata) -> bool:
    if tree.lines > 120:
        return False
    lines = [line.text for line in lines_in(tree) if line is not title]
    return marks.refuses([*said.titles, *([title.text] if title else [])], lines)


def _flat(root: Box, region: Box | None, around: set[int]) -> _Stream:
    """The lines and groups of a tree in order; the boxes `around` the headline, by identity, are no furniture."""
    stream: _Stream = []
    stack: list[tuple[Child, str, bool]] = [(root, "", region is root)]
    groups: dict[int, _Group] = {}
    while stack:
        child, role, inside = stack.pop()
        group = groups.pop(id(child), None)
        if group is not None:
            stream.append(group)
            continue
        inside = inside or child is region
        if is_block(child) and id(child) not in around:
            role = _box_role(child, role)
        if isinstance(child, Line):
            stream.append(_Marked(child, role, inside))
            continue
        taken: set[int] = set()
        for first, members in (child.groups or {}).items():
            place = next(lines_in(members[0][0])).place
            groups[first] = _Group(members, place, inside)
            taken.update(id(other) for member in members for other in member if id(other) != first)
        stack += [(other, role, inside) for other in reversed(child.children) if id(other) not in taken]
    return stream


def _box_role(box: Child, role: str) -> str:
    """What a box makes of the lines in it; `role` is what the boxes around it make of them."""
    own = box.called
    if role == "furniture" or (own in ("furniture", "comments", "tags") and box.paragraphs > _WHOLE_STORY):
        return role  # a class on what holds the whole story says nothing
    if _sells(box):
        return "paywall"
    if box.heads == 1 and 1 < box.lines <= _INVITING and box.tag in ("div", "section") and _invites(box):
        return "furniture"
    loose = box.linked * 2 > box.chars
    if (box.tag == "aside" and (loose or box.paragraphs < _ASIDE)) or (box.tag == "footer" and loose):
        return "furniture"
    if box.tag == "figure" and own != "quote":
        return "caption" if all(line.tag not in ("blockquote", "tr", "li") for line in lines_in(box)) else role
    return _INHERITED.get(own, role)


def _invites(box: Child) -> bool:
    """Whether a small box is a heading, and below it nothing but what its words make furniture: `Ochtendupdate`, and
    an invitation to it."""
    return all(line.tag in HEADINGS or line.role or line.piece.kind == "furniture" for line in lines_in(box))


def _sells(box: Child) -> bool:
    """Whether a box is a paywall's: by its class where it offers something, or by the words of all of a small box. The
    text behind a paywall may be in a box of that class, too."""
    small = box.called == "" and box.tag in ("div", "section", "aside") and 1 < box.lines <= 12 and box.chars <= 900
    if box.called == "paywall" and box.chars <= 600 and (box.offers or box.links):
        return True
    if not box.offers or not (small or box.called == "paywall"):
        return False
    return marks.sells([line.text for line in lines_in(box)])


def _is_like_text(stream: _Stream) -> bool:
    """Whether a page without groups is text in paragraphs, teasers with datelines and stamps among them."""
    texts = [entry.line for entry in stream if isinstance(entry, _Marked) and entry.line.tag not in HEADINGS]
    datelines = sum(line.piece.dateline is not None and line.piece.dateline.sure for line in texts)
    return datelines > 1 or sum(len(compiled(_CREDITED).findall(line.text)) for line in texts) > 1


def _has_clocks(stream: _Stream) -> bool:
    """Whether lines of a live blog without containers begin with the clock of an entry and go on with its heading."""
    told = [entry.line for entry in stream if isinstance(entry, _Marked) and entry.inside]
    return sum(compiled(_ENTRY_CLOCK).match(line.text) is not None for line in told) > 1


def _column(stream: _Stream, title: Line | None) -> Column:
    column = Column([], {})
    for entry in stream:
        if isinstance(entry, _Marked):
            _add(column, entry, title)
    return column


def _add(column: Column, entry: _Marked, title: Line | None) -> None:
    line = entry.line
    kind = _kind(line, entry.role)
    if kind is not None or line.machine_time:
        titled = line is title or (title is None and line.tag == "h1" and not column.hints)
        column.hints[len(column.lines)] = Hint(kind, line.machine_time, kind == "head" and titled)
    column.lines.append(line.text)


def _kind(line: Line, role: str) -> Kind | None:
    """What the markup says a line is; None leaves it to its words, which go before the markup where they are sure."""
    text = line.text
    role = _INHERITED.get(line.role, role)
    if role in ("furniture", "paywall") or line.role in ("badge", "rank", "duration", "count"):
        return "furniture"
    if line.role == "stamp":
        return "stamp"
    if boilerplate.may_explain(text) and (
        boilerplate.label(text) or boilerplate.is_furniture(text) or boilerplate.is_publication(text)
    ):
        return None
    short = len(text) <= _SHORT
    told: tuple[tuple[Kind, bool], ...] = (
        ("caption", role == "caption" or line.tag == "figcaption"),
        ("head", line.tag in HEADINGS),
        ("byline", role == "byline" and short and not boilerplate.is_publication(text)),
        ("quote", role == "quote"),
        ("list-item", line.tag == "li"),
        ("text", line.tag == "tr"),
        ("head", line.strong and short and line.tag in ("p", "div") and text[-1] not in ".:"),
    )
    return next((kind for kind, holds in told if holds), None)


class _Page:
    """A page in the making: what its stream holds goes to the lead, to related blocks, to the furniture."""

    def __init__(self, said: Metadata, title: Line | None, *, live: bool) -> None:
        self.said = said
        self.title = title
        self.live = live
        self.blocks: list[tuple[int, UndatedBlock]] = []
        self.furniture: list[tuple[int, str]] = []
        self.taken: set[int] = set()  # places of lines that are a label or furniture already
        self.notices: list[str] = []

    def read(self, stream: _Stream) -> tuple[UndatedPage, tuple[str, ...]]:
        live = self.live
        keeps = self.title is not None and self._has_text(stream)
        kept: list[_Marked] = []  # lines of groups that are lists in the lead's text
        for at, entry in enumerate(stream):
            if isinstance(entry, _Group):
                kept += self._group(stream, at, entry, live=live, lead=keeps or live)
        if self.said.updates and not any(_has_updates(block) for _, block in self.blocks):
            self._told_updates(stream)
        lines = [
            entry for entry in (*stream, *kept) if isinstance(entry, _Marked) and entry.line.place not in self.taken
        ]
        lines.sort(key=lambda entry: entry.line.place)
        article = self._article(lines, updates=any(_has_updates(block) for _, block in self.blocks))
        self.blocks.sort(key=lambda block: block[0])
        self.furniture.sort()
        page = UndatedPage(article, tuple(block for _, block in self.blocks), tuple(text for _, text in self.furniture))
        return page, tuple(self.notices if article is not None else ())

    def _has_text(self, stream: _Stream) -> bool:
        """Whether the headline's region has a story's text, so that the page is no front page."""
        texts = [entry.line for entry in stream if isinstance(entry, _Marked) and entry.inside and entry.role == ""
                 and entry.line.href is None and entry.line.tag not in HEADINGS
                 and entry.line.piece.kind in ("text", "list-item")]  # fmt: skip
        size = sum(len(line.text) for line in texts)
        stories = sum(len(entry.members) for entry in stream if isinstance(entry, _Group))
        return size > 0 and (self.said.article or stories < 3 or len(texts) > 1 or size > 200)

    def _group(self, stream: _Stream, at: int, group: _Group, *, live: bool, lead: bool) -> list[_Marked]:
        """Give a group its label and make it a block of stories, furniture, or lines of the lead (which are
        returned)."""
        label = self._label(stream, at, lead=lead)
        words = label.text if label is not None else ""
        if lead and group.inside and _is_plain(group):
            if (
                boilerplate.takes_title(words)
                or words.lower().rstrip(" :") in _TAGS
                or (not words and not _is_list(group))
            ):
                self._discard(*([label] if label else ()), *group.lines())
                return []
            if label is None:
                return [_Marked(line, "", inside=True) for line in group.lines()]
        if (group.inside and marks.is_reactions(words)) or marks.is_widget(words):
            self._discard(*([label] if label else ()), *group.lines())
            return []
        kind: StoryKind = "update" if lead and self._are_updates(group, words, live=live) else "teaser"
        video = any(word in words.lower() for word in ("video", "podcast", "kijk", "luister", "uitzending", "fragment"))
        stories = []
        for read in html_stories.read(group.members, kind=kind, video=video):
            self.furniture += read.furniture
            if read.story.headline or read.story.blocks:
                stories.append(read.story)
            elif read.story.stamp:
                self.furniture.append((group.place, read.story.stamp))
        if label is not None:
            self.taken.add(label.place)
        self._add_block(stream, at, group, label, stories)
        return []

    def _add_block(
        self, stream: _Stream, at: int, group: _Group, label: Line | None, stories: list[UndatedStory]
    ) -> None:
        """Add a block; one that follows another of its kind without a line between goes on with it."""
        if not stories:
            if label is not None:
                self.furniture.append((label.place, label.text))
            return
        before = stream[at - 1] if at else None
        if label is None and isinstance(before, _Group) and self.blocks and _same_shape(before, group):
            place, block = self.blocks[-1]
            if block.stories and block.stories[0].kind == stories[0].kind:
                self.blocks[-1] = (place, block._replace(stories=(*block.stories, *stories)))
                return
        section = boilerplate.label(label.text) if label is not None else None
        text = label.text if label is not None else None
        self.blocks.append((group.place, UndatedBlock(text, section[0] if section else None, tuple(stories))))

    def _label(self, stream: _Stream, at: int, *, lead: bool) -> Line | None:
        """The heading right above a group: what stands between the two is a small link (`Bekijk alles`)."""
        for entry in reversed(stream[max(0, at - 3) : at]):
            if isinstance(entry, _Group) or entry.line.place in self.taken or entry.role not in ("", "furniture"):
                return None
            line = entry.line
            if line is self.title:
                return None if lead else line
            if _heads(line):
                return line
            if not (_is_small(line) and line.href is not None):
                return None
        return None

    def _are_updates(self, group: _Group, label: str, *, live: bool) -> bool:
        """Whether a group is a live blog's entries: each with a time and a text of its own, and no link elsewhere."""
        told = boilerplate.label(label) if label else None
        if told is not None and told[1] and not live:
            return False
        told_lines = [list(lines_in(*member)) for member in group.members]
        stamped = sum(any(map(html_stories.tells_time, lines)) for lines in told_lines)
        lines = [line for entry in told_lines for line in entry]
        links = [line for line in lines if line.href is not None and not _is_anchor(line.href) and not _is_small(line)]
        if stamped * 2 < len(told_lines) or (told is not None and told[1] and links):
            return False
        if sum(len(line.text) for line in links) * 2 > sum(len(line.text) for line in lines):
            return False
        headings = [line for line in lines if line.tag in HEADINGS]
        away = set(map(id, links))
        if headings and sum(id(line) in away for line in headings) * 2 > len(headings):
            return False
        boxes = [child for member in group.members for child in member if is_block(child)]
        named = sum(box.called == "update" for box in boxes) * 2 >= max(1, len(boxes))
        return live or named or (len(boxes) > 1 and not links and not any(box.titles for box in boxes))

    def _told_updates(self, stream: _Stream) -> None:
        """The entries that only JSON-LD tells apart; the lines that print them are told once."""
        updates = self.said.updates
        told = {html_lead.letters(text) for update in updates for text in (update.headline, update.text) if text}
        stories = tuple(
            UndatedStory(
                "update",
                headline=update.headline,
                blocks=(Block("paragraph", update.text),) if update.text else (),
                published=written.read(update.published or ""),
            )
            for update in updates
            if update.headline or update.text
        )
        printed = [
            entry.line for entry in stream if isinstance(entry, _Marked) and html_lead.letters(entry.line.text) in told
        ]
        self.taken.update(line.place for line in printed if line is not self.title)
        if stories:
            last = max((entry.line.place for entry in stream if isinstance(entry, _Marked)), default=0)
            self.blocks.append((min((line.place for line in printed), default=last), UndatedBlock(None, None, stories)))

    def _article(self, lines: list[_Marked], *, updates: bool) -> UndatedStory | None:
        if self.title is None:
            return self._without_title(lines)
        inside = [entry for entry in lines if entry.inside and entry.role not in ("furniture", "paywall")]
        inside, tail = self._tail(inside)
        read, has_text = html_lead.read(
            [(entry.line, entry.role) for entry in inside],
            self.title,
            self.said,
            open_ended=not tail and not self.blocks,
        )
        held = {entry.line.place for entry in inside}
        if (
            not (has_text or updates)
            or self._is_topic(inside, updates=updates)
            or (self.blocks and not updates and not self._has_text([*lines]) and len(self.blocks[0][1].stories) > 2)
        ):
            self._discard(*(entry.line for entry in lines))
            return None
        self.furniture += read.furniture
        self._discard(*(entry.line for entry in lines if entry.line.place not in held))
        if any(entry.role == "paywall" for entry in lines):
            self.notices.append("cut-by-paywall")
        return read.story

    def _is_topic(self, lines: list[_Marked], *, updates: bool) -> bool:
        """Whether the headline is a topic's with a line about it, above the stories of the topic: no story itself."""
        told = sum(len(entry.line.text) for entry in lines if entry.line is not self.title)
        dated = self.said.published is not None or self.said.article
        stories = sum(len(block.stories) for _, block in self.blocks)
        words = len(self.title.text.split()) if self.title is not None else 0
        return not (updates or dated) and words < _TOPIC_WORDS and told < _TOPIC and stories > 2

    def _tail(self, lines: list[_Marked]) -> tuple[list[_Marked], list[_Marked]]:
        """The lines without a related block of text at their end, whose teasers no container holds."""
        tried = 0
        for at, entry in enumerate(lines):
            text = entry.line.text
            label = boilerplate.label(text) if at and boilerplate.may_explain(text) else None
            if label is None or not (label[1] or entry.line.tag in HEADINGS):
                continue
            tried += 1
            if tried > _LABELS:
                break
            column = _column(list(lines[at:]), None)
            page = cut(column.lines, column.hints)
            if page.article is None and page.related:
                place = entry.line.place
                self.blocks += [(place, block) for block in page.related]
                self.furniture += [(place, line) for line in page.furniture]
                self.taken.update(other.line.place for other in lines[at:])
                return lines[:at], lines[at:]
        return lines, []

    def _without_title(self, lines: list[_Marked]) -> UndatedStory | None:
        """The lead among the lines that no container holds, where no element says which is the headline."""
        if not lines:
            return None
        column = _column(list(lines), None)
        page = cut(column.lines, column.hints)
        lead = page.article
        self.blocks += [(lines[-1].line.place, block) for block in page.related]
        if lead is not None and not _is_convincing(lead):
            self._discard(*_lines_of(lead, lines))
            lead = None
        self.furniture += [(lines[0].line.place, text) for text in page.furniture]
        return lead

    def _discard(self, *lines: Line) -> None:
        fresh = [line for line in lines if line.place not in self.taken]
        self.furniture += [(line.place, line.text) for line in fresh]
        self.taken.update(line.place for line in fresh)


def _heads(line: Line) -> bool:
    """Whether a line above a group is its heading: by its element or class, by its words, a day, or what is bold."""
    if line.tag in HEADINGS or line.role == "headline" or boilerplate.takes_title(line.text):
        return True
    if stamps.names_day(line.text):
        return True
    if boilerplate.may_explain(line.text) and boilerplate.label(line.text) is not None:
        return True
    return line.strong and len(line.text) <= 60 and line.href is None and line.text[-1] not in ".!?"


def _is_convincing(lead: UndatedStory) -> bool:
    """Whether a lead that no element names is one, beside stories that containers hold: it has a text of some
    length."""
    size = sum(len(block.text) for block in lead.blocks)
    return (len(lead.blocks) > 1 or lead.dateline is not None) and size > 160


def _lines_of(lead: UndatedStory, lines: Sequence[_Marked]) -> Iterator[Line]:
    """The lines that a lead was made of."""
    texts = {lead.headline, lead.byline, lead.stamp, *lead.publication_lines, *(block.text for block in lead.blocks)}
    dateline = lead.dateline.text if lead.dateline else None
    for entry in lines:
        if entry.line.text in texts or (dateline and entry.line.text.startswith(dateline)):
            yield entry.line


def _has_updates(block: UndatedBlock) -> bool:
    return any(story.kind == "update" for story in block.stories)


def _same_shape(one: _Group, other: _Group) -> bool:
    first, second = one.members[0][0], other.members[0][0]
    return is_block(first) and is_block(second) and (first.tag, first.classes) == (second.tag, second.classes)


def _is_plain(group: _Group) -> bool:
    """Whether a group is links, with neither headings nor times nor texts."""
    return all(
        line.tag not in HEADINGS
        and not line.sorted_as
        and line.role not in ("stamp", "excerpt")
        and (line.href is not None or _is_small(line))
        for line in group.lines()
    )


def _is_list(group: _Group) -> bool:
    return all(member[0].tag == "li" and is_block(member[0]) for member in group.members)


def _is_small(line: Line) -> bool:
    return marks.is_mark(line.text) or (boilerplate.may_explain(line.text) and boilerplate.is_furniture(line.text))


def _is_anchor(href: str) -> bool:
    return href.startswith("#") or "#" in href
