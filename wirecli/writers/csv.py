"""CSV as in RFC 4180: UTF-8, CR LF, a header, a row a story or a row a mention; `excel` for a Dutch Excel.

As TSV with tabs for the commas, quoted as CSV is: what pandas, DuckDB and spreadsheets read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from wirecli.base.dutch import MONTH_ABBREVIATIONS, MONTHS
from wirecli.base.sanitise import valid
from wirecli.model import Event, Page, Story
from wirecli.plain import iso
from wirecli.writers import Layout, ReadText
from wirecli.writers.rows import (
    EVENTS,
    STORIES,
    TIMES,
    Column,
    PlacedStory,
    Value,
    alone,
    mentions_in,
    mentions_read,
    offset_told,
    stories_on,
)


def pages(items: Iterable[Page], layout: Layout) -> Iterator[bytes]:
    """A row a story, the lead first, or with `layout.rows` "times" a row a mention."""
    return _rows(stories_on(items), layout)


def stories(items: Iterable[Story], layout: Layout) -> Iterator[bytes]:
    """As `pages`, for stories without a page: `source` is empty, `position` counts through."""
    return _rows(alone(items), layout)


def mentions(items: Iterable[ReadText], layout: Layout) -> Iterator[bytes]:
    """A row a mention of texts that are no story's: `source` and `story_id` are empty."""
    return _table(TIMES, mentions_read(items), layout)


def events(items: Iterable[Event], layout: Layout) -> Iterator[bytes]:
    """A row an event."""
    return _table(EVENTS, items, layout)


def continues(kind: str, begins: bytes, layout: Layout) -> bool:
    """Whether the rows of a layout belong under the header `begins`."""
    columns = TIMES if layout.rows == "times" or kind == "mentions" else EVENTS if kind == "events" else STORIES
    return begins.rstrip(b"\r\n") == b"".join(_table(columns, (), layout)).rstrip(b"\r\n")


def _rows(placed: Iterable[PlacedStory], layout: Layout) -> Iterator[bytes]:
    if layout.rows == "times":
        return _table(TIMES, mentions_in(placed), layout)
    return _table(STORIES, placed, layout)


def _table(columns: Sequence[Column], rows: Iterable[Any], layout: Layout) -> Iterator[bytes]:
    """The header and the rows, each as soon as it is there."""
    line = io.StringIO(newline="")
    delimiter = layout.delimiter or (";" if layout.excel else ",")
    put = csv.writer(line, delimiter=delimiter, lineterminator="\r\n")
    if layout.header:
        if layout.excel:
            line.write("\ufeff")  # without it Excel takes the file for Windows-1252
        put.writerow([column.name for column in columns])
    for row in rows:
        yield _taken(line)
        cell = _excel_cell if layout.excel else _cell
        put.writerow([cell(column.of(row)) for column in columns])
    yield _taken(line)


def _cell(value: Value) -> str | int | None:
    if isinstance(value, datetime):
        return iso(value)
    return (";".join(value) or None) if isinstance(value, tuple) else value


def _excel_cell(value: Value) -> str | int | None:
    """A cell that a spreadsheet takes for what it is: a time is local, since one with an offset stays text there; in
    the hour that comes twice it has its offset, which tells which of the two it is."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ", "seconds") + offset_told(value)
    return _inert(_cell(value))


def _taken(line: io.StringIO) -> bytes:
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return valid(text).encode()


def _inert(cell: str | int | None) -> str | int | None:
    """A cell that a spreadsheet shows as text: an apostrophe before what it would run as a formula, read as a
    number and lose digits of, as of the id `30680317630e0207`, or would make a date of, as of the value `2024-11`.

    The characters are those of OWASP's page on CSV injection, the full-width forms included.
    """
    if isinstance(cell, str) and (_FORMULA.match(cell) or _READ_ANEW.fullmatch(cell) or cell[:1] in {"\t", "\r", "\n"}):
        return "'" + cell
    return cell


# What a program may skip before a formula: white space, and marks that show nothing (U+202E, U+FEFF).
_FORMULA = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]")
# What a spreadsheet doesn't keep: numbers with an exponent, a leading zero or more than fifteen digits; what it takes
# for a date, a clock or a fraction: `2024-11`, `3-1`, `18:30`, `30 november 2024, 18:12`.
_MONTH = "|".join(sorted({*MONTHS, *MONTH_ABBREVIATIONS}, key=len, reverse=True))
_READ_ANEW = re.compile(
    r"[0-9]+[eE][0-9]+|0[0-9]+|[0-9]{16,}|[0-9]{1,6}(?:[-/.:,][0-9]{1,6}){1,6}(?:[T ][0-9]{1,2}(?::[0-9]{2}){0,2})?"
    rf"|(?:[0-9]{{1,2}}[ -])?(?:{_MONTH})\.?(?:[ -][0-9]{{2,4}})?,?(?: [0-9]{{1,2}}[:.][0-9]{{2}})?",
    re.I,
)
