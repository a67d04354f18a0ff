"""What a system without POSIX has not (Windows): plain conversion does without."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.running import ENVIRONMENT, ROOT

WITHOUT = """
import os, signal, sys
for name in ("fcntl", "termios", "pwd", "resource"):
    sys.modules[name] = None
for name in ("O_CLOEXEC", "fchmod", "sched_getaffinity", "fork", "pread", "O_NONBLOCK"):
    delattr(os, name)
for name in ("SIGHUP", "SIGPIPE", "pthread_sigmask"):
    delattr(signal, name)
sys.argv[0] = "wirecli"
from wirecli.__main__ import main
main()
"""


def run_without(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT, *arguments]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def test_conversion_asks_for_nothing_that_windows_lacks(tmp_path: Path) -> None:
    page = ROOT / "examples" / "aleppo.txt"
    output, log = tmp_path / "out.json", tmp_path / "log"
    output.write_text("old")
    done = run_without("convert", str(page), "--at", "2026-01-31T18:30", "--output", str(output), "--log", str(log))
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert json.loads(output.read_text(encoding="utf-8"))[0]["related"]
    assert "published-assumed" in log.read_text(encoding="utf-8")


def test_no_time_zone_database_is_said(tmp_path: Path) -> None:
    """Neither the system's nor the package's."""
    code = "import sys; sys.modules['tzdata'] = None; from wirecli.cli import run; sys.exit(run(sys.argv[1:]))"
    for arguments in (["convert"], ["resolve", "gisteren"], ["stories", "news.db"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env={**ENVIRONMENT, "PYTHONTZPATH": ""},
            input="x",
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
        )
        assert done.stderr.startswith("wirecli: this system has no time zone database (install"), done.stderr
        assert (done.returncode, done.stdout) == (2, "")


def test_what_needs_locks_says_so(tmp_path: Path) -> None:
    feed = tmp_path / "feed.csv"
    done = run_without("convert", str(ROOT / "examples" / "aleppo.txt"), "--append", str(feed))
    assert done.returncode == 1
    assert done.stderr.startswith(f"wirecli: {feed}: can't be added to: this system has no locks")
    assert "Traceback" not in done.stderr
