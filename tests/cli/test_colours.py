"""`rules` and `explain` at a terminal: in colour where it has colours, the same words without."""

from __future__ import annotations

import re

import pytest

from tests.running import in_process

COMMANDS = (
    ["rules", "weekday"],
    ["explain", "Ajax speelt zondag.", "--at", "2026-01-31"],
    ["explain", "--stamp", "1 uur geleden", "--at", "2026-01-31"],
)


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: " ".join(arguments[:2]))
def test_colours_change_no_word(arguments: list[str]) -> None:
    plain = in_process(arguments).stdout.decode()
    shown = in_process(arguments, environ={"FORCE_COLOR": "1"}).stdout.decode()
    assert "\x1b" not in plain
    assert "38;5;" in shown
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == plain
    assert "38;5;" not in in_process(arguments, environ={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout.decode()


def test_a_terminal_of_sixteen_colours_gets_none() -> None:
    shown = in_process(COMMANDS[1], environ={"FORCE_COLOR": "1", "TERM": "xterm"}).stdout.decode()
    assert not re.search(r"\x1b\[[0-9;]*\b3[0-8]", shown)
