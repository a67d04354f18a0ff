"""A text cut into words: each with its place, its class for the rules and its kind for the clause.

A text is split at its spaces, and what one look-up tells of a piece between two of them (`gisteren,` is two words)
is kept: in news most pieces have been seen before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Final

_WORD: Final = re.compile(
    r"[a-zß-ɏ]+(?:[0-9][a-z0-9ß-ɏ]*)?"
    r"|[0-9]+(?:[.:,][0-9]+|[-/][0-9]+[-/][0-9]+)*[a-zß-ɏ]*[0-9]*|[^\w\s]|\w|\s"
)
_INVISIBLE: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_FILLER: Final = "."  # the class of a word that no rule knows, and the kind of one that is no verb
_ODD: Final = "\0"  # a class that no rule knows: a piece of nothing, or with white space or something invisible in it


# What stands between two spaces: each of its words in lower case, and behind each what is known of it in four
# characters: its class, its kind, whether it is printed with a capital, and whether it is glued to the word before,
# without a space.
Piece = tuple[str, ...]
_CAPITAL, _GLUED, _NOT = "A", "g", " "


class Text:
    """A text in words.

    `raw` has single spaces and nothing invisible; `words` are in lower case; `classes` and `kinds` have a character for
    each word.
    """

    __slots__ = ("_cases", "_glue", "_known", "_runs", "classes", "kinds", "raw", "words")

    def __init__(self, raw: str, pieces: Iterable[Piece], runs: Sequence[tuple[int, int]] = ()) -> None:
        self.raw, self._runs = raw, runs
        known = [*chain.from_iterable(pieces)]
        self.words: list[str] = known[::2]
        codes = "".join(known[1::2])
        self.classes, self.kinds, self._cases, self._glue = codes[::4], codes[1::4], codes[2::4], codes[3::4]
        self._known = 0, 0  # a word and where it begins: places are asked for close to each other

    def __len__(self) -> int:
        return len(self.words)

    def glued(self, word: int) -> bool:
        """Whether a word stands against the one before it, without a space."""
        return self._glue[word] == _GLUED

    def capital(self, word: int) -> bool:
        """Whether a word begins with a capital."""
        return self._cases[word] == _CAPITAL

    def slice(self, start: int, end: int) -> str:
        """Some words as printed."""
        low, high = self._place(start, end)
        return self.raw[low:high]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where some words stand in the text as it was given."""
        low, high = place = self._place(start, end)
        return (self._given(low), self._given(high - 1) + 1) if self._runs else place

    def _place(self, start: int, end: int) -> tuple[int, int]:
        """Where some words stand in `raw`, counted from those that were asked for last."""
        known, low = self._known
        words, glue = self.words, self._glue
        if start > known:  # the words passed over, and the space before each that is not glued
            low += len(" ".join(words[known:start])) + 1 - glue.count(_GLUED, known + 1, start + 1)
        elif start < known:
            low -= len(" ".join(words[start:known])) + 1 - glue.count(_GLUED, start + 1, known + 1)
        self._known = start, low
        if end - start == 1:
            return low, low + len(words[start])
        return low, low + len(" ".join(words[start:end])) - glue.count(_GLUED, start + 1, end)

    def _given(self, place: int) -> int:
        plain, given = self._runs[bisect_right(self._runs, place, key=itemgetter(0)) - 1]
        return given + place - plain


class Vocabulary(dict[str, Piece]):
    """Piece of a text → what is known of it, worked out when first met.

    Starts anew when it is full, so that a corpus of any size leaves memory as it was.
    """

    def __init__(self, class_of: Callable[[str], str], kind_of: Callable[[str], str]) -> None:
        super().__init__()
        self._class_of, self._kind_of = class_of, kind_of
        self._codes: dict[str, str] = {}  # word → its class and kind

    def __missing__(self, piece: str) -> Piece:
        words = _WORD.findall(_lower(piece)) or [""]  # nothing before, behind or between spaces is an empty word
        if not piece:
            codes = [_ODD + self._kind_of(piece)]  # a space stands beside another, or at an end
        elif not piece.isprintable() and any(char.isspace() or char in _INVISIBLE for char in piece):
            codes = [_ODD + _FILLER] * len(words)
        else:
            codes = [self._codes.get(word) or self._code(word) for word in words]
        marked = [code + mark for code, mark in zip(codes, _marks(piece, words), strict=True)]
        known = tuple(chain.from_iterable(zip(words, marked, strict=True)))
        if len(piece) <= _LONGEST:
            if len(self) >= _LIMIT:
                self.clear()
            self[piece] = known
        return known

    def _code(self, word: str) -> str:
        if len(word) > _LONGEST:
            return _FILLER * 2
        if len(self._codes) >= _LIMIT:
            self._codes.clear()
        code = self._codes[word] = self._class_of(word) + self._kind_of(word)
        return code

    def text(self, given: str) -> Text:
        """A text in words: every run of white space is one space, invisible characters are left out."""
        if "\n" not in given and (len(given) < _LONG or "  " not in given):
            text = Text(given, map(self.__getitem__, given.split(" ")))
            if _ODD not in text.classes:
                return text
        raw, runs = _plain(given)
        return Text(raw, map(self.__getitem__, raw.split(" ")), runs)


def _lower(piece: str) -> str:
    """A piece in lower case, as long as it was: a few capitals of other scripts grow."""
    lower = piece.lower()
    return lower if len(lower) == len(piece) else "".join(c if len(c.lower()) != 1 else c.lower() for c in piece)


def _marks(piece: str, words: Sequence[str]) -> list[str]:
    marks, at = [], 0
    for word in words:
        marks.append((_CAPITAL if piece[at : at + 1].isupper() else _NOT) + (_GLUED if at else _NOT))
        at += len(word)
    return marks


@cache
def _odd_runs() -> re.Pattern[str]:
    """White space that is more than a space, and what is invisible; compiled when a text has some: it takes 1 ms."""
    odd = rf"[\s{_INVISIBLE}]"
    return re.compile(rf"{odd}(?:(?<! )|(?={odd})){odd}*")


def _plain(given: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without odd runs, and where the stretches between them begin: in it and in the text as it was given."""
    runs: list[tuple[int, int]] = []
    pieces: list[str] = []
    at = size = 0
    for odd in _odd_runs().finditer(given):
        runs.append((size, at))
        pieces.append(given[at : odd.start()])
        size += odd.start() - at
        if any(char not in _INVISIBLE for char in odd[0][:9]) or len(odd[0]) > 9:
            runs.append((size, odd.start()))
            pieces.append(" ")
            size += 1
        at = odd.end()
    runs.append((size, at))
    return "".join([*pieces, given[at:]]), runs


_LIMIT: Final = 60_000  # pieces, of some 400 bytes each
_LONG: Final = 100_000  # characters of a text that is looked through for odd white space before it is split
_LONGEST: Final = 100  # characters of a piece that is kept, and of a word that can be anything: numbers have up to 72
