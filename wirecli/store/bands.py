"""Which stories can be versions of one another, found without comparing all: MinHash in bands. Pure functions.

A story's words are hashed under `_ROWS` * `_BANDS` permutations, of which the least hashes are kept, `_ROWS` a band.
Two stories that share a share s of their words share a band with probability 1 - (1 - s^_ROWS)^_BANDS: 0.93 at the
least likeness of a revision, 0.999 at that of an edit (sightings.REVISION_LIKENESS), 0.02 where a tenth is shared.
"""

from __future__ import annotations

from random import Random
from zlib import crc32

from wirecli.model import Micros
from wirecli.store.sightings import REVISION_DAYS

_ROWS, _BANDS = 3, 16
_SPAN = 2 * REVISION_DAYS * 86_400_000_000
"""Microseconds a bucket of time: a story and its revisions lie in one, or in two that touch."""

_MASKS = [Random(1).randrange(1 << 20) for _ in range(_ROWS * _BANDS)]  # a constant seed: a store keeps what they give
_GROUPS = [_MASKS[place : place + _ROWS] for place in range(0, len(_MASKS), _ROWS)]
_MOST_WORDS = 2_000
"""Different words of a story that are looked at, so that a text of megabytes costs no more than a long one."""


def bands(trace: str, source: tuple[str, str]) -> list[int]:
    """The bands (32-bit) of a story with these places and credits; `trace` as sightings.trace gives it, not empty."""
    # Bits mixed anew, for the CRCs of like words differ in few; a permutation is then an exclusive or.
    words = sorted({(ord(word) * 0x9E3779B1 & 0xFFFFFFFF) >> 12 for word in trace})[:_MOST_WORDS]
    whose = crc32(repr(source).encode("utf-8", "surrogatepass"))
    found = []
    for number, group in enumerate(_GROUPS):
        least = [min(map(mask.__xor__, words)) for mask in group]
        found.append(crc32(repr((number, least)).encode(), whose))
    return found


def bucket(told: Micros) -> int:
    """The bucket of time of an instant."""
    return told // _SPAN


def buckets(told: Micros) -> tuple[int, ...]:
    """The one or two buckets in which the versions of a story of that time lie."""
    reach = _SPAN // 2
    return tuple(range((told - reach) // _SPAN, (told + reach) // _SPAN + 1))
