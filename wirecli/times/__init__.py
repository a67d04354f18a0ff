"""The Dutch time grammar: text and an anchor in, mentions out."""

from __future__ import annotations

from datetime import datetime

from wirecli.errors import UsageError, require
from wirecli.model import Mention
from wirecli.times.find import anchored, find_in_blocks

__all__ = ["find_in_blocks", "find_times"]
_FIRST_YEAR, _LAST_YEAR = 2, 9998  # a day about the anchor must be one that Python holds


def find_times(text: str, anchor: datetime, *, zone: str | None = None) -> list[Mention]:
    """All time expressions of one text, in order, resolved against `anchor`.

    The page's zone is `zone`, or the anchor's own where that is a `ZoneInfo`, or Europe/Amsterdam. UsageError for an
    anchor without a zone, and for arguments of other types.
    """
    # Not beside `find_in_blocks`: compiled code would raise a TypeError before it looked.
    require("text", text, str)
    require("anchor", anchor, datetime)
    require("zone", zone, str, type(None))
    if not _FIRST_YEAR <= anchor.year <= _LAST_YEAR:
        raise UsageError(f"the anchor {anchor} is out of range", f"Give a year from {_FIRST_YEAR} to {_LAST_YEAR}.")
    return find_in_blocks([text], anchored(anchor, zone), "reference")
