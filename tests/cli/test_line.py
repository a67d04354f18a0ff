"""What people type: the short forms that are understood, and mistakes that are told with a way out."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
import typer

from tests.running import ROOT, in_process
from wirecli.base.near import near
from wirecli.cli.commands import app
from wirecli.cli.line import COMMANDS, spelt_out
from wirecli.cli.manual import EXAMPLES
from wirecli.cli.options import HELP, OPTIONS_OF

TEXT = (ROOT / "examples" / "aleppo.txt").read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what the examples of the help read."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "page.html").write_bytes(TEXT)
    (tmp_path / "pages" / "a.txt").write_bytes(TEXT)
    (tmp_path / "sentences.txt").write_text("Gisteren regende het.\n")
    assert in_process(["pages", "--store", "news.db", "-q"], cwd=tmp_path).status == 0
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""),
        ("page.html", "convert page.html"),
        ("missing.txt", "convert missing.txt"),
        ("pages", "convert pages"),
        ("-f csv page.html", "convert -f csv page.html"),
        ("--at 18:00", "convert --at 18:00"),
        ("-", "convert -"),
        ("help", "--help"),
        ("help stories", "stories --help"),
        ("-V", "-V"),
        ("--version", "--version"),
        ("-h", "-h"),
        ("rules weekday", "rules weekday"),
    ],
)
def test_short_forms(typed: str, meant: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert spelt_out(typed.split()) == meant.split()


def test_short_forms_run(folder: Path) -> None:
    whole = in_process(["convert", "page.html", "--at", "2026-01-31", "-q"], cwd=folder)
    assert in_process(["page.html", "--at", "2026-01-31", "-q"], cwd=folder) == whole
    assert in_process(["--at", "2026-01-31", "-q", "page.html"], cwd=folder) == whole
    assert in_process(["-V"]) == in_process(["--version"])
    assert in_process(["help", "rules"]) == in_process(["rules", "--help"])
    assert in_process(["help"]) == in_process(["--help"])


# A line, what is said of it, and the way out
MISTAKES = [
    ("converteer", "there is no command 'converteer'", "did you mean convert?"),
    ("storys news.db", "there is no command 'storys'", "did you mean stories or store?"),
    ("qqq", "there is no command 'qqq'", "`wirecli help` lists them"),
    ("help qqq", "there is no command 'qqq'", "`wirecli help` lists them"),
    ("help cnvert", "there is no command 'cnvert'", "did you mean convert?"),
    ("convert --formt csv", "convert has no option --formt", "did you mean --format?"),
    ("--ouptut x.csv", "convert has no option --ouptut", "did you mean --output?"),
    ("stories news.db --sicne gisteren", "stories has no option --sicne", "did you mean --since?"),
    ("convert -x", "convert has no option -x", "`wirecli help convert` lists them"),
    ("resolve -5", "resolve has no option -5", "before a name that begins so: --"),
    ("convert --output --format csv", "--output needs a FILE, and --format is an option", "--output=--format"),
    ("convert -o -q page.html", "-o needs a FILE, and -q is an option", "give it: -o FILE"),
    ("convert --at --published 18:00", "--at needs a TIME, and --published is an option", "give it: --at TIME"),
    ("convert page.html --store", "--store needs a FILE.db", "give it: --store FILE.db"),
    ("convert --excel=yes", "--excel takes no value", "leave 'yes' out"),
    ("convert -f jsno", "--format can't be 'jsno'", "did you mean json"),
    ("convert --rows tmes", "--rows can't be 'tmes'", "did you mean times?"),
    ("convert --jobs nul", "--jobs can't be 'nul'", "give a number from 1"),
    ("rules wekday", "there is no rule wekday", "did you mean weekday"),
    ("schema storie", "what the schema is of can't be 'storie'", "did you mean story?"),
    ("explain", "Missing argument 'TEXT'", "`wirecli help explain` tells more"),
    ("timeline a.db b.db", "Got unexpected extra argument(s) (b.db)", "`wirecli help timeline` tells more"),
]


@pytest.mark.parametrize(("typed", "said", "way_out"), MISTAKES, ids=[case[0] for case in MISTAKES])
def test_mistakes(typed: str, said: str, way_out: str, folder: Path) -> None:
    before = sorted(folder.iterdir())
    result = in_process(typed.split(), cwd=folder)
    assert (result.status, result.stdout) == (2, b"")
    told = result.stderr.decode()
    assert told.startswith(f"wirecli: {said} (")
    assert way_out in told
    assert told.count("\n") == 1
    assert sorted(folder.iterdir()) == before


def test_values_that_begin_with_a_dash_can_be_given(folder: Path) -> None:
    assert in_process(["page.html", "--output=--x.csv", "-q"], cwd=folder).status == 0
    assert (folder / "--x.csv").exists()
    assert in_process(["convert", "-q", "-f", "csv", "--", "--x.csv"], cwd=folder).status != 2
    assert in_process(["convert", "-qfcsv", "page.html"], cwd=folder).stdout.startswith(b"source,")


def test_near_is_quiet_where_nothing_is() -> None:
    assert near("--qqq", ["--at", "--output"]) == ""
    assert near("OUTPUT", ["--at", "--output"]) == "did you mean --output?"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_table_of_options_is_the_commands(command: str) -> None:
    group = typer.main.get_command(app)
    parameters = group.get_command(None, command).params  # type: ignore[attr-defined]
    told = {option for parameter in parameters for option in parameter.opts if option.startswith("-")} - set(HELP)
    assert told == {spelling for option in OPTIONS_OF[command] for spelling in option.spellings}


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples_that_run(command: str, folder: Path) -> None:
    shown = in_process([command, "--help"]).stdout.decode()
    assert EXAMPLES[command]
    for example, what in EXAMPLES[command]:
        assert f"  {example}\n      {what}\n" in shown
        words = shlex.split(example.rpartition("| ")[2])
        assert words[0] == "wirecli"
        arguments = words[1:] if "<" not in words else words[1 : words.index("<")]
        stdin = TEXT if arguments[0].startswith("--") else b"Gisteren.\n"
        result = in_process([*arguments, *["--quiet"] * (command == "convert")], stdin, cwd=folder)
        assert (result.status, result.stderr) == (0, b""), example
