"""The build hook: machine code of the hot path in a wheel, where it can be made.

A wheel holds the sources in any case, and beside them what mypyc makes of them. Where there is no C compiler, no
Python.h or no CPython, or where compiling fails, one line says so and the wheel is the sources alone: an installation
never fails here.
`WIRECLI_PURE=1` asks for the sources alone, `WIRECLI_COMPILED=1` for machine code or a failure, as who builds wheels
wants it. An editable installation is always that.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_COMPILED = (
    "base/clock.py",
    "base/digests.py",
    "base/dutch.py",
    "base/patterns.py",
    "base/sentences.py",
    "base/text.py",
    "dated.py",
    "doubts.py",
    "plain.py",
    "readers/boundaries.py",
    "readers/content/markup.py",
    "readers/content/plain.py",
    "readers/html/*.py",
    "readers/page.py",
    "readers/signs.py",
    "segment/*.py",
    "stamps/*.py",
    "times/*.py",
    "times/clause/*.py",
    "times/engine/automaton.py",
    "times/engine/grammar.py",
    "times/engine/pattern.py",
    "times/rules/*.py",
    "undated.py",
)
"""Under wirecli/, what is compiled: all between a page's bytes and its dated stories."""
_LEFT = ("*/__init__.py", "times/clause/verbs.py")
"""Of those, what stays as it is: packages, and a table, which machine code would make slower to import."""
_TOOLS = ["mypy[mypyc]>=1.11", "setuptools>=65"]
_SECONDS = 1800


class CompileHook(BuildHookInterface[Any]):
    """Compiles in a copy, never in the checkout: machine code left there would be imported instead of the sources."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What compiling needs, asked for only where there is something to compile with."""
        return [] if _hindrance() else _TOOLS

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        hindrance = _hindrance()
        if hindrance is None:
            self._copy = tempfile.TemporaryDirectory(prefix="wirecli-")
            hindrance = self._compile(Path(self._copy.name), build_data)
        if hindrance is not None and os.environ.get("WIRECLI_COMPILED"):
            raise RuntimeError(f"no machine code was made: {hindrance}")
        if hindrance is not None:
            self.app.display_warning(f"wirecli is built as Python, not as machine code: {hindrance}")

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        copy = getattr(self, "_copy", None)
        if copy is not None:
            copy.cleanup()

    def _compile(self, copy: Path, build_data: dict[str, Any]) -> str | None:
        """Put machine code into the wheel, or say what was in the way."""
        try:
            source = Path(self.root, "wirecli")
            shutil.copytree(source, copy / "wirecli", ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd"))
            modules = sorted({path for glob in _COMPILED for path in (copy / "wirecli").glob(glob)})
            names = [str(path.relative_to(copy)) for path in modules if not any(map(path.match, _LEFT))]
            script = str(Path(self.root, ".build", "compile.py"))
            failed = _failure([sys.executable, script, str(copy), *names], copy)
        except OSError as error:
            failed = str(error)
        if failed:
            return failed
        suffix = sysconfig.get_config_var("EXT_SUFFIX")
        found = {path: path.relative_to(copy) for path in copy.rglob(f"*{suffix}")}
        made = {str(path): str(name) for path, name in found.items() if name.parts[0] != "build"}
        if not made:
            return "the compiler made nothing"
        build_data["force_include"].update(made)
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        return None


def _hindrance() -> str | None:
    """What keeps this machine from compiling, if anything does."""
    if os.environ.get("WIRECLI_PURE"):
        return "WIRECLI_PURE is set"
    if sys.implementation.name != "cpython":
        return f"mypyc compiles for CPython only, and this is {sys.implementation.name}"
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        return f"there is no Python.h in {sysconfig.get_path('include')}"
    if sys.platform == "win32":
        return None  # setuptools finds Visual C++ by its registry, not by PATH
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")[0]
    return None if shutil.which(compiler) else f"there is no C compiler ({compiler})"


def _failure(command: list[str], directory: Path) -> str | None:
    """The last line of what a command that fails has to say, which stands for why."""
    try:
        done = subprocess.run(command, cwd=directory, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return f"compiling took more than {_SECONDS} seconds"
    said = f"{done.stdout}\n{done.stderr}".strip().splitlines()
    said = [line for line in said if "rror" in line] or said
    return (said[-1] if said else f"the compiler ended with {done.returncode}") if done.returncode else None
