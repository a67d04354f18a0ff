"""No text may raise: the rules' own examples cut off, doubled, joined, in capitals, and with marks between words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from random import Random

import pytest

from tests.times.brackets import AMSTERDAM, SATURDAY, marked
from wirecli import find_times
from wirecli.times.engine.pattern import Alt, Node, Seq, SlotRef, parse
from wirecli.times.explain import explain
from wirecli.times.quantity import PHRASES
from wirecli.times.rules import RULES

TEXTS = [
    *dict.fromkeys(
        text for rule in RULES for text in (*(marked(example).text for example, _ in rule.examples), *rule.refuses)
    )
]
MARKS = (" - ", "-", " / ", ". ", ", ", " (", ") ", " ' ", ": ", " “", "’s ", " en ", " van ", " 1 ", " 1850 ")
# The first and last days that a zone can have, a day of which February lacks the next, and the rules' own.
ANCHORS = [SATURDAY, *(datetime(year, month, day, tzinfo=AMSTERDAM) for year, month, day in
                       ((1, 1, 2), (2024, 2, 29), (9999, 12, 30)))]  # fmt: skip


def torn(text: str) -> Iterator[str]:
    """A text without its first or its last words, twice, in capitals."""
    words = text.split()
    for at in range(1, len(words)):
        yield " ".join(words[:at])
        yield " ".join(words[at:])
    for mark in ("", " ", ". "):
        yield text + mark + text
    yield text.upper()
    yield text.title()


def sound(text: str, anchor: datetime = SATURDAY) -> None:
    end = 0
    for mention in find_times(text, anchor):
        begin, after = mention.span
        assert end <= begin < after <= len(text)
        assert text[begin:after] == mention.text
        assert mention.begin is None or mention.end is None or mention.begin <= mention.end
        end = after


def test_a_torn_example_is_read_soundly() -> None:
    for text in TEXTS:
        for piece in torn(text):
            sound(piece)


def test_examples_joined_are_read_soundly() -> None:
    random = Random(13)
    for text in TEXTS:
        for other in random.sample(TEXTS, 3):
            sound(f"{text} {other}")
            sound(text + other)


def test_examples_with_marks_between_their_words_are_read_soundly() -> None:
    for number, text in enumerate(TEXTS):
        words = text.split()
        for at in range(1, len(words)):
            mark = MARKS[(number + at) % len(MARKS)]
            sound(" ".join(words[:at]) + mark + " ".join(words[at:]))


@pytest.mark.parametrize("anchor", ANCHORS, ids=str)
def test_examples_are_read_soundly_at_the_ends_of_the_calendar(anchor: datetime) -> None:
    for text in TEXTS:
        sound(text, anchor)


def test_examples_over_and_over_are_read_soundly() -> None:
    for text in TEXTS[::3]:
        sound(f"{text} " * 60)


def fed(node: Node) -> Iterator[str]:
    """The phrases of a pattern that rules feed, through phrases of quantities and clocks too."""
    match node:
        case SlotRef() if node.slot in PHRASES:
            yield from fed(parse(PHRASES[node.slot]))
        case SlotRef():
            yield node.slot
        case Seq() | Alt():
            for item in node.items if isinstance(node, Seq) else node.options:
                yield from fed(item)


def test_no_phrase_holds_itself() -> None:
    """A rule that fills a phrase of its own would match without end."""
    holds = {
        phrase: {slot for rule in RULES if phrase in rule.feeds for slot in fed(parse(rule.pattern))}
        for phrase in {phrase for rule in RULES for phrase in rule.feeds}
    }
    for phrase in holds:
        reached, waiting = set[str](), [phrase]
        while waiting:
            inner = holds.get(waiting.pop(), set()) & holds.keys()
            waiting.extend(inner - reached)
            reached |= inner
        assert phrase not in reached


def test_examples_cut_off_are_explained() -> None:
    for text in TEXTS:
        explain(re.sub(r"\S+$", "", text) or text, SATURDAY)


@pytest.mark.parametrize("text", ["Rond 1850 groeven", "Omstreeks 1890 werkten", "in 1800 wonen"])
def test_a_year_before_the_last_word_is_read(text: str) -> None:
    assert len(find_times(text, SATURDAY)) <= 1
