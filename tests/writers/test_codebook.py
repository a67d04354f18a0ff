"""The codebook tells all that the output has, nothing that it hasn't, and is never behind."""

from __future__ import annotations

from typing import get_args, get_type_hints

import pytest

from tests.golden import CODEBOOK
from wirecli.writers import codebook
from wirecli.writers.rows import EVENTS, STORIES, TIMES, Column
from wirecli.writers.schema import ROOTS, reached

CLASSES = list(dict.fromkeys(cls for root in ROOTS.values() for cls in reached(root, {})))


def test_the_page_is_what_the_model_says() -> None:
    assert CODEBOOK.read_text(encoding="utf-8") == codebook.page(), "run `make golden`"


def test_each_object_is_told() -> None:
    assert set(codebook.FIELDS) == {cls.__name__ for cls in CLASSES}


@pytest.mark.parametrize("cls", CLASSES)
def test_each_field_is_told(cls: type) -> None:
    assert list(codebook.FIELDS[cls.__name__]) == list(get_type_hints(cls))


@pytest.mark.parametrize("name", codebook.aliases())
def test_each_value_is_told(name: str) -> None:
    assert list(codebook.VALUES[name]) == list(get_args(codebook.aliases()[name]))


def test_no_other_values_are_told() -> None:
    assert set(codebook.VALUES) == set(codebook.aliases())


@pytest.mark.parametrize(
    ("table", "column"),
    [
        pytest.param(table, column, id=f"{table}-{column.name}")
        for table, columns in (("stories", STORIES), ("times", TIMES), ("events", EVENTS))
        for column in columns
    ],
)
def test_each_column_is_told(table: str, column: Column) -> None:
    told = codebook.told(column, table)
    assert f"| `{column.name}` | " in codebook.page()
    assert told.endswith(".")
    assert "|" not in told
