"""Files on a disk: what is open, what lasts, what two names have in common. Nothing here needs POSIX."""

from __future__ import annotations

import os
from contextlib import suppress

PRIVATE = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Flags of every descriptor that wirecli opens: no child inherits it and no system changes its line ends."""

Identity = tuple[int, int]
"""Device and inode: what a file is, whatever it is called."""


def identity(number: int) -> Identity:
    """The file behind an open descriptor."""
    status = os.fstat(number)
    return status.st_dev, status.st_ino


def identity_of(path: str) -> Identity | None:
    """The file that a path leads to, through links; None where there is none, OSError where that can't be seen."""
    try:
        status = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return status.st_dev, status.st_ino


def sync_folder(folder: str) -> None:
    """Makes new and removed names last, where the folder may be read and its file system can sync one."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY | PRIVATE)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def lock(number: int, *, wait: bool = True) -> None:
    """Waits until this process alone holds an open file; OSError on a system that knows no such locks, and without
    `wait` BlockingIOError where another holds it."""
    try:
        import fcntl
    except ImportError:
        raise OSError(None, "this system has no locks that a killed run gives back") from None
    fcntl.flock(number, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


def keep_mode(number: int, mode: int) -> None:
    """Gives an open file the permissions `mode`, on a system that can."""
    if hasattr(os, "fchmod"):
        os.fchmod(number, mode)
