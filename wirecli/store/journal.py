"""Appending to a file so that a store and the file agree, whatever kills the run in between. Standard library only.

A run writes its intent beside the store, adds its lines to the file, and only then lets the store remember them. A run
that finds the intent of a dead run whose records never lasted cuts the file back to where that run began; but for a
file that others have added to since: their lines are not lost, and some lines of the dead run stand there twice.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any, BinaryIO, Protocol, cast

from wirecli.base import files
from wirecli.errors import OutputError
from wirecli.records import NamedTuple

_IN_MEMORY = 1 << 23
_PIECE = 1 << 20


class Tail(NamedTuple):
    """What is about to be added to a file: which file, the byte at which it begins, its length and its SHA-256."""

    file: files.Identity
    start: int
    length: int
    sha256: str

    def said(self) -> dict[str, Any]:
        """As JSON has it."""
        return {"file": self.file, "start": self.start, "length": self.length, "sha256": self.sha256}

    @classmethod
    def of(cls, said: dict[str, Any]) -> Tail:
        """From what JSON has. KeyError, TypeError or ValueError for anything else."""
        device, inode = said["file"]
        return cls((int(device), int(inode)), int(said["start"]), int(said["length"]), str(said["sha256"]))

    def stands_in(self, file: BinaryIO) -> bool:
        """Whether a file has all of it, wherever it ends."""
        file.seek(self.start)
        return _digest(file, self.length) == self.sha256  # of another length, if the file ends before

    def ends(self, file: BinaryIO) -> bool:
        """Whether a file ends with it or a part of it, and nobody has added to that.

        Who adds to half a line ends it first, and ends their own.
        """
        size = os.fstat(file.fileno()).st_size
        if self.start < size < self.start + self.length:
            return os.pread(file.fileno(), 1, size - 1) != b"\n"
        return size == self.start + self.length and self.stands_in(file)


def _digest(file: IO[bytes], length: int, before: bytes = b"") -> str:
    """The SHA-256 of so many bytes from where a file stands, or up to its end, behind some others."""
    found = hashlib.sha256(before)
    while length and (piece := file.read(min(length, _PIECE))):
        found.update(piece)
        length -= len(piece)
    return found.hexdigest()


def _note(path: str | Path, said: dict[str, Any]) -> None:
    """Write down what is to last before a file is touched."""
    with open(path, "w", encoding="ascii") as file:  # noqa: PTH123  as `locked` opens
        json.dump(said, file)
        file.flush()
        os.fsync(file.fileno())


class Journal:
    """The intent of one store's run, kept at `path`; `lasted(run)` says whether the store committed that run.

    Whoever uses it holds the store's lock, so there is one at a time.
    """

    def __init__(self, path: Path, lasted: Callable[[str], bool]) -> None:
        self._path = path
        self._lasted = lasted
        self._feed: int | None = None
        self.run: str | None = None

    def begin(self, feed: BinaryIO, name: str, tail: Tail) -> None:
        """Write down what is about to be added to the locked file `feed`. OutputError where that can't be.

        The lock is kept until `clear` or `recover`, so that nobody adds to a file that may be cut back.
        """
        run = os.urandom(16).hex()
        intent = {"run": run, "feed": os.path.abspath(name), **tail.said()}  # noqa: PTH100  it need not be UTF-8
        try:
            _note(self._path, intent)
        except OSError as error:
            raise OutputError(f"{self._path}: can't be written: {error.strerror}", "nothing was added") from error
        files.sync_folder(str(self._path.parent))
        self.run = run
        self._feed = os.dup(feed.fileno())

    def recover(self) -> None:
        """Undo what a run began and its store doesn't know of. OutputError where the file can't be mended."""
        self._release()
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return
        try:
            intent = json.loads(data)
            run, feed, tail = str(intent["run"]), str(intent["feed"]), Tail.of(intent)
        except (ValueError, TypeError, KeyError):
            require_opening(data, b'{"run": "', str(self._path))
            self._path.unlink(missing_ok=True)  # died while writing it, before it touched the file
            return
        if not self._lasted(run):
            try:
                cut_back(feed, tail)
            except OSError as error:
                message = f"{feed}: a run that was killed left half its output, which can't be taken back"
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

    def begin(self, feed: BinaryIO, name: str, tail: Tail) -> None:
        """`tail` is about to be added to the locked file `feed`, called `name`."""


class _Beside:
    """The intent of a run that nobody else notes, in a file beside the one that it adds to while it does.

    Whoever uses it holds the lock of that file.
    """

    def __init__(self, name: str) -> None:
        self._name = f"{name}-adding"

    def recover(self, file: BinaryIO) -> None:
        """Take back what a dead run added by half. OutputError where something else has the note's name."""
        try:
            data = Path(self._name).read_bytes()
        except OSError:
            return
        try:
            tail = Tail.of(json.loads(data))
        except (ValueError, TypeError, KeyError):
            require_opening(data, b'{"file": [', self._name)
        else:
            if tail.file == files.identity(file.fileno()) and tail.ends(file) and not tail.stands_in(file):
                file.truncate(tail.start)
                os.fsync(file.fileno())
        self.clear()

    def begin(self, feed: BinaryIO, name: str, tail: Tail) -> None:  # noqa: ARG002
        """Write down what is about to be added."""
        # In a folder that can't be written to a run that is killed leaves half a line, which the next one ends.
        with suppress(OSError):
            _note(self._name, tail.said())

    def clear(self) -> None:
        """All stands in the file, or nothing of it."""
        with suppress(OSError):
            os.unlink(self._name)  # noqa: PTH108


def require_opening(data: bytes, opening: bytes, name: str) -> None:
    """OutputError for what can't be a note that broke off: that is not ours to remove."""
    if not opening.startswith(data[: len(opening)]):
        raise OutputError(f"{name}: is no note of wirecli's", "move it: its name is needed")


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
            beside = None if journal else _Beside(name)
            if beside:
                beside.recover(file)
            size = os.fstat(file.fileno()).st_size
            yield cast(BinaryIO, spool), size > 0
            try:
                _add(file, spool, name, size, journal or beside)
            except OSError as error:
                raise OutputError(f"{name}: can't be added to: {error.strerror}", "nothing was added") from error
            finally:
                if beside:
                    beside.clear()


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
        spool.seek(0)
        digest = _digest(spool, length, closing)
        tail = Tail(files.identity(file.fileno()), start, len(closing) + length, digest)
        journal.begin(file, name, tail)
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


def cut_back(name: str, tail: Tail) -> None:
    """Take off what a dead run added; a file that was rotated away or that others added to is left alone."""
    if files.identity_of(name) != tail.file:
        return
    with open(name, "r+b", buffering=0) as file:  # noqa: PTH123  symmetrical to os.open above
        files.lock(file.fileno())
        if files.identity(file.fileno()) == tail.file and tail.ends(file):
            file.truncate(tail.start)
            os.fsync(file.fileno())
