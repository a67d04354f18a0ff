"""Datelines (`ALEPPO (ANP/RTR) -`): place or places, the day on which a wire filed it, credit in parentheses, a dash.

`find` looks at the head of a line only. A name in capitals needs no credit to be a place (`VLISSINGEN - Een zware
storm …`); one in mixed case does, or must stand where a caller says that a paragraph begins, or alone with its dash.
The day is Belga's (`GENT 15/06 (belga) -`), AFP's and EFE's (`Paris, 21 jan 2019 (AFP) -`), TASS's (`MOSKOU, 21
januari. /TASS/.`), or that of old papers (`DEN HAAG, 26 aug.`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from wirecli.base.patterns import wordlist
from wirecli.model import Dateline
from wirecli.records import NamedTuple
from wirecli.segment.places import title_case
from wirecli.stamps import forms as stamps

# Codes and names of agencies as Dutch and Flemish pages print them, in lower case, with what they stand for.
AGENCIES = {
    "abm fn": "ABM Financial News",
    "abm fn-dow jones": "ABM Financial News and Dow Jones",
    "afn": "ANP Finance News",
    "afp": "Agence France-Presse",
    "anp": "Algemeen Nederlands Persbureau",
    "ansa": "Agenzia Nazionale Stampa Associata",
    "ap": "Associated Press",
    "apa": "Austria Presse Agentur",
    "ats": "Agence télégraphique suisse",
    "belga": "Belga",
    "bloomberg": "Bloomberg News",
    "cnn": "Cable News Network",
    "cp": "The Canadian Press",
    "dj": "Dow Jones Newswires",
    "dow jones": "Dow Jones Newswires",
    "dpa": "Deutsche Presse-Agentur",
    "efe": "Agencia EFE",
    "epa": "European Pressphoto Agency",
    "gpd": "Geassocieerde Pers Diensten",
    "hdc": "Hollandse Dagbladcombinatie",
    "ips": "Inter Press Service",
    "itar-tass": "ITAR-TASS",
    "kyodo": "Kyodo News",
    "lusa": "Agência Lusa",
    "novum": "Novum Nieuws",
    "ntb": "Norsk Telegrambyrå",
    "pa": "PA Media",
    "pap": "Polska Agencja Prasowa",
    "reuter": "Reuters",
    "reuters": "Reuters",
    "ria": "RIA Novosti",
    "ritzau": "Ritzaus Bureau",
    "rtr": "Reuters",
    "sda": "Schweizerische Depeschenagentur",
    "sid": "Sport-Informations-Dienst",
    "sta": "Slovenska tiskovna agencija",
    "tass": "TASS",
    "tijd": "De Tijd",
    "tt": "Tidningarnas Telegrambyrå",
    "upi": "United Press International",
    "vtm": "VTM Nieuws",
    "xinhua": "Xinhua",
}

_LONGEST = 120  # characters; no dateline is longer
_LONGEST_PLACES = 75
_LONE_WORDS = 4  # a name with a dash and nothing behind it is a place, where it has no more words
_DASH = "-–—"
_MOST_DASHES = 2  # that end a dateline (`(AP) -- `): more are a rule
_DASHES = (" - ", "- ", "–", "—")
_TRAILING = (" -", " –", " —")  # how a line of nothing but an uncredited dateline ends
_APOSTROPHES = "'’‘`´"
# The shape of a place or places; capitals are looked at afterwards, where Python knows all of Unicode's.
_PLACES = rf"[{_APOSTROPHES}]?[^\W\d_][\w.{_APOSTROPHES}/ -]{{0,70}}?"
# Behind a credit stands a dash, Belga's `=`, EFE's `.-`; or nothing where the line ends or a sentence begins.
_LEADING = re.compile(  # ANSA puts its credit first: `(ANSA) - ROMA, 21 GEN - `
    rf"\((?P<credits>[^()]{{1,60}})\) ?[{_DASH}] ?(?P<places>{_PLACES}),(?P<more> ?[^()–—]{{3,20}}?) ?[{_DASH}] "
)
_BEFORE_CREDIT = re.compile(rf"(?P<places>{_PLACES})?(?P<more>, ?[^()]{{1,50}}?)? ?")
_CREDIT_LONGEST = 60
_BEHIND_CREDIT = re.compile(rf"(?: ?=|\.)? ?[{_DASH}]+ ?| ?= ?|$| (?=\S)")
_UNCREDITED = re.compile(rf"(?P<places>{_PLACES})(?P<more>, [^()–—]{{1,40}}?)?(?P<dash> ?[–—] ?| - |- | -$)")
_SLASHED = re.compile(
    rf"(?P<places>{_PLACES})(?P<more>, ?[^()]{{1,50}}?)? ?/(?P<credits>[^\W\d_][^()/]{{1,28}}(?<! ))/\.?"
)
_PAPER = re.compile(rf"(?P<places>{_PLACES})(?P<more>, [^()–—]{{4,40}}?\.) (?=\S)")
_DAY = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?")  # as Belga prints it, which no site does
_FOREIGN_DAY = re.compile(r"\d{1,2} [^\W\d_]{3,9}\.?")  # in the agency's own language: kept, not read
_GLUED = re.compile(r"[a-zà-ÿ]{3}[A-ZÀ-Þ]{2}")  # a kicker that touches a place: `JaarwisselingARNHEM`
# Words in capitals before a dash that are a headline's kicker, not a place.
_KICKERS = wordlist(
    """
    live liveblog blog update video foto foto's foto’s beeld column opinie analyse interview podcast quiz kort exclusief
    achtergrond reportage recensie commentaar advertorial infographic herlees terugblik gesloten gratis premium
    """
)
_SPLIT = re.compile(r" ?/ ?(?![dD]\b)")  # `ALPHEN A/D RIJN` is one place
_JOINED = " en "  # between capitals it joins two places; `BERG EN DAL` and `Berg en Dal` are one
_CODE = re.compile(r"[^\W_][\w.&-]{0,14}")


class Found(NamedTuple):
    """A dateline at the head of a line: where the text behind its dash begins, whether capitals or credit prove it, and
    the day on which it was filed, as printed."""

    dateline: Dateline
    rest: int
    sure: bool
    filed: str | None = None


def find(line: str) -> Found | None:
    """The dateline at the head of `line`, or None. One that is not `sure` is a name in mixed case without a credit."""
    head = line[:_LONGEST]
    if head.startswith("("):
        match = _LEADING.match(head)
        found = _credit_first(line, match) if match is not None else None
        if found is not None:
            return found
    begin = head.find("(")
    if 0 <= begin <= _LONGEST_PLACES:
        found = _credited(line, head, begin)
        if found is not None:
            return found
    if "/" in head or head[:2].isupper():
        found = _rarer(line, head)
        if found is not None:
            return found
    if "-" not in head and "–" not in head and "—" not in head:
        return None
    for dash in _DASHES:
        if dash in head and 0 < head.find(dash) <= _LONGEST_PLACES:
            break
    else:
        if not line.endswith(_TRAILING):
            return None
    match = _UNCREDITED.match(head)
    return _uncredited(line, match) if match is not None else None


def _rarer(line: str, head: str) -> Found | None:
    """TASS's dateline, whose credit stands between two slashes, and that of old papers."""
    if "/" in head and head.count("/") > 1:
        match = _SLASHED.match(head)
        found = _slashed(line, match) if match is not None else None
        if found is not None:
            return found
    if 0 < head.find(", ") <= _LONGEST_PLACES and head[:2].isupper():
        match = _PAPER.match(head)
        return _paper(line, match) if match is not None else None
    return None


def is_glued(line: str) -> bool:
    """Whether something in small letters touches capitals before the credit of a dateline at the head of `line`."""
    head = line[:_LONGEST]
    return "(" in head and _GLUED.search(head, 0, head.find("(")) is not None


def _credited(line: str, head: str, begin: int) -> Found | None:
    """A dateline whose credit stands in the parentheses that open at `begin`."""
    close = head.find(")", begin)
    if not 0 < close - begin <= _CREDIT_LONGEST + 1 or head.find("(", begin + 1, close) >= 0:
        return None
    behind = _BEHIND_CREDIT.match(head, close + 1)
    if behind is None:
        return None
    end = behind.end()
    if end - close < 3 and head[close + 1 : end] in ("", " ") and not _opens_sentence(line, end):
        return None
    return _of_credit(head[:end], begin, close)


@lru_cache(4096)  # the same few datelines come back on every page
def _of_credit(printed: str, begin: int, close: int) -> Found | None:
    """The dateline that is `printed` with its dash, and whose credit stands between `begin` and `close`."""
    match = _BEFORE_CREDIT.fullmatch(printed[:begin])
    dash = printed[close + 1 :]
    if match is None or not (dash or match["places"]):
        return None  # `(Belga)` on a line of its own is a byline
    return _found(printed, match, printed[begin + 1 : close], len(printed), ends=dash != " ")


def _without_dash(text: str) -> str:
    """A dateline without the dash, or the two, that end it; a rule of more is text, which is kept."""
    bare = text.rstrip(_DASH + " ")
    return bare if _dashes(text[len(bare) :]) <= _MOST_DASHES else text.rstrip()


def _dashes(text: str) -> int:
    return sum(map(text.count, _DASH))


def _credit_first(line: str, match: re.Match[str]) -> Found | None:
    """`(ANSA) - ROMA, 21 GEN - La …`: the credit is an agency's, and a day follows the place."""
    credits = split_credits(match["credits"])
    places, filed = parted(match["places"] + "," + match["more"])
    if not credits or any(one.lower() not in AGENCIES for one in credits) or not places.isupper():
        return None
    if not _opens_sentence(line, match.end()):
        return None
    if filed is None and not _FOREIGN_DAY.fullmatch(match["more"].strip()):
        return None
    dateline = Dateline(match[0].rstrip(_DASH + " "), split_places(places), credits)
    return Found(dateline, match.end(), True, filed)


def _slashed(line: str, match: re.Match[str]) -> Found | None:
    """`MOSKOU, 21 januari. /TASS/. De veerdienst …`: an agency between slashes is a credit, anything else a path."""
    if match["credits"].strip().lower() not in AGENCIES:
        return None
    end = match.end()
    behind = line[end : end + 4]
    gap = behind[: len(behind) - len(behind.lstrip(_DASH + " "))]
    rest = end + len(gap) * (_dashes(gap) <= _MOST_DASHES)
    return _found(line[:end], match, match["credits"], rest, ends=True) if _opens_sentence(line, rest) else None


def _paper(line: str, match: re.Match[str]) -> Found | None:
    """`DEN HAAG, 26 aug. De Kamer …`: as papers printed it, a place in capitals and a day with a full stop."""
    places, filed = parted(match["places"] + match["more"])
    if filed is None or not _is_capitals(places) or not _opens_sentence(line, match.end()):
        return None
    return Found(Dateline(line[: match.end()].rstrip(), split_places(places), ()), match.end(), True, filed)


def _found(printed: str, match: re.Match[str], parenthesis: str, rest: int, *, ends: bool) -> Found | None:
    """The dateline of these parts; None where they are text. `ends`: a dash, which `printed` has, or the line's end
    follows."""
    credits = split_credits(parenthesis)
    places, filed = parted((match["places"] or "") + (match["more"] or ""))
    capitals = _is_capitals(places)
    if credits is None or (places and not (capitals or _is_name(places))) or _GLUED.search(places):
        return None
    known = bool(credits) and all(credit.lower() in AGENCIES for credit in credits)
    if not known and not (places and ends and (capitals or (credits and parenthesis.isupper()))):
        return None  # `Hayat Tahrir al-Sham (HTS)`, `De Kamer (gisteren) - …`: text
    return Found(Dateline(_without_dash(printed), split_places(places), credits), rest, known or capitals, filed)


@lru_cache(4096)
def parted(head: str) -> tuple[str, str | None]:
    """What stands before a credit (`GENT 15/06`, `Paris, 21 jan 2019`), parted: the place or places, and the day if
    one follows. A country behind a comma (`SAITAMA, Japan`) is no place of its own."""
    filed = None
    if any(map(str.isdigit, head)):  # else there is no day
        for at in (at for at, letter in enumerate(head) if letter == " " or at == 0):
            day = head[at:].strip(" .,")
            if _DAY.fullmatch(day) or (any(map(str.isdigit, day)) and stamps.strength(day) != "none"):
                head, filed = head[:at], day
                break
    return head.partition(",")[0].rstrip(" ."), filed


def forget() -> None:
    """Empty the caches, for benchmarks of a first page."""
    parted.cache_clear()
    _of_credit.cache_clear()


def _uncredited(line: str, match: re.Match[str]) -> Found | None:
    printed = (match["places"] + (match["more"] or "")).rstrip()
    places, filed = parted(printed)
    alone = match.end() >= len(line)
    capitals = _is_capitals(places)
    if (
        (match["more"] and filed is None)
        or len(places) < 3
        or "--" in places
        or len(places.split()) > (7 if capitals or not alone else _LONE_WORDS)
        or places.casefold() in _KICKERS
        or not _opens_sentence(line, match.end())
        or not (capitals or (_is_name(places) and _parts_names(match["dash"])))
    ):
        return None
    sure = capitals or alone or filed is not None
    return Found(Dateline(printed, split_places(places), ()), match.end(), sure, filed)


def _parts_names(dash: str) -> bool:
    """Whether a dash ends a name in mixed case: not that of `Amsterdam–Parijs` or `Noord- en Zuid-Holland`."""
    return dash.startswith(" ")


def split_credits(text: str) -> tuple[str, ...] | None:
    """`ANP/Belga` → ("ANP", "BELGA"); () for an empty credit (`( - )`); None where the text is no credit."""
    text = text.strip()
    if not text.strip("-–— "):
        return ()
    if text.lower() in AGENCIES:
        return (text.upper(),)
    parts = [part.strip() for part in re.split(r"[/,+;]| en ", text)]
    if len(parts) == 1 and all(word.lower() in AGENCIES for word in re.split(r"[ -]", text)):
        parts = re.split(r"[ -]", text)  # `(ats afp)`, `(ANP-AFP)`
    if all(part.lower() in AGENCIES or _CODE.fullmatch(part) for part in parts):
        return tuple(part.upper() for part in parts)
    return None


def split_places(text: str) -> tuple[str, ...]:
    """The places of a dateline, in title case: `GOES/GENT` are two, and so are `GENT en BRUGGE`."""
    if _JOINED in text and _is_capitals(text):
        text = text.replace(_JOINED, "/")
    return tuple(title_case(place) for place in _SPLIT.split(text.strip()) if place) if text else ()


def _is_capitals(text: str) -> bool:
    """All capitals but for the joining words that print in lower case (`GENT en BRUGGE`, `'s-GRAVENHAGE`)."""
    return all(
        place.isupper() or (place[:2] in ("'s", "’s", "'t", "’t") and place[2:].isupper())
        for place in text.split(_JOINED)
    )


def _is_name(text: str) -> bool:
    """Whether mixed-case words are a name: each begins with a capital, but for the small words between."""
    words = [word for word in re.split(r"[ /]+", text.strip()) if word]
    return len(words) <= 6 and all(word[0].isupper() or word[0] in _APOSTROPHES or word in _SMALL for word in words)


_SMALL = wordlist("aan de den der het in op van ter ten bij en al el am sur")


def _opens_sentence(line: str, at: int) -> bool:
    """Whether the text behind the dash begins as a sentence does: with a capital, a figure, an opening mark, or not."""
    return at >= len(line) or line[at].isupper() or line[at].isdigit() or line[at] in "\"'‘“‚„«(’"
