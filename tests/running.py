"""Runs wirecli's command line: in this process, which is fast, or as a process of its own, which is the real thing."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from wirecli.cli import run

ROOT = Path(__file__).parent.parent
# No colours, no width, no habits of the machine that runs the tests.
ENVIRONMENT = {
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
    "PYTHONPATH": str(ROOT),
    "COLUMNS": "80",
    "TERM": "xterm-256color",
    "LC_ALL": "C.UTF-8",
    "HOME": "/nonexistent",
}


@dataclass(frozen=True, slots=True)
class Result:
    """What a command did: its exit status and what it wrote."""

    status: int
    stdout: bytes
    stderr: bytes


def in_process(
    arguments: Sequence[str], stdin: bytes = b"", *, cwd: Path | None = None, environ: Mapping[str, str] = {}
) -> Result:
    """`wirecli ARGUMENTS` without a process; standard streams are buffers, none is a terminal."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace")
    with (
        patch.multiple(sys, stdin=io.TextIOWrapper(io.BytesIO(stdin), "utf-8"), stdout=out, stderr=err),
        patch.dict(os.environ, ENVIRONMENT | dict(environ), clear=True),
        contextlib.chdir(cwd or Path.cwd()),
    ):
        status = run(list(arguments))
        out.flush()
        err.flush()
    return Result(status, _written(out), _written(err))


def in_shell(command: str, stdin: bytes = b"", *, cwd: Path | None = None, environ: Mapping[str, str] = {}) -> Result:
    """A bash command line in which `wirecli` is this checkout's; its status is the last failing part's."""
    script = f'wirecli() {{ "{sys.executable}" -m wirecli "$@"; }}; set -o pipefail; {command}'
    done = subprocess.run(
        ["bash", "-c", script],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=ENVIRONMENT | dict(environ),
        timeout=120,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def _written(stream: io.TextIOWrapper) -> bytes:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()
