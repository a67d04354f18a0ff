"""The checker of the promise that nothing is lost: each character of a page stands in one place of its output."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Any

from wirecli.base.text import ZERO_WIDTH

_MARKERS = {"-", "•", "*"}
_DASHES = "-–—"
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_WIDTH = dict.fromkeys(map(ord, ZERO_WIDTH))


def ink(text: str) -> Counter[str]:
    """The characters of `text` that are not white, counted; zero-width characters are white, and text is in NFC."""
    kept = _SURROGATE.sub("\ufffd", text.translate(_NO_WIDTH))
    return Counter("".join(unicodedata.normalize("NFC", kept).split()))


def _texts(story: dict[str, Any]) -> list[str]:
    dateline = story["dateline"]["text"] if story["dateline"] else None
    own = [story["section"], story["headline"], story["byline"], dateline, story["stamp"]]
    return [text for text in (*own, *story["publication_lines"], *(block["text"] for block in story["blocks"])) if text]


def printed(page: dict[str, Any]) -> list[str]:
    """Every text of a page's output, once: what the input's characters must be found in."""
    texts = list(page["furniture"])
    if page["article"]:
        texts += _texts(page["article"])
    for block in page["related"]:
        texts += [block["label"] or ""]
        for story in block["stories"]:
            texts += _texts(story)
    return texts


def lost(text: str, page: dict[str, Any]) -> dict[str, int]:
    """What `text` has and `page` has not, or the other way round, character by character; {} where nothing is lost.

    Exempt, as the contract has it: the dashes that end datelines and the markers of list items, at most one of each
    for every dateline and every line that begins with a marker.
    """
    before, after = ink(text), ink("\n".join(printed(page)))
    stories = [page["article"]] * bool(page["article"]) + [s for block in page["related"] for s in block["stories"]]
    dashes = sum(story["dateline"] is not None for story in stories)
    lines = [line.split() for line in text.translate(_NO_WIDTH).splitlines()]
    markers = Counter(words[0] for words in lines if words and words[0] in _MARKERS)
    missing = {char: before[char] - after[char] for char in before | after if before[char] != after[char]}
    spare = 2 * dashes
    for char in (*_MARKERS, *_DASHES):
        gone = missing.get(char, 0)
        allowed = markers.get(char, 0) + (spare if char in _DASHES else 0)
        if 0 < gone <= allowed:
            spare -= max(0, gone - markers.get(char, 0))
            missing.pop(char, None)
    return missing
