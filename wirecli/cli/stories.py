"""`wirecli stories`: what a store holds."""

from __future__ import annotations

import sys

import typer

from wirecli.base import clock
from wirecli.cli.console import warn
from wirecli.cli.options import ZONE_UNLESS_SAID
from wirecli.cli.parameters import Credit, Excel, Format, Lang, Output, Place, Rows, Search, Since, Store, Until, Zone
from wirecli.run import moments
from wirecli.run.clashes import refuse_twice
from wirecli.run.output import opened
from wirecli.run.request import Request, at_terminal, layout_options
from wirecli.writers import Layout, format_for, writer

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def stories(
    store: Store,
    since: Since = None,
    until: Until = None,
    credit: Credit = None,
    place: Place = None,
    search: Search = None,
    tz: Zone = ZONE_UNLESS_SAID,
    format: Format = None,
    rows: Rows = None,
    output: Output = None,
    excel: Excel = False,
    lang: Lang = "en",
) -> None:
    """List the stories of a store, newest first, each once, with the bounds that all its sightings leave."""
    from wirecli.store import Filter
    from wirecli.store import stories as stored

    zone, now = moments.zone(tz), clock.now()
    chosen = Filter(
        since=moments.moment(since, "--since", zone, now) if since is not None else None,
        until=moments.moment(until, "--until", zone, now) if until is not None else None,
        credit=credit,
        place=place,
        search=search,
    )
    refuse_twice(Request([store], output=output))
    given = layout_options(rows, excel=excel)
    view = format_for(format, output, "stories", options=given, at_terminal=at_terminal())
    layout = Layout(rows=rows, excel=excel, stream=None if output else sys.stdout, language=lang, warn=warn)
    with opened(output, styled=view.styled) as stream:
        for chunk in writer(view.name, "stories")(stored(store, chosen, zone), layout):
            stream.write(chunk)
