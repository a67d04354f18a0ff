"""Small print: lines that a site puts into a story's column, and the announcers of boxes of them.

Credits of pictures, stand-ins for embeds that are blocked, invitations to newsletters and reactions, the end of a live
blog. A few letters are looked for first, which the lines of stories seldom hold; patterns match whole lines.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from wirecli.base.patterns import compiled, wordlist
from wirecli.records import NamedTuple
from wirecli.segment import marks

_LONGEST = 400  # characters; no small print is longer
_SHORT = 90
_LONGEST_WORD = 40
_ADDRESSES = ("http://", "https://", "pic.twitter.com")
_QUOTES = frozenset('"“”„‘«»')  # who is quoted on cookies tells news

# `Beeld Jan de Wit / Het Archief`: a word for a picture and names in capitals, no more.
_PICTURED = marks.PICTURE_WORDS | wordlist("archiefbeeld illustraties tekening portret videostill stockfoto null")
_NAME = r"(?:[A-ZÀ-Þ©][\w.'’&-]*+|van|de|den|der|ter|ten|von|el|al|en|via|voor|door)"
_PICTURE = rf"(?:null )?\w+['’]?s?:? ?{_NAME}(?:(?: ?[/,|+&–-] ?| ){_NAME}){{0,9}}"
_READER = r"\b(?:je|jij|jou|jouw|u|uw)\b"
_ASKS = _READER + r"|\b(?:kan|kunnen) (?:we|niet)\b|\bworden\b|\b(?:geef|accepteer|aanvaard|wijzig|sta)\b"
_CONSENTS = r"\b(?:je|jouw|uw|u|geef) (?:geen )?toestemming\b|\btoestemming (?:nodig|te geven)"
_EMBEDDED = (
    r"onderdeel|video|inhoud|content|embed|bericht|element|\bpost|tweet|social|bekij|weer(?:ge|te)|tonen|getoond"
    r"|laten zien|laden|zichtbaar|extern|media|speler|podcast|kaart|widget|formulier|grafiek"
)
_GOES_ON = r"door (?:verder|gebruik|deze|onze|op|te) .{0,80}\b(?:cookie|akkoord|accepte|toestemming).{0,120}"
_COOKIES = r"(?:accepteer|aanvaard|sta|wijzig|pas|beheer|weiger|alle|alleen|cookie|cookies|open|toon|bekijk).{0,60}"
_SITES = ("wij ", "we ", "deze site", "deze website", "deze app", "onze ")
# What a consent wall says of its site, above the page that it hid.
_USES = (
    r"(?:wij|we|deze (?:site|website|app)|onze (?:site|website|partners)) (?:\S+ ){0,6}?"
    r"(?:gebruik(?:t|en)|plaats(?:t|en)|maken|maakt|verwerk(?:t|en)|verzamel(?:t|en)|sla(?:at|an)|"
    r"vraagt|vragen)\b.{0,160}\b(?:cookies|toestemming)\b.{0,220}"
)
_LETTER = r"nieuwsbrief|\b(?:in|mail)box\b|in (?:je|uw|jouw) (?:e-?)?mail|e-?mailadres|whatsapp-?kanaal|pushbericht"
_SUBSCRIBES = _READER + r"|aanmelden|inschrijven|ontvang|abonneer"
_REACTS = (
    r"(?:lees|bekijk|toon|plaats|schrijf|laat|geef) (?:\w+ ){0,3}(?:reacties?|commentaar)\b.{0,40}"
    r"|(?:er zijn )?(?:nog )?geen reacties.{0,30}|wees de eerste .{0,40}|reageer(?: \(?\d+\)?)?"
    r"|alle (?:\d+ )?reacties(?: (?:lezen|bekijken|tonen|weergeven))?"
)
_POSTED = (
    r"(?:bekijk|view) (?:op|on|via|in) [\w.]{1,20}"
    r"|(?:bekijk|lees|view) (?:deze|dit|het|this) (?:bericht|post|tweet|foto|video|filmpje|reel|inhoud)\b.{0,40}"
    r"|(?:een|a) (?:bericht|post|video|foto|reel) (?:die is |dat is )?(?:gedeeld|geplaatst|shared|posted) (?:door|by)"
    r"(?: \S+){1,4}(?: (?:op|on) .{1,20})?"
    r"|(?:dit|deze) (?:bericht|post|video|tweet)\b.{0,30} (?:bekijken|weergeven|tonen)"
    r"|[—–-] ?.{1,60}\(@\w{1,30}\).{0,40}"
)
_PLAYS = (
    r"(?:video|audio|kaart|inhoud|embed|bericht|tweet) (?:wordt|is aan het) (?:geladen|laden).{0,20}"
    r"|bezig met laden.{0,5}"
    r"|(?:deze|de) (?:video|inhoud|tweet|post|embed|kaart|speler|podcast|livestream) (?:kan|is|wordt|werkt)"
    r" (?:helaas |momenteel |op dit moment )?niet (?:meer )?(?:worden )?"
    r"(?:beschikbaar|getoond|weergegeven|geladen|afgespeeld|bekeken|zichtbaar|ondersteund|geopend)\b.{0,60}"
    r"|(?:je|uw|deze) browser ondersteunt\b.{0,80}"
)
_POLLS = r"wat vindt? (?:jij|je|u)\b.{0,60}\b(?:praat|reageer|laat|stem|poll|reactie|facebook|deel)\b.{0,60}"
_ENDS_LIVE = r"(?:einde|eind|dit was|tot zover)(?: van)?(?: (?:dit|het|ons|deze|onze|de))? live.{0,60}"


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda lowered: compiled(pattern).fullmatch(lowered.strip(" .!:»›→")) is not None


def _stands_in(lowered: str) -> bool:
    """Whether a line about cookies speaks to the reader of what can't be shown without them."""
    if not _QUOTES.isdisjoint(lowered):
        return False
    if "cookie" not in lowered and not compiled(_CONSENTS).search(lowered):
        return False  # a court's consent
    if compiled(_GOES_ON).fullmatch(lowered) and compiled(_ASKS).search(lowered):
        return True
    if compiled(_ASKS).search(lowered) and compiled(_EMBEDDED).search(lowered):
        return True
    if lowered.startswith(_SITES) and compiled(_USES).fullmatch(lowered):
        return True
    return len(lowered) <= 60 and compiled(_COOKIES).fullmatch(lowered.strip(" .!:")) is not None


def _invites(lowered: str) -> bool:
    return (
        compiled(_LETTER).search(lowered) is not None
        and _QUOTES.isdisjoint(lowered)
        and compiled(_SUBSCRIBES).search(lowered) is not None
    )


class _Kind(NamedTuple):
    """A kind of small print: the words that its lines begin with, letters of which they hold some (any, where there are
    none), the most characters, and what proves it of a line in lower case."""

    begins: frozenset[str]
    letters: tuple[str, ...]
    longest: int
    proves: Callable[[str], bool]


_KINDS = (
    _Kind(
        wordlist(
            """
            schrijf meld abonneer ontvang wil wilt elke iedere dagelijks altijd het onze vul download krijg blijf mis
            gratis             aanmelden nieuwsbrief de e-mail jouw je uw nooit niks niets
            """
        ),
        ("ieuwsbrief", "mail", "box", "hatsApp", "ushbericht"),
        250,
        _invites,
    ),
    _Kind(
        wordlist("lees bekijk toon plaats schrijf laat geef er nog wees alle reageer"),
        ("eacti", "eage", "ommentaar"),
        90,
        _matches(_REACTS),
    ),
    _Kind(
        wordlist("bekijk lees view een a dit deze — –"),
        (
            "bericht",
            "post",
            "tweet",
            "foto",
            "video",
            "film",
            "reel",
            "inhoud",
            "content",
            "(@",
            " op ",
            " via ",
            " on ",
        ),
        220,
        _matches(_POSTED),
    ),
    _Kind(
        wordlist("video audio kaart inhoud embed bericht tweet bezig deze de je uw"),
        ("niet", "laden", "browser"),
        130,
        _matches(_PLAYS),
    ),
    _Kind(wordlist("wat"), ("vind",), 120, _matches(_POLLS)),
    _Kind(wordlist("einde eind dit tot"), ("live",), 90, _matches(_ENDS_LIVE)),
    _Kind(marks.READING_WORDS | wordlist("ca. ca ongeveer"), ("",), 60, marks.is_reading_time),
)
_PLAIN = wordlist(
    """
    foto ter illustratie|archieffoto|archiefbeeld|foto uit archief|archief|beluister de podcast|beluister het artikel|
    beluister deze aflevering|e-mailadres|je e-mailadres|uw e-mailadres|volledig scherm|null|illustratiefoto
    """,
    "|",
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
    for kind in _BY_WORD.get(word, ()):
        if length <= kind.longest:
            for letters in kind.letters:
                if letters in line:
                    if kind.proves(line.lower()):
                        return True
                    break
    return length <= _SHORT and _is_short(line, word)


def _is_short(line: str, word: str) -> bool:
    return (
        line.lower().strip(" .!:()") in _PLAIN
        or (word.rstrip(":") in _PICTURED and _is_credit(line))
        or (word[0].isdigit() and marks.is_reading_time(line))
        or (word.startswith(_ADDRESSES) and _is_address(line))
    )


def _is_address(line: str) -> bool:
    """A web address that an embed left behind."""
    return " " not in line


def _is_credit(line: str) -> bool:
    """`null Beeld X`, `Foto Jan de Wit / ANP`: a picture's credit without a colon. A headline has small words in it."""
    first, _, rest = line.removeprefix("null ").partition(" ")
    return (
        bool(rest)
        and first.lower().rstrip(":") in _PICTURED
        and (rest[0].isupper() or rest[0] == "©" or rest.startswith(("van ", "door ")))
        and compiled(_PICTURE).fullmatch(line.strip("() ")) is not None
    )


# Boxes, which go on below their announcer.
Box: TypeAlias = Literal["tags", "box"]
_TAGS = marks.TAG_WORDS | wordlist(
    """
    lees meer over|meer over|meer over dit onderwerp|lees meer over dit onderwerp|onderwerp|tag|thema's|thema’s|
    gerelateerde onderwerpen|in dit artikel|in dit artikel genoemd|genoemde personen|
    deze onderwerpen volgen|volg deze onderwerpen|meer over deze onderwerpen|bekijk meer over|dossiers
    """,
    "|",
)
_AUTHORS = wordlist(
    """
    over de auteur|over de auteurs|over de schrijver|over de journalist|over de verslaggever|over de redacteur|
    over deze auteur|auteur|auteurs|de auteur|geschreven door|meer van deze auteur|over de makers
    """,
    "|",
)
_LETTERS = wordlist(
    "nieuwsbrief|nieuwsbrieven|onze nieuwsbrief|dagelijkse nieuwsbrief|blijf op de hoogte|mis niets|mis niks", "|"
)
_ANNOUNCER_LONGEST = 50  # characters
_BARE = " :»›>…→.!?"


_BIOGRAPHY = (
    r"[A-ZÀ-Þ][\w'’-]+(?: [\w'’-]+){1,4} (?:is|werkt|schrijft|volgt)\b.{0,80}"
    r"\b(?:verslaggev\w+|redact\w+|correspondent\w*|journalist\w*|columnist\w*|chef|auteur)\b.{0,200}"
)
_OF_PAPER = (
    r"\b(?:schrijft|volgt|bericht|doet verslag|werkt) (?:\w+ ){0,4}(?:over|voor|bij)\b"
    r"|\b(?:bij|van|voor) (?:deze krant|onze redactie|[A-ZÀ-Þ])|@\w|\.nl\b|\.be\b"
)


def is_biography(line: str) -> bool:
    """`Jan de Wit is verslaggever bij De Kade en schrijft over …`: who wrote the story, below it."""
    return (
        len(line) <= 320
        and compiled(_BIOGRAPHY).fullmatch(line) is not None
        and compiled(_OF_PAPER).search(line) is not None
    )


_BOXES: dict[str, Box] = {**dict.fromkeys(_TAGS, "tags"), **dict.fromkeys((*_AUTHORS, *_LETTERS), "box")}


def opens(line: str) -> Box | None:
    """What a line announces below it: `Lees meer over` tags, a line each; `Over de auteur`, `Nieuwsbrief` a box of a
    few lines, texts too."""
    return _BOXES.get(line.lower().strip(_BARE)) if len(line) <= _ANNOUNCER_LONGEST else None
