"""What exports share: the paragraphs of wrapped text."""

from __future__ import annotations

from collections.abc import Sequence

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
