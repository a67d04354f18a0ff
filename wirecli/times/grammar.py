"""The rules made ready to run: the alphabet of classes, the automaton, and the values of slots. Built once, when used."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from wirecli.times.lexicon import READERS, SLOTS, shapes
from wirecli.times.pattern import (
    FILLER,
    Alphabet,
    Alt,
    Automaton,
    Captures,
    Matcher,
    Node,
    Seq,
    SlotRef,
    Word,
    parse,
    words_of,
)
from wirecli.times.quantity import PHRASES, dial, number, quantity
from wirecli.times.resolve import Reading
from wirecli.times.rule import Context, Result, Rule, Text
from wirecli.times.rules import RULES

_TOKEN = re.compile(
    r" [a-z]+(?=[ .,])"  # most words; the rest decides the same more slowly
    r"| ?(?:[a-zß-ɏ]+(?:[0-9][a-z0-9ß-ɏ]*)?"
    r"|[0-9]+(?:[.:,][0-9]+|[-/][0-9]+[-/][0-9]+)*[a-zß-ɏ]*[0-9]*|[^\w\s]|\w|\s)"
)
_APOSTROPHE = re.compile("[’‘`´]")
_MEMO = 100_000  # how many matches' slots are kept
_Parsed = tuple[Captures | None, dict[str, Any], dict[str, str]]  # spans, values, phrases that rules fill
_ALONE = "*"  # the mark of a slot's words of one token, where it has phrases too


def _tail(words: Sequence[str]) -> str:
    return SLOTS["part_gen"].get(words[-1]) or SLOTS["part"][words[-1]]  # type: ignore[no-any-return]


_PHRASE_READERS = {
    "quantity": quantity,
    "dial": dial,
    "written": dial,
    "oclock": dial,
    "spoken": dial,
    "tail": _tail,
    "count": number,
    "hour12": lambda words: int(number(words) or 0),
    "local": " ".join,
    "here": " ".join,
}


def _parameters(resolver: Any) -> frozenset[str] | None:
    """The slots that a resolver asks for by name; None where it takes them all."""
    code = resolver.__code__
    takes_all = code.co_flags & 0x08  # CO_VARKEYWORDS
    return None if takes_all else frozenset(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount])


class Grammar:
    """All rules, ready: `tokens` and `classes` of a text, `matches` at a token, `attempt` of one rule."""

    def __init__(self, rules: Sequence[Rule] = RULES) -> None:
        self.rules = rules
        self.trees = [parse(rule.pattern) for rule in rules]
        self._phrases: dict[str, Node] = {name: parse(pattern) for name, pattern in PHRASES.items()}
        self._index = self._indexed()
        self._feeders: dict[str, list[int]] = {}
        for number_, rule in enumerate(rules):
            for phrase in rule.feeds:
                self._feeders.setdefault(phrase, []).append(number_)
        for phrase, feeders in self._feeders.items():
            self._phrases[phrase] = Alt(tuple(self.trees[number_] for number_ in feeders))
        self._literals = {word for tree in (*self.trees, *self._phrases.values()) for word in words_of(tree)}
        self.alphabet = Alphabet(self._signature)
        self._automaton = Automaton(self.trees, self._phrases, self.alphabet.slots)
        self._matcher = Matcher(self._phrases, self.alphabet.slots)
        self._wanted = [_parameters(rule.resolve) for rule in rules]
        self._parsed: dict[tuple[int, str], _Parsed] = {}
        self.dead: set[str] = set()  # pairs of classes with which no match begins, as texts have shown
        self._starts: tuple[int, re.Pattern[str]] = (0, re.compile("$^"))

    def _indexed(self) -> dict[str, set[str]]:
        """Each single-token word of the lexicon with its slots; phrases of a slot go to the patterns."""
        index: dict[str, set[str]] = {}
        for slot, words in SLOTS.items():
            phrases = [phrase for phrase in words if " " in phrase]
            label = slot + _ALONE if phrases else slot
            for word in words:
                if " " not in word:
                    index.setdefault(word, set()).add(label)
            if phrases:
                sequences = (Seq(tuple(map(Word, phrase.split()))) for phrase in phrases)
                self._phrases[slot] = Alt((SlotRef(label, slot), *sequences))
        return index

    def _signature(self, word: str) -> frozenset[str]:
        word = _APOSTROPHE.sub("'", word)
        slots = self._index.get(word, set()).union(shapes(word)) if word else set()
        if word in self._literals:
            slots = slots | {f"={word}"}
        return frozenset(slots)

    def tokens(self, lower: str) -> list[str]:
        """A text in lower case as tokens, each with the one space before it; together they are the text."""
        return _TOKEN.findall(lower)

    def classes(self, tokens: Sequence[str]) -> str:
        return "".join(map(self.alphabet.__getitem__, tokens))

    def starts(self) -> re.Pattern[str]:
        """Finds the tokens with which a rule can start; made anew when texts have brought new classes."""
        size, pattern = self._starts
        if size != len(self.alphabet.slots):
            alone, before = self._automaton.firsts()
            # The one set in front lets the search skip the rest quickly; the space is in no class.
            pattern = re.compile(f"[{alone}{before} ](?:(?=[^{re.escape(FILLER)}])|(?<=[{alone} ]))")
            self._starts = len(self.alphabet.slots), pattern
        return pattern

    def matches(self, classes: str, start: int) -> Sequence[tuple[int, tuple[int, ...]]]:
        """(end, rule numbers) of every match from a token on, the shortest first."""
        found = self._automaton.matches(classes, start)
        if not found and not self._automaton.starts(pair := classes[start : start + 2]):
            self.dead.add(pair)
        return found

    def attempt(self, number_: int, context: Context) -> Result:
        """What one rule reads in the context's tokens; None where it does not, or the calendar has no such day."""
        text, start, end = context.text, context.start, context.end
        key = number_, text.lower[text.offsets[start] : text.offsets[end]]
        parsed = self._parsed.get(key)
        if parsed is None:
            parsed = self._parse(number_, text, start, end)
            if len(self._parsed) < _MEMO:
                self._parsed[key] = parsed
        spans, slots, readings = parsed
        if spans is None:
            return None
        context.captures = spans
        if readings:
            slots = dict(slots)
            for name, phrase in readings.items():
                low, high = spans[name]
                reading = self._reading(phrase, context, start + low, start + high)
                if reading is None:
                    return None
                slots[name] = reading
        try:
            return self.rules[number_].resolve(context, **slots)
        except (ValueError, OverflowError, ZeroDivisionError):
            return None  # a date or a number that does not exist

    def _parse(self, number_: int, text: Text, start: int, end: int) -> _Parsed:
        """Where a rule's slots lie, the values of those that stand alone, and the phrases of those that are rules'."""
        spans = self._matcher.captures(self.trees[number_], text.classes[start:end])
        if spans is None:
            return None, {}, {}
        wanted = self._wanted[number_]
        values: dict[str, Any] = {}
        readings: dict[str, str] = {}
        for name, (low, high) in spans.items():
            if wanted is not None and name not in wanted:
                continue
            slot = self._slot_of(number_, name)
            if slot in self._feeders:
                readings[name] = slot
                continue
            words = [_APOSTROPHE.sub("'", token.strip()) for token in text.tokens[start + low : start + high]]
            try:
                values[name] = self._value(slot, words)
            except (ValueError, OverflowError, ZeroDivisionError):
                return None, {}, {}
        return spans, values, readings

    @cache  # noqa: B019 - one grammar a process
    def _slot_of(self, number_: int, name: str) -> str:
        """The slot behind a capture's name."""
        stack = [self.trees[number_]]
        while stack:
            node = stack.pop()
            if isinstance(node, SlotRef) and node.capture == name:
                return node.slot
            if isinstance(node, Seq | Alt):
                stack.extend(node.items if isinstance(node, Seq) else node.options)
        raise KeyError(name)

    @staticmethod
    def _value(slot: str, words: list[str]) -> Any:
        if slot in _PHRASE_READERS:
            return _PHRASE_READERS[slot](words)  # type: ignore[operator]
        return READERS[slot](words[0]) if slot in READERS else SLOTS[slot][" ".join(words)]

    def _reading(self, phrase: str, context: Context, low: int, high: int) -> Reading | None:
        """What the rules that feed a phrase read in part of a match."""
        inner = Context(context.story, context.text, low, high)
        for number_ in self._feeders[phrase]:
            result = self.attempt(number_, inner)
            if isinstance(result, Reading):
                return result
        return None


@cache
def grammar() -> Grammar:
    return Grammar()
