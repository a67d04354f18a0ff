"""Options that are said once for all runs: in the environment (`WIRECLI_TZ=…`), or in a TOML file.

They stand before the options of the line, which come last and so have the say: both ways to read a line take the last.
The file is `$WIRECLI_CONFIG`, or `wirecli/config.toml` in `$XDG_CONFIG_HOME` (`~/.config` unless set), where that is a
whole path and may be read:

    tz = "Europe/Brussels"
    jobs = 2
    quiet = true
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from wirecli.cli.options import HELP, OPTIONS_OF, Option
from wirecli.errors import UsageError

PREFIX = "WIRECLI_"
CONFIG = f"{PREFIX}CONFIG"
SETTABLE = ("tz", "encoding", "stamp_rounding", "strict", "fail_on", "jobs", "store", "log", "lang", "quiet")
"""What can be said for all runs; what one run reads and writes, and how it looks, is said to that run."""
_FILES = ("store", "log")
_FALSE = ("", "0", "false", "no", "off", "nee")
_TRUE = ("1", "true", "yes", "on", "ja")


def with_defaults(arguments: Sequence[str], environ: Mapping[str, str]) -> list[str]:
    """The line with the options that the environment and the file say; UsageError for a wrong one.

    `--no-quiet`, `--no-store` and so on, for each, make a run as if nobody had said it for all.
    """
    command, *rest = arguments or ["convert"]
    options = OPTIONS_OF.get(command, ())
    table = {option.name: option for option in options if option.name in SETTABLE}
    if not table or any(word in rest for word in HELP):  # which is shown whatever a file says
        return list(arguments)
    rest, unsaid = _without(rest, options, {_undone(name): name for name in table})
    told = {name: value for name, (value, _) in _told(environ).items() if name in table and name not in unsaid}
    said = [word for name, value in told.items() for word in _words(table[name], value)]
    return [command, *said, *rest] if said or unsaid else list(arguments)


def who_said(message: str, arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """What said, for all runs, the value that a message about the line tells; "" where nothing did."""
    try:
        told = _told(environ)
    except UsageError:
        return ""
    wrong = (where for value, where in told.values() if repr(value) in message and value not in arguments)
    return next(wrong, "")


def _undone(name: str) -> str:
    return f"--no-{name.replace('_', '-')}"


def _without(words: list[str], options: Sequence[Option], undoing: Mapping[str, str]) -> tuple[list[str], set[str]]:
    """The words that undo no option, and the names of those that others do; what may be a value stays."""
    needing = {spelling for option in options if option.takes != "nothing" for spelling in option.spellings}
    end = words.index("--") if "--" in words else len(words)
    undo = [at for at in range(end) if words[at] in undoing and (at == 0 or words[at - 1] not in needing)]
    return [word for at, word in enumerate(words) if at not in undo], {undoing[words[at]] for at in undo}


def _told(environ: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The options by name, each with what says it: the environment in place of the file, so that `WIRECLI_QUIET=0`
    takes back a `true`."""
    own = [(name, value) for name, value in environ.items() if name.startswith(PREFIX)]
    named = {name.removeprefix(PREFIX).lower(): (value, name) for name, value in own}
    path = environ.get(CONFIG) or _usual_file(environ)
    if path is None:
        return named
    try:
        with open(path, "rb") as file:
            return _read(file.read(), path) | named
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        # One that nobody named may lie in the home of another, as for services and under sudo: it is as if none did.
        if environ.get(CONFIG):
            absent = isinstance(error, (FileNotFoundError, NotADirectoryError))
            what = "no such file" if absent else f"can't be read: {getattr(error, 'strerror', None) or error}"
            raise UsageError(f"{path}: {what}", f"{CONFIG} names it") from error
    return named


def _usual_file(environ: Mapping[str, str]) -> str | None:
    """The file that nobody named; None where nothing says whose it would be, so that no folder one stands in does."""
    folders = environ.get("XDG_CONFIG_HOME", ""), os.path.join(environ.get("HOME", ""), ".config")
    return next((os.path.join(folder, "wirecli", "config.toml") for folder in folders if os.path.isabs(folder)), None)


def _read(data: bytes, path: str) -> dict[str, tuple[str, str]]:
    """The options of a file; UsageError where it is no TOML, or says what can't be said for all runs."""
    import tomllib

    from wirecli.base.near import near

    try:
        found = tomllib.loads(data.decode())
    except ValueError as error:
        raise UsageError(f"{path}: is no TOML: {error}", "give a line an option: tz = 'Europe/Brussels'") from error
    told: dict[str, tuple[str, str]] = {}
    for key, value in found.items():
        name = key.replace("-", "_")
        if name not in SETTABLE:
            hint = near(name, SETTABLE) or f"the options are {', '.join(SETTABLE)}"
            raise UsageError(f"{path}: {key!r} is no option for all runs", hint)
        told[name] = _text(value, f"{path}: {key}", is_file=name in _FILES), path
    return told


def _text(value: object, what: str, *, is_file: bool) -> str:
    """A value of the file as the line has it: codes by commas, a home that is meant by `~`."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ",".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str | int):
        raise UsageError(f"{what} is neither a text, a whole number nor true or false", "mend it")
    return os.path.expanduser(str(value)) if is_file else str(value)


def _words(option: Option, value: str) -> list[str]:
    if option.takes == "nothing":
        if value.lower() not in (*_TRUE, *_FALSE):
            raise UsageError(f"{option.name} is {value!r} for all runs", "say true or false, or 1 or 0")
        return [] if value.lower() in _FALSE else [option.spellings[0]]
    return [option.spellings[0], value] if value else []
