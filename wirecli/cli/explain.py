"""`wirecli explain`: why a text is read as it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wirecli.base import clock
from wirecli.base.sanitise import valid
from wirecli.cli.options import ZONE_UNLESS_SAID
from wirecli.cli.parameters import AsStamp, AtNow, Explained, Output, Zone
from wirecli.plain import iso
from wirecli.run import moments
from wirecli.run.output import opened
from wirecli.writers import Layout

if TYPE_CHECKING:
    from wirecli.times.explain import Explanation

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A text with time expressions.")],
    stamp: AsStamp = False,
    at: AtNow = None,
    tz: Zone = ZONE_UNLESS_SAID,
    format: Explained = "text",
    output: Output = None,
) -> None:
    """Tell why time expressions are read so.

    For each: the rule, its slots, the anchor, back or ahead and why, and the readings that lost. Of a stamp: the
    libraries that print it and what each means by it.
    """
    zone, now = moments.zone(tz), clock.now()
    anchor = moments.moment(at, "--at", zone, now) if at is not None else now.astimezone(zone)
    if stamp:
        from wirecli.cli import stamps

        stamps.explain(valid(text), anchor, format, output)
        return
    from wirecli.times.explain import explain as explained

    found = explained(valid(text), anchor)
    with opened(output, styled=format == "text") as stream:
        for part in (_lines if format == "jsonl" else _shown)(found, output):
            stream.write(part)
    if not found:
        typer.echo("wirecli: no time expression", file=sys.stderr)


def _object(explanation: Explanation) -> dict[str, Any]:
    return {
        **asdict(explanation),
        "mention": explanation.mention.to_dict(),
        "slots": dict(explanation.slots),
        "anchor_time": iso(explanation.anchor_time),
    }


def _lines(found: Sequence[Explanation], _: str | None) -> Iterator[bytes]:
    from wirecli.base.jsonbytes import dumps

    return (dumps(_object(explanation), line=True) for explanation in found)


def _shown(found: Sequence[Explanation], output: str | None) -> Iterator[bytes]:
    from wirecli.writers.facts import WORDS, Explained, explanations

    told = (Explained(own.mention.text, WORDS.resolution(own.mention), tuple(_facts(own))) for own in found)
    return explanations(told, Layout(stream=None if output else sys.stdout))


def _facts(explanation: Explanation) -> Iterator[tuple[str, str]]:
    from wirecli.times.wording import in_words
    from wirecli.writers.facts import WORDS

    mention = explanation.mention
    yield "value", " ".join(filter(None, (mention.type, mention.value, mention.mod)))
    yield "rule", f"{mention.rule}: {explanation.pattern}"
    yield "in words", in_words(explanation.pattern)
    yield "slots", "; ".join(f"{name} = {words_}" for name, words_ in explanation.slots)
    anchor = explanation.anchor_time
    yield "anchor", f"{mention.anchor}, {WORDS.moment(anchor)}" if anchor else mention.anchor
    reason = f": {explanation.reason}" if explanation.reason else ""
    yield "direction", f"{mention.direction}{reason}"
    for number, loser in enumerate(explanation.losers):
        yield "" if number else "lost", f"{loser.text} by {loser.rule}: {loser.value or 'refused'}"
