"""A store over ten days of 5,000 like stories; a second run; the first byte of a search; two jobs."""

from __future__ import annotations

import os
import signal
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
from wirecli.records import NamedTuple
from wirecli.store import recording

BEGIN = Instant(datetime(2025, 1, 1, tzinfo=UTC))
DAYS, STORIES, TOGETHER = 10, 5_000, 25
CRAWLS, BIG, CORPUS = 2_000, 200_000, 20_000
WORDS = ("brug", "haven", "trein", "dijk", "boot", "school", "kerk", "molen", "markt", "plein")


def report() -> None:
    """By the clock on the wall, and by the processor's, which other work on the machine moves less."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for dateline in (True, False):
            rates = [_day(folder / f"{dateline}.db", number, dateline=dateline) for number in range(DAYS)]
            print(f"{'one place and credit' if dateline else 'no dateline'}, stories a second, day by day:")
            for clock, told in zip(("wall", "processor"), zip(*rates, strict=True), strict=True):
                shown = " ".join(f"{rate:.0f}" for rate in told)
                print(f"  {clock:9} {shown}; least {min(told):.0f} (goal: 1000)", flush=True)
        _crawls(folder / "crawls", CRAWLS)
        options = [str(folder / "crawls"), "--store", str(folder / "news.db"), "--new"]
        options += ["--output", str(folder / "out.jsonl"), "--quiet", "--jobs", "1"]
        first, second = (_taken("convert", *options) for _ in range(2))
        _told("second run with --new, of the first", second.over(first), "0.10 at most")
        _big(folder / "big.db")
        for search in ("brug", "de", "199999"):
            found = [_taken("stories", str(folder / "big.db"), "--search", search, first=True) for _ in range(5)]
            _told(f"search {search!r} in {BIG} stories, first byte in ms", _least(found), "100 at most")
        _crawls(folder / "corpus", CORPUS)
        corpus = ["convert", str(folder / "corpus"), "--quiet", "--output", str(folder / "out.jsonl"), "--jobs"]
        one, two = (_taken(*corpus, jobs) for jobs in ("1", "2"))
        print(f"{CORPUS} pages, two jobs: {one.wall / two.wall:.2f} times as fast as one (goal: 1.9)")
        share = two.processor / one.processor
        print(f"  the process that hands them out takes {share:.3f} of what one job does (goal: 0.05 at most)")


class _Taken(NamedTuple):
    """Seconds by the clock on the wall, and by the processor's: of the process itself, and not of its workers."""

    wall: float
    processor: float

    def over(self, other: _Taken) -> tuple[float, float]:
        return self.wall / other.wall, self.processor / other.processor


def _least(found: list[_Taken]) -> tuple[float, float]:
    """The least of each clock, in milliseconds."""
    return min(one.wall for one in found) * 1e3, min(one.processor for one in found) * 1e3


def _told(what: str, figures: tuple[float, float], goal: str) -> None:
    wall, processor = (f"{figure:.0f}" if figure > 10 else f"{figure:.3f}" for figure in figures)
    print(f"{what}: {wall} by the wall, {processor} by the processor (goal: {goal})", flush=True)


def _day(path: Path, number: int, *, dateline: bool) -> tuple[float, float]:
    """The stories a second of a day's run, by the clock on the wall and by the processor's."""
    random = Random(number)
    pages = []
    for crawl in range(STORIES // TOGETHER):
        told = [story(text(random), place="Gent") for _ in range(TOGETHER)]
        told = told if dateline else [one._replace(dateline=None) for one in told]
        pages.append(page(Instant(BEGIN + timedelta(days=number, minutes=7 * crawl)), *told))
    began, worked = time.perf_counter(), time.process_time()
    with recording(str(path)) as recorder:
        for one in pages:
            recorder.record(one)
    return STORIES / (time.perf_counter() - began), STORIES / (time.process_time() - worked)


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


def _taken(*arguments: str, first: bool = False) -> _Taken:
    """How long a command takes, or takes to its `first` byte."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "wirecli", *arguments]
    with subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        assert run.stdout is not None
        run.stdout.read(1)
        wall = time.perf_counter() - began
        if first:
            os.kill(run.pid, signal.SIGKILL)  # not its own kill, which may take the status of one that has ended
        else:
            run.stdout.read()
        _, status, usage = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    return _Taken(wall if first else time.perf_counter() - began, usage.ru_utime + usage.ru_stime)
