"""Stories → events: what they say happened, or will, at a time, each with the sentence that tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wirecli.base.sentences import sentence_around
from wirecli.model import Event, Instant, Mention, Page, Source, Story


def of_pages(pages: Iterable[Page]) -> Iterator[Event]:
    """The events of pages, those of a story that several pages show once."""
    seen: set[str] = set()
    for page in pages:
        for story in page.stories():
            if story.id not in seen:
                seen.add(story.id)
                yield from of_story(story, page.source)


def of_story(story: Story, source: Source | None = None) -> Iterator[Event]:
    """The events of a story, in its order: mentions that have a begin and an end."""
    for mention in story.times:
        if mention.begin is not None and mention.end is not None and mention.type != "SET":
            yield _event(story, mention, mention.begin, mention.end, source)


def _event(story: Story, mention: Mention, begin: Instant, end: Instant, source: Source | None) -> Event:
    text = story.blocks[mention.block].text
    low, high = sentence_around(text, *mention.span)
    return Event(
        begin,
        end,
        mention.grain,
        mention.direction,
        mention.text,
        mention.value,
        text[low:high],
        story.id,
        story.headline,
        story.dateline.places if story.dateline else (),
        story.dateline.credits if story.dateline else (),
        story.published.time if story.published else None,
        source.name if source else "",
        source.url if source else None,
        source.publisher if source else None,
    )
