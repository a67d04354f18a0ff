"""The words of a command line before typer reads them: which command is meant, and mistakes told with a way out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from wirecli.base.near import near
from wirecli.cli.options import HELP, OPTIONS_OF, Option
from wirecli.errors import UsageError

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
    "store": "wirecli.cli.store",
}
VERSION = ("-V", "--version")


def spelt_out(arguments: Sequence[str]) -> list[str]:
    """The line with its command: `page.txt`, `-f csv` and `-` are convert's, `help rules` is `rules --help`."""
    first, *rest = arguments or [""]
    if first == "help":
        if rest and not (rest[0] in COMMANDS or rest[0].startswith("-")):
            raise _no_command(rest[0], "`wirecli help` lists them")
        return [*rest[:1], "--help"]
    if first in (*HELP, *VERSION, "", *COMMANDS):
        return list(arguments)
    if first.startswith("-") or _is_path(first):
        return ["convert", *arguments]
    raise _no_command(first, "`wirecli help` lists them; a page of that name: wirecli convert NAME")


def _no_command(word: str, hint: str) -> UsageError:
    return UsageError(f"there is no command {word!r}", near(word, COMMANDS) or hint)


def _is_path(word: str) -> bool:
    """Whether a word is a page rather than a command: something is called so, or nothing else can be meant."""
    return os.path.exists(word) or any(mark in word for mark in "./\\*")


def check(arguments: Sequence[str]) -> None:
    """UsageError for an option that the command of the line lacks, or that lacks its value or has one too many."""
    table = OPTIONS_OF.get(arguments[0]) if arguments else None
    if table is None:
        return
    known = {spelling: option for option in table for spelling in option.spellings}
    words = iter(arguments[1:])
    for word in words:
        if word == "--":
            return
        for spelling, value in _options_in(word, known):
            option = known.get(spelling)
            if option is None and spelling not in HELP:
                hint = _options_hint(arguments[0], spelling, known)
                raise UsageError(f"{arguments[0]} has no option {spelling}", hint)
            if option is not None and option.takes == "nothing" and value is not None:
                raise UsageError(f"{spelling} takes no value", f"leave {value!r} out")
            if option is not None and option.takes != "nothing" and value is None:
                _require_value(spelling, option, next(words, None))


def _options_in(word: str, known: dict[str, Option]) -> Iterator[tuple[str, str | None]]:
    """The options in a word, each with the value that is written to it: `--at=12`, `-fcsv`, `-qf`; none in a name."""
    if word.startswith("--"):
        spelling, equals, value = word.partition("=")
        yield spelling, value if equals else None
        return
    letters = word[1:] if word.startswith("-") else ""
    while letters:
        spelling, letters = f"-{letters[0]}", letters[1:]
        option = known.get(spelling)
        if option is None or option.takes == "nothing" or not letters:
            yield spelling, None
        else:
            yield spelling, letters.removeprefix("=")
            letters = ""
        if option is None:
            return


def _require_value(spelling: str, option: Option, value: str | None) -> None:
    what = option.metavar or "value"
    kind = "number" if option.takes == "count" else what
    if value is None:
        raise UsageError(f"{spelling} needs a {kind}", f"give it: {spelling} {what}")
    if value.startswith("-") and value != "-" and not value[1:2].isdigit():
        raise UsageError(
            f"{spelling} needs a {kind}, and {value} is an option",
            f"give it: {spelling} {what}, or {option.spellings[0]}={value} if that is meant",
        )


def _options_hint(command: str, spelling: str, known: dict[str, Option]) -> str:
    long = [name for name in known if name.startswith("--")]
    like = near(spelling, [*long, "--help"]) if spelling.startswith("--") else ""
    return like or f"`wirecli help {command}` lists them; before a name that begins so: --"
