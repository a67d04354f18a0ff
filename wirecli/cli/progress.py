"""How far a long run is: a bar with the rate and the time left, on a terminal's standard error only."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain

from wirecli.cli import console
from wirecli.run.inputs import STANDARD_INPUT, expand, listed
from wirecli.run.outcomes import Outcome, counted
from wirecli.run.report import Reporter, Watch
from wirecli.run.request import Request

DELAY = 1.0
"""Seconds before the bar shows: a run that is done sooner needs none."""

INTERVAL = 0.2
"""Seconds between two drawings."""

LEAST = 8
"""Columns of a bar on a terminal that has no room for it; what stands behind it is cut off then."""


@contextmanager
def shown(request: Request) -> Iterator[Watch]:
    """A pass-through for the outcomes of what is requested, which draws how far they are; wiped at the end.

    It draws where standard error is a terminal and the data go elsewhere: on one terminal they would break the bar.
    """
    shows, shows_data = [stream is not None and stream.isatty() for stream in (sys.stderr, sys.stdout)]
    elsewhere = not shows_data or request.append is not None or request.output not in (None, "-", "/dev/stdout")
    if request.quiet or not (shows and elsewhere):
        yield iter
        return
    try:
        yield partial(_watched, total=lambda: _count(request.inputs, request.files_from))
    finally:
        console.wipe()


def _watched(outcomes: Iterable[Outcome], total: Callable[[], int | None]) -> Iterator[Outcome]:
    begun = time.monotonic()
    due, known = begun + DELAY, None
    done = 0
    for outcome in outcomes:
        yield outcome
        done += outcome.done is None  # a mark of a checkpoint is no page
        now = time.monotonic()
        if now >= due and done:
            if due == begun + DELAY:  # counted only once it is worth it
                known = total()
            due = now + INTERVAL
            console.draw(line(done, known, now - begun, _columns() - 1))


def line(done: int, total: int | None, seconds: float, width: int) -> str:
    """The bar after `done` pages in `seconds`, as wide as there is room; without a `total` no bar and no time left."""
    rate = done / seconds
    speed = f"{counted(round(rate))} a second"
    if total is None or total < done:
        return f"{counted(done, 'page')}, {speed}"[:width]
    minutes, left = divmod(round((total - done) / rate), 60)
    clock = f"{minutes // 60}:{minutes % 60:02}:{left:02}" if minutes >= 60 else f"{minutes}:{left:02}"
    told = f" {counted(done)} of {counted(total)} pages, {speed}, {clock} left"
    size = max(width - len(told) - len("[]"), LEAST)
    full = size * done // total
    return f"[{'#' * full}{'-' * (size - full)}]{told}"[:width]


def _columns() -> int:
    """The width of the terminal that the bar stands on, which need not be that of the data."""
    try:
        return int(os.environ["COLUMNS"]) or 80
    except (KeyError, ValueError):
        pass
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError, AttributeError):
        return 80


def _count(inputs: list[str], files_from: str | None) -> int | None:
    """How many pages the inputs stand for; None where only reading a stream would tell."""
    names: Iterable[str] = inputs
    if files_from == STANDARD_INPUT or STANDARD_INPUT in inputs:
        return None
    if files_from is None:
        return sum(1 for _ in expand(names))
    try:
        with open(files_from, "rb") as stream:
            return sum(1 for _ in expand(chain(names, listed(stream))))
    except OSError:
        return None


REPORTER = Reporter(console.say, console.complain, console.keep_log, shown)
"""The command line's: standard error, the log, and the bar."""
