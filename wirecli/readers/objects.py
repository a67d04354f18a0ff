"""JSON → its documents, where it is ninjs or JSON Feed: one object, an array of them, or one a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wirecli.base import text as texts
from wirecli.readers import refusals
from wirecli.readers.feeds import jsonfeed
from wirecli.readers.wires import ninjs
from wirecli.undated import Document


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:
    """The documents of JSON. InputError that names what it is for what is neither ninjs nor JSON Feed."""
    text, found = texts.decode(data, encoding)
    told = [value for value in _values(text) if ninjs.is_item(value) or jsonfeed.is_feed(value)]
    if not told:
        yield from refusals.documents(data, encoding)
    for number, value in enumerate(told, 1):
        reader = jsonfeed if jsonfeed.is_feed(value) else ninjs
        yield reader.document(value, found)._replace(part=number if len(told) > 1 else None)


def _values(text: str) -> list[Any]:
    """The values in a text: one, those of an array, or one a line; none where it is no JSON."""
    import orjson

    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError:
        try:
            return [orjson.loads(line) for line in text.splitlines() if line.strip()]
        except orjson.JSONDecodeError:
            return []
    return value if isinstance(value, list) else [value]
