"""What several sightings of a story say together: narrowed bounds, contradictions, revisions. Pure functions.

A sighting is what one page said about a story's time. What an age means depends on the library that printed it, so
beside the bounds that hold whatever it was, a story keeps those by each library that explains all its sightings of one
site. What a site's stories leave of its libraries narrows them all. All instants are whole microseconds since 1970 in
UTC, so that a store can keep them and they compare fast; `micros` and `at` convert.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta, tzinfo
from functools import cache, reduce
from typing import TypeAlias, cast
from zlib import crc32

from wirecli.base.clock import EPOCH
from wirecli.model import GRAINS, Grain, Instant, Micros, Published, PublishedOrigin, Story
from wirecli.stamps.telling import OUTRIGHT, is_age, readings

REVISION_DAYS = 2
"""A story that is told again within this many days of its first version can be an edited version of it."""

REVISION_LIKENESS = 0.7
"""Likeness (0 to 1, see `likeness`) from which two stories of one place and credit are versions of one story.

Measured by `python -m tests.bench store`: a figure, a word or a sentence changed leaves 0.83 or more; other stories
that share whole sentences reach 0.46 (99th percentile), real ones 0.30.
"""

REVISION_WORDS = 10
"""Fewer words than this say too little: two headlines that share four of five words are often two matches."""


CACHED = timedelta(minutes=30)
"""How long before its reference a page can have been made: a site serves what lies in its cache.

Such a page's ages are too young by as much. Where that shows they are kept apart, with bounds that are earlier by up to
this; more than this contradicts the other sightings.
"""

ByLibrary: TypeAlias = "Mapping[str, tuple[Micros, Micros]]"
"""The earliest and latest instant by each library setting; `floor` and `nearest` are libraries that nobody measured."""


def micros(moment: Instant) -> Micros:
    """An aware datetime as microseconds since 1970, UTC."""
    since = moment - EPOCH  # exact, and five times as fast as a division by a timedelta
    return Micros((since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds)


def at(moment: Micros, zone: tzinfo) -> Instant:
    """Microseconds since 1970 as a datetime in `zone`."""
    return (EPOCH + timedelta(microseconds=moment)).astimezone(zone)


Learned: TypeAlias = "Mapping[int, frozenset[str]]"
"""The libraries that a site's stories have left, by the number of the site; a site that told nothing is not there."""

NOTHING: Learned = {}


@dataclass(frozen=True, slots=True)
class Sighting:
    """What the page that hashes to `page`, read at `reference`, said about a story; `earliest` None is no bound."""

    reference: Micros
    page: bytes
    time: Micros
    earliest: Micros | None
    latest: Micros
    grain: Grain
    origin: PublishedOrigin
    stamp: str | None = None
    """The age as printed; `by_library` is what libraries mean by it, where they differ."""
    site: int = 0
    late: bool = False
    """Whether the page lay in a cache (CACHED), so that its bounds are wider and prove nothing of a library."""
    by_library: ByLibrary | None = field(default=None, compare=False)

    @property
    def is_dated(self) -> bool:
        return self.origin != "assumed"


@dataclass(frozen=True, slots=True)
class Moment:
    """All sightings of a story folded into one: the order in which they were added makes no difference.

    `earliest` and `latest` are the intersection of their bounds, `first` is the sighting of the earliest page and
    `last_seen` the reference of the last, `dated` says that some sighting was more than an assumption. `sites` has, for
    each site that printed ages, the intersection by each library that can have printed them all.
    """

    count: int
    earliest: Micros | None
    latest: Micros
    grain: Grain
    dated: bool
    first: Sighting
    last_seen: Micros
    sites: Mapping[int, ByLibrary] = field(default_factory=dict)

    @property
    def conflict(self) -> bool:
        """No instant fits all sightings."""
        return self.earliest is not None and self.earliest > self.latest

    def left(self, site: int) -> ByLibrary:
        """The libraries that explain all sightings on a site, and do not contradict what others said."""
        return {
            name: (earliest, latest)
            for name, (earliest, latest) in self.sites.get(site, {}).items()
            if earliest <= self.latest and (self.earliest is None or latest >= self.earliest)
        }

    def bounds(self, learned: Learned = NOTHING) -> tuple[Micros | None, Micros]:
        """The narrowed bounds, by the libraries that `learned` leaves of each site; where the sightings contradict each
        other, those of the earliest page."""
        if self.conflict:
            return self.first.earliest, self.first.latest
        earliest, latest = self.earliest, self.latest
        for site in self.sites:
            left = self.left(site)
            chosen = [left[name] for name in left.keys() & learned.get(site, left.keys())] or list(left.values())
            if chosen:
                earliest = _later(earliest, min(low for low, _ in chosen))
                latest = min(latest, max(high for _, high in chosen))
        if earliest is not None and earliest > latest:
            return self.earliest, self.latest  # two sites' libraries disagree: what holds whatever they are
        return earliest, latest

    def time(self, learned: Learned = NOTHING) -> Micros:
        """The best single value: the earliest page's, moved into the bounds."""
        earliest, latest = self.bounds(learned)
        return min(latest, self.first.time if earliest is None else max(earliest, self.first.time))

    def published(self, zone: tzinfo, learned: Learned = NOTHING) -> Published:
        """The contract's view of it: origin `sightings` where more than one narrowed the bounds."""
        earliest, latest = self.bounds(learned)
        together = self.count > 1 and self.dated and not self.conflict
        return Published(
            time=at(self.time(learned), zone),
            earliest=None if earliest is None else at(earliest, zone),
            latest=at(latest, zone),
            grain=self.grain if together else self.first.grain,
            origin="sightings" if together else self.first.origin,
            sightings=1 if self.conflict else max(self.count, 1),
        )


def sighted(story: Story, reference: Instant, page: bytes, site: int = 0, *, ages: bool = True) -> Sighting:
    """The sighting of a story on one page; a story without a time was published at some time before the reference.

    Without `ages` somebody said outright how the page's ages are rounded, and they tell nothing of a library.
    """
    published = story.published
    seen = micros(reference)
    if published is None:
        return Sighting(seen, page, seen, None, seen, "second", "assumed")
    sighting = Sighting(
        reference=seen,
        page=page,
        time=micros(published.time),
        earliest=None if published.earliest is None else micros(published.earliest),
        latest=micros(published.latest),
        grain=published.grain,
        origin=published.origin,
        site=site,
    )
    if not ages or published.origin != "stamp" or published.earliest == published.latest:
        return sighting
    if story.stamp is None or not is_age(story.stamp):
        return sighting
    return explained(replace(sighting, stamp=story.stamp), reference)


def explained(sighting: Sighting, reference: Instant) -> Sighting:
    """The sighting with what each library means by its stamp, read at `reference`; nothing where all mean the same."""
    windows = readings(sighting.stamp, reference) if sighting.stamp is not None else None
    if windows is None:
        return sighting
    seen = sighting.reference
    instants = {
        name: (Micros(seen - round(oldest * 1_000_000)), Micros(seen - round(youngest * 1_000_000)))
        for name, (youngest, oldest) in windows.items()
    }
    return replace(sighting, by_library=instants)


def is_known(by_library: ByLibrary) -> bool:
    """Whether any measured library is among these."""
    return any(name not in OUTRIGHT for name in by_library)


def lags(moment: Moment, sighting: Sighting) -> bool:
    """Whether an age is too young for what is known of a story, by at most CACHED: its page was made before it was
    read."""
    gap = 0 if sighting.earliest is None else sighting.earliest - moment.latest
    return sighting.stamp is not None and moment.dated and not moment.conflict and 0 < gap <= _CACHED


def kept_apart(sighting: Sighting) -> Sighting:
    """A sighting whose page was made at most CACHED before its reference."""
    if sighting.stamp is None or sighting.earliest is None:
        return sighting
    return replace(sighting, earliest=Micros(sighting.earliest - _CACHED), stamp=None, late=True, by_library=None)


def untangled(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Sightings with those kept apart that are too young for an earlier word: theirs are pages from a cache."""
    ordered = sorted(sightings, key=lambda sighting: (sighting.latest, sighting.reference, sighting.page))
    latest = ordered[0].latest
    return [
        kept_apart(sighting)
        if sighting.earliest is not None and 0 < sighting.earliest - latest <= _CACHED
        else sighting
        for sighting in ordered
    ]


def folded(sightings: Iterable[Sighting]) -> Moment:
    """The fold of at least one sighting."""
    first, *others = sightings
    return reduce(added, others, begun(first))


def on_one_page(sightings: Iterable[Sighting]) -> Sighting:
    """A story that stands on one page twice is one sighting: the tightest bounds, or the first where they conflict."""
    together, *others = sightings
    for other in others:
        said, also = (together, other) if together.origin != "assumed" else (other, together)
        both = replace(begun(said), earliest=_later(said.earliest, also.earliest), latest=min(said.latest, also.latest))
        agreed = not both.conflict and said.by_library is not None and also.by_library is not None
        together = replace(
            said,
            time=replace(both, sites={}).time(),
            earliest=said.earliest if both.conflict else both.earliest,
            latest=said.latest if both.conflict else both.latest,
            by_library=_narrowed(said.by_library, also.by_library) if agreed else said.by_library,  # type: ignore[arg-type]
        )
    return together


def begun(sighting: Sighting) -> Moment:
    """The fold of a single sighting."""
    return Moment(
        count=0 if sighting.late else 1,
        earliest=sighting.earliest,
        latest=sighting.latest,
        grain=sighting.grain,
        dated=sighting.is_dated,
        first=sighting,
        last_seen=sighting.reference,
        sites={} if sighting.by_library is None else {sighting.site: sighting.by_library},
    )


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
        sites=_together(one.sites, other.sites),
    )


def _together(one: Mapping[int, ByLibrary], other: Mapping[int, ByLibrary]) -> Mapping[int, ByLibrary]:
    both = {site: _narrowed(one[site], other[site]) for site in one.keys() & other.keys()}
    return {**one, **other, **both}


def _narrowed(one: ByLibrary, other: ByLibrary) -> ByLibrary:
    """The libraries that explain both, with the bounds that they leave."""
    found = {}
    for name, (earliest, latest) in one.items():
        also = other.get(name)
        if also is not None:
            low, high = max(earliest, also[0]), min(latest, also[1])
            if low <= high:
                found[name] = low, high
    return found


def same_moment(first: Moment, revision: Sighting) -> bool:
    """Whether an edited story kept its first version's time of publication, so that sightings of both date one moment.

    A site that stamps an edit anew stamps it later than the last page that still had the old words. A stamp that says
    an earlier time is therefore still the first version's.
    """
    return (
        revision.is_dated
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
    return _indel()(one, other, score_cutoff=REVISION_LIKENESS)


@cache
def _indel() -> Callable[..., float]:
    from rapidfuzz.distance import Indel

    return cast(Callable[..., float], Indel.normalized_similarity)


def like_sizes(words: int) -> tuple[int, int]:
    """The least and the most words that a story can have to be as like as a revision to one of `words` words."""
    # The likeness of n and m words is at most 2 min(n, m) / (n + m).
    ratio = REVISION_LIKENESS / (2 - REVISION_LIKENESS)
    return max(REVISION_WORDS, int(words * ratio)), int(words / ratio) + 1


_CACHED = CACHED // timedelta(microseconds=1)
_WORD = re.compile(r"\w+")
_FIRST_CODE, _CODES = 0x10000, 0x100000


def _later(one: Micros | None, other: Micros | None) -> Micros | None:
    return max((moment for moment in (one, other) if moment is not None), default=None)


def _finest(one: Moment, other: Moment) -> Grain:
    """The finer grain of the two; an assumption has none to offer where the other is dated."""
    if one.dated != other.dated:
        return one.grain if one.dated else other.grain
    return min(one.grain, other.grain, key=GRAINS.index)
