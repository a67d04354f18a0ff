"""Datelines (`ALEPPO (ANP/RTR) -`): place or places, credit in parentheses, a dash.

`find` looks at the head of a line only. A name in capitals needs no credit to be a place (`VLISSINGEN - Een zware
storm …`); one in mixed case does, or must stand where a caller says that a paragraph begins.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from wirecli.base.patterns import wordlist
from wirecli.model import Dateline
from wirecli.segment.places import title_case

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
_DASH = "-–—"
_DASHES = (" - ", "- ", "–", "—")
_APOSTROPHES = "'’‘`´"
# The shape of a place or places; capitals are looked at afterwards, where Python knows all of Unicode's.
_PLACES = rf"[{_APOSTROPHES}]?[^\W\d_][\w.{_APOSTROPHES}/ -]{{0,70}}?"
_CREDITED = re.compile(
    rf"(?P<places>{_PLACES})?(?P<date>, [^()]{{1,30}}?)? ?\((?P<credits>[^()]{{0,60}})\)"
    rf"(?P<dash> ?[{_DASH}]+ ?|$| (?=\S))"
)
_UNCREDITED = re.compile(rf"(?P<places>{_PLACES})(?P<dash> ?[–—] ?| - |- )")
# Words in capitals before a dash that are a headline's kicker, not a place.
_KICKERS = wordlist(
    """
    live liveblog blog update video foto foto's foto’s beeld column opinie analyse interview podcast quiz kort exclusief
    achtergrond reportage recensie commentaar advertorial infographic herlees terugblik gesloten gratis premium
    """
)
_SPLIT = re.compile(r" ?/ ?(?![dD]\b)")  # `ALPHEN A/D RIJN` is one place
_CODE = re.compile(r"[^\W_][\w.&-]{0,14}")


class Found(NamedTuple):
    """A dateline at the head of a line: where the text behind its dash begins, whether capitals or credit prove it."""

    dateline: Dateline
    rest: int
    sure: bool


def find(line: str) -> Found | None:
    """The dateline at the head of `line`, or None. One that is not `sure` is a name in mixed case without a credit."""
    head = line[:_LONGEST]
    paren = head.find("(")
    if 0 <= paren <= _LONGEST_PLACES:
        match = _CREDITED.match(head)
        found = _credited(line, match) if match is not None else None
        if found is not None:
            return found
    for dash in _DASHES:
        if 0 < head.find(dash) <= _LONGEST_PLACES:
            match = _UNCREDITED.match(head)
            return _uncredited(line, match) if match is not None else None
    return None


def _credited(line: str, match: re.Match[str]) -> Found | None:
    end = match.end()
    dash = match["dash"]
    if (not dash or dash == " ") and not _opens_sentence(line, end):
        return None
    if not dash and not match["places"]:
        return None  # `(Belga)` on a line of its own is a byline
    dateline, sure = _dateline(
        line[: match.start("dash")].rstrip(), match["places"] or "", match["credits"], dash != " "
    )
    return None if dateline is None else Found(dateline, end, sure)


@lru_cache(4096)  # the same few datelines come back on every page
def _dateline(text: str, places: str, parenthesis: str, ends: bool) -> tuple[Dateline | None, bool]:
    """The dateline of these parts, None where they are text, and whether it is sure. `ends`: a dash or the line's end
    follows."""
    credits = split_credits(parenthesis)
    capitals = _is_capitals(places)
    if credits is None or (places and not (capitals or _is_name(places))):
        return None, False
    known = bool(credits) and all(credit.lower() in AGENCIES for credit in credits)
    if not known and not (places and ends and (capitals or (credits and parenthesis.isupper()))):
        return None, False  # `Hayat Tahrir al-Sham (HTS)`, `De Kamer (gisteren) - …`: text
    return Dateline(text, _split_places(places), credits), known or capitals


forget = _dateline.cache_clear  # for benchmarks of a first page


def _uncredited(line: str, match: re.Match[str]) -> Found | None:
    places = match["places"].rstrip()
    capitals = _is_capitals(places)
    if match["dash"].strip() in "–—" and not match["dash"].startswith(" ") and not capitals:
        return None  # `Amsterdam–Parijs` is a pair of names
    if not _opens_sentence(line, match.end()) or not (capitals or _is_name(places)):
        return None
    if not capitals and match["dash"] == "- ":
        return None  # `Noord- en Zuid-Holland`
    if len(places) < 3 or len(places.split()) > 7 or places.casefold() in _KICKERS:
        return None
    return Found(Dateline(places, _split_places(places), ()), match.end(), capitals)


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


def _split_places(text: str) -> tuple[str, ...]:
    return tuple(title_case(place) for place in _SPLIT.split(text.strip()) if place) if text else ()


def _is_capitals(text: str) -> bool:
    """All capitals but for the joining words that print in lower case (`GENT en BRUGGE`, `'s-GRAVENHAGE`)."""
    return text.isupper() or (text[:2] in ("'s", "’s", "'t", "’t") and text[2:].isupper())


def _is_name(text: str) -> bool:
    """Whether mixed-case words are a name: each begins with a capital, but for the small words between."""
    words = [word for word in re.split(r"[ /]+", text.strip()) if word]
    return len(words) <= 6 and all(word[0].isupper() or word[0] in _APOSTROPHES or word in _SMALL for word in words)


_SMALL = wordlist("aan de den der het in op van ter ten bij en al el am sur")


def _opens_sentence(line: str, at: int) -> bool:
    """Whether the text behind the dash begins as a sentence does: with a capital, a figure, an opening mark, or not."""
    return at >= len(line) or line[at].isupper() or line[at].isdigit() or line[at] in "\"'‘“‚„«(’"
