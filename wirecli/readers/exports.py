"""What exports share: the paragraphs of wrapped text, and a story made of them."""

from __future__ import annotations

from collections.abc import Sequence

from wirecli.model import Block, Dateline
from wirecli.segment import datelines
from wirecli.undated import UndatedStory

_WIDEST = 100  # characters of a line that was wrapped; a longer one is a paragraph


def paragraphs(lines: Sequence[str]) -> list[str]:
    """The paragraphs of a run of lines without a blank one: one where they are wrapped, else one a line."""
    if any(len(line) > _WIDEST for line in lines[:-1]):
        return list(lines)
    return [_joined(lines)]


def caption(first: str, more: Sequence[str]) -> str:
    """The text of a caption's field."""
    return _joined([line for line in (first.strip(), *more) if line])


def _joined(lines: Sequence[str]) -> str:
    return " ".join(lines)


def story(
    texts: Sequence[str], headline: str | None, byline: str | None, dateline_text: str | None
) -> tuple[UndatedStory, tuple[str, ...]]:
    """The article of these paragraphs, and what of them is furniture."""
    dateline: Dateline | None = None
    blocks = [Block("paragraph", text) for text in texts]
    if blocks:
        found = datelines.find(blocks[0].text)
        if found is not None and found.sure:
            dateline = found.dateline
            blocks[0] = Block("paragraph", blocks[0].text[found.rest :])
    if dateline is None and dateline_text:
        found = datelines.find(f"{dateline_text} - X")
        dateline = found.dateline if found else Dateline(dateline_text, (), ())
    return UndatedStory("article", headline=headline, byline=byline, dateline=dateline, blocks=tuple(blocks)), ()
