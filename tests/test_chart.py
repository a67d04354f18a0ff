"""The example that goes from a folder of pages to a chart; `make chart` has the libraries it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.golden import furnish
from tests.running import ENVIRONMENT, ROOT


def test_a_folder_of_pages_becomes_a_chart(tmp_path: Path) -> None:
    for needed in ("pandas", "matplotlib"):
        pytest.importorskip(needed)
    pages = tmp_path / "pages"
    furnish(pages)
    picture = tmp_path / "chart.svg"
    done = subprocess.run(
        [sys.executable, str(ROOT / "examples" / "chart.py"), str(pages), str(picture)],
        capture_output=True,
        text=True,
        env={**ENVIRONMENT, "MPLCONFIGDIR": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "stories: " in done.stdout
    drawn = picture.read_text(encoding="utf-8")
    assert drawn.count("<path") > 10
    assert "</svg>" in drawn
