"""wirecli converts Dutch wire news: pages are cut into stories, and every story and time expression gets its time.

The public names load on first use, so `import wirecli` costs next to nothing:

    import wirecli
    from datetime import datetime

    at = datetime.fromisoformat("2026-01-31T18:30+01:00")
    page = wirecli.convert_file("page.html", reference=at)
    for story in page.stories():
        print(story.published.earliest, story.published.latest, story.text)

`convert_file`, `convert_bytes` and `convert_text` give a page, `convert_documents` each document of a feed or an
archive; `find_times` reads the time expressions of a sentence. `reference` is when the page was read. Results are named
tuples, and `to_dict()` gives what stands in the JSON. Errors are `WireError` and its subclasses, with a `hint`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wirecli.convert import convert_bytes, convert_documents, convert_file, convert_text
    from wirecli.errors import InputError, OutputError, StoreError, UsageError, WireError
    from wirecli.model import (
        Block,
        Dateline,
        Mention,
        Page,
        PageWarning,
        Published,
        Reference,
        Related,
        Source,
        Story,
    )
    from wirecli.times import find_times

__version__ = "0.1.0"
__all__ = [
    "Block",
    "Dateline",
    "InputError",
    "Mention",
    "OutputError",
    "Page",
    "PageWarning",
    "Published",
    "Reference",
    "Related",
    "Source",
    "StoreError",
    "Story",
    "UsageError",
    "WireError",
    "__version__",
    "convert_bytes",
    "convert_documents",
    "convert_file",
    "convert_text",
    "find_times",
]

_HOMES = {
    "wirecli.convert": ("convert_bytes", "convert_documents", "convert_file", "convert_text"),
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
    return sorted({*globals(), *__all__})
