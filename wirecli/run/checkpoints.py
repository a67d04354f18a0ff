"""Checkpoints of a long run: which inputs are delivered for good, so that a run that was interrupted can be taken up.

An input is known by its bytes where they come from an archive or a pipe, a file by its name, size and modification
time: one that changed since is read again. What one asks of them belongs to it: other options begin anew.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from wirecli.run.inputs import Input
from wirecli.run.outcomes import Done, Outcome
from wirecli.run.request import Request

if TYPE_CHECKING:
    from wirecli.store import Recorder
    from wirecli.store.progress import FeedProgress

_Timed = Callable[[Iterator[Input]], Iterator[Input]]


class Steps:
    """The steps of a run, each of about `every` pages; without a number all is one step and nothing is noted."""

    def __init__(self, request: Request) -> None:
        self._every = request.commit_every
        self._asked = asked(request)
        self._known: dict[str, int] = {}
        self._delivered: list[Done] = []
        self._beside = request.append if self._every and request.store is None else None
        self.feed: FeedProgress | None = None
        self.over = False

    def opened(self) -> AbstractContextManager[FeedProgress | None]:
        """What keeps the record of a run without a store: a file beside the one that is appended to."""
        if self._beside is None:
            return nullcontext()
        from wirecli.store.progress import progress

        return progress(self._beside, self._asked)

    def begin(self, recorder: Recorder | None) -> None:
        """A step begins; at the first, what an earlier run delivered is looked up."""
        self._delivered = []
        if self._every and recorder:
            self._known = recorder.delivered(self._asked)
        elif self.feed:
            self._known = self.feed.known
            self.feed.step = self._delivered

    def pending(self, timed: _Timed) -> _Timed:
        """`timed`, and then each input with its key; those that were delivered say so instead of being read."""
        if not self._every:
            return timed
        return lambda inputs: map(self._keyed, timed(inputs))

    def _keyed(self, item: Input) -> Input:
        if item.error or item.held or item.left_out is not None:
            return item
        key = _key(item)
        if key is None:
            return item
        return item._replace(key=key, earlier=self._known.get(key))

    def of(self, outcomes: Iterator[Outcome]) -> Iterator[Iterator[Outcome]]:
        """The outcomes, a step each; a step ends with an input, never between two documents of one."""
        while not self.over:
            yield self._step(outcomes)

    def _step(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        pages = 0
        for outcome in outcomes:
            pages += outcome.page is not None
            if outcome.done is None:
                yield outcome
                continue
            self._delivered.append(outcome.done)
            if self._every and pages >= self._every:
                return
        self.over = True

    def end(self, recorder: Recorder | None) -> None:
        """The step's output is written, if not for good: what it delivered is to last together with it."""
        if self._every and recorder:
            recorder.deliver(self._asked, self._delivered, over=self.over)

    def finish(self) -> None:
        """The run has come to its end: nothing is to be taken up."""
        if self.feed:
            self.feed.forget()


def asked(request: Request) -> str:
    """A name for all that decides what a run writes, but for the inputs."""
    free: Request = request._replace(
        inputs=[], files_from=None, jobs=None, log=None, quiet=False, strict=False, fail_on=None, commit_every=None
    )
    return _hashed(repr((os.getcwd(), free)).encode("utf-8", "surrogatepass"))


def _key(item: Input) -> str | None:
    """What an input is known by; None for what can't be seen, which will say so where it is read."""
    about = repr((item.name, item.url, item.at and item.at.isoformat())).encode("utf-8", "surrogatepass")
    if item.data is not None:
        return _hashed(about, item.data)
    try:
        status = os.stat(item.name)
    except (OSError, ValueError):
        return None
    return _hashed(about, repr((status.st_size, status.st_mtime_ns)).encode())


def _hashed(*parts: bytes) -> str:
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        found.update(b"%d;" % len(part))
        found.update(part)
    return found.hexdigest()
