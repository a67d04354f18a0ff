"""Bytes or text → the page object. The only place that chooses what a story's times are resolved against.

A story's times are read from the story's own time: a teaser's from its stamp, the lead's from what says when it was
published; where nothing does, from the reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from os import PathLike, fspath
from typing import TypedDict, Unpack, get_args
from zoneinfo import ZoneInfo

from wirecli.base.clock import FIRST_YEAR, LAST_YEAR, elapsed, has_zones, is_later, placed, within_calendar, zone_named
from wirecli.base.digests import sha256_hex
from wirecli.base.dutch import WEEKDAYS
from wirecli.errors import InputError, UsageError, require, require_aware
from wirecli.model import (
    AnchorKind,
    Instant,
    Mention,
    Page,
    PageWarning,
    Published,
    Reference,
    ReferenceOrigin,
    Related,
    Source,
    Story,
    Wire,
    iso,
)
from wirecli.notices import notice
from wirecli.readers import documents
from wirecli.readers import page as pages
from wirecli.records import NamedTuple
from wirecli.stamps import dating, written
from wirecli.stamps.telling import OUTRIGHT, Rounding, Telling
from wirecli.times import find_in_blocks
from wirecli.undated import Document, UndatedBlock, UndatedStory

_YOUNG_HOURS = 12  # a teaser no older than this speaks of its own day
_SPANS = ("sinds", "sedert", "vanaf", "tot", "tot en met")
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})", re.I)


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
    return _dated(document, _Input(name, sha256_hex(data), len(data), None).of(document), reading, data)


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


def _documents(data: bytes, encoding: str | None, source: _Input, reading: _Terms) -> Iterator[Page]:
    with _named(source.name):
        for document in documents(data, encoding):
            yield _dated(document, source.of(document), reading, data)


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


class _Terms(NamedTuple):
    """How one page is read: its instants, in its zone."""

    reference: Instant
    origin: ReferenceOrigin
    published: Instant | None
    rounding: Rounding


def terms_of(
    reference: datetime, origin: ReferenceOrigin, published: datetime | None, zone: str, rounding: Rounding
) -> _Terms:
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
    return _Terms(_in_zone("reference", reference, home), origin, said, rounding)


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


def _dated(document: Document, source: Source, reading: _Terms, data: bytes) -> Page:
    """The page with every story dated and every story's times read from the story's own time."""
    undated = document.page
    saved = dating.said(document.reference, reading.reference, "metadata")
    if saved is not None and reading.origin in ("mtime", "now"):
        reading = reading._replace(reference=saved.time, origin="metadata")
    wire = document.format in _WIRES
    stories = (*filter(None, (undated.article,)), *(story for block in undated.related for story in block.stories))
    telling = dating.telling_of(stories, reading.rounding, data)
    source = source._replace(stamps=telling.libraries)
    article = _lead(undated.article, reading, telling, source.url, wire=wire) if undated.article is not None else None
    related = []
    unordered = []
    for block in undated.related:
        live = any(story.kind == "update" for story in block.stories)
        read = dating.of_live_blog(article, block.stories, reading.reference) if live else reading.reference
        if block.label is not None:
            read = dating.under_heading(block.label, block.stories, read)
        times, ordered = dating.of_teasers(block.stories, read, telling)
        if not (ordered or live):
            unordered.append(block)
        told = (_story(story, time, reading, wire=wire) for story, time in zip(block.stories, times, strict=True))
        related.append(Related(block.label, block.section, tuple(told)))
    reference = Reference(reading.reference, reading.origin)
    page = Page(source, reference, article, tuple(related), undated.furniture, ())
    misfits = [block for block in undated.related if block.misfit]
    noticed = [notice(code) for code in document.notices]
    if reading.origin == "mtime":
        noticed += _changed(dating.outdated(stories, reading.reference, telling), reading)
    if undated.article is not None and reading.published is None and document.format not in _EXPORTS:
        noticed += _conflict(undated.article, reading, telling)
    found = (warning for warning in _warnings(page, misfits, unordered) if warning.code not in document.notices)
    return page._replace(warnings=(*noticed, *_naive(document), *_held(page), *found))


def _conflict(lead: UndatedStory, reading: _Terms, telling: Telling) -> Iterator[PageWarning]:
    """A warning where the metadata date the lead more than a day off what its page prints."""
    metadata, printed = dating.contradiction(lead, reading.reference, telling)
    if metadata is not None and printed is not None:
        yield notice("published-conflict", metadata=metadata.time.date(), printed=printed.time.date())


def _changed(outdated: Sequence[UndatedStory], reading: _Terms) -> Iterator[PageWarning]:
    """A warning where what dates the stories shows that a file was changed after it was read."""
    if outdated:
        first = outdated[0]
        when = reading.reference.date()
        changed = f"The file was changed on {when}, long after '{first.stamp}' of {first.machine_time}"
        yield notice("reference-mtime", changed=changed)


# An export's metadata are what it prints, in any language: there is nothing that they could contradict.
_EXPORTS = frozenset({"nexis", "gopress"})
_XML = frozenset({"newsml-1", "newsml-g2", "nitf", "rss", "atom"})
# Formats whose times have an offset by their standards. A telegram's are local by custom, and mail has a reader's own.
_OFFSET_EXPECTED = _XML | {"ninjs", "jsonfeed"}

# A wire's text is written anew with each version, so its times count from the version's own.
_WIRES = frozenset({"newsml-1", "newsml-g2", "nitf", "iptc7901", "ninjs"})


def _naive(document: Document) -> Iterator[PageWarning]:
    """A warning of times that lack the offset which their format expects."""
    if document.format in _OFFSET_EXPECTED:
        page = document.page
        stories = [story for block in page.related for story in block.stories]
        stories += [page.article] if page.article is not None else []
        naive = sum(map(_is_naive, stories))
        if naive:
            yield notice("naive-time", times=f"The times of {_count(naive)} are")


def _is_naive(story: UndatedStory) -> bool:
    told = (story.published, story.modified, story.embargo)
    return any(isinstance(time, datetime) and time.tzinfo is None for time in told)


def _held(page: Page) -> Iterator[PageWarning]:
    """Warnings of stories that may not be published: not yet, or not at all."""
    wires = [story.wire for story in page.stories() if story.wire is not None]
    embargoed = [wire for wire in wires if wire.status == "embargoed"]
    if embargoed:
        ends = {iso(wire.embargo) or "further notice" for wire in embargoed}
        until = ends.pop() if len(ends) == 1 else "several times"
        yield notice("embargoed", stories=_are(len(embargoed)), until=until)
    for status in ("withheld", "canceled"):
        held = sum(wire.status == status for wire in wires)
        if held:
            yield notice("not-usable", stories=_are(held), status=status)


def _count(number: int) -> str:
    return f"{number} stories" if number > 1 else "a story"


def _are(number: int) -> str:
    return f"{number} stories are" if number > 1 else "A story is"


def _lead(story: UndatedStory, reading: _Terms, telling: Telling, url: str | None, *, wire: bool) -> Story:
    """The lead, dated by the option, by what its format says of it, by its own words, or by the day in its address."""
    said = dating.exact(reading.published, reading.reference, "option") if reading.published is not None else None
    published = dating.of_lead(story, reading.reference, telling, said)
    if published.origin == "assumed" and url is not None:
        published = dating.said(written.in_address(url), reading.reference, "url") or published
    return _story(story, published, reading, wire=wire)


def _story(story: UndatedStory, published: Published, reading: _Terms, *, wire: bool) -> Story:
    modified = dating.said(story.modified, reading.reference, "metadata")
    anchor: tuple[Instant, AnchorKind] = published.time, "published"
    if published.origin == "assumed":
        anchor = published.time, "reference"
    elif wire and modified is not None:
        anchor = modified.time, "modified"
    mentions = find_in_blocks([block.text for block in story.blocks], *anchor)
    return Story(
        id=_id(story),
        kind=story.kind,
        section=story.section,
        headline=story.headline,
        byline=story.byline,
        dateline=story.dateline,
        stamp=story.stamp,
        publication_lines=story.publication_lines,
        published=published,
        blocks=story.blocks,
        times=tuple(mentions),
        modified=modified.time if modified else None,
        wire=_wire(story, reading),
    )


def _wire(story: UndatedStory, reading: _Terms) -> Wire | None:
    """What the wire says of the item, with its embargo as an instant: one to come makes it embargoed, one that is over
    makes it usable."""
    if story.wire is None:
        return None
    embargo = dating.said(story.embargo, reading.reference, "metadata")
    if embargo is None:
        return story.wire
    status = story.wire.status
    if is_later(embargo.time, reading.reference):
        status = "embargoed" if status in (None, "usable") else status
    elif status == "embargoed":
        status = "usable"
    return story.wire._replace(embargo=embargo.time, status=status)


def _id(story: UndatedStory) -> str:
    """16 hex digits of the story's own words; where it stands and when it was seen have no part in them."""
    words = [
        story.headline or "",
        story.dateline.text if story.dateline else "",
        *(block.text for block in story.blocks),
    ]
    return sha256_hex("\n".join(words).encode("utf-8", "replace"))[:16]


def _warnings(page: Page, misfits: Sequence[UndatedBlock], unordered: Sequence[UndatedBlock]) -> Iterator[PageWarning]:
    """What was assumed or left undone, one warning of a kind: what was done, and what the user can do."""
    stories = page.stories()
    if not stories:
        yield notice("no-story")
    undated = sum(story.published is not None and story.published.origin == "assumed" for story in stories)
    if undated:
        yield _assumed(page, undated)
    ahead = sum(
        story.published is not None and dating.is_ahead(story.published, page.reference.time) for story in stories
    )
    if ahead:
        told = "A story was" if ahead == 1 else f"{ahead} stories were"
        yield notice("published-after-reference", stories=told, reference=page.reference.time.isoformat())
    if misfits:
        yield notice("stamp-count", blocks=_blocks(misfits))
    if unordered:
        yield notice("listing-order", blocks=_blocks(unordered))
    if _contradicts_weekday(page):
        yield notice("reference-weekday", day=page.reference.time.date())
    local = sum(map(_is_local, (mention for story in stories for mention in story.times)))
    if local:
        yield notice("local-time", clocks=f"{local} clock time{'s are' if local > 1 else ' is'}")


def _assumed(page: Page, undated: int) -> PageWarning:
    lead = (
        page.article is not None and page.article.published is not None and page.article.published.origin == "assumed"
    )
    code = "published-assumed"
    if lead and undated == 1:
        return notice(code, stories="the lead was", advice="say it with --published")
    if lead:
        stories = f"the lead and {undated - 1} of the teasers were"
        return notice(code, stories=stories, advice="say the lead's time with --published, and check --at")
    teasers = "a teaser was" if undated == 1 else f"{undated} teasers were"
    return notice(code, stories=teasers, advice="check --at, their times hang on it")


def _blocks(blocks: Sequence[UndatedBlock]) -> str:
    labels = [f"'{block.label}'" if block.label else "a block without a label" for block in blocks]
    return " and ".join(labels) if len(labels) < 4 else f"{len(labels)} blocks"


def _contradicts_weekday(page: Page) -> bool:
    """Whether young teasers tell what happened on another weekday, and none names one within a day of the reference's.

    What is planned for a day, or has gone on since one, says nothing of the day on which it is told.
    """
    oldest = elapsed(page.reference.time, hours=-_YOUNG_HOURS)
    told, named = set(), set()
    for story in (story for block in page.related for story in block.stories):
        published = story.published
        if published is None or published.grain not in ("second", "minute", "hour") or is_later(oldest, published.time):
            continue
        for mention in story.times if published.origin == "stamp" else ():
            word = _WEEKDAY.search(mention.text)
            if word is not None:
                day = WEEKDAYS[word[1].lower()]
                named.add(day)
                if mention.direction != "future" and mention.signal not in _SPANS:
                    told.add(day)
    today = page.reference.time.isoweekday()
    return bool(told) and not any((day - today + 1) % 7 <= 2 for day in named)


def _is_local(mention: Mention) -> bool:
    """A clock time without an interval: the grammar leaves it open for the `local time` of a place."""
    return (
        mention.type == "TIME"
        and mention.begin is None
        and mention.end is None
        and not mention.value.startswith(("P", "X"))
    )
