"""What the README shows is what its commands print; `make golden` rewrites it."""

from __future__ import annotations

import contextlib
import re
import shutil
from pathlib import Path

import pytest

from tests import readme
from tests.running import ROOT, in_process
from wirecli.cli.line import COMMANDS
from wirecli.cli.manual import STATUSES
from wirecli.notices import NOTICES

TEXT = "".join(path.read_text(encoding="utf-8") for path in readme.PAGES)
PYTHON = re.findall(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", [pytest.param(block, id=block.split("\n", 1)[0]) for block in readme.blocks(TEXT)])
def test_block(block: str, tmp_path: Path) -> None:
    if "jq " in block and not shutil.which("jq"):
        pytest.skip("needs jq")
    readme.furnish(tmp_path)
    for step in readme.steps(block):
        assert readme.printed(step, tmp_path) == step.prints


@pytest.mark.parametrize("code", PYTHON)
def test_python(code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    readme.furnish(tmp_path)
    with contextlib.chdir(tmp_path):
        exec(compile(code, "README.md", "exec"), {})
    assert re.search(r"^2026-01-31 1\d:\d\d:\d\d\+01:00 TEHERAN \(ANP/AFP\)$", capsys.readouterr().out, re.MULTILINE)


@pytest.mark.parametrize("code", PYTHON)
def test_python_on_every_page(code: str) -> None:
    """What the example does it does for any page, also for stories without a dateline."""
    for page in sorted((ROOT / "tests" / "pages").glob("*.txt")):
        exec(compile(code.replace("examples/aleppo.txt", str(page)), page.name, "exec"), {})


def test_there_are_commands_to_run() -> None:
    assert sum(len(readme.steps(block)) for block in readme.blocks(TEXT)) >= 8


@pytest.mark.parametrize("page", [*readme.PAGES, ROOT / ".github" / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)]+)", text) if "://" not in target]
    assert [target for target in targets if not (page.parent / target.partition("#")[0]).exists()] == []
    for target in targets:
        name, _, title = target.partition("#")
        if title:
            assert title in _titles(page.parent / name if name else page), target


def _titles(page: Path) -> set[str]:
    """What a link to a heading of a page can say."""
    titles = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", title).strip().lower().replace(" ", "-") for title in titles}


def test_every_warning_is_told() -> None:
    assert [code for code in NOTICES if f"| `{code}` |" not in TEXT] == []


def test_every_exit_status_is_told() -> None:
    assert {int(status): meaning for status, meaning in re.findall(r"^\| (\d+) \| (.*) \|$", TEXT, re.M)} == STATUSES


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_told(command: str) -> None:
    options = set(re.findall(r"--[a-z][a-z-]+", in_process([command, "--help"]).stdout.decode()))
    section = TEXT if command == "convert" else TEXT[TEXT.index(f"wirecli {command}") :]
    assert {option for option in options - {"--help"} if f"`{option}" not in section} == set()
