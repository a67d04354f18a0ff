"""The words of stamps and publication lines, with their values. Every pattern of a stamp is built from these tables.

Words that stamps share with time expressions come from `base.dutch`; what stands here, only stamps have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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
from wirecli.model import Grain

UNIT_WORDS = {
    **UNITS, "kwart": "quarter", "sek": "second", "second": "second", "seconds": "second", "minute": "minute",
    "minutes": "minute", "mins": "minute", "hour": "hour", "hours": "hour", "day": "day", "days": "day",
    "weeks": "week", "month": "month", "months": "month", "year": "year", "years": "year",
}  # fmt: skip
# Single letters count only when they touch the number: `5m geleden`, `3d geleden`.
LETTERS = {"s": "second", "m": "minute", "u": "hour", "h": "hour", "d": "day", "w": "week", "j": "year"}
COUNTS: dict[str, float] = {
    **NUMBERS, **TENS, "a": 1, "an": 1, "anderhalf": 1.5, "anderhalve": 1.5, "een half": 0.5, "half": 0.5,
    "een halve": 0.5,
}  # fmt: skip
VAGUE = ("een paar", "paar", "enkele")
QUARTERS = {"een kwartier": 15, "kwartier": 15, "drie kwartier": 45, "driekwartier": 45}
QUALIFIERS = {
    "ongeveer": "about", "circa": "about", "ca.": "about", "zo'n": "about", "rond": "about", "bijna": "almost",
    "krap": "almost", "ruim": "over", "meer dan": "over", "minder dan": "under",
}  # fmt: skip
BACK = (*AGO, "eerder", "ago")
# Words that mean now: those that only a stamp says, and those that can mean other things.
SURE_NOW = (
    "zojuist", "net nu", "nu net", "just now", "een moment geleden", "een ogenblik geleden",
    "enkele ogenblikken geleden", "een paar seconden geleden", "enkele seconden geleden", "enkele seconden eerder",
    "een paar tellen geleden", "een halve minuut geleden", "binnen een minuut", "op dit moment",
    "over minder dan een minuut", "deze minuut",
)  # fmt: skip
NOW = (
    *SURE_NOW,
    "zonet",
    "zoeven",
    "zoëven",
    "zo-even",
    "daarnet",
    "net",
    "nu",
    "recent",
    "een paar seconden",
    "enkele seconden",
    "een halve minuut",
)

# Hours of a day's midnight between which each part lies.
_PART_HOURS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (0, 6)}
# Days back, and the hours that a day part narrows the day to.
DAYS: dict[str, tuple[int, tuple[int, int] | None]] = {
    **{word: (-days, None) for word, days in DAY_WORDS.items() if days <= 0},
    "today": (0, None),
    "yesterday": (1, None),
    **{f"{now}{part}": (0, _PART_HOURS[code]) for now in ("van", "deze ") for part, code in PART_WORDS.items()},
    **{
        # The night of a day may be the one that ends it.
        f"{word}{part}": (-days, (0, 30) if code == "NI" else _PART_HOURS[code])
        for word, days in DAY_WORDS.items()
        if days < 0
        for part, code in PART_WORDS.items()
    },
}
WHOLE_UNITS: dict[str, tuple[Grain, int]] = {
    "deze week": ("week", 0), "vorige week": ("week", 1), "afgelopen week": ("week", 1), "deze maand": ("month", 0),
    "vorige maand": ("month", 1), "afgelopen maand": ("month", 1), "dit kwartaal": ("quarter", 0),
    "vorig kwartaal": ("quarter", 1), "dit jaar": ("year", 0), "vorig jaar": ("year", 1), "afgelopen jaar": ("year", 1),
    "last week": ("week", 1), "last month": ("month", 1), "last year": ("year", 1),
}  # fmt: skip
WEEKDAY_WORDS = {
    **WEEKDAYS, **WEEKDAY_ABBREVIATIONS, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5,
    "saturday": 6, "sunday": 7,
}  # fmt: skip
PAST = ("afgelopen", "vorige", "last")
SHORT_WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo", "maa", "woe", "vri", "zat")
# Weekdays of three letters that are words as well, a sun and a don, or names.
WORDY_WEEKDAYS = ("din", "don", "zon")
MONTH_WORDS = {**MONTHS, **MONTH_ABBREVIATIONS, "march": 3, "may": 5, "june": 6, "july": 7, "october": 10, "mar": 3}

# Zones as printed behind a clock time, with their minutes east of Greenwich; None for one that has two offsets.
ZONES: dict[str, int | None] = {
    "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "utc": 0, "gmt": 0, "midden-europese standaardtijd": 60,
    "midden-europese wintertijd": 60, "midden-europese zomertijd": 120, "midden-europese tijd": None,
}  # fmt: skip

# What publication lines call it that a story came out, and that it was changed.
PUBLISHED = ("gepubliceerd", "geplaatst", "publicatie", "publicatiedatum", "verschenen", "datum", "ingezonden",
             "toegevoegd", "online sinds")  # fmt: skip
CHANGED = ("update", "bijgewerkt", "aangepast", "gewijzigd", "geüpdatet", "herzien")
CHANGES = (*CHANGED, "wijziging")  # `Laatste wijziging`, while `Wijziging` alone may head a story


def words(of: Iterable[str]) -> str:
    """An alternation of literal words, the longest first, so that a short one never hides a long one."""
    return "|".join(re.escape(word) for word in sorted(of, key=len, reverse=True))


AGO_WORDS = words(BACK)
# What a stamp within a line must hold: `net` or `za` alone are words of any line.
TIMED = rf"(?i)\d|{words((*DAYS, *SURE_NOW, *BACK))}"
# A day of the calendar, in lower case.
DATED = rf"\d{{1,2}} (?:{words(MONTH_WORDS)})\b|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}|\d{{4}}-\d\d-\d\d"
