"""What an input is known by: its name and place, its bytes, when they were read, and what is asked of them.

One whose key is remembered was delivered before: it is not read again. Bytes that were read at another time are another
input, for a relative time in them means another.
"""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

from wirecli.base import clock
from wirecli.base.digests import sha256_hex
from wirecli.model import Instant, ReferenceOrigin
from wirecli.records import NamedTuple
from wirecli.run.inputs import Input, read_file


class Asked(NamedTuple):
    """What is asked of inputs, by a name for all that decides what becomes of them.

    What comes through a pipe is dated by the moment of reading: a run that is taken up knows it again (`piped`), for
    all others it is new each time.
    """

    name: str
    piped: bool


class Reading(NamedTuple):
    """An input's bytes, when they were read, and what says so."""

    data: bytes
    time: Instant
    origin: ReferenceOrigin


def read(item: Input, zone: ZoneInfo, at: Instant | None) -> Reading:
    """Reads an input; `at` is when it was read, where that is said of all. InputError where it can't be."""
    data, time, origin = item.data, item.time, item.origin
    if data is None:
        data, time = read_file(item.name, zone)
    said = item.at or at
    if said is not None:
        return Reading(data, said, "option")
    return Reading(data, time, origin) if time is not None else Reading(data, clock.now(zone), "now")


def key(item: Input, reading: Reading, asked: Asked) -> str | None:
    """What an input is known by, in hex digits; None where it can't come again."""
    dated = reading.origin != "now"
    if not (dated or asked.piped):
        return None
    time = reading.time.astimezone(UTC).isoformat() if dated else None
    found = item.name, item.place, item.url, item.charset
    return named(asked.name, *found, reading.origin, time, sha256_hex(reading.data))


def named(*about: object) -> str:
    """A short name for values, by what they look like."""
    return sha256_hex(repr(about).encode("utf-8", "surrogatepass"))[:32]
