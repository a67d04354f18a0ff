"""Pages a second on the example page, in one process."""

from __future__ import annotations

import time
from datetime import datetime

from tests.bench.measure import seconds
from tests.running import ROOT
from wirecli import convert_bytes
from wirecli.writers import Layout, writer

SECONDS = 3.0


def report() -> None:
    """Conversion alone, and with each format written."""
    data = (ROOT / "examples" / "aleppo.txt").read_bytes()
    at, published = (datetime.fromisoformat(time) for time in ("2026-01-31T18:30+01:00", "2024-11-30T18:00+01:00"))

    def convert() -> None:
        convert_bytes(data, reference=at, published=published)

    first = seconds(convert)
    print(f"first page, with all imports: {1000 * first:.1f} ms")
    _rate("convert", convert, len(data))
    page = convert_bytes(data, reference=at, published=published)
    for name in ("jsonl", "csv", "pretty"):
        write = writer(name, "pages")
        _rate(f"write {name}", lambda write=write: list(write([page], Layout())), len(data))


def _rate(name: str, work: object, size: int) -> None:
    assert callable(work)
    count, began = 0, time.perf_counter()
    while (taken := time.perf_counter() - began) < SECONDS:
        work()
        count += 1
    each = taken / count
    print(f"{name:14} {1 / each:9.0f} pages/s   {size / each / 1e6:7.2f} MB/s   {1e6 * each:8.0f} µs a page")
