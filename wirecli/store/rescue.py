"""What can be saved of a damaged store: stories that are what was recorded, in a new store that is whole."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC
from pathlib import Path
from tempfile import TemporaryDirectory

from wirecli.base.jsonbytes import loads
from wirecli.errors import StoreError, UsageError
from wirecli.model import Story
from wirecli.records import NamedTuple
from wirecli.store.audit import check
from wirecli.store.bands import bands
from wirecli.store.seals import seal
from wirecli.store.sightings import REVISION_WORDS, micros, trace
from wirecli.store.sqlite import (
    APPLICATION_ID,
    BOUNDS,
    SEALED,
    SEALED_SIGHTINGS,
    WAIT,
    connected,
    empty,
    explaining,
    index,
    is_damaged_store,
    migrate,
    places_and_credits,
    prose,
    require_store,
    reseal,
    row_seal,
    whole_stories,
)


class Saved(NamedTuple):
    """What a salvage found: stories that are whole, and those that there were."""

    stories: int
    of: int


def salvage(path: str, new: str) -> Saved:
    """Copies what is whole of a store into a new one; a story whose checksum doesn't fit is left behind."""
    if Path(new).exists():
        raise UsageError(f"{new}: is there already", "name a file that isn't")
    require_store(path)
    if not is_damaged_store(path):
        _require_ours(path)
    with _readable(path, new) as found, explaining(new), connected(new, WAIT) as target, closing(_raw(found)) as source:
        migrate(target, new)
        top = _top(source, found)
        for table, key in (("site", "number"), ("page", "number"), ("sighting", "story")):
            for row in _rows(source, f"SELECT * FROM {table} WHERE {key} = ?", top):
                _keep(target, table, row)
        reseal(target)  # what an older store kept without
        _drop_altered(target)
        stories = sum(_keep_story(target, row) for row in _rows(source, "SELECT * FROM story WHERE number = ?", top))
        _settle(target)
        target.execute("COMMIT")
        of = max(_count(source, "SELECT stories FROM tally"), _count(source, "SELECT count(*) FROM story")) or stories
    if not stories and (of or not _is_whole(path)):
        Path(new).unlink()
        raise StoreError(f"{path}: nothing of the store could be saved", "take a copy of it, if there is one")
    return Saved(stories, of)


def _require_ours(path: str) -> None:
    """StoreError for what is no store, nor was."""
    with explaining(path), closing(_raw(path)) as source:
        try:
            (application,) = source.execute("PRAGMA application_id").fetchone()
            (objects,) = source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
                return  # it has a header, and is damaged
            raise
    if not objects:
        raise empty(path)
    if application != APPLICATION_ID:
        raise StoreError(f"{path}: a database of another program, not a store", "name another file")


def _is_whole(path: str) -> bool:
    try:
        return not check(path)
    except StoreError:  # so far gone that it can't be opened
        return False


@contextmanager
def _readable(path: str, new: str) -> Iterator[str]:
    """The store, or a copy of it with a header that SQLite takes, where the 100 bytes of its own are damaged."""
    if not is_damaged_store(path):
        yield path
        return
    with TemporaryDirectory(dir=Path(new).absolute().parent, prefix=".wirecli-") as folder:
        copy, made = Path(folder, "copy.db"), Path(folder, "made.db")
        shutil.copyfile(path, copy)
        with closing(sqlite3.connect(made, isolation_level=None)) as connection:
            migrate(connection, str(made))
        pages = copy.stat().st_size // _PAGE
        header = bytearray(made.read_bytes()[:_HEADER])
        header[28:32] = pages.to_bytes(4, "big")
        with copy.open("r+b") as file:
            file.write(header)
        yield str(copy)


_HEADER, _PAGE = 100, 4096


def _raw(path: str) -> sqlite3.Connection:
    """The damaged store, read as far as it goes."""
    connection = sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    return connection


def _top(source: sqlite3.Connection, path: str) -> int:
    """The highest number of a story or page that the store can have."""
    queries = (
        *("SELECT max(number) FROM story", "SELECT max(number) FROM page", "SELECT max(story) FROM sighting"),
        *("SELECT stories FROM tally", "SELECT max(page) FROM sighting"),
    )
    top = max(_count(source, query) for query in queries)
    return min(top, Path(path).stat().st_size // 32)  # no row is shorter: a damaged number can be any


def _count(source: sqlite3.Connection, query: str) -> int:
    """The number that a query has, 0 where what it asks is damaged: others tell."""
    try:
        return int(source.execute(query).fetchone()[0] or 0)
    except (sqlite3.Error, TypeError, ValueError):
        return 0


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
    """Leaves behind the sightings whose checksum doesn't fit or whose page is lost, and what can't be proven of pages
    and sites."""
    rows = target.execute(SEALED_SIGHTINGS).fetchall()
    altered = [(story, page) for story, page, sealed, *values in rows if row_seal(values) != sealed]
    target.executemany("DELETE FROM sighting WHERE story = ? AND page = ?", altered)
    target.execute("DELETE FROM sighting WHERE page NOT IN (SELECT number FROM page)")
    for table, query in SEALED.items():
        rows = target.execute(query).fetchall()
        target.executemany(_UNPROVEN[table], ((row[0],) for row in rows if row_seal(row[2:]) != row[1]))
    target.execute("UPDATE page SET site = NULL, seal = 0 WHERE site NOT IN (SELECT number FROM site)")
    reseal(target)


# A page's hash and the time when it was read are proven by the checksums of its sightings.
_UNPROVEN = {
    "page": "UPDATE page SET name = 'lost', url = NULL, publisher = NULL, site = NULL, seal = 0 WHERE number = ?",
    "site": "DELETE FROM site WHERE number = ?",
}


def _keep_story(target: sqlite3.Connection, row: sqlite3.Row) -> bool:
    """Inserts a story, where it is what was recorded and a sighting of it is left, with what follows from its text."""
    said = dict(zip(row.keys(), row, strict=True))
    sealed = said.get("id"), said.get("revises"), said.get("body")
    bounds = [said.get(name) for name in BOUNDS]
    if "seal" in said and (seal(sealed), seal(bounds)) != (said["seal"], said["bounds_seal"]):
        return False
    number = said["number"]
    told = target.execute("SELECT time FROM sighting WHERE story = ? ORDER BY page", (number,)).fetchall()
    try:
        story = Story.from_dict(loads(said["body"]), UTC)
    except (ValueError, TypeError, KeyError, OverflowError):  # of an older version, which had no checksums
        return False
    if not told or not _keep(target, "story", row):
        return False
    first = said["told"] if (said["told"],) in told else told[0][0]
    source, words = places_and_credits(story), trace(story)
    columns = "places = ?, credits = ?, trace = ?, words = ?, told = ?, seal = ?"
    values = (*source, words, len(words), first, seal(sealed))
    target.execute(f"UPDATE story SET {columns} WHERE number = ?", (*values, number))
    index(target, number, story, (first, bands(words, source) if len(words) >= REVISION_WORDS else []))
    target.execute("INSERT INTO prose (rowid, text) VALUES (?, ?)", (number, prose(story)))
    return True


def _settle(target: sqlite3.Connection) -> None:
    """Makes stories rely on nothing that is lost. Their bounds stand: they were true when more sightings were there."""
    for statement in _SETTLING:
        target.execute(statement)
    for number, *bounds in target.execute(f"SELECT number, {', '.join(BOUNDS)} FROM story").fetchall():
        target.execute("UPDATE story SET bounds_seal = ? WHERE number = ?", (seal(bounds), number))
    for number, story in list(whole_stories(target)):
        if not isinstance(story, StoreError) and story.published is not None:
            target.execute("UPDATE story SET published = ? WHERE number = ?", (micros(story.published.time), number))


_SETTLING = (
    "DELETE FROM sighting WHERE story NOT IN (SELECT number FROM story)",
    # A moment whose story is lost, or that was altered, is that of the first story left of it.
    "UPDATE story SET moment = number WHERE revises IS NULL",
    """UPDATE story SET moment = (SELECT min(other.number) FROM story AS other
        WHERE other.moment = story.moment AND other.bounds_seal = story.bounds_seal)""",
    """UPDATE story SET (first_story, first_page) = (SELECT sighting.story, sighting.page
        FROM sighting JOIN story AS told ON told.number = sighting.story JOIN page ON page.number = sighting.page
        WHERE told.moment = story.moment ORDER BY page.reference, page.sha256, sighting.story LIMIT 1)""",
    """UPDATE story SET sightings = min(sightings, (SELECT coalesce(sum(1 - late), 0)
        FROM sighting JOIN story AS told ON told.number = sighting.story WHERE told.moment = story.moment))""",
    "UPDATE tally SET stories = (SELECT count(*) FROM story)",
)
