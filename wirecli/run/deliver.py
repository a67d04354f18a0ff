"""What `wirecli convert` does, once its options are read: from inputs to an exit status. Without typer."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, cast

from wirecli.cli import console, moments, progress
from wirecli.cli.console import complain, say
from wirecli.cli.formats import format_for, known_encoding
from wirecli.errors import InputError, UsageError
from wirecli.model import Page
from wirecli.run import pool
from wirecli.run.inputs import STANDARD_INPUT, expand, listed
from wirecli.run.output import opened, settle
from wirecli.writers import Layout, Rows, writer

if TYPE_CHECKING:
    from wirecli.store import Recorder


APPENDABLE = ("jsonl", "csv")
"""Formats whose files grow by lines."""


class Request(NamedTuple):
    """The options of `wirecli convert` as they were typed; choices and the number of jobs are checked, no more."""

    inputs: list[str]
    at: str | None = None
    published: str | None = None
    tz: str = "Europe/Amsterdam"
    format: str | None = None
    rows: Rows | None = None
    output: str | None = None
    append: str | None = None
    excel: bool = False
    encoding: str | None = None
    stamp_rounding: str = "auto"
    strict: bool = False
    files_from: str | None = None
    jobs: int | None = None
    store: str | None = None
    new: bool = False
    log: str | None = None
    quiet: bool = False


class _NothingRead(Exception):  # noqa: N818 - no error: it closes files as one does, so that earlier ones stay
    """Nothing is to be delivered."""


def convert(request: Request) -> int:
    """Does it; the exit status. WireError for what the user can mend."""
    if request.append is not None and request.output is not None:
        raise UsageError("--append and --output exclude each other", "give one of them")
    if request.new and request.store is None:
        raise UsageError("--new needs a store", "add --store FILE.db")
    name = format_for(request.format, request.append or request.output, rows=request.rows, excel=request.excel)
    if request.append is not None and name not in APPENDABLE:
        raise UsageError(f"--append can't add to {name}", f"use --format {' or '.join(APPENDABLE)}")
    options = _options(request)
    if request.log is not None:
        console.keep_log(request.log)
    tally = Tally(quiet=request.quiet, strict=request.strict)
    try:
        with ExitStack() as stack:
            _deliver(request, name, options, tally, stack)
    except _NothingRead:
        pass
    tally.sum_up()
    return tally.status()


def _options(request: Request) -> pool.Options:
    zone, now = moments.zone(request.tz), datetime.now(UTC)

    def moment(text: str | None, option: str) -> datetime | None:
        return moments.moment(text, option, zone, now) if text is not None else None

    if request.stamp_rounding != "auto":
        from wirecli.convert import check_rounding

        check_rounding(request.stamp_rounding)
    return pool.Options(
        zone=request.tz,
        at=moment(request.at, "--at"),
        published=moment(request.published, "--published"),
        encoding=known_encoding(request.encoding),
        stamp_rounding=request.stamp_rounding,
    )


def _deliver(request: Request, name: str, options: pool.Options, tally: Tally, stack: ExitStack) -> None:
    """Opens what is to be written, and writes the pages; `stack` closes all of it. _NothingRead where none could be."""
    # The first to be opened is the last to be closed: the store remembers what is complete on disk, not before.
    if request.store is not None:
        from wirecli.store import recording

        tally.recorder = stack.enter_context(recording(request.store))
        tally.only_new = request.new
    continued = False
    if request.append is not None:
        from wirecli.store.journal import appending

        journal = tally.recorder.journal if tally.recorder else None
        stream, continued = stack.enter_context(appending(request.append, journal))
    else:
        stream = stack.enter_context(opened(request.output))
    layout = Layout(
        rows=request.rows or "stories",
        excel=request.excel,
        header=not continued,
        stream=None if request.output or request.append else sys.stdout,
    )
    names = _names(request.inputs, request.files_from, stack)
    watched = stack.enter_context(progress.shown(request.inputs, request.files_from, quiet=request.quiet))
    outcomes = stack.enter_context(closing(pool.run(expand(names), options, jobs=request.jobs or _cores())))
    for chunk in writer(name, "pages")(tally.pages(watched(outcomes)), layout):
        stream.write(chunk)
    if tally.recorder and not (request.output or request.append):
        settle(stream)
    if not tally.read and (request.output or request.append or request.store):
        raise _NothingRead


def _names(inputs: list[str], files_from: str | None, stack: ExitStack) -> Iterable[str]:
    """What to convert: the arguments, then what the list says; standard input where nothing is named."""
    if files_from is None:
        return inputs or [STANDARD_INPUT]
    if files_from == STANDARD_INPUT:
        return chain(inputs, listed(cast(io.BufferedReader, sys.stdin.buffer) if sys.stdin else io.BytesIO()))
    try:
        stream = stack.enter_context(open(files_from, "rb"))  # noqa: SIM115 - pathlib costs 3 ms
    except OSError as error:
        message = f"{files_from}: can't be read: {error.strerror}"
        raise InputError(message, "it is to hold the names of pages") from error
    return chain(inputs, listed(stream))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(slots=True)
class Tally:
    """Hands on the pages of a run, recorded where there is a store, says what went wrong, and counts."""

    quiet: bool
    strict: bool
    recorder: Recorder | None = None
    only_new: bool = False
    read: int = 0
    failed: int = 0
    stories: int = 0
    new: int = 0
    warned: int = 0

    def pages(self, outcomes: Iterable[pool.Outcome]) -> Iterator[Page]:
        """The pages among `outcomes` that are to be written.

        Failures and, unless quiet, warnings go to standard error as they come.
        """
        for outcome in outcomes:
            page = outcome.page
            if page is None:
                self.failed += 1
                if outcome.error:
                    complain(outcome.error)
                continue
            self.read += 1
            self.stories += len(page.stories())
            wanted: Page | None = page
            if self.recorder:
                recorded = self.recorder.record(page)
                self.new += len(recorded.new)
                page = recorded.page
                wanted = recorded.news() if self.only_new else page
            self.warned += bool(page.warnings)
            for warning in page.warnings:
                say(f"{outcome.name}: warning: {warning.message} [{warning.code}]", quiet=self.quiet)
            if wanted:
                yield wanted

    def sum_up(self) -> None:
        """A line that counts, where there was more than one input or a store; always in the log."""
        number = progress.number
        counts = [number(self.read, "page"), number(self.stories, "story")]
        counts += [f"{number(self.new)} new"] * bool(self.recorder)
        counts += [f"{number(self.failed)} failed"]
        say(", ".join(counts), quiet=self.quiet or self.read + self.failed < 2)

    def status(self) -> int:
        """0 all converted, 1 some input failed, 3 nothing could be read."""
        if self.failed and not self.read:
            return 3
        return 1 if self.failed or (self.strict and self.warned) else 0
