"""Telegrams of ANPA/IPTC 7901, and Belga's files of a day of them → a document each.

A telegram has a header (service and number, priority, category, words), keywords, lines to editors, the headline, the
text, a sign-off, and when it was sent: `211042 jan 26`. SOH, STX, ETX and EOT part these where they are sent; Belga's
files have `./.` with the sender's initials instead of ETX.
"""

from __future__ import annotations

from collections.abc import Iterator

from wirecli.base import text as texts
from wirecli.base.patterns import compiled
from wirecli.errors import InputError
from wirecli.model import Block
from wirecli.readers.content import plain
from wirecli.readers.wires import wire
from wirecli.records import NamedTuple
from wirecli.segment.datelines import AGENCIES
from wirecli.undated import Document, Time

_BELGA = (
    r"(?P<service>[A-Z]{2,4}\d{3,4}) (?P<priority>\d) (?P<category>[A-Z]{2,4}) \d{1,5} [A-Z] "
    r"(?P<id>(?P<agency>[A-Z]{2,})-\d{3,5})\b(?P<rest>.*)"
)
_HEADER = (
    r"(?P<service>[A-Za-z]{2,4}\d{3,5}) (?P<priority>\d) (?P<category>[A-Za-z]{1,4}) {1,4}\d{1,5}"
    r"(?: {1,6}[a-z]{4,6})?(?: {1,6}(?P<agency>[A-Za-z-]{2,8}) \d{1,5})?\b(?P<rest>.*)"
)
_SENT = r"(?i)\d{6}(?: ?[a-z]{1,5})? ?(?:[a-z]{3,9}\.? \d{2}(?:\d\d)?)"
_END = r"\./\.(?P<initials>.{0,40})"
_NOT_TEXT = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_NOTE = (
    r"(?i)(?:extra|(?:\d(?:st|nd|rd|th|e|de|ste)? ?)?lead|flash|eil|urgent|dringend|bulletin|correct\w{0,4}|"
    r"cor(?:r\.?)?(?: \d{1,3})?|herhaling|update.{0,30}|nieuw|new|adds?|vervang.{0,60})[ :!-]*"
)
_BYLINE = r"(?i)(?:by|von|van|door) +\S.{1,80}"
_BELOW = (  # what begins the part that is not to be published, with the words of dpa's Dutch, English and German desks
    r"(?i)(?:\* ?){3,5}$|#{1,3} \w|(?:the following information|die folgenden informationen|"
    r"(?:de )?(?:volgende|onderstaande) (?:informatie|gegevens|inlichtingen))\b"
)
_SIGN_OFF_WORDS = 6
_HEAD_LINES = 30
_WRAPPED = 45  # characters from which a line of a headline was wrapped


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
            publisher=_agency(header),
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
    text = text.replace("\r\r\n", "\n")  # how some lines' printers ended them
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


def _agency(header: dict[str, str | None]) -> str | None:
    """The agency that a header names: one that is known, or that the id begins with."""
    name = (header.get("agency") or "").partition("-")[0]
    return name.upper() if header.get("id") or name.lower() in AGENCIES else None


def _item(frame: Frame, header: dict[str, str | None]) -> tuple[wire.Item, list[str]]:
    """The telegram as an item, and what of it is furniture: its frame."""
    head, body = _parted(frame.lines)
    told = _head(head)
    texts, below = _text_of(body)
    furniture = [frame.header, *told.keywords, *below]
    furniture += [f"./.{frame.initials}" if frame.initials is not None else "", frame.sent or ""]
    correction = compiled(r"COR(?:R(?:ECT\w*)?)?(?: \d{1,4})?\b").search(header.get("rest") or "")
    item = wire.Item(
        headline=told.headline,
        blocks=[Block("paragraph", text) for text in texts],
        byline=told.byline,
        created=_sent(frame.sent),
        id=header.get("id") or header.get("service"),
        urgency=header.get("priority"),
        note="\n".join([*([correction[0]] if correction else []), *told.notes]) or None,
    )
    return item, [line for line in furniture if line]


def _text_of(lines: list[str]) -> tuple[list[str], list[str]]:
    """The paragraphs, and what stands below them: dpa's notebook and contacts, which are not to be published, and the
    desk's signs."""
    found = plain.paragraphs("\n".join(map(_untabbed, lines)), wrapped=True)
    end = next((at for at, text in enumerate(found) if at and compiled(_BELOW).match(text)), len(found))
    while end > 1 and _is_sign_off(found[end - 1]):
        end -= 1
    return found[:end], found[end:]


def _sent(text: str | None) -> Time | None:
    return wire.time(text)


def _untabbed(line: str) -> str:
    """A line without control characters, with its indent."""
    return compiled(_NOT_TEXT).sub("", line).expandtabs(4)


def _parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines of the head, up to the headline, and those of the text.

    The headline's last line ends in ` =`; without one a blank line or an indent ends the head, but the keywords' own.
    """
    equals = next((at for at, line in enumerate(lines[:_HEAD_LINES]) if _ends_head(line)), None)
    if equals is not None:
        return lines[: equals + 1], lines[equals + 1 :]
    begun = False
    for at, line in enumerate(lines):
        shown = _text(line)
        if begun and (not shown or _untabbed(line)[:2].isspace()):
            return lines[:at], lines[at:]
        begun = begun or bool(shown and not _is_keywords(line))
    return lines, []


def _ends_head(line: str) -> bool:
    return _text(line).endswith(" =") or _text(line) == "="


def _is_keywords(line: str) -> bool:
    """Whether a line is one of keywords: `verkeer/veer/`, `American Football/NFL/`."""
    text = _text(line)
    return text.endswith("/") or ("/" in text and " " not in text)


class _Head(NamedTuple):
    """What stands above a telegram's text."""

    keywords: list[str]
    notes: list[str]
    byline: str | None
    headline: str | None


def _head(lines: list[str]) -> _Head:
    """The head's lines by what they are: keywords, before STX or in their form; lines to editors; who wrote it; the
    headline. What stands above a headline that ends in ` =` is to editors too."""
    stx = next((at for at, line in enumerate(lines) if "\x02" in line), 0)
    marked = any(map(_ends_head, lines))
    keywords: list[str] = []
    notes: list[str] = []
    headline: list[str] = []
    byline = None
    for at, raw in enumerate(lines):
        line = _text(raw)
        if not line:
            continue
        bare = line.removesuffix("=").rstrip()
        if at < stx or (not headline and _is_keywords(line)):
            keywords.append(line)
        elif compiled(_NOTE).fullmatch(bare):
            notes.append(bare)
        elif compiled(_BYLINE).fullmatch(bare):
            byline = bare
        else:
            headline.append(bare)
    if marked and len(headline) > 1 and not _is_wrapped(headline):
        notes += headline[:-1]
        headline = headline[-1:]
    return _Head(keywords, notes, byline, " ".join(filter(None, headline)) or None)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the lines of a headline are one that was wrapped: all but the last are long, the next goes on small."""
    return all(len(line) > _WRAPPED and line[-1] not in ".:" for line in lines[:-1])


def _is_sign_off(text: str) -> bool:
    """`dpa zvd jb`, `(SDA/sj)`: an agency and initials in small letters, no sentence."""
    words = text.strip("()").replace("\\", "").replace("/", " ").split()
    small = all(len(word) <= 4 and word.isalnum() and word.islower() for word in words[1:])
    return 1 <= len(words) <= _SIGN_OFF_WORDS and words[0].lower() in AGENCIES and small
