"""Each kind of word, each member of a set of kinds and each ruling is needed by some pinned sentence.

One at a time is taken away, and all that the pinned sentences ask of the direction is asked again: some answer must
change. What may go without a change stands in a list, with its reason.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, TypeVar

import pytest

from tests.times.clauses import clauses
from tests.times.compiled import needs_source
from tests.times.scoring import cases
from wirecli import find_times
from wirecli.times import rule
from wirecli.times.clause import direction, kinds, measures, parts, phrase, stretch, tense, weighing
from wirecli.times.words import Text

KINDS = {
    name: kind for name, kind in vars(kinds).items() if name.isupper() and isinstance(kind, str) and len(kind) == 1
}
NAMES = {kind: name for name, kind in KINDS.items()}
T = TypeVar("T")
MODULES = (stretch, parts, phrase, tense, measures, weighing, direction)


class Asked(NamedTuple):
    """What the pinned sentences ask of the direction, and the answer."""

    text: Text
    start: int
    end: int
    answer: tuple[str, bool, int]


def _answer(text: Text, start: int, end: int) -> tuple[str, bool, int]:
    told = direction.direction(text, start, end)
    return told.way, told.firm, told.near


@pytest.fixture(scope="module")
def asked() -> list[Asked]:
    places: list[tuple[Text, int, int]] = []

    def noted(text: Text, start: int, end: int) -> direction.Direction:
        places.append((text, start, end))
        return direction.direction(text, start, end)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rule, "direction", noted)
        for text, at in [*((told.text, told.at) for told in clauses()), *cases()]:
            find_times(text, at)
    return [Asked(text, start, end, _answer(text, start, end)) for text, start, end in places]


@pytest.fixture(autouse=True)
def _forget_rulings() -> Iterator[None]:
    """Which rulings are asked is kept by the kinds of verbs: not beyond a test."""
    yield
    tense._asked_of.cache_clear()
    weighing._asked_of.cache_clear()


def _changes(asked: list[Asked]) -> bool:
    """Whether some answer is another one, or a ruling misses what it needs."""
    tense._asked_of.cache_clear()
    weighing._asked_of.cache_clear()
    try:
        return any(_answer(text, start, end) != answer for text, start, end, answer in asked)
    except IndexError:
        return True


def _read_in_functions(module: ModuleType) -> set[str]:
    """The names that the functions of a module read: other constants have done their work when it is imported."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {node.id for function in functions for node in ast.walk(function) if isinstance(node, ast.Name)}


def _sets() -> Iterator[tuple[str, str]]:
    """Each set of kinds that functions read, by its name, and each of its members."""
    names: dict[str, str | frozenset[str]] = {}
    for module in MODULES:
        read = _read_in_functions(module)
        for name, value in vars(module).items():
            if name in read and isinstance(value, str | frozenset) and len(value) > 1 and set(value) <= set(NAMES):
                names[name] = value
    for name, value in sorted(names.items()):
        yield from ((name, kind) for kind in sorted(value))


def _without(value: str | frozenset[str], kind: str) -> str | frozenset[str]:
    return value.replace(kind, "") if isinstance(value, str) else value - {kind}


def survivors(asked: list[Asked]) -> set[str]:
    """What can be taken away without a change."""
    found = set()
    with pytest.MonkeyPatch.context() as patch:
        for name, kind in KINDS.items():
            having = [place for place in asked if kind in place.text.kinds]
            for place in having:
                patch.setattr(place.text, "kinds", place.text.kinds.replace(kind, kinds.OTHER))
            if not _changes(having):
                found.add(name)
            patch.undo()
        for name, kind in _sets():
            for module in MODULES:
                if name in vars(module):
                    patch.setattr(module, name, _without(vars(module)[name], kind))
            if not _changes(asked):
                found.add(f"{name} {NAMES[kind]}")
            patch.undo()
        for at, (_, ruling) in enumerate(tense._BY_VERBS):
            patch.setattr(tense, "_BY_VERBS", _but(tense._BY_VERBS, at))
            if not _changes(asked):
                found.add(ruling.__name__)
            patch.undo()
        for way, rulings in weighing._BY_PHRASE.items():
            for at, (_, weigh) in enumerate(rulings):
                patch.setitem(weighing._BY_PHRASE, way, _but(rulings, at))
                if not _changes(asked):
                    found.add(f"{way} {weigh.__name__}")
                patch.undo()
    return found


def _but(rulings: Sequence[T], at: int) -> Sequence[T]:
    return (*rulings[:at], *rulings[at + 1 :])


# What may go: a set that only spares work is a shortcut; what is left is there for the sake of what a name says.
SHORTCUTS = ("_PLAIN", "_MAY_END", "_IDLE")
INTENDED = {
    "OTHER": "it stands for no kind",
    "CLOSERS PLANNED": "what is planned lies ahead, whether its helper is found or not",
    "_NOT_FINITE CALLED_OFF": "a participle is no finite verb; what is called off is read before it matters",
    "SINGULARS PRESENT": "beside the expression it governs; most such clauses are cut before it",
    "INFINITIVES PLURAL_OR_PARTICIPLE": "`hebben moeten verlaten` is a perfect by its last word already",
    "future _ahead": "it names the preposition as the reason of what lies ahead anyhow",
    **{
        f"_OTHERS {name}": "a finite verb beside which `zijn` is his: seldom with a participle that would tell else"
        for name in (
            "FIRST_PERSON",
            "GOING",
            "HAVE",
            "LETS",
            "PLURAL_OR_PARTICIPLE",
            "REPORT",
            "REPORT_PLURAL",
            "SHARES",
        )
    },
}


@needs_source
def test_each_part_is_needed(asked: list[Asked]) -> None:
    found = {mutant for mutant in survivors(asked) if not mutant.startswith(SHORTCUTS)}
    assert found == set(INTENDED), "needed by no pinned sentence, or needed by now: pin one, take it away, or list it"


@needs_source
def test_the_shortcut_says_what_the_long_way_does(asked: list[Asked]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(direction, "_TOLD", {})
        assert not _changes(asked)
