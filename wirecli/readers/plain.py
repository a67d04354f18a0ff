"""Plain text of wires and feeds → its paragraphs: blank lines and indents part them, wrapped lines are joined."""

from __future__ import annotations

from collections.abc import Sequence

from wirecli.base.text import clean

_WIDEST = 100  # characters of a line that was wrapped; with a longer one each line is a paragraph


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`, clean."""
    found: list[list[str]] = [[]]
    indented = _indents(text)
    for raw in text.splitlines():
        line = clean(raw)
        if not line:
            found.append([])
        elif indented and raw[:1].isspace() and found[-1]:
            found.append([line])
        else:
            found[-1].append(line)
    return [paragraph for lines in found for paragraph in joined(lines)]


def _indents(text: str) -> bool:
    """Whether an indent begins a paragraph. Where all lines have one, or all but the first, it is for the eye."""
    inside = [line[:2].isspace() for line in text.splitlines() if line.strip()]
    return any(inside) and not all(inside[1:])


def joined(lines: Sequence[str]) -> list[str]:
    """A run of lines without a blank one: one paragraph where they are wrapped, else one a line."""
    if any(len(line) > _WIDEST for line in lines):
        return list(lines)
    out: list[str] = []
    for line in lines:
        # A word that was broken at its own hyphen, but not the hyphen of `in- en uitvoer`.
        hyphened = out and out[-1][-1:] == "-" and out[-1][-2:-1].isalpha() and not line.startswith(("en ", "of "))
        out += [line] if not out or hyphened else [" ", line]
    return ["".join(out)] if out else []
