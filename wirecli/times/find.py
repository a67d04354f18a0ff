"""Text → mentions: candidates, longest wins, one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from wirecli.base.clock import is_later, placed, zone_named
from wirecli.errors import UsageError
from wirecli.model import AnchorKind, Instant, Mention
from wirecli.times.clause.direction import ends_sentence
from wirecli.times.engine.grammar import Grammar, Matches, grammar
from wirecli.times.resolve import Reading
from wirecli.times.rule import Context, Narrative, Rule, Several
from wirecli.times.words import Text

DEFAULT_ZONE: Final = "Europe/Amsterdam"
_TO: Final = (("tot",), ("tot", "en", "met"), ("t", "/", "m"), ("-",), ("–",))
_LONGEST_TO: Final = 3
_SIGNALS: Final = frozenset(
    """
    sinds sedert vanaf tot voor vóór na rond omstreeks uiterlijk tijdens gedurende van tussen per in op om tegen met
    door binnen en rondom
    """.split()
)
_APPROXIMATE: Final = frozenset({"rond", "omstreeks", "circa", "ongeveer", "rondom"})


def anchored(anchor: datetime, zone: str | None) -> Instant:
    """The anchor in its zone: the named one, its own where that is a `ZoneInfo`, or Europe/Amsterdam."""
    if anchor.tzinfo is None:
        raise UsageError(f"the anchor {anchor} has no zone", "give a datetime with tzinfo")
    if isinstance(anchor.tzinfo, ZoneInfo) and zone is None:
        return Instant(anchor)
    home = zone_named(zone or DEFAULT_ZONE)
    if home is None:
        raise UsageError(f"no time zone is called {zone!r}", "give a name like Europe/Amsterdam")
    return placed(anchor, home)


def find_in_blocks(texts: Sequence[str], anchor: Instant, kind: AnchorKind) -> list[Mention]:
    """The mentions of a story's blocks, narrative ones against the mention before; `anchor` is in the page's zone."""
    assert anchor.tzinfo is not None
    rules, story = grammar(), Narrative(anchor, anchor.tzinfo)
    found: list[Mention] = []
    for number, raw in enumerate(texts):
        story.sentence_day = story.sentence_year = story.first = story.previous = None
        text = rules.text(raw)
        for match in scan(rules, text, story):
            span = low, high = text.span(match.start, match.end)
            found.append(mention(text, match, number, span, raw[low:high], kind))
    return found


class Match:
    """A mention in words, and the match of a rule (which may hold several) that it comes from."""

    __slots__ = ("context", "end", "reading", "rule", "start")

    def __init__(self, start: int, end: int, reading: Reading, rule: Rule, context: Context) -> None:
        self.start, self.end, self.reading, self.rule, self.context = start, end, reading, rule, context


def scan(rules: Grammar, text: Text, story: Narrative) -> Iterator[Match]:
    """The mentions from left to right, at each start the longest match that its rule accepts."""
    done = looked = 0
    previous: Match | None = None
    classes, known = text.classes, rules.known.get
    for run in rules.runs.finditer(classes):
        found: Iterable[tuple[int, Matches | None]] | None = known(run[0])
        if found is None:
            found = rules.within(run[0])
        for place, candidates in found:
            start = run.start() + place
            if start < done:
                continue
            if candidates is None:
                candidates = rules.matches(classes, start)  # noqa: PLW2901
                if not candidates:
                    continue
            _enter(text, story, previous, looked, start)
            looked = start
            won = _won(rules, text, story, start, candidates)
            if won is None:
                continue
            number, context, result = won
            done = context.end
            parts = result.parts if isinstance(result, Several) else (((start, done), result),)
            for (low, high), reading in parts:
                previous = Match(low, high, reading, rules.rules[number], context)
                yield previous
                _remember(story, reading, high)


def _won(
    rules: Grammar, text: Text, story: Narrative, start: int, candidates: Matches
) -> tuple[int, Context, Reading | Several] | None:
    """The first rule that accepts, the longest match first."""
    words = text.words
    before = start > 0 and words[start - 1] == "-"
    for length, numbers in candidates:
        end = start + length
        if (before or (end < len(words) and words[end] == "-")) and _hyphenated(text, start, end):
            continue
        for number in numbers:
            context = Context(story, text, start, end)
            result = rules.attempt(number, context)
            if result is not None:
                return number, context, result
    return None


def _hyphenated(text: Text, start: int, end: int) -> bool:
    """A hyphen ties the match to another word (`zaterdag-editie`, `oud-minister`): it is part of a compound."""
    words = text.words
    behind = end + 1 < len(words) and words[end] == "-" and words[end + 1][:1].isalpha()
    if behind and text.glued(end) and text.glued(end + 1):
        return True
    before = start > 1 and words[start - 1] == "-" and words[start - 2].isalpha()
    return before and text.glued(start - 1) and text.glued(start)


def _enter(text: Text, story: Narrative, previous: Match | None, looked: int, start: int) -> None:
    """Sets what the sentence so far leaves to a match at `start`: its day, and the first member of an open range.

    The end of a sentence has been looked for up to `looked`.
    """
    story.first = None
    if previous is None:
        return
    end = previous.end
    if (story.sentence_day or story.sentence_year) and ends_sentence(text, max(end, looked), start):
        story.sentence_day = story.sentence_year = None
    if start - end <= _LONGEST_TO:
        between = tuple(text.words[end:start])
        ahead = previous.reading.direction == "future"
        if between in _TO or (between == ("en",) and (ahead or _after_between(text, end))):
            story.first = previous.reading


def _after_between(text: Text, end: int) -> bool:
    """Whether `tussen` stands a few words before, so that `en` ends a range."""
    return "tussen" in text.words[max(0, end - 6) : end]


def _remember(story: Narrative, reading: Reading, end: int) -> None:
    """Leaves a mention that ends before the word at `end` to those that come."""
    story.previous = end, reading
    if reading.begin is None:
        if reading.type in {"DATE", "TIME"} and not reading.value.endswith("_REF"):
            story.last = None  # nothing is counted from a time that is not known
        return
    if reading.type in {"DURATION", "SET"}:
        return
    story.last = reading
    if reading.grain in {"day", "part", "hour", "minute"}:
        story.sentence_day = reading.day
        story.sentence_part = reading.value[-2:] if reading.grain == "part" else ""
    elif reading.grain == "year" and reading.mod in _NAMES_YEAR:
        story.sentence_year = reading, end


_NAMES_YEAR: Final = frozenset(
    {None, "START"}
)  # `begin volgend jaar …, in het najaar`; what follows its end is of the next


def mention(text: Text, match: Match, block: int, span: tuple[int, int], shown: str, kind: AnchorKind) -> Mention:
    """A match as the contract has it."""
    kind_, value, begin, end, grain, mod, anchored_by, way, _ = match.reading
    before = text.words[match.start - 1] if match.start else ""
    if mod is None and before in _APPROXIMATE and kind_ in {"DATE", "TIME"}:
        mod = "APPROX"
    if begin is not None and begin == end and not is_later(end, begin):
        begin = end = None  # a day that the zone's calendar lacks (30 December 2011 in Apia); the value says which
    anchor = kind if anchored_by == "base" else anchored_by
    signal = _signal(text, match.start) if before in _SIGNALS or before == "m" else None
    made = (shown, block, span, kind_, value, mod, signal, begin, end, grain, anchor, way, match.rule.name)
    return tuple.__new__(Mention, made)  # as `Mention(*made)`, in half the time


def _signal(text: Text, start: int) -> str | None:
    """The preposition or conjunction before a mention, as printed in lower case: one of the signals, or `t/m`."""
    before = text.words[start - 1]
    if before == "met" and text.words[max(0, start - 3) : start] == ["tot", "en", "met"]:
        return "tot en met"
    if before == "m" and start > 2 and text.words[start - 2] == "/":
        return "t/m"
    return before if before in _SIGNALS else None
