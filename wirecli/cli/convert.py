"""`wirecli convert`: its options, as typer reads them."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from wirecli.cli.options import At, Excel, FormatOption, Output, Quiet, Rounding, RowsOption, Zone
from wirecli.run import deliver as conversion

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
    stamp_rounding: Rounding = "auto",
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
    request = conversion.Request(
        inputs=inputs or [],
        at=at,
        published=published,
        tz=tz,
        format=format,
        rows=rows,
        output=output,
        append=append,
        excel=excel,
        encoding=encoding,
        stamp_rounding=stamp_rounding,
        strict=strict,
        files_from=files_from,
        jobs=jobs,
        store=store,
        new=new,
        log=log,
        quiet=quiet,
    )
    raise typer.Exit(conversion.convert(request))
