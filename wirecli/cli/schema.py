"""`wirecli schema`: the output contract for programs."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from wirecli.base.jsonbytes import dumps
from wirecli.cli.parameters import Output, one_of
from wirecli.run.output import opened
from wirecli.writers.schema import ROOTS
from wirecli.writers.schema import schema as schema_of

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def schema(
    of: Annotated[
        str,
        typer.Argument(
            metavar=f"[{'|'.join(ROOTS)}]",
            help="A line of which output it describes.",
            parser=partial(one_of, tuple(ROOTS), "what the schema is of"),
        ),
    ] = "page",
    output: Output = None,
) -> None:
    """Print the JSON Schema of the output.

    It is of draft 2020-12 and describes a line of jsonl, or an item of json's array.
    """
    with opened(output) as stream:
        stream.write(dumps(schema_of(of), indent=True, line=True))
