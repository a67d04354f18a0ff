"""Orders to end: Ctrl-C, SIGTERM, SIGHUP. What is half done is taken back as the exception passes.

An exception that a signal raises is lost where Python happens to be in a destructor or a callback, so an order is also
written down, and a run looks for it between two pages.
"""

from __future__ import annotations

import signal
import sys
from types import FrameType

_given: int | None = None


def listen() -> None:
    """From now on obey what ends a run. Windows has no SIGHUP; what the caller has ignored (nohup) stays ignored."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _obey)


def check() -> None:
    """Ends the run if an order was given and got lost."""
    if _given is not None:
        _obey(_given, None)


def _obey(number: int, _: FrameType | None) -> None:
    global _given  # noqa: PLW0603
    _given = number
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    sys.exit(128 + number)
