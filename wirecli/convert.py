"""Bytes or text → the page object: the calls, with what they check. The work is done below, as machine code where there
is some, which would hide what a call takes and raise a bare TypeError where it is given something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from os import PathLike, fspath
from typing import TypedDict, Unpack, get_args
from zoneinfo import ZoneInfo

from wirecli import dated
from wirecli.base.clock import FIRST_YEAR, LAST_YEAR, has_zones, placed, within_calendar, zone_named
from wirecli.base.digests import sha256_hex
from wirecli.dated import Terms
from wirecli.errors import InputError, UsageError, require, require_aware
from wirecli.model import (
    Instant,
    Page,
    ReferenceOrigin,
    Source,
)
from wirecli.readers import documents
from wirecli.readers import page as pages
from wirecli.records import NamedTuple
from wirecli.stamps.telling import OUTRIGHT, Rounding
from wirecli.undated import Document


def convert_text(  # noqa: PLR0913  a call says what the command's options say
    text: str,
    *,
    reference: datetime,
    published: datetime | None = None,
    zone: str = "Europe/Amsterdam",
    name: str = "-",
    reference_origin: ReferenceOrigin = "option",
    stamp_rounding: Rounding = "auto",
) -> Page:
    """One page of text or HTML as the page object of the contract.

    `reference` (aware) is when the page was read and `reference_origin` what said so, `published` (aware) when the lead
    was published, `zone` the page's zone, `name` its source's name. `stamp_rounding` is how the site rounds the ages in
    its stamps: "auto" where the page tells, "floor", "nearest", or the name of the library that prints them.
    InputError for a page without text, UsageError for a time without an offset or a zone that doesn't exist.
    """
    require("text", text, str)
    require("name", name, str)
    reading = terms_of(reference, reference_origin, published, zone, stamp_rounding)
    data = text.encode("utf-8", "surrogatepass")
    with _named(name):
        document = pages.document(text)
    return dated.page(document, _Input(name, sha256_hex(data), len(data), None).of(document), reading, data)


def convert_bytes(data: bytes, *, name: str = "-", **options: Unpack[Options]) -> Page:
    """`convert_text` for bytes of any format, in `encoding` or in what they are found to be in.

    InputError for what can't be read, and for an input of several documents: `convert_documents` gives them all.
    """
    found = list(islice(convert_documents(data, name=name, **options), 2))
    if len(found) > 1:
        raise InputError(f"{name}: holds more than one document", "convert it with convert_documents")
    return found[0]


def convert_file(path: str | PathLike[str], **options: Unpack[Options]) -> Page:
    """`convert_bytes` for a file, by its path, which is its source's name; InputError where it can't be read."""
    name = path_of(path)
    try:
        with open(name, "rb") as file:  # noqa: PTH123 - pathlib costs 3 ms
            data = file.read()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"{name}: can't be read: {reason}") from error
    return convert_bytes(data, name=name, **options)


class _Needed(TypedDict):
    reference: datetime


class Options(_Needed, total=False):
    """What a call can say besides the bytes: see `convert_text`."""

    published: datetime | None
    zone: str
    reference_origin: ReferenceOrigin
    stamp_rounding: Rounding
    encoding: str | None
    url: str | None


def convert_documents(  # noqa: PLR0913
    data: bytes,
    *,
    reference: datetime,
    published: datetime | None = None,
    zone: str = "Europe/Amsterdam",
    name: str = "-",
    reference_origin: ReferenceOrigin = "option",
    stamp_rounding: Rounding = "auto",
    encoding: str | None = None,
    url: str | None = None,
) -> Iterator[Page]:
    """Every document of an input as a page object, lazily; `url` is where it was fetched from, where that is known."""
    require("data", data, bytes)
    require("name", name, str)
    for what, said in (("encoding", encoding), ("url", url)):
        require(what, said, str, type(None))
    reading = terms_of(reference, reference_origin, published, zone, stamp_rounding)
    return _documents(data, encoding, _Input(name, sha256_hex(data), len(data), url), reading)


def _documents(data: bytes, encoding: str | None, source: _Input, reading: Terms) -> Iterator[Page]:
    with _named(source.name):
        for document in documents(data, encoding):
            yield dated.page(document, source.of(document), reading, data)


def path_of(path: str | PathLike[str]) -> str:
    """A path of a file as a str; UsageError for what is none."""
    name = fspath(path) if isinstance(path, (str, PathLike)) else None
    if not isinstance(name, str):
        raise UsageError(f"path is {type(path).__name__}, not a path", "Give a str or a pathlib.Path.")
    return name


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Puts the input's name before what a reader says is wrong with it."""
    try:
        yield
    except InputError as error:
        raise InputError(f"{name}: {error}", error.hint) from None


class _Input(NamedTuple):
    """An input's own part of the source of its documents, worked out once however many they are."""

    name: str
    sha256: str
    bytes: int
    url: str | None

    def of(self, document: Document) -> Source:
        return Source(
            self.name,
            self.sha256,
            self.bytes,
            document.encoding,
            document.media_type,
            self.url or document.url,
            document.format,
            document.publisher,
            document.part,
        )


def terms_of(
    reference: datetime, origin: ReferenceOrigin, published: datetime | None, zone: str, rounding: Rounding
) -> Terms:
    """How a call wants pages read; UsageError for what is wrong in it, in type or value."""
    require("zone", zone, str)
    home = zone_named(zone)
    if home is None and not has_zones():
        raise UsageError("this system has no time zone database", "Install its tzdata, or: pip install tzdata")
    if home is None:
        raise UsageError(f"unknown time zone {zone!r}", "Name one of the IANA zones, such as Europe/Brussels.")
    if origin not in get_args(ReferenceOrigin):
        raise UsageError(f"unknown reference origin {origin!r}", f"Give one of {', '.join(get_args(ReferenceOrigin))}.")
    check_rounding(rounding)
    said = _in_zone("published", published, home) if published is not None else None
    return Terms(_in_zone("reference", reference, home), origin, said, rounding)


def check_rounding(rounding: Rounding) -> None:
    """UsageError for what says of no site how it rounds ages."""
    require("stamp_rounding", rounding, str)
    if rounding == "auto" or rounding in OUTRIGHT:
        return
    from wirecli.stamps import libraries

    if not libraries.of_library(rounding):
        known = ", ".join(("auto", *OUTRIGHT, *libraries.LIBRARIES))
        raise UsageError(f"unknown stamp rounding {rounding!r}", f"Choose one of {known}.")


def _in_zone(what: str, time: datetime, home: ZoneInfo) -> Instant:
    require(what, time, datetime)
    require_aware(what, time)
    if not within_calendar(time):
        raise UsageError(f"{what} {time} is out of range", f"Give a year from {FIRST_YEAR} to {LAST_YEAR}.")
    return placed(time, home)
