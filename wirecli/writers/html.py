"""One self-contained HTML file to read and send on: no script, no network, light and dark, narrow, wide and on paper.

A story stands with its times marked and noted in the margin, teasers as a table with their bounds as bars on one axis.
Whatever a page says arrives here as text and leaves escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from html import escape
from importlib.resources import files

from wirecli.model import Block, Event, Instant, Mention, Page, Published, Related, Story, iso
from wirecli.writers import Layout, ReadText, words
from wirecli.writers.chronology import Heading, clock, headings
from wirecli.writers.items import plain, title_of
from wirecli.writers.timeline import Axis, axis

_WIDTH = 1000
"""Units that an axis is long: SVG scales them to the column."""

_ELEMENTS = {"paragraph": "p", "subhead": "h3", "quote": "blockquote", "list-item": "li", "caption": "p"}


def pages(items: Iterable[Page], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001 - one shape
    """All pages in one file, each as soon as it is there."""
    begun = False
    for number, page in enumerate(items, 1):
        if not begun:
            yield _head(_page_title(page))
            begun = True
        yield _page(page, f"p{number}").encode()
    yield (b"" if begun else _head("wirecli")) + _FOOT


def stories(items: Iterable[Story], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001
    """All stories in one file: a table on one axis, then each with its text."""
    told = list(items)
    yield _head("Stories")
    yield _table(told, "t").encode()
    for number, story in enumerate(told, 1):
        yield f'<section class="page">{_story(story, f"s{number}", "h2")}</section>\n'.encode()
    yield _FOOT


def mentions(items: Iterable[ReadText], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001
    """Texts with their time expressions marked, and noted in the margin."""
    yield _head("Time expressions")
    for number, item in enumerate(items, 1):
        at = [mention._replace(block=0) for mention in item.mentions]
        yield _blocks((Block("paragraph", item.text),), at, f"r{number}", "").encode()
    yield _FOOT


def events(items: Iterable[Event], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001
    """A chronology: a section a day, with a bar as long as the number of stories that speak of it."""
    told = list(headings(items))
    most = max((heading.stories for heading in told), default=1)
    yield _head("Chronology")
    yield b'<h1 lang="en">Chronology</h1>\n'
    for heading in told:
        yield _heading(heading, most).encode()
    yield _FOOT


def _heading(heading: Heading, most: int) -> str:
    count = f"{heading.stories} {'story' if heading.stories == 1 else 'stories'}"
    bar = (
        f'<svg class="days" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label="{count}">'
        f'<rect x="0" y="0" width="{100 * heading.stories / most:.0f}" height="6"/></svg>'
    )
    rows = "".join(map(_told, heading.events))
    return (
        f'<section>\n<h2>{text(heading.title)} <span class="small" lang="en">{count}</span></h2>\n{bar}\n'
        f"<table><tbody>\n{rows}</tbody></table>\n</section>\n"
    )


def _told(event: Event) -> str:
    start = event.sentence.find(event.text)
    before, said, after = event.sentence[:start], event.text, event.sentence[start + len(event.text) :]
    sentence = f"{text(before)}<mark>{text(said)}</mark>{text(after)}" if start >= 0 else text(event.sentence)
    headline = text(event.headline or "")
    if event.url and event.url.startswith(("http://", "https://")):
        headline = f'<a href="{text(event.url)}" rel="noreferrer">{headline or text(event.url)}</a>'
    told = _time(event.published, words.moment(event.published)) if event.published else ""
    about = " · ".join(filter(None, (text("/".join(event.places)), headline, told)))
    when = f'<time datetime="{iso(event.begin)}">{text(clock(event))}</time>'
    return f'<tr><td class="when">{when}</td><td>{sentence}<p class="small">{about}</p></td></tr>\n'


def text(said: str) -> str:
    """What a page says, as HTML shows it."""
    return escape(plain(said))


def _head(title: str) -> bytes:
    style = files("wirecli.writers").joinpath("style.css").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="wirecli">\n'
        f"<title>{text(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
    ).encode()


_FOOT = b"</main>\n</body>\n</html>\n"


def _page_title(page: Page) -> str:
    return title_of(page.article) if page.article else page.source.name


def _page(page: Page, key: str) -> str:
    parts = ['<section class="page">']
    if page.article is not None:
        parts.append(_story(page.article, f"{key}a", "h1"))
    else:
        parts.append(f"<h1>{text(page.source.name)}</h1>")
    parts.append(f'<p class="small" lang="en">{_read(page)}</p>')
    parts += [f'<p class="warn small" lang="en" role="note">{text(warning.message)}</p>' for warning in page.warnings]
    told = [story for block in page.related for story in block.stories]
    along = _axis(told, page.reference.time)
    for number, block in enumerate(page.related, 1):
        parts.append(_related(block, f"{key}r{number}", along))
    if page.furniture:
        lines = "".join(f"<li>{text(line)}</li>" for line in page.furniture)
        count = len(page.furniture)
        what = f"{count} line{'s' if count > 1 else ''} that are no story"
        parts.append(f'<details><summary lang="en">{what}</summary><ul class="small">{lines}</ul></details>')
    return "\n".join([*parts, "</section>\n"])


def _read(page: Page) -> str:
    publisher = f"{text(page.source.publisher)}, " if page.source.publisher else ""
    url = page.source.url
    name = text(page.source.name)
    if url and url.startswith(("http://", "https://")):
        name = f'<a href="{text(url)}" rel="noreferrer">{text(url)}</a>'
    return f"{publisher}{name}; read {_time(page.reference.time, words.moment(page.reference.time))}"


def _time(time: Instant, said: str) -> str:
    return f'<time datetime="{iso(time)}">{text(said)}</time>'


# A story


def _story(story: Story, key: str, heading: str) -> str:
    parts = [f"<article>\n<{heading}>{text(story.headline or title_of(story))}</{heading}>"]
    about = [text(said) for said in (story.section, story.byline) if said]
    if story.published:
        about.append(_published(story.published))
    if story.modified:
        about.append(f"changed {_time(story.modified, words.moment(story.modified))}")
    if story.wire and story.wire.status not in (None, "usable"):
        about.append(f"<strong>{text(str(story.wire.status))}</strong>")
    if about:
        parts.append(f'<p class="small">{" · ".join(about)}</p>')
    parts.append(_blocks(story.blocks, story.times, key, story.dateline.text if story.dateline else ""))
    return "\n".join([*parts, "</article>"])


def _published(published: Published) -> str:
    best = f'<span class="when">{_time(published.time, words.moment(published.time))}</span>'
    if published.origin == "assumed":
        return f'<span lang="en">published by {best}, nothing says when</span>'
    bounds = words.bounds(published)
    return f'<span lang="en">published {best} ({text(bounds)}, from {published.origin})</span>'


def _blocks(blocks: Sequence[Block], times: Sequence[Mention], key: str, dateline: str) -> str:
    """The blocks in rows, beside each what its times come to; the dateline before the first paragraph."""
    rows = []
    number = 0
    for place, block in enumerate(blocks):
        own = [mention for mention in times if mention.block == place]
        before = ""
        if dateline and block.type == "paragraph":
            before, dateline = f'<span class="dateline">{text(dateline)}</span> – ', ""
        element = _ELEMENTS[block.type]
        kind = ' class="caption"' if block.type == "caption" else ""
        shown = f"<{element}{kind}>{before}{_marked(block.text, own, key, number)}</{element}>"
        if element == "li":
            shown = f'<ul class="item">{shown}</ul>'
        rows.append(f'<div class="row">\n{shown}\n{_notes(own, key, number)}</div>')
        number += len(own)
    return "\n".join(rows)


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


def _notes(own: Sequence[Mention], key: str, before: int) -> str:
    if not own:
        return "<div></div>\n"
    notes = []
    for number, mention in enumerate(own, before + 1):
        come = text(words.resolution(mention))
        begin = f'<time datetime="{iso(mention.begin)}">{come}</time>' if mention.begin else come
        code = f" <code>{text(mention.value)}</code>" if mention.value not in come else ""
        notes.append(f'<li class="note" id="{key}n{number}"><b>{number}</b> {begin}{code}</li>')
    return f'<ul class="notes" lang="en" aria-label="Times in this paragraph">{"".join(notes)}</ul>\n'


# Teasers


def _axis(told: Sequence[Story], reference: Instant) -> Axis | None:
    """One axis for all stories of a page: from the oldest bound, a week back at the most, to the reference."""
    published = [story.published for story in told if story.published and story.published.origin != "assumed"]
    begins = [one.earliest or one.time for one in published]
    if not begins:
        return None
    first = min(begins, key=datetime.timestamp)
    week = reference - timedelta(days=7)
    return axis(published, (max(first, week, key=datetime.timestamp), reference), _WIDTH)


def _related(block: Related, key: str, along: Axis | None) -> str:
    heading = f"<h2>{text(block.label)}</h2>" if block.label else '<h2 lang="en">Other stories</h2>'
    return f"{heading}\n{_rows(block.stories, key, along)}"


def _table(told: Sequence[Story], key: str) -> str:
    ends = [story.published.latest for story in told if story.published]
    return _rows(told, key, _axis(told, max(ends, key=datetime.timestamp)) if ends else None)


def _rows(told: Sequence[Story], key: str, along: Axis | None) -> str:
    rows = "".join(_row(story, f"{key}s{number}", along) for number, story in enumerate(told, 1))
    scale = _scale(along) if along else ""
    return (
        f'<table>\n<thead lang="en"><tr><th scope="col">Published</th><th scope="col">{scale or "Bounds"}</th>'
        f'<th scope="col">Story</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>'
    )


def _row(story: Story, key: str, along: Axis | None) -> str:
    published = story.published
    when = text(_between(published)) if published else ""
    chart = _bar(published, along) if published and along and published.origin != "assumed" else ""
    title = f"<strong>{text(story.headline)}</strong>" if story.headline else ""
    body = _blocks(story.blocks, story.times, key, story.dateline.text if story.dateline else "")
    return f'<tr><td class="when" lang="en">{when}</td><td class="chart">{chart}</td><td>{title}{body}</td></tr>\n'


def _between(published: Published) -> str:
    """`16:30–17:30` on the day of the time; the day before it where bounds span days."""
    earliest, latest = published.earliest, published.latest
    if earliest is None:
        return f"by {words.moment(latest)}"
    if earliest == latest or latest - earliest <= timedelta(minutes=1):
        return words.moment(published.time)
    if earliest.date() == latest.date():
        return f"{words.day(earliest)} {words.clock(earliest)}–{words.clock(latest)}"
    return f"{words.day(earliest)} {words.clock(earliest)} – {words.day(latest)} {words.clock(latest)}"


def _bar(published: Published, along: Axis) -> str:
    right = along.column(published.latest)
    left = along.column(published.earliest) if published.earliest else 0.0
    best = along.column(published.time)
    said = text(words.bounds(published))
    kind = "span" if published.earliest else "open"
    return (
        f'<svg viewBox="0 0 {_WIDTH} 20" preserveAspectRatio="none" role="img" aria-label="{said}">'
        f"<title>{said}</title>"
        f'<line class="axis" x1="0" x2="{_WIDTH}" y1="10" y2="10"/>'
        f'<line class="{kind}" x1="{left:.0f}" x2="{max(right, left + 4):.0f}" y1="10" y2="10"/>'
        f'<rect class="best" x="{best - 2:.0f}" y="3" width="4" height="14"/></svg>'
    )


def _scale(along: Axis) -> str:
    """The ends of the axis in words: SVG text would be stretched with the bars."""
    return f"{text(words.moment(along.begin))} – {text(words.moment(along.end))}"
