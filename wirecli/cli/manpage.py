"""The manual page for man(7), written by `make golden` from the tables of the commands into `docs/wirecli.1`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from wirecli.cli.commands import app
from wirecli.cli.line import COMMANDS
from wirecli.cli.manual import EXAMPLES, FOR_ALL_RUNS, STATUSES
from wirecli.cli.options import OPTIONS_OF, Option

_HEAD = """\
.TH WIRECLI 1 "" "wirecli" "User Commands"
.SH NAME
wirecli \\- convert Dutch wire news: pages to stories with their times
.SH SYNOPSIS"""
_DESCRIPTION = """\
.SH DESCRIPTION
Pages are cut into stories, and each story and each time expression in it gets its time, with bounds.
.PP
\\fBwirecli\\fR \\fIFILE\\fR and \\fBwirecli \\-f csv\\fR < \\fIpage\\fR are \\fBwirecli convert\\fR;
\\fBwirecli help\\fR \\fICOMMAND\\fR tells of a command."""


def summaries() -> dict[str, tuple[str, str]]:
    """Each command with its arguments and what it does, as typer knows both."""
    from typer.main import get_command

    group: Any = get_command(app)
    told = {}
    for name in COMMANDS:
        command = group.get_command(None, name)
        arguments = [str(one.metavar or one.name) for one in command.params if one.param_type_name == "argument"]
        told[name] = " ".join(arguments), re.sub(r"\s+", " ", command.help)
    return told


def man() -> str:
    """The page."""
    about = summaries()
    lines = [_HEAD]
    for name, (arguments, _) in about.items():
        lines += [f".B wirecli {name}", f"[\\fIOPTION\\fR]... {_roff(arguments)}", ".br"]
    lines.append(_DESCRIPTION)
    for name, (_, text) in about.items():
        lines += [f".SH {name.upper()}", _roff(text), *_listed(_option(option) for option in OPTIONS_OF[name])]
        lines += [".PP", "Examples:", *_listed((_bold(line), _roff(what)) for line, what in EXAMPLES[name])]
    lines += [".SH EXIT STATUS", *_listed((_bold(str(status)), _roff(text)) for status, text in STATUSES.items())]
    lines += [".SH ENVIRONMENT AND FILES", _roff(FOR_ALL_RUNS), ".PP", "NO_COLOR and COLUMNS are honoured."]
    return "\n".join(lines) + "\n"


def _listed(items: Iterator[tuple[str, str]]) -> list[str]:
    return [line for tag, text in items for line in (".TP", tag, text)]


def _option(option: Option) -> tuple[str, str]:
    value = f" \\fI{_roff(option.metavar or '|'.join(option.choices))}\\fR" if option.takes != "nothing" else ""
    default = f" Default: {option.default}." if option.default else ""
    return _bold(", ".join(option.spellings)) + value, _roff(option.help + default)


def _bold(text: str) -> str:
    return f"\\fB{_roff(text)}\\fR"


def _roff(text: str) -> str:
    """Text that troff shows as it is."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.MULTILINE)
