"""The phrase that an expression stands in: the preposition before it, and the noun that it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wirecli.base.dutch import MONTHS, WEEKDAYS
from wirecli.times.clause.classes import AFTER, AFTERMATH, CALLS_OFF, FORBIDS, HOLDS
from wirecli.times.clause.kinds import BECOME, BOUNDARY, CALLED_OFF, HAPPENED, HAVE, PRESENT, UPCOMING, WILL
from wirecli.times.clause.stretch import CLOSERS, FINITE, PASTS, Clause
from wirecli.times.clause.verbs import verb_slots

BACK_SIGNALS: Final = frozenset({"sinds", "sedert"})
_AHEAD_SIGNALS: Final = frozenset({"vanaf", "tot", "uiterlijk", "pas", "tegen", "ingang"})
_SOFT_SIGNALS: Final = frozenset({"per", "naar", "voor", "vóór"})  # say something beside some verbs only
# A day and month behind these, told in the present, is the nearest: what holds may have begun.
HOLDING: Final = frozenset({"vanaf", "tot", "t/m", "per", "ingang"})
_LINKS: Final = frozenset("op om in de het van en met te ten laatste aan".split())
# What a word between a signal and the expression does: it says which way, or lets the search go on.
_ROLES: Final = {
    **dict.fromkeys(_LINKS, "links"),
    "m": "m",
    **dict.fromkeys(BACK_SIGNALS | _AHEAD_SIGNALS | _SOFT_SIGNALS, "says"),
}


def signal_before(words: Sequence[str], start: int) -> str:
    """The preposition just before, where it can say which way; empty where none does.

    `already` before `vanaf` says back, as `sinds` does: the answer is `al vanaf`.
    """
    if not start or words[start - 1] not in _ROLES:
        return ""
    for at in range(start - 1, max(start - 5, -1), -1):
        word = words[at]
        role = _ROLES.get(word)
        if role is None:
            break
        if role == "says":
            if word in _SOFT_SIGNALS and at + 1 < start and words[at + 1] != "het" and words[at + 1] != "de":
                break
            before = words[at - 1] if at else ""
            if word in {"voor", "vóór"} and before == "nog":
                return "nog voor"
            return "al vanaf" if word == "vanaf" and before in {"al", "reeds"} else word
        if role == "m" and at >= 2 and words[at - 1] == "/":
            return "t/m"
    return ""


def says_ahead(signal: str) -> bool:
    """Whether a signal says ahead by itself."""
    return signal in _AHEAD_SIGNALS or signal in {"t/m", "nog voor"}


_NP: Final = 7  # words between a noun and the expression that hangs on it
_AT: Final = frozenset("op in van om tijdens rond omstreeks".split())
_FILL: Final = frozenset("de het s ' omstreeks rond vorige afgelopen".split())
_NO_NOUNS: Final = frozenset(
    """
    mis dienst programma show feest editie aflevering les lessen
    in op aan bij met door uit om over onder naar voor na tot als dan ook nog al pas wel niet zich er hij zij ze we wij
    ik men dit dat deze die het de een alle alles hem haar hen hun loop plaats eerder later ochtend middag avond nacht
    namiddag voormiddag weekend weekeinde week maand jaar dag uur begin eind einde medio midden half helft rest tijdens
    deel zowel vooral alleen sommige enkele elk elke iedere
    """.split()
)


def _preposition(clause: Clause) -> tuple[str, int]:
    """The preposition that ties the expression to what stands before it, and its place; empty for none."""
    words, at = clause.text.words, clause.start - 1
    while at > clause.low and words[at] in _FILL:
        at -= 1
    return (words[at], at) if at > clause.low and words[at] in _AT else ("", clause.start)


def has_happened(clause: Clause) -> str:
    """The noun of what has happened that the expression hangs on; empty where there is none.

    A noun of an accident, a crime or a death, or whatever left a suspect, a victim or a witness: `de verdachte van de
    overval op 3 november`, `het onderzoek naar de gifwolk van maart`. Whatever it is with `van`, but for what is
    planned: `de ruzie van maandag`.
    """
    words = clause.text.words
    done = _attributive(clause)
    if done:
        return done
    preposition, at = _preposition(clause)
    noun = clause.text.kinds.rfind(HAPPENED, max(clause.low, at - _NP), at)
    if (
        noun >= 0
        and not (words[noun] in _LEAVING and any(place < noun for place, _ in clause.finite()))
        and not _finite_between(clause, noun)
        and (preposition or _opens_main(clause) or _looked_into(clause, noun))
    ):
        return words[noun]
    return _left_behind(clause, preposition, at) if preposition else ""


def _looked_into(clause: Clause, noun: int) -> bool:
    """`onderzoekt de steekpartij zondag in Geel`, `het onderzoek naar de brand zaterdag`: the noun before its day."""
    if noun + 1 != clause.start:
        return False
    before = clause.text.words[max(clause.low, noun - 4) : noun]
    return not _INQUIRIES.isdisjoint(before)


_INQUIRIES: Final = frozenset(
    "onderzoekt onderzoeken onderzoek naar betreurt betreuren veroordeelt veroordelen".split()
)


def _left_behind(clause: Clause, preposition: str, at: int) -> str:
    """What is over or left, by the noun before the expression's preposition at `at`; empty where that says neither."""
    text, low = clause.text, clause.low
    words, kinds = text.words, text.kinds
    least = max(low, at - _NP)
    if "vertrek" in words[least + 1 : at] and not any(place < at for place, _ in clause.finite()):
        return "vertrek"  # no kind of its own: `ik vertrek`
    upcoming = kinds.rfind(UPCOMING, least, at)
    if upcoming >= 0 and not _finite_between(clause, upcoming):
        before = words[max(low, upcoming - 4) : upcoming]
        been = (bool(AFTER & set(before)) and _stands_still(clause)) or (
            not AFTERMATH.isdisjoint(words[max(low, upcoming - 6) : upcoming])
        )
        return words[upcoming] if been or not _CAUGHT_UP.isdisjoint(words[clause.end : clause.high]) else ""
    left = [place for place in range(max(low, at - _NP - 2), at) if words[place] in AFTERMATH]
    if left and not _finite_between(clause, left[-1]) and at - left[-1] > 1:
        return words[left[-1]]
    if preposition != "van" or (clause.end + 1 < clause.high and words[clause.end] in {"tot", "t", "op", "-", "–"}):
        return ""
    noun_before = words[at - 1]
    if not _CLOCKS.isdisjoint(words[clause.start : clause.end]):
        return ""  # `de trein van 8.15 uur`, `open van 12 tot 17 uur`
    if any(place == at - 1 for place, _ in clause.verbs) or text.capital(at - 1) or noun_before in _NO_NOUNS:
        return ""
    return noun_before if len(noun_before) > 2 and noun_before.isalpha() else ""


_CLOCKS: Final = frozenset({"uur", "u", "h"})


def named_before(clause: Clause) -> str:
    """`Na een zege op Clermont, zaterdag, staat …`: the noun of what has happened just before an aside of time."""
    text, low = clause.text, clause.low
    if low != clause.start or clause.high - clause.end > 3 or low < 2 or text.words[low - 1] != ",":
        return ""
    least = max(0, low - 1 - _NP)
    noun = text.kinds.rfind(HAPPENED, least, low - 1)
    if noun < 0 or any(kind in FINITE + BOUNDARY for kind in text.kinds[noun + 1 : low - 1]):
        return ""
    return text.words[noun]


_LEAVING: Final = frozenset("aftreden ontslag".split())  # `kondigt haar vertrek in juni aan`: to come, behind a verb
# What befalls what was broken off or not played.
_CAUGHT_UP: Final = frozenset("ingehaald overgespeeld herspeeld uitgespeeld hervat overgedaan ingehaalde".split())
_ARTICLES: Final = frozenset("de het een deze die dit dat zijn haar hun onze".split())
_ATTRIBUTE: Final = 7  # words between a determiner's day and the participle before its noun


def _attributive(clause: Clause) -> str:
    """The participle before a noun that the expression belongs to: `de maandag overleden zanger`; empty for none."""
    words, kinds, at = clause.text.words, clause.text.kinds, clause.start - 1
    if at > clause.low and words[at] in {"op", "in", "om", "sinds"}:
        at -= 1
    if at < clause.low or words[at] not in _ARTICLES:
        return ""
    for place in range(clause.end, min(clause.end + _ATTRIBUTE, clause.high - 1)):
        word = words[place]
        if kinds[place] in PRESENT + BECOME + WILL or word == "te":
            break
        if word.endswith("e") and "participle" in verb_slots(word[:-1]):
            return word
        if kinds[place] in CLOSERS and kinds[place + 1] not in FINITE:
            return word
    return ""


def _finite_between(clause: Clause, noun: int) -> bool:
    return any(noun < place < clause.start and kind in FINITE for place, kind in clause.verbs)


def _stands_still(clause: Clause) -> bool:
    """`heeft lof na de interland van zondag`: a state now; `na de top van donderdag vliegen zij` is to come."""
    return any(clause.text.words[at] in HOLDS or kind == HAVE for at, kind in clause.finite())


def _opens_main(clause: Clause) -> bool:
    """Whether what stands before the expression is one phrase: a main clause has one before its verb.

    `De aanslag zaterdag in Parijs eist …`, not `de stad herdenkt de aanslag zaterdag`.
    """
    if clause.subordinate():
        return False
    return not any(place < clause.start and kind in FINITE for place, kind in clause.verbs)


_WEEKDAYS: Final = tuple(WEEKDAYS)


def is_named_day(word: str) -> bool:
    return word.startswith(_WEEKDAYS) or word in MONTHS or word in {"gisteren", "eergisteren", "vandaag"}


def called_off(clause: Clause) -> str:
    """The word by which what was planned for the expression is off, put off or forbidden; empty where there is none.

    `is zaterdag afgelast`; of two days the one that hangs on a noun: `is maandag het duel van zondag afgelast`.
    """
    word = _calls_off(clause)
    if not word:
        return ""
    words, (preposition, at) = clause.text.words, _preposition(clause)
    planned = at > clause.low and clause.text.kinds[at - 1] == UPCOMING
    if word in FORBIDS:
        return word if planned else ""
    verbs = [place for place, _ in clause.verbs]
    if preposition == "van" and _moved(clause, at - 1):
        return word
    if planned or (at > clause.low and at - 1 not in verbs and (preposition == "van" or words[at - 1] == "voor")):
        return word
    if CALLED_OFF not in clause.kinds or clause.has(PASTS + HAVE):
        return ""
    beside = words[clause.low : clause.start] + words[clause.end : clause.high]
    return "" if any(map(is_named_day, beside)) else word


def _moved(clause: Clause, before: int) -> bool:
    """`verplaatst van vrijdag naar zondag`: from the day that was planned to another."""
    words, end = clause.text.words, clause.end
    return words[before] in _MOVED and words[end : end + 1] == ["naar"]


_MOVED: Final = frozenset("vervroegd verplaatst verschoven verzet uitgesteld doorgeschoven verlegd".split())


def _calls_off(clause: Clause) -> str:
    """The participle or the finite verb with its particle; or what forbids, where something is planned."""
    words = clause.text.words
    for at, kind in clause.verbs:
        word = words[at]
        if kind == CALLED_OFF or (word in CALLS_OFF and (not CALLS_OFF[word] or CALLS_OFF[word] in clause.words())):
            return word
    if UPCOMING not in clause.text.kinds[clause.low : clause.start]:
        return ""
    return next((word for word in clause.words() if word in FORBIDS), "")
