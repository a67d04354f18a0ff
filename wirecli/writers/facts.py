"""Something explained, for a person at a terminal: a heading, and below it a labelled line for each thing known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wirecli.records import NamedTuple
from wirecli.writers import Layout
from wirecli.writers.screen import FAINT, GLUE, LABEL, NOTE, TIME, Screen, screen
from wirecli.writers.words import Words

INDENT = 2
WORDS = Words(glue=GLUE)
"""The words to explain in: their dates don't break."""


class Explained(NamedTuple):
    """What is explained, what it comes to (nothing for a thing with no more than a name), and what is known of it."""

    name: str
    comes_to: str
    facts: tuple[tuple[str, str], ...]


def explanations(items: Iterable[Explained], layout: Layout) -> Iterator[bytes]:
    """Each with an empty line behind it."""
    shown = screen(layout)
    for item in items:
        heading = Text(shown.clean(item.name), style=NOTE if item.comes_to else LABEL)
        if item.comes_to:
            heading.append(" → ", style=FAINT).append(_clean(item.comes_to, shown), style=TIME)
        yield shown.shown(heading, *([Padding(_grid(item, shown), (0, 0, 0, INDENT))] if item.facts else ()), "")


def _grid(item: Explained, shown: Screen) -> Table:
    label = max(len(label) for label, _ in item.facts) + 2
    grid = Table.grid(padding=0)
    grid.add_column(width=label)
    grid.add_column(overflow="fold", max_width=max(1, shown.width - label - INDENT))
    for name, said in item.facts:
        grid.add_row(Text(name, style=FAINT), _clean(said, shown))
    return grid


def _clean(said: str, shown: Screen) -> str:
    """What may stand on the screen, its dates still held together."""
    return GLUE.join(map(shown.clean, said.split(GLUE)))
