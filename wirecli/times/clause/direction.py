"""Back or ahead: what the clause around a time expression says, and why.

The clause and its verbs are found by `stretch.py`, the phrase that the expression stands in by `phrase.py`. What the
verbs tell is read by `tense.py`, and weighed against the phrase by `weighing.py`: rulings in an order, the first that
answers decides, and its reason is kept.
"""

from __future__ import annotations

from typing import Final, Literal

from wirecli.times.clause.classes import AFTERMATH, CALLS_OFF, FIGURES, FORBIDS, FORESEEN, HOLDS, LASTED, REPEATED
from wirecli.times.clause.kinds import (
    BE,
    BECOME,
    BOUNDARY,
    COORDINATOR,
    GOING,
    HAPPENED,
    HAVE,
    LEADS_UP,
    PARTICIPLE,
    PAST,
    PAST_OR_PARTICIPLE,
    PLURAL,
    PLURAL_OR_PARTICIPLE,
    PRESENT,
    PRESENT_OR_PARTICIPLE,
    SUBORDINATOR,
    UPCOMING,
    WILL,
)
from wirecli.times.clause.measures import announces
from wirecli.times.clause.parts import halved, joined, unnested, wider
from wirecli.times.clause.phrase import BACK_SIGNALS, signal_before
from wirecli.times.clause.stretch import (
    PASTS,
    PLAIN_PARTICIPLES,
    Clause,
    around,
    ends_sentence,
    sentence_begins,
    sentence_ends,
)
from wirecli.times.clause.tense import EVER, NO_VERB, Direction, Way, by_verbs
from wirecli.times.clause.verbs import verb_slots
from wirecli.times.clause.weighing import Asked, weighed
from wirecli.times.words import Text

__all__ = ["Direction", "direction", "ends_sentence", "is_verb", "of_figures", "once", "shares_year"]

# Verbs that tell by themselves, by their kinds in order: a past, a perfect; a present, a passive; a future verb.
_TOLD: Final[dict[str, Literal["past", "present", "firm"]]] = {
    **dict.fromkeys([PAST, PAST + PARTICIPLE, PARTICIPLE + PAST, HAVE + PARTICIPLE, PARTICIPLE + HAVE], "past"),
    **dict.fromkeys([BE + PARTICIPLE, PARTICIPLE + BE, PAST_OR_PARTICIPLE, PAST + PAST_OR_PARTICIPLE], "past"),
    **dict.fromkeys([PRESENT, PLURAL, PRESENT_OR_PARTICIPLE, PRESENT + PLURAL], "present"),
    **dict.fromkeys([BECOME, BECOME + PARTICIPLE, PARTICIPLE + BECOME], "present"),
    **dict.fromkeys([PAST + PLURAL], "past"),
    **dict.fromkeys([BE, HAVE], "present"),
    **dict.fromkeys([WILL, WILL + PLURAL, WILL + PLURAL_OR_PARTICIPLE, GOING], "firm"),
    **dict.fromkeys([GOING + PLURAL, GOING + PLURAL_OR_PARTICIPLE], "firm"),
}
# Of these only where nothing behind an aside can end them.
_MAY_GO_ON: Final = frozenset(BE + HAVE)
# Of these only where no aside can part them from a helper.
_MAY_END: Final = frozenset(PAST_OR_PARTICIPLE + PRESENT_OR_PARTICIPLE)
_WITH_PRESENT: Final = frozenset(COORDINATOR + UPCOMING + HAPPENED)
# What tells besides the verbs.
_BESIDES: Final = {"past": frozenset(COORDINATOR + LEADS_UP), "present": _WITH_PRESENT, "firm": _WITH_PRESENT}
_PLANS: Final = FORBIDS.union(CALLS_OFF)  # past verbs that may be of what is planned


def is_verb(word: str) -> bool:
    """Whether a word in lower case is a form of a known verb."""
    return bool(verb_slots(word))


def direction(text: Text, start: int, end: int) -> Direction:
    """Where the clause of the expression at words `start` to `end` points."""
    signal = signal_before(text.words, start)
    if signal in BACK_SIGNALS or signal == "al vanaf":
        return Direction("past", signal)
    clause = around(text, start, end)
    told = None if signal else _at_once(clause)
    if told is not None:
        return told
    clause = halved(unnested(joined(clause)))
    told = by_verbs(clause)
    if told is NO_VERB and clause.end < clause.high and text.words[clause.end] == "nog":
        return Direction("past", "nog")  # `de ex-minister, zondag nog het middelpunt van een rel, verdedigt zich`
    telling = clause
    if told is NO_VERB:
        told, telling = _told_around(clause)
    elif not clause.verbs and _was_held(clause):
        around_told, beside = _told_around(clause)
        if around_told.way == "past":
            told, telling = around_told, beside
    return weighed(Asked(clause, told, signal, telling))


def _was_held(clause: Clause) -> bool:
    """Whether what is planned may have been, as the main verb tells: `Bij de verkiezingen van mei, waar …, won zij`."""
    return LEADS_UP not in clause.text.kinds[clause.low : clause.start] and clause.words()[0] in _OF_WHAT_WAS


_OF_WHAT_WAS: Final = frozenset("bij tijdens na op in door dankzij ondanks de het".split())


def _told_around(clause: Clause) -> tuple[Direction, Clause]:
    """What the clauses beside one without a verb tell; a noun of what is to come only where no verb does.

    `Bij de uitreiking, zondag in Los Angeles, kreeg de film niets`.
    """
    noun = NO_VERB
    for more in wider(clause):
        told = by_verbs(more)
        if told is not NO_VERB and more.verbs:
            return told, more
        noun = told if noun is NO_VERB else noun
    return noun, clause


def _at_once(clause: Clause) -> Direction | None:
    """The direction of a clause with one verb, or an auxiliary and another form: most clauses, without more ado."""
    kinds = clause.kinds
    told = _TOLD.get(kinds)
    if told is None:
        return None
    words, start, low = clause.text.words, clause.start, clause.low
    first, tie = clause.verbs[0][0], words[start - 1] if start else ""
    if tie == "van" or not _BESIDES[told].isdisjoint(clause.others):
        return None
    if told == "past":
        if words[first] in _PLANS or (tie == "op" and announces(clause)) or _proclaims(clause):
            return None
        if kinds == PAST + PLURAL and ("te" in words[clause.end : clause.high] or low == first):
            return None  # `besloot vrijdag niet te starten`, `mocht het vrijdag vriezen`
    elif words[clause.high : clause.high + 1] == [":"] or (tie in _TIES and _may_hang(clause, tie)):
        return None
    if kinds in _MAY_GO_ON and clause.text.kinds[clause.high : clause.high + 1] == BOUNDARY:
        return None
    if (kinds in _MAY_END and low and clause.text.kinds[low - 1] == BOUNDARY) or words[first - 1] == "te":
        return None
    reason = words[first] if len(kinds) == 1 else f"{words[first]} … {words[clause.verbs[1][0]]}"
    if told == "past":
        return Direction("past", reason)
    if told == "firm":
        return Direction("future", reason, firm=True)
    return Direction("future", f"{reason} (present tense)", near=EVER * (words[first] in HOLDS))


def _proclaims(clause: Clause) -> bool:
    return clause.end < clause.high and clause.text.words[clause.end] == "uitgeroepen"


def _may_hang(clause: Clause, tie: str) -> bool:
    """Whether the noun before a preposition can be one of what has been: `de getuigen op 3 mei`."""
    words, start = clause.text.words, clause.start
    before = words[max(clause.low, start - _PHRASE) : start - 1]
    return tie not in _LOOSE_TIES or not _MAY_BE_OVER.isdisjoint(before) or before[-1:] in _HOLDERS


_PHRASE: Final = 11  # words back in which such a noun stands
_LOOSE_TIES: Final = frozenset({"op", "in"})
_MAY_BE_OVER: Final = AFTERMATH | {"vertrek", "voor"}
_HOLDERS: Final = [[word] for word in "de het een deze die dit dat zijn haar hun onze".split()]
_TIES: Final = frozenset("op in de het een".split())  # by which a noun may hold the expression


def once(text: Text, start: int, end: int, way: Way) -> bool:
    """Whether a clause that points `way` tells what happened once: a past that is no state, no word of repetition."""
    if way != "past":
        return False
    low, high = sentence_begins(text, start), sentence_ends(text, end)
    if not REPEATED.isdisjoint(text.words[low:high]):
        return False
    clause = around(text, start, end)
    pasts = clause.places(PASTS)
    return not pasts or any(text.words[at] not in LASTED for at in pasts) or clause.has(PLAIN_PARTICIPLES)


def shares_year(text: Text, year_end: int, start: int, end: int, *, clause: bool) -> bool:
    """Whether a year that a sentence has named is that of what stands behind it: `in 2020 kromp zij, vooral in april`.

    Not a year that belongs to a noun (`de in 1944 gebouwde brug`) or to a subordinate clause that has ended.
    """
    words, kinds = text.words, text.kinds
    if _told_of(text, year_end, start):
        return True
    if words[year_end - 1] == "jaar" and not _COMPARED.isdisjoint(words[max(0, year_end - 4) : year_end - 2]):
        return False
    if words[year_end - 1] != "jaar" and (
        words[year_end - 2] != "in" or words[year_end - 3 : year_end - 2] in _NP_OPENS
    ):
        return False
    conjunction, boundary = kinds.rfind(SUBORDINATOR, 0, year_end), kinds.rfind(BOUNDARY, 0, year_end)
    if conjunction > boundary and not sentence_begins(text, start) > conjunction and BOUNDARY in kinds[year_end:start]:
        return False
    whole = around(text, start, end)
    own = halved(whole)
    if not clause:  # but for another clause behind `en`
        return whole.low >= year_end or own.low < year_end or not own.finite()
    return own.low < year_end or not own.finite()


_COMPARED: Final = frozenset({"dan", "als"})  # `eerder dan vorig jaar`


def _told_of(text: Text, year_end: int, start: int) -> bool:
    """A relative clause of what the year dates, in the past: `het WK van 1974, waarvan de finale op 7 juli werd …`."""
    own = around(text, start, start + 1)
    opener = own.low - 1
    if not 0 <= opener - year_end <= 1 or text.words[opener] not in _OF_THAT_YEAR:
        return False
    return text.kinds[year_end] in BOUNDARY + SUBORDINATOR and own.has(PASTS + HAVE)


_OF_THAT_YEAR: Final = frozenset("waarvan waarin waarbij waarop waarna toen dat die".split())
_NP_OPENS: Final = (["de"], ["het"], ["een"])


def of_figures(text: Text, start: int, end: int) -> bool:
    """Whether the sentence tells a company's figures: `cijfers over het derde kwartaal`."""
    low, high = sentence_begins(text, start), sentence_ends(text, end)
    clause = around(text, start, end)
    if not FORESEEN.isdisjoint(clause.words()):
        return False
    before = text.words[start - 1] if start else ""
    return before == "over" or any(word.endswith(FIGURES) for word in text.words[low:high])
