"""What the processes of a pool write themselves is what one process would have written."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.run.test_pool import pages
from tests.running import in_process
from wirecli.run import pool
from wirecli.writers import FORMATS

FAMILIES = [name for name, format in FORMATS.items() if format.appendable]


@pytest.fixture
def crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pages, one that fails, and an archive; the pool begins at once."""
    names = pages(tmp_path, 2 * pool.CHUNK + 3)
    (tmp_path / "004.txt").write_bytes(b"")
    with zipfile.ZipFile(tmp_path / "005.zip", "w") as archive:
        for name in names[:3]:
            archive.write(name, Path(name).name)
    monkeypatch.setattr(pool, "PATIENCE", 0.0)
    run = pool.run
    monkeypatch.setattr(pool, "run", lambda *inputs, **how: run(*inputs, **how, patience=0.0))
    return tmp_path


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("rows", [None, "times"])
def test_many_processes_write_the_same(crawl: Path, name: str, rows: str | None) -> None:
    options = [str(crawl), "--at", "2026-01-31T18:30", "--format", name, *(["--rows", rows] if rows else [])]
    alone, together = (in_process([*options, "--jobs", jobs]) for jobs in ("1", "2"))
    assert together == alone
    assert alone.status == 1
    assert alone.stdout.count(b"002.txt") == (2 if rows is None else alone.stdout.count(b"001.txt"))


def test_lines_are_added_without_a_header(crawl: Path) -> None:
    feed = crawl.parent / f"{crawl.name}.csv"
    for _ in range(2):
        in_process([str(crawl), "--at", "2026-01-31T18:30", "--append", str(feed), "--jobs", "2", "--quiet"])
    lines = feed.read_text().splitlines()
    assert [line.startswith("source,kind") for line in lines].count(True) == 1
    assert len(lines) % 2 == 1
    assert lines[1 : len(lines) // 2 + 1] == lines[len(lines) // 2 + 1 :]
