"""A file that a run would both read and write, or write in two ways: told by what it is, whatever it is called."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from wirecli import readers
from wirecli.base.files import Identity
from wirecli.errors import UsageError
from wirecli.run.inputs import STANDARD_INPUT, Input
from wirecli.run.request import Request

_Key = Identity | str


def refuse_twice(request: Request) -> None:
    """UsageError where two of the things that a request writes are one file, or where it reads its own output."""
    seen: dict[_Key, str] = {}
    for what, path in _written(request):
        key = _key(path)
        if key is not None and key in seen:
            raise _clash(path, f"{seen[key]} and {what}")
        if key is not None:
            seen[key] = what
    listed = _key(request.files_from) if request.files_from not in (None, STANDARD_INPUT) else None
    if listed is not None and listed in seen:
        raise _clash(str(request.files_from), f"the list of names and {seen[listed]}")
    _refuse_stdin(request, seen)
    for name in request.inputs:
        if (key := _key(name)) in seen:
            assert key is not None
            raise _clash(name, f"an input and {seen[key]}")
        if request.log is not None and os.path.isdir(name) and _is_page_in(request.log, name):
            raise _clash(request.log, "an input and the log")  # before the log is opened and written to


def refused(request: Request, inputs: Iterable[Input]) -> Iterator[Input]:
    """`inputs`, and UsageError at the first that is a file which the request writes."""
    written: dict[_Key, str] | None = None
    for item in inputs:
        if written is None:  # not before: by now all that is written is open
            written = {key: what for what, path in _written(request) if (key := _key(path)) is not None}
            written.update(dict.fromkeys(_of_stream(sys.stdout), "standard output"))
        if written and item.data is None and item.error is None and (key := _key(item.name)) in written:
            assert key is not None
            raise _clash(item.name, f"an input and {written[key]}")
        yield item


def _refuse_stdin(request: Request, written: dict[_Key, str]) -> None:
    reads = STANDARD_INPUT in (request.inputs or [STANDARD_INPUT]) or request.files_from == STANDARD_INPUT
    for key in _of_stream(sys.stdin) if reads else ():
        if what := dict.fromkeys(_of_stream(sys.stdout), "standard output").get(key) or written.get(key):
            raise _clash("standard input", f"an input and {what}")


def _is_page_in(path: str, folder: str) -> bool:
    inside = os.path.realpath(path).startswith(os.path.join(os.path.realpath(folder), ""))
    return inside and os.path.splitext(path)[1].lower() in readers.suffixes()


def _written(request: Request) -> Iterator[tuple[str, str]]:
    """What a request writes, and where; the store's own files beside it too."""
    for what, path in (("the output", request.output), ("the file to append to", request.append)):
        if path is not None and path not in ("-", "/dev/stdout"):
            yield what, path
    if request.commit_every and request.append and request.store is None:
        yield "the record of what is done", f"{request.append}-done"
    if request.log is not None:
        yield "the log", request.log
    if request.store is not None:
        yield from (("the store", f"{request.store}{suffix}") for suffix in ("", "-wal", "-shm", "-feed"))


def _key(path: str | None) -> _Key | None:
    """A regular file by device and inode, one that isn't there yet by its real path; None for a device or a folder."""
    try:
        status = os.stat(path or "")
    except (OSError, ValueError):
        return os.path.realpath(path) if path and "\0" not in path else None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def _of_stream(stream: TextIO | None) -> list[_Key]:
    """The regular file behind a standard stream, if any."""
    try:
        status = os.fstat(stream.fileno()) if stream is not None else None
    except (OSError, ValueError):  # a test's buffer
        return []
    return [(status.st_dev, status.st_ino)] if status and stat.S_ISREG(status.st_mode) else []


def _clash(path: str, both: str) -> UsageError:
    return UsageError(f"{path} is both {both}", "nothing was written there; give one of them another name")
