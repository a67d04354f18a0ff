"""`wirecli store check` looks at every column of every table: one altered value of any is told."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest

from tests.samples import ZONE
from tests.store.newsday import PLACES, edits, text
from tests.store.test_store import NOON, listed, page, stamped, story
from wirecli import convert_text
from wirecli.errors import StoreError
from wirecli.store import Filter, recording, sourced, upkeep
from wirecli.store.audit import check
from wirecli.store.rescue import salvage
from wirecli.store.schema import VERSION
from wirecli.store.sqlite import Inputs

UNSEALED = {("delivered", "one"), ("tally", "one")}
"""Columns that hold nothing: a row's only number."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Stories with times, seen on several pages of two sites, some in two versions."""
    path, random = tmp_path_factory.mktemp("whole") / "news.db", Random(8)
    told = [story(text(random), place=random.choice(PLACES)) for _ in range(30)]
    with recording(str(path)) as recorder:
        for number in range(6):
            at = NOON + timedelta(minutes=50 * number)
            shown = [stamped(item, at, hours=number + 1) for item in told[: 10 + 4 * number]]
            recorder.record(page(at, *shown, name=f"site{number % 2}/crawl.txt"))
        recorder.record(
            convert_text("GOES (ANP) - De haven is van 1922 en werd op 3 mei 1935 verbouwd.", reference=NOON)
        )
        for number in range(3):
            at = NOON + timedelta(hours=1, minutes=number)
            words = (
                f"GENT (BELGA) - Zaterdag {number} en op 3 maart 2026 om 10.00 uur opent de nieuwe haven aan de Leie."
            )
            recorder.record(convert_text(words, reference=at))
        edited = [story(words, place="Gent") for words in edits(told[0].blocks[0].text, random).values()]
        recorder.record(page(at + timedelta(hours=8), *(stamped(item, at, hours=2) for item in edited)))
        long = " ".join(
            random.randbytes(4).hex() for _ in range(2000)
        )  # its words fill more than a page of their index
        recorder.record(page(at + timedelta(hours=9), story(long, place="Goes")))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        Inputs(connection, "a run").keep((f"input {number}", "said") for number in range(3))
        connection.execute("INSERT INTO delivered VALUES (1, ?)", ("0" * 32,))
        connection.execute("PRAGMA journal_mode = DELETE")
    return path


def _columns(path: Path) -> Iterator[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for (table,) in tables:
            if table != "prose" and not table.startswith("sqlite_"):
                for row in connection.execute(f"PRAGMA table_info({table})").fetchall():
                    yield table, row[1]


def test_a_whole_store_is_whole(whole: Path) -> None:
    assert check(str(whole)) == []


def test_every_column_is_looked_at(whole: Path, tmp_path: Path) -> None:
    columns = [column for column in _columns(whole) if column not in UNSEALED]
    assert len(columns) > 50
    missed = [
        (table, name) for table, name in columns for place in range(3) if not _told(whole, tmp_path, table, name, place)
    ]
    assert missed == []


def _told(whole: Path, folder: Path, table: str, column: str, place: int) -> bool:
    """Whether the check tells of one altered value: of the first row, one in the middle, the last."""
    path = folder / "altered.db"
    path.write_bytes(whole.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        used = "WHERE term <> x''" if table == "prose_idx" else ""  # the first page of a segment is found without it
        rows = connection.execute(f"SELECT {column} FROM {table} {used}").fetchall()
        if not rows:
            return False
        (old,) = rows[(0, len(rows) // 2, len(rows) - 1)[place]]
        new = _other(old)
        where = f"{used} AND {column} IS ?" if used else f"WHERE {column} IS ?"
        try:
            keys = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5]]
            key = connection.execute(f"SELECT {', '.join(keys)} FROM {table} {where} LIMIT 1", (old,)).fetchone()
            exactly = " AND ".join(f"{name} IS ?" for name in keys)
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE {exactly}", (new, *key))
        except sqlite3.IntegrityError:
            return True  # the schema itself refuses it
    return bool(check(str(path)))


def _other(value: object) -> object:
    match value:
        case int():
            return value + 1
        case str():
            return value[:-1] + ("x" if value[-1:] != "x" else "y")
        case bytes():
            return bytes([(value or b"\0")[0] ^ 1]) + value[1:]
        case None:
            return 1
    raise TypeError(value)


TABLES = ("page", "story", "sighting", "site", "mention", "band", "tally", "delivered", "prose")
SQL = (
    *(f"DROP TABLE {table}" for table in TABLES),
    *(f"DELETE FROM {table} WHERE rowid % 2" for table in ("page", "story", "site")),
    *(f"DELETE FROM {table}" for table in ("page", "story", "sighting", "site", "mention", "band", "tally")),
    "DELETE FROM sighting WHERE page > 3",
    "INSERT INTO prose (prose) VALUES ('delete-all')",
    "INSERT INTO prose (rowid, text) VALUES (1, 'brug')",
    "INSERT INTO band VALUES (1, 2, 3)",
    "INSERT INTO mention VALUES (1, 2, 3, 4, 5)",
    "INSERT INTO sighting SELECT story + 99, page, time, earliest, latest, grain, origin, stamp, 0, seal FROM sighting",
    *(f"DROP INDEX {index}" for index in ("story_by_moment", "story_by_time")),
    *(f"DROP VIEW {view}" for view in ("stories", "pages", "sightings", "mentions")),
    *(f"PRAGMA user_version = {version}" for version in (0, 1, VERSION - 1, VERSION + 1, -1)),
    *("PRAGMA application_id = 0", "PRAGMA application_id = 5"),
    *("ALTER TABLE story RENAME COLUMN places TO plaatsen", "ALTER TABLE story RENAME TO verhaal"),
    *("ALTER TABLE sighting DROP COLUMN stamp", "ALTER TABLE page RENAME COLUMN sha256 TO hash"),
    "UPDATE story SET moment = 1",
    "UPDATE story SET body = '{}'",
    "UPDATE story SET body = x'00'",
    "UPDATE story SET first_page = 999",
    "UPDATE story SET number = number + 1000000000",
)


@pytest.mark.parametrize("statement", SQL)
def test_what_sql_does_to_a_store_is_told(whole: Path, tmp_path: Path, statement: str) -> None:
    expected = {told.id: told for told in listed(str(whole))}
    path, new = tmp_path / "news.db", tmp_path / "new.db"
    path.write_bytes(whole.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        try:
            connection.execute(statement)
        except sqlite3.Error:
            return  # the schema refuses it
    found, said = _tried(lambda: check(str(path)))
    assert found or said
    for chosen in (Filter(), Filter(since=NOON), Filter(grain="century"), Filter(search="de"), Filter(place="Gent")):
        with contextlib.suppress(StoreError):
            assert {told.id for told, _ in sourced(str(path), chosen, ZONE)} <= expected.keys()
    saved, said = _tried(lambda: salvage(str(path), str(new)))
    assert (saved is None) == (said != "") == (not new.exists())
    if saved is not None:
        assert check(str(new)) == []
        left = {told.id: told for told in listed(str(new))}
        assert len(left) == saved.stories <= saved.of
        assert all(told.blocks == expected[key].blocks for key, told in left.items())
        with recording(str(new)) as recorder:
            recorder.record(
                page(NOON + timedelta(days=1), story("Iets nieuws dat nog niemand had gezegd", place="Goes"))
            )
        assert check(str(new)) == []
    for what in (upkeep.stats, upkeep.upgrade, lambda name: upkeep.prune(name, NOON + timedelta(hours=2))):
        with contextlib.suppress(StoreError):
            what(str(path))


T = TypeVar("T")


def _tried(look: Callable[[], T]) -> tuple[T | None, str]:
    """What it gives, or what to do about the error that it raises."""
    try:
        return look(), ""
    except StoreError as error:
        return None, error.hint


@pytest.mark.parametrize("begin", [b"\0\1\2", b"garbage!", bytes(40), b"SQLite format 3\0" + bytes(84)])
def test_a_store_with_a_damaged_header_is_saved(whole: Path, tmp_path: Path, begin: bytes) -> None:
    path, new = tmp_path / "news.db", tmp_path / "new.db"
    path.write_bytes(begin + whole.read_bytes()[len(begin) :])
    for look in (check, listed, upkeep.stats, upkeep.upgrade):
        with pytest.raises(StoreError, match="the store is damaged: its header") as raised:
            look(str(path))
        assert "salvage" in raised.value.hint
    assert salvage(str(path), str(new)) == (len(listed(str(whole))),) * 2
    assert check(str(new)) == []
    assert listed(str(new)) == listed(str(whole))


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: None, "no such store"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_text("De brug is open."), "not a store, nor any database"),
        (lambda path: sqlite3.connect(path).execute("CREATE TABLE book (title)").close(), "of another program"),
    ],
)
def test_what_is_no_store_is_named(tmp_path: Path, made: Callable[[Path], object], said: str) -> None:
    path, new = tmp_path / "news.db", tmp_path / "new.db"
    made(path)
    looks: list[Callable[[str], object]] = [
        check,
        listed,
        upkeep.stats,
        lambda name: salvage(name, str(new)),
        lambda name: upkeep.prune(name, NOON),
    ]
    for look in looks:
        with pytest.raises(StoreError, match=said) as raised:
            look(str(path))
        assert raised.value.hint
    assert not new.exists()
