"""What marks teasers where no stamp does, and what a listing prints beside them: ranks, badges, counts, durations.

Such marks are furniture: a rank is no part of a headline, and how long a video plays is no stamp.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from wirecli.base.patterns import compiled, wordlist
from wirecli.records import NamedTuple
from wirecli.segment import marks
from wirecli.segment.lines import Furniture, Item, gone

_MARKERS = ("- ", "• ", "* ")
_BUTTONS = wordlist(
    "lees verder|lees meer|verder lezen|meer lezen|lees artikel|lees bericht|lees het artikel|lees het bericht", "|"
)
_BARE = " :»›>…→."
_RANKED = r"(?P<rank>\d{1,2})[.)]? ?(?=[^\W\d_]|['\"‘“„])"
_CLOCK = r"(?:(?P<hours>\d{1,2})[:.])?(?P<first>\d{1,3})[:.](?P<second>\d\d)"
_HEADLINE_WORDS = 4  # a line of fewer above another is a kicker
_CLOCK_LONGEST = 8  # characters
_MARKED = frozenset("0123456789-•*(#")
_MARK_LONGEST = 24
_VIDEOS = r"\b(?:video|podcast|audio|beelden|luister|kijk|bekijk|bekeken|beluisterd|uitzending|aflevering|fragment|tv)"


class Tidied(NamedTuple):
    """Items without what is printed beside teasers, and that as furniture."""

    items: list[Item]
    furniture: Furniture


def begin(items: Sequence[Item]) -> int | None:
    """Where teasers begin in items that have no lead above them, by marks that no article has: a button below each
    (`Lees verder`), a bullet with the headline above its copy, a stamp between headline and text or above
    each headline. None for none."""
    kinds = [item.kind for item in items]
    buttons = kinds.count("furniture") + kinds.count("label")
    stamps = kinds.count("stamp") + kinds.count("publication")
    if buttons < 2 and stamps < 2 and "list-item" not in kinds:
        return None
    settled = _with_short_texts(items)
    for rule in (_buttons, _bullets, _stamped_heads, _dated_heads):
        found = rule(settled)
        if found is not None:
            return found
    return None


def _with_short_texts(items: Sequence[Item]) -> list[Item]:
    """Items in which a short line below a headline, with a stamp between, or above a button is that teaser's text: a
    question, or a line that breaks off."""
    settled = list(items)
    for at, item in enumerate(items):
        if item.kind != "head" or at == 0 or settled[at - 1].kind not in ("head", "stamp", "publication"):
            continue
        above = settled[at - 1] if settled[at - 1].kind == "head" else settled[at - 2] if at > 1 else item
        if above.kind != "head" or above is item:
            continue
        open_ended = item.text.endswith(("?", "!", "…", "..."))
        told = at + 1 < len(items) and _is_button(items[at + 1]) and len(above.text.split()) >= _HEADLINE_WORDS
        if told or (open_ended and settled[at - 1].kind != "head"):
            settled[at] = item._replace(kind="text")
    return settled


def _buttons(items: Sequence[Item]) -> int | None:
    """Two or more stretches of a headline and its text, each with a button below."""
    first = None
    count = 0
    heads = texts = 0
    for number, item in enumerate(items):
        if _is_button(item):
            if not heads or not texts or (count and heads > 1):
                return None
            count, heads, texts = count + 1, 0, 0
        elif item.kind == "head" and not texts:
            heads += 1
            first = number if not count else first
        elif item.kind == "text":
            texts += 1
        elif item.kind not in ("furniture", "byline", "publication", "stamp", "caption"):
            return None
    return first if count > 1 else None


def _is_button(item: Item) -> bool:
    return item.kind in ("furniture", "label") and item.text.lower().strip(_BARE) in _BUTTONS


def _bullets(items: Sequence[Item]) -> int | None:
    """Two or more marked lines, each above a copy of itself, with no text before the first."""
    found = [number for number, (item, following) in enumerate(pairwise(items)) if _is_copied(item, following)]
    if len(found) < 2 or any(item.kind == "text" for item in items[: found[0]]):
        return None
    return found[0]


def _is_copied(item: Item, following: Item) -> bool:
    return item.text.startswith(_MARKERS) and item.text[2:].strip() == following.text


def _stamped_heads(items: Sequence[Item]) -> int | None:
    """Two or more headlines with a stamp or a publication line below, then text; and no stamp elsewhere. Publication
    lines have one text below each, for where they have more each story is a document."""
    pure = [(number, item) for number, item in enumerate(items) if item.kind != "furniture"]
    kinds = [item.kind for _, item in pure]
    if "stamp" not in kinds and kinds.count("text") <= kinds.count("publication"):
        kinds = ["stamp" if kind == "publication" else kind for kind in kinds]
    stamps = [at for at, kind in enumerate(kinds) if kind == "stamp"]
    if len(stamps) < 2 or not all(
        kinds[at - 1 : at] == ["head"] and kinds[at + 1 : at + 2] == ["text"] for at in stamps
    ):
        return None
    return pure[stamps[0] - 1][0] if "text" not in kinds[: stamps[0]] else None


def _dated_heads(items: Sequence[Item]) -> int | None:
    """Two or more days or times, each above a headline and its one text, with nothing but headings before the first: an
    overview, or what a search found."""
    pure = [(number, item) for number, item in enumerate(items) if item.kind != "furniture"]
    kinds = [item.kind for _, item in pure]
    stamps = [at for at, kind in enumerate(kinds) if kind == "stamp"]
    if len(stamps) < 2 or any(kind != "head" for kind in kinds[: stamps[0]]):
        return None
    bounds = [*stamps, len(kinds)]
    if all(kinds[begin + 1 : end] == ["head", "text"] for begin, end in pairwise(bounds)):
        return pure[stamps[0]][0]
    return None


def sidebar_above(items: Sequence[Item]) -> int:
    """How many items of a sidebar stand above a headline and its text: clocks, each with a headline (`14:06Headline`),
    two at the least. 0 for none."""
    end = 0
    while end + 1 < len(items) and items[end].kind == "stamp" and items[end + 1].kind == "head":
        end += 2
    if (
        end < 4
        or end + 1 >= len(items)
        or items[end].kind != "head"
        or any(item.kind == "stamp" for item in items[end:])
    ):
        return 0
    return end if any(item.kind == "text" for item in items[end:]) else 0


def stamps_before(items: Sequence[Item]) -> list[Item]:
    """Items with each stamp that stands between a headline and its text put before the headline, where all do."""
    kinds = [item.kind for item in items]
    if "head" not in kinds or kinds.count("stamp") < 2 or _stamped_heads(items) is None:
        return list(items)
    moved: list[Item] = []
    waiting: list[Item] = []  # a headline, and furniture behind it
    for item in items:
        if item.kind == "stamp":
            moved += [item, *waiting]
            waiting = []
        elif item.kind == "head" or (waiting and item.kind == "furniture"):
            moved += waiting if item.kind == "head" else []
            waiting = [item] if item.kind == "head" else [*waiting, item]
        else:
            moved += [*waiting, item]
            waiting = []
    return moved + waiting


def is_plain(items: Sequence[Item]) -> bool:
    """Whether items are texts and stamps alone, none a mark: those of most blocks, which need no tidying. Their lengths
    and first letters tell that none can be a mark, hold one or be a copy."""
    for item in items:
        if item.kind == "text":
            if item.text[0] in _MARKED:
                return False
        elif item.kind != "stamp" or len(item.text) <= _CLOCK_LONGEST:
            return False
    return True


def tidied(label: Item | None, items: Sequence[Item]) -> Tidied:
    """The items of a related block without ranks, badges, counts, durations and the second copies of headlines."""
    kept: list[Item] = []
    out: list[Item] = []
    durations = _durations(label, items)
    for item in _with_short_texts(items):
        if item.place in durations or is_mark(item):
            out.append(item)
        elif kept and _is_copied(kept[-1], item):
            kept[-1] = kept[-1]._replace(kind="head")
            out.append(item)
        else:
            kept.append(item)
    unranked, ranks = _unranked(kept)
    return Tidied(unranked, [*gone(out), *ranks])


def is_mark(item: Item) -> bool:
    """Whether a short line is a rank, a badge or a count: no headline, and nothing of one."""
    return (
        item.kind in ("head", "text", "furniture")
        and len(item.text) <= _MARK_LONGEST
        and (
            marks.is_rank(item.text) or marks.is_count(item.text) or (item.kind == "head" and marks.is_badge(item.text))
        )
    )


def _durations(label: Item | None, items: Sequence[Item]) -> frozenset[int]:
    """The places of clocks that are durations: under a label that says video, or where they can be no times of day."""
    clocks = [item for item in items if item.kind in ("stamp", "head") and compiled(_CLOCK).fullmatch(item.text)]
    if not clocks:
        return frozenset()
    videos = label is not None and compiled(_VIDEOS).search(label.text.lower()) is not None
    if videos or any(map(_is_no_clock, clocks)):
        return frozenset(item.place for item in clocks)
    return frozenset()


def _is_no_clock(item: Item) -> bool:
    """`24:30`, `1:02:33`, `0:45`: how long something plays, for a site prints a time of day with two figures."""
    match = compiled(_CLOCK).fullmatch(item.text)
    assert match is not None
    return match["hours"] is not None or int(match["first"]) > 23 or int(match["second"]) > 59 or match["first"] == "0"


def _unranked(items: Sequence[Item]) -> tuple[list[Item], Furniture]:
    """Headlines without the ranks that touch them (`1Brug dicht`, `2. Raad boos`), where they count from 1."""
    ranked = [(at, found) for at, item in enumerate(items) if item.kind in ("head", "listing", "list-item")
              if (found := compiled(_RANKED).match(item.text)) is not None]  # fmt: skip
    if len(ranked) < 2 or [int(found["rank"]) for _, found in ranked] != list(range(1, len(ranked) + 1)):
        return list(items), []
    kept = list(items)
    ranks: Furniture = []
    for at, found in ranked:
        ranks.append((items[at].place, found[0].strip()))
        kept[at] = items[at]._replace(text=items[at].text[found.end() :])
    return kept, ranks
