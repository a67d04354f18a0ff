"""Datelines, credits, places, and what a line is by itself."""

from __future__ import annotations

from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecli.segment import boilerplate, datelines
from wirecli.segment.lines import classify, tokenise
from wirecli.segment.places import title_case
from wirecli.segment.unwrap import Marks, unwrap

# A line → the dateline's text, its places and credits, and the text that follows.
DATELINES = [
    ("ALEPPO (ANP/RTR) - Het", "ALEPPO (ANP/RTR)", ["Aleppo"], ["ANP", "RTR"], "Het"),
    ("BANDAR ABBAS (ANP/DPA) - In", "BANDAR ABBAS (ANP/DPA)", ["Bandar Abbas"], ["ANP", "DPA"], "In"),
    ("DEN HAAG (ANP) – Het", "DEN HAAG (ANP)", ["Den Haag"], ["ANP"], "Het"),
    ("DEN HAAG (ANP)–Het", "DEN HAAG (ANP)", ["Den Haag"], ["ANP"], "Het"),
    ("ST. PETERSBURG (ANP) — De", "ST. PETERSBURG (ANP)", ["St. Petersburg"], ["ANP"], "De"),
    ("BRUSSEL/PARIJS (ANP/AFP) - De", "BRUSSEL/PARIJS (ANP/AFP)", ["Brussel", "Parijs"], ["ANP", "AFP"], "De"),
    (
        "ANKARA/BUENOS AIRES/CAÏRO (ANP/RTR) - Drie",
        "ANKARA/BUENOS AIRES/CAÏRO (ANP/RTR)",
        ["Ankara", "Buenos Aires", "Caïro"],
        ["ANP", "RTR"],
        "Drie",
    ),
    ("'S-HERTOGENBOSCH (ANP) - De", "'S-HERTOGENBOSCH (ANP)", ["'s-Hertogenbosch"], ["ANP"], "De"),
    ("’S-GRAVENHAGE - De", "’S-GRAVENHAGE", ["’s-Gravenhage"], [], "De"),
    ("AMSTERDAM (ANP)", "AMSTERDAM (ANP)", ["Amsterdam"], ["ANP"], ""),
    ("DEN HAAG (ANP) -", "DEN HAAG (ANP)", ["Den Haag"], ["ANP"], ""),
    ("(ANP) - De", "(ANP)", [], ["ANP"], "De"),
    ("(Novum) - De", "(Novum)", [], ["NOVUM"], "De"),
    ("(ABM FN-Dow Jones) De AEX", "(ABM FN-Dow Jones)", [], ["ABM FN-DOW JONES"], "De AEX"),
    ("Amsterdam - Ook", "Amsterdam", ["Amsterdam"], [], "Ook"),
    ("San Mateo (ANP) - FNV", "San Mateo (ANP)", ["San Mateo"], ["ANP"], "FNV"),
    ("Paris (ats afp) Les violences", "Paris (ats afp)", ["Paris"], ["ATS", "AFP"], "Les violences"),
    ("BRUSSEL (Belga) - De", "BRUSSEL (Belga)", ["Brussel"], ["BELGA"], "De"),
    ("LONDEN (Reuters) - De", "LONDEN (Reuters)", ["Londen"], ["REUTERS"], "De"),
    ("WASHINGTON (AP) - De", "WASHINGTON (AP)", ["Washington"], ["AP"], "De"),
    ("HENGELO (RTVO) - De", "HENGELO (RTVO)", ["Hengelo"], ["RTVO"], "De"),
    ("Hengelo (RTVO) - De", "Hengelo (RTVO)", ["Hengelo"], ["RTVO"], "De"),
    ("AMSTERDAM ( - ) - De", "AMSTERDAM ( - )", ["Amsterdam"], [], "De"),
    ("WEST-BRABANT- Het", "WEST-BRABANT", ["West-Brabant"], [], "Het"),
    ("ROTTERDAM–Voor", "ROTTERDAM", ["Rotterdam"], [], "Voor"),
    ("SPA - De", "SPA", ["Spa"], [], "De"),
    ("ALPHEN A/D RIJN - De", "ALPHEN A/D RIJN", ["Alphen a/d Rijn"], [], "De"),
    ("ALEPPO, 30 nov. (ANP) - De", "ALEPPO, 30 nov. (ANP)", ["Aleppo"], ["ANP"], "De"),
    ('KYIV (ANP/RTR) - "Wij', "KYIV (ANP/RTR)", ["Kyiv"], ["ANP", "RTR"], '"Wij'),
]


@pytest.mark.parametrize(("line", "text", "places", "credits", "rest"), DATELINES)
def test_a_dateline_is_found(line: str, text: str, places: list[str], credits: list[str], rest: str) -> None:
    found = datelines.find(line)
    assert found is not None
    told = found.dateline
    assert (told.text, list(told.places), list(told.credits), line[found.rest :]) == (text, places, credits, rest)


@pytest.mark.parametrize(
    "line",
    [
        "De opstandelingen van Hayat Tahrir al-Sham (HTS) - zo heten ze - rukken op.",
        "Hayat Tahrir al-Sham (HTS) rukt op.",
        "Amsterdam heeft - volgens de wethouder - geen geld.",
        "Rotterdam - de tweede stad van het land - heeft geen geld.",
        "VVD-Kamerlid Jansen zegt nee.",
        "Noord- en Zuid-Holland zijn nat.",
        "Amsterdam–Parijs is een drukke route.",
        "LIVE - Rusland valt aan",
        "UPDATE - Brand in Gouda",
        "De Kamer (gisteren) - Het debat",
        "30 minuten - Een record",
        "(zie foto) - De brug",
        "",
    ],
)
def test_what_is_no_dateline_is_text(line: str) -> None:
    assert datelines.find(line) is None


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("BANDAR ABBAS", "Bandar Abbas"),
        ("DEN HAAG", "Den Haag"),
        ("'S-HERTOGENBOSCH", "'s-Hertogenbosch"),
        ("'T HARDE", "'t Harde"),
        ("NEW YORK", "New York"),
        ("IJMUIDEN", "IJmuiden"),
        ("CAPELLE AAN DEN IJSSEL", "Capelle aan den IJssel"),
        ("BERGEN OP ZOOM", "Bergen op Zoom"),
        ("TER APEL", "Ter Apel"),
        ("HEIST-OP-DEN-BERG", "Heist-op-den-Berg"),
        ("SINT-JANS-MOLENBEEK", "Sint-Jans-Molenbeek"),
        ("GAZA-STAD", "Gaza-Stad"),
        ("PORT-AU-PRINCE", "Port-au-Prince"),
        ("RIO DE JANEIRO", "Rio de Janeiro"),
        ("FRANKFURT AM MAIN", "Frankfurt am Main"),
        ("ST. JOHN'S", "St. John's"),
        ("L'AQUILA", "L'Aquila"),
        ("VILLENEUVE-D'ASCQ", "Villeneuve-d'Ascq"),
        ("N'DJAMENA", "N'Djamena"),
        ("WASHINGTON D.C.", "Washington D.C."),
        ("SHARM EL-SHEIKH", "Sharm el-Sheikh"),
        ("ÅRHUS", "Århus"),
        ("Alphen aan den Rijn", "Alphen aan den Rijn"),
    ],
)
def test_places_are_written_as_dutch_writes_them(printed: str, place: str) -> None:
    assert title_case(printed) == place


# What a line is by itself, whatever stands beside it.
KINDS = {
    "stamp": """
        30 minuten geleden
        gisteren 18:20
        18:12
        za 30 nov
        zojuist
    """,
    "label": """
        Meer uit Buitenland
        Meer nieuws
        Meer nieuws uit Tholen
        Meer Sport
        Net binnen
        Best gelezen
        Meest gelezen
        Ander nieuws
        Het laatste nieuws uit Drenthe
        Lees meer
        Lees meer »
        Ook interessant
        Sport
    """,
    "furniture": """
        Advertentie
        Deel dit artikel
        Deel artikel:
        © ANP
        Ⓒ AFP
        © 2018 ANP. Alle auteursrechten en databankrechten voorbehouden.
        Bron: ANP
        Bron: vtmnieuws.be
        Foto: ANP
        (Foto: ANP)
        Foto: ANP/Jelle Dorsman
        beeld EPA
        Lees ook: Boeren blokkeren wegen
        Lees verder onder de foto
        (Tekst gaat verder onder de foto.)
        Webmail
        Kies je webmail
        Reacties (0)
        12 reacties
        * * *
        -----
        Facebook Twitter WhatsApp
        Klik op 'toestaan' om meldingen te ontvangen.
        Hebt u een taalfout gezien? Mail ons
        Leestijd: 3 min
        Terug naar boven
    """,
    "publication": """
        Gepubliceerd: 30 november 2024, 18:12
        Laatste update 18:40
        Bijgewerkt op 3 mei 2024
        Door ANP - 5-1-2017, 17:26 (Update 5-1-2017, 17:40)
        woensdag 3 juli 2019 - Binnenland
    """,
    "byline": """
        Van onze verslaggever
        Van onze parlementaire redactie
        Door Jan Jansen
        Door onze verslaggever
        Door ANP
        door anp
        Belga
        ( Belga )
        AFP / ANP / Reuters
        AFP/ANP
        Belga / Eigen berichtgeving
        Jan Jansen, correspondent Parijs
    """,
    "listing": """
        - Sport 14:23 Wielrenner wint etappe
        - 14:23 Wielrenner wint etappe
        Economie 14:23 AEX lager
    """,
    "caption": """
        De brug na de brand. Foto: ANP/Jan Boer
        De minister in de Kamer (foto: Jan Boer)
        De kerk © ANP
    """,
    "list-item": """
        - De heffing vervalt.
        • Boeren krijgen geld
        * De natuur wacht
    """,
    "head": """
        Hevige gevechten
        Hayat Tahrir al-Sham
        Hayat Tahrir al-Sham (HTS)
        "Wij zijn opgelucht"
        ‘Dit is het einde’
        'Het is klaar.'
        Hoe nu verder?
        Door het oog van de naald
        Treinen rijden vanaf vijf uur weer
    """,
    "text": """
        De brug is dicht.
        Dit zijn de gevolgen:
        "Wij zijn blij", zegt hij.
        ROTTERDAM - De brug is dicht
        Sinds gisteren 18:20 is de brug dicht.
        De brug is dicht. Dat blijft zo
        Lees je dit in bed, dan slaap je slecht.
        Foto's van de ramp gaan de hele wereld over, en dat is voor het eerst sinds jaren, zegt de archivaris.
    """,
}


def _lines(table: str) -> list[str]:
    return [line.strip() for line in table.strip().splitlines()]


@pytest.mark.parametrize(("line", "kind"), [(line, kind) for kind, lines in KINDS.items() for line in _lines(lines)])
def test_a_line_is_what_its_words_say(line: str, kind: str) -> None:
    assert classify(line).kind == kind


@pytest.mark.parametrize(
    ("label", "section", "sure"),
    [
        ("Meer uit Buitenland", "Buitenland", True),
        ("Meer uit Schouwen-Duiveland", "Schouwen-Duiveland", True),
        ("Meer nieuws uit Tholen", "Tholen", True),
        ("Meer Sport", "Sport", True),
        ("Net binnen", None, True),
        ("Meer nieuws", None, True),
        ("Lees meer", None, False),
        ("Lees meer over stikstof", None, False),
        ("Buitenland", "Buitenland", False),
    ],
)
def test_a_label_names_its_section(label: str, section: str | None, sure: bool) -> None:
    assert boilerplate.label(label) == (section, sure)


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("30 minuten geledenTEHERAN (ANP) - De", ["30 minuten geleden", "TEHERAN (ANP) - De"]),
        ("De brug is open.4 uur geledenURK - De", ["De brug is open.", "4 uur geleden", "URK - De"]),
        ("De brug krijgt verlichting4 uur geleden", ["De brug krijgt verlichting", "4 uur geleden"]),
        ("De brug is open.4 uur eerderURK - De", ["De brug is open.", "4 uur eerder", "URK - De"]),
        ("De brug is open.5 minuten terugURK - De", ["De brug is open.", "5 minuten terug", "URK - De"]),
        ("De brug is open.3 hours agoURK - De", ["De brug is open.", "3 hours ago", "URK - De"]),
        ("De walvis is vrij.gisteren 18:20", ["De walvis is vrij.", "gisteren 18:20"]),
        ("17:12 TERNEUZEN - Zeeland moet", ["17:12", "TERNEUZEN - Zeeland moet"]),
        ("Dat is zo.BERLIJN (ANP/DPA) - De", ["Dat is zo.", "BERLIJN (ANP/DPA) - De"]),
        ("Dat is zo. BERLIJN (ANP/DPA) - De", ["Dat is zo.", "BERLIJN (ANP/DPA) - De"]),
        ("Dat is zo.Meer uit SportASSEN (ANP) - De", ["Dat is zo.", "Meer uit Sport", "ASSEN (ANP) - De"]),
        ("Meer uit SportASSEN (ANP) - De", ["Meer uit Sport", "ASSEN (ANP) - De"]),
        ("ST. GALLEN (ANP/DPA) - De trein", ["ST. GALLEN (ANP/DPA) - De trein"]),
        ("Twee jaar geleden was het stil. Nu niet.", ["Twee jaar geleden was het stil. Nu niet."]),
        ("Dat was acht jaar geleden.", ["Dat was acht jaar geleden."]),
        ("Schade tegen Nieuwdorp.De Jonge telde.", ["Schade tegen Nieuwdorp.De Jonge telde."]),
    ],
)
def test_glue_is_cut(line: str, pieces: list[str]) -> None:
    assert [item.text for item in tokenise([line])] == pieces


NO_MARKS = Marks(lambda _: False, lambda _: False, lambda _: 0)


PARAGRAPHS = [
    "Vissers uit het noordwesten van IJsland hebben in een fjord het wrak gevonden van een postschip dat zoek was.",
    "De provincie Noord-Brabant heeft twee noodpontons beschikbaar gesteld, voor in- en uitvarende schepen.",
    "Storm op zee",
    "Het net van hun kotter bleef haken aan de mast, zegt schipper Jón Þórsson uit Ísafjörður. Hij kwam net van zee.",
]


@pytest.mark.parametrize("gap", [[""], []])
@pytest.mark.parametrize("width", [50, 62, 70, 76])
def test_wrapped_lines_are_joined(width: int, gap: list[str]) -> None:
    lines = [line for text in PARAGRAPHS for line in (*wrap(text, width), *gap)]
    assert [line for line in unwrap(lines, NO_MARKS) if line] == PARAGRAPHS


@pytest.mark.parametrize(
    "lines",
    [
        ["De brug over de Maas is dicht voor al het verkeer.", "Fietsers mogen er nog over.", "Dat zegt de gemeente."],
        PARAGRAPHS,
        [
            "Een kop zonder punt die wel veertig tekens lang is",
            "iPhone wordt duurder, zegt de fabrikant.",
            "Dat is zo.",
        ],
    ],
)
def test_a_page_with_a_paragraph_a_line_is_left_alone(lines: list[str]) -> None:
    assert list(unwrap(lines, NO_MARKS))[1:] == lines[1:]


WORDS = st.sampled_from(["de", "brug", "over", "een", "rivier", "is", "dicht", "voor", "verkeer", "want", "dat", "wil"])


@given(st.lists(st.lists(WORDS, min_size=50, max_size=90), min_size=1, max_size=4), st.integers(50, 80))
def test_what_was_wrapped_is_unwrapped(paragraphs: list[list[str]], width: int) -> None:
    texts = ["De " + " ".join(words) + "." for words in paragraphs]
    lines = [line for text in texts for line in (*wrap(text, width), "")]
    assert [line for line in unwrap(lines, NO_MARKS) if line] == texts


@given(st.text(max_size=200))
def test_any_line_is_something(line: str) -> None:
    clean = " ".join(line.split())
    if clean:
        assert "".join(item.text for item in tokenise([clean])).replace(" ", "") == clean.replace(" ", "")
