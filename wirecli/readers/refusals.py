"""What no reader reads, named for what it is, with what to do: never a page because nothing else fits."""

from __future__ import annotations

from collections.abc import Iterator

from wirecli.errors import InputError
from wirecli.readers import signs
from wirecli.undated import Document

_AS_TEXT = "save it as text, or as a page"
_UNPACK = "unpack it and give the folder"
_ARCHIVE = "give it to `wirecli convert` as a file, or unpack it"
_PICTURE = "give the page that shows it"
_NO_NEWS = "leave it out"

# What a file is, and what to do, by the names that `signs.magic` gives.
KINDS = {
    "pdf": ("a PDF", "save its text with pdftotext, or give the page or the wire that it was made from"),
    "rtf": ("an RTF document", _AS_TEXT),
    "ole": ("a document of an old Office or Outlook (DOC, XLS, PPT, MSG)", "save it as text, a mail as .eml"),
    "docx": ("a Word document (DOCX)", _AS_TEXT),
    "xlsx": ("an Excel workbook (XLSX)", "save the cells that are pages as text"),
    "pptx": ("a PowerPoint presentation (PPTX)", _AS_TEXT),
    "odf": ("an OpenDocument file (ODT, ODS or ODP)", _AS_TEXT),
    "epub": ("an EPUB book", _AS_TEXT),
    "png": ("a picture (PNG)", _PICTURE),
    "jpeg": ("a picture (JPEG)", _PICTURE),
    "gif": ("a picture (GIF)", _PICTURE),
    "webp": ("a picture (WebP)", _PICTURE),
    "tiff": ("a picture (TIFF)", _PICTURE),
    "ico": ("an icon (ICO)", _PICTURE),
    "avif": ("a picture (AVIF)", _PICTURE),
    "heic": ("a picture (HEIC)", _PICTURE),
    "photoshop": ("a picture (PSD)", _PICTURE),
    "mp4": ("a film or sound (MP4)", _NO_NEWS),
    "mp3": ("sound (MP3)", _NO_NEWS),
    "ogg": ("sound (Ogg)", _NO_NEWS),
    "flac": ("sound (FLAC)", _NO_NEWS),
    "wav": ("sound (WAV)", _NO_NEWS),
    "avi": ("a film (AVI)", _NO_NEWS),
    "matroska": ("a film (Matroska or WebM)", _NO_NEWS),
    "font": ("a font", _NO_NEWS),
    "zip": ("a ZIP archive", _ARCHIVE),
    "gzip": ("compressed with gzip", _ARCHIVE),
    "warc": ("a web archive (WARC)", _ARCHIVE),
    "arc": ("an old web archive (ARC)", "make a WARC of it: warcio recompress FILE.arc FILE.warc.gz"),
    "tar": ("a tar archive", _ARCHIVE),
    "7z": ("a 7-Zip archive", _UNPACK),
    "rar": ("a RAR archive", _UNPACK),
    "bzip2": ("compressed with bzip2", _UNPACK),
    "xz": ("compressed with xz", _UNPACK),
    "zstd": ("compressed with Zstandard", _UNPACK),
    "sqlite": (
        "an SQLite database",
        "of a store: `wirecli stories FILE` lists it, `wirecli store check FILE` looks after it",
    ),
    "parquet": ("a Parquet table", "give the pages that it was made from"),
    "arrow": ("an Arrow table", "give the pages that it was made from"),
    "program": ("a program", _NO_NEWS),
    "postscript": ("a PostScript document", _AS_TEXT),
    "ics": ("a calendar (iCalendar)", _NO_NEWS),
    "vcard": ("a contact (vCard)", _NO_NEWS),
    "vtt": ("subtitles (WebVTT)", _AS_TEXT),
}
# Roots of XML that are known to be no news, in lower case and without a prefix.
_ROOTS = {
    "urlset": "a sitemap",
    "sitemapindex": "a list of sitemaps",
    "svg": "a picture (SVG)",
    "opml": "a list of feeds (OPML)",
    "plist": "a property list, perhaps a .webarchive of Safari",
    "alto": "a scanned page (ALTO)",
    "mets": "a digital object (METS)",
    "kml": "a map (KML)",
    "gpx": "a route (GPX)",
}
# The folder and the main part of each kind in an office file of Microsoft's.
_OFFICE = (
    ("word/", "document.xml", "docx"),
    ("xl/", "workbook.xml", "xlsx"),
    ("ppt/", "presentation.xml", "pptx"),
)
_WIRES = "wirecli reads NewsML, NewsML-G2, NITF, RSS and Atom"


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:  # noqa: ARG001  a reader's signature
    """None: InputError says what the input is."""
    raise refusal(data)
    yield


def refusal(data: bytes) -> InputError:
    """Why an input can't be read: what it is, and what to do with it."""
    name = signs.magic(data[:4096])
    if name == "zip":
        name = office(_members(data)) or name
    if name is not None:
        return named(name)
    root = signs.xml_root(data[:4096])
    if root is not None:
        what = _ROOTS.get(root.rpartition(":")[2].lower(), "no news that wirecli knows")
        return InputError(f"is XML with the root <{root}>: {what}", f"{_WIRES}; of a sitemap give the pages")
    return InputError(
        f"is JSON{_json(data)}", "wirecli reads ninjs and JSON Feed; give the pages that it was made from"
    )


def named(kind: str) -> InputError:
    """Why a file of one of `KINDS` can't be read."""
    what, advice = KINDS[kind]
    return InputError(f"is {what}, which is no page", advice)


def office(members: list[str]) -> str | None:
    """The kind of office file that a ZIP with these members is; None for an archive."""
    if members[:1] == ["mimetype"]:
        return "epub" if "META-INF/container.xml" in members else "odf"
    package = "[Content_Types].xml" in members
    for folder, main, kind in _OFFICE:
        if folder + main in members or (package and any(name.startswith(folder) for name in members)):
            return kind
    return None


def _members(data: bytes) -> list[str]:
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as file:
            return file.namelist()
    except (BadZipFile, NotImplementedError, ValueError, OSError):
        return []


def _json(data: bytes) -> str:
    """What the JSON can be told to be."""
    import orjson

    try:
        value = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except ValueError:
        return " that is broken, or JSON Lines" if data.lstrip()[:1] in (b"{", b"[") else ""
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, dict):
        if {"source", "reference", "article"} <= first.keys():
            return " that wirecli wrote"
        if first.get("type") in ("FeatureCollection", "Feature"):
            return ", a map (GeoJSON)"
    return " that is no news that wirecli knows"
