"""A big store: a day's events among a million times, the first story of a search, stories recorded a second."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from tests.running import ENVIRONMENT, ROOT
from tests.store.newsday import text
from tests.store.test_store import page, story
from wirecli import convert_text
from wirecli.model import Instant
from wirecli.store import Filter, recording, stories

BEGIN = Instant(datetime(2015, 1, 1, tzinfo=UTC))
STORIES, TIMES = 20_000, 50


def report() -> None:
    """A made store of ten years: 20,000 stories that speak of 50 times each."""
    random = Random(9)
    like = convert_text("GENT (BELGA) - Het gebeurt zaterdag om 10.00 uur.", reference=BEGIN).stories()[0].times[0]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        began = time.process_time()
        with recording(str(path)) as recorder:
            for _ in range(STORIES // 25):
                days = [BEGIN + timedelta(minutes=random.randrange(5_000_000)) for _ in range(TIMES)]
                times = tuple(like._replace(begin=day, end=day + timedelta(hours=1)) for day in days)
                told = [story(text(random), place="Gent")._replace(times=times) for _ in range(25)]
                recorder.record(page(days[0], *told))
        taken = time.process_time() - began
        print(f"{STORIES} stories of one place and credit, {STORIES * TIMES} times: {STORIES / taken:.0f} a second")
        command = [sys.executable, "-m", "wirecli"]
        for what in (["events", str(path), "--on", "2020-05-05", "-f", "jsonl"], ["--version"]):
            took, worked = [], []
            for _ in range(5):
                began, before = time.perf_counter(), os.times()
                subprocess.run([*command, *what], cwd=ROOT, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)
                took.append(time.perf_counter() - began)
                worked.append(sum(os.times()[2:4]) - sum(before[2:4]))
            goal = " (goal: 100 at most)" if what[0] == "events" else ""
            shown = f"{min(took) * 1e3:.0f} ms by the wall, {min(worked) * 1e3:.0f} by the processor"
            print(f"wirecli {what[0]}: {shown}, start included{goal}")
        for search in ("brug", "de"):
            began = time.perf_counter()
            next(stories(str(path), Filter(search=search), UTC))
            print(f"search {search!r}, the first story: {(time.perf_counter() - began) * 1e3:.0f} ms")
