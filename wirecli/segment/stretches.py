"""Whether the stretches of a page's items are documents of their own: what `cut` can't tell apart, and has to warn of.

Two marks are plain: a rule (`=====`) between stretches that have a headline and paragraphs each, and headlines with a
publication line of their own, each above paragraphs of its own. Lines that only an export has are told before cutting,
by `readers.boundaries`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wirecli.segment.lines import Item

_RULE_SHORTEST = 5  # characters
_RULES = frozenset("=-_*#~+–—")
_HEADLINE_WORDS = 3
_PARAGRAPHS = 2  # one of the stretches has as many; where none has, they are teasers


def are_documents(items: Sequence[Item]) -> bool:
    """Whether items are those of several documents."""
    kinds = [item.kind for item in items]
    stretches: list[list[Item]] = []
    if kinds.count("publication") > 1:
        stretches = list(_published(items))
    if len(stretches) < 2 and "furniture" in kinds and any(map(_is_rule, items)):
        stretches = list(_ruled(items))
    told = [_paragraphs(stretch) for stretch in stretches]
    return sum(count > 0 for count in told) > 1 and max(told, default=0) >= _PARAGRAPHS


def _is_rule(item: Item) -> bool:
    return item.kind == "furniture" and len(item.text) >= _RULE_SHORTEST and _RULES.issuperset(item.text)


def _paragraphs(items: Sequence[Item]) -> int:
    """How many paragraphs stand in a stretch that begins with a headline; 0 in another."""
    first = next((item for item in items if item.kind not in ("furniture", "byline", "publication", "stamp")), None)
    return sum(item.kind == "text" for item in items) if first is not None and _is_headline(first) else 0


def _is_headline(item: Item) -> bool:
    return item.kind == "head" and len(item.text.split()) >= _HEADLINE_WORDS


def _ruled(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The stretches between rules."""
    stretch: list[Item] = []
    for item in items:
        if _is_rule(item):
            yield stretch
            stretch = []
        else:
            stretch.append(item)
    yield stretch


def _published(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The stretches that begin with a headline which has a publication line below it, a byline between at the most."""
    starts = []
    for number, item in enumerate(items):
        if item.kind == "publication":
            above = [at for at in range(max(0, number - 2), number) if _is_headline(items[at])]
            if above and all(other.kind in ("head", "byline") for other in items[above[-1] : number]):
                starts.append(above[-1])
    for begin, end in pairwise([*starts, len(items)]):
        yield list(items[begin:end])
