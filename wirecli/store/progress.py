"""What a run without a store has delivered: a file beside the one that is appended to. Standard library only.

A line is written before the lines of a step are, and says where these stand and what their digest is: so whether they
were added shows in the file. It is there while a run is under way or was interrupted.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO

from wirecli.base import files
from wirecli.errors import OutputError
from wirecli.store.journal import Tail, cut_back, locked, require_opening


@contextmanager
def progress(feed: str, asked: str) -> Iterator[FeedProgress]:
    """The record for the file `feed`, held by one run at a time. OutputError where it can't be kept.

    So also where something else has its name: that is left alone.
    """
    name = f"{feed}-done"
    try:
        with locked(name) as file:
            yield FeedProgress(file, name, feed, asked)
    except OSError as error:
        raise OutputError(f"{name}: can't be written: {error.strerror}", "nothing more was added") from error


def take_back(feed: str) -> None:
    """Take back the half of a step that a dead run left in `feed`, before another adds to it, behind which the half
    would pass for whole. A run that lives looks after its own. OutputError where that can't be done."""
    name = f"{feed}-done"
    try:
        with open(name, "r+b", buffering=0) as file:  # noqa: PTH123  as it is opened elsewhere
            files.lock(file.fileno(), wait=False)
            _settled(file, name, feed)
    except (FileNotFoundError, BlockingIOError):
        return
    except OSError as error:
        raise OutputError(f"{name}: can't be read: {error.strerror}", "nothing was added") from error


class FeedProgress:
    """`known` are the inputs that were delivered, with what was to be said of each; `step` those that the next lines
    deliver."""

    def __init__(self, file: BinaryIO, name: str, feed: str, asked: str) -> None:
        self._file, self._name, self._asked = file, name, asked
        self._lines = _settled(file, name, feed)
        self.known: dict[str, str] = {}
        for line in self._lines:
            if line["asked"] == asked:
                self.known |= line["done"]
        self.step: Sequence[tuple[str, str]] = ()

    def begin(self, feed: BinaryIO, name: str, tail: Tail) -> None:  # noqa: ARG002
        """Note what is about to be added to `feed`, and what it delivers."""
        line = {"asked": self._asked, **tail.said(), "done": dict(self.step)}
        self._file.seek(0, os.SEEK_END)
        data = memoryview(json.dumps(line).encode() + b"\n")
        while data:
            data = data[self._file.write(data) :]
        os.fsync(self._file.fileno())

    def forget(self) -> None:
        """Drop what this run noted: it has come to its end. Other runs' notes stay."""
        others = [line for line in self._lines if line["asked"] != self._asked]
        if not others:
            os.unlink(self._name)  # noqa: PTH108  as it was opened
            return
        self._file.seek(0)
        self._file.truncate()
        self._file.write(b"".join(json.dumps(line).encode() + b"\n" for line in others))


def _settled(file: BinaryIO, name: str, feed: str) -> list[dict[str, Any]]:
    """The lines of the record; the last goes, with the half of its lines that were added, where a run died over it."""
    lines: list[dict[str, Any]] = []
    tails: list[Tail] = []
    end = 0
    for raw in file.readlines():
        try:
            line = json.loads(raw)
            tails.append(Tail.of(line))
            line["done"].items(), line["asked"]
        except (ValueError, TypeError, KeyError, AttributeError):
            require_opening(raw, b'{"asked": "', name)
            break  # died while writing it, before it touched the feed
        lines.append(line)
        end += len(raw)
    if lines and not _added(feed, tails[-1]):
        end -= len(json.dumps(lines.pop())) + 1
        cut_back(feed, tails[-1])
    file.truncate(end)
    return lines


def _added(feed: str, tail: Tail) -> bool:
    """Whether all that was announced stands in the file; of one that was moved away it can't be told: no."""
    if files.identity_of(feed) != tail.file:
        return False
    with open(feed, "rb") as file:  # noqa: PTH123  as it is opened to be added to
        return tail.stands_in(file)
