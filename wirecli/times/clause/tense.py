"""What the verbs of a clause tell: back, ahead or neither, and why.

Rulings are small functions in an order: the first that answers decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

from wirecli.base.dutch import WEEKDAYS
from wirecli.times.clause.kinds import (
    ALONG,
    BE,
    BY,
    GOING,
    HAPPENED,
    HAVE,
    KNOW,
    LEADS_UP,
    LETS,
    PARTICIPLE,
    PLANNED,
    REPORT,
    REPORT_PLURAL,
    SHARES,
    STATE,
    UPCOMING,
    WILL,
    WOULD,
    ZIJN,
)
from wirecli.times.clause.parts import seems_present
from wirecli.times.clause.stretch import MAYBE_PARTICIPLES, PASTS, PLAIN_PARTICIPLES, PRESENTS, SINGULARS, Clause

Way = Literal["past", "future", "none"]


class Direction:
    """Which way, and the reason in a few words for `explain`.

    `firm` says that a future verb does (`zal`, `gaat`), not the present tense alone. Of a state that is told a day and
    month may have begun: it is the nearest, where that lies at most `near` days back.
    """

    __slots__ = ("firm", "near", "reason", "way")

    def __init__(self, way: Way, reason: str, firm: bool = False, near: int = 0) -> None:
        self.way, self.reason, self.firm, self.near = way, reason, firm, near


EVER: Final = 366  # days: a state may have begun whenever
LATELY: Final = 31  # what was to begin is told as a present so long after
NO_VERB: Final = Direction("none", "no verb")


def _lead_up(clause: Clause) -> Direction | None:
    """`in aanloop naar de verkiezingen van zondag`."""
    if LEADS_UP not in clause.others:
        return None
    kinds = clause.text.kinds
    event = _upcoming(clause)
    if event is not None and LEADS_UP in kinds[max(clause.low, event - 4) : event]:
        return Direction("future", f"{clause.text.words[event]} (an event to come)")
    return None


def _condition(clause: Clause) -> Direction | None:
    """`Mocht het donderdag vriezen`."""
    text, low = clause.text, clause.low
    first = text.words[low]
    if first not in {"mocht", "mochten"} or low >= clause.start:
        return None
    aside = low and text.words[low - 1] == ","  # `de derde, een minderjarige, mocht dinsdag naar huis`
    return None if aside else Direction("future", first)


def _will(clause: Clause) -> Direction | None:
    if not clause.has(PASTS):
        return Direction("future", clause.said(WILL), firm=True)
    return None


def _past_form(clause: Clause) -> Direction | None:
    words, pasts = clause.text.words, clause.places(PASTS)
    governing = [at for at in clause.places(SINGULARS) if pasts[-1] < at < clause.start]
    if governing and clause.start - governing[-1] < 3:
        return None  # `die werd opgepakt verschijnt maandag`: the finite verb beside the expression governs
    if _aims(clause, pasts[-1]):
        return Direction("future", "om … te")
    return Direction("past", words[pasts[0]])


def _perfect(clause: Clause) -> Direction | None:
    """`heeft` or `is` with a participle, or with infinitives in its stead."""
    words, kinds = clause.text.words, clause.kinds
    helper = HAVE if HAVE in kinds else BE if BE in kinds else ZIJN
    if clause.replaced(clause.places(helper)[0]):
        return Direction("past", f"{clause.said(helper)} … (infinitives)")
    participles = clause.places(PLAIN_PARTICIPLES) or clause.places(MAYBE_PARTICIPLES)
    if not participles:
        return None
    state = STATE in kinds and PARTICIPLE not in kinds  # not `van de baan geveegd en gesloten`
    if helper != HAVE and (PLANNED in kinds or (state and not clause.word(BY) and _TRADED.isdisjoint(clause.words()))):
        return None
    return Direction("past", f"{clause.said(helper)} … {words[participles[-1]]}")


def _shares(clause: Clause) -> Direction | None:
    """`deelt … mee`, `geeft aan te stoppen`; not `moet uitleg geven aan de raad`: a particle stands last."""
    text, high = clause.text, clause.high
    for at in range(clause.low, high):
        last = at + 1 in {high, clause.start} or text.words[at + 1] in _BEHIND_PARTICLE
        if text.kinds[at] == ALONG and last and not clause.start <= at < clause.end:
            return Direction("past", f"{clause.said(SHARES)} … {text.words[at]} (reporting)")
    return None


_BEHIND_PARTICLE: Final = frozenset("te niet niets geen nog ook wel in op aan bij via na met".split())


def _going(clause: Clause) -> Direction | None:
    return Direction("future", clause.said(GOING), firm=True)


def _lets_know(clause: Clause) -> Direction | None:
    return Direction("past", "laat weten (reporting)") if clause.word(KNOW) else None


def _reports(clause: Clause) -> Direction | None:
    finite = clause.finite()
    reports = [at for at, kind in finite if kind in REPORT + REPORT_PLURAL]
    if not reports or any(kind in PRESENTS for _, kind in finite):
        return None
    if clause.reflexive() or _is_condition(clause):
        return Direction("future", f"{clause.text.words[reports[0]]} (present tense)")
    return Direction("past", f"{clause.text.words[reports[0]]} (reporting)")


def _is_condition(clause: Clause) -> bool:
    """`wie voor 15 november reageert`, `als hij vrijdag bevestigt`: nothing is reported."""
    words, low = clause.text.words, clause.low
    opener = words[low - 1] if clause.subordinate() else words[low]
    return opener in _CONDITIONS


_CONDITIONS: Final = frozenset("wie als wanneer indien zodra mits tenzij".split())


def _present(clause: Clause) -> Direction | None:
    words = clause.text.words
    present = [at for at, kind in clause.finite() if kind in PRESENTS]
    if present and not _closed(clause):
        planned = [words[at] for at in clause.places(PLANNED) if at != present[0]]
        return Direction("future", f"{' … '.join([words[present[0]], *planned])} (present tense)")
    event = _upcoming(clause)
    if event is None or _closed(clause):
        return None
    return Direction("future", f"{words[event]} (an event to come)")


def _closed(clause: Clause) -> bool:
    """A headline of what was planned, with a participle at its end: `Staking woensdag massaal gevolgd`, `mislukt`."""
    if len(clause.kinds) != 1 or clause.kinds not in _CLOSING or clause.subordinate():
        return False
    at, kinds, words = clause.verbs[0][0], clause.text.kinds, clause.text.words
    if not _ARTICLES.isdisjoint(words[clause.low : clause.start]) or words[clause.start - 1] in {
        "van",
        "om",
        "op",
        "in",
    }:
        return False  # `de uitzending van 19.30 uur vervalt`
    return clause.low < clause.start < at == clause.high - 1 and UPCOMING in kinds[clause.low : clause.start]


_ARTICLES: Final = frozenset({"de", "het", "een"})
_CLOSING: Final = PARTICIPLE + MAYBE_PARTICIPLES


def _supposed(clause: Clause) -> Direction | None:
    """`zou zijn geplaatst`, `kan hebben gezien`: told as what has been."""
    words = clause.text.words
    said = [words[at] for at, _ in clause.verbs]
    if _SUPPOSING.isdisjoint(said):
        return None
    modal = next((word for word in said if word in _MODALS), "")
    must = "" if modal else next((word for word in said if word in _SUPPOSING), "")
    participles = clause.places(PLAIN_PARTICIPLES + MAYBE_PARTICIPLES)
    beside = {word for at in participles for word in (words[at - 1], *words[at + 1 : at + 2])}
    if beside.isdisjoint({"zijn", "hebben"}):
        return None
    if must and _BEFELL.isdisjoint([words[at] for at in participles]):
        term = "zijn" in beside or not _TERMS.isdisjoint(clause.words())  # `moet zich voor 12 uur hebben gemeld`
        return Direction("future", f"{must} … zijn") if term else None
    if modal in {"zou", "zouden"} and words[participles[-1]] == "geworden":
        return Direction("none", f"{modal} … geworden")  # `zou in december 25 zijn geworden`: the nearest
    modal = modal or must
    return Direction("past", f"{modal} … {words[participles[-1]]}")


_TERMS: Final = frozenset("voor vóór uiterlijk".split())
_MODALS: Final = frozenset("zou zouden kan kunnen".split())
_SUPPOSING: Final = _MODALS | {"moet", "moeten"}
# What befalls: `moet zondag zijn uitgegleden` supposes; `moet zondag zijn afgerond` is a term.
_BEFELL: Final = frozenset(
    """
    uitgegleden gevallen overleden gestorven verdronken gestikt bezweken omgekomen verongelukt ontsnapt gevlucht
    ontstaan gebeurd verdwenen verdwaald gestruikeld gekanteld gezonken vergaan ontploft geschrokken geweest gelopen
    gestort ingestort afgegaan gereden gebotst ontspoord geraakt gesneuveld geslagen weggelopen weggevaren uitgebroken
    doorgedrongen binnengedrongen gezien gehoord geweten gemerkt gevoeld vermoord neergestort overgelopen gevroren
    """.split()
)


def _would(clause: Clause) -> Direction | None:
    return Direction("none", "zou")


def _state(clause: Clause) -> Direction | None:
    """`verplicht maandag`: presents too, where no other verb stands."""
    stated = clause.said(STATE)
    last = clause.text.words[clause.high - 1] == stated and clause.low < clause.start
    shut = stated == "gesloten" and clause.kinds == STATE and last and _TRADED.isdisjoint(clause.words())
    ahead = stated in {"verplicht", "beperkt", "bezet"} or (shut and HAPPENED not in clause.text.kinds)
    return Direction("future", f"{stated} (present tense)") if ahead else None


def _participle(clause: Clause) -> Direction | None:
    participle = clause.said(PLAIN_PARTICIPLES + MAYBE_PARTICIPLES)
    return Direction("past", f"{participle} (participle)")


Ruling = Callable[[Clause], Direction | None]
# Each with the kinds of verbs of which it needs one: none is asked in vain. Without any it looks at other words too.
_BY_VERBS: Final[Sequence[tuple[frozenset[str], Ruling]]] = (
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


def by_verbs(clause: Clause) -> Direction:
    """The direction that the verbs of a clause tell; `NO_VERB` itself where there are none."""
    for ruling in _asked_of(clause.kinds):
        told = ruling(clause)
        if told is not None:
            return told
    return NO_VERB


@lru_cache(maxsize=1024)
def _asked_of(kinds: str) -> tuple[Ruling, ...]:
    """The rulings that verbs of some kinds can answer."""
    return tuple([ruling for needed, ruling in _BY_VERBS if not needed or not needed.isdisjoint(kinds)])


def _aims(clause: Clause, past: int) -> bool:
    """`besliste dinsdag om vrijdag niet te starten`: an infinitive clause of what was decided."""
    if not past < clause.start:
        return False
    words = clause.text.words
    between, after = words[past + 1 : clause.start - 1], words[clause.end : clause.high]
    infinitive = any(one == "te" and two.endswith("n") for one, two in pairwise(after))
    if infinitive and words[clause.start - 1] in {"aan", "toe"}:
        return True  # `kondigde aan maandag af te treden`
    return infinitive and ("om" in between or any(word in WEEKDAYS for word in between))


# `is vrijdag hoger gesloten`: the exchange has closed, nothing is shut.
_TRADED: Final = frozenset(
    """
    hoger lager hogere lagere vlak onveranderd wisselend winst verlies winsten verliezen plus min rood groen akkoord
    definitief voorgoed feestelijk officieel
    """.split()
)


def _upcoming(clause: Clause) -> int | None:
    """The place of the noun of what is planned on which the expression hangs, with no verb between."""
    low = max(clause.low, clause.start - 12)
    at = clause.text.kinds.rfind(UPCOMING, low, clause.start)
    if at < 0 or any(at < place < clause.start for place, _ in clause.verbs):
        return None
    return at


_BEFORE_UNKNOWN = frozenset("de een deze geen elke elk ieder iedere onze alle nieuwe eerste tweede laatste van in op "
                            "met bij".split())  # fmt: skip


def by_ending(clause: Clause) -> Direction:
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
    return NO_VERB
