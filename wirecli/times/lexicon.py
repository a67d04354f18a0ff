"""Dutch words → values, as slots: a slot is a name and the words that fill it, each with its value.

A slot's pattern is built from the very dictionary that gives its value. A phrase of several words is a key with
spaces, split as a text is (`zo ' n`, `a . s .`). Numbers and digits are open slots: `shapes` says which
ones a word fills, `READERS` what it is worth there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from wirecli.base.dutch import (
    AGO,
    DAY_WORDS,
    MONTH_ABBREVIATIONS,
    MONTHS,
    NUMBERS,
    PART_WORDS,
    TENS,
    UNITS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from wirecli.model import Mod
from wirecli.records import NamedTuple
from wirecli.times.numbers import cardinal, halves, ordinal
from wirecli.times.resolve import duration, whole


class Near(NamedTuple):
    """What stands before a clock: the modifier it gives, and whether it alone makes a clock of `drie uur`."""

    mod: Mod | None
    leads: bool


NO_NEAR: Final = Near(None, leads=False)


def _all(value: Any, words: str) -> dict[str, Any]:
    """Words and phrases, one a line or split by commas, that share a value."""
    return {word: value for part in words.split("\n") for word in map(str.strip, part.split(",")) if word}


def _by_article(slot: str, de: Mapping[str, str], het: Mapping[str, str]) -> dict[str, Mapping[str, str]]:
    """A slot, and one for the words of each article: `het vorige week` in `begaf het vorige week` is no phrase."""
    return {slot: {**de, **het}, f"{slot}_de": de, f"{slot}_het": het}


# Units cut short: only a figure before them makes them one (`5 min.`, not `een min of meer`).
ABBREVIATED: Final = frozenset({"min", "sec", "dgn", "mnd", "mnden", "jr", "wk", "wkn"})

# What a number is fused with, or tied to by a hyphen, to say how long something lasts: `achturig`, `8-urig`.
COMPOUND_UNITS: Final = {
    "daags": "day", "daagse": "day", "urig": "hour", "urige": "hour", "uurs": "hour", "weeks": "week",
    "weekse": "week", "maands": "month", "maandse": "month", "jarig": "year", "jarige": "year",
}  # fmt: skip

_DAY_STEMS: Final = {word: days for word, days in DAY_WORDS.items() if days}
_VAN_PARTS: Final = {f"van{word}": code for word, code in PART_WORDS.items()} | {
    f"heden{word}": code for word, code in PART_WORDS.items()
}  # `vanavond`; `vannacht` has a slot of its own, for it can look ahead

# The zones that an adjective before `tijd` names; a country with several zones, like `lokale tijd`, names none of them.
_ZONE_OF: Final = {
    "Europe/Amsterdam": "nederlandse, midden - europese, middeneuropese",
    "Europe/Brussels": "belgische, vlaamse",
    "Europe/London": "britse, engelse, schotse, londense",
    "Europe/Dublin": "ierse",
    "Europe/Lisbon": "portugese",
    "Europe/Berlin": "duitse",
    "Europe/Paris": "franse, parijse",
    "Europe/Madrid": "spaanse",
    "Europe/Rome": "italiaanse",
    "Europe/Zurich": "zwitserse",
    "Europe/Vienna": "oostenrijkse",
    "Europe/Copenhagen": "deense",
    "Europe/Stockholm": "zweedse",
    "Europe/Oslo": "noorse",
    "Europe/Helsinki": "finse",
    "Europe/Warsaw": "poolse",
    "Europe/Athens": "griekse",
    "Europe/Bucharest": "roemeense",
    "Europe/Kyiv": "oekraïense",
    "Europe/Istanbul": "turkse",
    "Europe/Moscow": "moskouse",
    "Asia/Jerusalem": "israëlische",
    "Africa/Cairo": "egyptische",
    "Africa/Casablanca": "marokkaanse",
    "Africa/Johannesburg": "zuid - afrikaanse",
    "Africa/Nairobi": "keniaanse",
    "Asia/Baghdad": "iraakse",
    "Asia/Tehran": "iraanse",
    "Asia/Riyadh": "saoedische, saudische",
    "Asia/Karachi": "pakistaanse",
    "Asia/Kolkata": "indiase",
    "Asia/Bangkok": "thaise",
    "Asia/Shanghai": "chinese",
    "Asia/Singapore": "singaporese",
    "Asia/Seoul": "koreaanse, zuid - koreaanse",
    "Asia/Tokyo": "japanse",
    "America/New_York": "new - yorkse, new yorkse",
    "America/Argentina/Buenos_Aires": "argentijnse",
    "America/Paramaribo": "surinaamse",
    "America/Curacao": "curaçaose, antilliaanse",
    "Pacific/Auckland": "nieuw - zeelandse",
    "": "lokale, plaatselijke, amerikaanse, russische, australische, canadese, braziliaanse, mexicaanse, indonesische",
    "page": "onze",
}
_ZONES: Final = {f"{word.strip()} tijd": zone for zone, words in _ZONE_OF.items() for word in words.split(",")} | {
    "gmt": "UTC", "utc": "UTC", "greenwichtijd": "UTC", "cet": "Etc/GMT-1", "cest": "Etc/GMT-2",
}  # fmt: skip


def _clock_plural(word: str) -> str:
    """`drie` → `drieën`, `vijf` → `vijven`: an hour told in the plural (`tegen drieën`)."""
    if word.endswith("ee") or word.endswith("ie"):
        return f"{word}ën"
    if word[-1] in "fs":
        return f"{word[:-1]}{'v' if word[-1] == 'f' else 'ss'}en"
    return f"{word}en"


_CLOCK_PLURALS: Final = {
    _clock_plural(word): hour for word, hour in NUMBERS.items() if 1 <= hour <= 12 and word.isascii()
}

_SEVERAL: Final = {word: count for word, count in NUMBERS.items() if 2 <= count <= 12}
_PLURALS = {word: UNITS[word] for word in ("seconden", "minuten", "uren", "dagen", "weken", "maanden", "jaren")} | {
    "decennia": "decade", "eeuwen": "century",
}  # fmt: skip
# `tweewekelijks`: a number or half, and how often.
_RHYTHMS: Final = {"uur": "hour", "dage": "day", "weke": "week", "maande": "month", "jaar": "year"}
_FREQUENCIES: Final = {
    f"{prefix}{stem}lijks{ending}": duration(whole(count, unit))
    for stem, unit in _RHYTHMS.items()
    for prefix, count in {"": 1, **({"half": 0.5} if stem == "jaar" else {}), **_SEVERAL}.items()
    for ending in ("", "e")
}

# The words of the grammar. Values: ISO weekday, month number, (TIMEX3 unit, how many of it), offset in units, TIMEX3
# part or season or modifier or reference.
SLOTS: Final[dict[str, Mapping[str, Any]]] = {
    "weekday": WEEKDAYS,
    "wd": WEEKDAY_ABBREVIATIONS,
    "weekdays": {f"{day}en": number for day, number in WEEKDAYS.items()},
    "weekdays_gen": {f"{day}s": number for day, number in WEEKDAYS.items()},
    "month": MONTHS,
    "mon": MONTH_ABBREVIATIONS,
    "part": PART_WORDS,
    "part_gen": {f"{word}s": code for word, code in PART_WORDS.items()},
    "weekday_part": {f"{day}{word}": (n, code) for day, n in WEEKDAYS.items() for word, code in PART_WORDS.items()},
    "day_part": {f"{day}{word}": (n, code) for day, n in _DAY_STEMS.items() for word, code in PART_WORDS.items()}
    | {"morgenvroeg": (1, "MO"), "morgenvoormiddag": (1, "MO")},
    "today_part": {word: code for word, code in _VAN_PARTS.items() if code != "NI"},
    "tonight": {"vannacht": "NI", "hedennacht": "NI"},
    "day_word": DAY_WORDS,
    "quarter_code": {"q1": 1, "q2": 2, "q3": 3, "q4": 4},
    "half_code": {"h1": 1, "h2": 2},
    "nth_last": {"laatste": 1, "voorlaatste": 2, "op een na laatste": 2, "op één na laatste": 2},
    "season_year": dict.fromkeys(("seizoen", "schooljaar", "academiejaar", "studiejaar", "voetbalseizoen", "werkjaar",
                                  "theaterseizoen", "collegejaar"), "season"),
    "fiscal": dict.fromkeys(("boekjaar", "kalenderjaar", "belastingjaar", "begrotingsjaar", "oogstjaar"), "year"),
    "within": {"week": "week", "weekend": "weekend", "weekeinde": "weekend", "maand": "month",
               "kwartaal": "quarter", "jaar": "year", "decennium": "decade"},
    "fraction_of": {"helft": 2, "derde": 3, "kwart": 4},
    "bc": _all(-1, """v . chr ., v . chr, voor christus, vóór christus, voor chr ., v . c ., vc
        voor onze jaartelling, voor het begin van onze jaartelling"""),
    "ad": _all(1, "n . chr ., n . chr, na christus, na chr ., n . c ., na onze jaartelling"),
    **_by_article(
        "season",
        de={"lente": "SP", "zomer": "SU", "herfst": "FA", "winter": "WI"},
        het={"voorjaar": "SP", "najaar": "FA"},
    ),
    "unit": {word: (unit, 1) for word, unit in UNITS.items() if word not in {"u", "tel", "kw", "dg"}}
    | _all(("minute", 15), "kwartier, kwartiertje, kwartieren")
    | _all(("minute", 30), "halfuur, halfuurtje")
    | _all(("hour", 24), "etmaal, etmalen")
    | _all(("day", 1), "werkdag, werkdagen, dagje, dagjes")
    | _all(("month", 6), "halfjaar")
    | _all(("year", 25), "kwarteeuw")
    | _all(("decade", 1), "decennium, decennia")
    | _all(("century", 1), "eeuw, eeuwen"),
    "unit_adjective": COMPOUND_UNITS,
    "short_unit": {"u": ("hour", 1), "h": ("hour", 1), "m": ("minute", 1), "d": ("day", 1), "s": ("second", 1)},
    "plural": _PLURALS,
    **_by_article(
        "whole",
        de={"week": "week", "maand": "month", "eeuw": "century"},
        het={"kwartaal": "quarter", "jaar": "year", "decennium": "decade", "weekend": "weekend",
             "weekeinde": "weekend", "halfjaar": "half"},
    ),
    **_by_article(
        "span",
        de={"dag": "day", "week": "week", "maand": "month", "eeuw": "century"},
        het={"kwartaal": "quarter", "jaar": "year", "decennium": "decade", "uur": "hour", "etmaal": "etmaal",
             "halfjaar": "half", "halfuur": "half hour", "kwartier": "quarter hour"},
    ),
    "this": {"deze": 0, "dit": 0},
    "current": {"huidige": 0, "lopende": 0},
    "last": {"vorige": -1, "vorig": -1, "verleden": -1, "voorgaande": -1, "voorgaand": -1},
    "next": {"volgende": 1, "volgend": 1, "eerstvolgende": 1},
    "passed": {"afgelopen": -1, "voorbije": -1, "voorbij": -1},
    "coming": {"komende": 1, "komend": 1, "aankomende": 1, "aankomend": 1, "eerstkomende": 1},
    "due": _all(1, "aanstaande, aanstaand, a . s ., as ."),
    "gone": _all(-1, "jongstleden, jl ., jl, j . l ., laatstleden, ll ."),
    "that": dict.fromkeys(("die", "dat", "diezelfde", "datzelfde", "dezelfde", "hetzelfde"), 0),
    "later": {"later": 1, "daarna": 1, "nadien": 1, "erna": 1, "daarop": 1, "erop": 1, "verder": 1, "eerder": -1,
              "daarvoor": -1, "ervoor": -1, "tevoren": -1, "voordien": -1, "daarvóór": -1, "vroeger": -1},
    "ago": dict.fromkeys(AGO, -1),
    "every": dict.fromkeys(("elke", "elk", "iedere", "ieder"), 1),
    "frequency": _FREQUENCIES,
    "long": {f"{word}lang{ending}": duration((None, unit)) for word, unit in _PLURALS.items() for ending in ("", "e")},
    "position": _all("START", "begin, begin van, het begin van, de start van, de eerste dagen van")
    | _all("MID", "midden, medio, half, halverwege, halfweg, het midden van, midden in")
    | _all("END", "eind, einde, eind van, einde van, het eind van, het einde van, ultimo, de laatste dagen van"),
    "edge": _all("START", "vroeg in de, vroeg op de, de vroege, het begin van de, begin van de, vroege")
    | _all("END", """laat in de, laat op de, de late, late, het einde van de, het eind van de, eind van de
        einde van de"""),
    "early_late": {"vroeg": "START", "laat": "END"},
    "decade": {**TENS, "nul": 0, "tien": 10},
    "decade_years": {f"{word}erjaren": value for word, value in TENS.items()},
    "decade_er": {f"{word}er": value for word, value in TENS.items()},
    "mods": _all("LESS_THAN", """bijna, krap, nog geen, net geen, minder dan, iets minder dan, een kleine, korter dan
        haast, nagenoeg, amper, een krappe""")
    | _all("MORE_THAN", """ruim, meer dan, iets meer dan, veel meer dan, dik, een dikke, een ruime, langer dan
        een goede, al meer dan""")
    | _all("APPROX", """ongeveer, circa, ca ., ca, zo ' n, pakweg, zowat, grofweg, om en nabij, om en bij
        om en nabij de
        een stuk of, plusminus, naar schatting, rond de, zo ongeveer, min of meer""")
    | _all(None, "slechts, maar liefst")
    | _all("EQUAL_OR_MORE", """minstens, minimaal, ten minste, tenminste, op zijn minst, op z ' n minst, zeker
        niet minder dan, op zijn allerminst""")
    | _all("EQUAL_OR_LESS", """hooguit, maximaal, hoogstens, ten hoogste, niet meer dan, niet langer dan, op zijn hoogst
        op z ' n hoogst"""),
    "one_mod": {
        f"een {word}": mod
        for mod, words in {
            "MORE_THAN": "goed goede dik dikke ruim ruime",
            "LESS_THAN": "klein kleine krap krappe",
        }.items()
        for word in words.split()
    },
    "some": _all(None, """een paar, enkele, enige, een aantal, een handvol, meerdere, verscheidene, verschillende
        diverse, tientallen, honderden, duizenden, talloze, een handjevol, een reeks, ettelijke, luttele, vele
        een klein aantal"""),
    "half": dict.fromkeys(("half", "halve"), 0.5),
    "fraction": {"anderhalf": 1.5, "anderhalve": 1.5, "driekwart": 0.75},
    "now": _all("PRESENT_REF", """nu, momenteel, thans, op dit moment, op dit ogenblik, tegenwoordig, vandaag de dag
        dezer dagen, op het ogenblik, anno nu"""),
    "once": _all("PAST_REF", """onlangs, recent, recentelijk, kortgeleden, kort geleden, pas geleden, een tijd geleden
        een tijdje geleden, enige tijd geleden, lang geleden, lange tijd geleden, een poos geleden, niet lang geleden
        niet zo lang geleden, een poosje geleden, zojuist, daarnet, zonet, zopas, het verleden, vroeger, weleer
        recente jaren, de recente jaren, recente maanden, de recente maanden, recente weken, de recente weken
        recente tijd, de recente tijd
        de laatste tijd, de afgelopen tijd, de voorbije tijd"""),
    "foreign_month": {
        word: word
        for word in (
            "january february march may june july august october janvier février fevrier mars avril mai juin juillet "
            "août aout septembre octobre novembre décembre decembre"
        ).split()
    },
    "open": {"(": "("},
    "close": {")": ")"},
    "zone": _ZONES,
    "near": _all(Near(None, leads=True), "klokslag, stipt, precies")
    | _all(Near("APPROX", leads=False), "ongeveer, circa, ca ., ca, zo ' n, bijna, zowat, pakweg, grofweg")
    | _all(Near("APPROX", leads=True), "even na, even voor, even over, iets na, iets voor, iets over, om en nabij"),
    "clock_plural": _CLOCK_PLURALS,
    "full": {"vol": None, "volle": None, "goed": None, "goede": None, "lang": None, "lange": None,
             "krap": "LESS_THAN", "krappe": "LESS_THAN"},
    "soon": _all("FUTURE_REF", """binnenkort, straks, weldra, spoedig, dadelijk, zo meteen, zometeen, eerstdaags
        de toekomst, de nabije toekomst, binnen afzienbare tijd, een dezer dagen, de komende tijd"""),
}  # fmt: skip

_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-4])([.:,])[0-5]\d(?P<s>:[0-5]\d)?(?P<u>[uh]?)")
_CLOCK_U: Final = re.compile(r"(?:[01]?\d|2[0-4])[uh](?:[0-5]\d)?")
_DATE: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})|(\d{4})([-/])(\d{1,2})\6(\d{1,2})")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DECIMAL: Final = re.compile(r"\d+[.,]\d+")
_ORDINAL: Final = re.compile(r"(\d{1,3})(?:e|de|ste)")
_ENGLISH_ORDINAL: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th|er)")
_LONGEST_NUMBER: Final = 80  # letters: `negenhonderdnegenennegentigduizendnegenhonderdnegenennegentigste` has 65
_NUMBER_WORD = re.compile(r"(?:een|één|eén|twee|twin|drie|dert|vier|veer|vijf|zes|zeven|acht|acht|tach|negen|tien|elf"
                          r"|twaalf|nul|honderd|duizend|eerste|tweede|derde)")  # fmt: skip


_COMPOUND: Final = re.compile(rf"(\w+?)({'|'.join(sorted(COMPOUND_UNITS, key=len, reverse=True))})")


def _read_compound(word: str) -> tuple[int, str] | None:
    """`vijfdaagse` → (5, "day"); None where it is no such word."""
    found = _COMPOUND.fullmatch(word)
    count = cardinal(found[1]) if found else None
    return (count, COMPOUND_UNITS[found[2]]) if found and count else None


# `halfnegen`, one word in the south.
_HALF_HOURS: Final = {f"half{word}": hour for word, hour in NUMBERS.items() if 1 <= hour <= 12}


def shapes(word: str) -> tuple[str, ...]:
    """The open slots that a word in lower case fills: number words, and what its digits can be."""
    if "0" <= word[0] <= "9":
        return _digit_shapes(word)
    if len(word) > _LONGEST_NUMBER or not _NUMBER_WORD.match(word):
        return ("half_hour",) if word in _HALF_HOURS else ()
    value = cardinal(word)
    if value is not None:
        return ("num", "hour_word") if 1 <= value <= 12 else ("num", "year_word") if 1000 <= value <= 2100 else ("num",)
    if halves(word) is not None:
        return ("num_half",)
    if ordinal(word) is not None:
        return ("ord",)
    return ("compound",) if _read_compound(word) else ()


def _digit_shapes(word: str) -> tuple[str, ...]:
    if word.isdecimal():
        size, value = len(word), int(word[:7])
        if size > 6:
            return ()
        names = ["int"]
        if size <= 2:
            names += ["two"] if size == 2 else []
            names += ["day"] if 1 <= value <= 31 else []
            names += ["hour"] if value <= 24 else []
            names += ["minute"] if value <= 59 else []
        elif size == 4 and 1000 <= value <= 2100:
            names += ["year"]
        return tuple(names)
    clock = _CLOCK.fullmatch(word)
    if clock:
        return _clock_shapes(clock)
    if _CLOCK_U.fullmatch(word):
        return ("clock_u",)
    if _DATE.fullmatch(word):
        return ("date",)
    if _THOUSANDS.fullmatch(word):
        return ("int",)
    if _DECIMAL.fullmatch(word):
        return ("dec",)
    if _ENGLISH_ORDINAL.fullmatch(word):
        return ("english_ord",)
    return ("ord",) if _ORDINAL.fullmatch(word) else ()


def _clock_shapes(clock: re.Match[str]) -> tuple[str, ...]:
    if clock["u"]:
        return ("clock_u",)
    if clock[1] == ":":
        return ("clock_seconds",) if clock["s"] else ("clock_colon",)
    return ("clock_dot" if clock[1] == "." else "clock_comma", "dec")


def _read_int(word: str) -> int:
    return int(word.replace(".", ""))


def _read_clock(word: str) -> tuple[int, int]:
    hour, _, rest = re.sub("[uh.,:]", ":", word, count=1).partition(":")
    return int(hour), int(rest[:2] or 0)


def _read_date(word: str) -> tuple[int, int, int]:
    """Year (two digits as they stand), month, day."""
    found = _DATE.fullmatch(word)
    assert found
    if found[5]:
        return int(found[5]), int(found[7]), int(found[8])
    return int(found[4]), int(found[3]), int(found[1])


def _read_ordinal(word: str) -> int:
    found = _ORDINAL.fullmatch(word)
    return int(found[1]) if found else ordinal(word) or 0


READERS: Final[dict[str, Callable[[str], Any]]] = {
    "int": _read_int,
    "two": int,
    "day": int,
    "hour": int,
    "minute": int,
    "year": int,
    "dec": lambda word: float(word.replace(",", ".")),
    "num": cardinal,
    "hour_word": cardinal,
    "year_word": cardinal,
    "num_half": lambda word: (halves(word) or 0) / 2,
    "ord": _read_ordinal,
    "english_ord": lambda word: int(word[:-2]),
    "compound": _read_compound,
    "half_hour": _HALF_HOURS.__getitem__,
    "clock_dot": _read_clock,
    "clock_colon": _read_clock,
    "clock_seconds": _read_clock,
    "clock_comma": _read_clock,
    "clock_u": _read_clock,
    "date": _read_date,
}
