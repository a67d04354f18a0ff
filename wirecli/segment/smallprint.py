"""Small print: lines that a site puts into a story's column, and the announcers of boxes of them.

Credits of pictures, stand-ins for embeds that are blocked, invitations to newsletters and reactions, the end of a live
blog. A few letters are looked for first, which the lines of stories seldom hold; patterns match whole lines.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from wirecli.base.patterns import compiled, wordlist
from wirecli.segment import marks

_LONGEST = 400  # characters; no small print is longer
_SHORT = 90
_LONGEST_WORD = 40
_ADDRESSES = ("http://", "https://", "pic.twitter.com")
_QUOTES = frozenset('"“”„‘«»')  # who is quoted on cookies tells news

# `Beeld Jan de Wit / Het Archief`: a word for a picture and names in capitals, no more.
_PICTURED = wordlist(
    """
    beeld foto foto's foto’s fotografie fotograaf archieffoto archiefbeeld illustratie illustraties cartoon tekening infographic
    graphic portret videostill stockfoto null
    """
)
_NAME = r"(?:[A-ZÀ-Þ©][\w.'’&-]*|van|de|den|der|ter|ten|von|el|al|en|via|voor|door)"
_PICTURE = rf"(?:null )?\w+['’]?s?:? ?{_NAME}(?: ?[/,|+&–-]? ?{_NAME}){{0,9}}"
_READER = r"\b(?:je|jij|jou|jouw|u|uw)\b"
_EMBEDDED = (
    r"onderdeel|video|inhoud|content|embed|bericht|element|\bpost|tweet|social|bekij|weer(?:ge|te)|tonen|getoond|laten zien"
    r"|laden|zichtbaar|extern|media|speler|podcast|kaart|widget|formulier|grafiek"
)
_COOKIES = r"(?:accepteer|aanvaard|sta|wijzig|pas|beheer|weiger|alle|alleen|cookie|cookies|open|toon|bekijk).{0,60}"
_LETTER = r"nieuwsbrief|\b(?:in|mail)box\b|in (?:je|uw|jouw) (?:e-?)?mail|e-?mailadres|whatsapp-?kanaal|pushbericht"
_SUBSCRIBES = _READER + r"|aanmelden|inschrijven|ontvang|abonneer"
_REACTS = (
    r"(?:lees|bekijk|toon|plaats|schrijf|laat|geef|er zijn|nog|wees|alle|reageer)\b.{0,40}"
    r"(?:reacties?|commentaar|reageert|reageren)\b.{0,50}"
)
_POSTED = (
    r"(?:bekijk|lees|view) (?:deze|dit|het|this) (?:bericht|post|tweet|foto|video|filmpje|reel|inhoud|content)\b.{0,40}"
    r"|(?:een|a) (?:bericht|post|video|foto|reel) (?:die is |dat is )?(?:gedeeld|geplaatst|shared|posted) (?:door|by) .{1,80}"
    r"|(?:dit|deze) (?:bericht|post|video|tweet)\b.{0,30} (?:bekijken|weergeven|tonen)"
    r"|[—–-] ?.{1,60}\(@\w{1,30}\).{0,40}"
)
_PLAYS = (
    r"(?:video|audio|kaart|inhoud|embed|bericht|tweet) (?:wordt|is aan het) (?:geladen|laden).{0,20}|bezig met laden.{0,5}"
    r"|(?:deze|de) (?:video|inhoud|tweet|post|embed|kaart|speler|podcast|livestream) (?:kan|is|wordt|werkt)"
    r" (?:helaas |momenteel |op dit moment )?niet\b.{0,80}|(?:je|uw|deze) browser ondersteunt\b.{0,80}"
)
_ENDS_LIVE = r"(?:einde|eind|dit was|tot zover)(?: van)?(?: (?:dit|het|ons|deze|onze|de))? live.{0,60}"


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda lowered: compiled(pattern).fullmatch(lowered.strip(" .!:»›→")) is not None


def _stands_in(lowered: str) -> bool:
    """Whether a line about cookies speaks to the reader of what can't be shown without them."""
    if not _QUOTES.isdisjoint(lowered):
        return False
    if compiled(_READER).search(lowered) or "worden" in lowered or "kunnen we" in lowered:
        return compiled(_EMBEDDED).search(lowered) is not None
    return len(lowered) <= 60 and compiled(_COOKIES).fullmatch(lowered.strip(" .!:")) is not None


def _invites(lowered: str) -> bool:
    return (
        compiled(_LETTER).search(lowered) is not None
        and _QUOTES.isdisjoint(lowered)
        and compiled(_SUBSCRIBES).search(lowered) is not None
    )


class _Kind(NamedTuple):
    """A kind of small print: the words that its lines begin with, the most characters, what proves it in lower case."""

    begins: frozenset[str]
    longest: int
    proves: Callable[[str], bool]


_KINDS = (
    _Kind(
        wordlist(
            "schrijf meld abonneer ontvang wil wilt elke iedere dagelijks altijd het onze vul download krijg blijf mis gratis"
            " aanmelden nieuwsbrief de e-mail jouw je uw nooit niks niets"
        ),
        250,
        _invites,
    ),
    _Kind(wordlist("lees bekijk toon plaats schrijf laat geef er nog wees alle reageer"), 90, _matches(_REACTS)),
    _Kind(wordlist("bekijk lees view een a dit deze — – - —"), 220, _matches(_POSTED)),
    _Kind(wordlist("video audio kaart inhoud embed bericht tweet bezig deze de je uw"), 130, _matches(_PLAYS)),
    _Kind(wordlist("einde eind dit tot"), 90, _matches(_ENDS_LIVE)),
    _Kind(wordlist("leestijd leesduur luistertijd luisterduur ca. ca ongeveer"), 60, marks.is_reading_time),
)
_BY_WORD: dict[str, tuple[_Kind, ...]] = {
    word: tuple(kind for kind in _KINDS if word in kind.begins)
    for word in frozenset().union(*(kind.begins for kind in _KINDS))
}


def is_smallprint(line: str) -> bool:
    """Whether a whole line is small print, wherever it stands."""
    length = len(line)
    if length > _LONGEST:
        return False
    if ("ookie" in line or "oestemming" in line) and _stands_in(line.lower()):
        return True
    word = line[:_LONGEST_WORD].split(" ", 1)[0].lower()
    kinds = _BY_WORD.get(word)
    if kinds is not None and any(length <= kind.longest and kind.proves(line.lower()) for kind in kinds):
        return True
    if length > _SHORT:
        return word.startswith(_ADDRESSES) and _is_address(line)
    return (
        (word.rstrip(":") in _PICTURED and _is_credit(line))
        or (word[0].isdigit() and length <= 60 and marks.is_reading_time(line))
        or (word.startswith(_ADDRESSES) and _is_address(line))
    )


def _is_address(line: str) -> bool:
    """A web address that an embed left behind."""
    return " " not in line


def _is_credit(line: str) -> bool:
    """`null Beeld X`, `Foto Jan de Wit / ANP`: a picture's credit without a colon. A headline has small words in it."""
    first, _, rest = line.removeprefix("null ").partition(" ")
    return line == "null" or (
        bool(rest)
        and first.lower().rstrip(":") in _PICTURED
        and (rest[0].isupper() or rest[0] == "©" or rest.startswith(("van ", "door ")))
        and compiled(_PICTURE).fullmatch(line.strip("() ")) is not None
    )


# Boxes, which go on below their announcer.
_TAGS = wordlist(
    """
    lees meer over|meer over|meer over dit onderwerp|lees meer over dit onderwerp|onderwerpen|onderwerp|tags|tag|trefwoorden|labels|
    thema's|thema’s|gerelateerde onderwerpen|in dit artikel|in dit artikel genoemd|genoemde personen|deze onderwerpen volgen|
    volg deze onderwerpen|meer over deze onderwerpen|bekijk meer over|zie ook onderwerpen|dossiers
    """,
    "|",
)
_AUTHORS = wordlist(
    """
    over de auteur|over de auteurs|over de schrijver|over de journalist|over de verslaggever|over de redacteur|over deze auteur|auteur|
    auteurs|de auteur|geschreven door|meer van deze auteur|over de makers
    """,
    "|",
)
_LETTERS = wordlist(
    "nieuwsbrief|nieuwsbrieven|onze nieuwsbrief|dagelijkse nieuwsbrief|blijf op de hoogte|mis niets|mis niks", "|"
)
_BARE = " :»›>…→.!?"


def opens_tags(line: str) -> bool:
    """`Lees meer over`: tags follow, a line each."""
    return len(line) <= 50 and line.lower().strip(_BARE) in _TAGS


def opens_box(line: str) -> bool:
    """`Over de auteur`, `Nieuwsbrief`: a box of a few lines follows, texts too."""
    lowered = line.lower().strip(_BARE) if len(line) <= 50 else ""
    return lowered in _AUTHORS or lowered in _LETTERS
