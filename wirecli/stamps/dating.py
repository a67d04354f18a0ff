"""What stamps, publication lines and metadata say of when stories were published: `Published` with its bounds.

Pure functions of an undated story and the reference. A listing runs from new to old: where every pair of neighbours
agrees, each teaser is at most as old as the one below it, and the bounds tighten each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from operator import gt

from wirecli.base.clock import EPOCH, instant, is_later, placed, wall_midnight
from wirecli.base.patterns import compiled
from wirecli.model import Instant, Published, PublishedOrigin, Story
from wirecli.stamps import filed, written
from wirecli.stamps.bounds import Bounds
from wirecli.stamps.forms import read, strength, within
from wirecli.stamps.telling import Rounding, Telling, bounds, month_first, months_by_order, runs_down, told
from wirecli.stamps.words import CHANGES, words
from wirecli.undated import Time, UndatedStory

_UPDATE = rf"(?i){words(CHANGES)}"


def exact(time: Instant, reference: Instant, origin: PublishedOrigin) -> Published:
    """An instant that something said in full: its bounds are itself, or the reference where it says a later one."""
    bound = _earlier(time, reference)
    return Published(time, bound, bound, "second" if time.second or time.microsecond else "minute", origin)


def is_ahead(published: Published, reference: Instant) -> bool:
    """Whether something said a time after the reference, which no bound goes beyond."""
    return is_later(published.time, reference)


def assumed(reference: Instant) -> Published:
    """What nothing dates was published by the time the page was read, and can be of any age."""
    return Published(reference, None, reference, "minute", "assumed")


def said(time: Time | None, reference: Instant, origin: PublishedOrigin) -> Published | None:
    """What a machine's time says: an instant; a wall time, which is the page's zone's; a whole day. None for none."""
    zone = reference.tzinfo
    assert zone is not None
    try:
        if time is None:
            return None
        if not isinstance(time, datetime):
            midnight = instant(wall_midnight(time), zone)
            if is_later(midnight, reference):
                return exact(midnight, reference, origin)._replace(grain="day")
            return _published(bounds(time.isoformat(), reference, Telling()), origin)
        return exact(placed(time, zone), reference, origin)
    except (ValueError, OverflowError):
        return None  # no time that a calendar holds: the page's words must do


def from_stamp(story: UndatedStory, reference: Instant, telling: Telling) -> Published | None:
    """What a story's stamp says; the HTML's own time before the words."""
    if story.machine_time is not None:
        found = said(written.read(story.machine_time), reference, "stamp")
        if found is not None:
            return found
    return _published(bounds(story.stamp, reference, telling), "stamp") if story.stamp is not None else None


def from_dateline(story: UndatedStory, reference: Instant) -> Published | None:
    """What a dateline says: the day on which the story was filed."""
    return said(filed.day(story.filed, reference), reference, "text") if story.filed is not None else None


def from_lines(lines: Sequence[str], reference: Instant, telling: Telling, *, updates: bool) -> Published | None:
    """What publication lines say: of the publication, or, with `updates`, of the last change, for want of better."""
    for line in lines:
        for stamp, update in _stamps_in(line):
            if update == updates:
                found = _published(bounds(stamp, reference, telling), "text")
                if found is not None:
                    return found
    return None


def _stamps_in(line: str) -> list[tuple[str, bool]]:
    """The stamps that stand in a publication line, each with whether it is an update's."""
    found: list[tuple[str, bool]] = []
    done = 0
    update = False
    for at, end in within(line):
        update = bool(compiled(_UPDATE).search(line, done, at)) or (update and not found)
        found.append((line[at:end].strip(), update))
        done = end
    return found


def of_lead(story: UndatedStory, reference: Instant, telling: Telling, option: Published | None) -> Published:
    """When the lead was published: the option, then the format's own fields, then the page's words."""
    return (
        option
        or said(story.published, reference, "metadata")
        or from_lines(story.publication_lines, reference, telling, updates=False)
        or from_stamp(story, reference, telling)
        or from_lines(story.publication_lines, reference, telling, updates=True)
        or said(story.modified, reference, "metadata")
        or from_dateline(story, reference)
        or assumed(reference)
    )


def telling_of(stories: Iterable[UndatedStory], rounding: Rounding, data: bytes = b"") -> Telling:
    """What the stamps of a page's stories tell of how they are to be read; `data` is the page as it was saved."""
    stamps: list[str] = []
    for story in stories:
        if story.stamp is not None:
            stamps.append(story.stamp)
        stamps += (stamp for line in story.publication_lines for stamp, _ in _stamps_in(line))
    return told(stamps, rounding, data)


def contradiction(
    story: UndatedStory, reference: Instant, telling: Telling
) -> tuple[Published | None, Published | None]:
    """What the metadata and the page's words say of when the lead was published, where no instant that the words
    allow is within a day of the metadata's; (None, None) where they agree or one says nothing."""
    metadata = said(story.published, reference, "metadata")
    if metadata is None:
        return None, None
    printed = from_lines(story.publication_lines, reference, telling, updates=False) or from_stamp(
        story, reference, telling
    )
    if printed is None or printed.earliest is None:
        return None, None
    day = timedelta(days=1)
    apart = metadata.earliest is not None and (
        metadata.earliest - printed.latest > day or printed.earliest - metadata.latest > day
    )
    return (metadata, printed) if apart else (None, None)


_NEXT_MORNING = timedelta(hours=30)  # a live blog's day ends at six in the morning


def outdated(stories: Iterable[UndatedStory], reference: Instant, telling: Telling) -> list[UndatedStory]:
    """The stories whose stamp, counted from the reference, is more than a day later than their own machine time, where
    these are most of those with both: the page was read long before the reference."""
    both = [story for story in stories if story.stamp is not None and story.machine_time is not None]
    early = [story for story in both if _is_outdated(story, reference, telling)]
    return early if 2 * len(early) > len(both) else []


def _is_outdated(story: UndatedStory, reference: Instant, telling: Telling) -> bool:
    machine = said(written.read(story.machine_time or ""), reference, "stamp")
    words = _published(bounds(story.stamp or "", reference, telling), "stamp")
    if machine is None or words is None or words.earliest is None:
        return False
    return words.earliest - machine.latest > timedelta(days=1)


def of_live_blog(article: Story | None, entries: Sequence[UndatedStory], reference: Instant) -> Instant:
    """What the bare clocks of a live blog's entries count back from: the end of the day on which its article was
    published, where that is known; else the reference, as ages always do."""
    published = article.published if article is not None else None
    if published is None or published.origin == "assumed" or published.grain not in ("second", "minute", "day"):
        return reference
    if not is_later(reference, published.time) or not all(map(_has_bare_clock, entries)):
        return reference
    assert reference.tzinfo is not None
    return _earlier(instant(wall_midnight(published.time) + _NEXT_MORNING, reference.tzinfo), reference)


def under_heading(heading: str, stories: Sequence[UndatedStory], reference: Instant) -> Instant:
    """What the bare clocks below a heading that names a day (`Gisteren`, `Vrijdag 30 januari`) count back from: the
    end of that day; the reference under any other, and where something else dates a story."""
    if not all(map(_has_clock_alone, stories)):
        return reference
    days = list(within(heading))
    if len(days) != 1:
        return reference
    (at, end), *_ = days
    day = bounds(heading[at:end].strip(), reference, Telling())
    return day.latest if day is not None and day.grain == "day" else reference


def _has_clock_alone(story: UndatedStory) -> bool:
    return _has_bare_clock(story) and (form := read(story.stamp or "")) is not None and form[0] == "clock"


def _has_bare_clock(entry: UndatedStory) -> bool:
    """Whether nothing but printed words dates an entry: a machine's time may be of a later day of the live blog."""
    return entry.stamp is not None and strength(entry.stamp) == "weak" and not (entry.machine_time or entry.published)


def of_teasers(stories: Sequence[UndatedStory], reference: Instant, telling: Telling) -> tuple[list[Published], bool]:
    """When a block's teasers were published, tightened by their order, and whether their stamps run from new to old."""
    slashed = [text for story in stories for text in (*story.publication_lines, story.stamp or "") if "/" in text]
    if slashed and month_first(slashed):
        telling = telling.month_first()
    printed = [story.stamp for story in stories]
    stamps = months_by_order(printed)
    if stamps != printed:
        stories = [story._replace(stamp=stamp) for story, stamp in zip(stories, stamps, strict=True)]
    dated = [_of_teaser(story, reference, telling) for story in stories]
    listing = [published for published in dated if published is not None and published.origin == "stamp"]
    tight = tighten(listing)
    if tight is not None and tight is not listing:
        stamped = [at for at, published in enumerate(dated) if published is not None and published.origin == "stamp"]
        if runs_down([stories[at].stamp or "" for at in stamped], reference, telling):
            for at, published in zip(stamped, tight, strict=True):
                dated[at] = published
    return [published or assumed(reference) for published in dated], tight is not None


def _of_teaser(story: UndatedStory, reference: Instant, telling: Telling) -> Published | None:
    lines = story.publication_lines
    return (
        (said(story.published, reference, "metadata") if story.published is not None else None)
        or (from_lines(lines, reference, telling, updates=False) if lines else None)
        or from_stamp(story, reference, telling)
        or (from_lines(lines, reference, telling, updates=True) if lines else None)
        or from_dateline(story, reference)
    )


def tighten(listing: list[Published]) -> list[Published] | None:
    """Bounds narrowed by the order from new to old: `listing` itself where they are; None where the stamps contradict
    that order.

    Each latest is at most any above it, each earliest at least any below it, and `time` is kept between the two.
    """
    earliest = [_ticks(published.earliest) for published in listing]
    latest = [_ticks(published.latest) for published in listing]
    highs = list(accumulate(latest, min))
    lows = list(accumulate(reversed(earliest), max))[::-1]
    # The one above is the newer: it must be possible for it to be no older than any below.
    if any(map(gt, lows, highs)) or _only_touch(earliest, latest):
        return None
    if lows == earliest and highs == latest:
        return listing
    begins = dict(zip(earliest, (published.earliest for published in listing), strict=True))
    ends = dict(zip(latest, (published.latest for published in listing), strict=True))
    return [
        Published(_between(published, begins[low], ends[high]), begins[low], ends[high], *published[3:])
        for published, low, high in zip(listing, lows, highs, strict=True)
    ]


_OPEN = timedelta.min


def _ticks(moment: Instant | None) -> timedelta:
    """Where a bound lies on the line of time, by which bounds are compared whatever their clocks show; one that is open
    lies before all."""
    return _OPEN if moment is None else moment - EPOCH


def _between(published: Published, low: Instant | None, high: Instant) -> Instant:
    """The best single value, moved into the bounds; one that was said to lie ahead of the reference is kept."""
    if is_later(published.time, published.latest):
        return published.time
    return _earlier(_later(published.time, low) or published.time, high)


def _only_touch(earliest: Sequence[timedelta], latest: Sequence[timedelta]) -> bool:
    """Whether some bounds end where some below begin. `2 minuten geleden` above `1 minuut geleden` is out of order, not
    two stories of one instant: tightening would leave the truth of both out."""
    ceiling = timedelta.max
    for low, high in zip(earliest, latest, strict=True):
        if low == high:
            continue  # an instant is a bound of its own
        if ceiling <= low:
            return True
        ceiling = min(ceiling, high)
    return False


def _earlier(one: Instant, other: Instant) -> Instant:
    return other if is_later(one, other) else one


def _later(one: Instant | None, other: Instant | None) -> Instant | None:
    """The later of two, where None is no bound at all."""
    if one is None or other is None:
        return one or other
    return one if is_later(one, other) else other


def _published(found: Bounds | None, origin: PublishedOrigin) -> Published | None:
    return None if found is None else Published(*found, origin)
