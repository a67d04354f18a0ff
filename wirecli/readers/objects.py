"""JSON → its documents, where it is ninjs or JSON Feed: one object, an array of them, or one a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wirecli.base import text as texts
from wirecli.errors import InputError
from wirecli.readers import jsonfeed, ninjs
from wirecli.undated import Document

_HINT = "wirecli reads ninjs and JSON Feed"


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:
    """The documents of JSON. InputError for what is neither ninjs nor JSON Feed."""
    text, found = texts.decode(data, encoding)
    values = _values(text)
    told = [value for value in values if ninjs.is_item(value) or jsonfeed.is_feed(value)]
    if not told:
        raise InputError("is JSON that is no news that wirecli knows", _HINT)
    for number, value in enumerate(told, 1):
        reader = jsonfeed if jsonfeed.is_feed(value) else ninjs
        yield reader.document(value, found)._replace(part=number if len(told) > 1 else None)


def _values(text: str) -> list[Any]:
    """The values in a text: one, those of an array, or one a line."""
    import orjson

    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            return [orjson.loads(line) for line in lines] if len(lines) > 1 else _broken(error)
        except orjson.JSONDecodeError:
            return _broken(error)
    return value if isinstance(value, list) else [value]


def _broken(error: ValueError) -> list[Any]:
    raise InputError(f"is JSON that can't be read: {error}", "look whether it is whole") from None
