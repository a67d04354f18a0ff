"""The progress bar: what it says, and that it shows on a terminal's standard error only."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.run.test_pool import PAGE, pages
from tests.running import ENVIRONMENT, ROOT
from wirecli.cli.progress import DELAY, line
from wirecli.run.report import counted

# done, total, seconds, and what the bar says
BARS = [
    (612, 1224, 2.0, "[############------------] 612 of 1 224 pages, 306 a second, 0:02 left"),
    (1, 10_000, 1.0, "[------------------------] 1 of 10 000 pages, 1 a second, 2:46:39 left"),
    (5000, 5000, 10.0, "[########################] 5 000 of 5 000 pages, 500 a second, 0:00 left"),
    (90, None, 1.5, "90 pages, 60 a second"),
    (11, 10, 1.0, "11 pages, 11 a second"),  # more files came while the run went on
]


@pytest.mark.parametrize(("done", "total", "seconds", "says"), BARS)
def test_bar(done: int, total: int | None, seconds: float, says: str) -> None:
    assert line(done, total, seconds) == says


def test_numbers() -> None:
    assert [counted(count, "story") for count in (0, 1, 2, 8310)] == [
        "0 stories",
        "1 story",
        "2 stories",
        "8 310 stories",
    ]
    assert counted(1_234_567) == "1 234 567"


@pytest.mark.parametrize("quiet", [False, True])
def test_shows_on_a_terminal_only(tmp_path: Path, quiet: bool) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in pages(folder, 120):
        Path(name).write_text(PAGE * 100)
    # The last page comes when the bar is due: however fast the machine, the run lasts until then.
    last = tmp_path / "last.txt"
    os.mkfifo(last)
    threading.Thread(target=_written_late, args=(last, PAGE * 100), daemon=True).start()
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "wirecli",
        "convert",
        str(folder),
        str(last),
        "missing.txt",
        *(["--quiet"] * quiet),
    ]
    process = subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    assert process.stdout is not None
    with process.stdout as stdout:
        data = stdout.read()
    said = _all(ours)
    assert process.wait() == 1
    assert b"\x1b" not in data
    assert "missing.txt: no such file" in said
    assert bool(re.search(r"\[[#-]{24}\] \d+ of 122 pages, \d+ a second, \d+:\d\d left", said)) is not quiet
    assert ("121 pages, 12 100 stories, 1 failed" in said) is not quiet
    assert "left" not in said.rsplit("\x1b[K", 1)[-1]  # the bar is wiped


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
