"""What the help and the manual page say beside the options: examples of each command, and the exit statuses."""

from __future__ import annotations

from textwrap import wrap

STATUSES = {
    0: "all is converted",
    1: "some input failed and is named on standard error, the others are converted; or the output couldn't be written",
    2: "wrong usage",
    3: "nothing could be read",
    129: "the terminal was closed (SIGHUP); as Ctrl-C",
    130: "Ctrl-C; no half file stays behind",
    141: "the reader of the pipe went away",
    143: "the run was told to end (SIGTERM); as Ctrl-C",
}

FOR_ALL_RUNS = (
    "Options for all runs stand in the environment (WIRECLI_TZ=Europe/Brussels), or in the TOML file WIRECLI_CONFIG, "
    "else ~/.config/wirecli/config.toml: tz, encoding, stamp_rounding, strict, fail_on, jobs, store, log, lang, quiet. "
    "The line has the last say, and --no-quiet, --no-store and so on take one back."
)

# Each a line for a shell, and what it does.
EXAMPLES = {
    "convert": (
        ("wirecli page.html", "show a saved page"),
        ("wirecli convert pages/ --format csv --output stories.csv", "a folder of pages, a row a story"),
        ("wirecli convert pages/ --rows times --output times.csv", "a row a time expression"),
        ("curl -s https://news.example/ | wirecli --new --store news.db --append feed.jsonl", "what is new on a page"),
    ),
    "resolve": (
        ("wirecli resolve 'gisteravond om half acht' --at 2026-01-31T18:30", "what a few words mean"),
        ("wirecli resolve --format csv < sentences.txt", "a sentence a line"),
    ),
    "explain": (("wirecli explain 'Ajax speelt zondag.' --at 2026-01-31", "why zondag is that Sunday"),),
    "rules": (
        ("wirecli rules", "all of them"),
        ("wirecli rules weekday ago", "two of them"),
    ),
    "schema": (("wirecli schema story", "the JSON Schema of a story"),),
    "stories": (
        ("wirecli stories news.db --since gisteren --credit ANP", "what ANP brought since yesterday"),
        ("wirecli stories news.db --search 'brug' --format csv", "stories of a bridge"),
    ),
    "timeline": (("wirecli timeline news.db --day 2026-01-31", "a day of a store"),),
    "store": (
        ("wirecli store check news.db", "is it whole?"),
        ("wirecli store prune news.db --before 2025-01-01", "keep this year's and last year's"),
    ),
    "events": (("wirecli events news.db --on 2026-02-01", "what the stories of a store say happened on a day"),),
}


def epilog(command: str | None) -> str:
    """The end of a command's help, of the whole program's for None: examples and exit statuses, as lines."""
    examples = EXAMPLES.get(command or "convert", ())
    lines = ["Examples:"]
    for line, what in examples:
        lines += [f"  {line}", f"      {what}"]
    if command in (None, "convert"):
        lines += ["", "Exit statuses:"]
        lines += [f"  {status:3}  {meaning.partition(';')[0]}" for status, meaning in STATUSES.items()]
        lines += ["", *wrap(FOR_ALL_RUNS, 78)]
    return "\n".join(lines)
