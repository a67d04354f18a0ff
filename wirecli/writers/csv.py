"""CSV as in RFC 4180: UTF-8, CR LF, a header, a row a story or a row a mention; `excel` for a Dutch Excel."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from wirecli.base.sanitise import valid
from wirecli.model import Mention, Page, Story, iso
from wirecli.writers import Layout, Reading

STORY_COLUMNS = (
    "source", "kind", "section", "position", "id", "headline", "byline", "places", "credits", "stamp", "published",
    "published_earliest", "published_latest", "published_origin", "text",
)  # fmt: skip
TIME_COLUMNS = (
    "source", "story_id", "block", "begin_char", "end_char", "text", "type", "value", "mod", "signal", "begin", "end",
    "grain", "anchor", "direction", "rule",
)  # fmt: skip

Row = Sequence[str | int | None]


def pages(items: Iterable[Page], layout: Layout) -> Iterator[bytes]:
    """A row a story, the lead first, or with `layout.rows` "times" a row a mention.

    `position` counts the stories of a page from 1, the lead's included; a teaser without a section of its own has
    its block's.
    """
    if layout.rows == "times":
        return _table(TIME_COLUMNS, (row for page in items for row in _page_times(page)), layout)
    return _table(STORY_COLUMNS, (row for page in items for row in _page_stories(page)), layout)


def stories(items: Iterable[Story], layout: Layout) -> Iterator[bytes]:
    """As `pages`, for stories without a page: `source` is empty, `position` counts through."""
    if layout.rows == "times":
        rows: Iterable[Row] = (_time_row("", story.id, mention) for story in items for mention in story.times)
        return _table(TIME_COLUMNS, rows, layout)
    return _table(
        STORY_COLUMNS, (_story_row("", story.section, number, story) for number, story in enumerate(items, 1)), layout
    )


def mentions(items: Iterable[Reading], layout: Layout) -> Iterator[bytes]:
    """A row a mention of texts that are no story's: `source` and `story_id` are empty."""
    return _table(TIME_COLUMNS, (_time_row("", "", mention) for item in items for mention in item.mentions), layout)


def continues(kind: str, begins: bytes, layout: Layout) -> bool:
    """Whether the rows of a layout belong under the header `begins`."""
    columns = TIME_COLUMNS if layout.rows == "times" or kind == "mentions" else STORY_COLUMNS
    return begins.rstrip(b"\r\n") == b"".join(_table(columns, (), layout)).rstrip(b"\r\n")


def _page_stories(page: Page) -> Iterator[Row]:
    placed = [(page.article.section, page.article)] if page.article else []
    placed += [(story.section or block.section, story) for block in page.related for story in block.stories]
    for number, (section, story) in enumerate(placed, 1):
        yield _story_row(page.source.name, section, number, story)


def _page_times(page: Page) -> Iterator[Row]:
    for story in page.stories():
        for mention in story.times:
            yield _time_row(page.source.name, story.id, mention)


def _story_row(source: str, section: str | None, position: int, story: Story) -> Row:
    published = story.published
    return (
        source, story.kind, section, position, story.id, story.headline, story.byline,
        ";".join(story.dateline.places) if story.dateline else None,
        ";".join(story.dateline.credits) if story.dateline else None,
        story.stamp,
        *((iso(published.time), iso(published.earliest), iso(published.latest), published.origin)
          if published else (None,) * 4),
        "\n".join(block.text for block in story.blocks),
    )  # fmt: skip


def _time_row(source: str, story_id: str, mention: Mention) -> Row:
    return (
        source, story_id, mention.block, *mention.span, mention.text, mention.type, mention.value, mention.mod,
        mention.signal, iso(mention.begin), iso(mention.end), mention.grain, mention.anchor, mention.direction,
        mention.rule,
    )  # fmt: skip


def _table(header: Row, rows: Iterable[Row], layout: Layout) -> Iterator[bytes]:
    """The header and the rows, each as soon as it is there."""
    line = io.StringIO(newline="")
    put = csv.writer(line, delimiter=";" if layout.excel else ",", lineterminator="\r\n")
    if layout.header:
        if layout.excel:
            line.write("\ufeff")  # without it Excel takes the file for Windows-1252
        put.writerow(header)
    for row in rows:
        yield _taken(line)
        put.writerow([_inert(cell) for cell in row] if layout.excel else row)
    yield _taken(line)


def _taken(line: io.StringIO) -> bytes:
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return valid(text).encode()


def _inert(cell: str | int | None) -> str | int | None:
    """A cell that a spreadsheet shows as text: an apostrophe before what it would run as a formula.

    The characters are those of OWASP's page on CSV injection, the full-width forms included.
    """
    if isinstance(cell, str) and (_FORMULA.match(cell) or cell[:1] in {"\t", "\r", "\n"}):
        return "'" + cell
    return cell


# What a program may skip before a formula: white space, and marks that show nothing (U+202E, U+FEFF).
_FORMULA = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]")
