"""Of a story that speaks of many times, those alone are read that can meet the span that is asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.samples import MENTION
from tests.store.test_store import NOON, page, story
from wirecli.model import Instant
from wirecli.store import Filter, recording
from wirecli.store.sqlite import sourced

DAYS = 20
SPANS = {
    "a day": (5, 6),
    "from a day on": (5, None),
    "until a day": (None, 6),
    "ever": (None, None),
}


@pytest.mark.parametrize(("since", "until"), SPANS.values(), ids=SPANS)
def test_none_is_lost_that_meets(tmp_path: Path, since: int | None, until: int | None) -> None:
    begin = Instant(datetime(2026, 3, 20, tzinfo=UTC))
    days = [Instant(begin + timedelta(days=number)) for number in range(DAYS)]
    times = tuple(MENTION._replace(begin=day, end=Instant(day + timedelta(hours=1))) for day in days)
    path = str(tmp_path / "news.db")
    with recording(path) as recorder:
        recorder.record(page(NOON, story("De veerboot vaart weer.")._replace(times=times)))
    low, high = (None if day is None else days[day] for day in (since, until))
    chosen = Filter(ends_after=low, begins_before=high, grain="month")
    ((whole, _),) = sourced(path, chosen, UTC)
    ((part, _),) = sourced(path, chosen, UTC, meeting=True)

    def meets(begin: datetime | None, end: datetime | None) -> bool:
        assert begin is not None
        assert end is not None
        return (low is None or end > low) and (high is None or begin < high)

    wanted = [time for time in whole.times if meets(time.begin, time.end)]
    assert [time for time in part.times if meets(time.begin, time.end)] == wanted
    assert wanted
    assert len(whole.times) == DAYS
    assert len(part.times) <= len(wanted) + 10
