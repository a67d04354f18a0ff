"""Places in capitals → title case as Dutch writes it: `'S-HERTOGENBOSCH` → `'s-Hertogenbosch`, `IJSSEL` → `IJssel`."""

from __future__ import annotations

import re

from wirecli.base.patterns import wordlist

# Words that print small inside a name, though not at its head: Dutch, and the languages of places in the news.
_SMALL = wordlist(
    "aan a/d bij de den der des die en 'en het in la le les lez of op over ten ter te tot van voor onder "
    "am an auf im ob vor von zu au aux d du et sous sur upon on the and da das do dos del della di e y i "
    "al el es ad as ash ed"
)
# Abbreviations that keep their capitals.
_CAPITALS = wordlist("VS VK VAE VN EU DC NY USA UK")
_APOSTROPHE = "'’‘`´"
_PARTS = re.compile(r"[ -]|[^ -]+")


_ARTICLES = ("'s", "’s", "'t", "’t")  # as they print before capitals: `'s-GRAVENHAGE`


def title_case(place: str) -> str:
    """One place in title case. A place that is not all capitals stays as it is printed."""
    place = place.strip()
    if not (place[2:] if place[:2] in _ARTICLES else place).isupper():
        return place
    parts = _PARTS.findall(place)
    return "".join(part if part in " -" else _part(part, first=number == 0) for number, part in enumerate(parts))


def _part(part: str, *, first: bool) -> str:
    lowered = part.lower()
    bare = lowered.strip(_APOSTROPHE)
    if part[0] in _APOSTROPHE and bare in ("s", "t"):
        return lowered  # `'s-Gravenhage`, `'t Zand`: small wherever it stands
    if part in _CAPITALS or (len(part) > 2 and part[1::2] == "." * (len(part) // 2)):
        return part  # `D.C.`
    if not first and bare in _SMALL:
        return lowered
    return _capitalised(lowered, first=first)


def _capitalised(word: str, *, first: bool) -> str:
    """`ijmuiden` → `IJmuiden`, `l'aquila` → `L'Aquila`, `john's` → `John's`, and inside a name `d'ascq` → `d'Ascq`."""
    for mark in _APOSTROPHE:
        head, found, tail = word.partition(mark)
        if found and len(head) == 1 and tail:
            return (head if head == "d" and not first else head.upper()) + mark + _capitalised(tail, first=True)
    if word.startswith("ij"):
        return "IJ" + word[2:]
    for at, letter in enumerate(word):
        if letter.isalpha():
            return word[:at] + letter.upper() + word[at + 1 :]
    return word
