"""Kinds of text pages that people save, each as a generator of its variants: what must come out of every one."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wirecli
from tests.lossless import lost
from wirecli.base.text import to_lines
from wirecli.segment.lines import classify
from wirecli.segment.sections import cut
from wirecli.undated import UndatedPage, UndatedStory

REFERENCE = datetime(2024, 11, 30, 22, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
HEADLINES = [
    "Storm over Goes! Wegen dicht",
    "Wachten op een vergunning? Zo vraag je de stand op",
    "‘Ik ben boos!’ Boer klaagt over brug",
    '"Wij gaan door!" zegt wethouder na brand',
    "Kort nieuws. Brug dicht, raad boos",
    "BRUG DICHT. RAAD BOOS",
    "BRUG BIJ OOSTERWIJK DICHT",
    "Wie wordt de nieuwe burgemeester?",
    "‘Nooit meer naar die brug’",
    "Brug dicht! Raad boos!",
    "Waarom stijgt het water? En wat doe je eraan?",
    "Eerst regen, dan zon... en daarna?",
    "Storm, regen en wind: code oranje",
    "Raad verdeeld over brug bij Oosterwijk",
]
SENTENCES = [
    "De brug van Oosterwijk is dicht. De boer is boos over de trage reparatie, zei hij dinsdag.",
    "De wethouder belooft beterschap. Zij komt volgende maand met een plan.",
    "De raad praat er volgende week over.",
    "Niemand raakte gewond, al was de schade groot.",
]
LAST = [
    *SENTENCES,
    "De wegen gaan maandag weer open",
    "De brug blijft dicht. Tot wanneer, weet niemand",
    "Komt dat goed!",
]
DATES = {
    "30 november 2024 12:07": "12:07",
    "Vandaag, 12:07": "12:07",
    "12:07": "12:07",
    "Gisteren, 18:20": "18:20",
    "za 30 nov 12:07": "12:07",
    "30-11-2024, 12:07": "12:07",
    "Vandaag om 12:07 uur": "12:07",
}
AGES = ["2 uur geleden", "35 min. geleden", "een uur geleden", "3 hours ago"]
SMALL = [
    "null Beeld Anna Voorbeeld",
    "Beeld Jan Voorbeeld / Hollandse Voorbeelden",
    "Foto Jan de Vries",
    "© Jan de Vries",
    "Leestijd 4 min.",
    "3 minuten leestijd",
    "Lees 6 reacties bij dit bericht",
    "Reageer (12)",
    "Bekijk op X",
    "Dit onderdeel kunnen we niet laten zien. Je gaf geen toestemming voor de cookies die erbij horen.",
    "Deze video is niet beschikbaar omdat u cookies van sociale media hebt geweigerd.",
    "Accepteer cookies",
    "Er staat hier een externe tweet. Geef toestemming om deze te bekijken.",
    "Foto ter illustratie",
    "Schrijf je in voor onze nieuwsbrief",
    "Elke ochtend het nieuws in je mailbox?",
    "Een bericht gedeeld door Jan (@jan)",
    "Deel dit via WhatsApp",
    "Video wordt geladen...",
    "Einde van dit liveblog.",
]
NO_SMALL = [
    "De rechter geeft geen toestemming voor de bouw van de brug.",
    "Foto Maarten wint prijs",
    "Live muziek in het park",
    "Een foto gedeeld door de politie laat zien hoe de dader vlucht.",
    "Alle reacties op het besluit waren negatief.",
    "De gemeente stuurt elke week een nieuwsbrief aan alle inwoners.",
    "Beeld van de brug verwijderd",
    "De privacywaakhond vindt dat sites geen toestemming meer mogen vragen voor cookies.",
    "U kunt zonder toestemming van de buren geen speler worden.",
    "Het KNMI geeft code geel.",
]

paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)


def page(*lines: str) -> UndatedPage:
    return cut(to_lines("\n\n".join(lines)))


def texts(story: UndatedStory | None) -> list[str]:
    assert story is not None
    return [block.text for block in story.blocks]


def converted(*lines: str) -> dict[str, Any]:
    return wirecli.convert_text("\n\n".join(lines), reference=REFERENCE).to_dict()


def codes(told: dict[str, Any]) -> set[str]:
    return {warning["code"] for warning in told["warnings"]}


@given(st.sampled_from(HEADLINES), paragraphs, st.sampled_from(LAST), st.booleans(), st.booleans(), st.booleans())
def test_a_headline_and_a_last_line_may_have_any_shape(
    headline: str, body: list[str], last: str, twice: bool, placed: bool, labelled: bool
) -> None:
    body = [*body, last]
    head = "GOES (ANP) - " if placed else ""
    block = ["Meer nieuws", "UTRECHT (ANP) - De trein rijdt weer.", "1 uur geleden"] if labelled else []
    lines = [headline, *[headline] * twice, head + body[0], *body[1:], *block]
    told = page(*lines)
    assert told.article is not None
    assert told.article.headline == headline
    assert texts(told.article) == body
    assert told.furniture == (headline,) * twice
    assert [len(block.stories) for block in told.related] == [1] * labelled
    assert lost("\n".join(lines), converted(*lines)) == {}


@given(
    paragraphs,
    st.sampled_from(
        [
            "Wie durft er nog over die brug",
            "Lees 6 reacties bij dit bericht",
            "De oude brug bij Goes",
            "Volg ons op Facebook",
            "Bekijk de foto's van de brug",
        ]
    ),
)
def test_a_line_that_comes_twice_below_the_text_is_no_headline(body: list[str], line: str) -> None:
    for lines in ([*body, line, line], [body[0], line, *body, line, SENTENCES[1]]):
        told = page("Raad verdeeld over brug bij Oosterwijk", *lines)
        assert told.article is not None
        assert told.article.headline == "Raad verdeeld over brug bij Oosterwijk"
        assert [text for text in texts(told.article) if text != line] == [text for text in lines if text != line]


@given(
    st.sampled_from([*DATES, *AGES]),
    paragraphs,
    st.booleans(),
    st.sampled_from(["", "Door Jan de Vries", "Jan de Vries"]),
)
def test_a_time_between_intro_and_body_is_the_articles(time: str, body: list[str], label: bool, byline: str) -> None:
    intro = "Het is een besluit dat al jaren op tafel ligt."
    related = ["Meer nieuws", "UTRECHT (ANP) - De trein rijdt weer.", "1 uur geleden"] if label else []
    lines = ["Raad verdeeld over brug bij Oosterwijk", intro, *[byline] * bool(byline), time, *body, *related]
    told = page(*lines)
    assert texts(told.article) == [intro, *body]
    assert told.article is not None
    assert (told.article.stamp, told.article.publication_lines) == ((None, (time,)) if time in DATES else (time, ()))
    assert told.article.byline == (byline or None)
    assert len(told.related) == label
    published = converted(*lines)["article"]["published"]
    assert published["origin"] == ("text" if time in DATES else "stamp")
    assert DATES.get(time, "") in published["time"]


def test_dates_that_head_the_parts_of_a_chronicle_are_subheads() -> None:
    told = page(
        "Hoe de ruzie begon",
        "Een reconstructie van de ruzie.",
        "Maandag 25 november",
        SENTENCES[0],
        "Dinsdag 26 november",
        SENTENCES[1],
    )
    assert told.article is not None
    assert [block.text for block in told.article.blocks if block.type == "subhead"] == [
        "Maandag 25 november",
        "Dinsdag 26 november",
    ]


CLOCKS = ["{h}:{m}", "{h}.{m}", "{h}.{m} uur", "{h}u{m}", "Update {h}:{m}", "[{h}:{m}]"]


@given(
    st.lists(st.tuples(st.integers(6, 21), st.integers(0, 59)), min_size=2, max_size=5, unique=True),
    st.sampled_from(CLOCKS),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_a_live_blogs_entries_each_have_their_own_clock(
    times: list[tuple[int, int]], form: str, rising: bool, headed: bool, below: bool
) -> None:
    times = sorted(times, reverse=not rising)
    lines = ["Liveblog hoogwater in Oosterwijk", "Het water stijgt. De dijken worden bewaakt."]
    for number, (hour, minute) in enumerate(times):
        clock = [form.format(h=hour, m=f"{minute:02}")]
        entry = [*["Dijk houdt het"] * headed, f"Entry {number} meldt dat het water stijgt."]
        lines += entry + clock if below else clock + entry
    told = page(*lines)
    assert told.article is not None
    assert (told.article.headline, texts(told.article)) == (lines[0], [lines[1]])
    (block,) = told.related
    assert {story.kind for story in block.stories} == {"update"}
    assert [texts(story) for story in block.stories] == [
        [f"Entry {number} meldt dat het water stijgt."] for number in range(len(times))
    ]
    assert {story.headline for story in block.stories} == {"Dijk houdt het" if headed else None}
    published = converted(*lines)
    assert [story["published"]["time"][11:16] for story in published["related"][0]["stories"]] == [
        f"{hour:02}:{minute:02}" for hour, minute in times
    ]
    assert "listing-order" not in codes(published)
    assert lost("\n".join(lines), published) == {}


@pytest.mark.parametrize("bar", ["-", "–", ":", "|"])
@pytest.mark.parametrize("word", ["Update ", "Update: ", ""])
def test_an_entry_may_stand_on_the_line_of_its_clock(bar: str, word: str) -> None:
    entries = ["De deur zit nog dicht.", "Niemand te zien", "De wethouder blijft aan."]
    lines = [f"{word}{hour}:28 {bar} {text}" for hour, text in zip((19, 20, 21), entries, strict=True)]
    told = page("Liveblog: wachten op de wethouder", *lines)
    (block,) = told.related
    assert [(story.kind, story.stamp, texts(story)) for story in block.stories] == [
        ("update", f"{hour}:28", [text]) for hour, text in zip((19, 20, 21), entries, strict=True)
    ]


def test_a_programme_of_events_is_no_live_blog() -> None:
    told = page(
        "Zo ziet de intocht eruit",
        "De intocht begint zaterdag. Dit is het programma.",
        "10.00 uur: Opening door de burgemeester",
        "11.00 uur: Optreden van de fanfare",
        "Na afloop is er chocolademelk voor iedereen.",
    )
    assert told.related == ()
    assert len(texts(told.article)) == 4


def test_a_live_blog_that_its_article_dates_is_of_that_day() -> None:
    told = converted(
        "Liveblog hoogwater",
        "28 november 2024 18:30",
        "Het water stijgt in Oosterwijk.",
        "00:15",
        "Het water zakt weer.",
        "21:30",
        "De dijk houdt het.",
        "18:46",
        "Het water stijgt.",
    )
    assert [story["published"]["time"][:16] for story in told["related"][0]["stories"]] == [
        "2024-11-29T00:15",
        "2024-11-28T21:30",
        "2024-11-28T18:46",
    ]


TEASERS = [
    (
        "Stemmen in Oosterwijk: dit beloven de partijen",
        "Vandaag kiest Oosterwijk een nieuwe raad. Wat de partijen w...",
    ),
    ("Verdachte in zaak van gestolen kaas zwijgt", "Wat deed de man die nacht? De rechter vroeg het hem drie kee..."),
    ("Eerst wolken, dan zon", "Het wordt morgen droog. Het blijft ko..."),
]


def _teasers(told: UndatedPage) -> list[tuple[str | None, list[str]]]:
    return [(story.headline, texts(story)) for block in told.related for story in block.stories]


@pytest.mark.parametrize("button", ["Lees verder", "Lees meer »", "Meer lezen", "Verder lezen"])
@pytest.mark.parametrize("label", ["Nieuwe artikelen", "Nieuws", ""])
@pytest.mark.parametrize("count", [2, 3])
def test_buttons_below_make_teasers(button: str, label: str, count: int) -> None:
    lines = [line for headline, text in TEASERS[:count] for line in (headline, text, button)]
    told = page(*[label] * bool(label), *lines)
    assert told.article is None
    assert _teasers(told) == [(headline, [text]) for headline, text in TEASERS[:count]]


@pytest.mark.parametrize("marker", ["• ", "- ", "* "])
def test_a_bullet_above_its_copy_makes_teasers(marker: str) -> None:
    told = page(*(line for headline, text in TEASERS for line in (marker + headline, headline, text)))
    assert told.article is None
    assert _teasers(told) == [(headline, [text]) for headline, text in TEASERS]


@pytest.mark.parametrize(
    "stamps",
    [
        ["3 days 21 hours ago", "4 days ago", "5 days ago"],
        ["5 minuten geleden", "1 uur geleden", "gisteren 18:20"],
        ["30 november 2024", "29 november 2024", "28 november 2024"],
    ],
)
def test_a_stamp_between_headline_and_text_makes_teasers(stamps: list[str]) -> None:
    lines = [line for (headline, text), stamp in zip(TEASERS, stamps, strict=True) for line in (headline, stamp, text)]
    told = page("Voorbeeld Nieuws", *lines)
    assert told.article is None
    assert _teasers(told) == [(headline, [text]) for headline, text in TEASERS]
    assert [story.stamp for block in told.related for story in block.stories] == stamps


@pytest.mark.parametrize("rank", ["{n}", "{n}.", "{n}\n\n", "{n}. ", "{n} "])
def test_ranks_badges_counts_and_durations_are_no_part_of_a_teaser(rank: str) -> None:
    ranked = [rank.format(n=number + 1) + headline for number, (headline, _) in enumerate(TEASERS)]
    videos = [line for headline, _ in TEASERS for line in (headline, "01:16")]
    told = page("Raad verdeeld over brug", *SENTENCES, "Meest gelezen", *ranked, "Meer video", *videos, "12 reacties")
    assert [block.label for block in told.related] == ["Meest gelezen", "Meer video"]
    assert _teasers(told) == [(headline, []) for headline, _ in TEASERS] * 2
    assert {story.stamp for block in told.related for story in block.stories} == {None}


@pytest.mark.parametrize("form", ["{}{}", "{} {}"])
def test_a_sidebar_of_clocks_dates_nothing_else(form: str) -> None:
    clocks = ["14:06", "13:02", "11:51"]
    sidebar = [form.format(clock, headline) for clock, (headline, _) in zip(clocks, TEASERS, strict=True)]
    told = page("Bergrit naar Oosterwijk trekt veel publiek", *SENTENCES[:2], *sidebar)
    assert told.article is not None
    assert (told.article.stamp, told.article.publication_lines, texts(told.article)) == (None, (), SENTENCES[:2])
    assert [(story.stamp, story.headline) for block in told.related for story in block.stories] == [
        (clock, headline) for clock, (headline, _) in zip(clocks, TEASERS, strict=True)
    ]


@pytest.mark.parametrize("line", SMALL)
def test_small_print_is_furniture_wherever_it_stands(line: str) -> None:
    for at in range(4):
        body = [*SENTENCES[:at], line, *SENTENCES[at:]]
        told = page("Raad verdeeld over brug bij Oosterwijk", *body)
        assert (texts(told.article), told.furniture) == (SENTENCES, (line,))


@pytest.mark.parametrize("line", NO_SMALL)
def test_news_is_no_small_print(line: str) -> None:
    assert classify(line).kind in ("text", "head")


@pytest.mark.parametrize(
    "box",
    [
        ["Lees meer over", "Oosterwijk", "Binnenland", "Anna Voorbeeld"],
        ["Tags", "Brug", "Raad"],
        ["Over de auteur", "Jan Voorbeeld", "Jan Voorbeeld schrijft over de regio."],
        ["Jan Voorbeeld is verslaggever bij De Kade en schrijft over de regio."],
    ],
)
def test_boxes_behind_the_text_are_furniture(box: list[str]) -> None:
    told = page("Raad verdeeld over brug bij Oosterwijk", *SENTENCES, *box)
    assert (texts(told.article), list(told.furniture)) == (SENTENCES, box)


@pytest.mark.parametrize(
    "place",
    ["Oosterwijk -", "Oosterwijk –", "BRUSSEL (BELGA)", "BRUSSEL (BELGA) -", "GENT 15/06 (belga) -", "DEN HAAG -"],
)
def test_a_place_on_a_line_of_its_own_is_the_dateline_of_what_follows(place: str) -> None:
    told = page("Wethouder levert taken in na ruzie", place, *SENTENCES)
    assert told.article is not None
    assert told.article.dateline is not None
    assert texts(told.article) == SENTENCES


def test_a_kicker_that_touches_a_dateline_is_furniture() -> None:
    told = page("Vuurwerkverkoop begint", "JaarwisselingARNHEM (ANP) - De verkoop is begonnen.", SENTENCES[0])
    assert told.article is not None
    assert told.article.dateline is not None
    assert (told.article.headline, told.article.dateline.places) == ("Vuurwerkverkoop begint", ("Arnhem",))
    assert told.furniture == ("Jaarwisseling",)


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Welkom bij De Kade",
            "Wij gebruiken cookies",
            "Wij en onze partners plaatsen cookies om u advertenties te tonen.",
            "Akkoord",
        ],
        ["404", "Pagina niet gevonden", "De pagina die u zoekt bestaat niet meer of is verplaatst.", "Home"],
        ["502 Bad Gateway", "nginx"],
        ["Inloggen", "E-mailadres", "Wachtwoord", "Wachtwoord vergeten?"],
        ["Zoeken", "Zoekresultaten voor 'kaas'", "Er zijn geen resultaten gevonden"],
    ],
)
def test_a_page_without_a_story_says_so(lines: list[str]) -> None:
    told = converted(*lines)
    assert (told["article"], told["related"], told["furniture"]) == (None, [], lines)
    assert "no-story" in codes(told)


@pytest.mark.parametrize(
    "marks", [["Gepubliceerd: 30 november 2024, 12:07", "Gepubliceerd: 29 november 2024, 10:00"], ["=====", "====="]]
)
def test_several_documents_in_one_text_are_told(marks: list[str]) -> None:
    if marks[0].startswith("="):
        lines = [*(HEADLINES[-1], *SENTENCES[:2]), marks[0], *("Boer vindt oude munten", *SENTENCES[2:])]
    else:
        lines = [HEADLINES[-1], marks[0], *SENTENCES[:2], "Boer vindt oude munten", marks[1], *SENTENCES[2:]]
    assert "several-documents" in codes(converted(*lines))
    assert "several-documents" not in codes(converted(*lines[:3], *SENTENCES))


def test_a_services_lines_above_the_headline_are_the_sites() -> None:
    told = page(
        "Weerbericht:",
        "Eerst bewolkt, later zon",
        "Verkeersinformatie:",
        "Geen files",
        "Zeilboot gevonden bij Zuidkade",
        "Toegevoegd: 28-11-2024, 16.20 uur",
        "Door: Jan de Voorbeeld",
        "ZUIDKADE - De boot is terug.",
    )
    assert told.article is not None
    assert (told.article.headline, told.article.byline) == ("Zeilboot gevonden bij Zuidkade", "Door: Jan de Voorbeeld")
    assert texts(told.article) == ["De boot is terug."]


STORY = ["De brug van Oosterwijk is dicht. De boer is boos.", "De raad praat er volgende week over."]
OFFERS = [
    ["Verder lezen?", "Dit artikel is alleen voor abonnees. Neem een abonnement.", "Al abonnee? Log in"],
    ["Word abonnee en lees direct verder", "Kies je abonnement", "4 weken gratis, daarna € 2,50 per week"],
    ["Lees dit artikel gratis", "Maak een gratis account aan of log in", "Al een account? Log in"],
]
NO_OFFERS = [
    ["Abonnement op de brug", "Wie een abonnement heeft, mag er vanaf maandag wel over. Dat zei de wethouder dinsdag."],
    ["Volgens de bond kost een abonnement te veel", "De raad wil daarom een ander plan. Dat komt in mei."],
]


@pytest.mark.parametrize("offer", OFFERS)
@pytest.mark.parametrize("tail", [[], ["Meer nieuws", "UTRECHT (ANP) - De trein rijdt weer.", "1 uur geleden"]])
def test_what_sells_the_rest_of_a_story_is_furniture(offer: list[str], tail: list[str]) -> None:
    lines = ["Boer boos over brug bij Oosterwijk", *STORY, *offer, *tail]
    told = page(*lines)
    assert texts(told.article) == STORY
    assert "cut-by-paywall" in told.notices
    assert len(told.related) == (1 if tail else 0)
    assert lost("\n".join(lines), converted(*lines)) == {}


@pytest.mark.parametrize("news", NO_OFFERS)
def test_news_of_subscriptions_sells_nothing(news: list[str]) -> None:
    told = page("Boer boos over brug bij Oosterwijk", *STORY, *news)
    assert texts(told.article) == [*STORY, *news]
    assert "cut-by-paywall" not in told.notices


@pytest.mark.parametrize(
    "line",
    [
        "Anna Voorbeeld 30-11-24, 12:18 Laatste update: 13:40",
        "Jan de Wit 30 november 2024, 12:18",
        "KNMI, 30 november 2024, 12:18",
        "Ingediend door redactie op vr, 29/11/2024 - 16:45",
    ],
)
def test_a_name_with_its_date_is_a_publication_line(line: str) -> None:
    assert classify(line).kind == "publication"
    told = page("Schepen neemt ontslag na ruzie", STORY[0], line, STORY[1])
    assert told.article is not None
    assert told.article.publication_lines == (line,)
    assert texts(told.article) == STORY


@pytest.mark.parametrize("line", ["Anna Voorbeeld 20:30", "Ajax Feyenoord 12 mei", "Piet Jansen 50 jaar in dienst"])
def test_a_name_before_less_than_a_date_and_a_clock_is_none(line: str) -> None:
    assert classify(line).kind != "publication"


@pytest.mark.parametrize("section", ["Binnenland", "Sport", "Economie"])
@pytest.mark.parametrize("when", [["vandaag, 12:07"], ["vandaag, 12:07", "Aangepast vandaag, 14:20"]])
def test_a_headline_stands_below_its_section_and_time(section: str, when: list[str]) -> None:
    lines = ["Nieuws", "Zoeken", section, *when, "Boer boos over brug bij Oosterwijk", *STORY]
    told = converted(*lines)
    assert told["article"]["headline"] == "Boer boos over brug bij Oosterwijk"
    assert told["article"]["published"]["time"] == "2024-11-30T12:07:00+01:00"
    assert lost("\n".join(lines), told) == {}


@pytest.mark.parametrize(
    "line",
    [
        "Door verder te gaan ga je akkoord met ons cookiebeleid.",
        "Door gebruik te maken van deze site accepteer je onze cookies.",
        "U ontvangt deze mail omdat u zich heeft aangemeld.",
        "Geplaatst in Cultuur, Regio",
        "Vorig bericht: IJsbaan dicht",
        "Bekijk in je browser",
    ],
)
def test_what_a_site_says_to_its_reader_is_furniture(line: str) -> None:
    assert classify(line).kind == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Door de cookies van oma kwamen de buren weer bij elkaar.",
        "U ontvangt deze maand minder toeslag.",
        "Geplaatst in een museum valt het beeld op.",
    ],
)
def test_what_a_story_says_is_text(line: str) -> None:
    assert classify(line).kind == "text"


@pytest.mark.parametrize("when", ["30 november 2024, 12:07", "Gepubliceerd: 30 november 2024, 12:07"])
def test_an_intro_without_its_full_stop_is_not_the_headline(when: str) -> None:
    headline, intro = "Wethouder Voorbeeld van Oosterwijk legt functie neer", "Kritiek op declaraties werd hem te veel"
    body = "Wethouder Jan Voorbeeld van Oosterwijk stopt. Dat maakte hij vrijdag bekend."
    told = page(headline, intro, when, body)
    assert told.article is not None
    assert told.article.headline == headline
    assert texts(told.article) == [intro, body]


def test_a_heading_of_the_site_is_not_the_headline() -> None:
    headline = "Wethouder Voorbeeld legt functie neer"
    body = "Wethouder Voorbeeld stopt ermee. Dat maakte hij vrijdag bekend in Oosterwijk."
    told = page("Nieuwsblad van Oosterwijk en omstreken", headline, "30 november 2024, 12:07", body)
    assert told.article is not None
    assert told.article.headline == headline


REACTIONS = ["Reacties", "Kees", "2 uur geleden", "Dat werd tijd, zei men.", "Mia de Wit", "3 uur geleden", "Jammer."]


def test_what_readers_wrote_is_furniture() -> None:
    lines = ["Boer boos over brug bij Oosterwijk", "Gepubliceerd: 30 november 2024, 12:07", *STORY, *REACTIONS]
    told = page(*lines)
    assert texts(told.article) == STORY
    assert told.related == ()
    assert lost("\n".join(lines), converted(*lines)) == {}


def test_teasers_below_a_button_for_reactions_stay_teasers() -> None:
    teasers = [
        "GOES (ANP) - De weg is dicht.",
        "1 uur geleden",
        "UTRECHT (ANP) - De trein rijdt weer.",
        "2 uur geleden",
    ]
    told = page("Boer boos over brug bij Oosterwijk", f"OOSTERWIJK (ANP) - {STORY[0]}", "Reacties", *teasers)
    assert [story.stamp for block in told.related for story in block.stories] == ["1 uur geleden", "2 uur geleden"]


@pytest.mark.parametrize("days", [("Vandaag", "Gisteren"), ("Zaterdag 30 november", "Vrijdag 29 november")])
@pytest.mark.parametrize("label", [["Net binnen"], []])
def test_a_day_heads_a_line_of_its_own(days: tuple[str, str], label: list[str]) -> None:
    lines = [*label, days[0], "18:40 Film trekt zalen", "09:05 Tent mag blijven", days[1], "20:15 Fanfare speelt"]
    told = converted(*lines)
    assert told["article"] is None
    assert [(block["label"], [story["headline"] for story in block["stories"]]) for block in told["related"]] == [
        (days[0], ["Film trekt zalen", "Tent mag blijven"]),
        (days[1], ["Fanfare speelt"]),
    ]
    assert told["related"][1]["stories"][0]["published"]["time"] == "2024-11-29T20:15:00+01:00"


def test_the_days_of_a_live_blog_are_blocks_of_its_entries() -> None:
    entries = ["08:15 - Weer in de lucht", STORY[0], "Vrijdag 29 november", "21:40 - Gestaakt", STORY[1]]
    lines = ["Liveblog zoektocht bij Oosterwijk", STORY[1], *entries, "19:05 - Boot gevonden", STORY[0]]
    told = converted(*lines)
    assert [[block["label"], len(block["stories"])] for block in told["related"]] == [
        [None, 1],
        ["Vrijdag 29 november", 2],
    ]
    times = [story["published"]["time"][:16] for block in told["related"] for story in block["stories"]]
    assert times == ["2024-11-30T08:15", "2024-11-29T21:40", "2024-11-29T19:05"]
    assert lost("\n".join(lines), told) == {}


def test_what_readers_wrote_has_dates_too() -> None:
    reactions = [
        "3 reacties",
        "Kees",
        "30 november 2024 om 13:02",
        "Schande.",
        "Mia de Wit",
        "30 november 2024 om 13:40",
    ]
    lines = ["Boer boos over brug bij Oosterwijk", "30 november 2024, 12:07", *STORY, *reactions, "Jammer."]
    told = page(*lines)
    assert texts(told.article) == STORY
    assert told.related == ()
    assert lost("\n".join(lines), converted(*lines)) == {}


def test_a_front_has_badges_below_its_sections() -> None:
    binnenland = ["Binnenland", "Plus", "Raad verkocht per ongeluk eigen huis", "2 uur geleden"]
    told = page("Voorpagina", *binnenland, "Sport", "Video", "Keeper scoort van eigen helft", "1 uur geleden")
    assert [(block.section, [story.headline for story in block.stories]) for block in told.related] == [
        ("Binnenland", ["Raad verkocht per ongeluk eigen huis"]),
        ("Sport", ["Keeper scoort van eigen helft"]),
    ]


@pytest.mark.parametrize("end", ["1.204 stemmen", "Stem", "Bekijk de uitslag"])
def test_a_poll_is_furniture(end: str) -> None:
    poll = ["POLL", "Moet de brug weg?", "Ja", "Nee", "Geen mening", end]
    told = page("Boer boos over brug bij Oosterwijk", STORY[0], *poll, STORY[1])
    assert texts(told.article) == STORY[:2]
    assert told.furniture == tuple(poll)


@pytest.mark.parametrize("heading", ["Poll", "Stelling"])
def test_a_subhead_is_no_poll_without_votes(heading: str) -> None:
    told = page("Boer boos over brug bij Oosterwijk", STORY[0], heading, STORY[1])
    assert heading in texts(told.article)


def test_a_screen_is_wrapped_at_its_column() -> None:
    screen = """\
104  NOS Teletekst 104  za 30 nov
   Brug in Vlakdorp na botsing dicht

De brug over de Vlakte bij Vlakdorp is
dicht na een botsing met een vrachtschip.
Er raakte niemand gewond.

Rijkswaterstaat verwacht dat de brug
zondag weer open kan.

nieuws  weer  sport  voetbal
"""
    told = cut(to_lines(screen))
    assert told.article is not None
    assert told.article.headline == "Brug in Vlakdorp na botsing dicht"
    assert texts(told.article) == [
        "De brug over de Vlakte bij Vlakdorp is dicht na een botsing met een vrachtschip. Er raakte niemand gewond.",
        "Rijkswaterstaat verwacht dat de brug zondag weer open kan.",
    ]
    assert told.furniture[-1] == "nieuws weer sport voetbal"


@pytest.mark.parametrize(
    "line",
    [
        "Wij en onze partners gebruiken cookies om advertenties te tonen.",
        "Onze site plaatst cookies om het bezoek te meten.",
    ],
)
def test_a_wall_of_consent_is_no_text(line: str) -> None:
    wall = ["Wij respecteren je privacy", line, "Accepteren", "Instellingen"]
    told = page(*wall, "Boer boos over brug bij Oosterwijk", "30 november 2024, 12:07", *STORY)
    assert told.article is not None
    assert told.article.headline == "Boer boos over brug bij Oosterwijk"
    assert texts(told.article) == STORY


@pytest.mark.parametrize(
    "line",
    [
        "Wij vragen al jaren toestemming voor een brug, zegt de boer.",
        "De site plaatste cookies zonder het te zeggen, oordeelt de rechter.",
    ],
)
def test_news_of_consent_is_text(line: str) -> None:
    assert classify(line).kind == "text"


def test_a_name_below_the_time_below_the_intro_is_the_byline() -> None:
    told = page("Boer boos over brug bij Oosterwijk", STORY[0], "za 30 nov 12:07", "Anna Voorbeeld", STORY[1])
    assert told.article is not None
    assert told.article.byline == "Anna Voorbeeld"
    assert told.article.publication_lines == ("za 30 nov 12:07",)
    assert texts(told.article) == STORY[:2]


@pytest.mark.parametrize("days", [["30 november 2024", "28 februari 2024"], ["za 30 nov", "vr 29 nov"]])
def test_a_day_above_each_headline_and_its_text_makes_teasers(days: list[str]) -> None:
    lines = [days[0], "Dijk bij Zuidkade versterkt", STORY[0], days[1], "Schapen terug op de dijk", STORY[1]]
    told = page("Zoekresultaten voor dijk", *lines)
    assert told.article is None
    assert [(story.headline, story.stamp) for block in told.related for story in block.stories] == [
        ("Dijk bij Zuidkade versterkt", days[0]),
        ("Schapen terug op de dijk", days[1]),
    ]


def test_days_above_paragraphs_are_subheads() -> None:
    told = page("Zo verliep de zoektocht", STORY[0], "Vrijdag", STORY[1], "Zaterdag", STORY[0])
    assert told.related == ()
    assert texts(told.article) == [STORY[0], "Vrijdag", STORY[1], "Zaterdag", STORY[0]]
