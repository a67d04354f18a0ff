"""ZIP → its members, read one by one from its directory; an office file in one is refused by name."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from wirecli.errors import InputError
from wirecli.readers import refusals
from wirecli.readers.archives import Member, limits, sorting
from wirecli.readers.archives.streams import Stream

_UTF8 = 0x800  # the flag that says that a name is UTF-8
_ENCRYPTED = 0x1
_EXTENDED_TIME = 0x5455
_FAULTS = (BadZipFile, LargeZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


def members(stream: Stream) -> Iterator[Member]:
    """The members; a stream that can't be read from its end is kept in memory."""
    file = stream.file or BytesIO(stream.read())
    try:
        archive = ZipFile(file)
    except _FAULTS as error:
        raise InputError(f"is a damaged ZIP archive: {error}", "fetch it again") from None
    with archive:
        kind = refusals.office(archive.namelist())
        if kind is not None:
            raise refusals.named(kind)
        for info in archive.infolist():
            if not info.is_dir():
                yield _member(archive, info)


def _member(archive: ZipFile, info: ZipInfo) -> Member:
    path = _path(info)
    kind = sorting.of_name(path)
    member = Member(kind=kind or sorting.PAGE, name=path, time=_time(info))
    if kind not in (None, sorting.PAGE):
        return member
    if info.flag_bits & _ENCRYPTED:
        return member._replace(error=InputError("is encrypted", "unpack it yourself"))
    limit = limits.allowed(info.compress_size)
    try:
        with archive.open(info) as file:
            data = file.read(limit + 1)
    except _FAULTS as error:
        return member._replace(error=InputError(f"can't be read: {error}", "pack it again"))
    if len(data) > limit:
        return member._replace(error=limits.too_large(limit))
    return sorting.of_file(path, data, member)


def _path(info: ZipInfo) -> str:
    """The path; without the flag its bytes are UTF-8 where they are that, else the code page of DOS."""
    path = info.filename
    if not info.flag_bits & _UTF8:
        with suppress(UnicodeError):
            path = path.encode("cp437").decode("utf-8")
    return path.replace("\\", "/").lstrip("/")


def _time(info: ZipInfo) -> datetime | None:
    """When the member was changed last: an instant where the extra field has it, else a wall time; 1980 is unsaid."""
    extra = info.extra
    at = 0
    while at + 4 <= len(extra):
        name, size = int.from_bytes(extra[at : at + 2], "little"), int.from_bytes(extra[at + 2 : at + 4], "little")
        if name == _EXTENDED_TIME and size >= 5 and extra[at + 4] & 1:
            return datetime.fromtimestamp(int.from_bytes(extra[at + 5 : at + 9], "little", signed=True), UTC)
        at += 4 + size
    try:
        return datetime(*info.date_time) if info.date_time > (1980, 1, 1, 0, 0, 0) else None
    except ValueError:
        return None
