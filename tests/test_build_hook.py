"""The build hook decides what a wheel holds; it may never be what an installation fails by."""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, ClassVar

import pytest

ROOT = Path(__file__).parent.parent
HOOK = ROOT / ".build" / "hook.py"


class _Interface:
    """What hatchling gives a hook, as far as this one asks for it."""

    root: str
    app: Any

    def __class_getitem__(cls, _: object) -> type:
        return cls


class _App:
    said: ClassVar[list[str]] = []

    def display_warning(self, text: str) -> None:
        self.said.append(text)


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    if not HOOK.exists():
        pytest.skip("the build hook isn't part of what is installed")
    name = "hatchling.builders.hooks.plugin.interface"
    interface = ModuleType(name)
    interface.BuildHookInterface = _Interface  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, name, interface)
    for asked in ("WIRECLI_PURE", "WIRECLI_COMPILED"):
        monkeypatch.delenv(asked, raising=False)
    spec = importlib.util.spec_from_file_location("build_hook", HOOK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _built(hook: ModuleType, root: Path, version: str = "standard") -> tuple[dict[str, Any], list[str]]:
    _App.said.clear()
    made = hook.CompileHook()
    made.root, made.app = str(root), _App()
    data: dict[str, Any] = {"force_include": {}, "pure_python": True, "infer_tag": False}
    made.initialize(version, data)
    made.finalize(version, data, "")
    return data, list(_App.said)


PURE = {"force_include": {}, "pure_python": True, "infer_tag": False}


def test_nothing_is_asked_of_the_installer(hook: ModuleType) -> None:
    """What it can't fetch it would fail by, before the hook has a say."""
    assert "dependencies" not in vars(hook.CompileHook)
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    assert [name for name in wanted if not name.startswith("hatchling")] == []


def test_without_a_compiler(hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(hook.sysconfig, "get_path", lambda _: str(tmp_path))
    (tmp_path / "Python.h").touch()
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(sys, "platform", "linux")
    data, said = _built(hook, ROOT)
    assert data == PURE
    assert len(said) == 1
    assert "no C compiler" in said[0]


def test_without_headers(hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(hook.sysconfig, "get_path", lambda _: str(tmp_path))
    data, said = _built(hook, ROOT)
    assert data == PURE
    assert "Python.h" in said[0]


def test_on_another_python(hook: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hook, "sys", SimpleNamespace(implementation=SimpleNamespace(name="pypy")))
    data, said = _built(hook, ROOT)
    assert data == PURE
    assert "this is pypy" in said[0]


def test_without_mypyc_nothing_is_fetched_outside_an_environment_of_its_own(
    hook: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This one has pytest in it, so it wasn't made for a build."""
    monkeypatch.setattr(hook, "_HINDRANCES", ())
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    data, said = _built(hook, ROOT)
    assert data == PURE
    assert "mypy isn't installed" in said[0]


def test_an_environment_of_its_own(hook: ModuleType) -> None:
    """All that hatchling needs, however it comes to need it, and nothing else: here of pytest, whose needs are here."""
    needs = hook._needs("pytest", set())
    assert {"pytest", "iniconfig", "packaging", "pluggy"} <= needs
    assert needs & {"hypothesis", "mypy"} == set()
    assert hook._name("Trove_classifiers; python_version < '4'") == "trove-classifiers"


@pytest.mark.parametrize("there", [True, False])
def test_what_installs_mypyc(hook: ModuleType, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    """This Python's pip, or that of the environment made for it: Debian leaves out the one, uv the other."""
    ran = []

    def run(command: list[str], **_: bool) -> str:
        ran.append(command[:3])
        if command[0] == sys.executable and not there:
            raise hook._HinderedError("No module named pip")
        return ""

    monkeypatch.setattr(hook, "_run", run)
    wanted = [sys.executable, "-m", "pip", "--python", "new"] if there else ["new", "-m", "pip"]
    assert hook._pip("new") == wanted
    assert (["new", "-m", "ensurepip"] in ran) is not there


def test_without_a_network(hook: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """mypyc can't be fetched: the environment made for it holds pip, which finds none."""
    monkeypatch.setattr(hook, "_HINDRANCES", ())
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(importlib.metadata, "distributions", list)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    data, said = _built(hook, ROOT)
    assert data == PURE
    assert len(said) == 1
    assert "mypy" in said[0]


def test_pure_where_asked(hook: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIRECLI_PURE", "1")
    assert _built(hook, ROOT)[0]["pure_python"]


def test_a_failure_where_machine_code_is_asked_for(hook: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIRECLI_COMPILED", "1")
    monkeypatch.setattr(hook, "_HINDRANCES", (lambda: "there is no C compiler",))
    with pytest.raises(RuntimeError, match="no C compiler"):
        _built(hook, ROOT)


def test_editable_stays_python_and_silent(hook: ModuleType) -> None:
    assert _built(hook, ROOT, "editable") == (PURE, [])


@pytest.fixture
def checkout(hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A checkout of one module, in which nothing keeps the hook from compiling."""
    monkeypatch.setattr(hook, "_HINDRANCES", ())
    monkeypatch.setattr(hook, "_COMPILED", ("plain.py",))
    (tmp_path / ".build").mkdir()
    (tmp_path / "wirecli").mkdir()
    (tmp_path / "wirecli" / "plain.py").write_text("said = 1")
    (tmp_path / ".build" / "compile.py").write_text(_COMPILER)
    (tmp_path / ".build" / "attempt.py").write_text("print(1)")
    return tmp_path


_COMPILER = """
import pathlib, sys, sysconfig
module = pathlib.Path(sys.argv[1], sys.argv[2])
module.with_suffix(sysconfig.get_config_var("EXT_SUFFIX")).write_bytes(b"machine code")
"""


def test_machine_code_goes_beside_the_sources(hook: ModuleType, checkout: Path) -> None:
    data, said = _built(hook, checkout)
    assert said == []
    assert (data["pure_python"], data["infer_tag"]) == (False, True)
    assert [Path(name).name.split(".")[0] for name in data["force_include"].values()] == ["plain"]


@pytest.mark.parametrize(
    ("file", "text", "why"),
    [
        ("compile.py", "raise SystemExit('cc: out of memory')", "cc: out of memory"),
        ("compile.py", "import nonesuch", "ModuleNotFoundError: No module named 'nonesuch'"),
        ("compile.py", "", "of 1 modules the compiler made 0"),
        ("attempt.py", "import os; os.kill(os.getpid(), 11)", "attempt.py ended with -11"),
        ("attempt.py", "import sys; print(sys.argv[1])", "what was compiled doesn't say what the sources say"),
    ],
)
def test_compiling_that_fails_is_no_failure(hook: ModuleType, checkout: Path, file: str, text: str, why: str) -> None:
    (checkout / ".build" / file).write_text(text)
    data, said = _built(hook, checkout)
    assert data == PURE
    assert len(said) == 1
    assert said[0].endswith(why)


def test_a_checkout_without_sources(hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(hook, "_HINDRANCES", ())
    data, said = _built(hook, tmp_path)
    assert data == PURE
    assert len(said) == 1


def test_what_is_compiled_is_tried_without_its_dependencies(hook: ModuleType) -> None:
    """As in a build: none of them is there. What it says then is no less than a page."""
    script, names = ROOT / ".build" / "attempt.py", [str(path.relative_to(ROOT)) for path in _sources(hook)]
    bare = [sys.executable, "-I", "-S", str(script), str(ROOT), *names]
    told = subprocess.run(bare, capture_output=True, check=True, text=True)
    page = json.loads(told.stdout)
    assert page["article"]["times"]
    assert [story["published"]["origin"] for block in page["related"] for story in block["stories"]] == ["stamp"]


def _sources(hook: ModuleType) -> list[Path]:
    found = sorted({path for glob in hook._COMPILED for path in (ROOT / "wirecli").glob(glob)})
    return [path for path in found if not any(map(path.match, hook._LEFT))]


def test_nothing_that_mypyc_breaks_off_at(hook: ModuleType) -> None:
    """`word in ("a", *more)` ends it by a fault of its own (2.4.1), and the wheel would be Python without a word."""
    for path in _sources(hook):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            right = node.comparators[-1] if isinstance(node, ast.Compare) else None
            stars = isinstance(right, (ast.Tuple, ast.List)) and any(isinstance(e, ast.Starred) for e in right.elts)
            assert not stars, f"{path.name}:{getattr(node, 'lineno', 0)}"


def test_what_is_compiled_exists(hook: ModuleType) -> None:
    """A module that was renamed would stay Python without a word."""
    assert [glob for glob in hook._COMPILED if not list((ROOT / "wirecli").glob(glob))] == []
    assert [glob for glob in hook._LEFT if not list((ROOT / "wirecli").rglob(glob))] == []
