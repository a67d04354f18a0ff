"""The view for a person at a terminal.

Time expressions are highlighted in the text; what they come to stands beside the paragraph where the terminal is wide
enough, below it where it isn't. Stories stand under their day, each with the bounds of its time first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

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
from wirecli.writers import Layout, ReadText
from wirecli.writers.chronology import bar as chronology_bar
from wirecli.writers.chronology import clock as event_clock
from wirecli.writers.chronology import headings, told_on
from wirecli.writers.screen import (
    BYLINE,
    CLOCK,
    FAINT,
    GAP,
    HEADLINE,
    LABEL,
    LONGEST,
    MEASURE,
    MENTION,
    NOTE,
    SECTION,
    SUBHEAD,
    TIME,
    WARNING,
    Screen,
    columns,
    screen,
)
from wirecli.writers.words import Words, restates

DAY_TITLE = 17
"""The column of a day's name above its events: as wide as `Wed 30 Sep 2026` and a space after it."""


def pages(items: Iterable[Page], layout: Layout) -> Iterator[bytes]:
    """Each page as soon as it is there, with a rule before all but the first."""
    shown = screen(layout)
    for number, page in enumerate(items):
        yield shown.shown(*([Rule(style=FAINT)] if number else []), *_page(page, shown))


def stories(items: Iterable[Story], layout: Layout) -> Iterator[bytes]:
    """Each story as a row, when and what, with a heading where another day begins."""
    shown = screen(layout)
    for day, group in groupby(items, _day):
        yield shown.shown(_day_heading(day, None, shown))
        for story in group:
            yield shown.shown(_teaser(story, shown), *([""] if story.blocks else []))


def mentions(items: Iterable[ReadText], layout: Layout) -> Iterator[bytes]:
    """Each text with its time expressions marked, and below it what each of them comes to."""
    shown = screen(layout)
    none = Text(shown.words.say("no-expression"), style=FAINT)
    for item in items:
        notes = [_note(mention, shown, full=True) for mention in item.mentions] or [none]
        below = Padding(Group(*notes), (0, 0, 1, 2))
        yield shown.shown(_marked(item.text, item.mentions, shown), below)


def events(items: Iterable[Event], layout: Layout) -> Iterator[bytes]:
    """A chronology: a heading a day with the number of stories as a bar, under it what they tell."""
    shown = screen(layout)
    told = list(headings(items, shown.words))
    most = max((heading.stories for heading in told), default=1)
    clocks = max((len(event_clock(event, shown.words)) for heading in told for event in heading.events), default=0)
    for heading in told:
        bar = chronology_bar(heading.stories, most, shown.width // 5)
        count = shown.words.stories(heading.stories)
        title = Text.assemble((heading.title.ljust(DAY_TITLE), LABEL), (bar, TIME), " ", (count, FAINT))
        yield shown.shown(title, *(_event(event, clocks, shown) for event in heading.events), "")


def _event(event: Event, clocks: int, shown: Screen) -> RenderableType:
    """When, in its sentence, and who tells it; `clocks` is the width of the longest clock."""
    said = (shown.clean("/".join(event.places)), shown.clean(event.headline or ""), told_on(event, shown.words))
    before, marked, after = event.sentence.partition(event.text)
    phrase = f"[{shown.clean(marked)}]" if shown.plain and marked else shown.clean(marked)
    sentence = Text.assemble(shown.clean(before), (phrase, MENTION), shown.clean(after))
    about = " · ".join(part for part in said if part)
    told = Group(sentence, Text(f"— {about}", style=FAINT)) if about else sentence
    when = Text(event_clock(event, shown.words), style=TIME)
    return columns((when, clocks), (told, max(1, min(MEASURE, shown.width) - clocks - GAP)))


# A page


def _page(page: Page, shown: Screen) -> Iterator[RenderableType]:
    yield _source(page, shown)
    if page.source.stamps:
        yield shown.wide(Text(_stamps(page.source.stamps, shown.words), style=FAINT))
    yield ""
    if page.article:
        yield from _article(page.article, shown)
    for block in page.related:
        yield from _related(block, page, shown)
    if page.furniture:
        yield _furniture(page.furniture, shown)
    for warning in page.warnings:
        yield _warning(warning, shown)


def _source(page: Page, shown: Screen) -> Text:
    """What was read, when, and what said so."""
    say, source = shown.words.say, page.source
    parts = [
        say("read", time=shown.words.moment(page.reference.time)) + f" ({say(f'reference.{page.reference.origin}')})",
        f"{source.encoding}, {say('bytes', number=shown.words.number(source.bytes))}",
        _origin(source, shown),
    ]
    return Text.assemble((shown.clean(source.name), "bold"), *((f" · {part}", FAINT) for part in parts if part))


def _origin(source: Source, shown: Screen) -> str:
    """What a document is, where it is no page: its format, its number in its file, who published it."""
    if source.format == "page":
        return ""
    named = f"{source.format} {source.part}" if source.part else source.format
    return shown.words.say("of", format=named, publisher=shown.clean(source.publisher)) if source.publisher else named


def _stamps(stamps: StampLibraries, words: Words) -> str:
    """What the bounds of ages rest on: the libraries that can have printed them, and what says so."""
    named = ", ".join(stamps.libraries[:8]) + (", …" if len(stamps.libraries) > 8 else "")
    said_by = words.say(f"stamps.{stamps.said_by}")
    return words.say("stamps", libraries=named or words.say("unknown-library"), said_by=said_by)


def _article(story: Story, shown: Screen) -> Iterator[RenderableType]:
    if story.section:
        yield Text(shown.clean(story.section), style=LABEL)
    if story.headline:
        yield shown.wide(Text(shown.clean(story.headline), style=HEADLINE))
    if story.byline:
        yield shown.wide(Text(shown.clean(story.byline), style=BYLINE))
    for line in story.publication_lines:
        yield shown.wide(Text(shown.clean(line), style=FAINT))
    if story.published:
        yield shown.wide(_published(story.published, shown.words))
    if told := _told(story.wire or Wire(), story.modified, shown):
        yield shown.wide(told)
    yield ""
    opening = _opening(story)
    if story.dateline and opening is None:
        yield shown.wide(_dateline(story.dateline, shown))
    for number, block in enumerate(story.blocks):
        found = [mention for mention in story.times if mention.block == number]
        if block.type == "subhead":
            yield shown.wide(Text(shown.clean(block.text), style=SUBHEAD))
            continue
        text = _marked(block.text, found, shown)
        if number == opening and story.dateline:
            text = Text.assemble(_dateline(story.dateline, shown), " ", text)
        if block.type == "list-item":
            text = Text.assemble("• ", text)
        elif block.type in {"quote", "caption"}:
            text.style = "italic"
        yield _annotated(text, found, shown)
        yield ""


def _opening(story: Story) -> int | None:
    """The block that the dateline stands before, the first paragraph; None where there is none."""
    return next((number for number, block in enumerate(story.blocks) if block.type == "paragraph"), None)


def _published(published: Published, words: Words) -> Text:
    """The bounds, which are what is known, then the best value and what says so."""
    source = words.origin(published)
    best, bounds = words.moment(published.time), words.bounds(published)
    if published.earliest == published.latest:
        return Text.assemble((best, TIME), (f"  {bounds}, {source}", FAINT))
    if published.earliest and published.earliest.date() == published.latest.date() == published.time.date():
        bounds, best = f"{words.day(published.time)}{words.glue}{bounds}", words.clock(published.time)
    return Text.assemble((bounds, TIME), (f"  {words.say('best', time=best)}, {source}", FAINT))


def _told(wire: Wire, modified: Instant | None, shown: Screen) -> Text:
    """What the wire says of its item: its version and when that was made, its status and embargo, its note."""
    say, moment = shown.words.say, shown.words.moment
    parts = [
        (say("version", number=wire.version) if wire.version is not None else "", FAINT),
        (say("changed", time=moment(modified)) if modified else "", FAINT),
        (say(f"status.{wire.status}") if wire.status else "", FAINT if wire.status == "usable" else WARNING),
        (say("embargo", time=moment(wire.embargo)) if wire.embargo else "", FAINT),
        (say("urgency", number=wire.urgency) if wire.urgency is not None else "", FAINT),
        (shown.clean(" ".join(wire.note.split())) if wire.note else "", FAINT),
    ]
    return Text("  ").join(Text(text, style=style) for text, style in parts if text)


def _dateline(dateline: Dateline, shown: Screen) -> Text:
    return Text(shown.clean(dateline.text), style=SUBHEAD).append(" –", style=FAINT)


def _annotated(text: Text, found: Sequence[Mention], shown: Screen) -> RenderableType:
    """A paragraph with its notes: beside it where there is a margin, below it where there is none."""
    notes = [_note(mention, shown) for mention in found if not restates(mention)]
    if shown.margin:
        return columns((text, shown.text), (Group(*notes), shown.margin))
    return Group(shown.wide(text), *(Padding(note, (0, 0, 0, 2)) for note in notes))


def _marked(text: str, found: Sequence[Mention], shown: Screen) -> Text:
    """A block's text with its time expressions highlighted, or in brackets where nothing can be highlighted."""
    marked, done = Text(), 0
    clean = shown.clean(text)
    for mention in found:
        begin, end = mention.span
        if end > LONGEST:
            break
        phrase = clean[begin:end]
        marked.append(clean[done:begin]).append(f"[{phrase}]" if shown.plain else phrase, style=MENTION)
        done = end
    return marked.append(clean[done:])


def _note(mention: Mention, shown: Screen, *, full: bool = False) -> Text:
    """`sinds woensdag → Wed 27 Nov 2024`, in full with the TIMEX3 value as well."""
    note = Text(overflow="fold")
    if mention.signal:
        note.append(f"{shown.clean(mention.signal)} ", style=FAINT)
    value = shown.clean(mention.value)
    come = shown.words.resolution(mention._replace(value=value))
    note.append(shown.clean(mention.text), style=NOTE).append(" → ", style=FAINT).append(come)
    if full:
        note.append(f"  {' '.join(filter(None, (mention.type, value, mention.mod)))}", style=FAINT)
    return note


# Teasers


def _related(block: Related, page: Page, shown: Screen) -> Iterator[RenderableType]:
    count = shown.words.stories(len(block.stories))
    label = shown.clean(block.label) if block.label else shown.words.say("more-stories")
    yield Rule(Text.assemble((label, LABEL), (f"  {count}", FAINT)), align="left", style=FAINT)
    told = sorted(block.stories, key=_age)
    today = page.reference.time.date()
    # Under no heading what is all of the day on which the page was read, which stands above.
    headed = any(_day(story) != today or _is_of_days(story.published) for story in told)
    for day, group in groupby(told, _day):
        if headed:
            yield _day_heading(day, today, shown)
        for story in group:
            yield _teaser(story, shown)
            if story.blocks:
                yield ""
    if not (told and told[-1].blocks):
        yield ""


def _age(story: Story) -> float:
    """Sorts from new to old, what has no time last; equals keep the page's order."""
    return -story.published.time.timestamp() if story.published else float("inf")


def _day(story: Story) -> date | None:
    return story.published.time.date() if story.published else None


def _is_of_days(published: Published | None) -> bool:
    """Whether no clock stands in a story's row, so that its day has to be said above."""
    return published is None or published.grain not in ("second", "minute", "hour", "part")


def _day_heading(day: date | None, today: date | None, shown: Screen) -> Text:
    """`Fri 30 Jan`, with its year where it isn't that of the page."""
    if day is None:
        return Text(shown.words.say("no-time"), style=LABEL)
    year = today is None or day.year != today.year
    return Text(shown.words.day(day, year=year), style=LABEL)


def _teaser(story: Story, shown: Screen) -> RenderableType:
    text, notes = _words_of(story, shown)
    when = _when(story.published, shown.words)
    if shown.margin:
        return columns((when, CLOCK), (text, shown.text - CLOCK - GAP), (Group(*notes), shown.margin))
    return columns((when, CLOCK), (Group(text, *notes), shown.text - CLOCK - GAP))


def _words_of(story: Story, shown: Screen) -> tuple[Text, list[Text]]:
    """A teaser's section, headline and text in one, and the notes to its times."""
    text = Text()
    if story.section:
        text.append(f"{shown.clean(story.section)} ", style=SECTION)
    if story.wire and story.wire.status not in (None, "usable"):
        text.append(f"{shown.words.say(f'status.{story.wire.status}')} ", style=WARNING)
    if story.revises:
        text.append(f"{shown.words.say('revised')} ", style=TIME)
    if story.headline:
        text.append(shown.clean(story.headline), style=HEADLINE)
    notes: list[Text] = []
    opening = _opening(story)
    if story.dateline and opening is None:
        text.append("\n" if text else "").append_text(_dateline(story.dateline, shown))
    for number, block in enumerate(story.blocks):
        found = [mention for mention in story.times if mention.block == number]
        if text:
            text.append("\n")
        if number == opening and story.dateline:
            text.append_text(_dateline(story.dateline, shown)).append(" ")
        text.append_text(_marked(block.text, found, shown))
        notes += [_note(mention, shown) for mention in found if not restates(mention)]
    return text, notes


def _when(published: Published | None, words: Words) -> Text:
    """The bounds of a teaser, which are what is known, and below them the best value; one time within a minute.

    Its day stands above, so a story of which no more is known has nothing here.
    """
    if published is None:
        return Text("?", style=FAINT)
    time, earliest, latest = published.time, published.earliest, published.latest
    if earliest is None:
        last = words.clock(latest) if latest.date() == time.date() else words.dates(latest, latest)
        return Text(words.say("by", time=last), style=FAINT)
    if latest - earliest <= timedelta(minutes=1):
        return Text(words.clock(time), style=TIME)  # a clock says as much
    if published.grain == "day" and latest - earliest <= timedelta(days=1, hours=1):
        return Text()
    if latest - earliest < timedelta(days=1):
        return Text.assemble(
            (f"{words.clock(earliest)}–{words.clock(latest)}", TIME), (f"\n{words.clock(time)}", FAINT)
        )
    return Text(words.dates(earliest, latest), style=TIME)


# The rest


def _furniture(lines: Sequence[str], shown: Screen) -> Table:
    said = " · ".join(shown.clean(line)[:60] for line in lines[:12])
    more = " · …" if len(lines) > 12 else ""
    return shown.wide(Text(f"{shown.words.say('furniture', number=len(lines))}: {said}{more}", style=FAINT))


def _warning(warning: PageWarning, shown: Screen) -> Table:
    return shown.wide(Text(f"▲ {shown.clean(warning.message)} [{warning.code}]", style=WARNING))
