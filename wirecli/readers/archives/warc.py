"""WARC, also inside of gzip → its records: answers (200) that are HTML or text are pages, the rest is counted.

warcio parses the heads of records. Its own iteration is not used: it ends at the first damaged record, refuses gzip
that holds all records in one member, and writes to standard error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from wirecli.base.patterns import compiled
from wirecli.errors import InputError
from wirecli.readers.archives import HEAD, Member, http, limits, sorting
from wirecli.readers.archives.streams import DamagedError, Stream, TooLargeError
from wirecli.records import NamedTuple
from wirecli.stamps import written

_SIGN = b"WARC/"
_VERSIONS = [f"WARC/{version}" for version in ("1.0", "1.1", "1.2", "0.17", "0.18")]
_CHARSET = r"(?i)charset\s*=\s*[\"']?([\w.:-]{1,40})"
_REDIRECTS = range(300, 400)
_LONGEST_LINE = 1 << 16
_LONGEST_HEAD, _MOST_FIELDS = 1 << 18, 2000  # bytes and lines of the fields of a record or an answer
_RETURNED = 1 << 30  # bytes put back in all
_INSTALL = "pip install 'wirecli[warc]'"
_NOTES = ("warcinfo", "metadata")  # what the crawler noted


class _Record(NamedTuple):
    """A record's fields, names in lower case, and its block."""

    fields: dict[str, str]
    block: bytes


def members(stream: Stream) -> Iterator[Member]:
    """The records, each with its kind; a damaged one is named, and the rest goes on."""
    _parser()  # at once, for the error that it may be
    return _members(stream)


def _members(stream: Stream) -> Iterator[Member]:
    number = 0
    line: bytes | None = None
    while True:
        number += 1
        before = stream.packed()
        try:
            line = line or _next_line(stream)
            if not line:
                return
            record, line = _record(stream, line, before)
        except DamagedError as error:
            yield _damaged(number, str(error))
            line = _resumed(stream)
            if not line:
                return
        except TooLargeError:
            yield _damaged(number, str(limits.too_large(limits.LARGEST)))
            return
        except InputError as error:
            yield Member(error=InputError(f"record {number} {error}", error.hint))
            line = None
        else:
            yield _member(record, number)


def _damaged(number: int, what: str) -> Member:
    return Member(error=InputError(f"record {number} {what}", "fetch the archive again"))


def _next_line(stream: Stream) -> bytes:
    """The next line that is not blank; b"" at the end."""
    while line := stream.readline(_LONGEST_LINE):
        if line.strip():
            return line
    return b""


def _resumed(stream: Stream) -> bytes:
    """The first line of the next record behind a damaged one; b"" where there is none."""
    while True:
        try:
            if stream.gunzip is not None and not stream.resume(_SIGN):
                return b""
            while line := stream.readline(_LONGEST_LINE):
                if line.startswith(_SIGN):
                    return line
        except DamagedError:
            continue
        except TooLargeError:
            return b""
        return b""


def _record(stream: Stream, line: bytes, before: int | None) -> tuple[_Record, bytes | None]:
    """The record that begins with `line`, and the first line behind it, where that has been read."""
    if not line.startswith(_SIGN):
        raise DamagedError("does not begin as a record does")
    fields = _head(stream, line)
    try:
        length = int(fields.get("content-length", ""))
    except ValueError:
        raise DamagedError("does not say its length") from None
    if length < 0:
        raise DamagedError("does not say its length")
    if length > limits.LARGEST:
        _skip(stream, length)
        raise limits.too_large(limits.LARGEST)
    block = stream.read(length)
    if len(block) < length:
        stream.read(1)  # raises what is the matter, where it is more than the end
        _give_back(stream, block)
        raise DamagedError("is cut off")
    packed = stream.packed()
    if before is not None and packed is not None and length > limits.allowed(packed - before):
        raise limits.too_large(limits.allowed(packed - before))
    following = _next_line_behind(stream, block)
    return _Record(fields, block), following


def _next_line_behind(stream: Stream, block: bytes) -> bytes | None:
    """What follows a record: two blank lines, and then another or the end. Where something else does, its length is
    wrong."""
    first = stream.readline(_LONGEST_LINE)
    if not first.strip():
        return None
    if first.startswith(_SIGN):
        return first
    _give_back(stream, block + first)
    raise DamagedError("has another length than it says")


def _give_back(stream: Stream, block: bytes) -> None:
    """Puts back the records that one with too great a length has swallowed. Not for ever: in an archive made for that
    each record could claim all the others."""
    if stream.returned > _RETURNED:
        return
    swallowed = re.search(rb"\r?\n\r?\nWARC/\d\.\d+\r?\n", block)
    if swallowed:
        stream.push(block[swallowed.start() :])


def _skip(stream: Stream, length: int) -> None:
    while length > 0 and (piece := stream.read(min(length, 1 << 20))):
        length -= len(piece)


def _head(stream: Any, line: bytes) -> dict[str, str]:
    """The fields that a record or an answer begins with, by names in lower case; the last of each."""
    parser, fault = _parser()
    lines: list[bytes] = []
    room = _LONGEST_HEAD
    while (told := stream.readline(_LONGEST_HEAD)).strip():  # joining folded fields costs the square of what there are
        room -= len(told)
        lines.append(told)
        if room < 0 or len(lines) > _MOST_FIELDS:
            raise DamagedError("has a head without end")
    try:
        parsed = parser.parse(BytesIO(b"".join((*lines, told))), line)
    except (fault, EOFError, AttributeError, IndexError) as error:
        raise DamagedError(f"has a head that can't be read ({str(error)[:80]})") from None
    return {str(name).lower(): str(value).strip() for name, value in parsed.headers}


def _parser() -> tuple[Any, type[Exception]]:
    try:
        from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException
    except ImportError:
        raise InputError("is a web archive (WARC), which needs an extra", _INSTALL) from None
    return StatusAndHeadersParser(_VERSIONS, verify=False), StatusAndHeadersParserException


def _member(record: _Record, number: int) -> Member:
    """What a record is."""
    kind = record.fields.get("warc-type", "").lower()
    if kind != "response":
        return Member(kind="note" if kind in _NOTES else kind or "other record")
    url = record.fields.get("warc-target-uri", "").strip("<>")
    if not url.startswith(("http://", "https://")):
        return Member(kind="other record")
    block = BytesIO(record.block)
    status = re.match(rb"HTTP/\d(?:\.\d)? +(\d{3})", block.readline(_LONGEST_LINE))
    if status is None:
        return Member(error=InputError(f"record {number} ({url}) is no answer of HTTP", "fetch it again"))
    code = int(status[1])
    if code != 200:
        return Member(kind="redirect" if code in _REDIRECTS else "error answer")
    return _page(record, block, url, number)


def _page(record: _Record, block: BytesIO, url: str, number: int) -> Member:
    """An answer with status 200: a page, or what else it is."""
    try:
        fields = _head(block, b"HTTP/1.1 200 OK\r\n")
        declared = fields.get("content-type", "")
        media_type = declared.partition(";")[0].strip().lower()
        kind = sorting.of_type(media_type, b"")
        if media_type and kind != sorting.PAGE and "xml" not in media_type and media_type != "application/feed+json":
            return Member(kind=kind)
        ways = (fields.get(name, "") for name in ("transfer-encoding", "content-encoding", "content-length"))
        data, cut = http.body(block.read(), *ways)
    except (InputError, DamagedError) as error:
        hint = error.hint if isinstance(error, InputError) else "fetch it again"
        return Member(error=InputError(f"record {number} ({url}): {error}", hint))
    cut = cut or "warc-truncated" in record.fields
    if not data.strip() and cut:
        return Member(error=InputError(f"record {number} ({url}): its body is cut off", "fetch it again"))
    if not data.strip():
        return Member(kind="empty answer")
    if url.partition("?")[0].endswith("/robots.txt"):
        return Member(kind="robots file")
    kind = sorting.of_type(media_type, data[:HEAD])
    charset = compiled(_CHARSET).search(declared)
    time = _time(record.fields.get("warc-date", ""))
    return Member(kind, data=data, time=time, url=url, charset=charset[1] if charset else None, cut=cut)


def _time(text: str) -> datetime | None:
    """`WARC-Date`, which is UTC."""
    time = written.read(text)
    if not isinstance(time, datetime):
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
