"""The commands of the README and of `docs/`: each ```console block, run as it stands where a reader would be.

`make golden` rewrites what they print. Within a block a line that begins with `$ ` is a command for bash, and what
follows is all that it prints, on standard output and error, up to the next command.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.running import ROOT, in_shell

README = ROOT / "README.md"
PAGES = (README, *sorted((ROOT / "docs").glob("*.md")))
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Step:
    """A command and what it prints."""

    command: str
    prints: str


def steps(block: str) -> list[Step]:
    """The commands of a block in order."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)
    assert not parts[0], f"a block begins with a command: {block!r}"
    return [Step(*part.split("\n", 1)) for part in parts[1:]]


def blocks(text: str) -> list[str]:
    """The ```console blocks of the README."""
    return _BLOCK.findall(text)


def printed(step: Step, folder: Path) -> str:
    """What the command prints in `folder`."""
    result = in_shell(f"{{ {step.command}\n}} 2>&1", cwd=folder)
    return result.stdout.decode()


def furnish(folder: Path) -> None:
    """Fills `folder` with what the commands read."""
    shutil.copytree(ROOT / "examples", folder / "examples")


def rewritten(text: str, folder: Path) -> str:
    """The README with what its commands print now."""

    def fresh(match: re.Match[str]) -> str:
        return "".join(f"$ {step.command}\n{printed(step, folder)}" for step in steps(match[0]))

    return _BLOCK.sub(fresh, text)
