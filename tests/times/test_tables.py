"""The tables that are worked out once: up to date with the rules, and complete."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecli.base.jsonbytes import dumps, loads
from wirecli.times.clause import verbs
from wirecli.times.engine import tables
from wirecli.times.engine.stored import FILE, Tables, stored
from wirecli.times.engine.tables import load, worked_out, written
from wirecli.times.lexicon import shapes

OPEN_WORDS = st.from_regex(r"[0-9]{1,9}([.:,/-][0-9]{1,4}){0,3}[a-z]{0,3}[0-9]{0,2}", fullmatch=True) | st.from_regex(
    r"(een|twee|drie|vier|acht|tien|twintig|honderd|duizend|en|de|ste|half|daagse|jarig){1,5}", fullmatch=True
)


def test_the_file_is_what_the_rules_make() -> None:
    assert stored() == Tables(*loads(dumps(tuple(worked_out())))), "tables.json is behind the rules: run `make tables`"


def test_the_file_has_an_entry_a_line() -> None:
    made = load()
    text = Path(FILE).read_bytes()
    assert text == written(made)
    assert len(text.splitlines()) > len(made.states) + len(made.words)


def test_tables_that_are_behind_are_told_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "stored", lambda: None)
    monkeypatch.setattr(tables, "worked_out", stored)
    load.cache_clear()
    try:
        load()
        load()
        assert (
            capsys.readouterr().err
            == "wirecli: the tables of the time grammar are behind its rules; run `make tables`\n"
        )
        monkeypatch.setattr("os.path.exists", lambda path: False)  # as where it is installed
        load.cache_clear()
        load()
        assert not capsys.readouterr().err
    finally:
        load.cache_clear()


def test_the_file_is_used() -> None:
    assert load() is stored()
    assert verbs.worked_out_stems() == tuple(map(set, (load().weak_stems, load().stems)))


@given(OPEN_WORDS)
def test_each_shape_has_a_class(word: str) -> None:
    assert " ".join(shapes(word)) in load().shapes
