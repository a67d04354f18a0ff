"""Lines that only their neighbours explain, in pages of many shapes: what must come out, and nothing lost."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

import wirecli
from tests.lossless import lost
from wirecli.model import Page

REFERENCE = datetime(2024, 11, 30, 22, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
INTRO = "De regering heeft vrijdagnacht een akkoord bereikt over de begroting."
TEXT = "De onderhandelingen duurden elf uur. Om tien uur volgt een persconferentie."


def page(*lines: str) -> Page:
    text = "\n".join(lines)
    found = wirecli.convert_text(text, reference=REFERENCE)
    assert not lost(text, found.to_dict())
    return found


def minute(found: Page) -> str:
    assert found.article is not None
    assert found.article.published is not None
    return found.article.published.time.isoformat()[:16]


@pytest.mark.parametrize(
    ("day", "clock", "told"),
    [("za 30 nov", "07:12", "30T07:12"), ("29-11-2024", "21.05 uur", "29T21:05")],
)
@pytest.mark.parametrize("signed", [(), ("Jan Peeters, Belga",)])
def test_a_clock_below_its_day_dates_the_story(day: str, clock: str, told: str, signed: tuple[str, ...]) -> None:
    found = page("Regering bereikt akkoord over begroting", INTRO, *signed, day, clock, TEXT, "Meer btw", TEXT)
    assert minute(found) == f"2024-11-{told}"
    assert found.article is not None
    assert [block.text for block in found.article.blocks if block.type == "subhead"] == ["Meer btw"]


@pytest.mark.parametrize("above", [(), ("Nieuwsoverzicht",)])
def test_a_day_heads_the_lines_of_a_list(above: tuple[str, ...]) -> None:
    days = {
        "Zaterdag 30 november 2024": ["17:20 Wolf gezien in Heerde", "09:05 Inbraak bij juwelier"],
        "Vrijdag 29 november": ["22:41 Gaslek in flat verholpen", "14:00 School krijgt nieuw gebouw"],
        "28-11-2024": ["21:10 Raad stemt over begroting", "08:00 Winkel brandt af"],
    }
    found = page(*above, *(line for day, lines in days.items() for line in (day, *lines)))
    assert [block.label for block in found.related] == list(days)
    told = [str(story["published"]["time"])[8:16] for block in found.to_dict()["related"] for story in block["stories"]]
    assert told == ["30T17:20", "30T09:05", "29T22:41", "29T14:00", "28T21:10", "28T08:00"]


@pytest.mark.parametrize("announcer", ["Geschreven door", "Tekst", "Auteur:", "Door"])
def test_a_name_below_its_announcer_signs_the_story(announcer: str) -> None:
    found = page("Wegpiraat rijdt 180 bij Goes", "30 november 2024, 09:14", INTRO, announcer, "Sander de Vos", TEXT)
    assert found.article is not None
    assert found.article.byline == "Sander de Vos"
    assert [block.type for block in found.article.blocks] == ["paragraph", "paragraph"]


def test_what_goes_on_with_an_invitation_is_no_text() -> None:
    invites = ("Meld je aan voor onze nieuwsbrief", "Elke dag het belangrijkste nieuws uit je regio.")
    found = page("Kermis afgelast wegens storm", INTRO, TEXT, *invites)
    assert found.furniture == invites
    assert page("Kermis afgelast wegens storm", INTRO, invites[0], TEXT).furniture == invites[:1]


@pytest.mark.parametrize("end", ["--- Einde bericht ---", "Einde persbericht", "Noot voor de redactie:"])
def test_a_press_release_ends_with_its_notes(end: str) -> None:
    head = ("PERSBERICHT", "Den Haag, 29 november 2024", "Waterschap start dijkversterking")
    found = page(*head, INTRO, TEXT, end, "Voor meer informatie: Jan Bos, 06-12345678")
    assert found.article is not None
    assert found.article.headline == "Waterschap start dijkversterking"
    assert minute(found) == "2024-11-29T00:00"
    assert [block.text for block in found.article.blocks] == [INTRO, TEXT]


@pytest.mark.parametrize("place", ["Den Haag", "'s-Hertogenbosch", "Bergen op Zoom"])
def test_place_and_date_above_a_text_say_when(place: str) -> None:
    found = page("Waterschap start dijkversterking", f"{place}, 29 november 2024", INTRO, TEXT)
    assert minute(found) == "2024-11-29T00:00"


def test_readers_sign_with_a_time() -> None:
    reactions = (
        "Reacties (2)",
        "Jan 30 november 2024 om 12:01",
        "Mooi hoor!",
        "piet de boer 30-11-2024 13:44",
        "Duur.",
    )
    found = page("Nieuwe bibliotheek open", INTRO, TEXT, *reactions)
    assert found.furniture == reactions


def test_tags_end_a_block_and_badges_stand_between_teasers() -> None:
    found = page("Stadskrant", "Huurprijzen stijgen in de stad met 8 procent", INTRO, "1 uur geleden", "Live",
                 "Demonstratie op de Markt verloopt rustig", "2 uur geleden", "Sport", "Kustboys wint derby", TEXT,
                 "4 uur geleden")  # fmt: skip
    stories = [story for block in found.related for story in block.stories]
    assert [story.stamp for story in stories] == ["1 uur geleden", "2 uur geleden", "4 uur geleden"]
    tags = ("Lees meer over:", "Dijken Zeeland")
    found = page("Kabinet trekt 40 miljoen uit", INTRO, TEXT, "Gerelateerd", "Dijk bij Borssele verzakt", *tags)
    assert [story.headline for block in found.related for story in block.stories] == ["Dijk bij Borssele verzakt"]


def test_ages_touch_capitals_too() -> None:
    glued = "Schaatsster wint goud op WK34 minuten geledenMinister stapt op1 uur geleden"
    found = page("Net binnen", glued)
    assert [(story.headline, story.stamp) for block in found.related for story in block.stories] == [
        ("Schaatsster wint goud op WK", "34 minuten geleden"),
        ("Minister stapt op", "1 uur geleden"),
    ]
