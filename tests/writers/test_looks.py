"""How the views for people look: contrast, dates on one line, days, and words in two languages."""

from __future__ import annotations

import ast
import re
import string
from datetime import timedelta
from itertools import pairwise
from typing import Any, get_args

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style

from tests.running import ROOT, in_process
from tests.samples import LEAD, MENTION, PAGE, TEASER, at
from wirecli import model
from wirecli.model import Block, Page, Related, Story, Wire
from wirecli.times import find_times
from wirecli.writers import Layout, ReadText, writer
from wirecli.writers.daychart import timeline
from wirecli.writers.phrases import DAYS, LANGUAGES, MONTHS_OF, PHRASES, UNITS_OF
from wirecli.writers.screen import STYLES
from wirecli.writers.told import of_pages
from wirecli.writers.words import Words, restates

DAY = (at("2026-01-31"), at("2026-02-01"))


@pytest.fixture(autouse=True)
def _screen_of_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"COLUMNS": "80", "TERM": "xterm-256color"}.items():
        monkeypatch.setenv(name, value)
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)


def written(kind: Any, items: list[Any], language: Any = "en", name: str = "pretty") -> str:
    return b"".join(writer(name, kind)(items, Layout(language=language))).decode()


# Colours


def luminance(color: Color) -> float:
    """WCAG's relative luminance."""
    shares = [part / 255 for part in color.get_truecolor()]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("style", sorted(set(STYLES)))
def test_every_colour_can_be_read_on_black_and_on_white(style: str) -> None:
    read = Style.parse(style)
    assert not read.dim, "faint is a terminal's own idea of a colour"
    if read.color is not None:
        assert read.color.downgrade(ColorSystem.EIGHT_BIT) == read.color
        shown = luminance(read.color)
        assert min((shown + 0.05) / 0.05, 1.05 / (shown + 0.05)) >= 4.5


def test_the_views_have_no_other_styles() -> None:
    said = "\n".join(path.read_text() for path in (ROOT / "wirecli" / "writers").glob("*.py"))
    assert set(re.findall(r"\b(?:green|cyan|magenta|yellow|blue|white|black|dim)\b", said)) <= {"black", "white"}


# Dates and days

DATED = "Op vrijdag 2 januari sprak hij, gisteravond en woensdag weer, en sinds 3 maart ook; overmorgen niet."


def dated(width: int) -> Page:
    """A page with times everywhere, and words that push them about."""
    blocks = tuple(Block("paragraph", f"{'w' * number} {DATED}") for number in range(1, width // 4))
    times = tuple(
        mention._replace(block=number)
        for number, block in enumerate(blocks)
        for mention in find_times(block.text, PAGE.reference.time)
    )
    story = LEAD._replace(blocks=blocks, times=times)
    old = TEASER._replace(published=_published("2025-12-29T20:00", "2026-01-02T09:00"), blocks=blocks, times=times)
    return PAGE._replace(article=story, related=(Related("Meer", None, (TEASER, old)),))


def _published(earliest: str, latest: str) -> model.Published:
    return model.Published(at(latest), at(earliest), at(latest), "day", "stamp")


@pytest.mark.parametrize("width", [60, 100, 140])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_date_breaks(width: int, language: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for kind, items in (("pages", [dated(width)]), ("events", list(of_pages([dated(width)])))):
        view = written(kind, items, language)
        days, months = "|".join(DAYS[language]), "|".join(MONTHS_OF[language])
        assert re.search(rf"\b(?:{days}) \d+ (?:{months})", view)
        assert not re.search(rf"(?:^| )(?:{days})$|\b(?:{days}) \d+$|^ *(?:{months}) \d{{4}}\b", view, re.MULTILINE)
        assert "\ue000" not in view


def test_stories_stand_under_their_days() -> None:
    hours = {"2026-01-31T17:00": "zaterdag", "2026-01-30T23:00": "vrijdag", "2026-01-30T08:00": "eerder"}
    told = [
        TEASER._replace(headline=name, published=_published(time, time)._replace(grain="minute"))
        for time, name in hours.items()
    ]
    page = PAGE._replace(article=None, related=(Related("Meer", None, (*told, TEASER._replace(published=None))),))
    view = written("pages", [page])
    days = ("Sat 31 Jan", "Fri 30 Jan", "time unknown")
    places = [view.index(f"\n{said}\n") for said in days]
    assert places == sorted(places)
    assert [view.count(f"\n{said}\n") for said in days] == [1, 1, 1]
    assert view.count("30 Jan") == 1
    listed = written("stories", told)
    assert re.findall(r"^(?:Sat|Fri).*$", listed, re.MULTILINE) == ["Sat 31 Jan 2026", "Fri 30 Jan 2026"]


def test_a_page_of_one_day_has_no_heading() -> None:
    assert "31 Jan\n" not in written("pages", [PAGE._replace(article=None)])


def test_an_update_has_its_time() -> None:
    time = _published("2026-01-31T19:28", "2026-01-31T19:28")._replace(grain="minute")
    update = TEASER._replace(kind="update", stamp="19:28", published=time)
    page = PAGE._replace(related=(Related(None, None, (update,)),))
    assert re.search(r"^19:28 +Hij zei", written("pages", [page]), re.MULTILINE)


def test_a_dateline_never_stands_before_a_caption() -> None:
    caption = LEAD._replace(blocks=(Block("caption", "Een foto."),), times=())
    for kind in ("pages", "stories"):
        items: list[Any] = [PAGE._replace(article=caption)] if kind == "pages" else [caption]
        for name in ("pretty", "html"):
            view = re.sub("<[^>]*>", "", written(kind, items, name=name))
            assert "(ANP/BELGA)" in view
            assert not re.search(r"\(ANP/BELGA\) – +Een foto", view)


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("In 2020 was het anders.", True),
        ("In maart 2024 was het anders.", True),
        ("Op vrijdag 2 januari 2026 was het anders.", True),
        ("Nu is het anders.", True),
        ("Vrijdag was het anders.", False),
        ("Op 2 januari 2026 was het anders.", False),  # a Friday
        ("In maart was het anders.", False),
    ],
)
def test_notes_that_say_nothing(text: str, silent: bool) -> None:
    (mention,) = find_times(text, PAGE.reference.time)
    assert restates(mention) == silent


# Languages


def test_both_languages_say_it_with_the_same_slots() -> None:
    for key, said in PHRASES.items():
        slots = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in said]
        assert slots[0] == slots[1], key
        assert all(said), key


def test_all_that_is_said_stands_in_the_table_and_all_in_it_is_said() -> None:
    said = set()
    for path in (ROOT / "wirecli" / "writers").glob("*.py"):
        if path.name == "phrases.py":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                said.add(node.value)
    kinds = {
        "reference": model.ReferenceOrigin,
        "origin": model.PublishedOrigin,
        "status": model.WireStatus,
        "stamps": model.StampsSaidBy,
    }
    named = {f"{prefix}.{value}" for prefix, values in kinds.items() for value in get_args(values)}
    assert named <= PHRASES.keys()
    mods = {f"mod.{mod}" for mod in get_args(model.Mod)}
    assert PHRASES.keys() - named - mods <= said


ALL_OF_IT = PAGE._replace(
    source=PAGE.source._replace(
        name="0", format="rss", publisher="0", part=2, stamps=model.StampLibraries(("9",), "assumed"), url=None
    ),
    article=LEAD._replace(
        section=None, headline="0", byline=None, publication_lines=(), dateline=None, modified=at("2026-01-31T18:05"),
        blocks=(Block("paragraph", "0 woensdag 1"), Block("quote", "bijna vier jaar")),
        times=(MENTION._replace(span=(2, 10), signal=None), LEAD.times[1]._replace(block=1, span=(0, 15))),
        wire=Wire("0", 2, "embargoed", at("2026-02-01T06:00"), 3, "0"),
    ),
    related=(Related(None, None, (TEASER._replace(blocks=(), headline="1", revises="f"),)),),
    furniture=("0", "1"),
    warnings=(),
)  # fmt: skip


def words_in(view: str) -> set[str]:
    text = re.sub(r"<style>.*?</style>|<[^>]*>|[\d:–·→]", " ", view, flags=re.DOTALL)
    return set(re.findall(r"[^\W\d_]+", text))


@pytest.mark.parametrize("name", ["pretty", "html"])
@pytest.mark.parametrize("kind", ["pages", "stories", "events", "mentions"])
def test_a_view_in_dutch_says_nothing_in_english(name: str, kind: Any) -> None:
    items: dict[str, list[Any]] = {
        "pages": [ALL_OF_IT],
        "stories": list(ALL_OF_IT.stories()),
        "events": list(of_pages([ALL_OF_IT])),
        "mentions": [ReadText("0", ())],
    }
    dutch = {word for _, nl in PHRASES.values() for word in re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}", "", nl))}
    names = {word for unit in UNITS_OF["nl"].values() for text in unit for word in text.split()}
    data = {"woensdag", "bijna", "vier", "jaar", "rss", "utf", "wirecli", "PT", "P", "Y"}
    assert words_in(written(kind, items[kind], "nl", name)) <= {*dutch, *names, *DAYS["nl"], *MONTHS_OF["nl"], *data}


def test_the_words_of_a_language() -> None:
    dutch = Words("nl")
    assert dutch.moment(at("2026-03-01T18:05")) == "zo 1 mrt 2026 18:05"
    assert [dutch.value(value) for value in ("P4Y", "PT90M", "P2W", "PXW", "P1M", "PT3H")] == [
        "4 jaar", "90 minuten", "2 weken", "enkele weken", "1 maand", "3 uur"
    ]  # fmt: skip
    assert [dutch.value(value, repeated=True) for value in ("P1D", "P1Y", "P2W", "XXXX-WXX-1")] == [
        "elke dag", "elk jaar", "elke 2 weken", "elke ma"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-01-31", "2026-01-31", "31 Jan"),
        ("2026-01-28", "2026-01-31", "28–31 Jan"),
        ("2026-01-30", "2026-02-02", "30 Jan–2 Feb"),
        ("2025-12-30", "2026-01-02", "30 Dec–2 Jan"),
        ("2024-12-30", "2026-01-02", "2024–2026"),
    ],
)
def test_two_days(first: str, last: str, said: str) -> None:
    assert Words().dates(at(first), at(last)) == said


# A day's chart


def many(number: int) -> list[Story]:
    """Stories through the day, as no feed has them in order."""
    times = [DAY[0] + timedelta(minutes=1440 * (7 * place % number) // number) for place in range(number)]
    return [
        LEAD._replace(published=model.Published(time, time, time + timedelta(minutes=59), "hour", "stamp"))
        for time in times
    ]


@pytest.mark.parametrize("width", [60, 100, 140])
@pytest.mark.parametrize("number", [1, 60, 500])
def test_a_chart(width: int, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = timeline(many(number), DAY, Layout(), ("ANP", "\x1b[31m")).decode().splitlines()
    assert lines[0] == f"Sat 31 Jan 2026  ANP · ␛[31m  {'1 story' if number == 1 else f'{number} stories'}"
    assert max(map(len, lines)) <= width
    rows = [line for line in lines if re.match(r"\d\d:\d\d", line)]
    assert len(rows) == number
    assert rows == sorted(rows, key=lambda row: row[:5])
    scales = [line for line in lines if re.fullmatch(r" +\d\d(?: +\d\d)+", line)]
    assert len(set(scales)) == 1
    assert lines[-1] == scales[0]
    labels = [match.start() for match in re.finditer(r"\d\d", scales[0])]
    assert len({right - left for left, right in pairwise(labels)}) == 1
    ruled = {column for row in rows for column, char in enumerate(row) if char == "┊"}
    assert ruled <= set(labels)
    assert any("stories/hour" in line for line in lines) == (number > 1)


def test_a_chart_of_nothing() -> None:
    assert timeline([], DAY, Layout()).decode() == "Sat 31 Jan 2026  no stories\n"


@pytest.mark.parametrize("line", [["-f", "pretty", "--at", "2026-01-31T18:30"], ["rules"]])
def test_a_terminal_of_no_width_shows_something(line: list[str]) -> None:
    """Some shells in editors, and terminals without a size, say 0."""
    told, usual = (in_process(line, b"Kop\n\nEen zin.\n", environ={"COLUMNS": width}) for width in ("0", "80"))
    assert told.stdout == usual.stdout != b""
