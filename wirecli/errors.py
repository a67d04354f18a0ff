"""Every error a user can cause: a message that names the input, and a hint that says what to do."""

from __future__ import annotations


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
