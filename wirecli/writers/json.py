"""JSON: one document, an array, however many things stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from wirecli.base.jsonbytes import dumps
from wirecli.model import Event, Page, Story
from wirecli.writers import Layout, ReadText


def pages(items: Iterable[Page], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001 - one shape
    """An array of page objects."""
    return _array(item.to_dict() for item in items)


def stories(items: Iterable[Story], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001
    """An array of story objects."""
    return _array(item.to_dict() for item in items)


def mentions(items: Iterable[ReadText], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001
    """An array of the mentions of all texts."""
    return _array(mention.to_dict() for item in items for mention in item.mentions)


def events(items: Iterable[Event], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001
    """An array of event objects."""
    return _array(item.to_dict() for item in items)


def _array(items: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    before = b"[\n  "
    for item in items:
        # A line feed inside a JSON string is escaped, so every one here is between two tokens.
        yield before + dumps(item, indent=True).replace(b"\n", b"\n  ")
        before = b",\n  "
    yield b"[]\n" if before.startswith(b"[") else b"\n]\n"
