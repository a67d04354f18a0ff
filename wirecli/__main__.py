"""`python -m wirecli` and the console script: runs the command line and ends with its exit status."""

from __future__ import annotations

import signal
import sys
from types import FrameType


def main() -> None:
    """Ends the process with the status of the command that the arguments name."""
    signal.signal(signal.SIGTERM, _end)
    try:
        from wirecli.cli import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


def _end(number: int, _: FrameType | None) -> None:
    """SIGTERM ends a run as Ctrl-C does: what is half done is taken back."""
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
