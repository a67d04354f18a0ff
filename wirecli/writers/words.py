"""Times and intervals in a few words of English or Dutch, for people; pure functions of a language."""

from __future__ import annotations

import re
from datetime import date, timedelta

from wirecli.base.dutch import MONTH_ABBREVIATIONS, MONTHS, NUMBERS, UNITS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from wirecli.model import Instant, Mention, Published
from wirecli.records import NamedTuple
from wirecli.writers import Language
from wirecli.writers.phrases import DAYS, LANGUAGES, MONTHS_OF, PHRASES, UNIT_NAMES, UNITS_OF

_NUMBER = r"(\d+(?:\.\d+)?|X)"
_DURATION = re.compile(
    rf"P(?=[\dXT])(?:{_NUMBER}Y)?(?:{_NUMBER}Q)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}WE)?(?:{_NUMBER}D)?"
    rf"(?:T(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)
_WEEKDAY_SET = re.compile(r"XXXX-WXX-([1-7])")
_LONG = timedelta(days=300)
_VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


class Words(NamedTuple):
    """A language's words. `glue` stands between the parts of a date, for a view in which no line may break there."""

    language: Language = "en"
    glue: str = " "

    def say(self, key: str, **slots: object) -> str:
        """A phrase of the table with its slots filled; KeyError for one that it lacks."""
        return PHRASES[key][LANGUAGES.index(self.language)].format(**slots)

    def number(self, number: int) -> str:
        """`4,549`; in Dutch `4.549`."""
        text = f"{number:,}"
        return text.replace(",", ".") if self.language == "nl" else text

    def stories(self, number: int) -> str:
        """`1 story`, `2 stories`."""
        return self.say("story" if number == 1 else "stories", number=number)

    def day(self, time: date, *, year: bool = True) -> str:
        """`Sat 30 Nov 2024`, or without its year."""
        parts = (
            DAYS[self.language][time.weekday()],
            str(time.day),
            self.month(time),
            *([str(time.year)] if year else []),
        )
        return self.glue.join(parts)

    def month(self, time: date) -> str:
        """`Nov`."""
        return MONTHS_OF[self.language][time.month - 1]

    def clock(self, time: Instant) -> str:
        """`18:00`."""
        return f"{time:%H:%M}"

    def moment(self, time: Instant) -> str:
        """`Sat 30 Nov 2024 18:00`."""
        return f"{self.day(time)}{self.glue}{self.clock(time)}"

    def interval(self, begin: Instant, end: Instant) -> str:
        """A half-open interval as one says it: whole years, months and days by their names, the last one included."""
        if _midnight(begin) and _midnight(end):
            return self._days(begin, end - timedelta(days=1))
        if end - begin <= timedelta(minutes=1):
            return self.moment(begin)
        if begin.date() == end.date():
            return f"{self.moment(begin)}–{self.clock(end)}"
        if _midnight(end) and end.date() - begin.date() == timedelta(days=1):
            return f"{self.moment(begin)}–24:00"
        return f"{self.moment(begin)} – {self.moment(end)}"

    def _days(self, first: Instant, last: Instant) -> str:
        if first.date() == last.date():
            return self.day(first)
        if first.day == 1 and (last + timedelta(days=1)).day == 1:
            return self._months(first, last)
        return f"{self.day(first, year=first.year != last.year)} – {self.day(last)}"

    def _months(self, first: Instant, last: Instant) -> str:
        if first.month == 1 and last.month == 12:
            return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        start, stop = self.month(first), self.glue.join((self.month(last), str(last.year)))
        if first.year != last.year:
            return f"{self.glue.join((start, str(first.year)))} – {stop}"
        return stop if first.month == last.month else f"{start} – {stop}"

    def dates(self, first: Instant, last: Instant) -> str:
        """From a day to a day, short: `31 Jan`, `28–31 Jan`, `30 Dec–2 Jan`; `2024–2026` where days would mislead."""
        if last.date() - first.date() > _LONG:
            return f"{first.year}–{last.year}"
        end = self.glue.join((str(last.day), self.month(last)))
        if first.date() == last.date():
            return end
        same = (first.year, first.month) == (last.year, last.month)
        return f"{first.day if same else self.glue.join((str(first.day), self.month(first)))}–{end}"

    def resolution(self, mention: Mention) -> str:
        """What a mention comes to: its interval where it has one, maybe open on a side; else its value in words."""
        if mention.begin and mention.end:
            return self._modified(mention, self.interval(mention.begin, mention.end))
        said = self._modified(mention, self.value(mention.value, repeated=mention.type == "SET"))
        if mention.begin:
            return self.say("from", what=said, time=self.moment(mention.begin))
        if mention.end:
            return self.say("up-to", what=said, time=self.moment(mention.end))
        return said

    def _modified(self, mention: Mention, said: str) -> str:
        key = f"mod.{mention.mod}"
        return self.say(key, what=said) if key in PHRASES else said

    def value(self, timex: str, *, repeated: bool = False) -> str:
        """A TIMEX3 value that is no interval: `P4Y6M` 4 years 6 months, `PXW` some weeks, `P1D` as a set every day.

        What has no words is shown as it is.
        """
        if timex in _VAGUE:
            return self.say(timex)
        if match := _WEEKDAY_SET.fullmatch(timex):
            return self.say("every", what=DAYS[self.language][int(match[1]) - 1])
        if not (match := _DURATION.fullmatch(timex)):
            return timex
        units = UNITS_OF[self.language]
        parts = [(number, units[unit]) for number, unit in zip(match.groups(), UNIT_NAMES, strict=True) if number]
        if repeated and len(parts) == 1 and parts[0][0] == "1":
            return parts[0][1].every
        said = " ".join(
            f"{number.replace('X', self.say('some'))} {unit.one if number == '1' else unit.many}"
            for number, unit in parts
        )
        return self.say("every", what=said) if repeated else said

    def bounds(self, published: Published) -> str:
        """The bounds of a publication: `17:59–18:00`, with days where they differ from that of the time itself."""
        if published.earliest is None:
            return self.say("until", time=self.moment(published.latest))
        if published.earliest == published.latest:
            return self.say("exactly")
        same_day = published.earliest.date() == published.latest.date() == published.time.date()
        show, dash = (self.clock, "–") if same_day else (self.moment, " – ")
        return f"{show(published.earliest)}{dash}{show(published.latest)}"

    def origin(self, published: Published) -> str:
        """What says when a story was published."""
        if published.sightings:
            return self.say("origin.sightings", number=published.sightings)
        return self.say(f"origin.{published.origin}")


def _midnight(time: Instant) -> bool:
    return time.hour == time.minute == time.second == 0


# A word as what it means, so that `30 november` and `30 nov` are one.
_MEANINGS: dict[str, tuple[str, int | str]] = {
    **{word: ("unit", unit) for word, unit in UNITS.items()},
    **{word: ("number", number) for word, number in NUMBERS.items()},
    **{word: ("month", number) for word, number in (MONTH_ABBREVIATIONS | MONTHS).items()},
    **{word: ("day", number) for word, number in (WEEKDAY_ABBREVIATIONS | WEEKDAYS).items()},
}
_TOKEN = re.compile(r"\w+")
_DUTCH = Words("nl")


def restates(mention: Mention) -> bool:
    """Whether what a mention comes to only says again what its words say: `2020 → 2020`, `maart 2024 → Mar 2024`."""
    return mention.value in _VAGUE or _meanings(_DUTCH.resolution(mention)) <= _meanings(mention.text)


def _meanings(said: str) -> set[tuple[str, int | str]]:
    return {_MEANINGS.get(token, ("word", token)) for token in _TOKEN.findall(said.casefold())}
