"""The stretch of text that is the clause of an expression, and its verbs.

A clause is what stands between commas, full stops, semicolons and subordinating conjunctions. `en`, `maar` and `of`
split it where each half has its own finite verb; a parenthesis, an apposition or a subordinate clause in its midst is a
hole in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wirecli.base.dutch import WEEKDAYS
from wirecli.times.clause.kinds import (
    AGO_BEHIND,
    ATTRIBUTIVE,
    BE,
    BECOME,
    BOUNDARY,
    BY_COMPANY,
    CALLED_OFF,
    COUNTS,
    DETERMINERS,
    FIRST_PERSON,
    GOING,
    HAVE,
    IN_COMPANY,
    KNOW,
    LETS,
    NEVER_BEFORE_VERB,
    OTHER,
    PARTICIPLE,
    PAST,
    PAST_OR_PARTICIPLE,
    PAST_OR_PLURAL,
    PLANNED,
    PLURAL,
    PLURAL_OR_PARTICIPLE,
    PREPOSITIONS,
    PRESENT,
    PRESENT_OR_PARTICIPLE,
    REPORT,
    REPORT_PLURAL,
    SHARES,
    SOFT_DETERMINERS,
    STATE,
    STOP,
    SUBORDINATOR,
    WILL,
    WOULD,
    ZIJN,
    makes_noun,
)
from wirecli.times.clause.verbs import NOUNS_TOO, PAST_NOUNS, PRESENT_NOUNS, is_loose
from wirecli.times.words import Text

REACH: Final = 40  # words on either side: no clause of the news is longer, and no text can make this slow
_ASIDE: Final = 15  # words of a parenthesis

PASTS: Final = PAST + PAST_OR_PARTICIPLE + PAST_OR_PLURAL
PLAIN_PARTICIPLES: Final = PARTICIPLE + PLANNED + CALLED_OFF + STATE
MAYBE_PARTICIPLES: Final = PRESENT_OR_PARTICIPLE + PLURAL_OR_PARTICIPLE
INFINITIVES: Final = PLURAL + PLURAL_OR_PARTICIPLE
SINGULARS: Final = PRESENT + PRESENT_OR_PARTICIPLE
AUXILIARIES: Final = HAVE + BE + BECOME + WILL + WOULD
HELPERS: Final = HAVE + BE + BECOME + WOULD + ZIJN
_SOLE: Final = SINGULARS + INFINITIVES + WILL + HAVE + BECOME + GOING + LETS + REPORT + REPORT_PLURAL + SHARES
_OTHERS: Final = _SOLE + FIRST_PERSON  # beside one of these `zijn` and `voeren` are no finite verbs
SURE: Final = PAST + PRESENT + AUXILIARIES + REPORT  # finite, whatever stands beside it
FINITE: Final = PAST + PAST_OR_PARTICIPLE + SINGULARS + AUXILIARIES + GOING + REPORT
_UNSETTLED: Final = frozenset(PAST_OR_PLURAL + PAST_OR_PARTICIPLE + ZIJN + GOING)  # kinds that other verbs decide about
PRESENTS: Final = frozenset(
    SINGULARS + INFINITIVES + LETS + HAVE + BE + ZIJN + BECOME + SHARES + FIRST_PERSON + PLANNED
)
_MAYBE_PAST: Final = frozenset(PAST_OR_PARTICIPLE + PRESENT_OR_PARTICIPLE)
_NOT_FINITE: Final = frozenset(PARTICIPLE + CALLED_OFF + STATE)  # `verwacht` may be a present
_INFINITIVE_TOO: Final = frozenset(INFINITIVES + REPORT_PLURAL)
CLOSERS: Final = frozenset(PLAIN_PARTICIPLES + MAYBE_PARTICIPLES + PAST_OR_PARTICIPLE)

_VERBS: Final = PASTS + _OTHERS + PLAIN_PARTICIPLES + BE + WOULD + ZIJN + IN_COMPANY
VERB: Final = re.compile(f"[{_VERBS}]")
_IDLE: Final = OTHER + ATTRIBUTIVE
_BY_NEIGHBOURS: Final = IN_COMPANY + MAYBE_PARTICIPLES
_PARTING: Final = re.compile(f"[{BOUNDARY}{SUBORDINATOR}{STOP}]")

_BEFORE_NOUNS: Final = PREPOSITIONS | {"in", "op", "te", "over", "tijdens", "per"}
_PLURALS: Final = frozenset(
    "ze die wie welke alle beide allebeide samenwerkende mede toe".split()
)  # before a past plural
_ADVERBS: Final = (["er"], ["ook"], ["nog"], ["al"], ["niet"], ["weer"], ["zich"])
_PARTICLES: Final = frozenset(
    """
    zich er ook nog al niet dat met in op aan bij van voor tot uit om over onder door af toe weer niets veel hem haar
    hen de het een geen zijn naar tegen toen fors flink licht weinig alleen
    """.split()
)
_AFTER_BE: Final = (
    DETERMINERS | COUNTS | SOFT_DETERMINERS | frozenset("er ze zij we wij in op bij door ook nog al weer niet".split())
)
_BEFORE_HIS: Final = PREPOSITIONS | {"in", "op", "aan", "over", "om", "wegens", "tijdens", "volgens", "dankzij"}
_NOT_HIS: Final = _AFTER_BE - frozenset("nieuwe eerste tweede laatste".split())
_AFTER_BE_FIRST: Final = frozenset("er ze zij we wij jullie de het die deze dat dit wel".split())
_REPLACING: Final = frozenset(
    "kunnen moeten willen mogen laten gaan komen blijven zien horen staan zitten leren helpen durven".split()
)
_TURNED: Final = frozenset(
    "stelt stellen schrijft schrijven meldt melden".split()
)  # other verbs with a particle behind them
_VERB_PARTICLES: Final = frozenset("voor aan in samen vast op uit open toe af over bij geschiedenis".split())
_DAYS: Final = tuple(WEEKDAYS)
_QUOTES: Final = frozenset("\"“'„‘:")
# What decides whether a form is a verb: the word before, the kind or the word; without any of these it is one.
_PLAIN: Final = frozenset(PASTS + _SOLE + PLAIN_PARTICIPLES)
_DOUBTFUL: Final = NOUNS_TOO | {"vroeg"}
# Behind these a full stop ends no sentence: titles before a name, and what stands before a number.
_ABBREVIATIONS: Final = frozenset(
    "mevr mw dhr mr mrs dr drs prof ing ir ds jhr jkvr st nr nrs ca resp gen kol kapt adj insp hr fam vs wed".split()
)


def stops(text: Text, at: int) -> bool:
    """Whether a full stop ends a sentence; that of an abbreviation or an initial does not."""
    words, following = text.words, at + 1
    if following >= len(words):
        return True
    before = words[at - 1] if at else ""
    abbreviates = before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha() and text.capital(at - 1))
    if abbreviates and words[at] == "." and text.glued(at):
        return False
    return text.capital(following) or words[following] in _QUOTES


def ends_sentence(text: Text, start: int, end: int) -> bool:
    """Whether a sentence ends among some words."""
    at = text.kinds.find(STOP, start, end)
    while at >= 0 and not stops(text, at):
        at = text.kinds.find(STOP, at + 1, end)
    return at >= 0


def sentence_begins(text: Text, start: int) -> int:
    """The first word of the sentence that a word stands in, at most so many words back as a clause reaches."""
    least = max(0, start - REACH)
    at = text.kinds.rfind(STOP, least, start)
    while at >= 0 and not stops(text, at):
        at = text.kinds.rfind(STOP, least, at)
    return at + 1 if at >= 0 else least


def sentence_ends(text: Text, end: int) -> int:
    """Where the sentence that a word stands in ends, at most so many words on as a clause reaches."""
    most = min(len(text.kinds), end + REACH)
    at = text.kinds.find(STOP, end, most)
    while at >= 0 and not stops(text, at):
        at = text.kinds.find(STOP, at + 1, most)
    return at if at >= 0 else most


# Verbs after which `dat` is what is done, not a conjunction: `moet dat binnen een week melden`.
_DOES_THAT: Final = frozenset(
    "moet moeten moest moesten kan kunnen kon konden mag mogen mocht mochten zal zullen zou zouden doet doen deed "
    "deden".split()
)


def _passed_over(text: Text, at: int) -> bool:
    """A boundary that is none: an abbreviation's full stop, and `die` and `dat` as pronouns behind their verb."""
    kind = text.kinds[at]
    if kind == STOP:
        return not stops(text, at)
    if kind != SUBORDINATOR or not at:
        return False
    word = text.words[at]
    return (word == "die" and text.kinds[at - 1] in FINITE) or (word == "dat" and text.words[at - 1] in _DOES_THAT)


def next_parting(text: Text, at: int, most: int) -> int:
    """Where the next boundary, conjunction or end of a sentence stands; `most` where there is none before it."""
    kinds = text.kinds
    found = _PARTING.search(kinds, at, most)
    while found is not None:
        at = found.start()
        if kinds[at] == BOUNDARY or not _passed_over(text, at):
            return at
        found = _PARTING.search(kinds, at + 1, most)
    return most


def last_parting(kinds: str, least: int, most: int) -> int:
    """Where the last of what parts clauses stands; -1 where nothing does."""
    boundary, subordinator = kinds.rfind(BOUNDARY, least, most), kinds.rfind(SUBORDINATOR, least, most)
    at = boundary if boundary > subordinator else subordinator
    stop = kinds.rfind(STOP, least, most)
    return stop if stop > at else at


Hole = tuple[int, int]


def around(text: Text, start: int, end: int) -> Clause:
    """The clause of an expression, between boundaries and subordinating conjunctions; parentheses are holes in it."""
    kinds, words = text.kinds, text.words
    least = start - REACH if start > REACH else 0
    most = end + REACH if end + REACH < len(kinds) else len(kinds)
    holes: list[Hole] = []
    low = start
    while (at := last_parting(kinds, least, low)) >= 0:
        opened = _opened(words, at, least) if words[at] == ")" else None
        if opened is not None:
            holes.append((opened, at + 1))
        elif kinds[at] == BOUNDARY or not _passed_over(text, at):
            least = at + 1
            break
        low = at if opened is None else opened
    high = next_parting(text, end, most)
    while high < most and words[high] == "(":
        closed = _closed(words, high, most)
        if closed is None:
            break
        holes.append((high, closed + 1))
        high = next_parting(text, closed + 1, most)
    return Clause(text, least, high, start, end, tuple(holes))


def _opened(words: Sequence[str], at: int, least: int) -> int | None:
    """Where the parenthesis that a bracket closes was opened; None where it was not, so near."""
    return next((place for place in range(at - 1, max(least, at - _ASIDE) - 1, -1) if words[place] == "("), None)


def _closed(words: Sequence[str], at: int, most: int) -> int | None:
    return next((place for place in range(at + 1, min(most, at + _ASIDE)) if words[place] == ")"), None)


def no_verb(text: Text, at: int, kind: str, start: int) -> bool:
    """A noun, an adjective or a name that has the form of a verb."""
    if kind == OTHER:
        return True
    words = text.words
    word, before, side = (words[at], words[at - 1], text.kinds[at - 1]) if at else (words[at], "", ATTRIBUTIVE)
    if kind in _PLAIN and word not in _DOUBTFUL and (side == OTHER or (side != ATTRIBUTIVE and not makes_noun(before))):
        return text.capital(at) and side != STOP and before not in _QUOTES
    if kind == FIRST_PERSON:  # `ik vertrek`, `kom je`
        after = words[at + 1] if at + 1 < len(words) else ""
        return before not in {"ik", "je", "jij"} and after not in {"ik", "je", "jij", "u"}
    counted = before in COUNTS or (before.isdecimal() and words[at - 2] != "-")  # not `met 3-1 verslagen`
    if before in DETERMINERS or (
        word.endswith("en") and counted and not (kind == PARTICIPLE and _closes(text, at, start))
    ):
        return True
    if kind in CLOSERS and word.endswith("en") and before.endswith("se") and text.capital(at - 1):
        return True  # `Amerikaanse verliezen`
    if before in {"het", "dit"} and kind == PRESENT and (at + 1 == start or words[at + 1 : at + 2] in _ADVERBS):
        return False  # `het blijft droog`
    if before in SOFT_DETERMINERS and (kind not in PASTS or word in NOUNS_TOO or _adjective(text, at, start)):
        return before != "zijn" or kind not in CLOSERS or not _closes(text, at, start)
    if (
        _follows_adjective(word, before, kind)
        or (kind == PRESENT_OR_PARTICIPLE and before in PREPOSITIONS)
        or (word == "vroeg" and words[at + 1 : at + 2] in (["in"], ["op"]) and not asks_or_lets(text, at, at + 3))
    ):
        return True
    if kind in PASTS:
        opens = not at or text.kinds[at - 1] == STOP  # `Sloten vriezen dicht`
        if word in NOUNS_TOO and (
            opens or before in {"om", "te", "met", "in", "op"} or words[at + 1 : at + 2] == ["van"]
        ):
            return True
        if before in NEVER_BEFORE_VERB or (before in {"van", "voor", "met", "en"} and is_loose(word)):
            return True
        if kind == PAST_OR_PARTICIPLE and before in PREPOSITIONS:
            return True  # `in besloten kring`
    kinds = text.kinds
    return text.capital(at) and at > 0 and kinds[at - 1] != STOP and before not in _QUOTES


# Before `vroeg` and `laat` as adverbs; and what may follow `vroeg` as a verb, though it is a preposition.
_DEGREES: Final = frozenset("al heel zeer erg te zo nog pas reeds even vrij tamelijk iets tot en of van vanaf".split())
_ASKED: Final = frozenset("om aan naar de het een hem haar hen hun zich geen meer zijn dat of".split())
_NOT_ASKED: Final = PREPOSITIONS | frozenset(
    "in op over tussen tijdens wegens toen waarbij en maar rond omstreeks".split()
)


def asks_or_lets(text: Text, at: int, end: int) -> bool:
    """Whether `vroeg` or `laat` before words of time is the verb of its clause: `laat vanavond extra treinen rijden`.

    It is where no other finite verb stands and it has what such a verb needs behind the time, which ends at word `end`:
    an infinitive, or something asked.
    """
    words, kinds = text.words, text.kinds
    low = last_parting(kinds, max(0, at - REACH), at) + 1
    if (low >= at and words[at - 1] != ",") or words[at - 1] in _DEGREES or words[at - 1].startswith(_DAYS):
        return False
    high = next_parting(text, end, min(len(kinds), end + REACH))
    if end >= high:
        return False
    for found in VERB.finditer(kinds, low, high):
        place, kind = found.start(), found[0]
        if (at <= place < end) or words[place] in {"vroeg", "laat"} or kind not in FINITE:
            continue
        if kind in HELPERS or not no_verb(text, place, kind, at):
            return False
    if words[at] == "laat":
        return any(kind in INFINITIVES + KNOW + GOING for kind in kinds[end:high])
    return (words[end] in _ASKED or words[end] not in _NOT_ASKED) and kinds[high - 1] not in CLOSERS


def _follows_adjective(word: str, before: str, kind: str) -> bool:
    """`in dichte mist`, `onder strenge waarden`: a noun that has the form of a present or of a loose past plural."""
    if word in PRESENT_NOUNS:
        return before in _BEFORE_NOUNS or (before.endswith("e") and len(before) > 4)
    return kind == PAST and word.endswith("en") and before.endswith("e") and before not in _PLURALS and is_loose(word)


def _closes(text: Text, at: int, start: int) -> bool:
    """Whether a participle behind `zijn` has no noun behind it: `zou zijn gestolen`, not `zijn gestolen fiets`."""
    following = at + 1
    if following >= len(text.words) or following == start:
        return True
    return text.kinds[following] not in OTHER + ATTRIBUTIVE or text.words[following] in _PARTICLES


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

    __slots__ = ("_finite", "end", "high", "holes", "kinds", "low", "others", "start", "text", "verbs")

    def __init__(self, text: Text, low: int, high: int, start: int, end: int, holes: tuple[Hole, ...] = ()) -> None:
        self.text, self.low, self.high, self.start, self.end, self.holes = text, low, high, start, end, holes
        verbs: list[tuple[int, str]] = []
        kinds = others = ""
        words, every = text.words, text.kinds
        at = low - 1
        for kind in every[low:high]:
            at += 1
            if kind in _IDLE:
                continue
            if kind not in _VERBS:
                others += kind
                continue
            if start <= at < end or (holes and _inside(at, holes)):
                continue
            if kind in _BY_NEIGHBOURS:
                kind = self._by_neighbours(at, kind)  # noqa: PLW2901
            if kind in HELPERS:
                if kind == ZIJN and at and words[at - 1] in _BEFORE_HIS:
                    continue  # `met zijn fiets`
            elif (
                not at or every[at - 1] != OTHER or kind not in _PLAIN or words[at] in _DOUBTFUL or text.capital(at)
            ) and no_verb(text, at, kind, start):
                continue
            verbs.append((at, kind))
            kinds += kind
        self.verbs, self.kinds, self.others = verbs, kinds, others
        self._finite: list[tuple[int, str]] | None = None  # worked out when it is asked for
        if len(kinds) > 1 and PAST in kinds:
            self._drop_nouns()
        if not _UNSETTLED.isdisjoint(self.kinds):
            self._settle()

    def _drop_nouns(self) -> None:
        """A noun with the form of a past, behind the clause's own verb: `verwacht vrijdag grote drukte`."""
        words = self.text.words
        if PAST_NOUNS.isdisjoint([words[at] for at, _ in self.verbs]):
            return
        if any((kind in FINITE or kind == PLANNED) and words[at] not in PAST_NOUNS for at, kind in self.verbs):
            self._keep([verb for verb in self.verbs if words[verb[0]] not in PAST_NOUNS])

    def _by_neighbours(self, at: int, kind: str) -> str:
        """The kind of what is a verb in some company only; `te bewonderen`, `zijn ontdekt` by the word before."""
        words = self.text.words
        if kind == IN_COMPANY:
            company, among, alone = BY_COMPANY[words[at]]
            beside = not company.isdisjoint(words[self.low : self.high])
            if words[at] == "geleden" and words[at - 1] in AGO_BEHIND:
                return alone
            return among if beside or (not company and at in {self.start - 1, self.end}) else alone
        before = words[at - 1] if at else ""
        if before == "te":
            return PLURAL if kind == PLURAL_OR_PARTICIPLE else kind
        return PARTICIPLE if before == "zijn" and kind == PRESENT_OR_PARTICIPLE else kind

    def skips(self, at: int) -> bool:
        """Whether a word stands in a hole."""
        return bool(self.holes) and _inside(at, self.holes)

    def cut(self, low: int, high: int) -> Clause:
        """A part of the clause that has the expression in it."""
        if (low, high) == (self.low, self.high):
            return self
        return Clause(self.text, low, high, self.start, self.end, self.holes)

    def _settle(self) -> None:
        """Decides forms of two kinds by the company they keep: `zijn`, and past plurals that are infinitives too."""
        if self.has(_OTHERS):
            self._drop(PAST_OR_PLURAL)
        if PAST_OR_PARTICIPLE in self.kinds and (self.has(BECOME + WOULD + WILL) or self._to_have()):
            self._keep([(at, PARTICIPLE if kind == PAST_OR_PARTICIPLE else kind) for at, kind in self.verbs])
        elif self._are():
            self._keep([*self.verbs[:-1], (self.verbs[-1][0], PARTICIPLE)])
        if ZIJN not in self.kinds and GOING not in self.kinds:
            return
        others = self.has(_OTHERS)
        words, kinds = self.text.words, self.text.kinds
        if self.places(ZIJN) == [self.start - 1]:
            self._keep([verb for verb in self.verbs if verb[1] != PLURAL or verb[0] > self.start])
            return  # `de resten zijn dinsdag opgegraven`: a noun, for before a time stands the verb
        if (
            self.places(ZIJN) == [self.low]
            and self.kinds == ZIJN
            and (_AFTER_BE_FIRST.isdisjoint(words[self.low + 1 : self.low + 2]))
        ):
            self._drop(ZIJN)  # `zijn laatste wedstrijd`
            return
        named = kinds[self.end + 1 : self.end + 2] not in CLOSERS and _AFTER_BE.isdisjoint(
            words[self.end + 1 : self.end + 2]
        )
        if self.places(ZIJN) == [self.end] and named:
            self._drop(ZIJN)  # `dinsdag zijn kandidatuur op`
        ends = self.places(GOING) == [self.high - 1] and self.start < self.high - 1 and words[self.high - 1] == "gaan"
        if ends and (not self.subordinate() or self.has(SURE)):
            self._drop(GOING)  # an infinitive at the end
        if ZIJN in self.kinds and (others or self.has(PASTS)):
            last = self.places(ZIJN)[-1]
            if any(at < last or kinds[at] not in INFINITIVES for at in self.places(_OTHERS + PASTS)):
                self._drop(ZIJN)  # the possessive, or an infinitive

    def _to_have(self) -> bool:
        """Whether `zijn` or `hebben` stands last, behind a participle: `moeten vrijdag vertrokken zijn`."""
        last, words = self.high - 1, self.text.words
        return last > self.low and words[last] in {"zijn", "hebben"} and (last - 1, PAST_OR_PARTICIPLE) in self.verbs

    def _are(self) -> bool:
        """`zijn alle kaarten verkocht`: a participle last, and `zijn` before what it can't be the possessive of."""
        if ZIJN not in self.kinds:
            return False
        places, words = self.places(ZIJN), self.text.words
        at, kind = self.verbs[-1]
        if len(places) != 1 or at != self.high - 1 or kind not in _MAYBE_PAST or self.subordinate():
            return False
        return words[places[0] + 1] in _NOT_HIS and not self.has(SURE)

    def subordinate(self) -> bool:
        """Whether a subordinating conjunction opens it."""
        return self.low > 0 and self.text.kinds[self.low - 1] == SUBORDINATOR

    def _drop(self, kind: str) -> None:
        if kind in self.kinds:
            self._keep([verb for verb in self.verbs if verb[1] != kind])

    def _keep(self, verbs: list[tuple[int, str]]) -> None:
        self.verbs = verbs
        self.kinds = "".join([kind for _, kind in verbs])
        self._finite = None

    def has(self, kinds: str) -> bool:
        """Whether it has a verb of any of some kinds."""
        for kind in self.kinds:  # noqa: SIM110 - they are few, and a generator takes longer
            if kind in kinds:
                return True
        return False

    def said(self, kinds: str) -> str:
        """The first verb of any of some kinds; it must have one."""
        return self.text.words[self.places(kinds)[0]]

    def places(self, kinds: str) -> list[int]:
        """Where its verbs of some kinds stand, in words."""
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
        if self._finite is None:
            found = [verb for verb in self.verbs if verb[1] not in _NOT_FINITE]
            singular = [verb for verb in found if verb[1] not in _INFINITIVE_TOO]
            words = self.text.words
            self._finite = singular or [verb for verb in found if not (verb[0] and words[verb[0] - 1] == "te")]
        return self._finite

    def surely_finite(self) -> bool:
        """Whether it has a verb that can be nothing but finite."""
        return self.has(SURE + GOING)
