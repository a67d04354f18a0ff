"""One self-contained HTML file to read and send on: no script, no network, light and dark, narrow, wide and on paper.

A story stands with its times marked and noted in the margin, teasers as a list with their bounds as bars on one axis.
Whatever a page says arrives here as text and leaves escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from html import escape
from importlib.resources import files
from itertools import groupby

from wirecli.model import Block, Event, Instant, Mention, Page, Published, Related, Story
from wirecli.plain import iso
from wirecli.records import NamedTuple
from wirecli.writers import Layout, ReadText
from wirecli.writers.chronology import Heading, clock, headings, told_on
from wirecli.writers.items import plain, title_of
from wirecli.writers.timeline import Axis, axis, hours
from wirecli.writers.words import Words

_WIDTH = 1000
"""Units that an axis is long: SVG scales them to the column."""
_LABELS = 20
"""What `timeline.hours` is told to be the width of an axis: five labels at the most."""
_GLUE = "\xa0"
"""What holds a date together on its line."""


def pages(items: Iterable[Page], layout: Layout) -> Iterator[bytes]:
    """All pages in one file, each as soon as it is there."""
    words, begun = _words(layout), False
    for number, page in enumerate(items, 1):
        if not begun:
            yield _head(_page_title(page))
            begun = True
        yield _page(page, f"p{number}", words).encode()
    yield (b"" if begun else _head("wirecli")) + _FOOT


def stories(items: Iterable[Story], layout: Layout) -> Iterator[bytes]:
    """All stories in one file: a list of them by day on one axis a day, then each with its text."""
    words, told = _words(layout), list(items)
    title = words.say("title.stories")
    yield _head(title)
    yield f"<h1{words_in(words)}>{title}</h1>\n".encode()
    keys = {id(story): f"s{number}" for number, story in enumerate(told, 1)}
    for day, group in groupby(told, lambda story: story.published.time.date() if story.published else None):
        own = list(group)
        heading = words.day(day) if day else words.say("no-time")
        yield f"<h2{words_in(words)}>{heading}</h2>\n{_day(own, keys, day, words)}".encode()
    for story in told:
        section = _story(story, keys[id(story)], 2, words)
        yield f'<section class="page" id="{keys[id(story)]}">{section}</section>\n'.encode()
    yield _FOOT


def mentions(items: Iterable[ReadText], layout: Layout) -> Iterator[bytes]:
    """Texts with their time expressions marked, and noted in the margin."""
    words = _words(layout)
    title = words.say("title.mentions")
    yield _head(title)
    yield f"<h1{words_in(words)}>{title}</h1>\n".encode()
    for number, item in enumerate(items, 1):
        at = [mention._replace(block=0) for mention in item.mentions]
        yield _blocks(_Body((Block("paragraph", item.text),), at, "", 1), f"r{number}", words).encode()
    yield _FOOT


def events(items: Iterable[Event], layout: Layout) -> Iterator[bytes]:
    """A chronology: a section a day, with a bar as long as the number of stories that speak of it."""
    words = _words(layout)
    told = list(headings(items, words))
    most = max((heading.stories for heading in told), default=1)
    title = words.say("title.events")
    yield _head(title)
    yield f"<h1{words_in(words)}>{title}</h1>\n".encode()
    for heading in told:
        yield _heading(heading, most, words).encode()
    yield _FOOT


def text(said: str) -> str:
    """What a page says, as HTML shows it."""
    return escape(plain(said))


def words_in(words: Words) -> str:
    """The attribute for what the view says itself; the pages are in Dutch, and so is the file."""
    return "" if words.language == "nl" else f' lang="{words.language}"'


def _words(layout: Layout) -> Words:
    return Words(layout.language, _GLUE)


def _head(title: str) -> bytes:
    style = files("wirecli.writers").joinpath("style.css").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="wirecli">\n'
        f"<title>{text(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
    ).encode()


_FOOT = b"</main>\n</body>\n</html>\n"


def _time(time: Instant, said: str) -> str:
    return f'<time datetime="{iso(time)}">{said}</time>'


def _link(url: str | None, said: str) -> str:
    """What is said as a link to where it stands, if that is on the web."""
    if url and url.startswith(("http://", "https://")):
        return f'<a href="{text(url)}" rel="noreferrer">{text(said or url)}</a>'
    return text(said)


# A chronology


def _heading(heading: Heading, most: int, words: Words) -> str:
    count = words.stories(heading.stories)
    bar = (
        f'<svg class="days" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect x="0" y="0" width="{100 * heading.stories / most:.0f}" height="6"/></svg>'
    )
    rows = "".join(_told(event, words) for event in heading.events)
    said = f'<span{words_in(words)}>{heading.title} <span class="small">{count}</span></span>'
    return f'<section>\n<h2 class="day">{said}</h2>\n{bar}\n<ul class="told">\n{rows}</ul>\n</section>\n'


def _told(event: Event, words: Words) -> str:
    start = event.sentence.find(event.text)
    before, said, after = event.sentence[:start], event.text, event.sentence[start + len(event.text) :]
    sentence = f"{text(before)}<mark>{text(said)}</mark>{text(after)}" if start >= 0 else text(event.sentence)
    told = f"<span{words_in(words)}>{told_on(event, words)}</span>" if told_on(event, words) else ""
    said_by = " · ".join(filter(None, (text("/".join(event.places)), _link(event.url, event.headline or ""), told)))
    about = f'<p class="small">{said_by}</p>' if said_by else ""
    when = f'<time class="when" datetime="{iso(event.begin)}">{clock(event, words)}</time>'
    return f"<li>{when}<div><p>{sentence}</p>{about}</div></li>\n"


# A page


def _page_title(page: Page) -> str:
    return title_of(page.article) if page.article else page.source.name


def _page(page: Page, key: str, words: Words) -> str:
    lang = words_in(words)
    parts = ['<section class="page">']
    if page.article is not None:
        parts.append(_story(page.article, f"{key}a", 1, words))
    else:
        parts.append(f"<h1>{text(page.source.name)}</h1>")
    parts.append(f'<p class="small">{_read(page, words)}</p>')
    parts += [f'<p class="warn small" lang="en" role="note">{text(warning.message)}</p>' for warning in page.warnings]
    along = _axis([story for block in page.related for story in block.stories], page.reference.time)
    for number, block in enumerate(page.related, 1):
        if block.stories:
            parts.append(_related(block, f"{key}r{number}", along, page.reference.time.date(), words))
    if page.furniture:
        lines = "".join(f"<li>{text(line)}</li>" for line in page.furniture)
        count = len(page.furniture)
        what = words.say("line-no-story" if count == 1 else "lines-no-story", number=count)
        parts.append(f'<details><summary{lang}>{what}</summary><ul class="small">{lines}</ul></details>')
    return "\n".join([*parts, "</section>\n"])


def _read(page: Page, words: Words) -> str:
    publisher = f"{text(page.source.publisher)}, " if page.source.publisher else ""
    name = _link(page.source.url, page.source.url or "") if page.source.url else text(page.source.name)
    read = words.say("read", time=_time(page.reference.time, words.moment(page.reference.time)))
    return f"{publisher}{name}; <span{words_in(words)}>{read}</span>"


# A story


def _story(story: Story, key: str, level: int, words: Words) -> str:
    parts = [f"<article>\n<h{level}>{text(story.headline or title_of(story))}</h{level}>"]
    about = [text(said) for said in (story.section, story.byline) if said]
    own = []
    if story.published:
        own.append(_published(story.published, words))
    if story.modified:
        own.append(words.say("changed", time=_time(story.modified, words.moment(story.modified))))
    if story.wire and story.wire.status not in (None, "usable"):
        own.append(f"<strong>{words.say(f'status.{story.wire.status}')}</strong>")
    about += [f"<span{words_in(words)}>{said}</span>" for said in own]
    if about:
        parts.append(f'<p class="small">{" · ".join(about)}</p>')
    parts.append(_blocks(_Body.of(story, level), key, words))
    return "\n".join([*parts, "</article>"])


def _published(published: Published, words: Words) -> str:
    best = f'<span class="when">{_time(published.time, words.moment(published.time))}</span>'
    if published.origin == "assumed":
        return words.say("published-by", time=best)
    return f"{words.say('published', time=best)} ({words.bounds(published)}, {words.origin(published)})"


class _Body(NamedTuple):
    """What stands below a heading of some `level`: blocks with the times in them, and the dateline they open with."""

    blocks: Sequence[Block]
    times: Sequence[Mention]
    dateline: str
    level: int

    @classmethod
    def of(cls, story: Story, level: int) -> _Body:
        return cls(story.blocks, story.times, story.dateline.text if story.dateline else "", level)


def _blocks(body: _Body, key: str, words: Words) -> str:
    """The blocks in rows, beside each what its times come to; the dateline before the first paragraph."""
    rows = []
    number = 0
    said = f'<span class="dateline">{text(body.dateline)}</span>' if body.dateline else ""
    if said and not any(block.type == "paragraph" for block in body.blocks):
        rows.append(f'<div class="row"><p>{said}</p></div>')
    for place, block in enumerate(body.blocks):
        own = [mention for mention in body.times if mention.block == place]
        shown = _marked(block.text, own, key, number)
        if said and block.type == "paragraph":
            shown, said = f"{said} – {shown}", ""
        rows.append(
            f'<div class="row">\n{_element(block, shown, body.level + 1)}\n{_notes(own, key, number, words)}</div>'
        )
        number += len(own)
    return "\n".join(rows)


def _element(block: Block, shown: str, level: int) -> str:
    match block.type:
        case "subhead":
            return f'<h{level} class="subhead">{shown}</h{level}>'
        case "quote":
            return f"<blockquote>{shown}</blockquote>"
        case "list-item":
            return f'<ul class="item"><li>{shown}</li></ul>'
        case "caption":
            return f'<p class="caption">{shown}</p>'
        case _:
            return f"<p>{shown}</p>"


def _marked(said: str, own: Sequence[Mention], key: str, before: int) -> str:
    parts, at = [], 0
    for number, mention in enumerate(own, before + 1):
        start, end = mention.span
        parts.append(text(said[at:start]))
        note = f"{key}n{number}"
        parts.append(
            f'<mark aria-describedby="{note}">{text(said[start:end])}<sup aria-hidden="true">{number}</sup></mark>'
        )
        at = end
    return "".join([*parts, text(said[at:])])


def _notes(own: Sequence[Mention], key: str, before: int, words: Words) -> str:
    if not own:
        return ""
    notes = []
    for number, mention in enumerate(own, before + 1):
        value = plain(mention.value)
        come = escape(words.resolution(mention._replace(value=value)))
        begin = f'<time datetime="{iso(mention.begin)}">{come}</time>' if mention.begin else come
        code = f" <code>{escape(value)}</code>" if value not in come else ""
        notes.append(f'<li class="note" id="{key}n{number}"><b>{number}</b> {begin}{code}</li>')
    label = words.say("times-here")
    return f'<ul class="notes"{words_in(words)} aria-label="{label}">{"".join(notes)}</ul>\n'


# Stories on an axis


def _axis(told: Sequence[Story], end: Instant) -> Axis | None:
    """One axis for stories: whole hours from their oldest bound, a week back at the most, to `end`."""
    published = [story.published for story in told if story.published and story.published.origin != "assumed"]
    begins = [one.earliest or one.time for one in published]
    if not begins:
        return None
    first = max(min(begins, key=datetime.timestamp), end - timedelta(days=7), key=datetime.timestamp)
    return axis(published, (first.replace(minute=0, second=0, microsecond=0), end), _WIDTH)


def _related(block: Related, key: str, along: Axis | None, today: date, words: Words) -> str:
    label = text(block.label) if block.label else f"<span{words_in(words)}>{words.say('more-stories')}</span>"
    rows = "".join(
        _row(story, along, _teaser(story, f"{key}s{number}", words), today, words)
        for number, story in enumerate(block.stories, 1)
    )
    return f'<section>\n<h2>{label}</h2>\n{_scale(along, today, words)}<ul class="stories">\n{rows}</ul>\n</section>'


def _teaser(story: Story, key: str, words: Words) -> str:
    title = f"<h3>{text(story.headline)}</h3>" if story.headline else ""
    return title + _blocks(_Body.of(story, 3 if title else 2), key, words)


def _day(told: Sequence[Story], keys: dict[int, str], today: date | None, words: Words) -> str:
    """The stories of a day, each a line that leads to its text."""
    ends = [story.published.latest for story in told if story.published]
    along = _axis(told, max(ends, key=datetime.timestamp)) if ends else None
    rows = []
    for story in told:
        place = f"{text('/'.join(story.dateline.places))} " if story.dateline and story.dateline.places else ""
        if story.revises:
            place += f"<span{words_in(words)}>{words.say('revised')}</span> "
        title = f'<p><span class="small">{place}</span><a href="#{keys[id(story)]}">{text(title_of(story))}</a></p>'
        rows.append(_row(story, along, title, today, words))
    return f'{_scale(along, None, words)}<ul class="stories">\n{"".join(rows)}</ul>\n'


def _row(story: Story, along: Axis | None, said: str, today: date | None, words: Words) -> str:
    published = story.published
    when = _between(published, today, words) if published else "?"
    chart = _bar(published, along) if published and along and published.origin != "assumed" else ""
    when = f'<span class="when"{words_in(words)}>{when}</span>'
    return f'<li>{when}<span class="chart">{chart}</span><div>{said}</div></li>\n'


def _between(published: Published, today: date | None, words: Words) -> str:
    """`16:30–17:30`; with the day before each clock that is not of today."""
    earliest, latest = published.earliest, published.latest

    def say(time: Instant) -> str:
        return words.clock(time) if time.date() == today else words.moment(time)

    if earliest is None:
        return words.say("by", time=say(latest))
    if latest - earliest <= timedelta(minutes=1):
        return say(published.time)
    if earliest.date() == latest.date():
        return f"{say(earliest)}–{words.clock(latest)}"
    return f"{say(earliest)} – {say(latest)}"


def _bar(published: Published, along: Axis) -> str:
    """The bounds, with a mark at the best value. What it shows stands beside it in words."""
    right = along.column(published.latest)
    left = along.column(published.earliest) if published.earliest else 0.0
    best = along.column(published.time)
    kind = "span" if published.earliest else "open"
    ticks = "".join(f'<line class="tick" x1="{at:.0f}" x2="{at:.0f}" y1="0" y2="20"/>' for at, _ in _ticks(along))
    return (
        f'<svg viewBox="0 0 {_WIDTH} 20" preserveAspectRatio="none" aria-hidden="true">{ticks}'
        f'<line class="axis" x1="0" x2="{_WIDTH}" y1="10" y2="10"/>'
        f'<line class="{kind}" x1="{left:.0f}" x2="{max(right, left + 4):.0f}" y1="10" y2="10"/>'
        f'<line class="best" x1="{best:.0f}" x2="{best:.0f}" y1="3" y2="17"/></svg>'
    )


def _ticks(along: Axis) -> list[tuple[float, Instant]]:
    """Where on the axis an hour is labelled, those at its end left out: their label would stick out."""
    return [(along.column(hour), hour) for hour in hours(along.of_width(_LABELS)) if along.column(hour) < 0.95 * _WIDTH]


def _scale(along: Axis | None, today: date | None, words: Words) -> str:
    """Whose clocks stand below, and the labels of the axis as text: in an SVG it would be stretched with the bars."""
    if along is None:
        return ""

    def say(time: Instant) -> str:
        return f"{time:%H}" if along.hours <= 36 else words.dates(time, time)

    day = words.day(today) if today else ""
    marks = " ".join(f'<span style="left:{at / _WIDTH:.1%}">{say(hour)}</span>' for at, hour in _ticks(along))
    chart = f'<span class="chart" aria-hidden="true">{marks}</span>'
    return f'<div class="scale"{words_in(words)}><span>{day}</span> {chart}</div>\n'
