"""Paragraphs whose format says that they are a story → the story: its dateline found, its sign-off taken off."""

from __future__ import annotations

from collections.abc import Sequence

from wirecli.model import Block
from wirecli.segment import datelines
from wirecli.undated import UndatedStory


def story(
    paragraphs: Sequence[str | Block],
    *,
    headline: str | None,
    byline: str | None = None,
    dateline_text: str | None = None,
) -> tuple[UndatedStory, tuple[str, ...]]:
    """The article of these paragraphs, and what of them is furniture. `dateline_text`: the format's own field."""
    blocks = [Block("paragraph", one) if isinstance(one, str) else one for one in paragraphs]
    dateline = None
    if dateline_text:
        found = datelines.find(f"{dateline_text.rstrip(' -–—=')} - X")
        dateline = found.dateline if found is not None else None
    if blocks:
        found = datelines.find(blocks[0].text)
        if found is not None:
            dateline = found.dateline
            blocks[0] = blocks[0]._replace(text=blocks[0].text[found.rest :])
    return UndatedStory("article", headline=headline, byline=byline, dateline=dateline, blocks=tuple(blocks)), ()
