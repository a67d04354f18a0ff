"""One automaton that tries all rules at once: built from the rules' trees, made deterministic, and made small.

Building takes seconds, so its result is kept in `tables.json`; running it costs a dictionary look-up a word, however
many rules there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from wirecli.times.engine.pattern import Node, Seq, SlotRef, Word

# A state as it is kept: the rules that it accepts, a bar, then classes and the state they lead to, by spaces:
# `12,40|āă7 ć31`. It is unpacked when a text gets there: most never are.
_MOVES: Final = re.compile(r"(\D+)(\d+) ?")
_PHRASE: Final = "&"  # the mark of a position that stands for a phrase


class Automaton:
    """All rules at once: which of them match from a word on, and up to where."""

    def __init__(self, states: Sequence[str]) -> None:
        self._states = states
        self._unpacked: list[tuple[Sequence[int], dict[str, int]] | None] = [None] * len(states)
        self._first = self._state(0)[1]

    def _state(self, number: int) -> tuple[Sequence[int], dict[str, int]]:
        """A state with its moves by single class, unpacked when a text first gets there."""
        state = self._unpacked[number]
        if state is None:
            accepts, _, moves = self._states[number].partition("|")
            state = self._unpacked[number] = (
                [int(rule) for rule in accepts.split(",") if rule],
                {char: int(to) for chars, to in _MOVES.findall(moves) for char in chars},
            )
        return state

    def matches(self, classes: str, start: int) -> list[tuple[int, Sequence[int]]]:
        """(words, rule numbers) of every match from `start` on, the longest first."""
        unpacked = self._unpacked
        found: list[tuple[int, Sequence[int]]] = []
        moves = self._first
        for at in range(start, len(classes)):
            number = moves.get(classes[at])
            if number is None:
                break
            accepts, moves = unpacked[number] or self._state(number)
            if accepts:
                found.append((at + 1 - start, accepts))
        found.reverse()
        return found

    def firsts(self) -> tuple[str, str]:
        """The classes that match alone, and those that can only start a longer match."""
        alone = "".join(char for char, number in self._first.items() if self._states[number][0] != "|")
        return alone, "".join(char for char in self._first if char not in alone)


def build(trees: Sequence[Node], phrases: Mapping[str, Node], labels: Mapping[str, frozenset[str]]) -> list[str]:
    """The states for some rules' trees; `labels` says what a word of each class fills. State 0 is the start."""
    return _minimal(_determined(_Positions(trees, phrases), labels))


class _Positions:
    """The places in the trees: each waits for a label (a slot, a literal, a phrase) and is followed by others."""

    def __init__(self, trees: Sequence[Node], phrases: Mapping[str, Node]) -> None:
        self._phrases = phrases
        self.labels: list[str] = []
        self.follow: list[frozenset[int]] = []
        self.rule_at: dict[int, int] = {}
        self._inside: dict[tuple[str, frozenset[int]], frozenset[int]] = {}
        first: set[int] = set()
        for number, tree in enumerate(trees):
            end = self._position("", frozenset())
            self.rule_at[end] = number
            first |= self._link(tree, frozenset({end}))
        self.first = self.unfolded(frozenset(first))

    def _position(self, label: str, follow: frozenset[int]) -> int:
        self.labels.append(label)
        self.follow.append(follow)
        return len(self.labels) - 1

    def _link(self, node: Node, follow: frozenset[int]) -> frozenset[int]:
        """The positions where a tree starts, given those that come after it."""
        if isinstance(node, Word):
            return frozenset({self._position(f"={node.word}", follow)})
        if isinstance(node, SlotRef):
            label = _PHRASE + node.slot if node.slot in self._phrases else node.slot
            return frozenset({self._position(label, follow)})
        if isinstance(node, Seq):
            for item in reversed(node.items):
                follow = self._link(item, follow)
            return follow
        return frozenset().union(*(self._link(option, follow) for option in node.options))

    def unfolded(self, positions: Iterable[int]) -> frozenset[int]:
        """The positions with those of phrases replaced by where the phrases start."""
        waiting = list(positions)
        kept: set[int] = set()
        while waiting:
            position = waiting.pop()
            label = self.labels[position]
            if not label.startswith(_PHRASE):
                kept.add(position)
                continue
            key = label, self.follow[position]
            if key not in self._inside:
                self._inside[key] = self._link(self._phrases[label.removeprefix(_PHRASE)], key[1])
            waiting.extend(self._inside[key])
        return frozenset(kept)


def _determined(
    places: _Positions, labels: Mapping[str, frozenset[str]]
) -> list[tuple[tuple[int, ...], dict[str, int]]]:
    """Sets of positions as states, with all the moves that any class makes."""
    having: dict[str, list[str]] = {}
    for char, names in labels.items():
        for name in names:
            having.setdefault(name, []).append(char)
    numbers = {places.first: 0}
    order = [places.first]
    states: list[tuple[tuple[int, ...], dict[str, int]]] = []
    for positions in order:  # grows while it is walked
        accepts = tuple(sorted(places.rule_at[p] for p in positions if p in places.rule_at))
        targets: dict[str, set[int]] = {}
        for position in positions:
            for char in having.get(places.labels[position], ()):
                targets.setdefault(char, set()).update(places.follow[position])
        moves = {}
        for char in sorted(targets):
            target = places.unfolded(targets[char])
            if target not in numbers:
                numbers[target] = len(order)
                order.append(target)
            moves[char] = numbers[target]
        states.append((accepts, moves))
    return states


def _minimal(states: list[tuple[tuple[int, ...], dict[str, int]]]) -> list[str]:
    """The same automaton with states that can't be told apart made one, by refining classes until none splits."""
    kind = {accepts: number for number, accepts in enumerate(dict.fromkeys(accepts for accepts, _ in states))}
    block = [kind[accepts] for accepts, _ in states]
    count = len(kind)
    while True:
        keys = [
            (block[at], tuple((char, block[to]) for char, to in moves.items())) for at, (_, moves) in enumerate(states)
        ]
        numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
        block = [numbers[key] for key in keys]
        if len(numbers) == count:
            break
        count = len(numbers)
    merged: dict[int, tuple[list[int], dict[str, int]]] = {}
    for at, (accepts, moves) in enumerate(states):
        merged.setdefault(block[at], (list(accepts), {char: block[to] for char, to in moves.items()}))
    assert block[0] == 0
    return [_packed(*merged[number]) for number in range(count)]


def _packed(accepts: Sequence[int], moves: Mapping[str, int]) -> str:
    together: dict[int, str] = {}
    for char, to in moves.items():
        together[to] = together.get(to, "") + char
    return ",".join(map(str, accepts)) + "|" + " ".join(f"{chars}{to}" for to, chars in together.items())
