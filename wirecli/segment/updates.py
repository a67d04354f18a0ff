"""Live blogs in text: entries that begin with a clock time (`19:28`, `Update 19:28 - …`, `19.28 uur`) or end with one.

The entries are stories of kind `update` in a block of their own, in the page's order; what stands above them is the
article. A clock of its own above a text makes an entry on any page; one on the text's line only where the page says
that it is live, or where sentences with clocks are all that it has, for an article's programme of events prints its
times so too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from wirecli.base.patterns import compiled
from wirecli.model import Block
from wirecli.records import NamedTuple
from wirecli.segment.lines import Furniture, Item, ends_sentence, gone
from wirecli.stamps.forms import names_day
from wirecli.undated import UndatedBlock, UndatedStory

_CLOCK = r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?: ?uur| ?u\b\.?)?|(?:[01]?\d|2[0-3])u[0-5]\d"
_ENTRY = (
    rf"(?P<word>(?:(?i:live-?update|update)[: ]+(?:om )?|[\[(])?)(?P<stamp>{_CLOCK})"
    r"(?P<bar>[\])]?(?: ?[-–—|•·:]+(?= |$)|(?= [^\W\d_a-zà-ÿ]| [\"'‘“„])|$))(?P<rest> .*)?"
)
_LIVE = (
    r"\blive-?blog|\bliveverslag|^live\b|minuut (?:tot|voor|na) minuut|uur tot uur"
    r"|\b(?:wij|we) volgen|\bvolg (?:hier|het|alles|ons liveblog)|laatste updates"
)


_BETWEEN = frozenset({"furniture", "stamp"})  # a day above the entries of it is no entry's


class Live(NamedTuple):
    """A live blog: the items of its article, and the blocks of its entries, one a day where the page names days."""

    lead: list[Item]
    blocks: list[UndatedBlock]
    furniture: Furniture


class _Entry(NamedTuple):
    """An entry's clock: its stamp, what stands beside it on its line and is furniture, and the text behind it."""

    item: Item
    stamp: str
    beside: tuple[str, ...]
    rest: str
    minute: int | None
    named: bool  # `Update` stands before it


def parted(items: Sequence[Item], *, headed: bool) -> Live | None:
    """The live blog that these items are, None where they are none. `headed`: the first is the headline for certain."""
    if not any(map(_may_begin, items)):
        return None
    entries = {at: entry for at, item in enumerate(items) if (entry := _entry(item)) is not None}
    first = min([*entries, *(at for at, item in enumerate(items) if item.kind == "stamp")], default=0)
    live = any(compiled(_LIVE).search(item.text.lower()) for item in items[:first] if len(item.text) < 300)
    if live and not entries:
        text = next((at for at, item in enumerate(items) if item.kind == "text"), len(items))
        aged = (at for at in range(text + 1, len(items)) if items[at].kind == "stamp" and at not in entries)
        entries |= {at: _aged(items[at]) for at in aged}
    if len(entries) < 2 or not _are_updates(items, entries, live=live):
        return None
    starts = sorted(entries)
    if _stand_below(items, starts, entries):
        return _below(items, starts, entries)
    if not starts[0] and not headed:
        return None  # no article above
    return _above(items, starts, entries)


def _may_begin(item: Item) -> bool:
    """Whether an entry can begin with an item: a look at its first letters, which those of most stories fail."""
    letter = item.text[0]
    return letter.isdigit() or item.kind == "stamp" or (letter in "UuLl[(" and any(map(str.isdigit, item.text[:20])))


def _entry(item: Item) -> _Entry | None:
    if item.kind in ("caption", "quote", "list-item", "label") or not _may_begin(item) or item.dateline is not None:
        return None
    match = compiled(_ENTRY).fullmatch(item.text)
    if match is None:
        return None
    digits = compiled(r"\d+").findall(match["stamp"])
    beside = tuple(filter(None, (match["word"].strip(), match["bar"].strip())))
    rest = (match["rest"] or "").strip()
    named = match["word"][:1].isalpha()
    return _Entry(item, match["stamp"], beside, rest, int(digits[0]) * 60 + int(digits[1]), named)


def _aged(item: Item) -> _Entry:
    return _Entry(item, item.text, (), "", None, named=False)


def _are_updates(items: Sequence[Item], entries: dict[int, _Entry], *, live: bool) -> bool:
    """Whether clocks are those of a live blog's entries: in order, each with a text, none a teaser with a dateline."""
    if any(item.dateline is not None and item.dateline.sure for item in items[min(entries) :]):
        return False
    named = sum(entry.named for entry in entries.values())
    if named > 1 and named * 2 >= len(entries):
        return True
    if not _in_order([entry.minute for entry in entries.values() if entry.minute is not None]):
        return False
    if live:
        return True
    if any(entry.rest for entry in entries.values()):
        return _are_all(items, entries)
    bounds = [*sorted(entries), len(items)]
    told = sum(any(item.kind == "text" for item in items[begin + 1 : end]) for begin, end in pairwise(bounds))
    return told >= len(entries) - 1 and any(item.kind in ("head", "text") for item in items[: bounds[0]])


def _are_all(items: Sequence[Item], entries: dict[int, _Entry]) -> bool:
    """Whether entries with their text on the clock's line are all that stands below a headline and its intro:
    sentences, not the events of a programme."""
    above = sum(item.kind == "text" for item in items[: min(entries)])
    told = all(entry.rest and ends_sentence(entry.rest) for entry in entries.values())
    return told and above < 2 and len(entries) > 2 and len(entries) * 2 > sum(item.kind == "text" for item in items)


def _in_order(minutes: Sequence[int]) -> bool:
    """Whether clocks run from new to old or from old to new, over one midnight at the most."""
    falls = sum(late < early for early, late in pairwise(minutes))
    rises = sum(late > early for early, late in pairwise(minutes))
    return falls <= 1 or rises <= 1


def _stand_below(items: Sequence[Item], starts: Sequence[int], entries: dict[int, _Entry]) -> bool:
    """Whether the clocks stand below their entries: the last one ends the items, and all stand alone."""
    behind = (item for item in items[starts[-1] + 1 :] if item.kind != "furniture")
    return not any(entry.rest for entry in entries.values()) and next(behind, None) is None


def _above(items: Sequence[Item], starts: Sequence[int], entries: dict[int, _Entry]) -> Live:
    days = {at for at in starts if at and _is_day(items[at - 1])}
    blocks: list[UndatedBlock] = []
    stories: list[UndatedStory] = []
    furniture: Furniture = []
    label = None
    for begin, end in zip(starts, [*starts[1:], len(items)], strict=True):
        if begin in days:
            blocks += _of_day(label, stories)
            label, stories = items[begin - 1].text, []
        story, out = _update(entries[begin], items[begin + 1 : end - (end in days)])
        stories.append(story)
        furniture += out
    lead = items[: starts[0] - (starts[0] in days)]
    return Live(list(lead), [*blocks, *_of_day(label, stories)], furniture)


def _is_day(item: Item) -> bool:
    """Whether an item names the day of the entries below it: `Dinsdag 10 maart`."""
    return item.kind in ("stamp", "publication", "head") and names_day(item.text)


def _of_day(day: str | None, stories: Sequence[UndatedStory]) -> list[UndatedBlock]:
    return [UndatedBlock(day, None, tuple(stories))] if stories else []


def _below(items: Sequence[Item], starts: Sequence[int], entries: dict[int, _Entry]) -> Live:
    stories: list[UndatedStory] = []
    begin = _first_entry(items, starts[0])
    lead = list(items[:begin])
    furniture = gone(items[starts[-1] + 1 :])
    for end in starts:
        story, out = _update(entries[end], items[begin:end])
        stories.append(story)
        furniture += out
        begin = end + 1
    return Live(lead, _of_day(None, stories), furniture)


def _first_entry(items: Sequence[Item], end: int) -> int:
    """Where the entry begins that the first clock, at `end`, stands below: at the heading above its text, if that is
    not the page's, else at the last text."""
    texts = [at for at in range(end) if items[at].kind == "text"]
    if not texts:
        return max((at for at in range(end) if items[at].kind == "head"), default=end)
    heading = texts[-1] - 1
    if len(texts) > 1 and items[heading].kind == "head":
        return heading
    return texts[-1]


def _update(entry: _Entry, items: Sequence[Item]) -> tuple[UndatedStory, Furniture]:
    """One entry: its heading, if a line heads it, and its text."""
    kept = [item for item in items if item.kind not in _BETWEEN]
    furniture = [(entry.item.place, words) for words in entry.beside] + gone(i for i in items if i.kind in _BETWEEN)
    headline = None
    blocks: list[Block] = []
    if entry.rest:
        if kept and not ends_sentence(entry.rest):
            headline = entry.rest
        else:
            blocks.append(Block("paragraph", entry.rest))
    elif kept and kept[0].kind in ("head", "byline") and (len(kept) > 1 or kept[0].kind == "head"):
        headline, kept = kept[0].text, kept[1:]
    blocks += [_block_of(item, last=at == len(kept) - 1) for at, item in enumerate(kept)]
    story = UndatedStory(
        "update", headline=headline, stamp=entry.stamp, machine_time=entry.item.machine_time, blocks=tuple(blocks)
    )
    return story, furniture


def _block_of(item: Item, *, last: bool) -> Block:
    if item.kind == "list-item":
        return Block("list-item", item.text[2:])
    if item.kind == "caption":
        return Block("caption", item.text)
    if item.kind == "quote":
        return Block("quote", item.text)
    return Block("subhead" if item.kind == "head" and not last else "paragraph", item.text)
