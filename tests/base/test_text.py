"""Bytes to text to lines: encodings, what is no text, and what normalising keeps."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wirecli.base.text import ZERO_WIDTH, clean, decode, is_html, to_lines
from wirecli.errors import InputError, UsageError

DUTCH = "Café ’t Hoekje in Reykjavík opent zaterdag – voor €5.\nGisteren was het dicht."
HTML = '<html><head><meta charset="{}"></head><body><p>Ísafjörður is één café rijker.</p></body></html>'


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (DUTCH.encode(), DUTCH, "utf-8"),
        (DUTCH.encode("utf-8-sig"), DUTCH, "utf-8"),
        (DUTCH.encode("utf-16"), DUTCH, "utf-16"),
        (b"\xfe\xff" + DUTCH.encode("utf-16-be"), DUTCH, "utf-16"),
        (DUTCH.encode("utf-16-le"), DUTCH, "utf-16-le"),
        (DUTCH.encode("utf-16-be"), DUTCH, "utf-16-be"),
        (DUTCH.encode("utf-32"), DUTCH, "utf-32"),
        ("Café – één".encode("cp1252"), "Café – één", "cp1252"),
        (b"Caf\xe9 \x81", "Café \ufffd", "cp1252"),
        ("één café, éé".encode()[:-1], "één café, é\ufffd", "utf-8"),
        ("één café".encode() + b"\xff", "Ã©Ã©n cafÃ©ÿ", "cp1252"),
        (HTML.format("iso-8859-15").encode("iso-8859-15"), HTML.format("iso-8859-15"), "iso8859-15"),
        (HTML.format("windows-1252").encode("cp1252"), HTML.format("windows-1252"), "cp1252"),
        (HTML.format("iso-8859-1").encode("cp1252"), HTML.format("iso-8859-1"), "cp1252"),
        (HTML.format("utf-8").encode("cp1252"), HTML.format("utf-8"), "cp1252"),
        (HTML.format("klingon").encode("cp1252"), HTML.format("klingon"), "cp1252"),
        (b"\x1b[31mRood\x1b[0m bericht", "\x1b[31mRood\x1b[0m bericht", "utf-8"),
    ],
)
def test_an_encoding_is_found(data: bytes, text: str, encoding: str) -> None:
    assert decode(data) == (text, encoding)


@pytest.mark.parametrize(
    ("encoding", "data", "text", "name"),
    [
        ("cp437", b"caf\x82", "café", "cp437"),
        ("latin-1", b"caf\xe9", "café", "iso8859-1"),
        ("UTF8", "\ufeffcafé".encode(), "café", "utf-8"),
    ],
)
def test_an_encoding_can_be_said(encoding: str, data: bytes, text: str, name: str) -> None:
    assert decode(data, encoding) == (text, name)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"%PDF-1.7\n%stream", "binary"),
        (b"PK\x03\x04word/document.xml", "binary"),
        (bytes(range(256)) * 40, "binary"),
        (b"GIF89a" + bytes(200), "binary"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        decode(data)


def test_a_wrong_encoding_is_refused() -> None:
    with pytest.raises(InputError, match="not ascii"):
        decode("één".encode(), "ascii")
    with pytest.raises(UsageError, match="unknown encoding 'klingon'"):
        decode(b"qapla", "klingon")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  twee\u00a0 woorden\t ", "twee woorden"),
        ("wandel\u00adpaden", "wandelpaden"),
        ("Greve\u200blingen \ufeffx", "Grevelingen x"),
        ("cafe\u0301", "café"),
        ("e\u200d\u0301", "é"),
        ("\u2000dun\u2009wit\u3000", "dun wit"),
        ("a\ud800b", "a\ufffdb"),
        ("aanhalingsteken’ – streep", "aanhalingsteken’ – streep"),
        ("\x1b[31mrood", "\x1b[31mrood"),
    ],
)
def test_a_line_is_cleaned(text: str, line: str) -> None:
    assert clean(text) == line


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_any_line_end_ends_a_line(end: str) -> None:
    assert to_lines(f"een{end}{end} twéé {end}drie") == ["een", "", "twéé", "drie"]


@given(st.text() | st.text(alphabet=st.sampled_from(" \u00a0\u200b\u00ade\u0301\n\ufeffa")))
@example("e\u200d\u0301\u00ad\u0323")
def test_cleaning_twice_changes_nothing_and_loses_nothing(text: str) -> None:
    line = clean(text)
    assert clean(line) == line
    assert unicodedata.is_normalized("NFC", line)
    ink = unicodedata.normalize("NFC", "".join(char for char in text if char not in ZERO_WIDTH))
    assert "".join(line.split()) == "".join(ink.split())


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except InputError:
        return
    assert codecs.lookup(encoding).name
    assert len(text) <= len(data)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), min_size=1))
def test_utf8_is_read_as_it_was_written(text: str) -> None:
    try:
        assert decode(text.encode())[0] == text
    except InputError:
        assert not text.encode().strip() or sum(char < " " for char in text) > 0


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<!DOCTYPE html><p>x", True),
        ("\n <!-- opgeslagen --> <HTML lang=nl>", True),
        ('<?xml version="1.0"?><html xmlns="x">', True),
        ("UTRECHT (ANP) - <html> is een taal", False),
        ("<b>vet</b>", False),
        ("<htmlx>", False),
    ],
)
def test_html_is_told_by_how_it_begins(text: str, html: bool) -> None:
    assert is_html(text) is html


@pytest.mark.parametrize(
    "before", ["", "<!-- {} -->", '<?xml version="1.0"?>\n<!-- {} -->\n<!--x-->', " <!-- {} --> <!-- {} -->\n"]
)
def test_html_is_told_behind_comments_of_any_length(before: str) -> None:
    before = before.format("y - " * 9000, "y")
    assert is_html(f"{before}<html><p>De brug is open.")
    assert not is_html(f"{before}De brug is open.")


def test_comments_without_end_are_no_html() -> None:
    assert not is_html("<!-- " * 200_000 + "<html>")
    assert is_html("<!-- -->" * 100_000 + "<html>")
