"""Draws the README's pictures: examples/aleppo.svg, the terminal view of the example page as rich exports it, and
examples/aleppo.png, the same page as HTML, where WIRECLI_BROWSER says where a Chromium is."""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tests.running import ROOT, in_shell

COLUMNS = 108
LEAD, TEASERS = 26, 23
"""Lines of the lead story and of the teasers that are drawn; what lies between is left out."""
CONVERT = "wirecli convert examples/aleppo.txt --at 2026-01-31T18:30 --published 2024-11-30T18:00"
FILE = ROOT / "examples" / "aleppo.svg"
HTML_FILE = FILE.with_suffix(".png")
# Of the HTML, too, the middle is left out: the picture has the notes in the margin and the bars of the teasers.
LEFT_OUT = """article .row:nth-of-type(n + 3), details { display: none }
.stories > li:not(:nth-child(2)):not(:nth-child(5)) { display: none }
main { padding-bottom: 1rem }"""
# Calm colours on black, which those of the views are made for; black to white, then the bright ones.
THEME = TerminalTheme(
    (0, 0, 0),
    (214, 217, 224),
    [(40, 44, 52), (224, 108, 117), (152, 195, 121), (229, 192, 123), (97, 175, 239), (198, 120, 221), (86, 182, 194),
     (171, 178, 191)],
    [(92, 99, 112), (224, 108, 117), (152, 195, 121), (229, 192, 123), (97, 175, 239), (198, 120, 221), (86, 182, 194),
     (255, 255, 255)],
)  # fmt: skip


def svg() -> str:
    """The picture: the beginning of the story and of the teasers, in the reader's own monospaced font."""
    shown = in_shell(f"{CONVERT} --format pretty", cwd=ROOT, environ={"FORCE_COLOR": "1", "COLUMNS": str(COLUMNS)})
    assert shown.status == 0, shown.stderr
    lines = shown.stdout.decode().split("\n")
    related = next(number for number, line in enumerate(lines) if "Meer uit Buitenland" in line)
    lines = [*lines[:LEAD], "⋮", "", *lines[related : related + TEASERS]]
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="256")
    console.print(Text.from_ansi("\n".join(lines)))
    drawn = console.export_svg(title="wirecli convert aleppo.txt", theme=THEME, unique_id="wirecli")
    # rich's picture fetches a font from afar.
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)
    return re.sub(r"[ \t]+$", "", drawn.replace("Fira Code, monospace", "ui-monospace, monospace"), flags=re.MULTILINE)


def png(chromium: str) -> bytes:
    """The HTML of the page in a browser, 1000 pixels wide."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        target = Path(folder) / "aleppo.html"
        shown = in_shell(f"{CONVERT} --output {target}", cwd=ROOT)
        assert shown.status == 0, shown.stderr
        # As root, as in a container, Chromium has no sandbox.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        page = browser.new_page(viewport={"width": 1000, "height": 600}, color_scheme="light")
        page.goto(target.as_uri())
        page.add_style_tag(content=LEFT_OUT)
        drawn: bytes = page.screenshot(full_page=True)
        browser.close()
    return drawn


if __name__ == "__main__":
    FILE.write_text(svg(), encoding="utf-8")
    print(f"drawn: {FILE.relative_to(ROOT)}", file=sys.stderr)
    if chromium := os.environ.get("WIRECLI_BROWSER"):
        HTML_FILE.write_bytes(png(chromium))
        print(f"drawn: {HTML_FILE.relative_to(ROOT)}", file=sys.stderr)
    else:
        print(
            f"not drawn: {HTML_FILE.relative_to(ROOT)}, for which WIRECLI_BROWSER must be a Chromium", file=sys.stderr
        )
