"""What may stand beside a match: whether the word behind a number is one that it counts."""

from __future__ import annotations

from wirecli.times.clause.direction import is_verb
from wirecli.times.rule import Context

_SMALL = frozenset(
    """
    in op bij te aan met door voor vóór naar en of maar want dat die waar toen als om van tot uit over na tegen tijdens
    onder tussen sinds vanaf per is was zijn waren wordt werd worden werden heeft had hebben kan kon zal zou moet mag er
    nog ook niet weer al dan daar hier zo reeds de het een onze hun haar zijn deze dit alleen gratis
    """.split()
)
_SIGNS = frozenset("% € $ £ ° ' + × x".split())


def free(ctx: Context, verbs: bool = True) -> bool:
    """Whether the word behind the match is none that its last number can count: `om 9 of 10`, not `9 of 10 mensen`.

    `verbs` says that a verb is none: many nouns look like one.
    """
    after = ctx.word(0)
    if not after.isalpha():
        return after not in _SIGNS and not after[:1].isdecimal() and not (after in {"-", "–"} and ctx.glued(0))
    return after in _SMALL or (verbs and is_verb(after) and not after.endswith("en"))
