"""The fuzzer itself: it takes what holds, finds what doesn't, shortens it and says so."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from random import Random

import pytest

from tests import fuzz
from tests.running import ROOT


def test_what_holds_is_taken() -> None:
    page = (ROOT / "examples" / "aleppo.txt").read_bytes()
    assert [fuzz.broken(way, page, 1) for way in fuzz.WAYS] == [None] * 4
    assert fuzz.broken("times", b"Gisteravond om half acht, en morgen.", 1) is None
    assert fuzz.broken("bytes", b"\x00\x01", 1) is None


def test_inputs_are_told_by_their_seed() -> None:
    first, again, other = (list(islice(fuzz.inputs(Random(seed)), 40)) for seed in (1, 1, 2))
    assert first == again != other
    assert {way for way, _ in first} == set(fuzz.WAYS)


def test_what_breaks_is_shortened_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(data: bytes, _: Random) -> str:
        assert b"e" not in data, "there is an e"
        return "no e"

    monkeypatch.setattr(fuzz, "WAYS", dict.fromkeys(fuzz.WAYS, breaks))
    monkeypatch.setattr(fuzz, "ROOT", tmp_path)
    monkeypatch.setattr(fuzz, "FOUND", tmp_path / "found")
    monkeypatch.setattr(fuzz, "seeds", lambda: ([b"<p>een zin</p>"] * 2, ["een zin"] * 2))
    assert fuzz.main(["0.01", "3"]) == 1
    found = sorted((tmp_path / "found").glob("*-*[0-9]"))
    assert {path.read_bytes() for path in found} == {b"e"}
    assert all("there is an e" in path.with_suffix(".why").read_text() for path in found)
