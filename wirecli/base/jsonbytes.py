"""JSON in UTF-8 bytes, whatever strings stand in it. The only module that imports orjson."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from wirecli.base.sanitise import valid


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


with (
    _uninterrupted()
):  # orjson 3.13 imports Python modules as it starts, and an exception out of a signal then crashes the process
    import orjson


def dumps(value: Any, *, indent: bool = False, line: bool = False) -> bytes:
    """`value` as JSON, compact or indented by two, with a line feed where it is a `line`.

    A file name that is not UTF-8, which orjson refuses, is written with replacement characters.
    """
    option = (orjson.OPT_INDENT_2 if indent else 0) | (orjson.OPT_APPEND_NEWLINE if line else 0)
    try:
        return orjson.dumps(value, option=option)
    except orjson.JSONEncodeError:
        return orjson.dumps(_valid(value), option=option)


def loads(data: bytes | str) -> Any:
    """The value that JSON in `data` is; ValueError where it is none."""
    return orjson.loads(data)


def _valid(value: Any) -> Any:
    if isinstance(value, str):
        return valid(value)
    if isinstance(value, dict):
        return {key: _valid(item) for key, item in value.items()}
    return [_valid(item) for item in value] if isinstance(value, list) else value
