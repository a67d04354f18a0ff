"""What `wirecli convert` does, once its options are read: from inputs to an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from wirecli.base import orders
from wirecli.errors import OutputError, UsageError, WireError
from wirecli.model import Page, PageWarning
from wirecli.records import NamedTuple
from wirecli.run import pool
from wirecli.run.checkpoints import Steps
from wirecli.run.clashes import refuse_twice, refused
from wirecli.run.inputs import expand
from wirecli.run.outcomes import Outcome, counted, too_large
from wirecli.run.output import opened, settle
from wirecli.run.report import Reporter
from wirecli.run.request import Request, format_of, names_of, options_of, timed_by
from wirecli.run.summary import Summary, of_page
from wirecli.run.usable import usable
from wirecli.run.warned import Modified, Warned, codes
from wirecli.writers import Format, Layout, continues, pieces, writer

if TYPE_CHECKING:
    from wirecli.store import Recorder


_FIRST_LINE = 1 << 20
"""Bytes of a file's first line that are looked at before more is added."""


NOTHING = 3
"""The exit status where nothing could be read; a list that names nothing is no failure, and what it gives is empty."""


class _NothingRead(Exception):  # noqa: N818 - no error: it closes files as one does, so that earlier ones stay
    """Nothing is to be delivered."""


def convert(request: Request, reporter: Reporter) -> int:
    """Does it; the exit status. WireError for what the user can mend."""
    format, options = format_of(request), options_of(request)
    refuse_twice(request)
    if request.log is not None:
        reporter.keep_log(request.log)
    warned = Warned(
        reporter.say,
        quiet=request.quiet,
        strict=request.strict,
        fail_on=codes(request.fail_on),
        logged=request.log is not None,
    )
    tally = Tally(reporter, warned, quiet=request.quiet, usable=request.usable)
    try:
        with ExitStack() as stack:
            _deliver(request, format, options, tally, stack)
    except _NothingRead:
        pass
    tally.sum_up()
    return tally.status()


def _deliver(request: Request, format: Format, options: pool.Options, tally: Tally, stack: ExitStack) -> None:
    """Reads the pages and writes them, step by step; `stack` closes what is read. _NothingRead where none could be."""
    layout = Layout(
        rows=request.rows,
        excel=request.excel,
        stream=None if request.output or request.append else sys.stdout,
        language=request.lang,
        warn=tally.warn,
    )
    steps = Steps(request, options)
    options = steps.options
    if options.asked:
        tally.keep = steps.keep
    if request.store is None and not request.usable and format.appendable:  # nobody looks into the pages
        rendering = pool.Rendering(format.name, layout._replace(header=False, stream=None, warn=None))
        options = options._replace(rendering=rendering)
    steps.feed = stack.enter_context(steps.opened())
    names = names_of(request, stack)
    watched = stack.enter_context(tally.reporter.watching(request))
    inputs = refused(request, expand(names))
    timed = steps.pending(timed_by(request))
    running = pool.run(inputs, options, jobs=request.jobs or cores(), timed=timed)
    outcomes = stack.enter_context(closing(running))
    for step in steps.of(iter(watched(outcomes))):
        with ExitStack() as opening:
            write = _written(_Job(request, format, layout), tally, steps, opening)
            steps.begin(tally.recorder)
            write(tally.pages(step))
            steps.end(tally.recorder)
            if tally.status() == NOTHING and (request.output or request.append or request.store):
                raise _NothingRead
        layout = layout._replace(header=False)
    steps.finish()


class _Job(NamedTuple):
    """What is to be written, and how it is laid out."""

    request: Request
    format: Format
    layout: Layout


def _written(job: _Job, tally: Tally, steps: Steps, stack: ExitStack) -> Callable[[Iterable[Page | bytes]], None]:
    """Opens what is to be written; what writes pages there. `stack` closes it, which makes it last."""
    request, format, layout = job
    # The first to be opened is the last to be closed: the store remembers what is complete on disk, not before.
    if request.store is not None:
        from wirecli.store import recording

        tally.recorder = stack.enter_context(recording(request.store))
        tally.only_new = request.new
    if request.append is not None:
        from wirecli.store.journal import appending
        from wirecli.store.progress import take_back

        take_back(request.append)
        journal = tally.recorder.journal if tally.recorder else steps.feed
        stream, continued = stack.enter_context(appending(request.append, journal))
        if continued:
            _require_same_layout(request.append, format, layout._replace(header=True))
        layout = layout._replace(header=not continued)
    elif (tables := _tables(request.output, format)) is not None:
        return partial(tables.write, layout=layout, stack=stack)
    else:
        stream = stack.enter_context(opened(request.output, styled=format.styled))

    def write(pages: Iterable[Page | bytes]) -> None:
        chunks = _parts(format, pages, layout) if format.appendable else writer(format.name, "pages")(pages, layout)
        for chunk in chunks:
            stream.write(chunk)
        if tally.recorder and not (request.output or request.append):
            settle(stream)

    return write


def _parts(format: Format, pages: Iterable[Page | bytes], layout: Layout) -> Iterator[bytes]:
    """What a format of which each page is a part of its own writes of pages, of which some are bytes already."""
    write = writer(format.name, "pages")
    yield from write([], layout)
    later = layout._replace(header=False)
    for page in pages:
        if isinstance(page, bytes):
            yield page
        else:
            yield from write([page], later)
        del page  # before the next is read


class _Tables:
    """A folder that a format writes several files into, each whole or not at all."""

    def __init__(self, folder: str, module: Any) -> None:
        self._folder, self._module = folder, module

    def write(self, pages: Iterable[Page | bytes], layout: Layout, stack: ExitStack) -> None:
        """Writes the files; those of the folder stay as they were where `stack` is left by an error."""
        try:
            os.makedirs(self._folder, exist_ok=True)
        except OSError as error:
            raise OutputError(f"cannot make the folder {self._folder}: {error.strerror}", "name another") from error
        files = {name: stack.enter_context(opened(os.path.join(self._folder, name))) for name in self._module.FILES}
        for name, data in self._module.tables(pages, layout):
            files[name].write(data)


def _tables(output: str | None, format: Format) -> _Tables | None:
    """The folder that is to be written; None for an output that is one file. UsageError for a format of one file."""
    if output is None or not (output.endswith("/") or os.path.isdir(output)):
        return None
    if not format.folder:
        raise UsageError(f"{output} is a folder, and {format.name} is one file", "name the file in it")
    return _Tables(output, import_module(format.module))


def _require_same_layout(name: str, format: Format, layout: Layout) -> None:
    """UsageError where lines of a layout can't go on what a file holds; it is locked, so it stays as it is."""
    with open(name, "rb") as file:
        begins = file.readline(_FIRST_LINE)
    if not continues(format.name, "pages", begins, layout):
        raise UsageError(
            f"{name}: what stands there is laid out otherwise than these lines, so nothing was added",
            "give --append a new file, or the --format, --rows and --excel that it was begun with",
        )


def cores() -> int:
    """How many processes may run at a time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Tally:
    """Hands on the pages of a run, recorded where there is a store, says what went wrong, and counts."""

    def __init__(self, reporter: Reporter, warned: Warned, *, quiet: bool, usable: bool) -> None:
        self.reporter = reporter
        self.recorder: Recorder | None = None
        self.only_new = False
        self.read = 0
        self.keep: Callable[[str, Summary], None] | None = None
        self._quiet = quiet
        self._warned = warned
        self._usable = usable
        self._modified = Modified()
        self._failed = self._stories = self._new = self._held = self._earlier = 0
        self._input = "", Summary()  # the input whose documents are coming, and what they came to

    def pages(self, outcomes: Iterable[Outcome]) -> Iterator[Page | bytes]:
        """The pages among `outcomes` that are to be written, as bytes those that are written already.

        Failures and, unless quiet, warnings are said as they come.
        """
        for outcome in outcomes:
            orders.check()
            if outcome.note is not None:
                self.reporter.say(outcome.note, quiet=self._quiet)
            elif outcome.known is not None:
                self._earlier += outcome.known.pages
                self._count(outcome.name, outcome.known)
            elif outcome.done is not None:
                self._keep(outcome.name, outcome.done)
            elif outcome.written is not None:
                self._count(outcome.name, outcome.written.summary)
                yield outcome.written.data
            elif outcome.page is None:
                self._fail(outcome.name, outcome.error)
            elif (page := self._taken(outcome.name, outcome.page)) is not None:
                yield page

    def _taken(self, name: str, page: Page) -> Page | None:
        """What is to be written of a page, which is counted and recorded."""
        left = usable(page) if self._usable else page
        if left is None:
            self._count(name, Summary(held=1))
            return None
        if not pieces.fits(left, stored=self.recorder is not None):
            self._fail(name, too_large(name))
            return None
        if self.recorder is None:
            self._count(name, of_page(left))
            return left
        try:
            recorded = self.recorder.record(left)
        except MemoryError:
            recorded = None
        if recorded is None:  # not sooner: an exception holds all that the page had come to
            self._fail(name, too_large(name))
            return None
        self._new += len(recorded.new)
        self._count(name, of_page(recorded.page))
        return recorded.news() if self.only_new else recorded.page

    def _fail(self, name: str, error: WireError | None) -> None:
        self._count(name, Summary(failed=1))
        if error is not None:
            self.reporter.complain(error)

    def _count(self, name: str, summary: Summary) -> None:
        """Counts documents of the input `name`, and says what is to be said of them."""
        self.read += summary.pages
        self._stories += summary.stories
        self._held += summary.held
        self._failed += summary.failed
        if summary.modified is not None:
            self._modified.note(name, summary.modified)
        for warning in summary.warnings:
            self._warned.told(name, warning)
        if self.keep is not None:
            told, before = self._input
            self._input = name, before.with_more(summary) if told == name else summary

    def _keep(self, name: str, key: str) -> None:
        """All documents of an input have come."""
        told, summary = self._input
        if self.keep is not None:
            self.keep(key, summary if told == name else Summary())
        self._input = "", Summary()

    def warn(self, warning: PageWarning) -> None:
        """Takes a warning about what is written."""
        self._warned.told("", warning)

    def sum_up(self) -> None:
        """Lines that count, where there was more than one input or a store; always in the log."""
        if doubt := self._modified.doubt():
            self._warned.told("", doubt)
        self._warned.sum_up()
        counts = [counted(self.read, "page")]
        counts += [f"{counted(self._earlier)} of them by an earlier run"] * bool(self._earlier)
        counts += [counted(self._stories, "story")]
        counts += [f"{counted(self._new)} new"] * bool(self.recorder)
        counts += [f"{counted(self._held)} held back"] * bool(self._held)
        counts += [f"{counted(self._failed)} failed"]
        alone = self.read + self._failed + self._held < 2 and not self._held
        quiet = self._quiet or alone
        self.reporter.say(", ".join(counts), quiet=quiet)

    def status(self) -> int:
        """0 all converted, 1 some input failed, 3 nothing could be read or nothing may be published."""
        if (self._failed or self._held) and not self.read:
            return NOTHING
        return 1 if self._failed or self._warned.failed else 0
