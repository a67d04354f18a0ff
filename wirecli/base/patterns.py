"""How the tables of this package are written: lists of words, and patterns that cost nothing until they are used."""

from __future__ import annotations

import re
from functools import cache


def wordlist(text: str, mark: str | None = None) -> frozenset[str]:
    """The words of `text`; with a `mark` the phrases that it parts."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(mark)) - {""}


@cache
def compiled(source: str) -> re.Pattern[str]:
    """The pattern of `source`, compiled when a page first needs it: a start pays for no form that the page lacks."""
    return re.compile(source)
