"""What a page leaves in doubt, as warnings: what was assumed or left undone, and what the user can do about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from wirecli.base.clock import elapsed, is_later
from wirecli.base.dutch import WEEKDAYS
from wirecli.model import Instant, Mention, Page, PageWarning
from wirecli.notices import notice
from wirecli.plain import iso
from wirecli.stamps import dating
from wirecli.stamps.telling import Telling
from wirecli.undated import Document, UndatedBlock, UndatedStory

_YOUNG_HOURS = 12  # a teaser no older than this speaks of its own day
_SPANS = ("sinds", "sedert", "vanaf", "tot", "tot en met")
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})", re.I)
# An export's metadata are what it prints, in any language: there is nothing that they could contradict.
_EXPORTS = frozenset({"nexis", "gopress"})
_XML = frozenset({"newsml-1", "newsml-g2", "nitf", "rss", "atom"})
# Formats whose times have an offset by their standards. A telegram's are local by custom, and mail has a reader's own.
_OFFSET_EXPECTED = _XML | {"ninjs", "jsonfeed"}


def of(
    document: Document, page: Page, telling: Telling, unordered: Sequence[UndatedBlock], *, asked: bool
) -> tuple[PageWarning, ...]:
    """The warnings of a page made of `document`, one of a kind.

    `unordered` are the blocks whose stamps don't run from new to old; `asked` says that the lead's time was given.
    """
    undated = document.page
    read = page.reference
    found = [notice(code) for code in document.notices]
    if read.origin == "mtime":
        found += _changed(dating.outdated(undated.stories(), read.time, telling), read.time)
    if undated.article is not None and not asked and document.format not in _EXPORTS:
        found += _conflict(undated.article, read.time, telling)
    found += _naive(document)
    found += _held(page)
    misfits = [block for block in undated.related if block.misfit]
    found += [doubt for doubt in _assumptions(page, misfits, unordered) if doubt.code not in document.notices]
    return tuple(found)


def _conflict(lead: UndatedStory, reference: Instant, telling: Telling) -> Iterator[PageWarning]:
    """A warning where the metadata date the lead more than a day off what its page prints."""
    metadata, printed = dating.contradiction(lead, reference, telling)
    if metadata is not None and printed is not None:
        yield notice("published-conflict", metadata=metadata.time.date(), printed=printed.time.date())


def _changed(outdated: Sequence[UndatedStory], reference: Instant) -> Iterator[PageWarning]:
    """A warning where what dates the stories shows that a file was changed after it was read."""
    if outdated:
        first = outdated[0]
        when = reference.date()
        changed = f"The file was changed on {when}, long after '{first.stamp}' of {first.machine_time}"
        yield notice("reference-mtime", changed=changed)


def _naive(document: Document) -> Iterator[PageWarning]:
    """A warning of times that lack the offset which their format expects."""
    if document.format in _OFFSET_EXPECTED:
        naive = sum(map(_is_naive, document.page.stories()))
        if naive:
            yield notice("naive-time", times=f"The times of {_count(naive)} are")


def _is_naive(story: UndatedStory) -> bool:
    told = (story.published, story.modified, story.embargo)
    return any(isinstance(time, datetime) and time.tzinfo is None for time in told)


def _held(page: Page) -> Iterator[PageWarning]:
    """Warnings of stories that may not be published: not yet, or not at all."""
    wires = [story.wire for story in page.stories() if story.wire is not None]
    embargoed = [wire for wire in wires if wire.status == "embargoed"]
    if embargoed:
        ends = {iso(wire.embargo) or "further notice" for wire in embargoed}
        until = ends.pop() if len(ends) == 1 else "several times"
        yield notice("embargoed", stories=_are(len(embargoed)), until=until)
    for status in ("withheld", "canceled"):
        held = sum(wire.status == status for wire in wires)
        if held:
            yield notice("not-usable", stories=_are(held), status=status)


def _count(number: int) -> str:
    return f"{number} stories" if number > 1 else "a story"


def _are(number: int) -> str:
    return f"{number} stories are" if number > 1 else "A story is"


def _assumptions(
    page: Page, misfits: Sequence[UndatedBlock], unordered: Sequence[UndatedBlock]
) -> Iterator[PageWarning]:
    """What was assumed or left undone, one warning of a kind: what was done, and what the user can do."""
    stories = page.stories()
    if not stories:
        yield notice("no-story")
    told = [story.published for story in stories if story.published is not None]
    undated = len([time for time in told if time.origin == "assumed"])
    if undated:
        yield _assumed(page, undated)
    ahead = len([time for time in told if dating.is_ahead(time, page.reference.time)])
    if ahead:
        were = "A story was" if ahead == 1 else f"{ahead} stories were"
        yield notice("published-after-reference", stories=were, reference=page.reference.time.isoformat())
    if misfits:
        yield notice("stamp-count", blocks=_blocks(misfits))
    if unordered:
        yield notice("listing-order", blocks=_blocks(unordered))
    if _contradicts_weekday(page):
        yield notice("reference-weekday", day=page.reference.time.date())
    local = len([mention for story in stories for mention in story.times if _is_local(mention)])
    if local:
        yield notice("local-time", clocks=f"{local} clock time{'s are' if local > 1 else ' is'}")


def _assumed(page: Page, undated: int) -> PageWarning:
    lead = (
        page.article is not None and page.article.published is not None and page.article.published.origin == "assumed"
    )
    code = "published-assumed"
    if lead and undated == 1:
        return notice(code, stories="the lead was", advice="say it with --published")
    if lead:
        stories = f"the lead and {undated - 1} of the teasers were"
        return notice(code, stories=stories, advice="say the lead's time with --published, and check --at")
    teasers = "a teaser was" if undated == 1 else f"{undated} teasers were"
    return notice(code, stories=teasers, advice="check --at, their times hang on it")


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
