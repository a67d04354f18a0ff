"""Options that several commands share, each said once: its name, its type, its help."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import Annotated, Literal

import typer

from wirecli.errors import UsageError
from wirecli.writers import SUFFIXES, Rows

Format = Literal["json", "jsonl", "csv", "pretty"]
Rounding = Literal["floor", "nearest"]

At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="TIME",
        help="When the page was read: ISO 8601, or Dutch or English words (gisteren 18:00). "
        "Default: the file's modification time; now for standard input.",
    ),
]
AtNow = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="TIME",
        help="What the text is read against: ISO 8601, or Dutch or English words. Default: now.",
    ),
]
Zone = Annotated[str, typer.Option("--tz", metavar="ZONE", help="The time zone of the page and of all output.")]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="Default: by the suffix of --output, else pretty on a terminal, else jsonl."),
]
RowsOption = Annotated[
    Rows | None, typer.Option("--rows", help="CSV: a row a story (the default), or a row a time expression.")
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all, not to standard output."),
]
Excel = Annotated[
    bool, typer.Option("--excel", help="CSV that a Dutch Excel opens right: BOM, semicolons, no formula runs.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors on standard error.")]


def known_encoding(name: str | None) -> str | None:
    """`name`, where Python has an encoding of that name for text; else UsageError."""
    if name is not None:
        try:
            "".encode(name)
        except (LookupError, ValueError):
            raise UsageError(f"there is no encoding {name!r}", "give one that Python knows, like cp1252") from None
    return name


def format_for(chosen: Format | None, output: str | None, *, rows: Rows | None = None, excel: bool = False) -> str:
    """The name of the format: as chosen, by the output's suffix, as CSV's own options say, or by what stdout is.

    UsageError where the suffix says nothing known, or where options for CSV meet another format.
    """
    name: str
    suffix = PurePath(output or "").suffix.lower()
    csv_option = "--rows" if rows else "--excel" if excel else None
    if chosen:
        name = chosen
    elif suffix:
        if suffix not in SUFFIXES:
            raise UsageError(f"the suffix of {output} names no format", f"use one of {' '.join(SUFFIXES)}, or --format")
        name = SUFFIXES[suffix]
    elif csv_option:
        name = "csv"
    else:
        at_terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
        name = "pretty" if at_terminal else "jsonl"
    if csv_option and name != "csv":
        raise UsageError(f"{csv_option} is for CSV, not for {name}", "add --format csv")
    return name
