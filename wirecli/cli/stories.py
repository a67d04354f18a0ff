"""`wirecli stories`: what a store holds."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from wirecli.cli.options import ZONE_UNLESS_SAID
from wirecli.cli.parameters import Excel, Format, Output, Rows, Zone
from wirecli.run import moments
from wirecli.run.output import opened
from wirecli.run.request import at_terminal, layout_options
from wirecli.writers import Layout, format_for, writer

app = typer.Typer(add_completion=False, rich_markup_mode=None)

Store = Annotated[str, typer.Argument(metavar="FILE.db", help="A store that `wirecli convert` made.")]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="TIME", help="Only stories published at TIME or later, ISO 8601 or words."),
]
Until = Annotated[str | None, typer.Option("--until", metavar="TIME", help="Only stories published before TIME.")]
Credit = Annotated[str | None, typer.Option("--credit", metavar="CODE", help="Only stories credited to CODE (ANP).")]
Place = Annotated[
    str | None, typer.Option("--place", metavar="PLACE", help="Only stories with PLACE in their dateline.")
]
Search = Annotated[
    str | None,
    typer.Option("--search", metavar="WORDS", help='Only stories with all these words; "a phrase", begin*.'),
]


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
) -> None:
    """List the stories of a store, newest first, each once, with the bounds that all its sightings leave."""
    from wirecli.store import Filter
    from wirecli.store import stories as stored

    zone, now = moments.zone(tz), datetime.now(UTC)
    chosen = Filter(
        since=moments.moment(since, "--since", zone, now) if since is not None else None,
        until=moments.moment(until, "--until", zone, now) if until is not None else None,
        credit=credit,
        place=place,
        search=search,
    )
    given = layout_options(rows, excel=excel)
    view = format_for(format, output, "stories", options=given, at_terminal=at_terminal())
    layout = Layout(rows=rows or "stories", excel=excel, stream=None if output else sys.stdout)
    with opened(output) as stream:
        for chunk in writer(view.name, "stories")(stored(store, chosen, zone), layout):
            stream.write(chunk)
