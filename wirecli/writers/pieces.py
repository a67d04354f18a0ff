"""A page's JSON piece by piece, to the same bytes as all of it at once, and the memory that takes.

A megabyte of clocks is a hundred thousand mentions: as dictionaries and then as one string they take three times what
the page itself does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

from wirecli.base.jsonbytes import dumps
from wirecli.base.room import has_room
from wirecli.model import Page, Related, Story

_LONG = 2_000
"""Stories, blocks, mentions and furniture from which a page is written by pieces."""

_TOGETHER = 256
"""Small things that are written at a time."""

_RESERVE = 24 << 20
"""Bytes that must be free to write a page by pieces, of which none takes as many."""

_PER_CHARACTER = 16
"""Bytes for a character of a block, at most: six as it is escaped, and twice in a buffer that doubles."""

_STORED = 4_096
"""Bytes that a story takes while a store records it and its neighbours."""

_Part: TypeAlias = Callable[[int | None], Iterator[bytes]]
"""What writes a value: at a depth of indentation, or compactly at None."""


def is_long(page: Page) -> bool:
    """Whether a page has so many parts that it is better written by pieces."""
    stories = page.stories()
    parts = len(stories) + len(page.furniture)
    return parts >= _LONG or parts + sum(_parts(story) for story in stories) >= _LONG


def fits(page: Page, *, stored: bool) -> bool:
    """Whether there is room to write a page, and to record it where it is `stored`; of a short one nobody asks."""
    return not is_long(page) or has_room(need(page, stored=stored))


def need(page: Page, *, stored: bool) -> int:
    """Bytes that must be free for a long page to be written, and recorded in a store where it is to be."""
    stories = page.stories()
    longest = max((len(block.text) for story in stories for block in story.blocks), default=0)
    return _RESERVE + _PER_CHARACTER * longest + stored * _STORED * len(stories)


def page(item: Page, depth: int | None = None) -> Iterator[bytes]:
    """The JSON of a page."""
    rest = item._replace(article=None, related=(), furniture=()).to_dict()
    long: dict[str, _Part] = {
        "related": partial(_array, [partial(_related, block) for block in item.related]),
        "furniture": partial(_flat, item.furniture, str),
    }
    if item.article is not None:
        long["article"] = partial(_story, item.article)
    return _object(rest, long, depth)


def _related(block: Related, depth: int | None) -> Iterator[bytes]:
    stories = [partial(_story, story) for story in block.stories]
    return _object(block._replace(stories=()).to_dict(), {"stories": partial(_array, stories)}, depth)


def _story(story: Story, depth: int | None) -> Iterator[bytes]:
    if _parts(story) < _TOGETHER:
        yield _laid(story.to_dict(), depth)
        return
    rest = story._replace(blocks=(), times=()).to_dict()
    long: dict[str, _Part] = {
        "blocks": partial(_flat, story.blocks, lambda block: block.to_dict()),
        "times": partial(_flat, story.times, lambda mention: mention.to_dict()),
    }
    yield from _object(rest, long, depth)


def _parts(story: Story) -> int:
    return len(story.blocks) + len(story.times)


def _object(rest: Mapping[str, Any], long: Mapping[str, _Part], depth: int | None) -> Iterator[bytes]:
    """An object in the order of `rest`, whose values of the keys in `long` are written by what stands there."""
    inner = None if depth is None else depth + 1
    before, colon = b"{", b":" if depth is None else b": "
    for key, value in rest.items():
        yield before + _line(inner) + dumps(key) + colon
        if key in long:
            yield from long[key](inner)
        else:
            yield _laid(value, inner)
        before = b","
    yield _line(depth) + b"}"


def _array(items: Iterable[_Part], depth: int | None) -> Iterator[bytes]:
    inner = None if depth is None else depth + 1
    before = b"["
    for item in items:
        yield before + _line(inner)
        yield from item(inner)
        before = b","
    yield b"[]" if before == b"[" else _line(depth) + b"]"


def _flat(items: Sequence[Any], of: Callable[[Any], Any], depth: int | None) -> Iterator[bytes]:
    """An array of small things, many at a time."""
    end = _line(depth) + b"]"
    before = b"["
    for place in range(0, len(items), _TOGETHER):
        yield before
        yield _laid([of(item) for item in items[place : place + _TOGETHER]], depth)[1 : -len(end)]
        before = b","
    yield end if items else b"[]"


def _laid(value: Any, depth: int | None) -> bytes:
    # A line feed inside a JSON string is escaped, so every one here is between two tokens.
    return dumps(value) if depth is None else dumps(value, indent=True).replace(b"\n", _line(depth))


def _line(depth: int | None) -> bytes:
    return b"" if depth is None else b"\n" + b"  " * depth
