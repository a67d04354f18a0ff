"""The progress bar: what it says, and that it shows on a terminal's standard error only."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import threading
import time
from pathlib import Path

import pytest

from tests.run.test_pool import PAGE, pages
from tests.running import ENVIRONMENT
from wirecli.cli.progress import DELAY, line
from wirecli.run.outcomes import counted

# done, total, seconds, columns, and what the bar says
BARS = [
    (612, 1224, 2.0, 70, "[############------------] 612 of 1 224 pages, 306 a second, 0:02 left"),
    (1, 10_000, 1.0, 60, f"[{'-' * 14}] 1 of 10 000 pages, 1 a second, 2:46:39 left"),
    (1, 10_000, 1.0, 40, "[--------] 1 of 10 000 pages, 1 a second"),
    (5000, 5000, 10.0, 80, f"[{'#' * 32}] 5 000 of 5 000 pages, 500 a second, 0:00 left"),
    (90, None, 1.5, 80, "90 pages, 60 a second"),
    (11, 10, 1.0, 80, "11 pages, 11 a second"),  # more files came while the run went on
]


@pytest.mark.parametrize(("done", "total", "seconds", "width", "says"), BARS)
def test_bar(done: int, total: int | None, seconds: float, width: int, says: str) -> None:
    assert line(done, total, seconds, width) == says


@pytest.mark.parametrize("width", [1, 20, 60, 80, 200])
def test_a_bar_is_as_wide_as_its_terminal(width: int) -> None:
    assert len(line(150, 1500, 1.0, width)) == width


def test_numbers() -> None:
    assert [counted(count, "story") for count in (0, 1, 2, 8310)] == [
        "0 stories",
        "1 story",
        "2 stories",
        "8 310 stories",
    ]
    assert counted(1_234_567) == "1 234 567"


@pytest.mark.parametrize(
    "options", [[], ["--quiet"], ["--output", "out.jsonl"], ["--append", "out.jsonl"]], ids=" ".join
)
def test_shows_on_a_terminal_where_the_data_are_not(tmp_path: Path, options: list[str]) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in pages(folder, 120):
        Path(name).write_text(PAGE * 100)
    # The last page comes when the bar is due: however fast the machine, the run lasts until then.
    last = tmp_path / "last.txt"
    os.mkfifo(last)
    threading.Thread(target=_written_late, args=(last, PAGE * 100), daemon=True).start()
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", 24, 70, 0, 0))
    command = [sys.executable, "-m", "wirecli", "pages", str(last), "missing.txt", *options, "--at", "2026-01-31"]
    environ = {name: value for name, value in ENVIRONMENT.items() if name != "COLUMNS"}
    to_file = "out.jsonl" in options
    data = tmp_path / "data.jsonl"
    with data.open("wb") as stdout:
        process = subprocess.Popen(
            command, cwd=tmp_path, env=environ, stdout=theirs if to_file else stdout, stderr=theirs
        )
    os.close(theirs)
    said = _all(ours)
    assert process.wait() == 1
    written = (tmp_path / "out.jsonl" if to_file else data).read_bytes()
    assert (written.count(b"\n"), b"\x1b" in written) == (121, False)
    assert "missing.txt: no such file" in said
    shows = "--quiet" not in options
    assert bool(re.search(r"\[[#-]{8,}\] \d+ of 122 pages, \d+ a second, \d+:\d\d left", said)) is shows
    assert ("121 pages, 12 100 stories, 1 failed" in said) is shows
    assert "left" not in said.rsplit("\x1b[K", 1)[-1]  # the bar is wiped
    assert max(map(len, re.findall(r"\[[#-][^\r\x1b]*left", said)), default=0) < 70


def _written_late(pipe: Path, text: str) -> None:
    with pipe.open("w") as stream:  # waits for the run to open it
        time.sleep(DELAY + 0.1)
        stream.write(text)


def _all(terminal: int) -> str:
    """What was written to a terminal whose programs have ended."""
    said = b""
    while True:
        try:
            said += os.read(terminal, 65536)
        except OSError:  # the last program has closed it
            os.close(terminal)
            return said.decode()
