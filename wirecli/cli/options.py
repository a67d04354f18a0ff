"""Every option of the command line, said once: its name, what it takes, its help. Typer, the quick way, the manual page
and the completions of the shells read it here. Without typer, whose import costs what two pages cost to convert."""

from __future__ import annotations

from typing import Literal, get_args

from wirecli.records import NamedTuple
from wirecli.writers import FORMATS, Language, Rows

ZONE_UNLESS_SAID = "Europe/Amsterdam"
HELP = ("-h", "--help")
ACTIONS = ("check", "salvage", "stats", "prune", "migrate")
"""What `wirecli store` can do with a store."""


class Option(NamedTuple):
    """An option: `name` is the parameter's; `metavar` what its value is called, `short` its one letter.

    `takes` is a text, one of the `choices`, a count from 1, or for a flag nothing; `default` is what it is unless said.
    """

    name: str
    help: str
    metavar: str = ""
    short: str = ""
    takes: Literal["text", "choice", "count", "nothing"] = "text"
    choices: tuple[str, ...] = ()
    default: str | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """How it is typed: `--stamp-rounding`, `-q`."""
        long = f"--{self.name.rstrip('_').replace('_', '-')}"
        return (long, self.short) if self.short else (long,)


def is_count(value: str) -> bool:
    """Whether a text is a number from 1, and one of something that there can be."""
    return value.isascii() and value.isdecimal() and len(value) <= 9 and int(value) > 0


AT = Option(
    "at",
    "When the page was read: ISO 8601, or Dutch or English words (gisteren 18:00, half acht). "
    "Default: what the page says, else the file's modification time; now for standard input.",
    "TIME",
)
AT_NOW = Option("at", "What the text is read against: ISO 8601, or Dutch or English words. Default: now.", "TIME")
ZONE = Option("tz", "The time zone of the page and of all output.", "ZONE", default=ZONE_UNLESS_SAID)
FORMAT = Option(
    "format",
    "Default: by the suffix of --output, else pretty on a terminal, else jsonl.",
    short="-f",
    takes="choice",
    choices=tuple(FORMATS),
)
ROWS = Option(
    "rows",
    "CSV: a row a story (the default), or a row a time expression.",
    takes="choice",
    choices=get_args(Rows),
)
OUTPUT = Option("output", "Write to FILE, whole or not at all, not to standard output.", "FILE", "-o")
EXCEL = Option(
    "excel", "CSV that a Dutch Excel opens right: semicolons, ids and dates kept, no formula runs.", takes="nothing"
)
LANG = Option(
    "lang",
    "The language that the views for people, pretty and html, speak themselves.",
    takes="choice",
    choices=get_args(Language),
    default="en",
)
QUIET = Option("quiet", "Say nothing but errors on standard error.", short="-q", takes="nothing")

SINCE = Option("since", "Only stories published at TIME or later, ISO 8601 or words.", "TIME")
UNTIL = Option("until", "Only stories published before TIME.", "TIME")
CREDIT = Option("credit", "Only stories credited to CODE (ANP).", "CODE")
PLACE = Option("place", "Only stories with PLACE in their dateline.", "PLACE")
SEARCH = Option("search", 'Only stories with all these words; "a phrase", begin*.', "WORDS")
BEFORE = Option("before", "prune: remove stories published before TIME.", "TIME")
DAY = Option("day", "A time of the day to show. Default: the last day with a story.", "TIME")
EXPLAINED = Option(
    "format",
    "For a person, or an object an expression.",
    short="-f",
    takes="choice",
    choices=("text", "jsonl"),
    default="text",
)
STAMP = Option("stamp", "TEXT is a site's stamp: which libraries print it, and for which times.", takes="nothing")
LISTED = Option(
    "format",
    "How the list is written.",
    short="-f",
    takes="choice",
    choices=("text", "markdown", "jsonl"),
    default="text",
)

CONVERT = (
    AT,
    Option("published", "When the lead story was published, as for --at.", "TIME"),
    ZONE,
    FORMAT,
    ROWS,
    OUTPUT,
    Option("append", "Add to the JSON Lines or CSV file FILE: all lines or none.", "FILE"),
    EXCEL,
    LANG,
    Option("encoding", "The pages' encoding; told from the bytes if unsaid.", "NAME"),
    Option(
        "stamp_rounding",
        "How the site rounds the ages in its stamps: as its pages tell (auto), down (floor), to the nearest, or as a "
        "library does (luxon, moment, date-fns, ...).",
        "auto|floor|nearest|LIBRARY",
        default="auto",
    ),
    Option(
        "at_from_name",
        "Take when each page was read from its name: auto for 2026-01-31T18:30, 20260131-183000, seconds since 1970 "
        "and their like, else a pattern of %Y %m %d %H %M %S or %s.",
        "PATTERN",
    ),
    Option("usable", "Leave out what may not be published: embargoed, withheld, withdrawn.", takes="nothing"),
    Option("strict", "Count a page with warnings as failed (exit status 1).", takes="nothing"),
    Option(
        "fail_on",
        "As --strict, for warnings with these codes alone, parted by commas (no-story,reference-mtime).",
        "CODES",
    ),
    Option(
        "files_from",
        "Read what to convert from FILE (- for standard input), NUL or newline between the names, each with the time "
        "when it was read after a tab, if you like; after the arguments.",
        "FILE",
    ),
    Option("jobs", "Processes to use at most. Default: one a core.", "N", "-j", takes="count"),
    Option(
        "store",
        "Record stories and sightings in this store, and take from it what earlier pages said of a story's time.",
        "FILE.db",
    ),
    Option("new", "Write only stories that the store did not have.", takes="nothing"),
    Option(
        "commit_every",
        "Keep what is done after every N pages, in --append FILE and the store: the same line again, after a run that "
        "was interrupted, goes on from there.",
        "N",
        takes="count",
    ),
    Option("log", "Add every message to FILE, with its time, also those --quiet hides.", "FILE"),
    QUIET,
)
"""The options of `wirecli convert`: the fields of a `Request`, but for its inputs."""

EVENTS = (
    Option("on", "Only what meets this day.", "DAY"),
    Option("from_", "Only what ends after TIME.", "TIME"),
    Option("until", "Only what begins before TIME.", "TIME"),
    Option("ahead", "Only what was still to come when it was told.", takes="nothing"),
    Option("search", "Only what has all these words in its sentence or its story's headline.", "WORDS"),
    PLACE,
    CREDIT,
    Option(
        "grain",
        "Nothing coarser than this.",
        takes="choice",
        choices=("minute", "hour", "part", "day", "week", "month", "season", "year", "century"),
        default="month",
    ),
    AT,
    ZONE,
    FORMAT,
    LANG,
    OUTPUT,
    QUIET,
)
"""The options of `wirecli events`."""

OPTIONS_OF = {
    "convert": CONVERT,
    "resolve": (AT_NOW, ZONE, FORMAT, OUTPUT, EXCEL, LANG),
    "explain": (STAMP, AT_NOW, ZONE, EXPLAINED, OUTPUT),
    "rules": (LISTED, OUTPUT),
    "schema": (OUTPUT,),
    "stories": (SINCE, UNTIL, CREDIT, PLACE, SEARCH, ZONE, FORMAT, ROWS, OUTPUT, EXCEL, LANG),
    "timeline": (DAY, CREDIT, PLACE, SEARCH, ZONE, LANG),
    "events": EVENTS,
    "store": (BEFORE, ZONE),
}
"""The options of each command, as the commands' modules take them."""
