"""Every error a user can cause: a message that names the input, and a hint that says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class WireError(Exception):
    """Base of all errors wirecli raises on purpose; `str(error)` is the message, `hint` the way out (or "")."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class InputError(WireError):
    """An input that can't be read as a page: missing, empty, binary, of an unknown encoding. Exit status 1."""


class UsageError(WireError):
    """A wrong option, argument or parameter, in the shell or in a call. Exit status 2."""


class StoreError(WireError):
    """A store that can't be opened, read or written: not a store, newer, read-only, full disk. Exit status 1."""


class OutputError(WireError):
    """An output that can't be written whole: full disk, missing folder, no permission. Exit status 1."""


def require(what: str, value: object, *kinds: type) -> None:
    """UsageError where an argument of a call is of none of `kinds`: here, and not an AttributeError from within."""
    if not isinstance(value, kinds):
        wanted = " or ".join("None" if kind is type(None) else kind.__name__ for kind in kinds)
        raise UsageError(f"{what} is {type(value).__name__}, not {wanted}", f"Give {what} as {wanted}.")


def require_aware(what: str, time: datetime) -> None:
    """UsageError where a datetime has no offset."""
    if time.tzinfo is None:
        raise UsageError(f"{what} {time} has no offset", "Give an aware datetime, such as 2026-01-31T18:30+01:00.")


def fault(what: str, error: Exception) -> InputError:
    """An exception that nobody meant, as an error with all that a report of it needs; `what` was being done."""
    import sys

    from wirecli import __version__

    place, frame = "", error.__traceback__
    while frame is not None:
        code = frame.tb_frame.f_code
        if "wirecli" in code.co_filename:
            place = f" at {code.co_filename.rpartition('wirecli')[2][1:]}:{frame.tb_lineno}"
        frame = frame.tb_next
    version = f"wirecli {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
    message = f"{what}: a fault in wirecli: {type(error).__name__}: {error}{place}"
    return InputError(message, f"please report it, with the text and this: {version}")
