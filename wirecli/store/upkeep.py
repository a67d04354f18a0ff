"""Upkeep of a store: what does it hold, what is to go, is it of this version."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC
from pathlib import Path
from typing import Any

from wirecli.base.jsonbytes import loads
from wirecli.model import Instant, Story
from wirecli.store.schema import VERSION
from wirecli.store.seals import seal
from wirecli.store.sightings import at, micros
from wirecli.store.sqlite import WAIT, Inputs, connected, damaged, explaining, migrate, prose, reading, require_store


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
        query = "SELECT number, body, id, revises, seal FROM story WHERE published < ?"
        gone = connection.execute(query, (micros(before),)).fetchall()
        for number, body, key, revises, sealed in gone:
            if seal((key, revises, body)) != sealed:
                raise damaged(path, f"the text of story {key} isn't what was recorded")
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
    require_store(path)
    with explaining(path), connected(path, WAIT) as connection:
        migrate(connection, path)
        connection.execute("COMMIT")
