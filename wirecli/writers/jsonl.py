"""JSON Lines: an object a line, complete as soon as its line feed is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from wirecli.base.jsonbytes import dumps, loads
from wirecli.model import Page, Story
from wirecli.writers import Layout, Reading


def pages(items: Iterable[Page], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001 - one shape
    """A page a line."""
    return _lines(item.to_dict() for item in items)


def stories(items: Iterable[Story], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001
    """A story a line."""
    return _lines(item.to_dict() for item in items)


def mentions(items: Iterable[Reading], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001
    """A mention a line."""
    return _lines(mention.to_dict() for item in items for mention in item.mentions)


def continues(kind: str, begins: bytes, layout: Layout) -> bool:  # noqa: ARG001
    """Whether `begins`, a first line or its beginning, is of an object as these: a page's line goes on pages only."""
    if not begins.endswith(b"\n"):  # a line too long to be read whole, or torn
        return begins.lstrip().startswith(b"{")
    try:
        first = loads(begins)
    except ValueError:
        return False
    return isinstance(first, dict) and _MARKS[kind] in first


_MARKS = {"pages": "source", "stories": "headline", "mentions": "span"}
"""A key of each kind's object that no other has."""


def _lines(items: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    for item in items:
        yield dumps(item, line=True)
