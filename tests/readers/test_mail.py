"""Mails and pages saved as MHTML: what was put in comes out, however it was encoded and packed."""

from __future__ import annotations

import quopri
from base64 import encodebytes
from datetime import datetime, timedelta, timezone
from email.header import Header
from email.utils import format_datetime
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers import material
from wirecli.convert import convert_documents
from wirecli.errors import InputError
from wirecli.model import Page
from wirecli.readers import signs
from wirecli.readers.mails import mail

CHARSETS = ["utf-8", "iso-8859-15", "windows-1252"]
HEADLINE = "Café aan de kade van Zuidkade gaat dicht"


def _body(text: str, charset: str, transfer: str) -> bytes:
    data = text.replace("\n", "\r\n").encode(charset)
    if transfer == "base64":
        return encodebytes(data).replace(b"\n", b"\r\n")
    return quopri.encodestring(data.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n") if transfer != "8bit" else data


def _part(kind: str, text: str, charset: str, transfer: str, fields: str = "") -> bytes:
    head = f'Content-Type: {kind}; charset="{charset}"\r\nContent-Transfer-Encoding: {transfer}\r\n{fields}\r\n'
    return head.encode() + _body(text, charset, transfer)


def _multipart(kind: str, parts: list[bytes], mark: str) -> bytes:
    inside = b"".join(f"--{mark}\r\n".encode() + part + b"\r\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{mark}"\r\n\r\n'.encode() + inside + f"--{mark}--\r\n".encode()


def _html(paragraphs: list[str]) -> str:
    told = "".join(f"<p>{escape(text)}</p>\n" for text in paragraphs)
    return f"<html><head><title>Nieuwsbrief</title></head><body><h1>{HEADLINE}</h1>\n{told}</body></html>"


def _packed(layout: str, paragraphs: list[str], charset: str, transfer: str) -> bytes:
    text = _part("text/plain", HEADLINE + "\n\n" + "\n\n".join(paragraphs), charset, transfer)
    html = _part("text/html", _html(paragraphs), charset, transfer)
    picture = _part("image/png", "PNG", "utf-8", "base64", 'Content-Disposition: attachment; filename="a.png"\r\n')
    note = _part("text/plain", "Bijlage", "utf-8", "8bit", 'Content-Disposition: attachment; filename="a.txt"\r\n')
    return {
        "text": text,
        "html": html,
        "alternative": _multipart("alternative", [text, html], "=_a"),
        "mixed": _multipart("mixed", [_multipart("alternative", [text, html], "=_a"), picture, note], "=_m"),
        "related": _multipart("related", [html, picture], "=_r"),
    }[layout]


def _letter(content: bytes, sent: str, subject: str | None = "Onderwerp", more: bytes = b"") -> bytes:
    told = f"Subject: {Header(subject, 'utf-8').encode()}\r\n" if subject is not None else ""
    head = f"From: Redactie <redactie@zuidkade.example>\r\nTo: lezer@voorbeeld.example\r\n{told}Date: {sent}\r\n"
    return more + head.encode() + b"MIME-Version: 1.0\r\n" + content


def _only(data: bytes) -> Page:
    (page,) = convert_documents(data, reference=material.REFERENCE, reference_origin="mtime")
    return page


@given(
    st.sampled_from(["text", "html", "alternative", "mixed", "related"]),
    material.paragraphs,
    st.sampled_from(CHARSETS),
    st.sampled_from(["quoted-printable", "base64", "8bit"]),
    st.datetimes(datetime(1990, 1, 1), datetime(2025, 12, 31)),
    st.integers(-12 * 60, 14 * 60),
)
def test_what_a_mail_holds_comes_out(
    layout: str, paragraphs: list[str], charset: str, transfer: str, moment: datetime, offset: int
) -> None:
    sent = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=offset)))
    page = _only(_letter(_packed(layout, paragraphs, charset, transfer), format_datetime(sent)))
    assert (page.source.format, page.source.media_type) == ("mail", "message/rfc822")
    assert (page.reference.time, page.reference.origin) == (sent, "metadata")
    assert page.article is not None
    assert page.article.headline == HEADLINE
    assert [block.text for block in page.article.blocks] == paragraphs
    assert page.related == ()


SENT = "Wed, 21 Jan 2026 17:12:00 -0000"
TEXT = b"Content-Type: text/plain; charset=utf-8\r\n\r\nZUIDKADE (ANP) - Het caf\xc3\xa9 is sinds maandag dicht.\r\n"


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        ("Café in Zuidkade dicht", "Café in Zuidkade dicht"),
        ("Fwd: Re: Café in Zuidkade dicht", "Café in Zuidkade dicht"),
        ("Doorst: Brug: opnieuw dicht", "Brug: opnieuw dicht"),
        (None, None),
    ],
)
def test_the_subject_is_the_headline_of_a_part_without_one(subject: str | None, headline: str | None) -> None:
    page = _only(_letter(TEXT, SENT, subject))
    assert page.article is not None
    assert page.article.headline == headline
    assert page.reference.time.isoformat() == "2026-01-21T18:12:00+01:00"


@pytest.mark.parametrize(
    "label", ["us-ascii", "unknown-8bit", "utf-8", "iso-8859-1", "x-user-defined", "base64", "rot13", '"windows-1252"']
)
@pytest.mark.parametrize("codec", ["utf-8", "cp1252"])
def test_a_charset_that_is_wrong_is_not_believed(label: str, codec: str) -> None:
    part = f"Content-Type: text/plain; charset={label}\r\n\r\n".encode() + "Het café van € 3 is ‘weg’.\r\n".encode(
        codec
    )
    page = _only(_letter(part, SENT))
    assert page.article is not None
    assert [block.text for block in page.article.blocks] == ["Het café van € 3 is ‘weg’."]


def test_subjects_in_eight_bits_and_broken_words() -> None:
    raw = b"From: a@b.example\nSubject: Caf\xe9 dicht\nDate: " + SENT.encode() + b"\n\nHet is dicht.\n"
    assert mail.field(mail.parse(raw), "Subject") == "Café dicht"
    broken = raw.replace(b"Caf\xe9 dicht", b"=?utf-8?b?abcde?=")
    assert mail.field(mail.parse(broken), "Subject")
    assert mail.field(mail.parse(raw), "X-None") is None


def test_flowed_lines_are_whole_again() -> None:
    part = (
        b"Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n"
        b"De brug bij Oosterwijk gaat een jaar \r\ndicht, zegt de provincie.\r\n\r\n-- \r\nRedactie\r\n"
    )
    page = _only(_letter(part, SENT))
    assert page.article is not None
    assert page.article.blocks[0].text == "De brug bij Oosterwijk gaat een jaar dicht, zegt de provincie."


def test_a_line_of_a_mailbox_above_a_mail() -> None:
    page = _only(_letter(TEXT, SENT, more=b"From redactie@zuidkade.example Wed Jan 21 17:12:00 2026\r\n"))
    assert page.source.format == "mail"


def test_the_mails_of_a_mailbox() -> None:
    mark = b"From a@b.example Wed Jan 21 17:12:00 2026\n"
    letters = [
        f"From: a@b.example\nSubject: Brief {number}\nDate: {SENT}\n\n>From gisteren af is {number} dicht.\n\n".encode()
        for number in range(3)
    ]
    pages = list(convert_documents(mark + mark.join(letters), reference=material.REFERENCE))
    assert [page.source.part for page in pages] == [1, 2, 3]
    assert [page.article.headline for page in pages if page.article] == ["Brief 0", "Brief 1", "Brief 2"]
    assert {page.article.blocks[0].text[:9] for page in pages if page.article} == {"From gist"}


def test_a_foot_that_a_list_adds_is_furniture() -> None:
    foot = _part("text/plain", "U krijgt deze mail van de lijst.", "utf-8", "8bit")
    page = _only(
        _letter(_multipart("mixed", [_packed("html", ["De brug is dicht."], "utf-8", "8bit"), foot], "=_l"), SENT)
    )
    assert page.article is not None
    assert [block.text for block in page.article.blocks] == ["De brug is dicht."]
    assert page.furniture == ("U krijgt deze mail van de lijst.",)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_a_nul_in_a_text_costs_no_more_than_itself(kind: str, charset: str) -> None:
    text = material.SENTENCES[1].replace(" café", " \0café\0")
    page = _only(_letter(_part(kind, text, charset, "8bit"), "Sat, 31 Jan 2026 18:30:00 +0100"))
    assert [block.text for story in page.stories() for block in story.blocks] == [material.SENTENCES[1]]


@pytest.mark.parametrize("end", ["", "!!", "-_=!", "\r\n\r\n____\r\nDeze mail kwam van de lijst", "\r\n@@@@"])
@pytest.mark.parametrize("lost", range(1, 9))
def test_base64_without_its_end_is_read(lost: int, end: str) -> None:
    """However many letters of it are lost, what stands before them is there, and the letters themselves are no text."""
    written = _part("text/plain", "\n\n".join(material.SENTENCES), "utf-8", "base64").decode().rstrip("=\r\n")
    page = _only(_letter((written[:-lost] + end).encode(), "Sat, 31 Jan 2026 18:30:00 +0100"))
    told = [block.text for story in page.stories() for block in story.blocks]
    assert told[:-1] == material.SENTENCES[:-1]
    assert material.SENTENCES[-1].startswith(told[-1])
    assert (len(told), page.furniture) == (len(material.SENTENCES), ())


def test_a_mail_without_a_text_is_refused() -> None:
    with pytest.raises(InputError, match="without a text"):
        _only(_letter(_part("application/pdf", "%PDF", "utf-8", "base64"), SENT))


def test_parts_inside_parts_without_end() -> None:
    part = TEXT
    for number in range(200):
        part = _multipart("mixed", [part], f"=_{number}")
    with pytest.raises(InputError, match="without a text"):
        _only(_letter(part, SENT))


NO_MAILS = [
    b"Update: de brug is dicht\n\nDe brug is dicht.\n",
    b"Van: redactie\nAan: lezer\n\nDe brug is dicht.\n",
    b"From: redactie\n\nDe brug is dicht.\n",
    b"Date: 3 mei\nMooi weer vandaag\n",
    b"To be or not to be: dat is de vraag\n",
]


@pytest.mark.parametrize("data", NO_MAILS)
def test_pages_are_no_mails(data: bytes) -> None:
    assert not signs.is_mail(data)
    assert not signs.is_mhtml(data)


@given(material.paragraphs, st.sampled_from(["quoted-printable", "base64", "8bit"]), st.booleans(), st.booleans())
def test_what_a_saved_page_holds_comes_out(paragraphs: list[str], transfer: str, first: bool, firefox: bool) -> None:
    url = "https://zuidkade.example/dijk?id=1"
    place = f"Content-Location: {url}\r\nContent-ID: <page@saved>\r\n"
    page = _part("text/html", "<!doctype html>" + _html(paragraphs), "utf-8", transfer, place)
    style = _part(
        "text/css", "body { color: black; }", "utf-8", "8bit", "Content-Location: https://a.example/s.css\r\n"
    )
    frame = _part("text/html", "<html><body><p>Reclame!</p></body></html>", "utf-8", "8bit")
    parts = [page, style, frame] if first else [frame, page, style]
    start = "" if first else '; start="<page@saved>"'
    content = _multipart("related", parts, "=_s").replace(
        b"; boundary", f'; type="text/html"{start}; boundary'.encode(), 1
    )
    saver = b"" if firefox else f"Snapshot-Content-Location: {url}\r\n".encode()
    saver += b'From: "Saved by Mozilla 5.0"\r\n' if firefox else b"From: <Saved by Blink>\r\n"
    data = saver + f"Subject: {HEADLINE}\r\nDate: {SENT}\r\nMIME-Version: 1.0\r\n".encode() + content
    found = _only(data)
    assert (found.source.format, found.source.media_type, found.source.url) == ("mhtml", "multipart/related", url)
    assert found.reference.time.isoformat() == "2026-01-21T18:12:00+01:00"
    assert found.article is not None
    assert found.article.headline == HEADLINE
    assert [block.text for block in found.article.blocks] == paragraphs
    assert "color" not in str(found)
    assert "Reclame" not in str(found)
