"""Dutch verb forms: which tense a word can be, from lists of irregular forms and the regular endings.

`verb_slots` names what a word in lower case can be, the likeliest first: `past` (finite past), `present`, `report`
(present of a verb of reporting), `participle`, `stem` (first person, imperative), or one of the auxiliaries `have`,
`be`, `become`, `will`, `would`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from wirecli.times.engine.stored import checksum, stored

_AUXILIARIES = {
    "have": "heeft hebben heb hebt",
    "be": "is zijn ben bent",
    "become": "wordt worden word",
    "will": "zal zullen zul zult",
    "would": "zou zouden",
}
# The rules' list of verbs of reporting under Direction, and their nearest kin.
_REPORTING = """
zegt zeggen meldt melden stelt stellen schrijft schrijven bevestigt bevestigen verklaart verklaren vertelt vertellen
waarschuwt waarschuwen aldus bericht berichten benadrukt benadrukken rapporteert rapporteren beweert beweren erkent
erkennen constateert constateren concludeert concluderen noemt noemen reageert reageren ontkent ontkennen
blijkt blijken dateert dateren
"""
# Past forms of strong and irregular verbs, without prefixes. `reden` and `leden` are nouns too: see NOUNS_TOO.
_PASTS = """
verweet verweten bedroog bedrogen ervoer ervoeren weet weten was waren had hadden werd werden ging gingen kwam kwamen
kreeg kregen nam namen deed deden zei zeiden zag zagen gaf gaven kon konden moest moesten mocht mochten wilde wilden
wou wouden wist wisten dacht dachten bracht brachten kocht kochten zocht zochten vond vonden stond stonden lag lagen
zat zaten liep liepen riep riepen viel vielen hield hielden hing hingen ving vingen bleef bleven bleek bleken schreef
schreven dreef dreven steeg stegen reed reden greep grepen sneed sneden streed streden beet beten keek keken zweeg
zwegen kneep knepen leek leken week scheen schenen wees wezen prees prezen won wonnen gon gonnen zong zongen sprong
sprongen drong drongen dwong dwongen zonk zonken dronk dronken klonk klonken stonk stonken schonk schonken slonk
slonken blonk blonken trok trokken sprak spraken brak braken stak staken stal stalen beval bevalen las lazen at aten
vrat vraten bad trad traden gat gaten genas genazen sloeg sloegen droeg droegen groef groeven voer voeren zwoer
zwoeren schiep schiepen hief hieven wierp wierpen stierf stierven hielp hielpen dierf dierven zwierf zwierven wierf
wierven loog logen vloog vlogen bood boden schoot schoten genoot genoten sloot sloten koos kozen loor loren vroor
vroren boog bogen zoog zogen dook doken kroop kropen goot goten schoof schoven stoof stoven spoot spoten floot floten
joeg joegen vroeg vroegen woei woog wogen vocht vochten vlocht vlochten zond zonden smolt smolten zwom zwommen klom
klommen schold scholden gold golden trof troffen borg borgen schrok schrokken baden zwol zwollen wrong wrongen sleet
sleten smeet smeten reet reten spleet spleten blies bliezen liet lieten sliep sliepen ried stiet stieten kromp krompen
schond schonden hees hesen rees rezen leed leden streek streken gleed gleden schreed schreden glom glommen sloop
slopen spon sponnen slond slonden toog togen snoof snoven droop dropen schoor schoren placht plachten dolf dolven
zette bond bonden school scholen dween dwenen zweek zweken meed meden zwolg zwolgen zon zonnen droog drogen
wreef wreven zoop zopen
"""
# Past forms without their prefix only: as whole words they are something else, or rarer as verbs than as nouns.
_PREFIXED_ONLY = frozenset(
    """
    weet weten week gon gonnen gat gaten dierf loor loren stalen bad schold slopen zonden wees wezen staken slond
    slonden school scholen bond bonden woei dween dwenen zweek zweken droog drogen zon zonnen zwolg zwolgen ried at
    """.split()
)
_WHOLE_WORDS_TOO = frozenset("wees wezen".split())
NOUNS_TOO = frozenset(
    """
    reden leden sloot sloten lagen greep boog vocht schoot goot leed namen boden at streek streken klonken staken
    weken bedienden schoten vroeg won vond golden gaten bogen zagen toog beet druk start stort haalt kosten werken
    plannen feesten branden stranden daden lasten rechten testen punten posten oefenen kaarten platen woorden sporten
    wilde baden
    """.split()
)
# Nouns that have the form of a present, as often as not: behind a preposition or an adjective they are nouns.
PRESENT_NOUNS = frozenset(
    """
    mist start test vlucht jacht tocht vangst oogst wacht klacht zucht hoest roest spot inzet opzet buit groet stoot
    gist vracht schat spurt sprint stunt boycot koerst toost kwart feest lift lucht vaart slacht
    omzet uitstoot besluit overeenkomst bergrit doorstart zweet
    """.split()
)
# Nouns that have the form of a past, and are rarer as verbs: so where the clause has another finite verb.
PAST_NOUNS = frozenset(
    """
    drukte dikte sterkte behoefte behoeften beloften belofte gladde diepte breedte hoogte gedachte gedachten leegte
    gewoonte
    """.split()
)
_PREFIXES = (
    "aan achter achterna af bekend bij binnen buiten deel dicht door goed heen her in kwijt klaar leeg los mee na neer "
    "om omhoog omlaag omver onder op open over plaats rond samen schuil stand stil stop stuk tegen tegemoet terecht "
    "terug thuis toe tussen uit vast ver vol voor voorbij vooruit vrij waar weer weg bloot dood droog gereed gelijk "
    "groot hoog kapot mis omheen opnieuw overeen prijs recht schoon tentoon teweeg veilig voort vooraf zeker be ont er "
    "wijs bijeen uiteen onderuit onderdoor voorop vooraan achterop achteraan vandoor ervandoor tussenuit onderin "
    "achteruit aaneen langs mede nabij teweeg tewerk teleur"
).split()
# Infinitives: the weak ones give past forms, all give presents. Verbs in -eren need no list.
WEAK = """
stromen denderen horen slopen ontmantelen ontmijnen ontdooien slachten troosten schaken vergezellen kaarten lozen lokken
ploffen slibben haasten belagen berispen feesten mokken sjoemelen stremmen tuimelen verjaren verschansen zweten stomen
offeren kussen wreken
aarzelen achten ademen antwoorden baden baren barsten beboeten bedelen beëindigen behartigen belanden bellen belonen
benadrukken benutten beramen besmetten betogen betalen betekenen betonen bevatten bewapenen bezuinigen blaffen blokken
blussen boeken boeten boren botsen bouwen boycotten branden bruisen brullen bungelen cashen checken crashen coachen
dalen dansen danken delen denderen dienen dichten dobberen dompelen donderen dopen doven draaien dreigen drogen dromen
druppelen drukken duelleren duiden dumpen duren durven duwen dwalen dwarsbomen eisen eindigen erven evenaren faalen
falen faxen fietsen filmen fokken folteren fuseren gaslen gebeuren gebruiken geloven gijzelen glanzen glippen golfen
golven gooien graaien groeien groeten gunnen haken halen halveren hameren handelen handhaven haperen harken haten
havenen heersen hekelen helen hengelen herinneren hervatten hinderen hoesten hongeren hopen horen huilen huisvesten
huldigen huren huiveren jagen joggen juichen kaatsen kampen kantelen kapen kappen kapseizen kelderen kennen keren
ketenen keuren kibbelen kisten klagen klappen klemmen kleuren kleven kloppen klussen knallen knielen knippen knokken
knuffelen koelen koesteren koken kondigen koppelen kosten kraken kronen kruien kruisen kussen kwetsen laden laken
lachen landen lanceren legeren leggen leiden lekken lenen letten leunen leveren leven liften likken linken lobbyen
loodsen loochenen loggen lossen loten luchten luiden luisteren lukken lunchen maken malen manen mankeren martelen
meren melden mengen menen merken mikken minderen missen mislukken moorden naaien naderen nagelen nopen nodigen noemen
noteren oefenen omarmen omhelzen omsingelen oogsten oordelen openbaren openen opperen ordenen overhandigen
overmeesteren overnachten overstromen overtuigen overweldigen pakken parken passen persen pesten piekeren pikken
plaatsen plagen plannen planten pleiten plegen plukken plunderen pogen polderen poetsen poten praten preken prikken
proesten proeven pruilen prutsen raadplegen raken rammen ramen razen redden regelen regenen reiken reizen rekenen
rekken remmen rennen reppen resten richten rijpen rillen roddelen roeien roemen roeren rollen ronden rouwen roven
ruilen ruimen rukken runnen rusten schaatsen schaden schakelen schamen schatten scheiden schelen scheppen scherpen
schetsen schikken schilderen schitteren schokken schommelen schoppen schorsen schrapen schrappen schreeuwen schudden
schuilen schuimen schroeven scoren slagen slepen sleuren slikken slingeren slippen smeken smokkelen sneuvelen sneeuwen
snellen snoeien snurken spannen sparen spatten spelen spijten spoelen spoeden spoken splitsen sporen staken doden
spotten sprinten staatsen stallen stapelen stappen starten stellen stemmen steunen sterken stichten stoken stollen
stoppen storen storten stoten straffen stralen stranden streamen strooien stuiten stunten sturen stuwen sukkelen
sussen tanken tarten tasten taxeren tekenen telefoneren tellen temmen tennissen testen tikken tillen timmeren toetsen
tonen touren toveren trachten trainen trappen treuren treuzelen trillen trotseren trouwen trommelen tuigen twijfelen
twitteren uiten vaardigen vasten vatten vegen veilen vellen veranderen verbazen verdedigen verdoven vereren verenigen
vergaderen vergasten verhuizen verhuren verkleinen verlengen verminderen vermoorden vernederen vernielen vernietigen
vernieuwen veroordelen verongelukken veroorzaken veroveren verrassen verspillen verzekeren vestigen vieren vissen
vlaggen vlammen vliegen vloeien vluchten voeden voegen voelen voeren voetballen volgen voltooien vonnissen vorderen
vormen vragen vrezen vullen waaien waarschuwen wachten wagen waken wandelen wankelen wapenen wapperen warmen wassen
weigeren wekken welkomen wennen wensen werken weren wijden wijten wijzigen winkelen wisselen wonen worstelen wurgen
zaaien zakken zegevieren zegenen zeilen zenden zetten zoenen zorgen zuchten zuiveren zwaaien zwalken zweven zwichten
beantwoorden bedanken bedoelen bedreigen begeleiden begroeten behalen behandelen beheren behoren bekeren beklagen
bekogelen bekrachtigen belasten beledigen beloven bemachtigen bemannen bemiddelen bemoeien benoemen bepalen beperken
bepleiten bereiken bereiden beroven berusten beschadigen beschermen beschikken beschuldigen beslechten beslissen
besparen bespelen bestellen besteden bestempelen bestemmen bestormen bestraffen betreuren betuigen betwisten bevallen
bevestigen bevorderen bevrijden bewaken bewaren beweren bewonen bezorgen blijken dagvaarden demonstreren duikelen
gelasten gehoorzamen herdenken herdelen herhalen herkennen herstellen heropenen hervormen herstarten inspecteren
kenteren misbruiken mishandelen onderhandelen ondersteunen onderstrepen ondertekenen ondermijnen ondervinden ontbijten
ontcijferen ontdekken ontgroeien onthoofden onthullen ontkennen ontmaskeren ontmoeten ontploffen ontruimen ontsnappen
ontsporen ontstaan ontvluchten ontvoeren ontwapenen ontwikkelen ontwrichten openstellen overleggen overleven overwegen
verbeteren verblijden verbranden verdagen verdelen verdienen verdubbelen verdwalen vergoeden vergroten verharden
verhogen verhongeren verhoren verijdelen verjagen verkennen verklaren verkorten verkrachten verlagen verlammen
verlangen vermelden vermengen vermoeden verontreinigen verplaatsen verplegen verplichten verrichten verschuilen
versieren versnellen versoepelen verspreiden versperren versterken verstoppen verstoren vertalen vertegenwoordigen
vertellen vertonen vertragen vertrouwen vervalsen vervangen vervoeren vervolgen vervullen verwachten verwarmen
verwelkomen verwennen verwerken verwijderen verwisselen verwoesten verwonden verzachten verzamelen verzegelen
verzetten verzorgen verzwakken verliezen wederopbouwen toeteren kiezelen bundelen bemeten herbergen beïnvloeden beogen
matigen eren sneren hijgen keilen muiten raken rapen rooien spitsen
schaffen zwermen moedigen breiden snappen hakken klikken plakken dekken boksen scheuren kleden claimen gokken focussen
flirten tweeten downloaden uploaden promoten surfen streven wantrouwen waarborgen roken kweken scannen bloeden bloeien
krabben koersen reinigen vloeken glimlachen matchen grazen schuren lappen smeden babbelen strekken droppen zamelen
maaien gidsen knoeien klaren tippen polsen piepen knutselen snuffelen lakken flitsen stampen knipperen tappen pronken
bukken stalken spreiden brouwen plooien rijmen peilen strippen wikkelen rommelen dealen seinen lijmen speuren knagen
dulden wanen showen sieren nestelen neigen jammeren fluisteren struikelen hellen dempen vergen snoepen zwoegen
switchen sleutelen pushen machtigen smoren stuiteren rappen sjouwen nuttigen huwen walsen mopperen finishen gloeien
treiteren teisteren screenen borstelen rammelen kuisen ronselen vrijwaren spiegelen zetelen temperen zappen schrobben
prikkelen morsen metselen takelen tackelen stempelen stropen ijveren kronkelen mennen woeden bluffen spijkeren kwellen
pletten rangschikken klauteren kneuzen hullen ritselen kidnappen sollen sijpelen schuwen kaderen hunkeren slenteren
minachten hobbelen veinzen ankeren kerven woekeren hevelen brandmerken nummeren spurten blunderen charteren cancelen
wraken tooien grissen financieren interviewen leren kenmerken wedden wissen filteren verven hacken stikken wenden
pompen proppen kauwen creëren gedogen knetteren ratelen sputteren galmen steigeren rinkelen vouwen knakken krikken
delven burgeren sluimeren pionieren tuinieren schemeren plaveien smachten polijsten wroeten kuieren dutten deinen
dweilen hooien spetteren mompelen knabbelen grommen kieperen ranselen schaven zoomen cirkelen flikkeren hurken
sprokkelen wentelen pluggen ploeteren kneden grondvesten wenken puzzelen borrelen bonken peddelen pendelen drummen
krassen schorten korten stillen dartelen wiebelen haspelen stamelen schuifelen smeulen gutsen klotsen dreunen daveren
bulderen gieren joelen jouwen bakkeleien steggelen soebatten stoeien racen trappelen tollen stuntelen dribbelen
slalommen klunen enteren dreggen baggeren slaken frezen kabbelen schallen brainstormen briefen fleuren fnuiken
foeteren gapen gebaren glunderen goochelen grinniken gruwelen hamsteren heiligen hinkelen hinken huppelen ijken
jubelen jutten kalken kankeren kiemen klateren klonen knevelen knipogen kortwieken krenken krioelen kwakkelen kwijnen
lasteren lummelen monsteren nijpen peppen paaien pareren peigeren pijnigen pochen ponsen prangen prijken puffen puilen
rafelen ronken rotzooien ruisen sarren schampen schateren schertsen schimpen schoffelen schragen schroeien sidderen
sjorren slabakken sloffen slurpen snauwen snikken snuiven spartelen speechen spieden sproeien stelpen stenigen
stofzuigen stommelen stotteren strelen strompelen struinen suizen swingen taaien talmen teren tobben tornen torsen
toosten turen twinkelen vijzelen vitten vleien vloggen wademen waggelen walgen wedijveren welven wemelen wenen
wervelen wieden wiegen wikken winken wrikken zeulen zieden zigzaggen plonzen zinderen zoemen zondigen zwenken zwieren
wakkeren bivakkeren bolwerken duchten foppen fronsen gedijen gluren griezelen grieven hakkelen jakkeren klampen kloven
kluisteren knarsen knellen kreunen kruisigen kwakken lispelen loeien loeren lonken luieren mekkeren murmelen prevelen
pruttelen roffelen zwachtelen zalven laaien beraadslagen schiften klieven janken kermen spuwen spugen smakken smullen
picknicken braden grillen raspen bottelen stouwen shoppen pinnen sponsoren boenen borduren weven buitelen wuiven
knikken snorkelen stevenen mailen appen redetwisten kijven krijsen brabbelen kletsen keuvelen kwebbelen zwendelen
gappen stompen kietelen hagelen ijzelen dooien plenzen hozen fikken brokkelen managen wippen gedenken tokkelen
fakkelen spijbelen kolken fonkelen dimmen slokken slanken oormerken hockeyen handballen basketballen volleyballen
"""
STRONG = """
bakken bederven bedriegen beginnen begraven bergen bewegen bezwijken bidden bieden bijten blazen blijken blijven
blinken breken brengen buigen denken doen dragen drijven dringen drinken druipen duiken dwingen eten fluiten gaan
gelden genezen genieten geven gieten glijden graven grijpen hangen heffen helpen houden jagen kiezen kijken klimmen
klinken knijpen komen kopen krijgen krijten krimpen kruipen kunnen kwijten laten lezen liegen liggen lijden lijken
lopen mijden moeten nemen ontginnen onthouden ontvangen prijzen raden rijden rijgen rijten rijzen roepen ruiken
scheiden schelden schenden schenken scheppen scheren schieten schijnen schrijden schrijven schrikken schuiven slaan
slapen slijten slinken sluipen sluiten smelten smijten snijden snuiven spinnen spreken springen spuiten staan steken
stelen sterven stijgen stinken strijden strijken stuiven treden treffen trekken vallen vangen varen vechten verdwijnen
vergeten verliezen verschijnen verslinden verwerven vinden vlechten vliegen vragen vriezen waaien wassen werpen werven
weten wijken wijzen willen winden winnen wringen zeggen zenden zien zingen zinken zitten zoeken zuigen zweren zwellen
zwemmen zwerven zwijgen mogen hoeven vreten spellen dingen stromen wegen meten binden bevelen glimmen zinnen splijten
wreken melken graven wrijven zuipen hijsen
"""
_IRREGULAR_PRESENTS = frozenset(
    """
    gaat gaan ga staat staan doet doen ziet zien slaat slaan kan kunnen kunt wil willen wilt moet moeten mag mogen
    hoeft komt heet weet laat houdt biedt rijdt vindt treedt lijdt zit ligt krijgt geeft neemt vliegt begint getuigt
    gebeurt gelooft gedraagt gehoorzaamt geneest geniet gebiedt
    """.split()
)
_NOUN_ENDINGS = (
    "drukte", "hoogte", "diepte", "breedte", "lengte", "ziekte", "sterkte", "warmte", "ruimte", "laagte", "leegte",
    "gemeente", "kalmte", "koelte", "droogte", "zwakte", "gekte", "schaarste", "waarde", "einde", "kunde", "liefde",
    "vrede", "rede", "schade", "ronde", "bende", "bode", "mode", "code", "episode", "periode", "methode", "milde",
    "helfte", "beelden", "velden", "markten", "gerechtigden", "vaardigden", "vlakte", "vlakten",
    "gaarden", "padden", "waarden", "gelden", "banden", "landen", "handen", "kanten", "ronden", "helden", "woorden",
    "leerden", "eerden's", "gezinde", "geborgde", "aarde", "weelde",
    "wereldmilde", "blijde", "menigte", "oppervlakte", "begroeide", "kandidaten", "kaarde", "harde",
)  # fmt: skip
_NOT_PAST = frozenset(
    """
    aangifte bedden bidden bejaarden egypte kudde kudden vreugde vreugden maquette wadden gestalte gestalten groente
    groenten gezindte wedde wedden hinde gilde gilden
    verdachten vervoer invoer uitvoer aanvoer toevoer verleden gesloten geboden gebroken getroffen gestorven geschoten
    genomen gegeven gebleven gekomen gelegen beste laatste eerste tweede derde vierde vijfde zesde zevende achtste
    negende tiende elfde twaalfde twintigste grote rechte echte lichte dichte vaste juiste gewonde orde sekte gedachte
    kanten klanten planten kranten landen handen honden vrienden gronden beiden zelfde hele beide goede koude oude
    zode kade wijde brede blinde ernstigde tanden wanden banden randen standen wonden monden honderden duizenden
    straten platen staten maten data daten delen velden gelden noorden midden laden paden raden moorden soorten
    sporten buurten beurten harten taarten havens routes elite suite limiet route nooit bekende geliefde verwante
    verdachte verlichte alledaagse jonge bijzonder begeerde onder zonder honderd verder aanstaande komende volgende
    lopende luidende aanwezige helden hulde
    """.split()
)
_NOT_PARTICIPLE = frozenset(
    """
    geld geluid gebied gevecht gezicht geweld geest geheugen gemeenten gegevens gevolgen gebouwen gedachten gezinnen
    gesprekken getuigen gevangenen gewonden gebieden geruchten gerechten gevechten gezichten gewicht gerecht gebed genot
    gemiddeld geleden gezond gemeen geschikt geluiden gedicht gedichten geheimen gebruiken genoeg gehandicapten geweren
    bericht berichten verzet verschil bezoek beleid bewijs verbod vertrouwen verkiezingen verhalen verleden heren erven
    overheden onderweg verdacht verdachten beurt bent best vervolgens bekend bereid verband verstand verkeerd
    beheer verkeer onderdelen onderwerpen doorheen bedrijven besluiten bedragen gebergten geleerden geliefden
    gebreken gelegenheden gevaren gebeden geloof gebeurtenissen geneesmiddelen minuten voorwaarden overeenkomsten
    beurzen herfst ernst omvat omdat omstandigheden onderhandelingen mist mest omgeving overwinningen voltijd
    """.split()
)
_NOT_PRESENT = frozenset(
    """
    acht uit met het niet dat wat tot want vast kort best haast naast rust kust lust zacht recht licht dicht echt slecht
    kwijt kinderen eieren goederen liederen bladeren kleren heren beren peren dieren kalveren volkeren gemoederen wieren
    lammeren kleinkinderen schoolkinderen verkeren koersen gidsen binnenkort
    brieven gisteren eergisteren jongeren ouderen minderjarigen
    """.split()
)
# Participles that tell a state as an adjective does: `is maandag gesloten` is no past.
STATES = frozenset(
    """
    gesloten gericht bereid verplicht verboden toegestaan bezet beperkt vrijgesteld uitverkocht
    geschikt bedoeld bestemd gevestigd gelegen verdeeld gerechtigd bevoegd geboekt gereserveerd uitgenodigd afwezig
    volgeboekt volzet aanwezig uitgesloten
    """.split()
)

_PREFIX_SET = frozenset(_PREFIXES)
_PREFIX_SIZES = range(min(map(len, _PREFIXES)), max(map(len, _PREFIXES)) + 1)
_INSEPARABLE = frozenset({"be", "ont", "er", "ge", "ver", "her"})
_GE_PARTICIPLE = re.compile(r"ge(?:\w{2,}(?:d|t|en)|\w+(?:aan|ien))")
_BARE_PARTICIPLE = re.compile(r"(?:be|ver|ont|her|er|mis|over|onder|door|vol|om)(?:\w{2,}(?:d|t|en)|\w+aan)")
_PAST_ENDINGS = ("te", "ten", "de", "den")
_WEAK_PAST = re.compile(r"(\w+?)(?:(?<=[tkfsxp])ten?|(?<=[cs]h)ten?|den?)")
_LOOSE_PAST = re.compile(
    r"\w{2,}(?:dden?|(?:[^aeiou]|[aeiou]{2})tten?|[kfp]ten?|[gmvb]den?|(?:[^aeiou]|[aeiou]{2})sden?|[aeiou]{2}lden?"
    r"|[aeiou]{2}rden?|elden?|erden?)"
)
_VOWELS = frozenset("aeiou")

# A past plural that is another verb's infinitive too: past where the clause has no other verb.
_PAST_OR_INFINITIVE = frozenset("voeren redden schoten zetten bezetten raden vervoeren groeven".split())


@cache
def _pasts() -> tuple[frozenset[str], frozenset[str]]:
    """Past forms as whole words, and those that a prefix may stand before."""
    every = frozenset(_PASTS.split())
    return every - (_PREFIXED_ONLY - _WHOLE_WORDS_TOO), every


@cache
def _stems() -> tuple[frozenset[str], frozenset[str]]:
    """The stems of weak verbs (`maken` → maak, `leven` → leef, leev), and those of all listed verbs."""
    tables = stored()
    if tables is None or tables.verbs_sum != verbs_sum():
        weak, every = worked_out_stems()
        return frozenset(weak), frozenset(every)
    return frozenset(tables.weak_stems), frozenset(tables.stems)


def verbs_sum() -> int:
    """A checksum of the infinitives."""
    return checksum([WEAK, STRONG])


def worked_out_stems() -> tuple[set[str], set[str]]:
    """What `_stems` looks up, from the infinitives."""
    weak = {stem for infinitive in WEAK.split() for stem in _stems_of(infinitive)}
    strong = {stem for infinitive in STRONG.split() for stem in _stems_of(infinitive)}
    return weak, weak | strong


_OPEN_SYLLABLE = re.compile(r"(?:.*[^aeiou])?[aeou][^aeiouw]")  # `maken`, `leven`: the stem doubles its vowel
_UNSTRESSED = re.compile(r"[aeiou][^aeiou]+(?:el|er|en|em|ig)$")  # `handelen`, `tekenen`: it does not


def stem_of(infinitive: str) -> tuple[str, str]:
    """A weak verb's stem as it stands alone, and as it is before a vowel: `leven` → leef, leev."""
    root = infinitive.removesuffix("en")
    if len(root) > 2 and root[-1] == root[-2] and root[-1] not in "aeiou":
        root = root[:-1]
    elif _OPEN_SYLLABLE.fullmatch(root) and not _UNSTRESSED.search(re.sub("^(?:be|ver|ont|her|ge)", "", root)):
        root = root[:-1] + root[-2] + root[-1]
    return root[:-1] + {"v": "f", "z": "s"}.get(root[-1:], root[-1:]), root


def _stems_of(infinitive: str) -> set[str]:
    return set(stem_of(infinitive))


@cache
def _fixed() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {
        word: (slot,) for slot, words in _AUXILIARIES.items() for word in words.split()
    }
    table |= dict.fromkeys(_REPORTING.split(), ("report",))
    table |= dict.fromkeys(_IRREGULAR_PRESENTS, ("present",))
    return table


@lru_cache(maxsize=65536)
def verb_slots(word: str) -> tuple[str, ...]:
    """What a word in lower case can be as a verb; empty where it is none that is known."""
    fixed = _fixed().get(word)
    if fixed or not word:
        return fixed or ()
    participle = _is_participle(word) and not _is_infinitive_only(word)
    if word in _pasts()[0] and word not in _PAST_OR_INFINITIVE:
        return ("past", "participle") if participle else ("past",)
    if _is_present(word):
        if word.endswith("t") or not _is_past(word):
            return ("present", "participle") if participle else ("present",)
        return ("past", "present") if word in _PAST_OR_INFINITIVE else ("present", "past")
    if _is_past(word):
        return ("past", "participle") if participle else ("past",)
    if participle:
        known = not word.endswith("t") or any(map(_GE_PARTICIPLE.fullmatch, _separated(word)))
        return ("participle",) if known else ("present", "participle")
    return ("stem",) if any(root in _stems()[1] for root in _roots(word)) and word[-1] not in "vz" else ()


def is_loose(word: str) -> bool:
    """Whether a past form is known by its ending alone."""
    return not _is_listed_past(word)


@lru_cache(maxsize=1024)
def _prefixes(word: str) -> list[str]:
    """The prefixes that a word may begin with."""
    return [word[:size] for size in _PREFIX_SIZES if size < len(word) - 1 and word[:size] in _PREFIX_SET]


def _roots(word: str) -> list[str]:
    """A word without each prefix that it may begin with, itself first."""
    return [word, *[word[len(prefix) :] for prefix in _prefixes(word)]]


def _separated(word: str) -> list[str]:
    """A word without each separable prefix that it may begin with, itself first."""
    return [word, *[word[len(prefix) :] for prefix in _prefixes(word) if prefix not in _INSEPARABLE]]


def _is_listed_past(word: str) -> bool:
    whole, prefixed = _pasts()
    if word in _NOT_PAST:
        return False
    if word in whole or any(root in prefixed and len(root) > 2 for root in _roots(word)[1:]):
        return True
    if word.endswith(("eerde", "eerden")) and len(word) > 6:
        return not word.startswith("ge")
    found = _WEAK_PAST.fullmatch(word) if word.endswith(_PAST_ENDINGS) else None
    weak, _ = _stems()
    return bool(found and len(found[1]) > 1 and any(root in weak for root in _roots(found[1])))


def _is_past(word: str) -> bool:
    if _is_listed_past(word):
        return True
    if word in _NOT_PAST or word.startswith("ge") or word.endswith((*_NOUN_ENDINGS, "ende", "enden", "ste", "sten")):
        return False
    return word.endswith(_PAST_ENDINGS) and _LOOSE_PAST.fullmatch(word) is not None


def _is_participle(word: str) -> bool:
    if word[-1] not in "dtn" or word in _NOT_PARTICIPLE or _is_of_people(word):
        return False
    return any(_GE_PARTICIPLE.fullmatch(root) or _BARE_PARTICIPLE.fullmatch(root) for root in _separated(word))


def _is_of_people(word: str) -> bool:
    """`genodigden`, `gedupeerden`: a weak participle with an ending is a noun."""
    if not word.startswith("ge") or not word.endswith(("den", "ten")):
        return False
    return word.endswith("eerden") or word[2:-3] in _stems()[0]


# Strong verbs whose participle behind a prefix is as their infinitive: `verlaten`, `ontvangen`; not `beginnen`.
_ALIKE = tuple(
    """
    vangen laten houden vallen raden dragen laden lopen graven komen geven lezen meten slapen treden varen wassen blazen
    roepen hangen houwen stoten eten vreten genezen weten bakken braden malen spannen scheiden vouwen zouten
    slagen legen boren schoren stoken stolen broken
    """.split()
)


def _is_infinitive_only(word: str) -> bool:
    """A known infinitive with a prefix that no participle looks like, for that ends in -d, -t or has another vowel."""
    if not word.endswith("en") or word.endswith(_ALIKE) or _is_listed_past(word):
        return False
    return _is_present(word) and _is_bare(word)


def _is_bare(word: str) -> bool:
    return _BARE_PARTICIPLE.fullmatch(word) is not None and _GE_PARTICIPLE.fullmatch(word) is None


def _is_present(word: str) -> bool:
    """Present singular (stem and -t) or plural (the infinitive), prefixed or not; -eren verbs by their ending."""
    if word.endswith(("eert", "eren", "ëert", "ëren")) and len(word) > 5 and not word.startswith("ge"):
        return word not in _NOT_PRESENT
    if word in _NOT_PRESENT:
        return False
    if word.endswith(("tten", "dden")) and (word[-5:-4] not in _VOWELS or word[-6:-5] in _VOWELS):
        return False  # `vluchtten` is past only, `hervatten` both
    roots = _roots(word)
    if any(root in _IRREGULAR_PRESENTS or root == "heeft" for root in roots[1:]):  # `plaatsheeft`
        return True
    _, stems = _stems()
    if word.endswith("t"):
        return any(root[:-1] in stems or root in stems for root in roots)
    return word.endswith("en") and any(not _stems_of(root).isdisjoint(stems) for root in roots if len(root) > 4)
