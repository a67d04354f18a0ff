"""What wires have in common: an item's fields → its document.

A headline's marks (`(2)`, `(3DER)`, `(CORRECT)`) are no part of it, notes to editors none of the text, and what a wire
says twice, its headline and its abstract, is told once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wirecli.base.patterns import compiled, wordlist
from wirecli.model import Block, Wire, WireStatus
from wirecli.readers.content import markup
from wirecli.records import NamedTuple
from wirecli.segment import datelines, paragraphs
from wirecli.stamps import written
from wirecli.undated import Time, UndatedPage, UndatedStory

STATUSES: dict[str, WireStatus] = {
    "usable": "usable", "open": "usable", "embargoed": "embargoed", "embargo": "embargoed", "withheld": "withheld",
    "withdrawn": "canceled", "canceled": "canceled", "cancelled": "canceled", "kill": "canceled", "killed": "canceled",
    "retracted": "canceled", "recalled": "canceled", "spiked": "canceled", "deleted": "canceled",
}  # fmt: skip
"""What wires call a status, in lower case, and the one of ours that it is."""

# What stands in parentheses behind a headline and is no part of it, in capitals.
_MARKS = wordlist(
    "CORRECT CORRECTIE CORRECTED CORR COR RECTIFICATIE RECTIFICATION RECT BIS TER QUATER DER DERNIER LEAD UPDATE UPD "
    "NIEUW VERSIE AANVULLING AANGEVULD VOLLEDIG HERHALING HERNEMING REPETITIE REPEAT RPT SLOT SYNTHESE OVERZICHT FLASH "
    "URGENT DRINGEND BREAKING EMBARGO ADD WRAP VERBETERD VERBETERDE GECORRIGEERD"
)
_MARKED = (
    r"\s*\((?:(?P<number>\d{1,2})(?P<rest>[ -]?[A-Za-z]{1,12})?|(?P<mark>[A-Z][A-Z ]{1,30}(?P<count>\d{1,2})?))\)$"
)
_ORDINAL = wordlist("de ste e der bis ter lead")
_INITIALS = r"[a-z]{2,4}(?:[/ ][a-z]{2,4}){0,5}/?"  # how a desk signs; a name has capitals
_HEAD_BLOCKS = 24  # blocks in which a text repeats its headline
_HEAD_LONGEST = 80  # characters of what stands above it
_YOUNGEST = 10  # `(12)` behind a headline is an age, unless the item itself says that it is its version
# A word set in letters with blanks between begins a note: `N i e u w  bericht`.
_SPACED = r"(?:\w ){3,20}\w(?!\w)"
_NOTE = (
    r"(?i)(?:"
    r"nieuwe? (?:bericht|versie),? vervangt|vervangt\b[^.]{0,40}:|(?:dit bericht )?vervangt (?:het )?(?:eerder|vorig)|"
    r"(?:noot|nota|bericht|mededeling|attentie|let op)[,:]? (?:(?:voor|aan) )?(?:(?:de|alle) )?"
    r"(?:redactie|eindredactie|abonnee|klant)\w{0,3}\b|"
    r"(?:attn\.?|attentie) (?:eind)?redac\w{1,5}\b|redactionele noot|noot redactie|"
    r"eds?(?:itors'?)?[.:] |editors'? notes?\b|"
    r"(?:\(?)embargo (?:tot|until)\b|let op[:,]? embargo|correctie[:,] (?:in|vervangt|corrigeert)|"
    r"herhaling (?:van|met) (?:bericht|correctie)|\(?corrigeert\b|\(?met (?:correctie|rectificatie)\b)"
)
_REPLACES = r"(?i)\bvervangt\b(?:[^:]{0,40}:)?\s*(.{3,200})"
_DAY_ONLY = r"\d{1,2}(?:[/.-]\d{1,2}|\.? [^\W\d_]{3,9}\.?)(?:[ /.-]\d{2,4})?|\d{4}-?\d\d-?\d\d(?:T[\d:+-]*)?"
_VERSION = r"(?i)[-_.:]v(?P<v>\d{1,4})$"


class Item(NamedTuple):
    """What a wire says of an item, as it says it; `blocks` is its text, `abstract` what may repeat the beginning of it.

    `status`, `version` and `urgency` are the format's own words.
    """

    headline: str | None = None
    blocks: Sequence[Block] = ()
    abstract: Sequence[Block] = ()
    byline: str | None = None
    dateline: str | None = None
    section: str | None = None
    created: Time | None = None
    changed: Time | None = None
    embargo: Time | None = None
    id: str | None = None
    version: str | None = None
    status: str | None = None
    urgency: str | None = None
    note: str | None = None
    language: str | None = None
    replaces: str | None = None
    furniture: tuple[str, ...] = ()


def time(text: str | None) -> Time | None:
    """The time that a field says; None where it says none."""
    return written.read(text) if text else None


def line(text: str | None) -> str | None:
    """A title or a name that may be HTML, as clean text; None for none."""
    return markup.line(text) if text else None


def page(item: Item) -> UndatedPage:
    """The page of an item: one article."""
    story, furniture = article(item)
    return UndatedPage(story, (), furniture)


def article(item: Item) -> tuple[UndatedStory, tuple[str, ...]]:
    """An item as a story, and what of its text is furniture."""
    id, version = _identity(item)
    headline, marked, marks = _unmarked(item.headline, version)
    above, told = _below_headline(item.blocks, headline, item.headline)
    notes, text = _notes(once(without_headline(item.abstract, headline), told))
    signed = item.byline is not None and compiled(_INITIALS).fullmatch(item.byline) is not None
    story, furniture = paragraphs.story(
        loose(text),
        headline=headline,
        byline=None if signed else item.byline,
        dateline_text=_dateline(item.dateline, text),
    )
    furniture = (*item.furniture, *above, *furniture, *([item.byline] if signed and item.byline else []))
    note = "\n".join(_without_repeats([*(item.note or "").splitlines(), *marks, *notes])) or None
    wire = Wire(
        id=id,
        version=version if marked is None else marked,
        status=status(item.status),
        urgency=_number(item.urgency),
        note=note,
        language=item.language,
        replaces=item.replaces or _replaced(notes),
    )
    created = item.created or item.changed
    changed = item.changed if item.changed != created else None
    story = story._replace(
        section=story.section or item.section,
        published=created,
        modified=changed,
        filed=story.filed or _day_only(item.dateline),
        wire=wire,
        embargo=item.embargo,
    )
    return story, furniture


def loose(blocks: Sequence[Block]) -> list[str | Block]:
    """Paragraphs as bare texts, whose words can make them a subhead or furniture; other blocks as they are."""
    return [block.text if block.type == "paragraph" else block for block in blocks]


def _without_repeats(lines: Sequence[str]) -> list[str]:
    """Lines without those that others say as well."""
    told = list(dict.fromkeys(line for line in lines if line))
    return [line for line in told if not any(line in other for other in told if other is not line)]


def _identity(item: Item) -> tuple[str | None, int | None]:
    """The id without its version, and the version."""
    version = _number(item.version)
    if item.id is None:
        return None, version
    found = compiled(_VERSION).search(item.id)
    if found is not None:
        return item.id[: found.start()], version if version is not None else int(found["v"])
    if version is not None:
        return item.id.removesuffix(f":{version}"), version
    return item.id, None


def _number(text: str | None) -> int | None:
    """The whole number that a field begins with; None for none."""
    found = compiled(r"\s*(\d{1,9})(?!\d)").match(text) if text else None
    return int(found[1]) if found else None


def _unmarked(headline: str | None, version: int | None) -> tuple[str | None, int | None, list[str]]:
    """A headline without its marks, the version that they say where the item says no other, and the other marks."""
    marks: list[str] = []
    number: int | None = None
    while headline:
        found = compiled(_MARKED).search(headline[-60:])
        if found is None or found.start() + len(headline) - len(headline[-60:]) == 0:
            break
        said = found["number"] or found["count"]
        rest = (found["rest"] or found["mark"] or "").strip(" -")
        if found["mark"] and _MARKS.isdisjoint(rest.split()):
            break
        if found["rest"] and not (rest.lower() in _ORDINAL or rest in _MARKS):
            break
        if said and not rest and not _is_version(int(said), version):
            break
        number = max(number or 0, int(said)) if said else number
        marks[:0] = [rest] if rest and rest.lower() not in ("de", "ste", "e") else []
        headline = headline[: len(headline) - len(found[0])].rstrip()
    if number is not None and version is not None:
        number = max(number, version)
    return headline, number, marks


def _is_version(number: int, version: int | None) -> bool:
    """Whether a figure behind a headline is a version and no age: the item's own, or a small one."""
    return number == version or 0 < number < _YOUNGEST


def once(abstract: Sequence[Block], blocks: Sequence[Block]) -> list[Block]:
    """The abstract before the text, without what the text begins with or says again as a whole."""
    heads = [_essence(block.text) for block in blocks]
    whole = "".join(heads)
    kept = [block for block in abstract if not _is_told(_essence(block.text), heads, whole)]
    return [*kept, *blocks]


def _is_told(said: str, heads: Sequence[str], whole: str) -> bool:
    return not said or whole.startswith(said) or any(head == said or head.startswith(said) for head in heads)


def _essence(text: str) -> str:
    """What two tellings of a paragraph share, also where one breaks off in a word: letters and figures, no dateline."""
    found = datelines.find(text)
    if found is not None:
        text = text[found.rest :]
    return "".join(filter(str.isalnum, text)).casefold()


def without_headline(blocks: Sequence[Block], *headlines: str | None) -> list[Block]:
    """The text without the headline at its head."""
    told = {headline.casefold() for headline in headlines if headline}
    rest = list(blocks)
    while rest and rest[0].text.casefold() in told:
        del rest[0]
    return rest


def _below_headline(blocks: Sequence[Block], *headlines: str | None) -> tuple[list[str], list[Block]]:
    """What stands above the headline that the text repeats (a slug line, a time, a genre), and the text below it."""
    told = {headline.casefold() for headline in headlines if headline}
    for at, block in enumerate(blocks[:_HEAD_BLOCKS]):
        if block.text.casefold() in told:
            return [above.text for above in blocks[:at]], without_headline(blocks[at:], *headlines)
        if len(block.text) > _HEAD_LONGEST:
            break
    return [], list(blocks)


def _notes(blocks: Sequence[Block]) -> tuple[list[str], list[Block]]:
    """The notes to editors, and the text without them."""
    notes: list[Block] = []
    text: list[Block] = []
    for block in blocks:
        (notes if block.type == "paragraph" and is_note(block.text) else text).append(block)
    return [note.text for note in notes], text


def is_note(text: str) -> bool:
    """Whether a paragraph is a note to editors: it says that it replaces, corrects or asks for attention."""
    return compiled(_SPACED).match(text) is not None or compiled(_NOTE).match(text) is not None


def _replaced(notes: Sequence[str]) -> str | None:
    """The headline of what a note says is replaced."""
    return next(iter(_all_replaced(notes)), None)


def _all_replaced(notes: Sequence[str]) -> Iterator[str]:
    for note in notes:
        found = compiled(_REPLACES).search(note)
        if found is not None:
            yield found[1].strip()


def _dateline(field: str | None, text: Sequence[Block]) -> str | None:
    """The dateline of a field of its own, where it names a place and the text doesn't begin with one."""
    if not field or _day_only(field):
        return None
    found = datelines.find(text[0].text) if text else None
    return None if found is not None and found.sure else field


def _day_only(field: str | None) -> str | None:
    """A dateline's field that has nothing but the day in it (`21 januari`, `20200616`)."""
    return field if field and compiled(_DAY_ONLY).fullmatch(field) else None


def status(text: str | None) -> WireStatus | None:
    """One of ours for a status as a wire writes it, with or without a scheme before it (`stat:usable`)."""
    return STATUSES.get((text or "").rpartition(":")[2].strip().lower())
