"""The formats: each a view of the model, written as a stream of bytes. `FORMATS` is the one table of them.

A format's module has a generator function for each kind of thing it shows: `pages`, `stories`, `mentions`, `events`,
each from an iterable and a `Layout` to UTF-8 bytes (the terminal view: in its stream's encoding). They are lazy, so
memory doesn't grow with the input, and they know only the model. One that can be appended to has `continues` too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any, Literal, TextIO, cast

from wirecli.errors import UsageError
from wirecli.model import Mention, PageWarning
from wirecli.records import NamedTuple

Kind = Literal["pages", "stories", "mentions", "events"]
Rows = Literal["stories", "times"]
Language = Literal["en", "nl"]


class Format(NamedTuple):
    """A format: its module, what its files are called, which kinds it shows, and whether its files grow by lines.

    `options` are the options of the command line that it alone understands; a `styled` one has escape codes of its own,
    a `binary` one is no text, and one with a `folder` can write all its tables into one (its module's `tables`).
    """

    name: str
    module: str
    suffixes: tuple[str, ...]
    shows: tuple[Kind, ...] = ("pages", "stories", "mentions", "events")
    appendable: bool = False
    options: tuple[str, ...] = ()
    styled: bool = False
    binary: bool = False
    folder: bool = False


STORIES: tuple[Kind, ...] = ("pages", "stories")
FORMATS = {
    format.name: format
    for format in (
        Format("json", "wirecli.writers.json", (".json",)),
        Format("csv", "wirecli.writers.csv", (".csv",), appendable=True, options=("rows", "excel")),
        Format("tsv", "wirecli.writers.tsv", (".tsv",), appendable=True, options=("rows",)),
        Format("jsonl", "wirecli.writers.jsonl", (".jsonl", ".ndjson"), appendable=True, options=("rows",)),
        Format(
            "parquet",
            "wirecli.writers.parquet",
            (".parquet",),
            (*STORIES, "mentions"),
            options=("rows",),
            binary=True,
            folder=True,
        ),
        Format("xlsx", "wirecli.writers.xlsx", (".xlsx",), options=("rows",), binary=True),
        Format("ninjs", "wirecli.writers.ninjs", (".ninjs",), STORIES),
        Format("atom", "wirecli.writers.atom", (".atom",), STORIES),
        Format("rss", "wirecli.writers.rss", (".rss",), STORIES),
        Format("jsonfeed", "wirecli.writers.jsonfeed", (".jsonfeed",), STORIES),
        Format("html", "wirecli.writers.html", (".html", ".htm")),
        Format("ics", "wirecli.writers.ics", (".ics",), (*STORIES, "events")),
        Format("pretty", "wirecli.writers.terminal", (".txt",), styled=True),
    )
}
PIPED, AT_TERMINAL = "jsonl", "pretty"
"""The formats of an output of which nothing says one."""


class Layout(NamedTuple):
    """How a view is laid out. `stream` is where the terminal view will be shown; `language` is what it and HTML speak.

    `warn` takes what the user is to know of it. All else is for tables: `header` is False where rows are added to one
    that has it.
    """

    rows: Rows | None = None
    excel: bool = False
    header: bool = True
    delimiter: str | None = None
    stream: TextIO | None = None
    language: Language = "en"
    warn: Callable[[PageWarning], None] | None = None


class ReadText(NamedTuple):
    """A text of its own with the mentions read in it, outside any story; each mention's `block` is its number."""

    text: str
    mentions: tuple[Mention, ...]


def writer(name: str, kind: Kind) -> Callable[[Iterable[Any], Layout], Iterator[bytes]]:
    """The generator function that writes `kind` in the format `name`; KeyError for an unknown format."""
    module = import_module(FORMATS[name].module)
    return cast(Callable[[Iterable[Any], Layout], Iterator[bytes]], getattr(module, kind))


def continues(name: str, kind: Kind, begins: bytes, layout: Layout) -> bool:
    """Whether what the appendable format `name` writes of `kind` can follow in a file whose first line is `begins`."""
    return cast(bool, import_module(FORMATS[name].module).continues(kind, begins, layout))


def format_for(  # noqa: PLR0913  it is asked in one way from each command
    chosen: str | None,
    output: str | None,
    kind: Kind,
    *,
    options: Sequence[str] = (),
    appending: bool = False,
    at_terminal: bool = False,
) -> Format:
    """The format of an output: as chosen, by its suffix, as the `options` that were given say, or by what shows it.

    UsageError where the suffix says nothing known, or where the format can't show the kind, be appended to, or be
    given the options.
    """
    found = _named(chosen) or _of_suffix(output) or _of_option(options)
    if found is None:
        found = FORMATS[AT_TERMINAL if at_terminal and output is None else PIPED]
    for option in options:
        if option not in found.options:
            names = _names(format for format in FORMATS.values() if option in format.options)
            raise UsageError(f"--{option} is for {names}, not for {found.name}", f"add --format {names}")
    if found.binary and at_terminal and output is None:
        raise UsageError(f"{found.name} is nothing for a terminal", f"give --output FILE{found.suffixes[0]}")
    if kind not in found.shows:
        names = _names(format for format in FORMATS.values() if kind in format.shows)
        raise UsageError(f"{found.name} can't show {kind}", f"use --format {names}")
    if appending and not found.appendable:
        names = _names(format for format in FORMATS.values() if format.appendable and kind in format.shows)
        raise UsageError(f"--append can't add to {found.name}", f"use --format {names}")
    return found


def _named(name: str | None) -> Format | None:
    return FORMATS[name] if name is not None else None


def _of_suffix(output: str | None) -> Format | None:
    suffix = os.path.splitext(output or "")[1].lower()
    if not suffix:
        return None
    for format in FORMATS.values():
        if suffix in format.suffixes:
            return format
    known = " ".join(suffix for format in FORMATS.values() for suffix in format.suffixes)
    raise UsageError(f"the suffix of {output} names no format", f"use one of {known}, or --format")


def _of_option(options: Sequence[str]) -> Format | None:
    return next((format for format in FORMATS.values() for option in options if option in format.options), None)


def _names(formats: Iterable[Format]) -> str:
    return " or ".join(format.name for format in formats)
