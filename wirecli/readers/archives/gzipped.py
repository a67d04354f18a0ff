"""gzip: one page that was compressed."""

from __future__ import annotations

from collections.abc import Iterator

from wirecli.readers.archives import Member
from wirecli.readers.archives.streams import Stream, unpacked


def members(stream: Stream) -> Iterator[Member]:
    """The one page inside."""
    yield Member(data=unpacked(stream))
