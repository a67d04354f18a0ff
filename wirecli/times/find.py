"""Text → mentions: candidates, longest wins, one pass."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from wirecli.model import AnchorKind, Mention


def find_times(text: str, anchor: datetime, *, zone: str | None = None) -> list[Mention]:
    """All time expressions of one text, in order, resolved against `anchor` (aware)."""
    return []


def find_in_blocks(texts: Sequence[str], anchor: datetime, kind: AnchorKind) -> list[Mention]:
    """The mentions of a story's blocks, narrative ones against the mention before; `anchor` is in the page's zone."""
    return []
