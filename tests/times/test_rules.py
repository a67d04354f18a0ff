"""Each rule against its own examples and refusals, and each word of the lexicon in one of them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from tests.times.brackets import SATURDAY, marked
from tests.times.compiled import needs_source
from wirecli import Mention, find_times
from wirecli.times.engine.grammar import grammar
from wirecli.times.engine.pattern import Alt, Node, Seq, SlotRef, parse
from wirecli.times.lexicon import SLOTS
from wirecli.times.rule import Context, Result, Rule
from wirecli.times.rules import RULES, names

EXAMPLES = [(rule, text, value) for rule in RULES for text, value in rule.examples]
REFUSALS = [(rule, text) for rule in RULES for text in rule.refuses]

# Words that need other company than their slot's other words have in the examples, and texts that have it.
ELSEWHERE: dict[str, tuple[tuple[str, str], ...]] = {
    "once": (("het verleden", "Dat gebeurde in [het verleden] vaker."),),
    "soon": (("de toekomst", "Dat gebeurt in [de toekomst] vaker."), ("de nabije toekomst", "in [de nabije toekomst]")),
}


def mentions(text: str) -> list[Mention]:
    return find_times(text, SATURDAY)


def named(cases: Sequence[tuple[Rule, str, str] | tuple[Rule, str]]) -> list[object]:
    """Parameters with the rule's name and the text as id."""
    return [pytest.param(*case, id=f"{case[0].name}-{case[1]}") for case in cases]


def test_names_are_unique() -> None:
    names_ = [rule.name for rule in RULES]
    assert len(names_) == len(set(names_))
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", name) for name in names_)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES])
def test_rule_is_shown(rule: Rule) -> None:
    assert rule.examples or rule.refuses


@pytest.mark.parametrize(("rule", "example", "value"), named(EXAMPLES))
def test_example_is_won_whole(rule: Rule, example: str, value: str) -> None:
    text, spans = marked(example)
    won = [mention for mention in mentions(text) if mention.span in spans]
    assert [mention.span for mention in won] == list(spans)
    assert {mention.rule for mention in won} == {rule.name}
    assert won[0].value == value


@pytest.mark.parametrize(("rule", "text"), named(REFUSALS))
def test_refusal_is_refused(rule: Rule, text: str) -> None:
    found = mentions(text)
    assert rule.name not in {mention.rule for mention in found}
    if rule in names.RULES:
        assert not found


def always(node: Node) -> frozenset[str]:
    """The captures that every way through a pattern makes."""
    match node:
        case SlotRef():
            return frozenset({node.capture})
        case Seq():
            return frozenset().union(*map(always, node.items))
        case Alt():
            return frozenset.intersection(*map(always, node.options))
    return frozenset()


@needs_source
@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES])
def test_every_way_through_the_pattern_gives_what_the_resolver_needs(rule: Rule) -> None:
    _, *slots = inspect.signature(rule.resolve).parameters.values()
    needed = {slot.name for slot in slots if slot.default is slot.empty and slot.kind is not slot.VAR_KEYWORD}
    assert needed <= always(parse(rule.pattern))


def named_in(node: Node) -> frozenset[str]:
    """All captures of a pattern."""
    match node:
        case SlotRef():
            return frozenset({node.capture})
        case Seq() | Alt():
            return frozenset().union(*map(named_in, node.items if isinstance(node, Seq) else node.options))
    return frozenset()


@needs_source
@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES])
def test_the_resolver_takes_all_that_its_pattern_captures(rule: Rule) -> None:
    slots = inspect.signature(rule.resolve).parameters
    takes_all = any(slot.kind is slot.VAR_KEYWORD for slot in slots.values())
    assert takes_all or named_in(parse(rule.pattern)) <= slots.keys()


def fits(value: object, hint: object) -> bool:
    """Whether a slot's value is of the type that a resolver's parameter is annotated with."""
    if hint is object or hint is Any:
        return True
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return value in args
    if origin in {Union, UnionType}:
        return any(fits(value, option) for option in args)
    if origin is tuple:
        return isinstance(value, tuple) and len(value) == len(args) and all(map(fits, value, args))
    if hint is float:
        return isinstance(value, int | float)
    return isinstance(value, hint)  # type: ignore[arg-type]


@needs_source
@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES if rule.examples])
def test_the_resolver_gets_what_it_is_annotated_with(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    hints = get_type_hints(rule.resolve)
    rest = next((p.name for p in inspect.signature(rule.resolve).parameters.values() if p.kind is p.VAR_KEYWORD), "")
    got: list[str] = []

    def checked(ctx: Context, **slots: object) -> Result:
        got.extend(
            f"{name}={value!r}"
            for name, value in slots.items()
            if not fits(value, hints[name if name in hints else rest])
        )
        return rule.resolve(ctx, **slots)

    rules = grammar()
    resolvers = [checked if other is rule else other.resolve for other in RULES]
    monkeypatch.setattr(rules, "_resolvers", resolvers)
    for example, _ in rule.examples:
        assert mentions(marked(example).text)
    assert not got


def slots_in(node: Node) -> Iterator[SlotRef]:
    """All places of slots in a pattern."""
    match node:
        case SlotRef():
            yield node
        case Seq() | Alt():
            for part in node.items if isinstance(node, Seq) else node.options:
                yield from slots_in(part)


@needs_source
@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES])
def test_the_resolver_is_annotated_with_what_any_word_of_its_slots_gives(rule: Rule) -> None:
    """Of words that stand in no example too. A pattern is text, so this is what a type checker can't see."""
    hints = get_type_hints(rule.resolve)
    rest = next((p.name for p in inspect.signature(rule.resolve).parameters.values() if p.kind is p.VAR_KEYWORD), "")
    unfit = [
        f"{place.capture}: {word}={value!r}"
        for place in slots_in(parse(rule.pattern))
        for word, value in SLOTS.get(place.slot, {}).items()
        if not fits(value, hints[place.capture if place.capture in hints else rest])
    ]
    assert not unfit


def written(phrase: str) -> str:
    """A phrase of the lexicon as one writes it: `zo ' n` → `zo'n`, `a . s .` → `a.s.`."""
    phrase = re.sub(r"(?<=\b\w) \. (?=\w\b)| (?=\.)", lambda found: found[0].strip(), phrase)
    return re.sub(r" ?(['-]) ?", r"\1", phrase) if not phrase.startswith("'") else phrase


@cache
def held() -> dict[str, list[tuple[Rule, str, str, str]]]:
    """Slot → where a word of it stands in an example: the rule, the word, and the example before and after it."""
    found: dict[str, list[tuple[Rule, str, str, str]]] = {}
    words = [(slot, word, written(word)) for slot, words in SLOTS.items() for word in words]
    for rule, example, _ in EXAMPLES:
        lower = example.lower()
        for slot, word, shown in words:
            if shown in lower:
                for at in re.finditer(rf"(?<!\w){re.escape(shown)}(?!\w)", lower):
                    found.setdefault(slot, []).append((rule, word, example[: at.start()], example[at.end() :]))
    return found


def readings(slot: str, word: str) -> Iterator[str]:
    """The examples that their own rule reads with `word` in the place of another of its slot, and alike if it is worth
    the same.
    """
    for rule, other, before, after in held().get(slot, ()):
        original, example = (before + written(held_word) + after for held_word in (other, word))
        spans = marked(example).spans
        found = {mention.span: mention for mention in mentions(marked(example).text) if mention.rule == rule.name}
        if not found.keys() >= set(spans):
            continue
        if SLOTS[slot][word] != SLOTS[slot][other] or told(original) == [worth(found[span]) for span in spans]:
            yield example


def worth(mention: Mention) -> tuple[str, str, str | None]:
    return mention.type, mention.value, mention.mod


def told(example: str) -> list[tuple[str, str, str | None]]:
    text, spans = marked(example)
    return [worth(mention) for mention in mentions(text) if mention.span in spans]


@pytest.mark.parametrize("slot", SLOTS)
def test_every_word_of_the_lexicon_is_read_in_an_example(slot: str) -> None:
    unread = {word for word in SLOTS[slot] if next(readings(slot, word), None) is None}
    assert unread == {word for word, _ in ELSEWHERE.get(slot, ())}


@pytest.mark.parametrize(("word", "text"), [case for cases in ELSEWHERE.values() for case in cases])
def test_other_words_are_read_elsewhere(word: str, text: str) -> None:
    assert f"[{word}]" in text
    plain, spans = marked(text)
    assert [mention.span for mention in mentions(plain)] == list(spans)
