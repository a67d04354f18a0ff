"""What options say about formats and encodings, once they are read: pure functions."""

from __future__ import annotations

import os
import sys

from wirecli.errors import UsageError
from wirecli.writers import SUFFIXES, Rows


def format_for(chosen: str | None, output: str | None, *, rows: Rows | None = None, excel: bool = False) -> str:
    """The name of the format: as chosen, by the output's suffix, as CSV's own options say, or by what stdout is.

    UsageError where the suffix says nothing known, or where options for CSV meet another format.
    """
    suffix = os.path.splitext(output or "")[1].lower()
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


def known_encoding(name: str | None) -> str | None:
    """`name`, where Python has an encoding of that name for text; else UsageError."""
    if name is not None:
        try:
            "".encode(name)
        except (LookupError, ValueError):
            raise UsageError(f"there is no encoding {name!r}", "give one that Python knows, like cp1252") from None
    return name
