"""The parts of a sentence that make one clause: cut where two verbs meet, joined over asides, halved, widened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from wirecli.times.clause.classes import PLANNED_OR_PLURALS, SAID, TAKE_INFINITIVES
from wirecli.times.clause.kinds import (
    BE,
    BECOME,
    BOUNDARY,
    COORDINATOR,
    GOING,
    HAVE,
    LETS,
    PARTICIPLE,
    PAST,
    PAST_OR_PARTICIPLE,
    PRESENT,
    PRESENT_OR_PARTICIPLE,
    REPORT,
    REPORT_PLURAL,
    STOP,
    SUBORDINATOR,
    WILL,
    WOULD,
    ZIJN,
)
from wirecli.times.clause.stretch import (
    CLOSERS,
    FINITE,
    HELPERS,
    INFINITIVES,
    PASTS,
    PLAIN_PARTICIPLES,
    REACH,
    SINGULARS,
    SURE,
    VERB,
    Clause,
    last_parting,
    next_parting,
    no_verb,
    stops,
)
from wirecli.times.words import Text

_COORDINATORS: Final = 3  # on either side: more are a list, and no text can make this slow
_CHUNKS: Final = 6  # asides between two parts of a clause
_OPENERS: Final = frozenset(HAVE + BE + ZIJN + WOULD)  # what waits for a participle that decides
_WAITING: Final = frozenset(HAVE + BE + ZIJN + BECOME + WILL + GOING)  # what waits for a participle or an infinitive
_COORDINATOR: Final = re.compile(COORDINATOR)
_CERTAIN: Final = re.compile(f"[{SURE}]")
_NOT_VERBS: Final = frozenset(
    """
    met het dat niet wat uit want tot kort vast eerst best juist recht naast achter meest minst licht dicht echt
    slecht binnen buiten boven alleen eigen morgen gisteren mensen toen tegen tussen samen landen vaart punt kust stad
    raad staat haast bijna rest west oost ernst tijd partij bericht krant kabinet president minister soort
    """.split()
)
# Words that open an aside with a verb of its own: `is maandag, zo meldt de politie, overleden`.
_TAGS: Final = frozenset("zo aldus volgens naar zoals gelijk blijkens".split())
_PARENTHESES: Final = frozenset(",–—-(")
_TAG_WORDS: Final = 9  # of an aside that opens with its verb: `zei de woordvoerder van de politie`


def unnested(clause: Clause) -> Clause:
    """A subordinate clause without its comma: its last verb stands against the first of the clause around it.

    `het museum dat zaterdag opent kreeg dinsdag bezoek` is cut between `opent` and `kreeg`.
    """
    if not clause.subordinate():
        return clause
    text, low, high, start, end = clause.text, clause.low, clause.high, clause.start, clause.end
    kinds = text.kinds
    verbs = {at for at, _ in clause.verbs}
    for at in range(low, high - 1):
        one, two = kinds[at], kinds[at + 1]
        if two not in FINITE or at not in verbs or at + 1 == start or (start <= at < end):
            continue
        if (one in HELPERS and two in CLOSERS) or (two in HELPERS and one in CLOSERS):
            continue  # `heeft ontdekt`, `ontdekt heeft`
        if one == PRESENT_OR_PARTICIPLE and at + 2 == high:
            continue  # `vermist raakte`
        if (
            (
                one in INFINITIVES
                and two in PAST + PAST_OR_PARTICIPLE + SINGULARS + BECOME + BE
                and not any(kind in FINITE for kind in kinds[low:at])
            )
            or (one in FINITE and not text.words[at + 1].endswith(("en", "gaan", "staan", "zijn")))
            or (
                one == PARTICIPLE
                and at > low
                and kinds[at - 1] in PAST + PAST_OR_PARTICIPLE + BECOME + BE
                and two not in BECOME + BE
            )
        ):
            return clause.cut(low, at + 1) if end <= at + 1 else clause.cut(at + 1, high)
    return clause


def halved(clause: Clause) -> Clause:
    """The clause cut at the coordinators nearest to the expression that part two finite verbs."""
    text, low, high = clause.text, clause.low, clause.high
    kinds = text.kinds
    if COORDINATOR not in clause.others:
        return clause
    start, end = clause.start, clause.end
    left, right = low, high
    before = [
        found.start() for found in _COORDINATOR.finditer(kinds, low + 1, start) if not clause.skips(found.start())
    ]
    for at in before[: -_COORDINATORS - 1 : -1]:
        if _parts(text, low, at, high, start):
            left = at + 1
            break
    goes_on = left > 0 and kinds[left - 1] == BOUNDARY and text.words[left - 1] == ","
    after = [found.start() for found in _COORDINATOR.finditer(kinds, end, high) if not clause.skips(found.start())]
    for at in after[:_COORDINATORS]:
        goes = goes_on and _has_finite(text, at + 1, high, start) and not _ends_perfect(text, left, at, high)
        if _parts(text, left, at, high, start) or goes:
            right = at
            break
    return clause.cut(left, right)


def _parts(text: Text, low: int, at: int, high: int, start: int) -> bool:
    """Whether a coordinator parts two finite verbs; not `is met man en muis vergaan`: the second ends the first."""
    if not (_has_finite(text, low, at, start) and _has_finite(text, at + 1, high, start)):
        return False
    return not _ends_perfect(text, low, at, high)


def _ends_perfect(text: Text, low: int, at: int, high: int) -> bool:
    """Whether what stands behind `en` ends the perfect begun before it, so that the pair is one phrase."""
    if text.words[at] != "en":
        return False
    two = Clause(text, at + 1, high, high, high)
    if not two.verbs or two.surely_finite():
        return False
    one = Clause(text, low, at, at, at)
    if _ends_infinitive(one, two):
        return True
    if _OPENERS.isdisjoint(one.kinds) or not CLOSERS.isdisjoint(one.kinds):
        return False
    last, kind = two.verbs[-1]  # `verkoopt` may be a participle at the end alone
    return kind in CLOSERS and (kind != PRESENT_OR_PARTICIPLE or last == high - 1)


def _ends_infinitive(one: Clause, two: Clause) -> bool:
    """`liet zaterdag en zondag proeven uitvoeren`: an infinitive last, for which a verb before `en` waits."""
    places = [at for at, kind in two.verbs if kind in INFINITIVES + LETS]
    if not places or len(places) != len(two.verbs) or places[-1] != two.high - 1 or one.has(INFINITIVES):
        return False
    if len(places) > 1:  # `heeft zaterdag en zondag proeven laten uitvoeren`
        return one.has(HAVE + BE + ZIJN) and two.replaced(two.low - 1)
    return any(one.text.words[at] in TAKE_INFINITIVES for at, _ in one.verbs)


def _has_finite(text: Text, low: int, high: int, start: int) -> bool:
    """Whether a stretch has a finite verb, or an unknown word where one stands."""
    for found in _CERTAIN.finditer(text.kinds, low, high):
        if found[0] in HELPERS or not no_verb(text, found.start(), found[0], high):
            return True
    if VERB.search(text.kinds, low, high) and Clause(text, low, high, high, high).finite():
        return True
    if low < high and text.words[low] in PLANNED_OR_PLURALS:
        return True
    for at in {low, start - 1} if low < start <= high else {low}:
        word = text.words[at] if low <= at < high else ""
        if seems_present(word) and not text.capital(at):
            return True
    return False


def seems_present(word: str) -> bool:
    """Whether a word that no list knows looks like a present singular."""
    return len(word) > 3 and word.endswith("t") and word.isalpha() and word not in _NOT_VERBS


def joined(clause: Clause) -> Clause:
    """The clause with the part of it that stands behind asides, where what it has begun is not ended in itself.

    `is maandag, na kritiek, opgestapt`; `heeft zaterdag de schipper (52) aangehouden`; `die maandag, na een feest, werd
    beroofd`. And with what it ends, where that stands before asides: `wordt, zo meldt de stad, zaterdag gesloten`.
    """
    kinds = clause.kinds
    if clause.high < len(clause.text.kinds) and clause.text.kinds[clause.high] == BOUNDARY:
        if not _OPENERS.isdisjoint(kinds) and CLOSERS.isdisjoint(kinds) and not clause.has(PASTS):
            return _ended(clause)
        if clause.subordinate() and not clause.finite():
            return _ended(clause)
    if not CLOSERS.isdisjoint(kinds) and not clause.surely_finite() and not clause.subordinate():
        return _begun(clause)
    return clause


def _ended(clause: Clause) -> Clause:
    """The clause with the first stretch to the right that ends it; itself where another clause begins before."""
    text, at, most = clause.text, clause.high, min(len(clause.text.kinds), clause.end + REACH)
    subordinate = clause.subordinate() and not clause.finite()
    for _ in range(_CHUNKS):
        if at >= most or text.kinds[at] == STOP or text.words[at] in {";", ":"}:
            break
        low, high = at + 1, next_parting(text, at + 1, most)
        if text.kinds[at] == BOUNDARY and text.words[at] != "(" and not _opens_subordinate(text, low, high):
            his = clause.has(HAVE)  # `heeft …, zijn been gebroken`
            ends = _first_half(text, low, high, his)
            if ends < high:
                return Clause(text, clause.low, ends, clause.start, clause.end, (*clause.holes, (clause.high, low)))
            part = Clause(text, low, high, high, high)
            if subordinate and part.finite():
                return Clause(text, clause.low, high, clause.start, clause.end, (*clause.holes, (clause.high, low)))
            sure, tag = part.surely_finite(), low < high and (text.words[low] in _TAGS or _is_aside_of_verbs(part))
            compared = tag and (text.words[low] == "zoals" or high - low == 2)  # `zoals gehoopt`, `naar verwacht`
            if _closes(part, his) or (
                not (sure or compared) and (not CLOSERS.isdisjoint(part.kinds) or part.replaced(low - 1))
            ):
                return Clause(text, clause.low, high, clause.start, clause.end, (*clause.holes, (clause.high, low)))
            if sure and not tag and not part.has(REPORT):
                break
        at = high
    return clause


def _first_half(text: Text, low: int, high: int, his: bool) -> int:
    """Where a participle that ends a perfect stands before `en` and another verb: `zijn been gebroken | en mist`."""
    at = text.kinds.find(COORDINATOR, low + 1, high)
    if at < 0 or text.kinds[at - 1] not in PLAIN_PARTICIPLES or not _has_finite(text, at + 1, high, high):
        return high
    return at if _closes(Clause(text, low, at, at, at), his) else high


def _closes(part: Clause, his: bool) -> bool:
    """Whether a participle stands first or last, for which the part has no helper of its own; `zijn` may be `his`."""
    if (
        not part.verbs
        or part.has(HAVE + BE + BECOME + WILL + WOULD + ("" if his else ZIJN))
        or any(part.text.words[at] in _HELPED for at, _ in part.verbs)
    ):
        return False
    (first, kind), (last, last_kind) = part.verbs[0], part.verbs[-1]
    opens = first == part.low and kind in PLAIN_PARTICIPLES + PAST_OR_PARTICIPLE
    ends = last == part.high - 1 and last_kind in PLAIN_PARTICIPLES
    return opens or (ends and not part.has(PRESENT + REPORT))  # a past before it is likelier a noun: `voorwaarden`


_HELPED: Final = frozenset("was waren had hadden werd werden".split())


def _opens_subordinate(text: Text, low: int, high: int) -> bool:
    """Whether a conjunction stands first, or behind a preposition: `van wie`, `met wie`."""
    return high < len(text.kinds) and text.kinds[high] == SUBORDINATOR and high - low < 2


def _begun(clause: Clause) -> Clause:
    """The clause with the stretch to the left that waits for its participle; itself where there is none."""
    text, at = clause.text, clause.low - 1
    if at < 0 or text.kinds[at] != BOUNDARY or text.words[at] in "(;:" or _is_aside(clause):
        return clause
    least = max(0, clause.start - REACH)
    for _ in range(_CHUNKS):
        high = at
        low = last_parting(text.kinds, least, high) + 1
        low = max(low, least)
        part = Clause(text, low, high, high, high)
        opens = low == 0 or text.kinds[low - 1] != SUBORDINATOR
        aside = _is_aside_of_verbs(part)
        if opens and not aside and not _WAITING.isdisjoint(part.kinds) and CLOSERS.isdisjoint(part.kinds):
            return Clause(text, low, clause.high, clause.start, clause.end, (*clause.holes, (high, clause.low)))
        at = low - 1
        tag = aside or text.words[low] in _TAGS or part.has(REPORT)
        if (
            at <= least
            or text.kinds[at] == STOP
            or text.words[at] in ";:"
            or (part.surely_finite() and opens and not tag)
        ):
            break
    return clause


def _is_aside(clause: Clause) -> bool:
    """Whether the stretch behind the clause ends what the one before it has begun, so that it is an aside itself."""
    text, at = clause.text, clause.high
    if at >= len(text.kinds) or text.kinds[at] != BOUNDARY:
        return False
    high = next_parting(text, at + 1, min(len(text.kinds), at + REACH))
    behind = Clause(text, at + 1, high, high, high)
    return not CLOSERS.isdisjoint(behind.kinds) and not behind.surely_finite()


def wider(clause: Clause) -> Iterator[Clause]:
    """The clause with another of its sentence: one to the left that it goes on from, else one to the right.

    `De senator gaf, na weken van geruchten, dinsdag zijn zetel op`: subordinate clauses and asides of who said it are
    passed over.
    """
    subordinate = clause.subordinate()
    if not subordinate:  # such a clause does not go on from what stands before it
        yield from _leftward(clause)
    yield from _rightward(clause)
    if subordinate and clause.text.words[clause.low - 1] in {"dat", "die"}:  # no conjunction: `trekken dat bedrag op`
        low = last_parting(clause.text.kinds, max(0, clause.low - REACH), clause.low - 1) + 1
        yield clause.cut(low, clause.high)


def _is_participial(part: Clause) -> bool:
    """`gesteund door de bonden`, between commas: an aside that says nothing of when."""
    words, low = part.text.words, part.low
    opens = bool(part.verbs) and part.verbs[0][0] == low and CLOSERS.issuperset(part.kinds)
    return opens and low > 1 and words[low - 1] == "," and words[low + 1 : low + 2] == ["door"]


def _leftward(clause: Clause) -> Iterator[Clause]:
    text, high = clause.text, clause.low - 1
    kinds, words = text.kinds, text.words
    least = max(0, clause.low - REACH)
    while high > least and words[high] != ":" and not (kinds[high] == STOP and stops(text, high)):
        low = high
        while low > least and not (kinds[low - 1] == BOUNDARY or (kinds[low - 1] == STOP and stops(text, low - 1))):
            low -= 1
        main = _main_part(text, low, high)
        part = Clause(text, low, main, main, main)
        if main > low and not (_is_aside_of_verbs(part) or _is_participial(part)):
            holes = (*clause.holes, (main, clause.low))
            yield joined(Clause(text, low, clause.high, clause.start, clause.end, holes))
        high = low - 1


def _rightward(clause: Clause) -> Iterator[Clause]:
    text, at = clause.text, clause.high
    kinds, words = text.kinds, text.words
    most = min(len(kinds), clause.high + REACH)
    for _ in range(_CHUNKS):
        if at >= most or kinds[at] == STOP or (words[at] in {";", ":"} and at > clause.high):
            break
        low = high = at + 1
        while high < most and not (kinds[high] == BOUNDARY or (kinds[high] == STOP and stops(text, high))):
            high += 1
        main = high if at == clause.high and kinds[at] == SUBORDINATOR else _main_part(text, low, high)
        part = Clause(text, low, main, main, main)
        if main > low and not _is_aside_of_verbs(part):
            holes = (*clause.holes, (clause.high, low))
            yield Clause(text, clause.low, main, clause.start, clause.end, holes)
        at = high


def _main_part(text: Text, low: int, high: int) -> int:
    """Where a stretch turns into a subordinate clause: `na een beraad | dat zes uur duurde`, at once in `van wie`."""
    at = next_parting(text, low, high)
    return low if at - low < 2 and at < high else at


def _is_aside_of_verbs(part: Clause) -> bool:
    """A reporting aside, or a subordinate clause by its form: `nu de directie heeft toegegeven`."""
    return _is_tag(part) or _is_conditional(part)


def _is_conditional(part: Clause) -> bool:
    """Opened by a word that is a conjunction as well as something else, with the verb last: `als het regent`."""
    words, low, high = part.text.words, part.low, part.high
    if low < 2 or words[low - 1] not in _PARENTHESES or words[low] not in _CONJUNCTIONS or not part.verbs:
        return False
    places = [at for at, _ in part.verbs]
    return places[0] == low + 1 if words[low] == "al" else places[-1] >= high - 2 and places[0] > low + 2


_CONJUNCTIONS: Final = frozenset("nu als sinds sedert voor tot na al zolang zoals of".split())


def _is_tag(part: Clause) -> bool:
    """`zo meldt de politie`, `zei hij`: an aside of who said it, which has a verb of its own."""
    words = part.text.words
    if part.low < 2 or words[part.low - 1] not in _PARENTHESES:
        return False
    if words[part.low] in _TAGS:
        return part.surely_finite()
    says = words[part.low] in SAID or part.text.kinds[part.low] in REPORT + REPORT_PLURAL
    return says and part.high - part.low <= _TAG_WORDS and _follows_main(part)


def _follows_main(part: Clause) -> bool:
    """Whether a comma parts it from a stretch that no conjunction opens: not `toen hij aankwam, zei hij`."""
    text, comma = part.text, part.low - 1
    least = max(0, comma - REACH)
    before = max(text.kinds.rfind(BOUNDARY, least, comma), text.kinds.rfind(STOP, least, comma)) + 1
    return text.kinds[before] != SUBORDINATOR
