"""The store: each story once, each sighting of it, in one SQLite file that runs share. The only user of sqlite3.

A run is one transaction: what it records is there for others when its output is complete on disk, and not at all when
the run fails or is killed. Runs on one store wait for each other; readers wait for nobody.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from wirecli.base.clock import placed
from wirecli.base.jsonbytes import dumps, loads
from wirecli.base.room import has_room
from wirecli.base.sanitise import valid
from wirecli.errors import StoreError, UsageError
from wirecli.model import Grain, Instant, Micros, Page, Source, StampLibraries, Story
from wirecli.notices import notice
from wirecli.records import NamedTuple
from wirecli.store.bands import bands, bucket, buckets
from wirecli.store.intervals import EVER, MEETS, intervals, kinds
from wirecli.store.journal import Journal
from wirecli.store.schema import VERSION, statements
from wirecli.store.seals import seal
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

_SHORT, _ENOUGH = 1 << 16, 1 << 24
"""Bytes of a page, and of memory that must be free, for it to be recorded without a thought for what doesn't fit."""

_CANDIDATES = 64
"""How many stories a new one is compared with: those that share most bands with it."""

_OF_A_BAND = 32
"""How many stories are looked at in a band, the newest first: of stories by a mould thousands share one."""


class Filter(NamedTuple):
    """Which stories to list. Times are aware: published from `since` on, before `until`.

    `credit` and `place` are compared whole, whatever their case; `search` is words that all have to occur, `"…"` a
    phrase, `word*` a prefix. With a `grain`, only stories that speak of an interval of that grain or a finer one, which
    ends after `ends_after` and begins before `begins_before`.
    """

    since: Instant | None = None
    until: Instant | None = None
    credit: str | None = None
    place: str | None = None
    search: str | None = None
    ends_after: Instant | None = None
    begins_before: Instant | None = None
    grain: Grain | None = None


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
    with explaining(path), connected(path, wait) as connection:
        journal = Journal(Path(f"{os.path.realpath(path)}-feed"), lambda run: _lasted(connection, run))
        try:
            migrate(connection, path)
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


class Inputs:
    """Inputs that need no reading again, each by what it is known by: those that an interrupted `run` delivered, or,
    where that is empty, all of which the store has all."""

    def __init__(self, connection: sqlite3.Connection, run: str = "") -> None:
        self._connection = connection
        self._run = run

    def __bool__(self) -> bool:
        query = "SELECT 1 FROM input WHERE run = ? LIMIT 1"
        return self._connection.execute(query, (self._run,)).fetchone() is not None

    def get(self, key: str) -> str | None:
        """What was kept of an input; None where it isn't known."""
        query = "SELECT said FROM input WHERE run = ? AND key = ?"
        row = self._connection.execute(query, (self._run, key)).fetchone()
        return None if row is None else str(row[0])

    def all(self) -> dict[str, str]:
        """What was kept of each."""
        return dict(self._connection.execute("SELECT key, said FROM input WHERE run = ?", (self._run,)).fetchall())

    def keep(self, inputs: Iterable[tuple[str, str]]) -> None:
        """What this transaction delivers."""
        rows = ((self._run, key, said, row_seal((self._run, key, said))) for key, said in inputs)
        self._connection.executemany("INSERT OR REPLACE INTO input VALUES (?, ?, ?, ?)", rows)

    def forget(self) -> None:
        """Drop them all."""
        self._connection.execute("DELETE FROM input WHERE run = ?", (self._run,))


class Recorder:
    """What a run does with its store: `record` a page; `journal` watches over the file that it appends to."""

    def __init__(self, connection: sqlite3.Connection, journal: Journal) -> None:
        self._connection = connection
        self._execute = connection.execute
        self.journal = journal
        # The run holds the store's lock, so nobody else hands out numbers.
        self._stories: int = self._execute("SELECT coalesce(max(number), 0) FROM story").fetchone()[0]
        self._learned = _learned(connection)
        self._told = set[int]()

    def record(self, page: Page) -> Recorded:
        """Record a page's stories and this sighting of them. The same page again, read at the same time, is no more.

        MemoryError where a page doesn't fit: nothing of it is recorded, and other pages may be.
        """
        if page.source.bytes <= _SHORT and has_room(_ENOUGH):
            return self._record(page)
        with self._all_or_nothing():
            return self._record(page)

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        """Takes back what the block recorded where it ends in a MemoryError; a savepoint costs a tenth of a page."""
        stories, learned = self._stories, dict(self._learned)
        self._execute("SAVEPOINT page")
        try:
            yield
        except MemoryError:
            if not self._connection.in_transaction:  # SQLite has taken back all of it
                raise StoreError("the store has no memory left", "nothing was recorded: give it more") from None
            self._execute("ROLLBACK TO page")
            self._execute("RELEASE page")
            self._stories, self._learned = stories, learned
            raise
        self._execute("RELEASE page")

    def _record(self, page: Page) -> Recorded:
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
        dated = set[int]()  # moments: versions of a story on one page share one
        for key, copies in stories.items():
            sighting = kept_apart(sightings[key]) if late else sightings[key]
            if key in before:
                told = before[key]
                if told.moment in dated:
                    told = _Known.of(self._execute(_FIND, (key,)).fetchone())
                known[key] = self._see(told, sighting, number, page.reference.time.tzinfo)
            else:
                known[key] = self._add(copies[0], sighting, number)
            dated.add(known[key].moment)
        self._learn(site, known.values())
        return Recorded(_retold(page, known, self._learned, site), frozenset(stories.keys() - before.keys()))

    def inputs(self, run: str = "") -> Inputs:
        """The inputs that need no reading again in a `run` that is taken up, or in any that wants what is new."""
        return Inputs(self._connection, run)

    def finish(self) -> None:
        """Date anew the stories of the sites that this run has told more of, so that they are listed where they belong.

        What a story's row holds of its bounds follows from its sightings alone; only its place among others is stored.
        """
        for site in self._told:
            query = f"SELECT {_FOLD} FROM {_JOINED} WHERE ages LIKE ?"
            for row in self._execute(query, (f'%"{site}":%',)).fetchall():
                known = _Known.of(row)
                self._execute(_PUBLISH, (known.fold.time(self._learned), known.number))
        self._execute("UPDATE tally SET stories = (SELECT count(*) FROM story)")

    def _site(self, page: Page) -> int:
        """The number of the site that a page is of."""
        key = _site_of(page)
        self._execute("INSERT INTO site (key, seal) VALUES (?, ?) ON CONFLICT DO NOTHING", (key, seal((key, None))))
        return int(self._execute("SELECT number FROM site WHERE key = ?", (key,)).fetchone()[0])

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
            libraries = " ".join(sorted(left))
            (key,) = self._execute("SELECT key FROM site WHERE number = ?", (site,)).fetchone()
            self._execute(_SITE, (libraries, seal((key, libraries)), site))

    def _page(self, page: Page, site: int) -> int:
        """The number of a page, which is the same for the same part of the same bytes read at the same time."""
        source, reference = page.source, page.reference
        key = bytes.fromhex(source.sha256), micros(reference.time), source.part or 0
        find = "SELECT number FROM page WHERE sha256 = ? AND reference = ? AND part = ?"
        row = self._execute(find, key).fetchone()
        if row is None:
            about = (
                *(reference.origin, valid(source.name), source.bytes, source.encoding, source.media_type, source.url),
                *(site, source.format, source.publisher),
            )
            row = self._execute(_PAGE, (*key, *about, row_seal((*key, *about)))).fetchone()
        return int(row[0])

    def _add(self, story: Story, sighting: Sighting, page: int) -> _Known:
        """Record a story that the store doesn't have."""
        self._stories += 1
        known = _Known(self._stories, self._stories, None, begun(sighting))
        words, source = trace(story), places_and_credits(story)
        named = bands(words, source) if len(words) >= REVISION_WORDS else []
        original = self._original(words, source, sighting.time, named) if named else None
        if original:
            known = known._replace(revises=original[0])
            first = _Known.of(self._execute(_FIND, (original[1],)).fetchone())
            if same_moment(first.fold, sighting):
                known = known._replace(moment=first.moment, fold=added(first.fold, sighting))
        fold, bounds = known.fold, _bounds(known.fold)
        sealed = story.id, known.revises, dumps(story.to_dict()).decode()
        values = (
            *(known.number, *sealed, *source, words, len(words), sighting.time, known.moment, *bounds[:5]),
            *(known.number, page, fold.last_seen, fold.time(self._learned), bounds[-1], seal(sealed), seal(bounds)),
        )
        self._execute(f"INSERT INTO story VALUES ({', '.join('?' * len(values))})", values)
        self._execute("INSERT INTO prose (rowid, text) VALUES (?, ?)", (known.number, prose(story)))
        index(self._connection, known.number, story, (sighting.time, named))
        self._sight(known, sighting, page)
        if original and known.moment != known.number:
            self._execute(_SHARE_FIRST, (original[1], known.number))
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
                place = places[sighting.reference, sighting.page]
                self._execute(_KEEP_APART, (sighting.earliest, *place))
                row = self._execute(f"{SEALED_SIGHTINGS} WHERE story = ? AND page = ?", place).fetchone()
                self._execute(_SEAL, (row_seal(row[3:]), *place))
        self._execute(_FIRST, (*places[fold.first.reference, fold.first.page], known.moment))
        return known._replace(fold=fold)

    def _sight(self, known: _Known, sighting: Sighting, page: int) -> bool:
        """Add a sighting to the record; False where it stands there."""
        about = sighting.time, sighting.earliest, sighting.latest, sighting.grain, sighting.origin, sighting.stamp
        sealed = row_seal((sighting.reference, sighting.page, *about, int(sighting.late)))
        insert = "INSERT INTO sighting VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
        return self._execute(insert, (known.number, page, *about, sighting.late, sealed)).rowcount == 1

    def _date(self, known: _Known, sighting: Sighting, page: int) -> None:
        """Write the fold of a moment's sightings to every story that it dates."""
        fold, bounds = known.fold, _bounds(known.fold)
        self._execute(_DATE, (*bounds, fold.time(self._learned), seal(bounds), known.moment))
        if fold.first is sighting:
            self._execute(_FIRST, (known.number, page, known.moment))

    def _original(self, words: str, source: tuple[str, str], told: Micros, named: list[int]) -> tuple[str, str] | None:
        """The ids of the first version of a story, and of the version that is most like it; None where it is new."""
        times: Counter[tuple[int]] = Counter()
        newest_first = buckets(told)[::-1]
        for band in named:
            newest: list[tuple[int]] = []
            for when in newest_first:
                if len(newest) < _OF_A_BAND:
                    newest += self._execute(_BAND, (when, band, _OF_A_BAND - len(newest))).fetchall()
            times.update(newest)
        likely = [number for (number,) in sorted(times, key=lambda row: (-times[row], -row[0]))[:_CANDIDATES]]
        if not likely:
            return None
        least, most = like_sizes(len(words))
        days = REVISION_DAYS * 86_400_000_000
        parameters = (dumps(likely).decode(), *source, told - days, told + days, least, most, told)
        nearest: tuple[str, str] | None = None
        best = 0.0
        for first, key, other in self._execute(_LIKE, parameters):
            alike = likeness(words, other)
            if alike > best:
                best, nearest = alike, (first, key)
        return nearest


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


_SIGHTING = """page.reference, page.sha256, sighting.time, sighting.earliest, sighting.latest, sighting.grain,
    sighting.origin, stamp, coalesce(page.site, 0), late"""
_FOLD = f"""story.number, moment, revises, sightings, story.earliest, story.latest, story.grain, dated, last_seen, ages,
    {_SIGHTING}"""
_JOINED = """story JOIN sighting ON sighting.story = first_story AND sighting.page = first_page
    JOIN page ON page.number = first_page"""
_FIND = f"SELECT {_FOLD} FROM {_JOINED} WHERE story.id = ?"
# The page whose words these are; a moment's first sighting may be of another version of the story.
_SHOWN = """JOIN page AS shown ON shown.number = CASE first_story WHEN story.number THEN first_page ELSE
    (SELECT page FROM sighting AS own JOIN page AS seen ON seen.number = own.page WHERE own.story = story.number
        ORDER BY seen.reference, seen.sha256 LIMIT 1) END"""
_READ = f"""SELECT story.id, revises, body, story.seal, bounds_seal, shown.name, shown.sha256, shown.bytes,
    shown.encoding, shown.media_type, shown.url, shown.format, shown.publisher, shown.part, sighting.seal, {_FOLD}
    FROM {_JOINED} {_SHOWN} WHERE story.number = ?"""
_FOLDED = 15
"""Where in a row of _READ the columns of _FOLD begin."""

_DATE = """UPDATE story SET sightings = ?, earliest = ?, latest = ?, grain = ?, dated = ?, last_seen = ?, ages = ?,
    published = ?, bounds_seal = ? WHERE moment = ?"""
_PUBLISH = "UPDATE story SET published = ? WHERE number = ?"
_SIGHTINGS = f"""SELECT story, page, {_SIGHTING} FROM sighting JOIN page ON page.number = sighting.page
    WHERE story IN (SELECT number FROM story WHERE moment = ?)"""
SEALED_SIGHTINGS = """SELECT story, sighting.page, sighting.seal, reference, sha256, time, earliest, latest, grain,
    origin, stamp, late FROM sighting JOIN page ON page.number = sighting.page"""
"""The story and the page of a sighting, its checksum, and what that is of."""

_SEAL = "UPDATE sighting SET seal = ? WHERE story = ? AND page = ?"
_KEEP_APART = "UPDATE sighting SET earliest = ?, stamp = NULL, late = 1 WHERE story = ? AND page = ?"
_FIRST = "UPDATE story SET first_story = ?, first_page = ? WHERE moment = ?"
_SHARE_FIRST = """UPDATE story SET (first_story, first_page) =
    (SELECT first_story, first_page FROM story WHERE id = ?) WHERE number = ?"""
_LIKE = """SELECT coalesce(revises, id), id, trace FROM story
    WHERE number IN (SELECT value FROM json_each(?)) AND +places = ? AND +credits = ?
        AND told BETWEEN ? AND ? AND words BETWEEN ? AND ?
    ORDER BY abs(told - ?), number"""
_BAND = "SELECT story FROM band WHERE bucket = ? AND hash = ? ORDER BY story DESC LIMIT ?"
_OF_PAGE = """sha256, reference, part, reference_origin, name, bytes, encoding, media_type, url, site, format,
    publisher"""
_PAGE = f"INSERT INTO page ({_OF_PAGE}, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number"
_SITE = "UPDATE site SET libraries = ?, seal = ? WHERE number = ?"
SEALED = {
    "page": f"SELECT number, seal, {_OF_PAGE} FROM page",
    "site": "SELECT number, seal, key, libraries FROM site",
}
"""The number of a page or a site, its checksum, and what that is of."""
SEALED_INPUTS = "SELECT key, seal, run, key, said FROM input"


def stories(path: str, chosen: Filter, zone: tzinfo) -> Iterator[Story]:
    """The stories of the store at `path` that `chosen` names, newest first, with narrowed bounds in `zone`.

    StoreError where there is no such store or it is damaged, UsageError where there is nothing to search for.
    """
    return (story for story, _ in sourced(path, chosen, zone))


def sourced(path: str, chosen: Filter, zone: tzinfo, *, meeting: bool = False) -> Iterator[tuple[Story, Source]]:
    """As `stories`, each with the first page that showed it; with `meeting` a story's times are those alone that can
    meet the span of `chosen`."""
    days = _days(chosen) if meeting else None
    where, parameters = _where(chosen)
    with explaining(path), closing(reading(path)) as connection:
        # The numbers first: to put whole stories into an order is to read and write them all before the first is told.
        walk = "INDEXED BY story_by_time" if _is_common(connection, chosen) else ""
        listing = f"SELECT number FROM story {walk} {where} ORDER BY published DESC, number DESC"
        learned = _learned(connection)
        connection.execute("BEGIN")  # one state of the store, whatever others record meanwhile
        count = 0
        for (number,) in connection.execute(listing, parameters):
            row = connection.execute(_READ, (number,)).fetchone()
            count += 1
            yield _told(path, row, learned, zone, days)
        if chosen == Filter():
            expected = connection.execute("SELECT stories FROM tally").fetchone()
            if expected is None:
                raise damaged(path, "nothing says how many stories there are to be")
            if count != expected[0]:
                raise damaged(path, f"{expected[0] - count} of its stories are missing")
        _require_whole(connection, path)
        if chosen.search is not None:
            _require_words(connection, path)


def whole_stories(connection: sqlite3.Connection) -> Iterator[tuple[int, Story | StoreError]]:
    """Every story by its number, its times in UTC; or, of one that isn't what was recorded, what is wrong with it."""
    learned = _learned(connection)
    for (number,) in connection.execute("SELECT number FROM story ORDER BY number").fetchall():
        found: Story | StoreError
        try:
            found, _ = _told("", connection.execute(_READ, (number,)).fetchone(), learned, UTC, None)
        except StoreError as error:
            found = StoreError(str(error).partition("damaged: ")[2])
        yield number, found


_COMMON = 4_000
"""Stories with the words of a search from which it takes longer to sort them than to walk past all others."""


def _is_common(connection: sqlite3.Connection, chosen: Filter) -> bool:
    """Whether words alone are asked for, and so common ones that the index of times is best walked, newest first: it
    has all that is asked, and nothing is to be sorted."""
    if chosen.search is None or (chosen.place, chosen.credit, chosen.grain) != (None, None, None):
        return False
    query = f"SELECT count(*) FROM (SELECT 1 FROM prose WHERE prose MATCH ? LIMIT {_COMMON})"
    (count,) = connection.execute(query, (_matching(chosen.search),)).fetchone()
    return bool(count >= _COMMON)


def _days(chosen: Filter) -> tuple[str, str]:
    """The first and the last day, in any zone, on which a time can end and begin that meets the span of `chosen`."""
    first = (chosen.ends_after - _A_DAY).date().isoformat() if chosen.ends_after else ""
    last = (chosen.begins_before + _A_DAY).date().isoformat() if chosen.begins_before else "~"
    return first, last


_A_DAY = timedelta(days=2)  # two zones' wall times are 26 hours apart at most


def _told(
    path: str, row: tuple[Any, ...] | None, learned: Learned, zone: tzinfo, days: tuple[str, str] | None
) -> tuple[Story, Source]:
    """A story as a row of _READ has it, with its times of `days` where they are given.

    StoreError where it isn't what was written.
    """
    if row is None:
        raise damaged(path, "a story has lost the page that showed it")
    key, revises, body, sealed, bounds_sealed, *source, page_format, publisher, part, first_sealed = row[:_FOLDED]
    if seal((key, revises, body)) != sealed:
        raise damaged(path, f"the text of story {key} isn't what was recorded")
    bounds = row[_FOLDED + 3 : _FOLDED + 10]
    first = row[_FOLDED + 10 :]
    if seal(bounds) != bounds_sealed or row_seal((*first[:8], first[9])) != first_sealed:
        raise damaged(path, f"the time of story {key} isn't what was recorded")
    try:
        known = _Known.of(row[_FOLDED:])
        told = loads(body)
        if days is not None:  # a day's events are few, and a story of fifty times takes a millisecond to be read
            said = (time for time in told["times"] if time["begin"] and time["end"])
            told["times"] = [time for time in said if time["end"][:10] >= days[0] and time["begin"][:10] <= days[1]]
        story = Story.from_dict(told, zone)
        published = known.fold.published(zone, learned)
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise damaged(path, f"story {key} can't be read") from error
    name, sha, size, encoding, media_type, url = source
    page = Source(name, sha.hex(), size, encoding, media_type, url, page_format, publisher, part or None)
    return story._replace(published=published, revises=revises), page


_WHOLE = 64 << 20
"""Bytes of a store up to which each listing ends with a look at the whole of it, at 5 ms a megabyte at most."""


def _require_whole(connection: sqlite3.Connection, path: str) -> None:
    """StoreError where the indexes aren't what the tables say, so that a listing may have left out stories."""
    if Path(path).stat().st_size <= _WHOLE:
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise damaged(path, str(found).splitlines()[-1])


def _require_words(connection: sqlite3.Connection, path: str) -> None:
    """StoreError where the index of words holds others than it did: SQLite's own look passes it by, and a search of one
    that is damaged finds nothing."""
    if Path(path).stat().st_size <= _WHOLE:
        connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, prose, row)")
        (there,) = connection.execute("SELECT coalesce(sum(cnt), 0) FROM temp.words").fetchone()
        if there != sum(_varint(size) for (size,) in connection.execute("SELECT sz FROM prose_docsize")):
            raise damaged(path, "the index of words isn't what the stories say")


def _varint(data: bytes) -> int:
    """A number as FTS5 keeps how many words a text has: seven bits a byte."""
    found = 0
    for byte in data:
        found = found << 7 | byte & 127
    return found


def row_seal(values: Sequence[str | int | bytes | None]) -> int:
    """The checksum of a row's columns, as SEALED and SEALED_SIGHTINGS have them."""
    return seal([value.hex() if isinstance(value, bytes) else value for value in values])


def empty(path: str) -> StoreError:
    """The error for a file in which nothing stands."""
    return StoreError(f"{path}: is empty: no run has recorded anything in it", "`wirecli convert --store` does.")


def damaged(path: str, what: str) -> StoreError:
    """The error for a store that isn't what was written."""
    return StoreError(f"{path}: the store is damaged: {what}", salvage_hint(path))


def salvage_hint(path: str) -> str:
    """What to do about a damaged store."""
    return f"`wirecli store check {path}` tells more, `wirecli store salvage {path} NEW.db` saves what is whole."


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
    if chosen.grain is not None:
        begin = micros(chosen.ends_after) if chosen.ends_after else -EVER
        end = micros(chosen.begins_before) if chosen.begins_before else EVER
        conditions.append(MEETS)
        parameters += [dumps(kinds(chosen.grain)).decode(), begin, end, begin]
    return "WHERE " + " AND ".join(conditions) if conditions else "", parameters


def _matching(search: str) -> str:
    """What a user searches for as a query of FTS5, in which nothing but the quotes and the star means anything."""
    terms = (phrase or word for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', valid(search).replace("\0", " ")))
    quoted = [f'"{term.rstrip("*")}"' + "*" * term.endswith("*") for term in terms if re.search(r"\w", term)]
    if not quoted:
        raise UsageError(f"nothing to search for in {search!r}", "give one word or more")
    return " AND ".join(quoted)


def places_and_credits(story: Story) -> tuple[str, str]:
    """A story's places and credits, as they are stored, compared and searched."""
    dateline = story.dateline
    return (_listed(dateline.places), _listed(dateline.credits)) if dateline else ("", "")


def _listed(names: Iterable[str]) -> str:
    joined = ";".join(valid(name).casefold() for name in names)
    return f";{joined};" if joined else ""


def prose(story: Story) -> str:
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

    names = libraries.libraries_of(left.intersection(libraries.settings()))
    both = tuple(name for name in stamps.libraries if name in names) if stamps.said_by == "page" else names
    return stamps if not both or both == stamps.libraries else StampLibraries(both, "store")


@contextmanager
def connected(path: str, wait: float) -> Iterator[sqlite3.Connection]:
    """A connection that holds the store's lock, in an open transaction."""
    if Path(path).is_dir():
        require_store(path)
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


def require_store(path: str) -> None:
    """StoreError where there is no file of that name."""
    if Path(path).is_dir():
        raise StoreError(f"{path}: is a folder, not a store", "name a file")
    if not Path(path).is_file():
        raise StoreError(f"{path}: no such store", "`wirecli convert --store` makes one.")


_HEADER, _AT_FRONT, _MARK = b"SQLite format 3\0", 1 << 18, b"CREATE TABLE sighting ("


def is_damaged_store(path: str) -> bool:
    """Whether a file has the tables of a store, and no header that says so."""
    with Path(path).open("rb") as file:
        front = file.read(_AT_FRONT)
    whole = front.startswith(_HEADER) and front[68:72] == APPLICATION_ID.to_bytes(4, "big")
    return not whole and _MARK in front


def reading(path: str) -> sqlite3.Connection:
    """A connection that reads only, even from a folder that can't be written."""
    require_store(path)
    try:
        return _read_only(path, "mode=ro")
    except sqlite3.OperationalError:
        # Readers share memory through a file beside the store. Where that can't be made nobody can be writing, unless
        # a log of writes lies there.
        if Path(f"{path}-wal").exists():
            raise
        return _read_only(path, "mode=ro&immutable=1")


def _read_only(path: str, how: str) -> sqlite3.Connection:
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
    try:
        (objects,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except UnicodeDecodeError as error:  # SQLite names the table that it can't make out, in bytes that are no text
        raise damaged(path, "its schema can't be read") from error
    if application != APPLICATION_ID and is_damaged_store(path):
        raise damaged(path, "its header isn't what was written")
    if application != APPLICATION_ID and (application or version or objects):
        raise StoreError(f"{path}: a database of another program, not a store", "name another file")
    if version > VERSION:
        message = f"{path}: made by a newer wirecli (store version {version}, this one knows {VERSION})"
        raise StoreError(message, "upgrade wirecli, or name another file")
    if least and not objects:
        raise empty(path)
    if version < least:
        raise StoreError(f"{path}: made by an older wirecli", "`wirecli store migrate` brings it up to date.")
    return int(version)


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Bring the store to this version's schema, within the run's transaction."""
    version = _version(connection, path)
    if version == VERSION:
        return
    for statement in statements(version):
        connection.execute(statement)
    if version < 3:
        _fill(connection)
    elif version < 6:
        _index_old_times(connection)
    reseal(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def reseal(connection: sqlite3.Connection) -> None:
    """Give a checksum to what has none."""
    for row in connection.execute(f"{SEALED_SIGHTINGS} WHERE sighting.seal = 0").fetchall():
        connection.execute(_SEAL, (row_seal(row[3:]), *row[:2]))
    for table, query in SEALED.items():
        for number, _, *values in connection.execute(f"{query} WHERE seal = 0").fetchall():
            connection.execute(f"UPDATE {table} SET seal = ? WHERE number = ?", (row_seal(values), number))


def _fill(connection: sqlite3.Connection) -> None:
    """Make what follows from the stories of an older store: the indexes of times and likeness, the seals."""
    columns = "number, id, revises, body, trace, places, credits, told, sightings, earliest, latest, grain, dated"
    for row in connection.execute(f"SELECT {columns}, last_seen, ages FROM story"):
        number, key, revises, body, words, places, credits, told, *bounds = row
        named = bands(words, (places, credits)) if len(words) >= REVISION_WORDS else []
        index(connection, number, Story.from_dict(loads(body), UTC), (told, named))
        seals = seal((key, revises, body)), seal(bounds)
        connection.execute("UPDATE story SET seal = ?, bounds_seal = ? WHERE number = ?", (*seals, number))


def _index_old_times(connection: sqlite3.Connection) -> None:
    """Index anew the times of the years in which offsets had seconds: they stood there by the second."""
    query = "SELECT number, body FROM story WHERE number IN (SELECT story FROM mention WHERE begin < ?)"
    for number, body in connection.execute(query, (_WHOLE_OFFSETS,)).fetchall():
        connection.execute("DELETE FROM mention WHERE story = ?", (number,))
        _index_times(connection, number, Story.from_dict(loads(body), UTC))


_WHOLE_OFFSETS = micros(placed(datetime(1972, 5, 1), UTC))
"""Since Liberia gave up the last one, no zone's offset has seconds."""


def _index_times(connection: sqlite3.Connection, number: int, story: Story) -> None:
    rows = ((kind, begin, number, place, finish) for kind, begin, finish, place in intervals(story))
    connection.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?)", rows)


def index(connection: sqlite3.Connection, number: int, story: Story, about: tuple[Micros, list[int]]) -> None:
    """Index a story's times, and its bands (`about`: its time, its bands) for the look-up of revisions."""
    _index_times(connection, number, story)
    when = bucket(about[0])
    connection.executemany("INSERT OR IGNORE INTO band VALUES (?, ?, ?)", ((when, band, number) for band in about[1]))


BOUNDS = ("sightings", "earliest", "latest", "grain", "dated", "last_seen", "ages")
"""The columns of a fold, in the order in which they are sealed."""


def _bounds(fold: Moment) -> tuple[str | int | None, ...]:
    """The columns of a fold, in the order in which they are sealed."""
    dated = int(fold.dated)
    return fold.count, fold.earliest, fold.latest, fold.grain, dated, fold.last_seen, _packed(fold)


def _lasted(connection: sqlite3.Connection, run: str) -> bool:
    made = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'delivered'").fetchone()
    if made is None:  # the first run, taken back
        return False
    return connection.execute("SELECT 1 FROM delivered WHERE run = ?", (run,)).fetchone() is not None


@contextmanager
def explaining(path: str) -> Iterator[None]:
    """SQLite's errors as StoreErrors that name the store and say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None or code & 0xFF in _DAMAGED:  # without one it is Python that can't read a text
            raise damaged(path, str(error)) from error
        code &= 0xFF
        if code == sqlite3.SQLITE_NOTADB and is_damaged_store(path):
            raise damaged(path, "its header isn't what was written") from error
        message, hint = _ERRORS.get(code, (f"the database fails: {error}", "nothing was recorded"))
        raise StoreError(f"{path}: {message}", hint) from error


_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
# A table, column or row that is not there or not as it was made, is damage: all statements are wirecli's own.
_DAMAGED = (
    *(sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH),
    *(sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_RANGE, sqlite3.SQLITE_TOOBIG),
)
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
}
