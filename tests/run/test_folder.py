"""An output that is a folder: both tables of Parquet, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import ROOT, in_process

pq = pytest.importorskip("pyarrow.parquet")
PAGE = str(ROOT / "examples" / "aleppo.txt")
CONVERT = ["convert", PAGE, "--at", "2026-01-31T18:30", "-q"]


@pytest.mark.parametrize("name", ["tables/", "new/tables/", "."])
def test_both_tables_stand_in_the_folder(tmp_path: Path, name: str) -> None:
    done = in_process([*CONVERT, "-f", "parquet", "-o", name], cwd=tmp_path)
    assert done.status == 0, done.stderr
    stories = pq.read_table(tmp_path / name / "stories.parquet")
    mentions = pq.read_table(tmp_path / name / "mentions.parquet")
    assert stories.num_rows == 8
    assert set(mentions["story_id"].to_pylist()) <= set(stories["id"].to_pylist())
    assert sorted(path.name for path in (tmp_path / name).iterdir()) == ["mentions.parquet", "stories.parquet"]


def test_a_run_that_reads_nothing_leaves_the_tables_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "stories.parquet").write_bytes(b"old")
    done = in_process(["convert", "missing.txt", "-f", "parquet", "-o", "."], cwd=tmp_path)
    assert done.status == 3
    assert (tmp_path / "stories.parquet").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["stories.parquet"]


def test_a_format_of_one_file_is_refused(tmp_path: Path) -> None:
    done = in_process([*CONVERT, "-f", "csv", "-o", "."], cwd=tmp_path)
    assert done.status == 2
    assert b"is a folder, and csv is one file" in done.stderr
