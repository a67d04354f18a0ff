"""The schema of a store, as the migrations that made it. docs/store.md tells what its tables and views mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

PROSE = "fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2')"
# A migration a schema version, each run once; user_version is how many a store has had.
# In `story`, `told` is the time by its first sighting, and `moment` the number of the story whose sightings date this
# one: its own, or the first version's where an edited version kept that one's time. The columns from `sightings` on are
# the fold of all sightings of that moment (sightings.Moment), which follows from the table `sighting`.
MIGRATIONS = (
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
        f"CREATE VIRTUAL TABLE prose USING {PROSE}",
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
    # `part` is the document's number in its file, 0 where it stands alone: all of a file's share its hash. `seal` and
    # `bounds_seal` are checksums, `mention` has the intervals of stories' times, `band` finds stories that are alike.
    (
        """CREATE TABLE page_with_part (
            number INTEGER PRIMARY KEY, sha256 BLOB NOT NULL, part INTEGER NOT NULL DEFAULT 0,
            reference INTEGER NOT NULL, reference_origin TEXT NOT NULL,
            name TEXT NOT NULL, bytes INTEGER NOT NULL, encoding TEXT NOT NULL, media_type TEXT NOT NULL, url TEXT,
            site INTEGER REFERENCES site, format TEXT NOT NULL DEFAULT 'page', publisher TEXT,
            UNIQUE (sha256, reference, part)
        ) STRICT""",
        """INSERT INTO page_with_part
            (number, sha256, reference, reference_origin, name, bytes, encoding, media_type, url, site)
            SELECT number, sha256, reference, reference_origin, name, bytes, encoding, media_type, url, site
            FROM page""",
        "DROP TABLE page",
        "ALTER TABLE page_with_part RENAME TO page",
        "ALTER TABLE story ADD COLUMN seal INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE story ADD COLUMN bounds_seal INTEGER NOT NULL DEFAULT 0",
        """CREATE TABLE mention (
            kind INTEGER NOT NULL, begin INTEGER NOT NULL, story INTEGER NOT NULL REFERENCES story,
            place INTEGER NOT NULL, finish INTEGER NOT NULL,  -- last: SQLite 3.40 checks columns in the key's order
            PRIMARY KEY (kind, begin, story, place)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE band (
            bucket INTEGER NOT NULL, hash INTEGER NOT NULL, story INTEGER NOT NULL REFERENCES story,
            PRIMARY KEY (bucket, hash, story)
        ) STRICT, WITHOUT ROWID""",
        "DROP INDEX story_by_source",
        # How many rows there are to be: a damaged index hides rows, and nothing else shows that.
        "CREATE TABLE tally (one INTEGER PRIMARY KEY CHECK (one = 1), stories INTEGER NOT NULL) STRICT",
        "INSERT INTO tally VALUES (1, (SELECT count(*) FROM story))",
        """CREATE VIEW stories AS SELECT id, revises, json_extract(body, '$.kind') AS kind,
            json_extract(body, '$.headline') AS headline, trim(places, ';') AS places, trim(credits, ';') AS credits,
            {published} AS published, {earliest} AS earliest, {latest} AS latest, grain, sightings, body FROM story""",
        """CREATE VIEW pages AS SELECT number, name, part, format, publisher, url, lower(hex(sha256)) AS sha256,
            {reference} AS reference, reference_origin, bytes, encoding, media_type FROM page""",
        """CREATE VIEW sightings AS SELECT id, sighting.page, {time} AS time, {sighting.earliest} AS earliest,
            {sighting.latest} AS latest, sighting.grain, origin, stamp
            FROM sighting JOIN story ON story.number = sighting.story""",
        """CREATE VIEW mentions AS SELECT id, {begin} AS begin, {finish} AS finish,
            json_extract(body, '$.times[' || place || '].text') AS text,
            json_extract(body, '$.times[' || place || '].value') AS value
            FROM mention JOIN story ON story.number = mention.story""",
    ),
    # The checksum of a sighting, with the bytes and the reference of the page that it is of.
    ("ALTER TABLE sighting ADD COLUMN seal INTEGER NOT NULL DEFAULT 0",),
    # Inputs that need no reading again, by what they are known by, with what a run counts and says of each: for the
    # `run` with checkpoints that delivered them and is to be taken up, or, where that is empty, for any that wants what
    # is new. `done` was the former's, without what it said.
    (
        """CREATE TABLE input (
            run TEXT NOT NULL, key TEXT NOT NULL, said TEXT NOT NULL, seal INTEGER NOT NULL, PRIMARY KEY (run, key)
        ) STRICT, WITHOUT ROWID""",
        "DROP TABLE IF EXISTS done",
    ),
    # Checksums of pages and sites. And a later version of a story has the first sighting of what dates both: it had its
    # own.
    (
        "ALTER TABLE page ADD COLUMN seal INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE site ADD COLUMN seal INTEGER NOT NULL DEFAULT 0",
        """UPDATE story SET
            first_story = (SELECT own.first_story FROM story AS own WHERE own.number = story.moment),
            first_page = (SELECT own.first_page FROM story AS own WHERE own.number = story.moment)
            WHERE moment <> number AND EXISTS (SELECT 1 FROM story AS own WHERE own.number = story.moment)""",
    ),
)
VERSION = len(MIGRATIONS)


def statements(since: int, until: int = VERSION) -> Iterator[str]:
    """What brings a store from version `since` to `until`, in order."""
    for migration in MIGRATIONS[since:until]:
        for statement in migration:
            yield re.sub(r"\{([a-z.]+)\}", rf"strftime('{_ISO}', \1 / 1000000.0, 'unixepoch')", statement)


_ISO = "%Y-%m-%dT%H:%M:%fZ"
