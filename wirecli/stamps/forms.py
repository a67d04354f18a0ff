"""The forms of stamps (`30 minuten geleden`, `gisteren om 18:00`, `za 30 nov`): which words are one, and their slots.

The forms are those of Dutch news sites and of the Dutch locales of the usual libraries (CLDR, date-fns, moment, dayjs,
Django, arrow, pendulum, humanize, timeago, Java, PHP). What a stamp says of a time stands in `bounds`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, TypeAlias

from wirecli.base.dutch import WEEKDAYS
from wirecli.base.patterns import compiled
from wirecli.records import NamedTuple
from wirecli.stamps.words import (
    AGO_WORDS,
    COUNTS,
    DAYS,
    LETTERS,
    MONTH_WORDS,
    NOW,
    PAST,
    QUALIFIERS,
    QUARTERS,
    SHORT_WEEKDAYS,
    SURE_NOW,
    TIMED,
    UNIT_WORDS,
    VAGUE,
    WEEKDAY_WORDS,
    WHOLE_UNITS,
    WORDY_WEEKDAYS,
    ZONES,
    words,
)

Strength = Literal["sure", "weak", "none"]
Kind = Literal["now", "elapsed", "this-unit", "day", "whole-unit", "weekday", "date", "clock", "iso", "hour", "narrow"]
Slots: TypeAlias = "dict[str, str]"
_WORD_START = r"(?<![\w:.,/-])\w|(?<=[^\W\d_])\d|(?<=\d)[A-Z]"
_LONGEST = 80  # characters; no form of stamp is longer

_COUNT = rf"\d{{1,4}}|{words([*COUNTS, *VAGUE])}"
_UNIT = rf"(?:{words(UNIT_WORDS)})\b\.?"
_SPAN = (
    rf"(?:(?P<quarters>{words(QUARTERS)})|(?P<count>\d{{1,4}}|(?:{_COUNT})(?= )) ?(?P<unit>{_UNIT})"
    rf"(?:(?:,| en)? (?P<count2>\d{{1,4}}) ?(?P<unit2>{_UNIT}|m\b))?"
    rf"|(?P<attached>\d{{1,4}}) ?(?P<letter>[{''.join(LETTERS)}])\b)"
)
_ZONE = rf"(?: \(?(?P<zone>(?:utc|gmt)[+-]\d{{1,2}}(?::?\d\d)?|{words(ZONES)})\)?)?"
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?: ?uur| u\b\.?| ?(?P<half>[ap])\.?m\b\.?)?"
    rf"|u(?P<minute2>[0-5]\d)){_ZONE}"
)
_AT = rf"(?:(?:,? om |,? rond |,? at |, ?| ?[-–—|•·] ?| )(?:{_CLOCK})|,? om (?P<round>[01]?\d|2[0-4]) ?(?:uur|u)\b\.?)"
_WEEKDAY = rf"(?P<weekday>{words(WEEKDAY_WORDS)})\.?"
_MONTH = rf"(?P<month>{words(MONTH_WORDS)})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d|['’]\d\d)"
_LAST = rf"(?:(?P<past>{words(PAST)}) )?"


class _Form(NamedTuple):
    """A form of stamp: its pattern with named slots (lower case), the words it can start with ("0" for a figure), and
    whether the words alone prove it to be a stamp, wherever they stand on a line of their own.

    One that is not `seen` is read only where something else says that it is a stamp: `18`, `Z 30 N`.
    """

    kind: Kind
    pattern: str
    starts: tuple[str, ...]
    sure: bool = False
    glues: bool = True
    seen: bool = True

    @property
    def regex(self) -> re.Pattern[str]:
        return compiled(self.pattern)


@lru_cache(4096)
def read(stamp: str) -> tuple[Kind, Slots] | None:
    """The form of a whole text that is a stamp, with its slots in lower case; None for any other text."""
    if len(stamp) > 2 * _LONGEST:
        return None
    text = _lower(stamp.strip("()[] "))
    for form in _candidates(text):
        match = form.regex.fullmatch(text)
        if match is not None:
            return form.kind, {name: value for name, value in match.groupdict().items() if value}
    return None


def strength(line: str) -> Strength:
    """Whether a whole line is a stamp: "sure" by its words alone, "weak" where its place must tell, or "none"."""
    if len(line) > _LONGEST:
        return "none"
    text = _lower(line.strip("()[] "))
    for form in _candidates(text):
        if form.seen and form.regex.fullmatch(text):
            return "sure" if form.sure else "weak"
    return "none"


def may_begin(line: str) -> bool:
    """Whether the first letters of a line are those of a stamp: one look-up, which most lines fail."""
    return line[0].isdigit() or line[:3].lower() in _INDEX


def names_day(line: str) -> bool:
    """Whether a line is a day of the calendar and no more: `Vrijdag 30 januari`, `Gisteren`."""
    if len(line) > _LONGEST or not may_begin(line):
        return False
    form = read(line)
    return form is not None and form[0] in _DAYS and not has_clock(form[1])


_DAYS: frozenset[Kind] = frozenset({"day", "weekday", "date"})


def has_clock(slots: Slots) -> bool:
    """Whether a form's slots hold a time of the day."""
    return "hour" in slots or "round" in slots


def leading(line: str, start: int = 0) -> int:
    """Where the stamp that begins at `start` ends; `start` itself where none does. The longest form wins."""
    text = _lower(line[start : start + _LONGEST])
    ends = [match.end() for form in _candidates(text) if form.seen and (match := form.regex.match(text))]
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
        if not form.seen:
            continue
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
    """`text` in lower case with plain spaces, of the same length: what has letters that grow (İ) is no stamp."""
    if "\xa0" in text or "\u202f" in text:
        text = text.replace("\xa0", " ").replace("\u202f", " ")
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def _candidates(text: str) -> tuple[_Form, ...]:
    """The forms that can begin with `text`'s first letters, in the table's order."""
    if text[:1].isdigit():
        return _INDEX["0"]
    forms = _INDEX.get(text[:3])
    return tuple(form for form in forms if text.startswith(form.starts)) if forms is not None else ()


_FIGURE = ("0",)
_ANY_WEEKDAY = (*WEEKDAY_WORDS, *PAST)
_DAY_OF = r"(?P<date>\d{1,2})"
_INITIALS = tuple(f"{initial} {figure}" for initial in sorted({day[0] for day in WEEKDAYS}) for figure in "0123456789")
# `a day ago`: the index goes by three letters.
_COUNTED = (*(word for word in COUNTS if len(word) > 1), *sorted({f"a {unit[0]}" for unit in UNIT_WORDS}))
_ENGLISH_ON = "(?:on )?"  # GitHub's element has no Dutch for it
# The order decides between forms that fit the same words. Short words (`nu`, `net`, `za`) glue to nothing: too many
# names begin with them.
_FORMS = (
    _Form("now", words(SURE_NOW), SURE_NOW, sure=True),
    _Form(
        "elapsed",
        rf"(?:(?P<qualifier>{words(QUALIFIERS)}) )?{_SPAN} ?(?:{AGO_WORDS})",
        (*_FIGURE, *QUALIFIERS, *_COUNTED, *VAGUE, *QUARTERS),
        sure=True,
    ),
    _Form("day", rf"(?P<day>{words(DAYS)})(?:{_AT})?", tuple(DAYS)),
    _Form("now", words(NOW), NOW, glues=False),
    _Form("this-unit", rf"(?:over 0|binnen een) (?P<unit>{_UNIT})", ("over", "binnen")),
    _Form("clock", _CLOCK, _FIGURE),
    _Form("weekday", rf"{_LAST}{_WEEKDAY}{_AT}", _ANY_WEEKDAY),
    _Form("weekday", rf"{_LAST}(?P<weekday>{words(WEEKDAYS)})", _ANY_WEEKDAY),
    _Form("weekday", rf"(?P<weekday>{words(SHORT_WEEKDAYS)})\.?", SHORT_WEEKDAYS, glues=False),
    _Form("weekday", rf"(?P<weekday>{words(WORDY_WEEKDAYS)})\.?", WORDY_WEEKDAYS, seen=False),
    _Form(
        "date",
        rf"{_ENGLISH_ON}(?:{_WEEKDAY},? )?{_DAY_OF} {_MONTH}(?:,? {_YEAR})?(?:{_AT})?",
        (*_FIGURE, *_ANY_WEEKDAY, "on"),
    ),
    _Form(
        "date",
        rf"{_ENGLISH_ON}(?:{_WEEKDAY},? )?{_MONTH} {_DAY_OF}(?:,? {_YEAR})?(?:{_AT})?",
        (*MONTH_WORDS, *_ANY_WEEKDAY, "on"),
    ),
    _Form(
        "date", rf"(?:{_WEEKDAY},? )?{_DAY_OF}-{_MONTH}-(?P<year>(?:19|20)?\d\d)(?:{_AT})?", (*_FIGURE, *_ANY_WEEKDAY)
    ),
    _Form(
        "date", rf"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<numeral>\d\d)(?P=mark)(?P<date>\d\d)(?:{_AT})?", _FIGURE
    ),
    _Form(
        "date",
        rf"(?:{_WEEKDAY},? )?{_DAY_OF}(?:-(?P<n1>\d\d?)-|/(?P<n2>\d\d?)/|\.(?P<n3>\d\d?)\.)"
        rf"(?P<year>(?:19|20)?\d\d|['’]\d\d)(?:{_AT})?",
        (*_FIGURE, *_ANY_WEEKDAY),
    ),
    _Form("date", rf"(?:{_WEEKDAY},? )?{_DAY_OF}\.(?P<numeral>\d{{1,2}})\.{_AT}", (*_FIGURE, *_ANY_WEEKDAY)),
    _Form("date", rf"{_WEEKDAY},? {_DAY_OF}\.(?P<numeral>\d{{1,2}})\.", _ANY_WEEKDAY),
    # `12.10.` can be a clock and a full stop.
    _Form("date", r"(?P<date>2[4-9]|3[01])\.(?P<numeral>0[1-9]|1[0-2])\.", _FIGURE, glues=False),
    _Form("date", r"(?P<date>[0-2]?\d)\.(?P<numeral>0?[1-9]|1[0-2])\.", _FIGURE, seen=False),
    _Form("date", rf"(?:{_WEEKDAY},? )?{_DAY_OF}[-/](?P<numeral>\d{{1,2}}){_AT}", (*_FIGURE, *_ANY_WEEKDAY)),
    _Form("date", rf"{_WEEKDAY},? {_DAY_OF}[-/](?P<numeral>\d{{1,2}})", _ANY_WEEKDAY),
    # Two figures for the day: `3-1` is the score of a match.
    _Form("date", r"(?P<date>[0-3]\d)[-/](?P<numeral>0[1-9]|1[0-2])", _FIGURE, glues=False),
    _Form("iso", r"(?P<iso>\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)", _FIGURE),
    _Form("whole-unit", rf"(?P<whole>{words(WHOLE_UNITS)})", tuple(WHOLE_UNITS)),
    _Form(
        "elapsed",
        rf"(?:(?P<qualifier>{words(QUALIFIERS)}) )?{_SPAN}",
        (*_FIGURE, *QUALIFIERS, *_COUNTED, *QUARTERS),
        glues=False,
    ),
    _Form("hour", r"(?P<hour>[01]?\d|2[0-3])", _FIGURE, seen=False),
    _Form("narrow", r"(?P<initial>[dmvwz]) (?P<date>\d{1,2}) (?P<month>[jfmasond])", _INITIALS, seen=False),
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
