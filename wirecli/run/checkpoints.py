"""What a run delivers for good, and what needs no reading for it was delivered before.

With checkpoints a run notes its inputs step by step, so that one that was interrupted can be taken up; at its end the
note goes. A run that wants what is new notes them for all that come: in an input of which the store has all, none can
find anything new.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from wirecli import __version__
from wirecli.errors import WireError
from wirecli.run import known
from wirecli.run.inputs import Input
from wirecli.run.outcomes import Outcome
from wirecli.run.pool import Options
from wirecli.run.request import Request
from wirecli.run.summary import Summary, unpacked

if TYPE_CHECKING:
    from wirecli.store import Recorder
    from wirecli.store.progress import FeedProgress

_Timed = Callable[[Iterator[Input]], Iterator[Input]]
_Told = Callable[[str], str | None]


class Steps:
    """The steps of a run, each of about `every` pages; without a number all is one step.

    `options` are those of the run, with what is asked of inputs where these are to be noted.
    """

    def __init__(self, request: Request, options: Options) -> None:
        self._every = request.commit_every
        # A store that tells what is new knows inputs for good, so that it needs no checkpoints beside.
        self._run = "" if request.new else _run(request)
        self._beside = request.append if self._every and request.store is None else None
        if request.new:
            options = options._replace(asked=known.Asked(_reads(request, options), piped=False))
        elif self._every:
            options = options._replace(asked=known.Asked(self._run, piped=True))
        self.options = options
        self._told: _Told | None = None
        self._begun = False
        self._delivered: list[tuple[str, str]] = []
        self.feed: FeedProgress | None = None
        self.over = False

    def opened(self) -> AbstractContextManager[FeedProgress | None]:
        """What keeps the record of a run without a store: a file beside the one that is appended to."""
        if self._beside is None:
            return nullcontext()
        from wirecli.store.progress import progress

        return progress(self._beside, self._run)

    def begin(self, recorder: Recorder | None) -> None:
        """A step begins; at the first, what earlier runs delivered is looked up."""
        self._delivered = []
        if self.options.asked is None:
            return
        if self.feed:
            self.feed.step = self._delivered
        if recorder and not self._run:
            inputs = recorder.inputs()
            self._told = inputs.get if inputs else None
        elif not self._begun:
            told = recorder.inputs(self._run).all() if recorder else self.feed.known if self.feed else {}
            self._told = told.get if told else None
        self._begun = True

    def pending(self, timed: _Timed) -> _Timed:
        """`timed`, and then each input; those that were delivered say what was to be said of them, and aren't read."""
        if self.options.asked is None:
            return timed
        return lambda inputs: map(self._looked_up, timed(inputs))

    def _looked_up(self, item: Input) -> Input:
        asked = self.options.asked
        if self._told is None or asked is None or item.error or item.held or item.left_out is not None:
            return item
        try:
            reading = known.read(item, ZoneInfo(self.options.zone), self.options.at)
        except (WireError, MemoryError):  # is said where it is read to be converted
            return item
        key = known.key(item, reading, asked)
        said = self._told(key) if key is not None else None
        summary = unpacked(said) if said is not None else None
        return item if summary is None else item._replace(data=None, known=summary)

    def of(self, outcomes: Iterator[Outcome]) -> Iterator[Iterator[Outcome]]:
        """The outcomes, a step each; a step ends with an input, never between two documents of one."""
        while not self.over:
            yield self._step(outcomes)

    def _step(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        pages = 0
        for outcome in outcomes:
            pages += outcome.page is not None or outcome.written is not None
            yield outcome
            if outcome.done is not None and self._every and pages >= self._every:
                return
        self.over = True

    def keep(self, key: str, summary: Summary) -> None:
        """All documents of an input have come. What failed is told again, unless that would deliver the rest twice."""
        if summary.whole or (self._run and summary.pages):
            self._delivered.append((key, summary.packed()))

    def end(self, recorder: Recorder | None) -> None:
        """The step's output is written, if not for good: what it delivered is to last together with it."""
        if self.options.asked is None or recorder is None:
            return
        inputs = recorder.inputs(self._run)
        if self._run and self.over:
            inputs.forget()
        else:
            inputs.keep(self._delivered)

    def finish(self) -> None:
        """The run has come to its end: nothing is to be taken up."""
        if self.feed:
            self.feed.forget()


def _run(request: Request) -> str:
    """A name for all that decides what a run writes, but for the inputs."""
    free: Request = request._replace(
        inputs=[], files_from=None, jobs=None, log=None, quiet=False, strict=False, fail_on=None, commit_every=None
    )
    return known.named(os.getcwd(), free)


def _reads(request: Request, options: Options) -> str:
    """A name for all that decides what is found in an input."""
    return known.named(__version__, request.usable, options)
