"""All commands, as typer reads them. One module a command, imported when its command runs."""

from __future__ import annotations

import os
import shlex
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

# Each module holds `app`, a typer.Typer of one command. Only the module of the command that runs is imported.
COMMANDS = {
    "convert": "wirecli.cli.convert",
    "resolve": "wirecli.cli.resolve",
    "explain": "wirecli.cli.explain",
    "rules": "wirecli.cli.rules",
    "schema": "wirecli.cli.schema",
    "stories": "wirecli.cli.stories",
    "timeline": "wirecli.cli.timeline",
    "events": "wirecli.cli.events",
}


class Commands(TyperGroup):
    """The group of `COMMANDS`; `wirecli < page` is `wirecli convert < page`, and at a terminal the help."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = typer.main.get_command(import_module(COMMANDS[cmd_name]).app)
        command.name = cmd_name
        return command

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args:
            at_terminal = sys.stdin is None or sys.stdin.isatty()
            args = ["--help"] if at_terminal else ["convert"]
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in COMMANDS and os.path.exists(args[0]):
            ctx.fail(f"{args[0]!r} is no command; to convert it: wirecli convert {shlex.quote(args[0])}")
        return super().resolve_command(ctx, args)


# rich_markup_mode and pretty exceptions would import rich at every start; wirecli has no tracebacks to decorate.
app = typer.Typer(
    cls=Commands,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from wirecli import __version__

        typer.echo(f"wirecli {__version__}")
        raise typer.Exit


@app.callback()
def wirecli(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Convert Dutch wire news: pages are cut into stories, and each story and time expression gets its time."""
