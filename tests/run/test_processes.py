"""The feed on real processes: runs that are killed anywhere, runs at once, and what they leave."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.running import ENVIRONMENT, ROOT
from tests.samples import ZONE
from tests.store.newsday import day, listing
from wirecli.errors import StoreError
from wirecli.model import Instant
from wirecli.store import Filter, stories

KILLS = int(os.environ.get("WIRECLI_KILLS", "50"))
"""How many runs are killed at random moments; more by `WIRECLI_KILLS=1000 pytest tests/run/test_processes.py`."""

BEGIN = Instant(datetime(2026, 1, 31, tzinfo=ZONE))


@pytest.fixture(scope="module")
def crawls(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Pages of a listing, ten minutes apart; their modification times say when they were read."""
    folder = tmp_path_factory.mktemp("crawls")
    news = day(BEGIN, Random(7), stories=150)
    names = []
    for number in range(60):
        moment = BEGIN + timedelta(minutes=10 * number + 10)
        path = folder / f"{number:03}.txt"
        path.write_text(listing(news, moment, longest=8))
        os.utime(path, (moment.timestamp(),) * 2)
        names.append(str(path))
    return names


def command(folder: Path, names: list[str], *options: str) -> list[str]:
    feed = ["--store", str(folder / "news.db"), "--new", "--append", str(folder / "feed.jsonl")]
    return [sys.executable, "-m", "wirecli", "convert", *names, *feed, "--quiet", *options]


def start(arguments: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(arguments, env=ENVIRONMENT, cwd=ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)


def finish(process: subprocess.Popen[bytes]) -> int:
    _, errors = process.communicate(timeout=120)
    assert not errors, errors.decode()
    return process.returncode


def emitted(feed: Path) -> Counter[str]:
    """How often each story stands in a feed; every line must be whole."""
    data = feed.read_bytes() if feed.exists() else b""
    assert not data or data.endswith(b"\n")
    pages = [json.loads(line) for line in data.splitlines()]
    told = [story for page in pages for block in page["related"] for story in block["stories"]]
    return Counter(story["id"] for story in told + [page["article"] for page in pages if page["article"]])


def stored(folder: Path) -> set[str]:
    """The ids in a folder's store; none where the first run to make it was killed before its records lasted."""
    try:
        return _listed(folder)
    except StoreError as error:
        assert "no run has recorded anything" in str(error)  # noqa: PT017  any other error is one
        return set()


def _listed(folder: Path) -> set[str]:
    return {story.id for story in stories(str(folder / "news.db"), Filter(), ZONE)}


@pytest.fixture(scope="module")
def undisturbed(crawls: list[str], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The feed of one run over all pages that nobody disturbs."""
    folder = tmp_path_factory.mktemp("undisturbed")
    assert finish(start(command(folder, crawls))) == 0
    assert set(emitted(folder / "feed.jsonl").values()) == {1}
    return (folder / "feed.jsonl").read_bytes()


def test_kills_at_random_moments(tmp_path: Path, crawls: list[str], undisturbed: bytes) -> None:
    """Runs over ever more pages, each killed at some moment; a last one completes the feed of an undisturbed run."""
    random = Random(11)
    typical = 0.3  # seconds that a run takes on this machine, as the last one that was let be has shown
    died = 0
    for kill in range(KILLS):
        names = crawls[: len(crawls) * (kill + 1) // KILLS]
        process = start(command(tmp_path, names))
        begun = time.monotonic()
        try:
            process.wait(random.uniform(0.2, 1.2) * typical)
            typical = time.monotonic() - begun
        except subprocess.TimeoutExpired:
            process.kill()
            died += 1
            typical *= 1.05
        process.communicate()
        if (tmp_path / "news.db").exists() and (tmp_path / "news.db").stat().st_size:
            assert stored(tmp_path) <= set(emitted(tmp_path / "feed.jsonl"))
    assert died >= KILLS // 4
    assert finish(start(command(tmp_path, crawls))) == 0
    assert (tmp_path / "feed.jsonl").read_bytes() == undisturbed
    assert stored(tmp_path) == set(emitted(tmp_path / "feed.jsonl"))
    assert not (tmp_path / "news.db-feed").exists()


def test_a_kill_at_every_line_of_the_delivery(tmp_path: Path, crawls: list[str]) -> None:
    """Whichever line a run dies before, the next run makes feed and store what they would have been."""
    program = [sys.executable, "-m", "tests.run.dying", str(tmp_path), *crawls[20:22]]
    done = subprocess.run(program, env=ENVIRONMENT, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    *deaths, unharmed = sorted(tmp_path.iterdir())
    assert len(deaths) > 120
    wanted = (unharmed / "feed.jsonl").read_bytes()
    assert set(emitted(unharmed / "feed.jsonl").values()) == {1}
    for death in deaths:
        assert {path.name for path in death.iterdir()} == {"feed.jsonl", "news.db"}, death.name
        assert (death / "feed.jsonl").read_bytes() == wanted, death.name
        assert stored(death) == set(emitted(death / "feed.jsonl")), death.name


@pytest.mark.parametrize("count", [2, 8])
def test_runs_at_once_lose_nothing(tmp_path: Path, crawls: list[str], count: int) -> None:
    runs = [start(command(tmp_path, crawls[number::count])) for number in range(count)]
    assert [finish(run) for run in runs] == [0] * count
    assert set(emitted(tmp_path / "feed.jsonl").values()) == {1}
    assert stored(tmp_path) == set(emitted(tmp_path / "feed.jsonl"))


def test_the_same_run_eight_times_at_once(tmp_path: Path, crawls: list[str], undisturbed: bytes) -> None:
    runs = [start(command(tmp_path, crawls)) for _ in range(8)]
    assert [finish(run) for run in runs] == [0] * 8
    assert (tmp_path / "feed.jsonl").read_bytes() == undisturbed


def test_processes_make_the_same_feed(tmp_path: Path, crawls: list[str], undisturbed: bytes) -> None:
    assert finish(start(command(tmp_path, crawls, "--jobs", "2"))) == 0
    assert (tmp_path / "feed.jsonl").read_bytes() == undisturbed


def test_a_run_that_is_told_to_end(tmp_path: Path, crawls: list[str], undisturbed: bytes) -> None:
    """Ctrl-C and SIGTERM while a run waits for its pages: nothing is written, nothing recorded, nothing said."""
    fifo = tmp_path / "list"
    os.mkfifo(fifo)
    for sign, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        process = start(command(tmp_path, [], "--files-from", str(fifo)))
        with os.fdopen(os.open(fifo, os.O_RDWR), "wb", buffering=0) as stream:
            stream.write("\n".join(crawls[:20]).encode() + b"\n")
            time.sleep(0.5)
            process.send_signal(sign)
            assert finish(process) == status
        assert (tmp_path / "feed.jsonl").read_bytes() == b""
    assert finish(start(command(tmp_path, crawls))) == 0
    assert (tmp_path / "feed.jsonl").read_bytes() == undisturbed
