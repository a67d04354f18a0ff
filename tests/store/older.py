"""A store as an older wirecli left it: the schema of that version, with what the newer store recorded."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from wirecli.store.schema import statements
from wirecli.store.sqlite import APPLICATION_ID

_TABLES = ("page", "story", "sighting", "site", "delivered", "mention", "band", "tally")


def downgrade(store: Path, version: int) -> None:
    """Make the store one of `version`. The words for --search are the newer one's."""
    old = store.with_name("older.db")
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        for statement in statements(0, version):
            connection.execute(statement)
        connection.execute("ATTACH ? AS newer", (str(store),))
        for table in _TABLES:
            known = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
            if known:
                columns = ", ".join(known)
                connection.execute(
                    f"INSERT OR REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table}"
                )
        connection.execute("DETACH newer")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
    store.unlink()
    old.rename(store)
