"""Back or ahead: what the clause around a time expression says, and why.

The clause is what stands between commas, full stops, semicolons and subordinating conjunctions; `en`, `maar` and `of`
split it where each half has its own finite verb. A clause without any verb reads on with its neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from wirecli.times.verbs import NOUNS_TOO, STATES, is_loose, verb_slots

_BOUNDARIES = frozenset(",.;:!?()[]–—…")
_SENTENCE_END = frozenset(".!?…")
_SUBORDINATORS = frozenset(
    """
    dat die omdat nadat voordat doordat zodat terwijl hoewel ofschoon wanneer toen indien mits tenzij zodra totdat
    waar waarbij waarin waarop waardoor waarmee waarna waarvan waarover waarvoor waaraan waaruit waarnaar waarom
    aangezien opdat wie alhoewel
    """.split()
)
_COORDINATORS = frozenset({"en", "maar", "want", "dus", "of"})
_DETERMINERS = frozenset(
    "de het een deze die dit dat geen zijn haar hun elke elk ieder iedere onze ons alle twee drie vier vijf zes zeven acht "
    "negen tien veel meer enkele nieuwe eerste tweede laatste".split()
)
_BACK_SIGNALS = frozenset({"sinds", "sedert"})
_AHEAD_SIGNALS = frozenset({"vanaf", "tot", "uiterlijk", "pas", "tegen", "ingang"})
_LINKS = frozenset("op om in de het van en met te ten laatste aan".split())
_PLANNED = frozenset(
    "gepland verwacht voorzien geagendeerd ingepland vastgelegd geprogrammeerd uitgeschreven aangekondigd".split()
)
_POSTPONED = frozenset("uitgesteld verplaatst verschoven verzet opgeschort verdaagd verlengd geschorst".split())
_AGENDAS = frozenset({"agenda", "programma", "planning", "kalender"})
# What tells that an event is still to come: `gingen vooraf aan onderhandelingen zondag`.
_LEADS = frozenset(
    """
    vooraf voorafgaand voorafgaande aanloop vooruitlopend voorbereiding voorbereidingen oog vooruit vooruitblik geplande
    """.split()
)
_EVENTS = frozenset(
    """
    onderhandelingen verkiezing verkiezingen top overleg topoverleg gesprek gesprekken vergadering wedstrijd finale duel
    bijeenkomst debat stemming deadline ultimatum referendum conferentie staking betoging demonstratie zitting ontmoeting
    bezoek opening concert beraad stembusgang plechtigheid hoorzitting race koers etappe interland derby congres ceremonie
    inhuldiging beëdiging lancering aftrap topconferentie stemronde persconferentie topontmoeting kamerdebat
    """.split()
)
_EVENT_ENDINGS = (
    "verkiezingen",
    "onderhandelingen",
    "wedstrijd",
    "finale",
    "overleg",
    "debat",
    "vergadering",
    "stemming",
)
_REACH = 60  # tokens on either side: no clause of the news is longer, and no text can make this slow


class Direction(NamedTuple):
    """Which way, and the reason in a few words for `explain`.

    `firm` says that a future verb does (`zal`, `gaat`), not the present tense alone.
    """

    way: Literal["past", "future", "none"]
    reason: str
    firm: bool = False


_NO_VERB = Direction("none", "no verb")


_PARTICLES = frozenset(
    """
    zich er ook nog al niet dat met in op aan bij van voor tot uit om over onder door af toe weer niets al veel hem haar
    hen de het een geen zijn naar tegen toen fors flink licht weinig alleen
    """.split()
)


class _Clause:
    """A stretch of the words without the expression in it, and the verbs that it holds."""

    def __init__(
        self, words: Sequence[str], low: int, high: int, start: int, end: int, capital: Sequence[bool]
    ) -> None:
        self.words, self.low, self.high, self.start, self.end = words, low, high, start, end
        self.capital = capital
        self.verbs: dict[str, list[int]] = {}
        for at in self.tokens():
            slots = self._slots(at)
            if slots:
                self.verbs.setdefault(slots[0], []).append(at)
                if "participle" in slots[1:]:
                    self.verbs.setdefault("participle", []).append(at)
        self._settle()

    def _settle(self) -> None:
        """Decides forms of two kinds by the company they keep: `zijn` and past plurals that are infinitives too."""
        others = [at for slot in ("present", "will", "have", "become", "report") for at in self.verbs.get(slot, [])]
        past = self.verbs.get("past", [])
        if others:
            infinitives = [at for at in past if verb_slots(self.words[at])[1:] == ("present",)]
            if infinitives:
                self.verbs["past"] = [at for at in past if at not in infinitives]
        if (others or past) and all(self.words[at] == "zijn" for at in self.verbs.get("be", [])):
            self.verbs.pop("be", None)  # the possessive, or an infinitive
        self.verbs = {slot: places for slot, places in self.verbs.items() if places}

    def tokens(self) -> Iterator[int]:
        yield from range(self.low, self.start)
        yield from range(self.end, self.high)

    def _slots(self, at: int) -> tuple[str, ...]:
        word = self.words[at]
        slots = verb_slots(word)
        if not slots or slots[0] in {"be", "have", "will", "become", "would"}:
            return slots
        before = self.words[at - 1] if at else ""
        if before in _DETERMINERS and (slots[0] != "past" or word in NOUNS_TOO or self._adjective(at)):
            return ()  # a noun or an adjective of the same form
        if before in {"om", "te", "met", "in", "op"} and slots[0] == "past" and word in NOUNS_TOO:
            return ()
        if self.capital[at] and at and before not in _SENTENCE_END and before not in {'"', "“", "„", "'", "‘", ":"}:
            return ()  # a name
        if (
            slots[0] == "past"
            and is_loose(word)
            and at + 1 < len(self.words)
            and before in {"van", "voor", "met", "en"}
        ):
            return ()
        return slots

    def _adjective(self, at: int) -> bool:
        """A weak past after a determiner and before a noun is an adjective: `het vernieuwde museum`."""
        word, after = self.words[at], self.words[at + 1] if at + 1 < len(self.words) else ""
        if not word.endswith(("de", "te")) or self.words[at - 1] in {"die", "dat"}:
            return is_loose(word)
        return at + 1 != self.start and after.isalpha() and after not in _PARTICLES

    def has(self, slot: str) -> bool:
        return slot in self.verbs

    def first(self, slot: str) -> str:
        return self.words[self.verbs[slot][0]]

    def among(self, words: frozenset[str]) -> str:
        """The first word of the clause that is among some, or empty."""
        return next((self.words[at] for at in self.tokens() if self.words[at] in words), "")

    def finite(self) -> list[int]:
        """The tokens of the finite verbs: infinitives after `te` and beside another verb are none."""
        found = [at for slot, places in self.verbs.items() if slot != "participle" for at in places]
        singular = [at for at in found if not self._plural_present(at)]
        if singular:
            return sorted(singular)
        return sorted(at for at in found if not (at and self.words[at - 1] == "te"))

    def _plural_present(self, at: int) -> bool:
        return verb_slots(self.words[at])[0] in {"present", "report"} and self.words[at].endswith(
            ("en", "gaan", "staan")
        )


def direction(words: Sequence[str], start: int, end: int, capital: Sequence[bool]) -> Direction:
    """Where the clause of the expression at tokens `start` to `end` points.

    `words` are the text's tokens in lower case without spaces; `capital[k]` says that token k begins with a capital.
    """
    signal = _signal(words, start)
    if signal in _BACK_SIGNALS:
        return Direction("past", signal)
    clause = _clause(words, start, end, capital)
    told = _told(clause)
    if told is _NO_VERB:
        for wider in _wider(clause, capital):
            told = _told(wider)
            if told is not _NO_VERB:
                break
    if told.way != "past" and signal:
        return Direction("future", signal, told.firm)
    return told if told is not _NO_VERB else _told_by_ending(clause)


def is_verb(word: str) -> bool:
    """Whether a word in lower case is a form of a known verb."""
    return bool(verb_slots(word))


def _signal(words: Sequence[str], start: int) -> str:
    """The preposition just before, where it says which way; empty where none does."""
    for at in range(start - 1, max(start - 5, -1), -1):
        word = words[at]
        if word in _BACK_SIGNALS or word in _AHEAD_SIGNALS:
            return word
        if word == "m" and at >= 2 and words[at - 1] == "/":
            return "t/m"
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
    while left > low and not _boundary(words, left - 1, capital) and words[left - 1] not in _SUBORDINATORS:
        left -= 1
    right, high = end, min(len(words), end + _REACH)
    while right < high and not _boundary(words, right, capital) and words[right] not in _SUBORDINATORS:
        right += 1
    return _halved(words, left, right, start, end, capital)


def _halved(words: Sequence[str], left: int, right: int, start: int, end: int, capital: Sequence[bool]) -> _Clause:  # noqa: PLR0913
    """The clause cut at the coordinators nearest to the expression that part two finite verbs."""

    def finite(low: int, high: int) -> bool:
        part = _Clause(words, low, high, high, high, capital)
        return bool(part.finite()) or _verb_by_place(part, start, end)

    low, high = left, right
    for at in range(start - 1, left, -1):
        if words[at] in _COORDINATORS and finite(left, at) and finite(at + 1, right):
            low = at + 1
            break
    for at in range(end, right):
        if words[at] in _COORDINATORS and finite(low, at) and finite(at + 1, right):
            high = at
            break
    return _Clause(words, low, high, start, end, capital)


def _verb_by_place(part: _Clause, start: int, end: int) -> bool:
    """An unknown word that stands where a finite verb does: first after the coordinator, or just before the expression."""
    for at in (part.low, start - 1 if part.low < start <= part.high else part.low):
        word = part.words[at] if at < part.high else ""
        if len(word) > 3 and word.endswith("t") and word.isalpha() and not part.capital[at] and word not in _NOT_VERBS:
            return True
    return False


def _wider(clause: _Clause, capital: Sequence[bool]) -> Iterator[_Clause]:
    """The clause with its neighbour to the right, then to the left, within the sentence."""
    words, start, end = clause.words, clause.start, clause.end
    if clause.high < len(words) and words[clause.high] not in _SENTENCE_END:
        high = clause.high + 1
        while high < min(len(words), clause.high + _REACH) and not _boundary(words, high, capital):
            high += 1
        yield _Clause(words, clause.low, high, start, end, capital)
    if clause.low > 0 and not _ends_sentence(words, clause.low - 1, capital):
        low = clause.low - 1
        while low > max(0, clause.low - _REACH) and not _boundary(words, low - 1, capital):
            low -= 1
        yield _Clause(words, low, clause.high, start, end, capital)


def _ends_sentence(words: Sequence[str], at: int, capital: Sequence[bool]) -> bool:
    return words[at] in _SENTENCE_END and _boundary(words, at, capital)


def _told(clause: _Clause) -> Direction:  # noqa: PLR0911 - the order of the rules, one a line
    """The direction that the verbs of a clause tell; `_NO_VERB` itself where there are none."""
    event = _event(clause)
    if event and any(clause.words[at] in _LEADS for at in range(max(clause.low, event - 4), event)):
        return Direction("future", f"{clause.words[event]} (an event to come)")
    if clause.has("will") and not clause.has("past"):
        return Direction("future", clause.first("will"), firm=True)
    past = _past(clause)
    if past:
        return past
    planned = clause.among(_PLANNED)
    if (planned or clause.among(_AGENDAS)) and clause.finite():
        return Direction("future", planned or clause.among(_AGENDAS))
    going = clause.among(frozenset({"gaat", "gaan"}))
    if going:
        return Direction("future", going, firm=True)
    finite = clause.finite()
    present = [at for at in finite if verb_slots(clause.words[at])[0] in {"present", "become", "have", "be"}]
    reports = [at for at in finite if verb_slots(clause.words[at])[0] == "report"]
    if reports and not present:
        return Direction("past", f"{clause.words[reports[0]]} (reporting)")
    if clause.among(frozenset({"laat", "laten"})) and clause.among(frozenset({"weten"})):
        return Direction("past", "laat weten (reporting)")
    if present and not (_of_the_past(clause) and not event):
        return Direction("future", f"{clause.words[present[0]]} (present tense)")
    if event and not present:
        return Direction("future", f"{clause.words[event]} (an event to come)")
    if clause.has("would"):
        return Direction("none", "zou")
    if clause.has("participle"):
        return Direction("past", f"{clause.first('participle')} (participle)")
    return _NO_VERB if not present else Direction("none", "an event that has been")


def _past(clause: _Clause) -> Direction | None:
    """The past that the verbs tell, if any: a past form, or a participle with `heeft` or `is`."""
    if clause.has("past"):
        finite = clause.finite()
        last = clause.verbs["past"][-1]
        governing = [at for at in finite if at > last and at < clause.start and clause.words[at].endswith("t")]
        if governing and clause.start - governing[-1] < 3:
            return None  # `die werd opgepakt verschijnt maandag`: the finite verb beside the expression governs
        return Direction("past", clause.first("past"))
    participles = clause.verbs.get("participle", [])
    helper = "have" if clause.has("have") else "be" if clause.has("be") else ""
    if not participles or not helper:
        return None
    if clause.has("would") or clause.has("present"):
        told = [at for at in participles if verb_slots(clause.words[at])[0] == "participle"]
        participles = told or participles
    if clause.among(_POSTPONED):
        return Direction("future", f"{clause.among(_POSTPONED)} (to a later time)")
    if helper == "be" and (clause.among(_PLANNED) or (clause.among(STATES) and not clause.among(frozenset({"door"})))):
        return None
    words = [clause.words[at] for at in participles if at not in clause.verbs.get("present", [])] or [
        clause.words[participles[-1]]
    ]
    return Direction("past", f"{clause.first(helper)} … {words[-1]}")


_PAST_NOUNS = frozenset(
    """
    aanslag aanslagen brand branden storm stormen aardbeving ramp crash ongeluk ongeval aanval aanvallen schietpartij
    moord overval rellen nederlaag zege overwinning verlies foto beelden uitspraken arrestatie explosie incident
    incidenten ontploffing steekpartij inbraak staatsgreep coup raketaanval bombardement overstroming overstromingen
    krant nieuws uitzending cijfers video filmpje foto's gebeurtenissen geweld dood vondst ontsnapping diefstal kaping
    """.split()
)


def _of_the_past(clause: _Clause) -> bool:
    """The expression hangs by `van` on something that has happened: `de aanslag van zondag`."""
    at = clause.start - 1
    if at <= clause.low or clause.words[at] != "van":
        return False
    noun = clause.words[at - 3] if clause.words[at - 1] == "s" and at >= 3 else clause.words[at - 1]
    return noun in _PAST_NOUNS


def _event(clause: _Clause) -> int:
    """The token of a noun of events on which the expression hangs, with no verb between; 0 where there is none."""
    for at in range(clause.start - 1, max(clause.low - 1, clause.start - 13), -1):
        word = clause.words[at]
        if word in _EVENTS or word.endswith(_EVENT_ENDINGS):
            return at
        if any(at in places for places in clause.verbs.values()):
            break
    return 0


_NOT_VERBS = frozenset(
    """
    met het dat niet wat uit want tot kort vast eerst best juist recht naast achter meest minst licht dicht echt slecht
    binnen buiten boven alleen eigen morgen gisteren mensen toen tegen tussen samen landen vaart punt kust stad raad staat
    haast bijna rest west oost ernst tijd partij bericht krant kabinet president minister soort
    """.split()
)


def _told_by_ending(clause: _Clause) -> Direction:
    """A clause whose verb no list knows: an unknown present singular beside the expression says ahead, as any present."""
    for at in (clause.start - 1, clause.start - 2):
        if at < clause.low:
            break
        word = clause.words[at]
        if (
            len(word) > 3
            and word.endswith("t")
            and word.isalpha()
            and word not in _NOT_VERBS
            and not clause.capital[at]
        ):
            before = clause.words[at - 1] if at else ""
            if before not in _DETERMINERS and before not in {"van", "in", "op", "met", "bij"}:
                return Direction("future", f"{word} (present tense)")
        if word not in _LINKS:
            break
    return _NO_VERB
