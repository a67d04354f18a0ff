"""The store: each story once, each sighting of it, in one SQLite file that runs share. The only user of sqlite3.

A run is one transaction: what it records is there for others when its output is complete on disk, and not at all when
the run fails or is killed. Runs on one store wait for each other; readers wait for nobody.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from wirecli.base.jsonbytes import dumps, loads
from wirecli.base.sanitise import valid
from wirecli.errors import StoreError, UsageError
from wirecli.model import Page, StampLibraries, Story
from wirecli.notices import notice
from wirecli.records import NamedTuple
from wirecli.store.journal import Journal
from wirecli.store.sightings import (
    REVISION_DAYS,
    REVISION_WORDS,
    ByLibrary,
    Learned,
    Moment,
    Sighting,
    added,
    at,
    begun,
    explained,
    folded,
    is_known,
    kept_apart,
    lags,
    like_sizes,
    likeness,
    micros,
    on_one_page,
    same_moment,
    sighted,
    trace,
    untangled,
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
    # What a stamp means, by library. `libraries` are the settings that a site's stories have left, NULL before any
    # told, "" where none explains them all; `stamp` is the age as printed; `ages` is Moment.sites as JSON.
    (
        "CREATE TABLE site (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, libraries TEXT) STRICT",
        "ALTER TABLE page ADD COLUMN site INTEGER REFERENCES site",
        "ALTER TABLE sighting ADD COLUMN stamp TEXT",
        "ALTER TABLE sighting ADD COLUMN late INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE story ADD COLUMN ages TEXT NOT NULL DEFAULT '{}'",
        # Every age was taken to be counted down. A site that rounds says the same from half a unit earlier on.
        """UPDATE sighting SET latest = min(
                (SELECT reference FROM page WHERE number = sighting.page),
                latest + CASE grain WHEN 'second' THEN 500000 WHEN 'minute' THEN 30000000 WHEN 'hour' THEN 1800000000
                    WHEN 'day' THEN 43200000000 WHEN 'week' THEN 302400000000 WHEN 'month' THEN 1314900000000
                    WHEN 'year' THEN 15778800000000 ELSE 0 END)
            WHERE origin = 'stamp' AND earliest < latest""",
        """UPDATE story SET
            earliest = (SELECT max(sighting.earliest) FROM sighting JOIN story AS told ON told.number = sighting.story
                WHERE told.moment = story.moment),
            latest = (SELECT min(sighting.latest) FROM sighting JOIN story AS told ON told.number = sighting.story
                WHERE told.moment = story.moment)""",
        """UPDATE story SET published = (SELECT CASE WHEN story.earliest > story.latest THEN first.time
                ELSE min(story.latest, max(first.time, coalesce(story.earliest, first.time))) END
            FROM sighting AS first WHERE first.story = story.first_story AND first.page = story.first_page)""",
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
            recorder = Recorder(connection, journal)
            yield recorder
            recorder.finish()
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
        self._learned = _learned(connection)
        self._told = set[int]()

    def record(self, page: Page) -> Recorded:
        """Record a page's stories and this sighting of them. The same page again, read at the same time, is no more."""
        site = self._site(page)
        number = self._page(page, site)
        stories: dict[str, list[Story]] = {}
        for story in page.stories():
            stories.setdefault(story.id, []).append(story)
        sightings = {key: _sighting(copies, page, site) for key, copies in stories.items()}
        rows = {key: self._execute(_FIND, (key,)).fetchone() for key in stories}
        before = {key: _Known.of(row) for key, row in rows.items() if row is not None}
        late = any(lags(known.fold, sightings[key]) for key, known in before.items())
        known: dict[str, _Known] = {}
        for key, copies in stories.items():
            sighting = kept_apart(sightings[key]) if late else sightings[key]
            if key in before:
                known[key] = self._see(before[key], sighting, number, page.reference.time.tzinfo)
            else:
                known[key] = self._add(copies[0], sighting, number)
        self._learn(site, known.values())
        return Recorded(_retold(page, known, self._learned, site), frozenset(stories.keys() - before.keys()))

    def finish(self) -> None:
        """Date anew the stories of the sites that this run has told more of, so that they are listed where they belong.

        What a story's row holds of its bounds follows from its sightings alone; only its place among others is stored.
        """
        for site in self._told:
            query = f"SELECT {_FOLD} FROM {_JOINED} WHERE ages LIKE ?"
            for row in self._execute(query, (f'%"{site}":%',)).fetchall():
                known = _Known.of(row)
                self._execute(_PUBLISH, (known.fold.time(self._learned), known.number))

    def _site(self, page: Page) -> int:
        """The number of the site that a page is of."""
        key = (_site_of(page),)
        self._execute("INSERT INTO site (key) VALUES (?) ON CONFLICT DO NOTHING", key)
        return int(self._execute("SELECT number FROM site WHERE key = ?", key).fetchone()[0])

    def _learn(self, site: int, stories: Iterable[_Known]) -> None:
        """Leave of a site's libraries those that explain each of these stories; none where one story has none."""
        before = self._learned.get(site)
        left = before
        for known in stories:
            by_library = known.fold.sites.get(site)
            if by_library is None or known.fold.conflict or not (by_library == {} or is_known(by_library)):
                continue
            explaining = frozenset(known.fold.left(site))
            left = explaining if left is None else left & explaining
        if left is not None and left != before:
            self._learned[site] = left
            self._told.add(site)
            self._execute("UPDATE site SET libraries = ? WHERE number = ?", (" ".join(sorted(left)), site))

    def _page(self, page: Page, site: int) -> int:
        """The number of a page, which is the same for the same bytes read at the same time."""
        source, reference = page.source, page.reference
        key = bytes.fromhex(source.sha256), micros(reference.time)
        row = self._execute("SELECT number FROM page WHERE sha256 = ? AND reference = ?", key).fetchone()
        if row is None:
            about = valid(source.name), source.bytes, source.encoding, source.media_type, source.url
            insert = "INSERT INTO page VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number"
            row = self._execute(insert, (*key, reference.origin, *about, site)).fetchone()
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
            *(fold.dated, known.number, page, fold.last_seen, fold.time(self._learned), _packed(fold)),
        )
        self._execute(f"INSERT INTO story VALUES ({', '.join('?' * len(values))})", values)
        self._execute("INSERT INTO prose (rowid, text) VALUES (?, ?)", (known.number, _prose(story)))
        self._sight(known, sighting, page)
        if known.moment != known.number:
            self._date(known, sighting, page)
        return known

    def _see(self, known: _Known, sighting: Sighting, page: int, zone: tzinfo | None) -> _Known:
        """Record one sighting more of a story, unless the store has it."""
        if not self._sight(known, sighting, page):
            return known
        seen = known._replace(fold=added(known.fold, sighting))
        if seen.fold.conflict and not known.fold.conflict:
            seen = self._untangle(seen, zone)
        self._date(seen, sighting, page)
        return seen

    def _untangle(self, known: _Known, zone: tzinfo | None) -> _Known:
        """Keep apart what pages from a cache said of a story, where that mends a conflict."""
        rows = self._execute(_SIGHTINGS, (known.moment,)).fetchall()
        sightings = [
            explained(sighting, at(sighting.reference, zone or UTC))
            for sighting in (_sighting_of(row[2:]) for row in rows)
        ]
        mended = untangled(sightings)
        fold = folded(mended)
        if fold.conflict:
            return known
        places = {(row[2], row[3]): row[:2] for row in rows}
        for sighting in mended:
            if sighting.late:
                self._execute(_KEEP_APART, (sighting.earliest, *places[sighting.reference, sighting.page]))
        self._execute(_FIRST, (*places[fold.first.reference, fold.first.page], known.moment))
        return known._replace(fold=fold)

    def _sight(self, known: _Known, sighting: Sighting, page: int) -> bool:
        """Add a sighting to the record; False where it stands there."""
        about = sighting.time, sighting.earliest, sighting.latest, sighting.grain, sighting.origin
        insert = "INSERT INTO sighting VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
        return self._execute(insert, (known.number, page, *about, sighting.stamp, sighting.late)).rowcount == 1

    def _date(self, known: _Known, sighting: Sighting, page: int) -> None:
        """Write the fold of a moment's sightings to every story that it dates."""
        fold = known.fold
        bounds = fold.count, fold.earliest, fold.latest, fold.grain, fold.dated, fold.last_seen
        self._execute(_DATE, (*bounds, fold.time(self._learned), _packed(fold), known.moment))
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
        number, moment, revises, count, earliest, latest, grain, dated, last_seen, ages, *first = row
        told = Moment(count, earliest, latest, grain, bool(dated), _sighting_of(first), last_seen, _unpacked(ages))
        return cls(number, moment, revises, told)


_SIGHTING = """reference, sha256, sighting.time, sighting.earliest, sighting.latest, sighting.grain, sighting.origin,
    stamp, coalesce(site, 0), late"""
_FOLD = f"""story.number, moment, revises, sightings, story.earliest, story.latest, story.grain, dated, last_seen, ages,
    {_SIGHTING}"""
_JOINED = """story JOIN sighting ON sighting.story = first_story AND sighting.page = first_page
    JOIN page ON page.number = first_page"""
_FIND = f"SELECT {_FOLD} FROM {_JOINED} WHERE story.id = ?"
_DATE = """UPDATE story SET sightings = ?, earliest = ?, latest = ?, grain = ?, dated = ?, last_seen = ?, published = ?,
    ages = ? WHERE moment = ?"""
_PUBLISH = "UPDATE story SET published = ? WHERE number = ?"
_SIGHTINGS = f"""SELECT story, page, {_SIGHTING} FROM sighting JOIN page ON page.number = sighting.page
    WHERE story IN (SELECT number FROM story WHERE moment = ?)"""
_KEEP_APART = "UPDATE sighting SET earliest = ?, stamp = NULL, late = 1 WHERE story = ? AND page = ?"
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
        learned = _learned(connection)
        for body, *row in connection.execute(query, parameters):
            known = _Known.of(tuple(row))
            story = Story.from_dict(loads(body), zone)
            yield story._replace(published=known.fold.published(zone, learned), revises=known.revises)


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


def _sighting(copies: Sequence[Story], page: Page, site: int) -> Sighting:
    sha, stamps = bytes.fromhex(page.source.sha256), page.source.stamps
    ages = stamps is not None and stamps.said_by != "option"
    return on_one_page(sighted(copy, page.reference.time, sha, site, ages=ages) for copy in copies)


def _sighting_of(row: Sequence[Any]) -> Sighting:
    """The sighting that the columns of _SIGHTING hold, in the order of its fields; libraries are not asked."""
    return Sighting(*row)


def _site_of(page: Page) -> str:
    """What prints a page's ages: the site, by the host of its address; without one the folder it was saved in."""
    try:
        host = urlsplit(page.source.url or "").hostname or ""
    except ValueError:  # no address that a browser would follow
        host = ""
    return valid(host.removeprefix("www.") or str(Path(page.source.name).parent))


def _learned(connection: sqlite3.Connection) -> dict[int, frozenset[str]]:
    rows = connection.execute("SELECT number, libraries FROM site WHERE libraries IS NOT NULL")
    return {number: frozenset(libraries.split()) for number, libraries in rows}


def _packed(fold: Moment) -> str:
    """Moment.sites as JSON; libraries that say the same stand together."""
    told = {}
    for site, by_library in fold.sites.items():
        alike: dict[tuple[int, int], list[str]] = {}
        for name, bounds in by_library.items():
            alike.setdefault(bounds, []).append(name)
        told[str(site)] = [[*bounds, " ".join(names)] for bounds, names in alike.items()]
    return dumps(told).decode()


def _unpacked(ages: str) -> dict[int, ByLibrary]:
    return {
        int(site): {name: (earliest, latest) for earliest, latest, names in alike for name in names.split()}
        for site, alike in loads(ages).items()
    }


def _retold(page: Page, known: dict[str, _Known], learned: Learned, site: int) -> Page:
    """The page with what its store knows of its stories."""
    zone = page.reference.time.tzinfo
    assert zone is not None

    def retold(story: Story) -> Story:
        about = known[story.id]
        return story._replace(published=about.fold.published(zone, learned), revises=about.revises)

    conflicts = tuple(notice("sightings-conflict", story=key) for key, about in known.items() if about.fold.conflict)
    return page._replace(
        source=page.source._replace(stamps=_told_by_site(page.source.stamps, learned.get(site))),
        article=retold(page.article) if page.article else None,
        related=tuple(block._replace(stories=tuple(map(retold, block.stories))) for block in page.related),
        warnings=page.warnings + conflicts,
    )


def _told_by_site(stamps: StampLibraries | None, left: frozenset[str] | None) -> StampLibraries | None:
    """A page's libraries, less those that the site's other pages rule out."""
    if stamps is None or not left or stamps.said_by == "option":
        return stamps
    from wirecli.stamps import libraries

    names = libraries.libraries_of(left & libraries.settings().keys())
    both = tuple(name for name in stamps.libraries if name in names) if stamps.said_by == "page" else names
    return stamps if not both or both == stamps.libraries else StampLibraries(both, "store")


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
