"""JSON: one document, an array, however many things stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from wirecli.base.jsonbytes import dumps
from wirecli.model import Event, Page, Story
from wirecli.writers import Layout, ReadText, pieces


def pages(items: Iterable[Page], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001 - one shape
    """An array of page objects, a long one by pieces."""
    before = b"[\n  "
    for page in items:
        yield before
        if pieces.is_long(page):
            yield from pieces.page(page, 1)
        else:
            yield _indented(page.to_dict())
        before = b",\n  "
    yield b"[]\n" if before.startswith(b"[") else b"\n]\n"


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
        yield before + _indented(item)
        before = b",\n  "
    yield b"[]\n" if before.startswith(b"[") else b"\n]\n"


def _indented(value: Any) -> bytes:
    # A line feed inside a JSON string is escaped, so every one here is between two tokens.
    return dumps(value, indent=True).replace(b"\n", b"\n  ")
