"""Lines of a text page that only the lines beside them explain: a day above its clock, a name below `Geschreven door`,
what goes on with an invitation, and notes to editors behind the end of a press release."""

from __future__ import annotations

from collections.abc import Sequence

from wirecli.base.patterns import compiled, wordlist
from wirecli.segment import marks
from wirecli.segment.lines import Item
from wirecli.stamps import forms

_SIGNS = wordlist("geschreven door|door|tekst|auteur|auteurs|redactie|verslag|interview", "|")
_SIGN_LONGEST = 20  # characters
_INVITED_LONGEST = 140  # characters of the line that goes on with an invitation
_ENDS_LONGEST = 80
_READER = r"\b(?:je|jij|jouw|u|uw)\b"
_ENDS = (
    r"[-–—*# ]{0,9}(?:einde|eind) (?:van (?:het |dit )?)?(?:pers)?bericht\b.{0,20}"
    r"|[-–—*# ]{0,9}noot(?:en)? (?:voor|aan) (?:de )?(?:redacties?|pers|media|redactie en pers)\b.{0,40}"
)


def settled(items: Sequence[Item]) -> list[Item]:
    """Items with what their neighbours say of them. No text is lost: of two lines that are one, the text is both's."""
    kept: list[Item] = []
    kind = ""
    for item in items:
        above, kind = kind, item.kind
        if kind == "text" and above != "furniture":
            kept.append(item)
        elif kind == "stamp" and above == "stamp" and _is_clock_of(kept[-1], item):
            kept[-1] = kept[-1]._replace(text=f"{kept[-1].text} {item.text}")
        elif kind == "head" and above and _is_signature(kept[-1], item):
            kind = "byline"
            kept[-1] = kept[-1]._replace(kind="furniture")
            kept.append(item._replace(kind="byline"))
        elif kind == "text" and above == "furniture" and _goes_on_inviting(kept[-1], item):
            kind = "furniture"
            kept.append(item._replace(kind="furniture"))
        else:
            kept.append(item)
    return kept


def notes(items: Sequence[Item]) -> int:
    """Where the notes of a press release begin, behind its text and to the end; 0 for none."""
    first = next((at for at, item in enumerate(items) if item.kind == "text"), len(items))
    short = (at for at in range(first + 1, len(items)) if len(items[at].text) <= _ENDS_LONGEST)
    return next((at for at in short if compiled(_ENDS).fullmatch(items[at].text.lower())), 0)


def _is_clock_of(day: Item, clock: Item) -> bool:
    """`za 31 jan` above `07:12`; above a list's clocks the day is their heading, which `teasers` knows."""
    if clock.sure or not any(map(str.isdigit, day.text)):
        return False
    form = forms.read(clock.text)
    return form is not None and form[0] == "clock" and forms.names_day(day.text)


def _is_signature(announcer: Item, name: Item) -> bool:
    if len(announcer.text) > _SIGN_LONGEST or announcer.text.lower().strip(" :") not in _SIGNS:
        return False
    return marks.are_of_name(name.text.split())


def _goes_on_inviting(invitation: Item, item: Item) -> bool:
    """`Meld je aan voor onze nieuwsbrief` above `Elke dag het belangrijkste nieuws uit je regio.`"""
    return (
        "ieuwsbrief" in invitation.text
        and len(item.text) <= _INVITED_LONGEST
        and compiled(_READER).search(item.text.lower()) is not None
    )
