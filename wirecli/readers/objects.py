"""JSON → its documents, where it is ninjs or JSON Feed: one object, an array of them, or one a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wirecli.base import text as texts
from wirecli.base.patterns import compiled
from wirecli.readers import refusals
from wirecli.readers.feeds import jsonfeed
from wirecli.readers.wires import ninjs
from wirecli.undated import Document

_LOST = "\ufffd"
_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPES = rf"(?s)(?P<kept>{_PAIR}|\\(?!u[dD][89a-fA-F]).)|\\u[dD][89a-fA-F][0-9a-fA-F]{{2}}"


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:
    """The documents of JSON. InputError that names what it is for what is neither ninjs nor JSON Feed."""
    text, found = texts.decode(data, encoding)
    values, mended = _values(text), False
    if not values and (whole := _without_halves(text)) != text:
        values, mended = _values(whole), True
    told = [value for value in values if ninjs.is_item(value) or jsonfeed.is_feed(value)]
    if not told:
        yield from refusals.documents(data, encoding)
    for number, value in enumerate(told, 1):
        reader = jsonfeed if jsonfeed.is_feed(value) else ninjs
        document = reader.document(value, found)._replace(part=number if len(told) > 1 else None)
        yield (
            document._replace(notices=(*document.notices, "half-characters"))
            if mended and _LOST in str(value)
            else document
        )


def _without_halves(text: str) -> str:
    """JSON in which a character that was cut in two (`"\\ud83d"`: JavaScript counts such as two) is U+FFFD."""
    return compiled(_ESCAPES).sub(lambda escape: escape["kept"] or _LOST, text) if "\\u" in text else text


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
