"""From bytes to the page object: anchors, origins, identity, warnings, and what is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.running import ROOT
from wirecli import InputError, Page, Story, UsageError, convert_bytes, convert_documents, convert_file, convert_text

ZONE = ZoneInfo("Europe/Amsterdam")
READ = datetime(2026, 1, 31, 18, 30, tzinfo=ZONE)
ALEPPO = (ROOT / "examples" / "aleppo.txt").read_bytes()
LEAD = "Brand verwoest loods in haven\nMEPPEL (ANP) - De loods brandde zaterdag af. Er zijn geen gewonden.\n"


def convert(text: str, **said: object) -> Page:
    return convert_text(text, **{"reference": READ, **said})  # type: ignore[arg-type]


def lead(page: Page) -> Story:
    assert page.article is not None
    return page.article


def codes(page: Page) -> list[str]:
    return [warning.code for warning in page.warnings]


def test_the_example_page_is_converted() -> None:
    page = convert_bytes(ALEPPO, reference=READ, published=datetime(2024, 11, 30, 18, tzinfo=ZONE), name="aleppo.txt")
    assert (page.source.name, page.source.bytes, page.source.encoding) == ("aleppo.txt", 4549, "utf-8")
    assert page.source.sha256 == sha256(ALEPPO).hexdigest()
    assert [len(block.stories) for block in page.related] == [7]
    assert (codes(page), page.furniture) == ([], ())


def test_each_story_is_read_from_its_own_time() -> None:
    page = convert_bytes(ALEPPO, reference=READ, published=datetime(2024, 11, 30, 18, tzinfo=ZONE))
    times = {mention.text: mention for mention in lead(page).times}
    assert (times["woensdag"].value, times["woensdag"].anchor) == ("2024-11-27", "published")
    (saturday,) = (mention for mention in page.related[0].stories[1].times if mention.text == "zaterdag")
    assert (saturday.value, saturday.anchor) == ("2026-01-31", "published")


def test_an_assumed_time_is_told() -> None:
    page = convert(LEAD)
    published = lead(page).published
    assert published is not None
    assert (published.origin, published.time, published.earliest, published.latest) == ("assumed", READ, None, READ)
    assert {mention.anchor for mention in lead(page).times} == {"reference"}
    assert codes(page) == ["published-assumed"]
    assert "--published" in page.warnings[0].message


@pytest.mark.parametrize(
    ("lines", "origin", "minute"),
    [
        ("", "option", "2026-01-30T12:00"),
        ("Gepubliceerd: 29 januari 2026, 18:12\n", "option", "2026-01-30T12:00"),
        ("2 uur geleden\n", "option", "2026-01-30T12:00"),
    ],
)
def test_an_option_goes_before_the_page(lines: str, origin: str, minute: str) -> None:
    head, rest = LEAD.split("\n", 1)
    page = convert(f"{head}\n{lines}{rest}", published=datetime(2026, 1, 30, 12, tzinfo=ZONE))
    published = lead(page).published
    assert published is not None
    assert (published.origin, published.time.isoformat()[:16]) == (origin, minute)
    assert published.earliest == published.time == published.latest


@pytest.mark.parametrize(
    ("lines", "origin", "earliest", "latest"),
    [
        ("Gepubliceerd: 30 januari 2026, 18:12\nLaatste update 18:20\n", "text", "30T18:12", "30T18:13"),
        ("Laatste update 18:20\n", "text", "31T18:20", "31T18:21"),
        ("Gepubliceerd: 30 januari 2026\n", "text", "30T00:00", "31T00:00"),
        ("Gepubliceerd: gisteravond\n", "text", "30T18:00", "31T00:00"),
        ("3 mar 2025\n", "text", "03T00:00", "04T00:00"),
        ("2 uur geleden\n", "stamp", "31T15:30", "31T17:00"),
        ("Laatste update 18:20\n2 uur geleden\n", "stamp", "31T15:30", "31T17:00"),
        ("gisteren 12:05\n", "stamp", "30T12:05", "30T12:06"),
    ],
)
def test_the_page_says_when(lines: str, origin: str, earliest: str, latest: str) -> None:
    head, rest = LEAD.split("\n", 1)
    published = lead(convert(f"{head}\n{lines}{rest}")).published
    assert published is not None
    assert published.earliest is not None
    told = (published.origin, published.earliest.isoformat()[8:16], published.latest.isoformat()[8:16])
    assert told == (origin, earliest, latest)


def test_times_are_in_the_zone_of_the_page() -> None:
    page = convert(
        LEAD + "Meer nieuws\nURK - De haven is vol.\n18:12\n", zone="America/Aruba", reference=READ.astimezone(UTC)
    )
    assert page.reference.time.isoformat() == "2026-01-31T13:30:00-04:00"
    published = page.related[0].stories[0].published
    assert published is not None
    assert published.time.isoformat() == "2026-01-30T18:12:00-04:00"


def test_a_site_that_rounds_has_wider_bounds() -> None:
    page = convert("Net binnen\nURK - De haven is vol.\n2 uur geleden\n", stamp_rounding="nearest")
    published = page.related[0].stories[0].published
    assert published is not None
    assert (published.earliest, published.latest) == (READ - timedelta(minutes=150), READ - timedelta(minutes=90))


# Identity: the story's own words, and nothing else.

TEASER = "URK (ANP) - De haven ligt vol kotters. De afslag is dicht."


@pytest.mark.parametrize(
    "text",
    [
        f"Net binnen\n{TEASER}\n2 uur geleden\n",
        f"Meer uit Flevoland\n{TEASER}\n3 uur geleden\n",
        f"Meer nieuws\n5 minuten geleden\n{TEASER}\n",
        f"Net binnen\r\n\r\n{TEASER.replace(' ', chr(160))}\r\n\r\ngisteren\r\n",
        f"Net binnen\nASSEN - Een andere teaser.\n1 uur geleden{TEASER}\n2 uur geleden\n",
        "Net binnen\n\nURK (ANP) - De ha\u00adven ligt vol kotters.\u200b De afslag is dicht.",
    ],
)
def test_a_story_has_one_id_wherever_it_stands(text: str) -> None:
    ids = {story.id for story in convert(text).stories() if story.dateline and story.dateline.text == "URK (ANP)"}
    assert ids == {convert(f"Best gelezen\n{TEASER}\n").stories()[0].id}
    assert all(len(name) == 16 and int(name, 16) >= 0 for name in ids)


def test_other_words_are_another_story() -> None:
    others = [
        TEASER,
        TEASER.replace("vol", "leeg"),
        TEASER.replace("URK", "EMMELOORD"),
        TEASER.replace("ANP", "ANP/RTR"),
    ]
    assert len({convert(f"Net binnen\n{text}\n").stories()[0].id for text in others}) == len(others)


# Warnings: what makes each, and what does not.


@dataclass(frozen=True)
class Case:
    text: str
    codes: list[str]


WEEKDAYS = "Net binnen\nURK - De haven werd {} geopend.\n2 uur geleden\n{}"


@pytest.mark.parametrize(
    "case",
    [
        Case("Home\nMenu\nContact\n", ["no-story"]),
        Case("Net binnen\nURK - De haven is vol.\n2 uur geleden\n", []),
        Case("Net binnen\nURK - De haven is vol.\n2 uur geleden\nASSEN - De weg is", ["published-assumed"]),
        Case("Net binnen\nURK - Een.\nASSEN - Twee.\n2 uur geleden\n", ["published-assumed", "stamp-count"]),
        Case("Net binnen\nURK - Een.\ngisteren\nASSEN - Twee.\n2 uur geleden\n", ["listing-order"]),
        Case(WEEKDAYS.format("dinsdag", ""), ["reference-weekday"]),
        Case(WEEKDAYS.format("zaterdag", ""), []),
        Case(WEEKDAYS.format("vrijdag", ""), []),
        Case(WEEKDAYS.format("dinsdag", "ASSEN - Het regende zaterdag.\n3 uur geleden\n"), []),
        Case(WEEKDAYS.format("dinsdag", "").replace("2 uur", "2 dagen"), []),
        Case("Net binnen\nURK - Het schip vertrok om 14.00 uur lokale tijd.\n2 uur geleden\n", ["local-time"]),
    ],
)
def test_warnings_tell_what_was_assumed(case: Case) -> None:
    page = convert(case.text)
    assert codes(page) == case.codes
    assert all(warning.message.endswith(".") and len(warning.message) > 40 for warning in page.warnings)


# What is refused.


@pytest.mark.parametrize(
    "data", [b"", b"  \n\r\n", "\ufeff\u200b\n".encode(), b"\x89PNG\r\n\x1a\n\x00\x00", b"%PDF-1.4", bytes(64)]
)
def test_what_is_no_page_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(InputError, match=r"leeg\.txt: (the (page|input) is|is a)"):
        convert_bytes(data, reference=READ, name="leeg.txt")


def test_text_without_text_is_refused() -> None:
    for text in ("", " \n\u00a0\n", "\u200b\u00ad"):
        with pytest.raises(InputError, match="the page is empty"):
            convert(text)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"reference": READ.replace(tzinfo=None)}, "no offset"),
        ({"published": READ.replace(tzinfo=None)}, "no offset"),
        ({"reference": datetime.min.replace(tzinfo=UTC)}, "out of range"),
        ({"reference": datetime.max.replace(tzinfo=UTC)}, "out of range"),
        ({"zone": "Europa/Urk"}, "unknown time zone"),
        ({"zone": "../etc/passwd"}, "unknown time zone"),
        ({"zone": ""}, "unknown time zone"),
        ({"stamp_rounding": "ceiling"}, "unknown stamp rounding"),
    ],
)
def test_wrong_parameters_are_refused(said: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        convert(LEAD, **said)


def test_hostile_text_stays_text() -> None:
    page = convert("Kop met \x1b[31mrood\x1b[0m en [bold]vet[/]\nURK (ANP) - =1+2 is een som. \x07 Dat \ud800 is zo.\n")
    assert lead(page).headline == "Kop met \x1b[31mrood\x1b[0m en [bold]vet[/]"
    assert lead(page).blocks[0].text == "=1+2 is een som. \x07 Dat \ufffd is zo."


@given(st.binary(max_size=400), st.sampled_from(["floor", "nearest"]))
def test_any_bytes_are_a_page_or_an_error(data: bytes, rounding: str) -> None:
    try:
        page = convert_bytes(data, reference=READ, stamp_rounding=rounding)
    except InputError:
        return
    assert page.to_dict()["source"]["bytes"] == len(data)


def test_a_file_is_converted_by_its_path() -> None:
    path = ROOT / "examples" / "aleppo.txt"
    page = convert_file(path, reference=READ)
    assert page == convert_bytes(ALEPPO, name=str(path), reference=READ) == convert_file(str(path), reference=READ)
    assert lead(page).text.split("\n") == [block.text for block in lead(page).blocks]


@pytest.mark.parametrize("path", ["no/such/page.txt", "a\0b", "."])
def test_a_file_that_cannot_be_read_is_an_input_error(path: str) -> None:
    with pytest.raises(InputError, match="can't be read"):
        convert_file(path, reference=READ)


def test_wrong_types_are_usage_errors() -> None:
    for wrong in (
        lambda: convert_text(b"x", reference=READ),  # type: ignore[arg-type]
        lambda: convert_text("x", reference="2026-01-31"),  # type: ignore[arg-type]
        lambda: convert_text("x", reference=READ, published=5),  # type: ignore[arg-type]
        lambda: convert_bytes("x", reference=READ),  # type: ignore[arg-type]
        lambda: list(convert_documents("x", reference=READ)),  # type: ignore[arg-type]
        lambda: convert_file(3, reference=READ),  # type: ignore[arg-type]
    ):
        with pytest.raises(UsageError, match=r" is .* not "):
            wrong()
