"""Where one document ends and the next begins in what was saved as one page, which no reader can part: pages that were
put one behind another, and exports of kinds that have no reader, by the lines that end or begin each document in them.

This looks at a page as it came: at the lines of text, at the mark-up of HTML; `segment.stretches` at what it was cut
into, by headlines and rules.
"""

from __future__ import annotations

from collections.abc import Sequence

from wirecli.base.patterns import compiled

_LONGEST = 220  # characters; no such line is longer
# A word that such a line has, signs of which it has one (none of that costs anything to look for), and the line.
_LINES = (
    ("Document ", ("",), r"(?m)^Document [A-Z]{2,12}\d{6,12}[a-z0-9]{0,20}\s*$"),  # Factiva's last line
    (" woorden", ("",), r"(?m)^\d{2,5} woorden\s*$"),
    (" words", ("",), r"(?m)^\d{2,5} words\s*$"),
    # Paper, day, page.
    ("dag ", (", p.", ", blz.", ", pag."),
     r"(?m)^\S.{0,80}, [a-z]{2,9}dag \d{1,2} [a-z]{3,9} \d{4}, (?:p|blz|pag)\. ?\d.{0,20}$"),
    ("Subject: ", ("",), r"(?m)^Subject: \S.{0,200}$"),  # mails that were pasted
)  # fmt: skip


def in_lines(lines: Sequence[str]) -> bool:
    """Whether two of a text's lines are of a kind that a document has but one of."""
    text = "\n".join([line for line in lines if len(line) <= _LONGEST])
    for word, signs, line in _LINES:
        at = text.find(word)
        if at < 0 or text.find(word, at + 1) < 0 or not any(sign in text for sign in signs):
            continue
        found = compiled(line).finditer(text)
        if next(found, None) and next(found, None):
            return True
    return False


def in_html(text: str) -> bool:
    """Whether another page begins behind the end of the first."""
    end = text.find("</html>")
    return 0 <= end < len(text) - 16 and "<html" in text[end:].lower()
