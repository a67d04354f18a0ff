"""A mail (RFC 5322, MIME) → its document: its HTML or text part read as a page, its `Date` the reference.

`compat32` and not the newer policy reads the fields: that raises on fields that are malformed, and mails have many.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.errors import HeaderParseError, InvalidBase64CharactersDefect, InvalidBase64LengthDefect
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from itertools import takewhile
from typing import TYPE_CHECKING

from wirecli.base import text as texts
from wirecli.base.patterns import compiled
from wirecli.errors import InputError
from wirecli.model import Format, MediaType
from wirecli.readers import page
from wirecli.records import NamedTuple
from wirecli.stamps import written
from wirecli.undated import Document, UndatedPage

if TYPE_CHECKING:
    Mail = Message[str, str]

_ANSWERED = r"(?i)(?:\s*(?:re|fwd?|antw|doorst|betr|tr|wg|aw)\s*(?:\[\d+\])?\s*:)+\s*"
_POSTMARK = rb"(\n\r?\n)From [^\s]{1,200} [^\n]{0,40}\d\d:\d\d[^\n]{0,40}\d{4}"
_DAMAGE = (InvalidBase64LengthDefect, InvalidBase64CharactersDefect)
_BASE64 = r"[A-Za-z0-9+/=\s]*"
_FEW = 10  # a text has more bytes than so many a NUL
_LONGEST_FIELD = 4000  # characters; no headline has so many, and decoding would cost their square
_DEEPEST = 40  # parts inside parts; no mail has so many


class _Short(Compat32):
    """Fields cut where they are longer than any: to tell their parameters apart costs the square of their number."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_FIELD]


_SHORT = _Short()


class Part(NamedTuple):
    """A part that can be read as a page: its text, whether it is HTML, the encoding it was in."""

    text: str
    html: bool
    encoding: str


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:
    """The one document that a mail is, those of a mailbox's. InputError for one without a text."""
    mails = _parted(data)
    told = 0
    for number, letter in enumerate(mails, 1):
        mail = parse(letter)
        parts = list(_parts(mail, encoding))
        if parts:
            told += 1
            found = document(mail, parts, format="mail", media_type="message/rfc822")
            yield found._replace(part=number if len(mails) > 1 else None)
    if not told:
        raise InputError("is a mail without a text", "save the page or the file that it brings")


def _parted(data: bytes) -> list[bytes]:
    """The mails in a mailbox (mbox), whose `From ` lines part them; else the one."""
    if not data.startswith(b"From "):
        return [data]
    starts = [0, *(found.end(1) for found in re.finditer(_POSTMARK, data))]
    return [
        data[start:end].replace(b"\n>From ", b"\nFrom ") for start, end in zip(starts, [*starts[1:], None], strict=True)
    ]


def parse(data: bytes) -> Mail:
    """The message, also where a mailbox's `From ` line or a byte order mark stands above it."""
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if data.startswith(b"From "):
        data = data.partition(b"\n")[2]
    try:
        return message_from_bytes(data, policy=_SHORT)
    except RecursionError:
        raise InputError("has parts inside parts without end", "save the page that it brings") from None


def document(mail: Mail, parts: Sequence[Part], *, format: Format, media_type: MediaType) -> Document:
    """The first of `parts` read as a page, with what the mail's fields say; further parts are text behind it."""
    first = parts[0]
    opening = list(takewhile(lambda part: not part.html, parts)) or [first]
    found = page.document("\n\n".join(part.text for part in opening), first.encoding)
    for part in parts[len(opening) :]:  # a list's foot, a disclaimer
        found = found._replace(page=_with_foot(found.page, page.document(part.text).page))
    lead = found.page.article
    if lead is not None and lead.headline is None:
        subject = headline(field(mail, "Subject"))
        found = found._replace(page=found.page._replace(article=lead._replace(headline=subject)))
    sent = written.read(field(mail, "Date") or "")
    return found._replace(format=format, media_type=media_type, reference=sent or found.reference)


def _with_foot(above: UndatedPage, below: UndatedPage) -> UndatedPage:
    """A page with all that stands below it as furniture."""
    story = below.article
    lines = [story.headline or "", *(block.text for block in story.blocks)] if story is not None else []
    lines += [block.text for related in below.related for teaser in related.stories for block in teaser.blocks]
    return above._replace(furniture=(*above.furniture, *(line for line in lines if line), *below.furniture))


def field(mail: Mail, name: str) -> str | None:
    """A header field as clean text: encoded words decoded, folded lines joined, eight-bit text read."""
    value = mail[name]
    if value is None:
        return None
    if len(str(value)) > _LONGEST_FIELD:
        return texts.clean(str(value)[:_LONGEST_FIELD])
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError, LookupError):  # a broken encoded word
        return texts.clean(str(value))
    return texts.clean("".join(_piece(piece, charset) for piece, charset in pieces)) or None


def _piece(piece: bytes | str, charset: str | None) -> str:
    data = piece.encode("ascii", "surrogateescape") if isinstance(piece, str) else piece
    if not data.strip():
        return data.decode("ascii", "replace")
    return texts.decode_labelled(data, charset)[0]


def headline(subject: str | None) -> str | None:
    """A subject without what answering and forwarding put before it."""
    if subject is None:
        return None
    answered = compiled(_ANSWERED).match(subject)
    return subject[answered.end() :] or None if answered else subject


def _parts(mail: Mail, encoding: str | None, depth: int = 0) -> Iterator[Part]:
    """The readable parts: of alternatives the richest that has a text, and no attachment where there is else."""
    if depth > _DEEPEST:
        return
    if not mail.is_multipart():
        leaf = read(mail, encoding) if mail.get_content_disposition() != "attachment" else None
        if leaf is not None:
            yield leaf
        return
    inside = [part for part in mail.get_payload() if isinstance(part, Message)]
    if mail.get_content_type() == "multipart/alternative":
        told = [list(_parts(part, encoding, depth + 1)) for part in inside]
        yield from next((parts for parts in reversed(told) if parts), [])
        return
    for part in inside:
        yield from _parts(part, encoding, depth + 1)


def read(part: Mail, encoding: str | None = None) -> Part | None:
    """A leaf of a mail as text; None where it is neither HTML nor plain text, or empty."""
    kind = part.get_content_type()
    if kind not in ("text/html", "text/plain", "application/xhtml+xml"):
        return None
    data = _payload(part)
    if not data.strip():
        return None
    try:
        text, found = texts.decode(data, encoding) if encoding else texts.decode_labelled(data, _charset(part))
    except InputError:
        return None
    if kind == "text/plain":
        return Part(_unflowed(part, text), False, found)
    # An HTML part may be a piece of a page, which says nowhere that it is HTML.
    html = text if texts.is_html(text) else f"<html><body>{text}</body></html>"
    return Part(html, True, found)


def _payload(part: Mail) -> bytes:
    """The bytes of a leaf, without stray NULs, which are no text and stop no mail program; UTF-16 has more of them."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return b""
    if any(isinstance(defect, _DAMAGE) for defect in part.defects):
        data = _damaged_base64(str(part.get_payload()))
    return data.replace(b"\0", b"") if 0 < data.count(0) * _FEW < len(data) else data


def _damaged_base64(text: str) -> bytes:
    """What base64 holds that was cut off, or has something else in it or, as mailing lists write it, behind it: the
    library gives the letters as they stand, or reads a list's foot as more of them."""
    first, *more = re.split(r"\n\r?\n", text.lstrip())
    whole = "".join([first, *takewhile(compiled(_BASE64).fullmatch, more)]).partition("=")[0]
    letters = re.sub("[^A-Za-z0-9+/]", "", whole)
    return b64decode(f"{letters[: len(letters) - (len(letters) % 4 == 1)]}==")


def _charset(part: Mail) -> str | None:
    label = part.get_param("charset")
    return label[2] if isinstance(label, tuple) else label


def _unflowed(part: Mail, text: str) -> str:
    """Text whose lines were broken for the way (RFC 3676), with them whole again."""
    if str(part.get_param("format")).lower() != "flowed":
        return text
    joint = "" if str(part.get_param("delsp")).lower() == "yes" else " "
    out: list[str] = []
    flowing = False
    for raw in text.splitlines():
        line = raw.removeprefix(" ") if not raw.startswith(">") else raw
        if flowing and line != "-- ":
            out[-1] += joint + line.rstrip(" ")
        else:
            out.append(line.rstrip(" "))
        flowing = line.endswith(" ") and line != "-- " and line.strip() != ""
    return "\n".join(out)
