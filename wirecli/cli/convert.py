"""`wirecli convert`: pages in, stories out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated

import typer

from wirecli import batch
from wirecli.cli import moments
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
)
from wirecli.cli.output import opened
from wirecli.model import Page
from wirecli.writers import Layout, writer

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
    quiet: Quiet = False,
) -> None:
    """Cut pages into stories, each with its time and the times it speaks of."""
    if not inputs and (sys.stdin is None or sys.stdin.isatty()):
        typer.echo(context.get_help())
        raise typer.Exit
    name = format_for(format, output, rows=rows, excel=excel)
    layout = Layout(rows=rows or "stories", excel=excel, stream=None if output else sys.stdout)
    zone, now = moments.zone(tz), datetime.now(UTC)
    options = batch.Options(
        zone=tz,
        at=moments.moment(at, "--at", zone, now) if at is not None else None,
        published=moments.moment(published, "--published", zone, now) if published is not None else None,
        encoding=encoding,
        stamp_rounding=stamp_rounding,
    )
    tally = Tally(quiet=quiet, strict=strict)
    outcomes = batch.run(batch.expand(inputs or [batch.STANDARD_INPUT]), options)
    with opened(output) as stream:
        for chunk in writer(name, "pages")(tally.pages(outcomes), layout):
            stream.write(chunk)
        if not tally.read and output:
            raise typer.Exit(3)  # leaves a file of an earlier run as it was
    raise typer.Exit(tally.status())


@dataclass(slots=True)
class Tally:
    """Hands on the pages of a run, says what went wrong with the others, and counts both."""

    quiet: bool
    strict: bool
    read: int = 0
    failed: int = 0
    _warned: int = field(default=0)

    def pages(self, outcomes: Iterable[batch.Outcome]) -> Iterator[Page]:
        """The pages among `outcomes`; failures and, unless quiet, warnings go to standard error as they come."""
        for outcome in outcomes:
            if outcome.page is None:
                self.failed += 1
                if outcome.error:
                    complain(outcome.error)
                continue
            self.read += 1
            self._warned += bool(outcome.page.warnings)
            if not self.quiet:
                for warning in outcome.page.warnings:
                    say(f"{outcome.name}: warning: {warning.message} [{warning.code}]")
            yield outcome.page

    def status(self) -> int:
        """0 all converted, 1 some input failed, 3 nothing could be read."""
        if self.failed and not self.read:
            return 3
        return 1 if self.failed or (self.strict and self._warned) else 0
