"""What the command line says beside its data: messages on standard error, and a standard output that went away."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from wirecli.base.files import PRIVATE
from wirecli.base.sanitise import harmless, valid
from wirecli.errors import OutputError, WireError

if TYPE_CHECKING:
    from wirecli.model import PageWarning


def say(message: str, *, quiet: bool = False) -> None:
    """A line on standard error, unless `quiet` or closed, and in the log, where one is kept."""
    if _log is not None:
        _record(_log, message)
    if quiet or sys.stderr is None:
        return
    wipe()
    try:
        print(f"wirecli: {harmless(valid(message))}", file=sys.stderr, flush=True)
    except OSError:
        return


def complain(error: WireError | str) -> None:
    """An error with its hint on standard error."""
    hint = error.hint if isinstance(error, WireError) else ""
    say(f"{error} ({hint})" if hint else str(error))


def warn(warning: PageWarning, *, quiet: bool = False) -> None:
    """A warning about a whole run, as `convert` says it."""
    say(f"warning: {warning.message} [{warning.code}]", quiet=quiet)


def abandon_stdout() -> None:
    """Sends what is still buffered for standard output nowhere, so that Python's exit doesn't fail on it again."""
    if sys.stdout is None:
        return
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):  # not a file: a test's buffer
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


_bar = False
"""Whether a progress bar stands on standard error's last line. It belongs here, for whatever is said has to wipe it."""


def draw(bar: str) -> None:
    """Put a progress bar, one line of plain text, on standard error's last line."""
    global _bar  # noqa: PLW0603
    wipe()
    if sys.stderr is not None:
        sys.stderr.write(bar)
        sys.stderr.flush()
        _bar = True


def wipe() -> None:
    """Take the progress bar away."""
    global _bar  # noqa: PLW0603
    if _bar and sys.stderr is not None:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
    _bar = False


_log: int | None = None
"""The log's descriptor. State of the process, as standard error is: whatever goes wrong has to reach it."""


def keep_log(path: str) -> None:
    """From now on add what is said to the file `path`; OutputError where that can't be."""
    global _log  # noqa: PLW0603
    try:
        _log = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | PRIVATE, 0o666)
    except OSError as error:
        raise OutputError(f"cannot write the log {path}: {error.strerror}") from error


def close_log() -> None:
    """Keep no log any more."""
    global _log  # noqa: PLW0603
    if _log is not None:
        os.close(_log)
        _log = None


def _record(log: int, message: str) -> None:
    """One line, one write: runs that share a log don't mix within a line."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    try:
        os.write(log, f"{now} wirecli[{os.getpid()}]: {harmless(valid(message))}\n".encode())
    except OSError as error:
        close_log()
        say(f"the log can't be written any more: {error.strerror}")  # the run is worth more than its log
