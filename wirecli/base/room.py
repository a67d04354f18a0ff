"""Whether memory is to be had. Standard library only."""

from __future__ import annotations


def has_room(size: int) -> bool:
    """Whether so many bytes can be had now; they are asked for and given back untouched, which costs no memory."""
    try:
        bytes(size)
    except MemoryError:
        return False
    return True
