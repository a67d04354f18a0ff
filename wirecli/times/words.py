"""A text cut into words: each with its place, its class for the rules and its kind for the clause.

A text is split at its spaces, and what one look-up tells of a piece between two of them (`gisteren,` is two words)
is kept: in news most pieces have been seen before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, chain
from operator import itemgetter
from typing import NamedTuple

_WORD = re.compile(
    r"[a-zß-ɏ]+(?:[0-9][a-z0-9ß-ɏ]*)?"
    r"|[0-9]+(?:[.:,][0-9]+|[-/][0-9]+[-/][0-9]+)*[a-zß-ɏ]*[0-9]*|[^\w\s]|\w|\s"
)


_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_ODD_RUNS = re.compile(rf" *(?:[^\S ]| {{2}}|[{_INVISIBLE}])[\s{_INVISIBLE}]*")
_ODD = "\0"  # a class that no rule knows: the piece holds white space other than a space, or something invisible


class Piece(NamedTuple):
    """What stands between two spaces: its words, the characters each takes (the first with the space before it),
    their classes and their kinds.
    """

    words: tuple[str, ...]
    sizes: tuple[int, ...]
    classes: str
    kinds: str


class Text:
    """A text in words.

    `raw` has single spaces and nothing invisible; `words` are in lower case; `ends[n]` is where word n - 1 ends in
    `raw`; `classes` and `kinds` have a character for each word.
    """

    __slots__ = ("_runs", "classes", "ends", "kinds", "lower", "raw", "words")

    def __init__(self, raw: str, lower: str, pieces: Sequence[Piece], runs: Sequence[tuple[int, int]] = ()) -> None:
        self.raw, self.lower, self._runs = raw, lower, runs
        words, sizes, classes, kinds = zip(*pieces, strict=True)
        self.words: list[str] = [*chain.from_iterable(words)]
        self.ends: list[int] = [*accumulate(chain.from_iterable(sizes), initial=-1)]  # -1: no space before the first
        self.classes = "".join(classes)
        self.kinds = "".join(kinds)

    def __len__(self) -> int:
        return len(self.words)

    def begin(self, word: int) -> int:
        """Where a word begins."""
        return self.ends[word + 1] - len(self.words[word])

    def glued(self, word: int) -> bool:
        """Whether a word stands against the one before it, without a space."""
        return self.ends[word] == self.begin(word)

    def capital(self, word: int) -> bool:
        """Whether a word begins with a capital."""
        begin = self.begin(word)
        return self.raw[begin : begin + 1].isupper()

    def slice(self, start: int, end: int) -> str:
        """Some words as printed."""
        return self.raw[self.begin(start) : self.ends[end]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where some words stand in the text as it was given."""
        low, high = self.begin(start), self.ends[end]
        return (self._given(low), self._given(high - 1) + 1) if self._runs else (low, high)

    def _given(self, place: int) -> int:
        plain, given = self._runs[bisect_right(self._runs, place, key=itemgetter(0)) - 1]
        return given + place - plain


class Vocabulary(dict[str, Piece]):
    """Piece of a text in lower case → what is known of it, worked out when first met.

    Starts anew when it is full, so that a corpus of any size leaves memory as it was.
    """

    def __init__(self, class_of: Callable[[str], str], kind_of: Callable[[str], str]) -> None:
        super().__init__()
        self._class_of, self._kind_of = class_of, kind_of

    def __missing__(self, piece: str) -> Piece:
        words: list[str] = _WORD.findall(piece) or [""]  # nothing before, behind or between spaces is an empty word
        sizes = [len(word) for word in words]
        sizes[0] += 1
        known = Piece(
            tuple(words),
            tuple(sizes),
            _ODD * len(words) if _ODD_RUNS.search(piece) else "".join(map(self._class_of, words)),
            "".join(map(self._kind_of, words)),
        )
        if len(piece) <= _LONGEST:
            if len(self) >= _LIMIT:
                self.clear()
            self[piece] = known
        return known

    def text(self, given: str) -> Text:
        """A text in words: every run of white space is one space, invisible characters are left out."""
        if "  " not in given:
            text = self._text(given, ())
            if _ODD not in text.classes:
                return text
        return self._text(*_plain(given))

    def _text(self, raw: str, runs: Sequence[tuple[int, int]]) -> Text:
        lower = raw.lower()
        if len(lower) != len(raw):  # a few capitals of other scripts grow in lower case
            lower = "".join(char if len(char.lower()) != 1 else char.lower() for char in raw)
        return Text(raw, lower, [*map(self.__getitem__, lower.split(" "))], runs)


def _plain(given: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without odd runs, and where the stretches between them begin: in it and in the text as it was given."""
    runs: list[tuple[int, int]] = []
    pieces: list[str] = []
    at = size = 0
    for odd in _ODD_RUNS.finditer(given):
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
_LONGEST = 60  # characters of a piece that is kept
