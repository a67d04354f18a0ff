"""Archives: `ARCHIVES` is the one table of them, each a module that turns a stream of bytes into members.

A module has `members(stream)`, a generator of `Member`s: what is to be read, what can't be, what is left out. Nothing
is unpacked to the disk, and no member grows beyond what `limits` allows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import import_module
from typing import BinaryIO

from wirecli.errors import InputError
from wirecli.readers import signs
from wirecli.records import NamedTuple

HEAD = signs.BLOCK


class Member(NamedTuple):
    """What an archive holds: a document (its `data`), what should be one and can't be read (its `error`), or what is
    left out, of which `kind` says what it is.

    `name` is its path in the archive, "" for a record, `time` when it was fetched or changed last (a wall time where it
    is naive), `url` where it was fetched, `charset` what its header calls its encoding. `cut` says that its data are
    but the beginning of what was there.
    """

    kind: str = "page"
    name: str = ""
    data: bytes = b""
    time: datetime | None = None
    url: str | None = None
    charset: str | None = None
    error: InputError | None = None
    cut: bool = False


class Archive(NamedTuple):
    """A kind of archive: its module, what its files are called, by what it is told, what its members are called.

    `crawled` says that what it holds was fetched, with the time, from the web; `counts` that it can hold many members.
    """

    name: str
    module: str
    suffixes: tuple[str, ...]
    tells: Callable[[bytes], bool]
    noun: str = "member"
    crawled: bool = False
    counts: bool = True


_HERE = "wirecli.readers.archives"
ZIP = Archive("ZIP", f"{_HERE}.zipped", (".zip",), lambda head: signs.magic(head) == "zip")
TAR = Archive("tar", f"{_HERE}.tarred", (".tar", ".tgz"), signs.is_tar)
WARC = Archive("WARC", f"{_HERE}.warc", (".warc",), lambda head: head.startswith(b"WARC/"), "record", crawled=True)
GZIP = Archive("gzip", f"{_HERE}.gzipped", (".gz",), lambda head: head.startswith(b"\x1f\x8b"), counts=False)
ARCHIVES = (ZIP, GZIP, WARC, TAR)


def archive(head: bytes) -> Archive | None:
    """The kind of archive that an input with this head is; None for none, as `signs.is_archive` says."""
    return next((kind for kind in ARCHIVES if kind.tells(head)), None)


def opened(file: BinaryIO, head: bytes) -> tuple[Archive, Iterator[Member]]:
    """What an archive is, inside of gzip too, and its members; `head`, `HEAD` bytes, has been read from `file` already.

    InputError, without a name, for what can't be opened; the members may raise one as well.
    """
    from wirecli.readers.archives.streams import Stream, gunzipped

    stream = Stream.of(file, head)
    kind = archive(head)
    if kind is None:
        raise InputError("is no archive", "give it as a page")
    if kind is GZIP:
        stream = gunzipped(stream)
        inside = archive(stream.peek(HEAD))
        if inside in (ZIP, GZIP):
            raise nested(inside)
        kind = inside or GZIP
    found: Iterator[Member] = import_module(kind.module).members(stream)
    return kind, found


def nested(kind: Archive) -> InputError:
    """What is said of an archive inside another."""
    return InputError(f"is an archive ({kind.name}) inside another", "unpack the outer one")


def suffixes() -> tuple[str, ...]:
    """What the files of all archives are called."""
    return tuple(suffix for kind in ARCHIVES for suffix in kind.suffixes)
