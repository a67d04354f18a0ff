"""One SQLite file that remembers stories and sightings, and the journal of what was delivered."""

from wirecli.store.sqlite import Filter, Recorder, recording, sourced, stories

__all__ = ["Filter", "Recorder", "recording", "sourced", "stories"]
