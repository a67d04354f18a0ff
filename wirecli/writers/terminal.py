"""The view for a person at a terminal. The only module that imports rich.

Time expressions are highlighted in the text; what they come to stands beside the paragraph where the terminal is wide
enough, below it where it isn't. Text from pages is never markup: it arrives here as data and its control characters
are shown as pictures, so nothing that a page says can move the cursor or colour a line.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from wirecli.base.sanitise import harmless
from wirecli.model import (
    Dateline,
    Event,
    Instant,
    Mention,
    Page,
    PageWarning,
    Published,
    Related,
    Source,
    StampLibraries,
    Story,
    Wire,
)
from wirecli.writers import Layout, ReadText, words
from wirecli.writers.chronology import bar as chronology_bar
from wirecli.writers.chronology import clock as event_clock
from wirecli.writers.chronology import headings
from wirecli.writers.timeline import axis, bar, ticks

MEASURE = 88
"""The longest line of running text, in columns: what a reader's eye still finds back from."""
WIDE = 100
"""From this width on, notes stand in a margin beside the text."""
CLOCK = 11
"""The column of a story's time: as wide as `16:30–17:30` or `Wed 30 Sep`."""
LONGEST = 10_000
"""Characters of a text that are shown. A longer one is no prose, and rich would take a minute for a megabyte of it."""

# Roles and their styles: the terminal's own colours, so that they suit its theme.
HEADLINE, SUBHEAD, LABEL = "bold", "bold", "bold magenta"
TIME, MENTION, FAINT, WARNING = "green", "underline cyan", "dim", "yellow"

PADDING = re.compile(" +$", re.MULTILINE)
ASCII = str.maketrans({"–": "-", "→": "->", "·": "|", "…": "...", "▲": "!", "•": "*"})


def pages(items: Iterable[Page], layout: Layout) -> Iterator[bytes]:
    """Each page as soon as it is there, with a rule before all but the first."""
    screen = _screen(layout)
    for number, page in enumerate(items):
        yield screen.shown(*([Rule(style=FAINT)] if number else []), *_page(page, screen))


def stories(items: Iterable[Story], layout: Layout) -> Iterator[bytes]:
    """Each story as a row: when, and what."""
    screen = _screen(layout)
    for story in items:
        yield screen.shown(_teaser(story, None, screen))


def mentions(items: Iterable[ReadText], layout: Layout) -> Iterator[bytes]:
    """Each text with its time expressions marked, and below it what each of them comes to."""
    screen = _screen(layout)
    for item in items:
        notes = [_note(mention, full=True) for mention in item.mentions] or [Text("no time expression", style=FAINT)]
        below = Padding(Group(*notes), (0, 0, 1, 2))
        yield screen.shown(_marked(item.text, item.mentions, screen), below)


def events(items: Iterable[Event], layout: Layout) -> Iterator[bytes]:
    """A chronology: a heading a day with the number of stories as a bar, under it what they tell."""
    screen = _screen(layout)
    told = list(headings(items))
    most = max((heading.stories for heading in told), default=1)
    for heading in told:
        count = f"{heading.stories} {'story' if heading.stories == 1 else 'stories'}"
        title = Text.assemble((heading.title, LABEL), "  ", (chronology_bar(heading.stories, most), TIME), f" {count}")
        yield screen.shown(title, *(_event(event, screen) for event in heading.events), "")


def _event(event: Event, screen: _Screen) -> RenderableType:
    """When, in its sentence, and who tells it."""
    place = "/".join(event.places)
    told = f"told {words.day(event.published)}" if event.published else ""
    about = " · ".join(part for part in (place, event.headline, told) if part)
    sentence = Text(_shown(event.sentence))
    start = event.sentence.find(event.text)
    if start >= 0:
        sentence.stylize(MENTION, start, start + len(event.text))
    when = Text(event_clock(event), style=TIME)
    return _columns((when, CLOCK), (Group(sentence, Text(_shown(about), style=FAINT)), screen.text - CLOCK - 3))


def timeline(items: Sequence[Story], day: tuple[Instant, Instant], layout: Layout) -> bytes:
    """The stories of a day (its first and last instant) on a time axis, in the order given: when, the bounds, what."""
    screen = _screen(layout)
    told = [(story, story.published) for story in items if story.published]
    # Two fifths for the axis: on 60 columns both it and the words can still be read.
    along = axis([published for _, published in told], day, (screen.console.width - CLOCK - 4) * 2 // 5)
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=CLOCK)
    grid.add_column(width=along.width + 2)
    grid.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    grid.add_row("", Text(ticks(along), style=FAINT), "")
    for story, published in told:
        grid.add_row(_span(published), Text(bar(published, along), style=TIME), _line(story))
    count = f"{len(told)} {'story' if len(told) == 1 else 'stories'}"
    return screen.shown(Text.assemble((words.day(day[0]), LABEL), (f"  {count}", FAINT)), "", grid)


def _span(published: Published) -> Text:
    """`16:30–17:30`, one clock where the bounds are within a minute, days where they are further apart than one."""
    earliest, latest = published.earliest, published.latest
    if earliest is None:
        return Text(f"by {words.clock(latest)}", style=FAINT)
    if latest - earliest <= timedelta(minutes=1):
        return Text(words.clock(published.time))
    if latest - earliest < timedelta(days=1):
        return Text(f"{words.clock(earliest)}–{words.clock(latest)}")
    return Text(f"{earliest.day}/{earliest.month}–{latest.day}/{latest.month}")


def _line(story: Story) -> Text:
    """A story in a line: its place, whether it is an edited version, and its headline or how it begins."""
    line = Text(no_wrap=True, overflow="ellipsis")
    if story.dateline and story.dateline.places:
        line.append(f"{_shown('/'.join(story.dateline.places))}  ", style=FAINT)
    if story.revises:
        line.append("revised  ", style=TIME)
    return line.append(_shown(story.headline or " ".join(block.text for block in story.blocks)[:LONGEST]))


@dataclass(frozen=True, slots=True)
class _Screen:
    """A console with its measures. `plain` where it shows no styles: marks are brackets then."""

    console: Console
    text: int
    margin: int
    plain: bool

    def shown(self, *parts: RenderableType) -> bytes:
        """The parts as they look on this screen, in its encoding."""
        with self.console.capture() as captured:
            for part in parts:
                self.console.print(part)
        encoding, text = self.console.encoding, PADDING.sub("", captured.get())
        return text.encode() if encoding.startswith("utf") else text.translate(ASCII).encode(encoding, "replace")


def _screen(layout: Layout) -> _Screen:
    console = Console(file=layout.stream or io.StringIO(), highlight=False, markup=False, emoji=False)
    margin = max(32, min(40, console.width // 3)) if console.width >= WIDE else 0
    text = min(MEASURE, console.width - margin - 3 * bool(margin))
    return _Screen(console, text, margin, plain=not console.is_terminal or console.is_dumb_terminal)


def _shown(text: str) -> str:
    """Text from a page as it may stand on a screen: nothing that a terminal obeys, and not more than can be read.

    Characters keep their places up to LONGEST, so that spans hold.
    """
    if len(text) <= LONGEST:
        return harmless(text)
    return f"{harmless(text[:LONGEST])} … and {len(text) - LONGEST:,} characters more"


def _page(page: Page, screen: _Screen) -> Iterator[RenderableType]:
    yield Text.assemble(
        (_shown(page.source.name), "bold"),
        (f" · read {words.moment(page.reference.time)} ({page.reference.origin})", FAINT),
        (f" · {page.source.encoding}, {page.source.bytes:,} bytes", FAINT),
        (_origin(page.source), FAINT),
    )
    if page.source.stamps:
        yield _wide(Text(_stamps(page.source.stamps), style=FAINT), screen)
    yield ""
    if page.article:
        yield from _article(page.article, screen)
    for block in page.related:
        yield from _related(block, page, screen)
    if page.furniture:
        yield _furniture(page.furniture, screen)
    for warning in page.warnings:
        yield _warning(warning, screen)


_STAMPS_SAID = {
    "page": "the page tells",
    "store": "its site has told",
    "option": "as given",
    "assumed": "nothing tells which",
}


def _stamps(stamps: StampLibraries) -> str:
    """What the bounds of ages rest on: the libraries that can have printed them, and what says so."""
    named = ", ".join(stamps.libraries[:8]) + (", …" if len(stamps.libraries) > 8 else "")
    return f"ages as {named or 'an unknown library'} would print them: {_STAMPS_SAID[stamps.said_by]}"


def _article(story: Story, screen: _Screen) -> Iterator[RenderableType]:
    if story.section:
        yield Text(_shown(story.section), style=LABEL)
    if story.headline:
        yield _wide(Text(_shown(story.headline), style=HEADLINE), screen)
    if story.byline:
        yield _wide(Text(_shown(story.byline), style="italic"), screen)
    for line in story.publication_lines:
        yield _wide(Text(_shown(line), style=FAINT), screen)
    if story.published:
        yield _wide(_published(story.published), screen)
    if story.wire and (told := _told(story.wire, story.modified)):
        yield _wide(told, screen)
    yield ""
    opening = _opening(story)
    for number, block in enumerate(story.blocks):
        found = [mention for mention in story.times if mention.block == number]
        if block.type == "subhead":
            yield _wide(Text(_shown(block.text), style=SUBHEAD), screen)
            continue
        text = _marked(block.text, found, screen)
        if number == opening and story.dateline:
            text = Text.assemble(_dateline(story.dateline), " ", text)
        if block.type == "list-item":
            text = Text.assemble("• ", text)
        elif block.type in {"quote", "caption"}:
            text.style = "italic"
        yield _annotated(text, found, screen)
        yield ""


def _opening(story: Story) -> int:
    """The block that the dateline stands before: the first paragraph, the first block where there is none."""
    return next((number for number, block in enumerate(story.blocks) if block.type == "paragraph"), 0)


def _published(published: Published) -> Text:
    said = {"option": "as given", "text": "as the text says", "metadata": "as the page's metadata say"}
    source = said.get(published.origin, published.origin)
    if published.sightings:
        source = f"{published.sightings} {published.origin}"
    bounds = words.bounds(published)
    if bounds == "exactly":
        return Text.assemble((words.moment(published.time), TIME), (f"  exactly, {source}", FAINT))
    best = words.moment(published.time)
    if published.earliest and published.earliest.date() == published.latest.date() == published.time.date():
        bounds, best = f"{words.day(published.time)} {bounds}", words.clock(published.time)
    return Text.assemble((bounds, TIME), (f"  best {best}, {source}", FAINT))


def _origin(source: Source) -> str:
    """What a document is, where it is no page: its format, its number in its file, who published it."""
    if source.format == "page":
        return ""
    part = f" {source.part}" if source.part else ""
    publisher = f" of {_shown(source.publisher)}" if source.publisher else ""
    return f" · {source.format}{part}{publisher}"


def _told(wire: Wire, modified: Instant | None) -> Text:
    """What the wire says of its item: its version and when that was made, its status and embargo, its note."""
    said = Text()
    parts = [
        (f"version {wire.version}" if wire.version is not None else "", FAINT),
        (f"changed {words.moment(modified)}" if modified else "", FAINT),
        (wire.status or "", WARNING if wire.status not in (None, "usable") else FAINT),
        (f"embargo {words.moment(wire.embargo)}" if wire.embargo else "", FAINT),
        (f"urgency {wire.urgency}" if wire.urgency is not None else "", FAINT),
        (_shown(" ".join(wire.note.split())) if wire.note else "", FAINT),
    ]
    for text, style in parts:
        if text:
            said.append("  " if said else "").append(text, style=style)
    return said


def _dateline(dateline: Dateline) -> Text:
    return Text(_shown(dateline.text), style=SUBHEAD).append(" –", style=FAINT)


def _annotated(text: Text, found: Sequence[Mention], screen: _Screen) -> RenderableType:
    """A paragraph with its notes: beside it where there is a margin, below it where there is none."""
    notes = [_note(mention) for mention in found if _says(mention)]
    if screen.margin:
        return _columns((text, screen.text), (Group(*notes), screen.margin))
    return Group(_wide(text, screen), *(Padding(note, (0, 0, 0, 2)) for note in notes))


def _columns(*columns: tuple[RenderableType, int]) -> Table:
    grid = Table.grid(padding=(0, 3, 0, 0))
    for _, width in columns:
        grid.add_column(width=width, overflow="fold")
    grid.add_row(*(content for content, _ in columns))
    return grid


def _wide(text: Text, screen: _Screen) -> Table:
    return _columns((text, screen.text))


def _marked(text: str, found: Sequence[Mention], screen: _Screen) -> Text:
    """A block's text with its time expressions highlighted, or in brackets where nothing can be highlighted."""
    shown, done = Text(), 0
    clean = _shown(text)
    for mention in found:
        begin, end = mention.span
        if end > LONGEST:
            break
        phrase = clean[begin:end]
        shown.append(clean[done:begin]).append(f"[{phrase}]" if screen.plain else phrase, style=MENTION)
        done = end
    return shown.append(clean[done:])


def _says(mention: Mention) -> bool:
    """Whether a note says more than the text does: `2020 → 2020` doesn't."""
    return mention.text.casefold() != words.resolution(mention).casefold()


def _note(mention: Mention, *, full: bool = False) -> Text:
    """`sinds woensdag → Wed 27 Nov 2024`, in full with the TIMEX3 value as well."""
    note = Text(overflow="fold")
    if mention.signal:
        note.append(f"{_shown(mention.signal)} ", style=FAINT)
    note.append(_shown(mention.text), style="cyan").append(" → ", style=FAINT).append(_shown(words.resolution(mention)))
    if full:
        note.append(_shown(f"  {' '.join(filter(None, (mention.type, mention.value, mention.mod)))}"), style=FAINT)
    return note


def _related(block: Related, page: Page, screen: _Screen) -> Iterator[RenderableType]:
    count = f"{len(block.stories)} {'story' if len(block.stories) == 1 else 'stories'}"
    title = Text.assemble((_shown(block.label or "More stories"), LABEL), (f"  {count}", FAINT))
    yield Rule(title, align="left", style=FAINT)
    for story in sorted(block.stories, key=_age):
        yield _teaser(story, page, screen)
        if story.blocks:
            yield ""
    if not (block.stories and block.stories[-1].blocks):
        yield ""


def _age(story: Story) -> float:
    """Sorts from new to old, what has no time last; equals keep the page's order."""
    return -story.published.time.timestamp() if story.published else float("inf")


def _teaser(story: Story, page: Page | None, screen: _Screen) -> RenderableType:
    text = Text()
    if story.section:
        text.append(f"{_shown(story.section)} ", style="magenta")
    if story.wire and story.wire.status not in (None, "usable"):
        text.append(f"{story.wire.status} ", style=WARNING)
    if story.headline:
        text.append(_shown(story.headline), style=HEADLINE)
    notes: list[Text] = []
    opening = _opening(story)
    for number, block in enumerate(story.blocks):
        found = [mention for mention in story.times if mention.block == number]
        if text:
            text.append("\n")
        if number == opening and story.dateline:
            text.append_text(_dateline(story.dateline)).append(" ")
        text.append_text(_marked(block.text, found, screen))
        notes += [_note(mention) for mention in found if _says(mention)]
    when = _when(story.published, page)
    if screen.margin:
        return _columns((when, CLOCK), (text, screen.text - CLOCK - 3), (Group(*notes), screen.margin))
    return _columns((when, CLOCK), (Group(text, *notes), screen.text - CLOCK - 3))


def _when(published: Published | None, page: Page | None) -> Text:
    """The bounds of a teaser, which are what is known, and below them the best value; one time within a minute.

    The day stands there only where it is not that of the page's reference.
    """
    if published is None:
        return Text("?", style=FAINT)
    time, earliest, latest = published.time, published.earliest, published.latest
    today = page is not None and time.date() == page.reference.time.date()
    date = _date(time, page)
    if earliest is None:
        return Text.assemble((f"by {words.clock(latest)}" if today else f"by {date}", FAINT))
    if published.grain == "day":
        return Text(date, style=TIME)
    day = "" if today else f"{date}\n"
    if latest - earliest <= timedelta(minutes=1):
        return Text(f"{day}{words.clock(time)}", style=TIME)  # a clock says as much
    if latest - earliest < timedelta(days=1):
        return Text.assemble(
            (f"{day}{words.clock(earliest)}–{words.clock(latest)}", TIME), (f"\n{words.clock(time)}", FAINT)
        )
    return Text.assemble((f"{_short(earliest)}–{_short(latest)}", TIME), (f"\n{date}", FAINT))


def _date(time: Instant, page: Page | None) -> str:
    """A day in the column of times: with its weekday in the year of the page, else with its year."""
    if page is not None and time.year == page.reference.time.year:
        return words.day(time, year=False)
    return words.day(time).partition(" ")[2]


def _short(time: Instant) -> str:
    return f"{time.day}/{time.month}"


def _furniture(lines: Sequence[str], screen: _Screen) -> Table:
    shown = " · ".join(_shown(line)[:60] for line in lines[:12])
    more = " · …" if len(lines) > 12 else ""
    return _wide(Text(f"Furniture ({len(lines)}): {shown}{more}", style=FAINT), screen)


def _warning(warning: PageWarning, screen: _Screen) -> Table:
    return _wide(Text(f"▲ {_shown(warning.message)} [{warning.code}]", style=WARNING), screen)
