"""The stretch of text that is the clause of an expression, and its verbs.

A clause is what stands between commas, full stops, semicolons and subordinating conjunctions. `en`, `maar` and `of`
split it where each half has its own finite verb; a parenthesis, an apposition or a subordinate clause in its midst is a
hole in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from wirecli.times.clause.kinds import (
    BE,
    BECOME,
    BOUNDARY,
    BY_COMPANY,
    CALLED_OFF,
    COORDINATOR,
    FIRST_PERSON,
    GOING,
    HAVE,
    IN_COMPANY,
    LETS,
    OTHER,
    PARTICIPLE,
    PAST,
    PAST_OR_PARTICIPLE,
    PAST_OR_PLURAL,
    PLANNED,
    PLURAL,
    PLURAL_OR_PARTICIPLE,
    PRESENT,
    PRESENT_OR_PARTICIPLE,
    REPORT,
    REPORT_PLURAL,
    SHARES,
    STATE,
    STOP,
    SUBORDINATOR,
    WILL,
    WOULD,
    ZIJN,
)
from wirecli.times.clause.verbs import NOUNS_TOO, is_loose
from wirecli.times.words import Text

_REACH = 40  # words on either side: no clause of the news is longer, and no text can make this slow
_COORDINATORS = 3  # on either side: more are a list, and no text can make this slow
_CHUNKS = 6  # asides between two parts of a clause
_ASIDE = 15  # words of a parenthesis

PASTS: Final = PAST + PAST_OR_PARTICIPLE + PAST_OR_PLURAL
PLAIN_PARTICIPLES: Final = PARTICIPLE + PLANNED + CALLED_OFF + STATE
MAYBE_PARTICIPLES: Final = PRESENT_OR_PARTICIPLE + PLURAL_OR_PARTICIPLE
INFINITIVES: Final = PLURAL + PLURAL_OR_PARTICIPLE
SINGULARS: Final = PRESENT + PRESENT_OR_PARTICIPLE
AUXILIARIES: Final = HAVE + BE + BECOME + WILL + WOULD
_HELPERS: Final = HAVE + BE + BECOME + WOULD + ZIJN
_SOLE: Final = SINGULARS + INFINITIVES + WILL + HAVE + BECOME + GOING + LETS + REPORT + REPORT_PLURAL + SHARES
_OTHERS: Final = _SOLE + FIRST_PERSON  # beside one of these `zijn` and `voeren` are no finite verbs
_SURE: Final = PAST + PRESENT + AUXILIARIES + REPORT  # finite, whatever stands beside it
FINITE: Final = PAST + PAST_OR_PARTICIPLE + SINGULARS + AUXILIARIES + GOING + REPORT
_UNSETTLED = frozenset(PAST_OR_PLURAL + PAST_OR_PARTICIPLE + ZIJN + GOING)  # kinds that other verbs decide about
PRESENTS = frozenset(SINGULARS + INFINITIVES + LETS + HAVE + BE + ZIJN + BECOME + SHARES + FIRST_PERSON + PLANNED)
_NOT_FINITE = frozenset(PARTICIPLE + CALLED_OFF + STATE)  # `verwacht` may be a present
_INFINITIVE_TOO = frozenset(INFINITIVES + REPORT_PLURAL)
CLOSERS = frozenset(PLAIN_PARTICIPLES + MAYBE_PARTICIPLES + PAST_OR_PARTICIPLE)
_OPENERS = frozenset(HAVE + BE + ZIJN + WOULD)  # what waits for a participle that decides
_WAITING = frozenset(BE + ZIJN + BECOME + WILL + GOING)  # with which a participle alone does not tell what it did

_VERB = re.compile(f"[{PASTS}{_OTHERS}{PLAIN_PARTICIPLES}{BE}{WOULD}{ZIJN}{IN_COMPANY}]")
_BY_NEIGHBOURS = IN_COMPANY + MAYBE_PARTICIPLES
_PARTING = re.compile(f"[{BOUNDARY}{SUBORDINATOR}{STOP}]")
_COORDINATOR = re.compile(COORDINATOR)
_CERTAIN = re.compile(f"[{_SURE}]")

_DETERMINERS = frozenset(
    "de een deze geen elke elk ieder iedere onze alle nieuwe eerste tweede laatste".split()  # what follows is no verb
)
_SOFT = frozenset("het dit zijn haar hun ons".split())  # determiners that are pronouns too
_PREPOSITIONS = frozenset("door van met in uit voor naar onder na bij zonder tegen tot".split())
_NEVER_BEFORE_VERB = frozenset("ondanks tijdens wegens zonder dankzij vanwege volgens gedurende na".split())
_ADVERBS = (["er"], ["ook"], ["nog"], ["al"], ["niet"], ["weer"], ["zich"])
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
_AFTER_BE_FIRST = frozenset("er ze zij we wij jullie de het die deze dat dit wel".split())
_REPLACING = frozenset(
    "kunnen moeten willen mogen laten gaan komen blijven zien horen staan zitten leren helpen durven".split()
)
_TURNED = frozenset("stelt stellen schrijft schrijven meldt melden".split())  # other verbs with a particle behind them
_VERB_PARTICLES = frozenset("voor aan in samen vast op uit open toe af over bij geschiedenis".split())
_QUOTES = frozenset("\"“'„‘:")
_NOT_VERBS = frozenset(
    """
    met het dat niet wat uit want tot kort vast eerst best juist recht naast achter meest minst licht dicht echt
    slecht binnen buiten boven alleen eigen morgen gisteren mensen toen tegen tussen samen landen vaart punt kust stad
    raad staat haast bijna rest west oost ernst tijd partij bericht krant kabinet president minister soort
    """.split()
)
# What decides whether a form is a verb: the word before, the kind or the word; without any of these it is one.
_TELLING = _DETERMINERS | _SOFT | _PREPOSITIONS | _NEVER_BEFORE_VERB | _COUNTS | {"en", "om", "te", "op", ""}
_PLAIN = frozenset(PASTS + _SOLE + PLAIN_PARTICIPLES)
_DOUBTFUL = NOUNS_TOO | {"vroeg"}
# Behind these a full stop ends no sentence: titles before a name, and what stands before a number.
_ABBREVIATIONS = frozenset(
    "mevr mw dhr mr mrs dr drs prof ing ir ds jhr jkvr st nr nrs ca resp gen kol kapt adj insp hr fam vs wed".split()
)
# Words that open an aside with a verb of its own: `is maandag, zo meldt de politie, overleden`.
_TAGS = frozenset("zo aldus volgens".split())


def _stops(text: Text, at: int) -> bool:
    """Whether a full stop ends a sentence; that of an abbreviation or an initial does not."""
    following = at + 1
    if following >= len(text.words):
        return True
    before = text.words[at - 1] if at and text.words[at] == "." and text.glued(at) else ""
    if before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha() and text.capital(at - 1)):
        return False
    return text.capital(following) or text.words[following] in _QUOTES


def ends_sentence(text: Text, start: int, end: int) -> bool:
    """Whether a sentence ends among some words."""
    at = text.kinds.find(STOP, start, end)
    while at >= 0 and not _stops(text, at):
        at = text.kinds.find(STOP, at + 1, end)
    return at >= 0


def sentence_begins(text: Text, start: int) -> int:
    """The first word of the sentence that a word stands in, at most so many words back as a clause reaches."""
    least = max(0, start - _REACH)
    at = text.kinds.rfind(STOP, least, start)
    while at >= 0 and not _stops(text, at):
        at = text.kinds.rfind(STOP, least, at)
    return at + 1 if at >= 0 else least


def sentence_ends(text: Text, end: int) -> int:
    """Where the sentence that a word stands in ends, at most so many words on as a clause reaches."""
    most = min(len(text.kinds), end + _REACH)
    at = text.kinds.find(STOP, end, most)
    while at >= 0 and not _stops(text, at):
        at = text.kinds.find(STOP, at + 1, most)
    return at if at >= 0 else most


# Verbs after which `dat` is what is done, not a conjunction: `moet dat binnen een week melden`.
_DOES_THAT = frozenset(
    "moet moeten moest moesten kan kunnen kon konden mag mogen mocht mochten zal zullen zou zouden doet deed".split()
)


def _passed_over(text: Text, at: int) -> bool:
    """A boundary that is none: an abbreviation's full stop, and `die` and `dat` as pronouns behind their verb."""
    kind = text.kinds[at]
    if kind == STOP:
        return not _stops(text, at)
    if kind != SUBORDINATOR or not at:
        return False
    word = text.words[at]
    return (word == "die" and text.kinds[at - 1] in FINITE) or (word == "dat" and text.words[at - 1] in _DOES_THAT)


def _next_parting(text: Text, at: int, most: int) -> int:
    """Where the next boundary, conjunction or end of a sentence stands; `most` where there is none before it."""
    found = _PARTING.search(text.kinds, at, most)
    while found and found[0] != BOUNDARY and _passed_over(text, found.start()):
        found = _PARTING.search(text.kinds, found.end(), most)
    return found.start() if found else most


def _last_parting(kinds: str, least: int, most: int) -> int:
    """Where the last of what parts clauses stands; -1 where nothing does."""
    return max(
        kinds.rfind(BOUNDARY, least, most), kinds.rfind(SUBORDINATOR, least, most), kinds.rfind(STOP, least, most)
    )


Hole = tuple[int, int]


def around(text: Text, start: int, end: int) -> Clause:
    """The clause of an expression, between boundaries and subordinating conjunctions; parentheses are holes in it."""
    kinds, words = text.kinds, text.words
    least, most = max(0, start - _REACH), min(len(kinds), end + _REACH)
    holes: list[Hole] = []
    low = start
    rfind = kinds.rfind
    while (at := max(rfind(BOUNDARY, least, low), rfind(SUBORDINATOR, least, low), rfind(STOP, least, low))) >= 0:
        opened = _opened(words, at, least) if words[at] == ")" else -1
        if opened >= 0:
            holes.append((opened, at + 1))
        elif kinds[at] == BOUNDARY or not _passed_over(text, at):
            least = at + 1
            break
        low = opened if opened >= 0 else at
    low = least
    found = _PARTING.search(kinds, end, most)
    high = found.start() if found and found[0] == BOUNDARY else _next_parting(text, end, most)
    while high < most and words[high] == "(":
        closed = _closed(words, high, most)
        if closed < 0:
            break
        holes.append((high, closed + 1))
        high = _next_parting(text, closed + 1, most)
    return Clause(text, low, high, start, end, tuple(holes))


def _opened(words: Sequence[str], at: int, least: int) -> int:
    """Where the parenthesis that a bracket closes was opened; -1 where it was not, so near."""
    return next((place for place in range(at - 1, max(least, at - _ASIDE) - 1, -1) if words[place] == "("), -1)


def _closed(words: Sequence[str], at: int, most: int) -> int:
    return next((place for place in range(at + 1, min(most, at + _ASIDE)) if words[place] == ")"), -1)


def _no_verb(text: Text, at: int, kind: str, start: int) -> bool:
    """A noun, an adjective or a name that has the form of a verb."""
    if kind == OTHER:
        return True
    words = text.words
    word, before = words[at], words[at - 1] if at else ""
    plain = before not in _TELLING and kind in _PLAIN and word not in _DOUBTFUL
    if plain and not before.isdecimal() and not before.endswith("se"):
        return at > 0 and text.capital(at) and text.kinds[at - 1] != STOP and before not in _QUOTES
    if kind == FIRST_PERSON:  # `ik vertrek`, `kom je`
        after = words[at + 1] if at + 1 < len(words) else ""
        return before not in {"ik", "je", "jij"} and after not in {"ik", "je", "jij", "u"}
    counted = before in _COUNTS or (before.isdecimal() and words[at - 2] != "-")  # not `met 3-1 verslagen`
    if before in _DETERMINERS or (
        word.endswith("en") and counted and not (kind == PARTICIPLE and _closes(text, at, start))
    ):
        return True
    if kind in CLOSERS and word.endswith("en") and before.endswith("se") and text.capital(at - 1):
        return True  # `Amerikaanse verliezen`
    if before in {"het", "dit"} and kind == PRESENT and (at + 1 == start or words[at + 1 : at + 2] in _ADVERBS):
        return False  # `het blijft droog`
    if before in _SOFT and (kind not in PASTS or word in NOUNS_TOO or _adjective(text, at, start)):
        return before != "zijn" or kind not in CLOSERS or not _closes(text, at, start)
    if (kind == PRESENT_OR_PARTICIPLE and before in _PREPOSITIONS) or (
        word == "vroeg" and words[at + 1 : at + 2] in (["in"], ["op"])
    ):
        return True
    if kind in PASTS:
        opens = not at or text.kinds[at - 1] == STOP  # `Sloten vriezen dicht`
        if word in NOUNS_TOO and (
            opens or before in {"om", "te", "met", "in", "op"} or words[at + 1 : at + 2] == ["van"]
        ):
            return True
        if before in _NEVER_BEFORE_VERB or (before in {"van", "voor", "met", "en"} and is_loose(word)):
            return True
        if kind == PAST_OR_PARTICIPLE and before in _PREPOSITIONS:
            return True  # `in besloten kring`
    kinds = text.kinds
    return text.capital(at) and at > 0 and kinds[at - 1] != STOP and before not in _QUOTES


def _closes(text: Text, at: int, start: int) -> bool:
    """Whether a participle behind `zijn` has no noun behind it: `zou zijn gestolen`, not `zijn gestolen fiets`."""
    following = at + 1
    if following >= len(text.words) or following == start:
        return True
    return text.kinds[following] != OTHER or text.words[following] in _PARTICLES


def _adjective(text: Text, at: int, start: int) -> bool:
    """A weak past after a determiner and before a noun is an adjective: `het vernieuwde museum`."""
    words = text.words
    word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
    if not word.endswith(("de", "te")) or words[at - 1] in {"die", "dat"}:
        return is_loose(word)
    return at + 1 != start and after.isalpha() and after not in _PARTICLES


def _inside(at: int, holes: Sequence[Hole]) -> bool:
    return any(low <= at < high for low, high in holes)


class Clause:
    """A stretch of the text without the expression in it, and its verbs in order, each with its kind.

    `holes` are stretches in its midst that are not of it: begin and end in words.
    """

    __slots__ = ("end", "high", "holes", "kinds", "low", "start", "text", "verbs")

    def __init__(self, text: Text, low: int, high: int, start: int, end: int, holes: tuple[Hole, ...] = ()) -> None:
        self.text, self.low, self.high, self.start, self.end, self.holes = text, low, high, start, end, holes
        self.verbs: list[tuple[int, str]] = []
        self.kinds = ""
        verbs, kinds = self.verbs, ""
        for found in _VERB.finditer(text.kinds, low, high):
            at, kind = found.start(), found[0]
            if start <= at < end or (holes and _inside(at, holes)):
                continue
            if kind in _BY_NEIGHBOURS:
                kind = self._by_neighbours(at, kind)
            if kind in _HELPERS or not _no_verb(text, at, kind, start):
                verbs.append((at, kind))
                kinds += kind
        self.kinds = kinds
        if not _UNSETTLED.isdisjoint(self.kinds):
            self._settle()

    def _by_neighbours(self, at: int, kind: str) -> str:
        """The kind of what is a verb in some company only; `te bewonderen`, `zijn ontdekt` by the word before."""
        words = self.text.words
        if kind == IN_COMPANY:
            company, among, alone = BY_COMPANY[words[at]]
            beside = not company.isdisjoint(words[self.low : self.high])
            return among if beside or (not company and at in {self.start - 1, self.end}) else alone
        before = words[at - 1] if at else ""
        if before == "te":
            return PLURAL if kind == PLURAL_OR_PARTICIPLE else kind
        return PARTICIPLE if before == "zijn" and kind == PRESENT_OR_PARTICIPLE else kind

    def cut(self, low: int, high: int) -> Clause:
        """A part of the clause that has the expression in it."""
        if (low, high) == (self.low, self.high):
            return self
        return Clause(self.text, low, high, self.start, self.end, self.holes)

    def _settle(self) -> None:
        """Decides forms of two kinds by the company they keep: `zijn`, and past plurals that are infinitives too."""
        others = self.any(_OTHERS) >= 0
        if others:
            self._drop(PAST_OR_PLURAL)
        if PAST_OR_PARTICIPLE in self.kinds and self.any(BECOME + WOULD + WILL) >= 0:  # `wordt vrijdag verkocht`
            self._keep([(at, PARTICIPLE if kind == PAST_OR_PARTICIPLE else kind) for at, kind in self.verbs])
        words, kinds = self.text.words, self.text.kinds
        if self.all(ZIJN) == [self.start - 1]:
            self._keep([verb for verb in self.verbs if verb[1] != PLURAL or verb[0] > self.start])
            return  # `de resten zijn dinsdag opgegraven`: a noun, for before a time stands the verb
        if (
            self.all(ZIJN) == [self.low]
            and self.kinds == ZIJN
            and (_AFTER_BE_FIRST.isdisjoint(words[self.low + 1 : self.low + 2]))
        ):
            self._drop(ZIJN)  # `zijn laatste wedstrijd`
            return
        named = kinds[self.end + 1 : self.end + 2] not in CLOSERS and _AFTER_BE.isdisjoint(
            words[self.end + 1 : self.end + 2]
        )
        if self.all(ZIJN) == [self.end] and named:
            self._drop(ZIJN)  # `dinsdag zijn kandidatuur op`
        ends = self.all(GOING) == [self.high - 1] and self.start < self.high - 1 and words[self.high - 1] == "gaan"
        if ends and (not self.subordinate() or self.any(_SURE) >= 0):
            self._drop(GOING)  # an infinitive at the end
        if ZIJN in self.kinds and (others or self.any(PASTS) >= 0):
            last = self.all(ZIJN)[-1]
            if any(at < last or kinds[at] not in INFINITIVES for at in self.all(_OTHERS + PASTS)):
                self._drop(ZIJN)  # the possessive, or an infinitive

    def subordinate(self) -> bool:
        """Whether a subordinating conjunction opens it."""
        return self.low > 0 and self.text.kinds[self.low - 1] == SUBORDINATOR

    def _drop(self, kind: str) -> None:
        if kind in self.kinds:
            self._keep([verb for verb in self.verbs if verb[1] != kind])

    def _keep(self, verbs: list[tuple[int, str]]) -> None:
        self.verbs = verbs
        self.kinds = "".join([kind for _, kind in verbs])

    def any(self, kinds: str) -> int:
        """The first verb of any of some kinds; -1 where there is none."""
        for at, kind in self.verbs:
            if kind in kinds:
                return at
        return -1

    def all(self, kinds: str) -> list[int]:
        return [at for at, kind in self.verbs if kind in kinds]

    def word(self, kind: str) -> str:
        """The first word of a kind that is no verb; empty where there is none."""
        for low, high in ((self.low, self.start), (self.end, self.high)):
            at = self.text.kinds.find(kind, low, max(low, high))
            if at >= 0:
                return self.text.words[at]
        return ""

    def words(self) -> list[str]:
        """Its words and those of the expression, without the holes."""
        words = self.text.words
        if not self.holes:
            return words[self.low : self.high]
        return [words[at] for at in range(self.low, self.high) if not _inside(at, self.holes)]

    def reflexive(self) -> bool:
        """`schrijven zich in`, `stelt een plan voor`: no reporting."""
        words = self.text.words[self.low : self.high]
        if _TURNED.isdisjoint(words):
            return "zich" in words
        return bool({"zich", "open", "uit", "geschiedenis"} & set(words)) or words[-1] in _VERB_PARTICLES

    def replaced(self, helper: int) -> bool:
        """Infinitives for a participle: `hebben niet kunnen terugkeren`, `is komen te liggen`."""
        words, kinds = self.text.words, self.text.kinds
        for at in range(max(helper + 1, self.low), self.high - 1):
            if words[at] in _REPLACING:
                following = at + 1 + (words[at + 1] == "te")
                if following < self.high and kinds[following] in INFINITIVES:
                    return True
        return False

    def finite(self) -> list[tuple[int, str]]:
        """The finite verbs with their kinds: infinitives beside another verb or after `te` are none."""
        found = [verb for verb in self.verbs if verb[1] not in _NOT_FINITE]
        singular = [verb for verb in found if verb[1] not in _INFINITIVE_TOO]
        return singular or [verb for verb in found if not (verb[0] and self.text.words[verb[0] - 1] == "te")]

    def surely_finite(self) -> bool:
        """Whether it has a verb that can be nothing but finite."""
        return self.any(_SURE + GOING) >= 0


def unnested(clause: Clause) -> Clause:
    """A subordinate clause without its comma: its last verb stands against the first of the clause around it.

    `het museum dat zaterdag opent kreeg dinsdag bezoek` is cut between `opent` and `kreeg`.
    """
    text, low, high, start, end = clause.text, clause.low, clause.high, clause.start, clause.end
    kinds = text.kinds
    if not clause.subordinate():
        return clause
    for at in range(low, high - 1):
        one, two = kinds[at], kinds[at + 1]
        if two not in FINITE or at + 1 == start or (start <= at < end):
            continue
        if (one in _HELPERS and two in CLOSERS) or (two in _HELPERS and one in CLOSERS):
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
    text, low, high, start, end = clause.text, clause.low, clause.high, clause.start, clause.end
    kinds = text.kinds
    if kinds.find(COORDINATOR, low, high) < 0:
        return clause
    left, right = low, high
    before = [found.start() for found in _COORDINATOR.finditer(kinds, low + 1, start)]
    for at in before[: -_COORDINATORS - 1 : -1]:
        if _parts(text, low, at, high, start):
            left = at + 1
            break
    goes_on = left > 0 and kinds[left - 1] == BOUNDARY and text.words[left - 1] == ","
    after = [found.start() for found in _COORDINATOR.finditer(kinds, end, high)]
    for at in after[:_COORDINATORS]:
        if _parts(text, left, at, high, start) or (goes_on and _has_finite(text, at + 1, high, start)):
            right = at
            break
    return clause.cut(left, right)


def _parts(text: Text, low: int, at: int, high: int, start: int) -> bool:
    """Whether a coordinator parts two finite verbs; not `is met man en muis vergaan`: the second ends the first."""
    if not (_has_finite(text, low, at, start) and _has_finite(text, at + 1, high, start)):
        return False
    if text.words[at] != "en":
        return True
    one, two = Clause(text, low, at, at, at), Clause(text, at + 1, high, high, high)
    waits = not _OPENERS.isdisjoint(one.kinds) and CLOSERS.isdisjoint(one.kinds)
    return not (waits and two.kinds == PLURAL_OR_PARTICIPLE)


def _has_finite(text: Text, low: int, high: int, start: int) -> bool:
    """Whether a stretch has a finite verb, or an unknown word where one stands."""
    for found in _CERTAIN.finditer(text.kinds, low, high):
        if found[0] in _HELPERS or not _no_verb(text, found.start(), found[0], high):
            return True
    if Clause(text, low, high, high, high).finite():
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
        if not _OPENERS.isdisjoint(kinds) and CLOSERS.isdisjoint(kinds) and clause.any(PASTS) < 0:
            return _ended(clause)
        if clause.subordinate() and not clause.finite():
            return _ended(clause)
    if not CLOSERS.isdisjoint(kinds) and not clause.surely_finite() and not clause.subordinate():
        return _begun(clause)
    return clause


def _ended(clause: Clause) -> Clause:
    """The clause with the first stretch to the right that ends it; itself where another clause begins before."""
    text, at, most = clause.text, clause.high, min(len(clause.text.kinds), clause.end + _REACH)
    subordinate = clause.subordinate() and not clause.finite()
    for _ in range(_CHUNKS):
        if at >= most or text.kinds[at] == STOP or text.words[at] in {";", ":"}:
            break
        low, high = at + 1, _next_parting(text, at + 1, most)
        if text.kinds[at] == BOUNDARY and text.words[at] != "(" and not _opens_subordinate(text, low, high):
            part = Clause(text, low, high, high, high)
            if subordinate and part.finite():
                return Clause(text, clause.low, high, clause.start, clause.end, (*clause.holes, (clause.high, low)))
            sure = part.surely_finite()
            if not sure and (not CLOSERS.isdisjoint(part.kinds) or part.replaced(low - 1)):
                return Clause(text, clause.low, high, clause.start, clause.end, (*clause.holes, (clause.high, low)))
            if sure and text.words[low] not in _TAGS and part.any(REPORT) < 0:
                break
        at = high
    return clause


def _opens_subordinate(text: Text, low: int, high: int) -> bool:
    """Whether a conjunction stands first, or behind a preposition: `van wie`, `met wie`."""
    return high < len(text.kinds) and text.kinds[high] == SUBORDINATOR and high - low < 2


def _begun(clause: Clause) -> Clause:
    """The clause with the stretch to the left that waits for its participle; itself where there is none."""
    text, at = clause.text, clause.low - 1
    if at < 0 or text.kinds[at] != BOUNDARY or text.words[at] in "(;:" or _is_aside(clause):
        return clause
    least = max(0, clause.start - _REACH)
    for _ in range(_CHUNKS):
        high = at
        low = _last_parting(text.kinds, least, high) + 1
        low = max(low, least)
        part = Clause(text, low, high, high, high)
        opens = low == 0 or text.kinds[low - 1] != SUBORDINATOR
        if opens and not _WAITING.isdisjoint(part.kinds) and CLOSERS.isdisjoint(part.kinds):
            return Clause(text, low, clause.high, clause.start, clause.end, (*clause.holes, (high, clause.low)))
        at = low - 1
        tag = text.words[low] in _TAGS or part.any(REPORT) >= 0
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
    high = _next_parting(text, at + 1, min(len(text.kinds), at + _REACH))
    behind = Clause(text, at + 1, high, high, high)
    return not CLOSERS.isdisjoint(behind.kinds) and not behind.surely_finite()


def wider(clause: Clause) -> Iterator[Clause]:
    """The clause with another of its sentence: one to the left that it goes on from, else its neighbour to the right.

    `De senator gaf, na weken van geruchten, dinsdag zijn zetel op`: what begins with a subordinating conjunction or
    `aldus` is passed over.
    """
    text, start, end = clause.text, clause.start, clause.end
    kinds, words = text.kinds, text.words
    least, high = max(0, clause.low - _REACH), clause.low - 1
    if clause.subordinate():
        least = high + 1  # a subordinate clause does not go on from what stands before it
    while high > least and words[high] != ":" and not (kinds[high] == STOP and _stops(text, high)):
        low = high
        while low > least and not (kinds[low - 1] == BOUNDARY or (kinds[low - 1] == STOP and _stops(text, low - 1))):
            low -= 1
        if kinds[low] != SUBORDINATOR and words[low] != "aldus":
            yield joined(Clause(text, low, high, high, high))
        high = low - 1
    if clause.high < len(kinds) and kinds[clause.high] != STOP:
        most, high = min(len(kinds), clause.high + _REACH), clause.high + 1
        while high < most and not (kinds[high] == BOUNDARY or (kinds[high] == STOP and _stops(text, high))):
            high += 1
        yield Clause(text, clause.low, high, start, end)
