"""The build hook decides what a wheel holds; it may never be what an installation fails by."""

from __future__ import annotations

import ast
import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType
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


def test_without_a_compiler(hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(hook.sysconfig, "get_path", lambda _: str(tmp_path))
    (tmp_path / "Python.h").touch()
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(sys, "platform", "linux")
    data, said = _built(hook, ROOT)
    assert data == {"force_include": {}, "pure_python": True, "infer_tag": False}
    assert len(said) == 1
    assert "no C compiler" in said[0]
    assert hook.CompileHook().dependencies() == []


def test_without_headers(hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(hook.sysconfig, "get_path", lambda _: str(tmp_path))
    data, said = _built(hook, ROOT)
    assert data["pure_python"]
    assert "Python.h" in said[0]


def test_pure_where_asked(hook: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIRECLI_PURE", "1")
    assert _built(hook, ROOT)[0]["pure_python"]


def test_a_failure_where_machine_code_is_asked_for(hook: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIRECLI_COMPILED", "1")
    monkeypatch.setattr(hook, "_hindrance", lambda: "there is no C compiler")
    with pytest.raises(RuntimeError, match="no C compiler"):
        _built(hook, ROOT)


def test_editable_stays_python_and_silent(hook: ModuleType) -> None:
    assert _built(hook, ROOT, "editable") == ({"force_include": {}, "pure_python": True, "infer_tag": False}, [])


def test_compiling_that_fails_is_no_failure(hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A checkout with a compile.py that breaks, and one without any source."""
    monkeypatch.setattr(hook, "_hindrance", lambda: None)
    assert len(_built(hook, tmp_path)[1]) == 1
    (tmp_path / "wirecli").mkdir()
    (tmp_path / ".build").mkdir()
    (tmp_path / ".build" / "compile.py").write_text("raise SystemExit('cc: out of memory')")
    data, said = _built(hook, tmp_path)
    assert data["pure_python"]
    assert said[0].endswith("cc: out of memory")
    (tmp_path / ".build" / "compile.py").write_text("")
    assert "made nothing" in _built(hook, tmp_path)[1][0]


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
