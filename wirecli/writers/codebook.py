"""The codebook: what every field, column and value of the output means, in one table, and its page in docs/.

A test holds it to the model and to the tables of rows: what they have is told here, and nothing else is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from wirecli import model
from wirecli.writers.rows import EVENTS, STORIES, TIMES, Column
from wirecli.writers.schema import ROOTS, reached, value_schema

FIELDS: Mapping[str, Mapping[str, str]] = {
    "Page": {
        "source": "The document: what was read, and what it says of itself.",
        "reference": "The instant at which it was read, from which relative stamps count.",
        "article": "The lead story; null for a page that only lists.",
        "related": "The blocks of teasers, in the page's order.",
        "furniture": "Lines that are neither story nor heading: share buttons, advertisement marks, copyright.",
        "warnings": "What was assumed or left undone; docs/warnings.md lists them.",
    },
    "Source": {
        "name": "The path as given, `-` for standard input, `pages.zip/a.html` for a member of an archive.",
        "sha256": "The SHA-256 of the bytes, 64 hex digits.",
        "bytes": "The size.",
        "encoding": "What the text was read in.",
        "media_type": "What kind of file it was taken for.",
        "url": "Where it was fetched from, as the page or the archive says.",
        "format": "The format it was read as.",
        "publisher": "The site or the paper, as the document says.",
        "part": "The document's number in its file, from 1; null where it stands alone.",
        "stamps": "Which libraries can have printed the page's relative stamps; null where it has none.",
    },
    "StampLibraries": {
        "libraries": "Names of libraries that print such stamps: how they round bounds the ages.",
        "said_by": "What says so.",
    },
    "Reference": {"time": "The instant.", "origin": "What says so, the first that applies."},
    "Related": {
        "label": "The block's heading.",
        "section": "The section that the heading names.",
        "stories": "The teasers.",
    },
    "PageWarning": {"code": "A word for programs.", "message": "One sentence that says what to do."},
    "Story": {
        "id": "16 hex digits of the story's own words: the same story has one id on every page and at every hour.",
        "kind": "What kind of story it is.",
        "section": "The section of the site or the paper.",
        "headline": "The headline, without a wire's ` (2)` or `(CORRECT)`.",
        "byline": "Who wrote it, as printed.",
        "dateline": "The place and the agencies before the first paragraph; its words are not in the blocks.",
        "stamp": "What stands beside it of its time, as printed: `30 minuten geleden`.",
        "publication_lines": "Lines that say when it was published or changed, as printed.",
        "published": "When it was published, with bounds.",
        "blocks": "Paragraphs and their like, in order.",
        "times": "The time expressions in the blocks, in order.",
        "revises": "The id of the story that this one is an edited version of; only a store knows it.",
        "modified": "When it was changed last, where that is said.",
        "wire": "What a wire or a feed says of the item; null for a page's stories.",
    },
    "Dateline": {
        "text": "As printed: `ALEPPO (ANP/RTR)`.",
        "places": "Places in title case as Dutch writes them: `Den Haag`, `'s-Hertogenbosch`.",
        "credits": "Agency codes as printed, in upper case.",
    },
    "Published": {
        "time": "The best single value; it lies within the bounds, unless something said a time after the reference (a "
        "warning tells), which no bound goes beyond.",
        "earliest": "Not before this instant; null where nothing bounds it.",
        "latest": "Not after this instant.",
        "grain": "How finely it is told.",
        "origin": "What says so.",
        "sightings": "By how many sightings a store narrowed the bounds; null outside a store.",
    },
    "Block": {"type": "What kind of block it is.", "text": "Its text: NFC, single spaces."},
    "Mention": {
        "text": "The expression as printed.",
        "block": "The index in `blocks` of where it stands, from 0.",
        "span": "Its first character in the block and the one behind its last, in Unicode code points.",
        "type": "TIMEX3's type.",
        "value": "TIMEX3's value: `2024-11-27`, `2024-W48`, `2024-11-27TEV`, `P3D`, `PRESENT_REF`, `XXXX-WXX-3`.",
        "mod": "TIMEX3's modifier.",
        "signal": "The preposition or conjunction before it that relates it: `sinds`, `tot`, `rond`.",
        "begin": "Where the interval it denotes begins; null where it denotes none.",
        "end": "Where the interval ends, the end excluded.",
        "grain": "The unit it speaks in.",
        "anchor": "What it was resolved against.",
        "direction": "Which way the sentence looks from the anchor.",
        "rule": "The rule that read it: `wirecli rules NAME` tells it.",
    },
    "Wire": {
        "id": "The item's id, without its version.",
        "version": "Its version, from 1 as wires count.",
        "status": "Whether it may be published.",
        "embargo": "The instant before which it may not be.",
        "urgency": "As the wire says: 1 is the most urgent.",
        "note": "What it says to editors.",
        "language": "The language, as it tags it.",
        "replaces": "The id or headline of the item whose place it takes.",
    },
    "Event": {
        "begin": "Where the interval begins.",
        "end": "Where it ends, the end excluded.",
        "grain": "The unit the expression speaks in.",
        "direction": "Which way the sentence looks.",
        "text": "The expression as printed.",
        "value": "TIMEX3's value.",
        "sentence": "The sentence that tells it.",
        "story_id": "The id of the story that tells it.",
        "headline": "That story's headline.",
        "places": "The places of its dateline.",
        "credits": "The agencies of its dateline.",
        "published": "The best value of when it was published.",
        "source": "The name of the first page that showed it.",
        "url": "Where that page was fetched from.",
        "publisher": "Its site or paper.",
    },
}
VALUES: Mapping[str, Mapping[str, str]] = {
    "Format": {
        "page": "a saved page: HTML or text",
        "newsml-1": "NewsML 1.0 to 1.2 (ANP, Belga, AFP)",
        "newsml-g2": "NewsML-G2 (dpa, STT)",
        "nitf": "NITF 3",
        "iptc7901": "a telegram of IPTC 7901 or ANPA 1312",
        "ninjs": "IPTC's JSON",
        "rss": "RSS 0.9 to 2.0",
        "atom": "Atom",
        "jsonfeed": "JSON Feed",
        "mail": "a mail",
        "mhtml": "a page that a browser saved as MHTML",
        "nexis": "an export of LexisNexis or Nexis Uni",
        "gopress": "an export of Mediargus or GoPress",
    },
    "MediaType": {
        "text/plain": "text",
        "text/html": "HTML",
        "application/xml": "XML",
        "application/json": "JSON",
        "message/rfc822": "a mail",
        "multipart/related": "MHTML",
    },
    "ReferenceOrigin": {
        "option": "`--at`, or `reference` in a call",
        "metadata": "the document says when it was saved, sent or built",
        "archive": "the archive says when it was crawled",
        "mtime": "the modification time of the file",
        "now": "nothing else says it: standard input",
    },
    "PublishedOrigin": {
        "stamp": "the stamp beside the story",
        "option": "`--published`, or `published` in a call",
        "metadata": "HTML metadata, or the format's own fields",
        "text": "a line of the text",
        "url": "the day in the address",
        "assumed": "nothing says it: the reference is taken",
        "sightings": "a store: more than one page narrowed the bounds",
    },
    "StampsSaidBy": {
        "page": "the page's own stamps rule others out",
        "store": "other pages of the site do",
        "option": "`--stamp-rounding`",
        "assumed": "nothing tells: all that print such words",
    },
    "WireStatus": {
        "usable": "it may",
        "withheld": "not for now",
        "canceled": "never: a kill",
        "embargoed": "not before `embargo`, or until further notice where that is null",
    },
    "Grain": {
        "second": "a clock with seconds",
        "minute": "a clock time",
        "hour": "an hour",
        "part": "a part of the day: morning, evening",
        "day": "a day",
        "week": "an ISO week, from Monday",
        "weekend": "Saturday and Sunday",
        "month": "a month",
        "quarter": "a quarter",
        "season": "a season",
        "half": "half a year",
        "year": "a year",
        "decade": "ten years",
        "century": "a hundred years",
    },
    "BlockType": {
        "paragraph": "running text",
        "subhead": "a heading inside the story",
        "quote": "a quotation set apart",
        "list-item": "an item of a list, without its marker",
        "caption": "the line with a picture",
    },
    "StoryKind": {
        "article": "the lead, with its text",
        "teaser": "a story that the page points to",
        "update": "an entry of a live blog",
    },
    "TimexType": {
        "DATE": "a day or coarser",
        "TIME": "finer than a day",
        "DURATION": "how long; with an interval where it is anchored (`de afgelopen drie dagen`)",
        "SET": "again and again: `elke dinsdag`; it has no interval",
    },
    "Mod": {
        "LESS_THAN": "less than the value: `nog geen drie uur`",
        "MORE_THAN": "more than the value: `ruim drie uur`",
        "EQUAL_OR_LESS": "at most the value",
        "EQUAL_OR_MORE": "at least the value",
        "START": "the first part of it: `begin maart`",
        "MID": "the middle of it: `half maart`",
        "END": "the last part of it: `eind maart`",
        "APPROX": "about: `rond`, `ongeveer`",
    },
    "AnchorKind": {
        "published": "when the story was published",
        "modified": "when a wire's version was made",
        "reference": "when the page was read, where nothing says when the story was published",
        "mention": "the time expression before it: `een dag later`",
        "none": "nothing: the expression says it all itself",
    },
    "Direction": {
        "past": "back from the anchor",
        "future": "ahead from the anchor",
        "none": "neither, or the expression names its time outright",
    },
}
_COLUMNS: Mapping[str, tuple[str, str]] = {
    "source": ("Source", "name"),
    "id": ("Story", "id"),
    "story_id": ("Story", "id"),
    "headline": ("Story", "headline"),
    "byline": ("Story", "byline"),
    "places": ("Dateline", "places"),
    "credits": ("Dateline", "credits"),
    "stamp": ("Story", "stamp"),
    "published": ("Published", "time"),
    "published_earliest": ("Published", "earliest"),
    "published_latest": ("Published", "latest"),
    "published_origin": ("Published", "origin"),
    "modified": ("Story", "modified"),
    "kind": ("Story", "kind"),
    "format": ("Source", "format"),
    "publisher": ("Source", "publisher"),
    "part": ("Source", "part"),
    "url": ("Source", "url"),
    "wire_id": ("Wire", "id"),
    "wire_version": ("Wire", "version"),
    "wire_status": ("Wire", "status"),
    "embargo": ("Wire", "embargo"),
}
_OWN: Mapping[str, str] = {
    "section": "The story's section, or that of its block.",
    "position": "The story's number on its page, from 1, the lead first; in a store's listing its number there.",
    "text": "The running text: the blocks, a line each, without headline and dateline.",
    "begin_char": "The expression's first character in its block, from 0, in Unicode code points.",
    "end_char": "The character behind its last.",
}
_KINDS = {"text": "text", "integer": "integer", "time": "time", "texts": "list of texts"}


def aliases(of: ModuleType = model) -> dict[str, Any]:
    """The model's sets of values, by their names."""
    return {name: hint for name, hint in vars(of).items() if get_origin(hint) is Literal}


def page() -> str:
    """The codebook as Markdown."""
    return "\n".join([*_head(), *_objects(), *_tables(), *_values()]) + "\n"


def _head() -> Iterator[str]:
    yield """# The codebook

What every field, column and value means. `make golden` writes this page from the model: it is never behind.
`wirecli schema` says the same of the JSON to programs.

- A **time** is ISO 8601 with the offset of the page's zone in JSON and CSV, an aware `datetime` in Python. An interval
  is half-open: its end is excluded.
- What is unknown is null, None, an empty cell or an empty list. Nothing is guessed, and no key is ever missing.
"""


def _objects() -> Iterator[str]:
    yield "## The objects\n"
    for cls in dict.fromkeys(cls for root in ROOTS.values() for cls in reached(root, {})):
        name = cls.__name__
        yield f"### {name}\n\n| field | type | what it is |\n|---|---|---|"
        for field, hint in get_type_hints(cls).items():
            yield f"| `{field}` | {_type(hint)} | {FIELDS[name][field]} |"
        yield ""


def _tables() -> Iterator[str]:
    yield """## The tables

`--rows stories` and `--rows times` of `csv`, `tsv`, `jsonl`, `parquet` and `xlsx`, `wirecli events`, and
`wirecli.to_rows` have these columns. In CSV a list is joined with `;`. In Parquet a time is three columns: the
instant in UTC, `…_wall` (what the clocks showed, without a zone) and `…_iso`; its table of times, `mentions`, also has
`number`, which counts a story's from 1. In `--excel` and `xlsx` times are what the clocks showed.
"""
    for title, columns in (("stories", STORIES), ("times", TIMES), ("events", EVENTS)):
        yield f"### {title}\n\n| column | type | what it is |\n|---|---|---|"
        for column in columns:
            yield f"| `{column.name}` | {_KINDS[column.kind]} | {told(column, title)} |"
        yield ""


def told(column: Column, table: str) -> str:
    """What a column of a table is."""
    if table == "times" and column.name in FIELDS["Mention"]:
        return FIELDS["Mention"][column.name]
    if table == "events":
        return FIELDS["Event"][column.name]
    if column.name in _OWN:
        return _OWN[column.name]
    owner, field = _COLUMNS[column.name]
    return FIELDS[owner][field]


def _values() -> Iterator[str]:
    yield "## The values\n"
    for name in aliases():
        yield f"### {name}\n\n| value | what it means |\n|---|---|"
        yield from (f"| `{value}` | {meaning} |" for value, meaning in VALUES[name].items())
        yield ""


def _type(hint: Any) -> str:
    names = {get_args(hint): name for name, hint in aliases().items()}

    def said(one: Any) -> str:
        if get_origin(one) is Literal:
            return f"[{names[get_args(one)]}](#{names[get_args(one)].lower()})"
        if isinstance(one, type) and hasattr(one, "_fields"):
            return f"[{one.__name__}](#{one.__name__.lower()})"
        if get_origin(one) is tuple:
            inner = get_args(one)
            return f"list of {said(inner[0])}" if inner[-1] is Ellipsis else f"{len(inner)} of {said(inner[0])}"
        told = value_schema(one)
        return "time" if told.get("format") == "date-time" else {"string": "text"}.get(told["type"], told["type"])

    options = [one for one in (get_args(hint) or (hint,)) if one is not type(None)] if _is_optional(hint) else [hint]
    return " or ".join(map(said, options)) + (" or null" if _is_optional(hint) else "")


def _is_optional(hint: Any) -> bool:
    return type(None) in get_args(hint)
