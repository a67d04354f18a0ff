"""Appending to a file so that a store and the file agree, whatever kills the run in between. Standard library only.

A run writes its intent beside the store, adds its lines to the file, and only then lets the store remember them. A run
that finds the intent of a dead run whose records never lasted cuts the file back to where that run began.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, Protocol, cast

from wirecli.base import files
from wirecli.errors import OutputError

_IN_MEMORY = 1 << 23
_PIECE = 1 << 20


class Journal:
    """The intent of one store's run, kept at `path`; `lasted(run)` says whether the store committed that run.

    Whoever uses it holds the store's lock, so there is one at a time.
    """

    def __init__(self, path: Path, lasted: Callable[[str], bool]) -> None:
        self._path = path
        self._lasted = lasted
        self._feed: int | None = None
        self.run: str | None = None

    def begin(self, feed: BinaryIO, name: str, start: int, length: int) -> None:
        """Write down that `length` bytes are about to follow byte `start` of the locked file `feed`.

        The lock is kept until `clear` or `recover`, so that nobody adds to a file that may be cut back.
        """
        self.run = os.urandom(16).hex()
        intent = {
            "run": self.run,
            "feed": os.path.abspath(name),  # noqa: PTH100  a name that isn't UTF-8 stays what it is
            "file": files.identity(feed.fileno()),
            "start": start,
            "length": length,
        }
        with self._path.open("w", encoding="ascii") as file:
            json.dump(intent, file)
            file.flush()
            os.fsync(file.fileno())
        files.sync_folder(str(self._path.parent))
        self._feed = os.dup(feed.fileno())

    def recover(self) -> None:
        """Undo what a run began and its store doesn't know of. OutputError where the file can't be mended."""
        self._release()
        try:
            intent = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return
        except ValueError:  # died while writing it, before it touched the file
            self._path.unlink(missing_ok=True)
            return
        if not self._lasted(intent["run"]):
            try:
                cut_back(intent["feed"], tuple(intent["file"]), intent["start"], intent["length"])
            except OSError as error:
                message = f"{intent['feed']}: a run that was killed left half its output, which can't be taken back"
                raise OutputError(
                    f"{message}: {error.strerror}", f"Make it writable, or remove {self._path}."
                ) from error
        self._path.unlink(missing_ok=True)

    def clear(self) -> None:
        """The store has committed the run: the intent is done."""
        self._path.unlink(missing_ok=True)
        self._release()

    def _release(self) -> None:
        if self._feed is not None:
            os.close(self._feed)
            self._feed = None


class Intent(Protocol):
    """What is told of what is about to be added to a file."""

    def begin(self, feed: BinaryIO, name: str, start: int, length: int) -> None:
        """`length` bytes are about to follow byte `start` of the locked file `feed`, called `name`."""


@contextmanager
def appending(name: str, journal: Intent | None = None) -> Iterator[tuple[BinaryIO, bool]]:
    """A stream whose bytes are added to the file `name` at the end of the block, and whether the file had any before.

    All of it or nothing: an error in the block adds nothing, an error while adding is taken back. The file is locked
    from the first to the last byte, so other runs wait. OutputError names the file.
    """
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        try:
            file = locked(name)
        except OSError as error:
            raise OutputError(f"{name}: can't be added to: {error.strerror}") from error
        with file:
            size = os.fstat(file.fileno()).st_size
            yield cast(BinaryIO, spool), size > 0
            try:
                _add(file, spool, name, size, journal)
            except OSError as error:
                raise OutputError(f"{name}: can't be added to: {error.strerror}", "nothing was added") from error


def locked(name: str) -> BinaryIO:
    """The file, opened for reading and writing and locked; made where there is none."""
    path = Path(name)
    while True:
        new = not path.exists()
        number = os.open(path, os.O_RDWR | os.O_CREAT | files.PRIVATE, 0o666)
        try:
            _require_regular(number)
            files.lock(number)
            if files.identity_of(str(path)) == files.identity(number):
                if new:
                    files.sync_folder(str(path.absolute().parent))
                return os.fdopen(number, "r+b", buffering=0)
        except BaseException:
            os.close(number)
            raise
        os.close(number)  # rotated away while this run waited for the lock: the new file is the one to add to


def _require_regular(number: int) -> None:
    """OSError for a pipe or a device. Told of what is open: its name may be rotated away between two looks at it."""
    if not stat.S_ISREG(os.fstat(number).st_mode):
        raise OSError(None, "it is no regular file")


def _add(file: BinaryIO, spool: IO[bytes], name: str, start: int, journal: Intent | None) -> None:
    length = spool.tell()
    if not length:
        return
    # Another program may have died in the middle of a line: that line is closed, so that it spoils no other.
    closing = b"\n" if start and os.pread(file.fileno(), 1, start - 1) != b"\n" else b""
    if journal:
        journal.begin(file, name, start, len(closing) + length)
    try:
        file.seek(start)
        _write_all(file, closing)
        spool.seek(0)
        while piece := spool.read(_PIECE):
            _write_all(file, piece)
        os.fsync(file.fileno())
    except BaseException:  # Ctrl-C too
        os.ftruncate(file.fileno(), start)
        raise


def _write_all(file: BinaryIO, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]


def cut_back(name: str, identity: tuple[int, int], start: int, length: int) -> None:
    """Take the tail off that a dead run added; a file that was rotated away or that others added to is left alone."""
    if files.identity_of(name) != identity:
        return
    with open(name, "r+b", buffering=0) as file:  # noqa: PTH123  symmetrical to os.open above
        files.lock(file.fileno())
        if files.identity(file.fileno()) == identity and start <= os.fstat(file.fileno()).st_size <= start + length:
            file.truncate(start)
            os.fsync(file.fileno())
