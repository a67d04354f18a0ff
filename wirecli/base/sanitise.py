"""Hostile text made harmless: what a terminal would obey is shown as a picture of it. Standard library only."""

from __future__ import annotations

import os


def harmless(text: str) -> str:
    """`text` with every character that is not printable replaced by one that is: same length, so spans still hold.

    C0 controls become their Unicode control pictures (ESC is ␛), all else (C1, bidi overrides, lone surrogates,
    line separators) the replacement character. Line feeds and tabs are characters like any other here.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _picture(char) for char in text)


def _picture(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return " " if char.isspace() and code != 0x85 else "�"


def valid(text: str) -> str:
    """`text` as UTF-8 can hold it: bytes that a file name or an argument smuggles in as lone surrogates are read as
    UTF-8 where they are UTF-8; all other surrogates become a replacement character or `?`."""
    try:
        text.encode()
    except UnicodeEncodeError:
        pass
    else:
        return text
    try:
        raw = os.fsencode(text)
    except UnicodeEncodeError:
        raw = text.encode(errors="replace")
    return raw.decode(errors="replace")
