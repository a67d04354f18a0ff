"""The short way to read a command line says what typer says, or nothing."""

from __future__ import annotations

from unittest.mock import patch

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from tests.running import in_process
from wirecli.cli import quick
from wirecli.cli.convert import app
from wirecli.cli.options import CONVERT
from wirecli.run import deliver as conversion
from wirecli.run.report import Reporter
from wirecli.run.request import Request

PARAMETERS = {parameter.name: parameter for parameter in typer.main.get_command(app).params}


def typers(arguments: list[str]) -> Request | None:
    """What typer reads in a command line; None where it ends with a message or the help."""
    asked: list[Request] = []

    def convert(request: Request, _: Reporter) -> int:
        asked.append(request)
        return 0

    with patch.object(quick, "request", return_value=None), patch.object(conversion, "convert", convert):
        in_process(arguments)
    return asked[0] if asked else None


def quicks(arguments: list[str]) -> Request | None:
    """What the short way reads, with a standard input that is not a terminal."""
    with patch("sys.stdin.isatty", return_value=False):
        return quick.request(arguments)


def test_typer_takes_the_options_of_the_table() -> None:
    told = {name: parameter.opts for name, parameter in PARAMETERS.items() if name not in ("inputs", "help")}
    assert told == {option.name: list(option.spellings) for option in CONVERT}


def test_the_table_fills_a_request() -> None:
    defaults = Request([])._asdict()
    assert list(defaults) == ["inputs", *sorted((option.name for option in CONVERT), key=list(defaults).index)]
    assert {name: PARAMETERS[name].default or default for name, default in defaults.items()} == defaults
    assert typers(["convert"]) == Request([])


ODD = "page.txt - -- --at=12 --no-excel -fcsv csv json xml times floor 2 0 -1 ٣ --help --ad --exc"
WORDS = st.sampled_from([*quick.OPTIONS, *(option.name for option in CONVERT), *ODD.split(), ""])


@given(st.lists(WORDS, max_size=7))
def test_what_it_reads_typer_reads_too(arguments: list[str]) -> None:
    arguments = ["convert", *arguments]
    read = quicks(arguments)
    assert read is None or read == typers(arguments)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("convert", Request([])),
        ("", Request([])),
        ("convert a.txt - b", Request(["a.txt", "-", "b"])),
        ("convert -f csv -q --jobs 3 x", Request(["x"], format="csv", quiet=True, jobs=3)),
        ("convert --at 18:00 --excel", Request([], at="18:00", excel=True)),
        ("convert --at", None),
        ("convert --at -q", None),
        ("convert --format xml", None),
        ("convert --jobs 0", None),
        ("convert --help", None),
        ("schema", None),
        ("--version", None),
    ],
)
def test_plain_lines_are_read(line: str, expected: Request | None) -> None:
    assert quicks(line.split()) == expected


def test_nothing_named_at_a_terminal_is_typers() -> None:
    with patch("sys.stdin.isatty", return_value=True):
        assert quick.request(["convert"]) is None
        assert quick.request([]) is None
