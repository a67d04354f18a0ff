"""What stands before the first label: the lead story, or teasers that have no label."""

from __future__ import annotations

from wirecli.model import Block, BlockType, Dateline
from wirecli.segment import boilerplate, teasers
from wirecli.segment.lines import Item, can_be_headline, is_quoted
from wirecli.segment.teasers import Furniture
from wirecli.undated import UndatedStory

_HEADLINE_WORDS = 4  # a headline has a verb: fewer words are a site's heading, a section or a name
_SUBHEAD_LONGEST = 90  # characters
_FOOT_WORDS = 3  # a line of so few words at the page's end is its foot; a longer one is text that breaks off
_PARTICLES = frozenset(
    {"van", "de", "den", "der", "ten", "ter", "te", "het", "'t", "’t", "el", "al", "von", "la", "en"}
)


def read(
    items: list[Item], furniture: Furniture, *, headed: bool, last: bool
) -> tuple[UndatedStory | None, list[Item]]:
    """The lead story, if there is one, and the items behind it that are teasers.

    `headed`: the first item is the headline, for it is printed twice. `last`: no label follows, the page ends here.
    """
    end, begin = _parts(items, headed=headed, last=last)
    if end:
        return _story(items[:end], furniture, headed=headed, last=last and end == len(items)), items[begin:]
    furniture += [(item.place, item.text) for item in items[:begin]]
    return None, items[begin:]


def _parts(items: list[Item], *, headed: bool, last: bool) -> tuple[int, int]:
    """Where the lead ends, 0 where there is none, and where the teasers behind it begin."""
    first = _first_text(items)
    if first == len(items):
        if headed or any(item.title for item in items):
            return first, first  # a headline whose story is not there
        stamped = sum(item.kind == "stamp" and item.sure for item in items) > 1
        return 0, 0 if stamped else first
    if items[first].kind == "listing":
        return 0, first
    turn = _turn(items, first)
    if turn is None or (items[turn].kind == "stamp" and not _teasers_behind(items, turn)):
        return len(items), len(items)
    begin = _listing_begin(items, first, turn, last=last) if not headed else None
    if begin is not None:
        return 0, begin
    while turn > first + 1 and items[turn - 1].kind == "head" and not is_quoted(items[turn - 1].text):
        turn -= 1
    return turn, turn


def _first_text(items: list[Item]) -> int:
    """The number of the first item of a story's body, or how many items there are."""
    return next((number for number, item in enumerate(items) if _is_body(item)), len(items))


def _is_body(item: Item) -> bool:
    return item.kind == "listing" or (
        item.kind == "text" and not (item.dateline is None and len(item.text) <= 110 and _exclaims(item.text))
    )


def _exclaims(text: str) -> bool:
    return text.endswith(("!", "?", "...", "…")) and can_be_headline(text)


def _turn(items: list[Item], first: int) -> int | None:
    """Where the lead's story ends because another's begins: a stamp, a second dateline, a listing's line."""
    dated = items[first].dateline is not None
    for number in range(first + 1, len(items)):
        item = items[number]
        if item.kind == "stamp" and item.sure:
            return number
        if item.kind == "stamp" and _between_teasers(items, number):
            return number
        if item.kind == "listing" and number + 1 < len(items) and items[number + 1].kind == "listing":
            return number
        if item.dateline is not None and item.dateline.sure:
            if dated:
                return number
            dated = True
    return None


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


def _story(items: list[Item], furniture: Furniture, *, headed: bool, last: bool) -> UndatedStory:
    first = _first_text(items)
    headline = _headline(items, first, headed=headed)
    draft = _Draft(furniture)
    for number, item in enumerate(items[:first]):
        if number != headline:
            draft.read_above(item, below=headline is not None and number > headline)
    draft.read_body(items[first:], last=last)
    return draft.story(items[headline].text if headline is not None else None)


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
    long = [number for number in above if _words(items[number]) >= _HEADLINE_WORDS]
    named = [number for number in above if not _is_name(items[number].text)]
    return (long or named or above[:1])[-1]


def _words(item: Item) -> int:
    return len(item.text.split())


def _is_dated(item: Item) -> bool:
    """Whether a stamp holds a date (`30 nov. 2024 om 18:12`), which makes it a publication line of the lead."""
    return item.kind == "stamp" and not item.sure and boilerplate.is_publication(item.text)


def _is_name(text: str) -> bool:
    """Whether a line is a person's name: two to five words with capitals, but for the small ones between."""
    words = text.split()
    return 2 <= len(words) <= 5 and all(word[0].isupper() or word.lower() in _PARTICLES for word in words)


def _is_title(item: Item) -> bool:
    """Whether an item can be the title that `Lees ook:` announces."""
    if item.kind == "text":
        return item.dateline is None and _exclaims(item.text)
    return item.kind in ("head", "byline") or (item.kind == "list-item" and can_be_headline(item.text))


class _Draft:
    """A lead story in the making; what is no part of it goes to the furniture."""

    def __init__(self, furniture: Furniture) -> None:
        self.furniture = furniture
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
            self.blocks.append(Block("caption", item.text))
        elif item.kind in ("head", "text") and below:
            if self.byline is None and _is_name(item.text):
                self.byline = item.text
            elif _words(item) >= _HEADLINE_WORDS:
                self.blocks.append(Block("subhead", item.text))
            else:
                self._discard(item)
        else:
            self._discard(item)

    def read_body(self, items: list[Item], *, last: bool) -> None:
        """Take the items from the first text on."""
        final_text = max((at for at, item in enumerate(items) if item.kind in ("text", "list-item")), default=-1)
        titles = False  # whether a title can follow: `Lees ook:` stands above
        for at, item in enumerate(items):
            if titles and _is_title(item):
                self._discard(item)
                titles = item.kind == "list-item"
                continue
            titles = item.kind == "furniture" and (titles or boilerplate.takes_title(item.text))
            if item.kind == "text":
                self._text(item)
            elif item.kind == "furniture":
                self._discard(item)
            elif item.kind in ("caption", "quote"):
                self._block("caption" if item.kind == "caption" else "quote", item.text)
            elif item.kind in ("list-item", "listing"):
                self._list_item(item)
            elif item.kind == "publication":
                self.publication.append(item.text)
            elif at > final_text:
                self._behind(item, broken_off=last and at == len(items) - 1 == final_text + 1)
            elif item.kind == "byline" and boilerplate.is_credit_line(item.text):
                self._discard(item)  # a picture's
            else:
                self._block("subhead" if len(item.text) <= _SUBHEAD_LONGEST or item.sure else "paragraph", item.text)

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

    def _behind(self, item: Item, *, broken_off: bool) -> None:
        """Take a short line behind the last text: the author, the text that breaks off, or the story's foot."""
        if _is_dated(item):
            self.publication.append(item.text)
        elif item.kind == "stamp" and self.stamp is None:
            self.stamp = item
        elif item.kind == "byline" and self.byline is None and not boilerplate.is_credit_line(item.text):
            self.byline = item.text
        elif item.kind == "head" and (is_quoted(item.text) or item.text[-1] == "?"):
            self._block("subhead", item.text)
        elif item.kind == "head" and broken_off and _words(item) > _FOOT_WORDS:
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
