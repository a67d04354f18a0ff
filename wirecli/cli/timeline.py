"""`wirecli timeline`: when what broke, of one day of a store."""

from __future__ import annotations

import sys
from datetime import timedelta

import typer

from wirecli.base import clock
from wirecli.base.clock import instant, wall_midnight
from wirecli.cli.options import ZONE_UNLESS_SAID
from wirecli.cli.parameters import Credit, Day, Lang, Place, Search, Store, Zone
from wirecli.errors import InputError
from wirecli.run import moments
from wirecli.run.output import opened
from wirecli.writers import Layout

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def timeline(
    store: Store,
    day: Day = None,
    credit: Credit = None,
    place: Place = None,
    search: Search = None,
    tz: Zone = ZONE_UNLESS_SAID,
    lang: Lang = "en",
) -> None:
    """Draw the stories of a day on a time axis: a bar runs from the earliest to the latest time a story can have."""
    from wirecli.store import Filter, stories
    from wirecli.writers.daychart import timeline as drawn

    zone = moments.zone(tz)
    chosen = Filter(credit=credit, place=place, search=search)
    if day is not None:
        within = moments.moment(day, "--day", zone, clock.now())
    else:
        last = next(stories(store, chosen, zone), None)
        if last is None or last.published is None:
            raise InputError(f"{store}: no story to show", "drop a filter, or record pages first")
        within = last.published.time
    midnight = wall_midnight(within)
    begin, end = instant(midnight, zone), instant(midnight + timedelta(days=1), zone)
    found = list(stories(store, chosen._replace(since=begin, until=end), zone))
    filters = [said for said in (credit, place, search and f'"{search}"') if said]
    with opened(None, styled=True) as stream:
        stream.write(drawn(found[::-1], (begin, end), Layout(stream=sys.stdout, language=lang), filters))
