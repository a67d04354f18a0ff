"""`python -m wirecli` and the console script: runs the command line and ends with its exit status."""

from __future__ import annotations

import gc
import os
import signal
import sys
from types import FrameType
from typing import NoReturn


def main() -> None:
    """Ends the process with the status of the command that the arguments name."""
    gc.set_threshold(50_000)  # all that a start makes stays: looking through it for garbage would take 7 ms
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP, and nohup has it ignored
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)
    try:
        from wirecli.cli import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    _leave(status)


def _end(number: int, _: FrameType | None) -> None:
    """SIGTERM and SIGHUP end a run as Ctrl-C does: what is half done is taken back."""
    sys.exit(128 + number)


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
