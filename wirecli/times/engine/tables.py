"""What can be worked out from rules, lexicon and verbs once and for all, kept in `tables.json`.

`make tables` writes the file; a test says when it is behind. Where it is behind all the same, the tables are worked out
anew at each start: right, but a second slower.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import product

from wirecli.base.jsonbytes import dumps
from wirecli.times.clause import verbs
from wirecli.times.engine.automaton import build
from wirecli.times.engine.pattern import FILLER, Alt, Node, Seq, SlotRef, Word, parse, words_of
from wirecli.times.engine.stored import FILE, Tables, checksum, stored
from wirecli.times.lexicon import SLOTS, shapes
from wirecli.times.quantity import PHRASES
from wirecli.times.rule import Rule
from wirecli.times.rules import RULES

ALONE = "*"  # the mark of a slot's single words, where it has phrases too
_FIRST_CLASS = 0x100  # class characters begin here: none has a meaning in a regular expression


def rules_sum(rules: Sequence[Rule] = RULES) -> int:
    """A checksum of all that the automaton is worked out from, but for the program itself."""
    parts = [rule.pattern + "/".join(rule.feeds) for rule in rules]
    return checksum([*parts, *PHRASES.values(), *(name + " ".join(words) for name, words in SLOTS.items())])


@cache
def load() -> Tables:
    """The tables of the file, or worked out where they are missing or behind."""
    tables = stored()
    if tables and tables.rules_sum == rules_sum():
        return tables
    _complain()
    return worked_out()


def _complain() -> None:
    """Says once, in a checkout and not in each worker, that the tables are behind: only there can they be made anew."""
    root = os.path.dirname(__file__)  # noqa: PTH120 - pathlib costs 4 ms
    for _ in range(3):
        root = os.path.dirname(root)  # noqa: PTH120
    workers = sys.modules.get("multiprocessing")
    is_worker = workers is not None and workers.parent_process() is not None
    if os.path.exists(os.path.join(root, "Makefile")) and not is_worker:  # noqa: PTH110, PTH118
        print("wirecli: the tables of the time grammar are behind its rules; run `make tables`", file=sys.stderr)


class Phrases(dict[str, Node]):
    """Phrase → its tree, parsed when first asked for: several slots, phrases of several words, rules that feed it."""

    def __init__(self, rules: Sequence[Rule] = RULES) -> None:
        super().__init__()
        self._rules = rules
        self._feeders = feeders_of(rules)
        self.names = {
            *PHRASES,
            *self._feeders,
            *(slot for slot, words in SLOTS.items() if any(" " in w for w in words)),
        }

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def __missing__(self, name: str) -> Node:
        if name in PHRASES:
            tree = parse(PHRASES[name])
        elif name in self._feeders:
            tree = Alt(tuple(parse(self._rules[number].pattern) for number in self._feeders[name]))
        else:
            several = [Seq(tuple(map(Word, words.split()))) for words in SLOTS[name] if " " in words]
            tree = Alt((SlotRef(name + ALONE, name), *several))
        self[name] = tree
        return tree


def feeders_of(rules: Sequence[Rule]) -> dict[str, list[int]]:
    """Phrase → the numbers of the rules that can fill it."""
    feeders: dict[str, list[int]] = {}
    for number, rule in enumerate(rules):
        for phrase in rule.feeds:
            feeders.setdefault(phrase, []).append(number)
    return feeders


def worked_out(rules: Sequence[Rule] = RULES) -> Tables:
    trees = [parse(rule.pattern) for rule in rules]
    phrases = Phrases(rules)
    fills: dict[str, set[str]] = {}
    for slot, words in SLOTS.items():
        for word in words:
            if " " not in word:
                fills.setdefault(word, set()).add(slot + ALONE if slot in phrases else slot)
    for tree in (*trees, *(phrases[name] for name in phrases.names)):
        for word in words_of(tree):
            fills.setdefault(word, set()).add(f"={word}")
    for word, names in fills.items():
        names.update(shapes(word))
    classes: dict[frozenset[str], str] = {frozenset(): FILLER}

    def class_of(names: frozenset[str]) -> str:
        return classes.setdefault(names, chr(_FIRST_CLASS + len(classes)))

    words_ = {word: class_of(frozenset(names)) for word, names in sorted(fills.items())}
    shapes_ = {" ".join(names): class_of(frozenset(names)) for names in sorted(set(map(shapes, _open_words())))}
    labels = {char: sorted(names) for names, char in classes.items()}
    states = build(trees, phrases, {char: frozenset(names) for char, names in labels.items()})
    weak, every = verbs.worked_out_stems()
    return Tables(rules_sum(rules), labels, words_, shapes_, states, verbs.verbs_sum(), sorted(weak), sorted(every))


def _open_words() -> set[str]:
    """Words of every shape that an open slot can have: digits of all lengths and values that matter, number words."""
    digits = {str(number) for number in range(10_000)} | {f"{number:02}" for number in range(100)} | {"001", "12345678"}
    marked = {f"{hour}{mark}{minute:02}{tail}" for hour, mark, minute, tail in
              product((0, 7, 12, 23, 24, 25), ".:,uh", (0, 30, 59, 60), ("", "u"))}  # fmt: skip
    others = (
        "9u 24h 99u 1e 21ste 3rd 999de 1.500 12.345.678 1,5 12.5 1-2-2020 27-11-2024 2024-11-27 27/11/24 27.11.2024 "
        "halfnegen tweeduizend negentienhonderdvijf "
        "een twaalf dertien honderdvijf drieënhalf eerste eenentwintigste vijfdaagse tweejarig huis 2020a 14:30:15"
    ).split()
    return digits | marked | set(others)


def written(tables: Tables) -> bytes:
    """The tables as JSON with an entry a line, so that a change shows as the lines that it changes."""
    parts = []
    for part in tables:
        if isinstance(part, Mapping):
            parts.append(_lines("{", (dumps(key) + b":" + dumps(value) for key, value in part.items()), "}"))
        elif isinstance(part, Sequence):
            parts.append(_lines("[", map(dumps, part), "]"))
        else:
            parts.append(dumps(part))
    return _lines("[", parts, "]") + b"\n"


def _lines(start: str, entries: Iterable[bytes], end: str) -> bytes:
    return start.encode() + b"\n" + b",\n".join(entries) + b"\n" + end.encode()


def main() -> None:
    with open(FILE, "wb") as file:  # noqa: PTH123
        file.write(written(worked_out()))
