"""Golden tests of whole commands: the files in `tests/commands`, read, run, and rewritten by `python -m tests.golden`.

A file holds cases. Each line says by its first characters what it is:

    # a comment: what the case shows
    $ wirecli convert page.txt      the command, run in a folder with the files of tests/commands/files
    < a line of standard input
    > a line of standard output
    ! a line of standard error
    = 0                             the exit status; ends the case

Control characters, backslashes and what is not UTF-8 are written as Python escapes; `\\c` at the end of a line says
that no line feed follows. Commands with a shell's characters run in bash, in real processes; all others in this one.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests import readme
from tests.running import ROOT, in_process, in_shell
from wirecli.cli import shells
from wirecli.writers import codebook

EXAMPLES = ROOT / "examples"
FOLDER = Path(__file__).parent / "commands"
CODEBOOK = ROOT / "docs" / "codebook.md"
# When every file in the folder of the commands was last changed: 2026-01-31 18:30 in Amsterdam.
MTIME = 1769880600


@dataclass(frozen=True, slots=True)
class Case:
    """One command with what it reads and what it must write."""

    comments: tuple[str, ...]
    command: str
    stdin: bytes
    stdout: bytes = b""
    stderr: bytes = b""
    status: int = 0

    @property
    def name(self) -> str:
        """What the case shows, in the words of its first comment."""
        return self.comments[0] if self.comments else self.command


@dataclass(slots=True)
class _Lines:
    of: dict[str, list[str]] = field(default_factory=lambda: {mark: [] for mark in "#$<>!"})


def cases(text: str) -> list[Case]:
    """The cases of a file; ValueError for a line that is none of the kinds above."""
    found, lines = [], _Lines()
    for number, line in enumerate(text.split("\n"), 1):
        mark, content = line[:1], line[2:]
        if mark == "=":
            read = lines.of
            stdin, stdout, stderr = (b"".join(_bytes(one) for one in read[name]) for name in "<>!")
            found.append(Case(tuple(read["#"]), " ".join(read["$"]), stdin, stdout, stderr, int(content)))
            lines = _Lines()
        elif mark in lines.of:
            lines.of[mark].append(content)
        elif line:
            raise ValueError(f"line {number} is of no kind: {line!r}")
    return found


def text_of(found: list[Case]) -> str:
    """The file that holds `found`."""
    return "\n".join("\n".join(_case_lines(case)) + "\n" for case in found)


def _case_lines(case: Case) -> list[str]:
    streams = (("<", case.stdin), (">", case.stdout), ("!", case.stderr))
    return [
        *(f"# {comment}" for comment in case.comments),
        f"$ {case.command}",
        *(f"{mark} {line}".rstrip(" ") for mark, content in streams for line in _shown(content)),
        f"= {case.status}",
    ]


def _shown(content: bytes) -> list[str]:
    *lines, rest = content.decode(errors="surrogateescape").split("\n")
    return [_escaped(line) for line in lines] + ([_escaped(rest) + "\\c"] if rest else [])


def _escaped(line: str) -> str:
    text = "".join(char if char.isprintable() and char != "\\" else _escape(char) for char in line)
    return text[:-1] + "\\x20" if text.endswith(" ") else text  # a space at the end would be lost to editors


def _escape(char: str) -> str:
    if 0xDC80 <= ord(char) <= 0xDCFF:
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char.encode("unicode_escape").decode() if ord(char) < 0x80 else f"\\U{ord(char):08x}"


def _bytes(line: str) -> bytes:
    ends, line = (b"", line[:-2]) if line.endswith("\\c") else (b"\n", line)

    def char(match: re.Match[str]) -> bytes:
        return match[0].encode().decode("unicode_escape").encode("latin-1" if match[0][1] == "x" else "utf-8")

    parts, done = [], 0
    for match in re.finditer(r"\\(?:x[0-9a-f]{2}|U[0-9a-f]{8}|.)", line):
        parts += [line[done : match.start()].encode(), char(match)]
        done = match.end()
    return b"".join(parts) + line[done:].encode() + ends


def ran(case: Case, folder: Path) -> Case:
    """The case with what its command really wrote, run in `folder`."""
    if re.search(r"[|<>;&$`]", case.command):
        result = in_shell(case.command, case.stdin, cwd=folder)
    else:
        program, *arguments = shlex.split(case.command)
        assert program == "wirecli", case.command
        result = in_process(arguments, case.stdin, cwd=folder)
    # The version tells how it was built, which is another thing than what it says.
    stdout = result.stdout.replace(b"(machine code)", b"(Python)")
    return replace(case, stdout=stdout, stderr=result.stderr, status=result.status)


def furnish(folder: Path) -> None:
    """Fills `folder` with the files that the commands read: `commands/files` and the example page."""
    shutil.copytree(FOLDER / "files", folder, dirs_exist_ok=True)
    shutil.copy(EXAMPLES / "aleppo.txt", folder)
    for path in folder.rglob("*"):
        os.utime(path, (MTIME, MTIME))


def examples() -> list[list[str]]:
    """The commands of examples/commands.txt, each as its arguments."""
    lines = (EXAMPLES / "commands.txt").read_text(encoding="utf-8").splitlines()
    return [shlex.split(line)[1:] for line in lines if line.startswith("wirecli ")]


def rewrite() -> None:
    """Runs every case, the README's commands and the examples', and writes what came out."""
    for path in sorted(FOLDER.glob("*.txt")):
        before = path.read_text(encoding="utf-8")
        after = []
        for case in cases(before):
            with tempfile.TemporaryDirectory() as name:
                furnish(Path(name))
                after.append(ran(case, Path(name)))
        _write(path, text_of(after))
    for path in readme.PAGES:
        with tempfile.TemporaryDirectory() as name:
            readme.furnish(Path(name))
            _write(path, readme.rewritten(path.read_text(encoding="utf-8"), Path(name)))
    _write(CODEBOOK, codebook.page())
    for name in shells.write(str(ROOT / "docs")):
        print(f"rewritten: {name}", file=sys.stderr)
    for arguments in examples():
        assert in_process(arguments, cwd=EXAMPLES).status == 0, arguments


def _write(path: Path, text: str) -> None:
    if text != path.read_text(encoding="utf-8"):
        path.write_text(text, encoding="utf-8")
        print(f"rewritten: {path.relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    rewrite()
