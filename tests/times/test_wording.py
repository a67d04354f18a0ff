"""Rules in words: each pattern, and what the parts of one become."""

from __future__ import annotations

import pytest

from wirecli.times.lexicon import READERS, SLOTS
from wirecli.times.quantity import PHRASES
from wirecli.times.rules import RULES
from wirecli.times.wording import OPEN_SLOTS, in_words


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{this}? {ago}", "perhaps this (deze, dit), then ago (geleden, terug)"),
        ("in de (loop|kop)", "“in de”, then either “loop” or “kop”"),
        ("(a|b|c|d|e)?", "perhaps “a”, “b”, “c”, “d” or …"),
        ("a|b {year}", "“a”; or “b”, then a year in figures"),
        ("a|b|c|d|e|f", "“a”; or “b”; or “c”; or “d”; or one of 2 ways more"),
    ],
)
def test_a_pattern_in_words(pattern: str, said: str) -> None:
    assert in_words(pattern) == said


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_words(rule: object) -> None:
    said = in_words(rule.pattern)  # type: ignore[attr-defined]
    assert said
    assert not set(said) & set("{}|")


def test_no_slot_has_two_descriptions() -> None:
    fed = {name for rule in RULES for name in rule.feeds}
    assert OPEN_SLOTS.keys() <= READERS.keys() | PHRASES.keys() | fed
    assert not OPEN_SLOTS.keys() & SLOTS.keys()
