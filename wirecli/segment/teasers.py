"""The items of a related block → its teasers, each with the stamp that is its own.

Stamps part a block into stretches. On most sites a stamp stands after its teaser, on others before it; which it is, the
block as a whole says. Where stamps and teasers don't fit, nobody is given one: a shifted stamp is worse than none.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

from wirecli.model import Block
from wirecli.segment.lines import Item, listing_headline
from wirecli.undated import UndatedBlock, UndatedStory

Furniture: TypeAlias = list[tuple[int, str]]
_LABEL_WORDS = 3  # an unknown heading of more words is a headline
_MARKS = ("- ", "• ", "* ")


class Unit:
    """The items of one teaser: headlines (`heads`), and the rest in order. `stamp` is given to it later."""

    __slots__ = ("body", "has_text", "heads", "stamp")

    def __init__(self, *heads: Item) -> None:
        self.heads = list(heads)
        self.body: list[Item] = []
        self.stamp: Item | None = None
        self.has_text = False

    def add(self, item: Item) -> None:
        """Let an item that is no headline be part of the body."""
        self.body.append(item)
        self.has_text = self.has_text or item.kind in ("text", "quote")


class Draft:
    """A block in the making: stretches of units, and the stamps between them (one fewer than stretches)."""

    __slots__ = ("label", "stamps", "stretches")

    def __init__(self, label: Item | None) -> None:
        self.label = label
        self.stretches: list[list[Unit]] = [[]]
        self.stamps: list[Item] = []


def _ends_in_text(items: list[Item]) -> bool:
    """Whether a short last line begins a teaser's text: it follows a headline, as in no teaser before it."""
    kinds = [item.kind for item in items]
    if kinds[-2:] != ["head", "head"] or "stamp" not in kinds or "text" not in kinds:
        return False
    return all(pair != ("head", "head") for pair in pairwise(kinds[:-1]))


def blocks(label: Item | None, items: list[Item], furniture: Furniture, *, final: bool) -> list[UndatedBlock]:
    """The related blocks that stand under `label`: most often one. `final`: the page ends with these items."""
    made: list[UndatedBlock] = []
    pure = [item for item in items if item.kind != "furniture"]
    furniture += [(item.place, item.text) for item in items if item.kind == "furniture"]
    broken_off = final and bool(items) and items[-1].kind != "furniture"
    if broken_off and _ends_in_text(pure):
        pure[-1].kind = "text"
    runs = _runs(pure)
    for number, run in enumerate(runs):
        heading = label if number == 0 else None
        if run[0].kind == "listing":
            made.append(_listing(heading, run, furniture))
            continue
        drafts = _drafts(heading, run, furniture)
        for place, draft in enumerate(drafts):
            ends = broken_off and number == len(runs) - 1 and place == len(drafts) - 1
            block = _block(draft, furniture, broken_off=ends)
            if block is not None:
                made.append(block)
    return made


def fits(items: list[Item], *, final: bool) -> int:
    """How many teasers with stamps after them `items` are, if they are nothing else; 0 otherwise."""
    pure = [item for item in items if item.kind != "furniture"]
    drafts = _drafts(None, pure, [])
    if len(drafts) != 1 or drafts[0].label is not None:
        return 0
    stretches = drafts[0].stretches
    after = _stamps_after(stretches, broken_off=final)
    return sum(map(len, stretches)) if after and len(stretches) > 1 else 0


def _runs(items: list[Item]) -> list[list[Item]]:
    """Items parted where a listing's lines and other teasers meet."""
    runs: list[list[Item]] = []
    for item in items:
        listed = item.kind == "listing"
        if runs and (runs[-1][0].kind == "listing") == listed:
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _listing(label: Item | None, run: list[Item], furniture: Furniture) -> UndatedBlock:
    stories = []
    for item in run:
        headline, bar = listing_headline(item.text)
        if bar is not None:
            furniture.append((item.place, bar))
        stories.append(
            UndatedStory(
                "teaser", section=item.section, headline=headline, stamp=item.stamp, machine_time=item.machine_time
            )
        )
    return UndatedBlock(*_heading(label), tuple(stories))


def _heading(label: Item | None) -> tuple[str | None, str | None]:
    return (None, None) if label is None else (label.text, label.section)


def _drafts(label: Item | None, items: list[Item], furniture: Furniture) -> list[Draft]:
    """Items parted into stretches of units by stamps, and into blocks by headings that prove to be labels."""
    stretches: list[list[Item]] = [[]]
    stamps: list[Item] = []
    for item in items:
        if item.kind == "stamp":
            stamps.append(item)
            stretches.append([])
        else:
            stretches[-1].append(item)
    units = [_units(stretch, furniture, stamped=bool(stamps)) for stretch in stretches]
    headlines = _has_headlines(label, units)
    drafts = [Draft(label)]
    for number, stretch in enumerate(units):
        if number:
            drafts[-1].stamps.append(stamps[number - 1])
            drafts[-1].stretches.append([])
        for place, unit in enumerate(stretch):
            heading = _label_of(stretch, place, drafts[-1], first=number == 0, headlines=headlines)
            if heading is not None:
                drafts.append(Draft(heading))
                unit.heads.remove(heading)
                if not unit.heads and not unit.body:
                    continue
            drafts[-1].stretches[-1].append(unit)
    return [draft for draft in drafts if draft.stamps or any(draft.stretches) or draft.label is not None]


def _units(stretch: list[Item], furniture: Furniture, *, stamped: bool) -> list[Unit]:
    """The teasers of a stretch: a headline or a dateline begins one, other text goes on with it."""
    units: list[Unit] = []
    plain = not stamped and not any(item.kind == "head" or item.dateline for item in stretch)
    for item in stretch:
        unit = units[-1] if units else None
        if item.kind in ("head", "list-item", "label"):
            if unit and unit.heads and not unit.body and unit.heads[-1].text == item.text:
                furniture.append((item.place, item.text))  # a headline printed twice
            else:
                units.append(Unit(item))
        else:
            if unit is None or (item.kind == "text" and unit.has_text and (item.dateline is not None or plain)):
                unit = Unit()
                units.append(unit)
            unit.add(item)
    return units


def _has_headlines(label: Item | None, stretches: list[list[Unit]]) -> bool:
    """Whether the teasers of these stretches have headlines, so that a heading between them is one."""
    texts = [unit for stretch in stretches for unit in stretch if unit.has_text]
    headed = sum(bool(unit.heads) for unit in texts)
    if label is not None and texts and texts[0].heads and headed:
        return True
    return headed * 2 > len(texts) or not texts


def _label_of(stretch: list[Unit], place: int, draft: Draft, *, first: bool, headlines: bool) -> Item | None:
    """The heading of the unit at `place` that is the label of a new block, if one is. `draft` is the block so far."""
    unit = stretch[place]
    if not unit.heads or unit.heads[0].kind == "list-item":
        return None
    opens = first and place == 0 and draft.label is None and not any(draft.stretches)
    if unit.body:
        label = not headlines and (opens or _words(unit.heads[0]) <= _LABEL_WORDS)
    elif place + 1 < len(stretch) and stretch[place + 1].heads and stretch[place + 1].has_text:
        label = opens or not first  # of two headings above one text the upper is the label, where a block can begin
    else:
        # A heading between a text and a stamp, or above the first stamp, heads a block with its stamps before teasers.
        above = len(stretch) == 1 if opens else place > 0 and stretch[place - 1].has_text
        label = not headlines and above
    return unit.heads[0] if label else None


def _words(item: Item) -> int:
    return len(item.text.split())


def _stamps_after(stretches: list[list[Unit]], *, broken_off: bool) -> bool:
    """Whether each stretch but the last is one teaser, and the last is none, or the one that the page breaks off in."""
    counts = [len(stretch) for stretch in stretches]
    return all(count == 1 for count in counts[:-1]) and (counts[-1] == 0 or (counts[-1] == 1 and broken_off))


def _stamps_before(stretches: list[list[Unit]]) -> bool:
    return not stretches[0] and all(len(stretch) == 1 for stretch in stretches[1:])


def _block(draft: Draft, furniture: Furniture, *, broken_off: bool) -> UndatedBlock | None:
    """One related block with its stamps given out, or taken from all; None where no teaser is there."""
    stretches = draft.stretches
    _settle(stretches, furniture, broken_off=broken_off)
    units = [unit for stretch in stretches for unit in stretch]
    misfit = False
    if draft.stamps:
        if _stamps_after(stretches, broken_off=broken_off):
            for unit, stamp in zip(units, draft.stamps, strict=False):
                unit.stamp = stamp
        elif _stamps_before(stretches):
            for unit, stamp in zip(units, draft.stamps, strict=True):
                unit.stamp = stamp
        else:
            furniture += [(stamp.place, stamp.text) for stamp in draft.stamps]
            misfit = bool(units)
    if not units:
        if draft.label is not None:
            furniture.append((draft.label.place, draft.label.text))
        return None
    return UndatedBlock(*_heading(draft.label), tuple(_story(unit) for unit in units), misfit)


def _settle(stretches: list[list[Unit]], furniture: Furniture, *, broken_off: bool) -> None:
    """Decide what lone headings are: headlines where teasers have them, else a text without its full stop, and behind
    the last stamp a line of the page's foot."""
    units = [unit for stretch in stretches for unit in stretch]
    texts = [unit for unit in units if unit.has_text]
    bare = [unit for unit in texts if not unit.heads]
    if not bare:
        return
    for number, stretch in enumerate(stretches):
        for unit in list(stretch):
            if unit.has_text or not unit.heads or unit.heads[0].kind == "list-item":
                continue
            behind = number == len(stretches) - 1 and number > 0
            if behind and (not broken_off or _words(unit.heads[0]) <= _LABEL_WORDS):
                stretch.remove(unit)
                furniture += [(item.place, item.text) for item in (*unit.heads, *unit.body)]
            elif len(bare) == len(texts):
                unit.body = [*unit.heads, *unit.body]
                unit.heads = []


def _story(unit: Unit) -> UndatedStory:
    headline = _unmarked(unit.heads[0].text) if unit.heads else None
    byline: str | None = None
    dateline = filed = None
    publication: list[str] = []
    body: list[Block] = []
    for item in unit.body:
        text = item.text
        if item.kind == "publication":
            publication.append(text)
        elif item.kind == "byline" and byline is None:
            byline = text
        elif item.kind in ("caption", "quote"):
            body.append(Block("caption" if item.kind == "caption" else "quote", text))
        else:
            if item.dateline is not None and dateline is None:
                dateline, filed = item.dateline.dateline, item.dateline.filed
                text = text[item.dateline.rest :].strip()
            if text:
                body.append(Block("paragraph", text))
    stamp = unit.stamp
    return UndatedStory(
        "teaser",
        headline=headline,
        byline=byline,
        dateline=dateline,
        stamp=stamp.text if stamp else None,
        machine_time=stamp.machine_time if stamp else None,
        publication_lines=tuple(publication),
        blocks=tuple(body),
        filed=filed,
    )


def _unmarked(text: str) -> str:
    return text[2:] if text.startswith(_MARKS) else text
