"""Is a store what was written? Each column is looked at: by a checksum, or by working out anew what follows.

docs/store.md tells which is which. Nothing is written; what is wrong is told in sentences, a few of each kind.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice

from wirecli.errors import StoreError
from wirecli.store.bands import bands, bucket
from wirecli.store.intervals import intervals
from wirecli.store.schema import PROSE, VERSION, statements
from wirecli.store.sightings import REVISION_WORDS, micros, trace
from wirecli.store.sqlite import (
    SEALED,
    SEALED_INPUTS,
    SEALED_SIGHTINGS,
    explaining,
    places_and_credits,
    prose,
    reading,
    row_seal,
    whole_stories,
)

_MOST = 5
"""Faults of a kind that are told one by one."""

_PIECE = 10_000
"""Rows of an index of words that are compared at a time."""


def check(path: str) -> list[str]:
    """What is wrong with the store, a sentence each; none where it is whole. StoreError where it can't be opened."""
    found: list[str] = []
    with explaining(path), closing(reading(path)) as connection:
        connection.execute("BEGIN")  # one state of it, whatever others record meanwhile
        for look in _LOOKS:
            try:
                told = list(islice(look(connection), _MOST + 1))
            except (sqlite3.DatabaseError, ValueError, TypeError, KeyError, OverflowError) as error:
                told = [str(error)]
            found += told[:_MOST] + ["and more of that kind"] * (len(told) > _MOST)
    return list(dict.fromkeys(found))


def _file(connection: sqlite3.Connection) -> Iterator[str]:
    """SQLite's own look: the pages of the file, the indexes, the types of columns."""
    rows = connection.execute(f"PRAGMA integrity_check({_MOST + 1})").fetchall()
    yield from (str(message) for (message,) in rows if message != "ok")


def _schema(connection: sqlite3.Connection) -> Iterator[str]:
    """What a store of this version has and this one hasn't. What others added to it does no harm."""
    with closing(sqlite3.connect(":memory:")) as made:
        for statement in statements(0, VERSION):
            made.execute(statement)
        expected, there = _shape(made), _shape(connection)
    for kind, name in expected:
        if (kind, name) not in there:
            yield f"the {kind} {name} is missing"
        elif expected[kind, name] != there[kind, name]:
            yield f"the {kind} {name} isn't as it was made"


def _shape(connection: sqlite3.Connection) -> dict[tuple[str, str], object]:
    """The columns of the tables, indexes and views of a database, by kind and name."""
    shape: dict[tuple[str, str], object] = {}
    query = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*'"
    for kind, name, made in connection.execute(query).fetchall():
        if kind == "trigger":
            continue
        about = "index_info" if kind == "index" else "table_info"
        columns = connection.execute(f"SELECT * FROM pragma_{about}(?)", (name,)).fetchall()
        shape[kind, name] = columns if kind == "table" else (columns, made)
    return shape


def _sealed(connection: sqlite3.Connection) -> Iterator[str]:
    """Pages, sites and inputs."""
    for table, query in (*SEALED.items(), ("input", SEALED_INPUTS)):
        for number, sealed, *values in connection.execute(query):
            if row_seal(values) != sealed:
                yield f"what was recorded of {table} {number} is altered"
    for (number,) in connection.execute(
        "SELECT number FROM page WHERE site NOT NULL AND site NOT IN (SELECT number FROM site)"
    ):
        yield f"page {number} has lost its site"


def _sightings(connection: sqlite3.Connection) -> Iterator[str]:
    altered = sum(row_seal(row[3:]) != row[2] for row in connection.execute(SEALED_SIGHTINGS))
    if altered:
        yield f"what was recorded is altered in {altered} of its sightings"
    for table in ("story", "page"):
        query = f"SELECT count(*) FROM sighting WHERE {table} NOT IN (SELECT number FROM {table})"
        (lost,) = connection.execute(query).fetchone()
        if lost:
            yield f"{lost} of its sightings have lost their {table}"


def _stories(connection: sqlite3.Connection) -> Iterator[str]:
    """Each story, and what follows from it alone."""
    times, likes, whole = _Sum(), _Sum(), True
    connection.execute(f"CREATE VIRTUAL TABLE temp.anew USING {PROSE}")
    for number, story in whole_stories(connection):
        if isinstance(story, StoreError):
            yield str(story)
            whole = False
            continue
        query = "SELECT places, credits, trace, words, told, published FROM story WHERE number = ?"
        places, credits, words, count, told, published = connection.execute(query, (number,)).fetchone()
        if (places, credits) != places_and_credits(story) or (words, count) != (trace(story), len(words)):
            yield f"the places, credits or words of story {story.id} aren't what its text says"
        if story.published is None or micros(story.published.time) != published:
            yield f"the time of story {story.id} isn't what its sightings say"
        query = "SELECT count(*) FROM sighting WHERE story = ? AND time = ?"
        if connection.execute(query, (number, told)).fetchone() == (0,):
            yield f"no sighting of story {story.id} is the one by which it was first told"
        connection.execute("INSERT INTO temp.anew (rowid, text) VALUES (?, ?)", (number, prose(story)))
        times.add((*row, number) for row in intervals(story))
        named = bands(words, (places, credits)) if len(words) >= REVISION_WORDS else []
        likes.add((bucket(told), band, number) for band in set(named))
    if whole and times != _Sum(connection.execute("SELECT kind, begin, finish, place, story FROM mention")):
        yield "the index of times isn't what the stories say"
    if whole and likes != _Sum(connection.execute("SELECT bucket, hash, story FROM band")):
        yield "the index of likeness isn't what the stories say"
    if whole:
        yield from _words(connection)


class _Sum:
    """What rows of whole numbers come to, in whatever order they stand."""

    def __init__(self, rows: Iterable[tuple[int, ...]] = ()) -> None:
        self._count = self._sum = 0
        self.add(rows)

    def add(self, rows: Iterable[tuple[int, ...]]) -> None:
        for row in rows:
            self._count += 1
            self._sum += hash(tuple(row))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Sum) and (self._count, self._sum) == (other._count, other._sum)

    __hash__ = None  # type: ignore[assignment]


def _moments(connection: sqlite3.Connection) -> Iterator[str]:
    """The stories that date one another, and the sightings that date them."""
    for query, what in _MOMENTS.items():
        for (number,) in connection.execute(query):
            yield f"{what} of story {number}"


# A row that says no more than how many sightings there were may say one too few: so did older versions, for two
# versions of a story on one page.
_MOMENTS = {
    """SELECT number FROM story WHERE moment <> number
        AND (revises IS NULL OR moment NOT IN (SELECT number FROM story))""": "nothing is left of what dates it",
    """SELECT story.number FROM story JOIN story AS own ON own.number = story.moment
        WHERE story.bounds_seal <> own.bounds_seal OR story.first_story <> own.first_story
            OR story.first_page <> own.first_page OR own.moment <> own.number""": "its versions are dated otherwise",
    """SELECT story.number FROM story JOIN sighting ON sighting.story IN
            (SELECT number FROM story AS own WHERE own.moment = story.moment)
        GROUP BY story.number HAVING sum(1 - late) < sightings""": "sightings are missing",
    """WITH ranked AS (SELECT moment, reference, sha256, row_number()
            OVER (PARTITION BY moment ORDER BY reference, sha256) AS rank
            FROM sighting JOIN story ON story.number = sighting.story JOIN page ON page.number = sighting.page)
        SELECT story.number FROM story
            LEFT JOIN story AS told ON told.number = story.first_story AND told.moment = story.moment
            LEFT JOIN sighting ON sighting.story = told.number AND sighting.page = story.first_page
            LEFT JOIN page ON page.number = sighting.page
            LEFT JOIN ranked ON ranked.moment = story.moment AND rank = 1
        WHERE (page.reference, page.sha256) IS NOT (ranked.reference, ranked.sha256)
    """: "another sighting is the first",
}


def _words(connection: sqlite3.Connection) -> Iterator[str]:
    """The index of words, beside the one that _stories made anew. FTS5's own look writes, so it has a copy."""
    connection.execute(f"CREATE VIRTUAL TABLE temp.kept USING {PROSE}")
    for name in ("data", "idx", "docsize", "config"):
        connection.execute(f"DELETE FROM temp.kept_{name}")
        connection.execute(f"INSERT INTO temp.kept_{name} SELECT * FROM main.prose_{name}")
    try:
        connection.execute("INSERT INTO temp.kept (kept) VALUES ('integrity-check')")
    except sqlite3.DatabaseError:
        yield "the index of words is damaged"
        return
    for table in ("kept", "anew"):
        connection.execute(f"CREATE VIRTUAL TABLE temp.{table}_words USING fts5vocab (temp, {table}, instance)")
    if not all(_alike(connection, query) for query in _OF_WORDS):
        yield "the index of words isn't what the stories say"


_OF_WORDS = (
    "SELECT * FROM temp.{}_words ORDER BY term, doc, offset",
    "SELECT * FROM temp.{}_docsize ORDER BY id",
    "SELECT rtrim(hex(block), '0') FROM temp.{}_data WHERE id = 1",  # how many texts and words there are, if any
)


def _alike(connection: sqlite3.Connection, query: str) -> bool:
    """Whether the index of words that was kept and the one made anew answer a query alike."""
    kept, anew = (connection.execute(query.format(table)) for table in ("kept", "anew"))
    while (rows := kept.fetchmany(_PIECE)) == anew.fetchmany(_PIECE):
        if not rows:
            return True
    return False


def _counts(connection: sqlite3.Connection) -> Iterator[str]:
    (stories,) = connection.execute("SELECT count(*) FROM story").fetchone()
    for (expected,) in connection.execute("SELECT stories FROM tally").fetchall() or [(None,)]:
        if expected is None:
            yield "nothing says how many stories there are to be"
        elif expected != stories:
            yield f"{expected - stories} of its stories are missing"
    for (run,) in connection.execute("SELECT run FROM delivered"):
        if not re.fullmatch("[0-9a-f]{32}", run):
            yield "the name of the last run isn't what was recorded"


_LOOKS: tuple[Callable[[sqlite3.Connection], Iterable[str]], ...] = (
    *(_file, _schema, _sealed, _sightings, _stories, _moments, _counts),
)
