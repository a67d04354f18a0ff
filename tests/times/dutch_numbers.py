"""Dutch numbers written out, as the tests' own counterpart of what reads them: 0 to 999 999."""

from __future__ import annotations

SMALL = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
    "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
IRREGULAR_ORDINALS = {"een": "eerste", "drie": "derde"}


def below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    head = ("" if hundreds == 1 else SMALL[hundreds]) + "honderd" if hundreds else ""
    if not rest and head:
        return head
    if rest < 20:
        return head + SMALL[rest]
    tens, units = divmod(rest, 10)
    if not units:
        return head + TENS[tens - 2]
    joint = "ën" if SMALL[units].endswith("e") else "en"
    return head + SMALL[units] + joint + TENS[tens - 2]


def cardinal(number: int, space: str = "") -> str:
    """`tweeëntwintig`; official spelling has a space after `duizend`."""
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return below_thousand(number)
    head = ("" if thousands == 1 else below_thousand(thousands)) + "duizend"
    return f"{head}{space}{below_thousand(rest)}" if rest else head


def ordinal(number: int) -> str:
    """`eenentwintigste`, `honderdderde`; 1 and up."""
    word, last = cardinal(number), number % 100
    for small, irregular in IRREGULAR_ORDINALS.items():
        if SMALL.index(small) == last:
            return word.removesuffix(small) + irregular
    return word + ("ste" if last in {0, 8} or last >= 20 else "de")
