"""What readers and the segmenter yield: documents of undated stories, their stamps as text.

Named tuples, which cost a quarter of what frozen dataclasses cost to make: a page makes a dozen.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias

from wirecli.model import Block, Dateline, Format, MediaType, StoryKind, Wire
from wirecli.records import NamedTuple

# What a machine wrote for a time: an instant, a wall time of the page's zone (naive), or a whole day. Which of the two
# a datetime is, its offset says: `base.clock.placed` makes an instant of either.
Time: TypeAlias = datetime | date


class UndatedStory(NamedTuple):
    """A story as it stands in its document.

    `machine_time` is the `datetime` that HTML gives its stamp, as written. `published` and `modified` are what the
    format's own fields say, `filed` the day as its dateline prints it (`GENT 15/06 (belga) -`: `15/06`), `embargo`
    when the item may be published; convert puts it into `wire`.
    """

    kind: StoryKind
    section: str | None = None
    headline: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    stamp: str | None = None
    machine_time: str | None = None
    publication_lines: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    published: Time | None = None
    modified: Time | None = None
    filed: str | None = None
    wire: Wire | None = None
    embargo: Time | None = None


class UndatedBlock(NamedTuple):
    """A related block. `misfit` says that its stamps did not fit its teasers, and were taken from them all."""

    label: str | None
    section: str | None
    stories: tuple[UndatedStory, ...]
    misfit: bool = False


class UndatedPage(NamedTuple):
    """The structure of a page: the lead, the related blocks, the furniture in the page's order; and codes of warnings
    that only who cut it can know of."""

    article: UndatedStory | None
    related: tuple[UndatedBlock, ...]
    furniture: tuple[str, ...]
    notices: tuple[str, ...] = ()

    def stories(self) -> list[UndatedStory]:
        """The lead, where there is one, and then every teaser in the page's order."""
        lead = [self.article] if self.article is not None else []
        return lead + [story for block in self.related for story in block.stories]


class Document(NamedTuple):
    """One document of an input, parted into stories: what a reader yields and `convert` dates.

    `part` is its number in its file from 1, None where it stands alone; `reference` what the document itself says of
    when it was saved, sent or generated; `notices` are codes of warnings that only the reader can know of.
    """

    format: Format
    media_type: MediaType
    encoding: str
    page: UndatedPage
    part: int | None = None
    url: str | None = None
    publisher: str | None = None
    reference: Time | None = None
    notices: tuple[str, ...] = ()
