"""Telegrams of ANPA/IPTC 7901, and Belga's files of a day of them → a document each.

A telegram has a header (service and number, priority, category, words), keywords, lines to editors, the headline, the
text, a sign-off, and when it was sent: `211042 jan 26`. SOH, STX, ETX and EOT part these where they are sent; Belga's
files have `./.` with the sender's initials instead of ETX.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wirecli.base import text as texts
from wirecli.base.patterns import compiled
from wirecli.errors import InputError
from wirecli.model import Block
from wirecli.readers import plain, wire
from wirecli.segment.datelines import AGENCIES
from wirecli.undated import Document, Time

_BELGA = (
    r"(?P<service>[A-Z]{2,4}\d{3,4}) (?P<priority>\d) (?P<category>[A-Z]{2,4}) \d{1,5} [A-Z] "
    r"(?P<id>(?P<agency>[A-Z]{2,})-\d{3,5})\b(?P<rest>.*)"
)
_HEADER = (
    r"(?P<service>[A-Za-z]{2,4}\d{3,4}) (?P<priority>\d) (?P<category>[A-Za-z]{2,4}) {1,4}\d{1,5}"
    r"(?: {1,4}(?P<agency>[A-Za-z]{2,6}) \d{1,5})?\b(?P<rest>.*)"
)
_SENT = r"(?i)\d{6}(?: ?[a-z]{1,5})? ?(?:[a-z]{3,9}\.? \d{2}(?:\d\d)?)"
_END = r"\./\.(?P<initials>.{0,40})"
_FRAME = "\x01\x02\x03\x04"
_NOT_TEXT = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_NOTE = (
    r"(?i)(?:extra|(?:\d(?:st|nd|rd|th|e|de|ste)? ?)?lead|flash|eil|urgent|dringend|bulletin|correct\w{0,4}|"
    r"cor(?:r\.?)?(?: \d{1,3})?|herhaling|update.{0,30}|nieuw|new|adds?|vervang.{0,60})[ :!-]*"
)
_BYLINE = r"(?i)(?:by|von|van|door) +\S.{1,80}"
_SIGN_OFF_WORDS = 6


class Frame(NamedTuple):
    """A telegram in its parts; `lines` are those between header and end, blank ones included."""

    header: str
    lines: list[str]
    initials: str | None
    sent: str | None


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:
    """The telegrams of an input, in its order. InputError where there is none."""
    text, found = _decoded(data, encoding)
    frames = [frame for frame in _frames(text) if any(line.strip() for line in frame.lines)]
    if not frames:
        raise InputError("is a telegram without a text", "give telegrams that have one")
    for number, frame in enumerate(frames, 1):
        header = _header(frame.header)
        item, furniture = _item(frame, header)
        page = wire.page(item)
        yield Document(
            "iptc7901",
            "text/plain",
            found,
            page._replace(furniture=(*furniture, *page.furniture)),
            part=number if len(frames) > 1 else None,
            publisher=(header.get("agency") or "").upper() or None,
        )


def _decoded(data: bytes, encoding: str | None) -> tuple[str, str]:
    """Text with the control characters that part it, which would look binary."""
    if encoding is not None:
        return texts.decode(data, encoding)
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "cp1252"


def _frames(text: str) -> Iterator[Frame]:
    """The telegrams: each begins with SOH or its header, and ends with EOT or what says when it was sent."""
    lines: list[str] = []
    header: str | None = None
    for raw in text.replace("\x01", "\n\x01").replace("\x04", "\n\x04\n").replace("\x03", "\n\x03").splitlines():
        marked, line = raw.startswith("\x01"), raw.lstrip("\x01\x00\x7f ")
        begins = marked or (compiled(_BELGA).match(line) is not None) or (header is None and _is_header(line))
        if raw.startswith("\x04") or begins:
            if header is not None:
                yield _frame(header, lines)
            header, lines = (line, []) if begins else (None, [])
        elif header is not None:
            if header == "" and line.strip():
                header = line  # SOH stood on a line of its own
            else:
                lines.append(raw)
    if header is not None:
        yield _frame(header, lines)


def _is_header(line: str) -> bool:
    return compiled(_HEADER).match(line) is not None


def _frame(header: str, lines: list[str]) -> Frame:
    """A telegram with its end taken off: `./.` and the initials, the time it was sent."""
    sent = initials = None
    kept = list(lines)
    while kept:
        line = _text(kept[-1])
        end = compiled(_END).fullmatch(line)
        if sent is None and initials is None and compiled(_SENT).fullmatch(line):
            sent = line
        elif initials is None and end is not None:
            initials = end["initials"].strip()
        elif line:
            break
        kept.pop()
    return Frame(_text(header), kept, initials, sent)


def _text(line: str) -> str:
    """A line without control characters, clean."""
    return texts.clean(compiled(_NOT_TEXT).sub("", line))


def _header(line: str) -> dict[str, str | None]:
    found = compiled(_BELGA).match(line) or compiled(_HEADER).match(line)
    return found.groupdict() if found is not None else {"rest": line}


def _item(frame: Frame, header: dict[str, str | None]) -> tuple[wire.Item, list[str]]:
    """The telegram as an item, and what of it is furniture: its frame."""
    head, body = _parted(frame.lines)
    keywords, notes, byline, headline = _head(head)
    blocks = [Block("paragraph", text) for text in plain.paragraphs("\n".join(_untabbed(line) for line in body))]
    furniture = [frame.header, *keywords]
    if blocks and _is_sign_off(blocks[-1].text):
        furniture.append(blocks.pop().text)
    furniture += [f"./.{frame.initials}" if frame.initials is not None else "", frame.sent or ""]
    correction = compiled(r"COR(?:R(?:ECT\w*)?)?(?: \d{1,4})?\b").search(header.get("rest") or "")
    item = wire.Item(
        headline=headline,
        blocks=blocks,
        byline=byline,
        created=_sent(frame.sent),
        id=header.get("id") or header.get("service"),
        urgency=header.get("priority"),
        note="\n".join([*([correction[0]] if correction else []), *notes]) or None,
    )
    return item, [line for line in furniture if line]


def _sent(text: str | None) -> Time | None:
    return wire.time(text)


def _untabbed(line: str) -> str:
    """A line without control characters, with its indent."""
    return compiled(_NOT_TEXT).sub("", line).expandtabs(4)


def _parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines of the head, up to the headline, and those of the text."""
    equals = next((at for at, line in enumerate(lines[:30]) if _ends_headline(line)), None)
    if equals is not None:
        return lines[: equals + 1], lines[equals + 1 :]
    etx = next((at for at, line in enumerate(lines) if "\x02" in line), None)
    start = next((at for at, line in enumerate(lines) if _text(line)), 0)
    blank = next((at for at, line in enumerate(lines[start:], start) if at > (etx or start) and not _text(line)), None)
    indent = next(
        (at for at, line in enumerate(lines[start + 1 :], start + 1) if _untabbed(line)[:3].isspace() and _text(line)),
        None,
    )
    ends = [at for at in (blank, indent) if at is not None]
    end = min(ends) if ends else start + 1
    if not any(_text(line) and not _is_keywords(line) for line in lines[start:end]) and blank is not None:
        # Only keywords so far: the headline is the next run of lines, if a text follows it.
        following = next((at for at in range(end, len(lines)) if _text(lines[at])), len(lines))
        after = next((at for at in range(following, len(lines)) if not _text(lines[at])), len(lines))
        end = after if after < len(lines) else end
    return lines[:end], lines[end:]


def _ends_headline(line: str) -> bool:
    return _text(line).endswith(" =") or _text(line) == "="


def _is_keywords(line: str) -> bool:
    """Whether a line is one of keywords: `verkeer/veer/`."""
    text = _text(line)
    return "/" in text and " " not in text.strip("/").replace(", ", "").replace("- ", "")


def _head(lines: list[str]) -> tuple[list[str], list[str], str | None, str | None]:
    """Keywords, notes to editors, byline and headline of the lines above the text."""
    keywords: list[str] = []
    notes: list[str] = []
    headline: list[str] = []
    byline = None
    opened = any("\x02" in line for line in lines)
    for raw in lines:
        line = _text(raw)
        if "\x02" in raw:
            opened = False
        if not line:
            continue
        if not headline and (_is_keywords(line) or (opened and "/" in line)):
            keywords.append(line)
        elif compiled(_NOTE).fullmatch(line):
            notes.append(line)
        elif compiled(_BYLINE).fullmatch(line) and not _ends_headline(line):
            byline = line
        else:
            headline.append(line.removesuffix("=").rstrip())
    return keywords, notes, byline, " ".join(filter(None, headline)) or None


def _is_sign_off(text: str) -> bool:
    """`dpa zvd jb`: an agency and initials in small letters, no sentence."""
    words = text.split()
    small = all(len(word) <= 4 and word.isalpha() and word.islower() for word in words[1:])
    return 1 <= len(words) <= _SIGN_OFF_WORDS and words[0].strip("/").lower() in AGENCIES and small
