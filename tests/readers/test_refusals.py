"""What is no page is named for what it is, whatever it is called; what is a page is none of that."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.readers import material
from wirecli.convert import convert_bytes
from wirecli.errors import InputError
from wirecli.readers import refusals, signs


def _zip(*names: str, stored: bytes = b"<x/>") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, stored)
    return file.getvalue()


NAMED = {
    "a PDF": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\n",
    "an RTF document": rb"{\rtf1\ansi De brug is dicht.}",
    "Word": _zip("[Content_Types].xml", "_rels/.rels", "word/document.xml"),
    "Excel": _zip("[Content_Types].xml", "xl/workbook.xml"),
    "PowerPoint": _zip("docProps/app.xml", "[Content_Types].xml", "ppt/slides/slide1.xml"),
    "OpenDocument": _zip("mimetype", "content.xml", stored=b"application/vnd.oasis.opendocument.text"),
    "EPUB": _zip("mimetype", "META-INF/container.xml"),
    "old Office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "GIF": b"GIF89a\1\0\1\0",
    "WebP": b"RIFF\x24\0\0\0WEBPVP8 ",
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>',
    "sitemap": b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>',
    "list of sitemaps": b"<sitemapindex><sitemap><loc>https://a.example/</loc></sitemap></sitemapindex>",
    "<catalogus>": b"<!-- x --><catalogus><boek/></catalogus>",
    "<boekenlijst>": b"<!DOCTYPE boekenlijst SYSTEM 'x.dtd'>\n<boekenlijst>De brug</boekenlijst>",
    "XML with the root <urlset>": '<?xml version="1.0" encoding="utf-16"?><urlset/>'.encode("utf-16"),
    "JSON that is no news": b'{"naam": "De Kadebode", "oplage": 3}',
    "GeoJSON": b'{"type": "FeatureCollection", "features": []}',
    "broken": b'{"naam": "De Kade',
    "JSON Lines": b'{"a": 1}\n{"a": 2}\n',
    "that wirecli wrote": b'[{"source": {}, "reference": {}, "article": null}]',
    "SQLite": b"SQLite format 3\0" + bytes(84),
    "Parquet": b"PAR1\x15\4",
    "7-Zip": b"7z\xbc\xaf\x27\x1c\0\4",
    "gzip": b"\x1f\x8b\x08\0\0\0\0\0",
    "ARC": b"filedesc://x.arc 0.0.0.0 20260121171200 text/plain 76\n1 0 x\n",
    "WARC": b"WARC/1.0\r\nWARC-Type: warcinfo\r\n",
    "binary": bytes(range(256)) * 4,
}


@pytest.mark.parametrize("what", NAMED)
def test_what_is_no_page_is_named(what: str) -> None:
    with pytest.raises(InputError) as refused:
        convert_bytes(NAMED[what], reference=material.REFERENCE, name="krant.txt")
    assert what in str(refused.value)
    assert str(refused.value).startswith("krant.txt: ")
    assert refused.value.hint


PAGES = [
    b"De brug is dicht.\n\0",
    b"De brug is dicht.\n\0\0\n",
    "De brug is dicht.\n".encode("utf-16-le"),
    b"[Video] Brug dicht\n\nDe brug is dicht.\n",
    b"{kader} De brug is dicht.\n",
    b"[1] Zo begint een noot.\n",
    b'["Dicht", zegt hij.]\n',
    b"<p>De brug is dicht.</p>",
    b"<Redactie> De brug is dicht.\n",
    b"< De brug is dicht.\n",
    b"BZh is een naam, de brug is dicht.\n",
    b"ID3 is een auto.\n",
    b"MZ, dat is hij.\n",
    b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">\n'
    b'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Brug</title></head><body><p>De brug.</p></body></html>',
    b"<!-- saved from url=(0020)https://a.example/ -->\n<!DOCTYPE html>\n<html><body><p>De brug.</p></body></html>",
    b"PAGINA 4\n\nDe brug is dicht.\n",
]


@pytest.mark.parametrize("data", PAGES)
def test_a_page_is_a_page(data: bytes) -> None:
    page = convert_bytes(data, reference=material.REFERENCE)
    assert page.source.format == "page"
    assert "\0" not in str(page.to_dict())


def test_every_sign_has_its_words() -> None:
    assert {name for _, _, name in signs.MAGIC} <= refusals.KINDS.keys()
