"""Lists of GoPress and Mediargus in their shapes: what was put in comes out, each with its paper and its day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers import material
from wirecli.convert import convert_documents
from wirecli.readers import signs


@dataclass(frozen=True)
class Article:
    """What a list says of an article."""

    title: str
    paper: str
    day: date
    page: int
    paragraphs: list[str]

    def printed(self) -> str:
        return f"{material.DUTCH_DAYS[self.day.weekday()]} {material.dutch(self.day)}"

    def place(self) -> str:
        return f"p. {self.page}, {sum(len(text.split()) for text in self.paragraphs)}w."

    def line(self) -> str:
        return f"{self.paper}, {self.printed()}, {self.place()}"


articles = st.builds(
    Article,
    title=st.sampled_from(material.HEADLINES),
    paper=st.sampled_from(material.PAPERS),
    day=material.days,
    page=st.integers(1, 80),
    paragraphs=material.paragraphs,
)


def _head(number: int, article: Article) -> str:
    return f"{number}. {article.title}\n\n{article.line()}\n\n"


def _behind(put_in: Sequence[Article]) -> str:
    texts = [_head(n, article) + "\n\n".join(article.paragraphs) for n, article in enumerate(put_in, 1)]
    return "\n\n\n".join(texts)


def _apart(put_in: Sequence[Article]) -> str:
    """All titles, with the first words of their texts, and then all texts."""
    heads = [_head(n, a) + a.paragraphs[0][:60].rsplit(" ", 1)[0] + " ..." for n, a in enumerate(put_in, 1)]
    texts = [
        f"{a.day:%d-%m-%Y}, p.{a.page}\n\n{a.title}\n\n" + "\n\n".join(a.paragraphs) + "\n\n © Kade Media"
        for a in put_in
    ]
    return "\n\n\n".join(heads) + "\n\n\n\n\n\n" + "\n\n\n\n\n".join(texts)


def _apart_by_titles(put_in: Sequence[Article]) -> str:
    heads = "".join(_head(n, article) for n, article in enumerate(put_in, 1))
    return heads + "\n\n" + "\n\n".join(f"{a.title}\n\n" + "\n\n".join(a.paragraphs) for a in put_in)


def _apart_by_blank_lines(put_in: Sequence[Article]) -> str:
    heads = "".join(_head(n, article) for n, article in enumerate(put_in, 1))
    return heads + "\n\n" + "\n\n\n".join("\n\n".join(article.paragraphs) for article in put_in)


def _bare(put_in: Sequence[Article]) -> str:
    return "".join(_head(n, article) for n, article in enumerate(put_in, 1))


SHAPES: list[Callable[[Sequence[Article]], str]] = [_behind, _apart, _apart_by_titles, _apart_by_blank_lines, _bare]


@pytest.mark.parametrize("shape", SHAPES)
@given(st.lists(articles, min_size=1, max_size=5), material.encodings, st.sampled_from(["\n", "\r\n"]))
def test_what_a_list_holds_comes_out(
    shape: Callable[[Sequence[Article]], str], put_in: list[Article], encoding: str, ending: str
) -> None:
    data = shape(put_in).replace("\n", ending).encode(encoding)
    pages = list(convert_documents(data, reference=material.REFERENCE))
    assert [page.source.part for page in pages] == ([*range(1, len(put_in) + 1)] if len(put_in) > 1 else [None])
    for page, article in zip(pages, put_in, strict=True):
        story = page.article
        assert story is not None
        assert (page.source.format, page.source.publisher) == ("gopress", article.paper)
        assert (story.headline, story.publication_lines) == (article.title, (article.printed(),))
        assert article.place() in page.furniture
        assert page.source.stamps is None
        assert [block.text for block in story.blocks] == ([] if shape is _bare else article.paragraphs)
        assert story.published is not None
        midnight = datetime(article.day.year, article.day.month, article.day.day, tzinfo=material.ZONE)
        assert (story.published.earliest, story.published.grain) == (midnight, "day")
        assert {warning.code for warning in page.warnings} & {"published-assumed", "several-documents"} == set()


def test_texts_go_to_their_own_titles() -> None:
    list_of_two = """1. Brug dicht

De Kadebode, woensdag 27 november 2024, p. 23, 8w.

2. Molen verkocht

Het Polderblad, zaterdag 26 november 2022, p. 4, 7w.

26-11-2022, p.4

Regio Oost

Molen verkocht

De molen is vrijdag verkocht.

27-11-2024, p.23

Brug dicht

De brug gaat morgen een jaar dicht.
"""
    one, two = convert_documents(list_of_two.encode(), reference=material.REFERENCE)
    assert one.article
    assert two.article
    assert [block.text for block in one.article.blocks] == ["De brug gaat morgen een jaar dicht."]
    assert [block.text for block in two.article.blocks] == ["De molen is vrijdag verkocht."]
    assert two.article.section == "Regio Oost"
    assert [mention.value for mention in two.article.times] == ["2022-11-25"]


def test_texts_are_parted_by_the_words_of_their_titles() -> None:
    head = "{0}. {1}\n\nDe Kadebode, woensdag 27 november 2024, p. 2, 900w.\n\n"
    text = head.format(1, "Brug bij Oosterwijk dicht") + head.format(2, "Boer vindt munten")
    text += "De brug bij Oosterwijk is dicht.\n\nHet duurt lang.\n\nEen boer vond munten.\n\nHij verkoopt ze niet.\n"
    one, two = convert_documents(text.encode(), reference=material.REFERENCE)
    assert one.article
    assert two.article
    assert [block.text for block in one.article.blocks] == ["De brug bij Oosterwijk is dicht.", "Het duurt lang."]
    assert [block.text for block in two.article.blocks] == ["Een boer vond munten.", "Hij verkoopt ze niet."]


def test_texts_that_cannot_be_told_apart_say_so() -> None:
    head = "{0}. Titel {0}\n\nDe Kadebode, woensdag 27 november 2024, p. 2, 900w.\n\n"
    text = head.format(1) + head.format(2) + "De brug is dicht.\n\nDe molen is open.\n\nHet veer vaart.\n"
    pages = list(convert_documents(text.encode(), reference=material.REFERENCE))
    assert [warning.code for warning in pages[-1].warnings] == ["several-documents"]


def test_a_page_that_names_its_paper_is_no_list() -> None:
    text = "Brug dicht\n\nDit stuk stond ook in De Kadebode, woensdag 27 november 2024, p. 2.\n\nDe brug is dicht.\n"
    assert not signs.is_gopress(text.encode())
