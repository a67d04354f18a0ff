"""An Excel workbook: a row a story, a mention or an event, dates that are dates and texts that stay texts.

The extra `excel` brings xlsxwriter. A time is what the clocks showed, for Excel has no zones; in the hour that comes
twice its format shows the offset. What Excel has no date for (before 1900) is text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any

from wirecli.base.sanitise import valid
from wirecli.errors import UsageError
from wirecli.model import Event, Page, Story
from wirecli.notices import notice
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

CELL, SHEET = 32_767, 1_048_576
"""Characters that Excel takes in a cell, and rows in a sheet; more rows go on in a sheet of their own."""

_DATE = "yyyy-mm-dd hh:mm:ss"
_FIRST_YEAR = 1900
_WIDTHS = {"text": 24, "integer": 10, "time": 20, "texts": 16}


def pages(items: Iterable[Page], layout: Layout) -> Iterator[bytes]:
    """A row a story, the lead first, or with `layout.rows` "times" a row a mention."""
    return _rows(stories_on(items), layout)


def stories(items: Iterable[Story], layout: Layout) -> Iterator[bytes]:
    """As `pages`, for stories without a page."""
    return _rows(alone(items), layout)


def mentions(items: Iterable[ReadText], layout: Layout) -> Iterator[bytes]:
    """A row a mention of texts that are no story's."""
    return _book("times", TIMES, mentions_read(items), layout)


def events(items: Iterable[Event], layout: Layout) -> Iterator[bytes]:
    """A row an event."""
    return _book("events", EVENTS, items, layout)


def _rows(placed: Iterable[PlacedStory], layout: Layout) -> Iterator[bytes]:
    if layout.rows == "times":
        return _book("times", TIMES, mentions_in(placed), layout)
    return _book("stories", STORIES, placed, layout)


def _book(title: str, columns: Sequence[Column], rows: Iterable[Any], layout: Layout) -> Iterator[bytes]:
    """The workbook in one piece: it is a ZIP, which is written when all rows are there; they wait on the disk."""
    data = BytesIO()
    book = _library().Workbook(data, {"constant_memory": True})
    format_of = cache(lambda pattern: book.add_format({"num_format": pattern, "align": "left"}))
    sheet, number, sheets, cut = None, 0, 0, 0
    for row in rows:
        if sheet is None or number == SHEET:
            sheets += 1
            sheet, number = _sheet(book, f"{title} {sheets}" if sheets > 1 else title, columns), 1
        for place, column in enumerate(columns):
            cut += _put(sheet, number, place, column.of(row), format_of)
        number += 1
    if sheet is None:
        _sheet(book, title, columns)
    book.close()
    if cut and layout.warn:
        layout.warn(notice("cells-cut", cells="A cell was" if cut == 1 else f"{cut} cells were"))
    yield data.getvalue()


def _sheet(book: Any, title: str, columns: Sequence[Column]) -> Any:
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 0)
    bold = book.add_format({"bold": True})
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS[column.kind])
        sheet.write_string(0, place, column.name, bold)
    return sheet


def _put(sheet: Any, row: int, place: int, value: Value, format_of: Callable[[str], Any]) -> bool:
    """Writes a cell as what it is: no `=` at its begin runs, and no id becomes a number. Whether it was cut."""
    if isinstance(value, datetime):
        offset = offset_told(value)
        wall = value.replace(tzinfo=None)
        if wall.year < _FIRST_YEAR:
            sheet.write_string(row, place, wall.isoformat(" ", "seconds"))
        else:
            pattern = f'{_DATE}" {offset}"' if offset else _DATE
            sheet.write_datetime(row, place, wall, format_of(pattern))
    elif isinstance(value, int):
        sheet.write_number(row, place, value)
    else:
        text = valid(";".join(value) if isinstance(value, tuple) else value or "")
        shown = _fitted(text)
        if text:
            sheet.write_string(row, place, shown)
        return shown != text
    return False


def _fitted(text: str) -> str:
    """A text as a cell takes it: of one that is too long the beginning. Excel counts the units of UTF-16."""
    if len(text) <= CELL // 2 or len(units := text.encode("utf-16-le")) <= 2 * CELL:
        return text
    return units[: 2 * (CELL - 1)].decode("utf-16-le", "ignore") + "…"


def _library() -> Any:
    try:
        import xlsxwriter
    except ImportError:
        raise UsageError("xlsx needs xlsxwriter, which is not installed", "pip install 'wirecli[excel]'") from None
    return xlsxwriter
