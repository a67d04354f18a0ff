"""Many inputs: what they expand to, what becomes of each, and what happens to those whose process dies."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.running import ENVIRONMENT, ROOT
from tests.samples import ZONE
from wirecli.model import Instant
from wirecli.run import pool
from wirecli.run.inputs import expand, listed
from wirecli.run.outcomes import Outcome
from wirecli.run.pool import CHUNK, Options, run

PAGE = "Net binnen\n\nGENT (BELGA) - De veerboot vaart sinds woensdag weer.\n\n10 minuten geleden\n"


def pages(folder: Path, count: int) -> list[str]:
    """The names of so many pages that differ."""
    names = []
    for number in range(count):
        path = folder / f"{number:03}.txt"
        path.write_text(PAGE.replace("De veerboot", f"Veerboot {number}"))
        names.append(str(path))
    return names


def test_folders_files_and_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.txt", "a.html", "c.HTM", "d.data", ".hidden.txt", "sub/x.txt", "sub/.git/y.txt", "a2/z.txt"):
        (tmp_path / "crawls" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "crawls" / name).write_text(PAGE)
    (tmp_path / "crawls" / "loop").symlink_to(tmp_path / "crawls")
    monkeypatch.chdir(tmp_path)
    inputs = list(expand(["crawls", "crawls/d.data", "./crawls/sub/"]))
    named = [item.name for item in inputs if item.left_out is None]
    assert [item.left_out for item in inputs if item.left_out] == [{".data": 1}]
    below = ["a.html", "a2/z.txt", "b.txt", "c.HTM", "sub/x.txt"]
    assert named == [*(f"crawls/{name}" for name in below), "crawls/d.data", "./crawls/sub/x.txt"]


def test_inputs_are_pulled_as_they_are_needed() -> None:
    def endless() -> Iterator[str]:
        while True:
            yield "page.txt"

    assert next(expand(endless())).name == "page.txt"
    assert next(run(expand(endless()), Options())).error is not None


# name, what stands there, a part of the message
FAILURES = [
    ("missing", None, "no such file"),
    ("folder without pages", "folder", "a folder without pages"),
    ("empty", b"", "empty"),
    ("binary", bytes(range(256)) * 40, "missing.txt"),
]


@pytest.mark.parametrize(("there", "message"), [case[1:] for case in FAILURES], ids=[case[0] for case in FAILURES])
def test_an_input_that_fails_is_named_and_the_rest_goes_on(
    tmp_path: Path, there: bytes | str | None, message: str
) -> None:
    path = tmp_path / "missing.txt"
    if isinstance(there, bytes):
        path.write_bytes(there)
    elif there:
        path.mkdir()
    good = pages(tmp_path, 1)
    failed, converted = run(expand([str(path), *good]), Options())
    assert failed.page is None
    assert str(path) in str(failed.error)
    assert message in str(failed.error)
    assert converted.page is not None


def test_the_reference_of_a_file_is_its_modification_time(tmp_path: Path) -> None:
    (name,) = pages(tmp_path, 1)
    moment = Instant(datetime(2026, 1, 31, 18, 30, 12, 345678, tzinfo=ZONE))
    os.utime(name, ns=(0, round(moment.timestamp() * 1e6) * 1000))
    (outcome,) = run(expand([name]), Options())
    assert outcome.page is not None
    reference = outcome.page.reference
    assert (reference.origin, abs((reference.time - moment).total_seconds()) < 1) == ("mtime", True)


def test_options_reach_the_conversion(tmp_path: Path) -> None:
    (name,) = pages(tmp_path, 1)
    moment = Instant(datetime(2026, 1, 31, 18, 30, tzinfo=ZONE))
    (outcome,) = run(expand([name]), Options(at=moment, encoding="latin-1"))
    assert outcome.page is not None
    assert (outcome.page.reference.origin, outcome.page.reference.time) == ("option", moment)
    (refused,) = run(expand([name]), Options(encoding="no such encoding"))
    assert refused.error is not None


def test_a_fault_costs_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = pages(tmp_path, 2)

    def faulty(data: bytes, **options: object) -> object:
        raise KeyError(options["name"])

    monkeypatch.setattr("wirecli.convert.convert_documents", faulty)
    outcomes = list(run(expand(names), Options()))
    assert all("a fault in wirecli: KeyError" in str(outcome.error) for outcome in outcomes)


@pytest.mark.parametrize("count", [0, 1, 2, CHUNK, 5 * CHUNK + 3])
@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_change_nothing(tmp_path: Path, jobs: int, count: int) -> None:
    names = pages(tmp_path, count)
    if count > 2:
        names.insert(2, str(tmp_path / "missing.txt"))
    alone = list(run(expand(names), Options()))
    together = list(run(expand(names), Options(), jobs=jobs, patience=0))
    assert [outcome.name for outcome in together] == names
    assert [outcome.page for outcome in together] == [outcome.page for outcome in alone]
    assert [str(outcome.error) for outcome in together] == [str(outcome.error) for outcome in alone]


def test_one_input_starts_no_pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        pytest.fail("a pool was started")

    monkeypatch.setattr(pool, "Crew", refused)
    (outcome,) = run(expand(pages(tmp_path, 1)), Options(), jobs=8, patience=0)
    assert outcome.page is not None
    assert len(list(run(expand(pages(tmp_path, 3)), Options(), jobs=8))) == 3


# A program of its own: its workers import this module too, and take some pages as the order to die.
DEADLY = """
import os, signal, sys
import wirecli.convert
convert = wirecli.convert.convert_documents

def deadly(data, **options):
    if b"sterf" in data:
        os.kill(os.getpid(), signal.SIGKILL)
    return convert(data, **options)

wirecli.convert.convert_documents = deadly
from wirecli.run.inputs import expand
from wirecli.run.pool import Options, run
if __name__ == "__main__":
    for outcome in run(expand(sys.argv[1:]), Options(), jobs=2, patience=0):
        print(outcome.name, outcome.error or "converted", sep="\\t")
"""


@pytest.mark.parametrize("deadly", [{5}, {1, 2, 39}])
def test_a_process_that_is_killed_fails_the_page_that_killed_it(tmp_path: Path, deadly: set[int]) -> None:
    program = tmp_path / "deadly.py"
    program.write_text(DEADLY)
    folder = tmp_path / "pages"
    folder.mkdir()
    names = pages(folder, 40)
    for number in deadly:
        Path(names[number]).write_text(PAGE + "sterf")
    done = subprocess.run(
        [sys.executable, str(program), *names], env=ENVIRONMENT, capture_output=True, text=True, timeout=60, check=False
    )
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert [row[0] for row in rows] == names, done.stderr
    assert {number for number, row in enumerate(rows) if row[1] != "converted"} == deadly
    assert all("was killed" in rows[number][1] for number in deadly)


@pytest.mark.parametrize(("sign", "status"), [(signal.SIGKILL, -9), (signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_no_process_outlives_its_run(tmp_path: Path, sign: signal.Signals, status: int) -> None:
    fifo = tmp_path / "pages.list"
    os.mkfifo(fifo)
    run_of_two = [sys.executable, "-m", "wirecli", "convert", "--jobs", "2", "--files-from", str(fifo)]
    process = subprocess.Popen(
        run_of_two, env=ENVIRONMENT, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )
    names = pages(tmp_path, 300)
    for name in names:
        Path(name).write_text(PAGE * 200)  # enough that two processes are worth their start
    # The list stays open for reading and writing, so the run can't end by itself, nor this test wait for its reader.
    with os.fdopen(os.open(fifo, os.O_RDWR), "wb", buffering=0) as stream:
        stream.write("\n".join([*names, ""]).encode())
        _await(lambda: process.poll() is not None or len(_group(process.pid)) >= 4)  # itself, fork server, two workers
        assert process.poll() is None
        process.send_signal(sign)
        _await(lambda: process.poll() is not None)
    _await(lambda: not _group(process.pid))
    assert process.stderr is not None
    with process.stderr as stderr:
        assert sign == signal.SIGKILL or not stderr.read()
    assert process.returncode == status


def _group(leader: int) -> list[int]:
    """The processes that a run has started, and itself."""
    members = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if fields[0] != "Z" and int(fields[2]) == leader:
            members.append(int(status.parent.name))
    return members


def _await(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


NAMES = st.lists(st.binary(min_size=1, max_size=20).map(lambda name: name.translate(None, b"\0\n\r")).filter(bool))


@given(NAMES, st.sampled_from([b"\0", b"\n", b"\r\n"]), st.booleans())
def test_lists_of_names(names: list[bytes], separator: bytes, ended: bool) -> None:
    data = separator.join(names) + separator * ended
    assert [os.fsencode(name) for name in listed(io.BytesIO(data))] == names


def test_long_lists_of_names() -> None:
    names = [f"crawls/2026-01-31/{number}.txt" for number in range(20_000)]
    assert list(listed(io.BytesIO("\n".join(names).encode()))) == names
    assert list(listed(io.BytesIO("\0".join(names).encode()))) == names
    assert list(listed(io.BytesIO(b"one\ntwo\0three"))) == ["one\ntwo", "three"]


def test_outcomes_say_either_or(tmp_path: Path) -> None:
    outcomes: list[Outcome] = list(run(expand([*pages(tmp_path, 1), "none.txt"]), Options()))
    assert all((outcome.page is None) != (outcome.error is None) for outcome in outcomes)
