"""Paragraphs that something else has parted (a wire, a feed, an export) → a story, as a page's lead is one."""

from __future__ import annotations

from collections.abc import Sequence

from wirecli.base.patterns import compiled
from wirecli.model import Block, Dateline
from wirecli.records import NamedTuple
from wirecli.segment import boilerplate, datelines
from wirecli.segment.lines import can_be_headline, classify, split_glue
from wirecli.undated import UndatedStory

_DATELINE_WITHIN = 4  # paragraphs; behind them a dateline is another story's, told in this one
_SUBHEAD_LONGEST = 90  # characters
# How an agency's desk signs: its name and its people's codes, `dpa zvd jb`, or a code in brackets or behind a slash.
_SIGNED = (
    rf"(?:{'|'.join(sorted(datelines.AGENCIES, key=len, reverse=True))})(?: [a-z]{{2,4}}){{1,5}}"
    r"|[a-z]{2,4}(?:/[a-z]{2,4})+/?|\([a-z]{2,4}(?:/[a-z]{2,4})*\)|/[A-Z]{2,4}/?"
)
_SIGNED_LONGEST = 40


class _Opened(NamedTuple):
    """Blocks whose dateline is taken off: what stood before it on its line (a kicker), itself, and the rest."""

    blocks: list[Block]
    found: datelines.Found | None = None
    kicker: str | None = None


def story(
    paragraphs: Sequence[str | Block],
    *,
    headline: str | None,
    byline: str | None = None,
    dateline_text: str | None = None,
) -> tuple[UndatedStory, tuple[str, ...]]:
    """The article that these paragraphs are, and what of them is furniture, in their order.

    A paragraph is clean text on one line (see `base.text`), or a `Block` where the format says what it is: that stays
    what it is. Of the others short ones between texts are subheads, marked ones items of a list, those that end in a
    credit captions. `dateline_text` is the format's own field (`Berlijn (dpa) - `, `OOSTERWIJK`, `21 januari`), which
    counts where the text has no dateline of its own; a headline that the text repeats at its head is furniture. `filed`
    is the day that a dateline names. Nothing of the paragraphs is lost.
    """
    blocks, furniture = _kinds(paragraphs, headline)
    opened = _opened(blocks)
    if opened.kicker is not None:
        furniture = [opened.kicker, *furniture]
    dateline, filed = _field(dateline_text)
    if opened.found is not None:
        dateline, filed = _joined(opened.found.dateline, dateline), opened.found.filed or filed
    article = UndatedStory(
        "article",
        headline=headline,
        byline=byline,
        dateline=dateline,
        blocks=tuple(block for block in opened.blocks if block.text),
        filed=filed,
    )
    return article, tuple(furniture)


def _kinds(paragraphs: Sequence[str | Block], headline: str | None) -> tuple[list[Block], list[str]]:
    """What each paragraph is: blocks, and the furniture among them."""
    blocks: list[Block] = []
    furniture: list[str] = []
    last = next((at for at in range(len(paragraphs) - 1, -1, -1) if _is_text(paragraphs[at])), -1)
    for at, paragraph in enumerate(paragraphs):
        if isinstance(paragraph, Block):
            blocks.append(paragraph)
        elif not paragraph:
            continue
        elif _is_furniture(paragraph, headline if not blocks else None, behind=at > last):
            furniture.append(paragraph)
        else:
            blocks.append(_block(paragraph, between=bool(blocks) and at < last))
    return blocks, furniture


def _is_text(paragraph: str | Block) -> bool:
    """Whether a paragraph tells the story: one of those after which a short line is a foot, no subhead."""
    if isinstance(paragraph, Block):
        return paragraph.type in ("paragraph", "quote", "list-item")
    return bool(paragraph) and not _is_sign_off(paragraph) and classify(paragraph).kind in ("text", "list-item")


def _is_sign_off(text: str) -> bool:
    return len(text) <= _SIGNED_LONGEST and compiled(_SIGNED).fullmatch(text) is not None


def _is_furniture(text: str, headline: str | None, *, behind: bool) -> bool:
    return (
        text == headline
        or (behind and _is_sign_off(text))
        or boilerplate.is_furniture(text)
        or boilerplate.is_credit_line(text)
    )


def _block(text: str, *, between: bool) -> Block:
    """A paragraph by its own shape. `between`: text stands before and behind it, so that it can be a subhead."""
    kind = classify(text).kind
    if kind == "list-item":
        return Block("list-item", text[2:])
    if kind == "caption":
        return Block("caption", text)
    short = kind in ("head", "label", "byline", "stamp") and len(text) <= _SUBHEAD_LONGEST
    return Block("subhead" if between and short and can_be_headline(text) else "paragraph", text)


def _opened(blocks: list[Block]) -> _Opened:
    """The blocks without the dateline at the head of the first paragraph; of the next ones only a sure one counts."""
    for at, block in enumerate(blocks[:_DATELINE_WITHIN]):
        if block.type != "paragraph":
            continue
        kicker, text = _without_kicker(block.text)
        found = datelines.find(text)
        if found is not None and (found.sure or at == 0):
            rest = Block("paragraph", text[found.rest :].strip())
            return _Opened([*blocks[:at], rest, *blocks[at + 1 :]], found, kicker)
    return _Opened(blocks)


def _without_kicker(text: str) -> tuple[str | None, str]:
    """A kicker that touches the dateline (`JaarwisselingARNHEM (ANP) - De …`) and the text behind it."""
    head, *rest = split_glue(text) if datelines.is_glued(text) else [text]
    return (head, text[len(head) :].lstrip()) if rest else (None, text)


def _field(text: str | None) -> tuple[Dateline | None, str | None]:
    """The dateline that a field of the format says, and the day in it."""
    if text is None or not text.strip():
        return None, None
    text = text.strip().rstrip("-–—= ").rstrip()
    found = datelines.find(f"{text} -") or datelines.find(text)
    if found is not None:
        return found.dateline, found.filed
    places, filed = datelines.parted(text)
    return (Dateline(text, datelines.split_places(places), ()) if places else None), filed


def _joined(own: Dateline, field: Dateline | None) -> Dateline:
    """The text's own dateline, with what only the format's field says."""
    if field is None:
        return own
    return Dateline(own.text, own.places or field.places, own.credits or field.credits)
