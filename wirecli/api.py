"""What a program in Python has besides the conversion of one page: many files, a store to read, rows for a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, tzinfo
from os import PathLike
from types import TracebackType
from typing import Any, Literal, TypeVar, get_args

from wirecli.base.clock import now, placed
from wirecli.convert import path_of, terms_of
from wirecli.errors import StoreError, UsageError, WireError, require, require_aware
from wirecli.model import GRAINS, Event, Grain, Instant, Page, Story
from wirecli.writers.rows import EVENTS, STORIES, TIMES, Column, PlacedStory, mentions_of, stories_of
from wirecli.writers.told import of_story

Table = Literal["stories", "times", "events"]
_COLUMNS: dict[Table, tuple[Column, ...]] = {"stories": STORIES, "times": TIMES, "events": EVENTS}
_Item = TypeVar("_Item")


def convert_files(  # noqa: PLR0913  a call says what the command's options say
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    reference: datetime | None = None,
    published: datetime | None = None,
    zone: str = "Europe/Amsterdam",
    encoding: str | None = None,
    stamp_rounding: str = "auto",
    jobs: int | None = 1,
    on_error: Callable[[WireError], object] | None = None,
) -> Iterator[Page]:
    """Pages of files, folders and archives, lazily and in order, as `wirecli convert` reads them.

    `paths` is one path or many, and may be endless. Without `reference` (aware) each page is read as of what it says
    itself, its archive, or its file's modification time. `jobs` is the number of processes, None for one a core; they
    start when there is work for half a second, and a script that uses them keeps its own work under
    `if __name__ == "__main__":`, as with multiprocessing. What can't be read raises its WireError, or goes to
    `on_error`, and the rest goes on.
    """
    require("reference", reference, datetime, type(None))
    require("encoding", encoding, str, type(None))
    require("jobs", jobs, int, type(None))
    if jobs is not None and jobs < 1:
        raise UsageError(f"{jobs} jobs are too few", "Give 1 or more, or None for one a core.")
    if on_error is not None and not callable(on_error):
        raise UsageError(f"on_error is {type(on_error).__name__}, not a function", "Give a function of a WireError.")
    names = [paths] if isinstance(paths, (str, PathLike)) else _many("paths", paths)
    terms = terms_of(reference or now(), "option", published, zone, stamp_rounding)
    from wirecli.run import pool
    from wirecli.run.deliver import cores
    from wirecli.run.inputs import expand

    at = terms.reference if reference is not None else None
    options = pool.Options(zone, at, terms.published, encoding, stamp_rounding)
    running = pool.run(expand(map(path_of, names)), options, jobs=jobs or cores())
    return _pages(running, on_error)


def _pages(outcomes: Iterator[Any], on_error: Callable[[WireError], object] | None) -> Iterator[Page]:
    for outcome in outcomes:
        if outcome.page is not None:
            yield outcome.page
        elif outcome.error is not None:
            if on_error is None:
                raise outcome.error
            on_error(outcome.error)


def _many(what: str, things: Iterable[_Item]) -> Iterator[_Item]:
    if isinstance(things, (str, bytes)) or not hasattr(things, "__iter__"):
        raise UsageError(f"{what} is {type(things).__name__}, not several", f"Give {what} as a list or an iterator.")
    return iter(things)


def open_store(path: str | PathLike[str], *, zone: str = "Europe/Amsterdam") -> Store:
    """The store at `path`, as `wirecli convert --store` makes it, to be read: `with wirecli.open_store(…) as store:`.

    Times come in `zone`. StoreError where there is no store, or one of another version.
    """
    name, home = path_of(path), terms_of(now(), "option", None, zone, "auto").reference.tzinfo
    assert home is not None
    from wirecli.store import sqlite

    with sqlite.explaining(name):
        sqlite.reading(name).close()
    return Store(name, home)


class Store:
    """A store that is read; runs may record in it meanwhile. Each listing sees the store as it was when it began."""

    def __init__(self, path: str, zone: tzinfo) -> None:
        self.path = path
        self._zone = zone
        self._listings: list[Iterator[Any]] = []
        self._closed = False

    def stories(
        self,
        *,
        search: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        place: str | None = None,
        credit: str | None = None,
    ) -> Iterator[Story]:
        """The stories, newest first, each once, with the bounds that all its sightings leave.

        `search` is words that must all occur, `"…"` a phrase, `word*` a prefix; `since` and `until` (aware, the end
        excluded) bound when they were published; `place` and `credit` are compared whole, whatever their case.
        """
        from wirecli.store import Filter
        from wirecli.store import stories as stored

        _texts(search=search, place=place, credit=credit)
        bounds = self._moment("since", since), self._moment("until", until)
        return self._listed(stored(self.path, Filter(*bounds, credit, place, search), self._zone))

    def events(  # noqa: PLR0913  as `wirecli events` has them
        self,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        ahead: bool = False,
        search: str | None = None,
        place: str | None = None,
        credit: str | None = None,
        grain: Grain = "month",
    ) -> list[Event]:
        """What the stories say happened, or will, in the order of time: `wirecli events`.

        Those that meet `since` to `until` (aware, the end excluded), of `grain` or finer; `ahead` keeps what lay ahead
        when it was told. All words of `search` stand in the sentence or the headline.
        """
        from wirecli.run.events import Chosen, in_order
        from wirecli.store import Filter, sourced

        _texts(search=search, place=place, credit=credit)
        if grain not in GRAINS:
            raise UsageError(f"unknown grain {grain!r}", f"Give one of {', '.join(GRAINS)}.")
        begin, end = self._moment("since", since), self._moment("until", until)
        chosen = Chosen(begin, end, bool(ahead), tuple((search or "").split()), place, credit, grain)
        meeting = Filter(place=place, credit=credit, ends_after=begin, begins_before=end, grain=grain)
        found = self._listed(sourced(self.path, meeting, self._zone))
        events = (event for story, source in found for event in of_story(story, source))
        return in_order(event for event in events if chosen.has(event))

    def close(self) -> None:
        """Ends the listings that were begun; the store can't be asked any more."""
        self._closed = True
        for listing in self._listings:
            listing.close()  # type: ignore[attr-defined]  # they are generators
        self._listings.clear()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<wirecli store {self.path!r}{', closed' if self._closed else ''}>"

    def _listed(self, listing: Iterator[_Item]) -> Iterator[_Item]:
        if self._closed:
            raise StoreError(f"{self.path}: the store is closed", "ask it inside the with block")
        kept = _until_closed(listing)
        self._listings.append(kept)
        return kept

    def _moment(self, what: str, time: datetime | None) -> Instant | None:
        require(what, time, datetime, type(None))
        if time is None:
            return None
        require_aware(what, time)
        return placed(time, self._zone)


def _until_closed(listing: Iterator[_Item]) -> Iterator[_Item]:
    yield from listing


def _texts(**said: object) -> None:
    for what, value in said.items():
        require(what, value, str, type(None))


def to_rows(
    items: Page | Story | Event | Iterable[Page | Story | Event], rows: Table = "stories"
) -> Iterator[dict[str, Any]]:
    """Flat rows for `pandas.DataFrame(…)` and the like: a dict a story, a time expression or an event.

    `items` are pages, stories or events, one or many; `rows` is "stories", "times" or "events", with the columns of
    `--rows` and `wirecli events`: docs/codebook.md has them all. Times are aware datetimes, places and credits lists.
    """
    if rows not in get_args(Table):
        raise UsageError(f"there are no rows of {rows!r}", f"Give one of {', '.join(get_args(Table))}.")
    alone = isinstance(items, (Page, Story, Event))
    return _rows((items,) if alone else _many("items", items), rows)


def _rows(items: Iterable[object], rows: Table) -> Iterator[dict[str, Any]]:
    for row in _rows_of(items, rows):
        cells = ((column.name, column.of(row)) for column in _COLUMNS[rows])
        yield {name: list(cell) if isinstance(cell, tuple) else cell for name, cell in cells}


def _rows_of(items: Iterable[object], rows: Table) -> Iterator[Any]:
    """The things that the rows show; the positions of stories without a page count through."""
    for number, item in enumerate(items, 1):
        if isinstance(item, Event) and rows == "events":
            yield item
            continue
        if isinstance(item, Page):
            placed_stories = stories_of(item)
        elif isinstance(item, Story):
            placed_stories = iter((PlacedStory(None, item.section, number, item),))
        else:
            wanted = "pages, stories or events" if rows == "events" else "pages or stories"
            raise UsageError(f"no rows of {rows} can be made of {type(item).__name__}", f"Give {wanted}.")
        for story in placed_stories:
            if rows == "stories":
                yield story
            elif rows == "times":
                yield from mentions_of(story)
            else:
                yield from of_story(story.story, story.page.source if story.page else None)
