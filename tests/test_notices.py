"""The table of warnings: every code that the program gives stands in it, and every sentence says what to do."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from tests.running import ROOT
from wirecli.notices import NOTICES, notice

SOURCES = [path.read_text(encoding="utf-8") for path in (ROOT / "wirecli").rglob("*.py")]


@pytest.mark.parametrize("code", NOTICES)
def test_sentence(code: str) -> None:
    slots = {name: "Two stories" for _, name, _, _ in Formatter().parse(NOTICES[code]) if name}
    message = notice(code, **slots).message
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
    assert re.fullmatch(r"[A-Z][^{}\n]+[;:,] [^{}\n]+\.", message), "what was done, and what the user can do"


def test_codes_that_are_given_are_in_the_table() -> None:
    given = {code for text in SOURCES for code in re.findall(r"\bnotice\(\s*\"([\w-]+)\"", text)}
    assert given
    assert given <= NOTICES.keys()
