"""Why a text was read as it was: the rule, its slots, the anchor, back or ahead, and which readings lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wirecli.model import Instant, Mention
from wirecli.times.engine.grammar import Grammar, grammar
from wirecli.times.find import Match, anchored, mention, scan
from wirecli.times.resolve import Reading
from wirecli.times.rule import Context, Narrative, Several
from wirecli.times.words import Text


@dataclass(frozen=True, slots=True)
class Loser:
    """A match that did not win. `value` is what it would have meant; None where its rule refused it."""

    text: str
    rule: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A mention with the rule's pattern, the words in its slots, the anchor's time, and the reason of the direction."""

    mention: Mention
    pattern: str
    slots: tuple[tuple[str, str], ...]
    anchor_time: Instant | None
    reason: str
    losers: tuple[Loser, ...]


def explain(text: str, anchor: datetime, *, zone: str | None = None) -> list[Explanation]:
    """How each time expression of a text was read. UsageError for an anchor without a zone."""
    at = anchored(anchor, zone)
    rules = grammar()
    words = rules.text(" ".join(text.split()))
    assert at.tzinfo is not None
    story = Narrative(at, at.tzinfo)
    found = []
    for match in scan(rules, words, story):
        span, shown = words.span(match.start, match.end), words.slice(match.start, match.end)
        told = mention(words, match, 0, span, shown, "reference")
        found.append(
            Explanation(
                mention=told,
                pattern=match.rule.pattern,
                slots=tuple((name, words.slice(low, high)) for name, (low, high) in match.context.spans.items()),
                anchor_time=_anchor_time(match, story),
                reason=match.reading.reason,
                losers=tuple(_losers(rules, words, story, match)),
            )
        )
    return found


def _anchor_time(match: Match, story: Narrative) -> Instant | None:
    match match.reading.anchor:
        case "none":
            return None
        case "mention":
            return story.last.begin if story.last else story.at
        case _:
            return story.at


def _losers(rules: Grammar, text: Text, story: Narrative, match: Match) -> Iterator[Loser]:
    """Every other match of a rule inside the winner's words or beginning there, the longest first."""
    won = match.context
    for start in range(won.start, won.end):
        for length, numbers in rules.matches(text.classes, start):
            end = start + length
            for number in numbers:
                if (start, end) == (won.start, won.end) and rules.rules[number] is match.rule:
                    continue
                result = rules.attempt(number, Context(story, text, start, end))
                yield Loser(text.slice(start, end), rules.rules[number].name, _value(result))


def _value(result: Reading | Several | None) -> str | None:
    if isinstance(result, Several):
        return ", ".join(reading.value for _, reading in result.parts) or "not a time"
    return result.value if result else None
