"""Dutch words that stamps and time expressions share: weekdays, days, months, units, small numbers. Data only."""

from __future__ import annotations

# ISO weekday numbers, Monday 1.
WEEKDAYS = {
    "maandag": 1,
    "dinsdag": 2,
    "woensdag": 3,
    "donderdag": 4,
    "vrijdag": 5,
    "zaterdag": 6,
    "zondag": 7,
}
WEEKDAY_ABBREVIATIONS = {
    "ma": 1, "maa": 1, "di": 2, "din": 2, "wo": 3, "woe": 3, "wd": 3, "do": 4, "don": 4,
    "vr": 5, "vri": 5, "vrij": 5, "za": 6, "zat": 6, "zo": 7, "zon": 7,
}  # fmt: skip
MONTHS = {
    "januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7, "augustus": 8,
    "september": 9, "oktober": 10, "november": 11, "december": 12,
}  # fmt: skip
MONTH_ABBREVIATIONS = {
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "maa": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
UNITS = {
    "seconde": "second", "seconden": "second", "secondes": "second", "sec": "second", "tel": "second",
    "minuut": "minute", "minuten": "minute", "minuutje": "minute", "minuutjes": "minute", "min": "minute",
    "uur": "hour", "uren": "hour", "uurtje": "hour", "uurtjes": "hour", "u": "hour",
    "dag": "day", "dagen": "day", "dgn": "day", "dg": "day",
    "week": "week", "weken": "week", "wk": "week", "wkn": "week", "weekje": "week", "weekjes": "week",
    "maand": "month", "maanden": "month", "maandje": "month", "maandjes": "month", "mnd": "month", "mnden": "month",
    "kwartaal": "quarter", "kwartalen": "quarter", "kw": "quarter",
    "jaar": "year", "jaren": "year", "jaartje": "year", "jaartjes": "year", "jr": "year",
}  # fmt: skip
NUMBERS = {
    "nul": 0, "een": 1, "één": 1, "eén": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7,
    "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15,
    "zestien": 16, "zeventien": 17, "achttien": 18, "negentien": 19,
}  # fmt: skip
TENS = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90,
}  # fmt: skip
# Days from the one on which it is said.
DAY_WORDS = {
    "vandaag": 0, "heden": 0, "gisteren": -1, "gister": -1, "eergisteren": -2, "eergister": -2, "morgen": 1,
    "overmorgen": 2,
}  # fmt: skip
# Parts of the day, each with the TIMEX3 code that says which.
PART_WORDS = {
    "ochtend": "MO", "morgen": "MO", "voormiddag": "MO", "middag": "AF", "namiddag": "AF", "avond": "EV",
    "nacht": "NI",
}  # fmt: skip
AGO = ("geleden", "terug")
