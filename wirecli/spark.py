"""Pages on Apache Spark, for what outgrows a machine: rows as `--rows` has them, under the schema of Parquet.

    from wirecli import spark as wire

    session = wire.configured(SparkSession.builder).getOrCreate()
    files = session.read.format("binaryFile").load("hdfs:///crawl/")
    stories = wire.convert(files, "content", name="path", read="modificationTime")
    stories.write.parquet("hdfs:///stories/")

docs/spark.md says when to take it, and when not. The extra `spark` brings pyspark, which needs a Java of its own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, get_args
from zoneinfo import ZoneInfo

from wirecli.base.clock import now, placed
from wirecli.convert import terms_of
from wirecli.errors import UsageError, require
from wirecli.records import NamedTuple
from wirecli.run import pool
from wirecli.run.inputs import Input, streamed
from wirecli.run.outcomes import Outcome, told
from wirecli.writers.parquet import MENTIONS, batch, schema
from wirecli.writers.rows import STORIES, Column, mentions_in, stories_of

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

Table = Literal["stories", "times", "errors"]
ROWS = 1024
"""Rows of a batch on its way back."""

PARTS = 4
"""Partitions for each core, where there are fewer than cores: what takes long then stands beside what doesn't."""

JOINED = 8
"""Partitions that are joined into one, where there are many: each costs a tenth of a second, and a file of its own."""

SETTINGS = {
    # Else timestamps are written as INT96, of which other readers make 2084 where the year 1500 stands.
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
    # 10,000 unless said: pages are long, and a worker holds a batch of them.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "256",
    # What `collect()` and `show()` tell is in the session's zone.
    "spark.sql.session.timeZone": "UTC",
}
"""What a session should be told: see `configured`."""

ERRORS = (
    Column("source", "text", lambda outcome: outcome.name),
    Column("error", "text", lambda outcome: str(outcome.error)),
    Column("hint", "text", lambda outcome: outcome.error.hint),
)
_COLUMNS: dict[Table, tuple[Column, ...]] = {"stories": STORIES, "times": MENTIONS, "errors": ERRORS}


def configured(builder: SparkSession.Builder) -> SparkSession.Builder:
    """A builder of a session with `SETTINGS`, whose local workers run this Python unless PYSPARK_PYTHON names one.

    Without it, workers take `python3` from the PATH, which is another environment than that of the driver.
    """
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    return builder


def convert(  # noqa: PLR0913  a call says what the command's options say
    dataframe: DataFrame,
    column: str,
    *,
    rows: Table = "stories",
    name: str | None = None,
    read: str | None = None,
    url: str | None = None,
    reference: datetime | None = None,
    zone: str = "Europe/Amsterdam",
    encoding: str | None = None,
    stamp_rounding: str = "auto",
    partitions: int | None = None,
) -> DataFrame:
    """The stories (or "times", or "errors") of the documents in a column of bytes or text, as a lazy DataFrame.

    `name`, `read` and `url` are columns too: what a document is called, when it was read (a timestamp; what the
    document says itself goes first), where it was fetched from. `reference` (aware) says when all were read. A document
    may be an archive. What can't be read gives no row, but one of `rows="errors"`: source, error, hint.

    Rows are the command's own, under the schema of its Parquet. `partitions` is in how many the documents are to be
    worked on; where it is not said, some four a core: a small file is one, and so is a `.warc.gz`, while
    many small files are too many. UsageError for wrong arguments.
    """
    types = _pyspark()
    from pyspark.sql import DataFrame

    if rows not in get_args(Table):
        raise UsageError(f"there are no rows of {rows!r}", f"Give one of {', '.join(get_args(Table))}.")
    if not isinstance(dataframe, DataFrame):
        raise UsageError(f"dataframe is {type(dataframe).__name__}, not a DataFrame", "Give one of pyspark.sql.")
    require("encoding", encoding, str, type(None))
    require("partitions", partitions, int, type(None))
    if partitions is not None and partitions < 1:
        raise UsageError(f"{partitions} partitions are too few", "Give 1 or more.")
    terms = terms_of(now() if reference is None else reference, "option", None, zone, stamp_rounding)
    at = terms.reference if reference is not None else None
    chosen = _chosen(dataframe, types, _Columns(column, name, read, url))
    is_text = isinstance(chosen.schema["data"].dataType, types.StringType)
    options = pool.Options(zone, at, None, encoding or ("utf-8" if is_text else None), stamp_rounding)
    work = partial(_converted, rows, options)
    return _spread(chosen, partitions).mapInArrow(work, _schema(_COLUMNS[rows], types))


class _Columns(NamedTuple):
    """The names of the columns that hold the documents and what is known of them."""

    data: str
    name: str | None
    read: str | None
    url: str | None


def _chosen(dataframe: DataFrame, types: Any, columns: _Columns) -> DataFrame:
    """The columns that are needed and no others, under names of their own; UsageError for one that isn't so."""
    kinds = {
        "data": (types.BinaryType, types.StringType),
        "name": (types.StringType,),
        "read": (types.TimestampType,),
        "url": (types.StringType,),
    }
    wanted = []
    for role, column in zip(columns._fields, columns, strict=True):
        if column is None:
            continue
        require(role, column, str)
        if column not in dataframe.columns:
            known = ", ".join(dataframe.columns)
            raise UsageError(f"the DataFrame has no column {column!r}", f"It has {known}.")
        found = dataframe.schema[column].dataType
        if not isinstance(found, kinds[role]):
            names = " or ".join(kind.typeName() for kind in kinds[role])
            raise UsageError(f"the column {column} is {found.typeName()}, not {names}", f"Cast it to {names}.")
        wanted.append(dataframe[column].alias(role))
    return dataframe.select(*wanted)


def _spread(documents: DataFrame, partitions: int | None) -> DataFrame:
    """The documents in as many partitions as keep all cores at work, not in many more; to join them moves nothing."""
    if partitions is not None:
        return documents.repartition(partitions)
    try:
        here = documents.rdd.getNumPartitions()
        cores = documents.sparkSession.sparkContext.defaultParallelism
    except Exception as error:
        if type(error).__module__.startswith("pyspark."):
            return documents
        raise
    if here < cores:
        return documents.repartition(PARTS * cores)
    return documents.coalesce(max(PARTS * cores, here // JOINED))


def _schema(columns: Sequence[Column], types: Any) -> Any:
    """The schema of the Parquet table, as Spark says it."""
    kinds = {
        "text": (("", types.StringType()),),
        "integer": (("", types.IntegerType()),),
        "texts": (("", types.ArrayType(types.StringType())),),
        "time": (
            ("", types.TimestampType()),
            ("_wall", types.TimestampNTZType()),
            ("_iso", types.StringType()),
        ),
    }
    return types.StructType(
        [types.StructField(f"{column.name}{end}", kind) for column in columns for end, kind in kinds[column.kind]]
    )


# On the workers


def _converted(rows: Table, options: pool.Options, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    columns = _COLUMNS[rows]
    into = schema(columns)
    made: list[Any] = []
    for documents in batches:
        for outcome in _outcomes(documents, options):
            made += _rows_of(outcome, rows)
            if len(made) >= ROWS:
                yield batch(columns, made, into)
                made = []
    if made:
        yield batch(columns, made, into)


def _outcomes(documents: pa.RecordBatch, options: pool.Options) -> Iterator[Outcome]:
    """What becomes of the documents of a batch, one at a time: Python's copies of them all would be as much again."""
    zone = ZoneInfo(options.zone)
    cells = {name: documents.column(name) for name in documents.schema.names}
    for row in range(documents.num_rows):
        about = {name: column[row].as_py() for name, column in cells.items()}
        data, read = about["data"], about.get("read")
        if data is None:
            continue
        if isinstance(data, str):
            data = data.encode("utf-8", "surrogatepass")
        item = Input(about.get("name") or "-", url=about.get("url"), time=placed(read, zone) if read else None)
        members = streamed(item, BytesIO(data), zone)
        yield from told(outcome for member in members for outcome in pool.convert(member, options))


def _rows_of(outcome: Outcome, rows: Table) -> Iterable[Any]:
    if rows == "errors":
        return (outcome,) if outcome.error is not None else ()
    if outcome.page is None:
        return ()
    stories = stories_of(outcome.page)
    return stories if rows == "stories" else mentions_in(stories)


def _pyspark() -> Any:
    try:
        from pyspark.sql import types
    except ImportError:
        raise UsageError("Spark needs pyspark, which is not installed", "pip install 'wirecli[spark]'") from None
    return types
