"""What feeds, ninjs and calendars share: a story's address, its title, its text as markup. Pure functions."""

from __future__ import annotations

from html import escape

from wirecli.base.sanitise import harmless, valid
from wirecli.model import Story

_TITLE = 100  # characters of a text that stand in for a headline
_ELEMENTS = {"paragraph": "p", "subhead": "h3", "quote": "blockquote", "caption": "p", "list-item": "li"}


def urn(kind: str, key: str) -> str:
    """The name of a story or a page, the same wherever it is written."""
    return f"urn:wirecli:{kind}:{key}"


def plain(text: str) -> str:
    """`text` with nothing that XML 1.0 or a terminal takes for something else."""
    return harmless(valid(text))


def title_of(story: Story) -> str:
    """The headline; the first words of the text where it has none."""
    if story.headline:
        return story.headline
    text = next((block.text for block in story.blocks), "")
    if len(text) <= _TITLE:
        return text or (story.dateline.text if story.dateline else "") or story.id
    return text[:_TITLE].rpartition(" ")[0] + " …"


def markup(story: Story) -> str:
    """The text as HTML elements: list items in their lists, a dateline before the first paragraph."""
    parts: list[str] = []
    dateline = f"<b>{escape(plain(story.dateline.text))}</b> – " if story.dateline else ""
    listed = False
    for block in story.blocks:
        if (block.type == "list-item") != listed:
            parts.append("</ul>" if listed else "<ul>")
            listed = not listed
        element = _ELEMENTS[block.type]
        before = dateline if block.type == "paragraph" else ""
        dateline = "" if before else dateline
        parts.append(f"<{element}>{before}{escape(plain(block.text))}</{element}>")
    return "".join([*parts, "</ul>" if listed else ""])
