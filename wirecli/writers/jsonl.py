"""JSON Lines: an object a line, complete as soon as its line feed is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from wirecli.base.jsonbytes import dumps
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


def _lines(items: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    for item in items:
        yield dumps(item, line=True)
