"""The plain command lines of `wirecli convert`, read without typer, whose import costs what two pages cost to convert.

Under cron a page in a pipe is nearly all that wirecli does. What is not plain (another command, the help, any mistake)
is left to typer, which reads the same line again and has the say. A test compares the options here with typer's.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wirecli.run.deliver import Request

VALUES = ("at", "published", "tz", "format", "rows", "output", "append", "encoding", "stamp_rounding", "files_from",
          "jobs", "store", "log")  # fmt: skip
FLAGS = ("excel", "strict", "new", "quiet")
SHORT = {"-f": "format", "-o": "output", "-j": "jobs", "-q": "quiet"}
CHOICES = {
    "format": ("json", "jsonl", "csv", "pretty"),
    "rows": ("stories", "times"),
}
OPTIONS = {f"--{name.replace('_', '-')}": name for name in (*VALUES, *FLAGS)} | SHORT


def request(arguments: Sequence[str]) -> Request | None:
    """What a plain line asks for; None for a line that typer is to read."""
    if arguments and arguments[0] != "convert":
        return None
    from wirecli.run.deliver import Request

    told: dict[str, Any] = {}
    inputs: list[str] = []
    rest = iter(arguments[1:])
    for argument in rest:
        if argument == "-" or not argument.startswith("-"):
            inputs.append(argument)
            continue
        name = OPTIONS.get(argument)
        value: Any = True if name in FLAGS else next(rest, "-")
        if name is None or (name in VALUES and (value.startswith("-") or not _chosen(name, value))):
            return None
        told[name] = int(value) if name == "jobs" else value
    if not inputs and "files_from" not in told and (sys.stdin is None or sys.stdin.isatty()):
        return None
    return Request(inputs=inputs, **told)


def _chosen(name: str, value: str) -> bool:
    """Whether an option takes the value, as typer would see it."""
    if name == "jobs":
        return value.isascii() and value.isdecimal() and int(value) > 0
    return name not in CHOICES or value in CHOICES[name]
