"""Dutch numbers, cardinal and ordinal, composed rather than listed: `tweeëntwintig` → 22, `eenentwintigste` → 21.

Covers 0 to 999 999, as one word, with and without the trema.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from wirecli.base.dutch import NUMBERS, TENS

_IRREGULAR_ORDINALS: Final = {"eerste": 1, "derde": 3}
_NO_TREMA: Final = str.maketrans("ëéèï", "eeei")


@cache
def _below_hundred() -> dict[str, int]:
    """Every cardinal from 0 to 99, without accents."""
    units = {word.translate(_NO_TREMA): value for word, value in NUMBERS.items()}
    table = units | TENS
    for word, value in units.items():
        if 1 <= value <= 9:
            table |= {f"{word}en{ten}": value + tens for ten, tens in TENS.items()}
    return table


def cardinal(word: str) -> int | None:
    """The value of a number word in lower case (`honderdvijf` → 105); None where it is not one."""
    return _cardinal(word.translate(_NO_TREMA))


def _cardinal(word: str) -> int | None:
    value = _below_hundred().get(word)
    if value is not None:
        return value
    for name, size in (("duizend", 1000), ("honderd", 100)):
        before, found, after = word.partition(name)
        if found:
            times = 1 if not before else _cardinal(before)
            rest = 0 if not after else _cardinal(after.removeprefix("en")) if after != "en" else None
            if times is None or rest is None or times * size > 999_000 or rest >= size:
                return None
            return times * size + rest
    return None


def halves(word: str) -> int | None:
    """The number of halves in a fused one (`drieënhalf`, `drieëneenhalve` → 7); None where it is not one."""
    plain = word.translate(_NO_TREMA)
    for ending in ("eneenhalf", "eneenhalve", "enhalf", "enhalve"):
        if plain.endswith(ending):
            whole = _cardinal(plain.removesuffix(ending))
            return None if whole is None else 2 * whole + 1
    return None


def ordinal(word: str) -> int | None:
    """The value of an ordinal word (`achtste` → 8, `honderdeerste` → 101); None where it is not one."""
    plain = word.translate(_NO_TREMA)
    for irregular, value in _IRREGULAR_ORDINALS.items():
        if plain.endswith(irregular):
            before = plain.removesuffix(irregular)
            base = 0 if not before else _cardinal(before)
            return value if not before else None if not base or base % 100 else base + value
    for ending in ("ste", "de"):
        if plain.endswith(ending):
            base = _cardinal(plain.removesuffix(ending))
            regular = "ste" if base is not None and (base >= 20 or base == 8) and base % 100 in _STE else "de"
            return base if base and ending == regular else None
    return None


_STE: Final = {0, 1, 8, *range(20, 100)}  # what takes -ste by the last two digits; the rest takes -de
