"""What stamps, publication lines and metadata say of when stories were published: `Published` with its bounds.

Pure functions of an undated story and the reference. A listing runs from new to old: where every pair of neighbours
agrees, each teaser is at most as old as the one below it, and the bounds tighten each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import accumulate

from wirecli.base.clock import instant, is_later
from wirecli.base.patterns import compiled
from wirecli.model import Published, PublishedOrigin
from wirecli.stamps import forms as stamps
from wirecli.stamps import written
from wirecli.undated import Time, UndatedStory

_UPDATE = r"(?i)update|bijgewerkt|aangepast|gewijzigd|wijziging|geüpdatet|herzien"
_WORD_START = r"(?<![\w:.,/-])\w|(?<=[^\W\d_])\d|(?<=\d)[A-Z]"
_TIMED = r"(?i)\d|vandaag|gister|van(?:ochtend|morgen|middag|avond|nacht)|zojuist|geleden"


def exact(time: datetime, origin: PublishedOrigin) -> Published:
    """An instant that something said in full: its bounds are itself."""
    grain = "second" if time.second or time.microsecond else "minute"
    return Published(time, time, time, grain, origin)  # type: ignore[arg-type]


def assumed(reference: datetime) -> Published:
    """What nothing dates was published by the time the page was read, and can be of any age."""
    return Published(reference, None, reference, "minute", "assumed")


def said(time: Time | None, reference: datetime, origin: PublishedOrigin) -> Published | None:
    """What a machine's time says: an instant; a wall time, which is the page's zone's; a whole day. None for none."""
    zone = reference.tzinfo
    assert zone is not None
    try:
        if time is None:
            return None
        if not isinstance(time, datetime):
            return _published(stamps.bounds(time.isoformat(), reference), origin)
        return exact(time.astimezone(zone) if time.tzinfo else instant(time, zone), origin)
    except (ValueError, OverflowError):
        return None  # no time that a calendar holds: the page's words must do


def from_stamp(story: UndatedStory, reference: datetime, rounding: stamps.Rounding) -> Published | None:
    """What a story's stamp says; the HTML's own time before the words."""
    if story.machine_time is not None:
        found = said(written.read(story.machine_time), reference, "stamp")
        if found is not None:
            return found
    return _published(stamps.bounds(story.stamp, reference, rounding), "stamp") if story.stamp is not None else None


def from_lines(
    lines: Sequence[str], reference: datetime, rounding: stamps.Rounding, *, updates: bool
) -> Published | None:
    """What publication lines say: of the publication, or, with `updates`, of the last change, for want of better."""
    for line in lines:
        for stamp, update in _stamps_in(line):
            if update == updates:
                found = _published(stamps.bounds(stamp, reference, rounding), "text")
                if found is not None:
                    return found
    return None


def _stamps_in(line: str) -> list[tuple[str, bool]]:
    """The stamps that stand in a publication line, each with whether it is an update's."""
    found: list[tuple[str, bool]] = []
    done = 0
    update = False
    for match in compiled(_WORD_START).finditer(line):
        at = match.start()
        if at < done:
            continue
        end = stamps.leading(line, at)
        if end == at or not compiled(_TIMED).search(line, at, end):
            continue
        between = line[done:at]
        update = bool(compiled(_UPDATE).search(between)) or (update and not found)
        found.append((line[at:end].strip(), update))
        done = end
    return found


def of_lead(story: UndatedStory, reference: datetime, rounding: stamps.Rounding, option: Published | None) -> Published:
    """When the lead was published: the option, then the format's own fields, then the page's words."""
    return (
        option
        or said(story.published, reference, "metadata")
        or from_lines(story.publication_lines, reference, rounding, updates=False)
        or from_stamp(story, reference, rounding)
        or from_lines(story.publication_lines, reference, rounding, updates=True)
        or said(story.modified, reference, "metadata")
        or assumed(reference)
    )


def contradiction(
    story: UndatedStory, reference: datetime, rounding: stamps.Rounding
) -> tuple[Published | None, Published | None]:
    """What the metadata and the page's words say of when the lead was published, where no instant that the words
    allow is within a day of the metadata's; (None, None) where they agree or one says nothing."""
    metadata = said(story.published, reference, "metadata")
    if metadata is None:
        return None, None
    printed = from_lines(story.publication_lines, reference, rounding, updates=False) or from_stamp(
        story, reference, rounding
    )
    if printed is None or printed.earliest is None:
        return None, None
    day = timedelta(days=1)
    apart = metadata.earliest is not None and (
        metadata.earliest - printed.latest > day or printed.earliest - metadata.latest > day
    )
    return (metadata, printed) if apart else (None, None)


def of_teasers(
    stories: Sequence[UndatedStory], reference: datetime, rounding: stamps.Rounding
) -> tuple[list[Published], bool]:
    """When a block's teasers were published, tightened by their order, and whether their stamps run from new to old."""
    told = [
        said(story.published, reference, "metadata")
        or from_lines(story.publication_lines, reference, rounding, updates=False)
        or from_stamp(story, reference, rounding)
        or from_lines(story.publication_lines, reference, rounding, updates=True)
        for story in stories
    ]
    stamped = [at for at, published in enumerate(told) if published is not None and published.origin == "stamp"]
    tight = tighten([published for published in told if published is not None and published.origin == "stamp"])
    if tight is not None:
        for at, published in zip(stamped, tight, strict=True):
            told[at] = published
    return [published or assumed(reference) for published in told], tight is not None


def tighten(listing: Sequence[Published]) -> list[Published] | None:
    """Bounds narrowed by the order from new to old; None where the stamps contradict that order.

    Each latest is at most any above it, each earliest at least any below it, and `time` is kept between the two.
    """
    latest = list(accumulate((published.latest for published in listing), _earlier))
    earliest = list(accumulate((published.earliest for published in reversed(listing)), _later))[::-1]
    # The one above is the newer: it must be possible for it to be no older than any below.
    if any(low is not None and is_later(low, high) for low, high in zip(earliest, latest, strict=True)):
        return None
    if _only_touch(listing):
        return None
    return [
        published._replace(
            earliest=low, latest=high, time=_earlier(_later(published.time, low) or published.time, high)
        )
        for published, low, high in zip(listing, earliest, latest, strict=True)
    ]


def _only_touch(listing: Sequence[Published]) -> bool:
    """Whether some bounds end where some below begin. `2 minuten geleden` above `1 minuut geleden` is out of order, not
    two stories of one instant: tightening would leave the truth of both out."""
    ceiling = None
    for published in listing:
        if published.earliest == published.latest:
            continue  # an instant is a bound of its own
        if ceiling is not None and published.earliest is not None and not is_later(ceiling, published.earliest):
            return True
        ceiling = published.latest if ceiling is None else _earlier(ceiling, published.latest)
    return False


def _earlier(one: datetime, other: datetime) -> datetime:
    return other if is_later(one, other) else one


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    """The later of two, where None is no bound at all."""
    if one is None or other is None:
        return one or other
    return one if is_later(one, other) else other


def _published(bounds: stamps.Bounds | None, origin: PublishedOrigin) -> Published | None:
    return None if bounds is None else Published(bounds.time, bounds.earliest, bounds.latest, bounds.grain, origin)
