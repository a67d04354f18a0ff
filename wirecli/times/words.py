"""A text cut into words: each with its place, its class for the rules and its kind for the clause.

A text is split at its spaces, and what one look-up tells of a piece between two of them (`gisteren,` is two words)
is kept: in news most pieces have been seen before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter

from wirecli.records import NamedTuple

_WORD = re.compile(
    r"[a-zß-ɏ]+(?:[0-9][a-z0-9ß-ɏ]*)?"
    r"|[0-9]+(?:[.:,][0-9]+|[-/][0-9]+[-/][0-9]+)*[a-zß-ɏ]*[0-9]*|[^\w\s]|\w|\s"
)
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_FILLER = "."  # the class of a word that no rule knows, and the kind of one that is no verb
_ODD = "\0"  # a class that no rule knows: the piece holds white space other than a space, or something invisible


class Piece(NamedTuple):
    """What stands between two spaces: its words in lower case, and for each three characters: class, kind, mark."""

    words: tuple[str, ...]
    codes: str


# The mark of a word: whether it is printed with a capital, and glued to the word before, without a space.
_PLAIN, _CAPITAL, _GLUED, _GLUED_CAPITAL = "aAgG"
_CAPITALS, _STICKS = _CAPITAL + _GLUED_CAPITAL, _GLUED + _GLUED_CAPITAL


class Text:
    """A text in words.

    `raw` has single spaces and nothing invisible; `words` are in lower case; `classes` and `kinds` have a character for
    each word.
    """

    __slots__ = ("_known", "_marks", "_runs", "classes", "kinds", "raw", "words")

    def __init__(self, raw: str, pieces: Sequence[Piece], runs: Sequence[tuple[int, int]] = ()) -> None:
        self.raw, self._runs = raw, runs
        words, parts = zip(*pieces, strict=True)
        self.words: list[str] = [*chain.from_iterable(words)]
        codes = "".join(parts)
        self.classes, self.kinds, self._marks = codes[::3], codes[1::3], codes[2::3]
        self._known = 0, 0  # a word and where it begins: places are asked for close to each other

    def __len__(self) -> int:
        return len(self.words)

    def glued(self, word: int) -> bool:
        """Whether a word stands against the one before it, without a space."""
        return self._marks[word] in _STICKS

    def capital(self, word: int) -> bool:
        """Whether a word begins with a capital."""
        return self._marks[word] in _CAPITALS

    def slice(self, start: int, end: int) -> str:
        """Some words as printed."""
        low, high = self._place(start, end)
        return self.raw[low:high]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where some words stand in the text as it was given."""
        low, high = self._place(start, end)
        return (self._given(low), self._given(high - 1) + 1) if self._runs else (low, high)

    def _place(self, start: int, end: int) -> tuple[int, int]:
        """Where some words stand in `raw`, counted from those that were asked for last."""
        known, low = self._known
        words, marks = self.words, self._marks
        if start > known:  # the words passed over, and the space before each that is not glued
            low += len(" ".join(words[known:start])) + 1
            second = known + 1
            low -= marks.count(_GLUED, second, start + 1) + marks.count(_GLUED_CAPITAL, second, start + 1)
        elif start < known:
            low -= len(" ".join(words[start:known])) + 1
            second = start + 1
            low += marks.count(_GLUED, second, known + 1) + marks.count(_GLUED_CAPITAL, second, known + 1)
        self._known = start, low
        if end - start == 1:
            return low, low + len(words[start])
        high, second = low + len(" ".join(words[start:end])), start + 1
        return low, high - marks.count(_GLUED, second, end) - marks.count(_GLUED_CAPITAL, second, end)

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
        odd = not piece.isprintable() and any(char.isspace() or char in _INVISIBLE for char in piece)
        codes = [_ODD + _FILLER if odd else self._codes.get(word) or self._code(word) for word in words]
        known = Piece(tuple(words), "".join(chain.from_iterable(zip(codes, _marks(piece, words), strict=True))))
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
        if "  " not in given and "\n" not in given:
            text = Text(given, [*map(self.__getitem__, given.split(" "))])
            if _ODD not in text.classes:
                return text
        raw, runs = _plain(given)
        return Text(raw, [*map(self.__getitem__, raw.split(" "))], runs)


def _lower(piece: str) -> str:
    """A piece in lower case, as long as it was: a few capitals of other scripts grow."""
    lower = piece.lower()
    return lower if len(lower) == len(piece) else "".join(c if len(c.lower()) != 1 else c.lower() for c in piece)


def _marks(piece: str, words: Sequence[str]) -> str:
    marks, at = "", 0
    for word in words:
        capital = piece[at : at + 1].isupper()
        marks += (_GLUED_CAPITAL if capital else _GLUED) if at else _CAPITAL if capital else _PLAIN
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


_LIMIT = 60_000  # pieces, of some 400 bytes each
_LONGEST = 100  # characters of a piece that is kept, and of a word that can be anything: numbers have up to 72
