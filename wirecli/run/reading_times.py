"""When each page of a folder or a list was read, where its name says so or a time stands beside it in the list.

After a copy, a clone or an unzip the modification times of files are those of the copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, tzinfo

from wirecli.base.clock import FIRST_YEAR, LAST_YEAR, placed, since_epoch, within_calendar
from wirecli.base.patterns import compiled
from wirecli.errors import InputError, UsageError
from wirecli.model import Instant
from wirecli.run.inputs import STANDARD_INPUT, Input
from wirecli.run.moments import iso_time

AUTO = "auto"
"""The pattern that stands for the common ones."""

_DIRECTIVES = {"Y": 4, "m": 2, "d": 2, "H": 2, "M": 2, "S": 2, "s": 10}
"""Letters of a pattern, as `date` has them, with the number of their digits."""

# 2026-01-31T18:30, 20260131-183000, 2026/01/31/18.30.html, 202601311830, 20260131T183000Z; and seconds since 1970.
_COMMON = (
    r"(?a:(?<!\d)(?P<Y>\d{4})[-_./]?(?P<m>0[1-9]|1[0-2])[-_./]?(?P<d>0[1-9]|[12]\d|3[01])[-_./T ]?"
    r"(?P<H>[01]\d|2[0-3])[-_.:hu]?(?P<M>[0-5]\d)(?:[-_.:]?(?P<S>[0-5]\d))?(?P<z>Z)?(?!\d)"
    r"|(?<!\d)(?P<s>[12]\d{9})(?:\d{3})?(?!\d))"
)


def from_names(pattern: str, zone: tzinfo) -> Callable[[Iterable[Input]], Iterator[Input]]:
    """What gives inputs the times that their names say by `pattern`, and an error where a name says none.

    What has a time of its own keeps it (a record of a web archive), and standard input has no name. UsageError for a
    pattern that is none.
    """
    read = _reader(pattern)
    return lambda inputs: (_timed(item, read, zone, pattern) for item in inputs)


def _timed(item: Input, read: Callable[[str], re.Match[str] | None], zone: tzinfo, pattern: str) -> Input:
    said = item.at is not None or item.origin in ("archive", "now")
    if said or item.name == STANDARD_INPUT or item.error or item.held or item.left_out is not None:
        return item
    found = read(item.name)
    at = _moment(found.groupdict(), zone) if found is not None else None
    if at is None:
        hint = "leave it out, rename it, or say its time beside its name in --files-from"
        return item._replace(error=InputError(f"{item.name}: its name has no time as {pattern!r} wants it", hint))
    return item._replace(at=at)


def _reader(pattern: str) -> Callable[[str], re.Match[str] | None]:
    """A function that finds the last place in a name that a pattern fits."""
    fitting = compiled(_COMMON) if pattern == AUTO else compiled(_source(pattern))

    def last(name: str) -> re.Match[str] | None:
        *_, found = (None, *fitting.finditer(name))
        return found

    return last


def _source(pattern: str) -> str:
    """The regular expression that a pattern stands for."""
    parts, letters = [], []
    for piece in re.split("(%.?)", pattern):
        if not piece.startswith("%"):
            parts.append(re.escape(piece))
        elif piece == "%%":
            parts.append("%")
        elif piece[1:] in _DIRECTIVES and piece[1:] not in letters:
            letters.append(piece[1:])
            parts.append(rf"(?P<{piece[1:]}>\d{{{_DIRECTIVES[piece[1:]]}}})")
        else:
            raise UsageError(
                f"--at-from-name: {piece} has no meaning here", "give each of %Y %m %d %H %M %S once, or %s"
            )
    if not {"Y", "m", "d", "H"} <= set(letters) and letters != ["s"]:
        hint = f"give %Y %m %d %H, and %M %S if they are there; or %s; or {AUTO}"
        raise UsageError(f"--at-from-name: {pattern!r} doesn't say the day and the hour", hint)
    return "(?a:" + "".join(parts) + ")"


def _moment(found: dict[str, str | None], zone: tzinfo) -> Instant | None:
    """The instant of a name's digits; None where they are no time."""
    try:
        if found.get("s"):
            return since_epoch(int(found["s"] or 0), zone)
        year, month, day, hour, minute, second = (int(found.get(letter) or 0) for letter in "YmdHMS")
        wall = datetime(year, month, day, hour, minute, second)
    except (ValueError, OverflowError, OSError):
        return None
    return placed(wall.replace(tzinfo=UTC) if found.get("z") else wall, zone) if within_calendar(wall) else None


def beside(names: Iterable[str], zone: tzinfo) -> Iterator[str | Input]:
    """The names of a list; one with a tab and a time in ISO 8601 after it as an input that was read then."""
    for line in names:
        name, tab, said = line.rpartition("\t")
        time = iso_time(said) if tab and name else None
        if not isinstance(time, datetime):
            yield line
        elif not within_calendar(time):
            hint = f"give a year from {FIRST_YEAR} to {LAST_YEAR}"
            yield Input(name, error=InputError(f"{name}: the time beside it, {said}, is out of range", hint))
        else:
            yield Input(name, at=placed(time, zone))
