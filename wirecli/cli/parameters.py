"""The options of `options.py` as typer takes them: one alone, or all of a table as a command's parameters."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated, Any, TypeVar

import typer

from wirecli import writers
from wirecli.base.near import near
from wirecli.cli import options
from wirecli.cli.options import Option
from wirecli.errors import UsageError

_Command = TypeVar("_Command", bound=Callable[..., Any])


def typed(option: Option) -> Any:
    """What typer is told of an option."""
    more: dict[str, Any] = {"metavar": option.metavar or None}
    if option.takes == "choice":
        more = {"metavar": f"[{'|'.join(option.choices)}]", "parser": partial(_chosen, option)}
    elif option.takes == "count":
        more["parser"] = partial(_count, option)
    return typer.Option(*option.spellings, help=option.help, **more)


def _chosen(option: Option, value: str) -> str:
    return one_of(option.choices, option.spellings[0], value)


def one_of(choices: Sequence[str], what: str, value: str) -> str:
    """`value`, where it is one of the `choices` for `what`; else UsageError with those that look like it."""
    if value not in choices:
        raise UsageError(f"{what} can't be {value!r}", near(value, choices) or f"give {' or '.join(choices)}")
    return value


def _count(option: Option, value: str) -> int:
    if not options.is_count(value):
        raise UsageError(f"{option.spellings[0]} can't be {value[:40]!r}", "give a number from 1")
    return int(value)


def taking(table: Sequence[Option]) -> Callable[[_Command], _Command]:
    """Gives a command that takes them as `**told` the options of a table, in its order."""

    def give(command: _Command) -> _Command:
        said = inspect.signature(command, eval_str=True)
        own = [parameter for parameter in said.parameters.values() if parameter.kind is not parameter.VAR_KEYWORD]
        command.__signature__ = said.replace(parameters=[*own, *map(_parameter, table)])  # type: ignore[attr-defined]
        return command

    return give


def _parameter(option: Option) -> inspect.Parameter:
    kinds: dict[str, Any] = {"nothing": bool, "count": int | None}
    kind: Any = kinds.get(option.takes, str if option.default else str | None)
    default = False if option.takes == "nothing" else option.default
    return inspect.Parameter(
        option.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, typed(option)]
    )


Since = Annotated[str | None, typed(options.SINCE)]
Until = Annotated[str | None, typed(options.UNTIL)]
Credit = Annotated[str | None, typed(options.CREDIT)]
Place = Annotated[str | None, typed(options.PLACE)]
Search = Annotated[str | None, typed(options.SEARCH)]
Before = Annotated[str | None, typed(options.BEFORE)]
Day = Annotated[str | None, typed(options.DAY)]
Explained = Annotated[str, typed(options.EXPLAINED)]
AsStamp = Annotated[bool, typed(options.STAMP)]
Listed = Annotated[str, typed(options.LISTED)]
Store = Annotated[str, typer.Argument(metavar="FILE.db", help="A store that `wirecli convert` made.")]
AtNow = Annotated[str | None, typed(options.AT_NOW)]
Zone = Annotated[str, typed(options.ZONE)]
Format = Annotated[str | None, typed(options.FORMAT)]
Rows = Annotated[writers.Rows | None, typed(options.ROWS)]
Output = Annotated[str | None, typed(options.OUTPUT)]
Lang = Annotated[writers.Language, typed(options.LANG)]
Excel = Annotated[bool, typed(options.EXCEL)]
