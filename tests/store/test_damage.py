"""Damaged stores: none is listed with altered or missing stories as if it were whole, and none ends in a traceback."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from tests.samples import ZONE
from tests.store.newsday import PLACES, text
from tests.store.test_store import NOON, TEXT, listed, page, stamped, story
from wirecli.errors import StoreError
from wirecli.store import Filter, recording, sourced, upkeep
from wirecli.store.audit import check
from wirecli.store.rescue import salvage

DAMAGED = int(os.environ.get("WIRECLI_DAMAGED", "50"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path, random = tmp_path_factory.mktemp("whole") / "news.db", Random(8)
    with recording(str(path)) as recorder:
        for number in range(20):
            at = NOON + timedelta(hours=number)
            told = [story(text(random), place=random.choice(PLACES)) for _ in range(8)]
            recorder.record(page(at, *(stamped(item, at, hours=1) for item in told)))
    return path


@pytest.mark.parametrize("seed", range(DAMAGED))
def test_a_damaged_store_is_never_listed_as_whole(whole: Path, tmp_path: Path, seed: int) -> None:
    expected = {told.id: told for told in listed(str(whole))}
    path, new = tmp_path / "news.db", tmp_path / "new.db"
    path.write_bytes(_damaged(whole.read_bytes(), Random(seed)))
    for chosen in (Filter(), Filter(since=NOON + timedelta(hours=5)), Filter(grain="century"), Filter(search="de")):
        among = {told.id for told, _ in sourced(str(whole), chosen, ZONE)}
        try:
            found = {told.id: told for told, _ in sourced(str(path), chosen, ZONE)}
        except StoreError as error:
            said = str(error), error.hint
        else:
            said = str(path), "whole"
            assert found == {key: expected[key] for key in among}
        assert said[0].startswith(str(path))
        assert said[1]
    with contextlib.suppress(StoreError), recording(str(path)) as recorder:
        recorder.record(page(NOON, story("Iets nieuws dat nog niemand had gezegd", place="Goes")))
    try:
        saved = salvage(str(path), str(new))
    except StoreError:
        return
    left = {told.id: told for told in listed(str(new))}
    assert len(left) == saved.stories <= saved.of or not left
    assert all(
        told._replace(published=None) == expected[key]._replace(published=None)
        for key, told in left.items()
        if told.blocks[0].text != "Iets nieuws dat nog niemand had gezegd"
    )


def _damaged(data: bytes, random: Random) -> bytes:
    """Flipped bits, a page of zeros or noise, a page in another's place, a tail cut off."""
    size, broken = 4096, bytearray(data)
    pages = len(data) // size
    one, other = (random.randrange(1, pages) * size for _ in range(2))
    match random.randrange(5):
        case 0:
            for _ in range(random.choice((1, 10, 100))):
                broken[random.randrange(100, len(data))] ^= 1 << random.randrange(8)
        case 1:
            broken[one : one + size] = bytes(size)
        case 2:
            broken[one : one + size] = random.randbytes(size)
        case 3:
            broken[one : one + size] = data[other : other + size]
        case _:
            del broken[random.randrange(size, len(data)) :]
    return bytes(broken)


def test_what_is_whole_is_saved(whole: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    assert check(str(whole)) == []
    assert salvage(str(whole), str(new)) == (160, 160)
    assert listed(str(new)) == listed(str(whole))
    assert listed(str(new), Filter(search="brug")) == listed(str(whole), Filter(search="brug"))


def test_an_altered_text_is_seen_and_left_behind(whole: Path, tmp_path: Path) -> None:
    path, new = tmp_path / "news.db", tmp_path / "new.db"
    data = whole.read_bytes()
    place = data.index(b"Er raakten")
    path.write_bytes(data[:place] + b"Er stierven"[:10] + data[place + 10 :])
    with pytest.raises(StoreError, match="isn't what was recorded") as raised:
        listed(str(path))
    assert "salvage" in raised.value.hint
    assert check(str(path))
    assert salvage(str(path), str(new)) == (159, 160)


@pytest.mark.parametrize("column", ["time = time + 1", "origin = 'text'", "grain = 'day'", "latest = latest - 1"])
def test_an_altered_sighting_is_seen_and_left_behind(whole: Path, tmp_path: Path, column: str) -> None:
    path, new = tmp_path / "news.db", tmp_path / "new.db"
    path.write_bytes(whole.read_bytes())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE sighting SET {column} WHERE story = 7")
    with pytest.raises(StoreError, match="isn't what was recorded"):
        listed(str(path))
    assert "what was recorded is altered in 1 of its sightings" in check(str(path))
    assert salvage(str(path), str(new)) == (159, 160)
    assert check(str(new)) == []


def test_old_stories_are_pruned(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(whole.read_bytes())
    since = NOON + timedelta(hours=10)
    kept = listed(str(path), Filter(since=since))
    assert upkeep.prune(str(path), since) == 160 - len(kept) > 0
    assert listed(str(path)) == kept
    assert check(str(path)) == []
    assert upkeep.stats(str(path))["stories"] == len(kept)
    assert len(listed(str(path), Filter(search="de"))) == len(kept)


@pytest.mark.parametrize("turned", [False, True])
def test_two_versions_on_one_page_are_two_sightings_of_one_moment(tmp_path: Path, turned: bool) -> None:
    path = str(tmp_path / "news.db")
    one, other = story(TEXT), story(TEXT + " en de kade weer droog was")
    later = NOON + timedelta(minutes=30)
    both = [stamped(told, later, hours=2) for told in (other, one)]
    with recording(path) as recorder:
        recorder.record(page(NOON, stamped(one, NOON, hours=1)))
        recorder.record(page(later, *(both[::-1] if turned else both), name="later.txt"))
    shown = {told.id: (told.published, source.name) for told, source in sourced(path, Filter(), ZONE)}
    assert shown[one.id][0] == shown[other.id][0] or turned
    assert shown[one.id][0].sightings == (2 if turned else 3)  # type: ignore[union-attr]
    assert (shown[one.id][1], shown[other.id][1]) == ("crawl.txt", "later.txt")
    assert check(path) == []


def test_a_schema_with_a_name_that_is_no_text(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    broken = whole.read_bytes().replace(b"prose_docsize", b"prose_doc\xccize")
    path.write_bytes(broken.replace(b"CREATE TABLE 'prose_doc", b"CREATE STOLE 'prose_doc"))
    with pytest.raises(StoreError, match="damaged"):
        listed(str(path))


@pytest.mark.parametrize(
    "statement", ["DELETE FROM prose_data WHERE id > 10", "UPDATE prose_data SET block = x'00' WHERE id = 10"]
)
def test_a_search_of_a_damaged_index_does_not_find_nothing(whole: Path, tmp_path: Path, statement: str) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(whole.read_bytes())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
    with pytest.raises(StoreError, match="is damaged"):
        listed(str(path), Filter(search="de"))
