"""`wirecli explain --stamp`: which libraries can have printed a stamp, and what each means by it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import typer

from wirecli.base.clock import elapsed
from wirecli.model import Instant
from wirecli.plain import iso
from wirecli.records import NamedTuple
from wirecli.run.output import opened
from wirecli.stamps import libraries, telling
from wirecli.stamps.bounds import Bounds
from wirecli.writers import Layout


class _Stamp(NamedTuple):
    """What some settings of a library mean by a stamp; no settings for libraries that no table has."""

    library: str
    settings: tuple[str, ...]
    earliest: Instant
    latest: Instant


def explain(stamp: str, reference: Instant, format: str, output: str | None) -> None:
    """Write the readings of a stamp, the union of them and the best value."""
    found = telling.bounds(stamp, reference, telling.told([stamp], "auto"))
    if found is None:
        typer.echo("wirecli: no stamp", file=sys.stderr)
        return
    readings = _readings(stamp, reference)
    with opened(output, styled=format == "text") as stream:
        if format == "jsonl":
            from wirecli.base.jsonbytes import dumps

            stream.write(dumps(_object(stamp, found, readings), line=True))
        else:
            from wirecli.writers.facts import WORDS, Explained, explanations

            told = Explained(stamp, WORDS.moment(found.time), tuple(_facts(found, readings)))
            stream.writelines(explanations([told], Layout(stream=None if output else sys.stdout)))


def _readings(stamp: str, reference: Instant) -> list[_Stamp]:
    """The narrowest first."""
    owners = libraries.settings()
    alike: dict[tuple[str, float, float], list[str]] = {}
    for name, (youngest, oldest) in (telling.readings(stamp, reference) or {}).items():
        alike.setdefault((owners.get(name, name), youngest, oldest), []).append(name)
    found = [
        _Stamp(
            library,
            tuple(name for name in names if name in owners),
            elapsed(reference, seconds=-oldest),
            elapsed(reference, seconds=-youngest),
        )
        for (library, youngest, oldest), names in alike.items()
    ]
    return sorted(found, key=lambda own: (own.latest.timestamp() - own.earliest.timestamp(), own.library))


def _object(stamp: str, found: Bounds, readings: list[_Stamp]) -> dict[str, object]:
    return {
        "stamp": stamp,
        "time": iso(found.time),
        "earliest": iso(found.earliest) if found.earliest is not None else None,
        "latest": iso(found.latest),
        "grain": found.grain,
        "libraries": [
            {**own._asdict(), "settings": list(own.settings), "earliest": iso(own.earliest), "latest": iso(own.latest)}
            for own in readings
        ],
    }


def _facts(found: Bounds, readings: list[_Stamp]) -> Iterator[tuple[str, str]]:
    from wirecli.writers.facts import WORDS

    since = WORDS.moment(found.earliest) if found.earliest is not None else "any time"
    yield "bounds", f"{since} to {WORDS.moment(found.latest)}"
    for own in readings:
        named = own.library if own.settings else f"others ({own.library})"
        yield named, f"{WORDS.moment(own.earliest)} to {WORDS.moment(own.latest)}"
    if not readings:
        yield "libraries", "no age: a date says the same whoever prints it"
