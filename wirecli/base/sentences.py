"""The sentence that a stretch of text stands in. Pure, and linear in the text."""

from __future__ import annotations

from wirecli.base.patterns import compiled, wordlist

# A full stop behind one of these ends no sentence, nor does one behind a single letter or a figure before a small one.
_ABBREVIATIONS = wordlist(
    """
    mr mevr dr drs ir ing prof ds st jl a.s aug apr dec feb jan jun jul mrt nov okt sep sept ca circa nr o.a m.n bijv
    v.chr n.chr dhr jhr fam burg min wnd gen kol kapt d.d t.a.v i.v.m t.o.v
    """
)
_END = r"[.!?…]+[\"”’')\]]* (?=[\"“‘'(«\[]*[A-ZÀ-Þ0-9])"


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence begins and ends that `text[start:end]` stands in, blanks at its ends left out."""
    low, high = 0, len(text)
    for found in compiled(_END).finditer(text):
        if found.start() > 0 and _abbreviates(text, found.start()):
            continue
        if found.end() <= start:
            low = found.end()
        elif found.start() >= end - 1:
            high = found.end()
            break
    return low, len(text[:high].rstrip())


def _abbreviates(text: str, stop: int) -> bool:
    if text[stop] != "." or text[stop : stop + 2] == "..":
        return False
    word = text[text.rfind(" ", 0, stop) + 1 : stop].lstrip("(\"'“‘").lower()
    return (len(word) == 1 and word.isalpha()) or word in _ABBREVIATIONS
