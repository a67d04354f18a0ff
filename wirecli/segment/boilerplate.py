"""Lines that say what they are by their words: furniture, labels of related blocks, bylines, publication lines.

Patterns are found by the first word of a line, and compiled when a line first begins with it. They match whole lines,
in lower case. The words are those of Dutch and Flemish news sites.
"""

from __future__ import annotations

import re
from functools import cache

from wirecli.segment import stamps
from wirecli.segment.datelines import AGENCIES

_LONGEST = 200  # characters; no line that its words alone explain is longer

# Whole lines of furniture, without the mark at their end.
_PLAIN = frozenset(
    "advertentie|(advertentie)|advertenties|advertorial|reclame|gesponsord|sponsored|partnerbijdrage|ingezonden mededeling|"
    "aangeboden door onze partners|webmail|kies je webmail|home|homepage|menu|zoeken|zoek|inloggen|uitloggen|log in|"
    "aanmelden|registreren|abonneren|abonnement|abonnementen|word abonnee|mijn account|account|profiel|nieuwsbrief|"
    "nieuwsbrieven|privacy|privacybeleid|privacyverklaring|privacy statement|cookies|cookiebeleid|cookie-instellingen|"
    "cookieverklaring|contact|contact opnemen|over ons|colofon|disclaimer|adverteren|vacatures|klantenservice|help|faq|"
    "veelgestelde vragen|algemene voorwaarden|gebruiksvoorwaarden|voorwaarden|toegankelijkheid|sitemap|rss|archief|"
    "naar boven|omhoog|delen|share|tweet|print|printen|afdrukken|bewaar|bewaren|opslaan|kopieer link|link kopiëren|"
    "stuur door|reageer|reageren|reacties|reactie|plaats een reactie|geef een reactie|reactie plaatsen|volgende|vorige|"
    "volgend artikel|vorig artikel|sluiten|sluit|ga naar de inhoud|naar de inhoud|direct naar inhoud|naar hoofdinhoud|"
    "overslaan en naar de inhoud gaan|tip de redactie|tip ons|voorlezen|luister|afspelen|pauze|video|podcast|foto|foto's|"
    "onderwerpen|tags|trefwoorden|labels|auteursrechten|alle rechten voorbehouden|terug|terug naar boven|toon meer|"
    "meer laden|laad meer|toon alles|lees verder|lees het hele artikel|bekijk alles|bekijk meer|alles weergeven|"
    "volg ons|weer|verkeer|tv-gids|tv gids|puzzels|spelletjes|nieuwsapp|app|apps|log uit|mijn nieuws|kijk live|live tv".split(
        "|"
    )
)
_SHARES = frozenset(
    "facebook twitter x whatsapp linkedin e-mail email mail instagram telegram print kopieer link bluesky pinterest "
    "mastodon threads tiktok youtube messenger via op deel en | / • · share tweet".split()
)
_ENTITY = r"(?:foto(?:'s|’s|grafie)?|archieffoto|beeld|video|bron(?:nen)?|illustratie|cartoon|infographic|graphic|redactie|eindredactie|copyright)"
_ANY_TEXT = r"\b.{0,180}"

# First word → pattern of a whole line.
_FURNITURE = {
    "deel": r"deel(?: (?:dit|het|via|op|met|artikel|bericht|nieuws|deze|link)\b.{0,60})?:?",
    "delen": r"delen(?: (?:via|op|met)\b.{0,60})?:?",
    "advertentie": r"advertentie (?:via|door|van|gaat|-)\b.{0,60}",
    "lees": rf"lees (?:ook|verder|meer|hier|het (?:volledige|hele|originele)|alles over|alle|onze|dit|voor|eerder|mee|de reacties){_ANY_TEXT}",
    "zie": rf"zie (?:ook|hier){_ANY_TEXT}",
    "bekijk": rf"bekijk (?:ook|hier|al|alle|meer|hieronder|onze|de (?:video|beelden|foto)|het (?:volledige|hele)){_ANY_TEXT}",
    "kijk": rf"kijk (?:ook|hier|live|terug|hieronder){_ANY_TEXT}",
    "luister": rf"luister (?:ook|hier|terug|naar (?:de|onze|deze) (?:podcast|aflevering|uitzending)){_ANY_TEXT}",
    "tekst": r"tekst (?:gaat|loopt) (?:verder|door)\b.{0,80}",
    "de": r"de tekst gaat verder\b.{0,80}",
    "artikel": r"artikel gaat (?:verder|door)\b.{0,80}",
    "verhaal": r"verhaal gaat (?:verder|door)\b.{0,80}",
    "alle": r"alle rechten\b.{0,120}",
    "auteursrechten": r"auteursrechten\b.{0,120}",
    "meld": rf"meld (?:je|u|jezelf|uzelf|hier) {_ANY_TEXT}",
    "schrijf": rf"schrijf (?:je|u) (?:hier )?(?:in|gratis){_ANY_TEXT}",
    "volg": rf"volg (?:ons|onze|het laatste|dit|wirecli|\S+ (?:op|via|ook)){_ANY_TEXT}",
    "abonneer": rf"abonneer{_ANY_TEXT}",
    "word": rf"word (?:lid|abonnee|ook|nu|vriend){_ANY_TEXT}",
    "download": rf"download (?:de|onze|gratis|nu){_ANY_TEXT}",
    "klik": rf"klik (?:hier|op|voor){_ANY_TEXT}",
    "mail": rf"mail (?:de|ons|naar|ze|je){_ANY_TEXT}",
    "stuur": rf"stuur (?:ons|een|je|uw|jouw) (?:een |je |uw )?(?:e-?mail|mail|tip|foto|app|bericht|nieuws){_ANY_TEXT}",
    "tip": rf"tip (?:de|ons|onze){_ANY_TEXT}",
    "tips": r"tips\?.{0,150}",
    "heb": rf"heb (?:je|jij|u) (?:een|zelf|vragen|tips|nieuws|iets|meer){_ANY_TEXT}",
    "hebt": rf"hebt (?:je|u) (?:een|zelf|vragen|tips|nieuws|iets|meer){_ANY_TEXT}",
    "wil": rf"wil (?:je|jij|u) (?:geen|op de hoogte|meer|dit|het laatste|reageren|dagelijks){_ANY_TEXT}",
    "wilt": rf"wilt u (?:geen|op de hoogte|meer|dit|het laatste|reageren|dagelijks){_ANY_TEXT}",
    "ontvang": rf"ontvang (?:het|de|onze|ons|dagelijks|elke|gratis|nieuws|als){_ANY_TEXT}",
    "reageer": r"reageer(?: (?:op|nu|hier|als)\b.{0,80})?",
    "reacties": r"reacties ?(?:\(\d+\)|: ?\d+)",
    "praat": r"praat mee\b.{0,80}",
    "leestijd": r"leestijd:? .{0,30}",
    "views": r"views: ?\d.{0,120}",
    "onderwerpen": r"onderwerpen: .{0,150}",
    "trefwoorden": r"trefwoorden: .{0,150}",
    "tags": r"tags: .{0,150}",
    "meer": r"meer (?:over .{1,60}|lezen\??|weten\?.{0,100})",
    "terug": r"terug naar .{1,40}",
    "ga": r"ga (?:naar|terug naar) (?:de |het )?(?:homepage|voorpagina|overzicht|home|inhoud|hoofdinhoud|navigatie|zoeken)\b.{0,40}",
    "deze": r"deze (?:site|website) (?:gebruikt|maakt gebruik van)\b.{0,150}",
    "wij": r"wij (?:gebruiken|maken gebruik van) (?:functionele |analytische )?cookies\b.{0,150}",
    "dit": r"dit (?:artikel|verhaal|bericht) (?:is (?:exclusief|alleen|gratis|gemaakt|geschreven|afkomstig)|verscheen|delen)\b.{0,120}",
    "omdat": r"omdat .{1,60} webmail\b.{0,150}",
}  # fmt: skip
_BY_WORD = {word: _ENTITY + r"(?: ?[:©|/] ?.{1,100}| (?:via )?(?:%s)\b.{0,60})" for word in (
    "foto foto's foto’s fotografie archieffoto beeld video bron bronnen illustratie cartoon infographic graphic redactie "
    "eindredactie copyright").split()}  # fmt: skip
_COPYRIGHT = re.compile(r"(?:©|ⓒ|\(c\)|copyright\b).{0,180}")
_COUNTED = re.compile(
    r"\d+ (?:reacties?|antwoorden|views|likes?|keer (?:gelezen|gedeeld|bekeken)|min(?:\.|uten|uut)? (?:leestijd|lezen))\b.{0,60}"
)

# Sections of Dutch and Flemish news sites, in lower case.
SECTIONS = frozenset(
    "binnenland|buitenland|sport|economie|politiek|cultuur|media|tech|technologie|wetenschap|regio|regionaal|voetbal|"
    "financieel|opmerkelijk|koningshuis|show|entertainment|gezondheid|opinie|algemeen|achterklap|cultuur & media|kunst|"
    "onderwijs|milieu|klimaat|natuur|reizen|auto|wonen|muziek|film|boeken|wielrennen|tennis|schaatsen|formule 1|hockey|"
    "zakelijk|beurs|geld|crime|misdaad|rechtspraak|nederland|vlaanderen|brussel|wereld|europa|kort nieuws|nieuws".split(
        "|"
    )
)
# Labels that need no proof, and labels that may as well be furniture, a site's heading or a subhead: teasers prove them.
_NOUN = r"(?:nieuws|berichten|artikelen|verhalen|krantenkoppen|koppen|video's|sport)"
_SURE_LABELS = {
    "meer": rf"meer (?:{_NOUN}(?: (?:uit|in|van|over) (?P<section>.{{1,40}}))?|uit (?P<section2>.{{1,40}})"
    rf"|(?:in |van )?(?P<section3>{'|'.join(sorted(SECTIONS, key=len, reverse=True))}))",
    "net": r"net binnen(?: .{1,30})?",
    "best": r"best (?:gelezen|bekeken|beluisterd|gedeeld)(?: .{1,30})?",
    "meest": r"meest (?:gelezen|bekeken|beluisterd|gedeeld|besproken|recent|recente berichten)(?: .{1,30})?",
    "laatste": r"laatste (?:nieuws|berichten|artikelen)(?: (?:uit|in) (?P<section>.{1,40}))?",
    "het": r"het laatste nieuws(?: (?:uit|in) (?P<section>.{1,40}))?",
    "nog": r"nog meer (?:nieuws|berichten|artikelen)(?: uit (?P<section>.{1,40}))?",
    "ander": r"ander nieuws(?: uit (?P<section>.{1,40}))?",
    "andere": r"andere (?:berichten|artikelen|verhalen)(?: uit (?P<section>.{1,40}))?",
    "overig": r"overig nieuws(?: uit (?P<section>.{1,40}))?",
    "nieuwste": r"nieuwste (?:berichten|artikelen|nieuws)",
    "recent": r"recent(?: nieuws|e berichten)",
    "recente": r"recente (?:berichten|artikelen)",
    "gerelateerd": r"gerelateerd(?: nieuws)?",
    "gerelateerde": r"gerelateerde (?:artikelen|berichten|verhalen)",
    "aanbevolen": r"aanbevolen(?: .{1,30})?",
    "uitgelicht": r"uitgelicht",
    "veelgelezen": r"veelgelezen",
    "meestgelezen": r"meestgelezen",
    "bestgelezen": r"bestgelezen",
}
_WEAK_LABELS = frozenset(
    "lees meer|lees verder|lees ook|lees meer nieuws|zie ook|bekijk ook|kijk ook|ook interessant|misschien ook interessant|"
    "ook in het nieuws|in het nieuws|vandaag in het nieuws|populair|trending|nieuwsoverzicht|nieuws|dit dossier|"
    "in dit dossier|dossier|gemist?|tips van de redactie|tip van de redactie|nieuwe video's|kort nieuws|in het kort|"
    "uit de regio|uit de buurt|vandaag|eerder vandaag|eerder|verwant|verwante artikelen|meer lezen|verder lezen|"
    "voor jou|voor u|redactietips|keuze van de redactie|net gemist|zojuist binnen|zonet".split("|")
)
_ANNOUNCES = re.compile(r"(?:lees|bekijk|zie) (?:meer|ook|verder|alle) [^:]{2,50}|meer (?:over|van) [^:]{2,50}")
_ENDS = " :»›>…→."

_BYLINE = re.compile(
    r"(?:door|tekst|by):? (?:onze|een onzer|een van onze|de redactie|redactie|anp\b|belga\b|[^\W\d_]).{0,90}"
    r"|van (?:onze|een onzer|een van onze|ons) .{2,80}"
    r"|(?:onze|eigen) (?:verslaggever|verslaggeefster|correspondent|redact|berichtgeving|medewerker|politiek).{0,60}"
    r"|[^\W\d_][^,]{3,40}, (?:onze )?(?:correspondent|verslagge|redacteur|redactrice|buitenlandredacteur).{0,40}"
    r"|(?:nieuws|sport|web|internet|buitenland|binnenland)?redactie(?: .{1,30})?"
)
_ROLE = ", "  # `Jan Jansen, correspondent Parijs`
_BYLINE_WORDS = frozenset(
    ("door", "tekst", "by", "van", "onze", "eigen", "redactie", "nieuwsredactie", "sportredactie", "webredactie",
     "internetredactie", "buitenlandredactie", "binnenlandredactie")
)  # fmt: skip
_CREDIT_WORDS = frozenset(name.split()[0] for name in AGENCIES) | {"eigen", "redactie", "onze", "van"}
_OWN_NEWS = frozenset({"eigen berichtgeving", "redactie", "onze redactie", "eigen verslaggeving", "van onze redactie"})
_PUBLICATION = re.compile(
    r"(?:gepubliceerd|geplaatst|publicatie(?:datum)?|laatste? (?:update|bijgewerkt|gewijzigd|aangepast|wijziging)"
    r"|laatst (?:bijgewerkt|gewijzigd|aangepast|geüpdatet)|bijgewerkt|aangepast|gewijzigd|update|geüpdatet|verschenen"
    r"|datum|ingezonden|toegevoegd|online sinds)\b.{0,140}"
)
_PUBLICATION_WORDS = (
    "gepubliceerd geplaatst publicatie publicatiedatum laatste laatst bijgewerkt aangepast gewijzigd update geüpdatet "
    "verschenen datum ingezonden toegevoegd online"
).split()
_PUBLICATION_STARTS = frozenset(
    ("gep", "gew", "geü", "pub", "laa", "bij", "aan", "upd", "ver", "dat", "ing", "toe", "onl", "doo", "aut")
)
# A whole line of text whose end says that it stands under a picture.
_CAPTION = re.compile(
    r".{3,600}[.!?,;:)\"”’' |-] ?\(?(?:[Ff]oto(?:['’]s)?|[Bb]eeld|[Aa]rchieffoto|[Ii]llustratie|FOTO|BEELD)(?: ?: ?|: ?| ?© ?)[^.!?]{2,60}\)?\.?"
    r"|.{3,600} (?:©|Ⓒ) ?[^.!?]{2,60}"
)


def _first_word(lowered: str) -> str:
    return lowered.split(" ", 1)[0].strip("()[]:;,.»›*|")


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def may_explain(line: str) -> bool:
    """Whether a line begins as one that its words explain: a look-up, which the lines of stories fail."""
    return (
        not line[0].isalpha()
        or line.split(" ", 1)[0].lower().strip("()[]:;,.»›*|") in _first_words()
        or stamps.may_begin(line)
        or _ROLE in line
    )


@cache
def _first_words() -> frozenset[str]:
    phrases = (*_PLAIN, *_FURNITURE, *_BY_WORD, *_SHARES, *SECTIONS, *_WEAK_LABELS, *_SURE_LABELS, *_PUBLICATION_WORDS)
    words = {phrase.split()[0].strip("()[]:;,.»›*|") for phrase in phrases}
    # Credits part at slashes as well: `AFP/ANP`.
    return frozenset(words | _BYLINE_WORDS | {"copyright", "auteur", "lees", "bekijk", "zie"} | _CREDIT_WORDS)


def is_furniture(line: str) -> bool:
    """Whether the words of a whole line make it furniture: share buttons, advertisement marks, credits, navigation."""
    if len(line) > _LONGEST:
        return False
    lowered = line.lower()
    bare = lowered.strip(_ENDS + "()[]")
    if bare in _PLAIN or lowered.rstrip(_ENDS) in _PLAIN:
        return True
    if not line[0].isalnum() and not any(map(str.isalnum, line)):
        return True  # a rule, a bullet, an icon
    word = _first_word(lowered)
    if word in _BY_WORD:
        agencies = "|".join(map(re.escape, AGENCIES))
        if _pattern(_BY_WORD[word] % agencies).fullmatch(bare):
            return True
    source = _FURNITURE.get(word)
    if source is not None and _pattern(source).fullmatch(bare):
        return True
    if lowered[0] in "©ⓒ(c" and _COPYRIGHT.fullmatch(lowered):
        return True
    if lowered[0].isdigit() and _COUNTED.fullmatch(lowered):
        return True
    return word in _SHARES and _SHARES.issuperset(lowered.split())


def label(line: str) -> tuple[str | None, bool] | None:
    """The section that a label of a related block names, and whether it is a label without doubt; None for no label."""
    if len(line) > 80:
        return None
    lowered = line.lower().rstrip(_ENDS)
    source = _SURE_LABELS.get(_first_word(lowered))
    if source is not None:
        match = _pattern(source).fullmatch(lowered)
        if match is not None and not line.endswith("."):
            return _section(line, match), True
    if lowered in SECTIONS:
        return line.rstrip(_ENDS), False
    return (None, False) if lowered in _WEAK_LABELS or _ANNOUNCES.fullmatch(lowered) else None


def _section(line: str, match: re.Match[str]) -> str | None:
    for name in ("section", "section2", "section3"):
        if name in match.re.groupindex and match[name]:
            words = line[match.start(name) : match.end(name)]
            return None if match[0][: match.start(name)].endswith(" over ") else words
    return None


def is_byline(line: str) -> bool:
    """`Van onze verslaggever`, `Door Jan Jansen`, `Belga`, `AFP / ANP`: a line that says who wrote it."""
    if len(line) > 100 or line[-1] in ".!?":
        return False
    lowered = line.lower().strip("() ")
    if (_ROLE in line or _first_word(lowered) in _BYLINE_WORDS) and _BYLINE.fullmatch(lowered):
        # `Door Jan Jansen` names somebody; `Door het oog van de naald` does not.
        words = line.split()
        return lowered[:4] != "door" or len(words) == 1 or _names_author(words)
    return is_credit_line(line)


def _names_author(words: list[str]) -> bool:
    return (
        words[1][0].isupper()
        or words[1].lower() in ("onze", "een", "redactie", "anp", "belga")
        or [word.lower() for word in words[1:3]] == ["de", "redactie"]
    )


def is_credit_line(line: str) -> bool:
    """A line of agencies alone: `Belga`, `( Belga )`, `AFP / ANP / Reuters`, `Belga / Eigen berichtgeving`."""
    if len(line) > 80 or re.split(r"[ /,|+]", line.lower().strip("()[] "), maxsplit=1)[0] not in _CREDIT_WORDS:
        return False
    parts = [part.strip() for part in re.split(r"[/,|+]| en ", line.lower().strip("()[] "))]
    return all(part in AGENCIES or part in _OWN_NEWS for part in parts)


def is_publication(line: str) -> bool:
    """Whether a line says when a story was published or changed: by its first word and a time, or by a date alone."""
    if len(line) > 160:
        return False
    lowered = line.lower()
    begins = stamps.may_begin(line)
    if not (begins or lowered[:3] in _PUBLICATION_STARTS) or not _TIMED.search(lowered):
        return False
    if _PUBLICATION.match(lowered):
        return len(line) < 60 or line[-1] not in ".!?"
    end = stamps.leading(line) if begins else 0
    rest = line[end:].strip(" -–—|•·,")
    if end and _DATED.search(lowered[:end]):
        return not rest or rest.lower() in SECTIONS or bool(_PUBLICATION.match(rest.lower()))
    return lowered.startswith(("door", "auteur")) and _DATED.search(lowered) is not None and line[-1] not in "!?"


_TIMED = re.compile(r"\d|vandaag|gisteren|zojuist|geleden")
# A date, which a publication line holds; a bare clock time or `2 uur geleden` is a stamp.
_DATED = re.compile(
    r"\d{1,2} (?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[^\W\d]*\.?(?: |,|$|\d)|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    r"|\d{4}-\d\d-\d\d"
)


def is_caption(line: str) -> bool:
    """A line of text that ends in `Foto: X` or `© X`."""
    tail = line[-80:].lower()
    if "oto" not in tail and "eeld" not in tail and "©" not in tail and "ⓒ" not in tail and "llustratie" not in tail:
        return False
    return _CAPTION.fullmatch(line) is not None


def takes_title(line: str) -> bool:
    """Whether a line of furniture announces a title on the next line: `Lees ook:`."""
    lowered = line.lower().strip()
    return lowered.rstrip(":» ") in ("lees ook", "zie ook", "bekijk ook", "kijk ook", "luister ook") or lowered in (
        "lees meer:",
        "lees verder:",
    )
