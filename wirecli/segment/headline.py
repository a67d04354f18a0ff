"""The headline that a page prints twice: above its text, once for the site's head and once for the story.

A line that comes twice below the first text (a reaction's button, a pull quote, a caption) is no headline.
"""

from __future__ import annotations

from collections.abc import Sequence

from wirecli.records import NamedTuple
from wirecli.segment.lines import Item, can_be_headline, ends_sentence

_LOOKED_AT = 200  # items; no page's head is longer
_BETWEEN = 20  # items between two copies
_SHORTEST = 12  # characters; a shorter line that comes twice is a button
_WORDS = 4  # a headline has a verb: fewer words are a site's name or a section
_TITLE_BARS = ("-", "–", "—", "|", "•", "·", ":")


class Twice(NamedTuple):
    """Where a headline that is printed twice stands first, and its further copies; (0, nothing) where none is."""

    start: int = 0
    copies: frozenset[int] = frozenset()


def printed_twice(items: Sequence[Item]) -> Twice:
    """The headline that stands twice above the text. The page's title (`Storm over Zeeland - De Site`) is a copy too.
    Of several lines that do, the site's, a button's and the headline, the last counts that is long enough to be one."""
    short: Twice | None = None
    long: Twice | None = None
    seen: dict[str, int] = {}
    for number, item in enumerate(items[:_LOOKED_AT]):
        if _begins_text(items, number):
            break
        if item.kind not in ("head", "text", "byline") or not can_be_headline(item.text) or len(item.text) < _SHORTEST:
            continue
        twice = _twice(items, number, seen)
        if twice is not None and len(item.text.split()) >= _WORDS and number not in (long or Twice()).copies:
            long = twice
        short = short or twice
        seen.setdefault(item.text, number)
    return long or short or Twice()


def _begins_text(items: Sequence[Item], number: int) -> bool:
    """Whether the story's text begins at `number`, or a related block behind one."""
    item = items[number]
    if item.kind == "text":
        return item.dateline is not None or not can_be_headline(item.text) or ends_sentence(item.text, ".:;,")
    return item.kind == "label" and item.sure and any(other.kind == "text" for other in items[:number])


def _twice(items: Sequence[Item], number: int, seen: dict[str, int]) -> Twice | None:
    text = items[number].text
    if text in seen:
        return Twice(seen[text], _copies(items, text, number))
    if any(_is_title_of(title, text) for title in seen):
        return Twice(number, _copies(items, text, number) - {number})
    return None


def _copies(items: Sequence[Item], text: str, second: int) -> frozenset[int]:
    """Item numbers of the copies of a headline from the second on, up to the story's text."""
    copies = set()
    for number in range(second, min(second + _BETWEEN, len(items))):
        if items[number].text == text:
            copies.add(number)
        elif items[number].kind == "text":
            break
    return frozenset(copies)


def _is_title_of(title: str, headline: str) -> bool:
    rest = title.removeprefix(headline)
    return len(rest) < len(title) and rest.lstrip().startswith(_TITLE_BARS) and len(rest) > 3
