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
from wirecli.run import deliver as conversion

PARAMETERS = {parameter.name: parameter for parameter in typer.main.get_command(app).params}


def typers(arguments: list[str]) -> conversion.Request | None:
    """What typer reads in a command line; None where it ends with a message or the help."""
    asked: list[conversion.Request] = []

    def convert(request: conversion.Request) -> int:
        asked.append(request)
        return 0

    with patch.object(quick, "request", return_value=None), patch.object(conversion, "convert", convert):
        in_process(arguments)
    return asked[0] if asked else None


def quicks(arguments: list[str]) -> conversion.Request | None:
    """What the short way reads, with a standard input that is not a terminal."""
    with patch("sys.stdin.isatty", return_value=False):
        return quick.request(arguments)


def test_it_knows_typers_options() -> None:
    told = {flag: name for name, parameter in PARAMETERS.items() for flag in parameter.opts if flag.startswith("-")}
    told = {flag: name for flag, name in told.items() if name != "help"}
    assert told == quick.OPTIONS
    assert {name for name in told.values() if getattr(PARAMETERS[name], "is_flag", False)} == set(quick.FLAGS)
    choices = {name: tuple(p.type.choices) for name, p in PARAMETERS.items() if hasattr(p.type, "choices")}
    assert choices == quick.CHOICES


def test_defaults_are_typers() -> None:
    defaults = conversion.Request([])._asdict()
    assert {name: PARAMETERS[name].default or default for name, default in defaults.items()} == defaults
    assert typers(["convert"]) == conversion.Request([])


ODD = "page.txt - -- --at=12 --no-excel -fcsv csv json xml times floor 2 0 -1 ٣ --help --ad --exc"
WORDS = st.sampled_from([*quick.OPTIONS, *quick.VALUES, *ODD.split(), ""])


@given(st.lists(WORDS, max_size=7))
def test_what_it_reads_typer_reads_too(arguments: list[str]) -> None:
    arguments = ["convert", *arguments]
    read = quicks(arguments)
    assert read is None or read == typers(arguments)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("convert", conversion.Request([])),
        ("", conversion.Request([])),
        ("convert a.txt - b", conversion.Request(["a.txt", "-", "b"])),
        ("convert -f csv -q --jobs 3 x", conversion.Request(["x"], format="csv", quiet=True, jobs=3)),
        ("convert --at 18:00 --excel", conversion.Request([], at="18:00", excel=True)),
        ("convert --at", None),
        ("convert --at -q", None),
        ("convert --format xml", None),
        ("convert --jobs 0", None),
        ("convert --help", None),
        ("schema", None),
        ("--version", None),
    ],
)
def test_plain_lines_are_read(line: str, expected: conversion.Request | None) -> None:
    assert quicks(line.split()) == expected


def test_nothing_named_at_a_terminal_is_typers() -> None:
    with patch("sys.stdin.isatty", return_value=True):
        assert quick.request(["convert"]) is None
        assert quick.request([]) is None
        assert quick.request(["convert", "page.txt"]) == conversion.Request(["page.txt"])
