"""The pattern language of the rules: its trees, and where the slots of a match lie.

A pattern is words, `{slot}`s and groups over the words of a text: `(de|het)? {passed} {amount} {unit}`. `{slot:name}`
captures under another name, `?` makes the item before it optional. There is no repetition, so every pattern is bounded.

Each word of a text is one character of its class string: words that fill the same slots share a character, and a
word that no rule knows is a dot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from wirecli.records import NamedTuple

FILLER: Final = "."


class Word(NamedTuple):
    """A literal word."""

    word: str


class SlotRef(NamedTuple):
    """A slot by name, captured under `capture`."""

    slot: str
    capture: str


class Seq(NamedTuple):
    """Items one after the other."""

    items: tuple[Node, ...]


class Alt(NamedTuple):
    """One of several items; an empty sequence among them makes it optional."""

    options: tuple[Node, ...]


Node = Word | SlotRef | Seq | Alt

_ITEM: Final = re.compile(r"\s*(?:\{(\w+)(?::(\w+))?\}|([(|)?])|([^\s{}()|?]+))")


def parse(pattern: str) -> Node:
    """A pattern's tree. ValueError where it is not well formed."""
    items = list(_ITEM.finditer(pattern.strip()))
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
            if not sequence:
                raise ValueError("nothing to make optional")
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


class Capture(NamedTuple):
    """Where the words of a slot lie, end excluded."""

    slot: str
    start: int
    end: int


Captures = dict[str, Capture]
_Found = tuple[tuple[str, Capture], ...]


class Matcher:
    """Where the slots of one rule's match lie: the first way, in the order of the pattern, to cover it whole."""

    def __init__(self, phrases: Mapping[str, Node], labels: Mapping[str, frozenset[str]]) -> None:
        self._phrases = phrases
        self._labels = labels
        self._having: dict[str, set[str]] = {}  # label → the classes that fill it
        for char, names in labels.items():
            for name in names:
                self._having.setdefault(name, set()).add(char)
        # What each node can begin with, by its id (the trees live as long as this), and whether it can be nothing.
        self._heads: dict[int, tuple[Node, set[str], bool]] = {}

    def captures(self, tree: Node, classes: str) -> Captures | None:
        """Name → capture, in words, for a match of all of `classes`; None where there is none."""
        for end, found in self._walk(tree, classes, 0):
            if end == len(classes):
                return dict(found)
        return None

    def _head(self, node: Node) -> tuple[Node, set[str], bool]:
        known = self._heads.get(id(node))
        if known is None:
            known = self._heads[id(node)] = (node, *self._worked_out(node))
        return known

    def _worked_out(self, node: Node) -> tuple[set[str], bool]:
        if isinstance(node, Word):
            return self._having.get(f"={node.word}", set()), False
        if isinstance(node, SlotRef):
            if node.slot in self._phrases:
                return self._head(self._phrases[node.slot])[1:]
            return self._having.get(node.slot, set()), False
        chars: set[str] = set()
        if isinstance(node, Alt):
            for option in node.options:
                chars |= self._head(option)[1]
            return chars, any(self._head(option)[2] for option in node.options)
        for item in node.items:
            _, first, empty = self._head(item)
            chars |= first
            if not empty:
                return chars, False
        return chars, True

    def _walk(self, node: Node, classes: str, at: int) -> Iterator[tuple[int, _Found]]:
        if isinstance(node, Word):
            if at < len(classes) and f"={node.word}" in self._labels[classes[at]]:
                yield at + 1, ()
        elif isinstance(node, SlotRef):
            if node.slot in self._phrases:
                for end, _ in self._walk(self._phrases[node.slot], classes, at):
                    yield end, ((node.capture, Capture(node.slot, at, end)),)
            elif at < len(classes) and node.slot in self._labels[classes[at]]:
                yield at + 1, ((node.capture, Capture(node.slot, at, at + 1)),)
        elif isinstance(node, Alt):
            for option in node.options:
                _, first, empty = self._head(option)
                if empty or (at < len(classes) and classes[at] in first):
                    yield from self._walk(option, classes, at)
        else:
            yield from self._sequence(node.items, 0, classes, at)

    def _sequence(self, items: tuple[Node, ...], number: int, classes: str, at: int) -> Iterator[tuple[int, _Found]]:
        if number == len(items):
            yield at, ()
            return
        for middle, found in self._walk(items[number], classes, at):
            for end, more in self._sequence(items, number + 1, classes, middle):
                yield end, found + more
