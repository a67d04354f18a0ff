"""What sightings say together: the fold, its conflicts, and what counts as a revision."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import reduce
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import LEAD, ZONE
from tests.store.newsday import edits, text
from wirecli.model import Block, Dateline, Instant, Micros, Published
from wirecli.store.sightings import (
    REVISION_LIKENESS,
    Sighting,
    added,
    at,
    begun,
    like_sizes,
    likeness,
    micros,
    on_one_page,
    same_moment,
    sighted,
    trace,
)


def minute(count: int) -> Micros:
    return Micros(count * 60_000_000)


def seen(reference: int, earliest: int | None, latest: int, page: bytes = b"") -> Sighting:
    """A sighting in minutes; without a lower bound it is an assumption."""
    return Sighting(
        minute(reference),
        page or str((reference, earliest, latest)).encode(),
        minute(latest),
        None if earliest is None else minute(earliest),
        minute(latest),
        "minute",
        "assumed" if earliest is None else "stamp",
    )


# name, sightings (reference, earliest, latest), then: earliest, latest, origin, count, conflict
FOLDS = [
    ("alone", [(60, 0, 30)], 0, 30, "stamp", 1, False),
    ("narrowed from both sides", [(60, 0, 30), (80, 20, 50)], 20, 30, "sightings", 2, False),
    ("an assumption is an upper bound", [(90, 0, 60), (40, None, 40)], 0, 40, "sightings", 2, False),
    ("assumptions alone stay one", [(90, None, 90), (40, None, 40)], None, 40, "assumed", 2, False),
    ("bounds that touch agree", [(60, 0, 30), (90, 30, 60)], 30, 30, "sightings", 2, False),
    ("the earliest page's word", [(200, 100, 130), (60, 0, 30)], 0, 30, "stamp", 1, True),
    ("seen before it can have been published", [(60, None, 60), (200, 100, 130)], None, 60, "assumed", 1, True),
    ("conflict in the middle", [(60, 0, 30), (70, 20, 50), (80, 40, 60)], 0, 30, "stamp", 1, True),
]


@pytest.mark.parametrize(
    ("sightings", "earliest", "latest", "origin", "count", "conflict"),
    [case[1:] for case in FOLDS],
    ids=[case[0] for case in FOLDS],
)
def test_fold(
    sightings: list[tuple[int, int | None, int]],
    earliest: int | None,
    latest: int,
    origin: str,
    count: int,
    conflict: bool,
) -> None:
    first, *others = (seen(*sighting) for sighting in sightings)
    moment = reduce(added, others, begun(first))
    published = moment.published(UTC)
    epoch = Instant(datetime(1970, 1, 1, tzinfo=UTC))
    assert published.earliest == (None if earliest is None else epoch + timedelta(minutes=earliest))
    assert published.latest == epoch + timedelta(minutes=latest)
    assert (published.origin, published.sightings, moment.conflict) == (origin, count, conflict)
    assert published.earliest is None or published.earliest <= published.time
    assert published.time <= published.latest


SIGHTINGS = st.lists(
    st.tuples(st.integers(0, 50), st.none() | st.integers(0, 50), st.integers(0, 60)).map(
        lambda drawn: seen(drawn[0], drawn[1] and min(drawn[1], drawn[2]), drawn[2])
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda sighting: sighting.page,
)


@given(SIGHTINGS, st.randoms())
def test_order_makes_no_difference(sightings: list[Sighting], random: Random) -> None:
    shuffled = list(sightings)
    random.shuffle(shuffled)
    assert reduce(added, sightings[1:], begun(sightings[0])) == reduce(added, shuffled[1:], begun(shuffled[0]))


@given(st.integers(0, 10**6), st.lists(st.tuples(st.integers(0, 5000), st.sampled_from((1, 60, 1440))), min_size=1))
def test_bounds_contain_the_truth(truth: int, crawls: list[tuple[int, int]]) -> None:
    """Stamps that a site counts down from one true minute always leave that minute."""
    sightings = []
    for later, unit in crawls:
        age = later // unit * unit
        sightings.append(seen(truth + later, truth + later - age - unit, truth + later - age))
    moment = reduce(added, sightings[1:], begun(sightings[0]))
    assert not moment.conflict
    assert moment.earliest is not None
    assert moment.earliest <= minute(truth) <= moment.latest


def test_narrowed_by_minutes() -> None:
    """`1 uur geleden` at 18:50 and `30 minuten geleden` at 18:01: the example of the store's purpose."""
    later = seen(18 * 60 + 50, 16 * 60 + 50, 17 * 60 + 50)
    earlier = seen(18 * 60 + 1, 17 * 60 + 30, 17 * 60 + 31)
    published = added(begun(later), earlier).published(UTC)
    assert (published.earliest, published.latest) == (at(minute(1050), UTC), at(minute(1051), UTC))
    assert published.time == published.latest
    assert (published.origin, published.sightings, published.grain) == ("sightings", 2, "minute")


def test_twice_on_one_page_is_one_sighting() -> None:
    wide, narrow, none = seen(60, 0, 50, b"p"), seen(60, 20, 30, b"p"), seen(60, None, 60, b"p")
    for copies in ([wide, narrow, none], [none, narrow, wide], [narrow, none, wide]):
        together = on_one_page(copies)
        assert (together.earliest, together.latest, together.origin) == (minute(20), minute(30), "stamp")


def test_a_story_without_a_time_is_not_younger_than_its_page() -> None:
    reference = Instant(datetime(2026, 1, 31, 18, tzinfo=ZONE))
    sighting = sighted(LEAD._replace(published=None), reference, b"")
    assert (sighting.earliest, sighting.latest, sighting.origin) == (None, micros(reference), "assumed")


@given(st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=st.just(ZONE)))
def test_instants_survive(moment: Instant) -> None:
    assert at(micros(moment), ZONE).timestamp() == moment.timestamp()


# The first version was last seen at minute 100; a revision's reference, earliest and latest, then: one moment for both?
MOMENTS = [
    ("the stamp went on counting", (110, 40, 100), True),
    ("stamped anew", (110, 100, 110), False),
    ("may be stamped anew", (110, 50, 101), False),
    ("stands beside the first version", (100, 40, 90), False),
    ("contradicts the first version", (110, 0, 20), False),
    ("not dated", (110, None, 100), False),
]


@pytest.mark.parametrize(("revision", "shared"), [case[1:] for case in MOMENTS], ids=[case[0] for case in MOMENTS])
def test_moment_of_a_revision(revision: tuple[int, int | None, int], shared: bool) -> None:
    first = added(begun(seen(60, 30, 60)), seen(100, 30, 60))
    assert same_moment(first, seen(*revision)) is shared


def test_edits_are_like_and_other_stories_are_not() -> None:
    random = Random(5)
    texts = [text(random, sentences) for sentences in (2, 3, 5) for _ in range(60)]
    traces = [_trace(told) for told in texts]
    for told, traced in zip(texts, traces, strict=True):
        for kind, edited in edits(told, random).items():
            if kind != "moved":
                assert likeness(traced, _trace(edited)) >= REVISION_LIKENESS, (kind, told, edited)
                least, most = like_sizes(len(traced))
                assert least <= len(_trace(edited)) <= most
    pairs = [(random.choice(traces), random.choice(traces)) for _ in range(1000)]
    false = [pair for pair in pairs if pair[0] != pair[1] and likeness(*pair)]
    assert len(false) <= 3  # pairs that share all sentences but one, of a generator that has few


@given(st.text(max_size=30), st.text(max_size=30))
def test_sizes_leave_out_nothing_alike(one: str, other: str) -> None:
    first, second = _trace(one * 5), _trace(other * 5)
    if min(len(first), len(second)) >= 10 and likeness(first, second):
        least, most = like_sizes(len(first))
        assert least <= len(second) <= most


def test_a_trace_is_words_only() -> None:
    dateline = Dateline("GENT (BELGA)", ("Gent",), ("BELGA",))
    story = LEAD._replace(headline="Boot vaart, weer!", blocks=(Block("paragraph", "“Één” boot."),))
    assert len(trace(story)) == 5
    assert trace(story) == trace(story._replace(dateline=dateline, headline="BOOT vaart: weer", stamp="nu"))
    assert trace(story).encode().decode() == trace(story)  # no surrogates, so a database holds it


def _trace(told: str) -> str:
    published = Published(Instant(datetime.now(ZONE)), None, Instant(datetime.now(ZONE)), "minute", "stamp")
    return trace(LEAD._replace(headline=None, published=published, blocks=(Block("paragraph", told),)))
