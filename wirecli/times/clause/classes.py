"""Verbs and nouns by what they do: what sets a term, holds as a state, tells of a company's figures, is repeated.

Verbs that set a term are told by their infinitive and, where they are strong, their principal parts; the forms are made
from these. A particle or an object without which the verb sets none stands behind a bar.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from wirecli.times.clause.verbs import stem_of

# Verbs that set, extend, forbid, close, postpone, announce, promise, agree, order or suspend.
_WEAK: Final = """
verlengen schorsen verdagen verplaatsen beloven eisen gelasten verplichten verordonneren bepalen blokkeren stremmen
versperren verlagen verhogen versoepelen heropenen ontzeggen benoemen plannen reserveren huren verhuren contracteren
sommeren verzoeken adviseren waarschuwen voorspellen verwachten hopen mikken dreigen garanderen beperken gunnen weren
annuleren beloven aan|kondigen af|kondigen toe|zeggen uit|stellen op|schorten vast|stellen vast|leggen op|leggen
uit|nodigen
op|eisen op|vorderen aan|houden dagvaarden stil|leggen stop|zetten in|voeren aan|scherpen
uit|vaardigen in|stellen open|stellen aan|stellen in|plannen in|lassen uit|rusten uit|lenen
af|gelasten af|grendelen ontruimen evacueren rantsoeneren bannen verbannen
"""
# Past singular, past plural, participle, infinitive.
_STRONG: Final = """
verbood verboden verboden verbieden|sloot sloten gesloten sluiten|beval bevalen bevolen bevelen
besloot besloten besloten besluiten|besliste beslisten beslist beslissen|verschoof verschoven verschoven verschuiven
ontsloeg ontsloegen ontslagen ontslaan|bevroor bevroren bevroren bevriezen|voorzag voorzagen voorzien voorzien
moest moesten gemoeten moeten|mocht mochten gemogen mogen|wilde wilden gewild willen|wou wouden gewild willen
diende dienden gediend dienen|onderbrak onderbraken onderbroken onderbreken|afsloot afsloten afgesloten afsluiten
ontbood ontboden ontboden ontbieden|ontnam ontnamen ontnomen ontnemen|verwees verwezen verwezen verwijzen
"""
# Forms that set a term beside some other word of the clause only: a particle, or an object.
_BESIDE: Final = {
    "zei zegde zeiden zegden": "toe op",
    "sprak spraken": "af",
    "kwam kwamen": "overeen",
    "riep riepen": "uit op",
    "schreef schreven": "uit voor",
    "schoof schoven": "uit op door",
    "trok trokken": "in",
    "droeg droegen": "op",
    "hief hieven": "op",
    "liet lieten": "toe",
    "stond stonden": "toe",
    "gaf gaven gegeven": "ultimatum tijd uitstel respijt kans gelegenheid bevel opdracht toestemming vrij",
    "kreeg kregen gekregen": "ultimatum tijd uitstel respijt kans gelegenheid bevel opdracht toestemming verbod straf",
    "had hadden gehad": "ultimatum tijd uitstel respijt",
    "stelde stelden gesteld": "toezicht ultimatum termijn limiet quarantaine uit vast in aan open curatele bewind",
    "hield hielden": "aan",
    "vorderde vorderden": "",
    "plaatste plaatsten geplaatst": "toezicht curatele bewind quarantaine",
    "zette zetten gezet": "stop stil straat quarantaine actief",
    "stuurde stuurden gestuurd": "huis verlof reces naar",
    "legde legden gelegd": "vast op stil lam plat",
    "kondigde kondigden": "aan af",
    "schortte schortten": "op",
    "gelastte gelastten": "af",
    "voerde voerden": "in",
    "scherpte scherpten": "aan",
    "laste lasten": "in",
    "tekende tekenden getekend": "contract bij verbintenis",
    "verbond verbonden": "zich contract",
    "verplichtte verplichtten": "",
    "afgesproken overeengekomen ingetrokken opgedragen opgeheven toegelaten toegestaan toegezegd": "",
    "opgezegd uitgeroepen opgeroepen": "",
    "bijgetekend vrijgegeven vastgezet lamgelegd platgelegd vrijgesteld verplicht verscherpt vergund": "",
}

# What is given, taken or set for a time, whatever the verb: `kende de club uitstel toe tot maandag`.
GRANTED: Final = frozenset(
    """
    uitstel respijt vrijaf verlof bedenktijd huisarrest dispensatie quarantaine ultimatum schorsing rijverbod
    stadionverbod contactverbod huisverbod speelverbod vaarverbod startverbod uitreisverbod samenscholingsverbod
    rookverbod noodverordening avondklok noodtoestand opschorting verlenging rust
    """.split()
)


@cache
def terms() -> dict[str, frozenset[str]]:
    """Form of a verb that sets a term → the words of which one must stand beside it; empty for none."""
    alone: frozenset[str] = frozenset()
    found: dict[str, frozenset[str]] = {}
    for entry in _WEAK.split():
        particle, _, root = entry.rpartition("|")
        past, participle = weak_forms(root)
        beside = frozenset({particle}) if particle else alone
        found |= dict.fromkeys([past, past + "n", root], beside)
        found |= dict.fromkeys([particle + participle, particle + root], alone)
    found |= dict.fromkeys(_STRONG.replace("|", " ").split(), alone)
    for forms, words in _BESIDE.items():
        found |= dict.fromkeys(forms.split(), frozenset(words.split()))
    return found


def weak_forms(infinitive: str) -> tuple[str, str]:
    """The past singular and the participle of a weak verb."""
    stressed = infinitive.endswith("eren") and infinitive not in {"weren"}
    stem, voiced = (infinitive[:-4] + "eer",) * 2 if stressed else stem_of(infinitive)
    dental = "t" if voiced[-1] in "tkfsp" or voiced.endswith("ch") else "d"
    prefix = "" if infinitive.startswith(("be", "ver", "ont", "her", "ge", "er", "voor", "onder")) else "ge"
    return f"{stem}{dental}e", prefix + stem + ("" if stem[-1] == dental else dental)


# Verbs after which a term is met: `slaagde erin voor vrijdag … te`, so the day lies back.
ACHIEVED: Final = frozenset(
    "slaagde slaagden wist wisten bleek bleken leek leken scheen schenen hoefde hoefden".split()
)
# Pasts of verbs of reporting: with these an aside tells who said it.
SAID: Final = frozenset(
    """
    zei zeiden meldde meldden bevestigde bevestigden verklaarde verklaarden vertelde vertelden schreef schreven
    berichtte berichtten benadrukte benadrukten waarschuwde waarschuwden erkende erkenden beweerde beweerden oordeelde
    oordeelden bleek aldus luidde liet lieten vond vonden dacht dachten vindt denkt hoopt stelde stelden reageerde
    reageerden concludeerde concludeerden constateerde constateerden rapporteerde rapporteerden citeerde citeerden
    """.split()
)
# Presents that tell what holds, not what will happen.
HOLDS: Final = frozenset(
    """
    loopt lopen geldt gelden duurt duren is zijn blijft blijven staat staan hangt hangen ligt liggen kost kosten
    exposeert exposeren toont tonen bedraagt bedragen
    """.split()
)
# Past forms that tell a state or a habit, not what happened once.
LASTED: Final = frozenset(
    """
    was waren had hadden zat zaten stond stonden lag lagen hing hingen bleef bleven werkte werkten woonde woonden sliep
    sliepen leefde leefden mocht mochten kon konden moest moesten wilde wilden placht plachten hield heette heetten
    gold golden scheen duurde duurden
    """.split()
)
# Forms of verbs that go on for a while, so that `tot` is their end: `werkte er tot vrijdag`.
WENT_ON: Final = LASTED | frozenset(
    """
    leidde leidden speelde speelden regeerde regeerden diende dienden reed reden
    voer voeren trainde trainden studeerde studeerden vocht vochten bestuurde bestuurden verbleef verbleven logeerde
    logeerden presenteerde wachtte wachtten onderhandelde onderhandelden vergaderde vergaderden liep liepen regende
    sneeuwde vroor exposeerde exposeerden reisde reisden streed streden zwierf zwierven trok trokken steeg stegen
    daalde daalden gewerkt gewoond geleefd gezeten gestaan gelegen gespeeld geleid gediend geduurd gewacht geregeerd
    geweest gebleven gehad getraind gestudeerd gevochten verbleven gelopen
    """.split()
)
# Verbs that wait for an infinitive.
TAKE_INFINITIVES: Final = frozenset(
    """
    liet lieten laat laten zag zagen ziet zien hoorde hoorden moest moesten moet moeten mocht mochten mag mogen kon
    konden kan kunnen wilde wilden wou wil willen ging gingen gaat gaan kwam kwamen bleef bleven hielp hielpen
    """.split()
)
# Nouns of what is planned that are plurals of verbs too: `en treffen zaterdag Japan`.
PLANNED_OR_PLURALS: Final = frozenset({"treffen"})
# What says that something is done again and again.
REPEATED: Final = frozenset(
    """
    altijd elke elk ieder iedere vaak vaker meestal soms dagelijks wekelijks doorgaans gewoonlijk steeds telkens
    regelmatig nooit zelden vroeger jarenlang maandenlang wekenlang dagenlang dikwijls geregeld overdag
    """.split()
)
# Finite forms by which what was planned is off or put off, and the particle without which they say something else.
CALLS_OFF: Final = dict.fromkeys(
    """
    schrapt schrappen schrapte schrapten annuleert annuleren annuleerde annuleerden verplaatst verplaatsen verplaatste
    verplaatsten verschuift verschuiven verschoof verschoven cancelt cancelen cancelde cancelden
    """.split(),
    "",
) | {
    **dict.fromkeys("gelast gelasten gelastte gelastten blaast blazen blies bliezen lastte".split(), "af"),
    **dict.fromkeys("stelt stellen stelde stelden".split(), "uit"),
}
FORBIDS: Final = frozenset("verbood verboden verbiedt verbieden verbod".split())  # of a noun of what is planned
# Who or what is left of an event, whatever it was called: `de verdachte van de gifwolk op 29 maart`.
AFTERMATH: Final = frozenset(
    """
    verdachte verdachten dader daders getuige getuigen kroongetuige slachtoffer slachtoffers nabestaanden overlevenden
    overlevende gewonden doden schade onderzoek beelden toedracht oorzaak aanleiding omstandigheden
    vervolgd verantwoorden terechtstaan terecht schuldig verdacht
    veroordeeld gevolgen nasleep betrokkenen betrokken schuldige schuldigen uitslag uitslagen winnaar winnaars
    terugblik samenvatting nabeschouwing vermist balans dodental aangifte kijkcijfers
    """.split()
)
# Before a noun of what is planned: it has been. `lof na de interland van zondag`.
AFTER: Final = frozenset("na tijdens sinds sedert ondanks".split())
# Beside these, figures are still to come.
FORESEEN: Final = frozenset(
    """
    verwacht verwachten verwachting verwachtingen voorziet voorzien voorspelt voorspellen rekent rekenen raamt ramen
    prognose prognoses raming vooruitzichten hoopt hopen
    """.split()
)
# Words of a company's figures, whole or as the end of a compound.
FIGURES: Final = (
    "cijfers", "omzet", "omzetten", "winst", "winsten", "verlies", "verliezen", "resultaat", "resultaten", "groei",
    "kromp", "daalde", "steeg", "inkomsten", "opbrengst", "opbrengsten", "export", "afzet", "marge", "dividend",
    "orders", "verkoop", "verkopen", "ebitda", "economie", "bbp",
)  # fmt: skip
