"""Bytes or text → the page object. The only place that chooses what a story's times are resolved against.

A story's times are read from the story's own time: a teaser's from its stamp, the lead's from what says when it was
published; where nothing does, from the reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from wirecli.base import text as texts
from wirecli.base.clock import elapsed, is_later, zone_named
from wirecli.base.dutch import WEEKDAYS
from wirecli.errors import InputError, UsageError
from wirecli.model import (
    Mention,
    Page,
    PageWarning,
    Published,
    Reference,
    ReferenceOrigin,
    Related,
    Source,
    Story,
)
from wirecli.segment.sections import cut
from wirecli.stamps import dating
from wirecli.stamps.forms import Rounding
from wirecli.times import find_in_blocks
from wirecli.undated import UndatedBlock, UndatedPage, UndatedStory

if TYPE_CHECKING:
    from wirecli.readers.html import HtmlPage

_FIRST_YEAR, _LAST_YEAR = 2, 9998  # a time in any zone, and a day about it, must be one that Python holds
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
    stamp_rounding: Rounding = "floor",
) -> Page:
    """One page of text or HTML as the page object of the contract.

    `reference` (aware) is when the page was read and `reference_origin` what said so, `published` (aware) when the lead
    was published, `zone` the page's zone, `name` its source's name; with `stamp_rounding` "nearest" a site rounds ages
    instead of counting down. InputError for a page without text, UsageError for a time without an offset or a zone
    that doesn't exist.
    """
    data = text.encode("utf-8", "surrogatepass")
    if not text.strip():
        raise InputError(f"{name}: the page is empty", "Give a page with text in it.")
    reading = _reading(reference, reference_origin, published, zone, stamp_rounding)
    return _convert(data, text, "utf-8", name, reading)


def convert_bytes(  # noqa: PLR0913
    data: bytes,
    *,
    reference: datetime,
    published: datetime | None = None,
    zone: str = "Europe/Amsterdam",
    name: str = "-",
    reference_origin: ReferenceOrigin = "option",
    stamp_rounding: Rounding = "floor",
    encoding: str | None = None,
) -> Page:
    """`convert_text` for bytes, in `encoding` or in what they are found to be in; InputError for binary data too."""
    reading = _reading(reference, reference_origin, published, zone, stamp_rounding)
    try:
        text, found = texts.decode(data, encoding)
    except InputError as error:
        raise InputError(f"{name}: {error}", error.hint) from None
    return _convert(data, text, found, name, reading)


class _Reading(NamedTuple):
    """How one page is read: its instants, in its zone."""

    reference: datetime
    origin: ReferenceOrigin
    published: datetime | None
    rounding: Rounding


def _reading(
    reference: datetime, origin: ReferenceOrigin, published: datetime | None, zone: str, rounding: Rounding
) -> _Reading:
    home = zone_named(zone)
    if home is None:
        raise UsageError(f"unknown time zone {zone!r}", "Name one of the IANA zones, such as Europe/Brussels.")
    if rounding not in ("floor", "nearest"):
        raise UsageError(f"unknown stamp rounding {rounding!r}", "Choose floor or nearest.")
    said = _in_zone("published", published, home) if published is not None else None
    return _Reading(_in_zone("reference", reference, home), origin, said, rounding)


def _in_zone(what: str, time: datetime, home: ZoneInfo) -> datetime:
    if time.tzinfo is None:
        raise UsageError(f"{what} {time} has no offset", "Give an aware datetime, such as 2026-01-31T18:30+01:00.")
    if not _FIRST_YEAR <= time.year <= _LAST_YEAR:
        raise UsageError(f"{what} {time} is out of range", f"Give a year from {_FIRST_YEAR} to {_LAST_YEAR}.")
    return time.astimezone(home)


def _convert(data: bytes, text: str, encoding: str, name: str, reading: _Reading) -> Page:
    digest = sha256(data).hexdigest()
    if not texts.is_html(text):
        undated = cut(texts.to_lines(text))
        if not (undated.article or undated.related or undated.furniture):
            raise InputError(f"{name}: the page is empty", "Give a page with text in it.")
        return _dated(Source(name, digest, len(data), encoding), undated, reading, None)
    try:
        html = _read_html(text)
    except InputError as error:
        raise InputError(f"{name}: {error}", error.hint) from None
    source = Source(name, digest, len(data), encoding, "text/html", html.url)
    saved = dating.from_attribute(html.saved, reading.reference, "metadata") if html.saved else None
    if saved is not None and reading.origin != "option":
        reading = reading._replace(reference=saved.time, origin="metadata")
    return _dated(source, cut(html.lines, html.hints), reading, html)


def _read_html(text: str) -> HtmlPage:
    from wirecli.readers import html

    return html.read(text)


def _dated(source: Source, undated: UndatedPage, reading: _Reading, html: HtmlPage | None) -> Page:
    """The page with every story dated and every story's times read from the story's own time."""
    article = _lead(undated.article, reading, html) if undated.article is not None else None
    related = []
    unordered = []
    for block in undated.related:
        times, ordered = dating.of_teasers(block.stories, reading.reference, reading.rounding)
        if not ordered:
            unordered.append(block)
        related.append(Related(block.label, block.section, tuple(map(_story, block.stories, times))))
    reference = Reference(reading.reference, reading.origin)
    page = Page(source, reference, article, tuple(related), undated.furniture, ())
    misfits = [block for block in undated.related if block.misfit]
    return page._replace(warnings=tuple(_warnings(page, misfits, unordered)))


def _lead(story: UndatedStory, reading: _Reading, html: HtmlPage | None) -> Story:
    """The lead, dated by the option, the page's metadata or its own words; HTML fills what the words leave open."""
    said = dating.exact(reading.published, "option") if reading.published is not None else None
    if html is None:
        return _story(story, dating.of_lead(story, reading.reference, reading.rounding, said))
    if said is None and html.published is not None:
        said = dating.from_attribute(html.published, reading.reference, "metadata")
    published = dating.of_lead(story, reading.reference, reading.rounding, said)
    if published.origin == "assumed" and html.modified is not None:
        published = dating.from_attribute(html.modified, reading.reference, "metadata") or published
    filled = story._replace(
        section=story.section or html.section,
        headline=story.headline or html.title,
        byline=story.byline or html.author,
    )
    return _story(filled, published)


def _story(story: UndatedStory, published: Published) -> Story:
    mentions = find_in_blocks(
        [block.text for block in story.blocks],
        published.time,
        "reference" if published.origin == "assumed" else "published",
    )
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
    )


def _id(story: UndatedStory) -> str:
    """16 hex digits of the story's own words; where it stands and when it was seen have no part in them."""
    words = [
        story.headline or "",
        story.dateline.text if story.dateline else "",
        *(block.text for block in story.blocks),
    ]
    return sha256("\n".join(words).encode("utf-8", "replace")).hexdigest()[:16]


def _warnings(page: Page, misfits: Sequence[UndatedBlock], unordered: Sequence[UndatedBlock]) -> Iterator[PageWarning]:
    """What was assumed or left undone, one warning of a kind: what was done, and what the user can do."""
    stories = page.stories()
    if not stories:
        yield PageWarning("no-story", "No story was found, so all lines are furniture; check that this is a news page.")
    undated = sum(story.published is not None and story.published.origin == "assumed" for story in stories)
    if undated:
        yield PageWarning("published-assumed", _assumed_message(page, undated))
    if misfits:
        yield PageWarning(
            "stamp-count",
            f"The stamps of {_blocks(misfits)} don't fit its teasers, so no teaser was given one and the stamps are "
            "furniture; look at the page, or leave its times out.",
        )
    if unordered:
        yield PageWarning(
            "listing-order",
            f"The stamps of {_blocks(unordered)} don't run from new to old, so the bounds of its teasers were not "
            "tightened; nothing to do where the list is ordered otherwise, else check --at.",
        )
    if _contradicts_weekday(page):
        yield PageWarning(
            "reference-weekday",
            f"Teasers a few hours old name other weekdays than that of {page.reference.time.date()}, when the page is "
            "taken to be read; say the right time with --at.",
        )
    local = sum(map(_is_local, (mention for story in stories for mention in story.times)))
    if local:
        yield PageWarning(
            "local-time",
            f"{local} clock time{'s are' if local > 1 else ' is'} told in the local time of an unnamed zone, so begin "
            "and end were left empty; read the value as the wall clock of the place.",
        )


def _assumed_message(page: Page, undated: int) -> str:
    lead = (
        page.article is not None and page.article.published is not None and page.article.published.origin == "assumed"
    )
    if lead and undated == 1:
        return "Nothing says when the lead was published, so the reference was taken; say it with --published."
    if lead:
        return (
            f"Nothing says when the lead and {undated - 1} of the teasers were published, so the reference was taken; "
            "say the lead's time with --published, and check --at."
        )
    teasers = "a teaser was" if undated == 1 else f"{undated} teasers were"
    return f"Nothing says when {teasers} published, so the reference was taken; check --at, their times hang on it."


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
