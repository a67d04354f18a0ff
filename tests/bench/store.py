"""Many pages: how fast with a store and without, in one process and two, and how much memory; how like edits are."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from tests.bench import store_index
from tests.running import ENVIRONMENT, ROOT
from tests.samples import LEAD
from tests.store.newsday import News, day, edits, listing, text
from wirecli.model import Block, Instant
from wirecli.store import sightings

FEW, MANY = 1_000, 50_000
BEGIN = Instant(datetime(2025, 1, 1, tzinfo=UTC))


def report() -> None:
    """Each figure is of a whole command, start and end included."""
    _likeness()
    store_index.report()
    with tempfile.TemporaryDirectory() as name:
        few, many = Path(name) / "few", Path(name) / "many"
        size = _crawls(few, FEW)
        print(f"pages of {size / FEW:.0f} bytes and up to 8 teasers, saved every ten minutes of a site's days")
        for store in (False, True):
            for jobs in (1, 2):
                _convert(few, FEW, jobs=jobs, store=store)
        _crawls(many, MANY)
        for store in (False, True):
            _convert(many, MANY, jobs=2, store=store)


def _crawls(folder: Path, count: int) -> int:
    """Saves so many pages of a listing, ten minutes apart; their bytes."""
    random = Random(count)
    size = 0
    news: list[News] = []
    for crawl in range(count):
        moment = BEGIN + timedelta(minutes=10 * crawl + 10)
        if crawl % 144 == 0:
            news = news[-30:] + day(moment, random)
        path = folder / f"{crawl // 144:03}" / f"{crawl % 144:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_text(listing(news, moment, longest=8))
        os.utime(path, (moment.timestamp(),) * 2)
    return size


def _convert(folder: Path, count: int, *, jobs: int, store: bool) -> None:
    """One run over all pages, as cron would do it after a long holiday."""
    with tempfile.TemporaryDirectory() as name:
        options = ["--store", f"{name}/news.db"] if store else []
        command = [sys.executable, "-m", "wirecli", "convert", str(folder), "--quiet", "--jobs", str(jobs), *options]
        began = time.perf_counter()
        with subprocess.Popen(
            [*command, "--output", f"{name}/out.jsonl"], cwd=ROOT, env=ENVIRONMENT, stderr=subprocess.DEVNULL
        ) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        taken = time.perf_counter() - began
        assert process.returncode in {0, 1}, process.returncode
        what = f"{count:6} pages, {jobs} process{'es' if jobs > 1 else '':2}, {'with a' if store else 'without'} store"
        print(f"{what:40} {count / taken:7.0f} pages/s, peak memory of a process {usage.ru_maxrss / 1024:5.0f} MB")
        if store:
            print(f"{'':40} the store takes {Path(name, 'news.db').stat().st_size / 1e6:.1f} MB", flush=True)


def _likeness() -> None:
    """What REVISION_LIKENESS is chosen by: the likeness of a story to its edits, and to other stories."""
    random = Random(1)
    texts = [text(random, sentences) for sentences in (2, 3, 4, 6) for _ in range(200)]
    found: dict[str, list[float]] = defaultdict(list)
    threshold, sightings.REVISION_LIKENESS = sightings.REVISION_LIKENESS, 0.0  # the cutoff would hide what is below
    try:
        for told in texts:
            for kind, edited in edits(told, random).items():
                found[f"edit: {kind}"].append(_alike(told, edited))
        for _ in range(20_000):
            one, other = random.sample(texts, 2)
            found["another story"].append(_alike(one, other))
    finally:
        sightings.REVISION_LIKENESS = threshold
    print(f"likeness, a revision from {threshold}")
    for kind, alike in found.items():
        alike.sort()
        least, middle, most = (alike[len(alike) * share // 100] for share in (1, 50, 99))
        print(f"  {kind:20} 1 % below {least:.2f}, median {middle:.2f}, 1 % above {most:.2f}")
    traces = [_trace(told) for told in texts]
    began = time.perf_counter()
    for trace in traces[:100]:
        for other in traces:
            sightings.likeness(trace, other)
    print(f"  {(time.perf_counter() - began) / (100 * len(traces)) * 1e6:.2f} µs a comparison")


def _alike(one: str, other: str) -> float:
    return sightings.likeness(_trace(one), _trace(other))


def _trace(told: str) -> str:
    return sightings.trace(LEAD._replace(headline=None, blocks=(Block("paragraph", told),)))
