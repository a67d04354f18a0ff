"""Draws the README's picture, examples/aleppo.svg: the terminal view of the example page as rich exports it."""

from __future__ import annotations

import io
import re
import sys

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tests.running import ROOT, in_shell

COLUMNS = 108
LEAD, TEASERS = 26, 23
"""Lines of the lead story and of the teasers that are drawn; what lies between is left out."""
COMMAND = "wirecli convert examples/aleppo.txt --at 2026-01-31T18:30 --published 2024-11-30T18:00 --format pretty"
FILE = ROOT / "examples" / "aleppo.svg"
# Calm colours on a dark ground; black to white, then the bright ones.
THEME = TerminalTheme(
    (24, 26, 31),
    (214, 217, 224),
    [(40, 44, 52), (224, 108, 117), (152, 195, 121), (229, 192, 123), (97, 175, 239), (198, 120, 221), (86, 182, 194),
     (171, 178, 191)],
    [(92, 99, 112), (224, 108, 117), (152, 195, 121), (229, 192, 123), (97, 175, 239), (198, 120, 221), (86, 182, 194),
     (255, 255, 255)],
)  # fmt: skip


def svg() -> str:
    """The picture: the beginning of the story and of the teasers, in the reader's own monospaced font."""
    shown = in_shell(COMMAND, cwd=ROOT, environ={"FORCE_COLOR": "1", "COLUMNS": str(COLUMNS)})
    assert shown.status == 0, shown.stderr
    lines = shown.stdout.decode().split("\n")
    related = next(number for number, line in enumerate(lines) if "Meer uit Buitenland" in line)
    lines = [*lines[:LEAD], "⋮", "", *lines[related : related + TEASERS]]
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text.from_ansi("\n".join(lines)))
    drawn = console.export_svg(title="wirecli convert aleppo.txt", theme=THEME, unique_id="wirecli")
    # rich's picture fetches a font from afar.
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)
    return re.sub(r"[ \t]+$", "", drawn.replace("Fira Code, monospace", "ui-monospace, monospace"), flags=re.MULTILINE)


if __name__ == "__main__":
    FILE.write_text(svg(), encoding="utf-8")
    print(f"drawn: {FILE.relative_to(ROOT)}", file=sys.stderr)
