"""Streams that archives are read from: by bytes, by lines, through gzip, and on behind what is damaged."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import BinaryIO

from wirecli.errors import InputError
from wirecli.readers.archives import limits

_PIECE = 1 << 16  # bytes taken at once
_PACKED = 1 << 14  # packed bytes taken at once: behind a member what is left of them is copied
_TRIED = 512  # packed bytes by which it is tried whether a member begins
_MAGIC = b"\x1f\x8b\x08"


class DamagedError(Exception):
    """What stands here can't be read; what stands behind it perhaps can."""


class GarbageError(DamagedError):
    """Something stands behind the end of gzip that is none."""


class TooLargeError(Exception):
    """A stream grows beyond what it may: nothing behind it is read."""


class Stream:
    """Bytes that come in pieces, read by number or by line; `push` puts back what was read too far.

    `file` is the file behind it, where it stands on a disk; `gunzip` is what unpacks it, where it is packed; `returned`
    counts the bytes that were put back.
    """

    def __init__(
        self, piece: Callable[[], bytes], *, file: BinaryIO | None = None, gunzip: Gunzip | None = None
    ) -> None:
        self.file = file
        self.gunzip = gunzip
        self._piece = piece
        self._data = b""
        self._at = 0
        self.returned = 0
        self._fault: Exception | None = None  # to be raised where the bytes before it have been read

    @classmethod
    def of(cls, file: BinaryIO, head: bytes = b"") -> Stream:
        """The bytes of a file, of which `head` has been read."""
        stream = cls(lambda: file.read(_PIECE), file=file if file.seekable() else None)
        stream.push(head)
        return stream

    def read(self, size: int = -1) -> bytes:
        """So many bytes, fewer at the end and before what is damaged; all for a negative size."""
        parts: list[bytes] = []
        missing = size
        while missing and (self._at < len(self._data) or self._fill(parts)):
            end = len(self._data) if missing < 0 else min(len(self._data), self._at + missing)
            part = self._data[self._at : end]
            self._at = end
            parts.append(part)
            missing -= len(part) if missing > 0 else 0
        return b"".join(parts) if len(parts) != 1 else parts[0]

    def readline(self, size: int = -1) -> bytes:
        """The bytes up to and with the next line feed, or as many as `size`."""
        parts: list[bytes] = []
        left = size
        while left and (self._at < len(self._data) or self._fill(parts)):
            stop = len(self._data) if left < 0 else min(len(self._data), self._at + left)
            end = self._data.find(b"\n", self._at, stop) + 1
            part = self._data[self._at : end or stop]
            self._at += len(part)
            parts.append(part)
            if end:
                break
            left -= len(part) if left > 0 else 0
        return b"".join(parts) if len(parts) != 1 else parts[0]

    def peek(self, size: int) -> bytes:
        """The next bytes, which stay, also where what stands behind them is damaged."""
        try:
            data = self.read(size)
        except (DamagedError, TooLargeError) as fault:
            self._fault = fault
            return b""
        self.push(data)
        return data

    def push(self, data: bytes) -> None:
        """Puts `data` before what comes next."""
        self.returned += len(data)
        self._data = data + self._data[self._at :]
        self._at = 0

    def resume(self, sign: bytes) -> bool:
        """Goes on behind a damaged member of gzip, at the next that begins with `sign`; False where there is none."""
        self._data = b""
        self._at = 0
        self._fault = None
        return self.gunzip is not None and self.gunzip.resume(sign)

    def packed(self) -> int | None:
        """How many packed bytes have been taken so far; None where nothing is packed."""
        return self.gunzip.consumed if self.gunzip else None

    def _fill(self, before: list[bytes]) -> bool:
        """Takes the next piece; False at the end. A fault waits for what was read before it."""
        self._data, self._at = b"", 0
        try:
            if self._fault is None:
                self._data = self._piece()
                return bool(self._data)
        except (DamagedError, TooLargeError) as found:
            self._fault = found
        if before:
            return False
        fault, self._fault = self._fault, None
        raise fault


class Gunzip:
    """The bytes in a stream of gzip members, piece by piece: b"" at its end.

    DamagedError where a member can't be read; then `resume` goes on at the next. TooLargeError where it grows too far.
    """

    def __init__(self, stream: Stream) -> None:
        self.consumed = 0
        self.produced = 0
        self.members = 0
        self._stream = stream
        self._packed = b""
        self._inflate = zlib.decompressobj(31)
        self._open = False

    def __call__(self) -> bytes:
        while self._open or self._begin():
            packed = self._packed or self._more()
            if not packed:
                self._open = False
                raise DamagedError("is cut off")
            try:
                data = self._inflate.decompress(packed, _PIECE)
            except zlib.error as error:
                self._open = False
                self._packed = packed
                raise DamagedError(f"is damaged ({error})") from None
            self._packed = self._inflate.unconsumed_tail
            if self._inflate.eof:
                self._packed = self._inflate.unused_data
                self._open = False
                self.members += 1
            if data:
                self.produced += len(data)
                if self.produced > limits.LARGEST + limits.FOLD * self.consumed:
                    raise TooLargeError
                return data
        return b""

    def resume(self, sign: bytes) -> bool:
        """Goes on at the next member whose bytes begin with `sign`; False where there is none."""
        rest, start = self._packed, 1
        while True:
            at = rest.find(_MAGIC, start)
            if at < 0 or len(rest) - at < _TRIED:
                keep = rest[at:] if at >= 0 else rest[-2:]
                more = self._more()
                rest, start = keep + more, 0
                if more:
                    continue
                at = rest.find(_MAGIC)
                if at < 0:
                    self._packed = b""
                    return False
            if _begins_with(rest[at : at + _TRIED], sign):
                self._packed = rest[at:]
                return True
            start = at + 1

    def _begin(self) -> bool:
        """Opens the next member; False at the end of the stream, and at zeros that fill it up."""
        while not self._packed.strip(b"\0"):
            self._packed = self._more()
            if not self._packed:
                return False
        if len(self._packed) < 3:
            self._packed += self._more()
        if not self._packed.startswith(_MAGIC[:2]):
            raise GarbageError("has something else behind its end")
        self._inflate = zlib.decompressobj(31)
        self._open = True
        return True

    def _more(self) -> bytes:
        packed = self._stream.read(_PACKED)
        self.consumed += len(packed)
        return packed


def gunzipped(stream: Stream) -> Stream:
    """The bytes that a stream of gzip holds."""
    gunzip = Gunzip(stream)
    return Stream(gunzip, gunzip=gunzip)


def unpacked(stream: Stream) -> bytes:
    """All that a stream holds, where it is packed. InputError for what is damaged or grows too far.

    What stands behind the end of gzip and is none is ignored, as gzip itself does.
    """
    gunzip = stream.gunzip
    parts: list[bytes] = []
    size = 0
    try:
        while part := stream.read(_PIECE):
            parts.append(part)
            size += len(part)
            limit = limits.allowed(gunzip.consumed) if gunzip else limits.LARGEST
            if size > limit:
                raise limits.too_large(limit)
    except GarbageError:
        pass
    except DamagedError as error:
        raise InputError(str(error), "fetch it again") from None
    except TooLargeError:
        raise limits.too_large(limits.LARGEST) from None
    return b"".join(parts)


def _begins_with(packed: bytes, sign: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(packed, 64).startswith(sign)
    except zlib.error:
        return False
