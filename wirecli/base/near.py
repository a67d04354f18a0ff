"""What somebody who typed a word may have meant: the nearest of the words that there are."""

from __future__ import annotations

from collections.abc import Iterable


def near(word: str, choices: Iterable[str]) -> str:
    """`did you mean --at?`, of those among `choices` that a slip of the hand makes `word`; "" where none is."""
    from rapidfuzz.distance import DamerauLevenshtein

    bare = word.lstrip("-").lower()
    slips = {choice: DamerauLevenshtein.distance(bare, choice.lstrip("-")) for choice in choices}
    for choice in slips:
        if min(len(bare), 4) <= len(choice) and (choice.lstrip("-").startswith(bare) or bare.startswith(choice)):
            slips[choice] = 0  # cut short, or a form of it: `stor`, `converteer`
    least = min(slips.values(), default=len(bare))
    best = [choice for choice, count in slips.items() if count == least][:3]
    return f"did you mean {' or '.join(best)}?" if bare and least <= max(1, len(bare) // 3) else ""
