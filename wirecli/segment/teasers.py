"""The items of a related block → its teasers, each with the stamp that is its own.

Stamps part a block into stretches. On most sites a stamp stands after its teaser, on others before it; which it is, the
block as a whole says. Where stamps and teasers don't fit, nobody is given one: a shifted stamp is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from wirecli.model import Block
from wirecli.segment import listing, smallprint
from wirecli.segment.lines import Furniture, Item, gone, kind_of, listing_headline
from wirecli.stamps.forms import names_day
from wirecli.undated import UndatedBlock, UndatedStory

_LABEL_WORDS = 3  # an unknown heading of more words is a headline
_HEADINGS = frozenset({"head", "list-item", "label"})
_TAG_KINDS = frozenset({"head", "list-item", "label", "furniture"})
_TAG_WORDS = 5  # of a line of tags
_MARKS = ("- ", "• ", "* ")


class Unit:
    """The items of one teaser: headlines (`heads`), and the rest in order."""

    __slots__ = ("body", "has_text", "heads")

    def __init__(self, *heads: Item) -> None:
        self.heads = list(heads)
        self.body: list[Item] = []
        self.has_text = False

    def add(self, item: Item) -> None:
        """Let an item that is no headline be part of the body."""
        self.body.append(item)
        self.has_text = self.has_text or item.kind in ("text", "quote")

    def with_body(self, items: list[Item]) -> Unit:
        """This teaser with `items` for its body, as it stands."""
        self.body = items
        return self


class Draft:
    """A block in the making: stretches of units, and the stamps between them (one fewer than stretches)."""

    __slots__ = ("label", "stamps", "stretches")

    def __init__(
        self, label: Item | None, stretches: list[list[Unit]] | None = None, stamps: list[Item] | None = None
    ) -> None:
        self.label = label
        self.stretches = stretches or [[]]
        self.stamps = stamps or []


def _ends_in_text(items: list[Item]) -> bool:
    """Whether a short last line begins a teaser's text: it follows a headline, as in no teaser before it."""
    kinds = [item.kind for item in items]
    if kinds[-2:] != ["head", "head"] or "stamp" not in kinds or "text" not in kinds:
        return False
    return all(pair != ("head", "head") for pair in pairwise(kinds[:-1]))


def blocks(label: Item | None, items: Sequence[Item], *, final: bool) -> tuple[list[UndatedBlock], Furniture]:
    """The related blocks that stand under `label`, most often one, and the furniture among them. `final`: the page ends
    with these items."""
    made: list[UndatedBlock] = []
    broken_off = final and bool(items) and items[-1].kind != "furniture"
    pure, furniture = _pure(label, items, broken_off=broken_off)
    if not pure and label is not None:
        return [], [*furniture, *gone([label])]  # it heads nothing
    runs = _runs(pure)
    day: Item | None = None  # `Vrijdag 30 januari` above the lines of that day
    for number, run in enumerate(runs):
        heading = day or (label if number == 0 else None)
        day = run.pop() if number + 1 < len(runs) and names_day(run[-1].text) else None
        if not run:
            if heading is not None and number == 0:
                furniture += gone([heading])  # the heading of the page, for its days head the lines
            continue
        if run[0].kind == "listing":
            block, bars = _listing(heading, run)
            made.append(block)
            furniture += bars
            continue
        drafts, copies = _drafts(heading, run)
        furniture += copies
        for place, draft in enumerate(drafts):
            ends = broken_off and number == len(runs) - 1 and place == len(drafts) - 1
            found, out = _block(draft, broken_off=ends)
            made += found
            furniture += out
    return made, furniture


def _pure(label: Item | None, items: Sequence[Item], *, broken_off: bool) -> tuple[list[Item], Furniture]:
    """The items of teasers alone, each stamp where its teaser's others are, and the furniture."""
    if listing.is_plain(items):
        return list(items), []
    tidy = listing.tidied(label, items)
    tags = _tags(tidy.items)
    pure = [item for item in listing.stamps_before(tidy.items[: tags.start]) if item.kind != "furniture"]
    furniture = [*tidy.furniture, *gone(item for item in tidy.items[: tags.start] if item.kind == "furniture")]
    furniture += gone(tidy.items[tags.start :])
    if broken_off and _ends_in_text(pure):
        pure[-1] = pure[-1]._replace(kind="text")
    return pure, furniture


def _tags(items: Sequence[Item]) -> range:
    """The tags below the last teaser, with what announces them (`Lees meer over`); an empty range for none."""
    begin = next((at for at, item in enumerate(items) if smallprint.opens(item.text) == "tags"), len(items))
    behind = items[begin + 1 :]
    if begin == 0 or any(item.kind not in _TAG_KINDS or _words(item) > _TAG_WORDS for item in behind):
        begin = len(items)
    return range(begin, len(items))


def fits(items: list[Item], *, final: bool) -> int:
    """How many teasers with stamps after them `items` are, if they are nothing else; 0 otherwise."""
    pure = [item for item in items if item.kind != "furniture" and not listing.is_mark(item)]
    drafts, _ = _drafts(None, pure)
    if len(drafts) != 1 or drafts[0].label is not None:
        return 0
    stretches = drafts[0].stretches
    after = _stamps_after(stretches, broken_off=final)
    return sum(map(len, stretches)) if after and len(stretches) > 1 else 0


def _runs(items: Sequence[Item]) -> list[list[Item]]:
    """Items parted where a listing's lines and other teasers meet."""
    if "listing" not in map(kind_of, items):
        return [list(items)] if items else []
    runs: list[list[Item]] = []
    for item in items:
        listed = item.kind == "listing"
        if runs and (runs[-1][0].kind == "listing") == listed:
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _listing(label: Item | None, run: list[Item]) -> tuple[UndatedBlock, Furniture]:
    stories = []
    bars: Furniture = []
    for item in run:
        headline, bar = listing_headline(item.text)
        if bar is not None:
            bars.append((item.place, bar))
        stories.append(
            UndatedStory(
                "teaser", section=item.section, headline=headline, stamp=item.stamp, machine_time=item.machine_time
            )
        )
    return UndatedBlock(*_heading(label), tuple(stories)), bars


def _heading(label: Item | None) -> tuple[str | None, str | None]:
    return (None, None) if label is None else (label.text, label.section)


def _drafts(label: Item | None, items: list[Item]) -> tuple[list[Draft], Furniture]:
    """Items parted into stretches of units by stamps, and into blocks by headings that prove to be labels; and the
    second copies of headlines."""
    stretches: list[list[Item]] = [[]]
    stamps: list[Item] = []
    for item in items:
        if item.kind == "stamp":
            stamps.append(item)
            stretches.append([])
        else:
            stretches[-1].append(item)
    copies: Furniture = []
    units = [_units(stretch, copies, stamped=bool(stamps)) for stretch in stretches]
    if _HEADINGS.isdisjoint(map(kind_of, items)):  # nothing that could head another block
        return [Draft(label, units, stamps)] if items or label is not None else [], copies
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
    kept = [draft for draft in drafts if draft.stamps or any(draft.stretches) or draft.label is not None]
    return kept, copies


def _units(stretch: list[Item], copies: Furniture, *, stamped: bool) -> list[Unit]:
    """The teasers of a stretch: a headline or a dateline begins one, other text goes on with it. A headline printed
    twice is one, and its copy goes to `copies`."""
    units: list[Unit] = []
    unit: Unit | None = None
    plain = not stamped and not any(item.kind == "head" or item.dateline is not None for item in stretch)
    for item in stretch:
        if item.kind in _HEADINGS:
            if unit is not None and unit.heads and not unit.body and unit.heads[-1].text == item.text:
                copies.append((item.place, item.text))
            else:
                unit = Unit(item)
                units.append(unit)
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


def _block(draft: Draft, *, broken_off: bool) -> tuple[list[UndatedBlock], Furniture]:
    """One related block with its stamps given out, or taken from all, and what of it is furniture; no block where no
    teaser is there."""
    stretches, furniture = _settled(draft.stretches, broken_off=broken_off)
    units = [unit for stretch in stretches for unit in stretch]
    given = _given(stretches, draft.stamps, broken_off=broken_off)
    if given is None:
        furniture += gone(draft.stamps)
        given = [None] * len(units)
    if not units:
        return [], furniture + (gone([draft.label]) if draft.label is not None else [])
    misfit = bool(draft.stamps) and not any(given)
    stories = tuple(_story(unit, stamp) for unit, stamp in zip(units, given, strict=True))
    return [UndatedBlock(*_heading(draft.label), stories, misfit)], furniture


def _given(stretches: list[list[Unit]], stamps: list[Item], *, broken_off: bool) -> list[Item | None] | None:
    """The stamp of each teaser; None where stamps and teasers don't fit."""
    count = sum(map(len, stretches))
    if stamps and not (_stamps_after(stretches, broken_off=broken_off) or _stamps_before(stretches)):
        return None
    return [*stamps[:count], *[None] * (count - len(stamps))]


def _settled(stretches: list[list[Unit]], *, broken_off: bool) -> tuple[list[list[Unit]], Furniture]:
    """What lone headings are: headlines where teasers have them, else a text without its full stop, and behind the last
    stamp a line of the page's foot."""
    texts = [unit for stretch in stretches for unit in stretch if unit.has_text]
    if len(texts) == sum(map(len, stretches)):
        return stretches, []
    bare = [unit for unit in texts if not unit.heads]
    if not bare:
        return stretches, []
    settled: list[list[Unit]] = []
    foot: list[Item] = []
    for number, stretch in enumerate(stretches):
        settled.append([])
        for unit in stretch:
            if not unit.has_text and unit.heads and unit.heads[0].kind != "list-item":
                behind = number == len(stretches) - 1 and number > 0
                if behind and (not broken_off or _words(unit.heads[0]) <= _LABEL_WORDS):
                    foot += (*unit.heads, *unit.body)
                    continue
                if len(bare) == len(texts):
                    settled[-1].append(Unit().with_body([*unit.heads, *unit.body]))
                    continue
            settled[-1].append(unit)
    return settled, gone(foot)


def _story(unit: Unit, stamp: Item | None) -> UndatedStory:
    headline = _unmarked(unit.heads[0].text) if unit.heads else None
    byline: str | None = None
    dateline = filed = None
    publication: list[str] = []
    body: list[Block] = []
    for item in unit.body:
        kind, text, found = item.kind, item.text, item.dateline
        if kind == "publication":
            publication.append(text)
        elif kind == "byline" and byline is None:
            byline = text
        elif kind in ("caption", "quote"):
            body.append(Block("caption" if kind == "caption" else "quote", text))
        else:
            if found is not None and dateline is None:
                dateline, filed = found.dateline, found.filed
                text = text[found.rest :].strip()
            if text:
                body.append(Block("paragraph", text))
    return UndatedStory(
        "teaser",
        headline=headline,
        byline=byline,
        dateline=dateline,
        stamp=stamp.text if stamp is not None else None,
        machine_time=stamp.machine_time if stamp is not None else None,
        publication_lines=tuple(publication),
        blocks=tuple(body),
        filed=filed,
    )


def _unmarked(text: str) -> str:
    return text[2:] if text.startswith(_MARKS) else text
