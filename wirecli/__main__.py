"""`python -m wirecli` and the console script: runs the command line and ends with its exit status."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from wirecli.base import orders


def main() -> None:
    """Ends the process with the status of the command that the arguments name."""
    gc.set_threshold(50_000)  # all that a start makes stays: looking through it for garbage would take 7 ms
    orders.listen()
    try:
        from wirecli.cli import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    _leave(status)


def _leave(status: int) -> NoReturn:
    """Ends at once where nothing is left to do: Python would take 10 ms to free what the system frees anyway."""
    if "multiprocessing" in sys.modules:  # it has processes of its own to end
        sys.exit(status)
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except OSError:
        sys.exit(status or 1)
    os._exit(status)


if __name__ == "__main__":
    main()
