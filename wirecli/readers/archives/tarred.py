"""tar, also inside of gzip → its files, streamed: each is read as it comes by."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, cast

from wirecli.errors import InputError
from wirecli.readers.archives import Member, limits, sorting
from wirecli.readers.archives.streams import DamagedError, Stream, TooLargeError

_DAMAGED = InputError("is damaged", "fetch the archive again")
_SHORT = InputError("is cut off", "fetch the archive again")
_CUT = InputError("is cut off: nothing marks the archive's end", "fetch it again; what stands before it was read")


class _Header(tarfile.TarInfo):
    """A header that says of a damaged one that it is, and of zeros that they mark the archive's end."""

    @classmethod
    def fromtarfile(cls, archive: Any) -> _Header:
        try:
            header = super().fromtarfile(archive)
        except tarfile.InvalidHeaderError:  # type: ignore[attr-defined]
            archive.wirecli_damaged = True
            raise
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            archive.wirecli_ended = True
            raise
        archive.wirecli_ended = False
        return header


def members(stream: Stream) -> Iterator[Member]:
    """The files; what stands between a damaged header and the next good one is named as one that can't be read."""
    try:
        # ignore_zeros: without it tarfile ends at the first damaged header as if the archive ended there.
        with tarfile.open(
            fileobj=cast(Any, stream), mode="r|", tarinfo=_Header, ignore_zeros=True, errorlevel=1
        ) as archive:
            yield from _members(archive, stream)
    except DamagedError as error:
        yield Member(error=InputError(str(error), "fetch it again; what stands before it was read"))
    except TooLargeError:
        yield Member(error=limits.too_large(limits.LARGEST))
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        yield Member(error=InputError(f"is damaged: {error}", "fetch it again; what stands before it was read"))


def _members(archive: tarfile.TarFile, stream: Stream) -> Iterator[Member]:
    before = stream.packed()
    member = Member()
    for info in archive:
        if getattr(archive, "wirecli_damaged", False):
            archive.wirecli_damaged = False  # type: ignore[attr-defined]
            yield Member(name=f"(before {_path(info)})", error=_DAMAGED)
        if info.isfile():
            member = _member(archive, info, stream, before)
            yield member
        elif not info.isdir():
            yield Member(kind="link", name=_path(info))
        before = stream.packed()
        archive.members = []  # type: ignore[attr-defined]  # else all headers would be kept
    if getattr(archive, "wirecli_damaged", False):
        yield Member(name="(at the end)", error=_DAMAGED)
    elif not getattr(archive, "wirecli_ended", False) and member.error is not _SHORT:
        yield Member(name="(at the end)", error=_CUT)


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, stream: Stream, before: int | None) -> Member:
    path = _path(info)
    kind = sorting.of_name(path)
    member = Member(kind=kind or sorting.PAGE, name=path, time=_time(info))
    if kind not in (None, sorting.PAGE):
        return member
    if info.size > limits.LARGEST:
        return member._replace(error=limits.too_large(limits.LARGEST))
    file = archive.extractfile(info)
    data = file.read() if file else b""
    if len(data) < info.size:
        return member._replace(error=_SHORT)
    packed = stream.packed()
    limit = limits.allowed(packed - before) if packed is not None and before is not None else limits.LARGEST
    if len(data) > limit:
        return member._replace(error=limits.too_large(limit))
    return sorting.of_file(path, data, member)


def _path(info: tarfile.TarInfo) -> str:
    path = info.name.removeprefix("./").lstrip("/")
    try:
        path.encode()
    except UnicodeEncodeError:  # bytes that are no UTF-8: of an old tar
        return path.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    return path


def _time(info: tarfile.TarInfo) -> datetime | None:
    try:
        return datetime.fromtimestamp(info.mtime, UTC) if info.mtime > 0 else None
    except (ValueError, OverflowError, OSError):
        return None
