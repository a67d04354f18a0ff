"""The command line: reads options, calls, prints, exits.

Exit statuses: 0 all converted, 1 some input failed, 2 wrong usage, 3 nothing could be read, 130 Ctrl-C,
141 the reader of standard output went away.
"""

from __future__ import annotations

import os

from wirecli.cli import quick
from wirecli.cli.console import abandon_stdout, close_log, complain
from wirecli.errors import UsageError, WireError


def run(arguments: list[str]) -> int:
    """The exit status of the command line `arguments`. What a user can cause ends in a message, not a traceback."""
    try:
        request = quick.request(arguments)
        if request is None:
            return _by_typer(arguments)
        from wirecli.cli.progress import REPORTER
        from wirecli.run.deliver import convert

        return convert(request, REPORTER)
    except WireError as error:
        complain(error)
        return 2 if isinstance(error, UsageError) else 1
    except BrokenPipeError:
        abandon_stdout()
        return 141
    except OSError as error:
        # The inputs are read where their errors are caught: what arrives here is standard output.
        abandon_stdout()
        complain(f"cannot write: {os.strerror(error.errno) if error.errno else error}")
        return 1
    finally:
        close_log()


def _by_typer(arguments: list[str]) -> int:
    from wirecli.cli.commands import app

    try:
        app(arguments, prog_name="wirecli")
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):
            raise stop.__context__ from None  # typer ends a closed pipe with status 1
        return stop.code if isinstance(stop.code, int) else int(bool(stop.code))
    return 0
