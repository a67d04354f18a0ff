"""The rules made ready to run: the alphabet of classes, the automaton, and the values of slots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

from wirecli.times.clause.kinds import kind_of
from wirecli.times.engine.automaton import Automaton
from wirecli.times.engine.pattern import FILLER, Matcher, Node, parse
from wirecli.times.engine.tables import Phrases, feeders_of, load
from wirecli.times.lexicon import READERS, SLOTS, shapes
from wirecli.times.quantity import dial, near_of, number, quantity
from wirecli.times.resolve import NoSuchTimeError, Reading
from wirecli.times.rule import Context, Result, Rule, Span
from wirecli.times.rules import RULES
from wirecli.times.words import Text, Vocabulary

_APOSTROPHES: Final = frozenset("’‘`´")
_MEMO: Final = 5_000  # how many matches' slots are kept for a rule, and what matches in how many runs
_SHORT: Final = 8  # words of such a run: nearly all are shorter
Matches = Sequence[tuple[int, Sequence[int]]]
# Where the slots lie, the values of those that stand alone, and the rules that may fill the others.
_Parsed = tuple[dict[str, Span] | None, dict[str, Any], dict[str, list[int]]]


def _tail(words: Sequence[str]) -> str:
    return SLOTS["part_gen"].get(words[-1]) or SLOTS["part"][words[-1]]  # type: ignore[no-any-return]


_PHRASE_READERS: Final = {
    "quantity": quantity,
    "dial": dial,
    "written": dial,
    "oclock": dial,
    "spoken": dial,
    "bare_hour": dial,
    "figure": dial,
    "dotted": dial,
    "tail": _tail,
    "count": number,
    "hour12": lambda words: int(number(words) or 0),
    "place": lambda words: SLOTS["zone"][" ".join(word for word in words if word not in {"(", ")"})],
    "by": near_of,
}


class Grammar:
    """All rules, ready: the `text` of a string, `matches` at a word of it, `attempt` of one rule."""

    def __init__(self, rules: Sequence[Rule] = RULES) -> None:
        tables = load()
        self.rules = rules
        self._trees: dict[int, Node] = {}
        self._feeders = feeders_of(rules)
        self._words, self._shapes = tables.words, tables.shapes
        self.text = Vocabulary(self._class_of, kind_of).text
        self._automaton = Automaton(tables.states)
        self._matcher = Matcher(Phrases(rules), {char: frozenset(names) for char, names in tables.labels.items()})
        self._resolvers = [rule.resolve for rule in rules]
        self._parsed: list[dict[str, _Parsed]] = [{} for _ in rules]
        alone, before = map(re.escape, self._automaton.firsts())
        # Where a match can begin, and all words from there on that a rule knows: no match goes beyond them.
        self.runs = re.compile(f"[{alone}][^{FILLER}]*|[{before}][^{FILLER}]+")
        self.known: dict[str, Sequence[tuple[int, Matches]]] = {}  # a run → what `within` finds in it

    def _class_of(self, word: str) -> str:
        """The class character of a word in lower case."""
        word = "'" if word in _APOSTROPHES else word
        return self._words.get(word) or (self._shapes.get(" ".join(shapes(word)), FILLER) if word else FILLER)

    def matches(self, classes: str, start: int) -> Matches:
        """(words, rule numbers) of every match from a word on, the longest first."""
        return self._automaton.matches(classes, start)

    def within(self, run: str) -> Iterable[tuple[int, Matches | None]]:
        """The words of a run of classes at which something matches, each with what does: kept in `known`.

        Of a long run every word, without what matches there: most are passed over with the match before.
        """
        if len(run) > _SHORT:
            return ((at, None) for at in range(len(run)))
        found = tuple([(at, matches) for at in range(len(run)) if (matches := self.matches(run, at))])
        if len(self.known) < _MEMO:
            self.known[run] = found
        return found

    def attempt(self, number_: int, context: Context) -> Result:
        """What one rule reads in the words of a match; None where it does not, or the calendar has no such day."""
        text, start, end = context.text, context.start, context.end
        phrase = text.words[start] if end - start == 1 else " ".join(text.words[start:end])
        memo = self._parsed[number_]
        parsed = memo.get(phrase)
        if parsed is None:
            parsed = self._parse(number_, text, start, end)
            if len(memo) < _MEMO:
                memo[phrase] = parsed
        spans, slots, readings = parsed
        if spans is None:
            return None
        context.captures = spans
        if readings:
            slots = dict(slots)
            for name, feeders in readings.items():
                low, high = spans[name]
                reading = self._reading(feeders, context, start + low, start + high)
                if reading is None:
                    return None
                slots[name] = reading
        try:
            return self._resolvers[number_](context, **slots)
        except (NoSuchTimeError, OverflowError):
            return None  # a date or a number that does not exist

    def _parse(self, number_: int, text: Text, start: int, end: int) -> _Parsed:
        """What the words of a match tell by themselves; no places where the rule can't read them."""
        captures = self._matcher.captures(self._tree(number_), text.classes[start:end])
        if captures is None:
            return None, {}, {}
        values: dict[str, Any] = {}
        readings: dict[str, list[int]] = {}
        for name, (slot, low, high) in captures.items():
            if slot in self._feeders:
                part = text.classes[start + low : start + high]
                fitting = dict(self._automaton.matches(part, 0)).get(len(part), ())
                readings[name] = [feeder for feeder in self._feeders[slot] if feeder in fitting]
                continue
            words = ["'" if word in _APOSTROPHES else word for word in text.words[start + low : start + high]]
            try:
                values[name] = self._value(slot, words)
            except (NoSuchTimeError, OverflowError):
                return None, {}, {}
        return {name: (low, high) for name, (_, low, high) in captures.items()}, values, readings

    def _tree(self, number_: int) -> Node:
        if number_ not in self._trees:
            self._trees[number_] = parse(self.rules[number_].pattern)
        return self._trees[number_]

    @staticmethod
    def _value(slot: str, words: list[str]) -> Any:
        if slot in _PHRASE_READERS:
            return _PHRASE_READERS[slot](words)
        return READERS[slot](words[0]) if slot in READERS else SLOTS[slot][" ".join(words)]

    def _reading(self, feeders: Sequence[int], context: Context, low: int, high: int) -> Reading | None:
        """What the first of some rules that accepts reads in part of a match."""
        inner = Context(context.story, context.text, low, high, context.whole)
        for number_ in feeders:
            result = self.attempt(number_, inner)
            if isinstance(result, Reading):
                return result
        return None


@cache
def grammar() -> Grammar:
    return Grammar()
