"""Checksums of what a store keeps of a story, so that a damaged disk shows. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32


def seal(values: Sequence[str | int | None]) -> int:
    """The CRC-32 of values, each with its kind and length, as SQLite hands them back."""
    found = 0
    for value in values:
        data = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else repr(value).encode()
        found = crc32(data, crc32(b"%d;" % len(data), found))
    return found
