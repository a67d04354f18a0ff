"""What a word can be for the reading of a clause, as one letter.

A verb is told by its form (`verbs.py`); the letters of all other words stand in a table here. `.` is any other word.
"""

from __future__ import annotations

from wirecli.times.clause.verbs import STATES, verb_slots

# Words that are verbs of one kind in some company (of these words, or beside the expression), else of another or none.
BY_COMPANY: dict[str, tuple[frozenset[str], str, str]] = {
    "weken": (frozenset({"uit", "af"}), "p", ""),  # past of wijken, or weeks
    "lasten": (frozenset({"in"}), "p", ""),  # `lasten een pauze in`, or burdens
    "schepen": (frozenset({"in"}), "i", ""),  # `schepen in`, or ships
    "staken": (frozenset("brand over kop handen stokje neus gek".split()), "p", "i"),  # past of steken, or to strike
    "voeren": (
        frozenset("overleg gesprek gesprekken actie acties campagne strijd oorlog onderzoek debat controles".split()),
        "i",
        "v",
    ),  # `voeren overleg`, or past of varen
    "bekend": (frozenset("heeft hebben heb had hadden".split()), "d", ""),  # `heeft bekend`, or known
    "bekende": (frozenset(), "p", ""),  # `bekende woensdag de moord`: no noun stands between, as after an adjective
}
# The words that are not told by their form as a verb, by letter: boundaries (b), full stops (S), subordinating (s) and
# coordinating (c) conjunctions, what is planned (g, a), put off (o) or a state (y), `gaat` (G), `laat … weten` (l, k),
# `door` (D), `deelt … mee` (n, m), first persons (q), verbs in some company (x), events (E), what leads up to them (L).
_WORDS = {
    "b": ", ; : ( ) [ ] – —",
    "S": ". ! ? …",
    "s": """dat die omdat nadat voordat doordat zodat terwijl hoewel ofschoon wanneer toen indien mits tenzij zodra
        totdat waar waarbij waarin waarop waardoor waarmee waarna waarvan waarover waarvoor waaraan waaruit
        waarnaar waarom aangezien opdat wie alhoewel""",
    "c": "en maar want dus of als",
    "g": "gepland verwacht voorzien geagendeerd ingepland vastgelegd geprogrammeerd uitgeschreven aangekondigd",
    "o": "uitgesteld verplaatst verschoven verzet opgeschort verdaagd verlengd geschorst",
    "a": "agenda programma planning kalender",
    "y": " ".join(STATES),
    "G": "gaat gaan",
    "l": "laat laten",
    "k": "weten optekenen",
    "D": "door",
    "m": "mee mede aan toe",
    "n": "deelt delen geeft geven voegt licht lichten",
    "q": "kom zie ga doe sta neem geef vind",
    "x": " ".join(BY_COMPANY),
    "L": "vooraf voorafgaand voorafgaande aanloop vooruitlopend voorbereiding voorbereidingen oog vooruit geplande",
    "E": """onderhandelingen verkiezing verkiezingen top overleg topoverleg gesprek gesprekken vergadering
        wedstrijd finale duel bijeenkomst debat stemming deadline ultimatum referendum conferentie staking betoging
        demonstratie zitting ontmoeting bezoek opening concert beraad stembusgang plechtigheid hoorzitting race koers
        etappe interland derby congres ceremonie inhuldiging beëdiging lancering aftrap topconferentie stemronde
        persconferentie topontmoeting""",
}
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
# A verb's letter by its slots; a present in -en (an infinitive too) is in the second column.
_VERBS: dict[tuple[str, ...], str] = {
    ("past",): "pp", ("past", "participle"): "PP", ("past", "present"): "vv", ("present", "past"): "ti",
    ("present",): "ti", ("present", "participle"): "TI", ("participle",): "dd", ("report",): "rR", ("have",): "hh",
    ("be",): "ee", ("become",): "ww", ("will",): "ff", ("would",): "uu", ("stem",): "qq",
}  # fmt: skip

_FIXED = {word: letter for letter, words in _WORDS.items() for word in words.split()}


def kind_of(word: str) -> str:
    """The letter of a word in lower case."""
    if word in _FIXED:
        return _FIXED[word]
    if word == "zijn":
        return "z"
    if word.endswith(_EVENT_ENDINGS):
        return "E"
    slots = verb_slots(word) if word.isalpha() else ()
    return _VERBS[slots][word.endswith(("en", "staan", "doen", "zien"))] if slots else "."
