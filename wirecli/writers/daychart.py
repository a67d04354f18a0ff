"""A day's stories on a time axis, for a terminal: hour rules through all of them, the axis at the head and the foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from rich.table import Table
from rich.text import Text

from wirecli.base.clock import elapsed
from wirecli.model import Instant, Published, Story
from wirecli.writers import Layout
from wirecli.writers.screen import FAINT, GAP, LABEL, LONGEST, TIME, Screen, screen
from wirecli.writers.timeline import Axis, axis, bar, in_columns, rules, strip, ticks
from wirecli.writers.words import Words

RULE = "┊"
FEW = 3
"""Stories that are counted at a look: a strip of them an hour would say nothing."""
SCREENFUL = 40
"""Stories after which the axis is drawn again, so that one is always in sight."""

_Told = tuple[Story, Published]


def timeline(
    items: Sequence[Story], day: tuple[Instant, Instant], layout: Layout, filters: Sequence[str] = ()
) -> bytes:
    """The stories of a day (its first and last instant) by their earliest bound: when, the bounds, what.

    `filters` are what the stories were chosen by, for the title.
    """
    shown = screen(layout)
    told = sorted(((story, story.published) for story in items if story.published), key=lambda one: _begin(one[1], day))
    title = Text(shown.words.day(day[0]), style=LABEL)
    if filters:
        title.append(f"  {' · '.join(map(shown.clean, filters))}", style=TIME)
    title.append(f"  {shown.words.stories(len(told)) if told else shown.words.say('no-stories')}", style=FAINT)
    return shown.shown(title, *(("", _chart(told, day, shown)) if told else ()))


def _begin(published: Published, day: tuple[Instant, Instant]) -> tuple[float, float]:
    return (published.earliest or day[0]).timestamp(), published.latest.timestamp()


def _chart(told: Sequence[_Told], day: tuple[Instant, Instant], shown: Screen) -> Table:
    times = [published for _, published in told]
    spans = [_span(published, shown.words) for published in times]
    few = len(told) < FEW
    left = max([len(span) for span in spans] + [0 if few else len(shown.words.say("hourly"))])
    room = shown.width - left - 2 * GAP
    whole = axis(times, day, 1)
    # Two fifths for the chart, and on a narrow screen a column an hour all the same.
    along = in_columns(whole, max(2 * room // 5, min(whole.hours, room)))
    words = max(1, room - along.width - 1)
    grid = Table.grid(padding=(0, GAP, 0, 0))
    for width in (left, along.width + 2):  # a label at the end of the axis is two columns
        grid.add_column(width=width, no_wrap=True)
    grid.add_column(max_width=words, no_wrap=True, overflow="ellipsis")
    marks, labels = rules(along), Text(ticks(along), style=FAINT)
    if along.width >= along.hours and not few:
        grid.add_row(*_hourly(times, along, shown.words))
    for number in range(0, len(told), SCREENFUL):
        grid.add_row("", labels, "")
        for (story, published), span in list(zip(told, spans, strict=True))[number : number + SCREENFUL]:
            grid.add_row(span, _bar(published, along, marks), _line(story, shown))
    grid.add_row("", labels, "")
    return grid


def _hourly(times: Sequence[Published], along: Axis, words: Words) -> Iterator[Text]:
    """The strip of stories an hour, what it is, and its highest."""
    blocks, fullest, most = strip(times, along)
    hours = f"{words.clock(fullest)}–{words.clock(elapsed(fullest, hours=1))}"
    yield Text(words.say("hourly"), style=FAINT)
    yield Text(blocks, style=TIME)
    yield Text(words.say("at-most", number=most, hours=hours), style=FAINT)


def _bar(published: Published, along: Axis, marks: frozenset[int]) -> Text:
    """The bounds, with the hour rules where they leave room."""
    drawn = Text()
    for column, cell in enumerate(f"{bar(published, along)} "):
        ruled = cell == " " and column in marks
        drawn.append(RULE if ruled else cell, style=FAINT if ruled else TIME)
    return drawn


def _span(published: Published, words: Words) -> Text:
    """`16:30–17:30`, one clock where the bounds are within a minute, days where they are further apart than one."""
    earliest, latest = published.earliest, published.latest
    if earliest is None:
        return Text(words.say("by", time=words.clock(latest)), style=FAINT)
    if latest - earliest <= timedelta(minutes=1):
        return Text(words.clock(published.time))
    if latest - earliest < timedelta(days=1):
        return Text(f"{words.clock(earliest)}–{words.clock(latest)}")
    return Text(words.dates(earliest, latest))


def _line(story: Story, shown: Screen) -> Text:
    """A story in a line: its place, whether it is an edited version, and its headline or how it begins."""
    line = Text(no_wrap=True, overflow="ellipsis")
    if story.dateline and story.dateline.places:
        line.append(f"{shown.clean('/'.join(story.dateline.places))}  ", style=FAINT)
    if story.revises:
        line.append(f"{shown.words.say('revised')}  ", style=TIME)
    return line.append(shown.clean(story.headline or " ".join(block.text for block in story.blocks)[:LONGEST]))
