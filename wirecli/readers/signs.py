"""What the head of an input says of its format: XML by its root, JSON by its brackets, telegrams by their header, mail
by its fields, exports by their lines, and what can't be read by its first bytes.

Cheap, for every page in a pipe is looked at: a few comparisons of bytes, one look for what the formats ask alike.
"""

from __future__ import annotations

from functools import cache, lru_cache

from wirecli.base.patterns import compiled, wordlist
from wirecli.records import NamedTuple

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


@lru_cache(2)  # every format asks for the same head
def plain(head: bytes) -> bytes:
    """The head of a text without its mark, and of UTF-16 without the zeros."""
    return head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")


@lru_cache(2)
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
    return _may_be_nexis(text) and compiled(_NEXIS).search(text.decode("latin-1")) is not None


def _may_be_nexis(text: bytes) -> bool:
    """Whether a head has a word of an export's lines; three looks tell nearly every page that it has none."""
    low = text.lower()
    if b":" in low and any(field in low for field in _NEXIS_FIELDS):
        return True
    return b"ument" in low and any(sign in low for sign in _NEXIS_COUNTERS)


_NEXIS_COUNTERS = (b"of document", b"document(en)", b" documents", b" document ", b" document\n", b" document\r",
                   b"dokument ")  # fmt: skip
_NEXIS_FIELDS = (b"load-date:", b"job number:", b"nge:", b"length:", b"lengte:", b"longueur:")


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
    (68, b"Wire" + bytes(20), "sqlite"),  # a store whose header is damaged before that
    (0, b"PAR1", "parquet"),
    (0, b"ARROW1", "arrow"),
    (0, b"\x7fELF", "program"),
    (0, b"MZ\x90", "program"),
    (0, b"%!PS", "postscript"),
    (0, b"BEGIN:VCALENDAR", "ics"),
    (0, b"BEGIN:VCARD", "vcard"),
    (0, b"WEBVTT", "vtt"),
)
_ANYWHERE = tuple(entry for entry in MAGIC if entry[0])


@cache
def _magic_of() -> dict[bytes, tuple[tuple[int, bytes, str], ...]]:
    """The entries of `MAGIC` that an input can be of, by its first byte, in their order."""
    firsts = {sign[:1] for at, sign, _ in MAGIC if not at}
    return {first: tuple(e for e in MAGIC if e[0] or e[1][:1] == first) for first in firsts}


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


def head(data: bytes, size: int) -> bytes:
    """The first bytes of an input, by which its format is told: of XML that opens with a comment longer than they are,
    its declaration and what stands behind the comment."""
    first = data[:size]
    mark = first.find(b"<!--") if b"<" in first else -1
    if mark < 0 or b"-->" in data[mark:size] or not _opens_xml(first[:mark]):
        return first
    end = data.find(b"-->", mark)
    return first if end < 0 else first[:mark] + data[end + 3 : end + 3 + size]


def _opens_xml(before: bytes) -> bool:
    """Whether nothing but the declaration of XML stands before a comment."""
    text = plain(before).strip()
    return text.startswith(b"<?xml") and text.find(b"?>") == len(text) - 2


def magic(head: bytes) -> str | None:
    """What an input is by its first bytes, one of `MAGIC`'s names; None where they say nothing."""
    for at, sign, name in _magic_of().get(head[:1], _ANYWHERE):
        if head.startswith(sign, at) and _CHECKED.get(name, b"") in head:
            return name
    return "pdf" if b"%PDF-" in head[:1024] and b" obj" in head else None


def is_archive(head: bytes) -> bool:
    """Whether it is an archive, or packed: what `archives` tells more of, which few runs need."""
    # Each page of a run is asked, by one process for all: most are none by their first byte.
    return (head[:1] in _PACKED and magic(head) in ("zip", "gzip", "warc")) or is_tar(head)


_PACKED = frozenset(sign[:1] for _, sign, name in MAGIC if name in ("zip", "gzip", "warc"))


def is_tar(head: bytes) -> bool:
    """Whether it begins with a block of tar: the sum of its header is the one that stands in it."""
    if len(head) < 512 or not head[0]:
        return False
    digits = head[148:156].strip(b" \0")
    try:
        told = int(digits, 8) if digits.isdigit() else -1
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


# The formats that have a reader: XML by its root, JSON, telegrams.

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_ROOT_TAG = r"<(?:[\w.-]{1,40}:)?([\w.-]{1,40})([^<>]{0,3000})"
_DOCTYPE = r"(?i)<!doctype\s{1,20}(?:[\w.-]{1,40}:)?([\w.-]{1,40})"
_HEADER = (
    r"[A-Z]{2,4}\d{3,4} \d [A-Z]{2,4} \d{1,5} [A-Z] [A-Z]{2,}-\d{3,5}\b|"  # BIN001 3 ALG 0061 N BELGA-0001
    r"[a-z]{3}\d{4,5} \d [a-z]{1,2} \d{1,5}\s{1,6}[a-z-]{2,8} \d{2,5}\s*[\r\n]"  # dlh0124 3 bi 93  dpa 1888
)
_AFTER_SOH = r"\x01[\x00\x01\s]{0,10}[A-Za-z]{1,5} ?\d{2,5}"  # dlh0124 3 bi 93
_TELLING = r"(?i)\"(?:headlines?|body_\w{4,5}|bodies|versioncreated)\"\s*:"
_JSON_HEAD = r"\{\s*(?:\"|\}\s*$)|\[\s*\{\s*[\"}]"


class Root(NamedTuple):
    """The root element of XML: its name without a prefix, what stands behind that in its tag, and the whole head."""

    name: str
    attributes: str
    head: str


@lru_cache(2)  # every format asks for the same head
def root(head: bytes) -> Root | None:
    """The root element that stands in `head`; None where none does."""
    text = _shown(head)
    at = 0
    while at < len(text) and text.startswith("<", at):
        if text.startswith("<?", at):
            end = text.find("?>", at) + 2
        elif text.startswith("<!--", at):
            end = text.find("-->", at) + 3
        elif text.startswith("<!", at):
            end = _doctype_end(text, at)
            if not end:  # its declarations go on behind the head: it names the root
                named = compiled(_DOCTYPE).match(text, at)
                return Root(named[1], "", text) if named else None
        else:
            tag = compiled(_ROOT_TAG).match(text, at)
            return Root(tag[1], tag[2], text) if tag else None
        if end < at + 2:
            return None
        while text[end : end + 1].isspace():
            end += 1
        at = end
    return None


def _doctype_end(text: str, at: int) -> int:
    """Where a document type ends, with its inner declarations; 0 where it doesn't."""
    inner, close = text.find("[", at), text.find(">", at)
    if 0 <= inner < close:
        close = text.find(">", text.find("]", inner) % (len(text) + 1))
    return close + 1


@lru_cache(2)
def _shown(head: bytes) -> str:
    """A head as text, a character a byte, without a mark, white space before it, and the zeros of UTF-16."""
    if head.startswith(_MARKS[1:]) or b"\0" in head[:4]:
        head = head.replace(b"\0", b"")
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return head.lstrip().decode("latin-1")


def _named(head: bytes, *names: str) -> Root | None:
    found = root(head) if head.find(b"<", 0, 64) >= 0 else None
    return found if found is not None and found.name in names else None


def is_newsml_1(head: bytes) -> bool:
    """NewsML 1.0 to 1.2."""
    return _named(head, "NewsML") is not None


def is_newsml_g2(head: bytes) -> bool:
    """NewsML-G2: an item, a package, or a message of several."""
    return _named(head, "newsItem", "newsMessage", "packageItem") is not None


def is_nitf(head: bytes) -> bool:
    """NITF 3."""
    return _named(head, "nitf") is not None


def is_rss(head: bytes) -> bool:
    """RSS 0.9 to 2.0; RDF only with RSS's items."""
    found = _named(head, "rss", "RDF")
    return found is not None and (
        found.name == "rss" or "purl.org/rss/1." in found.head or "netscape.com/rdf/simple" in found.head
    )


def is_atom(head: bytes) -> bool:
    """Atom 1.0 and 0.3, and a feed that forgot to say so."""
    found = _named(head, "feed")
    if found is None:
        return False
    said = found.attributes
    return "www.w3.org/2005/Atom" in said or "purl.org/atom/ns#" in said or "xmlns=" not in said


def is_iptc7901(head: bytes) -> bool:
    """A telegram: the line that heads it, with SOH before it or in the full form that needs none."""
    text = _shown(head[:400].lstrip(b"\x7f\x16\r\n "))
    if text.startswith("\x01"):
        return compiled(_AFTER_SOH).match(text) is not None
    return compiled(_HEADER).match(text) is not None


def is_json_of_news(head: bytes) -> bool:
    """Whether JSON says in its head that it is ninjs or JSON Feed: most files called .json are neither."""
    text = _shown(head)
    named = '"uri"' in text or '"guid"' in text
    return begins_json(head) and ("jsonfeed.org/" in text or (named and compiled(_TELLING).search(text) is not None))


def begins_json(head: bytes) -> bool:
    """An object, or an array of objects; which of the formats in JSON it is, only the whole can tell."""
    text = _shown(head)
    return text[:1] in ("{", "[") and compiled(_JSON_HEAD).match(text) is not None
