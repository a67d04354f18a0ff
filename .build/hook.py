"""The build hook: machine code of the hot path in a wheel, where it can be made.

A wheel holds the sources in any case, and beside them what mypyc makes of them. Where there is no C compiler, no
Python.h or no CPython, where mypyc can't be had, where compiling fails or what it makes doesn't say what the sources
say, one line tells so and the wheel is the sources alone: an installation never fails here. That is why mypyc is no
requirement of the build, which pip would fail by: the hook takes the one that is there, or fetches one for itself, as
pip's configuration and environment say, in a build that has an environment of its own.
`WIRECLI_PURE=1` asks for the sources alone, `WIRECLI_COMPILED=1` for machine code or a failure, as who builds wheels
wants it. An editable installation is always the sources.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable
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
"""Under wirecli/, what is compiled: all between a page's bytes and what JSON holds of its dated stories."""
_LEFT = ("*/__init__.py", "times/clause/verbs.py")
"""Of those, what stays as it is: packages, and a table, which machine code would make slower to import."""
_TOOLS = ["mypy[mypyc]>=1.11", "setuptools>=65"]
_INSTALLERS = {"pip", "setuptools", "uv", "wheel"}
_SECONDS = 1800
_LONG = 160


class _HinderedError(Exception):
    """What keeps machine code from being made, in a line."""


class CompileHook(BuildHookInterface[Any]):
    """Compiles in a copy, never in the checkout: machine code left there would be imported instead of the sources."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        self._work = tempfile.TemporaryDirectory(prefix="wirecli-", ignore_cleanup_errors=True)
        try:
            made = self._made(Path(self._work.name))
        except (_HinderedError, OSError) as error:
            if os.environ.get("WIRECLI_COMPILED"):
                self._work.cleanup()
                raise RuntimeError(f"no machine code was made: {error}") from error
            self.app.display_warning(f"wirecli is built as Python, not as machine code: {error}")
            return
        build_data["force_include"].update(made)
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        work = getattr(self, "_work", None)
        if work is not None:
            work.cleanup()

    def _made(self, work: Path) -> dict[str, str]:
        """Machine code that says what the sources say, and where in the wheel each file of it belongs."""
        for hindrance in _HINDRANCES:
            if told := hindrance():
                raise _HinderedError(told)
        copy, scripts = work / "copy", Path(self.root, ".build")
        source = Path(self.root, "wirecli")
        shutil.copytree(source, copy / "wirecli", ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd"))
        modules = sorted({path for glob in _COMPILED for path in (copy / "wirecli").glob(glob)})
        names = [str(path.relative_to(copy)) for path in modules if not any(map(path.match, _LEFT))]
        python = _with_mypyc(work / "tools")
        _run([python, str(scripts / "compile.py"), str(copy), *names], apart=python != sys.executable)
        suffix = sysconfig.get_config_var("EXT_SUFFIX")
        found = {path: path.relative_to(copy) for path in copy.rglob(f"*{suffix}")}
        made = {str(path): str(name) for path, name in found.items() if name.parts[0] != "build"}
        if len(made) < len(names):
            raise _HinderedError(f"of {len(names)} modules the compiler made {len(made)}")
        told = [_run([sys.executable, str(scripts / "attempt.py"), str(home), *names]) for home in (self.root, copy)]
        if told[0] != told[1]:
            raise _HinderedError("what was compiled doesn't say what the sources say")
        return made


def _asked_for_sources() -> str | None:
    return "WIRECLI_PURE is set" if os.environ.get("WIRECLI_PURE") else None


def _other_python() -> str | None:
    name = sys.implementation.name
    return None if name == "cpython" else f"mypyc compiles for CPython only, and this is {name}"


def _no_headers() -> str | None:
    folder = Path(sysconfig.get_path("include"))
    return None if Path(folder, "Python.h").exists() else f"there is no Python.h in {folder}"


def _no_compiler() -> str | None:
    if sys.platform == "win32":
        return None  # setuptools finds Visual C++ by its registry, not by PATH
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")[0]
    return None if shutil.which(compiler) else f"there is no C compiler ({compiler})"


_HINDRANCES: tuple[Callable[[], str | None], ...] = (_asked_for_sources, _other_python, _no_headers, _no_compiler)
"""What can be in the way before anything is tried."""


def _with_mypyc(folder: Path) -> str:
    """A Python that has mypyc: this one, or one of this very kind in an environment in `folder`."""
    if all(importlib.util.find_spec(tool) for tool in ("mypyc", "setuptools")):
        return sys.executable
    if {_name(found.name) for found in importlib.metadata.distributions()} - _INSTALLERS - _needs("hatchling", set()):
        raise _HinderedError("mypy isn't installed, and a build without isolation fetches nothing")
    python = str(folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python"))
    _run([sys.executable, "-m", "venv", "--without-pip", str(folder)], apart=True)
    install = ["--quiet", "--disable-pip-version-check", "--no-input", "--only-binary", ":all:", "--retries", "1"]
    _run([*_pip(python), "install", *install, *_TOOLS], apart=True)
    return python


def _pip(python: str) -> list[str]:
    """What installs for `python`: this Python's pip, or else its own, which not every system lets it have."""
    try:
        _run([sys.executable, "-m", "pip", "--version"], apart=True)
    except _HinderedError:
        _run([python, "-m", "ensurepip"], apart=True)
        return [python, "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", python]


def _needs(package: str, seen: set[str]) -> set[str]:
    """A package and all that it requires: what an environment holds that was made to build with it."""
    if package not in seen:
        seen.add(package)
        try:
            required = importlib.metadata.requires(package) or []
        except importlib.metadata.PackageNotFoundError:
            required = []
        for line in required:
            if "extra ==" not in line:
                _needs(_name(line), seen)
    return seen


def _name(line: str) -> str:
    """The normal form of the package's name that a requirement begins with."""
    return re.split(r"[^\w.-]", line, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")


def _run(command: list[str], *, apart: bool = False) -> str:
    """What a command prints; where it fails, the last line that tells why. `apart` it knows nothing of this build."""
    own = {name: value for name, value in os.environ.items() if not (apart and name in _FOREIGN)}
    try:
        done = subprocess.run(command, env=own, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise _HinderedError(f"{Path(command[1]).name} took more than {_SECONDS} seconds") from None
    if not done.returncode:
        return done.stdout
    said = f"{done.stdout}\n{done.stderr}".strip().splitlines()
    said = [line for line in said if "rror" in line] or said
    why = said[-1].strip() if said else f"{Path(command[1]).name} ended with {done.returncode}"
    raise _HinderedError(why if len(why) < _LONG else f"{why[: _LONG // 2]} … {why[-_LONG // 2 :]}")


_FOREIGN = {"PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV"}
"""Variables that say where others install, or look for modules."""
