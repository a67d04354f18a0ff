"""What the arguments name → inputs, lazily and in order: files, folders, standard input, lists of names, archives."""

from __future__ import annotations

import os
import stat
import sys
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BufferedIOBase
from typing import TYPE_CHECKING, BinaryIO
from zoneinfo import ZoneInfo

from wirecli import readers
from wirecli.base import files
from wirecli.base.clock import placed, since_epoch, within_calendar
from wirecli.errors import InputError
from wirecli.model import Instant, ReferenceOrigin
from wirecli.readers import signs
from wirecli.records import NamedTuple
from wirecli.run.summary import Summary

if TYPE_CHECKING:
    from wirecli.readers.archives import Archive, Member

STANDARD_INPUT = "-"

_LONGEST_STREAM = 1 << 30
"""Bytes of one document that comes by a pipe: an endless one (`yes | wirecli`) would take all memory there is."""

_LIST = 65536
"""Bytes of a list of names that are looked at together."""


class Held(NamedTuple):
    """What an archive held: what its members are called, how many there were, and of what kind those left out were."""

    noun: str
    total: int
    left_out: dict[str, int]


class Input(NamedTuple):
    """One input to be read: the file called `name`, or `data` where that is given (standard input, a member).

    `at` is when it was read, where the user said that of this input alone. `error` says why there is nothing to read (a
    folder without pages); such an input becomes a failed outcome. Of a member of an archive, `archive` is the name,
    `time` and `origin` say when it was read, `url` and `charset` are what the archive says of it, and so is `cut`, that
    it has but the beginning. `held` and `left_out`
    end an archive and a folder: what they held besides pages. `known` is what there was to say of an input that was
    delivered before, and needs no reading. `place` tells inputs apart that are alike in all else: the argument that
    an input comes from, how often that was given before, and which member of an archive it is.
    """

    name: str
    data: bytes | None = None
    error: InputError | None = None
    at: Instant | None = None
    archive: str | None = None
    time: Instant | None = None
    origin: ReferenceOrigin = "mtime"
    url: str | None = None
    charset: str | None = None
    held: Held | None = None
    left_out: dict[str, int] | None = None
    known: Summary | None = None
    place: tuple[str | int, ...] = ()
    cut: bool = False


def expand(names: Iterable[str | Input]) -> Iterator[Input]:
    """The inputs that the arguments name, lazily and in order: files, folders (all pages in them), `-`.

    A folder stands for every file in it, at any depth, whose suffix is that of a format, sorted by name; hidden
    files and folders are left out, links to folders are not followed. Nothing is opened but the heads of
    files whose suffix says little (`.json`): see `opened`.
    """
    given = set[int]()  # hashes: a list may have millions of names
    again = Counter[str]()
    for said in names:
        if isinstance(said, Input) and said.error is not None:
            yield said
            continue
        name, at = (said.name, said.at) if isinstance(said, Input) else (said, None)
        if hash(name) in given:
            again[name] += 1
        given.add(hash(name))
        place = name, again.get(name, 0)
        for item in _pages_of(name) if name != STANDARD_INPUT and os.path.isdir(name) else (Input(name),):
            yield item._replace(at=at, place=place)


def opened(inputs: Iterable[Input], zone: ZoneInfo) -> Iterator[Input]:
    """The inputs with archives opened: each member is an input of its own, and behind them stands what was left out.

    Standard input, and what else can be read only once, is read here. `zone` is that of wall times.
    """
    for item in inputs:
        if item.data is not None or item.error is not None or item.left_out is not None:
            yield item
        elif item.name == STANDARD_INPUT:
            yield from streamed(item, sys.stdin.buffer, zone) if sys.stdin else (_closed(item),)
        else:
            yield from _file(item, zone)


def _closed(item: Input) -> Input:
    return item._replace(error=InputError(f"{item.name}: standard input is closed", "name a page, or redirect one"))


def _file(item: Input, zone: ZoneInfo) -> Iterator[Input]:
    """A file, or what the archive that it is holds. What can't be opened says so where it is read."""
    packed, head = _looked_at(item.name)
    if packed is None:
        yield item
        return
    with packed as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            yield from streamed(item, file, zone)
            return
        item = item._replace(time=since_epoch(status.st_mtime, zone))
        yield from _archive(item, file, head, zone)


def _looked_at(name: str) -> tuple[BinaryIO | None, bytes]:
    """A file that is an archive, or no regular one, and what was read of it; no file where it is to be read as it is.

    Each page of a run is looked at, by one process for all, so it is looked at without a buffer.
    """
    try:
        number = os.open(name, os.O_RDONLY | files.PRIVATE)
    except (OSError, ValueError):
        return None, b""
    try:
        kind = stat.S_IFMT(os.fstat(number).st_mode)
        head = os.read(number, signs.BLOCK) if kind == stat.S_IFREG else b""
        if kind != stat.S_IFDIR and (kind != stat.S_IFREG or signs.is_archive(head)):
            file = os.fdopen(number, "rb")
            number = -1
            return file, head
    except OSError:
        pass  # it is told where it is read
    finally:
        if number >= 0:
            os.close(number)
    return None, b""


def streamed(item: Input, stream: BinaryIO, zone: ZoneInfo) -> Iterator[Input]:
    """A stream that can be read once."""
    item = item._replace(origin="now")
    try:
        head = stream.read(signs.BLOCK)
        packed = signs.is_archive(head)
        data = b"" if packed else head + stream.read(_LONGEST_STREAM)
    except MemoryError:
        yield item._replace(error=InputError(f"{item.name}: too large for the memory there is", "split it"))
        return
    except OSError as error:
        what = "standard input" if item.name == STANDARD_INPUT else "it"
        yield item._replace(error=InputError(f"{item.name}: {what} can't be read: {error.strerror}"))
        return
    if packed:
        yield from _archive(item, stream, head, zone)
    elif len(data) > _LONGEST_STREAM:
        yield item._replace(error=InputError(f"{item.name}: goes on beyond 1 GB, as no page does", "split it"))
    else:
        yield item._replace(data=data)


def _archive(item: Input, stream: BinaryIO, head: bytes, zone: ZoneInfo) -> Iterator[Input]:
    """The members of an archive, then what it held; the item's time is that of members that have none."""
    from wirecli.readers import archives

    left_out: Counter[str] = Counter()
    total = 0
    failed: InputError | None = None
    try:
        kind, members = archives.opened(stream, head)
        for member in members:
            total += 1
            if member.error is None and member.kind != "page":
                left_out[member.kind] += 1
            else:
                yield _member(item, kind, member, zone)._replace(place=(*item.place, total))
    except InputError as error:
        failed = InputError(f"{item.name}: {error}", error.hint)
    except OSError as error:
        failed = InputError(f"{item.name}: can't be read: {error.strerror or error}")
    if failed:
        yield item._replace(error=failed, archive=item.name if total and kind.counts else None)
    if (total or not failed) and kind.counts:
        yield Input(item.name, archive=item.name, held=Held(kind.noun, total, dict(left_out)))


def _member(item: Input, kind: Archive, member: Member, zone: ZoneInfo) -> Input:
    name = f"{item.name}/{member.name}" if member.name else item.name
    archive = item.name if kind.counts else None
    if member.error is not None:
        return Input(name, error=InputError(f"{name}: {member.error}", member.error.hint), archive=archive)
    time, origin = item.time, item.origin
    if member.time is not None and within_calendar(member.time):
        time = placed(member.time, zone)
        origin = "archive" if kind.crawled else "mtime"
    item = item._replace(name=name, data=member.data, archive=archive, time=time, origin=origin)
    return item._replace(url=member.url, charset=member.charset, cut=member.cut)


def listed(stream: BufferedIOBase) -> Iterator[str]:
    """The names in a list of files, each as soon as it is there: separated by NUL where the list begins with some
    name that ends in one, else by lines.

    Names are bytes of the file system (os.fsdecode); empty names are skipped, and so is the CR of a CR LF.
    """
    head = stream.read1(_LIST)
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):  # as PowerShell writes lists
        yield from filter(None, (head + stream.read()).decode("utf-16", "replace").splitlines())
        return
    head = head.removeprefix(BOM_UTF8)
    separator = b"\0" if b"\0" in head else b"\n"
    rest = head
    while head:
        *names, rest = rest.split(separator)
        yield from _decoded(names, separator)
        head = stream.read1(_LIST)
        rest += head
    yield from _decoded([rest], separator)


def read_file(name: str, zone: ZoneInfo) -> tuple[bytes, Instant]:
    """A file's bytes and its modification time in `zone`, from one open, so that they belong together."""
    try:
        with open(name, "rb") as file:
            status = os.fstat(file.fileno())
            return file.read(), since_epoch(status.st_mtime, zone)
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file", "check the path") from error
    except PermissionError as error:
        raise InputError(f"{name}: no permission to read it", "check its mode and owner") from error
    except IsADirectoryError as error:
        raise InputError(f"{name}: is a folder, not a page", "name the folder itself as an argument") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: can't be read: {getattr(error, 'strerror', None) or error}") from error


def _pages_of(folder: str) -> Iterator[Input]:
    """Every page in a folder, or one input with an error where there is none; then what else it holds."""
    from wirecli.readers import archives

    suffixes = {*readers.suffixes(), *archives.suffixes()}
    found = False
    left_out: Counter[str] = Counter()
    for item in _walk(folder, suffixes, left_out):
        found = True
        yield item
    if not found:
        endings = ", ".join(sorted(suffixes))
        yield Input(folder, error=InputError(f"{folder}: a folder without pages", f"pages end in {endings}"))
    if left_out:
        yield Input(folder, left_out=dict(left_out))


def _walk(folder: str, suffixes: set[str], left_out: Counter[str]) -> Iterator[Input]:
    try:
        with os.scandir(folder) as entries:
            # Names alone are kept for sorting: a folder of a million pages costs megabytes, not gigabytes.
            names = sorted((entry.name, _kind(entry)) for entry in entries if not entry.name.startswith("."))
    except OSError as error:
        yield Input(folder, error=InputError(f"{folder}: can't be listed: {error.strerror}", "check its mode"))
        return
    for name, kind in names:
        path = os.path.join(folder, name)  # keeps `./` and the name's bytes as the user gave them
        suffix = os.path.splitext(name)[1].lower()
        if kind == "folder":
            yield from _walk(path, suffixes, left_out)
        elif kind == "other":
            continue
        elif suffix in suffixes or (suffix in readers.MIXED and _is_news(path, suffix)):
            yield Input(path)
        else:
            left_out[suffix] += 1


def _is_news(path: str, suffix: str) -> bool:
    """Whether a file whose suffix doesn't say it is news, by its head; what can't be opened is left out."""
    try:
        with open(path, "rb") as file:
            return readers.MIXED[suffix](file.read(readers.HEAD))
    except OSError:
        return False


def _kind(entry: os.DirEntry[str]) -> str:
    """What stands in a folder: a link to a folder is not followed, and a pipe or a device, which may never end or do
    something when it is read, is not opened."""
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file() or _is_dangling(entry) else "other"


def _is_dangling(entry: os.DirEntry[str]) -> bool:
    """A link that leads nowhere: it is told, not passed over."""
    return entry.is_symlink() and not os.path.exists(entry.path)


def _decoded(names: list[bytes], separator: bytes) -> Iterator[str]:
    for name in names:
        clean = name.removesuffix(b"\r") if separator == b"\n" else name
        if clean:
            yield os.fsdecode(clean)
