"""Lines of a text page that only the lines beside them explain: a day above its clock, a name below `Geschreven door`,
what goes on with an invitation, and notes to editors behind the end of a press release."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import get_args

from wirecli.base.patterns import compiled, wordlist
from wirecli.segment import marks
from wirecli.segment.lines import Item, Kind, kind_of
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


# Kinds that stand one above the other where the upper may have a say.
_MEETING = frozenset({("stamp", "stamp"), ("furniture", "text"), *((kind, "head") for kind in get_args(Kind))})


def settled(items: Sequence[Item]) -> list[Item]:
    """Items with what their neighbours say of them. No text is lost: of two lines that are one, the text is both's."""
    kept = list(items)
    joined: set[int] = set()
    for at in [at for at, kinds in enumerate(pairwise(map(kind_of, items))) if kinds in _MEETING]:
        above, item = kept[at], kept[at + 1]
        if item.kind == "stamp" and _is_clock_of(above, item):
            kept[at + 1] = above._replace(text=f"{above.text} {item.text}")
            joined.add(at)
        elif item.kind == "head" and _is_signature(above, item):
            kept[at : at + 2] = above._replace(kind="furniture"), item._replace(kind="byline")
        elif item.kind == "text":
            _take_invited(kept, at + 1)
    return [item for at, item in enumerate(kept) if at not in joined] if joined else kept


def _take_invited(kept: list[Item], at: int) -> None:
    """Make furniture of the texts from `at` on that go on with an invitation above."""
    while at < len(kept) and kept[at].kind == "text" and _goes_on_inviting(kept[at - 1], kept[at]):
        kept[at] = kept[at]._replace(kind="furniture")
        at += 1


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
