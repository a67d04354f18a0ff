"""What the verbs tell and what the phrase of the expression says, weighed: rulings in an order, by the way told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from wirecli.base.dutch import MONTHS
from wirecli.records import NamedTuple
from wirecli.times.clause.agenda import listed
from wirecli.times.clause.classes import HOLDS, WENT_ON
from wirecli.times.clause.kinds import BE, GOING, HAVE, PAST, REPORT, REPORT_PLURAL, UPCOMING, ZIJN
from wirecli.times.clause.measures import FROM, announces, sets_term
from wirecli.times.clause.phrase import HOLDING, called_off, has_happened, named_before, says_ahead
from wirecli.times.clause.stretch import INFINITIVES, PASTS, REACH, Clause, next_parting
from wirecli.times.clause.tense import EVER, LATELY, NO_VERB, Direction, Way, by_ending, by_verbs

_UNTIL: Final = frozenset({"tot", "t/m", "per"})


class Asked(NamedTuple):
    """The clause of an expression, what it or the one beside it (`telling`) tells, and the preposition before."""

    clause: Clause
    told: Direction
    signal: str
    telling: Clause


def weighed(asked: Asked) -> Direction:
    """What the clause says and what the phrase of the expression says, weighed."""
    clause = asked.clause
    tie = _TIES.get(clause.text.words[clause.start - 1], "") if clause.start else ""
    for ruling in _asked_of(asked.told.way, f"{_SIGNAL if asked.signal else _NO_SIGNAL}{tie}{clause.kinds}"):
        weighed = ruling(asked)
        if weighed is not None:
            return weighed
    return asked.told


# What a ruling can need besides kinds of verbs: a preposition that can say which way, none, or just one of these two.
_SIGNAL, _NO_SIGNAL, _OF, _ON = "!", "0", "<", "@"
_TIES: Final = {"van": _OF, "op": _ON}


def _term(asked: Asked) -> Direction | None:
    """`verlengde het verbod tot 1 mei`: what a past verb sets lies ahead; `is per 1 maart verlaagd` holds by now."""
    clause, signal = asked.telling, asked.signal
    verb = sets_term(clause, signal) if signal else announces(asked.clause)
    if not verb:
        return None
    holds = signal in FROM and clause.has(BE + ZIJN) and not clause.has(PASTS)
    return Direction("future", f"{verb} … {signal or 'op'}", near=EVER * holds)


def _until(asked: Asked) -> Direction | None:
    """`zette het hek neer tot 10 mei`: what is done at once lasts until the nearest such date; not `werkte tot`."""
    if asked.signal not in _UNTIL:
        return None
    lasted = any(asked.clause.text.words[at] in WENT_ON for at, _ in asked.telling.verbs)
    return None if lasted else Direction("past", f"{asked.told.reason} … {asked.signal}", near=EVER)


def _shut(asked: Asked) -> Direction | None:
    """`is van vrijdag tot maandag afgesloten`: a notice, as `is tot maandag afgesloten` is."""
    clause = asked.clause
    words, end = clause.text.words, clause.end
    if words[end : end + 1] not in (["tot"], ["t"]):
        return None
    if not clause.has(BE + ZIJN) or clause.has(PASTS):
        return None
    return next((Direction("future", f"{words[at]} … tot") for at, _ in clause.verbs if words[at] in _CLOSED), None)


_CLOSED: Final = frozenset("afgesloten gestremd versperd onderbroken stilgelegd afgezet ontruimd opengesteld".split())


def _warned(asked: Asked) -> Direction | None:
    """`waarschuwt voor gladheid donderdag`: of what is to come."""
    clause, start = asked.clause, asked.clause.start
    if clause.kinds not in {REPORT, REPORT_PLURAL} or start - clause.verbs[0][0] < 3:
        return None
    verb = clause.verbs[0][0]
    words = clause.text.words
    if words[verb] not in {"waarschuwt", "waarschuwen"} or "voor" not in words[verb : start - 1]:
        return None
    return None if words[start - 1] in {"van", "na", "sinds"} else Direction("future", f"{words[verb]} voor")


def _for_planned(asked: Asked) -> Direction | None:
    """`Voor de derby van zondag zijn alle kaarten verkocht`: what has been done for what is to come."""
    clause, start = asked.clause, asked.clause.start
    noun = clause.text.kinds.rfind(UPCOMING, max(clause.low, start - _NEAR), start)
    if noun < 0 or not clause.has(HAVE + BE + ZIJN) or clause.has(PAST):
        return None
    planned = "voor" in clause.text.words[max(clause.low, noun - 3) : noun]
    return Direction("future", f"voor … {clause.text.words[noun]}", near=EVER) if planned else None


_NEAR: Final = 4  # words between a noun and its day


def _proclaimed(asked: Asked) -> Direction | None:
    """`heeft dinsdag uitgeroepen tot actiedag`: the day is what is proclaimed."""
    text, start, end = asked.clause.text, asked.clause.start, asked.clause.end
    if text.words[end : end + 2] != ["uitgeroepen", "tot"] or not start or text.kinds[start - 1] != HAVE:
        return None
    return Direction("future", "uitgeroepen tot")


def _off(asked: Asked) -> Direction | None:
    off = called_off(asked.clause)
    return Direction("future", f"{off} (what was planned)") if off and not _has_been(asked.clause) else None


def _has_been(clause: Clause) -> bool:
    """`dat maandag tien vluchten zijn geschrapt en dat reizigers … hebben gewacht`: the clause beside it tells when."""
    text, high = clause.text, clause.high
    words = text.words
    if high >= len(words) or words[high - 1 : high + 1] not in (["en", "dat"], ["maar", "dat"]):
        return False
    end = next_parting(text, high + 1, min(len(words), high + REACH))
    beside = Clause(text, high + 1, end, end, end)
    return beside.has(HAVE + PAST) and by_verbs(beside).way == "past"


def _happened(asked: Asked) -> Direction | None:
    noun = has_happened(asked.clause) or named_before(asked.clause)
    return Direction("past", f"{noun} (has happened)") if noun else None


def _ahead(asked: Asked) -> Direction | None:
    """`tot`, `vanaf`, `uiterlijk` where no past verb stands, or a participle alone: `vanaf zondag gesloten`."""
    told, signal = asked.told, asked.signal
    if not says_ahead(signal) or (told.way == "past" and not told.reason.endswith("(participle)")):
        return None
    near = signal in HOLDING and not _goes_to(asked) and not _from_month(asked)
    return Direction("future", signal, told.firm, _back(asked) if near else 0)


def _until_planned(asked: Asked) -> Direction | None:
    """`dat hij tot de verkiezingen van september zou aanblijven`: of what is planned."""
    clause, start = asked.clause, asked.clause.start
    if asked.told is NO_VERB:
        return None
    noun = clause.text.kinds.rfind(UPCOMING, max(clause.low, start - _NEAR), start)
    return Direction("future", f"{clause.text.words[noun]} (an event to come)") if noun >= 0 else None


def _headline(asked: Asked) -> Direction | None:
    """`Zaterdag verkiezingen in Tsjechië`."""
    if asked.told is not NO_VERB:
        return None
    clause = asked.clause
    if UPCOMING in clause.text.kinds[clause.end : min(clause.end + 2, clause.high)]:
        return Direction("future", "an event to come")
    told = by_ending(clause)
    label = listed(clause) if told is NO_VERB else ""
    return Direction("future", f"{label} (no verb, to come)", near=EVER) if label else told


def _scored(asked: Asked) -> Direction | None:
    """`Ajax wint zondag van PSV: 3-1`: told with its result."""
    text, high = asked.clause.text, asked.clause.high
    score = text.words[high + 1 : high + 4]
    if asked.told.firm or text.words[high : high + 1] != [":"] or len(score) < 3 or score[1] not in {"-", "–"}:
        return None
    return Direction("past", "-".join(score)) if score[0].isdecimal() and score[2].isdecimal() else None


def _holding(asked: Asked) -> Direction | None:
    """`loopt`, `geldt`, `is`; any present with `per`, `vanaf` or a range: what is told may have begun."""
    clause, told, signal, _ = asked
    if _goes_to(asked):
        return None
    words, start, end = clause.text.words, clause.start, clause.end
    if _from_month(asked):
        return None
    before = words[start - 1] if start else ""
    ranged = before == "van" and words[end : end + 1] in (["tot"], ["t"])
    planned = before == "op" and UPCOMING in clause.text.kinds[clause.low : start]  # `het huwelijk is op 2 mei`
    named = before == "van" and UPCOMING in clause.text.kinds[max(clause.low, start - _NEAR) : start] and not told.firm
    if named or signal in HOLDING or ranged or (_holds(clause) and not told.firm and not planned):
        return Direction("future", told.reason, told.firm, LATELY if named else _back(asked))
    return None


def _back(asked: Asked) -> int:
    """How many days back the nearest date may lie: `stopt per 1 mei` is not of last year, `sluit tot 1 mei` ahead."""
    planned = asked.signal in HOLDING and asked.told is not NO_VERB and not _holds(asked.clause)
    if asked.signal in {"tot", "t/m"}:
        return 0 if planned else LATELY
    return LATELY if planned or asked.signal == "per" else EVER


def _from_month(asked: Asked) -> bool:
    """`betalen vanaf september meer`: a plan, where no date says that it has begun, and no state is told."""
    clause = asked.clause
    start, end = clause.start, clause.end
    bare = asked.signal == "vanaf" and end - start == 1 and clause.text.words[start] in MONTHS
    return bare and asked.told.way == "future" and not _holds(clause)


def _goes_to(asked: Asked) -> bool:
    """Whether a future verb stands with an infinitive: `gaat omhoog` alone is a present."""
    return asked.told.firm and (GOING not in asked.telling.kinds or asked.telling.has(INFINITIVES))


Ruling = Callable[[Asked], Direction | None]
# By the way that the verbs tell, each with that of which it needs one: none is asked in vain.
_BY_PHRASE: Final[dict[Way, Sequence[tuple[frozenset[str], Ruling]]]] = {
    "past": (
        (frozenset({_SIGNAL, _ON}), _term),
        (frozenset({_SIGNAL}), _until),
        (frozenset(), _off),
        (frozenset({_OF}), _shut),
        (frozenset(REPORT + REPORT_PLURAL), _warned),
        (frozenset({_OF}), _for_planned),
        (frozenset({HAVE}), _proclaimed),
        (frozenset({_SIGNAL}), _ahead),
    ),
    "future": (
        (frozenset(), _off),
        (frozenset(), _scored),
        (frozenset({_NO_SIGNAL}), _happened),
        (frozenset({_SIGNAL}), _ahead),
        (frozenset(), _holding),
    ),
    "none": (
        (frozenset(), _off),
        (frozenset({_NO_SIGNAL}), _happened),
        (frozenset({_SIGNAL}), _ahead),
        (frozenset({_OF}), _until_planned),
        (frozenset(), _headline),
    ),
}


@lru_cache(maxsize=1024)
def _asked_of(way: Way, given: str) -> tuple[Ruling, ...]:
    """The rulings that can answer where the verbs tell one way, by kinds of verbs and what stands before."""
    return tuple([ruling for needed, ruling in _BY_PHRASE[way] if not needed or not needed.isdisjoint(given)])


def _holds(clause: Clause) -> bool:
    """Whether the finite verb tells what holds: `loopt`, `geldt`, `is`."""
    finite = clause.finite()
    return bool(finite) and clause.text.words[finite[0][0]] in HOLDS
