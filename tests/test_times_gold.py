"""The floor under the accuracy of the time grammar, on annotated sentences that are pinned by their hash.

A floor may only be raised. Sentences may be added: then the hash changes with them, in the same commit.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.times.scoring import Figures, digest, scored

SENTENCES = Path(__file__).parent / "times" / "sentences.jsonl"
SENTENCES_SHA256 = "74ddb1f00f07995bccaae9a500b7a7b5276dc584fd30669d06ae0ce618986a86"
SENTENCES_FLOOR = Figures(detection=1.0, value=1.0, interval=1.0)

# Harder sentences: hundreds of verbs, interrupted clauses, what only looks like a time.
MORE = Path(__file__).parent / "times" / "more_sentences.jsonl"
MORE_SHA256 = "515dd2498cecdb791bce1d5c8712f453df1b3f2336044d214c400af4d611be4b"
MORE_FLOOR = Figures(detection=1.0, value=0.998, interval=0.998)

# Written by annotators who had not seen the grammar, and read then, before it was mended by them, at 0.986 (the ids
# from a to d), 0.992 (e to g), 0.989 (i) and 0.991 (j, rare verbs) in value.
WIRE = Path(__file__).parent / "times" / "wire_sentences.jsonl"
WIRE_SHA256 = "c55a01dc9960f35c4d832f077de831d5717c115219c34b001432cbdf5cadd962"
WIRE_FLOOR = Figures(detection=1.0, value=1.0, interval=1.0)

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "expressions.jsonl"
GOLD_SHA256 = "9821fb74f5fb9bdd98bc78f6e9a869d68cd9b54a5ebdd734b9695c28b1291ba1"
GOLD_FLOOR = Figures(detection=1.0, value=1.0, interval=1.0)


def holds(path: Path, floor: Figures) -> None:
    score = scored(path)
    told = score.figures
    below = [
        f"{kind} {getattr(told, kind):.4f} < {getattr(floor, kind):.4f}"
        for kind in ("detection", "value", "interval")
        if getattr(told, kind) < getattr(floor, kind)
    ]
    assert not below, "\n".join([*below, *score.misread])


def test_development_sentences_are_the_pinned_ones() -> None:
    assert digest(SENTENCES) == SENTENCES_SHA256


def test_accuracy_on_the_development_sentences() -> None:
    holds(SENTENCES, SENTENCES_FLOOR)


def test_accuracy_on_the_harder_sentences() -> None:
    assert digest(MORE) == MORE_SHA256
    holds(MORE, MORE_FLOOR)


def test_accuracy_on_the_wire_sentences() -> None:
    assert digest(WIRE) == WIRE_SHA256
    holds(WIRE, WIRE_FLOOR)


def test_accuracy_on_the_gold() -> None:
    if not GOLD.exists():
        pytest.skip(f"no gold at {GOLD}")
    if (now := digest(GOLD)) != GOLD_SHA256:
        pytest.skip(f"the gold at {GOLD} has changed ({now}): measure again, then pin its hash and raise the floor")
    holds(GOLD, GOLD_FLOOR)
