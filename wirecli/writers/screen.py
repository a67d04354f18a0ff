"""A terminal's screen for the views: its measures, its styles, and what may stand on it. The only module that makes a
rich console.

Text from pages is never markup: it arrives here as data and its control characters are shown as pictures, so nothing
that a page says can move the cursor or colour a line.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from rich.console import Console, RenderableType
from rich.table import Table

from wirecli.base.sanitise import harmless
from wirecli.writers import Layout
from wirecli.writers.words import Words

MEASURE = 88
"""The longest line of running text, in columns: what a reader's eye still finds back from."""
WIDE = 100
"""From this width on, notes stand in a margin beside the text."""
CLOCK = 13
"""The column of a story's time: as wide as `30 Sep–12 Oct`; `16:30–17:30` is narrower."""
LONGEST = 10_000
"""Characters of a text that are shown. A longer one is no prose, and rich would take a minute for a megabyte of it."""
GAP = 2
"""Columns between what stands side by side."""
GLUE = "\ue000"
"""What holds a date together on its line: rich breaks at any space, also at one that says it is none. Of the private
characters, which `harmless` takes out of all that a page says; on the screen it is a space."""

# Roles and their styles. The six colours of the palette of 256 whose contrast is 4.5 or more on black and on white
# alike are 29, 63, 98, 131, 163 and 243: whatever the ground, each can be read. A terminal of 16 colours has its own
# idea of each, so there weight and underlining say all.
HEADLINE, SUBHEAD, LABEL, SECTION, BYLINE = "bold", "bold", "bold color(163)", "color(163)", "italic"
TIME, MENTION, NOTE, FAINT, WARNING = "color(29)", "underline color(63)", "color(63)", "color(243)", "color(131)"
STYLES = (HEADLINE, SUBHEAD, LABEL, SECTION, BYLINE, TIME, MENTION, NOTE, FAINT, WARNING)

PADDING = re.compile(" +$", re.MULTILINE)
ASCII = str.maketrans(
    {"–": "-", "—": "-", "→": "->", "·": "|", "…": "...", "▲": "!", "•": "*", "━": "=", "╸": "-", "╺": "-",
     "┄": ".", "┊": "|", "─": "-", **dict(zip("▁▂▃▄▅▆▇█", "..::==##", strict=True))}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Screen:
    """A console with its measures. `plain` where it shows no styles: marks are brackets then."""

    console: Console
    text: int
    margin: int
    plain: bool
    words: Words

    @property
    def width(self) -> int:
        """Columns in all."""
        return self.console.width

    def shown(self, *parts: RenderableType) -> bytes:
        """The parts as they look on this screen, in its encoding."""
        with self.console.capture() as captured:
            for part in parts:
                self.console.print(part)
        encoding, text = self.console.encoding, PADDING.sub("", captured.get().replace(GLUE, " "))
        return text.encode() if encoding.startswith("utf") else text.translate(ASCII).encode(encoding, "replace")

    def wide(self, text: RenderableType) -> Table:
        """Text that keeps to the measure."""
        return columns((text, self.text))

    def clean(self, text: str) -> str:
        """Text from a page as it may stand on a screen: nothing that a terminal obeys, and not more than can be read.

        Characters keep their places up to LONGEST, so that spans hold.
        """
        if len(text) <= LONGEST:
            return harmless(text)
        more = self.words.number(len(text) - LONGEST)
        return f"{harmless(text[:LONGEST])} {self.words.say('more-characters', number=more)}"


def screen(layout: Layout) -> Screen:
    """The screen that a layout's stream is; one of 80 columns, or of `COLUMNS`, for a file."""
    console = Console(file=layout.stream or io.StringIO(), highlight=False, markup=False, emoji=False)
    if console.width < 1:  # a terminal, or `COLUMNS`, that says so knows no better
        console.width = 80
    if console.color_system not in ("256", "truecolor"):
        console.no_color = True
    margin = max(32, min(40, console.width // 3)) if console.width >= WIDE else 0
    text = min(MEASURE, console.width - margin - GAP * bool(margin))
    plain = not console.is_terminal or console.is_dumb_terminal
    return Screen(console, text, margin, plain, Words(layout.language, GLUE))


def columns(*parts: tuple[RenderableType, int]) -> Table:
    """What stands side by side, each with its width."""
    grid = Table.grid(padding=(0, GAP, 0, 0))
    for _, width in parts:
        grid.add_column(width=width, overflow="fold")
    grid.add_row(*(content for content, _ in parts))
    return grid
