"""The pattern language of the rules, and one automaton that tries all rules at once.

A pattern is words, `{slot}`s and groups over tokens: `(de|het)? {passed} {amount} {unit}`. `{slot:name}` captures
under another name, `?` makes the item before it optional. There is no repetition, so every pattern is bounded.

Each token is one character of the text's class string: tokens that fill the same slots share a character, and a token
that no rule knows is a dot. The automaton steps over that string and is made deterministic as far as texts need it,
so a start costs a dictionary look-up a token, however many rules there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

FILLER = "."
_PHRASE = "&"  # the mark of a position that stands for a phrase


@dataclass(frozen=True, slots=True)
class Word:
    """A literal token."""

    word: str


@dataclass(frozen=True, slots=True)
class SlotRef:
    """A slot by name, captured under `capture`."""

    slot: str
    capture: str


@dataclass(frozen=True, slots=True)
class Seq:
    """Items one after the other."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Alt:
    """One of several items; an empty sequence among them makes it optional."""

    options: tuple[Node, ...]


Node = Word | SlotRef | Seq | Alt

_ITEM = re.compile(r"\s*(?:\{(\w+)(?::(\w+))?\}|([(|)?])|([^\s{}()|?]+))")


def parse(pattern: str) -> Node:
    """A pattern's tree. ValueError where it is not well formed."""
    items = [match for match in _ITEM.finditer(pattern.strip())]
    if "".join(match[0] for match in items) != pattern.strip():
        raise ValueError(f"not a pattern: {pattern!r}")
    node, rest = _parse_alt(items, 0)
    if rest != len(items):
        raise ValueError(f"unbalanced: {pattern!r}")
    return node


def _parse_alt(items: Sequence[re.Match[str]], at: int) -> tuple[Node, int]:
    options: list[Node] = []
    sequence: list[Node] = []
    while at < len(items) and items[at][3] != ")":
        slot, capture, sign, word = items[at].groups()
        at += 1
        if sign == "|":
            options.append(Seq(tuple(sequence)))
            sequence = []
        elif sign == "?":
            sequence[-1] = Alt((sequence[-1], Seq(())))
        elif sign == "(":
            inner, at = _parse_alt(items, at)
            if at == len(items):
                raise ValueError("a group is not closed")
            at += 1
            sequence.append(inner)
        else:
            sequence.append(SlotRef(slot, capture or slot) if slot else Word(word))
    options.append(Seq(tuple(sequence)))
    return (options[0] if len(options) == 1 else Alt(tuple(options))), at


def words_of(node: Node) -> Iterator[str]:
    """The literal words of a tree."""
    if isinstance(node, Word):
        yield node.word
    elif isinstance(node, Seq | Alt):
        for item in node.items if isinstance(node, Seq) else node.options:
            yield from words_of(item)


class Alphabet(dict[str, str]):
    """Token (with its leading space) → its class character, made when first met.

    `signature` says which slots and literals a bare word fills. Holds at most `limit` tokens, so that a corpus of any
    size leaves memory as it was.
    """

    limit = 150_000

    def __init__(self, signature: Callable[[str], frozenset[str]]) -> None:
        super().__init__()
        self._signature = signature
        self.slots: dict[str, frozenset[str]] = {FILLER: frozenset()}
        self._chars: dict[frozenset[str], str] = {frozenset(): FILLER}

    def __missing__(self, token: str) -> str:
        signature = self._signature(token.strip())
        char = self._chars.get(signature) or self._add(signature)
        if len(self) < self.limit:
            self[token] = char
        return char

    def _add(self, signature: frozenset[str]) -> str:
        char = chr(0x100 + len(self._chars))
        self._chars[signature] = char
        self.slots[char] = signature
        return char


@dataclass(slots=True)
class _State:
    """A set of positions in the rules' trees, with the moves that texts have asked for so far."""

    positions: frozenset[int]
    accepts: tuple[int, ...]
    moves: dict[str, _State | None] = field(default_factory=dict)


class Automaton:
    """All rules at once: which of them match from a token on, and up to where."""

    def __init__(self, trees: Iterable[Node], phrases: Mapping[str, Node], slots: Mapping[str, frozenset[str]]) -> None:
        self._phrases = phrases
        self._slots = slots
        self._labels: list[str] = []
        self._follow: list[frozenset[int]] = []
        self._rule_at: dict[int, int] = {}
        self._inside: dict[tuple[str, frozenset[int]], frozenset[int]] = {}
        first: set[int] = set()
        for number, tree in enumerate(trees):
            end = self._position("", frozenset())
            self._rule_at[end] = number
            first |= self._link(tree, frozenset({end}))
        self._states: dict[frozenset[int], _State] = {}
        self.start = self._state(frozenset(first))

    def _position(self, label: str, follow: frozenset[int]) -> int:
        self._labels.append(label)
        self._follow.append(follow)
        return len(self._labels) - 1

    def _link(self, node: Node, follow: frozenset[int]) -> frozenset[int]:
        """The positions where a tree starts, given those that come after it."""
        if isinstance(node, Word):
            return frozenset({self._position(f"={node.word}", follow)})
        if isinstance(node, SlotRef):
            if node.slot in self._phrases:  # its tree is linked when a text gets there
                return frozenset({self._position(_PHRASE + node.slot, follow)})
            return frozenset({self._position(node.slot, follow)})
        if isinstance(node, Seq):
            for item in reversed(node.items):
                follow = self._link(item, follow)
            return follow
        return frozenset().union(*(self._link(option, follow) for option in node.options))

    def _unfolded(self, positions: frozenset[int]) -> frozenset[int]:
        """The positions with those of phrases replaced by where the phrases start."""
        open_ = [p for p in positions if self._labels[p].startswith(_PHRASE)]
        kept = set(positions) - set(open_)
        while open_:
            position = open_.pop()
            key = self._labels[position], self._follow[position]
            if key not in self._inside:
                self._inside[key] = self._link(self._phrases[key[0].removeprefix(_PHRASE)], key[1])
            for inner in self._inside[key]:
                (open_.append if self._labels[inner].startswith(_PHRASE) else kept.add)(inner)
        return frozenset(kept)

    def _state(self, positions: frozenset[int]) -> _State:
        positions = self._unfolded(positions)
        state = self._states.get(positions)
        if state is None:
            accepts = tuple(sorted(self._rule_at[p] for p in positions if p in self._rule_at))
            state = self._states[positions] = _State(positions, accepts)
        return state

    def _move(self, state: _State, char: str) -> _State | None:
        fills = self._slots[char]
        targets = frozenset().union(*(self._follow[p] for p in state.positions if self._labels[p] in fills))
        moved = state.moves[char] = self._state(targets) if targets else None
        return moved

    def matches(self, classes: str, start: int) -> list[tuple[int, tuple[int, ...]]]:
        """(end, rule numbers) of every match from `start` on, the shortest first."""
        found: list[tuple[int, tuple[int, ...]]] = []
        state: _State | None = self.start
        for at in range(start, len(classes)):
            assert state is not None
            char = classes[at]
            moves = state.moves
            state = moves[char] if char in moves else self._move(state, char)
            if state is None:
                break
            if state.accepts:
                found.append((at + 1, state.accepts))
        return found

    def starts(self, classes: str) -> bool:
        """Whether any rule can start with tokens of these classes (one or two), or match the first alone."""
        state: _State | None = self.start
        for char in classes:
            assert state is not None
            state = state.moves[char] if char in state.moves else self._move(state, char)
            if state is None or state.accepts:
                return state is not None
        return True

    def firsts(self) -> tuple[str, str]:
        """The classes that match alone, and those that can start a longer match only."""
        chars = [char for char in list(self._slots) if self.starts(char)]
        alone = "".join(char for char in chars if self.matches(char, 0))
        return alone, "".join(char for char in chars if char not in alone)


Captures = dict[str, tuple[int, int]]


class Matcher:
    """Where the slots of one rule's match lie: the first way, in the order of the pattern, to cover it whole."""

    def __init__(self, phrases: Mapping[str, Node], slots: Mapping[str, frozenset[str]]) -> None:
        self._phrases = phrases
        self._slots = slots

    def captures(self, tree: Node, classes: str) -> Captures | None:
        """Slot → (start, end) in tokens for a match of all of `classes`; None where there is none."""
        for end, found in self._walk(tree, classes, 0):
            if end == len(classes):
                return dict(found)
        return None

    def _walk(self, node: Node, classes: str, at: int) -> Iterator[tuple[int, tuple[tuple[str, tuple[int, int]], ...]]]:
        if isinstance(node, Word):
            if at < len(classes) and f"={node.word}" in self._slots[classes[at]]:
                yield at + 1, ()
        elif isinstance(node, SlotRef):
            if node.slot in self._phrases:
                for end, _ in self._walk(self._phrases[node.slot], classes, at):
                    yield end, ((node.capture, (at, end)),)
            elif at < len(classes) and node.slot in self._slots[classes[at]]:
                yield at + 1, ((node.capture, (at, at + 1)),)
        elif isinstance(node, Alt):
            for option in node.options:
                yield from self._walk(option, classes, at)
        elif not node.items:
            yield at, ()
        else:
            for middle, found in self._walk(node.items[0], classes, at):
                for end, more in self._walk(Seq(node.items[1:]), classes, middle):
                    yield end, found + more
