"""Generated pages: any mix of forms and layouts, cut and compared with what was made; and nothing lost of any text."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from datetime import datetime
from textwrap import wrap
from types import FrameType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wirecli
from tests.lossless import lost
from tests.times.compiled import needs_source
from wirecli.base.text import to_lines
from wirecli.errors import InputError
from wirecli.segment.sections import cut
from wirecli.undated import UndatedPage, UndatedStory

REFERENCE = datetime(2026, 1, 31, 18, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))

PLACES = {
    "ALEPPO": ["Aleppo"],
    "DEN HAAG": ["Den Haag"],
    "'S-HERTOGENBOSCH": ["'s-Hertogenbosch"],
    "ST. PETERSBURG": ["St. Petersburg"],
    "BRUSSEL/PARIJS": ["Brussel", "Parijs"],
    "GENÈVE": ["Genève"],
    "IJMUIDEN": ["IJmuiden"],
    "HEIST-OP-DEN-BERG": ["Heist-op-den-Berg"],
}
SENTENCES = [
    "De brandweer heeft het vuur in de loods onder controle.",
    "Volgens de gemeente raakte niemand gewond, al was de schade groot.",
    'De burgemeester spreekt van een "ramp zonder weerga".',
    "Twee jaar geleden ging het op dezelfde plek ook al mis.",
    "De groep Hayat Tahrir al-Sham (HTS) rukt verder op.",
    "Sinds woensdag - zo meldt de politie - is de weg dicht.",
    "Er vielen meer dan driehonderd doden, onder wie bijna dertig burgers.",
]
HEADLINES = [
    "Brand verwoest loods in havengebied",
    "Kabinet trekt plan voor heffing in",
    "Wie betaalt straks de rekening?",
    "Minister: 'Wij kunnen niet anders'",
    "Tienduizenden mensen zonder stroom na storm",
]
SUBHEADS = ["Hevige gevechten", "Hayat Tahrir al-Sham", '"Nooit meegemaakt"', "Hoe nu verder?", "Geen stroom"]
FURNITURE = ["Advertentie", "Deel dit artikel", "Lees ook: Zo werkt de heffing", "© ANP", "Foto: ANP", "Bron: ANP"]
LABELS = {"Meer uit Buitenland": "Buitenland", "Net binnen": None, "Best gelezen": None, "Meer nieuws": None}
STAMPS = ["zojuist", "4 minuten geleden", "35 min. geleden", "1 uur geleden", "8u geleden", "gisteren 18:20",
          "gisteren", "3 dagen geleden", "za 24 jan", "24-01-2026"]  # fmt: skip

paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)


@dataclass(frozen=True)
class Teaser:
    """A teaser to be printed; its stamp is None where the page breaks off before it."""

    place: str | None
    credit: str | None
    text: str
    headline: str | None = None
    stamp: str | None = None

    def line(self) -> str:
        """The teaser's text with its dateline, where it has one."""
        credit = f" ({self.credit})" if self.credit else ""
        return f"{self.place}{credit} - {self.text}" if self.place else self.text


@dataclass(frozen=True)
class Printed:
    """A page to be printed in some layout."""

    headline: str
    lead: Teaser
    body: list[tuple[str, str]]  # a kind and a text
    blocks: list[tuple[str, list[Teaser]]] = field(default_factory=list)


@st.composite
def teasers(draw: st.DrawFn) -> Teaser:
    place = draw(st.sampled_from([*PLACES, None]))
    credit = draw(st.sampled_from(["ANP", "ANP/RTR", "BELGA", None])) if place else None
    return Teaser(place, credit, draw(paragraphs))


@st.composite
def pages(draw: st.DrawFn) -> Printed:
    lead = replace(draw(teasers()), place=draw(st.sampled_from(list(PLACES))))
    body = []
    for _ in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(["paragraph", "paragraph", "subhead", "furniture", "list-item"]))
        if kind == "subhead":
            body.append(("subhead", draw(st.sampled_from(SUBHEADS))))
        elif kind == "furniture":
            body.append(("furniture", draw(st.sampled_from(FURNITURE))))
        elif kind == "list-item":
            body.append(("list-item", draw(st.sampled_from(SENTENCES))))
        body.append(("paragraph", draw(paragraphs)))
    blocks = []
    for label in draw(st.lists(st.sampled_from(list(LABELS)), max_size=3, unique=True)):
        stories = draw(st.lists(teasers(), min_size=1, max_size=4))
        headlined = draw(st.booleans())
        stamped = [
            replace(
                story,
                stamp=draw(st.sampled_from(STAMPS)),
                headline=draw(st.sampled_from(HEADLINES)) if headlined else None,
            )
            for story in stories
        ]
        blocks.append((label, stamped))
    return Printed(draw(st.sampled_from(HEADLINES)), lead, body, blocks)


def _lead_lines(page: Printed) -> list[str]:
    marks = {"list-item": "- "}
    return [page.headline, page.lead.line(), *(marks.get(kind, "") + text for kind, text in page.body)]


def glued(page: Printed) -> str:
    """The layout of a scraper: a stamp touches the teaser that follows it, or that teaser's headline."""
    lines = _lead_lines(page)
    for label, stories in page.blocks:
        lines.append(label)
        glue = ""
        for story in stories:
            lines += [glue + (story.headline or story.line()), *([story.line()] if story.headline else [])]
            glue = story.stamp or ""
        lines.append(glue)
    return "\n".join(lines)


def blank(page: Printed, *, before: bool = False, width: int | None = None) -> str:
    """Navigation and the headline twice, a blank line between all; stamps on their own line, behind or before."""
    parts = ["Webmail", "Kies je webmail", page.headline, *_lead_lines(page)]
    for label, stories in page.blocks:
        parts.append(label)
        for story in stories:
            text = [part for part in (story.headline, story.line()) if part]
            parts += [story.stamp, *text] if before else [*text, story.stamp]  # type: ignore[list-item]
    lines = ["\n".join(wrap(part, width, break_on_hyphens=False)) if width else part for part in parts]
    return "\n\n".join(lines)


def _story(story: UndatedStory | None) -> dict[str, Any] | None:
    if story is None:
        return None
    dateline = story.dateline
    return {
        "headline": story.headline,
        "places": list(dateline.places) if dateline else [],
        "credits": list(dateline.credits) if dateline else [],
        "stamp": story.stamp,
        "blocks": [(block.type, block.text) for block in story.blocks],
    }


def _told(page: UndatedPage) -> dict[str, Any]:
    return {
        "article": _story(page.article),
        "related": [(block.label, block.section, list(map(_story, block.stories))) for block in page.related],
        "furniture": list(page.furniture),
        "misfits": [block.label for block in page.related if block.misfit],
    }


def _expected(story: Teaser, body: list[tuple[str, str]], headline: str | None) -> dict[str, Any]:
    return {
        "headline": headline,
        "places": PLACES[story.place] if story.place else [],
        "credits": story.credit.split("/") if story.credit else [],
        "stamp": story.stamp,
        "blocks": [("paragraph", story.text), *body],
    }


def _generated(page: Printed, navigation: list[str]) -> dict[str, Any]:
    body = [(kind, text) for kind, text in page.body if kind != "furniture"]
    return {
        "article": _expected(page.lead, body, page.headline),
        "related": [
            (label, LABELS[label], [_expected(story, [], story.headline) for story in stories])
            for label, stories in page.blocks
        ],
        "furniture": navigation + [text for kind, text in page.body if kind == "furniture"],
        "misfits": [],
    }


def _cut(text: str) -> dict[str, Any]:
    return _told(cut(to_lines(text)))


@given(pages())
def test_a_glued_page_is_cut_as_it_was_made(page: Printed) -> None:
    assert _cut(glued(page)) == _generated(page, [])


@given(pages(), st.booleans())
def test_a_blank_page_is_cut_as_it_was_made(page: Printed, before: bool) -> None:
    navigation = ["Webmail", "Kies je webmail", page.headline]
    assert _cut(blank(page, before=before)) == _generated(page, navigation)


@given(pages(), st.sampled_from([66, 70, 76]))
def test_a_wrapped_page_is_cut_as_it_was_made(page: Printed, width: int) -> None:
    # One paragraph at least is long enough to show that the page is wrapped, and where.
    page = replace(page, body=[*page.body, ("paragraph", " ".join(sentence.lower() for sentence in SENTENCES))])
    navigation = ["Webmail", "Kies je webmail", page.headline]
    assert _cut(blank(page, width=width)) == _generated(page, navigation)


@given(pages(), st.data())
def test_a_page_that_breaks_off_shifts_no_stamp(page: Printed, data: st.DataObject) -> None:
    """However little is left of a page, each whole teaser keeps its own stamp, or none is given to anybody."""
    text = glued(page)
    told = _cut(text[: data.draw(st.integers(len(text) // 2, len(text)))] + "x")
    whole = {(story.text, story.stamp) for _, stories in page.blocks for story in stories}
    texts = {story.text for _, stories in page.blocks for story in stories}
    for _, _, stories in told["related"]:
        for story in stories:
            words = " ".join(text for _, text in story["blocks"])
            if story["stamp"] and words in texts:
                assert (words, story["stamp"]) in whole


MORE_LINES = [
    "- Sport 14:23 Ajax wint",
    "UTRECHT (ANP) - ",
    "ASSEN - De",
    "Lees ook:",
    "Door Jan Jansen",
    "01:18 | Kop",
    "(",
    "\u00a0",
    "Gepubliceerd: 3 mei 2024, 10:00",
    "Amsterdam - Ook",
    "…",
    "- ",
    "* * *",
    "19:28",
    "14:06Kop",
    "• Kop",
    "Kop",
    "Update 19:28 - Niemand",
    "19.28 uur: De brug is dicht.",
    "Lees verder",
    "1",
    "2. Raad boos",
    "01:16",
    "Video",
    "Lees meer over",
    "Over de auteur",
    "Liveblog storm",
    "=====",
    "GENT 15/06 (belga) = ",
    "Oosterwijk -",
    "Kort. Brug dicht",
    "Wij gebruiken cookies",
    "404",
    "Weerbericht:",
    "JaarwisselingGOES (ANP) - De",
    "null Beeld Jan",
    "Vandaag, 12:07",
]
LINES = st.sampled_from([*SENTENCES, *HEADLINES, *SUBHEADS, *FURNITURE, *LABELS, *STAMPS, *MORE_LINES])


@given(st.text() | st.lists(st.tuples(LINES | st.text(max_size=6), st.sampled_from(["\n", "\n\n", "", " "]))).map(
    lambda parts: "".join(line + end for line, end in parts)
))  # fmt: skip
def test_nothing_is_lost_of_any_text(text: str) -> None:
    try:
        page = wirecli.convert_text(text, reference=REFERENCE).to_dict()
    except InputError:
        assert not any(item for item in to_lines(text))
        return
    assert lost(text, page) == {}


WORST = [
    "x",
    "12",
    "a ",
    "a\n",
    "kop\n",
    "1 uur geleden\n",
    "x.1 uur geledenA",
    "geledenA",
    "A.B (ANP) - C",
    "x.) - ",
    "Meer nieuws\n",
    "Lees meer\n",
    "- Sport 14:23 X\n",
    "URK (ANP) - x\n",
    "x" * 60 + " abc\nabc ",
    "Foto: X ",
    "ANP/",
    "Een kop van vijf woorden\n",
    "Jan, ",
    "19:28\n",
    "19:28\nx.\n",
    "Update 19:28 - x\n",
    "Lees verder\n",
    "• x\nx\n",
    "14:06Kop\n",
    "Ja. Kop\n",
    "=====\n",
    "Lees meer over\n",
    "Over de auteur\n",
    "Foto Jan\n",
    "U cookies ",
    "1\n",
    "GENT 15/06 (belga) - x\n",
    "A, ",
    "/A",
    "Kop\nGepubliceerd: 3 mei 2024\nx.\n",
    "kop\n1 uur geleden\nx.\n",
    "12:07 - x.\n",
    "Foto A ",
]


def _steps(text: str) -> int:
    """How many calls, of Python and of C, a cut takes: what time would tell, were machines alike."""
    count = 0

    def step(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    lines = to_lines(text)
    sys.setprofile(step)
    try:
        cut(lines)
    finally:
        sys.setprofile(None)
    return count


@needs_source
@pytest.mark.parametrize("unit", WORST, ids=repr)
def test_work_grows_with_the_page_and_no_faster(unit: str) -> None:
    small, large = (_steps(unit * (size // len(unit))) for size in (3_000, 12_000))
    assert large <= 5 * small + 500
