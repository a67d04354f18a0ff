"""Lines wrapped at a column, joined again to the paragraphs they were.

A wrapped page tells itself: again and again a line stops in the middle of a sentence just where the next word would not
have fitted. Two lines are one paragraph where that holds, so a page with a paragraph a line is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from wirecli.records import NamedTuple

_NARROWEST, _WIDEST = 40, 120  # columns between which a width is believed
_TELETEXT = 30  # characters of a line at a screen's 40 columns; of so short ones it takes two
_SENTENCE_ENDS = ".!?…:;\"”’'»)"


class Marks(NamedTuple):
    """What the words of a line say of its neighbours: it `begins_anew` (a label), it `is_whole` (a stamp), and how many
    characters of `glue` (the stamp of the teaser before) stand on it that were not there when it was wrapped."""

    begins_anew: Callable[[str], bool]
    is_whole: Callable[[str], bool]
    glue: Callable[[str], int]


def unwrap(lines: Sequence[str], marks: Marks) -> Sequence[str]:
    """`lines` with wrapped paragraphs joined. A blank line parts paragraphs, and so do lines that begin anew or are
    whole, wherever they stand."""
    width = _width(lines, marks)
    if width is None:
        return lines
    joined: list[list[str]] = []
    previous = ""
    for line in lines:
        if joined and _continues(previous, line, width, marks):
            joined[-1].append(line)
        else:
            joined.append([line])
        previous = line
    return [_join(parts) for parts in joined]


def _width(lines: Sequence[str], marks: Marks) -> int | None:
    """The column at which the page is wrapped; None where it is not."""
    pairs = [
        (len(line), len(following.split(" ", 1)[0]))
        for line, following in pairwise(lines)
        if following
        and _goes_on(following)
        and _TELETEXT <= len(line) <= _WIDEST
        and line[-1] not in _SENTENCE_ENDS
        and not (marks.glue(line) or marks.glue(following) or marks.is_whole(following))
    ]
    if not pairs:
        return None
    widest = max(length for length, _ in pairs)
    if widest < _NARROWEST and len(pairs) < 2:
        return None
    limits = [length + 1 + word for length, word in pairs if length + 1 + word > widest]
    if len(limits) < 0.8 * len(pairs):
        return None
    # A line that ends with its sentence can be wider still, as far as every word that was sent on allows.
    limit = min(limits)
    return max(len(line) for line in lines if widest <= len(line) < limit)


def _goes_on(line: str) -> bool:
    """Whether a line begins in small letters, as a sentence goes on; `iPhone` begins one."""
    return line[0].islower() and line.split(" ", 1)[0].islower()


def _continues(previous: str, line: str, width: int, marks: Marks) -> bool:
    """Whether `line` goes on with `previous`: in the middle of a sentence, or because its first word did not fit there.

    Tools that wrap by bytes, or before accents are composed, count a letter with an accent more than once.
    """
    if not previous or not line:
        return False
    length = len(previous)
    if length > width:
        length -= marks.glue(previous)
        if length > width:
            return False
    if not _goes_on(line) or previous[-1] in _SENTENCE_ENDS:
        slack = 0 if previous.isascii() else sum(not letter.isascii() for letter in previous)
        if length + slack + 1 + len(line.split(" ", 1)[0]) <= width:
            return False
    return not (marks.begins_anew(line) or marks.is_whole(previous))


def _join(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    text = parts[0]
    out = [text]
    for part in parts[1:]:
        # A word that was broken at its own hyphen, but not the hyphen of `in- en uitvoer`.
        hyphened = text[-1] == "-" and text[-2:-1].isalpha() and not part.startswith(("en ", "of ", "en/of "))
        out.append(part if hyphened else " " + part)
        text = part
    return "".join(out)
