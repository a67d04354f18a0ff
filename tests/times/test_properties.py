"""What holds for every date, number and text, tried on random ones.

By default each form of a date is tried on some dozens of days; `HYPOTHESIS_PROFILE=thorough` tries 10 000.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.times.brackets import AMSTERDAM, SATURDAY, marked
from tests.times.dutch_numbers import cardinal, ordinal
from wirecli import Mention, find_times
from wirecli.times import numbers
from wirecli.times.engine.pattern import Alt, Node, Seq, SlotRef, Word, parse, words_of
from wirecli.times.explain import explain
from wirecli.times.lexicon import SLOTS
from wirecli.times.quantity import PHRASES
from wirecli.times.rule import Rule
from wirecli.times.rules import RULES

TRIES = settings().max_examples
DAYS = 10_000 if TRIES > 1000 else TRIES

WEEKDAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
SHORT_MONTHS = ["jan.", "feb.", "mrt.", "apr.", "mei", "juni", "juli", "aug.", "sept.", "okt.", "nov.", "dec."]
SHORT_DAYS = ["ma", "di", "wo", "do", "vr", "za", "zo"]
SEASONS = {"lente": "SP", "zomer": "SU", "herfst": "FA", "winter": "WI"}
DECADES = {1930: "dertig", 1940: "veertig", 1950: "vijftig", 1960: "zestig", 1970: "zeventig", 1980: "tachtig",
           1990: "negentig"}  # fmt: skip
PARTS = ("nachts", "ochtends", "middags", "avonds")

times = st.datetimes(datetime(1970, 1, 1), datetime(2069, 12, 31, 23, 59), timezones=st.just(UTC)).map(
    lambda at: at.replace(second=0, microsecond=0).astimezone(AMSTERDAM)
)

Form = Callable[[datetime], str]
# How a time is written, with the expression in brackets where it is not the whole text, and its TIMEX3 value.
DAY_FORMS: dict[str, Form] = {
    "1-2-2024": lambda at: f"{at.day}-{at.month}-{at.year}",
    "01-02-2024": lambda at: f"{at:%d-%m-%Y}",
    "1/2/2024": lambda at: f"{at.day}/{at.month}/{at.year}",
    "1.2.2024": lambda at: f"{at.day}.{at.month}.{at.year}",
    "01-02-24": lambda at: f"{at:%d-%m-%y}",
    "2024-02-01": lambda at: at.date().isoformat(),
    "1 februari 2024": lambda at: f"{at.day} {MONTHS[at.month - 1]} {at.year}",
    "01 februari 2024": lambda at: f"{at:%d} {MONTHS[at.month - 1]} {at.year}",
    "1 feb. 2024": lambda at: f"{at.day} {SHORT_MONTHS[at.month - 1]} {at.year}",
    "1 feb 2024": lambda at: f"{at.day} {SHORT_MONTHS[at.month - 1].rstrip('.')} {at.year}",
    "1e februari 2024": lambda at: f"de {at.day}e {MONTHS[at.month - 1]} {at.year}",
    "1ste februari 2024": lambda at: f"{at.day}ste {MONTHS[at.month - 1]} {at.year}",
    "eerste februari 2024": lambda at: f"{ordinal(at.day)} {MONTHS[at.month - 1]} {at.year}",
    "1 februari '24": lambda at: f"{at.day} {MONTHS[at.month - 1]} '{at:%y}",
    "donderdag 1 februari 2024": lambda at: f"{WEEKDAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1]} {at.year}",
    "donderdag, 1 februari 2024": lambda at: f"{WEEKDAYS[at.weekday()]}, {at.day} {MONTHS[at.month - 1]} {at.year}",
    "Donderdag 1 Februari 2024": lambda at: (
        f"{WEEKDAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1]} {at.year}".upper()
    ),
    "do 1 feb. 2024": lambda at: f"{SHORT_DAYS[at.weekday()]} {at.day} {SHORT_MONTHS[at.month - 1]} {at.year}",
    "donderdag 01-02-2024": lambda at: f"{WEEKDAYS[at.weekday()]} {at:%d-%m-%Y}",
}
UNIT_FORMS: dict[str, tuple[Form, Form]] = {
    "februari 2024": (lambda at: f"{MONTHS[at.month - 1]} {at.year}", lambda at: f"{at:%Y-%m}"),
    "feb. 2024": (lambda at: f"in [{SHORT_MONTHS[at.month - 1]} {at.year}]", lambda at: f"{at:%Y-%m}"),
    "in 2024": (lambda at: f"in [{at.year}]", lambda at: f"{at.year}"),
    "(2024)": (lambda at: f"([{at.year}])", lambda at: f"{at.year}"),
    "het jaar 2024": (lambda at: f"het jaar {at.year}", lambda at: f"{at.year}"),
    "eerste kwartaal": (
        lambda at: f"het {ordinal((at.month + 2) // 3)} kwartaal van {at.year}",
        lambda at: f"{at.year}-Q{(at.month + 2) // 3}",
    ),
    "eerste helft": (
        lambda at: f"de {ordinal((at.month + 5) // 6)} helft van {at.year}",
        lambda at: f"{at.year}-H{(at.month + 5) // 6}",
    ),
    "week": (
        lambda at: f"week {at.isocalendar().week} van {at.isocalendar().year}",
        lambda at: f"{at.isocalendar().year}-W{at.isocalendar().week:02}",
    ),
    "jaren 1990": (lambda at: f"de jaren {at.year // 10 * 10}", lambda at: f"{at.year // 10}"),
    "20e eeuw": (lambda at: f"de {at.year // 100 + 1}e eeuw", lambda at: f"{at.year // 100}"),
    "twintigste eeuw": (lambda at: f"de {ordinal(at.year // 100 + 1)} eeuw", lambda at: f"{at.year // 100}"),
    "seizoen 2023/24": (
        lambda at: f"het seizoen {at.year}/{(at.year + 1) % 100:02}",
        lambda at: f"{at.year}/{at.year + 1}",
    ),
}
CLOCK_FORMS: dict[str, Form] = {
    "14.30 uur": lambda at: f"{at.day} {MONTHS[at.month - 1]} {at.year} om {at:%H.%M} uur",
    "14:30": lambda at: f"{at:%d-%m-%Y} om {at:%H:%M}",
    "14:30 uur": lambda at: f"{at.day} {MONTHS[at.month - 1]} {at.year}, {at:%H:%M} uur",
    "14u30": lambda at: f"{at.day} {MONTHS[at.month - 1]} {at.year} om {at.hour}u{at:%M}",
    "om 14.30 uur op": lambda at: f"om [{at:%H.%M} uur op {at.day} {MONTHS[at.month - 1]} {at.year}]",
    "half drie 's middags": lambda at: f"{at.day} {MONTHS[at.month - 1]} {at.year} om {spoken(at)}",
}


def spoken(at: datetime) -> str:
    """A clock as one says it: `vijf voor half acht 's avonds`."""
    twelve = [cardinal((at.hour + ahead - 1) % 12 + 1) for ahead in (0, 1)]
    minute = at.minute
    match minute:
        case 0:
            clock = f"{twelve[0]} uur"
        case 15:
            clock = f"kwart over {twelve[0]}"
        case 30:
            clock = f"half {twelve[1]}"
        case 45:
            clock = f"kwart voor {twelve[1]}"
        case _ if minute < 15:
            clock = f"{cardinal(minute)} over {twelve[0]}"
        case _ if minute < 30:
            clock = f"{cardinal(30 - minute)} voor half {twelve[1]}"
        case _ if minute < 45:
            clock = f"{cardinal(minute - 30)} over half {twelve[1]}"
        case _:
            clock = f"{cardinal(60 - minute)} voor {twelve[1]}"
    return f"{clock} 's {PARTS[at.hour // 6]}"


def only(text: str, anchor: datetime = SATURDAY) -> Mention:
    """The one mention of a text, which must be what stands in brackets."""
    plain, spans = marked(text)
    found = find_times(plain, anchor)
    assert [mention.span for mention in found] == list(spans), text
    return found[0]


@pytest.mark.parametrize("form", DAY_FORMS)
@given(at=times)
@settings(max_examples=DAYS)
def test_a_written_day_reads_back(form: str, at: datetime) -> None:
    assume("24" not in form.replace("2024", "") or at.year <= 2034)  # two digits are at most ten years ahead
    told = only(DAY_FORMS[form](at), SATURDAY if str(at.year) in DAY_FORMS[form](at) else at)  # two digits: of its time
    tomorrow = at.date() + timedelta(days=1)
    midnights = [datetime.combine(day, time(), AMSTERDAM) for day in (at.date(), tomorrow)]
    assert (told.type, told.value, told.grain, told.anchor) == ("DATE", at.date().isoformat(), "day", "none")
    assert [told.begin, told.end] == midnights


@pytest.mark.parametrize("form", UNIT_FORMS)
@given(at=times)
@settings(max_examples=DAYS)
def test_a_written_unit_reads_back(form: str, at: datetime) -> None:
    write, value = UNIT_FORMS[form]
    told = only(write(at))
    assert (told.type, told.value) == ("DATE", value(at))
    assert told.begin
    assert told.end
    if not form.startswith("seizoen"):
        assert told.begin <= at < told.end


def test_a_season_over_the_turn_of_a_century() -> None:
    assert only("het seizoen 1999/00").value == "1999/2000"


def test_a_week_with_its_year_is_absolute() -> None:
    assert only("week 12 van 2025").anchor == "none"


@pytest.mark.parametrize("form", CLOCK_FORMS)
@given(at=times)
@settings(max_examples=DAYS)
def test_a_written_clock_reads_back(form: str, at: datetime) -> None:
    assume("half" not in form or at.hour >= 6)  # the night of a day is the one that follows it
    told = only(CLOCK_FORMS[form](at))
    assert (told.type, told.value, told.grain) == ("TIME", f"{at:%Y-%m-%dT%H:%M}", "minute")
    assert told.begin
    assert told.end
    assert told.begin.timestamp() == at.replace(fold=0).timestamp()
    assert told.end.timestamp() - told.begin.timestamp() == 60


@pytest.mark.parametrize("form", ["1-2-{:02}", "1 februari '{:02}", "februari '{:02}", "de zomer van '{:02}"])
@given(at=times, years=st.integers(-89, 10))
@settings(max_examples=DAYS)
def test_a_year_of_two_digits_is_at_most_ten_years_ahead(form: str, at: datetime, years: int) -> None:
    assert only(form.format((at.year + years) % 100), at).value.startswith(f"{at.year + years}-")


def test_a_year_of_two_digits_in_the_next_century() -> None:
    assert only("1 februari '01", datetime(1999, 11, 30, tzinfo=AMSTERDAM)).value == "2001-02-01"


@given(year=st.integers(1970, 2069), season=st.sampled_from(sorted(SEASONS)))
def test_a_written_season_reads_back(year: int, season: str) -> None:
    told = only(f"de {season} van {year}")
    assert told.value == f"{year}-{SEASONS[season]}"
    assert told.begin
    assert (told.begin.year, told.begin.day) == (year, 21)


@pytest.mark.parametrize(("first", "name"), DECADES.items())
def test_a_decade_reads_back(first: int, name: str) -> None:
    texts = (f"de jaren {name}", f"de jaren '{first % 100}", f"de jaren {first}")
    assert {only(text).value for text in texts} == {str(first // 10)}


@given(year=st.integers(1970, 2069), month=st.integers(1, 12), third=st.sampled_from(["begin", "medio", "eind"]))
def test_a_third_of_a_month_reads_back(year: int, month: int, third: str) -> None:
    told = only(f"{third} {MONTHS[month - 1]} {year}")
    begins = {"begin": 1, "medio": 11, "eind": 21}[third]
    assert told.begin == datetime(year, month, begins, tzinfo=AMSTERDAM)
    assert (told.value, told.mod) == (f"{year}-{month:02}", {"begin": "START", "medio": "MID", "eind": "END"}[third])


@pytest.mark.parametrize(("write", "sign"), [("{} geleden", -1), ("over {}", 1)])
@pytest.mark.parametrize("spell", [str, cardinal], ids=["digits", "words"])
@given(at=times, count=st.integers(2, 400))
@settings(max_examples=DAYS)
def test_elapsed_days_read_back(write: str, sign: int, spell: Callable[[int], str], at: datetime, count: int) -> None:
    told = only(write.format(f"{spell(count)} dagen"), at)
    assert (told.type, told.value) == ("DATE", (at.date() + sign * timedelta(days=count)).isoformat())


@pytest.mark.parametrize(("write", "sign"), [("{} geleden", -1), ("over {}", 1)])
@given(at=times, count=st.integers(2, 200), unit=st.sampled_from(["uur", "minuten"]))
@settings(max_examples=DAYS)
def test_elapsed_hours_and_minutes_read_back(write: str, sign: int, at: datetime, count: int, unit: str) -> None:
    told = only(write.format(f"{count} {unit}"), at)
    step = timedelta(hours=count) if unit == "uur" else timedelta(minutes=count)
    then = (at.astimezone(UTC) + sign * step).astimezone(AMSTERDAM)
    assert (told.type, told.value) == ("TIME", f"{then:%Y-%m-%dT%H}" if unit == "uur" else f"{then:%Y-%m-%dT%H:%M}")
    assert told.begin
    assert told.end
    assert told.begin.timestamp() <= then.timestamp() < told.end.timestamp()


@given(at=times, days=st.integers(-150, 150))
@settings(max_examples=DAYS)
def test_a_day_without_a_year_is_the_nearest(at: datetime, days: int) -> None:
    day = at.date() + timedelta(days=days)
    assume((day.month, day.day) != (2, 29))
    assert only(f"{day.day} {MONTHS[day.month - 1]}", at).value == day.isoformat()
    assert only(f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}", at).value == day.isoformat()


@given(at=times, weekday=st.integers(1, 7))
@settings(max_examples=DAYS)
def test_weekdays_around_an_anchor(at: datetime, weekday: int) -> None:
    name = WEEKDAYS[weekday - 1]
    bare, last, coming = (
        date.fromisoformat(only(text, at).value) for text in (name, f"afgelopen {name}", f"komende {name}")
    )
    assert {bare.isoweekday(), last.isoweekday(), coming.isoweekday()} == {weekday}
    assert timedelta(0) <= at.date() - bare < timedelta(days=7)
    assert timedelta(0) < at.date() - last <= timedelta(days=7)
    assert timedelta(0) < coming - at.date() <= timedelta(days=7)


@given(st.integers(0, 999_999))
@settings(max_examples=DAYS)
def test_cardinals_read_back(number: int) -> None:
    word = cardinal(number)
    assert numbers.cardinal(word) == numbers.cardinal(word.replace("ë", "e")) == number


@given(st.integers(1, 999_999))
@settings(max_examples=DAYS)
def test_ordinals_read_back(number: int) -> None:
    word = ordinal(number)
    assert numbers.ordinal(word) == numbers.ordinal(word.replace("ë", "e")) == number


def test_all_small_numbers_read_back() -> None:
    small = list(range(1, 3000))
    assert [numbers.cardinal(cardinal(number)) for number in small] == small
    assert [numbers.ordinal(ordinal(number)) for number in small] == small


@given(st.text("abcdefghijklmnopqrstuvwxyzëéï0123456789 ", max_size=20))
def test_no_word_is_two_numbers(word: str) -> None:
    value = numbers.cardinal(word)
    if value is not None and word != "eén":
        plain = word.translate(str.maketrans("ëéï", "eei"))
        assert plain == cardinal(value).replace("ë", "e")
    assert value is None or numbers.ordinal(word) is None


@given(st.integers(1000, 999_999), st.sampled_from(["", " "]))
@settings(max_examples=DAYS)
def test_numbers_in_one_word_or_several(number: int, space: str) -> None:
    assert only(f"{cardinal(number, space)} dagen lang").value == f"P{number}D"


def test_a_number_in_several_words_that_ends_in_one() -> None:
    assert only("duizend een dagen lang").value == "P1001D"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("duizend een", "P1001D"),
        ("drie honderd", "P300D"),
        ("twee duizend drie honderd", "P2300D"),
    ],
)
def test_numbers_in_several_words(words: str, value: str) -> None:
    assert only(f"{words} dagen lang").value == value


ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/Amsterdam",
        "UTC",
        "America/New_York",
        "America/Sao_Paulo",  # skipped midnight until 2018
        "Asia/Gaza",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",  # changes by half an hour
        "Antarctica/Troll",  # changes by two hours
        "Pacific/Chatham",
        "Africa/Casablanca",  # back in winter
        "Africa/Monrovia",  # seconds in its offset until 1972
    )
]
LEXICON = sorted(
    {word for words in SLOTS.values() for word in words}
    | {word for rule in RULES for word in words_of(parse(rule.pattern))}
)
ODD = [
    " ", "  ", "\n", "\t", "\r\n", "\u00a0", "\u202f", "\u200b", "\u00ad", "\ufeff", "\u2028", "\x00", "\x1b[31m",
    "İ", "ẞ", "ﬁ", "e\u0301", "\u0301", "😀", "👩\u200d👩\u200d👧", "\ud800", "\udfff", ".", ",", ";", ":", "-", "–",
    "/", "'", "’", "`", "(", ")", "[", "&", "!", "?", "€", "%", "27-11-2024", "14.30", "14u30", "'98", "2020", "31",
    "29", "12", "3", "0", "99999", "1.500", "24.00", "00:00", "7,5", "21e", "١٢", "²", "½", "Ⅻ", "tweeëntwintig",
    "negenhonderdnegenennegentigduizend", "zal", "zei", "heeft", "werd", "gepland", "omdat", "Zaterdag", "GISTEREN",
]  # fmt: skip
lexical = st.lists(st.sampled_from([*LEXICON, *ODD, " ", " ", " "]) | st.integers(0, 2200).map(str), max_size=30)
texts = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60),
    lexical.map("".join),
    lexical.map(" ".join),
)
# When clocks changed, and where; anchors are drawn from the hours around them too, for those that come twice.
CHANGES = {
    "2024-03-31T01:00+00:00": "Europe/Amsterdam",
    "2024-10-27T01:00+00:00": "Europe/Amsterdam",
    "2024-11-03T06:00+00:00": "America/New_York",
    "2024-04-06T15:00+00:00": "Australia/Lord_Howe",
    "2018-02-18T02:00+00:00": "America/Sao_Paulo",
    "2018-11-04T03:00+00:00": "America/Sao_Paulo",
}
anchors = st.one_of(
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31), timezones=st.sampled_from(ZONES)),
    st.builds(
        lambda change, minutes: (datetime.fromisoformat(change) + minutes).astimezone(ZoneInfo(CHANGES[change])),
        st.sampled_from(sorted(CHANGES)),
        st.integers(-240, 240).map(lambda count: timedelta(minutes=count)),
    ),
)


# What fills the slots that no list of words does.
SHAPES = {
    "int": "0 1 3 12 45 60 1.500 99999",
    "two": "00 16 24 90 98",
    "day": "1 5 29 30 31",
    "hour": "0 3 12 13 24",
    "minute": "0 5 59",
    "year": "1000 1568 1999 2020 2024 2100",
    "dec": "1,5 2.5 0,0",
    "num": "nul een drie twaalf honderdtwintig duizend",
    "hour_word": "een drie twaalf",
    "num_half": "drieënhalf tweeëneenhalve",
    "ord": "1e 2de 21ste eerste derde twaalfde",
    "compound": "driedaagse vijfjarig achturige",
    "clock_dot": "0.00 2.30 14.30 24.00",
    "clock_colon": "02:30 14:30 24:00",
    "clock_seconds": "23:59:59 2:04:12",
    "clock_comma": "7,30 23,15",
    "half_hour": "halfnegen halfeen",
    "year_word": "duizend tweeduizend negentienhonderdvijf",
    "clock_u": "9u 14u30 24u00 2h",
    "english_ord": "1st 2nd 3rd 21st",
    "date": "29-2-2024 30/2/2024 2024-12-31 1.1.70 0001-01-01",
}
FED: dict[str, list[Node]] = {}
for rule in RULES:
    for fed in rule.feeds:
        FED.setdefault(fed, []).append(parse(rule.pattern))


def matching(node: Node, random: Random, depth: int = 0) -> list[str]:  # noqa: PLR0911 - one a kind of node
    """Random words that match a pattern; a day where phrases hold phrases too deeply."""
    match node:
        case Word():
            return [node.word]
        case Seq():
            return [word for item in node.items for word in matching(item, random, depth)]
        case Alt():
            return matching(random.choice(node.options), random, depth)
        case SlotRef() if node.slot in FED:
            return matching(random.choice(FED[node.slot]), random, depth + 1) if depth < 4 else ["zaterdag"]
        case SlotRef() if node.slot in PHRASES:
            return matching(parse(PHRASES[node.slot]), random, depth)
        case SlotRef() if node.slot in SHAPES:
            return [random.choice(SHAPES[node.slot].split())]
        case SlotRef():
            return [random.choice(sorted(SLOTS[node.slot]))]


LEADS = ["", "op", "om", "in", "van", "tussen", "tot", "rond", "na", "voor", "sinds", "(", "Op 3 mei 2024 begon het,"]
TAILS = [
    "",
    "werd hij gevonden.",
    "zal hij spreken.",
    "speelt Ajax.",
    "lang.",
    "uur.",
    "geleden.",
    "en drie weken",
    ")",
]


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES])
@given(random=st.randoms(), lead=st.sampled_from(LEADS), tail=st.sampled_from(TAILS), anchor=anchors)
@settings(max_examples=TRIES // 2)
def test_what_a_rule_matches_is_read_soundly(
    rule: Rule, random: Random, lead: str, tail: str, anchor: datetime
) -> None:
    sound(" ".join([lead, *matching(parse(rule.pattern), random), tail]), anchor)


@given(text=texts, anchor=anchors)
@settings(max_examples=10 * TRIES)
def test_any_text_is_read_soundly(text: str, anchor: datetime) -> None:
    sound(text, anchor)


def sound(text: str, anchor: datetime) -> None:
    """Reads and explains a text, and checks what must hold for every mention."""
    explain(text, anchor)
    end = 0
    for mention in find_times(text, anchor):
        begin, after = mention.span
        assert end <= begin < after <= len(text)
        end = after
        assert text[begin:after] == mention.text
        assert mention.value
        for moment in (mention.begin, mention.end):
            assert moment is None or moment.tzinfo is anchor.tzinfo
        if mention.begin and mention.end:
            empty = mention.type == "DURATION" and not re.search("[1-9]", mention.value)  # `de laatste 0 dagen`
            assert mention.begin.timestamp() < mention.end.timestamp() + empty


@given(text=texts)
def test_reading_twice_tells_the_same(text: str) -> None:
    assert find_times(text, SATURDAY) == find_times(text, SATURDAY)


PARAGRAPH = (
    "De minister zei zaterdag om 14.30 uur dat het overleg twee weken geleden begon. Op 3 mei 2023 vertrok de trein, "
    "een dag later kwam hij aan. In de afgelopen drie jaar gebeurde dat elke maandag. Morgenavond speelt Ajax.\n"
)


@pytest.mark.parametrize("times_over", [10, 200])
def test_a_text_twice_as_long_has_twice_the_mentions(times_over: int) -> None:
    once, twice = (len(find_times(PARAGRAPH * count, SATURDAY)) for count in (times_over, 2 * times_over))
    assert once >= 7 * times_over
    assert abs(twice - 2 * once) <= 1
