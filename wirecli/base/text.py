"""Bytes → text → lines: decode without a locale, normalise, split. Pure functions.

An encoding is what the caller says; else a byte order mark's; else UTF-8 where the bytes are strictly that; else what
the HTML declares; else Windows-1252, which Dutch pages that are not UTF-8 are in. charset-normalizer was measured: it
takes 70 ms a page, and Windows-1252 for cp1250.
"""

from __future__ import annotations

import codecs
import re
from unicodedata import is_normalized, normalize

from wirecli.errors import InputError, UsageError

# The longer mark first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
# The WHATWG encoding standard reads these labels as Windows-1252, which holds them.
_READ_AS_1252 = frozenset({"ascii", "iso8859-1", "iso-8859-1", "latin-1", "latin1", "us-ascii"})
# Codecs of Python's that no page is in: names of hosts, which cost their square, and literals.
_NO_CHARSETS = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "unicode_escape", "undefined"})
_DECLARED = re.compile(
    rb"<(?:meta\b[^>]{0,200}?charset|\?xml\b[^>]{0,200}?encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I
)
_HTML = re.compile(
    r"\s*(?:<\?xml\b[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_START = re.compile(r"\s*+(?:<\?xml\b[^>]{0,200}>\s*+)?")
_HTML_BYTES = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta)\b", re.I)

# Zero-width spaces, joiners and marks, the word joiner, the BOM as a character, and the soft hyphen.
ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_ZERO_WIDTH = re.compile(f"[{ZERO_WIDTH}]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Control characters that no text file holds: everything below the space but white space, form feed and escape.
_BINARY = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_SNIFFED = 65536  # bytes looked at to tell binary data from text
_TAIL = 64  # bytes at the end in which a NUL is padding


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """`data` as text, and the name of the encoding it was in.

    Raises InputError for empty or binary data and for bytes that the named encoding does not hold, UsageError for an
    encoding that Python does not know.
    """
    if not data.strip():
        raise InputError("the input is empty", "give a page with text in it")
    if encoding is not None:
        return _strictly(data, encoding)
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _marked(data, codec, name)
    wide = _unmarked_utf16(data)
    if wide is not None:
        return wide
    if b"\x00" in data[-_TAIL:]:
        data = _unpadded(data)
    if _looks_binary(data):
        raise InputError("the input is binary data, not text", "give plain text or HTML, or say its --encoding")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _not_utf8(data)


def decode_labelled(data: bytes, label: str | None) -> tuple[str, str]:
    """`decode`, with what a header says of the encoding: believed where the bytes don't say otherwise."""
    codec = labelled(data, label)
    return _strictly(data, codec) if codec else decode(data)


def labelled(data: bytes, label: str | None) -> str | None:
    """The codec that a header's label names, where `data` is in it; None where the bytes must tell.

    A mark and valid UTF-8 go before the label; a label that Python lacks or that the bytes contradict is none.
    """
    codec = _text_codec(label) if label else None
    if codec in (None, "ascii", "utf-8", "utf-8-sig") or any(data.startswith(mark) for mark, _, _ in _MARKS):
        return None
    assert codec is not None
    if codec in _READ_AS_1252:
        codec = "cp1252"
    escaped = data.isascii()  # ISO 2022 and UTF-16 can be ASCII by their bytes
    try:
        if not escaped:
            data.decode("utf-8")
            return None
    except UnicodeDecodeError:
        pass
    try:
        data.decode(codec)
    except UnicodeError:
        return None
    return codec


def _text_codec(label: str) -> str | None:
    """The name of the codec that a label means; None for none, or for one that makes no text of bytes."""
    try:
        found = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return None
    return found.name if getattr(found, "_is_text_encoding", True) and found.name not in _NO_CHARSETS else None


def _strictly(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding)
    except LookupError:
        raise UsageError(f"unknown encoding {encoding!r}", "name one that Python knows, such as cp1252") from None
    except UnicodeError as error:
        raise InputError(f"the input is not {encoding}: {error}", "leave --encoding out to have it found") from None
    return text.removeprefix("\ufeff"), codecs.lookup(encoding).name


def _marked(data: bytes, codec: str, name: str) -> tuple[str, str]:
    # A broken-off page can end in half a character: that is replaced, as a browser does.
    return data.decode(codec, "replace"), name


def _unmarked_utf16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without its mark: in Dutch text nearly every second byte is then zero."""
    head = data[:_SNIFFED]
    if b"\x00" not in head:
        return None
    for codec, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(head) >= 4 and zeros.count(0) > 0.8 * len(zeros) and head.count(0) <= 1.1 * len(zeros):
            try:
                return data.decode(codec), codec
            except UnicodeDecodeError:
                return None
    return None


def _unpadded(data: bytes) -> bytes:
    """`data` without the few NULs at its end that some tools leave there, and the white space among them."""
    text = data.rstrip(b"\x00 \t\r\n\f")
    return text if len(data) - len(text) <= _TAIL else data


def _looks_binary(data: bytes) -> bool:
    head = data[:_SNIFFED]
    if b"\x00" in head or head.startswith((b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff")):
        return True
    return len(head) - len(head.translate(None, _BINARY)) > len(head) // 50


def _not_utf8(data: bytes) -> tuple[str, str]:
    declared = _DECLARED.search(data, 0, 4096)
    if declared and _HTML_BYTES.search(data, 0, 4096):
        codec = _text_codec(declared[1].decode("ascii").lower()) or "cp1252"
        # A page that declares UTF-8 and is not is, as a rule, Windows-1252 pasted into a template.
        if codec not in _READ_AS_1252 and codec not in ("utf-8", "cp1252"):
            try:
                return data.decode(codec), codec
            except (UnicodeError, LookupError):
                pass  # the declaration is wrong: read on as if it said nothing
    if data.count(b"\xef\xbf\xbd") == 0 and _truncated_utf8(data):
        return data.decode("utf-8", "replace"), "utf-8"
    # Five bytes have no meaning in Windows-1252; a browser keeps them as control characters, we show them as unknown.
    return data.decode("cp1252", "replace"), "cp1252"


def _truncated_utf8(data: bytes) -> bool:
    """Whether the only fault is a character cut in half at the end, where the page breaks off."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and any(byte > 127 for byte in data[: error.start])
    return False


def is_html(text: str) -> bool:
    """Whether `text` is an HTML page, told by how it begins, behind comments of any length."""
    at = 0
    while (start := _START.match(text, at)) is not None and text.startswith("<!--", start.end()):
        end = text.find("-->", start.end())
        if end < 0:
            return False
        at = end + 3
    return _HTML.match(text, at, at + 8192) is not None


def clean(text: str) -> str:
    """`text` in NFC on one line: zero-width characters removed, each run of white space one space, none at the ends.

    Lone surrogates, which no encoding can write, become U+FFFD. Cleaning twice changes nothing.
    """
    if not text.isascii():
        if not text.isprintable():  # nor are zero-width characters and surrogates printable
            text = _SURROGATE.sub("\ufffd", _ZERO_WIDTH.sub("", text))
        if not is_normalized("NFC", text):
            text = normalize("NFC", text)
    return " ".join(text.split())


def to_lines(text: str) -> list[str]:
    """`text` as clean lines in order; a blank line is "". Any of Unicode's line ends ends a line."""
    return [
        # Of white space only the plain space is printable: most lines are clean as they come.
        line
        if line.isprintable()
        and "  " not in line
        and line.strip() is line
        and (line.isascii() or is_normalized("NFC", line))
        else clean(line)
        for line in text.splitlines()
    ]
