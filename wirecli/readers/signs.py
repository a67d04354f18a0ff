"""By what the head of an input tells its format: a few comparisons of bytes, for every page in a pipe pays for them."""

from __future__ import annotations

from wirecli.base.patterns import compiled, wordlist

# Fields that a mail or a page saved as one begins with, in lower case; an `X-` field may too.
_FIRST_FIELDS = wordlist(
    """
    arc-authentication-results arc-message-signature arc-seal authentication-results bcc cc content-location
    content-transfer-encoding content-type date delivered-to dkim-signature envelope-to from importance in-reply-to
    list-id list-unsubscribe message-id mime-version precedence received received-spf references reply-to return-path
    sender snapshot-content-location status subject thread-index thread-topic to user-agent
    """
)
_ROUTED = {"date", "subject", "to", "message-id"}  # one of these beside `From` makes a mail

_NEXIS = (
    r"(?im)^[ \t]*(?:"
    r"(?:document\s+)?\d{1,6} (?:of|van|von|de|sur) \d{1,6} document|"
    r"dokument \d{1,6} von \d{1,6}\s*$|"
    r"(?:length|lengte|l.{1,2}nge|longueur): {0,4}\d[\d.,]{0,8} {0,4}(?:word|woord|w.{1,2}rter|mots)|"
    r"load-date: {1,4}(?:[^\W\d]{3,12}\.? )?\d|"
    r"end of document\s*$|"
    r"job number: )"
)
_GOPRESS = (
    r"(?im)^[^\n]{2,120}, [a-z]{2,9}dag \d{1,2} [a-z]{3,9}\.? \d{4}, (?:p|blz)\. ?[^\s,]{1,12}, \d{1,6} ?w\.?\s*$"
)


BLOCK = 512
"""Bytes of an input that tell an archive: a block of tar."""


def plain(head: bytes) -> bytes:
    """The head of a text without its mark, and of UTF-16 without the zeros."""
    return head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")


def fields(head: bytes) -> dict[str, str] | None:
    """The header fields that an input begins with, names in lower case, the first of each; None where it has none.

    A head that ends before its fields do has those that stand in it.
    """
    head = plain(head)
    if head.startswith(b"From "):
        head = head.partition(b"\n")[2]  # a mailbox's line above a mail
    first = head.partition(b":")[0].lower().decode("latin-1")
    if first not in _FIRST_FIELDS and not first.startswith("x-"):
        return None
    found: dict[str, str] = {}
    lines = head.decode("latin-1").replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines):
        if not line:
            break
        name, colon, value = line.partition(":")
        if line[0] in " \t":
            continue
        if not colon or not name.replace("-", "").replace("_", "").isalnum():
            if number == len(lines) - 1:
                break  # cut off in the middle of a name
            return None
        found.setdefault(name.lower(), value.strip())
    return found


def is_mhtml(head: bytes) -> bool:
    """Whether it is a page that a browser saved with its pictures: its fields say where it was, or who saved it."""
    said = fields(head)
    if said is None:
        return False
    saved = said.get("from", "").lower().startswith(("<saved by", '"saved by'))
    produced = "mhtml" in said.get("x-mimeole", "").lower()
    page = said.get("content-type", "").lower().startswith("multipart/related") and "to" not in said
    return "snapshot-content-location" in said or saved or produced or (page and "content-location" in said)


def is_mail(head: bytes) -> bool:
    """Whether it begins as a mail does: with `MIME-Version`, or with `From` and what else a mail must have."""
    said = fields(head)
    if said is None:
        return False
    sent = "from" in said and not _ROUTED.isdisjoint(said)
    return len(said) > 1 and ("mime-version" in said or sent or ("received" in said and "date" in said))


def is_nexis(head: bytes) -> bool:
    """Whether it is an export of LexisNexis: its counter, its length in words, its load date, its cover."""
    text = plain(head)
    low = text.lower()
    signs = (b"of document", b"document(en)", b" documents", b"load-date:", b"job number:", b"nge:", b"length:",
             b"lengte:", b"longueur:", b" document ", b" document\n", b" document\r", b"dokument ")  # fmt: skip
    return any(sign in low for sign in signs) and compiled(_NEXIS).search(text.decode("latin-1")) is not None


def is_gopress(head: bytes) -> bool:
    """Whether it is a list of GoPress or Mediargus: the line of a title stands among its first ones."""
    text = plain(head)
    if b"dag " not in text or (b", p." not in text and b", blz." not in text):
        return False
    lines = [line for line in text.decode("latin-1").splitlines() if line.strip()][:12]
    return any(compiled(_GOPRESS).match(line.strip()) for line in lines)


# What can't be read, by its first bytes: where they stand, what they are, what the file is called.
MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "pdf"),
    (0, b"{\\rtf", "rtf"),
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "zip"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"WARC/", "warc"),
    (0, b"filedesc://", "arc"),
    (257, b"ustar", "tar"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (0, b"\x89PNG", "png"),
    (0, b"\xff\xd8\xff", "jpeg"),
    (0, b"GIF87a", "gif"),
    (0, b"GIF89a", "gif"),
    (8, b"WEBP", "webp"),
    (0, b"II*\0", "tiff"),
    (0, b"MM\0*", "tiff"),
    (0, b"\0\0\1\0", "ico"),
    (0, b"8BPS", "photoshop"),
    (4, b"ftypavif", "avif"),
    (4, b"ftyphei", "heic"),
    (4, b"ftypmif1", "heic"),
    (4, b"ftyp", "mp4"),
    (0, b"ID3", "mp3"),
    (0, b"OggS", "ogg"),
    (0, b"fLaC", "flac"),
    (8, b"WAVE", "wav"),
    (8, b"AVI ", "avi"),
    (0, b"\x1aE\xdf\xa3", "matroska"),
    (0, b"wOFF", "font"),
    (0, b"wOF2", "font"),
    (0, b"\0\1\0\0\0", "font"),
    (0, b"OTTO", "font"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"Rar!\x1a\7", "rar"),
    (0, b"BZh", "bzip2"),
    (0, b"\xfd7zXZ\0", "xz"),
    (0, b"\x28\xb5\x2f\xfd", "zstd"),
    (0, b"SQLite format 3\0", "sqlite"),
    (0, b"PAR1", "parquet"),
    (0, b"ARROW1", "arrow"),
    (0, b"\x7fELF", "program"),
    (0, b"MZ\x90", "program"),
    (0, b"%!PS", "postscript"),
    (0, b"BEGIN:VCALENDAR", "ics"),
    (0, b"BEGIN:VCARD", "vcard"),
    (0, b"WEBVTT", "vtt"),
)
_CHECKED = {
    "bzip2": b"1AY&SY",
    "ico": b"\0",
    "font": b"\0",
    "mp3": b"\0",
    "webp": b"RIFF",
    "wav": b"RIFF",
    "avi": b"RIFF",
}
"""What else stands in the head of a file whose first bytes could be a text's."""

_HTML = wordlist(
    """
    a abbr address article aside b base big blockquote body br button center cite code dd details div dl dt em fieldset
    figcaption figure font footer form frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins label li
    link main map meta nav noscript object ol p picture pre q s script section small span strike strong style sub
    summary sup table tbody td template tfoot th thead time title tr u ul video
    """
)
_COMMENT = r"<!--(?:[^-]|-(?!->)){0,2000}-->\s*"  # in one way only, or many of them take for ever
_PROLOGUE = rf"(?is)\s*(?:<\?[^>]{{0,1000}}>\s*|{_COMMENT})*"
_ROOT = (
    _PROLOGUE + rf"(?:<!doctype\s+(?P<type>[\w:.-]+)[^>\[]{{0,1000}}(?:\[|>\s*)?)?(?:{_COMMENT})*<?(?P<name>[\w:.-]+)?"
)
_TAG = r"<(?:[!?a-zA-Z])"
_CLOSED = r"(?is)<[\w:.-]+(?:\s[^>]{0,2000})?>\s*<[\w/!?]"
_JSON = (
    r"\s*(?:\{\s*(?:\"|\}\s*$)|"
    r"\[\s*(?:\{\s*[\"}]|\[|\]\s*$|(?:\"[^\"\n]{0,500}\"|-?\d[\d.eE+-]{0,20}|true|false|null)\s*"
    r"(?:\]\s*$|,\s*(?:[\"{\[\d-]|true|false|null))))"
)


def magic(head: bytes) -> str | None:
    """What an input is by its first bytes, one of `MAGIC`'s names; None where they say nothing."""
    for at, sign, name in MAGIC:
        if head.startswith(sign, at) and _CHECKED.get(name, b"") in head:
            return name
    return "pdf" if b"%PDF-" in head[:1024] and b" obj" in head else None


def is_archive(head: bytes) -> bool:
    """Whether it is an archive, or packed: what `archives` tells more of, which few runs need."""
    return magic(head) in ("zip", "gzip", "warc") or is_tar(head)


def is_tar(head: bytes) -> bool:
    """Whether it begins with a block of tar: the sum of its header is the one that stands in it."""
    if len(head) < 512 or not head[0]:
        return False
    try:
        told = int(head[148:156].strip(b" \0"), 8)
    except ValueError:
        return False
    return told == sum(head[:148]) + 8 * 32 + sum(head[156:512])


def is_html(head: bytes) -> bool:
    """Whether it begins as HTML does, or a piece of it."""
    text = plain(head).lstrip()
    return text.startswith(b"<") and xml_root(text) is None and compiled(_TAG).match(text.decode("latin-1")) is not None


def xml_root(head: bytes) -> str | None:
    """The name of the root element of XML that is no page; None for a page, and for what is no XML."""
    text = plain(head).lstrip()
    if not text.startswith(b"<"):
        return None
    shown = text.decode("latin-1")
    root = compiled(_ROOT).match(shown)
    name = (root["type"] or root["name"] or "") if root else ""
    local = name.rpartition(":")[2].lower()
    if local in _HTML:
        return None
    if shown.startswith("<?xml"):
        return name or "?"
    first = shown[root.start("name") - 1 :] if root and root["name"] else ""
    tag = first.partition(">")[0]
    if (root and root["type"]) or "xmlns" in tag or compiled(_CLOSED).match(first):
        return name
    return None


def is_json(head: bytes) -> bool:
    """Whether it is JSON: an object or an array, and no text that begins with a bracket."""
    text = plain(head).lstrip()
    return text[:1] in (b"{", b"[") and compiled(_JSON).match(text.decode("latin-1")) is not None


def is_refused(head: bytes) -> bool:
    """Whether it is of a kind that wirecli doesn't read."""
    return magic(head) is not None or xml_root(head) is not None or is_json(head)
