"""wirecli on a local Spark: rows as the command's own, and each trap met. `make spark` runs these; a JVM is slow."""

from __future__ import annotations

import gzip
import os
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.golden import MTIME, furnish
from tests.running import in_process
from wirecli import UsageError

if "WIRECLI_SPARK" not in os.environ:
    pytest.skip("`make spark` runs these", allow_module_level=True)

from pyspark.sql import SparkSession

from wirecli import spark as wire

pq = pytest.importorskip("pyarrow.parquet")
pytestmark = pytest.mark.filterwarnings("default")
OLD = "Het huis van 1500\nGENT (BELGA) - Het huis werd op 3 mei 1500 gebouwd. Het staat er nog.\n"
AT = datetime(2026, 1, 31, 17, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    os.environ.pop("PYSPARK_PYTHON", None)
    builder = wire.configured(SparkSession.builder).master("local[2]").config("spark.ui.enabled", "false")
    running = builder.config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("spark"))).getOrCreate()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages, an archive of two, one of old times, and two files that are no pages."""
    folder = tmp_path_factory.mktemp("pages")
    furnish(folder)
    (folder / "oud.txt").write_text(OLD)
    (folder / "leeg.txt").write_bytes(b"")
    with zipfile.ZipFile(folder / "twee.zip", "w") as archive:
        archive.writestr("a.txt", OLD)
        archive.writestr("b.txt", (folder / "aleppo.txt").read_bytes())
    (folder / "kort.gz").write_bytes(gzip.compress(OLD.encode()))
    for path in folder.rglob("*"):
        os.utime(path, (MTIME, MTIME))
    return folder


def files_of(session: Any, pages: Path) -> Any:
    names = [path for path in sorted(pages.rglob("*")) if path.is_file()]
    rows = [(str(path), bytearray(path.read_bytes()), datetime.fromtimestamp(MTIME, UTC)) for path in names]
    return session.createDataFrame(rows, "path string, content binary, modificationTime timestamp")


@pytest.mark.parametrize(("rows", "table"), [("stories", "stories"), ("times", "mentions")])
def test_rows_are_the_command_s_own(session: Any, pages: Path, tmp_path: Path, rows: Any, table: str) -> None:
    names = [str(path) for path in sorted(pages.rglob("*")) if path.is_file()]
    in_process(["convert", *names, "--output", f"{tmp_path}/", "--format", "parquet", "-q"])
    wanted = pq.read_table(tmp_path / f"{table}.parquet")
    found = wire.convert(files_of(session, pages), "content", name="path", read="modificationTime", rows=rows)
    table_found = found.toArrow()
    assert table_found.schema.names == wanted.schema.names
    key = lambda row: (row["source"], row.get("part") or 0, row.get("position", 0), row.get("number", 0), str(row))  # noqa: E731
    assert sorted(table_found.to_pylist(), key=key) == sorted(wanted.to_pylist(), key=key)
    assert table_found.num_rows > 20


def test_what_cannot_be_read_is_told(session: Any, pages: Path) -> None:
    found = wire.convert(files_of(session, pages), "content", name="path", rows="errors").collect()
    told = {Path(row.source).name: row.error for row in found}
    assert "the input is empty" in told["leeg.txt"]
    assert all(error.startswith(str(pages)) for error in told.values())


def test_old_times_are_written_so_that_others_read_them(session: Any, pages: Path, tmp_path: Path) -> None:
    files = files_of(session, pages).where("path like '%/oud.txt'")
    wire.convert(files, "content", reference=AT, rows="times").write.parquet(str(tmp_path / "out"))
    parts = list((tmp_path / "out").glob("*.parquet"))
    physical = {column.name: column.physical_type for column in pq.ParquetFile(parts[0]).schema}
    assert physical["begin"] == physical["begin_wall"] == "INT64"
    (row,) = pq.read_table(parts).to_pylist()
    assert row["begin_wall"] == datetime(1500, 5, 3)
    assert row["begin_iso"].startswith("1500-05-03T00:00:00+00:")
    assert row["begin"].year == 1500


def test_workers_run_this_python_and_text_is_a_column_too(session: Any) -> None:
    frame = session.createDataFrame([(OLD, "https://example.org/a"), (None, None)], "text string, url string")
    (story,) = wire.convert(frame, "text", url="url", reference=AT).collect()
    assert (story.source, story.url, story.places) == ("-", "https://example.org/a", ["Gent"])


def test_one_partition_becomes_several_and_many_become_few(session: Any) -> None:
    one = session.createDataFrame([(OLD,)], "text string").coalesce(1)
    assert wire.convert(one, "text").rdd.getNumPartitions() == 2 * wire.PARTS
    assert wire.convert(one.repartition(90), "text").rdd.getNumPartitions() == 90 // wire.JOINED
    assert wire.convert(one.repartition(40), "text").rdd.getNumPartitions() == 2 * wire.PARTS
    assert wire.convert(one.repartition(5), "text").rdd.getNumPartitions() == 5
    assert wire.convert(one, "text", partitions=3).rdd.getNumPartitions() == 3


@pytest.mark.parametrize(
    ("column", "options", "told"),
    [
        ("page", {}, "no column"),
        ("number", {}, "is long, not binary or string"),
        ("text", {"read": "text"}, "not timestamp"),
        ("text", {"rows": "mentions"}, "no rows"),
        ("text", {"zone": "Mars"}, "unknown time zone"),
        ("text", {"reference": datetime(2026, 1, 1)}, "no offset"),
        ("text", {"partitions": 0}, "too few"),
        (3, {}, "data is int"),
    ],
)
def test_a_wrong_argument_is_named(session: Any, column: Any, options: dict[str, Any], told: str) -> None:
    frame = session.createDataFrame([(OLD, 1)], "text string, number long")
    with pytest.raises(UsageError, match=told) as raised:
        wire.convert(frame, column, **options)
    assert raised.value.hint
