"""The parts of the time grammar on their own: patterns and their automaton, quantities, clocks, units, verb forms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecli.base.clock import moved, placed
from wirecli.model import Instant
from wirecli.times.clause.verbs import verb_slots
from wirecli.times.engine.automaton import Automaton, build
from wirecli.times.engine.pattern import Alt, Matcher, Node, Seq, SlotRef, Word, parse, words_of
from wirecli.times.quantity import Dial, dial, quantity, split_mod
from wirecli.times.resolve import Reading, Third, duration, month, season_years, third, unit_of, whole

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
AT = Instant(datetime(2024, 11, 30, 18, 0, tzinfo=AMSTERDAM))


@pytest.mark.parametrize(
    ("pattern", "tree"),
    [
        ("de dag", Seq((Word("de"), Word("dag")))),
        ("{day}", Seq((SlotRef("day", "day"),))),
        ("{day:last}", Seq((SlotRef("day", "last"),))),
        ("de? dag", Seq((Alt((Word("de"), Seq(()))), Word("dag")))),
        ("a|b c", Alt((Seq((Word("a"),)), Seq((Word("b"), Word("c")))))),
        ("(a|b) ?", Seq((Alt((Alt((Seq((Word("a"),)), Seq((Word("b"),)))), Seq(()))),))),
        ("' s", Seq((Word("'"), Word("s")))),
    ],
)
def test_pattern_is_parsed(pattern: str, tree: Node) -> None:
    assert parse(pattern) == tree


@pytest.mark.parametrize("pattern", ["(a", "a)", "(a|b", "{a", "a}", "{}", "{a:}", "{a b}", "?", "(|?)"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"pattern|unbalanced|closed|optional"):
        parse(pattern)


def test_words_of_a_pattern() -> None:
    assert list(words_of(parse("de (dag|{unit} (erna|erop)?) ."))) == ["de", "dag", "erna", "erop", "."]


# A small language to try patterns in: each letter is a class, and these are the labels that its tokens fill.
LABELS = {
    ".": frozenset[str](),
    "x": frozenset({"=x"}),
    "y": frozenset({"=y", "number"}),
    "z": frozenset({"number", "unit"}),
}
PHRASES = {"amount": parse("x? {number}|{number} {number}"), "span": parse("{amount} {unit}")}
atoms = st.sampled_from(["x", "y", "{number}", "{unit}", "{amount}", "{span}", "{number:other}"])
patterns = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda options: f"({'|'.join(options)})"),
        inner.map(lambda item: f"({item})?"),
    ),
    max_leaves=6,
)


def ends(node: Node, classes: str, at: int) -> Iterator[int]:
    """Where a match of a tree from `at` on can end, tried one by one."""
    match node:
        case Word():
            fits = f"={node.word}"
        case SlotRef() if node.slot in PHRASES:
            yield from ends(PHRASES[node.slot], classes, at)
            return
        case SlotRef():
            fits = node.slot
        case Alt():
            for option in node.options:
                yield from ends(option, classes, at)
            return
        case Seq():
            reached = {at}
            for item in node.items:
                reached = {end for middle in reached for end in ends(item, classes, middle)}
            yield from reached
            return
    if at < len(classes) and fits in LABELS[classes[at]]:
        yield at + 1


@given(patterns=st.lists(patterns, min_size=1, max_size=3), classes=st.text("xyz.", max_size=8))
def test_automaton_and_matcher_agree_with_the_patterns(patterns: list[str], classes: str) -> None:
    trees = [parse(pattern) for pattern in patterns]
    automaton, matcher = Automaton(build(trees, PHRASES, LABELS)), Matcher(PHRASES, LABELS)
    for start in range(len(classes)):
        matches = automaton.matches(classes, start)
        matched = {(start + length, rule) for length, rules in matches for rule in rules}
        assert list(matches) == sorted(matches, reverse=True)
        assert matched == {
            (end, n) for n, tree in enumerate(trees) for end in ends(tree, classes, start) if end > start
        }
        for end in range(start + 1, len(classes) + 1):
            for number, tree in enumerate(trees):
                assert (matcher.captures(tree, classes[start:end]) is not None) == ((end, number) in matched)


@given(pattern=patterns, classes=st.text("xyz", max_size=6))
def test_captures_lie_in_the_match_and_hold_what_they_name(pattern: str, classes: str) -> None:
    captures = Matcher(PHRASES, LABELS).captures(parse(pattern), classes)
    for name, (told, low, high) in (captures or {}).items():
        assert 0 <= low <= high <= len(classes)
        slot = "number" if name == "other" else name
        assert told == slot
        if slot in PHRASES:
            assert high - low in ends(PHRASES[slot], classes[low:high], 0)
        else:
            assert high == low + 1
            assert slot in LABELS[classes[low]]


@pytest.mark.parametrize(
    ("words", "value", "mod"),
    [
        ("drie dagen", "P3D", None),
        ("3 dagen", "P3D", None),
        ("1.500 dagen", "P1500D", None),
        ("anderhalf uur", "PT90M", None),
        ("anderhalf jaar", "P18M", None),
        ("een half uur", "PT30M", None),
        ("half jaar", "P6M", None),
        ("twee en een half uur", "PT150M", None),
        ("tweeënhalf uur", "PT150M", None),
        ("2,5 uur", "PT150M", None),
        ("een kwartier", "PT15M", None),
        ("drie kwartier", "PT45M", None),
        ("een etmaal", "PT24H", None),
        ("driekwart jaar", "P9M", None),
        ("vier jaar en zes maanden", "P4Y6M", None),
        ("een week en drie dagen", "P1W3D", None),
        ("tweeduizend driehonderd dagen", "P2300D", None),
        ("enkele dagen", "PXD", None),
        ("een paar uur", "PTXH", None),
        ("tientallen jaren", "PXY", None),
        ("een kwart eeuw", "P25Y", None),
        ("twee decennia", "P2DE", None),
        ("bijna vier jaar", "P4Y", "LESS_THAN"),
        ("ruim een week", "P1W", "MORE_THAN"),
        ("meer dan drie uur", "PT3H", "MORE_THAN"),
        ("minder dan drie uur", "PT3H", "LESS_THAN"),
        ("niet meer dan drie uur", "PT3H", "EQUAL_OR_LESS"),
        ("minstens tien jaar", "P10Y", "EQUAL_OR_MORE"),
        ("zo ' n tien jaar", "P10Y", "APPROX"),
    ],
)
def test_quantity(words: str, value: str, mod: str | None) -> None:
    told = quantity(words.split())
    assert (told.value, told.mod) == (value, mod)
    assert told.vague == ("X" in value)


@pytest.mark.parametrize(
    ("words", "then", "before"),
    [
        ("drie dagen", "2024-12-03T18:00", "2024-11-27T18:00"),
        ("drie uur", "2024-11-30T21:00", "2024-11-30T15:00"),
        ("een maand", "2024-12-30T18:00", "2024-10-30T18:00"),
        ("drie maanden", "2025-02-28T18:00", "2024-08-30T18:00"),
        ("anderhalf jaar", "2026-05-30T18:00", "2023-05-30T18:00"),
        ("een jaar en twee dagen", "2025-12-02T18:00", "2023-11-28T18:00"),
    ],
)
def test_quantity_is_added(words: str, then: str, before: str) -> None:
    moments = [quantity(words.split()).added(AT, sign) for sign in (1, -1)]
    assert [moment.isoformat()[:16] for moment in moments] == [then, before]


def test_a_count_that_is_not_told_cannot_be_added() -> None:
    with pytest.raises(ValueError, match="no count"):
        quantity(["enkele", "dagen"]).added(AT, 1)


def test_the_longest_modifier_is_split_off() -> None:
    assert split_mod(["niet", "meer", "dan", "drie"]) == ("EQUAL_OR_LESS", ["drie"])
    assert split_mod(["drie"]) == (None, ["drie"])


@pytest.mark.parametrize(
    ("words", "time", "half_day"),
    [
        ("14.30 uur", "14:30", False),
        ("14:30", "14:30", False),
        ("14u30", "14:30", False),
        ("9u", "09:00", False),
        ("23:59:59", "23:59", False),
        ("drie uur", "03:00", True),
        ("12 uur", "00:00", True),
        ("03 uur", "03:00", False),
        ("15 uur", "15:00", False),
        ("24 uur", "24:00", False),
        ("half drie", "02:30", True),
        ("half een", "00:30", True),
        ("kwart over drie", "03:15", True),
        ("kwart voor drie", "02:45", True),
        ("kwart voor een", "00:45", True),
        ("vijf voor half acht", "07:25", True),
        ("tien over half acht", "07:40", True),
        ("twintig over acht", "08:20", True),
        ("vijf minuten voor twaalf", "11:55", True),
    ],
)
def test_dial(words: str, time: str, half_day: bool) -> None:
    hours, minutes = map(int, time.split(":"))
    assert dial(words.split()) == Dial(hours * 60 + minutes, half_day)


@pytest.mark.parametrize("words", ["25 uur", "half dertien", "kwart over nul", "veertig over drie"])
def test_what_no_clock_shows(words: str) -> None:
    with pytest.raises(ValueError, match=r"clock|hours"):
        dial(words.split())


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (1.5, "hour", (90, "minute")),
        (1.5, "year", (18, "month")),
        (0.5, "minute", (30, "second")),
        (0.5, "century", (50, "year")),
        (2.5, "day", (60, "hour")),
        (3.0, "week", (3, "week")),
        (0.25, "year", (3, "month")),
    ],
)
def test_a_fraction_goes_into_the_next_smaller_unit(count: float, unit: str, expected: tuple[int, str]) -> None:
    assert whole(count, unit) == expected


@given(hours=st.integers(0, 100), tenths=st.integers(1, 9))
def test_tenths_of_hours_are_whole_minutes(hours: int, tenths: int) -> None:
    assert quantity([f"{hours},{tenths}", "uur"]).value == f"PT{60 * hours + 6 * tenths}M"


def test_durations() -> None:
    assert duration((4, "year"), (6, "month")) == "P4Y6M"
    assert duration((1, "day"), (2, "hour")) == "P1DT2H"
    assert duration((None, "minute")) == "PTXM"


@pytest.mark.parametrize(
    ("unit", "value", "begin", "end"),
    [
        ("second", "2024-11-30T18:00:00", "2024-11-30T18:00:00", "2024-11-30T18:00:01"),
        ("minute", "2024-11-30T18:00", "2024-11-30T18:00", "2024-11-30T18:01"),
        ("hour", "2024-11-30T18", "2024-11-30T18:00", "2024-11-30T19:00"),
        ("day", "2024-11-30", "2024-11-30", "2024-12-01"),
        ("week", "2024-W48", "2024-11-25", "2024-12-02"),
        ("weekend", "2024-W48-WE", "2024-11-30", "2024-12-02"),
        ("month", "2024-11", "2024-11-01", "2024-12-01"),
        ("quarter", "2024-Q4", "2024-10-01", "2025-01-01"),
        ("half", "2024-H2", "2024-07-01", "2025-01-01"),
        ("year", "2024", "2024-01-01", "2025-01-01"),
        ("decade", "202", "2020-01-01", "2030-01-01"),
        ("century", "20", "2000-01-01", "2100-01-01"),
    ],
)
def test_the_unit_of_an_instant(unit: str, value: str, begin: str, end: str) -> None:
    told = unit_of(unit, AT, AMSTERDAM)
    ends_ = [placed(datetime.fromisoformat(time), AMSTERDAM) for time in (begin, end)]
    assert (told.value, [told.begin, told.end]) == (value, ends_)


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="no unit 'fortnight'"):
        unit_of("fortnight", AT, AMSTERDAM)


@pytest.mark.parametrize(
    ("unit", "at", "which", "begin", "end"),
    [
        ("month", "2024-11-30", "START", "2024-11-01", "2024-11-11"),
        ("month", "2024-11-30", "MID", "2024-11-11", "2024-11-21"),
        ("month", "2024-02-29", "END", "2024-02-21", "2024-03-01"),
        ("year", "2024-11-30", "START", "2024-01-01", "2024-05-01"),
        ("year", "2024-11-30", "MID", "2024-05-01", "2024-09-01"),
        ("year", "2024-11-30", "END", "2024-09-01", "2025-01-01"),
        ("week", "2024-11-30", "START", "2024-11-25", "2024-11-27"),
        ("week", "2024-11-30", "MID", "2024-11-27", "2024-11-29"),
        ("week", "2024-11-30", "END", "2024-11-29", "2024-12-02"),
        ("decade", "1995-01-01", "START", "1990-01-01", "1994-01-01"),
        ("decade", "1995-01-01", "MID", "1994-01-01", "1997-01-01"),
        ("decade", "1995-01-01", "END", "1997-01-01", "2000-01-01"),
        ("century", "1950-01-01", "START", "1900-01-01", "1933-01-01"),
        ("century", "1950-01-01", "MID", "1933-01-01", "1966-01-01"),
        ("century", "1950-01-01", "END", "1966-01-01", "2000-01-01"),
        ("day", "2024-11-30", "START", "2024-11-30", "2024-12-01"),
    ],
)
def test_thirds(unit: str, at: str, which: Third, begin: str, end: str) -> None:
    told = third(unit_of(unit, placed(datetime.fromisoformat(at), AMSTERDAM), AMSTERDAM), which, AMSTERDAM)
    assert told.mod == which
    assert [time and time.date().isoformat() for time in (told.begin, told.end)] == [begin, end]


@pytest.mark.parametrize("unit", ["month", "year", "week", "decade", "century", "quarter", "half"])
@given(at=st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31)))
def test_thirds_make_the_whole(unit: str, at: Instant) -> None:
    of = unit_of(unit, at.replace(tzinfo=AMSTERDAM), AMSTERDAM)
    start, middle, end = (third(of, which, AMSTERDAM) for which in ("START", "MID", "END"))
    assert (of.begin, start.end, middle.end, end.end) == (start.begin, middle.begin, end.begin, of.end)


@pytest.mark.parametrize(
    ("at", "unit", "count", "expected"),
    [
        ("2024-01-31T12:00", "month", 1, "2024-02-29T12:00"),
        ("2024-02-29T12:00", "year", 1, "2025-02-28T12:00"),
        ("2024-11-30T12:00", "quarter", -1, "2024-08-30T12:00"),
        ("2024-11-30T12:00", "week", -2, "2024-11-16T12:00"),
        ("2024-11-30T12:00", "century", 1, "2124-11-30T12:00"),
        ("2024-11-30T23:59", "minute", 2, "2024-12-01T00:01"),
    ],
)
def test_moved(at: str, unit: str, count: int, expected: str) -> None:
    assert moved(placed(datetime.fromisoformat(at), AMSTERDAM), unit, count).isoformat()[:16] == expected


def test_a_school_year_runs_from_august_to_august() -> None:
    told = season_years(2023, AMSTERDAM)
    assert (told.value, told.day.isoformat()) == ("2023/2024", "2023-08-01")


def test_what_the_calendar_lacks() -> None:
    with pytest.raises(ValueError, match="month"):
        month(2024, 13, AMSTERDAM)
    with pytest.raises(ValueError, match="no beginning"):
        _ = Reading("DURATION", "P1D", None, None, "day").day


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (
            "was werden ging zei vielen had vertelde meldde speelde vluchtte betoogde reisde leefde aankwam opriep",
            "past",
        ),
        ("zegt meldt schrijft verklaart waarschuwt bevestigt", "report"),
        ("speelt begint gaat staat vergadert debatteert opent verwacht wil moet kan komt reist leeft", "present"),
        ("gezegd gespeeld vertrokken gevallen aangehouden opgepakt gevonden", "participle"),
        ("heeft hebben", "have"),
        ("is zijn", "be"),
        ("wordt worden", "become"),
        ("zal zullen", "will"),
        ("zou zouden", "would"),
    ],
)
def test_verb_forms(words: str, kind: str) -> None:
    assert [word for word in words.split() if kind not in verb_slots(word)] == []


@pytest.mark.parametrize(
    "words", ["tafel gisteren minister brand gemeente de het drie geld gebied gevecht laatste einde"]
)
def test_other_words_are_no_past(words: str) -> None:
    assert [word for word in words.split() if {"past", "participle", "report"} & set(verb_slots(word))] == []
