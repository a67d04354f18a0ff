"""What several sightings of a story say together: narrowed bounds, contradictions, revisions. Pure functions.

A sighting is what one page said about a story's time. All instants are whole microseconds since 1970 in UTC, so that a
store can keep them and they compare fast; `micros` and `at` convert.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import get_args
from zlib import crc32

from wirecli.model import Grain, Published, PublishedOrigin, Story

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

REVISION_DAYS = 2
"""A story that is told again within this many days of its first version can be an edited version of it."""

REVISION_LIKENESS = 0.7
"""Likeness (0 to 1, see `likeness`) from which two stories of one place and credit are versions of one story.

Measured by `python -m tests.bench store`: a figure, a word or a sentence changed leaves 0.83 or more; other stories
that share whole sentences reach 0.46 (99th percentile), real ones 0.30.
"""

REVISION_WORDS = 10
"""Fewer words than this say too little: two headlines that share four of five words are often two matches."""


def micros(moment: datetime) -> int:
    """An aware datetime as microseconds since 1970, UTC."""
    since = moment - EPOCH  # exact, and five times as fast as a division by a timedelta
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def at(moment: int, zone: tzinfo) -> datetime:
    """Microseconds since 1970 as a datetime in `zone`."""
    return (EPOCH + timedelta(microseconds=moment)).astimezone(zone)


@dataclass(frozen=True, slots=True)
class Sighting:
    """What the page that hashes to `page`, read at `reference`, said about a story; `earliest` None is no bound."""

    reference: int
    page: bytes
    time: int
    earliest: int | None
    latest: int
    grain: Grain
    origin: PublishedOrigin


@dataclass(frozen=True, slots=True)
class Moment:
    """All sightings of a story folded into one: the order in which they were added makes no difference.

    `earliest` and `latest` are the intersection of their bounds, `first` is the sighting of the earliest page and
    `last_seen` the reference of the last, `dated` says that some sighting was more than an assumption.
    """

    count: int
    earliest: int | None
    latest: int
    grain: Grain
    dated: bool
    first: Sighting
    last_seen: int

    @property
    def conflict(self) -> bool:
        """No instant fits all sightings."""
        return self.earliest is not None and self.earliest > self.latest

    @property
    def bounds(self) -> tuple[int | None, int]:
        """The narrowed bounds; where the sightings contradict each other, those of the earliest page."""
        return (self.first.earliest, self.first.latest) if self.conflict else (self.earliest, self.latest)

    @property
    def time(self) -> int:
        """The best single value: the earliest page's, moved into the bounds."""
        earliest, latest = self.bounds
        return min(latest, self.first.time if earliest is None else max(earliest, self.first.time))

    def published(self, zone: tzinfo) -> Published:
        """The contract's view of it: origin `sightings` where more than one narrowed the bounds."""
        earliest, latest = self.bounds
        together = self.count > 1 and self.dated and not self.conflict
        return Published(
            time=at(self.time, zone),
            earliest=None if earliest is None else at(earliest, zone),
            latest=at(latest, zone),
            grain=self.grain if together else self.first.grain,
            origin="sightings" if together else self.first.origin,
            sightings=1 if self.conflict else self.count,
        )


def sighted(story: Story, reference: datetime, page: bytes) -> Sighting:
    """The sighting of a story on one page; a story without a time was published at some time before the reference."""
    published = story.published
    seen = micros(reference)
    if published is None:
        return Sighting(seen, page, seen, None, seen, "second", "assumed")
    return Sighting(
        reference=seen,
        page=page,
        time=micros(published.time),
        earliest=None if published.earliest is None else micros(published.earliest),
        latest=micros(published.latest),
        grain=published.grain,
        origin=published.origin,
    )


def on_one_page(sightings: Iterable[Sighting]) -> Sighting:
    """A story that stands on one page twice is one sighting: the tightest bounds, or the first where they conflict."""
    together, *others = sightings
    for other in others:
        said, also = (together, other) if together.origin != "assumed" else (other, together)
        folded = begun(said)
        folded = replace(folded, earliest=_later(said.earliest, also.earliest), latest=min(said.latest, also.latest))
        earliest, latest = folded.bounds
        together = replace(said, time=folded.time, earliest=earliest, latest=latest)
    return together


def begun(sighting: Sighting) -> Moment:
    """The fold of a single sighting."""
    dated = sighting.origin != "assumed"
    return Moment(1, sighting.earliest, sighting.latest, sighting.grain, dated, sighting, sighting.reference)


def added(moment: Moment, sighting: Sighting) -> Moment:
    """The fold with one sighting more."""
    return merged(moment, begun(sighting))


def merged(one: Moment, other: Moment) -> Moment:
    """Two folds of different sightings as one."""
    return Moment(
        count=one.count + other.count,
        earliest=_later(one.earliest, other.earliest),
        latest=min(one.latest, other.latest),
        grain=_finest(one, other),
        dated=one.dated or other.dated,
        first=min(one.first, other.first, key=lambda sighting: (sighting.reference, sighting.page)),
        last_seen=max(one.last_seen, other.last_seen),
    )


def same_moment(first: Moment, revision: Sighting) -> bool:
    """Whether an edited story kept its first version's time of publication, so that sightings of both date one moment.

    A site that stamps an edit anew stamps it later than the last page that still had the old words. A stamp that says
    an earlier time is therefore still the first version's.
    """
    return (
        revision.origin != "assumed"
        and first.dated
        and revision.reference > first.last_seen >= revision.latest
        and not added(first, revision).conflict
    )


def trace(story: Story) -> str:
    """A story's words as one character each, for `likeness`: case and punctuation make no difference."""
    text = " ".join((story.headline or "", *(block.text for block in story.blocks)))
    return "".join(chr(_FIRST_CODE + crc32(word.encode()) % _CODES) for word in _WORD.findall(text.casefold()))


def likeness(one: str, other: str) -> float:
    """How much of two traces is the same words in the same order: 0 nothing, 1 all; 0 below REVISION_LIKENESS."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other, score_cutoff=REVISION_LIKENESS)


def like_sizes(words: int) -> tuple[int, int]:
    """The least and the most words that a story can have to be as like as a revision to one of `words` words."""
    # The likeness of n and m words is at most 2 min(n, m) / (n + m).
    ratio = REVISION_LIKENESS / (2 - REVISION_LIKENESS)
    return max(REVISION_WORDS, int(words * ratio)), int(words / ratio) + 1


_WORD = re.compile(r"\w+")
_FIRST_CODE, _CODES = 0x10000, 0x100000
_GRAINS = {grain: number for number, grain in enumerate(get_args(Grain))}


def _later(one: int | None, other: int | None) -> int | None:
    return max((moment for moment in (one, other) if moment is not None), default=None)


def _finest(one: Moment, other: Moment) -> Grain:
    """The finer grain of the two; an assumption has none to offer where the other is dated."""
    if one.dated != other.dated:
        return one.grain if one.dated else other.grain
    return min(one.grain, other.grain, key=_GRAINS.__getitem__)
