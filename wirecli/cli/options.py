"""Options that several commands share, each said once: its name, its type, its help."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from wirecli.writers import Rows

Format = Literal["json", "jsonl", "csv", "pretty"]

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
Rounding = Annotated[
    str,
    typer.Option(
        "--stamp-rounding",
        metavar="auto|floor|nearest|LIBRARY",
        help="How the site rounds the ages in its stamps: its pages tell (auto), it counts down (floor), it rounds "
        "(nearest), or as a library does (luxon, moment, date-fns, ...).",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors on standard error.")]
