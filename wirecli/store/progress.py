"""What a run without a store has delivered: a file beside the one that is appended to. Standard library only.

A line is written before the lines of a step are, and says where these end: so whether they were added shows in the size
of the file. It is there while a run is under way or was interrupted.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO

from wirecli.base import files
from wirecli.errors import OutputError
from wirecli.store.journal import cut_back, locked


@contextmanager
def progress(feed: str, asked: str) -> Iterator[FeedProgress]:
    """The record for the file `feed`, held by one run at a time. OutputError where it can't be kept."""
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
            _settled(file, feed)
    except (FileNotFoundError, BlockingIOError):
        return
    except OSError as error:
        raise OutputError(f"{name}: can't be read: {error.strerror}", "nothing was added") from error


class FeedProgress:
    """`known` are the inputs that were delivered, with the pages of each; `step` those that the next lines deliver."""

    def __init__(self, file: BinaryIO, name: str, feed: str, asked: str) -> None:
        self._file, self._name, self._asked = file, name, asked
        self._lines = _settled(file, feed)
        self.known: dict[str, int] = {}
        for line in self._lines:
            if line["asked"] == asked:
                self.known |= line["done"]
        self.step: Sequence[tuple[str, int]] = ()

    def begin(self, feed: BinaryIO, name: str, start: int, length: int) -> None:  # noqa: ARG002
        """Note that `length` bytes are about to follow byte `start` of `feed`, and what they deliver."""
        line = {
            "asked": self._asked,
            "feed": files.identity(feed.fileno()),
            "start": start,
            "length": length,
            "done": dict(self.step),
        }
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


def _settled(file: BinaryIO, feed: str) -> list[dict[str, Any]]:
    """The lines of the record; the last goes, with the half of its lines that were added, where a run died over it."""
    lines: list[dict[str, Any]] = []
    end = 0
    for raw in file.readlines():
        try:
            lines.append(json.loads(raw))
        except ValueError:  # died while writing it, before it touched the feed
            break
        end += len(raw)
    if lines and not _added(feed, lines[-1]):
        last = lines.pop()
        if files.identity_of(feed) == tuple(last["feed"]):
            cut_back(feed, (last["feed"][0], last["feed"][1]), last["start"], last["length"])
        end = sum(len(json.dumps(line)) + 1 for line in lines)
    file.truncate(end)
    return lines


def _added(feed: str, line: dict[str, Any]) -> bool:
    """Whether all that a line announces stands in the file; of one that was moved away it can't be told: no."""
    same = files.identity_of(feed) == tuple(line["feed"])
    return same and os.stat(feed).st_size >= line["start"] + line["length"]  # noqa: PTH116  as above
