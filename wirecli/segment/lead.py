"""What stands before the first label: the lead story, or teasers that have no label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from wirecli.base.patterns import compiled
from wirecli.model import Block, BlockType, Dateline
from wirecli.records import NamedTuple
from wirecli.segment import boilerplate, listing, marks, smallprint, teasers
from wirecli.segment.lines import Furniture, Item, can_be_headline, ends_sentence, gone, is_quoted
from wirecli.stamps.forms import names_day
from wirecli.undated import UndatedStory

_HEADLINE_WORDS = 4  # a headline has a verb: fewer words are a site's heading, a section or a name
_HEADLINE_LONGEST = 140  # characters
_SUBHEAD_LONGEST = 90  # characters
_INTRO_LONGEST = 3  # texts; a date below more of them is no publication line
_FOOT_WORDS = 3  # a line of so few words behind the last text is a foot; a longer one is text that breaks off
_TAG_WORDS = 5
_ROWS = 3
_MARK_LONGEST = 12  # characters of a rank or a clock
_POLL_LONGEST = 12  # lines of a poll
_BOX_LONGEST = 4  # lines of an author's or a newsletter's box
_CAPITAL_WORDS = 3  # a name in capitals has no more; more are shouted


_TELLING_LONG = 5  # characters of a word that tells what a line is about
_TOUCHING = ".,:;!?()'\"‘’“”"
_NUMBERED = r"\d{1,2}[.)] "


class Lead(NamedTuple):
    """The lead story, if there is one, the items behind it that are teasers, and the furniture among the rest."""

    story: UndatedStory | None
    teasers: list[Item]
    furniture: Furniture


def read(items: list[Item], *, headed: bool, last: bool, bare: bool = False) -> Lead:
    """What stands above the first label.

    `headed`: the first item is the headline, for it is printed twice. `last`: no label follows, the page ends here.
    `bare`: a headline may stand alone, for the text comes in entries.
    """
    first = max(_first_text(items), int(headed))  # a headline that ends as a text does is told once
    own = _own_stamp(items, first)
    end, begin = (len(items), len(items)) if bare else _parts(items, first, own, headed=headed, last=last)
    if end:
        story, furniture = _story(items[:end], first, own, headed=headed)
        return Lead(story, items[begin:], furniture)
    return Lead(None, items[begin:], gone(items[:begin]))


def _parts(items: list[Item], first: int, own: int | None, *, headed: bool, last: bool) -> tuple[int, int]:
    """Where the lead ends, 0 where there is none, and where the teasers behind it begin."""
    listed = listing.begin(items) if not headed else None
    if listed is not None:
        return 0, listed
    if first == len(items):
        if headed or any(item.title for item in items):
            return first, first  # a headline whose story is not there
        return 0, 0 if _has_teasers(items) else first
    if items[first].kind == "listing":
        return 0, first - (first > 0 and names_day(items[first - 1].text))  # a day heads the lines below it
    turn = _turn(items, first, own)
    if turn is None or (items[turn].kind == "stamp" and not _teasers_behind(items, turn)):
        turn = len(items)
    elif not headed and (begin := _listing_begin(items, first, turn, last=last)) is not None:
        return 0, begin
    else:
        while turn > first + 1 and items[turn - 1].kind == "head" and not is_quoted(items[turn - 1].text):
            turn -= 1
    return turn, turn


def _has_teasers(items: Sequence[Item]) -> bool:
    """Whether lines without a text among them are headlines of teasers: two stamps at least that prove themselves, or
    as many clocks or ranks as headlines."""
    if sum(item.kind == "stamp" and item.sure for item in items) > 1:
        return True
    marked = sum(
        item.kind in ("stamp", "head") and len(item.text) <= _MARK_LONGEST and item.text[0].isdigit() for item in items
    )
    heads = sum(item.kind == "head" and _words(item) >= _HEADLINE_WORDS for item in items)
    return marked > 1 and heads > 1 and marked * 2 >= heads


def _first_text(items: Sequence[Item]) -> int:
    """The number of the first item of a story's body, or how many items there are."""
    headed = False  # whether a line that must be the headline stands above
    for number, item in enumerate(items):
        if item.kind == "listing" or (item.kind == "text" and not _is_above(items, number, headed=headed)):
            return number
        headed = headed or (item.kind in ("head", "text") and _words(item) >= _HEADLINE_WORDS)
    return len(items)


def _is_above(items: Sequence[Item], number: int, *, headed: bool) -> bool:
    """Whether a line that has the shape of a text stands above the text all the same: a headline that exclaims, or one
    of two sentences (`Storm over Goes! Wegen dicht`) where none stands above; a service's heading (`Weerbericht:`)."""
    item = items[number]
    if item.dateline is not None:
        return False
    if len(item.text) <= _SUBHEAD_LONGEST and item.text[-1] == ":" and _words(item) <= _FOOT_WORDS:
        return True
    if len(item.text) <= 110 and _exclaims(item.text):
        return True
    two = not headed and len(item.text) <= _HEADLINE_LONGEST and not ends_sentence(item.text)
    following = next((other for other in items[number + 1 : number + 6] if other.kind != "furniture"), None)
    return two and following is not None and following.kind in ("text", "publication", "byline", "stamp", "caption")


def _exclaims(text: str) -> bool:
    return text.endswith(("!", "?", "...", "…")) and can_be_headline(text)


def _turn(items: list[Item], first: int, own: int | None) -> int | None:
    """Where the lead's story ends because another's begins: a stamp, a second dateline, a listing's line, a sidebar.
    `own`: the stamp that is the lead's."""
    dated = items[first].dateline is not None
    sidebar = _sidebar(items)
    for number in range(first + 1, len(items)):
        item = items[number]
        if number == sidebar:
            return number
        if item.kind == "stamp" and number != own and (item.sure or _between_teasers(items, number)):
            return number
        if item.kind == "listing" and _begins_listing(items, number):
            return number
        if item.dateline is not None and item.dateline.sure:
            if dated:
                return number
            dated = True
    return None


def _own_stamp(items: Sequence[Item], first: int) -> int | None:
    """The stamp or the printed date between a headline with its intro and the paragraphs that carry the story on: those
    have no dateline and no headline of their own. None where the stamps are the teasers', or subheads."""
    stamps = [at for at in range(first + 1, len(items)) if items[at].kind == "stamp" and _tells_time(items[at])]
    if not stamps or not any(item.kind in ("head", "text", "byline") for item in items[:first]):
        return None
    own = stamps[0]
    if own - first > _NEAR:
        return None
    above = [
        item for at, item in enumerate(items[first:own], first) if not (item.kind in _BESIDE or _signs(items, at, own))
    ]
    if len(above) > _INTRO_LONGEST or any(item.kind != "text" for item in above):
        return None
    end = stamps[1] if len(stamps) > 1 else len(items)
    below = [
        item
        for at, item in enumerate(items[own + 1 : end], own + 1)
        if not (item.kind in _BESIDE or (at == own + 1 and _signs(items, at, own)))
    ]
    if not below or below[0].kind != "text" or below[0].dateline is not None:
        return None
    if end == len(items):
        return own
    # Teasers follow: what is told before the first of them must be more than one teaser's text. Two dates are subheads.
    mixed = items[own].sure or items[end].sure
    return own if mixed and len(above) == 1 and _texts(below) > 1 and _texts(items[end:]) else None


def _signs(items: Sequence[Item], at: int, own: int | None) -> bool:
    """Whether a line below the intro says who wrote the story: by its words, or as a name beside the time."""
    item = items[at]
    if item.kind == "byline":
        return own in (at - 1, at + 1) or not boilerplate.is_credit_line(item.text)
    if item.kind != "head" or not _is_name(item.text):
        return False
    return own in (at - 1, at + 1) or any(other.kind == "publication" for other in items[max(0, at - 1) : at + 2])


_NEAR = 12  # items between the first text and its story's own stamp
_BESIDE = frozenset({"furniture", "caption", "byline", "publication"})


def _tells_time(item: Item) -> bool:
    """Whether a stamp is more than a word that may as well be a subhead (`Zaterdag`)."""
    return item.sure or any(map(str.isdigit, item.text))


def _texts(items: Sequence[Item]) -> int:
    return sum(item.kind == "text" for item in items)


def _sidebar(items: Sequence[Item]) -> int | None:
    """Where the last lines begin that are a clock and a headline which touched it each (`14:06Headline`), two at the
    least."""
    begin, expected = len(items), "head"
    count = 0
    for number in range(len(items) - 1, -1, -1):
        kind = items[number].kind
        if kind == "furniture":
            continue
        if kind != expected:
            break
        expected = "stamp" if kind == "head" else "head"
        if kind == "stamp":
            begin, count = number, count + 1
    return begin if count > 1 else None


def _begins_listing(items: Sequence[Item], number: int) -> bool:
    """Whether a listing's lines begin at `number`: two or more, which run from new to old or end the items. Those of a
    programme of events run the other way, and the story goes on below."""
    end = number
    while end < len(items) and items[end].kind == "listing":
        end += 1
    run = items[number:end]
    if len(run) < 2:
        return False
    goes_on = any(item.kind == "text" and item.dateline is None for item in items[end : end + 3])
    stamps = [item.stamp or "" for item in run]
    return not (goes_on and stamps == sorted(stamps)) or run[0].text[0] in "-•*"


def _between_teasers(items: list[Item], number: int) -> bool:
    """Whether a stamp that may as well be a subhead (`Zaterdag`) is followed by a dateline."""
    following = [item for item in items[number + 1 : number + 4] if item.kind != "furniture"]
    return bool(following) and following[0].dateline is not None and following[0].dateline.sure


def _teasers_behind(items: list[Item], turn: int) -> bool:
    return any(item.kind in ("text", "head", "listing") for item in items[turn + 1 :])


def _listing_begin(items: list[Item], first: int, turn: int, *, last: bool) -> int | None:
    """Where teasers begin that have no lead before them: each is one text, and each has its stamp behind it."""
    heads = [number for number in range(first) if items[number].kind == "head"]
    stamps = [number for number in range(first) if items[number].kind == "stamp"]
    begin = first
    if stamps:
        begin = stamps[0] if not heads else first
    elif heads:
        begin = heads[-1]
    tail = items[begin:]
    if items[turn].kind == "stamp":
        if stamps and not heads and _alternates(tail):
            return begin
        count = teasers.fits(tail, final=last)
        if count >= 2 and (not heads or _words(items[begin]) < _HEADLINE_WORDS or _all_headed(tail)):
            return begin
        return None
    texts = [item for item in items[first:] if item.kind == "text"]
    if not heads and all(item.dateline is not None for item in texts) and items[first + 1 : turn] == []:
        return begin
    return None


def _alternates(items: list[Item]) -> bool:
    kinds = [item.kind for item in items if item.kind != "furniture"]
    return len(kinds) > 2 and all((kind == "stamp") == (at % 2 == 0) for at, kind in enumerate(kinds))


def _all_headed(items: list[Item]) -> bool:
    """Whether a heading stands before each text, as where every teaser has a headline."""
    pure = [item for item in items if item.kind in ("head", "text")]
    return all(pure[at - 1].kind == "head" if at else False for at, item in enumerate(pure) if item.kind == "text")


def _story(items: list[Item], first: int, own: int | None, *, headed: bool) -> tuple[UndatedStory, Furniture]:
    headline = _headline(items, first, headed=headed)
    draft = _Draft()
    top = headline
    if headline is not None and (kicker := _kicker(items, headline)) is not None:
        draft.furniture.append((items[kicker].place, items[kicker].text))
        top = kicker
    for number, item in enumerate(items[:first]):
        if number not in (top, headline):
            draft.read_above(item, below=top is not None and number > top)
    draft.read_body(items[first:], own=None if own is None else own - first)
    return draft.story(items[headline].text if headline is not None else None), draft.furniture


def _headline(items: list[Item], first: int, *, headed: bool) -> int | None:
    """The number of the item above the text that is the headline.

    A site's heading may stand above it; bylines and publication lines below it, and so may a name or a section.
    """
    if headed:
        return 0
    titled = [number for number in range(first) if items[number].title]
    if titled:
        return titled[0]
    heads = [at for at in range(first) if items[at].kind in ("head", "text") and can_be_headline(items[at].text)]
    if not heads:
        # `Door Rusland bezet gebied heroverd` reads as a byline where no other line is a headline.
        heads = [number for number in range(first) if items[number].kind == "byline"]
        return heads[0] if heads and _words(items[heads[0]]) > _HEADLINE_WORDS else None
    signed = next((at for at in range(heads[0], first) if items[at].kind in ("byline", "publication")), first)
    above = [number for number in heads if number < signed]
    if items[above[-1]].text.lower() in boilerplate.SECTIONS and max(map(_words, map(items.__getitem__, above))) < 4:
        above = heads  # `Binnenland`, the time, the headline
    long = [number for number in above if _words(items[number]) >= _HEADLINE_WORDS]
    if len(long) > 1 and compiled(_NUMBERED).match(items[long[-1]].text):
        long.pop()  # the first of several questions, a subhead
    named = [number for number in above if not _is_name(items[number].text)]
    if len(long) > 1 and long[-2] + 1 == long[-1] and _is_intro(items, long, first):
        long.pop()
    return (long or named or above[:1])[-1]


def _is_intro(items: Sequence[Item], heads: Sequence[int], first: int) -> bool:
    """Whether the second of two lines above the time is an intro without its full stop, not the headline below a site's
    heading: the text takes up the words of the first."""
    if first >= len(items) or items[heads[-1] + 1].kind not in ("stamp", "publication", "byline"):
        return False
    told = _telling_words(items[first].text)
    one, other = (len(told & _telling_words(items[at].text)) for at in heads[-2:])
    return one > 1 and one > other


def _telling_words(text: str) -> set[str]:
    words = (word.strip(_TOUCHING) for word in text[: _HEADLINE_LONGEST * 2].split())
    return {word.lower() for word in words if len(word) >= _TELLING_LONG}


def _kicker(items: Sequence[Item], headline: int) -> int | None:
    """The number of the section that stands above the headline with nothing but times between the two."""
    at = headline - 1
    while at >= 0 and items[at].kind in ("stamp", "publication"):
        at -= 1
    named = 0 <= at < headline - 1 and items[at].text.lower() in boilerplate.SECTIONS
    return at if named else None


def _words(item: Item) -> int:
    return len(item.text.split())


def _is_dated(item: Item) -> bool:
    """Whether a stamp holds a date (`30 nov. 2024 om 18:12`), which makes it a publication line of the lead."""
    return item.kind == "stamp" and not item.sure and boilerplate.is_publication(item.text)


def _is_name(text: str) -> bool:
    """Whether a line is a person's name: two to five words with capitals, but for the small ones between."""
    words = text.split()
    if text.isupper() and (len(words) > _CAPITAL_WORDS or words[0].lower() in marks.PARTICLES):
        return False  # `DE DEUR GAAT OPEN`
    return marks.are_of_name(words)


def _is_title(item: Item) -> bool:
    """Whether an item can be the title that `Lees ook:` announces."""
    if item.kind == "text":
        return item.dateline is None and _exclaims(item.text)
    return item.kind in ("head", "byline") or (item.kind == "list-item" and can_be_headline(item.text))


_TELLING = frozenset({"text", "list-item"})
_TOLD = frozenset({"caption", "quote", "publication", "list-item", "listing"})


def _repeated(texts: Sequence[str]) -> frozenset[str]:
    """The texts that are printed more than once: pull quotes, buttons."""
    return frozenset(text for text, count in Counter(texts).items() if count > 1)


def _rows(items: Sequence[Item]) -> frozenset[int]:
    """The numbers of short lines with figures that follow each other, three or more: a table's rows or a race's
    results, not subheads, below which a text stands."""
    rows: set[int] = set()
    run: list[int] = []
    for at, item in enumerate([*items, None]):
        if item is not None and item.kind == "head" and any(map(str.isdigit, item.text)):
            run.append(at)
        elif run:
            rows.update(run if len(run) >= _ROWS else ())
            run = []
    return frozenset(rows)


def _boxed(items: Sequence[Item]) -> frozenset[int]:
    """The numbers of items that belong to an announcer above them, with it no part of the story: the titles below
    `Lees ook:`, tags below `Lees meer over`, the lines of an author's or a newsletter's box behind the text."""
    boxed: set[int] = set()
    for at, item in enumerate(items):
        if item.kind not in _ANNOUNCING_KINDS:
            continue
        opened = smallprint.opens(item.text)
        if marks.is_poll(item.text):
            boxed |= set(_poll(items, at))
        elif opened == "box":
            signs = at + 1 < len(items) and items[at + 1].kind == "byline"
            boxed |= {at} if signs else _box(items, at)
        elif at in boxed:
            continue
        elif opened == "tags":
            boxed |= {at, *_tags(items, at + 1)}
        elif item.kind == "furniture" and boilerplate.takes_title(item.text):
            boxed |= set(_titles(items, at + 1))
    last = len(items) - 1
    while last > 1 and (items[last].kind != "text" or last in boxed):
        last -= 1
    if last > 1 and smallprint.is_biography(items[last].text):
        boxed.add(last)
    return frozenset(boxed)


def _titles(items: Sequence[Item], begin: int) -> range:
    end = begin
    while end < len(items) and (items[end].kind == "furniture" or _is_title(items[end])):
        end += 1
        if items[end - 1].kind not in ("furniture", "list-item"):
            break
    return range(begin, end)


def _poll(items: Sequence[Item], begin: int) -> range:
    """The question and the answers of a poll, from its heading to its button or the number of its votes."""
    for at in range(begin + 1, min(begin + _POLL_LONGEST, len(items))):
        if marks.ends_poll(items[at].text):
            return range(begin, at + 1)
        if items[at].kind not in ("head", "furniture", "list-item", "text") or len(items[at].text) > _SUBHEAD_LONGEST:
            break
    return range(begin, begin)


def _tags(items: Sequence[Item], begin: int) -> range:
    end = begin
    while end < len(items) and items[end].kind in _TAG_KINDS and _words(items[end]) <= _TAG_WORDS:
        if smallprint.opens(items[end].text) == "box":
            break
        end += 1
    return range(begin, end)


_ANNOUNCING_KINDS = frozenset({"furniture", "head", "byline", "label"})
_TAG_KINDS = frozenset({"head", "list-item", "label", "byline", "furniture"})


def _box(items: Sequence[Item], at: int) -> set[int]:
    """A box of a few lines at the end of the items; what goes on behind as many lines is the story."""
    if len(items) - at - 1 > _BOX_LONGEST or any(item.kind in ("stamp", "listing") for item in items[at:]):
        return {at}
    return set(range(at, len(items)))


class _Draft:
    """A lead story in the making; what is no part of it goes to the furniture."""

    def __init__(self) -> None:
        self.furniture: Furniture = []
        self.byline: str | None = None
        self.stamp: Item | None = None
        self.dateline: Dateline | None = None
        self.filed: str | None = None
        self.publication: list[str] = []
        self.blocks: list[Block] = []

    def read_above(self, item: Item, *, below: bool) -> None:
        """Take an item that stands above the text, `below` the headline or over it."""
        if item.kind == "publication" or _is_dated(item):
            self.publication.append(item.text)
        elif item.kind == "byline" and self.byline is None:
            self.byline = item.text
        elif item.kind == "stamp" and self.stamp is None and (item.sure or below):
            self.stamp = item
        elif item.kind == "caption" and below:
            self._block("caption", item.text)
        elif item.kind == "list-item" and below:
            self._list_item(item)
        elif item.kind in ("head", "text") and below:
            if self.byline is None and _is_name(item.text):
                self.byline = item.text
            elif _words(item) >= _HEADLINE_WORDS:
                self.blocks.append(Block("subhead", item.text))
            else:
                self._discard(item)
        else:
            self._discard(item)

    def read_body(self, items: Sequence[Item], *, own: int | None = None) -> None:
        """Take the items from the first text on. `own`: the number of the stamp that is the story's, not a teaser's."""
        boxed = _boxed(items)
        final_text = len(items) - 1
        while final_text >= 0 and (items[final_text].kind not in _TELLING or final_text in boxed):
            final_text -= 1
        heads = [item.text for item in items if item.kind == "head"]
        repeated = _repeated(heads) if len(heads) > 1 else frozenset()
        rows = _rows(items) if len(heads) >= _ROWS else frozenset()
        for at, item in enumerate(items):
            if item.kind == "text" and at not in boxed:
                self._text(item)
            elif at in boxed or item.kind == "furniture":
                self._discard(item)
            elif at == own:
                self._own_stamp(item)
            elif self.byline is None and at <= _NEAR and _signs(items, at, own):
                self.byline = item.text
            elif item.kind in _TOLD:
                self._told(item)
            elif at > final_text:
                near = at == final_text + 1
                listed = any(other.kind == "head" for other in items[at + 1 : at + 2])
                self._behind(item, near=near, goes_on=near and not listed and item.text not in repeated)
            elif item.kind == "byline" and boilerplate.is_credit_line(item.text):
                self._discard(item)  # a picture's
            elif at in rows:
                self._block("paragraph", item.text)
            else:
                self._block("subhead" if len(item.text) <= _SUBHEAD_LONGEST or item.sure else "paragraph", item.text)

    def _own_stamp(self, item: Item) -> None:
        """Take the time between intro and body: an age is a stamp, a date or a clock a publication line."""
        if item.sure and self.stamp is None:
            self.stamp = item
        elif any(map(str.isdigit, item.text)):
            self.publication.append(item.text)
        else:
            self._block("subhead", item.text)  # `Zaterdag`

    def _told(self, item: Item) -> None:
        if item.kind in ("caption", "quote"):
            self._block("caption" if item.kind == "caption" else "quote", item.text)
        elif item.kind == "publication":
            self.publication.append(item.text)
        else:
            self._list_item(item)

    def _text(self, item: Item) -> None:
        text = item.text
        if item.dateline is not None and self.dateline is None and (item.dateline.sure or not self.blocks):
            self.dateline, self.filed = item.dateline.dateline, item.dateline.filed
            text = text[item.dateline.rest :].strip()
        if text:
            self._block("paragraph", text)

    def _list_item(self, item: Item) -> None:
        marked = item.text.startswith(("- ", "• ", "* "))
        self._block("list-item" if marked or item.sure else "paragraph", item.text[2:] if marked else item.text)

    def _behind(self, item: Item, *, near: bool, goes_on: bool) -> None:
        """Take a short line behind the last text: the author, the text that breaks off, or the story's foot. `near`: it
        stands right below the text, `goes_on`: and heads nothing."""
        if _is_dated(item):
            self.publication.append(item.text)
        elif item.kind == "stamp" and self.stamp is None and (near or item.sure):
            self.stamp = item
        elif item.kind == "byline" and self.byline is None and not boilerplate.is_credit_line(item.text):
            self.byline = item.text
        elif item.kind == "head" and (is_quoted(item.text) or item.text[-1] == "?"):
            self._block("subhead", item.text)
        elif item.kind == "head" and goes_on and _words(item) > _FOOT_WORDS:
            self._block("paragraph", item.text)
        else:
            self._discard(item)

    def _block(self, kind: BlockType, text: str) -> None:
        self.blocks.append(Block(kind, text))

    def _discard(self, item: Item) -> None:
        self.furniture.append((item.place, item.text))

    def story(self, headline: str | None) -> UndatedStory:
        return UndatedStory(
            "article",
            headline=headline,
            byline=self.byline,
            dateline=self.dateline,
            stamp=self.stamp.text if self.stamp else None,
            machine_time=self.stamp.machine_time if self.stamp else None,
            publication_lines=tuple(self.publication),
            blocks=tuple(self.blocks),
            filed=self.filed,
        )
