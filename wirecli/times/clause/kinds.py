"""What a word can be for the reading of a clause: its kind, one letter, so that a clause is searched as a string.

A verb is told by its form (`verbs.py`); the kinds of all other words stand in a table here. The names are constants and
not an enum: a kind is a character of `Text.kinds`.
"""

from __future__ import annotations

from typing import Final

from wirecli.base.dutch import NUMBERS, UNITS
from wirecli.times.clause.verbs import STATES, verb_slots

OTHER: Final = "."
ATTRIBUTIVE: Final = "a"  # what may make a noun or an adjective of the form of a verb behind it
# What parts clauses.
BOUNDARY: Final = "b"  # a comma, semicolon, colon, bracket or dash
STOP: Final = "S"
SUBORDINATOR: Final = "s"
COORDINATOR: Final = "c"
# Verbs by their forms. A word that may be either of two is of a kind of its own, and the clause decides.
PAST: Final = "p"
PAST_OR_PARTICIPLE: Final = "P"
PAST_OR_PLURAL: Final = "v"  # `voeren`: past of `varen`, or a present plural or infinitive
PRESENT: Final = "t"
PLURAL: Final = "i"  # a present plural, or the infinitive
PRESENT_OR_PARTICIPLE: Final = "T"
PLURAL_OR_PARTICIPLE: Final = "I"
PARTICIPLE: Final = "d"
FIRST_PERSON: Final = "q"  # or an imperative
# Verbs by what they do.
REPORT: Final = "r"
REPORT_PLURAL: Final = "R"
HAVE: Final = "h"
BE: Final = "e"
ZIJN: Final = "z"  # `zijn`: are, to be, or his
BECOME: Final = "w"
WILL: Final = "f"
WOULD: Final = "u"
GOING: Final = "G"
LETS: Final = "l"  # `laat … weten`
SHARES: Final = "n"  # `deelt … mee`
IN_COMPANY: Final = "x"  # a verb beside some words only
# Participles by what they tell.
PLANNED: Final = "g"
CALLED_OFF: Final = "o"
STATE: Final = "y"  # as an adjective does
# Words that are no verbs.
KNOW: Final = "k"  # `laat … weten`
ALONG: Final = "m"  # `deelt … mee`
BY: Final = "D"
UPCOMING: Final = "E"  # a noun of what is planned
LEADS_UP: Final = "L"  # to what is to come
HAPPENED: Final = "X"  # a noun of what has happened: an accident, a crime, a death

# Words that are verbs of one kind in some company (of these words, or beside the expression), else of another.
BY_COMPANY: Final[dict[str, tuple[frozenset[str], str, str]]] = {
    "weken": (frozenset({"uit", "af"}), PAST, OTHER),  # past of wijken, or weeks
    "lasten": (frozenset({"in"}), PAST, OTHER),  # `lasten een pauze in`, or burdens
    "schepen": (frozenset({"in"}), PLURAL, OTHER),  # `schepen in`, or ships
    "staken": (
        frozenset("brand over kop handen stokje neus gek".split()),
        PAST,
        PLURAL,
    ),  # past of steken, or to strike
    "voeren": (
        frozenset("overleg gesprek gesprekken actie acties campagne strijd oorlog onderzoek debat controles".split()),
        PLURAL,
        PAST_OR_PLURAL,
    ),  # `voeren overleg`, or past of varen
    "bekend": (frozenset("heeft hebben heb had hadden".split()), PARTICIPLE, OTHER),  # `heeft bekend`, or known
    "vierde": (frozenset(), PAST, OTHER),  # `in mei vierde de club feest`, or fourth
    "verzet": (frozenset({"naar"}), CALLED_OFF, OTHER),  # `verzet naar maandag`, or resistance
    "bekende": (frozenset(), PAST, OTHER),  # `bekende woensdag de moord`: no noun stands between, as after an adjective
    "zetten": (frozenset({"voort"}), PLURAL, PAST_OR_PLURAL),  # `zetten maandag het overleg voort`
    "geleden": (frozenset("heeft hebben heb had hadden".split()), PARTICIPLE, OTHER),  # of lijden, or ago
}
# Behind these `geleden` is ago, whatever the clause has: `heeft twee jaar geleden`.
AGO_BEHIND: Final = frozenset(
    {*UNITS, "lang", "poos", "poosje", "tijd", "tijdje", "eeuw", "eeuwen", "eeuwigheid", "kwartier"}
)
# The words that are not told by their form as a verb.
_WORDS: Final = {
    BOUNDARY: ", ; : ( ) [ ] – —",
    STOP: ". ! ? …",
    SUBORDINATOR: """dat die omdat nadat voordat doordat zodat terwijl hoewel ofschoon wanneer toen indien mits tenzij
        zodra totdat waar waarbij waarin waarop waardoor waarmee waarna waarvan waarover waarvoor waaraan waaruit
        waarnaar waarom aangezien opdat wie alhoewel wiens wier naarmate alsof hetgeen waaronder waartegen waartoe
        waartussen waarbinnen waaruit vooraleer eer""",
    COORDINATOR: "en maar want dus of als",
    PLANNED: "gepland verwacht voorzien geagendeerd ingepland vastgelegd geprogrammeerd uitgeschreven aangekondigd",
    CALLED_OFF: "uitgesteld verplaatst verschoven verdaagd afgelast geannuleerd afgeblazen geschrapt vervroegd",
    STATE: " ".join(STATES),
    GOING: "gaat gaan",
    LETS: "laat laten",
    KNOW: "weten optekenen",
    BY: "door",
    ALONG: "mee mede aan toe",
    SHARES: "deelt delen geeft geven voegt licht lichten",
    FIRST_PERSON: "kom zie ga doe sta neem geef vind",
    IN_COMPANY: " ".join(BY_COMPANY),
    LEADS_UP: """vooraf voorafgaand voorafgaande aanloop vooravond vooruitlopend voorbereiding voorbereidingen oog
        vooruit geplande""",
    UPCOMING: """onderhandelingen verkiezing verkiezingen top overleg topoverleg gesprek gesprekken vergadering
        wedstrijd finale duel bijeenkomst debat stemming deadline ultimatum referendum conferentie staking betoging
        demonstratie zitting ontmoeting bezoek opening concert beraad stembusgang plechtigheid hoorzitting race koers
        etappe interland derby congres ceremonie inhuldiging beëdiging lancering aftrap topconferentie stemronde
        persconferentie topontmoeting duels wedstrijden training uitzending uitvoering voorstelling optreden
        kermis optocht parade marathon veiling raadszitting gemeenteraad ministerraad examen examens manifestatie mars
        begrafenis uitvaart huwelijk bruiloft festival weersverwachting première premières
        voorstellingen concerten optredens match matchen treffen etappes ritten receptie repetitie gala zittingen
        lezing rommelmarkt braderie jaarmarkt stoet intocht uitreiking huldiging toernooi veldrit tijdrit betogingen
        demonstraties stakingen acties debatten vergaderingen advent
        vernissage workshop infoavond inloopavond informatieavond spreekuur boekvoorstelling kaarting quiz
        spelletjesavond startschot ledenvergadering proefwedstrijd oefenduel vuurwerkshow openluchtmis benefietavond""",
    HAPPENED: """aanslag aanslagen brand branden aardbeving beving ramp rampen crash ongeluk ongelukken ongeval
        ongevallen aanval aanvallen schietpartij schietpartijen steekpartij steekpartijen vechtpartij moord moorden
        doodslag overval overvallen rellen nederlaag zege overwinning arrestatie arrestaties explosie explosies
        ontploffing ontploffingen inbraak inbraken staatsgreep coup bombardement bombardementen overstroming
        overstromingen dood overlijden vondst ontsnapping diefstal diefstallen kaping ontvoering gijzeling
        brandstichting mishandeling verkrachting aanranding plundering plunderingen botsing aanrijding ontsporing
        instorting lawine
        noodweer windhoos orkaan tornado hagelbui uitbraak vergiftiging liquidatie beschieting granaataanval bloedbad
        slachting plofkraak ramkraak roof beroving oplichting vernieling vernielingen cyberaanval datalek gaslek
        stroomstoring stroompanne storing ontruiming evacuatie invasie inval invallen huiszoeking huiszoekingen
        zelfmoord zelfdoding verdrinking verdwijning vliegramp gijzelingsactie opstoot incident incidenten voorval
        gebeurtenissen misdaad misdrijf drama tragedie klap ontmaskering aftreden ontslag gifwolk lekkage gelijkspel
        doelpunt val""",
}
_UPCOMING_ENDINGS: Final = (
    "verkiezingen", "onderhandelingen", "wedstrijd", "wedstrijden", "finale", "overleg", "debat", "vergadering",
    "stemming", "duel", "interland", "derby", "concert", "toernooi", "marathon", "zitting", "conferentie",
    "bijeenkomst", "voorstelling", "referendum", "staking", "betoging", "congres", "treffen", "optocht", "topper",
    "begrafenis", "uitvaart", "huldiging", "plechtigheid", "festival", "première", "ceremonie", "parade", "veiling",
    "manifestatie", "uitreiking", "stoet", "gala", "mars", "kermis", "ontmoeting", "hoorzitting", "herdenking",
)  # fmt: skip
_HAPPENED_ENDINGS: Final = (
    "aanslag", "aanslagen", "brand", "branden", "beving", "ramp", "rampen", "ongeval", "ongevallen", "ongeluk",
    "aanval", "aanvallen", "moord", "moorden", "overval", "overvallen", "explosie", "ontploffing", "inbraak",
    "botsing", "roof", "kraak", "storing", "mishandeling", "vergiftiging", "storting", "drama", "incident",
)  # fmt: skip
# Two kinds by a verb's slots: of a form in -en, which may be an infinitive, and of any other.
_VERBS: Final[dict[tuple[str, ...], tuple[str, str]]] = {
    ("past",): (PAST, PAST), ("past", "participle"): (PAST_OR_PARTICIPLE, PAST_OR_PARTICIPLE),
    ("past", "present"): (PAST_OR_PLURAL, PAST_OR_PLURAL), ("present", "past"): (PLURAL, PRESENT),
    ("present",): (PLURAL, PRESENT), ("present", "participle"): (PLURAL_OR_PARTICIPLE, PRESENT_OR_PARTICIPLE),
    ("participle",): (PARTICIPLE, PARTICIPLE), ("report",): (REPORT_PLURAL, REPORT), ("have",): (HAVE, HAVE),
    ("be",): (BE, BE), ("become",): (BECOME, BECOME), ("will",): (WILL, WILL), ("would",): (WOULD, WOULD),
    ("stem",): (FIRST_PERSON, FIRST_PERSON),
}  # fmt: skip
# Before these a form of a verb may be none; those in -e besides, and figures.
DETERMINERS: Final = frozenset(
    "de een deze geen elke elk ieder iedere onze alle nieuwe eerste tweede laatste".split()  # what follows is no verb
)
SOFT_DETERMINERS: Final = frozenset("het dit zijn haar hun ons".split())  # that are pronouns too
PREPOSITIONS: Final = frozenset("door van met in uit voor naar onder na bij zonder tegen tot".split())
NEVER_BEFORE_VERB: Final = frozenset("ondanks tijdens wegens zonder dankzij vanwege volgens gedurende na".split())
COUNTS: Final = frozenset(
    "twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend tientallen honderden duizenden "
    "tienduizenden veel meer enkele".split()
).union(word for word, number in NUMBERS.items() if number > 1)
_ATTRIBUTIVE: Final = (
    DETERMINERS | SOFT_DETERMINERS | PREPOSITIONS | NEVER_BEFORE_VERB | COUNTS | {"en", "om", "te", "op", ""}
)
_KINDS: Final = {word: kind for kind, words in _WORDS.items() for word in words.split()} | {"zijn": ZIJN}


def kind_of(word: str) -> str:
    """The kind of a word in lower case."""
    if word in _KINDS:
        return _KINDS[word]
    if word.endswith(_UPCOMING_ENDINGS):
        return UPCOMING
    slots = verb_slots(word) if word.isalpha() else ()
    if word.endswith(_HAPPENED_ENDINGS) and "participle" not in slots:  # `afgebrand` is no fire
        return HAPPENED
    if slots:
        return _VERBS[slots][not word.endswith(("en", "staan", "gaan", "slaan", "doen", "zien"))]
    return ATTRIBUTIVE if makes_noun(word) else OTHER


def makes_noun(word: str) -> bool:
    """Whether a form of a verb behind a word may be a noun or an adjective: after an article, an adjective, a count."""
    return word in _ATTRIBUTIVE or word[-1] == "e" or word.isdecimal()
