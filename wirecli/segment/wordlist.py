"""Word lists as they are written in the tables of this package."""

from __future__ import annotations


def wordlist(text: str, mark: str | None = None) -> frozenset[str]:
    """The words of `text`; with a `mark` the phrases that it parts."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(mark)) - {""}
