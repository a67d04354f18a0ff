"""`wirecli explain --stamp`: the libraries that print a stamp, each with its window, and the union."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from wirecli.cli.explain import app

AT = ("--at", "2026-01-31T18:30")


def test_a_stamp_is_explained_by_the_libraries_that_print_it() -> None:
    told = json.loads(CliRunner().invoke(app, ["3 uur geleden", "--stamp", *AT, "-f", "jsonl"]).stdout)
    assert (told["earliest"], told["latest"]) == ("2026-01-31T14:30:00+01:00", "2026-01-31T16:00:00+01:00")
    by_name = {name: own for own in told["libraries"] for name in own["settings"]}
    assert by_name["luxon"]["latest"] == "2026-01-31T15:30:00+01:00"
    assert by_name["moment-nl"]["earliest"] == "2026-01-31T15:00:00+01:00"
    assert "rails-nl" not in by_name  # it never says `3 uur` without `ongeveer`


def test_a_date_is_nobodys() -> None:
    assert "no age" in CliRunner().invoke(app, ["za 30 nov", "--stamp", *AT]).stdout


def test_what_is_no_stamp_is_said_to_be_none() -> None:
    result = CliRunner().invoke(app, ["De brug is open", "--stamp", *AT])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no stamp" in result.stderr
