"""Every value that crosses a border, and its `to_dict`: the output contract. Standard library only.

Named tuples, not frozen dataclasses: as frozen and typed, and made in a fifth of the time. Ten dataclasses cost 8 ms of
a start that may take 18 more than an import of typer, and twice as long to send to another process.

Times are aware `datetime`s in the page's zone, and ISO 8601 strings with an offset in `to_dict`. Keys are always
present: what is unknown is None or empty, never missing and never guessed.
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any, Literal, NewType, get_args

from wirecli import plain
from wirecli.plain import whole_minutes
from wirecli.records import NamedTuple

WallTime = NewType("WallTime", datetime)
"""What the clocks of a place show: naive, and no instant before a zone is said."""
Instant = NewType("Instant", datetime)
"""A point in time: aware, whatever its zone. `base.clock` makes one type of the other, and nothing else does."""
Micros = NewType("Micros", int)
"""An instant as whole microseconds since 1970 in UTC: what a store keeps and compares."""
Format = Literal["page", "newsml-1", "newsml-g2", "nitf", "iptc7901", "ninjs", "rss", "atom", "jsonfeed", "mail",
                 "mhtml", "nexis", "gopress"]  # fmt: skip
MediaType = Literal["text/plain", "text/html", "application/xml", "application/json", "message/rfc822",
                    "multipart/related"]  # fmt: skip
ReferenceOrigin = Literal["option", "metadata", "archive", "mtime", "now"]
PublishedOrigin = Literal["stamp", "option", "metadata", "text", "url", "assumed", "sightings"]
StampsSaidBy = Literal["page", "store", "option", "assumed"]
WireStatus = Literal["usable", "withheld", "canceled", "embargoed"]
Grain = Literal["second", "minute", "hour", "part", "day", "week", "weekend", "month", "quarter", "season", "half",
                "year", "decade", "century"]  # fmt: skip
GRAINS: tuple[Grain, ...] = get_args(Grain)  # from the finest to the coarsest
BlockType = Literal["paragraph", "subhead", "quote", "list-item", "caption"]
StoryKind = Literal["article", "teaser", "update"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Mod = Literal["LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "START", "MID", "END", "APPROX"]
AnchorKind = Literal["published", "modified", "reference", "mention", "none"]
Direction = Literal["past", "future", "none"]


_NOTEBOOK = "wirecli.writers.notebook"
"""The view that a notebook asks a value itself for; named, as in the table of formats, for the model knows no view."""


def _framed(item: Any) -> str:
    from importlib import import_module

    framed: str = import_module(_NOTEBOOK).framed(item)
    return framed


def _from_iso(text: str | None, zone: tzinfo) -> Instant | None:
    """The instant in `zone` that `iso` wrote, also where it rounded the offset."""
    if text is None:
        return None
    time = Instant(datetime.fromisoformat(text))
    here = time.astimezone(zone)
    offset = here.utcoffset()
    if offset is not None and offset.seconds % 60 and whole_minutes(offset) == time.utcoffset():
        return time.replace(tzinfo=zone)
    return here


class StampLibraries(NamedTuple):
    """Which stamp libraries can have printed a page's relative stamps, and what says so."""

    libraries: tuple[str, ...]
    said_by: StampsSaidBy

    def to_dict(self) -> dict[str, Any]:
        return plain.libraries(self)


class Source(NamedTuple):
    """Where a page came from. `name` is the path as given, `-` for standard input; `bytes` is the size.

    `publisher` is the site or the paper, `part` the document's number in its file from 1 (null where it stands alone),
    `stamps` what the page's relative stamps say of the library that printed them (null where it has none).
    """

    name: str
    sha256: str
    bytes: int
    encoding: str
    media_type: MediaType = "text/plain"
    url: str | None = None
    format: Format = "page"
    publisher: str | None = None
    part: int | None = None
    stamps: StampLibraries | None = None

    def to_dict(self) -> dict[str, Any]:
        return plain.source(self)


class Reference(NamedTuple):
    """The instant at which the page was read, and what said so."""

    time: Instant
    origin: ReferenceOrigin

    def to_dict(self) -> dict[str, Any]:
        return plain.reference(self)


class Dateline(NamedTuple):
    """`ALEPPO (ANP/RTR)`: the text as printed, places in title case, credits in upper case."""

    text: str
    places: tuple[str, ...]
    credits: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        return plain.dateline(self)


class Published(NamedTuple):
    """When a story was published: `time` is the best single value, `earliest` and `latest` bound the truth.

    `sightings` is the number of sightings that a store narrowed the bounds by, None outside a store.
    """

    time: Instant
    earliest: Instant | None
    latest: Instant
    grain: Grain
    origin: PublishedOrigin
    sightings: int | None = None

    def to_dict(self) -> dict[str, Any]:
        return plain.published(self)


class Block(NamedTuple):
    """A paragraph, subhead, quote, list item or caption of a story; `text` is NFC with single spaces."""

    type: BlockType
    text: str

    def to_dict(self) -> dict[str, Any]:
        return plain.block(self)


class Mention(NamedTuple):
    """One time expression: `text` is `span` (code points, end excluded) of block number `block`.

    `type`, `value` and `mod` are TIMEX3's; `begin` and `end` are the half-open interval it denotes, None where
    open or absent; `signal` is the preposition before it; `rule` names the rule that read it.
    """

    text: str
    block: int
    span: tuple[int, int]
    type: TimexType
    value: str
    mod: Mod | None
    signal: str | None
    begin: Instant | None
    end: Instant | None
    grain: Grain
    anchor: AnchorKind
    direction: Direction
    rule: str

    def to_dict(self) -> dict[str, Any]:
        return plain.mention(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any], zone: tzinfo) -> Mention:
        """The mention that `to_dict` wrote, with its times in `zone`."""
        interval = {key: _from_iso(data[key], zone) for key in ("begin", "end")}
        return cls(**{**data, **interval, "span": tuple(data["span"])})


class Wire(NamedTuple):
    """What a wire or a feed says of an item: its id without a version, its version and urgency, its status.

    `embargo` is the instant before which it may not be published, `note` what it says to editors, `language` as it
    tags it, `replaces` the id or the headline of the item that it takes the place of. What it doesn't say is null.
    """

    id: str | None = None
    version: int | None = None
    status: WireStatus | None = None
    embargo: Instant | None = None
    urgency: int | None = None
    note: str | None = None
    language: str | None = None
    replaces: str | None = None

    def to_dict(self) -> dict[str, Any]:
        return plain.wire(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any], zone: tzinfo) -> Wire:
        """What `to_dict` wrote, with its time in `zone`."""
        return cls(**{**data, "embargo": _from_iso(data["embargo"], zone)})


class Story(NamedTuple):
    """A lead story, a teaser, or an update of a live blog.

    `id` is 16 hex digits of the story's own words, whatever page it stands on. `modified` is when it was changed last,
    where that is said. `revises` is the id of the story that this one is an edited version of; only a store knows it.
    `wire` is what a wire or a feed says of the item (null for a page's stories).
    """

    id: str
    kind: StoryKind
    section: str | None
    headline: str | None
    byline: str | None
    dateline: Dateline | None
    stamp: str | None
    publication_lines: tuple[str, ...]
    published: Published | None
    blocks: tuple[Block, ...]
    times: tuple[Mention, ...]
    revises: str | None = None
    modified: Instant | None = None
    wire: Wire | None = None

    @property
    def text(self) -> str:
        """The running text: the blocks, a line each, without the headline and the dateline."""
        return "\n".join(block.text for block in self.blocks)

    def _repr_html_(self) -> str:
        """How a notebook shows it: the HTML view, in a frame."""
        return _framed(self)

    def to_dict(self) -> dict[str, Any]:
        return plain.story(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any], zone: tzinfo) -> Story:
        """The story that `to_dict` wrote, with its times in `zone`."""
        dateline, published = data["dateline"], data["published"]
        if dateline:
            dateline = Dateline(dateline["text"], tuple(dateline["places"]), tuple(dateline["credits"]))
        if published:
            bounds = {key: _from_iso(published[key], zone) for key in ("time", "earliest", "latest")}
            published = Published(**{**published, **bounds})
        wire = data.get("wire")  # what an older store wrote has neither this nor `modified`
        parts = {
            "dateline": dateline,
            "published": published,
            "publication_lines": tuple(data["publication_lines"]),
            "blocks": tuple(Block(**block) for block in data["blocks"]),
            "times": tuple(Mention.from_dict(mention, zone) for mention in data["times"]),
            "modified": _from_iso(data.get("modified"), zone),
            "wire": Wire.from_dict(wire, zone) if wire else None,
        }
        return cls(**{**data, **parts})


class Event(NamedTuple):
    """What a story says happened, or will, at a time: a mention with an interval, and the sentence that tells it.

    `begin` and `end` are the half-open interval; `story_id` to `publisher` say where it is told: `source` is the name
    of the first page that showed it, `publisher` its site or paper.
    """

    begin: Instant
    end: Instant
    grain: Grain
    direction: Direction
    text: str
    value: str
    sentence: str
    story_id: str
    headline: str | None
    places: tuple[str, ...]
    credits: tuple[str, ...]
    published: Instant | None
    source: str
    url: str | None
    publisher: str | None = None

    def to_dict(self) -> dict[str, Any]:
        return plain.event(self)


class Related(NamedTuple):
    """A block of teasers with its heading (None where it has none) and the section that the heading names."""

    label: str | None
    section: str | None
    stories: tuple[Story, ...]

    def to_dict(self) -> dict[str, Any]:
        return plain.related(self)


class PageWarning(NamedTuple):
    """What was assumed or left undone on a page, and what the user can do about it, in one English sentence."""

    code: str
    message: str

    def to_dict(self) -> dict[str, Any]:
        return plain.warning(self)


class Page(NamedTuple):
    """One page in, one page object out: what every writer is a view of."""

    source: Source
    reference: Reference
    article: Story | None
    related: tuple[Related, ...]
    furniture: tuple[str, ...]
    warnings: tuple[PageWarning, ...]

    def stories(self) -> list[Story]:
        """The article, where there is one, and then every teaser in the page's order."""
        lead = [self.article] if self.article else []
        return lead + [story for block in self.related for story in block.stories]

    def _repr_html_(self) -> str:
        """How a notebook shows it: the HTML view, in a frame."""
        return _framed(self)

    def to_dict(self) -> dict[str, Any]:
        return plain.page(self)
