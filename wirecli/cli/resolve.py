"""`wirecli resolve`: the time expressions in a few words of text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from wirecli.base import clock
from wirecli.base.sanitise import valid
from wirecli.cli.console import complain, warn
from wirecli.cli.options import ZONE_UNLESS_SAID
from wirecli.cli.parameters import AtNow, Excel, Format, Lang, Output, Zone
from wirecli.errors import InputError, fault
from wirecli.model import Instant
from wirecli.run import moments
from wirecli.run.clashes import refuse_twice
from wirecli.run.output import opened
from wirecli.run.request import Request, at_terminal, layout_options
from wirecli.writers import Layout, ReadText, format_for, writer

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def resolve(
    context: typer.Context,
    texts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT]...",
            help="Texts, each read on its own; without one, every line of standard input is a text.",
            show_default=False,
        ),
    ] = None,
    at: AtNow = None,
    tz: Zone = ZONE_UNLESS_SAID,
    format: Format = None,
    output: Output = None,
    excel: Excel = False,
    lang: Lang = "en",
) -> None:
    """Read the time expressions in texts.

    The `block` of each is the number of its text, counted from 0.
    """
    if not texts and sys.stdin is None:
        raise InputError("standard input is closed", "give a text, or redirect one")
    if not texts and sys.stdin.isatty():
        typer.echo(context.get_help())
        raise typer.Exit
    chosen = format_for(
        format, output, "mentions", options=layout_options(None, excel=excel), at_terminal=at_terminal()
    )
    if not texts:
        refuse_twice(Request([], output=output))
    zone, now = moments.zone(tz), clock.now()
    anchor = moments.moment(at, "--at", zone, now) if at is not None else now.astimezone(zone)
    faults: list[InputError] = []
    layout = Layout(rows="times", excel=excel, stream=None if output else sys.stdout, language=lang, warn=warn)
    with opened(output, styled=chosen.styled) as stream:
        for chunk in writer(chosen.name, "mentions")(_readings(texts, anchor, faults), layout):
            stream.write(chunk)
    if faults:
        raise typer.Exit(1)


def _readings(texts: list[str] | None, anchor: Instant, faults: list[InputError]) -> Iterator[ReadText]:
    """Each text with what is read in it; a fault that one uncovers costs no other, is told, and goes to `faults`."""
    from wirecli.times import find_times

    lines = map(valid, texts) if texts else (line.decode(errors="replace") for line in sys.stdin.buffer)
    for number, line in enumerate(lines):
        text = line.rstrip("\r\n")
        try:
            found = tuple(mention._replace(block=number) for mention in find_times(text, anchor))
        except Exception as error:  # noqa: BLE001
            faults.append(fault(f"text {number}", error))
            complain(faults[-1])
            found = ()
        yield ReadText(text, found)
