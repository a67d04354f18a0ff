"""`tables.json`: what was worked out once from the rules, the lexicon and the verbs. Reading it, and nothing else."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from wirecli.records import NamedTuple

FILE = os.path.join(os.path.dirname(__file__), "tables.json")  # noqa: PTH118, PTH120 - pathlib costs 4 ms


class Tables(NamedTuple):
    """`labels`: class character → slots and literals (`=word`); `words`: word → class; `shapes`: open slots → class.

    `rules_sum` and `verbs_sum` are the checksums of what the tables were worked out from.
    """

    rules_sum: int
    labels: Mapping[str, Sequence[str]]
    words: Mapping[str, str]
    shapes: Mapping[str, str]
    states: Sequence[str]
    verbs_sum: int
    weak_stems: Sequence[str]
    stems: Sequence[str]


@cache
def stored() -> Tables | None:
    """The tables of the file; None where it is missing or no such file."""
    try:
        with open(FILE, "rb") as file:  # noqa: PTH123
            return Tables(*json.loads(file.read()))
    except (OSError, ValueError, TypeError):
        return None


def checksum(parts: Iterable[str]) -> int:
    return zlib.crc32("\n".join(parts).encode())
