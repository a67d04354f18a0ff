"""Back or ahead: what the clause around a time expression says, and why.

The clause and its verbs are found by `stretch.py`, the phrase that the expression stands in by `phrase.py`. What they
say is read by rulings: small functions in an order, the first that answers decides, and its reason is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from wirecli.base.dutch import WEEKDAYS
from wirecli.times.clause.classes import (
    ACHIEVED,
    CALLS_OFF,
    FIGURES,
    FORBIDS,
    FORESEEN,
    GRANTED,
    HOLDS,
    LASTED,
    REPEATED,
    WENT_ON,
    terms,
)
from wirecli.times.clause.kinds import (
    ALONG,
    BE,
    BECOME,
    BOUNDARY,
    BY,
    COORDINATOR,
    GOING,
    HAPPENED,
    HAVE,
    KNOW,
    LEADS_UP,
    LETS,
    PARTICIPLE,
    PAST,
    PAST_OR_PARTICIPLE,
    PLANNED,
    PLURAL,
    PLURAL_OR_PARTICIPLE,
    PRESENT,
    PRESENT_OR_PARTICIPLE,
    REPORT,
    REPORT_PLURAL,
    SHARES,
    STATE,
    SUBORDINATOR,
    UPCOMING,
    WILL,
    WOULD,
    ZIJN,
)
from wirecli.times.clause.phrase import (
    BACK_SIGNALS,
    HOLDING,
    called_off,
    has_happened,
    says_ahead,
    signal_before,
)
from wirecli.times.clause.stretch import (
    INFINITIVES,
    MAYBE_PARTICIPLES,
    PASTS,
    PLAIN_PARTICIPLES,
    PRESENTS,
    SINGULARS,
    Clause,
    around,
    ends_sentence,
    halved,
    joined,
    seems_present,
    sentence_begins,
    sentence_ends,
    unnested,
    wider,
)
from wirecli.times.clause.verbs import verb_slots
from wirecli.times.words import Text

__all__ = ["Direction", "direction", "ends_sentence", "is_verb", "of_figures", "once", "shares_year"]
Way = Literal["past", "future", "none"]


class Direction:
    """Which way, and the reason in a few words for `explain`.

    `firm` says that a future verb does (`zal`, `gaat`), not the present tense alone; `near` that a state is told, of
    which a day and month may have begun: it is the nearest.
    """

    __slots__ = ("firm", "near", "reason", "way")

    def __init__(self, way: Way, reason: str, firm: bool = False, near: bool = False) -> None:
        self.way, self.reason, self.firm, self.near = way, reason, firm, near


_NO_VERB: Final = Direction("none", "no verb")

# Verbs that tell by themselves, by their kinds in order: a past, a perfect; a present, a passive; a future verb.
_TOLD: dict[str, Literal["past", "present", "firm"]] = {
    **dict.fromkeys([PAST, PAST + PARTICIPLE, PARTICIPLE + PAST, HAVE + PARTICIPLE, PARTICIPLE + HAVE], "past"),
    **dict.fromkeys([BE + PARTICIPLE, PARTICIPLE + BE, PAST_OR_PARTICIPLE, PAST + PAST_OR_PARTICIPLE], "past"),
    **dict.fromkeys([PRESENT, PLURAL, PRESENT_OR_PARTICIPLE, PRESENT + PLURAL], "present"),
    **dict.fromkeys([BECOME, BECOME + PARTICIPLE, PARTICIPLE + BECOME], "present"),
    **dict.fromkeys([WILL + PLURAL, WILL + PLURAL_OR_PARTICIPLE, GOING], "firm"),
}
# Of these only where no aside can part them from a helper.
_MAY_END = frozenset(PAST_OR_PARTICIPLE + PRESENT_OR_PARTICIPLE)
_WITH_PRESENT = frozenset(COORDINATOR + UPCOMING + HAPPENED)
# What tells besides the verbs.
_BESIDES = {"past": frozenset(COORDINATOR + LEADS_UP), "present": _WITH_PRESENT, "firm": _WITH_PRESENT}
_PLANS = FORBIDS.union(CALLS_OFF)  # past verbs that may be of what is planned


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
    if told:
        return told
    clause = halved(unnested(joined(clause)))
    told = _told(clause)
    if told is _NO_VERB and clause.end < clause.high and text.words[clause.end] == "nog":
        return Direction("past", "nog")  # `de ex-minister, zondag nog het middelpunt van een rel, verdedigt zich`
    telling = clause
    if told is _NO_VERB:
        told, telling = _told_around(clause)
    return _weighed(Asked(clause, told, signal, telling))


def _told_around(clause: Clause) -> tuple[Direction, Clause]:
    """What the clauses beside one without a verb tell; a noun of what is to come only where no verb does.

    `Bij de uitreiking, zondag in Los Angeles, kreeg de film niets`.
    """
    noun = _NO_VERB
    for more in wider(clause):
        told = _told(more)
        if told is not _NO_VERB and more.verbs:
            return told, more
        noun = told if noun is _NO_VERB else noun
    return noun, clause


def _at_once(clause: Clause) -> Direction | None:
    """The direction of a clause with one verb, or an auxiliary and another form: most clauses, without more ado."""
    told = _TOLD.get(clause.kinds)
    if told is None:
        return None
    words, start, low = clause.text.words, clause.start, clause.low
    first, tie = clause.verbs[0][0], words[start - 1] if start else ""
    if tie == "van" or not _BESIDES[told].isdisjoint(clause.text.kinds[low : clause.high]):
        return None
    if told == "past" and (words[first] in _PLANS or (tie == "op" and _announces(clause))):
        return None
    if told != "past" and tie in _TIES:
        return None
    if (clause.kinds in _MAY_END and low and clause.text.kinds[low - 1] == BOUNDARY) or words[first - 1] == "te":
        return None
    reason = " … ".join([words[at] for at, _ in clause.verbs])
    if told == "past":
        return Direction("past", reason)
    if told == "firm":
        return Direction("future", reason, firm=True)
    return Direction("future", f"{reason} (present tense)", near=words[first] in HOLDS)


_TIES = frozenset("op in de het een".split())  # by which a noun may hold the expression


class Asked(NamedTuple):
    """The clause of an expression, what it or the one beside it (`telling`) tells, and the preposition before."""

    clause: Clause
    told: Direction
    signal: str
    telling: Clause


def _weighed(asked: Asked) -> Direction:
    """What the clause says and what the phrase of the expression says, weighed."""
    for ruling in _BY_PHRASE[asked.told.way]:
        weighed = ruling(asked)
        if weighed is not None:
            return weighed
    return asked.told


def _term(asked: Asked) -> Direction | None:
    """`verlengde het verbod tot 1 mei`: what a past verb sets lies ahead; `is per 1 maart verlaagd` holds by now."""
    clause, signal = asked.telling, asked.signal
    verb = _sets_term(clause, signal) if signal else _announces(asked.clause)
    if not verb:
        return None
    holds = signal in _FROM and clause.any(BE + ZIJN) >= 0 and clause.any(PASTS) < 0
    return Direction("future", f"{verb} … {signal or 'op'}", near=holds)


def _until(asked: Asked) -> Direction | None:
    """`zette het hek neer tot 10 mei`: what is done at once lasts until the nearest such date; not `werkte tot`."""
    if asked.signal not in _UNTIL:
        return None
    lasted = any(asked.clause.text.words[at] in WENT_ON for at, _ in asked.telling.verbs)
    return None if lasted else Direction("past", f"{asked.told.reason} … {asked.signal}", near=True)


def _off(asked: Asked) -> Direction | None:
    off = called_off(asked.clause)
    return Direction("future", f"{off} (what was planned)") if off else None


def _happened(asked: Asked) -> Direction | None:
    noun = "" if asked.signal else has_happened(asked.clause)
    return Direction("past", f"{noun} (has happened)") if noun else None


def _ahead(asked: Asked) -> Direction | None:
    """`tot`, `vanaf`, `uiterlijk` where no past verb stands, or a participle alone: `vanaf zondag gesloten`."""
    told, signal = asked.told, asked.signal
    if not says_ahead(signal) or (told.way == "past" and not told.reason.endswith("(participle)")):
        return None
    return Direction("future", signal, told.firm, near=signal in HOLDING and not _goes_to(asked))


def _headline(asked: Asked) -> Direction | None:
    """`Zaterdag verkiezingen in Tsjechië`."""
    if asked.told is not _NO_VERB:
        return None
    clause = asked.clause
    if UPCOMING in clause.text.kinds[clause.end : min(clause.end + 2, clause.high)]:
        return Direction("future", "an event to come")
    return _told_by_ending(clause)


def _holding(asked: Asked) -> Direction | None:
    """`loopt`, `geldt`, `is`; any present with `per`, `vanaf` or a range: what is told may have begun."""
    clause, told, signal, _ = asked
    if _goes_to(asked):
        return None
    words, start, end = clause.text.words, clause.start, clause.end
    ranged = words[start - 1] == "van" and words[end : end + 1] in (["tot"], ["t"])
    if signal in HOLDING or ranged or (_holds(clause) and not told.firm):
        return Direction("future", told.reason, told.firm, near=True)
    return None


def _goes_to(asked: Asked) -> bool:
    """Whether a future verb stands with an infinitive: `gaat omhoog` alone is a present."""
    return asked.told.firm and (GOING not in asked.telling.kinds or asked.telling.any(INFINITIVES) >= 0)


# By the way that the verbs tell.
_BY_PHRASE: dict[Way, Sequence[Callable[[Asked], Direction | None]]] = {
    "past": (_term, _until, _off, _ahead),
    "future": (_off, _happened, _ahead, _holding),
    "none": (_off, _happened, _ahead, _headline),
}


def _holds(clause: Clause) -> bool:
    """Whether the finite verb tells what holds: `loopt`, `geldt`, `is`."""
    finite = clause.finite()
    return bool(finite) and clause.text.words[finite[0][0]] in HOLDS


_PLUPERFECT = frozenset({"had", "hadden"})
_PASSIVE = frozenset({"werd", "werden"})
_OBLIGED = frozenset("moest moesten mocht mochten wilde wilden wou".split())
_FROM = frozenset({"vanaf", "per", "ingang"})
_UNTIL = frozenset({"tot", "t/m", "per"})


def _sets_term(clause: Clause, signal: str) -> str:
    """The past verb by which the expression, behind `tot`, `vanaf`, `uiterlijk`, is a term that lies ahead."""
    if signal == "pas":
        return ""
    table, pasts = terms(), clause.all(PASTS)
    first = clause.text.words[pasts[0]] if pasts else ""
    governed = not pasts or first in _PASSIVE
    for at, kind in clause.verbs:
        word = clause.text.words[at]
        beside = table.get(word)
        if (kind in PLAIN_PARTICIPLES and not governed) or (word in _OBLIGED and signal in _FROM):
            continue
        if first in _PLUPERFECT and word != first:
            continue  # `uiterlijk 1 mei had zij moeten beslissen`
        if beside is not None and (not beside or _stands_beside(clause, beside)):
            return word
    if signal == "ingang":
        return "met"
    if first not in WENT_ON and signal not in _FROM:
        granted = next((word for word in clause.words() if word in GRANTED), "")
        if granted:
            return granted
    if pasts and pasts[0] < clause.start and clause.text.words[pasts[0]] not in ACHIEVED:
        after = clause.text.words[clause.end : clause.high]
        if any(one == "te" and two.endswith("n") for one, two in pairwise(after)):
            return clause.text.words[pasts[0]]
    return ""


# A particle of a verb stands last, or before what follows the verb's phrase.
_PARTICLES = frozenset("aan af in op toe uit vast stil stop lam plat open vrij bij overeen".split())
_BEHIND = frozenset("tot vanaf per uiterlijk voor vóór tegen met t om dat op naar".split())


def _stands_beside(clause: Clause, beside: frozenset[str]) -> bool:
    words, high = clause.text.words, clause.high
    for at in range(clause.low, high):
        if words[at] in beside and (words[at] not in _PARTICLES or at + 1 == high or words[at + 1] in _BEHIND):
            return True
    return False


_ANNOUNCED = frozenset(
    """
    kondigde kondigden aangekondigd afgekondigd uitgeschreven plande planden gepland dreigde dreigden gedreigd beloofde
    beloofden beloofd riep riepen opgeroepen eiste eisten
    """.split()
)
_FIXED = frozenset("bepaald vastgesteld vastgelegd gezet geprikt gepland ingepland gedagvaard".split())  # `… op 3 mei`


def _announces(clause: Clause) -> str:
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


# ---------------------------------------------------------------------------------------------------------------------
# What the verbs say: rulings in their order.


def _lead_up(clause: Clause) -> Direction | None:
    """`in aanloop naar de verkiezingen van zondag`."""
    kinds = clause.text.kinds
    if kinds.find(LEADS_UP, clause.low, clause.start) < 0:
        return None
    event = _event(clause)
    if event and LEADS_UP in kinds[max(clause.low, event - 4) : event]:
        return Direction("future", f"{clause.text.words[event]} (an event to come)")
    return None


def _condition(clause: Clause) -> Direction | None:
    """`Mocht het donderdag vriezen`."""
    first = clause.text.words[clause.low]
    return Direction("future", first) if first in {"mocht", "mochten"} and clause.low < clause.start else None


def _will(clause: Clause) -> Direction | None:
    if clause.any(PASTS) < 0:
        return Direction("future", clause.text.words[clause.any(WILL)], firm=True)
    return None


def _past_form(clause: Clause) -> Direction | None:
    words, pasts = clause.text.words, clause.all(PASTS)
    governing = [at for at in clause.all(SINGULARS) if pasts[-1] < at < clause.start]
    if governing and clause.start - governing[-1] < 3:
        return None  # `die werd opgepakt verschijnt maandag`: the finite verb beside the expression governs
    if _aims(clause, pasts[-1]):
        return Direction("future", "om … te")
    return Direction("past", words[pasts[0]])


def _perfect(clause: Clause) -> Direction | None:
    """`heeft` or `is` with a participle, or with infinitives in its stead."""
    words, kinds = clause.text.words, clause.kinds
    helper = HAVE if HAVE in kinds else BE if BE in kinds else ZIJN
    if clause.replaced(clause.any(helper)):
        return Direction("past", f"{words[clause.any(helper)]} … (infinitives)")
    participles = clause.all(PLAIN_PARTICIPLES) or clause.all(MAYBE_PARTICIPLES)
    if not participles:
        return None
    if helper != HAVE and (
        PLANNED in kinds or (STATE in kinds and not clause.word(BY) and _TRADED.isdisjoint(clause.words()))
    ):
        return None
    return Direction("past", f"{words[clause.any(helper)]} … {words[participles[-1]]}")


def _shares(clause: Clause) -> Direction | None:
    """`deelt … mee`."""
    if clause.word(ALONG):
        return Direction("past", f"{clause.text.words[clause.any(SHARES)]} … {clause.word(ALONG)} (reporting)")
    return None


def _going(clause: Clause) -> Direction | None:
    return Direction("future", clause.text.words[clause.any(GOING)], firm=True)


def _lets_know(clause: Clause) -> Direction | None:
    return Direction("past", "laat weten (reporting)") if clause.word(KNOW) else None


def _reports(clause: Clause) -> Direction | None:
    finite = clause.finite()
    reports = [at for at, kind in finite if kind in REPORT + REPORT_PLURAL]
    if not reports or any(kind in PRESENTS for _, kind in finite):
        return None
    if clause.reflexive():
        return Direction("future", f"{clause.text.words[reports[0]]} (present tense)")
    return Direction("past", f"{clause.text.words[reports[0]]} (reporting)")


def _present(clause: Clause) -> Direction | None:
    words = clause.text.words
    present = [at for at, kind in clause.finite() if kind in PRESENTS]
    if present:
        planned = [words[at] for at in clause.all(PLANNED) if at != present[0]]
        return Direction("future", f"{' … '.join([words[present[0]], *planned])} (present tense)")
    event = _event(clause)
    return Direction("future", f"{words[event]} (an event to come)") if event else None


def _supposed(clause: Clause) -> Direction | None:
    """`zou zijn geplaatst`, `kan hebben gezien`: told as what has been."""
    words, participles = clause.text.words, clause.all(PLAIN_PARTICIPLES + MAYBE_PARTICIPLES)
    beside = {word for at in participles for word in (words[at - 1], *words[at + 1 : at + 2])}
    modal = next((words[at] for at, _ in clause.verbs if words[at] in _MODALS), "")
    if not modal or beside.isdisjoint({"zijn", "hebben"}):
        return None
    return Direction("past", f"{modal} … {words[participles[-1]]}")


_MODALS = frozenset("zou zouden kan kunnen".split())


def _would(clause: Clause) -> Direction | None:
    return Direction("none", "zou")


def _state(clause: Clause) -> Direction | None:
    """`verplicht maandag`: presents too, where no other verb stands."""
    stated = clause.text.words[clause.any(STATE)]
    return Direction("future", f"{stated} (present tense)") if stated in {"verplicht", "beperkt", "bezet"} else None


def _participle(clause: Clause) -> Direction | None:
    participle = clause.text.words[clause.any(PLAIN_PARTICIPLES + MAYBE_PARTICIPLES)]
    return Direction("past", f"{participle} (participle)")


Ruling = Callable[[Clause], Direction | None]
# Each with the kinds of verbs of which it needs one: none is asked in vain. Without any it looks at other words too.
_BY_VERBS: Sequence[tuple[frozenset[str], Ruling]] = (
    (frozenset(), _lead_up),
    (frozenset(PASTS), _condition),
    (frozenset(WILL), _will),
    (frozenset(PASTS), _past_form),
    (frozenset(PLAIN_PARTICIPLES + MAYBE_PARTICIPLES), _supposed),
    (frozenset(HAVE + BE + ZIJN), _perfect),
    (frozenset(WOULD), _would),
    (frozenset(SHARES), _shares),
    (frozenset(GOING), _going),
    (frozenset(LETS), _lets_know),
    (frozenset(REPORT + REPORT_PLURAL), _reports),
    (frozenset(), _present),
    (frozenset(STATE), _state),
    (frozenset(PLAIN_PARTICIPLES + MAYBE_PARTICIPLES), _participle),
)


def _told(clause: Clause) -> Direction:
    """The direction that the verbs of a clause tell; `_NO_VERB` itself where there are none."""
    kinds = clause.kinds
    for needed, ruling in _BY_VERBS:
        if needed and needed.isdisjoint(kinds):
            continue
        told = ruling(clause)
        if told is not None:
            return told
    return _NO_VERB


def _aims(clause: Clause, past: int) -> bool:
    """`besliste dinsdag om vrijdag niet te starten`: an infinitive clause of what was decided."""
    if not past < clause.start:
        return False
    words = clause.text.words
    between, after = words[past + 1 : clause.start - 1], words[clause.end : clause.high]
    infinitive = any(one == "te" and two.endswith("n") for one, two in pairwise(after))
    return infinitive and ("om" in between or any(word in WEEKDAYS for word in between))


# `is vrijdag hoger gesloten`: the exchange has closed, nothing is shut.
_TRADED = frozenset(
    "hoger lager vlak onveranderd wisselend winst verlies winsten verliezen plus min rood groen akkoord definitief "
    "voorgoed feestelijk officieel".split()
)


def _event(clause: Clause) -> int:
    """The place of a noun of events on which the expression hangs, with no verb between; 0 where there is none."""
    low = max(clause.low, clause.start - 12)
    at = clause.text.kinds.rfind(UPCOMING, low, clause.start)
    if at < 0 or any(at < place < clause.start for place, _ in clause.verbs):
        return 0
    return at


_BEFORE_UNKNOWN = frozenset("de een deze geen elke elk ieder iedere onze alle nieuwe eerste tweede laatste van in op "
                            "met bij".split())  # fmt: skip


def _told_by_ending(clause: Clause) -> Direction:
    """A clause whose verb no list knows: an unknown present singular beside the expression says ahead."""
    words, capital = clause.text.words, clause.text.capital
    for at in (clause.start - 1, clause.start - 2):
        if at < clause.low:
            break
        word = words[at]
        if seems_present(word) and not capital(at) and (words[at - 1] if at else "") not in _BEFORE_UNKNOWN:
            return Direction("future", f"{word} (present tense)")
        if word not in {"op", "om", "in", "de", "het", "van", "en", "met", "te", "ten", "laatste", "aan"}:
            break
    return _NO_VERB


def once(text: Text, start: int, end: int) -> bool:
    """Whether the clause tells what happened once: a past that is no state, without a word of repetition."""
    low, high = sentence_begins(text, start), sentence_ends(text, end)
    if direction(text, start, end).way != "past" or not REPEATED.isdisjoint(text.words[low:high]):
        return False
    clause = around(text, start, end)
    pasts = clause.all(PASTS)
    return not pasts or any(text.words[at] not in LASTED for at in pasts) or clause.any(PLAIN_PARTICIPLES) >= 0


def shares_year(text: Text, year_end: int, start: int, end: int, *, clause: bool) -> bool:
    """Whether a year that a sentence has named is that of what stands behind it: `in 2020 kromp zij, vooral in april`.

    Not a year that belongs to a noun (`de in 1944 gebouwde brug`) or to a subordinate clause that has ended.
    """
    words, kinds = text.words, text.kinds
    if words[year_end - 1] != "jaar" and (
        words[year_end - 2] != "in" or words[year_end - 3 : year_end - 2] in _NP_OPENS
    ):
        return False
    conjunction, boundary = kinds.rfind(SUBORDINATOR, 0, year_end), kinds.rfind(BOUNDARY, 0, year_end)
    if conjunction > boundary and not sentence_begins(text, start) > conjunction and BOUNDARY in kinds[year_end:start]:
        return False
    if not clause:
        return True
    own = halved(around(text, start, end))
    return own.low < year_end or not own.finite()


_NP_OPENS = (["de"], ["het"], ["een"])


def of_figures(text: Text, start: int, end: int) -> bool:
    """Whether the sentence tells a company's figures: `cijfers over het derde kwartaal`."""
    low, high = sentence_begins(text, start), sentence_ends(text, end)
    words = text.words[low:high]
    return any(word.endswith(FIGURES) for word in words) and FORESEEN.isdisjoint(words)
