"""The store: each story once, each sighting of it, in one SQLite file that runs share. The only user of sqlite3.

A run is one transaction: what it records is there for others when its output is complete on disk, and not at all when
the run fails or is killed. Runs on one store wait for each other; readers wait for nobody.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from wirecli.base.jsonbytes import dumps, loads
from wirecli.base.sanitise import valid
from wirecli.errors import StoreError, UsageError
from wirecli.model import Page, Story
from wirecli.notices import notice
from wirecli.store.journal import Journal
from wirecli.store.sightings import (
    REVISION_DAYS,
    REVISION_WORDS,
    Moment,
    Sighting,
    added,
    begun,
    like_sizes,
    likeness,
    micros,
    on_one_page,
    same_moment,
    sighted,
    trace,
)

APPLICATION_ID = 0x57697265
"""`Wire` in ASCII: what SQLite's header says of a file that is a wirecli store."""

WAIT = 3600.0
"""Seconds that a run waits for another before it gives up: the longest run that cron is likely to start."""

_POLL = 0.1
"""Seconds between two tries for the lock: short waits in Python, for SQLite's own can't be interrupted by Ctrl-C."""

_CANDIDATES = 256
"""How many stories a new one is compared with, the nearest in time first, so that one costs at most about a ms."""

# A migration a schema version, each run once; user_version is how many a store has had.
# In `story`, `told` is the time by its first sighting, and `moment` the number of the story whose sightings date this
# one: its own, or the first version's where an edited version kept that one's time. The columns from `sightings` on are
# the fold of all sightings of that moment (sightings.Moment), which follows from the table `sighting`.
_MIGRATIONS = (
    (
        """CREATE TABLE page (
            number INTEGER PRIMARY KEY, sha256 BLOB NOT NULL,
            reference INTEGER NOT NULL, reference_origin TEXT NOT NULL,
            name TEXT NOT NULL, bytes INTEGER NOT NULL, encoding TEXT NOT NULL, media_type TEXT NOT NULL, url TEXT,
            UNIQUE (sha256, reference)
        ) STRICT""",
        """CREATE TABLE story (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, revises TEXT, body TEXT NOT NULL,
            places TEXT NOT NULL, credits TEXT NOT NULL, trace TEXT NOT NULL, words INTEGER NOT NULL,
            told INTEGER NOT NULL, moment INTEGER NOT NULL,
            sightings INTEGER NOT NULL, earliest INTEGER, latest INTEGER NOT NULL, grain TEXT NOT NULL,
            dated INTEGER NOT NULL, first_story INTEGER NOT NULL, first_page INTEGER NOT NULL,
            last_seen INTEGER NOT NULL, published INTEGER NOT NULL
        ) STRICT""",
        """CREATE TABLE sighting (
            story INTEGER NOT NULL REFERENCES story, page INTEGER NOT NULL REFERENCES page,
            time INTEGER NOT NULL, earliest INTEGER, latest INTEGER NOT NULL, grain TEXT NOT NULL, origin TEXT NOT NULL,
            PRIMARY KEY (story, page)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX story_by_source ON story (places, credits, told)",
        "CREATE INDEX story_by_moment ON story (moment)",
        "CREATE INDEX story_by_time ON story (published)",
        # Contentless: the words can be searched, and are stored once, in `body`.
        "CREATE VIRTUAL TABLE prose USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2')",
        # The last run whose output is on disk, for the journal.
        "CREATE TABLE delivered (one INTEGER PRIMARY KEY CHECK (one = 1), run TEXT NOT NULL) STRICT",
    ),
)
VERSION = len(_MIGRATIONS)


class Filter(NamedTuple):
    """Which stories to list. Times are aware: published from `since` on, before `until`.

    `credit` and `place` are compared whole, whatever their case; `search` is words that all have to occur, `"…"` a
    phrase, `word*` a prefix.
    """

    since: datetime | None = None
    until: datetime | None = None
    credit: str | None = None
    place: str | None = None
    search: str | None = None


class Recorded(NamedTuple):
    """A page with the bounds that its store narrowed, and the ids of the stories that the store didn't have."""

    page: Page
    new: frozenset[str]

    def news(self) -> Page | None:
        """The page with its new stories alone, each once, and without furniture; None where it has none."""
        waiting = set(self.new)

        def first(story: Story) -> bool:
            fresh = story.id in waiting
            waiting.discard(story.id)
            return fresh

        article = self.page.article if self.page.article and first(self.page.article) else None
        blocks = (block._replace(stories=tuple(filter(first, block.stories))) for block in self.page.related)
        related = tuple(block for block in blocks if block.stories)
        if article is None and not related:
            return None
        return self.page._replace(article=article, related=related, furniture=())


@contextmanager
def recording(path: str, *, wait: float = WAIT) -> Iterator[Recorder]:
    """A run on the store at `path`, which is made where there is none: all that it records, or nothing.

    Leave the block only when the output is complete on disk: its end makes the records last. An error takes everything
    back, and a run that is killed is taken back by the next. Waits up to `wait` seconds for other runs.
    StoreError names the store.
    """
    with _explained(path), _connected(path, wait) as connection:
        journal = Journal(Path(f"{path}-feed"), lambda run: _lasted(connection, run))
        try:
            _migrate(connection, path)
            journal.recover()
            yield Recorder(connection, journal)
            if journal.run:
                connection.execute("INSERT OR REPLACE INTO delivered VALUES (1, ?)", (journal.run,))
            connection.execute("COMMIT")
        except BaseException:  # Ctrl-C too
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            journal.recover()
            raise
        journal.clear()


class Recorder:
    """What a run does with its store: `record` a page; `journal` watches over the file that it appends to."""

    def __init__(self, connection: sqlite3.Connection, journal: Journal) -> None:
        self._execute = connection.execute
        self.journal = journal
        # The run holds the store's lock, so nobody else hands out numbers.
        self._stories: int = self._execute("SELECT coalesce(max(number), 0) FROM story").fetchone()[0]

    def record(self, page: Page) -> Recorded:
        """Record a page's stories and this sighting of them. The same page again, read at the same time, is no more."""
        number = self._page(page)
        sha = bytes.fromhex(page.source.sha256)
        stories: dict[str, list[Story]] = {}
        for story in page.stories():
            stories.setdefault(story.id, []).append(story)
        known: dict[str, _Known] = {}
        new = set()
        for key, copies in stories.items():
            sighting = on_one_page(sighted(copy, page.reference.time, sha) for copy in copies)
            row = self._execute(_FIND, (key,)).fetchone()
            if row is None:
                new.add(key)
                known[key] = self._add(copies[0], sighting, number)
            else:
                known[key] = self._see(_Known.of(row), sighting, number)
        return Recorded(_retold(page, known), frozenset(new))

    def _page(self, page: Page) -> int:
        """The number of a page, which is the same for the same bytes read at the same time."""
        source, reference = page.source, page.reference
        key = bytes.fromhex(source.sha256), micros(reference.time)
        row = self._execute("SELECT number FROM page WHERE sha256 = ? AND reference = ?", key).fetchone()
        if row is None:
            about = valid(source.name), source.bytes, source.encoding, source.media_type, source.url
            insert = "INSERT INTO page VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number"
            row = self._execute(insert, (*key, reference.origin, *about)).fetchone()
        return int(row[0])

    def _add(self, story: Story, sighting: Sighting, page: int) -> _Known:
        """Record a story that the store doesn't have."""
        self._stories += 1
        known = _Known(self._stories, self._stories, None, begun(sighting))
        words, source = trace(story), _source(story)
        original = self._original(words, source, sighting.time)
        if original:
            known = known._replace(revises=original[0])
            first = _Known.of(self._execute(_FIND, (original[1],)).fetchone())
            if same_moment(first.fold, sighting):
                known = known._replace(moment=first.moment, fold=added(first.fold, sighting))
        fold = known.fold
        values = (
            *(known.number, story.id, known.revises, dumps(story.to_dict()).decode(), *source),
            *(words, len(words), sighting.time, known.moment, fold.count, fold.earliest, fold.latest, fold.grain),
            *(fold.dated, known.number, page, fold.last_seen, fold.time),
        )
        self._execute(f"INSERT INTO story VALUES ({', '.join('?' * len(values))})", values)
        self._execute("INSERT INTO prose (rowid, text) VALUES (?, ?)", (known.number, _prose(story)))
        self._sight(known, sighting, page)
        if known.moment != known.number:
            self._date(known, sighting, page)
        return known

    def _see(self, known: _Known, sighting: Sighting, page: int) -> _Known:
        """Record one sighting more of a story, unless the store has it."""
        if not self._sight(known, sighting, page):
            return known
        seen = known._replace(fold=added(known.fold, sighting))
        self._date(seen, sighting, page)
        return seen

    def _sight(self, known: _Known, sighting: Sighting, page: int) -> bool:
        """Add a sighting to the record; False where it stands there."""
        about = sighting.time, sighting.earliest, sighting.latest, sighting.grain, sighting.origin
        insert = "INSERT INTO sighting VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
        return self._execute(insert, (known.number, page, *about)).rowcount == 1

    def _date(self, known: _Known, sighting: Sighting, page: int) -> None:
        """Write the fold of a moment's sightings to every story that it dates."""
        fold = known.fold
        bounds = fold.count, fold.earliest, fold.latest, fold.grain, fold.dated, fold.last_seen, fold.time
        self._execute(_DATE, (*bounds, known.moment))
        if fold.first is sighting:
            self._execute(_FIRST, (known.number, page, known.moment))

    def _original(self, words: str, source: tuple[str, str], told: int) -> tuple[str, str] | None:
        """The ids of the first version of a story, and of the version that is most like it; None where it is new."""
        if len(words) < REVISION_WORDS:
            return None
        least, most = like_sizes(len(words))
        days = REVISION_DAYS * 86_400_000_000
        parameters = (*source, told - days, told + days, least, most, told)
        best, found = 0.0, None
        for first, key, other in self._execute(_LIKE, parameters):
            alike = likeness(words, other)
            if alike > best:
                best, found = alike, (first, key)
        return found


class _Known(NamedTuple):
    """A story's row: its number, that of the moment that dates it, the story it revises, the fold of its sightings."""

    number: int
    moment: int
    revises: str | None
    fold: Moment

    @classmethod
    def of(cls, row: tuple[Any, ...]) -> _Known:
        """The row that _FIND finds."""
        number, moment, revises, count, earliest, latest, grain, dated, last_seen, *first = row
        return cls(
            number, moment, revises, Moment(count, earliest, latest, grain, bool(dated), Sighting(*first), last_seen)
        )


_FOLD = """story.number, moment, revises, sightings, story.earliest, story.latest, story.grain, dated, last_seen,
    reference, sha256, sighting.time, sighting.earliest, sighting.latest, sighting.grain, sighting.origin"""
_JOINED = """story JOIN sighting ON sighting.story = first_story AND sighting.page = first_page
    JOIN page ON page.number = first_page"""
_FIND = f"SELECT {_FOLD} FROM {_JOINED} WHERE story.id = ?"
_DATE = """UPDATE story SET sightings = ?, earliest = ?, latest = ?, grain = ?, dated = ?, last_seen = ?, published = ?
    WHERE moment = ?"""
_FIRST = "UPDATE story SET first_story = ?, first_page = ? WHERE moment = ?"
_LIKE = f"""SELECT coalesce(revises, id), id, trace FROM story
    WHERE places = ? AND credits = ? AND told BETWEEN ? AND ? AND words BETWEEN ? AND ?
    ORDER BY abs(told - ?), number LIMIT {_CANDIDATES}"""


def stories(path: str, chosen: Filter, zone: tzinfo) -> Iterator[Story]:
    """The stories of the store at `path` that `chosen` names, newest first, with narrowed bounds in `zone`.

    StoreError where there is no such store, UsageError where there is nothing to search for.
    """
    where, parameters = _where(chosen)
    query = f"SELECT body, {_FOLD} FROM {_JOINED} {where} ORDER BY published DESC, story.number DESC"
    with _explained(path), closing(_opened(path)) as connection:
        for body, *row in connection.execute(query, parameters):
            known = _Known.of(tuple(row))
            story = Story.from_dict(loads(body), zone)
            yield story._replace(published=known.fold.published(zone), revises=known.revises)


def _where(chosen: Filter) -> tuple[str, list[str | int]]:
    conditions: list[str] = []
    parameters: list[str | int] = []

    def add(condition: str, parameter: str | int) -> None:
        conditions.append(condition)
        parameters.append(parameter)

    if chosen.since:
        add("published >= ?", micros(chosen.since))
    if chosen.until:
        add("published < ?", micros(chosen.until))
    if chosen.place is not None:
        add("instr(places, ?)", _listed([chosen.place]))
    if chosen.credit is not None:
        add("instr(credits, ?)", _listed([chosen.credit]))
    if chosen.search is not None:
        add("story.number IN (SELECT rowid FROM prose WHERE prose MATCH ?)", _matching(chosen.search))
    return "WHERE " + " AND ".join(conditions) if conditions else "", parameters


def _matching(search: str) -> str:
    """What a user searches for as a query of FTS5, in which nothing but the quotes and the star means anything."""
    terms = (phrase or word for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', valid(search).replace("\0", " ")))
    quoted = [f'"{term.rstrip("*")}"' + "*" * term.endswith("*") for term in terms if re.search(r"\w", term)]
    if not quoted:
        raise UsageError(f"nothing to search for in {search!r}", "give one word or more")
    return " AND ".join(quoted)


def _source(story: Story) -> tuple[str, str]:
    """A story's places and credits, as they are stored, compared and searched."""
    dateline = story.dateline
    return (_listed(dateline.places), _listed(dateline.credits)) if dateline else ("", "")


def _listed(names: Iterable[str]) -> str:
    joined = ";".join(valid(name).casefold() for name in names)
    return f";{joined};" if joined else ""


def _prose(story: Story) -> str:
    dateline = story.dateline.text if story.dateline else ""
    return "\n".join((story.headline or "", dateline, *(block.text for block in story.blocks)))


def _retold(page: Page, known: dict[str, _Known]) -> Page:
    """The page with what its store knows of its stories."""
    zone = page.reference.time.tzinfo
    assert zone is not None

    def retold(story: Story) -> Story:
        about = known[story.id]
        return story._replace(published=about.fold.published(zone), revises=about.revises)

    conflicts = tuple(notice("sightings-conflict", story=key) for key, about in known.items() if about.fold.conflict)
    return page._replace(
        article=retold(page.article) if page.article else None,
        related=tuple(block._replace(stories=tuple(map(retold, block.stories))) for block in page.related),
        warnings=page.warnings + conflicts,
    )


@contextmanager
def _connected(path: str, wait: float) -> Iterator[sqlite3.Connection]:
    """A connection that holds the store's lock, in an open transaction."""
    if Path(path).is_dir():
        raise StoreError(f"{path}: is a folder, not a store", "name a file")
    with closing(sqlite3.connect(path, timeout=_POLL, isolation_level=None)) as connection:
        deadline = time.monotonic() + wait

        def patiently(step: Callable[[], object]) -> None:
            while True:
                try:
                    step()
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode & 0xFF not in _BUSY or time.monotonic() > deadline:
                        raise
                    time.sleep(_POLL / 10)
                else:
                    return

        # What is no store must be known before anything writes to it; one that another run is making is busy.
        patiently(lambda: _version(connection, path))
        patiently(lambda: connection.execute("PRAGMA journal_mode = WAL"))
        connection.execute("PRAGMA synchronous = FULL")  # a commit outlives a power cut, as the output does
        connection.execute("PRAGMA cache_size = -16000")
        patiently(lambda: connection.execute("BEGIN IMMEDIATE"))
        yield connection


def _opened(path: str) -> sqlite3.Connection:
    """A connection that reads only, even from a folder that can't be written."""
    if not Path(path).is_file():
        raise StoreError(f"{path}: no such store", "`wirecli convert --store` makes one.")
    try:
        return _reading(path, "mode=ro")
    except sqlite3.OperationalError:
        # Readers share memory through a file beside the store. Where that can't be made nobody can be writing, unless
        # a log of writes lies there.
        if Path(f"{path}-wal").exists():
            raise
        return _reading(path, "mode=ro&immutable=1")


def _reading(path: str, how: str) -> sqlite3.Connection:
    uri = f"file:{quote(os.fsencode(path))}?{how}"
    connection = sqlite3.connect(uri, uri=True, timeout=30, isolation_level=None)
    try:
        _version(connection, path, least=VERSION)
    except BaseException:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection, path: str, *, least: int = 0) -> int:
    """The store's schema version, 0 for an empty database. StoreError for any other file, or another version."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION_ID and (application or version or objects):
        raise StoreError(f"{path}: a database of another program, not a store", "name another file")
    if version > VERSION:
        message = f"{path}: made by a newer wirecli (store version {version}, this one knows {VERSION})"
        raise StoreError(message, "upgrade wirecli, or name another file")
    if version < least:
        message = f"{path}: made by an older wirecli, or nothing was ever recorded in it"
        raise StoreError(message, "`wirecli convert --store` brings it up to date.")
    return int(version)


def _migrate(connection: sqlite3.Connection, path: str) -> None:
    """Bring the store to this version's schema, within the run's transaction."""
    version = _version(connection, path)
    if version == VERSION:
        return
    for statements in _MIGRATIONS[version:]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _lasted(connection: sqlite3.Connection, run: str) -> bool:
    return connection.execute("SELECT 1 FROM delivered WHERE run = ?", (run,)).fetchone() is not None


@contextmanager
def _explained(path: str) -> Iterator[None]:
    """SQLite's errors as StoreErrors that name the store and say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        message, hint = _ERRORS.get(code, (f"the database fails: {error}", "nothing was recorded"))
        raise StoreError(f"{path}: {message}", hint) from error


_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_ERRORS = {
    sqlite3.SQLITE_BUSY: (
        "another run has held the store all the time",
        "See whether a run hangs; nothing was recorded.",
    ),
    sqlite3.SQLITE_READONLY: ("the store can't be written", "check the mode and owner of the file and its folder"),
    sqlite3.SQLITE_CANTOPEN: ("the store can't be opened", "check that the folder exists and may be written"),
    sqlite3.SQLITE_PERM: ("no permission for the store", "check its mode and owner"),
    sqlite3.SQLITE_FULL: ("the disk is full", "nothing was recorded: make room and run again"),
    sqlite3.SQLITE_IOERR: ("the disk fails or is full", "nothing was recorded: see to the disk and run again"),
    sqlite3.SQLITE_NOTADB: ("not a store, nor any database", "name another file"),
    sqlite3.SQLITE_CORRUPT: ("the store is damaged", "take it from a backup, or try sqlite3's .recover"),
}
