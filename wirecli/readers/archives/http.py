"""The body of an answer of the web as its page was: without the chunks and the compression of its way, both bounded.

warcio 1.8.1 reads bodies too, but raises AttributeError for brotli's newest version, and reads without bounds.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any

from wirecli.errors import InputError
from wirecli.readers.archives import limits
from wirecli.records import NamedTuple

_SIZE = rb"[0-9a-fA-F]{1,16}(?:;.*)?\r?"
"""A chunk's size of which the end is missing."""

_INSTALL = "pip install 'wirecli[warc]'"


class Body(NamedTuple):
    """What a body is, and whether it ends before what was sent did."""

    data: bytes
    cut: bool = False


def body(data: bytes, transfer: str, content: str, length: str = "") -> Body:
    """What a body is, by its `Transfer-Encoding`, `Content-Encoding` and `Content-Length`; what is not as they say is
    taken as it stands, and of one that is cut off what there is, as a browser shows it.

    InputError for one that grows too far, and for a compression that can't be read.
    """
    cut = False
    if "chunked" in transfer.lower():
        data, cut = _unchunked(data)
    elif length.isascii() and length.isdigit():
        cut = len(length) > 18 or len(data) < int(
            length
        )  # more where a crawler unpacked it, and left the head as it was
    for name in reversed([name.strip().lower() for name in content.split(",")]):
        data, ends_early = _decoded(data, name)
        cut = cut or ends_early
    return Body(data, cut)


def _unchunked(data: bytes) -> Body:
    """A body without its chunks' sizes; where there are none, as with many crawlers, the body itself."""
    parts: list[bytes] = []
    at = 0
    while at < len(data):
        end = data.find(b"\n", at, at + 1024)
        try:
            size = int(data[at:end].partition(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            rest = b"" if parts and re.fullmatch(_SIZE, data[at : at + 1024]) else data[at:]
            return Body(b"".join([*parts, rest]), bool(parts))
        if size == 0:
            return Body(b"".join(parts))
        parts.append(data[end + 1 : end + 1 + size])
        at = end + 1 + size
        at += 2 if data[at : at + 2] == b"\r\n" else data[at : at + 1] == b"\n"
    return Body(b"".join(parts), bool(parts))


def _decoded(data: bytes, name: str) -> Body:
    if name in ("gzip", "x-gzip"):
        return _inflated(data, 31) if data[:2] == b"\x1f\x8b" else Body(data)
    if name == "deflate":  # zlib's format by the standard, bare by some servers
        zlibs = data[:1] and data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
        return _inflated(data, 15 if zlibs else -15)
    if name == "br":
        return _unbrotlied(data)
    if name == "zstd" and data[:4] == b"\x28\xb5\x2f\xfd":
        raise InputError("its body is compressed with Zstandard", "fetch it without that")
    return Body(data)  # identity, or a word that servers say for it


def _inflated(data: bytes, bits: int) -> Body:
    limit = limits.allowed(len(data))
    inflate = zlib.decompressobj(bits)
    try:
        text = inflate.decompress(data, limit + 1)
    except zlib.error as error:
        if bits < 0:
            return Body(data)  # not compressed at all
        raise InputError(f"its body is damaged ({error})", "fetch it again") from None
    if len(text) > limit:
        raise limits.too_large(limit)
    return Body(text, bool(data) and not inflate.eof)


def _unbrotlied(data: bytes) -> Body:
    brotli = _brotli()
    limit = limits.allowed(len(data))
    parts: list[bytes] = []
    size = 0
    unpacker = brotli.Decompressor()
    try:
        for piece in _pieces(unpacker, data, limit):
            parts.append(piece)
            size += len(piece)
            if size > limit:
                raise limits.too_large(limit)
    except brotli.error as error:
        if data.lstrip()[:1] == b"<":
            return Body(data)  # it says brotli and is none
        raise InputError(f"its body is damaged ({error})", "fetch it again") from None
    return Body(b"".join(parts), bool(data) and not unpacker.is_finished())


def _pieces(unpacker: Any, data: bytes, limit: int) -> Iterator[bytes]:
    """What comes out, piece by piece. brotli 1.2 takes a bound; older ones are given little at a time."""
    try:
        piece = unpacker.process(data, output_buffer_limit=limit)
    except TypeError:
        for at in range(0, len(data), 1024):
            yield unpacker.process(data[at : at + 1024])
        return
    while piece:
        yield piece
        piece = unpacker.process(b"", output_buffer_limit=limit)


def _brotli() -> Any:
    try:
        import brotli
    except ImportError:
        try:
            import brotlicffi as brotli
        except ImportError:
            raise InputError("its body is compressed with brotli, which needs an extra", _INSTALL) from None
    return brotli
