"""What a rule is, and what its resolver can ask of the text around the match."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, tzinfo
from typing import Concatenate, Final

from wirecli.model import Instant
from wirecli.records import NamedTuple
from wirecli.times.clause.direction import Direction, direction, of_figures, once, shares_year
from wirecli.times.clause.tense import Way
from wirecli.times.clause.verbs import verb_slots
from wirecli.times.resolve import Reading
from wirecli.times.words import Text

Span = tuple[int, int]


class Several(NamedTuple):
    """A match that holds several mentions (`van 3 tot 7 juni`): spans in words and what they denote."""

    parts: tuple[tuple[Span, Reading], ...]


NOT_A_TIME: Final = Several(())  # a match that consumes its words and says nothing: an age, a name
Result = Reading | Several | None


class Rule(NamedTuple):
    """One way to write a time.

    `resolve` gets the context and the slots' values by name and returns a reading, or None where the words are not
    this after all. `feeds` names the phrases (`{day}`, `{period}`, …) in other patterns that this rule can fill.
    Examples are (text, value) at Saturday 2024-11-30 18:00, the expression in brackets where it is not the whole text;
    refusals are texts of which the rule must take nothing.
    """

    name: str
    pattern: str
    resolve: Resolver
    examples: tuple[tuple[str, str], ...]
    refuses: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()


class Narrative:
    """What earlier mentions leave for later ones."""

    __slots__ = ("at", "first", "last", "previous", "sentence_day", "sentence_part", "sentence_year", "today", "zone")

    def __init__(self, at: Instant, zone: tzinfo) -> None:
        self.at, self.zone, self.today = at, zone, at.date()
        self.last: Reading | None = None  # the mention before, for narrative ones: the last with a beginning
        self.sentence_day: date | None = None  # the day that this sentence has named
        self.sentence_year: tuple[Reading, int] | None = None  # the year that it has named, and the word behind it
        self.first: Reading | None = None  # the first member of a range that is still open
        self.sentence_part = ""  # and the part of it, where it has named one
        self.previous: tuple[int, Reading] | None = None  # the mention before in this block, and the word behind it


_TITLES: Final = frozenset(
    """
    krant programma blad magazine film boek serie roman album groep café hotel restaurant bar meneer mijnheer mevrouw
    familie dokter meester juf agent rechter professor
    """.split()
)
# With what a sentence can begin before a day that has a capital without being a name.
_OPENERS: Final = frozenset(
    """
    op de het een in sinds sedert vanaf tot deze elke iedere vorige volgende afgelopen komende van na voor tegen om pas
    al nog en maar ook vooral alleen niet zelfs tussen uiterlijk rond eerder later tijdens dat die wat want
    """.split()
)


_BEFORE_SENTENCES: Final = frozenset(""". ! ? : " “ „ ' ‘ ” ( - – — … » «""".split())


_QUOTES: Final = frozenset("\"'“”„‘’«»")
_TITLE: Final = 6  # words of a title behind its first
_SAYING: Final = frozenset({"past", "report"})
_SENTENCE_ENDS: Final = frozenset('. ! ? … “ "'.split())


_NONE: Final[Mapping[str, Span]] = {}


class Context:
    """One match: its place in the text, the story so far, and the direction of its clause, asked for when needed."""

    __slots__ = ("_direction", "at", "captures", "end", "start", "story", "text", "today", "whole", "zone")

    def __init__(self, story: Narrative, text: Text, start: int, end: int, whole: Span | None = None) -> None:
        self.story, self.text, self.start, self.end = story, text, start, end
        self.at, self.zone, self.today = story.at, story.zone, story.today  # the anchor, in the page's zone
        self.whole = whole or (start, end)  # the match that this one is a part of: the clause is what stands around it
        self.captures: Mapping[str, Span] = _NONE  # slots' places in words from the match's start
        self._direction: Direction | None = None

    @property
    def spans(self) -> dict[str, Span]:
        """The slots' places in words of the text."""
        return {name: (self.start + low, self.start + high) for name, (low, high) in self.captures.items()}

    def place(self, slot: str) -> Span:
        """A slot's place in words of the text. KeyError where the match has no such slot."""
        low, high = self.captures[slot]
        return self.start + low, self.start + high

    @property
    def direction(self) -> Direction:
        if self._direction is None:
            self._direction = direction(self.text, *self.whole)
        return self._direction

    @property
    def way(self) -> Way:
        return self.direction.way

    def just_told(self, offset: int = 0) -> Reading | None:
        """The mention that ends so many words before the match."""
        previous = self.story.previous
        return previous[1] if previous is not None and previous[0] == self.start - offset else None

    @property
    def date_way(self) -> Way:
        """The direction of a day and month: none, so the nearest, where what is told holds and may have begun."""
        return "none" if self.direction.near else self.direction.way

    def happened_once(self) -> bool:
        """Whether the clause tells a single event of the past, so that `'s avonds` is no habit."""
        return once(self.text, *self.whole, self.way)

    def tells_figures(self) -> bool:
        """Whether the sentence tells a company's figures."""
        return of_figures(self.text, *self.whole)

    def year_told(self, *, clause: bool = True) -> int:
        """The year that the sentence has named before and that this is a part of, 0 for none.

        With `clause` it must stand in the clause of the match, or before one without a verb of its own.
        """
        if self.story.sentence_year is None:
            return 0
        reading, end = self.story.sentence_year
        clause = clause and reading.mod != "START"  # `begin volgend jaar opent het, in het najaar …`: what comes next
        if not shares_year(self.text, end, *self.whole, clause=clause):
            return 0
        return 0 if self.way == "future" and reading.day.year <= self.today.year else reading.day.year

    def word(self, offset: int) -> str:
        """The word before the match (-1, -2, …) or after it (0, 1, …); empty beyond the text."""
        at = self.start + offset if offset < 0 else self.end + offset
        return self.text.words[at] if 0 <= at < len(self.text.words) else ""

    def glued(self, offset: int) -> bool:
        """Whether the word at an offset stands against the one before it, without a space."""
        at = self.start + offset if offset < 0 else self.end + offset
        return 0 <= at < len(self.text.words) and self.text.glued(at)

    def words(self) -> Sequence[str]:
        return self.text.words[self.start : self.end]

    def capital(self, offset: int) -> bool:
        """Whether the word at an offset begins with a capital."""
        at = self.start + offset if offset < 0 else self.end + offset
        return 0 <= at < len(self.text.words) and self.text.capital(at)

    def shown(self) -> str:
        """The match as printed."""
        return self.text.slice(self.start, self.end)

    def begins_sentence(self) -> bool:
        """Whether the match is the first of its sentence, a quotation or the text."""
        before = self.word(-1)
        return not before or before in _BEFORE_SENTENCES

    def told(self, reading: Reading) -> Reading:
        """A reading that the clause's direction decided, with the reason kept."""
        told = self.direction
        way = told.way
        if told.near and reading.begin and reading.end:
            way = "past" if reading.end <= self.at else "future" if reading.begin > self.at else way
        return reading.told(way, told.reason)

    def is_name(self) -> bool:
        """A capital amid a sentence beside another one: `Zwarte Zaterdag`, `Vandaag Inside`, `Vrijdag & Zonen`."""
        if not self.text.capital(self.start) or self.shown().isupper():
            return False
        if self.word(0) == "&" or self.word(-1) == "&":
            return True
        if self.in_title():
            return True
        if self.begins_sentence():
            return False
        beside = self.word(-1)
        if beside in _TITLES:
            return True
        if beside in {"op", "in", "van", "om"} and self.capital(-2) and not self._first(-2):
            return True  # `De Afspraak op Vrijdag`
        if self.capital(-1) and beside.isalpha() and len(beside) > 1 and not (self._first(-1) and beside in _OPENERS):
            return True
        return self.capital(0) and not self.glued(0) and self.word(0).isalpha()

    def in_title(self) -> bool:
        """The first word of a quoted title: `schrijver van 'Mei in Crooswijk'`; not of something said."""
        if (
            self.word(-1) not in _QUOTES
            or self.glued(-1)
            or not self.text.glued(self.start)
            or not self.word(-2).isalpha()
        ):
            return False
        if not self.text.capital(self.start) or verb_slots(self.word(-2)):
            return False
        for offset in range(_TITLE):
            word = self.word(offset)
            if word in _QUOTES:
                return offset > 0 and not (
                    self.word(offset + 1) == "," and _SAYING.intersection(verb_slots(self.word(offset + 2)))
                )
            if not word.isalpha() or {"past", "present"} & set(verb_slots(word)):
                return False
        return False

    def _first(self, offset: int) -> bool:
        at = self.start + offset
        return at == 0 or self.text.words[at - 1] in {".", "!", "?", ":", '"', "“", "„"}


# The slots' values come by name, with the types that the slots give. Which slots, a pattern says, and a pattern is
# text: a type checker sees the context and the result, and tests hold the annotations to every word of a slot.
Resolver = Callable[Concatenate[Context, ...], Result]
