"""Back or ahead: what the clause around a time expression says, and why.

The clause is what stands between commas, full stops, semicolons and subordinating conjunctions; `en`, `maar` and `of`
split it where each half has its own finite verb. A clause without any verb reads on with its neighbour.

Every word of a text is one letter of a string of kinds (`kinds.py`), so that a clause is found and its verbs are
counted by searching that string.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from wirecli.base.dutch import WEEKDAYS
from wirecli.times.clause.letters import BY_COMPANY
from wirecli.times.clause.verbs import NOUNS_TOO, is_loose, verb_slots
from wirecli.times.words import Text


class Direction:
    """Which way, and the reason in a few words for `explain`.

    `firm` says that a future verb does (`zal`, `gaat`), not the present tense alone.
    """

    __slots__ = ("firm", "reason", "way")

    def __init__(self, way: Literal["past", "future", "none"], reason: str, firm: bool = False) -> None:
        self.way, self.reason, self.firm = way, reason, firm


_NO_VERB = Direction("none", "no verb")
_REACH = 40  # words on either side: no clause of the news is longer, and no text can make this slow

_ANY_VERB = re.compile("[pPvtiTIdrRhezwfugoyGlnqx]")
_BOUNDARY = re.compile("[bsS]")
_COORDINATOR = re.compile("c")
_COORDINATORS = 3  # on either side: more are a list, and no text can make this slow
_BESIDES = re.compile("[acE]")  # what tells besides the verbs: an agenda, a coordinator, an event
_UNSETTLED = frozenset("vPzG")  # letters that other verbs decide about
_OTHERS = frozenset("tiTIfhwGlrRnq")
_FINITE = frozenset("pPtThewfuGr")  # finite for certain
# Verbs that tell by themselves, by their letters in order: a past, a present, a perfect, a passive.
_TOLD: dict[str, Literal["past", "future"]] = {
    "p": "past", "t": "future", "hd": "past", "dh": "past", "ed": "past", "de": "past", "wd": "future", "dw": "future",
}  # fmt: skip
_HELPERS = frozenset("hewfuz")  # auxiliaries; `zijn` (z) may be the possessive
_AUXILIARIES = _HELPERS - {"z"}
_CERTAIN = re.compile("[pthewfur]")  # finite, whatever stands beside it
_NOT_FINITE = frozenset("doy")
_INFINITIVES = frozenset("iIR")
_PRESENT = frozenset("tiTIGlhezwnqg")
_PARTICIPLES = frozenset("dPTIgoy")

_DETERMINERS = frozenset(
    "de een deze geen elke elk ieder iedere onze alle nieuwe eerste tweede laatste".split()  # what follows is no verb
)
_SOFT = frozenset("het dit zijn haar hun ons".split())  # determiners that are pronouns too
_PREPOSITIONS = frozenset("door van met in uit voor naar onder na bij zonder tegen tot".split())
_COUNTS = frozenset(
    "twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig veertig vijftig zestig zeventig tachtig "
    "negentig honderd duizend tientallen honderden duizenden veel meer enkele".split()
)
_PARTICLES = frozenset(
    """
    zich er ook nog al niet dat met in op aan bij van voor tot uit om over onder door af toe weer niets veel hem haar
    hen de het een geen zijn naar tegen toen fors flink licht weinig alleen
    """.split()
)
_AFTER_BE = _DETERMINERS | _COUNTS | _SOFT | frozenset("er ze zij we wij in op bij door ook nog al weer niet".split())
_REPLACING = frozenset(
    "kunnen moeten willen mogen laten gaan komen blijven zien horen staan zitten leren helpen durven".split()
)
_POSTPONING = re.compile(
    r"\buit (?:te )?stellen|\buitstellen|\bverle(?:ngen|ngde|ngd)|\bverdagen|\bverplaatsen|\bopschorten"
)
_TURNED = frozenset("stelt stellen schrijft schrijven meldt melden".split())  # other verbs with a particle behind them
_VERB_PARTICLES = frozenset("voor aan in samen vast op uit open toe af over bij geschiedenis".split())
_QUOTES = frozenset("\"“'„‘:")
_BACK_SIGNALS = frozenset({"sinds", "sedert"})
_AHEAD_SIGNALS = frozenset({"vanaf", "tot", "uiterlijk", "pas", "tegen", "ingang"})
_LINKS = frozenset("op om in de het van en met te ten laatste aan".split())
# What a word between a signal and the expression does: it says which way, or lets the search go on.
_ROLES = dict.fromkeys(_LINKS, "links") | {"m": "m", "voor": "voor", "vóór": "voor"}
_ROLES |= dict.fromkeys(_BACK_SIGNALS | _AHEAD_SIGNALS, "says")
_PAST_NOUNS = frozenset(
    """
    aanslag aanslagen brand branden storm stormen aardbeving ramp crash ongeluk ongeval aanval aanvallen schietpartij
    moord overval rellen nederlaag zege overwinning verlies foto beelden uitspraken arrestatie explosie incident
    incidenten ontploffing steekpartij inbraak staatsgreep coup raketaanval bombardement overstroming overstromingen
    krant nieuws cijfers video filmpje gebeurtenissen geweld dood vondst ontsnapping diefstal kaping
    """.split()
)
_NOT_VERBS = frozenset(
    """
    met het dat niet wat uit want tot kort vast eerst best juist recht naast achter meest minst licht dicht echt
    slecht binnen buiten boven alleen eigen morgen gisteren mensen toen tegen tussen samen landen vaart punt kust stad
    raad staat haast bijna rest west oost ernst tijd partij bericht krant kabinet president minister soort
    """.split()
)


def is_verb(word: str) -> bool:
    """Whether a word in lower case is a form of a known verb."""
    return bool(verb_slots(word))


def direction(text: Text, start: int, end: int) -> Direction:
    """Where the clause of the expression at words `start` to `end` points."""
    signal = _signal(text.words, start)
    if signal in _BACK_SIGNALS:
        return Direction("past", signal)
    clause = _Clause(text, *_bounds(text, start, end), start, end)
    told = _at_once(clause)
    if told and not (signal and told.way == "future"):
        return told
    clause = _halved(_unnested(clause))
    told = _told(clause)
    if told is _NO_VERB:
        for wider in _wider(clause):
            told = _told(wider)
            if told is not _NO_VERB:
                break
    if signal and (told.way != "past" or (signal == "tot" and clause.postpones())):
        return Direction("future", signal, told.firm)
    if told is _NO_VERB and "E" in text.kinds[end : min(end + 2, clause.high)]:
        return Direction("future", "an event to come")  # `Zaterdag verkiezingen in Tsjechië`
    return told if told is not _NO_VERB else _told_by_ending(clause)


def _at_once(clause: _Clause) -> Direction | None:
    """The direction of a clause with one verb, or an auxiliary and a participle: most clauses, without more ado."""
    way = _TOLD.get(clause.letters)
    if way is None:
        return None
    words, start = clause.text.words, clause.start
    if _BESIDES.search(clause.text.kinds, clause.low, clause.high) or (start and words[start - 1] == "van"):
        return None
    reason = " … ".join([words[at] for at, _ in clause.verbs])
    return Direction(way, reason if way == "past" else f"{reason} (present tense)")


def _signal(words: Sequence[str], start: int) -> str:
    """The preposition just before, where it says which way; empty where none does."""
    for at in range(start - 1, max(start - 5, -1), -1):
        word = words[at]
        role = _ROLES.get(word)
        if role is None:
            break
        if role == "says":
            return word
        if role == "m" and at >= 2 and words[at - 1] == "/":
            return "t/m"
        if role == "voor" and at and words[at - 1] == "nog":
            return "nog voor"
        if role != "links":
            break
    return ""


def _stops(text: Text, at: int) -> bool:
    """Whether a full stop ends a sentence; that of an abbreviation does not."""
    following = at + 1
    return following >= len(text.words) or text.capital(following) or text.words[following] in _QUOTES


def ends_sentence(text: Text, start: int, end: int) -> bool:
    """Whether a sentence ends among some words."""
    at = text.kinds.find("S", start, end)
    while at >= 0 and not _stops(text, at):
        at = text.kinds.find("S", at + 1, end)
    return at >= 0


# Verbs after which `dat` is what is done, not a conjunction: `moet dat binnen een week melden`.
_DOES_THAT = frozenset(
    "moet moeten moest moesten kan kunnen kon konden mag mogen mocht mochten zal zullen zou zouden doet deed".split()
)


def _passed_over(text: Text, at: int) -> bool:
    """A boundary that is none: an abbreviation's full stop, and `die` and `dat` as pronouns behind their verb."""
    kind = text.kinds[at]
    if kind == "S":
        return not _stops(text, at)
    if kind != "s" or not at:
        return False
    word = text.words[at]
    return (word == "die" and text.kinds[at - 1] in "tTewfG") or (word == "dat" and text.words[at - 1] in _DOES_THAT)


def _bounds(text: Text, start: int, end: int) -> tuple[int, int]:
    """The clause of an expression, between boundaries and subordinating conjunctions."""
    kinds = text.kinds
    least, low = max(0, start - _REACH), start
    while True:
        at = max(kinds.rfind("b", least, low), kinds.rfind("s", least, low), kinds.rfind("S", least, low))
        if at < 0:
            low = least
            break
        low = at
        if not _passed_over(text, at):
            low = at + 1
            break
    most = min(len(kinds), end + _REACH)
    found = _BOUNDARY.search(kinds, end, most)
    while found and _passed_over(text, found.start()):
        found = _BOUNDARY.search(kinds, found.end(), most)
    return low, found.start() if found else most


def _unnested(clause: _Clause) -> _Clause:
    """A subordinate clause without its comma: its last verb stands against the first of the clause around it.

    `het museum dat zaterdag opent kreeg dinsdag bezoek` is cut between `opent` and `kreeg`.
    """
    text, low, high, start, end = clause.text, clause.low, clause.high, clause.start, clause.end
    kinds = text.kinds
    if not low or kinds[low - 1] != "s":
        return clause
    for at in range(low, high - 1):
        one, two = kinds[at], kinds[at + 1]
        if two not in _FINITE or at + 1 == start or (start <= at < end):
            continue
        if (one in _HELPERS and two in _PARTICIPLES) or (two in _HELPERS and one in _PARTICIPLES and one != "p"):
            continue  # `heeft ontdekt`, `ontdekt heeft`
        if one == "T" and at + 2 == high:
            continue  # `vermist raakte`
        if (
            (one in "iI" and two in "pPtTwe" and not any(kind in _FINITE for kind in kinds[low:at]))
            or (one in _FINITE and not text.words[at + 1].endswith(("en", "gaan", "staan", "zijn")))
            or (one == "d" and at > low and kinds[at - 1] in "pPwe" and two not in "we")
        ):
            return clause.cut(low, at + 1) if end <= at + 1 else clause.cut(at + 1, high)
    return clause


def _halved(clause: _Clause) -> _Clause:
    """The clause cut at the coordinators nearest to the expression that part two finite verbs."""
    text, low, high, start, end = clause.text, clause.low, clause.high, clause.start, clause.end
    kinds = text.kinds
    left, right = low, high
    before = [found.start() for found in _COORDINATOR.finditer(kinds, low + 1, start)]
    for at in before[: -_COORDINATORS - 1 : -1]:
        if _has_finite(text, low, at, start) and _has_finite(text, at + 1, high, start):
            left = at + 1
            break
    goes_on = left > 0 and kinds[left - 1] == "b" and text.words[left - 1] == ","
    after = [found.start() for found in _COORDINATOR.finditer(kinds, end, high)]
    for at in after[:_COORDINATORS]:
        if (goes_on or _has_finite(text, left, at, start)) and _has_finite(text, at + 1, high, start):
            right = at
            break
    return clause.cut(left, right)


def _has_finite(text: Text, low: int, high: int, start: int) -> bool:
    """Whether a stretch has a finite verb, or an unknown word where one stands."""
    for found in _CERTAIN.finditer(text.kinds, low, high):
        if found[0] in _AUXILIARIES or not _no_verb(text, found.start(), found[0], high):
            return True
    if _Clause(text, low, high, high, high).finite():
        return True
    for at in {low, start - 1} if low < start <= high else {low}:
        word = text.words[at] if low <= at < high else ""
        if len(word) > 3 and word.endswith("t") and word.isalpha() and word not in _NOT_VERBS and not text.capital(at):
            return True
    return False


def _no_verb(text: Text, at: int, letter: str, start: int) -> bool:
    """A noun, an adjective or a name that has the form of a verb."""
    words = text.words
    word, before = words[at], words[at - 1] if at else ""
    if letter == "q":  # `ik vertrek`, `kom je`
        after = words[at + 1] if at + 1 < len(words) else ""
        return before not in {"ik", "je", "jij"} and after not in {"ik", "je", "jij", "u"}
    if before in _DETERMINERS or (word.endswith("en") and (before in _COUNTS or before.isdecimal())):
        return True
    if before in _SOFT and (letter not in "pPv" or word in NOUNS_TOO or _adjective(text, at, start)):
        return True
    if (letter == "T" and before in _PREPOSITIONS) or (word == "vroeg" and words[at + 1 : at + 2] in (["in"], ["op"])):
        return True
    if letter in "pPv":
        opens = not at or text.kinds[at - 1] == "S"  # `Sloten vriezen dicht`
        if word in NOUNS_TOO and (
            opens or before in {"om", "te", "met", "in", "op"} or words[at + 1 : at + 2] == ["van"]
        ):
            return True
        if before in {"van", "voor", "met", "en"} and is_loose(word):
            return True
        if letter == "P" and before in _PREPOSITIONS:
            return True  # `in besloten kring`
    kinds = text.kinds
    return text.capital(at) and at > 0 and kinds[at - 1] != "S" and before not in _QUOTES


def _adjective(text: Text, at: int, start: int) -> bool:
    """A weak past after a determiner and before a noun is an adjective: `het vernieuwde museum`."""
    words = text.words
    word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
    if not word.endswith(("de", "te")) or words[at - 1] in {"die", "dat"}:
        return is_loose(word)
    return at + 1 != start and after.isalpha() and after not in _PARTICLES


class _Clause:
    """A stretch of the text without the expression in it, and its verbs in order, each with its letter."""

    __slots__ = ("end", "high", "letters", "low", "start", "text", "verbs")

    def __init__(self, text: Text, low: int, high: int, start: int, end: int) -> None:
        self.text, self.low, self.high, self.start, self.end = text, low, high, start, end
        self.verbs: list[tuple[int, str]] = []
        for found in _ANY_VERB.finditer(text.kinds, low, high):
            at, letter = found.start(), found[0]
            if letter == "x":
                letter = self._by_company(at)
            elif letter == "I" and at and text.words[at - 1] == "te":
                letter = "i"  # `te bewonderen` is no participle
            if not start <= at < end and letter and (letter in _HELPERS or not _no_verb(text, at, letter, start)):
                self.verbs.append((at, letter))
        self.letters = "".join([letter for _, letter in self.verbs])
        if not _UNSETTLED.isdisjoint(self.letters):
            self._settle()

    def _by_company(self, at: int) -> str:
        """The letter of a word that is a verb in some company only; empty for none."""
        words = self.text.words
        company, among, alone = BY_COMPANY[words[at]]
        kept = not company.isdisjoint(words[self.low : self.high]) if company else at + 1 == self.start
        return among if kept else alone

    def cut(self, low: int, high: int) -> _Clause:
        """A part of the clause that has the expression in it."""
        if (low, high) == (self.low, self.high):
            return self
        return _Clause(self.text, low, high, self.start, self.end)

    def _settle(self) -> None:
        """Decides forms of two kinds by the company they keep: `zijn`, and past plurals that are infinitives too."""
        others = not _OTHERS.isdisjoint(self.letters)
        if others:
            self._drop("v")
        if "P" in self.letters and self.any("wuf") >= 0:  # `wordt vrijdag verkocht`
            self._keep([(at, "d" if letter == "P" else letter) for at, letter in self.verbs])
        words, kinds = self.text.words, self.text.kinds
        if self.all("z") == [self.start - 1]:
            self._keep([verb for verb in self.verbs if verb[1] != "i" or verb[0] > self.start])
            return  # `de resten zijn dinsdag opgegraven`: a noun, for before a time stands the verb
        if self.all("z") == [self.end] and _AFTER_BE.isdisjoint(words[self.end + 1 : self.end + 2]):
            self._drop("z")  # `dinsdag zijn kandidatuur op`
        ends = self.all("G") == [self.high - 1] and self.start < self.high - 1 and words[self.high - 1] == "gaan"
        if ends and (not self._subordinate() or self.any("hewfutp") >= 0):
            self._drop("G")  # an infinitive at the end
        if "z" in self.letters and (others or self.any("pPv") >= 0):
            last = self.all("z")[-1]
            if any(at < last or kinds[at] not in "iI" for at in self.all("tiTIfhwGlrRnqpPv")):
                self._drop("z")  # the possessive, or an infinitive

    def _subordinate(self) -> bool:
        return self.low > 0 and self.text.kinds[self.low - 1] == "s"

    def _drop(self, letter: str) -> None:
        if letter in self.letters:
            self._keep([verb for verb in self.verbs if verb[1] != letter])

    def _keep(self, verbs: list[tuple[int, str]]) -> None:
        self.verbs = verbs
        self.letters = "".join([letter for _, letter in verbs])

    def any(self, letters: str) -> int:
        """The first word of any of some kinds; -1 where there is none."""
        for at, letter in self.verbs:
            if letter in letters:
                return at
        return -1

    def all(self, letters: str) -> list[int]:
        return [at for at, letter in self.verbs if letter in letters]

    def word(self, kind: str) -> str:
        """The first word of a kind that is no verb; empty where there is none."""
        for low, high in ((self.low, self.start), (self.end, self.high)):
            at = self.text.kinds.find(kind, low, max(low, high))
            if at >= 0:
                return self.text.words[at]
        return ""

    def postpones(self) -> bool:
        """`besloot het debat uit te stellen tot dinsdag`."""
        words = " ".join(self.text.words[self.low : self.high])
        return _POSTPONING.search(words) is not None

    def reflexive(self) -> bool:
        """`schrijven zich in`, `stelt een plan voor`: no reporting."""
        words = self.text.words[self.low : self.high]
        if _TURNED.isdisjoint(words):
            return "zich" in words
        return bool({"zich", "open", "uit", "geschiedenis"} & set(words)) or words[-1] in _VERB_PARTICLES

    def replaced(self, helper: int) -> bool:
        """Two infinitives for a participle: `hebben niet kunnen terugkeren`."""
        words, kinds = self.text.words, self.text.kinds
        return any(
            kinds[at] in "iIlG" and kinds[at + 1] in "iI" and words[at] in _REPLACING
            for at in range(max(helper + 1, self.low), self.high - 1)
        )

    def finite(self) -> list[tuple[int, str]]:
        """The finite verbs with their letters: infinitives beside another verb or after `te` are none."""
        found = [verb for verb in self.verbs if verb[1] not in _NOT_FINITE]
        singular = [verb for verb in found if verb[1] not in _INFINITIVES]
        return singular or [verb for verb in found if not (verb[0] and self.text.words[verb[0] - 1] == "te")]


def _wider(clause: _Clause) -> Iterator[_Clause]:
    """The clause with another of its sentence: one to the left that it goes on from, else its neighbour to the right.

    `De senator gaf, na weken van geruchten, dinsdag zijn zetel op`: what begins with a subordinating conjunction or
    `aldus` is passed over.
    """
    text, start, end = clause.text, clause.start, clause.end
    kinds, words = text.kinds, text.words
    least, high = max(0, clause.low - _REACH), clause.low - 1
    if clause.low and kinds[clause.low - 1] == "s":
        least = high + 1  # a subordinate clause does not go on from what stands before it
    while high > least and words[high] != ":" and not (kinds[high] == "S" and _stops(text, high)):
        low = high
        while low > least and not (kinds[low - 1] == "b" or (kinds[low - 1] == "S" and _stops(text, low - 1))):
            low -= 1
        if kinds[low] != "s" and words[low] != "aldus":
            yield _Clause(text, low, high, high, high)
        high = low - 1
    if clause.high < len(kinds) and kinds[clause.high] != "S":
        most, high = min(len(kinds), clause.high + _REACH), clause.high + 1
        while high < most and not (kinds[high] == "b" or (kinds[high] == "S" and _stops(text, high))):
            high += 1
        yield _Clause(text, clause.low, high, start, end)


def _told(clause: _Clause) -> Direction:  # noqa: PLR0912 - the order of the rules, one a line
    """The direction that the verbs of a clause tell; `_NO_VERB` itself where there are none."""
    words, kinds, verbs = clause.text.words, clause.text.kinds, clause.letters
    event = _event(clause)
    if event and "L" in kinds[max(clause.low, event - 4) : event]:
        return Direction("future", f"{words[event]} (an event to come)")
    if words[clause.low] in {"mocht", "mochten"} and clause.low < clause.start:
        return Direction("future", words[clause.low])  # `Mocht het donderdag vriezen`
    if "f" in verbs and clause.any("pPv") < 0:
        return Direction("future", words[clause.any("f")], firm=True)
    past = _past(clause)
    if past:
        return past
    planned = words[clause.any("g")] if "g" in verbs else clause.word("a")
    finite = clause.finite()
    if planned and finite:
        return Direction("future", f"{words[finite[0][0]]} … {planned}")
    if "n" in verbs and clause.word("m"):
        return Direction("past", f"{words[clause.any('n')]} … {clause.word('m')} (reporting)")
    if "G" in verbs:
        return Direction("future", words[clause.any("G")], firm=True)
    present = [at for at, letter in finite if letter in _PRESENT]
    if "l" in verbs and clause.word("k"):
        return Direction("past", "laat weten (reporting)")
    reports = [at for at, letter in finite if letter in "rR"]
    if reports and not present and clause.reflexive():
        return Direction("future", f"{words[reports[0]]} (present tense)")
    if reports and not present:
        return Direction("past", f"{words[reports[0]]} (reporting)")
    if present and (event or not _of_the_past(clause)):
        return Direction("future", f"{words[present[0]]} (present tense)")
    if event and not present:
        return Direction("future", f"{words[event]} (an event to come)")
    if "u" in verbs:
        return Direction("none", "zou")
    stated = words[clause.any("y")] if "y" in verbs else ""
    if stated in _STATES_PRESENT and not present:
        return Direction("future", f"{stated} (present tense)")
    participle = clause.any("dgoy" if present else "dgoyTI")
    if participle >= 0:
        return Direction("past", f"{words[participle]} (participle)")
    return Direction("none", "an event that has been") if present else _NO_VERB


_STATES_PRESENT = frozenset("verplicht beperkt bezet".split())  # presents too, where no other verb stands


def _past(clause: _Clause) -> Direction | None:
    """The past that the verbs tell, if any: a past form, or a participle with `heeft` or `is`."""
    words, verbs = clause.text.words, clause.letters
    pasts = clause.all("pPv")
    if pasts:
        governing = [at for at in clause.all("tT") if pasts[-1] < at < clause.start]
        if governing and clause.start - governing[-1] < 3:
            return None  # `die werd opgepakt verschijnt maandag`: the finite verb beside the expression governs
        if _aims(clause, pasts[-1]):
            return Direction("future", "om … te")
        return Direction("past", words[pasts[0]])
    helper = "h" if "h" in verbs else "e" if "e" in verbs else "z" if "z" in verbs else ""
    if helper and clause.replaced(clause.any(helper)):
        return Direction("past", f"{words[clause.any(helper)]} … (infinitives)")
    participles = clause.all("dgoy") or clause.all("TI")
    if not participles or not helper:
        return None
    if "o" in verbs and {"tot", "naar"} & set(words[max(clause.low, clause.start - 3) : clause.start]):
        return Direction("future", f"{words[clause.any('o')]} (to a later time)")
    if helper != "h" and (
        "g" in verbs or ("y" in verbs and not clause.word("D") and not _traded(words, clause.any("y")))
    ):
        return None
    return Direction("past", f"{words[clause.any(helper)]} … {words[participles[-1]]}")


def _aims(clause: _Clause, past: int) -> bool:
    """`besliste dinsdag om vrijdag niet te starten`: an infinitive clause of what was decided."""
    if not past < clause.start:
        return False
    words = clause.text.words
    between, after = words[past + 1 : clause.start - 1], words[clause.end : clause.high]
    infinitive = any(one == "te" and two.endswith("n") for one, two in pairwise(after))
    return infinitive and ("om" in between or any(word in WEEKDAYS for word in between))


def _traded(words: Sequence[str], at: int) -> bool:
    """`is vrijdag hoger gesloten`: the exchange has closed, nothing is shut."""
    return words[at - 1] in {
        "hoger",
        "lager",
        "vlak",
        "onveranderd",
        "wisselend",
        "winst",
        "verlies",
        "plus",
        "rood",
        "groen",
    }


def _of_the_past(clause: _Clause) -> bool:
    """The expression hangs by `van` on something that has happened: `de aanslag van zondag`."""
    words, at = clause.text.words, clause.start - 1
    if at <= clause.low or words[at] != "van":
        return False
    return (words[at - 3] if words[at - 1] == "s" and at >= 3 else words[at - 1]) in _PAST_NOUNS


def _event(clause: _Clause) -> int:
    """The place of a noun of events on which the expression hangs, with no verb between; 0 where there is none."""
    low = max(clause.low, clause.start - 12)
    at = clause.text.kinds.rfind("E", low, clause.start)
    if at < 0 or any(at < place < clause.start for place, _ in clause.verbs):
        return 0
    return at


def _told_by_ending(clause: _Clause) -> Direction:
    """A clause whose verb no list knows: an unknown present singular beside the expression says ahead."""
    words, capital = clause.text.words, clause.text.capital
    for at in (clause.start - 1, clause.start - 2):
        if at < clause.low:
            break
        word = words[at]
        if len(word) > 3 and word.endswith("t") and word.isalpha() and word not in _NOT_VERBS and not capital(at):
            before = words[at - 1] if at else ""
            if before not in _DETERMINERS and before not in {"van", "in", "op", "met", "bij"}:
                return Direction("future", f"{word} (present tense)")
        if word not in _LINKS:
            break
    return _NO_VERB
