"""Objects → JSON in UTF-8 bytes, whatever strings stand in them."""

from __future__ import annotations

from typing import Any

import orjson

from wirecli.plain import valid


def dumps(value: Any, option: int) -> bytes:
    """orjson's bytes of `value`; a file name that is not UTF-8 (orjson refuses it) is written with U+FFFD."""
    try:
        return orjson.dumps(value, option=option)
    except orjson.JSONEncodeError:
        return orjson.dumps(_valid(value), option=option)


def _valid(value: Any) -> Any:
    if isinstance(value, str):
        return valid(value)
    if isinstance(value, dict):
        return {key: _valid(item) for key, item in value.items()}
    return [_valid(item) for item in value] if isinstance(value, list) else value
