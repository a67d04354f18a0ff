"""Back or ahead: what the clause around a time expression says, and why.

The clause is what stands between commas, full stops, semicolons and subordinating conjunctions; `en` and `maar` split
it where each half has its own finite verb. A clause without any verb reads on with its neighbour.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from wirecli.times.verbs import verb_slots

_BOUNDARIES = frozenset(",.;:!?()[]–—…")
_SENTENCE_END = frozenset(".!?…")
_SUBORDINATORS = frozenset(
    """
    dat die omdat nadat voordat doordat zodat terwijl hoewel ofschoon wanneer toen indien mits tenzij zodra totdat
    waar waarbij waarin waarop waardoor waarmee waarna waarvan waarover waarvoor waaraan waaruit waarnaar waarom
    nadien aangezien opdat wie
    """.split()
)
_COORDINATORS = frozenset({"en", "maar", "want", "dus"})
_DETERMINERS = frozenset("de het een deze die dit dat geen zijn haar hun elke elk ieder iedere onze ons alle".split())
_BACK_SIGNALS = frozenset({"sinds", "sedert"})
_AHEAD_SIGNALS = frozenset({"vanaf", "tot", "uiterlijk", "pas", "tegen", "ingang"})
_LINKS = frozenset("op om in de het van en met te minimaal zeker ten minste uiterlijk laatste".split())
_PLANNED = frozenset(
    "gepland verwacht voorzien geagendeerd ingepland vastgelegd aangekondigd geprogrammeerd uitgeschreven".split()
)
_POSTPONED = frozenset("uitgesteld verplaatst verschoven verzet opgeschort verdaagd verlengd geschorst".split())
_LEADS = frozenset(
    """
    vooraf voorafgaand voorafgaande aanloop vooruitlopend voorbereiding voorbereidingen voorbereid oog vooruit
    vooruitblik aanstaande komende geplande
    """.split()
)
_EVENTS = (
    "onderhandelingen verkiezing verkiezingen top topoverleg overleg gesprek gesprekken vergadering wedstrijd finale "
    "duel bijeenkomst debat stemming deadline ultimatum referendum conferentie staking betoging demonstratie zitting "
    "ontmoeting bezoek opening concert beraad ronde stembusgang plechtigheid uitspraak hoorzitting race koers etappe "
    "interland derby congres ceremonie inhuldiging beëdiging lancering aftrap"
).split()
_FUNCTION_WORDS = frozenset(
    """
    het dat niet met wat uit want tot kort laat vast eerst best juist recht naast achter en een van den hen ten tegen
    binnen buiten boven beneden tussen samen alleen misschien geen mijn zijn eigen meteen voren heen indien morgen
    gisteren mensen kinderen landen jaren dagen weken maanden uren minuten
    """.split()
)
_REACH = 60  # tokens on either side: no clause of the news is longer, and no text can make this slow


class Direction(NamedTuple):
    """Which way, and the reason in a few words for `explain`.

    `firm` says that a future verb does (`zal`, `gaat`), not the present tense alone.
    """

    way: Literal["past", "future", "none"]
    reason: str
    firm: bool = False


class _Clause(NamedTuple):
    start: int
    end: int


def direction(words: Sequence[str], start: int, end: int, capital: Sequence[bool]) -> Direction:
    """Where the clause of the expression at tokens `start` to `end` points.

    `words` are the text's tokens in lower case without spaces; `capital[k]` says that token k begins with a capital.
    """
    signal = _signal(words, start)
    if signal in _BACK_SIGNALS:
        return Direction("past", signal)
    clause = _clause(words, start, end, capital)
    told = _told(words, clause, start, end)
    if told.way != "none":
        return told
    if signal:
        return Direction("future", signal)
    if told.reason != "no verb":
        return told
    for wider in _wider(words, clause, capital):
        told = _told(words, wider, start, end)
        if told.reason != "no verb":
            return told
    return Direction("none", "no verb")


def _signal(words: Sequence[str], start: int) -> str:
    """The preposition just before, where it says which way; empty where none does."""
    for at in range(start - 1, max(start - 5, -1), -1):
        word = words[at]
        if word in _BACK_SIGNALS or word in _AHEAD_SIGNALS:
            return word
        if word == "m" and at >= 2 and words[at - 1] == "/":
            return "tot"
        if word in {"voor", "vóór"} and at and words[at - 1] == "nog":
            return "nog voor"
        if word not in _LINKS:
            break
    return ""


def _boundary(words: Sequence[str], at: int, capital: Sequence[bool]) -> bool:
    word = words[at]
    if word == "." and at + 1 < len(words):
        return capital[at + 1] or words[at + 1] in {'"', "“", "'", "„", "‘"}  # an abbreviation's full stop is none
    return word in _BOUNDARIES


def _clause(words: Sequence[str], start: int, end: int, capital: Sequence[bool]) -> _Clause:
    left, low = start, max(0, start - _REACH)
    while left > low and not _boundary(words, left - 1, capital):
        if words[left - 1] in _SUBORDINATORS:
            break
        left -= 1
    right, high = end, min(len(words), end + _REACH)
    while right < high and not _boundary(words, right, capital) and words[right] not in _SUBORDINATORS:
        right += 1
    return _halved(words, _Clause(left, right), start, end)


def _halved(words: Sequence[str], clause: _Clause, start: int, end: int) -> _Clause:
    """The clause cut at the coordinators nearest to the expression that part two finite verbs."""
    left, right = clause
    for at in range(start - 1, clause.start, -1):
        if words[at] in _COORDINATORS and _finite(words, clause.start, at) and _finite(words, at + 1, clause.end):
            left = at + 1
            break
    for at in range(end, clause.end):
        if words[at] in _COORDINATORS and _finite(words, left, at) and _finite(words, at + 1, clause.end):
            right = at
            break
    return _Clause(left, right)


def _finite(words: Sequence[str], start: int, end: int) -> bool:
    """Whether a stretch has a finite verb: a past form, an auxiliary, a present singular, or an unhidden plural."""
    for at in range(start, end):
        slots = _verb(words, at)
        if not slots or slots == ("participle",):
            continue
        if "present" in slots and words[at].endswith("en") and at and words[at - 1] == "te":
            continue
        if slots[0] == "participle" and any(_verb(words, k) for k in range(start, at)):
            continue
        return True
    return False


def _wider(words: Sequence[str], clause: _Clause, capital: Sequence[bool]) -> list[_Clause]:
    """The clause with its neighbour to the right, then to the left, within the sentence."""
    options = []
    if clause.end < len(words) and words[clause.end] not in _SENTENCE_END:
        after = clause.end + 1
        options.append(_Clause(clause.start, _clause(words, after, after, capital).end))
    if clause.start > 0 and words[clause.start - 1] not in _SENTENCE_END:
        before = clause.start - 1
        options.append(_Clause(_clause(words, before, before, capital).start, clause.end))
    return options


@lru_cache(maxsize=65536)
def _slots(word: str) -> tuple[str, ...]:
    return verb_slots(word)


def is_verb(word: str) -> bool:
    """Whether a word in lower case is a form of a known verb."""
    return bool(_slots(word))


def _verb(words: Sequence[str], at: int) -> tuple[str, ...]:
    """The verb slots of a token; none for a noun of the same form, which a determiner gives away."""
    slots = _slots(words[at])
    if slots and at and words[at - 1] in _DETERMINERS and slots[0] not in {"be", "have", "will", "become", "would"}:
        return ()
    return slots


def _told(words: Sequence[str], clause: _Clause, start: int, end: int) -> Direction:
    kinds: dict[str, int] = {}  # slot → the token of it that is nearest to the expression
    nearest = _REACH * 4
    singular = ""
    for at in [*range(clause.start, start), *range(end, clause.end)]:
        for slot in _verb(words, at):
            distance = start - at if at < start else at - end
            if slot not in kinds or distance < nearest:
                kinds[slot] = at
        if words[at] in _PLANNED:
            kinds["planned"] = at
        if words[at] in _POSTPONED:
            kinds["postponed"] = at
        if words[at] == "agenda" or words[at] == "programma" or words[at] == "planning":
            kinds["agenda"] = at
    if "present" in kinds and words[kinds["present"]].endswith("t"):
        singular = words[kinds["present"]]
    reading = _past(words, kinds, clause, start, end)
    if "will" in kinds and "past" not in kinds:
        return Direction("future", words[kinds["will"]], firm=True)
    if reading:
        return reading
    if "planned" in kinds and ({"be", "become", "present"} & kinds.keys()):
        return Direction("future", words[kinds["planned"]])
    if "report" in kinds:
        return Direction("past", f"{words[kinds['report']]} (reporting)")
    if (
        "present" in kinds
        and "laat" in (words[at] for at in range(clause.start, clause.end))
        and _has(words, clause, "weten")
    ):
        return Direction("past", "laat weten (reporting)")
    going = next((words[at] for at in kinds.values() if words[at] in {"gaat", "gaan", "ga"}), None)
    if going:
        return Direction("future", going, firm=True)
    for slot in ("present", "become", "have", "be"):
        if slot in kinds:
            return Direction("future", f"{singular or words[kinds[slot]]} (present tense)")
    event = _event(words, clause, start)
    if event:
        return Direction("future", f"{words[event]} (an event to come)")
    if "would" in kinds:
        return Direction("none", "zou")
    if "participle" in kinds:
        return Direction("past", f"{words[kinds['participle']]} (participle)")
    for at in [*range(clause.start, start), *range(end, clause.end)]:
        word = words[at]
        if len(word) > 3 and word.endswith(("t", "en")) and word not in _FUNCTION_WORDS and word.isalpha():
            return Direction("future", "no past verb")
    return Direction("none", "no verb")


def _has(words: Sequence[str], clause: _Clause, word: str) -> bool:
    return any(words[at] == word for at in range(clause.start, clause.end))


def _past(words: Sequence[str], kinds: dict[str, int], clause: _Clause, start: int, end: int) -> Direction | None:
    """The past that the clause's verbs tell, if any."""
    event = _event(words, clause, start)
    if event and any(words[at] in _LEADS for at in range(max(clause.start, event - 4), event)):
        return Direction("future", f"{words[event]} (an event to come)")
    if "past" in kinds:
        present = kinds.get("present")
        past = kinds["past"]
        if present is not None and words[present].endswith("t") and past < present < start:
            return None  # `die werd opgepakt verschijnt maandag`: the last finite verb governs
        if "will" in kinds and kinds["will"] > past:
            return None
        return Direction("past", words[past])
    participle = kinds.get("participle")
    if participle is not None:
        helper = next((slot for slot in ("have", "be") if slot in kinds), None)
        if "postponed" in kinds and helper:
            return Direction("future", f"{words[kinds['postponed']]} (to a later time)")
        if helper and "planned" not in kinds:
            return Direction("past", f"{words[kinds[helper]]} … {words[participle]}")
        if helper and "planned" in kinds and helper == "have":
            return Direction("past", f"{words[kinds[helper]]} … {words[participle]}")
    return None


def _event(words: Sequence[str], clause: _Clause, start: int) -> int:
    """The token of a noun of events on which the expression hangs, with no verb between; 0 where there is none."""
    for at in range(start - 1, max(clause.start - 1, start - 13), -1):
        word = words[at]
        if word in _EVENTS or word.endswith(("verkiezingen", "onderhandelingen", "wedstrijd", "finale", "overleg")):
            return at
        if _verb(words, at):
            break
    return 0
