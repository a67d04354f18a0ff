"""`python -m tests.run.dying FOLDER PAGE…`: runs of wirecli, each killed before another line of the code that delivers.

In FOLDER/0000, FOLDER/0001, … a run over all pages is killed with -9 before some line, and a last run ends undisturbed:
first in a folder with nothing in it, then, once there is no line left, where a run has delivered the first page.
Forks of one process make it fast: nothing but the command itself is done again.
"""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import rapidfuzz.distance

import wirecli.cli.convert
import wirecli.writers.jsonl  # noqa: F401  imported once, before the forks
from wirecli.cli import run
from wirecli.run import pool
from wirecli.run.inputs import expand
from wirecli.store import journal
from wirecli.store import sqlite as store

WATCHED = {journal.__file__: None, store.__file__: {"recording", "_connected", "_migrate", "_lasted", "__init__"}}
"""The files whose lines count, and in the store which functions: recording a page is no more than SQL in between."""


def main(folder: Path, pages: list[str]) -> None:
    """Dies at every line in turn."""
    assert rapidfuzz.distance
    list(pool.run(expand(pages), pool.Options()))  # whatever conversion loads, it loads it here, once
    places = (folder / f"{number:04}" for number in count())
    for delivered in (0, 1):
        for line in count():
            place = next(places)
            place.mkdir()
            if delivered:
                forked(place, pages[:delivered], None)
            killed = os.WIFSIGNALED(forked(place, pages, line))
            assert forked(place, pages, None) == 0
            if not killed:
                break


def forked(place: Path, pages: list[str], lines: int | None) -> int:
    """Runs the command in a child, killed before the line of that number; its wait status."""
    child = os.fork()
    if not child:
        if lines is not None:
            sys.settrace(Death(lines))
        delivery = ["--store", str(place / "news.db"), "--new", "--append", str(place / "feed.jsonl")]
        os._exit(run(["convert", *pages, *delivery, "--quiet"]))
    return os.waitpid(child, 0)[1]


class Death:
    """A trace function that kills its process before the line of a number."""

    def __init__(self, lines: int) -> None:
        self._lines = lines

    def __call__(self, frame: FrameType, event: str, _: Any) -> Death | None:
        code = frame.f_code
        if code.co_filename not in WATCHED:
            return None
        functions = WATCHED[code.co_filename]
        if functions is not None and code.co_name not in functions:
            return None
        if event == "line":
            self._lines -= 1
            if self._lines < 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return self


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
