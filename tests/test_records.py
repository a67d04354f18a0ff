"""Our named tuples are those of typing."""

from __future__ import annotations

import pickle
import typing
from typing import get_type_hints

from wirecli.records import NamedTuple


class Ours(NamedTuple):
    """A pair."""

    one: int
    other: str | None = None

    def doubled(self) -> int:
        return self.one * 2

    @classmethod
    def of(cls, one: int) -> Ours:
        return cls(one)


class Theirs(typing.NamedTuple):
    """A pair."""

    one: int
    other: str | None = None


def test_a_named_tuple_is_made_as_typing_makes_it() -> None:
    for name in ("_fields", "_field_defaults", "__match_args__", "__doc__", "__module__", "__slots__", "__bases__"):
        assert getattr(Ours, name) == getattr(Theirs, name), name
    assert get_type_hints(Ours) == get_type_hints(Theirs) == {"one": int, "other": str | None}
    assert Ours.__qualname__ == "Ours"


def test_its_methods_are_its_own() -> None:
    assert Ours.of(4).doubled() == 8
    assert repr(Ours(1)) == "Ours(one=1, other=None)"
    assert Ours(1)._replace(other="a") == Ours(1, "a")


def test_it_goes_through_a_pipe() -> None:
    assert pickle.loads(pickle.dumps(Ours(1, "a"))) == Ours(1, "a")
