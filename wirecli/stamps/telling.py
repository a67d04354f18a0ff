"""What a page's stamps tell of the library that printed them, and what each then bounds.

All stamps of a page come from one library, so each leaves only the settings that print its words, its count and its
unit. Bounds are the union of what is left. No table holds all libraries, so a page that does not say more gets what an
unknown one that counts down or rounds would mean as well: bounds that do not hold the truth are worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from wirecli.base.clock import elapsed
from wirecli.base.patterns import compiled
from wirecli.model import StampLibraries
from wirecli.stamps.bounds import Asked, Bounds, of_form, spread
from wirecli.stamps.forms import Kind, read

if TYPE_CHECKING:
    from wirecli.stamps.libraries import Windows

Rounding = str
"""How a site rounds ages: "auto" (its pages tell), "floor", "nearest", or the name of a library or a setting."""

OUTRIGHT = ("floor", "nearest")
_AGES: frozenset[Kind] = frozenset({"elapsed", "this-unit"})
_DAYS: frozenset[Kind] = frozenset({"day", "whole-unit"})
_MONTH_FIRST = r"(?<!\d)\d{1,2}/(?:1[3-9]|2\d|3[01])/\d{2,4}(?!\d)"
_DAY_FIRST = r"(?<!\d)(?:1[3-9]|2\d|3[01])/\d{1,2}/\d{2,4}(?!\d)"


class Telling(NamedTuple):
    """How a page's stamps are read.

    `settings` are the library settings that can have printed them: None where no library is asked (the rounding is
    said outright, or the page has no ages), empty where each stamp speaks for itself. With `spread` libraries that no
    table knows count as well.
    """

    asked: Asked = Asked()
    settings: frozenset[str] | None = None
    spread: bool = False
    libraries: StampLibraries | None = None


def told(stamps: Iterable[str], reference: datetime, rounding: Rounding, data: bytes = b"") -> Telling:
    """What the stamps of one page, read at `reference`, tell; `rounding` is what the user says of them.

    `data` is the page as it was saved, whose no-break spaces have become plain ones in `stamps`.
    """
    asked = Asked(rounding) if rounding in OUTRIGHT else Asked()  # type: ignore[arg-type]
    forms = {stamp: form[0] for stamp in dict.fromkeys(stamps) if (form := read(stamp)) and "hour" not in form[1]}
    if not _AGES.isdisjoint(forms.values()) or "now" in forms.values():
        if rounding in OUTRIGHT:
            return Telling(asked, libraries=StampLibraries((rounding,), "option"))
        return _by_libraries(forms, reference, rounding, data)
    return Telling(asked)


def _by_libraries(forms: dict[str, Kind], reference: datetime, rounding: Rounding, data: bytes) -> Telling:
    from wirecli.stamps import libraries

    if rounding != "auto":
        settings = libraries.of_library(rounding)
        return Telling(Asked(), settings, libraries=StampLibraries(libraries.libraries_of(settings), "option"))
    # `zojuist` and `nu` are anybody's words, and prove nothing.
    own = [frozenset(libraries.windows(stamp, reference)) for stamp, kind in forms.items() if kind != "now"]
    known = [settings for settings in own if settings]
    left = frozenset.intersection(*known) if known else frozenset()
    spaced = left & libraries.of_library(libraries.SPACED)
    if spaced and any(_is_spaced(stamp, data) for stamp in forms):
        return Telling(Asked(), spaced, libraries=StampLibraries((libraries.SPACED,), "page"))
    names = libraries.libraries_of(left or frozenset().union(*known))
    return Telling(Asked(), left, spread=True, libraries=StampLibraries(names, "page" if left else "assumed"))


def _is_spaced(stamp: str, data: bytes) -> bool:
    """Whether a page as it was saved has a no-break space behind the stamp's count."""
    count, space, rest = stamp.partition(" ")
    if not (space and count.isdigit()):
        return False
    return any(f"{count}{mark}{rest}".encode() in data for mark in ("\xa0", "&nbsp;", "&#160;"))


def bounds(stamp: str, reference: datetime, telling: Telling) -> Bounds | None:
    """What a stamp says of a page read at `reference` (aware), whose stamps tell `telling`; None as for `bounds`."""
    form = read(stamp)
    if form is None:
        return None
    kind, slots = form
    plain = of_form(kind, slots, reference, telling.asked)
    if plain is None or telling.settings is None or not _is_age(kind, slots):
        return plain
    from wirecli.stamps import libraries

    windows = libraries.windows(stamp, reference)
    left = {name: window for name, window in windows.items() if name in telling.settings} or windows
    wide = spread(kind, slots, reference) if telling.spread or not left else None
    return _union(plain, wide, left, reference)


def runs_down(stamps: Sequence[str], reference: datetime, telling: Telling) -> bool:
    """Whether a block's stamps run from new to old whichever library printed them.

    Under the wide bounds of all libraries an old story that is pinned to the top can seem new: `1 uur geleden` above
    `50 minuten geleden` is in order where it may be 44 minutes, and out of order where the site counts down.
    """
    if telling.settings is None:
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


def readings(stamp: str, reference: datetime) -> Windows | None:
    """What each setting that prints `stamp` means by it, and what an unknown library that counts down (`floor`) or
    rounds (`nearest`) would; None for what tells nothing of a library: a date, `zojuist`, `enkele minuten geleden`."""
    form = read(stamp)
    if form is None or form[0] == "now" or not _is_age(*form):
        return None
    from wirecli.stamps import libraries

    found = libraries.windows(stamp, reference)
    for name, bounded in zip(OUTRIGHT, _unknown(*form, reference), strict=True):
        if bounded is None or bounded.earliest is None:
            return None
        found[name] = _age(bounded.latest, reference), _age(bounded.earliest, reference)
    return found


def _unknown(kind: Kind, slots: dict[str, str], reference: datetime) -> tuple[Bounds | None, Bounds | None]:
    """What a library that counts down and one that rounds, neither of them known, mean by an age."""
    wide = spread(kind, slots, reference)
    if kind != "elapsed" or wide is None:
        return wide, wide
    rounded = of_form(kind, slots, reference, Asked("nearest"))
    return of_form(kind, slots, reference), rounded._replace(latest=wide.latest) if rounded else None


def _age(moment: datetime, reference: datetime) -> float:
    return reference.timestamp() - moment.timestamp()


def is_age(stamp: str) -> bool:
    """Whether a stamp tells how old a story was when its page was made: `een uur geleden`, `zojuist`, `gisteren`."""
    form = read(stamp)
    return form is not None and _is_age(*form)


def _is_age(kind: Kind, slots: dict[str, str]) -> bool:
    return kind == "now" or kind in _AGES or (kind in _DAYS and "hour" not in slots and "round" not in slots)


def _union(plain: Bounds, wide: Bounds | None, windows: Windows, reference: datetime) -> Bounds:
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


def _instant(moment: datetime) -> timedelta:
    return moment - _EPOCH


_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def month_first(stamps: Iterable[str]) -> bool:
    """Whether a block's dates have the month first: `11/30/2024` beside `12/10/2024`, and nothing like `30/11/2024`."""
    text = "\n".join(stamps)
    return bool(compiled(_MONTH_FIRST).search(text)) and not compiled(_DAY_FIRST).search(text)
