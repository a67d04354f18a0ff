"""JSON in UTF-8 bytes, whatever strings stand in it. The only module that imports orjson, and it does so late.

Importing orjson takes 6 ms, most of it Python modules that it looks types up in: a tenth of what a page in a pipe may
cost. The first few values are therefore written by the standard library, to the same bytes; a test compares the two.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from wirecli.base.sanitise import valid

if TYPE_CHECKING:
    from types import ModuleType

_FEW = 3
_few = iter(range(_FEW))
"""A mark for each value that is still to be written without orjson."""


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keeps Ctrl-C and other orders to end waiting until the block has ended, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@cache
def _orjson() -> ModuleType:
    # orjson 3.13 imports Python modules as it starts, and an exception out of a signal then crashes the process.
    with _uninterrupted():
        import orjson

    return orjson


def dumps(value: Any, *, indent: bool = False, line: bool = False) -> bytes:
    """`value` as JSON, compact or indented by two, with a line feed where it is a `line`.

    A file name that is not UTF-8, which orjson refuses, is written with replacement characters.
    """
    if next(_few, None) is not None:
        try:
            return plainly(value, indent=indent) + b"\n" * line
        except (TypeError, ValueError):
            pass  # orjson has the say of what standard JSON lacks: times, lone surrogates
    orjson = _orjson()
    option = (orjson.OPT_INDENT_2 if indent else 0) | (orjson.OPT_APPEND_NEWLINE if line else 0)
    try:
        written: bytes = orjson.dumps(value, option=option)
    except orjson.JSONEncodeError:
        written = orjson.dumps(_valid(value), option=option)
    return written


def plainly(value: Any, *, indent: bool) -> bytes:
    """`value` as orjson writes it, by the standard library; ValueError or TypeError where that can't be."""
    import json

    layout: dict[str, Any] = {"indent": 2} if indent else {"separators": (",", ":")}
    return json.dumps(value, ensure_ascii=False, allow_nan=False, **layout).encode()


def loads(data: bytes | str) -> Any:
    """The value that JSON in `data` is; ValueError where it is none."""
    return _orjson().loads(data)


def _valid(value: Any) -> Any:
    if isinstance(value, str):
        return valid(value)
    if isinstance(value, dict):
        return {key: _valid(item) for key, item in value.items()}
    return [_valid(item) for item in value] if isinstance(value, list) else value
