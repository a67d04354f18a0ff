"""The command line: reads options, calls, prints, exits.

Exit statuses are in `manual.STATUSES`.
"""

from __future__ import annotations

import os

from wirecli.cli import quick
from wirecli.cli.console import abandon_stdout, close_log, complain
from wirecli.cli.defaults import who_said, with_defaults
from wirecli.cli.line import check, spelt_out
from wirecli.errors import UsageError, WireError, fault


def run(arguments: list[str]) -> int:
    """The exit status of the command line `arguments`. What a user can cause ends in a message, not a traceback."""
    try:
        line = with_defaults(spelt_out(arguments), os.environ)
        request = quick.request(line)
        if request is None:
            check(line)
            return _by_typer(line)
        from wirecli.cli.progress import REPORTER
        from wirecli.run.deliver import convert

        return convert(request, REPORTER)
    except WireError as error:
        where = who_said(str(error), arguments, os.environ) if isinstance(error, UsageError) else ""
        complain(UsageError(f"{error}, as {where} says", error.hint) if where else error)
        return 2 if isinstance(error, UsageError) else 1
    except BrokenPipeError:
        abandon_stdout()
        return 141
    except OSError as error:
        # The inputs are read where their errors are caught: what arrives here is standard output.
        abandon_stdout()
        complain(f"cannot write: {os.strerror(error.errno) if error.errno else error}")
        return 1
    except Exception as error:  # noqa: BLE001  nobody is to meet a traceback: what a report needs is in the message
        complain(fault("the command", error))
        return 1
    finally:
        close_log()


def _by_typer(arguments: list[str]) -> int:
    from wirecli.cli.commands import app

    try:
        status = app(arguments, prog_name="wirecli", standalone_mode=False)
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):
            raise stop.__context__ from None  # typer ends a closed pipe with status 1
        raise
    except Exception as error:
        # Typer's own errors, whose base it doesn't export: those have a message for people.
        if not hasattr(error, "format_message"):
            raise
        command = f" {arguments[0]}" if arguments[:1] != ["--help"] else ""
        raise UsageError(error.format_message().rstrip("."), f"`wirecli help{command}` tells more") from None
    return status if isinstance(status, int) else 0
