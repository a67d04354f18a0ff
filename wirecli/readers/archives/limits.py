"""How far what is packed may grow: a bomb is refused before it fills the memory."""

from __future__ import annotations

from wirecli.errors import InputError

LARGEST = 64 << 20
"""Bytes of a member at most."""

FOLD = 100
"""How many times its packed size a member may have, where it is more than `SMALL`: a page has some tenfold."""

SMALL = 1 << 20
"""Bytes that do no harm, however well they were packed."""


def allowed(packed: int) -> int:
    """How many bytes so many packed ones may become."""
    return min(LARGEST, max(SMALL, FOLD * packed))


def too_large(limit: int) -> InputError:
    """What is said of a member that is larger."""
    shown = f"{limit >> 20} MB" if limit < LARGEST else f"{LARGEST >> 20} MB, the most for one document"
    return InputError(f"grows beyond {shown}", "unpack it yourself if you trust it")
