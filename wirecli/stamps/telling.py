"""What a page's stamps tell of the library that printed them, and what each then bounds.

All stamps of a page come from one library, so each leaves only the settings that print its words, its count and its
unit. Bounds are the union of what is left. No table holds all libraries, so a page that does not say more gets what an
unknown one that counts down or rounds would mean as well: bounds that do not hold the truth are worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, timedelta
from functools import lru_cache
from itertools import repeat
from math import inf
from operator import sub
from typing import TYPE_CHECKING

from wirecli.base.clock import EPOCH, elapsed, instant, is_later, wall_midnight
from wirecli.base.patterns import compiled
from wirecli.model import Grain, Instant, StampLibraries
from wirecli.stamps.bounds import Ages, Asked, Bounds, of_form, seconds, spread
from wirecli.stamps.forms import Kind, Slots, has_clock, read
from wirecli.stamps.words import DAYS

if TYPE_CHECKING:
    from wirecli.stamps.libraries import Windows

Rounding = str
"""How a site rounds ages: "auto" (its pages tell), "floor", "nearest", or the name of a library or a setting."""

OUTRIGHT = ("floor", "nearest")
_UNASKED = Asked()
_AGES: frozenset[Kind] = frozenset({"elapsed", "this-unit"})
_DAYS: frozenset[Kind] = frozenset({"day", "whole-unit"})
_CALENDAR: frozenset[Kind] = frozenset({"clock", "weekday", "date"})
_TODAY = frozenset(word for word, (back, _) in DAYS.items() if not back)  # no age has these words
_MONTH_FIRST = r"(?<!\d)\d{1,2}/(?:1[3-9]|2\d|3[01])/\d{2,4}(?!\d)"
_DAY_FIRST = r"(?<!\d)(?:1[3-9]|2\d|3[01])/\d{1,2}/\d{2,4}(?!\d)"


class Telling:
    """How a page's stamps are read.

    `settings` are the library settings that can have printed them: None where no library is asked (the rounding is
    said outright, or the page has no ages), empty where each stamp speaks for itself. With `spread` libraries that no
    table knows count as well; with `calendar` such a one may count days by the calendar, for the page says `gisteren`.
    `libraries` is what the output says of it.
    """

    __slots__ = ("asked", "calendar", "libraries", "settings", "spread")

    def __init__(
        self,
        asked: Asked = _UNASKED,
        settings: frozenset[str] | None = None,
        libraries: StampLibraries | None = None,
        *,
        spread: bool = False,
        calendar: bool = False,
    ) -> None:
        self.asked = asked
        self.calendar = calendar
        self.settings = settings
        self.libraries = libraries
        self.spread = spread

    def month_first(self) -> Telling:
        """The same for a block whose dates have the month first."""
        asked = Asked(self.asked.rounding, month_first=True)
        return Telling(asked, self.settings, self.libraries, spread=self.spread, calendar=self.calendar)


def told(stamps: Iterable[str], rounding: Rounding, data: bytes = b"") -> Telling:
    """What the stamps of one page tell; `rounding` is what the user says of them.

    `data` is the page as it was saved, whose no-break spaces have become plain ones in `stamps`.
    """
    asked = Asked(rounding) if rounding in OUTRIGHT else Asked()  # type: ignore[arg-type]
    forms = {stamp: form for stamp in dict.fromkeys(stamps) if (form := read(stamp))}
    if not any(_is_age(*form) for form in forms.values()) or _counts_days(forms.values()):
        return Telling(asked)
    if rounding in OUTRIGHT:
        return Telling(asked, libraries=StampLibraries((rounding,), "option"))
    return _by_libraries({stamp: kind for stamp, (kind, slots) in forms.items() if "hour" not in slots}, rounding, data)


def _counts_days(forms: Iterable[tuple[Kind, Slots]]) -> bool:
    """Whether a page goes by the calendar: `gisteren` beside a clock, a weekday, a date or `vandaag`, and nothing that
    tells an age."""
    told = list(forms)
    if any(kind == "now" or kind in _AGES for kind, _ in told):
        return False
    return any(kind in _CALENDAR or has_clock(slots) or slots.get("day") in _TODAY for kind, slots in told)


def _by_libraries(forms: dict[str, Kind], rounding: Rounding, data: bytes) -> Telling:
    from wirecli.stamps import libraries

    if rounding != "auto":
        settings = libraries.of_library(rounding)
        return Telling(settings=settings, libraries=StampLibraries(libraries.libraries_of(settings), "option"))
    # `zojuist` and `nu` are anybody's words, and prove nothing.
    own = [libraries.printers(stamp) for stamp, kind in forms.items() if kind != "now"]
    known = [settings for settings in own if settings]
    left = frozenset.intersection(*known) if known else frozenset()
    spaced = left & libraries.of_library(libraries.SPACED)
    spaces = [space for space in _NO_BREAK if space in data] if spaced else []
    if spaces and any(_is_spaced(stamp, data, spaces) for stamp in forms):
        return Telling(settings=spaced, libraries=StampLibraries((libraries.SPACED,), "page"))
    names = libraries.libraries_of(left or frozenset().union(*known))
    said = StampLibraries(names, "page" if left else "assumed")
    return Telling(settings=left, libraries=said, spread=True, calendar=not _DAYS.isdisjoint(forms.values()))


_NO_BREAK = (b"\xc2\xa0", b"&nbsp;", b"&#160;")


def _is_spaced(stamp: str, data: bytes, spaces: Sequence[bytes]) -> bool:
    """Whether a page as it was saved has a no-break space, as it writes these, behind the stamp's count."""
    count, space, rest = stamp.partition(" ")
    if not (space and count.isdigit()):
        return False
    return any(count.encode() + mark + rest.encode() in data for mark in spaces)


def bounds(stamp: str, reference: Instant, telling: Telling) -> Bounds | None:
    """What a stamp says of a page read at `reference` (aware), whose stamps tell `telling`; None as for `bounds`."""
    form = read(stamp)
    if form is None:
        return None
    if telling.settings is None or not _is_age(*form):
        return of_form(*form, reference, telling.asked)
    hull = _hull(stamp, telling.settings, telling.spread)
    if hull is not None and _is_steady(reference):
        ages, grain = hull  # the clock on the wall goes back as time does, where none changes
        time, earliest, latest = map(sub, repeat(reference), ages)
        return Bounds(time, earliest, latest, grain)
    plain = of_form(*form, reference, telling.asked)
    if plain is None:
        return None
    left = _left(_windows(stamp, reference), telling.settings)
    wide = spread(*form, reference, calendar=telling.calendar) if telling.spread or not left else None
    wide = _by_any_clock(wide, reference)
    return _union(plain, wide, left, reference)


def _by_any_clock(wide: Bounds | None, reference: Instant) -> Bounds | None:
    """An hour wider across a change of the clocks: nobody knows whether an unknown library counts by the wall clock."""
    if wide is None or wide.earliest is None or wide.earliest.utcoffset() == reference.utcoffset():
        return wide
    latest = elapsed(wide.latest, hours=1)
    return wide._replace(
        earliest=elapsed(wide.earliest, hours=-1), latest=reference if is_later(latest, reference) else latest
    )


@lru_cache(4096)
def _hull(stamp: str, settings: frozenset[str], spread: bool) -> tuple[tuple[timedelta, ...], Grain] | None:
    """What an age says, its oldest and its youngest, and its grain, where they are the same at every reference; None
    for days and longer."""
    ages, windows = _same_everywhere(stamp)
    if ages is None:
        return None
    left = _left(windows, settings)
    said, down, rounded, grain = ages
    told = [*left.values(), *((down, rounded) if spread or not left else ())]
    youngest, oldest = min(window[0] for window in told), max(window[1] for window in told)
    if oldest > _HOURS_DAYS * 86_400:
        return None
    said = min(max(said, youngest), oldest)
    return tuple(timedelta(seconds=age) for age in (said, oldest, youngest)), grain


def _left(windows: Windows, settings: frozenset[str]) -> Windows:
    """The windows of these settings; of all that print the stamp, where none of these does."""
    return {name: window for name, window in windows.items() if name in settings} or windows


@lru_cache(4096)
def _same_everywhere(stamp: str) -> tuple[Ages | None, Windows]:
    """An age of hours or finer with what each setting means by it, where no clock changes in the time between."""
    form = read(stamp)
    ages = seconds(*form) if form is not None else None
    return ages, _windows(stamp, _STEADY) if ages is not None else {}


def _windows(stamp: str, reference: Instant) -> Windows:
    from wirecli.stamps import libraries

    return libraries.windows(stamp, reference)


def _is_steady(reference: Instant) -> bool:
    """Whether no clock has changed in the days that ages in hours can go back."""
    return _steady(reference, reference.fold)


@lru_cache(8)
def _steady(reference: Instant, fold: int) -> bool:  # noqa: ARG001  times that differ in their fold are equal
    try:
        return reference.utcoffset() == elapsed(reference, days=-_HOURS_DAYS).utcoffset()
    except OverflowError:
        return False


_HOURS_DAYS = 4
_STEADY = instant(wall_midnight(date(2000, 1, 1)), UTC)


def runs_down(stamps: Sequence[str], reference: Instant, telling: Telling) -> bool:
    """Whether a block's stamps run from new to old whichever library printed them.

    Under the wide bounds of all libraries an old story that is pinned to the top can seem new: `1 uur geleden` above
    `50 minuten geleden` is in order where it may be 44 minutes, and out of order where the site counts down.
    """
    if telling.settings is None:
        return True
    if _is_steady(reference) and _runs_down(list(map(_narrowest, stamps))):
        return True
    told = [readings(stamp, reference) or {} for stamp in stamps]
    names = frozenset().union(*told)
    names = names & telling.settings | names.intersection(OUTRIGHT) if telling.settings else names
    return all(_runs_down([windows[name] for windows in told if name in windows]) for name in names)


def _runs_down(windows: Sequence[tuple[float, float]]) -> bool:
    """Whether each age can be at least that of any above it: bounds that only touch are out of order."""
    above = -1.0
    for youngest, oldest in windows:
        if oldest <= above:
            return False
        above = max(above, youngest)
    return True


@lru_cache(4096)
def _narrowest(stamp: str) -> tuple[float, float]:
    """The oldest youngest age and the youngest oldest that any setting means by `stamp`: ages of which these run down
    do so whoever printed them. What is no age runs down beside anything, days and longer beside nothing."""
    form = read(stamp)
    if form is None or form[0] == "now" or not _is_age(*form):
        return -1.0, inf
    ages, windows = _same_everywhere(stamp)
    if ages is None:
        return inf, -1.0
    told = (*windows.values(), *ages[1:3])
    return max(window[0] for window in told), min(window[1] for window in told)


def readings(stamp: str, reference: Instant) -> Windows | None:
    """What each setting that prints `stamp` means by it, and what an unknown library that counts down (`floor`) or
    rounds (`nearest`) would; None for what tells nothing of a library: a date, `zojuist`, `enkele minuten geleden`."""
    form = read(stamp)
    if form is None or form[0] == "now" or not _is_age(*form):
        return None
    ages, windows = _same_everywhere(stamp)
    if ages is not None and _is_steady(reference):
        return {**windows, **dict(zip(OUTRIGHT, ages[1:3], strict=True))}
    found = dict(_windows(stamp, reference))
    for name, bounded in zip(OUTRIGHT, _unknown(*form, reference), strict=True):
        if bounded is None or bounded.earliest is None:
            return None
        found[name] = _age(bounded.latest, reference), _age(bounded.earliest, reference)
    return found


def _unknown(kind: Kind, slots: Slots, reference: Instant) -> tuple[Bounds | None, Bounds | None]:
    """What a library that counts down and one that rounds, neither of them known, mean by an age."""
    wide = spread(kind, slots, reference, calendar=True)
    if kind != "elapsed" or wide is None:
        return wide, wide
    rounded = of_form(kind, slots, reference, Asked("nearest"))
    return of_form(kind, slots, reference), rounded._replace(latest=wide.latest) if rounded else None


def _age(moment: Instant, reference: Instant) -> float:
    return reference.timestamp() - moment.timestamp()


def is_age(stamp: str) -> bool:
    """Whether a stamp tells how old a story was when its page was made: `een uur geleden`, `zojuist`, `gisteren`."""
    form = read(stamp)
    return form is not None and _is_age(*form)


def _is_age(kind: Kind, slots: Slots) -> bool:
    if kind == "now" or kind in _AGES:
        return True
    if kind not in _DAYS or has_clock(slots):
        return False
    return "day" not in slots or DAYS[slots["day"]][1] is None  # `gisteravond` is a part of a day of the calendar


def _union(plain: Bounds, wide: Bounds | None, windows: Windows, reference: Instant) -> Bounds:
    """The bounds of all windows and of `wide`; `plain` has the best single value, moved into them."""
    earliest = [elapsed(reference, seconds=-oldest) for _, oldest in windows.values()]
    latest = [elapsed(reference, seconds=-youngest) for youngest, _ in windows.values()]
    if wide is not None:
        latest.append(wide.latest)
        if wide.earliest is None:
            return wide
        earliest.append(wide.earliest)
    low, high = min(earliest, key=_instant), max(latest, key=_instant)
    time = min(max(plain.time, low, key=_instant), high, key=_instant)
    return Bounds(time, low, high, plain.grain)


def _instant(moment: Instant) -> timedelta:
    return moment - EPOCH


def month_first(stamps: Iterable[str]) -> bool:
    """Whether a block's dates have the month first: `11/30/2024` beside `12/10/2024`, and nothing like `30/11/2024`."""
    text = "\n".join(stamps)
    return "/" in text and bool(compiled(_MONTH_FIRST).search(text)) and not compiled(_DAY_FIRST).search(text)


def months_by_order(stamps: Sequence[str | None]) -> list[str | None]:
    """The stamps of a block with `5 m` as five months, where only that runs from new to old: `3 w` above `5 m`.

    The narrow Dutch of CLDR has one letter for a minute and a month.
    """
    found = list(stamps)
    coarsest, weeks_old = 0, False
    for at, stamp in enumerate(stamps):
        if not stamp or len(stamp) > _LETTERED_LONGEST:
            continue
        match = compiled(_LETTERED).fullmatch(stamp.lower())
        if match is None:
            continue
        rank = _RANKS.index(match["letter"][0])
        if match["letter"] == "m" and weeks_old:
            rank, found[at] = _MONTHS_RANK, f"{match['count']} mnd"
        if rank < coarsest:
            return list(stamps)
        coarsest = max(coarsest, rank)
        weeks_old = rank > _RANKS.index("d") or (rank == _RANKS.index("d") and int(match["count"]) >= 7)
    return found


_LETTERED = r"(?P<count>\d{1,2}) ?(?P<letter>[smuhdw]|jr?)\.?"
_LETTERED_LONGEST = 6  # characters
_RANKS = "smuhdwMj"
_MONTHS_RANK = _RANKS.index("M")
