"""What the arguments name → inputs, lazily and in order: files, folders, standard input, lists of names."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BufferedIOBase
from typing import NamedTuple
from zoneinfo import ZoneInfo

from wirecli import readers
from wirecli.errors import InputError

STANDARD_INPUT = "-"

_LIST = 65536
"""Bytes of a list of names that are looked at together."""


class Input(NamedTuple):
    """One input to be read: the file called `name`, or `data` where that is given (standard input, a member).

    `error` says why there is nothing to read (a folder without pages); such an input becomes a failed outcome.
    """

    name: str
    data: bytes | None = None
    error: InputError | None = None


def expand(names: Iterable[str]) -> Iterator[Input]:
    """The inputs that the arguments name, lazily and in order: files, folders (all pages in them), `-`.

    A folder stands for every file in it, at any depth, whose suffix is that of a format, sorted by name; hidden
    files and folders are left out, links to folders are not followed.
    """
    for name in names:
        if name == STANDARD_INPUT:
            yield _standard_input()
        elif os.path.isdir(name):
            yield from _pages_of(name)
        else:
            yield Input(name)


def listed(stream: BufferedIOBase) -> Iterator[str]:
    """The names in a list of files, each as soon as it is there: separated by NUL where the list begins with some
    name that ends in one, else by lines.

    Names are bytes of the file system (os.fsdecode); empty names are skipped, and so is the CR of a CR LF.
    """
    head = stream.read1(_LIST)
    separator = b"\0" if b"\0" in head else b"\n"
    rest = head
    while head:
        *names, rest = rest.split(separator)
        yield from _decoded(names, separator)
        head = stream.read1(_LIST)
        rest += head
    yield from _decoded([rest], separator)


def read_file(name: str, zone: ZoneInfo) -> tuple[bytes, datetime]:
    """A file's bytes and its modification time in `zone`, from one open, so that they belong together."""
    try:
        with open(name, "rb") as file:
            status = os.fstat(file.fileno())
            return file.read(), datetime.fromtimestamp(status.st_mtime, zone)
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file", "check the path") from error
    except PermissionError as error:
        raise InputError(f"{name}: no permission to read it", "check its mode and owner") from error
    except IsADirectoryError as error:
        raise InputError(f"{name}: is a folder, not a page", "name the folder itself as an argument") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: can't be read: {getattr(error, 'strerror', None) or error}") from error


def _standard_input() -> Input:
    name = STANDARD_INPUT
    if sys.stdin is None:
        return Input(name, error=InputError(f"{name}: standard input is closed", "name a page, or redirect one"))
    try:
        return Input(name, sys.stdin.buffer.read())
    except OSError as error:
        return Input(name, error=InputError(f"{name}: standard input can't be read: {error.strerror}"))


def _pages_of(folder: str) -> Iterator[Input]:
    """Every page in a folder, or one input with an error where there is none."""
    found = False
    for item in _walk(folder):
        found = True
        yield item
    if not found:
        suffixes = ", ".join(sorted(readers.suffixes()))
        yield Input(folder, error=InputError(f"{folder}: a folder without pages", f"pages end in {suffixes}"))


def _walk(folder: str) -> Iterator[Input]:
    try:
        with os.scandir(folder) as entries:
            # Names alone are kept for sorting: a folder of a million pages costs megabytes, not gigabytes.
            names = sorted((entry.name, _kind(entry)) for entry in entries if not entry.name.startswith("."))
    except OSError as error:
        yield Input(folder, error=InputError(f"{folder}: can't be listed: {error.strerror}", "check its mode"))
        return
    for name, kind in names:
        path = os.path.join(folder, name)  # keeps `./` and the name's bytes as the user gave them
        if kind == "folder":
            yield from _walk(path)
        elif kind == "file" and os.path.splitext(name)[1].lower() in readers.suffixes():
            yield Input(path)


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
