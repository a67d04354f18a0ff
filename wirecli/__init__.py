"""wirecli converts Dutch wire news: pages are cut into stories, and every story and time expression gets its time.

A page:

    import wirecli
    from datetime import datetime

    at = datetime.fromisoformat("2026-01-31T18:30+01:00")
    page = wirecli.convert_file("page.html", reference=at)
    for story in page.stories():
        print(story.published.earliest, story.published.latest, story.text)

`reference` (aware) is when the page was read: all that is relative is counted from it. `convert_bytes` and
`convert_text` do the same for what is in memory, `convert_documents` gives each document of a feed or an export.
In a notebook a `Page` or a `Story` shows itself as it looks in HTML.

Many pages, in files, folders and archives, one after the other however many there are:

    for page in wirecli.convert_files(["2026/", "crawl.warc.gz"], on_error=print):
        ...

A table of them, for pandas, polars or anything else that takes dicts (docs/codebook.md tells every column):

    pages = wirecli.convert_files("2026/")
    frame = pandas.DataFrame(wirecli.to_rows(pages, "stories"))     # or "times", or "events"

A store, as `wirecli convert --store` fills it:

    with wirecli.open_store("news.db") as store:
        for story in store.stories(search="brand", place="Meppel"):
            print(story.headline)
        agenda = store.events(since=at, ahead=True)

The time expressions of a sentence:

    wirecli.find_times("De top is woensdag om half drie.", at)

On a cluster: `wirecli.spark.convert` (docs/spark.md).

Results are immutable named tuples whose times are aware datetimes; `to_dict()` gives what stands in the JSON. What is
unknown is None or empty, never guessed. Errors are `WireError` and its subclasses, with a `hint` that says what to do:
`InputError` for what can't be read, `UsageError` for arguments that are wrong in type or value, `StoreError`,
`OutputError`. The public names load on first use, so `import wirecli` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wirecli.api import Store, convert_files, open_store, to_rows
    from wirecli.convert import convert_bytes, convert_documents, convert_file, convert_text
    from wirecli.errors import InputError, OutputError, StoreError, UsageError, WireError
    from wirecli.model import (
        Block,
        Dateline,
        Event,
        Mention,
        Page,
        PageWarning,
        Published,
        Reference,
        Related,
        Source,
        StampLibraries,
        Story,
        Wire,
    )
    from wirecli.times import find_times

__version__ = "0.1.0"
__all__ = [
    "Block",
    "Dateline",
    "Event",
    "InputError",
    "Mention",
    "OutputError",
    "Page",
    "PageWarning",
    "Published",
    "Reference",
    "Related",
    "Source",
    "StampLibraries",
    "Store",
    "StoreError",
    "Story",
    "UsageError",
    "Wire",
    "WireError",
    "__version__",
    "convert_bytes",
    "convert_documents",
    "convert_file",
    "convert_files",
    "convert_text",
    "find_times",
    "open_store",
    "to_rows",
]

_HOMES = {
    "wirecli.convert": ("convert_bytes", "convert_documents", "convert_file", "convert_text"),
    "wirecli.api": ("Store", "convert_files", "open_store", "to_rows"),
    "wirecli.times": ("find_times",),
    "wirecli.errors": ("InputError", "OutputError", "StoreError", "UsageError", "WireError"),
}


def __getattr__(name: str) -> Any:
    """Loads a public name from the module that holds it; all that `_HOMES` doesn't place stands in the model."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = next((home for home, names in _HOMES.items() if name in names), "wirecli.model")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*(name for name in globals() if name[:2] == "__"), *__all__})
