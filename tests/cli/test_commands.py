"""Every case of tests/commands: the command does, to the byte, what its file says. `make golden` rewrites the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import golden
from tests.running import in_process

CASES = [
    pytest.param(case, id=f"{path.stem}: {case.name}")
    for path in sorted(golden.FOLDER.glob("*.txt"))
    for case in golden.cases(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_command(case: golden.Case, tmp_path: Path) -> None:
    golden.furnish(tmp_path)
    assert golden.ran(case, tmp_path) == case


@pytest.mark.parametrize("arguments", golden.examples(), ids=" ".join)
def test_example(arguments: list[str], tmp_path: Path) -> None:
    golden.furnish(tmp_path)
    assert in_process(arguments, cwd=tmp_path).status == 0
    name = arguments[arguments.index("--output") + 1]
    assert (tmp_path / name).read_text(encoding="utf-8") == (golden.EXAMPLES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(golden.FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_file_is_as_golden_writes_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert golden.text_of(golden.cases(text)) == text


@pytest.mark.parametrize(
    "content", [b"", b"a\n", b"a", b"a\n\nb ", b"\xff\x1b[31m\\c\r\n", "é€😀\u2028\ufeff\n".encode(), b"\\x41\n"]
)
def test_streams_survive_the_file(content: bytes) -> None:
    case = golden.Case(("any bytes",), "wirecli", content, content, content, 3)
    assert golden.cases(golden.text_of([case])) == [case]
