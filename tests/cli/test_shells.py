"""The manual page and the completions: as generated, and as the shells read them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.running import ENVIRONMENT, ROOT
from wirecli.cli import shells
from wirecli.cli.line import COMMANDS
from wirecli.cli.manual import STATUSES
from wirecli.cli.options import OPTIONS_OF

DOCS = ROOT / "docs"


@pytest.mark.parametrize("name", shells.FILES)
def test_files_are_as_generated(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == shells.FILES[name](), "run `make golden`"


def test_writing_again_changes_nothing(tmp_path: Path) -> None:
    assert len(shells.write(str(tmp_path))) == len(shells.FILES)
    assert shells.write(str(tmp_path)) == []
    (tmp_path / "wirecli.1").write_text("old")
    assert shells.write(str(tmp_path)) == [str(tmp_path / "wirecli.1")]


def complete(line: str) -> list[str]:
    """What bash offers at the end of a line."""
    words = line.split(" ")
    script = f"""
        source {DOCS}/completions/wirecli.bash
        wirecli() {{ python -m wirecli "$@"; }}
        compopt() {{ echo FILES; }}
        COMP_WORDS=({" ".join(f"'{word}'" for word in words)}) COMP_CWORD={len(words) - 1}
        _wirecli
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(["bash", "-c", script], env=ENVIRONMENT, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("wirecli st", ["FILES", "stories"]),
        ("wirecli convert --at-", ["--at-from-name"]),
        ("wirecli page.txt --at-", ["--at-from-name"]),
        ("wirecli --outp", ["--output"]),
        ("wirecli stories news.db --si", ["--since"]),
        ("wirecli convert --format js", ["json", "jsonl"]),
        ("wirecli convert -f c", ["csv"]),
        ("wirecli rules -f m", ["markdown"]),
        ("wirecli convert --fail-on no-", ["no-story"]),
        ("wirecli convert --fail-on no-story,cells", ["no-story,cells-cut"]),
        ("wirecli page.html --fail-on no-story,cells-cut,", ["no-story,cells-cut,embargoed"]),
        ("wirecli convert --output ", ["FILES"]),
        ("wirecli store ", ["check", "salvage", "stats", "prune", "migrate"]),
        ("wirecli store sa", ["salvage"]),
        ("wirecli store check ", ["FILES"]),
        ("wirecli convert --at ", []),
        ("wirecli convert pages/", ["FILES"]),
        ("wirecli rules week", ["weekday", "week-day"]),
        ("wirecli schema s", ["story"]),
        ("wirecli help time", ["timeline"]),
        ("wirecli resolve ", []),
    ],
)
def test_bash_completes(line: str, offered: list[str]) -> None:
    found = complete(line)
    assert set(offered) <= set(found)
    assert bool(offered) == bool(found)


@pytest.mark.parametrize(("shell", "name"), [("bash", "wirecli.bash"), ("zsh", "_wirecli"), ("fish", "wirecli.fish")])
def test_shells_can_read_them(shell: str, name: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"no {shell}")
    done = subprocess.run([shell, "-n", str(DOCS / "completions" / name)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("wirecli convert --fo", ["--format"]),
        ("wirecli time", ["timeline"]),
        ("wirecli store sal", ["salvage"]),
        ("wirecli convert --fail-on no-story,cells", ["no-story,cells-cut"]),
        ("wirecli convert --fail-on cells", ["cells-cut"]),
    ],
)
def test_fish_completes(line: str, offered: list[str]) -> None:
    if not shutil.which("fish"):
        pytest.skip("no fish")
    script = f"source {DOCS}/completions/wirecli.fish; complete -C '{line}'"
    done = subprocess.run(["fish", "-c", script], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == offered


def test_the_page_tells_all() -> None:
    page = (DOCS / "wirecli.1").read_text(encoding="utf-8").replace("\\-", "-")
    for command in COMMANDS:
        section = page[page.index(f".SH {command.upper()}\n") :]
        assert [o.name for o in OPTIONS_OF[command] if f"\\fB{', '.join(o.spellings)}\\fR" not in section] == []
    assert [status for status in STATUSES if f"\\fB{status}\\fR" not in page] == []


def test_man_can_read_the_page() -> None:
    if not shutil.which("groff"):
        pytest.skip("no groff")
    command = ["groff", "-man", "-Tutf8", "-ww", str(DOCS / "wirecli.1")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
