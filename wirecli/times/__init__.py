"""The Dutch time grammar: text and an anchor in, mentions out."""

from __future__ import annotations

from datetime import datetime, timedelta

from wirecli.errors import UsageError, require
from wirecli.model import Mention
from wirecli.times.find import anchored, find_in_blocks

__all__ = ["find_in_blocks", "find_times"]
# A day about the anchor must be one that Python holds.
_FIRST, _LAST = datetime.min + timedelta(days=1), datetime.max - timedelta(days=1)


def find_times(text: str, anchor: datetime, *, zone: str | None = None) -> list[Mention]:
    """All time expressions of one text, in order, resolved against `anchor`.

    The page's zone is `zone`, or the anchor's own where that is a `ZoneInfo`, or Europe/Amsterdam. UsageError for an
    anchor without a zone, and for arguments of other types.
    """
    # Not beside `find_in_blocks`: compiled code would raise a TypeError before it looked.
    require("text", text, str)
    require("anchor", anchor, datetime)
    require("zone", zone, str, type(None))
    if not _FIRST <= anchor.replace(tzinfo=None) <= _LAST:
        raise UsageError(f"the anchor {anchor} is out of range", "Give a time a day or more within the calendar.")
    return find_in_blocks([text], anchored(anchor, zone), "reference")
