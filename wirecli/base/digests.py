"""SHA-256 in hex digits. hashlib loads OpenSSL, which takes 2 ms: a start hashes too little to be worth that."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

_LITTLE = 1 << 16
"""Bytes that are hashed without hashlib; OpenSSL takes a fifth of the time a byte, once it is loaded."""

_left = [_LITTLE]


def sha256_hex(data: bytes) -> str:
    """The 64 hex digits of the SHA-256 of `data`."""
    _left[0] -= len(data) + 64
    make = _light() if _left[0] > 0 else _hashlib()
    digits: str = make(data).hexdigest()
    return digits


@cache
def _light() -> Any:
    """Python's own SHA-256, as the standard library's `random` takes it; hashlib's where it is built without."""
    for home in ("_sha2", "_sha256"):
        try:
            return import_module(home).sha256
        except (ImportError, AttributeError):
            continue
    return _hashlib()


@cache
def _hashlib() -> Any:
    import hashlib

    return hashlib.sha256
