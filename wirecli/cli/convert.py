"""`wirecli convert`: pages in, stories out."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from wirecli import batch
from wirecli.cli import console, moments, progress
from wirecli.cli.console import complain, say
from wirecli.cli.options import (
    At,
    Excel,
    FormatOption,
    Output,
    Quiet,
    Rounding,
    RowsOption,
    Zone,
    format_for,
    known_encoding,
)
from wirecli.cli.output import opened
from wirecli.errors import InputError, UsageError
from wirecli.model import Page
from wirecli.writers import Layout, writer

if TYPE_CHECKING:
    from wirecli.store import Recorder

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def convert(
    context: typer.Context,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE|DIR|-]...",
            help="Pages: files, directories (every .txt, .html and .htm in them, at any depth, in order of name), "
            "or - for standard input, which is also read when nothing is named.",
            show_default=False,
        ),
    ] = None,
    at: At = None,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="TIME", help="When the lead story was published, as for --at."),
    ] = None,
    tz: Zone = "Europe/Amsterdam",
    format: FormatOption = None,
    rows: RowsOption = None,
    output: Output = None,
    append: Annotated[
        str | None,
        typer.Option("--append", metavar="FILE", help="Add to the JSON Lines or CSV file FILE: all lines or none."),
    ] = None,
    excel: Excel = False,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help="The pages' encoding; told from the bytes if unsaid."),
    ] = None,
    stamp_rounding: Annotated[
        Rounding, typer.Option("--stamp-rounding", help="How the site rounds the age in its stamps.")
    ] = "floor",
    strict: Annotated[
        bool, typer.Option("--strict", help="Count a page with warnings as failed (exit status 1).")
    ] = False,
    files_from: Annotated[
        str | None,
        typer.Option(
            "--files-from",
            metavar="FILE",
            help="Read what to convert from FILE (- for standard input), NUL or newline "
            "between the names; after the arguments.",
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes to use at most. Default: one a core."),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            metavar="FILE.db",
            help="Record stories and sightings in this store, and take from it what "
            "earlier pages said of a story's time.",
        ),
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="Write only stories that the store did not have.")] = False,
    log: Annotated[
        str | None,
        typer.Option(
            "--log", metavar="FILE", help="Add every message to FILE, with its time, also those --quiet hides."
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Cut pages into stories.

    Each comes with the time at which it was published and the times of which it speaks.
    """
    if not inputs and files_from is None and (sys.stdin is None or sys.stdin.isatty()):
        typer.echo(context.get_help())
        raise typer.Exit
    if append is not None and output is not None:
        raise UsageError("--append and --output exclude each other", "give one of them")
    if new and store is None:
        raise UsageError("--new needs a store", "add --store FILE.db")
    name = format_for(format, append or output, rows=rows, excel=excel)
    if append is not None and name not in APPENDABLE:
        raise UsageError(f"--append can't add to {name}", f"use --format {' or '.join(APPENDABLE)}")
    if log is not None:
        console.keep_log(log)
    zone, now = moments.zone(tz), datetime.now(UTC)
    options = batch.Options(
        zone=tz,
        at=moments.moment(at, "--at", zone, now) if at is not None else None,
        published=moments.moment(published, "--published", zone, now) if published is not None else None,
        encoding=known_encoding(encoding),
        stamp_rounding=stamp_rounding,
    )
    with ExitStack() as stack:
        # The first to be opened is the last to be closed: the store remembers what is complete on disk, not before.
        recorder = None
        if store is not None:
            from wirecli.store import recording

            recorder = stack.enter_context(recording(store))
        continued = False
        if append is not None:
            from wirecli.journal import appending

            stream, continued = stack.enter_context(appending(append, recorder.journal if recorder else None))
        else:
            stream = stack.enter_context(opened(output))
        layout = Layout(
            rows=rows or "stories",
            excel=excel,
            header=not continued,
            stream=None if output or append else sys.stdout,
        )
        names = _names(inputs, files_from, stack)
        watched = stack.enter_context(progress.shown(inputs, files_from, quiet=quiet))
        tally = Tally(quiet=quiet, strict=strict, recorder=recorder, only_new=new)
        outcomes = stack.enter_context(closing(batch.run(batch.expand(names), options, jobs=jobs or _cores())))
        for chunk in writer(name, "pages")(tally.pages(watched(outcomes)), layout):
            stream.write(chunk)
        if not tally.read and (output or append or store):
            tally.sum_up()
            raise typer.Exit(3)  # leaves a file of an earlier run as it was
    tally.sum_up()
    raise typer.Exit(tally.status())


APPENDABLE = ("jsonl", "csv")
"""Formats whose files grow by lines."""


def _names(inputs: list[str] | None, files_from: str | None, stack: ExitStack) -> Iterable[str]:
    """What to convert: the arguments, then what the list says; standard input where nothing is named."""
    if files_from is None:
        return inputs or [batch.STANDARD_INPUT]
    if files_from == batch.STANDARD_INPUT:
        return chain(
            inputs or [], batch.listed(cast(io.BufferedReader, sys.stdin.buffer) if sys.stdin else io.BytesIO())
        )
    try:
        stream = stack.enter_context(Path(files_from).open("rb"))  # noqa: SIM115
    except OSError as error:
        message = f"{files_from}: can't be read: {error.strerror}"
        raise InputError(message, "it is to hold the names of pages") from error
    return chain(inputs or [], batch.listed(stream))


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

    def pages(self, outcomes: Iterable[batch.Outcome]) -> Iterator[Page]:
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
        counts = [f"{progress.number(self.read)} pages", f"{progress.number(self.stories)} stories"]
        counts += [f"{progress.number(self.new)} new"] * bool(self.recorder)
        counts += [f"{progress.number(self.failed)} failed"]
        say(", ".join(counts), quiet=self.quiet or self.read + self.failed < 2)

    def status(self) -> int:
        """0 all converted, 1 some input failed, 3 nothing could be read."""
        if self.failed and not self.read:
            return 3
        return 1 if self.failed or (self.strict and self.warned) else 0
