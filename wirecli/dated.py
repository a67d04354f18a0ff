"""An undated document → the page object: every story dated, every story's times read from the story's own time.

The only place that chooses what a story's times are resolved against: a teaser's stamp, what says when the lead was
published; where nothing does, the reference.
"""

from __future__ import annotations

from wirecli import doubts
from wirecli.base.clock import is_later
from wirecli.base.digests import sha256_hex
from wirecli.model import (
    AnchorKind,
    Instant,
    Page,
    Published,
    Reference,
    ReferenceOrigin,
    Related,
    Source,
    Story,
    Wire,
)
from wirecli.records import NamedTuple
from wirecli.stamps import dating, written
from wirecli.stamps.telling import Rounding, Telling
from wirecli.times.find import find_in_blocks
from wirecli.undated import Document, UndatedStory

# A wire's text is written anew with each version, so its times count from the version's own.
_WIRES = frozenset({"newsml-1", "newsml-g2", "nitf", "iptc7901", "ninjs"})


class Terms(NamedTuple):
    """How one page is read: its instants, in its zone."""

    reference: Instant
    origin: ReferenceOrigin
    published: Instant | None
    rounding: Rounding


def page(document: Document, source: Source, reading: Terms, data: bytes) -> Page:
    """The page with every story dated and every story's times read from the story's own time."""
    undated = document.page
    saved = dating.said(document.reference, reading.reference, "metadata")
    if saved is not None and reading.origin in ("mtime", "now"):
        reading = reading._replace(reference=saved.time, origin="metadata")
    wire = document.format in _WIRES
    telling = dating.telling_of(undated.stories(), reading.rounding, data)
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
        told = [_story(story, time, reading, wire=wire) for story, time in zip(block.stories, times, strict=True)]
        related.append(Related(block.label, block.section, tuple(told)))
    reference = Reference(reading.reference, reading.origin)
    made = Page(source, reference, article, tuple(related), undated.furniture, ())
    return made._replace(warnings=doubts.of(document, made, telling, unordered, asked=reading.published is not None))


def _lead(story: UndatedStory, reading: Terms, telling: Telling, url: str | None, *, wire: bool) -> Story:
    """The lead, dated by the option, by what its format says of it, by its own words, or by the day in its address."""
    said = dating.exact(reading.published, reading.reference, "option") if reading.published is not None else None
    published = dating.of_lead(story, reading.reference, telling, said)
    if published.origin == "assumed" and url is not None:
        published = dating.said(written.in_address(url), reading.reference, "url") or published
    return _story(story, published, reading, wire=wire)


def _story(story: UndatedStory, published: Published, reading: Terms, *, wire: bool) -> Story:
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


def _wire(story: UndatedStory, reading: Terms) -> Wire | None:
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
