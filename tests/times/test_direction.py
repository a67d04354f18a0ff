"""Which way a clause points, and why: sentences told on Saturday 2024-11-30 at 18:00, the expression in brackets."""

from __future__ import annotations

import pytest

from tests.times.brackets import SATURDAY, marked
from wirecli.times.explain import explain

# Sentence, direction, what the expression means, and a word that the reason must name.
Case = tuple[str, str, str, str]
PAST: list[Case] = [
    ("De minister vertrok [woensdag].", "past", "2024-11-27", "vertrok"),
    ("[Woensdag] werd de brug gesloten.", "past", "2024-11-27", "werd"),
    ("[Woensdag] vielen drie doden.", "past", "2024-11-27", "vielen"),
    ("De premier heeft [woensdag] gezegd dat het goed gaat.", "past", "2024-11-27", "heeft"),
    ("De brug is [woensdag] ingestort.", "past", "2024-11-27", "ingestort"),
    ("De premier zegt [woensdag] dat het goed gaat.", "past", "2024-11-27", "reporting"),
    ("Dat meldt het ministerie [woensdag].", "past", "2024-11-27", "meldt"),
    ("De club laat [woensdag] weten dat de trainer stopt.", "past", "2024-11-27", "weten"),
    ("De staking duurt al sinds [woensdag].", "past", "2024-11-27", "sinds"),
    ("Sedert [woensdag] rijden er geen treinen.", "past", "2024-11-27", "sedert"),
    ("Vanaf [woensdag] reden er geen treinen.", "past", "2024-11-27", "reden"),
    ("De tentoonstelling was tot [woensdag] open.", "past", "2024-11-27", "was"),
    ("De rechter oordeelde pas [woensdag].", "past", "2024-11-27", "oordeelde"),
]
FUTURE: list[Case] = [
    ("De minister zal [woensdag] vertrekken.", "future", "2024-12-04", "zal"),
    ("De Kamers zullen [woensdag] vergaderen.", "future", "2024-12-04", "zullen"),
    ("De minister gaat [woensdag] naar Parijs.", "future", "2024-12-04", "gaat"),
    ("De koning wordt [woensdag] in Parijs verwacht.", "future", "2024-12-04", "verwacht"),
    ("Het debat staat [woensdag] gepland.", "future", "2024-12-04", "gepland"),
    ("De wet staat [woensdag] op de agenda.", "future", "2024-12-04", "staat"),
    ("Ajax speelt [woensdag] tegen PSV.", "future", "2024-12-04", "speelt"),
    ("De Kamer debatteert [woensdag] over de wet.", "future", "2024-12-04", "debatteert"),
    ("De top begint [woensdag].", "future", "2024-12-04", "begint"),
    ("De vakbond wil [woensdag] staken.", "future", "2024-12-04", "wil"),
    ("De verdachte moet [woensdag] voorkomen.", "future", "2024-12-04", "moet"),
    ("Vanaf [woensdag] rijden er geen treinen.", "future", "2024-12-04", "vanaf"),
    ("De winkel is tot [woensdag] gesloten.", "future", "2024-12-04", "tot"),
    ("Bezwaar kan uiterlijk [woensdag].", "future", "2024-12-04", "uiterlijk"),
    ("Een besluit valt pas [woensdag].", "future", "2024-12-04", "pas"),
    ("de onderhandelingen [woensdag]", "future", "2024-12-04", "onderhandelingen"),
    ("de verkiezingen van [woensdag]", "future", "2024-12-04", "verkiezingen"),
]
NONE: list[Case] = [
    ("[woensdag]", "none", "2024-11-27", "no verb"),
    ("Storm in Zeeland [woensdag]", "none", "2024-11-27", "no verb"),
    ("De trein zou [woensdag] vertrekken.", "none", "2024-11-27", "zou"),
]
CLAUSES: list[Case] = [
    ("De minister zei dat hij [woensdag] zal vertrekken.", "future", "2024-12-04", "zal"),
    ("De minister zal aftreden, nadat hij [woensdag] werd gehoord.", "past", "2024-11-27", "werd"),
    ("De Kamer debatteert, zei de voorzitter [woensdag].", "past", "2024-11-27", "zei"),
    ("Ajax won in Alkmaar en speelt [woensdag] thuis.", "future", "2024-12-04", "speelt"),
    ("Ajax speelt in Alkmaar maar verloor [woensdag] thuis.", "past", "2024-11-27", "verloor"),
    ("De minister vertrok. [Woensdag] spreekt hij in Parijs.", "future", "2024-12-04", "spreekt"),
    ("De minister vertrekt; [woensdag] sprak hij in Parijs.", "past", "2024-11-27", "sprak"),
]
# What the phrase of the expression says counts against what the verbs tell, and the reason names it.
WEIGHED: list[Case] = [
    ("De stad verlengde het verbod tot [woensdag].", "future", "2024-12-04", "verlengde … tot"),
    ("De stad stelde het debat uit tot [woensdag].", "future", "2024-12-04", "stelde … tot"),
    ("De kok werkte er tot [woensdag].", "past", "2024-11-27", "werkte"),
    ("De bond kondigde een staking aan op [woensdag].", "future", "2024-12-04", "kondigde … op"),
    ("De getuige van de overval op [woensdag] zwijgt.", "past", "2024-11-27", "overval (has happened)"),
    ("De ruzie van [woensdag] duurt voort.", "past", "2024-11-27", "ruzie (has happened)"),
    ("De [woensdag] overleden zanger wordt begraven.", "past", "2024-11-27", "overleden (has happened)"),
    ("De markt is [woensdag] afgelast.", "future", "2024-12-04", "afgelast (what was planned)"),
    ("Bussen rijden al vanaf [woensdag] niet.", "past", "2024-11-27", "al vanaf"),
    ("De brug is [woensdag], na een storm, ingestort.", "past", "2024-11-27", "is … ingestort"),
    ("De schilder (52) is [woensdag] overleden.", "past", "2024-11-27", "overleden"),
    ("Er zou [woensdag] een bom zijn gelegd.", "past", "2024-11-27", "zou … gelegd"),
    ("De expositie loopt tot [1 december].", "future", "2024-12-01", "tot"),
    ("De wet geldt per [1 november].", "past", "2024-11-01", "geldt"),
    ("De wet geldt vanaf [1 november].", "past", "2024-11-01", "vanaf"),
    ("De kermis begint op [1 november].", "future", "2025-11-01", "begint"),
]
# The anchor's own day, part, month or year comes first, whatever the verb.
OWN: list[Case] = [
    ("De minister zal [zaterdag] vertrekken.", "future", "2024-11-30", "zal"),
    ("De minister vertrok [zaterdag].", "past", "2024-11-30", "vertrok"),
    ("In [november] zal de brug open gaan.", "future", "2024-11", "zal"),
    ("In [november] ging de brug open.", "past", "2024-11", "ging"),
    ("In [maart] zal de brug open gaan.", "future", "2025-03", "zal"),
    ("In [maart] ging de brug open.", "past", "2024-03", "ging"),
    ("Op [3 december] zal de brug open gaan.", "future", "2024-12-03", "zal"),
    ("Op [3 december] ging de brug open.", "past", "2023-12-03", "ging"),
    ("Op [1 november] zal de brug open gaan.", "future", "2025-11-01", "zal"),
    ("[Vannacht] brak brand uit.", "past", "2024-11-30TNI", "brak"),
    ("[Vannacht] zal het vriezen.", "future", "2024-12-01TNI", "zal"),
    ("Om [20:00 uur] begon de wedstrijd.", "past", "2024-11-29T20:00", "begon"),
    ("Om [9:00 uur] zal de wedstrijd beginnen.", "future", "2024-12-01T09:00", "zal"),
    ("Om [9:00 uur] begint de wedstrijd.", "future", "2024-11-30T09:00", "begint"),
    ("Om [half drie] brak brand uit.", "past", "2024-11-30T14:30", "brak"),
    ("Om [half drie] zal de rechter beslissen.", "future", "2024-12-01T02:30", "zal"),
    ("Op [Prinsjesdag] zal de koning spreken.", "future", "2025-09-16", "zal"),
    ("Op [Prinsjesdag] sprak de koning.", "past", "2024-09-17", "sprak"),
]


@pytest.mark.parametrize(("sentence", "way", "value", "reason"), PAST + FUTURE + NONE + CLAUSES + WEIGHED + OWN)
def test_clause(sentence: str, way: str, value: str, reason: str) -> None:
    text, (span, *_) = marked(sentence)
    told = {explanation.mention.span: explanation for explanation in explain(text, SATURDAY)}[span]
    assert (told.mention.direction, told.mention.value) == (way, value)
    assert reason in told.reason


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("afgelopen woensdag", "past"),
        ("woensdag jl.", "past"),
        ("komende woensdag", "future"),
        ("aanstaande woensdag", "future"),
        ("woensdag a.s.", "future"),
        ("vorige week", "past"),
        ("volgend jaar", "future"),
        ("drie dagen geleden", "past"),
        ("over drie dagen", "future"),
        ("27 november 2024", "none"),
    ],
)
@pytest.mark.parametrize("frame", ["{}", "Het gebeurde {}.", "Het zal gebeuren {}."])
def test_words_that_say_the_way_themselves(text: str, way: str, frame: str) -> None:
    (told,) = explain(frame.format(text), SATURDAY)
    assert told.mention.direction == way
