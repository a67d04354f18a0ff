"""Upkeep of a store: is it whole, what can be saved of it, what does it hold, what is to go."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC
from pathlib import Path
from typing import Any

from wirecli.base.jsonbytes import loads
from wirecli.errors import StoreError, UsageError
from wirecli.model import Instant, Story
from wirecli.records import NamedTuple
from wirecli.store.bands import bands
from wirecli.store.schema import VERSION
from wirecli.store.seals import seal
from wirecli.store.sightings import REVISION_WORDS, at, micros
from wirecli.store.sqlite import (
    SEALED_SIGHTINGS,
    WAIT,
    Filter,
    Inputs,
    connected,
    explaining,
    index,
    migrate,
    prose,
    reading,
    sighting_seal,
    sourced,
)


class Saved(NamedTuple):
    """What a salvage found: stories that are whole, and those that there were."""

    stories: int
    of: int


def check(path: str) -> list[str]:
    """What is wrong with the store, a sentence each; none where it is whole. StoreError where it can't be opened."""
    with explaining(path), closing(reading(path)) as connection:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
        with suppress(sqlite3.DatabaseError):  # it has been told
            altered = sum(sighting_seal(row[3:]) != row[2] for row in connection.execute(SEALED_SIGHTINGS))
            found += [f"what was recorded is altered in {altered} of its sightings"] * bool(altered)
    try:
        for _ in sourced(path, Filter(), UTC):
            pass
    except StoreError as error:
        found.append(str(error).removeprefix(f"{path}: the store is damaged: "))
    return list(dict.fromkeys(found))


def salvage(path: str, new: str) -> Saved:
    """Copies what is whole of a store into a new one; a story whose checksum doesn't fit is left behind."""
    if Path(new).exists():
        raise UsageError(f"{new}: is there already", "name a file that isn't")
    if not Path(path).is_file():
        raise StoreError(f"{path}: no such store", "`wirecli convert --store` makes one.")
    with explaining(new), connected(new, WAIT) as target, closing(_raw(path)) as source:
        migrate(target, new)
        top = _top(source, path)
        for table, key in (("site", "number"), ("page", "number"), ("sighting", "story")):
            for row in _rows(source, f"SELECT * FROM {table} WHERE {key} = ?", top):
                _keep(target, table, row)
        _drop_altered(target)
        stories = sum(_keep_story(target, row) for row in _rows(source, "SELECT * FROM story WHERE number = ?", top))
        target.execute("UPDATE tally SET stories = (SELECT count(*) FROM story)")
        target.execute("COMMIT")
    of = max(_one(source_count, path) for source_count in ("tally", "story")) or stories
    if not stories and (of or not _is_whole(path)):
        Path(new).unlink()
        raise StoreError(f"{path}: nothing of the store could be saved", "take a copy of it, if there is one")
    return Saved(stories, of)


def _is_whole(path: str) -> bool:
    try:
        return not check(path)
    except StoreError:  # so far gone that it can't be opened
        return False


def stats(path: str) -> dict[str, Any]:
    """What a store holds: counts, the first and last time of publication, its bytes and its schema's version."""
    with explaining(path), closing(reading(path)) as connection:
        counts = {
            f"{table}s": connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("page", "story", "sighting", "mention", "site")
        }
        counts["stories"] = counts.pop("storys")
        ends = connection.execute("SELECT min(published), max(published) FROM story").fetchone()
    first, last = (None if moment is None else at(moment, UTC).isoformat() for moment in ends)
    return {"version": VERSION, "bytes": Path(path).stat().st_size, **counts, "first": first, "last": last}


def prune(path: str, before: Instant) -> int:
    """Removes the stories published before a time, and the pages that showed no other; how many stories went."""
    with explaining(path), closing(reading(path)):
        pass  # there is a store, of this version
    with explaining(path), connected(path, WAIT) as connection:
        gone = connection.execute("SELECT number, body FROM story WHERE published < ?", (micros(before),)).fetchall()
        for number, body in gone:
            text = prose(Story.from_dict(loads(body), UTC))
            connection.execute("INSERT INTO prose (prose, rowid, text) VALUES ('delete', ?, ?)", (number, text))
            connection.execute("DELETE FROM sighting WHERE story = ?", (number,))
            connection.execute("DELETE FROM story WHERE number = ?", (number,))
        for table in ("mention", "band"):
            connection.execute(f"DELETE FROM {table} WHERE story NOT IN (SELECT number FROM story)")
        Inputs(connection).forget()  # what is gone would be new
        connection.execute("DELETE FROM page WHERE number NOT IN (SELECT page FROM sighting)")
        connection.execute("UPDATE tally SET stories = (SELECT count(*) FROM story)")
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    return len(gone)


def upgrade(path: str) -> None:
    """Brings a store up to this version's schema."""
    if not Path(path).is_file():
        raise StoreError(f"{path}: no such store", "`wirecli convert --store` makes one.")
    with explaining(path), connected(path, WAIT) as connection:
        migrate(connection, path)
        connection.execute("COMMIT")


def _raw(path: str) -> sqlite3.Connection:
    """The damaged store, read as far as it goes."""
    connection = sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    return connection


def _top(source: sqlite3.Connection, path: str) -> int:
    """The highest number of a story or page that the store can have."""
    tops = [0]
    for query in (
        *("SELECT max(number) FROM story", "SELECT max(number) FROM page", "SELECT max(story) FROM sighting"),
        *("SELECT stories FROM tally", "SELECT max(page) FROM sighting"),
    ):
        try:
            tops.append(int(source.execute(query).fetchone()[0] or 0))
        except (sqlite3.Error, TypeError, ValueError):  # that table is what is damaged: the others tell
            continue
    return min(max(tops), Path(path).stat().st_size // 32)  # no row is shorter: a damaged number can be any


def _rows(source: sqlite3.Connection, query: str, top: int) -> Iterator[sqlite3.Row]:
    """The rows of the numbers up to `top` that can be read."""
    for number in range(1, top + 1):
        try:
            yield from source.execute(query, (number,)).fetchall()
        except sqlite3.Error:  # this one lies where the damage is
            continue


def _keep(target: sqlite3.Connection, table: str, row: sqlite3.Row) -> bool:
    """Inserts a row; False where it is none that the schema takes."""
    columns = row.keys()
    try:
        target.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", tuple(row)
        )
    except (sqlite3.Error, UnicodeError):
        return False
    return True


def _drop_altered(target: sqlite3.Connection) -> None:
    """Leaves behind the sightings whose checksum doesn't fit, or whose page is lost."""
    rows = target.execute(SEALED_SIGHTINGS).fetchall()
    altered = [(story, page) for story, page, sealed, *values in rows if sighting_seal(values) != sealed]
    target.executemany("DELETE FROM sighting WHERE story = ? AND page = ?", altered)
    target.execute("DELETE FROM sighting WHERE page NOT IN (SELECT number FROM page)")


def _keep_story(target: sqlite3.Connection, row: sqlite3.Row) -> bool:
    """Inserts a story and what follows from it, where it is what was recorded and a page of it is left."""
    bounds = [row[name] for name in ("sightings", "earliest", "latest", "grain", "dated", "last_seen", "ages")]
    if seal((row["id"], row["revises"], row["body"])) != row["seal"] or seal(bounds) != row["bounds_seal"]:
        return False
    shown = "SELECT 1 FROM sighting JOIN page ON page.number = page WHERE story = ? AND page = ?"
    if target.execute(shown, (row["first_story"], row["first_page"])).fetchone() is None or not _keep(
        target, "story", row
    ):
        return False
    story = Story.from_dict(loads(row["body"]), UTC)
    named = bands(row["trace"], (row["places"], row["credits"])) if len(row["trace"]) >= REVISION_WORDS else []
    index(target, row["number"], story, (row["told"], named))
    target.execute("INSERT INTO prose (rowid, text) VALUES (?, ?)", (row["number"], prose(story)))
    return True


def _one(table: str, path: str) -> int:
    query = "SELECT stories FROM tally" if table == "tally" else "SELECT count(*) FROM story"
    try:
        with closing(_raw(path)) as source:
            return int(source.execute(query).fetchone()[0])
    except (sqlite3.Error, TypeError, ValueError):
        return 0
