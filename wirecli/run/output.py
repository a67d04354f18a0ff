"""Where the data goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, cast

from wirecli.base import files
from wirecli.base.sanitise import harmless
from wirecli.errors import OutputError


@contextmanager
def opened(path: str | None, *, styled: bool = False) -> Iterator[BinaryIO]:
    """A binary stream to `path`, or to standard output where it is None, `-` or /dev/stdout.

    A regular file appears under its name when the block ends well, and stays as it was when it doesn't: a temporary
    file in the same folder is flushed to the disk and then renamed. Devices and pipes are written directly.
    What a terminal would obey is shown as a picture of it there, unless it is `styled` and so made for a terminal.
    OutputError names what can't be written; BrokenPipeError says that the reader has gone.
    """
    if path in (None, "-", "/dev/stdout"):
        yield from _standard(styled=styled)
        return
    assert path is not None
    try:
        if _is_special(path):
            with open(path, "wb") as stream:
                yield stream
        else:
            yield from _replacing(os.path.realpath(path))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}", "nothing was left behind") from error


def _standard(*, styled: bool) -> Iterator[BinaryIO]:
    if sys.stdout is None:
        raise OutputError("standard output is closed", "redirect it, or give --output FILE")
    stream = sys.stdout.buffer
    yield stream if styled or not sys.stdout.isatty() else cast(BinaryIO, _Harmless(stream))
    stream.flush()


class _Harmless:
    """A terminal's stream to which text is written, a whole number of characters at a time."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, data: bytes) -> int:
        """Data for machines at a terminal: line ends and tabs stay, all else that it would obey is a picture."""
        parts = re.split("([\\n\\r\\t]+)", data.decode("utf-8", "replace"))
        parts[::2] = map(harmless, parts[::2])
        self._stream.write("".join(parts).encode())
        return len(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def settle(stream: BinaryIO) -> None:
    """Brings what was written to standard output to the disk, where it goes to a file."""
    stream.flush()
    try:
        number = stream.fileno()
    except OSError:  # not a file: a test's buffer
        return
    if stat.S_ISREG(os.fstat(number).st_mode):
        os.fsync(number)


def _is_special(path: str) -> bool:
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        return False


def _replacing(target: str) -> Iterator[BinaryIO]:
    folder = os.path.dirname(target)
    partial = os.path.join(folder, f".wirecli-{os.urandom(6).hex()}.part")
    number = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | files.PRIVATE, 0o666)
    try:
        with open(number, "wb") as stream:
            yield stream
            stream.flush()
            if os.path.exists(target):
                files.keep_mode(number, stat.S_IMODE(os.stat(target).st_mode))
            os.fsync(number)
        os.replace(partial, target)
    except BaseException:  # Ctrl-C as well: nothing half stays behind
        with suppress(FileNotFoundError):
            os.unlink(partial)
        raise
    files.sync_folder(folder)
