"""What feeds have in common: entries → the teasers of one related block, labelled with the channel's title."""

from __future__ import annotations

from collections.abc import Sequence

from wirecli.base.patterns import compiled
from wirecli.model import Block, Format, MediaType, Wire
from wirecli.readers.content import markup
from wirecli.readers.wires import wire
from wirecli.records import NamedTuple
from wirecli.segment import paragraphs
from wirecli.stamps import written
from wirecli.undated import Document, Time, UndatedBlock, UndatedPage, UndatedStory

_COLOPHON = (
    r"(?i)(?:the post|het bericht|dit bericht|de post) .{1,300} "
    r"(?:appeared first on|verscheen (?:als )?eerst op) .{1,200}"
)


class Channel(NamedTuple):
    """What a feed says of itself: its title, its own address, its language, when it was written, who wrote the entries
    that name nobody (RFC 4287, 4.2.1; JSON Feed 1.1, `authors`)."""

    title: str | None
    url: str | None = None
    language: str | None = None
    built: Time | None = None
    byline: str | None = None


class Entry(NamedTuple):
    """What a feed says of an entry, as it says it: `summary` and `content` may be HTML, escaped twice."""

    title: str | None
    summary: str | None = None
    content: str | None = None
    id: str | None = None
    byline: str | None = None
    section: str | None = None
    published: str | None = None
    changed: str | None = None


def document(
    channel: Channel, entries: Sequence[Entry], *, format: Format, media_type: MediaType, encoding: str
) -> Document:
    """The document of a feed: no article, a block of teasers."""
    told = [_teaser(entry, channel) for entry in entries]
    stories = tuple(story for story, _ in told if story.headline or story.blocks)
    furniture = tuple(line for _, lines in told for line in lines)
    related = (UndatedBlock(channel.title, None, stories),) if stories else ()
    page = UndatedPage(None, related, furniture)
    return Document(
        format, media_type, encoding, page, url=channel.url, publisher=channel.title, reference=channel.built
    )


def _teaser(entry: Entry, channel: Channel) -> tuple[UndatedStory, tuple[str, ...]]:
    content = markup.of_text(entry.content) if entry.content else []
    summary = markup.of_text(entry.summary) if entry.summary else []
    headline = markup.line(entry.title) if entry.title else None
    text = wire.loose(wire.without_headline(wire.once(summary, content), headline))
    below = [text.pop()] if text and _is_colophon(text[-1]) else []
    story, furniture = paragraphs.story(text, headline=headline, byline=entry.byline or channel.byline)
    published = written.read(entry.published) if entry.published else None
    changed = written.read(entry.changed) if entry.changed else None
    said = Wire(id=entry.id, language=channel.language)
    return story._replace(
        kind="teaser",
        section=entry.section,
        published=published or changed,
        modified=changed if published is not None and changed != published else None,
        wire=said if entry.id or channel.language else None,
    ), (*furniture, *map(str, below))


def _is_colophon(block: str | Block) -> bool:
    """Whether a last paragraph is what WordPress adds to a feed's entries: where the post was published first."""
    return isinstance(block, str) and compiled(_COLOPHON).fullmatch(block) is not None
