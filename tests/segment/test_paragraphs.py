"""Paragraphs of a wire → a story: what each is, where the dateline stands, and nothing lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecli.model import Block, Dateline
from wirecli.segment.paragraphs import story

TEXTS = ["De kade blijft dicht, zegt het bestuur.", "De werken beginnen volgende maand.", "Niemand raakte gewond."]
HEADS = ["GENT 15/06 (belga) - ", "UTRECHT (ANP) - ", "MOSKOU, 21 januari. /TASS/. ", "Zuidkade (dpa) - ", ""]
SIGNED = ["dpa zvd jb", "(zvd)", "zvd/jb", "/KBR", "ANP", "© ANP", None]


@given(
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(TEXTS), min_size=1),
    st.sampled_from(SIGNED),
    st.sampled_from(TEXTS),
)
def test_a_wires_text_is_its_paragraphs(head: str, texts: list[str], signed: str | None, last: str) -> None:
    texts = [*texts, last]
    given_ = [head + texts[0], *texts[1:], *([signed] if signed else [])]
    told, furniture = story(given_, headline="Kade dicht")
    assert [block.text for block in told.blocks] == texts
    assert {block.type for block in told.blocks} == {"paragraph"}
    assert furniture == ((signed,) if signed else ())
    assert (told.dateline is None) == (head == "")
    assert told.kind == "article"


def test_a_short_line_between_texts_is_a_subhead_and_at_the_end_a_paragraph() -> None:
    told, _ = story([TEXTS[0], "Nieuwe kade", TEXTS[1], "Het eind breekt af"], headline="Kade dicht")
    assert [block.type for block in told.blocks] == ["paragraph", "subhead", "paragraph", "paragraph"]


def test_blocks_stay_what_they_are_and_give_up_their_dateline() -> None:
    blocks = [Block("quote", "Nooit"), Block("paragraph", "GENT (BELGA) - De"), Block("list-item", "Een")]
    told, furniture = story(blocks, headline=None)
    assert told.blocks == (Block("quote", "Nooit"), Block("paragraph", "De"), Block("list-item", "Een"))
    assert told.dateline == Dateline("GENT (BELGA)", ("Gent",), ("BELGA",))
    assert furniture == ()


@pytest.mark.parametrize(
    ("field", "places", "credits", "filed"),
    [
        ("Berlijn (dpa) - ", ("Berlijn",), ("DPA",), None),
        ("OOSTERWIJK", ("Oosterwijk",), (), None),
        ("Parijs, 21 jan 2026 (AFP) -", ("Parijs",), ("AFP",), "21 jan 2026"),
        ("zuidkade", ("zuidkade",), (), None),
    ],
)
def test_the_formats_own_field_counts_where_the_text_has_none(
    field: str, places: tuple[str, ...], credits: tuple[str, ...], filed: str | None
) -> None:
    told, _ = story([TEXTS[0]], headline=None, dateline_text=field)
    assert told.dateline is not None
    assert (told.dateline.places, told.dateline.credits, told.filed) == (places, credits, filed)
    own, _ = story(["URK (ANP) - " + TEXTS[0]], headline=None, dateline_text=field)
    assert own.dateline == Dateline("URK (ANP)", ("Urk",), ("ANP",))


def test_a_field_that_holds_a_day_alone_names_no_place() -> None:
    told, _ = story([TEXTS[0]], headline=None, dateline_text="21 januari")
    assert (told.dateline, told.filed) == (None, "21 januari")


def test_a_kicker_that_touches_the_dateline_and_a_headline_said_again_are_furniture() -> None:
    told, furniture = story(["Kade dicht", "JaarwisselingARNHEM (ANP) - " + TEXTS[0]], headline="Kade dicht")
    assert told.dateline == Dateline("ARNHEM (ANP)", ("Arnhem",), ("ANP",))
    assert [block.text for block in told.blocks] == [TEXTS[0]]
    assert sorted(furniture) == ["Jaarwisseling", "Kade dicht"]


LINES = st.sampled_from([*TEXTS, *HEADS, "- Een", "Foto: ANP", "Deel dit artikel", "Nieuwe kade", "30 minuten geleden",
                         "BRUSSEL (BELGA)", "Oosterwijk -", "dpa zvd jb", "", "Meer nieuws", "(", "zvd"])  # fmt: skip


@given(st.lists(LINES | st.text(max_size=8).map(str.strip)))
def test_nothing_is_lost_of_any_paragraph(paragraphs: list[str]) -> None:
    told, furniture = story(paragraphs, headline=None)
    out = Counter("".join([*furniture, *(block.text for block in told.blocks)]))
    out += Counter(told.dateline.text if told.dateline else "")
    missing = Counter("".join(paragraphs))
    missing.subtract(out)
    assert all(char in "-–—•* " or char.isspace() or not count for char, count in missing.items())
