"""Lines without a verb that tell what is to come: of an agenda, a programme, a forecast, opening hours.

`Kaarting: vrijdagavond in zaal Concordia`, `Zaterdag buien`, `Winkels zondag open`. A headline of what has happened has
a noun that says so, a score, or the victims: it stays back, as all other lines without a verb do.
"""

from __future__ import annotations

from typing import Final

from wirecli.times.clause.classes import AFTERMATH
from wirecli.times.clause.kinds import FIRST_PERSON, HAPPENED
from wirecli.times.clause.stretch import INFINITIVES, Clause, sentence_begins, sentence_ends

_LABEL: Final = 7  # words of a label before its colon
# Labels and words of what has been, besides those of an event and what it left behind.
_HAS_BEEN: Final = AFTERMATH | frozenset(
    """
    stand standen eindstand tussenstand verslag resultaten resultaat rectificatie correctie memoriam terug foto foto's
    foto video video's gezien sterfgevallen overlijdens reacties reactie na tijdens sinds dode
    gewonde vermisten dader
    """.split()
)
# What is said of a day that is to come: whether a door is open, and the weather.
_OPENING: Final = frozenset("bijeen rechter open dicht gratis toegankelijk vrij".split())
# Behind the day of a headline: what is awaited, and a journey.
_ARTICLES: Final = frozenset("de het een".split())
_JOURNEYS: Final = frozenset({"naar", "werkbezoek", "staatsbezoek"})
_TO_COME: Final = _JOURNEYS | frozenset("beslissing uitspraak duidelijkheid besluit uitsluitsel".split())
_WEATHER: Final = frozenset(
    """
    buien bui regen zon zonnig zonnige bewolkt bewolking droog opklaringen sneeuw mist onweer vorst nachtvorst
    wisselvallig wisselvallige nat zacht zachter koud kouder warm warmer motregen winters winterse lente lenteweer
    zomerweer nevel gladheid hitte
    """.split()
)


def listed(clause: Clause) -> str:
    """Why a clause without a verb tells what is to come; empty where nothing says so."""
    text = clause.text
    words, low, high = text.words, sentence_begins(text, clause.start), sentence_ends(text, clause.end)
    if HAPPENED in text.kinds[low:high] or not _HAS_BEEN.isdisjoint(words[low:high]) or _has_score(words[low:high]):
        return ""
    label = next((at for at in range(low + 1, min(clause.start, low + _LABEL)) if words[at] == ":"), 0)
    one_word = label == low + 1  # a noun, though `weerbericht` has the form of a verb
    if not _NO_FINITE.issuperset(Clause(text, label if one_word else low, high, clause.start, clause.end).kinds):
        return ""
    if label and words[label - 1].isalpha() and words[label + 1] not in _QUOTES:
        return f"{words[label - 1]}:"
    if clause.low == low and (words[low] == "geen" or words[clause.end : clause.end + 1] == ["geen"]):
        return "geen"
    said = next((word for word in words[clause.end : min(clause.end + 5, clause.high)] if word in _TO_COME), "")
    opens = clause.start in {low, clause.low}
    leaves = said in _JOURNEYS and not opens and _ARTICLES.isdisjoint(words[low : clause.start])
    if said and ((opens and said not in _JOURNEYS) or (leaves and text.capital(clause.start - 1))):
        return said
    last = words[clause.high - 1]
    if last in _OPENING and clause.high > clause.end and not any(word.endswith("lang") for word in clause.words()):
        return last
    return next((word for word in words[clause.end : min(clause.end + 3, clause.high)] if word in _WEATHER), "")


_NO_FINITE: Final = frozenset(INFINITIVES + FIRST_PERSON)
_QUOTES: Final = frozenset("\"“„‘'’«")


def _has_score(words: list[str]) -> bool:
    """`3-1`; not the clock's `20-22 uur`."""
    return any(
        words[at] in {"-", "–"} and words[at - 1].isdecimal() and words[at + 1].isdecimal()
        and words[at + 2 : at + 3] != ["uur"]
        for at in range(1, len(words) - 1)
    )  # fmt: skip
