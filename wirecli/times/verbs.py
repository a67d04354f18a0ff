"""Dutch verb forms: which tense a word can be, from lists of irregular forms and the regular endings.

`verb_slots` names what a word in lower case can be: `past` (finite past), `present`, `report` (present of a verb of
reporting), `participle`, or one of the auxiliaries `have`, `be`, `become`, `will`, `would`.
"""

from __future__ import annotations

import re
from functools import cache

AUXILIARIES = {
    "have": "heeft hebben heb hebt",
    "be": "is zijn ben bent",
    "become": "wordt worden word",
    "will": "zal zullen zul zult",
    "would": "zou zouden",
}
_REPORTING = """
zeg zegt zeggen meld meldt melden stelt stellen schrijft schrijven bevestigt bevestigen verklaart verklaren vertelt
vertellen waarschuwt waarschuwen aldus bericht berichten benadrukt benadrukken rapporteert rapporteren laat-weten
noemt noemen reageert reageren beweert beweren erkent erkennen onthult onthullen zegt-dat claimt claimen
constateert constateren concludeert concluderen
"""
# Strong and irregular verbs: past singular / past plural. Nouns of the same form (bond, leden, reden, weken, school)
# are left out: as verbs they are rarer than as nouns.
_PASTS = """
was waren had hadden werd werden ging gingen kwam kwamen kreeg kregen nam namen deed deden zei zeiden zag zagen gaf
gaven kon konden moest moesten mocht mochten wilde wilden wou wist wisten dacht dachten bracht brachten kocht kochten
zocht zochten vond vonden stond stonden lag lagen zat zaten liep liepen riep riepen viel vielen hield hielden
hing hingen ving vingen bleef bleven bleek bleken schreef schreven dreef dreven steeg stegen reed reden greep
grepen sneed sneden streed streden beet beten keek keken zweeg zwegen kneep knepen leek leken verdween verdwenen
bezweek bezweken verscheen verschenen scheen schenen wees wezen prees prezen verweet verweten begon begonnen won wonnen
zong zongen sprong sprongen drong drongen dwong dwongen zonk zonken dronk dronken klonk klonken stonk stonken
schonk schonken slonk slonken bond blonk blonken ontstond ontstonden trok trokken sprak spraken brak braken stak staken
stal stalen beval bevalen las lazen at aten bad baden vergat vergaten genas genazen mat sloeg sloegen droeg droegen
groef groeven voer voeren zwoer zwoeren schiep schiepen hief hieven wierp wierpen stierf stierven hielp hielpen
bedierf bedierven zwierf zwierven verwierf verwierven bedroog bedrogen loog logen vloog vlogen bood boden schoot schoten
genoot genoten sloot sloten koos kozen verloor verloren vroor vroren boog bogen zoog zogen dook doken kroop kropen
ontlook roken goot goten schoof schoven stoof stoven spoot spoten floot floten school sproot joeg joegen vroeg vroegen
waaide woei woog wogen bewoog bewogen vocht vochten vlocht zond zonden smolt smolten zwom zwommen klom klommen
schold scholden gold golden trof troffen borg borgen schrok schrokken vertrok vertrokken zwol zwollen
overleed overleden ontweek ontweken bezat wrong wrongen sleet sleten smeet smeten reet spleet besliste zette zetten
blies bliezen liet lieten sliep sliepen ried hieuw stootte lachte bakte braadde barstte bracht dorst placht
verzon verzonnen won herwon ontsprong bedong bedongen verbood verboden gebood overviel onderging verbleef verbleven
betrof betroffen ontbrak ontbraken verdroeg bevroor bevroren ontbood zwol hees hesen rees rezen leed verstreek
verstreken bezocht verkocht herdacht bedacht voldeed voldeden ontving ontvingen misdroeg kerfde glom glommen kromp
krompen schond schonden wond verwondde zonden molk dolf verdroot sloop slopen lei zeiden stierven stonk ontbond
gleed gleden schreed schreden kleefde speet weet hielden spon
"""
_NOT_PAST = "leden reden weken steden bonden bond school boog weet mat wees wezen roken beten lei".split()
_NOT_PAST += ["zonden", "slopen", "greep", "kerfde", "staken", "stalen", "baden", "boden"]
_PREFIXES = (
    "aan achter achterna af bekend bij binnen buiten deel dicht door goed heen her in kwijt klaar leeg los mee na neer "
    "om omhoog omlaag omver onder op open over plaats rond samen schuil stand stil stop stuk tegen terecht terug thuis "
    "toe tussen uit vast ver vol voor voorbij vooruit vrij waar weer weg bloot dood droog fijn gade gelijk gereed "
    "groot hoog kapot leeg mis neer omheen ontzet opnieuw overeen overhoop prijs recht schoon teleur tekeer "
    "tentoon teweeg veilig voort vooraf voorop wijs zeker be ont er ge"
).split()
# Weak verbs of the news, as infinitives; -eren verbs need no list.
_WEAK = """
aarzelen achten ademen afronden antwoorden baren barsten beantwoorden beboeten bedanken bedelen bedoelen bedreigen
beëindigen beginnen begeleiden begraven begroeten behalen behandelen beheren behoren bekennen bekeren bekijken
beklagen bekritiseren beladen belasten beledigen beletten bellen belonen beloven bemachtigen bemiddelen bemoeien
benadrukken benoemen bepalen beperken bepleiten beramen beroven beschadigen beschermen beschikken beschuldigen
beslissen besmetten besparen bespelen bespreken besteden bestellen bestemmen bestormen bestraffen betalen betekenen
betogen betonen betreuren betuigen bevallen bevatten bevestigen bevorderen bevrijden bewaken bewaren beweren bewonen
bezetten bezorgen bidden bieden blaffen blokken blussen bluffen boeken boeten boren botsen bouwen boycotten branden
breken bruisen brullen buigen buitelen bulderen bungelen chartern checken dalen dansen danken delen demonstreren denken
dichten dienen doden dompelen donderen doorzoeken dopen dragen dreigen drijven drogen dromen drukken duiden duiken
dumpen duren durven duwen dwarsbomen eindigen eisen erkennen ervaren erven evenaren faalen falen feesten feliciteren
filmen fluiten fokken folteren fuseren gebeuren gebruiken geloven gijzelen glanzen glippen gokken golven gooien
graaien grijpen groeien groeten gunnen haken halen halveren handelen handhaven haperen harden haten havenen heersen
heffen helen herdenken herhalen herinneren herkennen heropenen herstellen hervatten hervormen hijsen hinderen hoeden
hoesten hongeren hopen horen huilen huisvesten huldigen huren huwen inspecteren jagen juichen kaarten kaatsen kalmeren
kampen kantelen kapen kappen kapseizen karnen kelderen kennen keren keuren kibbelen kiepen kijven kisten klagen
klappen klemmen kleuren kloppen klussen knallen knielen knippen knokken knuffelen koelen koesteren koken komen
kondigen koppelen kosten kraken krimpen krioelen kronen kruisen kuieren kussen kwakkelen kwalificeren kwellen kweken
laden lachen landen lanceren laken leeggooien leggen leiden lekken lenen lenigen leren letten leunen leveren leven
lezen liften lijken likken linken liquideren lokken loodsen loochenen loven lossen loten luiden luisteren lukken
maken malen mankeren manen markeren martelen meenemen melden mengen menen merken meren mikken minderen missen mislukken
moorden morren muiten naaien naderen nodigen noemen noteren oefenen omarmen omhelzen ondersteunen onderstrepen
ondertekenen ondervragen onderzoeken ondermijnen onderscheppen ontcijferen ontdekken ontduiken ontgroeien onthouden
onthoofden onthullen ontkennen ontmaskeren ontmoeten ontplofen ontploffen ontsnappen ontslaan ontsporen ontvluchten
ontvoeren ontwapenen ontwikkelen ontwrichten ontruimen ontzeggen openbaren openen opereren opperen ordenen overhandigen
overleggen overleven overmeesteren overnachten overstromen overtuigen overvleugelen overwegen overweldigen pakken parken
passen persen piepen pikken plaatsen plagen plannen planten pleiten plegen plunderen pogen polderen poseren praten
preken prikken proberen proesten promoveren prooien protesteren proeven pruilen publiceren raadplegen raken rammen
ramen razen reageren rechten redden regelen regenen reiken reizen rekenen rennen reppen resten richten rijden rijpen
rillen ritselen roddelen roepen roeien roesten rollen roemen ronddobberen roven ruilen ruimen rukken rusten sabelen
sarren schaden schakelen schamen schatten scheiden schelen schenden schetsen schieten schikken schilderen schitteren
schoppen schorsen schrapen schrappen schreeuwen schudden schuilen sjorren slaan slagen slepen sleuren slikken slingeren
slippen sluiten smeken smokkelen sneuvelen sneeuwen snellen snoeien snurken solliciteren spannen sparen spatten spelen
spoelen spoeden splitsen spotten sprinten spuiten stallen stappen starten staken steken stellen stemmen steunen sterken
stichten stijgen stikken stoken stollen stoppen storen storten stoten straffen stralen stranden strijken strooien
stuiten sturen stuwen sukkelen sussen taxeren tasten tekenen telefoneren tellen temmen testen tikken tillen tintelen
toetsen tonen toveren trachten trainen trappen trekken treffen treuren treuzelen trillen trotseren trouwen twijfelen
twitteren uiten vaardigen varen vasten vatten vechten vegen veilen veinzen vellen veranderen verbazen verbeteren
verbinden verblijden verbranden verdagen verdedigen verdelen verdenken verdienen verdoven verdrinken verdubbelen
verdwalen verenigen vergaderen vergelijken vergissen vergoeden vergroten verhandelen verharden verheffen verhogen
verhongeren verhuizen verhuren verjagen verkennen verkeren verklaren verkorten verkrachten verkrijgen verlagen
verlammen verlangen verlengen verliezen verlossen vermelden vermengen vermijden verminderen vermoeden vermoorden
vernederen vernielen vernietigen vernieuwen verongelukken veronderstellen verontreinigen veroorzaken verordenen
veroveren verplaatsen verplichten verrassen verrichten verrotten versagen verschepen verschillen verschuilen versieren
verslaan versnellen verspreiden versperren verspillen versterken verstoppen verstoren verstrekken vertalen
vertegenwoordigen vertellen vertonen vertragen vertroebelen vertrouwen vervalsen vervangen vervoeren vervolgen vervullen
verwachten verwarmen verwarren verwelkomen verwennen verwerken verwezenlijken verwijderen verwijten verwisselen
verwoesten verwonden verwonderen verzachten verzamelen verzekeren verzenden verzetten verzoeken verzorgen verzwakken
vestigen vieren villen vinden vissen vlammen vliegen vloeien vluchten voeden voegen voelen voeren volgen volharden
voldoen voltooien voorkomen voorspellen vorderen vormen vragen vrezen vullen waaien waarschuwen wachten wagen waken
wandelen wankelen wapenen warmen wassen weerleggen weigeren wekken wensen wennen werken weren werven wijden wijzigen
winkelen wisselen wonen worstelen wurgen zaaien zagen zakken zegevieren zegenen zeilen zenden zetten zoenen zorgen
zuchten zuigen zuiveren zwaaien zwalken zwellen zwichten zwijgen gokken rouwen dobberen lunchen brunchen racen faxen
mailen appen tweeten streamen scoren coachen joggen crashen hacken lekken lobbyen stunten surfen skiën golfen tennissen
voetballen schaatsen fietsen wielrennen kanoën klagen aanklagen uitbaten buitmaken gijzelen schuimen stagneren
verhelpen knakken blokkeren bewandelen doven drentelen verhoren sturen bezwijken herverdelen oogsten vergunnen
zoeken keuren belanden stranden tanken waarderen trachten verzuimen schenken verbazen storten belagen kelderen luchten
verstuiken verrekken zuchten ronden zweven dwalen ketenen tarten nopen bedwelmen omsingelen bombarderen beschieten
barricaderen verzegelen verlichten vergisten verduisteren verhinderen bemannen bekogelen verbouwen verplegen verwaarlozen
verijdelen verloederen versoepelen aanscherpen benutten begroten bekrachtigen bewapenen behoeden bezuinigen
rouwen oordelen veroordelen vonnissen dagvaarden arresteren fouilleren beslechten betwisten bedingen pinnen trollen
vlaggen wapperen duelleren kloppen walsen trappelen sprokkelen herrijzen hekelen laken prijzen roemen hameren manen
"""
_NOT_WEAK_PAST = frozenset(
    """
    beste laatste eerste tweede derde vierde vijfde zesde zevende achtste negende tiende grootste grote rechte echte
    lichte dichte vaste juiste oudste jongste hoogste langste kortste sterkste zwaarste belangrijkste meeste minste
    aarde waarde orde einde ronde bende vrede rede sterkte hoogte diepte breedte lengte warmte ziekte gemeente
    gedachte verwachte sekte routes route kaarten punten planten klanten kranten landen handen honden vrienden
    velden helden gelden beelden woorden noorden zuiden oosten westen moorden doden boden paden raden daden kosten
    posten lasten gasten feesten testen resten masten rechten krachten klachten berichten gezichten nachten vluchten
    tachten achten tochten lichten gewichten plichten vruchten steden eenheden eenden tanden wanden banden randen
    standen branden stranden wonden gronden monden honderden duizenden straten platen staten maten daten
    """.split()
)
_NOT_PARTICIPLE = frozenset(
    """
    geld geluid gebied gevecht gezicht geweld geest geheugen gemeenten gegevens gevolgen gebouwen gedachten gezinnen
    gesprekken getuigen gevangenen gewonden gebieden geruchten gerechten gevechten gezichten gewicht gerecht gebed genot
    gemiddeld geleden gezond gemeen geschikt geert gent geluiden gedicht gedichten genoten geheimen gebruiken gemeent
    bericht berichten verzet verschil bezoek beleid bewijs verbod vertrouwen verkiezingen verhalen verleden heren erven
    overheden onderweg verdacht verdachten verdachte beurt bent best vervolgens bekend bereid verband verstand verkeerd
    beheer verkeer onderdelen onderwerpen doorheen bedrijven besluiten verliezen bedragen gebergten geleerden geliefden
    genoeg gehandicapten geweren gebreken gelegenheden gevaren gebeden geloof gebeurtenissen geneesmiddelen
    """.split()
)
_SEPARABLE = "|".join(
    sorted({p for p in _PREFIXES if p not in {"be", "ont", "er", "ge", "ver", "her"}}, key=len, reverse=True)
)
_GE_PARTICIPLE = re.compile(rf"(?:{_SEPARABLE})*ge\w{{2,}}(?:d|t|en|aan|ien|daan)")
_BARE_PARTICIPLE = re.compile(
    rf"(?:{_SEPARABLE})?(?:be|ver|ont|her|er|mis|over|onder|door|weer|vol|om)\w{{2,}}(?:d|t|en|aan)"
)
_EERDE = re.compile(r"\w{2,}eerden?")
_WEAK_PAST = re.compile(r"(\w+?)(?:(?<=[tkfsxp])ten?|(?<=ch)ten?|den?)")
_LOOSE_PAST = re.compile(r"\w{2,}(?:[kfp]te|[kfp]ten|[gmvb]de|[gmvb]den|[aeiou]{2}lde|[aeiou]{2}rde|elde|erde|enden?)")


@cache
def _pasts() -> frozenset[str]:
    return frozenset(_PASTS.split()) - frozenset(_NOT_PAST)


@cache
def _weak_stems() -> frozenset[str]:
    """The stems of the weak verbs as they stand before -de or -te: `maken` → maak, `leven` → leef."""
    return frozenset(stem for infinitive in _WEAK.split() for stem in _stems(infinitive))


def _stems(infinitive: str) -> set[str]:
    root = infinitive.removesuffix("en")
    if len(root) > 2 and root[-1] == root[-2] and root[-1] not in "aeiou":
        root = root[:-1]
    elif re.fullmatch(r"(.*[^aeiou])?[aeou][^aeiouw]", root) and not re.search(r"(?:el|er|en|em|ig)$", root):
        root = root[:-1] + root[-2] + root[-1]
    final = {"v": "f", "z": "s"}.get(root[-1:], root[-1:])
    return {root[:-1] + final, root}


@cache
def _fixed() -> dict[str, tuple[str, ...]]:
    table = {word: (slot,) for slot, words in AUXILIARIES.items() for word in words.split()}
    return table | {word: ("report",) for word in _REPORTING.split()}


_PRESENTS = frozenset(
    """
    gaat gaan ga staat staan doet doen ziet zien kan kunnen kunt wil willen wilt moet moeten mag mogen hoeft hoeven komt
    komen houdt houden vindt vinden rijdt biedt leidt zit zitten ligt liggen laat laten krijgt krijgen blijft blijven
    geeft geven neemt nemen begint beginnen speelt spelen opent openen sluit sluiten start starten treedt treden vertrekt
    vertrekken reist reizen praat praten stemt stemmen hoopt hopen denkt denken verwacht verwachten heet heten weet weten
    """.split()
)


def verb_slots(word: str) -> tuple[str, ...]:
    """What a word in lower case can be as a verb; empty where it is none that is known."""
    fixed = _fixed().get(word)
    if fixed:
        return fixed
    if word in _PRESENTS:
        return ("present",)
    if _is_past(word):
        return ("past", "participle") if _is_participle(word) else ("past",)
    if _is_participle(word):
        return ("participle", "present") if not _GE_PARTICIPLE.fullmatch(word) else ("participle",)
    return ("present",) if _is_present(word) else ()


def _is_past(word: str) -> bool:
    if word in _pasts() or word in {"zette", "zetten"}:
        return True
    if word in _NOT_WEAK_PAST or word in _NOT_PAST:
        return False
    for prefix in _PREFIXES:
        if word.startswith(prefix) and word[len(prefix) :] in _pasts() and len(word) - len(prefix) > 2:
            return True
    found = _WEAK_PAST.fullmatch(word)
    if found and len(found[1]) > 1:
        stems = _weak_stems()
        if any(found[1][len(p) :] in stems for p in ("", *_PREFIXES) if found[1].startswith(p)):
            return True
    if _EERDE.fullmatch(word):
        return not word.startswith("ge")
    return bool(_LOOSE_PAST.fullmatch(word)) and not word.startswith("ge") and not word.endswith(("ende", "enden"))


def _is_participle(word: str) -> bool:
    if word in _NOT_PARTICIPLE:
        return False
    return bool(_GE_PARTICIPLE.fullmatch(word) or _BARE_PARTICIPLE.fullmatch(word))


def _is_present(word: str) -> bool:
    stems = _weak_stems()
    if word.endswith("t") and word[:-1] in stems:
        return True
    return word.endswith("en") and not _stems(word).isdisjoint(stems)
