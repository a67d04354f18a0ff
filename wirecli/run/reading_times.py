"""When each page of a folder or a list was read, where its name says so or a time stands beside it in the list.

After a copy, a clone or an unzip the modification times of files are those of the copy.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from wirecli.base.clock import comes_twice, placed, since_epoch
from wirecli.base.patterns import compiled
from wirecli.errors import InputError, UsageError
from wirecli.run.inputs import STANDARD_INPUT, Input
from wirecli.run.moments import YEARS, is_plausible, iso_time

AUTO = "auto"
"""The pattern that stands for the common ones."""

_DIRECTIVES = {"Y": 4, "m": 2, "d": 2, "H": 2, "M": 2, "S": 2, "s": 10}
"""Letters of a pattern, as `date` has them, with the number of their digits."""

# 2026-01-31T18:30, 20260131-183000, 2026/01/31/18.30.html, 202601311830, 2026-01-31T18-30-00.000Z,
# 20260131T183000+0100; 2026013118, 2026-01-31T18; and seconds since 1970. Behind a `-` an offset stands in ISO 8601
# alone, where a `T` parts the clock: else `-0100` may be a number of its own.
_OFFSET = r"(?:0\d|1[0-4])"
_COMMON = (
    r"(?a:(?<!\d)(?P<Y>\d{4})[-_./]?(?P<m>0[1-9]|1[0-2])[-_./]?(?P<d>0[1-9]|[12]\d|3[01])(?:(?P<T>[Tt])|[-_./ ])?"
    r"(?P<H>[01]\d|2[0-3])[-_.:hu]?(?P<M>[0-5]\d)(?:[-_.:]?(?P<S>[0-5]\d))?"
    r"(?:(?:[-_.,:]\d{1,9})??(?:(?P<z>[-_. ]?(?:UTC|GMT)|[Zz])(?![A-Za-z])"
    rf"|(?P<o>(?:\+|(?(T)-|(?!))){_OFFSET}(?:[-_.:]?(?:00|15|30|45))?)(?![A-Za-z])))?(?!\d)"
    r"|(?<!\d)(?P<Y1>19[89]\d|20\d\d)(?P<m1>0[1-9]|1[0-2])(?P<d1>0[1-9]|[12]\d|3[01])(?P<H1>[01]\d|2[0-3])(?!\d)"
    r"|(?<!\d)(?P<Y2>\d{4})-?(?P<m2>0[1-9]|1[0-2])-?(?P<d2>0[1-9]|[12]\d|3[01])[Tt](?P<H2>[01]\d|2[0-3])"
    r"(?P<z2>[Zz])?(?![A-Za-z\d])"
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
    known = item.at is not None or item.origin in ("archive", "now")
    if known or item.name == STANDARD_INPUT or item.error or item.held or item.left_out is not None:
        return item
    found = read(item.name)
    told = _told(found) if found is not None else None
    if told is None:
        hint = "leave it out, rename it, or say its time beside its name in --files-from"
        return item._replace(error=InputError(f"{item.name}: its name has no time as {pattern!r} wants it", hint))
    if is_twofold(told, zone):
        hint = "say it with an offset beside its name in --files-from"
        said = f"{told:%Y-%m-%dT%H:%M}"
        return item._replace(error=InputError(f"{item.name}: the time in its name, {said}, comes twice", hint))
    return item._replace(at=placed(told, zone))


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


def _told(found: re.Match[str]) -> datetime | None:
    """The time of a name's digits, naive where they say no offset; None where they are no time."""
    # Names of groups end in a number where a form is one of several.
    said = {name[:1]: value for name, value in found.groupdict().items() if value is not None}
    try:
        if "s" in said:
            return since_epoch(int(said["s"]), UTC)
        year, month, day, hour, minute, second = (int(said.get(letter) or 0) for letter in "YmdHMS")
        wall = datetime(year, month, day, hour, minute, second, tzinfo=_offset(said))
    except (ValueError, OverflowError, OSError):
        return None
    return wall if is_plausible(wall) else None


def _offset(said: dict[str, str]) -> tzinfo | None:
    if "z" in said:
        return UTC
    digits = re.sub(r"\D", "", said.get("o", ""))
    if not digits:
        return None
    away = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-away if said["o"].startswith("-") else away)


def is_twofold(time: datetime, zone: tzinfo) -> bool:
    """Whether the clocks of `zone` show a time without an offset twice: `--at` refuses it, too."""
    return time.tzinfo is None and comes_twice(time.replace(tzinfo=zone))


def beside(names: Iterable[str], zone: tzinfo) -> Iterator[str | Input]:
    """The names of a list; one with a tab and a time in ISO 8601 after it as an input that was read then."""
    for line in names:
        name, tab, said = line.rpartition("\t")
        time = iso_time(said) if tab and name else None
        if not isinstance(time, datetime) and tab and os.path.exists(name) and not os.path.exists(line):
            hint = "give ISO 8601, as in 2026-01-31T18:30"
            yield Input(name, error=InputError(f"{name}: the time beside it, {said!r}, can't be read", hint))
        elif not isinstance(time, datetime):
            yield line
        elif not is_plausible(time):
            yield Input(name, error=InputError(f"{name}: the time beside it, {said}, is out of range", YEARS))
        elif is_twofold(time, zone):
            hint = "give its offset, as in 02:30+01:00"
            yield Input(name, error=InputError(f"{name}: the time beside it, {said}, comes twice", hint))
        else:
            yield Input(name, at=placed(time, zone))
