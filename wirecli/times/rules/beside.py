"""What may stand beside a match: whether the word behind a number is one that it counts."""

from __future__ import annotations

from typing import Final

from wirecli.times.clause.direction import is_verb
from wirecli.times.clause.verbs import verb_slots
from wirecli.times.rule import Context

_SMALL: Final = frozenset(
    """
    in op bij te aan met door voor vóór naar en of maar want dat die waar toen als om van tot uit over na tegen tijdens
    onder tussen sinds vanaf per is was zijn waren wordt werd worden werden heeft had hebben kan kon zal zou moet mag er
    nog ook niet weer al dan daar hier zo reeds de het een onze hun haar zijn deze dit alleen gratis open dicht vrij
    gesloten geopend terecht toegankelijk langs thuis terug uit af aan
    """.split()
)
# Slots of verbs whose forms are nouns as often: a stem (`de 3e plaats`), a present in -en (`9 wedstrijden`).
_MAYBE_NOUNS: Final = frozenset(
    {("stem",), ("present",), ("present", "past"), ("past", "present"), ("present", "participle")}
)
_NOUNS: Final = frozenset("start opdracht plaats punt kaart".split())
_SIGNS: Final = frozenset("% € $ £ ° ' + × x".split())


def free(ctx: Context) -> bool:
    """Whether the word behind the match is none that its last number can count: `om 9 of 10`, not `9 of 10 mensen`."""
    after = ctx.word(0)
    if not after.isalpha():
        return after not in _SIGNS and not after[:1].isdecimal() and not (after in {"-", "–"} and ctx.glued(0))
    if after in _SMALL:
        return True
    slots = verb_slots(after)
    return bool(slots) and (slots not in _MAYBE_NOUNS or (after.endswith("t") and after not in _NOUNS))


BEFORE_THAT: Final = frozenset("op in van sinds tot vanaf ook juist nog".split())


def is_relative(ctx: Context, at: int) -> bool:
    """Whether a `die`, at an offset from the match, is relative: not behind a preposition, an adverb or a verb.

    `de reizigers die morgen vertrekken`; but `hij stond die morgen vroeg op`.
    """
    place = (ctx.start if at <= 0 else ctx.end) + at
    before = ctx.text.words[place - 1] if place > 0 else ""
    if not before or before in BEFORE_THAT or before in {".", "!", "?", ":", '"'}:
        return False
    return not (before.isalpha() and is_verb(before) and not before.endswith("en"))
