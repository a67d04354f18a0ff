"""What a cut yields: an undated page, its stories with stamps as text. Nothing here knows when anything was.

Named tuples, which cost a quarter of what frozen dataclasses cost to make: a page makes a dozen.
"""

from __future__ import annotations

from typing import NamedTuple

from wirecli.model import Block, Dateline, StoryKind


class UndatedStory(NamedTuple):
    """A story as it stands on the page. `moment` is the `datetime` that HTML gives its stamp, as written."""

    kind: StoryKind
    section: str | None = None
    headline: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    stamp: str | None = None
    moment: str | None = None
    publication_lines: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()


class UndatedBlock(NamedTuple):
    """A related block. `misfit` says that its stamps did not fit its teasers, and were taken from them all."""

    label: str | None
    section: str | None
    stories: tuple[UndatedStory, ...]
    misfit: bool = False


class UndatedPage(NamedTuple):
    """The structure of a page: the lead, the related blocks, the furniture in the page's order."""

    article: UndatedStory | None
    related: tuple[UndatedBlock, ...]
    furniture: tuple[str, ...]
