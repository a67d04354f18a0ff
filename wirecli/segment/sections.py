"""Items → the undated page: the lead, the related blocks, the furniture. Nothing is lost, and nothing is dated.

The page is cut at the labels of related blocks. What stands before the first label is the lead, or a listing without a
label; what stands behind one are teasers. Which stamp belongs to which teaser is decided by `teasers`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wirecli.segment import boilerplate, lead
from wirecli.segment.lines import Hint, Item, can_be_headline, tokenise
from wirecli.segment.teasers import Furniture, blocks
from wirecli.undated import UndatedBlock, UndatedPage, UndatedStory


def cut(lines: Sequence[str], hints: Mapping[int, Hint] | None = None) -> UndatedPage:
    """The structure of a page. `lines` are clean (see `base.text`); `hints` hold what HTML says, by line number."""
    items = tokenise(lines, hints)
    furniture: Furniture = []
    start, copies = _printed_twice(items)
    for item in items[:start]:
        furniture.append((item.place, item.text))
    for number in copies:
        furniture.append((items[number].place, items[number].text))
    kept = [item for number, item in enumerate(items) if number >= start and number not in copies]
    sections = _sections(kept, furniture)
    article: UndatedStory | None = None
    related: list[UndatedBlock] = []
    for number, (label, members) in enumerate(sections):
        last = number == len(sections) - 1
        teasers = members
        if label is None:
            article, teasers = lead.read(members, furniture, headed=bool(copies), last=last)
        if teasers:
            related += blocks(label, teasers, furniture, final=last)
    furniture.sort()
    return UndatedPage(article, tuple(related), tuple(text for _, text in furniture))


def _printed_twice(items: list[Item]) -> tuple[int, set[int]]:
    """Where a headline that is printed twice stands first, and its further copies; (0, nothing) where none is.

    The page's title (`Storm over Zeeland - De Site`) above the headline is such a copy too. Only the head of the page
    is looked at: teasers may repeat.
    """
    seen: dict[str, int] = {}
    for number, item in enumerate(items[:200]):
        if item.dateline is not None or (item.kind == "label" and item.sure and _text_stands(items, number)):
            break
        if item.kind not in ("head", "text", "byline") or not can_be_headline(item.text) or len(item.text) < 12:
            continue
        if item.text in seen:
            first = seen[item.text]
            return first, _copies(items, item.text, number)
        if any(_is_title_of(text, item.text) for text in seen):
            return number, _copies(items, item.text, number) - {number}
        seen[item.text] = number
    return 0, set()


def _text_stands(items: list[Item], end: int) -> bool:
    """Whether a story's text stands before item number `end`."""
    return any(item.kind == "text" for item in items[:end])


def _copies(items: list[Item], text: str, second: int) -> set[int]:
    """Item numbers of the copies of a headline from the second on, up to the story's text."""
    copies = set()
    for number in range(second, min(second + 20, len(items))):
        if items[number].text == text:
            copies.add(number)
        elif items[number].kind == "text":
            break
    return copies


def _is_title_of(title: str, headline: str) -> bool:
    rest = title.removeprefix(headline)
    return len(rest) < len(title) and rest.lstrip()[:1] in ("-", "–", "—", "|", "•", "·", ":") and len(rest) > 3


def _sections(items: list[Item], furniture: Furniture) -> list[tuple[Item | None, list[Item]]]:
    """The items cut at the labels; the first section, which may be empty, has none. A label that is none of a block
    becomes what else it can be."""
    sections: list[tuple[Item | None, list[Item]]] = [(None, [])]
    doubtful = any(item.kind == "label" and not item.sure for item in items)
    proofs = _teasers_ahead(items) if doubtful else []
    text = False
    for number, item in enumerate(items):
        if item.kind == "label":
            if _heads_block(items, number, proofs, story=text):
                sections.append((item, []))
                continue
            # `Sport` above a lead is a kicker, inside one a subhead; `Lees verder` and a site's heading are neither.
            named = item.section is not None and not item.sure and not boilerplate.is_furniture(item.text)
            item.kind = "head" if named else "furniture"
        text = text or item.kind == "text"
        sections[-1][1].append(item)
    return _without_empty(sections, furniture)


def _without_empty(
    sections: list[tuple[Item | None, list[Item]]], furniture: Furniture
) -> list[tuple[Item | None, list[Item]]]:
    kept = sections[:1]
    for label, members in sections[1:]:
        assert label is not None
        if any(item.kind != "furniture" for item in members):
            kept.append((label, members))
        else:
            furniture.append((label.place, label.text))
            kept[-1][1].extend(members)
    return kept


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
        return _heads_listing(items, number) if item.sure else _begins_with_stamps(following)
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
    return datelines > 1 or (texts < 3 and heads == 0) or texts == 0


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
