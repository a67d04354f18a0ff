"""What measuring would tell; nothing is installed."""

from __future__ import annotations

import pytest

from tests.stamp_windows.__main__ import AGES, ELSEWHERE, NODE, PYTHON, changes
from wirecli.stamps import libraries


def test_each_library_is_measured_or_named_as_not() -> None:
    assert sorted([*PYTHON, *NODE, *ELSEWHERE]) == sorted(libraries.LIBRARIES)


def test_the_table_has_the_libraries_that_can_be_named() -> None:
    assert tuple(sorted(set(libraries.settings().values()))) == libraries.LIBRARIES


@pytest.mark.parametrize(
    ("until", "form", "told"),
    [
        (10, "recent", None),
        (9, "recent", None),
        (11, "recent", "'recent' is printed from 0 to 10, the table says from 0 to before 10"),
        (5, "recent", "'recent' is printed from 0 to 4 only, the table says from 0 to before 10"),
        (10, "zopas", "'zopas' is printed from 0 to 9, which the table lacks"),
    ],
)
def test_a_change_is_told(until: int, form: str, told: str | None) -> None:
    forms = [form if age < until else "later" for age in AGES]
    assert [line for line in changes("timeago.js", forms) if "'later'" not in line] == ([told] if told else [])
