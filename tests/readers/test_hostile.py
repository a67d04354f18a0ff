"""Documents made to cost: megabytes of one thing take time in proportion, and nothing but InputError comes of them."""

from __future__ import annotations

import gzip
import io
import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers import material
from wirecli.convert import convert_documents
from wirecli.errors import InputError
from wirecli.readers import READERS, archives
from wirecli.readers.mails import mail

SIZE = 400_000  # bytes
SECONDS = 8.0  # of processor time: some fifty times what is needed, and a hundredth of what a square would cost

NEXIS = "LENGTH: 12 words\n"
GOPRESS = "Titel\n\nDe Kadebode, woensdag 27 november 2024, p. 2, 9w.\n\n"
MAIL = "From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\n"
HOSTILE: dict[str, Callable[[int], str]] = {
    "fields": lambda size: NEXIS + "BYLINE: x\n" + "x\n" * (size // 2) + "BODY\n",
    "load dates": lambda size: "LOAD-DATE: January 1, 2024\n" * (size // 27),
    "counters": lambda size: "1 of 2 DOCUMENTS\nLENGTH: 1 words\n" * (size // 34),
    "page marks": lambda size: NEXIS + "Page 1 of 2\nx\n" * (size // 14),
    "days": lambda size: NEXIS + "30 november 2024\n" * (size // 17),
    "copyrights": lambda size: NEXIS + "Copyright 2024\n\n" * (size // 16),
    "colons": lambda size: NEXIS + "a:" * (size // 2),
    "hyphens": lambda size: NEXIS + "a-b " * (size // 4) + ":",
    "entries": lambda size: GOPRESS * (size // len(GOPRESS)),
    "texts": lambda size: GOPRESS * (size // 200) + "27-11-2024, p.2\n\nx\n\n" * (size // 40),
    "gaps": lambda size: GOPRESS * 3 + "".join("x" + "\n" * (n % 600) for n in range(size // 300)),
    "commas": lambda size: GOPRESS + ", " * (size // 2),
    "words": lambda size: MAIL + "Subject: " + "=?a?q?" * (size // 6) + "\n\nDe brug is dicht.\n",
    "subjects": lambda size: MAIL + "Subject: " + "Re: " * (size // 4) + "\n\nDe brug is dicht.\n",
    "folds": lambda size: MAIL + "Subject: x\n" + " y\n" * (size // 3) + "\nDe brug is dicht.\n",
    "parts": lambda size: (
        MAIL + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * (size // 7) + "--b--\n"
    ),
    "quotes": lambda size: MAIL + "Content-Transfer-Encoding: quoted-printable\n\n" + "=" * size,
    "postmarks": lambda size: ("From a@b Wed Jan 21 17:12:00 2026\n" + MAIL + "\nx\n\n") * (size // 90),
    "brackets": lambda size: "[" * size,
    "braces": lambda size: "{" * size,
    "tags": lambda size: "<" * size,
    "comments": lambda size: "<!--" * (size // 4),
    "ends": lambda size: "<html></html>" * (size // 13),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_time_is_in_proportion(what: str) -> None:
    data = HOSTILE[what](SIZE).encode()
    begun = time.process_time()
    with suppress(InputError):
        assert all(page.source for page in convert_documents(data, reference=material.REFERENCE))
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(
    "data",
    [
        b"WARC/1.0\r\n" * (SIZE // 10),
        b"WARC/1.0\r\nContent-Length: 999999\r\n\r\n\r\n\r\n" * (SIZE // 40),
        b"WARC/1.0\r\nContent-Length: 1\r\nX: y\r\n" + b" z\r\n" * (SIZE // 4),
        b"WARC/1.0\r\n" + b"x" * SIZE,
        gzip.compress(b"WARC/1.0\r\n\r\n") + b"\x1f\x8b\x08" * (SIZE // 3),
        b"\x1f\x8b\x08\0\0\0\0\0\0\0" * (SIZE // 10),
        gzip.compress(b"") * (SIZE // 20),
        b"PK\x03\x04" * (SIZE // 4),
        b"PK\x05\x06" + bytes(SIZE),
    ],
)
def test_archives_take_time_in_proportion(data: bytes) -> None:
    begun = time.process_time()
    file = io.BytesIO(data)
    with suppress(InputError):
        assert all(member.error or member.kind for member in archives.opened(file, file.read(archives.HEAD))[1])
    assert time.process_time() - begun < SECONDS


def test_what_few_mails_have_is_cut() -> None:
    data = (MAIL + "Content-Type: text/plain; " + "a=x; " * 1000 + "\n\nDe brug is dicht.\n").encode()
    assert len(mail.parse(data)["Content-Type"]) == 4000
    (page,) = convert_documents(data, reference=material.REFERENCE)
    assert "De brug is dicht." in str(page.to_dict())


@pytest.mark.parametrize("name", ["punycode", "idna", "unicode-escape", "undefined"])
def test_no_page_is_in_a_codec_of_something_else(name: str) -> None:
    for head in (f"{MAIL}Content-Type: text/plain; charset={name}\n\n", f'<html><meta charset="{name}"><p>'):
        (page,) = convert_documents(f"{head}De brug is dicht, één.\n".encode("cp1252"), reference=material.REFERENCE)
        assert "De brug is dicht, één." in str(page.to_dict())


@pytest.mark.parametrize(("fields", "told"), [(1900, False), (2100, True)])
def test_a_record_s_head_has_an_end(fields: int, told: bool) -> None:
    file = io.BytesIO(
        b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 1\r\n" + b"X: y\r\n" * fields + b"\r\nx\r\n\r\n"
    )
    members = list(archives.opened(file, file.read(archives.HEAD))[1])
    assert ("has a head without end" in str(members[0].error)) == told


PIECES = [NEXIS, GOPRESS, MAIL, "\n", "\n\n", "End of Document\n", "Body\n", "1 of 2 DOCUMENTS\n", "LOAD-DATE: x\n",
          "Graphic\n", "30 november 2024\n", "27-11-2024, p.2\n", "De brug is dicht.", " ", "Content-Type: text/html\n",
          "Content-Type: multipart/related; boundary=b\n", "--b\n", "--b--", "<html>", "\0",
          "=?x?b?y?=", "Page 1 of 2\n", "BYLINE: ", "From a@b 12:00 2024\n", "{\"", "<a>"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), material.encodings)
def test_any_mix_is_read_or_refused(text: str, encoding: str) -> None:
    try:
        pages = list(convert_documents(text.encode(encoding), reference=material.REFERENCE))
    except InputError:
        return
    assert pages


@given(st.binary(max_size=600))
def test_any_head_is_told(head: bytes) -> None:
    assert sum(reader.tells(head) for reader in READERS) >= 1
