"""`wirecli events`: what the stories say happened, or will, and when."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial
from io import BytesIO
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from wirecli.base import clock
from wirecli.base.clock import instant, wall_midnight
from wirecli.cli import console
from wirecli.cli.options import EVENTS
from wirecli.cli.parameters import taking
from wirecli.errors import UsageError
from wirecli.model import Event, Page
from wirecli.readers import signs
from wirecli.run import moments, pool
from wirecli.run.clashes import refuse_twice, refused
from wirecli.run.deliver import cores
from wirecli.run.events import Chosen, in_order
from wirecli.run.inputs import Input, expand
from wirecli.run.output import opened
from wirecli.run.request import Request, at_terminal
from wirecli.writers import Layout, format_for, writer
from wirecli.writers.told import of_pages, of_story

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_HEAD = 4096
_SUFFIXES = (".db", ".sqlite", ".sqlite3")


@app.command()
@taking(EVENTS)
def events(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="(FILE|DIR|-|FILE.db)...", help="Pages, as for convert, or stores.", show_default=False),
    ],
    **told: Any,
) -> None:
    """List what the stories say happened when: a row a time, with the sentence that tells it, in the order of time."""
    zone = moments.zone(told["tz"])
    view = format_for(told["format"], told["output"], "events", at_terminal=at_terminal())
    request = Request(list(inputs), output=told["output"])
    refuse_twice(request)
    chosen, run = _chosen(told, zone), _Run(quiet=told["quiet"])
    found = in_order(event for event in _found(request, told, run, zone, chosen) if chosen.has(event))
    warn = partial(console.warn, quiet=told["quiet"])
    layout = Layout(stream=None if told["output"] else sys.stdout, language=told["lang"], warn=warn)
    with opened(told["output"], styled=view.styled) as stream:
        for chunk in writer(view.name, "events")(found, layout):
            stream.write(chunk)
    raise typer.Exit(run.status)


def _chosen(told: dict[str, Any], zone: ZoneInfo) -> Chosen:
    if told["on"] is not None and (told["from_"] or told["until"]):
        raise UsageError("--on excludes --from and --until", "give one of them")
    now = clock.now()
    begin, end, day = (
        moments.moment(text, f"--{name.rstrip('_')}", zone, now) if (text := told[name]) is not None else None
        for name in ("from_", "until", "on")
    )
    if day is not None:
        midnight = wall_midnight(day)
        begin, end = instant(midnight, zone), instant(midnight + timedelta(days=1), zone)
    words = tuple((told["search"] or "").split())
    return Chosen(begin, end, told["ahead"], words, told["place"], told["credit"], told["grain"])


def _found(request: Request, told: dict[str, Any], run: _Run, zone: ZoneInfo, chosen: Chosen) -> Iterator[Event]:
    """The events of the stores among the inputs, then those of the pages."""
    files = []
    for name in request.inputs:
        if _is_store(name):
            from wirecli.store import Filter, sourced

            meeting = Filter(ends_after=chosen.since, begins_before=chosen.until, grain=chosen.grain)
            wanted = meeting._replace(place=chosen.place, credit=chosen.credit)
            for story, source in sourced(name, wanted, zone, meeting=True):
                yield from of_story(story, source)
        else:
            files.append(name)
    if files:
        at = moments.moment(told["at"], "--at", zone, clock.now()) if told["at"] is not None else None
        yield from of_pages(run.pages(refused(request, expand(files)), pool.Options(zone=told["tz"], at=at)))


class _Run:
    """The pages of some inputs; what can't be read is said and counted."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._read = self._failed = 0

    def pages(self, inputs: Iterable[Input], options: pool.Options) -> Iterator[Page]:
        """The pages, as they come."""
        for outcome in pool.run(inputs, options, jobs=cores()):
            if outcome.note is not None:
                console.say(outcome.note, quiet=self._quiet)
                continue
            if outcome.page is None:
                if outcome.note:
                    console.say(outcome.note, quiet=self._quiet)
                if outcome.error:
                    self._failed += 1
                    console.complain(outcome.error)
                continue
            self._read += 1
            for warning in outcome.page.warnings:
                console.say(f"{outcome.name}: warning: {warning.message} [{warning.code}]", quiet=self._quiet)
            yield outcome.page

    @property
    def status(self) -> int:
        """0 all read, 1 some failed, 3 none could be read."""
        return 0 if not self._failed else 1 if self._read else 3


def _is_store(name: str) -> bool:
    """Whether a file is a store, be it a damaged one; a pipe, which can be read but once, is none."""
    try:
        with open(name, "rb") if os.path.isfile(name) else BytesIO() as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return signs.magic(head) == "sqlite" or (name.endswith(_SUFFIXES) and b"\0" in head)
