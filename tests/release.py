"""`make release-check`: whether what is about to be released hangs together. Prints what doesn't; the status is then 1.

The version stands in the changelog with a date, nothing generated is behind, and a wheel, built from what is committed
and installed by itself, runs, has the manual page and the completions, and asks for nothing that is not declared.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path

import wirecli
from tests.running import ROOT

SHARED = ("man/man1/wirecli.1", "bash-completion/completions/wirecli", "zsh/site-functions/_wirecli",
          "fish/vendor_completions.d/wirecli.fish")  # fmt: skip


def faults_of_the_changelog(text: str, version: str) -> Iterator[str]:
    """What a changelog lacks for a release of `version`."""
    entry = re.search(rf"^## \[{re.escape(version)}\](.*)$", text, re.MULTILINE)
    if entry is None:
        yield f"CHANGELOG.md has no entry for {version}"
    elif not re.fullmatch(r" - \d{4}-\d\d-\d\d", entry[1]):
        yield f"CHANGELOG.md: the entry for {version} has no date (## [{version}] - 2026-01-31)"


def _faults_of_the_checkout() -> Iterator[str]:
    if _printed("git", "status", "--porcelain"):
        yield "there are changes that are not committed"
    before = _printed("git", "rev-parse", "HEAD:")
    subprocess.run([sys.executable, "-m", "tests.golden"], cwd=ROOT, check=True)
    if changed := _printed("git", "diff", "--name-only"):
        yield f"generated files are behind {before[:8]}: {changed}"


def _faults_of_the_wheel(folder: Path) -> Iterator[str]:
    source = folder / "source"
    subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(source)], cwd=ROOT, check=True)
    try:
        pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"]
        subprocess.run([*pip, "--wheel-dir", str(folder), str(source)], check=True)
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(source)], cwd=ROOT, check=True)
    (wheel,) = folder.glob("*.whl")
    home = folder / "environment"
    venv.create(home, with_pip=True)
    subprocess.run([home / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", wheel], check=True)
    told = _printed(str(home / "bin" / "wirecli"), "--version")
    if not told.startswith(f"wirecli {wirecli.__version__} ("):
        yield f"the wheel calls itself {told!r}"
    page = _printed(str(home / "bin" / "wirecli"), "convert", str(ROOT / "examples" / "aleppo.txt"), "-f", "csv", "-q")
    if "Teheran" not in page:
        yield "the wheel doesn't convert the example"
    yield from (f"the wheel has no share/{name}" for name in SHARED if not (home / "share" / name).exists())


def _printed(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def main() -> int:
    """Looks at all of it; 1 where something is amiss."""
    faults = list(faults_of_the_changelog((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), wirecli.__version__))
    faults += _faults_of_the_checkout()
    with tempfile.TemporaryDirectory() as name:
        faults += _faults_of_the_wheel(Path(name))
    if "wirecli.example" in (ROOT / "pyproject.toml").read_text(encoding="utf-8"):
        print("note: the project's addresses in pyproject.toml are still placeholders")
    print(*faults or [f"wirecli {wirecli.__version__} is fit to be released"], sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
