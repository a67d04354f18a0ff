"""The views: each a faithful picture of the model, whatever text stands in it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.samples import LEAD, MENTION, PAGE, TEASER, at, with_text
from wirecli import find_times
from wirecli.base.sanitise import harmless, valid
from wirecli.model import Page
from wirecli.writers import FORMATS, Layout, ReadText, writer
from wirecli.writers.words import Words

HOSTILE = "\x1b[31mred\x1b]0;title\x07 [bold]x[/bold] [/] \u202eright\u202c \x9b2J \r over\ud800 =1+1 ,;\"' </svg> \x7f"
READING = ReadText("Sinds woensdag.", (MENTION,))


def written(name: str, kind: Any, items: list[Any], layout: Layout = Layout()) -> bytes:  # noqa: B008 - frozen
    return b"".join(writer(name, kind)(items, layout))


def table(data: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), delimiter=delimiter, strict=True))


# JSON and JSON Lines


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_one_document(count: int) -> None:
    assert json.loads(written("json", "pages", [PAGE] * count)) == json.loads(json.dumps([PAGE.to_dict()] * count))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_jsonl_is_a_page_a_line(count: int) -> None:
    lines = written("jsonl", "pages", [PAGE] * count).splitlines(keepends=True)
    assert [json.loads(line) for line in lines] == json.loads(json.dumps([PAGE.to_dict()] * count))
    assert all(line.endswith(b"}\n") for line in lines)


@pytest.mark.parametrize(
    ("kind", "item", "expected"), [("stories", LEAD, LEAD.to_dict()), ("mentions", READING, MENTION.to_dict())]
)
def test_json_of_smaller_things(kind: Any, item: Any, expected: Any) -> None:
    expected = json.loads(json.dumps(expected))
    assert json.loads(written("jsonl", kind, [item])) == expected
    assert json.loads(written("json", kind, [item])) == [expected]


def test_writers_stream() -> None:
    taken = 0

    def endless() -> Iterator[Page]:
        nonlocal taken
        while True:
            taken += 1
            yield PAGE

    at_once = dict.fromkeys(FORMATS, 1) | {"parquet": 8192}  # a group of rows
    for name in ("atom", "rss", "jsonfeed", "xlsx"):
        del at_once[name]  # a feed holds the newest, and a workbook is a ZIP: both must have seen all
    for name, most in at_once.items():
        taken = 0
        next(iter(writer(name, "pages")(endless(), Layout())))
        assert taken <= most, name


# CSV


def test_csv_rows_are_stories() -> None:
    data = written("csv", "pages", [PAGE, PAGE._replace(article=None)])
    rows = table(data)
    assert data.split(b"\r\n", 1)[0].decode() == (
        "source,kind,section,position,id,headline,byline,places,credits,stamp,published,"
        "published_earliest,published_latest,published_origin,text,modified,format,publisher,part,url,wire_id,"
        "wire_version,wire_status,embargo"
    )
    assert [(row["kind"], row["section"], row["position"]) for row in rows] == [
        ("article", "Binnenland", "1"),
        ("teaser", "Sport", "2"),
        ("teaser", "Sport", "1"),
    ]
    assert (rows[0]["places"], rows[0]["credits"]) == ("Breskens;Gent", "ANP;BELGA")
    assert rows[0]["published_latest"] == "2026-01-31T18:01:00+01:00"
    assert rows[0]["text"] == "\n".join(block.text for block in LEAD.blocks)
    assert rows[1]["text"] == TEASER.blocks[0].text
    assert rows[1]["headline"] == ""


def test_csv_rows_are_times() -> None:
    data = written("csv", "pages", [PAGE], Layout(rows="times"))
    assert data.splitlines()[0].decode() == (
        "source,story_id,block,begin_char,end_char,text,type,value,mod,signal,begin,end,grain,anchor,direction,rule"
    )
    assert list(table(data)[0].values()) == [
        "page.txt", "0123456789abcdef", "0", "6", "14", "woensdag", "DATE", "2026-01-28", "", "sinds",
        "2026-01-28T00:00:00+01:00", "2026-01-29T00:00:00+01:00", "day", "published", "past", "weekday",
    ]  # fmt: skip
    assert [row["text"] for row in table(written("csv", "mentions", [READING, READING]))] == ["woensdag"] * 2
    assert [row["story_id"] for row in table(written("csv", "stories", [LEAD], Layout(rows="times")))] == [LEAD.id] * 2


def test_csv_lines_end_as_rfc_4180_says() -> None:
    data = written("csv", "pages", [PAGE._replace(related=())])
    assert data.count(b"\r\n") == 2
    assert data.endswith(b"\r\n")
    assert not data.startswith(b"\xef\xbb\xbf")


def test_stories_without_a_page_are_counted_through() -> None:
    rows = table(written("csv", "stories", [LEAD, TEASER]))
    assert [(row["source"], row["position"], row["id"]) for row in rows] == [("", "1", LEAD.id), ("", "2", TEASER.id)]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+31 6", "'+31 6"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1+1", "' =1+1"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("\u202e=1", "'\u202e=1"),
        ("a=1", "a=1"),
        ("twee-drie", "twee-drie"),
        ("30680317630e0207", "'30680317630e0207"),
        ("0612345678", "'0612345678"),
        ("1234567890123456", "'1234567890123456"),
        ("112", "112"),
        ("9f0c5d2e7a41b836", "9f0c5d2e7a41b836"),
        ("", ""),
    ],
)
def test_excel_runs_no_cell(cell: str, shown: str) -> None:
    page = PAGE._replace(article=LEAD._replace(headline=cell))
    data = written("csv", "pages", [page], Layout(excel=True))
    assert data.startswith(b"\xef\xbb\xbfsource;kind;")
    assert table(data, ";")[0]["headline"] == shown
    assert table(written("csv", "pages", [page]))[0]["headline"] == cell


def test_excel_has_local_times_without_an_offset() -> None:
    assert LEAD.published is not None
    (row, *_) = table(written("csv", "pages", [PAGE], Layout(excel=True)), ";")
    local = LEAD.published.time.replace(tzinfo=None)
    assert (row["published"], datetime.fromisoformat(row["published"])) == (
        f"{local:%Y-%m-%d %H:%M:%S}",
        local,
    )
    (row, *_) = table(written("csv", "pages", [PAGE]))
    assert datetime.fromisoformat(row["published"]).tzinfo is not None


# The terminal view


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class AsciiFile(io.StringIO):
    """A stream in an encoding that has no dashes or arrows."""

    encoding = "ascii"


@pytest.fixture(autouse=True)
def _terminal_of_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"COLUMNS": "80", "TERM": "xterm-256color"}.items():
        monkeypatch.setenv(name, value)
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("width", [20, 60, 80, 100, 140, 300])
@pytest.mark.parametrize("items", [[PAGE], [with_text("woord " * 300)], [with_text("w" * 3000)]])
def test_view_keeps_to_the_width(width: int, items: list[Page], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = written("pretty", "pages", items).decode().splitlines()
    assert max(map(len, lines)) <= width
    assert not any(line.endswith(" ") for line in lines)


def test_view_puts_the_dateline_before_the_first_paragraph() -> None:
    caption = LEAD.blocks[0]._replace(type="caption", text="Een foto.")
    story = LEAD._replace(blocks=(caption, *LEAD.blocks), times=())
    view = " ".join(written("pretty", "pages", [PAGE._replace(article=story)]).decode().split())
    assert "Een foto. BRESKENS/GENT (ANP/BELGA) – Sinds" in view


def test_view_has_no_note_that_says_nothing() -> None:
    block = LEAD.blocks[0]._replace(text="In 2020 was dat anders.")
    (mention,) = find_times(block.text, PAGE.reference.time)
    story = LEAD._replace(blocks=(block,), times=(mention,))
    view = written("pretty", "pages", [PAGE._replace(article=story)]).decode()
    assert "[2020]" in view
    assert "2020 →" not in view


def test_view_shows_the_page() -> None:
    view = " ".join(written("pretty", "pages", [PAGE]).decode().split())
    for part in (
        "page.txt · read Sat 31 Jan 2026 18:30 (as given)",
        "Veerboot vaart weer",
        "Sat 31 Jan 2026 18:00–18:01 best 18:00, as the text says",
        "BRESKENS/GENT (ANP/BELGA) – Sinds [woensdag] ligt de veerboot stil.",
        "sinds woensdag → Wed 28 Jan 2026",
        "bijna vier jaar → less than 4 years",
        "Meer uit Sport 1 story",
        '16:30–17:30 Hij zei: "ja, nee; misschien". 17:30',
        "Furniture (1): Deel dit artikel",
        "[stamp-count]",
    ):
        assert part in view


def test_related_stories_run_from_new_to_old() -> None:
    hours = ("15:00", "17:00", "16:00")
    teasers = [
        TEASER._replace(
            published=PAGE.article.published._replace(time=at(f"2026-01-31T{hour}"), latest=at(f"2026-01-31T{hour}")),
        )
        for hour in hours
        if PAGE.article and PAGE.article.published
    ]
    block = PAGE.related[0]._replace(stories=(*teasers, TEASER._replace(published=None)))
    view = written("pretty", "pages", [PAGE._replace(article=None, related=(block,))]).decode()
    assert re.findall(r"^(\d\d:\d\d|\?)", view, re.MULTILINE) == ["17:00", "16:00", "15:00", "?"]


@pytest.mark.parametrize(
    ("environ", "styled", "coloured"),
    [({}, True, True), ({"NO_COLOR": "1"}, True, False), ({"TERM": "dumb"}, False, False)],
)
def test_view_honours_the_terminal(
    environ: dict[str, str], styled: bool, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    view = written("pretty", "pages", [PAGE], Layout(stream=Terminal())).decode()
    assert ("\x1b[" in view) == styled
    assert bool(re.search(r"\x1b\[[0-9;]*3[0-9]m", view)) == coloured
    assert ("[woensdag]" in view) == (not styled)


def test_view_for_a_file_has_no_styles() -> None:
    assert b"\x1b" not in written("pretty", "pages", [PAGE])


def test_view_in_ascii() -> None:
    view = written("pretty", "pages", [PAGE], Layout(stream=AsciiFile()))
    assert b"sinds woensdag -> Wed 28 Jan 2026" in view
    assert view.isascii()


@pytest.mark.parametrize("stream", [None, Terminal()])
def test_hostile_text_is_shown_as_text(stream: Any) -> None:
    view = written("pretty", "pages", [with_text(HOSTILE)], Layout(stream=stream)).decode()
    bare = re.sub(r"\x1b\[[0-9;]*m", "", view)  # rich's own styles
    assert all(char.isprintable() or char == "\n" for char in bare)
    assert "[bold]x[/bold]" in " ".join(bare.split())
    if stream is None:
        assert bare == view


def test_endless_block_is_cut_and_says_so() -> None:
    view = " ".join(written("pretty", "pages", [with_text("ab " * 1_000_000)]).decode().split())
    assert "… and 2,990,000 characters more" in view


def test_readings_are_marked() -> None:
    view = written("pretty", "mentions", [READING, ReadText("Niets.", ())]).decode()
    assert view == (
        "Sinds [woensdag].\n  sinds woensdag → Wed 28 Jan 2026  DATE 2026-01-28\n\nNiets.\n  no time expression\n\n"
    )


@given(st.text(st.characters(codec=None), max_size=80))
@example(HOSTILE)
def test_any_text_can_be_written(text: str) -> None:
    page = with_text(text)
    for name in FORMATS:
        for layout in (Layout(), Layout(rows="times", excel=True)):
            data = written(name, "pages", [page], layout)
            assert FORMATS[name].binary or data.decode()
    assert json.loads(written("jsonl", "pages", [page]))["furniture"] == [valid(text)]
    assert table(written("csv", "pages", [page]))[0]["headline"] == valid(text)


@given(st.text(st.characters(codec=None)))
def test_harmless_keeps_spans(text: str) -> None:
    shown = harmless(text)
    assert shown.isprintable()
    assert len(shown) == len(text)
    assert harmless(shown) == shown


# Words


@pytest.mark.parametrize(
    ("begin", "end", "said"),
    [
        ("2024-11-27", "2024-11-28", "Wed 27 Nov 2024"),
        ("2024-11-25", "2024-12-02", "Mon 25 Nov – Sun 1 Dec 2024"),
        ("2024-12-30", "2025-01-06", "Mon 30 Dec 2024 – Sun 5 Jan 2025"),
        ("2024-11-01", "2024-12-01", "Nov 2024"),
        ("2024-10-01", "2025-01-01", "Oct – Dec 2024"),
        ("2023-08-01", "2024-08-01", "Aug 2023 – Jul 2024"),
        ("2016-01-01", "2017-01-01", "2016"),
        ("1990-01-01", "2000-01-01", "1990–1999"),
        ("2024-11-30T17:30", "2024-11-30T17:31", "Sat 30 Nov 2024 17:30"),
        ("2024-11-30T06:00", "2024-11-30T12:00", "Sat 30 Nov 2024 06:00–12:00"),
        ("2024-11-30T18:00", "2024-12-01T00:00", "Sat 30 Nov 2024 18:00–24:00"),
        ("2024-11-27T18:00", "2024-11-30T18:00", "Wed 27 Nov 2024 18:00 – Sat 30 Nov 2024 18:00"),
    ],
)
def test_interval_in_words(begin: str, end: str, said: str) -> None:
    assert Words().interval(at(begin), at(end)) == said


@pytest.mark.parametrize(
    ("value", "repeated", "said"),
    [
        ("P4Y", False, "4 years"),
        ("P4Y6M", False, "4 years 6 months"),
        ("PT90M", False, "90 minutes"),
        ("P1D", True, "every day"),
        ("P2W", True, "every 2 weeks"),
        ("PXW", False, "some weeks"),
        ("XXXX-WXX-1", True, "every Mon"),
        ("PRESENT_REF", False, "now"),
        ("2024-W49-WE", False, "2024-W49-WE"),
        ("P", False, "P"),
    ],
)
def test_value_in_words(value: str, repeated: bool, said: str) -> None:
    assert Words().value(value, repeated=repeated) == said


@pytest.mark.parametrize(
    ("begin", "end", "said"),
    [
        (None, "2024-11-30T18:00", "some weeks, up to Sat 30 Nov 2024 18:00"),
        ("2024-11-30T18:00", None, "some weeks, from Sat 30 Nov 2024 18:00"),
        (None, None, "some weeks"),
    ],
)
def test_open_intervals_in_words(begin: str | None, end: str | None, said: str) -> None:
    mention = MENTION._replace(value="PXW", begin=at(begin) if begin else None, end=at(end) if end else None)
    assert Words().resolution(mention) == said
