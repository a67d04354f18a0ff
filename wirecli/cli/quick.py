"""The plain command lines of `wirecli convert`, read without typer, whose import costs what two pages cost to convert.

Under cron a page in a pipe is nearly all that wirecli does. What is not plain (another command, the help, any mistake)
is left to typer, which reads the same line again and has the say. A test compares what both read.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from wirecli.cli.options import CONVERT, Option, is_count

if TYPE_CHECKING:
    from wirecli.run.request import Request

OPTIONS = {spelling: option for option in CONVERT for spelling in option.spellings}


def request(arguments: Sequence[str]) -> Request | None:
    """What a plain line asks for; None for a line that typer is to read."""
    if arguments and arguments[0] != "convert":
        return None
    from wirecli.run.request import Request

    told: dict[str, Any] = {}
    inputs: list[str] = []
    rest = iter(arguments[1:])
    for argument in rest:
        if argument == "-" or not argument.startswith("-"):
            inputs.append(argument)
            continue
        option = OPTIONS.get(argument)
        if option is None:
            return None
        if option.takes == "nothing":
            told[option.name] = True
            continue
        value = next(rest, "-")
        if value.startswith("-") or not _taken(option, value):
            return None
        told[option.name] = int(value) if option.takes == "count" else value
    if not inputs and "files_from" not in told and sys.stdin is not None and sys.stdin.isatty():
        return None
    return Request(inputs, **told)


def _taken(option: Option, value: str) -> bool:
    """Whether an option takes the value, as typer would see it."""
    if option.takes == "count":
        return is_count(value)
    return option.takes != "choice" or value in option.choices
