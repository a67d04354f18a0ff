"""All commands, as typer reads them. One module a command, imported when its command runs."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from wirecli.cli.line import COMMANDS, VERSION
from wirecli.cli.manual import epilog
from wirecli.cli.options import HELP


class Commands(TyperGroup):
    """The group of `COMMANDS`; `wirecli < page` is `wirecli convert < page`, and at a terminal the help."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: Any = typer.main.get_command(import_module(COMMANDS[cmd_name]).app)
        command.name = cmd_name
        command.format_epilog = lambda _, formatter: _write(formatter, epilog(cmd_name))
        return command

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args:
            at_terminal = sys.stdin is not None and sys.stdin.isatty()
            args = ["--help"] if at_terminal else ["convert"]
        return super().parse_args(ctx, args)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        _write(formatter, epilog(None))


def _write(formatter: Any, text: str) -> None:
    """Lines as they are: typer would fill them."""
    formatter.write(f"\n{text}\n")


# rich_markup_mode and pretty exceptions would import rich at every start; wirecli has no tracebacks to decorate.
app = typer.Typer(
    cls=Commands,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": list(HELP)},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.machinery import EXTENSION_SUFFIXES
        from importlib.util import find_spec

        from wirecli import __version__

        spec = find_spec("wirecli.base.clock")  # of the modules that a wheel has as machine code, the cheapest to find
        compiled = spec is not None and (spec.origin or "").endswith(tuple(EXTENSION_SUFFIXES))
        typer.echo(f"wirecli {__version__} ({'machine code' if compiled else 'Python'})")
        raise typer.Exit


@app.callback()
def wirecli(
    version: Annotated[
        bool, typer.Option(*VERSION[::-1], help="Print the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Convert Dutch wire news: pages are cut into stories, and each story and time expression gets its time.

    `wirecli FILE` and `wirecli -f csv < page` are `wirecli convert`; `wirecli help COMMAND` tells of a command.
    """
