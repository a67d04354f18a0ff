"""The formats: each a view of the model, written as a stream of bytes. `FORMATS` is the one table of them.

A format's module has a generator function for each kind of thing it can show: `pages`, `stories` and `mentions`,
each from an iterable and a `Layout` to UTF-8 bytes (the terminal view: in its stream's encoding). They are lazy, so
memory doesn't grow with the input, and they know only the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, Literal, NamedTuple, TextIO, cast

from wirecli.model import Mention

Kind = Literal["pages", "stories", "mentions"]
Rows = Literal["stories", "times"]

FORMATS = {
    "json": "wirecli.writers.json",
    "jsonl": "wirecli.writers.jsonl",
    "csv": "wirecli.writers.csv",
    "tsv": "wirecli.writers.tsv",
    "ninjs": "wirecli.writers.ninjs",
    "atom": "wirecli.writers.atom",
    "rss": "wirecli.writers.rss",
    "jsonfeed": "wirecli.writers.jsonfeed",
    "parquet": "wirecli.writers.parquet",
    "ics": "wirecli.writers.ics",
    "pretty": "wirecli.writers.terminal",
}
# What the name of an output file says about its format.
SUFFIXES = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".ninjs": "ninjs",
    ".atom": "atom",
    ".rss": "rss",
    ".jsonfeed": "jsonfeed",
    ".parquet": "parquet",
    ".ics": "ics",
    ".txt": "pretty",
}


class Layout(NamedTuple):
    """How a view is laid out. `stream` is where the terminal view will be shown, all else is for CSV.

    `header` is False where rows are added to a table that has one.
    """

    rows: Rows | None = None
    excel: bool = False
    header: bool = True
    delimiter: str | None = None
    stream: TextIO | None = None


class Reading(NamedTuple):
    """A text of its own with the mentions read in it, outside any story; each mention's `block` is its number."""

    text: str
    mentions: tuple[Mention, ...]


def writer(name: str, kind: Kind) -> Callable[[Iterable[Any], Layout], Iterator[bytes]]:
    """The generator function that writes `kind` in the format `name`; KeyError for an unknown format."""
    return cast(Callable[[Iterable[Any], Layout], Iterator[bytes]], getattr(import_module(FORMATS[name]), kind))
