"""Small marks on a page of news: badges, ranks, durations, counts, reading times; and what sells or refuses the page.

They are furniture wherever they stand. Words of Dutch and Flemish sites, in lower case.
"""

from __future__ import annotations

from collections.abc import Sequence

from wirecli.base.patterns import compiled, wordlist

_BADGES = wordlist(
    """
    live|liveblog|video|video's|podcast|podcasts|audio|foto|foto's|fotoserie|premium|plus|plusartikel|plus-artikel|exclusief|
    nieuw|update|updates|breaking|breaking news|voor abonnees|alleen voor abonnees|betaald|abonnee|abonnees|longread|
    luister|kijk|bekijk|beluister|lees meer|lees verder|lees ook|meer|met video|met foto's|met beelden|net binnen|
    advertentie|gesponsord|partnercontent|branded content|word abonnee|gratis|met je account|account|+|▶|►
    """,
    "|",
)
# Words that tell more than one kind of small line: the tables above this one read them here.
PICTURE_WORDS: frozenset[str] = wordlist(
    "foto foto's foto’s fotografie fotograaf archieffoto beeld illustratie cartoon infographic graphic"
)
READING_WORDS: frozenset[str] = wordlist("leestijd leesduur luistertijd luisterduur")
TAG_WORDS: frozenset[str] = wordlist("onderwerpen tags trefwoorden labels")
COUNTED = r"reacties?|antwoorden|views|likes?"  # what a page counts, and what was done to it so many times
DONE = r"gelezen|gedeeld|bekeken"
_COUNT = rf"\(?\d{{1,6}}\)?(?: ?(?:x|×|keer))? ?(?:{COUNTED}|(?:keer )?(?:{DONE})|shares)?"
_RANK = r"(?:nr\.? ?|#)?\d{1,3}[.)º°]?"
_DURATION = r"(?:\d{1,2}:)?\d{1,3}:\d\d(?: ?min(?:\.|uten)?)?|\d{1,3} ?(?:min(?:\.|uut|uten)?|sec(?:\.|onden)?|'|”|\")"
_READING = (
    rf"(?:{'|'.join(sorted(READING_WORDS))})\b.{{0,40}}"
    r"|(?:ca\.? |ongeveer )?\d{1,3} ?(?:-|à)? ?min(?:\.|uut|uten)? ?(?:leestijd|leesduur|lezen|leesplezier|lezing|read)"
)
_CREDIT = (
    r"(?:null )?(?:(?:[Bb]eeld|BEELD|[Ff]oto(?:['’]s|graaf|grafie)?|FOTO|[Bb]ron|[Ii]llustratie|[Aa]rchieffoto"
    r"|[Cc]opyright|[Vv]ideo)"
    r"(?: ?[:|/©-] ?| (?=[A-ZÀ-Þ(]))|[©Ⓒ] ?)[^.!?]{2,70}\.?"
)
_WIDGET = (
    r"(?:het )?weer(?:bericht| .{0,25})?|(?:actueel )?verkeer(?:sinformatie| .{0,20})?|files|aex(?: .{0,20})?"
    r"|(?:de )?beurs(?: .{0,20})?"
    r"|koersen|(?:nu|straks|vanavond|vandaag) op (?:tv|televisie|de radio|radio)(?: .{0,20})?|(?:tv|radio"
    r"|zend)-?gids|programma's|"
    r"uitzendschema|waterstanden|vaarweer|horoscoop|lotto.{0,20}|puzzels.{0,20}|peiling|poll|stelling"
)
_POLLS = wordlist("poll peiling stelling")
_VOTES = (
    r"(?:totaal:? )?\d[\d.]{0,9} (?:x |keer )?(?:stemmen|gestemd)|stem(?: nu| mee)?"
    r"|(?:bekijk|toon) (?:de )?(?:resultaten|uitslag)"
)
# What a paywall's box says; a sentence of news seldom says two of them, and never to the reader.
_SELLS = (
    r"(?:exclusief|alleen|enkel|gratis|verder lezen|lees(?:t| nu| direct)?) (?:\w+ ){0,4}(?:voor|met|als"
    r"|door) (?:\w+ ){0,3}abonne"
    r"|word (?:nu |ook |gratis )?(?:abonnee|lid)|(?:al|een|jouw|uw|je) (?:\w+ )?(?:abonnement|abonnee|account)"
    r"|verder lezen\?|verder lezen met|lees (?:dit|het) (?:hele )?(?:artikel|verhaal) (?:verder|gratis|direct)"
    r"|(?:maandelijks|dagelijks|elk moment|altijd|per maand|direct) opzegbaar|opzegbaar"
    r"|(?:€|euro) ?\d*[.,]?\d* ?(?:/|per) ?(?:week|maand|jaar)|per (?:week|maand) (?:en )?(?:lees|onbeperkt)"
    r"|(?:weken|maanden?|dagen) (?:gratis|proef)|gratis proberen|probeer (?:nu |het )?(?:gratis|eerst)"
    r"|onbeperkt (?:lezen|toegang)"
    r"|log (?:hier |nu )?in\b|inloggen|maak (?:een |gratis )?(?:gratis )?account|registreer"
    r"|abonne(?:er|ment)|kies (?:je|uw) abonnement|toegang tot alle"
)
# Of that, what is said to no one but a reader who may not read on.
_OFFER = (
    r"(?:exclusief|alleen|enkel) (?:\w+ )?voor (?:\w+ )?abonnees|\bword (?:nu |ook |gratis )?(?:abonnee|lid)\b"
    r"|\bverder lezen\?|\bdirect verder\b|\bal (?:een )?(?:abonnee|abonnement|account|lid)\?|\bopzegbaar\b"
    r"|\bkies (?:je|uw) (?:abonnement|formule)|\bgratis account\b|\blog (?:hier |nu )?in\b"
    r"|\blees (?:dit|het) (?:hele )?(?:artikel|verhaal) (?:verder|gratis|direct)|€ ?\d+(?:[.,]\d+)? per (?:week|maand)"
)
# What pages say that hold no story: consent walls, errors, log-ins, searches without a result.
_CONSENT = (
    r"\bcookie|toestemming|akkoord|partners? (?:gegevens|verwerken|slaan)|privacy|persoonsgegevens"
    r"|gegevens (?:te )?verwerk"
    r"|persoonlijke (?:gegevens|advertenties)|partners|apparaat|keuze|voorkeuren|adverteerders|ge(?:ï|i)nformeerd"
)
_GATE = (
    r"\bcookie|toestemming|privacy ?(?:gate|instellingen|voorkeuren|is belangrijk)|privacy-instellingen"
    r"|before you continue"
)
_TO_READER = r"\b(?:wij|we|ons|onze|jij|je|jouw|u|uw)\b"
# A code alone, or with what it means: `500 gram meel` is a recipe's.
_CODES = "400|401|403|404|410|429|500|502|503|504"
_FAULTS = (
    "not|bad|page|pagina|error|fout|fouten|forbidden|internal|service|gateway|unauthori[sz]ed|niet|gone|too|access"
    "|server|server-?fout|time-?out"
)
_ERRORS = (
    rf"(?:fout(?:code)?:? |error:? |http |status:? )(?:{_CODES})\b.{{0,60}}"
    rf"|(?:{_CODES})(?: ?[-–—:|] ?.{{0,60}}| (?:{_FAULTS})\b.{{0,50}})?"
    r"|.{0,30}\b(?:pagina|artikel|bericht|deze url|adres)\b.{0,20} (?:is )?(?:niet (?:meer )?(?:gevonden"
    r"|beschikbaar|bereikbaar)"
    r"|bestaat niet(?: meer)?|verwijderd|verdwenen|verplaatst)\b.{0,60}"
    r"|(?:page )?not found.{0,40}|bad gateway.{0,40}|service (?:temporarily )?unavailable.{0,40}"
    r"|access denied.{0,40}|forbidden.{0,40}"
    r"|internal server error.{0,40}|gateway time-?out.{0,40}|too many requests.{0,40}|just a moment.{0,40}"
    r"|(?:oeps|oei|helaas|sorry)\b.{0,30}\b(?:mis|fout|ging niet|niet gevonden|bestaat niet|niet vinden)\b.{0,60}"
    r"|er (?:is|ging) (?:iets|wat) (?:mis|fout).{0,60}|(?:toegang|verbinding) geweigerd.{0,40}|even geduld.{0,40}"
    r"|(?:we|wij) (?:zijn|komen) zo terug.{0,40}|.{0,20}(?:onderhoud|storing) aan (?:de|onze) (?:site|website).{0,40}"
)
_LOGIN = (
    r"(?:inloggen|log in|aanmelden|meld je aan|login|registreren|maak (?:een )?account(?: aan)?|account aanmaken"
    r"|wachtwoord (?:vergeten|herstellen).{0,10})(?: (?:bij|op|om|met|voor)\b.{0,50})?"
)
_EMPTY = (
    r"(?:(?:er (?:zijn|werden) )?(?:geen|0) (?:zoek)?(?:resultaten|artikelen|berichten|treffers)(?: gevonden)?"
    r"|niets gevonden"
    r"|(?:uw|je|jouw) zoekopdracht .{0,20}(?:niets|geen).{0,20})\b.{0,80}"
)


PARTICLES = wordlist("van de den der ten ter te het 't ’t el al von la en")  # small words of names
_OFFER_LONGEST = 200  # characters


def are_of_name(words: Sequence[str]) -> bool:
    """Whether words can be a person's name: two to five with capitals, but for the small ones between."""
    return 2 <= len(words) <= 5 and all(word[0].isupper() or word.lower() in PARTICLES for word in words)


def is_badge(line: str) -> bool:
    """`LIVE`, `Video`, `Premium`, `Lees meer`: a mark on a teaser or beside a headline."""
    return len(line) <= 24 and line.lower().strip(" :»›>→.!|•·") in _BADGES


def is_count(line: str) -> bool:
    """A count of reactions or readers: `12`, `(3)`, `8 reacties`."""
    return len(line) <= 30 and compiled(_COUNT).fullmatch(line.lower()) is not None


def is_rank(line: str) -> bool:
    """A place in a list: `1`, `2.`, `#3`."""
    return len(line) <= 6 and compiled(_RANK).fullmatch(line.lower()) is not None


def is_duration(line: str) -> bool:
    """How long a video or a recording plays: `01:16`, `1:02:33`, `3 min`. A clock time has the same shape."""
    return len(line) <= 14 and compiled(_DURATION).fullmatch(line.lower()) is not None


def is_reading_time(line: str) -> bool:
    """`Leestijd 4 min.`, `4 minuten leestijd`."""
    return len(line) <= 60 and compiled(_READING).fullmatch(line.lower()) is not None


def is_credit(line: str) -> bool:
    """Whether a line under a picture names nothing but who made it: `Beeld X`, `null Beeld X`, `Foto X`, `© X`."""
    return len(line) <= 90 and compiled(_CREDIT).fullmatch(line) is not None


def is_reactions(line: str) -> bool:
    """Whether a heading stands above what readers wrote: `Reacties`, `12 reacties`."""
    return (
        len(line) <= 40
        and compiled(r"(?:alle )?(?:\d+ )?(?:reacties?|comments)(?: \(?\d+\)?)?:?").fullmatch(line.lower()) is not None
    )


def is_poll(line: str) -> bool:
    """Whether a line heads a poll: `Poll`, `Stelling`."""
    return len(line) <= 12 and line.lower().strip(" :.") in _POLLS


def ends_poll(line: str) -> bool:
    """Whether a line ends a poll: its button, or how many voted (`1.204 stemmen`)."""
    return len(line) <= 40 and compiled(_VOTES).fullmatch(line.lower().strip(" .!:")) is not None


def is_widget(line: str) -> bool:
    """Whether a heading stands above weather, traffic, stocks or what is on television: `Weerbericht`, `Straks op
    tv`."""
    return len(line) <= 40 and compiled(_WIDGET).fullmatch(line.lower().strip(" :.")) is not None


def is_mark(line: str) -> bool:
    """Whether a line is a mark whatever it stands beside."""
    return is_badge(line) or is_reading_time(line)


def may_sell(line: str) -> bool:
    """A first look at whether a line sells a subscription."""
    return "bonne" in line or "ezen?" in line or "pzegbaar" in line


def offers(line: str) -> bool:
    """Whether a line is of a paywall's box without doubt, as no sentence of news is."""
    return len(line) <= _OFFER_LONGEST and compiled(_OFFER).search(line.lower()) is not None


def sells(lines: Sequence[str]) -> bool:
    """Whether lines are a paywall's box: at least two of them, or half, sell a subscription, and none is long."""
    if not lines or len(lines) > 30:
        return False
    told = [len(line) <= 400 and compiled(_SELLS).search(line.lower()) is not None for line in lines]
    if any(len(line) >= 120 and not sold for line, sold in zip(lines, told, strict=True)):
        return False
    selling = sum(told)
    return selling * 2 >= len(lines) or (selling >= 2 and selling * 3 >= len(lines))


def refuses(titles: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether a page holds no story but a consent wall, an error, a log-in or an empty result.

    `titles` are the page's title and headline, `lines` what it says below. A story about cookies does not speak to its
    reader, and an error page has little to say.
    """
    short = [line for line in (*titles, *lines) if len(line) <= 140]
    size = sum(map(len, lines))
    if size <= 1200 and any(compiled(pattern).fullmatch(line.lower().strip(" .!…:")) is not None
                            for line in short for pattern in (_ERRORS, _EMPTY)
                            if line in titles or size <= 500):  # fmt: skip
        return True
    if size <= 600 and any(compiled(_LOGIN).fullmatch(line.lower().strip(" .!:")) is not None for line in titles):
        return True
    gate = any(compiled(_GATE).search(title.lower()) for title in titles)
    told = [line.lower() for line in lines if len(line) > 30]
    if not gate and not any("cookie" in line or "toestemming" in line for line in told):
        return False
    needed = max(1, -(-len(told) // 2) if gate else -(-len(told) * 2 // 3))
    asking: list[str] = []
    for left, line in zip(range(len(told[:40]), 0, -1), told, strict=False):
        if len(asking) + left < needed:
            return False  # a story stands below what asks
        if compiled(_CONSENT).search(line) and compiled(_TO_READER).search(line):
            asking.append(line)
    if len(asking) < needed:
        return False
    return gate or any("cookie" in line or "toestemming" in line for line in asking)
