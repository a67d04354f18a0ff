"""What the sections share: timing commands side by side, and a function over and over."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any


def seconds(work: Callable[[], Any]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def side_by_side(
    commands: Sequence[Sequence[str]], stdin: bytes, runs: int, cwd: Path | None = None
) -> list[list[float]]:
    """The milliseconds of each command, run in turns so that a slow moment of the machine hits all alike."""
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(runs):
        for own, command in zip(times, commands, strict=True):
            run = lambda command=command: subprocess.run(  # noqa: E731
                command, input=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, cwd=cwd
            )
            own.append(1000 * seconds(run))
    return times


def ratio(times: Sequence[float], to: Sequence[float]) -> float:
    """The median of the ratios of paired times."""
    return median(one / other for one, other in zip(times, to, strict=True))
