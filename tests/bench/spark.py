"""Pages a second on a local Spark of two cores, beside `wirecli convert --jobs 2` on the same pages; `make spark`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.running import ENVIRONMENT, ROOT
from wirecli import spark as wire

PAGES, RUNS, CORES = 3000, 2, 2


def main() -> None:
    """Both ways from files on disk to a Parquet table on disk, the best of a few runs, and their ratio."""
    from pyspark.sql import SparkSession

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _furnish(folder / "pages")
        builder = wire.configured(SparkSession.builder).master(f"local[{CORES}]").config("spark.ui.enabled", "false")
        session = (
            builder.config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.warehouse.dir", name)
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("ERROR")
        rates: dict[str, float] = {}
        for number in range(RUNS):
            for what, work in _ways(session, folder, number).items():
                began = time.perf_counter()
                work()
                rates[what] = max(rates.get(what, 0), PAGES / (time.perf_counter() - began))
        session.stop()
    for what, rate in rates.items():
        print(f"{what:24} {rate:6.0f} pages/s   {rate / rates['command --jobs 2']:.2f} of the command")


def _furnish(pages: Path) -> None:
    pages.mkdir()
    page = (ROOT / "examples" / "aleppo.txt").read_text(encoding="utf-8")
    for number in range(PAGES):
        (pages / f"{number:05}.txt").write_text(page.replace("Aleppo", f"Aleppo {number}"), encoding="utf-8")


def _ways(session: Any, folder: Path, number: int) -> dict[str, Callable[[], object]]:
    def by_command() -> None:
        arguments = ["convert", "pages", "--jobs", str(CORES), "--quiet", "--output", f"{number}.parquet"]
        subprocess.run([sys.executable, "-m", "wirecli", *arguments], cwd=folder, env=ENVIRONMENT, check=True)

    def by_spark(partitions: int | None, out: str) -> None:
        files = session.read.format("binaryFile").load(str(folder / "pages"))
        made = wire.convert(files, "content", name="path", read="modificationTime", partitions=partitions)
        made.write.parquet(str(folder / f"{out}-{number}"))

    return {
        "command --jobs 2": by_command,
        "spark, as it comes": lambda: by_spark(None, "given"),
        "spark, eight partitions": lambda: by_spark(8, "eight"),
    }


if __name__ == "__main__":
    main()
