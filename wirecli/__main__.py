"""`python -m wirecli` and the console script: runs the command line and ends with its exit status."""

from __future__ import annotations

import sys


def main() -> None:
    """Ends the process with the status of the command that the arguments name."""
    try:
        from wirecli.cli import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    main()
