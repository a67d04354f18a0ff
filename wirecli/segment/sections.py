"""Items → the undated page: the lead, the related blocks, the furniture. Nothing is lost, and nothing is dated.

The page is cut at the labels of related blocks. What stands before the first label is the lead, or a listing without a
label; what stands behind one are teasers. Which stamp belongs to which teaser is decided by `teasers`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from wirecli.base.patterns import wordlist
from wirecli.records import NamedTuple
from wirecli.segment import boilerplate, lead, listing, marks, neighbours, stretches, updates
from wirecli.segment.headline import printed_twice
from wirecli.segment.lines import Furniture, Hint, Item, gone, tokenise
from wirecli.segment.teasers import blocks
from wirecli.stamps import forms
from wirecli.undated import UndatedBlock, UndatedPage, UndatedStory


class Section(NamedTuple):
    """Items below one label, which is None above the first."""

    label: Item | None
    items: list[Item]


def cut(lines: Sequence[str], hints: Mapping[int, Hint] | None = None) -> UndatedPage:
    """The structure of a page. `lines` are clean (see `base.text`); `hints` hold what HTML says, by line number."""
    items = tokenise(lines, hints)
    if not hints:
        items = neighbours.settled(items)
    if not hints and len(items) <= _REFUSING and sum(map(len, lines)) <= _NO_PAGE and _refuses(items):
        return UndatedPage(None, (), tuple(item.text for item in items))
    twice = printed_twice(items)
    kept, furniture = items, []
    if twice.copies or twice.start:
        kept = [item for number, item in enumerate(items) if number >= twice.start and number not in twice.copies]
        furniture = gone(items[number] for number in (*range(twice.start), *twice.copies))
    sections, empty = _sections(kept)
    furniture += empty
    notices: tuple[str, ...] = ("several-documents",) if stretches.are_documents(sections[0].items) else ()
    if not hints and (begin := _reactions(sections[0].items) or neighbours.notes(sections[0].items)):
        furniture += gone(sections[0].items[begin:])
        del sections[0].items[begin:]
    if not hints and (sold := _sold(sections[0].items)):
        furniture += gone(sections[0].items[sold:])
        del sections[0].items[sold:]
        notices += ("cut-by-paywall",)
    article: UndatedStory | None = None
    related: list[UndatedBlock] = []
    for number, (label, members) in enumerate(sections):
        last = number == len(sections) - 1
        if label is None:
            top = _top(members, headed=bool(twice.copies), last=last)
            article = top.article
            found, out = top.blocks, top.furniture
        else:
            found, out = blocks(label, members, final=last) if members else ([], [])
        related += found
        furniture += out
    furniture.sort()
    return UndatedPage(article, tuple(related), tuple(text for _, text in furniture), notices)


_REFUSING = 40  # items; a page that holds no story has no more of them
_HEAD = 3  # lines of some length by which it is known
_WORDLESS = 12  # characters; a shorter line is a button
_NO_PAGE = 3000  # characters; a page that refuses says no more before it ends


def _refuses(items: Sequence[Item]) -> bool:
    """Whether a page is a consent wall, an error, a log-in or an empty result."""
    title, rest = [item.text for item in items[:1]], [item.text for item in items[1:]]
    # A story with stand-ins for embeds below speaks of cookies too, though not at its head.
    head = [text for text in rest if len(text) > _WORDLESS][:_HEAD]
    return marks.refuses(title, rest) and marks.refuses(title, head)


_NAME_WORDS = 3  # of who reacts
_SIGNED_WORDS = 9  # of that name and the time


def _reactions(items: Sequence[Item]) -> int:
    """Where what readers wrote begins, below the lead's text and to the end: each has a name above its time; 0 for
    none."""
    begin = next((at for at, item in enumerate(items) if item.kind == "furniture" and marks.is_reactions(item.text)), 0)
    if not begin or not any(item.kind == "text" for item in items[:begin]):
        return 0
    told = [item for item in items[begin + 1 :] if item.kind != "furniture"]
    times = [
        at for at, item in enumerate(told) if item.kind == "publication" or (item.kind == "stamp" and _tells_time(item))
    ]
    named = all(at and told[at - 1].kind == "head" and len(told[at - 1].text.split()) <= _NAME_WORDS for at in times)
    signed = [at for at, item in enumerate(told) if _is_signed(item)]
    return begin if (times[:1] == [1] and named) or signed[:1] == [0] else 0


def _tells_time(item: Item) -> bool:
    """Whether a stamp is an age or has a date's or a clock's figures."""
    return item.sure or any(map(str.isdigit, item.text))


def _is_signed(item: Item) -> bool:
    """Whether a line is a reader's name and when it was written: `Jan 30 januari 2026 om 12:01`."""
    words = item.text.rstrip(" :").split()
    if item.kind != "head" or len(words) > _SIGNED_WORDS:
        return False
    return any(forms.read(" ".join(words[name:])) is not None for name in range(1, min(_NAME_WORDS + 1, len(words))))


_BOX = 12  # lines of a paywall's box


def _sold(items: Sequence[Item]) -> int:
    """Where the lines begin that sell the rest of the lead, below its first text and to its end; 0 for none."""
    begin = max(0, len(items) - _BOX)
    tail = "\n".join([item.text for item in items[begin:]])
    if "bonne" not in tail and "ccount" not in tail and "pzegbaar" not in tail:
        return 0
    offers = [at for at, item in enumerate(items[begin:], begin) if marks.offers(item.text)]
    if len(offers) < 2 or not marks.sells([item.text for item in items[offers[0] :]]):
        return 0
    story = any(item.kind == "text" and not marks.offers(item.text) for item in items[: offers[0]])
    return offers[0] if story else 0


class _Top(NamedTuple):
    """What stands above the first label."""

    article: UndatedStory | None
    blocks: list[UndatedBlock]
    furniture: Furniture


def _top(items: list[Item], *, headed: bool, last: bool) -> _Top:
    """The lead, its entries where it is a live blog, and the teasers behind it that have no label."""
    live = updates.parted(items, headed=headed)
    if live is not None:
        read = lead.read(live.lead, headed=headed, last=False, bare=True)
        return _Top(read.story, live.blocks, [*live.furniture, *read.furniture, *gone(read.teasers)])
    aside = 0 if headed else listing.sidebar_above(items)
    read = lead.read(items[aside:], headed=headed, last=last)
    above, out = blocks(None, items[:aside], final=False) if aside else ([], [])
    below, more = blocks(None, read.teasers, final=last) if read.teasers else ([], [])
    return _Top(read.story, [*above, *below], [*read.furniture, *out, *more])


def _sections(items: list[Item]) -> tuple[list[Section], Furniture]:
    """The items cut at the labels, and the labels under which nothing stands; the first section, which may be empty,
    has no label. A label that is none of a block becomes what else it can be."""
    sections = [Section(None, [])]
    headings = [at for at, item in enumerate(items) if item.kind == "label" or len(item.text) <= _PLAYED_LONGEST]
    doubtful = [items[at].text for at in headings if items[at].kind == "label" and not items[at].sure]
    proofs = _teasers_ahead(items) if doubtful else []
    front = _is_front(items) if len(doubtful) > 1 else False
    buttons = _buttons(items, doubtful) if len(doubtful) > 1 else frozenset()
    first_text = next((number for number, item in enumerate(items) if item.kind == "text"), len(items))
    current, done = sections[0].items, 0  # where items go, and how many have gone
    for number in headings:
        item = items[number]
        played = len(item.text) <= _PLAYED_LONGEST and item.text.lower() in _PLAYED and _heads_videos(items, number)
        if number < done or not (played or item.kind == "label"):
            continue
        current += items[done:number]
        done = number + 1
        story = first_text < number
        front_block = front and item.section is not None
        if played or (item.text not in buttons and (front_block or _heads_block(items, number, proofs, story=story))):
            sections.append(Section(item, []))
            current = sections[-1].items
            aside = 0 if story or played else listing.sidebar_above(items[done : number + _REFUSING])
            if aside:  # a sidebar that stands above the lead
                current += items[done : done + aside]
                current, done = sections[0].items, done + aside
        else:
            # `Sport` above a lead is a kicker, inside one a subhead; `Lees verder` and a site's heading are neither.
            named = item.section is not None and not item.sure and not boilerplate.is_furniture(item.text)
            current.append(item._replace(kind="head" if named else "furniture"))
    current += items[done:]
    return _without_empty(sections)


def _is_front(items: Sequence[Item]) -> bool:
    """Whether items are a front page of headlines alone, below the names of two sections at least."""
    named = [at for at, item in enumerate(items) if item.kind == "label" and item.section is not None]
    return (
        len(named) > 1
        and all(item.kind in _OF_FRONTS for item in items[named[0] :])
        and all(_first_told(items, at + 1) == "head" for at in named if at + 1 < len(items))
    )


def _first_told(items: Sequence[Item], begin: int) -> str:
    """The kind of the first item from `begin` on that is no badge."""
    return next((items[at].kind for at in range(begin, len(items)) if items[at].kind != "furniture"), "")


_OF_FRONTS = frozenset({"label", "head", "furniture", "stamp"})
_PLAYED_LONGEST = 8  # characters
_PLAYED = wordlist("video video's video’s podcast podcasts")


def _heads_videos(items: Sequence[Item], number: int) -> bool:
    """Whether a word that is most often a button (`Video`) heads a block of videos: headlines with durations only."""
    kinds = []
    for item in items[number + 1 : number + 40]:
        if item.kind == "label":
            break
        if item.kind != "furniture":
            kinds.append("head" if item.kind == "head" else "stamp" if item.kind == "stamp" and not item.sure else "")
    return kinds.count("stamp") > 1 and "" not in kinds and all(one != other for one, other in pairwise(kinds))


def _buttons(items: Sequence[Item], doubtful: Sequence[str]) -> frozenset[str]:
    """Which of the texts of doubtful labels are those of a button below each teaser: they come again, and nothing
    stands below the last; or they come three times."""
    counts = Counter(doubtful)
    last = next((item.text for item in reversed(items) if item.kind not in ("furniture", "stamp")), None)
    return frozenset(text for text, count in counts.items() if count > 2 or (count > 1 and text == last))


def _without_empty(sections: list[Section]) -> tuple[list[Section], Furniture]:
    kept = sections[:1]
    empty: list[Item] = []
    for section in sections[1:]:
        assert section.label is not None
        if any(item.kind != "furniture" for item in section.items):
            kept.append(section)
        else:
            empty.append(section.label)
            kept[-1].items.extend(section.items)
    return kept, gone(empty)


def _teasers_ahead(items: list[Item]) -> list[bool]:
    """For each item, whether a teaser's mark (a stamp, a dateline, a listing's line) stands between it and the next
    label without doubt."""
    ahead = [False] * (len(items) + 1)
    for number in range(len(items) - 1, -1, -1):
        item = items[number]
        if item.kind == "label" and item.sure:
            ahead[number] = False
        else:
            ahead[number] = ahead[number + 1] or _is_mark(item)
    return ahead


def _is_mark(item: Item) -> bool:
    if item.kind == "stamp":
        return item.sure
    return item.kind == "listing" or (item.dateline is not None and item.dateline.sure)


def _heads_block(items: list[Item], number: int, proofs: list[bool], *, story: bool) -> bool:
    """Whether the label at `number` heads a related block. `story`: a story's text stands above it."""
    item = items[number]
    following = [other for other in items[number + 1 : number + 10] if other.kind != "furniture"]
    if not story:
        return (
            _heads_listing(items, number)
            if item.sure
            else _begins_with_stamps(following) and not _is_dated(items, number)
        )
    return item.sure or (proofs[number + 1] and _begins_teaser(following))


def _heads_listing(items: list[Item], number: int) -> bool:
    """Whether what stands under a label at the head of the page are teasers, not the one lead of a site's page."""
    texts = datelines = heads = 0
    for at in range(number + 1, len(items)):
        item = items[at]
        if item.kind in ("stamp", "listing"):
            return True
        if item.kind == "label" and item.sure:
            break
        texts += item.kind == "text"
        heads += item.kind == "head"
        datelines += item.dateline is not None and item.dateline.sure
    return datelines > 1 or (texts < 3 and heads == 0) or texts == 0 or listing.begin(items[number + 1 :]) is not None


def _is_dated(items: list[Item], number: int) -> bool:
    """Whether what stands under a kicker is one story with its date: paragraphs, and no stamp but the first."""
    kinds: list[str] = []
    for item in items[number + 1 : number + _REFUSING]:
        if item.kind == "label" and item.sure:
            break
        kinds.append("text" if item.kind == "text" and item.dateline is None else item.kind)
    return kinds.count("stamp") == 1 and kinds.count("text") > 1 and "listing" not in kinds


def _begins_with_stamps(following: list[Item]) -> bool:
    """Above a lead, `Sport` is a kicker; above teasers, a label: teasers have stamps, and have them at once."""
    kinds = [other.kind for other in following[:2]]
    return bool(kinds) and (kinds[0] in ("stamp", "listing") or "stamp" in kinds[1:])


def _begins_teaser(following: list[Item]) -> bool:
    """Whether items begin as a teaser does. In a lead `Lees meer` is followed by text that is no teaser's."""
    if following and following[0].kind == "head":
        following = following[1:]
    if not following:
        return False
    first = following[0]
    if first.kind == "text" and (first.dateline is None or not first.dateline.sure):
        return len(following) > 1 and following[1].kind == "stamp" and following[1].sure
    return _is_mark(first)
