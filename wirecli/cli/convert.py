"""`wirecli convert`: its options, as typer reads them."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from wirecli.cli import progress
from wirecli.cli.options import CONVERT
from wirecli.cli.parameters import taking
from wirecli.run import deliver as conversion
from wirecli.run.request import Request

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@taking(CONVERT)
def convert(
    context: typer.Context,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE|DIR|-]...",
            help="Pages, wires, feeds, exports, mails and archives: files, directories (every file in them that is "
            "called as one of these, at any depth, in order of name), or - for standard input, which is also read "
            "when nothing is named.",
            show_default=False,
        ),
    ] = None,
    **told: Any,
) -> None:
    """Cut pages into stories.

    Each comes with the time at which it was published and the times of which it speaks.
    """
    if not inputs and told["files_from"] is None and sys.stdin is not None and sys.stdin.isatty():
        typer.echo(context.get_help())
        raise typer.Exit
    raise typer.Exit(conversion.convert(Request(inputs or [], **told), progress.REPORTER))
