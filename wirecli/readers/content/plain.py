"""Plain text of wires and feeds → its paragraphs: blank lines and indents part them, wrapped lines are joined."""

from __future__ import annotations

from collections.abc import Sequence

from wirecli.base.text import clean

_WIDEST = 100  # characters of a line that was wrapped; with a longer one each line is a paragraph
_NARROWEST = 40  # characters of a line that was wrapped, where only its length can tell
_ITEM = ("- ", "• ", "* ", "– ")


def paragraphs(text: str, *, wrapped: bool = False) -> list[str]:
    """The paragraphs of `text`, clean. `wrapped`: it is known to be, as a telegram is; else its lines tell."""
    found: list[list[str]] = [[]]
    indented = wrapped or _indents(text)
    for raw in text.splitlines():
        line = clean(raw)
        if not line:
            found.append([])
        elif (indented and raw[:2].isspace() and found[-1]) or line.startswith(_ITEM):
            found.append([line])
        else:
            found[-1].append(line)
    return [paragraph for lines in found for paragraph in _joined(lines, wrapped=wrapped)]


def _indents(text: str) -> bool:
    """Whether an indent begins a paragraph. Where all lines have one, or all but the first, it is for the eye."""
    inside = [line[:2].isspace() for line in text.splitlines() if line.strip()]
    return any(inside) and not all(inside[1:])


def _joined(lines: Sequence[str], *, wrapped: bool) -> list[str]:
    """A run of lines without a blank one as paragraphs: a line that goes on with the one before it is joined to it."""
    out: list[list[str]] = []
    widest = max(map(len, lines), default=0)
    for line in lines:
        if out and (wrapped or _goes_on(out[-1][-1], line, widest)):
            out[-1].append(line)
        else:
            out.append([line])
    return [_whole(parts) for parts in out]


def _goes_on(before: str, line: str, widest: int) -> bool:
    """Whether a line goes on with the one before it: that breaks off as wide as others do, or in a sentence."""
    if widest > _WIDEST:
        return False
    return line[0].islower() or (widest >= _NARROWEST and len(before) >= 0.6 * widest)


def _whole(parts: Sequence[str]) -> str:
    out = [parts[0]]
    for part in parts[1:]:
        # A word that was broken at its own hyphen, but not the hyphen of `in- en uitvoer`.
        before = out[-1]
        hyphened = before[-1] == "-" and before[-2:-1].isalpha() and not part.startswith(("en ", "of "))
        out += [part] if hyphened else [" ", part]
    return "".join(out)
