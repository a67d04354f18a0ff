"""Exports of LexisNexis and Nexis Uni: what was put in comes out, of one document and of many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers import material
from wirecli.convert import convert_documents
from wirecli.errors import InputError
from wirecli.model import Page
from wirecli.readers import signs
from wirecli.readers.exports import printed


@dataclass(frozen=True)
class Article:
    """What an export says of an article."""

    headline: str
    paper: str
    day: date
    paragraphs: list[str]
    length: int
    byline: str | None = None
    section: str | None = None
    dateline: str | None = None
    edition: str | None = None
    english: bool = False
    weekday_first: bool = False


articles = st.builds(
    Article,
    headline=st.sampled_from(material.HEADLINES),
    paper=st.sampled_from(material.PAPERS),
    day=material.days,
    paragraphs=material.paragraphs,
    length=st.integers(1, 9999),
    byline=st.none() | st.sampled_from(material.NAMES),
    section=st.none() | st.sampled_from(["Binnenland; Blz. 6", "ten eerste; Blz. 1, 3", "SPORT"]),
    dateline=st.none() | st.sampled_from(list(material.PLACES)),
    edition=st.none() | st.sampled_from(["Ochtend Editie", "Editie 1; Regio Oost"]),
    english=st.booleans(),
    weekday_first=st.booleans(),
)


def shown(article: Article) -> str:
    """The day as an export prints it."""
    weekday = (material.ENGLISH_DAYS if article.english else material.DUTCH_DAYS)[article.day.weekday()]
    day = material.english(article.day) if article.english else material.dutch(article.day)
    return f"{weekday} {day}" if article.weekday_first else f"{day} {weekday}"


def as_print(number: int, total: int, article: Article) -> str:
    """An article of a print, wrapped and with its head in the middle."""

    def field(name: str, value: str | None) -> str:
        return "\n".join(wrap(f"{name}: {value}", 78)) + "\n\n" if value is not None else ""

    centred = [article.paper, "", shown(article), *([article.edition] if article.edition else [])]
    return (
        f"{number} of {total} DOCUMENTS".center(78).rstrip()
        + "\n\n\n"
        + "\n".join(line.center(78).rstrip() for line in centred)
        + f"\n\n{chr(10).join(wrap(article.headline, 78))}\n\n"
        + field("BYLINE", article.byline)
        + field("SECTION", article.section)
        + field("LENGTH", f"{article.length} woorden")
        + field("DATELINE", article.dateline)
        + "\n"
        + "\n\n".join("\n".join(wrap(text, 78, break_on_hyphens=False)) for text in article.paragraphs)
        + f"\n\nLOAD-DATE: {material.english(article.day - timedelta(1))}\n\nLANGUAGE: DUTCH; NEDERLANDS\n\n"
        + "PUBLICATION-TYPE: Krant\n\n\n"
        + f"Copyright {article.day.year} Kade Media B.V.".center(78).rstrip()
        + "\n"
        + "Alle rechten voorbehouden".center(78).rstrip()
        + "\n\n"
    )


def as_uni(_number: int, _total: int, article: Article) -> str:
    """An article of Nexis Uni."""
    fields = {
        "Section": article.section,
        "Length": f"{article.length} words",
        "Byline": article.byline,
        "Dateline": article.dateline,
    }
    head = [article.headline, article.paper, shown(article), *([article.edition] if article.edition else [])]
    return "\n".join(
        [
            "",
            *head,
            "",
            f"Copyright {article.day.year} Kade Media B.V. Alle rechten voorbehouden",
            *(f"{name}: {value}" for name, value in fields.items() if value is not None),
            "Body",
            "",
            "\n\n".join(article.paragraphs),
            "",
            "Classification",
            "",
            "Language: DUTCH; NEDERLANDS",
            "",
            "Publication-Type: Krant",
            "",
            f"Load-Date: {material.english(article.day - timedelta(1))}",
            "",
            "End of Document",
            "",
        ]
    )


COVERS = {
    as_print: "\n\nPrintopdracht: Alle documenten: 1-9\nTijdstip: Wed Sep  7 12:33:59\n\nBron: Kranten\n\n",
    as_uni: "User Name: lezer\nDate and Time: Friday, 29 November 2024 10:00:00 CET\nJob Number: 12\n\nDocs (9)\n\n",
}


@pytest.mark.parametrize("layout", [as_print, as_uni])
@given(st.lists(articles, min_size=1, max_size=4), material.encodings, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_what_an_export_holds_comes_out(
    layout: type, put_in: list[Article], encoding: str, covered: bool, ending: str
) -> None:
    text = COVERS[layout] * covered + "".join(
        layout(number, len(put_in), article) for number, article in enumerate(put_in, 1)
    )
    data = text.replace("\n", ending).encode(encoding)
    pages = list(convert_documents(data, reference=material.REFERENCE))
    assert [page.source.part for page in pages] == ([*range(1, len(put_in) + 1)] if len(put_in) > 1 else [None])
    for page, article in zip(pages, put_in, strict=True):
        check(page, article)


def check(page: Page, article: Article) -> None:
    """Whether a page is what the export says."""
    story = page.article
    assert story is not None
    assert page.source.format == "nexis"
    assert page.source.publisher == article.paper
    assert (story.headline, story.byline, story.section) == (article.headline, article.byline, article.section)
    assert [block.text for block in story.blocks] == article.paragraphs
    if article.dateline:
        assert story.dateline is not None
        assert list(story.dateline.places) == material.PLACES[article.dateline]
    published = story.published
    assert published is not None
    midnight = datetime(article.day.year, article.day.month, article.day.day, tzinfo=material.ZONE)
    assert (published.earliest, published.grain, published.origin) == (midnight, "day", "metadata")
    assert story.publication_lines == (shown(article),)
    printed_lines = "\n".join(page.furniture)
    assert f"{article.length} wo" in printed_lines
    assert all(line in printed_lines.lower() for line in ("load-date: ", "language: dutch", "kade media b.v."))
    assert (article.edition or "") in printed_lines


OLD = """
                          Copyright 2002 De Kadebode

                                  De Kadebode

                               24. September 2002

                               September 24, 2002

LENGTE: 158 words

KOP: Brug bij Oosterwijk: gevaar geweken

AUTEUR: BAAN, JET

TEKST:


De brug bij Oosterwijk is weer veilig, zei de provincie dinsdag. Er wordt nog
gemeten tot het einde van de week.

PUB-TYPE: Paper

TAAL: Dutch / Nederlands

LOAD-DATE: September 26, 2002
"""


def test_fields_with_dutch_names() -> None:
    (page,) = convert_documents(OLD.encode(), reference=material.REFERENCE)
    story = page.article
    assert story is not None
    assert (story.headline, story.byline) == ("Brug bij Oosterwijk: gevaar geweken", "BAAN, JET")
    assert [block.text[-22:] for block in story.blocks] == ["het einde van de week."]
    assert story.times[0].value == "2002-09-24"
    assert page.source.publisher == "De Kadebode"


def test_a_day_that_cannot_be_read_costs_the_day_only() -> None:
    print_of_one = """Bron: kranten

                               1 of 1 DOCUMENTS

                                  De Kadebode

                                 Zomer 2002

Brug is weer veilig

LENGTE: 158 woorden

De brug bij Oosterwijk is weer veilig.

LOAD-DATE: September 26, 2002
"""
    (page,) = convert_documents(print_of_one.encode(), reference=material.REFERENCE)
    assert page.article is not None
    assert (page.article.headline, page.source.publisher) == ("Brug is weer veilig", "De Kadebode")
    assert [warning.code for warning in page.warnings] == ["published-assumed"]
    assert page.furniture[:3] == ("Bron: kranten", "1 of 1 DOCUMENTS", "De Kadebode")


def test_documents_that_only_their_load_dates_part() -> None:
    pages = list(convert_documents((OLD * 3).encode(), reference=material.REFERENCE))
    assert [page.source.part for page in pages] == [1, 2, 3]
    assert {page.article.headline for page in pages if page.article} == {"Brug bij Oosterwijk: gevaar geweken"}
    assert {page.source.publisher for page in pages} == {"De Kadebode"}


PAGED = """Page 1 of 2
Update: dijk verzakt
Update: dijk verzakt
De Kadebode.nl
30 november 2024 zaterdag 05:00 AM GMT

Copyright 2024 Kade Media
Section: BINNENLAND
Length: 320 words
Highlight: Het waterschap stort klei.
Body

De dijk is vrijdag verzakt.

Page 2 of 2
Update: dijk verzakt

Byline: zo heet het schip dat klei brengt.

Graphic

De dijk bij Zuidkade.

Classification

URL: https://zuidkade.example/dijk

Load-Date: November 30, 2024

End of Document
"""


def test_a_print_on_paper_and_a_page_of_the_web() -> None:
    (page,) = convert_documents(PAGED.encode(), reference=material.REFERENCE)
    story = page.article
    assert story is not None
    assert (story.headline, page.source.url) == ("Update: dijk verzakt", "https://zuidkade.example/dijk")
    assert [(block.type, block.text) for block in story.blocks] == [
        ("paragraph", "Het waterschap stort klei."),
        ("paragraph", "De dijk is vrijdag verzakt."),
        ("paragraph", "Byline: zo heet het schip dat klei brengt."),
        ("caption", "De dijk bij Zuidkade."),
    ]
    assert story.published is not None
    assert story.published.time == datetime(2024, 11, 30, 6, tzinfo=material.ZONE)


def test_a_cover_alone_is_no_document() -> None:
    with pytest.raises(InputError, match="without a document"):
        list(convert_documents(b"Job Number: 12\nDocuments (2)\n1. Molen verkocht\n", reference=material.REFERENCE))


PRINTED = [
    ("21 januari 2026 woensdag", date(2026, 1, 21)),
    ("Wednesday, January 21, 2026", date(2026, 1, 21)),
    ("zaterdag 30 november 2024", date(2024, 11, 30)),
    ("24. September 2002", date(2002, 9, 24)),
    ("December 30, 2008 Tuesday 6:10 PM EST", date(2008, 12, 30)),
    ("Mittwoch 31. August 2011", date(2011, 8, 31)),
    ("1er mars 2003", date(2003, 3, 1)),
    ("30 februari 2024", None),
    ("De Kadebode van 30 november 2024", None),
]


@pytest.mark.parametrize(("line", "day"), PRINTED)
def test_printed_days(line: str, day: date | None) -> None:
    assert printed.moment(line) == day


def test_a_printed_clock_counts_where_its_zone_is_sure() -> None:
    found = printed.moment("30 november 2024 zaterdag 06:10 PM GMT")
    assert isinstance(found, datetime)
    assert found.isoformat() == "2024-11-30T18:10:00+00:00"


@pytest.mark.parametrize(
    "text", ["Lengte van de brug: 300 meter", "De lengte: 12 dagen\n", "Length matters\n", "Load-Date: dat stond er.\n"]
)
def test_pages_are_no_exports(text: str) -> None:
    assert not signs.is_nexis(text.encode())


FOOTED = """                               14 of 20 DOCUMENTS

                            Deutsche Presse-Agentur

LEADALL: Veerboot in Zuidkade gezonken

                            April 20, 2003, Sunday
                          23:22 Central European Time

DATELINE: ZUIDKADE

De veerboot van Zuidkade is zondag gezonken.

SECTION: Politics

LENGTH: 1076 words

LOAD-DATE: May 8, 2003

LANGUAGE: ENGLISH
"""


def test_a_print_with_its_headline_above_the_day_and_its_length_below_the_text() -> None:
    (page,) = convert_documents(FOOTED.encode(), reference=material.REFERENCE)
    story = page.article
    assert story is not None
    assert (story.headline, story.section) == ("LEADALL: Veerboot in Zuidkade gezonken", "Politics")
    assert [block.text for block in story.blocks] == ["De veerboot van Zuidkade is zondag gezonken."]
    assert page.source.publisher == "Deutsche Presse-Agentur"
    assert story.dateline is not None
    assert story.dateline.places == ("Zuidkade",)
    assert [mention.value for mention in story.times] == ["2003-04-20"]


def test_a_headline_that_begins_with_the_name_of_a_field_is_one() -> None:
    data = FOOTED.replace("LEADALL: Veerboot in Zuidkade gezonken", "Lengte: hoe lang is een veerboot?")
    (page,) = convert_documents(data.encode(), reference=material.REFERENCE)
    assert page.article is not None
    assert page.article.headline == "Lengte: hoe lang is een veerboot?"
