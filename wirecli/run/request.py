"""What `wirecli convert` is asked, and what that comes to: times, a zone, an encoding, the names of the inputs."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from typing import cast

from wirecli.base import clock
from wirecli.errors import InputError, UsageError
from wirecli.model import Instant
from wirecli.records import NamedTuple
from wirecli.run import moments
from wirecli.run.inputs import STANDARD_INPUT, Input, listed
from wirecli.run.pool import Options
from wirecli.writers import Format, Language, Rows, format_for


class Request(NamedTuple):
    """The options of `wirecli convert` as they were typed; choices and the number of jobs are checked, no more."""

    inputs: list[str]
    at: str | None = None
    published: str | None = None
    tz: str = "Europe/Amsterdam"
    format: str | None = None
    rows: Rows | None = None
    output: str | None = None
    append: str | None = None
    excel: bool = False
    lang: Language = "en"
    encoding: str | None = None
    stamp_rounding: str = "auto"
    at_from_name: str | None = None
    usable: bool = False
    strict: bool = False
    fail_on: str | None = None
    files_from: str | None = None
    jobs: int | None = None
    store: str | None = None
    new: bool = False
    commit_every: int | None = None
    log: str | None = None
    quiet: bool = False


def format_of(request: Request) -> Format:
    """The format that a request asks for; UsageError where its options exclude each other."""
    if request.append is not None and request.output is not None:
        raise UsageError("--append and --output exclude each other", "give one of them")
    if request.append == "-":
        raise UsageError("--append needs a file", "standard output is written to where --append is left out")
    if request.files_from == STANDARD_INPUT and STANDARD_INPUT in request.inputs:
        raise UsageError("standard input can't be both a page and the list of names", "give one of them as a file")
    if request.at is not None and request.at_from_name is not None:
        raise UsageError("--at and --at-from-name exclude each other", "give one of them")
    if request.new and request.store is None:
        raise UsageError("--new needs a store", "add --store FILE.db")
    if request.commit_every is not None and (request.output or not (request.store or request.append)):
        what = "what --output names is written whole or not at all" if request.output else "nothing is kept"
        raise UsageError(f"--commit-every needs --append or a store: {what}", "give --append FILE or --store FILE.db")
    return format_for(
        request.format,
        request.append or request.output,
        "pages",
        options=layout_options(request.rows, excel=request.excel),
        appending=request.append is not None or request.commit_every is not None,
        at_terminal=at_terminal(),
    )


def layout_options(rows: Rows | None, *, excel: bool) -> list[str]:
    """The names of the options for a layout that were given."""
    return ["rows"] * (rows is not None) + ["excel"] * excel


def at_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def options_of(request: Request) -> Options:
    """How a request wants its inputs converted; UsageError for a time, a zone or an encoding that is none."""
    zone, now = moments.zone(request.tz), clock.now()

    def moment(text: str | None, option: str) -> Instant | None:
        return moments.moment(text, option, zone, now) if text is not None else None

    if request.stamp_rounding != "auto":
        from wirecli.convert import check_rounding

        check_rounding(request.stamp_rounding)
    return Options(
        zone=request.tz,
        at=moment(request.at, "--at"),
        published=moment(request.published, "--published"),
        encoding=_known_encoding(request.encoding),
        stamp_rounding=request.stamp_rounding,
    )


def _known_encoding(name: str | None) -> str | None:
    """`name`, where Python has an encoding of that name for text; else UsageError."""
    if name is not None:
        try:
            "".encode(name)
        except (LookupError, ValueError):
            raise UsageError(f"there is no encoding {name!r}", "give one that Python knows, like cp1252") from None
    return name


def names_of(request: Request, stack: ExitStack) -> Iterable[str | Input]:
    """What to convert: the arguments, then what the list says; standard input where nothing is named."""
    inputs, files_from = request.inputs, request.files_from
    if files_from is None:
        return inputs or [STANDARD_INPUT]
    from wirecli.run.reading_times import beside

    if files_from == STANDARD_INPUT:
        if sys.stdin is None:
            raise InputError("standard input is closed", "it is to hold the names of pages")
        return chain(inputs, beside(listed(cast(io.BufferedReader, sys.stdin.buffer)), moments.zone(request.tz)))
    try:
        stream = stack.enter_context(open(files_from, "rb"))  # noqa: SIM115 - pathlib costs 3 ms
    except OSError as error:
        message = f"{files_from}: can't be read: {error.strerror}"
        raise InputError(message, "it is to hold the names of pages") from error
    return chain(inputs, beside(listed(stream), moments.zone(request.tz)))


def timed_by(request: Request) -> Callable[[Iterator[Input]], Iterator[Input]]:
    """What says of opened inputs when they were read."""
    if request.at_from_name is None:
        return iter
    from wirecli.run.reading_times import from_names

    return from_names(request.at_from_name, moments.zone(request.tz))
