"""Signals to real runs with several processes: each ends, as it is told, and leaves nothing half.

`make signals` sends a thousand; CI sends fifty.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests.run.test_pool import _group
from tests.running import ENVIRONMENT, ROOT

SIGNALS = int(os.environ.get("WIRECLI_SIGNALS", "50"))
PATIENCE = 30
"""Seconds after which a run hangs."""

PAGE = "Net binnen\n\n" + "GENT (BELGA) - De veerboot vaart sinds woensdag weer.\n\n10 minuten geleden\n\n" * 25
TOLD = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages that two processes are at for a while, after the first of them has begun alone."""
    folder = tmp_path_factory.mktemp("pages")
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(PAGE.replace("De veerboot", f"Veerboot {number}"))
    return folder


@pytest.fixture(scope="module")
def whole(pages: Path) -> bytes:
    """What a run writes that nobody disturbs."""
    process, output = _started(pages, pages.parent / "whole")
    assert process.communicate()[1] == b""
    assert process.returncode == 0
    return output.read_bytes()


def _started(pages: Path, folder: Path) -> tuple[subprocess.Popen[bytes], Path]:
    folder.mkdir()
    output = folder / "out.jsonl"
    command = [sys.executable, "-m", "wirecli", "convert", str(pages), "--jobs", "2", "--quiet"]
    command += ["--at", "2026-01-31T18:30", "--output", str(output)]
    process = subprocess.Popen(
        command, env=ENVIRONMENT, cwd=ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )
    return process, output


@pytest.mark.parametrize("seed", range(4))
def test_signals(tmp_path: Path, pages: Path, whole: bytes, seed: int) -> None:
    random = Random(seed)
    for number in range(seed, SIGNALS, 4):
        process, output = _started(pages, tmp_path / str(number))
        try:
            sent = _disturb(process, random)
            _, said = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            pytest.fail(f"run {number} of seed {seed} hangs after {sent}")
        _await_end(process.pid)
        left = output.read_bytes() if output.exists() else None
        if process.returncode in (0, 1):  # it was over, or a process of it was killed
            assert (process.returncode, left == whole) in ((0, True), (1, False)), sent
            assert process.returncode == 0 or b"was killed" in said, (sent, said)
        else:
            # By the signal itself where Python was not yet, or no more, there to hear of it. One that comes when the
            # output has just been put in its place leaves it there.
            assert process.returncode in (TOLD.get(sent, -1), -getattr(signal, sent)), (sent, said)
            assert (left in (None, whole), said) == (True, b""), sent
        assert [path.name for path in output.parent.iterdir()] == ["out.jsonl"] * (left is not None), sent


def _disturb(process: subprocess.Popen[bytes], random: Random) -> str:
    """Sends something at some moment: to the run, to its whole group as a terminal does, or a death to a worker."""
    kind = random.choice(["SIGINT to all", "SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
    if kind == "SIGKILL":
        end = time.monotonic() + PATIENCE
        while len(_group(process.pid)) < 5 and process.poll() is None and time.monotonic() < end:
            time.sleep(0.01)  # itself, the tracker, the fork server, two workers
        time.sleep(random.uniform(0, 0.15))
        workers = sorted(_group(process.pid))[-2:]
        if process.poll() is None and len(workers) == 2:
            os.kill(random.choice(workers), signal.SIGKILL)
        return kind
    time.sleep(random.uniform(0.05, 1.1))
    name = kind.split()[0]
    if process.poll() is None:
        send = os.killpg if kind.endswith("all") else os.kill
        send(process.pid, getattr(signal, name))
    return name


def _await_end(leader: int) -> None:
    end = time.monotonic() + PATIENCE
    while _group(leader):
        assert time.monotonic() < end, "a process outlives its run"
        time.sleep(0.01)


SWALLOWS = """
import os, signal, sys
import wirecli.run.pool
convert = wirecli.run.pool.convert

class Dying:
    def __del__(self):
        os.kill(os.getpid(), signal.{sign})

def convert_and_be_told(item, options):
    Dying()
    return convert(item, options)

wirecli.run.pool.convert = convert_and_be_told
sys.unraisablehook = lambda _: None
from wirecli.__main__ import main
main()
"""


@pytest.mark.parametrize("sign", TOLD)
def test_an_order_that_python_swallows_is_obeyed(sign: str, pages: Path, tmp_path: Path) -> None:
    """An exception in a destructor goes nowhere; the run ends all the same."""
    program = SWALLOWS.replace("{sign}", sign)
    command = [sys.executable, "-c", program, str(pages), "-q", "-o", str(tmp_path / "out.csv")]
    done = subprocess.run(command, env=ENVIRONMENT, cwd=ROOT, capture_output=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (TOLD[sign], b"", b"")
    assert list(tmp_path.iterdir()) == []
