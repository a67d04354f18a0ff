"""Parquet: two flat tables, `stories` and `mentions`, under an explicit schema. The extra `parquet` brings pyarrow.

A time is three columns: the instant in UTC to the microsecond (never nanoseconds: they end in 1677), the wall clock
without a zone, and the ISO string with its offset. Microseconds are counted, not converted, so years 1 to 9999 hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from wirecli.base.clock import EPOCH, wall_time
from wirecli.base.sanitise import valid
from wirecli.errors import UsageError
from wirecli.model import Instant, Micros, Page, Story
from wirecli.plain import iso
from wirecli.writers import Layout, ReadText
from wirecli.writers.rows import (
    STORIES,
    TIMES,
    Column,
    PlacedStory,
    alone,
    mentions_in,
    mentions_of,
    mentions_read,
    stories_on,
)

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 8192
"""Rows of a group: what is held in memory at a time."""

_EPOCH = wall_time(EPOCH)
_NUMBER = Column("number", "integer", lambda placed: placed.number)
MENTIONS = (TIMES[0], TIMES[1], _NUMBER, *TIMES[2:])


def pages(items: Iterable[Page], layout: Layout) -> Iterator[bytes]:
    """One table as a file: the stories, or with `layout.rows` "times" their mentions."""
    return _chosen(stories_on(items), layout)


def stories(items: Iterable[Story], layout: Layout) -> Iterator[bytes]:
    """As `pages`, for stories without a page."""
    return _chosen(alone(items), layout)


def mentions(items: Iterable[ReadText], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001 - one table
    """The mentions of texts that are no story's."""
    return _file(MENTIONS, mentions_read(items))


FILES = ("stories.parquet", "mentions.parquet")
"""What the tables are called in a folder."""


def tables(items: Iterable[Page], layout: Layout) -> Iterator[tuple[str, bytes]]:  # noqa: ARG001 - both tables
    """Both tables at once: the name of a file and some more bytes of it, until both are whole."""
    writers = dict(zip(FILES, (_Writer(STORIES), _Writer(MENTIONS)), strict=True))
    for story in stories_on(items):
        for name, rows in zip(FILES, ((story,), mentions_of(story)), strict=True):
            for row in rows:
                if data := writers[name].add(row):
                    yield name, data
    for name, writer in writers.items():
        yield name, writer.end()


def schema(columns: Sequence[Column]) -> pa.Schema:
    """The schema of a table with these columns."""
    pa = _pyarrow()
    kinds: dict[str, Callable[[str], list[Any]]] = {
        "text": lambda name: [pa.field(name, pa.string())],
        "integer": lambda name: [pa.field(name, pa.int32())],
        "texts": lambda name: [pa.field(name, pa.list_(pa.string()))],
        "time": lambda name: [
            pa.field(name, pa.timestamp("us", "UTC")),
            pa.field(f"{name}_wall", pa.timestamp("us")),
            pa.field(f"{name}_iso", pa.string()),
        ],
    }
    return pa.schema([field for column in columns for field in kinds[column.kind](column.name)])


def batch(columns: Sequence[Column], rows: Sequence[Any], into: pa.Schema) -> pa.RecordBatch:
    """Some rows as Arrow has them, under the schema of their columns."""
    pa = _pyarrow()
    values: list[list[Any]] = []
    for column in columns:
        cells: list[Any] = [column.of(row) for row in rows]
        if column.kind == "time":
            values += [[*map(_instant, cells)], [*map(_wall, cells)], [iso(cell) for cell in cells]]
        elif column.kind == "texts":
            values.append([[*map(valid, cell)] for cell in cells])
        elif column.kind == "text":
            values.append([None if cell is None else valid(cell) for cell in cells])
        else:
            values.append(cells)
    arrays = [pa.array(cells, type=field.type) for cells, field in zip(values, into, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=into)


def _chosen(placed: Iterable[PlacedStory], layout: Layout) -> Iterator[bytes]:
    if layout.rows == "times":
        return _file(MENTIONS, mentions_in(placed))
    return _file(STORIES, placed)


def _file(columns: Sequence[Column], rows: Iterable[Any]) -> Iterator[bytes]:
    writer = _Writer(columns)
    for row in rows:
        if data := writer.add(row):
            yield data
    yield writer.end()


class _Writer:
    """A Parquet file in the making: rows in, its bytes out as soon as a group is full."""

    def __init__(self, columns: Sequence[Column]) -> None:
        pa = _pyarrow()
        import pyarrow.parquet as pq

        self._columns, self._schema, self._rows = columns, schema(columns), list[Any]()
        self._sink = _Sink()
        self._file = pq.ParquetWriter(pa.PythonFile(self._sink, "w"), self._schema, compression="zstd")

    def add(self, row: Any) -> bytes:
        """Takes a row; the bytes that are ready, mostly none."""
        self._rows.append(row)
        return self._flush() if len(self._rows) >= ROWS else b""

    def end(self) -> bytes:
        """The rest of the file."""
        before = self._flush() if self._rows else b""
        self._file.close()
        return before + self._sink.taken()

    def _flush(self) -> bytes:
        self._file.write_batch(batch(self._columns, self._rows, self._schema))
        self._rows.clear()
        return self._sink.taken()


class _Sink:
    """A file for pyarrow that keeps what was written until it is taken."""

    closed = False

    def __init__(self) -> None:
        self._written: list[bytes] = []
        self._at = 0

    def write(self, data: Any) -> int:
        chunk = bytes(data)
        self._written.append(chunk)
        self._at += len(chunk)
        return len(chunk)

    def taken(self) -> bytes:
        data = b"".join(self._written)
        self._written.clear()
        return data

    def tell(self) -> int:
        return self._at

    def writable(self) -> bool:
        return True

    def readable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return False

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        self.closed = True


def _wall(time: Instant | None) -> Micros | None:
    return None if time is None else Micros((wall_time(time) - _EPOCH) // timedelta(microseconds=1))


def _instant(time: Instant | None) -> Micros | None:
    if time is None:
        return None
    offset = time.utcoffset()
    assert offset is not None
    return Micros((wall_time(time) - _EPOCH - offset) // timedelta(microseconds=1))


def _pyarrow() -> Any:
    try:
        import pyarrow as pa
    except ImportError:
        raise UsageError("Parquet needs pyarrow, which is not installed", "pip install 'wirecli[parquet]'") from None
    return pa
