"""Lines that say what they are by their words: furniture, labels of related blocks, bylines, publication lines.

A line's first word is looked up; only where it is a table's are patterns tried, each compiled when a page first needs
it. Patterns match whole lines in lower case. The words are those of Dutch and Flemish news sites.
"""

from __future__ import annotations

import re
from functools import cache

from wirecli.base.patterns import compiled, wordlist
from wirecli.segment import marks
from wirecli.segment.datelines import AGENCIES
from wirecli.stamps import forms as stamps
from wirecli.stamps.words import CHANGED, CHANGES, DATED, PUBLISHED, WEEKDAY_WORDS, words

_LONGEST = 200  # characters; no line that its words alone explain is longer
_SIGNED_LONGEST = 100  # of a date with who wrote and how many reacted
_PLACE_DATE_LONGEST = 50
_PLACE_WORDS = wordlist("aan de den der en het in op ter van")  # small words in names of places
_LONGEST_WORD = 40
_ENDS = " :»›>…→."
_WRAPS = "()[]:;,.»›*|"  # what can touch a line's first word

# Furniture. Whole lines, without the mark at their end.
_PLAIN = marks.TAG_WORDS | wordlist(
    """
    advertentie|advertenties|advertorial|reclame|gesponsord|sponsored|partnerbijdrage|ingezonden mededeling|
    aangeboden door onze partners|webmail|kies je webmail|home|homepage|menu|zoeken|zoek|inloggen|uitloggen|log in|
    log uit|aanmelden|registreren|abonneren|abonnement|abonnementen|word abonnee|mijn account|account|profiel|
    nieuwsbrief|nieuwsbrieven|privacy|privacybeleid|privacyverklaring|privacy statement|cookies|cookiebeleid|
    cookie-instellingen|cookieverklaring|contact|contact opnemen|over ons|colofon|disclaimer|adverteren|vacatures|
    klantenservice|help|faq|veelgestelde vragen|algemene voorwaarden|gebruiksvoorwaarden|voorwaarden|
    toegankelijkheid|sitemap|rss|archief|naar boven|omhoog|deel|delen|share|tweet|print|printen|afdrukken|bewaar|
    bewaren|opslaan|kopieer link|link kopiëren|stuur door|reageer|reageren|reacties|reactie|plaats een reactie|
    geef een reactie|reageren?|reactie plaatsen|praat mee|volgende|vorige|volgend artikel|vorig artikel|sluiten|sluit|
    ga naar de inhoud|naar de inhoud|direct naar inhoud|naar hoofdinhoud|overslaan en naar de inhoud gaan|
    tip de redactie|tip ons|voorlezen|luister|afspelen|pauze|video|podcast|foto|foto's|
    auteursrechten|alle rechten voorbehouden|terug|terug naar boven|toon meer|meer laden|meer lezen|
    laad meer|toon alles|beluister dit artikel|lees voor|inschrijven|mis niets|bewaar artikel|artikel delen|
    delen op facebook|lees verder|lees het hele artikel|bekijk alles|bekijk meer|alles weergeven|volg ons|weer|
    weerbericht|verkeersinformatie|
    verkeer|tv-gids|tv gids|puzzels|spelletjes|nieuwsapp|app|apps|mijn nieuws|kijk live|live tv|
    dit delen|alles accepteren|alles weigeren|afmelden|uitschrijven|webversie|berichtnavigatie|
    persbericht|perscommuniqué
    """,
    "|",
)
# First word → what follows it in furniture; then come up to 180 characters of anything.
_FURNITURE = {
    "deel": "dit|het|via|op|met|artikel|bericht|nieuws|deze|link",
    "delen": "via|op|met",
    "advertentie": "via|door|van|gaat|-",
    "lees": "ook|verder|meer|hier|het volledige|het hele|het originele|alles over|alle|onze|dit|eerder|de reacties",
    "zie": "ook|hier",
    "bekijk": "ook|hier|al|alle|meer|hieronder|onze|de video|de beelden|de foto|het volledige|het hele|"
    "in (?:je |uw |de )?browser|online|de webversie",
    "kijk": "ook|hier|live|terug|hieronder",
    "luister": "naar dit|ook|hier|terug|naar de podcast|naar onze podcast|naar deze aflevering|naar de aflevering",
    "tekst": "gaat verder|gaat door|loopt door|loopt verder",
    "de": "tekst gaat verder|tekst loopt door",
    "artikel": "gaat verder|gaat door",
    "verhaal": "gaat verder|gaat door",
    "alle": "rechten|auteursrechten",
    "auteursrechten": "voorbehouden|en",
    "meld": "je aan|u aan|je hier|je nu|je voor|jezelf",
    "schrijf": "je in|je hier|je nu|u in|je gratis",
    "volg": "ons|onze|het laatste|dit|deze",
    "abonneer": "je|u|nu",
    "word": "lid|abonnee|ook|nu|vriend",
    "download": "de|onze|gratis|nu",
    "klik": "hier|op|voor",
    "mail": "de redactie|ons|naar|ze|je",
    "stuur": "ons een|een mail|een e-mail|een tip|een app|je tip|uw tip|je foto|je nieuws|jouw",
    "tip": "de|ons|onze",
    "heb": "je een|jij een|u een|je zelf|je vragen|je tips|je nieuws|je iets|je meer",
    "hebt": "u een|je een|u zelf|u vragen|u tips|u nieuws|u iets|u meer",
    "wil": "je niets|je niks|je geen|je op de hoogte|je meer|je dit|je het laatste|je reageren|je dagelijks",
    "wilt": "u geen|u op de hoogte|u meer|u dit|u het laatste|u reageren|u dagelijks",
    "ontvang": "het|de|onze|ons|dagelijks|elke|gratis|nieuws|als",
    "reageer": "op|nu|hier|als",
    "praat": "mee",
    "geplaatst": r"in [^ ]+(?:, [^ ]+){0,5}$",
    "gepost": r"in [^ ]+(?:, [^ ]+){0,5}$",
    "vorig": "bericht:|artikel:",
    "volgend": "bericht:|artikel:",
    "u": "(?:ontvangt|krijgt) (?:deze (?:e-?mail|mail|nieuwsbrief)|dit bericht) omdat",
    "je": "(?:ontvangt|krijgt) (?:deze (?:e-?mail|mail|nieuwsbrief)|dit bericht) omdat",
    "afmelden": "voor",
    "uitschrijven": "voor",
    "meer": "over|weten?",
    "terug": "naar boven|naar home|naar de home|naar de voorpagina|naar het overzicht|naar overzicht|naar het nieuws|"
    "naar nieuws|naar de vorige|naar vorige|naar het begin|naar begin|naar de site|naar de website|naar de inhoud",
    "ga": "naar de homepage|naar de voorpagina|naar het overzicht|naar home|naar de hoofdinhoud|naar de navigatie",
    "deze": "site gebruikt|website gebruikt|site maakt gebruik|website maakt gebruik",
    "wij": "gebruiken cookies|gebruiken functionele|gebruiken analytische|maken gebruik van cookies",
    "dit": "artikel is|verhaal is|artikel verscheen|artikel delen|is een expertquote",
}
# Words that name, before a colon or a sign, a source or a credit: `Foto: ANP`, `Bron: Belga`, `© ANP`, `beeld EPA`.
_CREDITED = (
    marks.PICTURE_WORDS
    | marks.TAG_WORDS
    | wordlist("video bron bronnen redactie eindredactie copyright leestijd views tips reacties")
)
_CREDIT = r"[^:]{3,20}?(?: ?[:©|/(?] ?.{0,150}|(?: via)? (?:%s)\b.{0,60})"
_COPYRIGHT = r"(?:©|ⓒ|\(c\)|copyright\b).{0,180}"
_COUNTED = rf"\d+ (?:{marks.COUNTED}|keer (?:{marks.DONE})|min(?:\.|uten|uut)? (?:leestijd|lezen))\b.{{0,60}}"
_WEBMAIL = r"omdat .{1,60} webmail\b.{0,120}"  # the notice above every page of one Zeeland site
_SHARES = wordlist(
    """
    facebook twitter x whatsapp linkedin e-mail email mail instagram telegram print kopieer link bluesky pinterest
    mastodon threads tiktok youtube messenger via op deel en | / • · share tweet
    """
)
# Furniture whose title stands on the next line.
_ANNOUNCING = wordlist("lees ook|zie ook|bekijk ook|kijk ook|luister ook", "|")

# Sections of Dutch and Flemish news sites.
SECTIONS = wordlist(
    """
    binnenland|buitenland|sport|economie|politiek|cultuur|media|tech|technologie|wetenschap|regio|regionaal|voetbal|
    financieel|opmerkelijk|koningshuis|show|entertainment|gezondheid|opinie|algemeen|achterklap|cultuur & media|kunst|
    onderwijs|milieu|klimaat|natuur|reizen|auto|wonen|muziek|film|boeken|wielrennen|tennis|schaatsen|formule 1|hockey|
    zakelijk|beurs|geld|misdaad|rechtspraak|nederland|vlaanderen|brussel|wereld|europa|kort nieuws|nieuws
    """,
    "|",
)
# Labels. Some need no proof; others may as well be furniture, a site's heading or a subhead, and teasers prove them.
_NOUN = r"(?:nieuws|berichten|artikelen|verhalen|krantenkoppen|koppen|video(?:'s)?|podcasts?|foto's)"
_FROM = r"(?: (?:uit|in|van) (?P<section>.{1,40}))?"
_SURE_LABELS = {
    "meer": rf"meer (?:{_NOUN}(?:{_FROM}| over .{{1,40}})|uit (?P<named>.{{1,40}})|(?:in |van )?(?P<known>%s))",
    "net": r"net binnen(?: .{1,30})?",
    "best": r"best (?:gelezen|bekeken|beluisterd|gedeeld)(?: .{1,30})?",
    "meest": r"meest (?:gelezen|bekeken|beluisterd|gedeeld|besproken|recent|recente berichten)(?: .{1,30})?",
    "laatste": rf"laatste (?:nieuws|berichten|artikelen){_FROM}",
    "het": rf"het laatste nieuws{_FROM}",
    "nog": rf"nog meer (?:nieuws|berichten|artikelen){_FROM}",
    "ander": rf"ander nieuws{_FROM}",
    "andere": rf"andere (?:berichten|artikelen|verhalen){_FROM}",
    "overig": rf"overig nieuws{_FROM}",
    "nieuw": r"nieuw binnen(?: .{1,30})?",
    "nieuwe": r"nieuwe (?:berichten|artikelen|verhalen)",
    "nieuwste": r"nieuwste (?:berichten|artikelen|nieuws|verhalen)",
    "recent": r"recent nieuws",
    "recente": r"recente (?:berichten|artikelen)",
    "gerelateerd": r"gerelateerd(?: nieuws)?",
    "gerelateerde": r"gerelateerde (?:artikelen|berichten|verhalen)",
    "aanbevolen": r"aanbevolen(?: .{1,30})?",
    "uitgelicht": r"uitgelicht",
    "veelgelezen": r"veelgelezen",
    "meestgelezen": r"meestgelezen",
    "bestgelezen": r"bestgelezen",
}
_WEAK_LABELS = wordlist(
    """
    lees meer|lees verder|lees ook|zie ook|bekijk ook|kijk ook|ook interessant|misschien ook interessant|
    ook in het nieuws|in het nieuws|vandaag in het nieuws|populair|trending|nieuwsoverzicht|dit dossier|in dit dossier|
    dossier|gemist?|tips van de redactie|tip van de redactie|nieuwe video's|in het kort|uit de regio|uit de buurt|
    eerder vandaag|eerder|verwant|verwante artikelen|meer lezen|verder lezen|voor jou|voor u|redactietips|
    keuze van de redactie|net gemist|zojuist binnen
    """,
    "|",
)
_ANNOUNCES = (
    r"(?:lees|bekijk|zie) (?:meer|ook|verder|alle) (?!onder|hieronder|na )[^:]{2,50}|meer (?:over|van) [^:]{2,50}"
)

# Bylines.
_BYLINE_WORDS = wordlist(
    """
    door tekst by van onze eigen redactie nieuwsredactie sportredactie webredactie internetredactie buitenlandredactie
    binnenlandredactie geschreven auteur auteurs
    """
)
_ROLE = ", "  # `Jan Jansen, correspondent Parijs`
_BYLINE = (
    r"(?:door|tekst|by):? [^\W\d_].{0,90}"
    r"|(?:geschreven door|auteurs?)(?: ?:)? [^\W\d_][^\d.!?]{2,60}"
    r"|van (?:onze|een onzer|een van onze|ons) .{2,80}"
    r"|(?:onze|eigen) (?:verslaggever|verslaggeefster|correspondent|redact|berichtgeving|medewerker|politiek).{0,60}"
    r"|[^\W\d_][^,]{3,40}, (?:onze )?(?:correspondent|verslagge|redacteur|redactrice|buitenlandredacteur).{0,40}"
    r"|(?:nieuws|sport|web|internet|buitenland|binnenland)?redactie(?: .{1,30})?"
)
_AUTHORS = wordlist("onze een redactie anp belga")  # small words that follow `Door` in a byline
_OWN_NEWS = wordlist("eigen berichtgeving|redactie|onze redactie|eigen verslaggeving|van onze redactie", "|")
_CREDIT_WORDS = frozenset(name.split()[0] for name in (*AGENCIES, *_OWN_NEWS))

# Publication lines.
_PUBLICATION = rf"(?:{words((*PUBLISHED, *CHANGED))}|laatste? (?:{words(CHANGES)}))\b.{{0,140}}"
# `Datum delict: 29 januari`: a day of something else.
_OTHER_DAY = (
    r"datum (?!van publicatie|publicatie|geplaatst|artikel|bericht)"
    rf"(?!(?:{words(WEEKDAY_WORDS)}|vandaag|gisteren)\b)[a-z]"
)
# `Ingediend door redactie op vr, 06/03/2026 - 16:45`
_POSTS = wordlist("auteur door ingediend geschreven gepost")
_PUBLICATION_WORDS = {name.split()[0] for name in (*PUBLISHED, *CHANGED)} | wordlist("laatste laatst") | _POSTS
# A whole line of text whose end says that it stands under a picture.
_CAPTION = (
    r".{3,600}[.!?,;:)\"”’' |-] ?\(?(?:[Ff]oto(?:['’]s)?|[Bb]eeld|[Aa]rchieffoto|[Ii]llustratie|FOTO|BEELD)"
    r"(?: ?: ?| ?© ?)[^.!?]{2,60}\)?\.?"
    r"|.{3,600} (?:©|Ⓒ) ?[^.!?]{2,60}"
    r"|.{3,600}[.!?][”\"’']? \(?(?:[Ff]oto(?:['’]s)?|[Bb]eeld|[Aa]rchieffoto|[Ii]llustratie) [A-ZÀ-Þ][^.!?]{1,60}\)?"
)


def may_explain(line: str) -> bool:
    """Whether a line begins as one that its words explain: a look-up, which the lines of stories fail."""
    return (
        not line[0].isalpha()
        or _first_word(line[:_LONGEST_WORD].lower()).split("/", 1)[0] in _first_words()
        or stamps.may_begin(line)
        or _ROLE in line
    )


@cache
def _first_words() -> frozenset[str]:
    tables = (_PLAIN, _FURNITURE, _CREDITED, _SHARES, SECTIONS, _WEAK_LABELS, _SURE_LABELS, _PUBLICATION_WORDS)
    words = {phrase.split()[0].strip(_WRAPS) for table in tables for phrase in table}
    return frozenset(words | _BYLINE_WORDS | _CREDIT_WORDS | {"omdat"})


def _first_word(lowered: str) -> str:
    return lowered.split(" ", 1)[0].strip(_WRAPS)


@cache
def _alternation(words: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def is_furniture(line: str) -> bool:
    """Whether the words of a whole line make it furniture: share buttons, advertisement marks, credits, navigation."""
    if len(line) > _LONGEST:
        return False
    if not line[0].isalnum() and not any(map(str.isalnum, line)):
        return True  # a rule, a bullet, an icon
    lowered = line.lower()
    bare = lowered.strip(_ENDS + "()[]")
    word = _first_word(lowered)
    return (
        bare in _PLAIN
        or lowered.rstrip(_ENDS) in _PLAIN
        or (word in _CREDITED and _is_credit(bare))
        or (
            word in _FURNITURE
            and compiled(rf"{word} (?:{_FURNITURE[word]})(?!\w).{{0,180}}").fullmatch(bare) is not None
        )
        or (word in SECTIONS and _is_menu(lowered))
        or (word in _SHARES and _SHARES.issuperset(lowered.split()))
        or (lowered[0] in "©ⓒ(c" and compiled(_COPYRIGHT).fullmatch(lowered) is not None)
        or (lowered[0].isdigit() and compiled(_COUNTED).fullmatch(lowered) is not None)
        or (word == "omdat" and compiled(_WEBMAIL).fullmatch(bare) is not None)
    )


def _is_menu(lowered: str) -> bool:
    """Whether a line is the names of sections and services, three at the least: `nieuws weer sport voetbal`."""
    words = lowered.split()
    return len(words) > 2 and all(word in SECTIONS or word in _PLAIN for word in words)


def _is_credit(bare: str) -> bool:
    agencies = _alternation(frozenset(AGENCIES))
    return compiled(_CREDIT % agencies).fullmatch(bare) is not None


def takes_title(line: str) -> bool:
    """Whether a line of furniture announces a title on the next line: `Lees ook:`."""
    lowered = line.lower().strip()
    return lowered.rstrip(":» ") in _ANNOUNCING or lowered in ("lees meer:", "lees verder:")


def label(line: str) -> tuple[str | None, bool] | None:
    """The section that a label of a related block names, and whether it is a label without doubt; None for no label."""
    if len(line) > 80:
        return None
    lowered = line.lower().rstrip(_ENDS)
    word = _first_word(lowered)
    source = _SURE_LABELS.get(word)
    if source is not None and not line.endswith("."):
        match = compiled(source % _alternation(SECTIONS) if word == "meer" else source).fullmatch(lowered)
        if match is not None:
            return _section(line, match), True
    if lowered in SECTIONS:
        return line.rstrip(_ENDS), False
    return (None, False) if lowered in _WEAK_LABELS or compiled(_ANNOUNCES).fullmatch(lowered) else None


def _section(line: str, match: re.Match[str]) -> str | None:
    group = next((name for name, value in match.groupdict().items() if value), None)
    return line[match.start(group) : match.end(group)] if group else None


def is_byline(line: str) -> bool:
    """`Van onze verslaggever`, `Door Jan Jansen`, `Belga`, `AFP / ANP`: a line that says who wrote it."""
    if len(line) > 100 or line[-1] in ".!?":
        return False
    lowered = line.lower().strip("() ")
    if (_ROLE in line or _first_word(lowered) in _BYLINE_WORDS) and compiled(_BYLINE).fullmatch(lowered):
        # `Door Jan Jansen` names somebody; `Door het oog van de naald` does not.
        words = line.split()
        if lowered.startswith("geschreven"):
            words = words[1:]
        return not lowered.startswith(("door", "geschreven")) or _names_author(words)
    return is_credit_line(line)


def _names_author(words: list[str]) -> bool:
    first = words[1].lower()
    return words[1][0].isupper() or first in _AUTHORS or (first == "de" and words[2:3] == ["redactie"])


_CLOCK = r"\d[:.]\d\d(?!\d)"
_BARS = re.compile(r" ?[•·|] ?")
_NAMED = r"[A-ZÀ-Þ][\w'’.-]*(?: (?:[A-ZÀ-Þ][\w'’.-]*|van|de|den|der|ter|ten|el|al)){1,4}"


def has_bars(line: str) -> bool:
    """Whether a line may be one of parts: `30 november 2024 • Jan de Vries • Leestijd 3 min.`."""
    return "•" in line or "|" in line or "·" in line


def is_parted(line: str) -> bool:
    """Whether a line is of parts between bars, of which one says when, and each other a section, how long it takes to
    read, or who wrote it."""
    parts = [part for part in _BARS.split(line) if part] if len(line) <= 120 else []
    times = sum(stamps.may_begin(part) and stamps.strength(part) != "none" for part in parts)
    return len(parts) > 1 and times > 0 and all(map(_is_part, parts))


def _is_part(part: str) -> bool:
    return (
        stamps.strength(part) != "none"
        or part.lower() in SECTIONS
        or marks.is_reading_time(part)
        or is_byline(part)
        or is_publication(part)
        or compiled(_NAMED).fullmatch(part) is not None
    )


def is_dated_byline(line: str) -> bool:
    """`Redactie 30 nov 2024, 12:07`, `Jan de Wit 30-11-24, 12:07 Laatste update: 13:40`: a byline or a name with the
    time behind it."""
    if len(line) > 100 or not any(map(str.isdigit, line)):
        return False
    name = compiled(rf"{_NAMED}|[A-ZÀ-Þ]{{2,12}}(?=,)").match(line)  # `KNMI, 11 maart 2026, 06:15`
    if name is not None and _is_dated_fully(line[name.end() :].lstrip(" -–—|•·,")):
        return True
    for at, letter in enumerate(line):
        if letter == " " and stamps.may_begin(line[at + 1 :]) and stamps.strength(line[at + 1 :]) != "none":
            return is_byline(line[:at].rstrip(" -–—|•·,") or " ")
    return False


def _is_dated_fully(text: str) -> bool:
    """Whether a text is a date with a clock, and no more but when the story was changed; `Jan Smit 20:30` is an
    event."""
    end = stamps.leading(text)
    lowered = text.lower()
    rest = lowered[end:].strip(" -–—|•·,")
    dated = compiled(DATED).search(lowered[:end]) is not None and compiled(_CLOCK).search(lowered[:end]) is not None
    return dated and (not rest or compiled(_PUBLICATION).match(rest) is not None)


def is_credit_line(line: str) -> bool:
    """A line of agencies alone: `Belga`, `( Belga )`, `AFP / ANP / Reuters`, `Belga / Eigen berichtgeving`."""
    lowered = line.lower().strip("()[] ")
    if len(line) > 80 or re.split(r"[ /,|+]", lowered, maxsplit=1)[0] not in _CREDIT_WORDS:
        return False
    parts = [part.strip() for part in re.split(r"[/,|+]| en ", lowered)]
    return all(part in AGENCIES or part in _OWN_NEWS for part in parts)


def is_publication(line: str) -> bool:
    """Whether a line says when a story was published or changed: by its first word and a time, or by a date alone."""
    if len(line) > 160:
        return False
    lowered = line.lower()
    word = _first_word(lowered)
    begins = stamps.may_begin(line)
    if not (begins or word in _PUBLICATION_WORDS) or not _says_when(line):
        return _is_place_and_date(line)
    if compiled(_PUBLICATION).match(lowered) and not compiled(_OTHER_DAY).match(lowered):
        return len(line) < 60 or line[-1] not in ".!?"
    end = stamps.leading(line) if begins else 0
    if end and compiled(DATED).search(lowered[:end]):
        rest = lowered[end:].strip(" -–—|•·,")
        if rest in ("", "door") or rest in SECTIONS or compiled(_PUBLICATION).match(rest):
            return True
        return len(line) <= _SIGNED_LONGEST and rest.startswith("door ") and line[-1] not in ".!?"
    return word in _POSTS and compiled(DATED).search(lowered) is not None and line[-1] not in "!?"


def _is_place_and_date(line: str) -> bool:
    """`Den Haag, 30 januari 2026`, as a press release begins."""
    place, _, day = line.rpartition(", ") if len(line) <= _PLACE_DATE_LONGEST else ("", "", "")
    if not place or not day[:1].isdigit() or not all(map(_is_of_place, place.split())):
        return False
    return stamps.names_day(day) and compiled(DATED).fullmatch(day.lower().rsplit(" ", 1)[0]) is not None


def _is_of_place(word: str) -> bool:
    return word[0].isupper() or word in _PLACE_WORDS or (word[0] in "'’" and word[3:4].isupper())


def _says_when(line: str) -> bool:
    return any(map(str.isdigit, line)) or any(True for _ in stamps.within(line))


def is_caption(line: str) -> bool:
    """A line of text that ends in `Foto: X` or `© X`."""
    tail = line[-80:]
    signed = (
        "oto" in tail
        or "eeld" in tail
        or "©" in tail
        or "Ⓒ" in tail
        or "llustratie" in tail
        or "FOTO" in tail
        or "BEELD" in tail
    )
    return signed and compiled(_CAPTION).fullmatch(line) is not None
