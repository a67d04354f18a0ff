"""Options that are said once for all runs: in the environment (`WIRECLI_TZ=…`), or in a TOML file.

They stand before the options of the line, which come last and so have the say: both ways to read a line take the last.
The file is `$WIRECLI_CONFIG`, or `wirecli/config.toml` in `$XDG_CONFIG_HOME` (`~/.config` unless set):

    tz = "Europe/Brussels"
    jobs = 2
    quiet = true
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from wirecli.cli.options import OPTIONS_OF, Option
from wirecli.errors import UsageError

PREFIX = "WIRECLI_"
CONFIG = f"{PREFIX}CONFIG"
SETTABLE = ("tz", "encoding", "stamp_rounding", "strict", "fail_on", "jobs", "store", "log", "lang", "quiet")
"""What can be said for all runs; what one run reads and writes, and how it looks, is said to that run."""
_FALSE = ("", "0", "false", "no", "off")


def with_defaults(arguments: Sequence[str], environ: Mapping[str, str]) -> list[str]:
    """The line with the options that the environment and the file say; UsageError for a wrong one."""
    command, *rest = arguments or ["convert"]
    table = {option.name: option for option in OPTIONS_OF.get(command, ()) if option.name in SETTABLE}
    told = _told(environ) if table else {}
    said = [word for name, value in told.items() if name in table for word in _words(table[name], value)]
    return [command, *said, *rest] if said else list(arguments)


def _told(environ: Mapping[str, str]) -> dict[str, str]:
    """The options by name: the environment's in place of the file's, so that `WIRECLI_QUIET=0` takes back a `true`."""
    named = {name.removeprefix(PREFIX).lower(): value for name, value in environ.items() if name.startswith(PREFIX)}
    path = environ.get(CONFIG) or _usual_file(environ)
    try:
        with open(path, "rb") as file:
            return _read(file.read(), path) | named
    except (FileNotFoundError, NotADirectoryError) as error:
        if environ.get(CONFIG):
            raise UsageError(f"{path}: no such file", f"{CONFIG} names it") from error
    except OSError as error:
        raise UsageError(f"{path}: can't be read: {error.strerror}", "it is to hold options for all runs") from error
    return named


def _usual_file(environ: Mapping[str, str]) -> str:
    folder = environ.get("XDG_CONFIG_HOME") or os.path.join(environ.get("HOME", ""), ".config")
    return os.path.join(folder, "wirecli", "config.toml")


def _read(data: bytes, path: str) -> dict[str, str]:
    """The options of a file; UsageError where it is no TOML, or says what can't be said for all runs."""
    import tomllib

    from wirecli.base.near import near

    try:
        found = tomllib.loads(data.decode())
    except ValueError as error:
        raise UsageError(f"{path}: is no TOML: {error}", "give a line an option: tz = 'Europe/Brussels'") from error
    told: dict[str, str] = {}
    for key, value in found.items():
        name = key.replace("-", "_")
        if name not in SETTABLE:
            hint = near(name, SETTABLE) or f"the options are {', '.join(SETTABLE)}"
            raise UsageError(f"{path}: {key!r} is no option for all runs", hint)
        if not isinstance(value, str | int):
            raise UsageError(f"{path}: {key} is neither a text, a number nor true or false", "mend it")
        told[name] = str(value).lower() if isinstance(value, bool) else str(value)
    return told


def _words(option: Option, value: str) -> list[str]:
    if option.takes == "nothing":
        return [] if value.lower() in _FALSE else [option.spellings[0]]
    return [option.spellings[0], value] if value else []
