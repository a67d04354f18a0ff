"""JSON Lines: an object a line, complete as soon as its line feed is written.

A page a line, or with `layout.rows` a flat object a story or a mention, as pandas, DuckDB and jq take them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from wirecli.base.jsonbytes import dumps, loads
from wirecli.model import Event, Page, Story
from wirecli.plain import iso
from wirecli.writers import Layout, ReadText, pieces
from wirecli.writers.rows import (
    STORIES,
    TIMES,
    Column,
    PlacedStory,
    Value,
    alone,
    mentions_in,
    stories_on,
)


def pages(items: Iterable[Page], layout: Layout) -> Iterator[bytes]:
    """A page a line, a long one by pieces; a flat row a story or a mention where rows are asked for."""
    if layout.rows is not None:
        yield from _rows(stories_on(items), layout)
        return
    for page in items:
        if pieces.is_long(page):
            yield from pieces.page(page)
            yield b"\n"
        else:
            yield dumps(page.to_dict(), line=True)


def stories(items: Iterable[Story], layout: Layout) -> Iterator[bytes]:
    """A story a line."""
    return _rows(alone(items), layout) if layout.rows is not None else _lines(item.to_dict() for item in items)


def mentions(items: Iterable[ReadText], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001
    """A mention a line."""
    return _lines(mention.to_dict() for item in items for mention in item.mentions)


def events(items: Iterable[Event], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001
    """An event a line."""
    return _lines(item.to_dict() for item in items)


def continues(kind: str, begins: bytes, layout: Layout) -> bool:
    """Whether `begins`, a first line or its beginning, is of an object as these: a page's line goes on pages only."""
    if not begins.endswith(b"\n"):  # a line too long to be read whole, or torn
        return begins.lstrip().startswith(b"{")
    try:
        first = loads(begins)
    except ValueError:
        return False
    if not isinstance(first, dict):
        return False
    if layout.rows is not None and kind in ("pages", "stories"):
        return list(first) == [column.name for column in (TIMES if layout.rows == "times" else STORIES)]
    return _MARKS[kind] in first


_MARKS = {"pages": "reference", "stories": "blocks", "mentions": "span", "events": "sentence"}
"""A key of each kind's object that no other has, nor a flat row."""


def _rows(placed: Iterable[PlacedStory], layout: Layout) -> Iterator[bytes]:
    if layout.rows == "times":
        return _lines(_flat(TIMES, mention) for mention in mentions_in(placed))
    return _lines(_flat(STORIES, story) for story in placed)


def _flat(columns: Sequence[Column], row: Any) -> dict[str, Any]:
    return {column.name: _value(column.of(row)) for column in columns}


def _value(value: Value) -> Any:
    return iso(value) if isinstance(value, datetime) else value


def _lines(items: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    for item in items:
        yield dumps(item, line=True)
