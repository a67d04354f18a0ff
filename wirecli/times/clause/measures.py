"""Measures with a term, told in the past: `verlengde het verbod tot 1 mei`, `kondigde een staking aan op vrijdag`."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from wirecli.times.clause.classes import ACHIEVED, GRANTED, WENT_ON, terms
from wirecli.times.clause.kinds import ALONG, PLANNED, UPCOMING
from wirecli.times.clause.stretch import PASTS, PLAIN_PARTICIPLES, Clause

_PLUPERFECT: Final = frozenset({"had", "hadden"})
_PASSIVE: Final = frozenset({"werd", "werden"})
_OBLIGED: Final = frozenset("moest moesten mocht mochten wilde wilden wou".split())
FROM: Final = frozenset({"vanaf", "per", "ingang"})


def sets_term(clause: Clause, signal: str) -> str:
    """The past verb by which the expression, behind `tot`, `vanaf`, `uiterlijk`, is a term that lies ahead."""
    if signal == "pas":
        return ""
    table, pasts = terms(), clause.places(PASTS)
    first = clause.text.words[pasts[0]] if pasts else ""
    governed = not pasts or first in _PASSIVE
    for at, kind in clause.verbs:
        word = clause.text.words[at]
        beside = table.get(word)
        if (kind in PLAIN_PARTICIPLES and not governed) or (word in _OBLIGED and signal in FROM):
            continue
        if first in _PLUPERFECT and word != first:
            continue  # `uiterlijk 1 mei had zij moeten beslissen`
        if beside is not None and (not beside or _stands_beside(clause, beside)):
            return word
    if signal == "ingang":
        return "met"
    if first not in WENT_ON and signal not in FROM:
        granted = next((word for word in clause.words() if word in GRANTED), "")
        if granted:
            return granted
    if pasts and pasts[0] < clause.start and clause.text.words[pasts[0]] not in ACHIEVED:
        after = clause.text.words[clause.end : clause.high]
        if any(one == "te" and two.endswith("n") for one, two in pairwise(after)):
            return clause.text.words[pasts[0]]
    return ""


# A particle of a verb stands last, or before what follows the verb's phrase.
_PARTICLES: Final = frozenset("aan af in op toe uit vast stil stop lam plat open vrij bij overeen".split())
_BEHIND: Final = frozenset("tot vanaf per uiterlijk voor vóór tegen met t om dat op naar".split())


def _stands_beside(clause: Clause, beside: frozenset[str]) -> bool:
    words, high = clause.text.words, clause.high
    for at in range(clause.low, high):
        if words[at] in beside and (words[at] not in _PARTICLES or at + 1 == high or words[at + 1] in _BEHIND):
            return True
    return False


_ANNOUNCED: Final = frozenset(
    """
    kondigde kondigden aangekondigd afgekondigd uitgeschreven plande planden gepland dreigde dreigden gedreigd beloofde
    beloofden beloofd riep riepen opgeroepen eiste eisten
    """.split()
)
_FIXED: Final = frozenset(
    "bepaald vastgesteld vastgelegd gezet geprikt gepland ingepland gedagvaard".split()
)  # `… op 3 mei`


def announces(clause: Clause) -> str:
    """`kondigde een staking aan op vrijdag`: the day of what is announced, behind its noun or the verb; else empty."""
    words, at = clause.text.words, clause.start - 2
    if at < clause.low or words[at + 1] != "op":
        return ""
    ends = at - (words[at] in {"werd", "werden", "is", "zijn", "was", "waren"})  # `gedagvaard werden op 3 mei`
    if words[ends] in _FIXED:
        return words[ends]
    if clause.text.kinds[at] not in UPCOMING + PLANNED + ALONG:
        return ""
    return next((words[place] for place, _ in clause.verbs if words[place] in _ANNOUNCED), "")
