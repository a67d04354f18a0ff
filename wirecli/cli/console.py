"""What the command line says beside its data: messages on standard error, and a standard output that went away."""

from __future__ import annotations

import os
import sys

from wirecli.errors import WireError
from wirecli.plain import harmless, valid


def say(message: str) -> None:
    """A line on standard error; nothing where that is closed, for then there is nobody to tell."""
    if sys.stderr is None:
        return
    try:
        print(f"wirecli: {harmless(valid(message))}", file=sys.stderr, flush=True)
    except OSError:
        return


def complain(error: WireError | str) -> None:
    """An error with its hint on standard error."""
    hint = error.hint if isinstance(error, WireError) else ""
    say(f"{error} ({hint})" if hint else str(error))


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
