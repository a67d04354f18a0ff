"""Stamps beside stories (`30 minuten geleden`, `gisteren om 18:00`, `za 30 nov`): their forms, and what they bound.

The forms are those of Dutch news sites and of the Dutch locales of the usual libraries (CLDR, date-fns, moment, dayjs,
Django, arrow, pendulum, humanize, timeago). A site that writes `N uur geleden` counts down, so the story is from N up
to N + 1 hours old. Hours and finer are elapsed time, days and longer go by the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal, NamedTuple, cast

from wirecli.base.clock import elapsed, instant, is_later, moved
from wirecli.base.dutch import WEEKDAYS
from wirecli.base.patterns import compiled
from wirecli.model import Grain
from wirecli.stamps.words import (
    AGO_WORDS,
    COUNTS,
    DAYS,
    LETTERS,
    MONTH_WORDS,
    NOW,
    QUALIFIERS,
    QUARTERS,
    SHORT_WEEKDAYS,
    SURE_NOW,
    TIMED,
    UNIT_WORDS,
    VAGUE,
    WEEKDAY_WORDS,
    WHOLE_UNITS,
    words,
)

Rounding = Literal["floor", "nearest"]
Strength = Literal["sure", "weak", "none"]
_WORD_START = r"(?<![\w:.,/-])\w|(?<=[^\W\d_])\d|(?<=\d)[A-Z]"
_LONGEST = 64  # characters; no form of stamp is longer


class Bounds(NamedTuple):
    """When a stamped story was published: `time` is the best single value; `earliest` is None where it is open."""

    time: datetime
    earliest: datetime | None
    latest: datetime
    grain: Grain


_COUNT = rf"\d{{1,4}}|{words([*COUNTS, *VAGUE])}"
_UNIT = rf"(?:{words(UNIT_WORDS)})\b\.?"
_SPAN = (
    rf"(?:(?P<quarters>{words(QUARTERS)})|(?P<count>\d{{1,4}}|(?:{_COUNT})(?= )) ?(?P<unit>{_UNIT})"
    rf"(?:(?:,| en)? (?P<count2>\d{{1,4}}) ?(?P<unit2>{_UNIT}))?"
    rf"|(?P<attached>\d{{1,4}})(?P<letter>[{''.join(LETTERS)}])\b)"
)
_CLOCK = r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?: ?uur| u\b\.?)?|u(?P<minute2>[0-5]\d))"
_AT = rf"(?:(?:,? om |,? rond |, ?| ?[-–—|•·] ?| )(?:{_CLOCK})|,? om (?P<round>[01]?\d|2[0-4]) ?(?:uur|u)\b\.?)"
_WEEKDAY = rf"(?P<weekday>{words(WEEKDAY_WORDS)})\.?"
_MONTH = rf"(?P<month>{words(MONTH_WORDS)})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d|['’]\d\d)"


class _Form(NamedTuple):
    """A form of stamp: its pattern with named slots (lower case), the words it can start with ("0" for a figure), and
    whether the words alone prove it to be a stamp, wherever they stand on a line of their own."""

    pattern: str
    resolve: Callable[[dict[str, str], datetime, Rounding], Bounds | None]
    starts: tuple[str, ...]
    sure: bool = False
    glues: bool = True

    @property
    def regex(self) -> re.Pattern[str]:
        return compiled(self.pattern)


def bounds(stamp: str, reference: datetime, rounding: Rounding = "floor") -> Bounds | None:
    """What `stamp` says of a page read at `reference` (aware, in the page's zone).

    None where it is no stamp, or one that can't be: 31 February, a day that lies after the reference.
    """
    text = _lower(stamp.strip("()[] "))
    for form in _candidates(text):
        match = form.regex.fullmatch(text)
        if match is None:
            continue
        slots = {name: value for name, value in match.groupdict().items() if value}
        try:
            found = form.resolve(slots, reference, rounding)
        except (OverflowError, ValueError):  # a day that no calendar has, or one before the year 1
            return None
        return None if found is None or is_later(found.time, reference) else _not_after(found, reference)
    return None


def strength(line: str) -> Strength:
    """Whether a whole line is a stamp: "sure" by its words alone, "weak" where its place must tell, or "none"."""
    if len(line) > _LONGEST:
        return "none"
    text = _lower(line.strip("()[] "))
    for form in _candidates(text):
        if form.regex.fullmatch(text):
            return "sure" if form.sure else "weak"
    return "none"


def may_begin(line: str) -> bool:
    """Whether the first letters of a line are those of a stamp: one look-up, which most lines fail."""
    return line[0].isdigit() or line[:3].lower() in _INDEX


def leading(line: str, start: int = 0) -> int:
    """Where the stamp that begins at `start` ends; `start` itself where none does. The longest form wins."""
    text = _lower(line[start : start + _LONGEST])
    ends = [match.end() for form in _candidates(text) if (match := form.regex.match(text))]
    return start + max(ends, default=0)


def head(line: str) -> tuple[int, bool]:
    """The length of a stamp that is the whole line or touches the teaser behind it, and whether its words prove it.

    (0, False) where none is: `30 minuten geleden was het nog stil` begins a sentence.
    """
    text = _lower(line[:_LONGEST])
    for form in _candidates(text):
        match = form.regex.match(text)
        if match is None:
            continue
        end = match.end()
        if end == len(line) or (form.glues and _starts_sentence(line, end)):
            return end, form.sure
    strong = strength(line)  # a form whose longest match is not the first it finds, or one in brackets
    return (len(line), strong == "sure") if strong != "none" else (0, False)


def within(line: str) -> Iterator[tuple[int, int]]:
    """Where the stamps stand in a publication line, in order: those that hold a figure, a day or an age."""
    done = 0
    for match in compiled(_WORD_START).finditer(line):
        at = match.start()
        if at < done:
            continue
        end = leading(line, at)
        if end > at and compiled(TIMED).search(line, at, end):
            done = end
            yield at, end


def _starts_sentence(line: str, at: int) -> bool:
    """Whether what begins at `at` can be the head of a teaser: a capital, or an opening mark before anything."""
    return line[at].isupper() or line[at] in "'\"‘“‚„«("


def _lower(text: str) -> str:
    """`text` in lower case, of the same length: the few letters that grow (İ) are left, for no stamp holds them."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def _candidates(text: str) -> tuple[_Form, ...]:
    """The forms that can begin with `text`'s first letters, in the table's order."""
    return _INDEX.get("0" if text[:1].isdigit() else text[:3], ())


def _not_after(found: Bounds, reference: datetime) -> Bounds:
    return found._replace(latest=reference) if is_later(found.latest, reference) else found


# Resolvers: slots → bounds. Slots are the pattern's named groups that matched, in lower case.


def _now(_slots: dict[str, str], reference: datetime, _rounding: Rounding) -> Bounds:
    return Bounds(reference, elapsed(reference, minutes=-1), reference, "minute")


def _this_unit(slots: dict[str, str], reference: datetime, _rounding: Rounding) -> Bounds:
    """`over 0 minuten`, `binnen een uur`: how CLDR says "not a whole unit ago"."""
    unit = cast(Grain, UNIT_WORDS[slots["unit"].rstrip(".")])
    return Bounds(reference, moved(reference, unit, -1), reference, unit)


def _elapsed(slots: dict[str, str], reference: datetime, rounding: Rounding) -> Bounds:
    amounts, step = _amounts(slots)
    unit = cast(Grain, amounts[-1][1])
    time = _back(reference, amounts)
    if slots.get("count") in VAGUE:
        return Bounds(time, None, time, unit)  # two at the least; how many at the most, nobody says
    older = _back(reference, [*amounts[:-1], (amounts[-1][0] + step, unit)])
    younger = _back(reference, [*amounts[:-1], (max(amounts[-1][0] - step, 0), unit)])
    qualifier = QUALIFIERS.get(slots.get("qualifier", ""))
    if qualifier == "under":
        return Bounds(reference, time, reference, unit)
    if qualifier == "almost":
        return Bounds(time, time, younger, unit)
    if qualifier == "about" or (qualifier is None and rounding == "nearest"):
        return Bounds(time, _middle(older, time), _middle(time, younger), unit)
    return Bounds(time, older, time, unit)


def _amounts(slots: dict[str, str]) -> tuple[list[tuple[float, str]], float]:
    """The counts with their units, the finest last, and the step by which the site counts the last."""
    if "quarters" in slots:
        return [(QUARTERS[slots["quarters"]], "minute")], 15
    if "attached" in slots:
        return [(int(slots["attached"]), LETTERS[slots["letter"]])], 1
    word = slots["count"]
    count = 2 if word in VAGUE else COUNTS.get(word) if word in COUNTS else int(word)
    assert count is not None
    amounts = [(count, UNIT_WORDS[slots["unit"].rstrip(".")])]
    if "count2" in slots:
        amounts.append((int(slots["count2"]), UNIT_WORDS[slots["unit2"].rstrip(".")]))
    return amounts, 0.5 if count % 1 else 1


# A fraction of a unit is counted in a smaller one, as times.md has it.
_SMALLER = {"minute": ("second", 60), "hour": ("minute", 60), "day": ("hour", 24), "week": ("hour", 168),
            "month": ("day", 30), "quarter": ("day", 91), "year": ("month", 12)}  # fmt: skip


def _back(reference: datetime, amounts: list[tuple[float, str]]) -> datetime:
    moment = reference
    for count, unit in amounts:
        if count % 1 and unit in _SMALLER:
            finer, factor = _SMALLER[unit]
            moment = moved(moment, finer, -round(count * factor))
        else:
            moment = moved(moment, unit, -round(count))
    return moment


def _middle(first: datetime, second: datetime) -> datetime:
    start = first.astimezone(UTC)
    return (start + (second.astimezone(UTC) - start) / 2).astimezone(first.tzinfo)


def _day(slots: dict[str, str], reference: datetime, _rounding: Rounding) -> Bounds:
    back, part = DAYS[slots["day"]]
    midnight = _midnight(reference) - timedelta(days=back)
    if _has_clock(slots):
        return _minute(midnight, slots, reference)
    if part is None:
        return _whole_day(midnight, reference)
    start, end = (instant(midnight + timedelta(hours=hour), _zone(reference)) for hour in part)
    return Bounds(start, start, end, "part")


def _weekday(slots: dict[str, str], reference: datetime, _rounding: Rounding) -> Bounds:
    today = _midnight(reference)
    back = (today.isoweekday() - WEEKDAY_WORDS[slots["weekday"]]) % 7
    if "past" in slots and back == 0:
        back = 7  # `afgelopen zaterdag`, read on a Saturday, is last week's
    found = _weekday_back(today, back, slots, reference)
    # A site writes the bare weekday for the days that are past: later than the reference means a week before.
    return _weekday_back(today, back + 7, slots, reference) if is_later(found.time, reference) else found


def _weekday_back(today: datetime, back: int, slots: dict[str, str], reference: datetime) -> Bounds:
    midnight = today - timedelta(days=back)
    return _minute(midnight, slots, reference) if _has_clock(slots) else _whole_day(midnight, reference)


def _date(slots: dict[str, str], reference: datetime, _rounding: Rounding) -> Bounds | None:
    month = MONTH_WORDS[slots["month"]] if "month" in slots else int(slots["numeral"])
    day = int(slots["date"])
    if "year" in slots:
        return _on(datetime(_full_year(slots["year"]), month, day), slots, reference)
    weekday = WEEKDAY_WORDS.get(slots.get("weekday", ""))
    # The year that is not printed is the last in which the day is past; a weekday must agree with it.
    for year in range(reference.year, max(reference.year - 28, 0), -1):
        try:
            midnight = datetime(year, month, day)
        except ValueError:
            continue  # 29 February
        found = _on(midnight, slots, reference)
        if not is_later(found.time, reference) and weekday in (None, midnight.isoweekday()):
            return found
    return None


def _full_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year.lstrip("'’"))


def _on(midnight: datetime, slots: dict[str, str], reference: datetime) -> Bounds:
    return _minute(midnight, slots, reference) if _has_clock(slots) else _whole_day(midnight, reference)


def _bare_clock(slots: dict[str, str], reference: datetime, _rounding: Rounding) -> Bounds:
    today = _midnight(reference)
    found = _minute(today, slots, reference)
    return _minute(today - timedelta(days=1), slots, reference) if is_later(found.time, reference) else found


def _iso(slots: dict[str, str], reference: datetime, _rounding: Rounding) -> Bounds:
    moment = datetime.fromisoformat(slots["iso"].upper())
    zone = _zone(reference)
    moment = moment.astimezone(zone) if moment.tzinfo else instant(moment, zone)
    return Bounds(moment, moment, elapsed(moment, minutes=1), "minute")


def _whole_unit(slots: dict[str, str], reference: datetime, _rounding: Rounding) -> Bounds:
    unit, back = WHOLE_UNITS[slots["whole"]]
    today = _midnight(reference)
    first = {
        "week": today - timedelta(days=today.isoweekday() - 1),
        "month": today.replace(day=1),
        "quarter": today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1),
        "year": today.replace(month=1, day=1),
    }[unit]
    start = moved(instant(first, _zone(reference)), unit, -back)
    return Bounds(start, start, moved(start, unit, 1), unit)


def _minute(midnight: datetime, slots: dict[str, str], reference: datetime) -> Bounds:
    hour = int(slots.get("hour") or slots["round"])
    minute = int(slots.get("minute") or slots.get("minute2") or 0)
    if hour == 24 and minute:
        raise ValueError("no clock shows a time after 24:00")
    time = instant(midnight + timedelta(hours=hour, minutes=minute), _zone(reference))
    return Bounds(time, time, elapsed(time, minutes=1), "minute")


def _whole_day(midnight: datetime, reference: datetime) -> Bounds:
    start, end = (instant(midnight + timedelta(days=days), _zone(reference)) for days in (0, 1))
    return Bounds(start, start, end, "day")


def _has_clock(slots: dict[str, str]) -> bool:
    return "hour" in slots or "round" in slots


def _midnight(reference: datetime) -> datetime:
    return reference.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, fold=0)


def _zone(reference: datetime) -> tzinfo:
    assert reference.tzinfo is not None
    return reference.tzinfo


_FIGURE = ("0",)
_ANY_WEEKDAY = (*WEEKDAY_WORDS, "afgelopen", "vorige")
_CLOCK_FORM = _Form(_CLOCK, _bare_clock, _FIGURE)
# The order decides between forms that fit the same words. Short words (`nu`, `net`, `za`) glue to nothing: too many
# names begin with them.
_FORMS = (
    _Form(words(SURE_NOW), _now, SURE_NOW, sure=True),
    _Form(
        rf"(?:(?P<qualifier>{words(QUALIFIERS)}) )?{_SPAN} ?(?:{AGO_WORDS})",
        _elapsed,
        (*_FIGURE, *QUALIFIERS, *COUNTS, *VAGUE, *QUARTERS),
        sure=True,
    ),
    _Form(rf"(?P<day>{words(DAYS)})(?:{_AT})?", _day, tuple(DAYS)),
    _Form(words(NOW), _now, NOW, glues=False),
    _Form(rf"(?:over 0|binnen een) (?P<unit>{_UNIT})", _this_unit, ("over", "binnen")),
    _CLOCK_FORM,
    _Form(rf"(?:(?P<past>afgelopen|vorige) )?{_WEEKDAY}{_AT}", _weekday, _ANY_WEEKDAY),
    _Form(rf"(?:(?P<past>afgelopen|vorige) )?(?P<weekday>{words(WEEKDAYS)})", _weekday, _ANY_WEEKDAY),
    _Form(rf"(?P<weekday>{words(SHORT_WEEKDAYS)})\.?", _weekday, SHORT_WEEKDAYS, glues=False),
    _Form(
        rf"(?:{_WEEKDAY},? )?(?P<date>\d{{1,2}}) {_MONTH}(?:,? {_YEAR})?(?:{_AT})?", _date, (*_FIGURE, *_ANY_WEEKDAY)
    ),
    _Form(
        rf"(?:{_WEEKDAY},? )?{_MONTH} (?P<date>\d{{1,2}})(?:, {_YEAR})?(?:{_AT})?", _date, (*MONTH_WORDS, *_ANY_WEEKDAY)
    ),
    _Form(rf"(?P<year>(?:19|20)\d\d)-(?P<numeral>\d\d)-(?P<date>\d\d)(?:{_AT})?", _date, _FIGURE),
    _Form(
        rf"(?:{_WEEKDAY},? )?(?P<date>\d{{1,2}})(?:-(?P<n1>\d\d?)-|/(?P<n2>\d\d?)/|\.(?P<n3>\d\d?)\.)"
        rf"(?P<year>(?:19|20)?\d\d)(?:{_AT})?",
        lambda slots, *rest: _date({**slots, "numeral": slots.get("n1") or slots.get("n2") or slots["n3"]}, *rest),
        (*_FIGURE, *_ANY_WEEKDAY),
    ),
    _Form(rf"(?:{_WEEKDAY},? )?(?P<date>\d{{1,2}})[-/](?P<numeral>\d{{1,2}}){_AT}", _date, (*_FIGURE, *_ANY_WEEKDAY)),
    _Form(r"(?P<iso>\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)", _iso, _FIGURE),
    _Form(rf"(?P<whole>{words(WHOLE_UNITS)})", _whole_unit, tuple(WHOLE_UNITS)),
    _Form(_SPAN, _elapsed, (*_FIGURE, *COUNTS, *QUARTERS), glues=False),
)


def _index() -> dict[str, tuple[_Form, ...]]:
    """First letters → the forms that can begin with them: three letters, or a short word and what can end it."""
    index: dict[str, list[_Form]] = {}
    for form in _FORMS:
        keys: set[str] = set()
        for word in form.starts:
            keys |= {word[:3]} if len(word) > 2 else {word, *(word + end for end in " .,")}
        for key in keys:
            index.setdefault(key, []).append(form)
    return {key: tuple(forms) for key, forms in index.items()}


_INDEX = _index()
