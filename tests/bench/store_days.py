"""A store over ten days of 5,000 like stories; a second run; the first byte of a search; two jobs."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from tests.bench.store import _crawls
from tests.running import ENVIRONMENT, ROOT
from tests.store.newsday import text
from tests.store.test_store import page, story
from wirecli.model import Instant
from wirecli.store import recording

BEGIN = Instant(datetime(2025, 1, 1, tzinfo=UTC))
DAYS, STORIES, TOGETHER = 10, 5_000, 25
CRAWLS, BIG, CORPUS = 2_000, 200_000, 20_000
WORDS = ("brug", "haven", "trein", "dijk", "boot", "school", "kerk", "molen", "markt", "plein")


def report() -> None:
    """All by the clock on the wall."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for dateline in (True, False):
            rates = [_day(folder / f"{dateline}.db", number, dateline=dateline) for number in range(DAYS)]
            shown = " ".join(f"{rate:.0f}" for rate in rates)
            print(f"{'one place and credit' if dateline else 'no dateline'}, stories a second, day by day: {shown}")
            print(f"  least {min(rates):.0f} (goal: 1000)", flush=True)
        _crawls(folder / "crawls", CRAWLS)
        options = [
            str(folder / "crawls"),
            "--store",
            str(folder / "news.db"),
            "--new",
            "--output",
            str(folder / "out.jsonl"),
        ]
        first, second = (_seconds("convert", *options, "--quiet", "--jobs", "1") for _ in range(2))
        print(f"second run with --new: {second / first:.2f} of the first (goal: 0.10)", flush=True)
        _big(folder / "big.db")
        for search in ("brug", "de", "199999"):
            first_byte = min(
                _seconds("stories", str(folder / "big.db"), "--search", search, first=True) for _ in range(5)
            )
            print(
                f"search {search!r} in {BIG} stories: first byte after {first_byte * 1e3:.0f} ms (goal: 100)",
                flush=True,
            )
        _crawls(folder / "corpus", CORPUS)
        corpus = [str(folder / "corpus"), "--quiet", "--output", str(folder / "out.jsonl"), "--jobs"]
        one, two = (_seconds("convert", *corpus, jobs) for jobs in ("1", "2"))
        print(f"{CORPUS} pages, two jobs: {one / two:.2f} times as fast as one (goal: 1.9)")


def _day(path: Path, number: int, *, dateline: bool) -> float:
    """The stories a second of a day's run."""
    random = Random(number)
    pages = []
    for crawl in range(STORIES // TOGETHER):
        told = [story(text(random), place="Gent") for _ in range(TOGETHER)]
        told = told if dateline else [one._replace(dateline=None) for one in told]
        pages.append(page(Instant(BEGIN + timedelta(days=number, minutes=7 * crawl)), *told))
    began = time.perf_counter()
    with recording(str(path)) as recorder:
        for one in pages:
            recorder.record(one)
    return STORIES / (time.perf_counter() - began)


def _big(path: Path) -> None:
    random = Random(3)
    with recording(str(path)) as recorder:
        for crawl in range(BIG // 50):
            told = [
                f"De {random.choice(WORDS)} bij de {random.choice(WORDS)} kost {crawl * 50 + number} euro"
                for number in range(50)
            ]
            moment = Instant(BEGIN + timedelta(minutes=20 * crawl))
            recorder.record(page(moment, *(story(one, place="Gent") for one in told)))


def _seconds(*arguments: str, first: bool = False) -> float:
    """How long a command takes, or takes to its `first` byte."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "wirecli", *arguments]
    with subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        assert run.stdout is not None
        run.stdout.read(1)
        if first:
            taken = time.perf_counter() - began
            run.kill()
            return taken
        run.stdout.read()
        run.wait()
    return time.perf_counter() - began
