"""What a member of an archive is: a page, or what is counted and left out, by its name, its media type, its bytes."""

from __future__ import annotations

from io import BytesIO

from wirecli import readers
from wirecli.base.patterns import wordlist
from wirecli.errors import InputError
from wirecli.readers import archives, signs
from wirecli.readers.archives import HEAD, Member
from wirecli.readers.archives.streams import Stream, gunzipped, unpacked

PAGE = "page"

_BY_SUFFIX = {
    suffix: kind
    for kind, suffixes in {
        "picture": "apng avif bmp eps gif heic ico jpe jpeg jpg png psd svg tif tiff webp",
        "style": "css less sass scss",
        "script": "cjs js jsm map mjs ts wasm",
        "font": "eot otf ttf woff woff2",
        "recording": "aac avi flac m4a m4v mkv mov mp3 mp4 mpg oga ogg ogv opus wav webm wmv",
        "PDF": "pdf",
        "Word file": "doc docm docx rtf",
        "Excel file": "xls xlsm xlsx",
        "PowerPoint file": "ppt pptx",
        "office file": "key numbers odp ods odt pages",
    }.items()
    for suffix in suffixes.split()
}
_BY_TYPE = {"image": "picture", "font": "font", "audio": "recording", "video": "recording"}
_BY_SUBTYPE = {
    "css": "style", "javascript": "script", "x-javascript": "script", "ecmascript": "script", "json": "data file",
    "pdf": "PDF", "wasm": "script", "manifest+json": "data file", "ld+json": "data file",
}  # fmt: skip
_NEWS_KEYS = (b"jsonfeed.org", b'"versioncreated"', b'"versionCreated"', b'"body_text"', b'"bodies"', b'"headlines"')
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_FEED_TYPES = wordlist(
    "application/rss+xml application/atom+xml application/rdf+xml application/feed+json text/xml application/xml"
)


def of_name(path: str) -> str | None:
    """What a member with this path is; None where only its bytes can tell."""
    parts = path.split("/")
    if any(part.startswith(".") or part == "__MACOSX" for part in parts):
        return "hidden file"
    suffix = "." + parts[-1].lower().rpartition(".")[2] if "." in parts[-1] else ""
    if suffix in readers.suffixes() or suffix in archives.suffixes():
        return PAGE
    return _BY_SUFFIX.get(suffix.removeprefix("."))


def of_bytes(data: bytes) -> str:
    """What a member is whose name says nothing: a page where it is of a format, or HTML; text may be anything."""
    head = data[: readers.HEAD]
    if signs.begins_json(head):
        return PAGE if any(key in head for key in _NEWS_KEYS) else "data file"
    return PAGE if readers.is_told(head) else "other file"


def of_type(media_type: str, head: bytes) -> str:
    """What an answer of the web is: HTML and text are pages, and feeds where they are any."""
    major, _, minor = media_type.partition("/")
    if media_type in _PAGE_TYPES:
        return PAGE
    if media_type in _FEED_TYPES or not media_type:
        return PAGE if readers.is_told(head) else "other file"
    return _BY_TYPE.get(major) or _BY_SUBTYPE.get(minor) or "other file"


def of_file(path: str, data: bytes, member: Member) -> Member:
    """A member of an archive of files, with what it is found to be."""
    if signs.magic(data[:HEAD]) == "gzip":
        try:
            data = unpacked(gunzipped(Stream.of(BytesIO(data))))
        except InputError as error:
            return member._replace(error=error)
    inner = archives.archive(data[:HEAD])
    if inner is not None:
        return member._replace(error=archives.nested(inner))
    return member._replace(kind=of_name(path) or of_bytes(data), data=data)
