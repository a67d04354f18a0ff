"""The schema says what `to_dict` writes: no key more or less, and it refuses what the contract has not."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from tests.running import ROOT, in_process
from tests.samples import PAGE
from wirecli import Page, convert_bytes
from wirecli.model import Mention, Story
from wirecli.writers.schema import ROOTS, schema

FORMATS = FormatChecker(())


@FORMATS.checks("date-time", ValueError)
def _has_an_offset(value: Any) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


VALIDATORS = {name: Draft202012Validator(schema(name), format_checker=FORMATS) for name in ROOTS}


def validate(value: Any, of: str = "page") -> None:
    """Raises ValidationError where `value` is not what the schema says."""
    VALIDATORS[of].validate(value)


@pytest.mark.parametrize("name", ROOTS)
def test_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("value", [PAGE, PAGE.stories()[0], PAGE.stories()[0].times[0]], ids=lambda v: type(v).__name__)
def test_model_writes_what_the_schema_says(value: Page | Story | Mention) -> None:
    written = json.loads(json.dumps(value.to_dict()))
    validate(written, type(value).__name__.lower())
    assert list(written) == list(value._fields)


@pytest.mark.parametrize(
    "path", sorted([*(ROOT / "tests" / "pages").glob("*.txt"), *(ROOT / "examples").glob("*.txt")])
)
def test_every_page_of_the_tests(path: Any) -> None:
    page = convert_bytes(path.read_bytes(), reference=PAGE.reference.time, name=path.name)
    validate(json.loads(json.dumps(page.to_dict())))


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda page: page.pop("warnings"), "'warnings' is a required property"),
        (lambda page: page.update(more=1), "Additional properties are not allowed"),
        (lambda page: page["reference"].update(origin="guess"), "'guess' is not one of"),
        (lambda page: page["article"].update(kind=None), "is not valid under any of the given schemas"),
        (lambda page: page["article"].update(id="XYZ"), "is not valid under any of the given schemas"),
        (lambda page: page["article"]["times"][0].update(span=[1]), "is not valid under any of the given schemas"),
        (lambda page: page["reference"].update(time="2026-01-31T18:30"), "is not a 'date-time'"),
        (lambda page: page["source"].update(bytes="many"), "'many' is not of type 'integer'"),
    ],
)
def test_schema_refuses(spoil: Any, reason: str) -> None:
    page = json.loads(json.dumps(PAGE.to_dict()))
    spoil(page)
    with pytest.raises(ValidationError, match=reason):
        validate(page)


def test_command_prints_it() -> None:
    for name in ROOTS:
        assert json.loads(in_process(["schema", name]).stdout) == schema(name)
    assert json.loads(in_process(["schema"]).stdout) == schema("page")
