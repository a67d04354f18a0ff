"""Text exports of LexisNexis and Nexis Uni → a document for each article in them.

Two layouts. A print: a counter (`2 of 9 DOCUMENTS`), paper, day and edition in the middle, the headline, fields in
capitals, the text, fields, a copyright. Nexis Uni: the headline, paper, day, edition, copyright, fields, `Body`, the
text, fields, `End of Document`. The printed day dates the article; when it was loaded says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wirecli.base import text as texts
from wirecli.base.patterns import compiled, wordlist
from wirecli.errors import InputError
from wirecli.model import Block
from wirecli.readers.exports import printed
from wirecli.readers.exports.joining import caption, paragraphs
from wirecli.records import NamedTuple
from wirecli.segment.paragraphs import story
from wirecli.undated import Document, Time, UndatedPage

# What fields mean, by their names in English, Dutch, German and French; the rest of the names are those of the foot.
_HEAD = {
    "byline": "byline", "auteur": "byline", "autor": "byline", "author": "byline", "door": "byline",
    "section": "section", "sectie": "section", "rubriek": "section", "rubrik": "section", "rubrique": "section",
    "headline": "headline", "kop": "headline", "titel": "headline", "title": "headline",
    "dateline": "dateline", "highlight": "highlight", "hoogtepunt": "highlight",
    "length": "length", "lengte": "length", "länge": "length", "longueur": "length",
    "series": "", "column": "", "type": "", "show": "", "anchor": "", "anchors": "", "host": "", "guests": "",
    "bio": "", "name": "byline", "distribution": "", "url": "url",
    "language": "", "taal": "",
}  # fmt: skip
_FOOT = wordlist(
    """
    load-date update laaddatum date-chargement language taal sprache langue publication-type pub-type publicatietype
    type-publication journal-code journal_code code-revue tijdschriftcode document-type documenttype subject onderwerp
    organization company ticker industry person city state country geographic geography issn url notes correction
    correction-date series type distribution acc-no pmid category transcript graphic grafiek grafik illustratie
    """
)
_GRAPHIC = frozenset({"graphic", "grafiek", "grafik", "illustratie"})
_LOADED = frozenset({"load-date", "laaddatum", "date-chargement"})
_FIELD = r"(?i)([a-zäöü](?:[a-zäöü_-]| (?=[a-z]{2,14}:)){2,19}):(?: +|$)"
_COUNTER = (
    r"(?i)\d{1,6} (?:of|van|von|de|sur) \d{1,6} (?:documents?|document\(en\)|documenten|dokumente?)|"
    r"(?:document|dokument) \d{1,6} (?:of|van|von|de|sur) \d{1,6}|\d{1,6} document\(en\)"
)
_END = r"(?i)end of document|einde (?:van het )?document"
_BODY = r"Body|Tekst|Hoofdtekst|Text"
_BODY_OF_PRINT = r"(?:BODY|TEKST|TEXT):"
_LONGEST_HEAD = 200  # lines
_DEEPEST_DAY = 30  # lines behind the counter, or the beginning, where the day stands if no field says where to look
_COPYRIGHT = r"(?i)(?:copyright|©|\(c\) ?\d{4}|all rights? reserved|alle rechten? vor?be(?:houden|halten))"
_PAGE_MARK = r"(?i)(?:page|pagina) \d{1,4} (?:of|van) \d{1,4}"
_CENTRED = 8  # columns before a line that stands in the middle


class Line(NamedTuple):
    """A clean line, and the columns that stand before it."""

    text: str
    indent: int


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:
    """The documents of an export, in its order."""
    text, found = texts.decode(data, encoding)
    lines = [Line(texts.clean(line), len(line) - len(line.lstrip())) for line in text.splitlines()]
    parts = list(_split(lines))
    if not parts:
        raise InputError("is an export of Nexis without a document", "export the full documents, not their list")
    for number, part in enumerate(parts, 1):
        article = _Article(part)
        yield Document(
            "nexis",
            "text/plain",
            found,
            article.page(),
            part=number if len(parts) > 1 else None,
            url=article.url,
            publisher=article.publisher,
        )


def _split(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each document. What stands before the first (the cover) is the first's."""
    segments: list[list[Line]] = [[]]
    for line in lines:
        if compiled(_COUNTER).fullmatch(line.text):
            segments.append([])
        segments[-1].append(line)
        if compiled(_END).fullmatch(line.text):
            segments.append([])
    kept: list[list[Line]] = []
    cover: list[Line] = []
    for segment in (piece for whole in segments for piece in _by_load_date(whole)):
        if _is_document(segment):
            kept.append(cover + segment)
            cover = []
        elif kept:
            kept[-1].extend(segment)
        else:
            cover += segment
    yield from kept


def _by_load_date(lines: list[Line]) -> Iterator[list[Line]]:
    """A segment cut behind each load date's foot, where documents follow each other without a mark between them."""
    loads = [at for at, line in enumerate(lines) if _name(line) in _LOADED]
    legal_first = next((_is_legal(line) for line in lines if line.text), False)
    start = 0
    for load, following in pairwise(loads):
        end = at = load + 1
        while at < following and (not lines[at].text or _is_foot(lines[at]) or lines[at].indent >= _CENTRED):
            if printed.moment(lines[at].text) is not None or (legal_first and _is_legal(lines[at])):
                break  # the head of the next
            at += 1
            end = at if _is_foot(lines[at - 1]) else end
        yield lines[start:end]
        start = end
    yield lines[start:]


def _is_document(lines: Sequence[Line]) -> bool:
    """Whether lines are an article: a day stands in them, or its length."""
    return any(_says_length(line) or printed.moment(line.text) is not None for line in lines if line.text)


def _name(line: Line) -> str:
    """The name of the field that a line begins, in lower case; "" where it begins none."""
    field = compiled(_FIELD).match(line.text)
    return field[1].lower().replace(" ", "-") if field else ""


def _says_length(line: Line) -> bool:
    """Whether a line is the field of the length: a number follows, or a headline begins with that word."""
    value = line.text.partition(":")[2].lstrip()
    return _HEAD.get(_name(line)) == "length" and (not value or value[0].isdigit())


def _is_foot(line: Line) -> bool:
    return _name(line) in _FOOT or _is_legal(line) or compiled(_END).fullmatch(line.text) is not None


def _in_capitals(line: Line) -> bool:
    """Whether the name of a line's field is in capitals, as a print's are."""
    return line.text.partition(":")[0].isupper()


def _is_legal(line: Line) -> bool:
    return compiled(_COPYRIGHT).match(line.text) is not None


def _unpaged(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """Lines without what a print on paper puts at the head of each page: `Page 2 of 3`, and the headline once more."""
    marks = {at for at, line in enumerate(lines) if compiled(_PAGE_MARK).fullmatch(line.text)}
    if not marks:
        return list(lines), []
    below = {at + 1 for at in marks if at + 1 < len(lines) and lines[at + 1].text}
    texts = {line.text for at, line in enumerate(lines) if at not in below}
    heads = {at for at in below if lines[at].text in texts}
    out = marks | heads
    return [line for at, line in enumerate(lines) if at not in out], [lines[at].text for at in sorted(out)]


class _Article:
    """One document while it is read: where its head, text and foot are, and what they say."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.publisher: str | None = None
        self.url: str | None = None
        self._lines, self._furniture = _unpaged(lines)
        self._printed: list[str] = []
        self._published: Time | None = None
        self._headline: list[str] = []
        self._told: dict[str, list[str]] = {}
        head = self._read_top()
        body = self._read_fields(head)
        self._body, self._captions = self._read_text(body)

    def page(self) -> UndatedPage:
        """The article with what is no part of it behind it."""
        told = {role: " ".join(filter(None, values)) for role, values in self._told.items()}
        self.url = self.url or told.get("url")
        headline = told.get("headline") or " ".join(self._headline) or None
        body = [text for text in self._body if text != headline]
        if len(body) < len(self._body):
            self._furniture.append(headline or "")  # the running head of a printed page
        intro = [told["highlight"]] if told.get("highlight") else []
        article, furniture = story(
            [*intro, *body, *(Block("caption", text) for text in self._captions)],
            headline=headline,
            byline=told.get("byline"),
            dateline_text=told.get("dateline"),
        )
        article = article._replace(
            section=told.get("section"), published=self._published, publication_lines=tuple(self._printed)
        )
        return UndatedPage(article, (), (*self._furniture, *furniture))

    def _read_top(self) -> int:
        """Reads what stands above the fields, and says where they begin."""
        lines = self._lines
        length = self._length()
        counter = next((at for at in range(length) if compiled(_COUNTER).fullmatch(lines[at].text)), -1)
        until = min(length, counter + 1 + _DEEPEST_DAY) if length == len(lines) else length
        day = next((at for at in range(counter + 1, until) if printed.moment(lines[at].text) is not None), None)
        if day is None:
            return self._read_headline(self._without_day(counter, length), length)
        self._published = printed.moment(lines[day].text)
        self._printed.append(lines[day].text)
        above = [at for at in range(day) if lines[at].text]
        named = [at for at in above if at > counter and not _is_legal(lines[at])]
        if named and counter >= 0:
            self.publisher = lines[named[0]].text
            self._headline = [lines[at].text for at in named[1:] if lines[at].indent < _CENTRED]
        elif named:
            self.publisher = lines[named[-1]].text
            if len(named) > 1 and lines[named[-1]].indent < _CENTRED:
                self._headline = self._above(named[:-1])
        told = {self.publisher, *self._headline}
        self._furniture += [lines[at].text for at in above if lines[at].text not in told]
        return self._read_headline(day + 1, length)

    def _length(self) -> int:
        """The line of the head that says the length; the number of lines where none does, or only the foot."""
        lines = self._lines
        length = next((at for at, line in enumerate(lines) if _says_length(line)), len(lines))
        following = next((line for line in lines[length + 1 :] if line.text), None)
        return len(lines) if following is None or _is_foot(following) else length

    def _without_day(self, counter: int, length: int) -> int:
        """Where the headline may begin of a print whose day can't be read: behind its counter and what names it."""
        if counter < 0:
            return 0
        self._furniture += [line.text for line in self._lines[: counter + 1] if line.text]
        named = (line for line in self._lines[counter + 1 : length] if line.text and not _is_legal(line))
        paper = next((line for line in named if line.indent >= _CENTRED), None)
        self.publisher = paper.text if paper else None
        return counter + 1

    def _above(self, named: list[int]) -> list[str]:
        """The headline above the paper: the lines right above it, or the paragraph above that."""
        first = len(named) - 1
        while first > 0 and named[first - 1] == named[first] - 1:
            first -= 1
        return [self._lines[at].text for at in named[first:]]

    def _read_headline(self, start: int, length: int) -> int:
        """Reads what stands between the day and the fields: the edition, other days, a print's headline."""
        lines = self._lines
        sure = length < len(lines)  # where the fields begin
        end = self._fields_begin(start, length) if sure else length
        at = start
        while at < end and lines[at].text and self._published:  # right below the day: the edition
            self._printed_or_furniture(lines[at])
            at += 1
        headed = bool(self._headline)
        while at < end:
            line = lines[at]
            if line.text and (
                line.indent >= _CENTRED or _is_legal(line) or printed.moment(line.text) or (headed and sure)
            ):
                self._printed_or_furniture(line)
            elif line.text and (headed or (_name(line) in _HEAD and _in_capitals(line))):
                return at  # fields or paragraphs
            elif line.text:
                while at < end and lines[at].text:
                    self._headline.append(lines[at].text)
                    at += 1
                headed = True
            at += 1
        return end

    def _printed_or_furniture(self, line: Line) -> None:
        if printed.moment(line.text) is not None:
            self._printed.append(line.text)
        else:
            self._furniture.append(line.text)

    def _fields_begin(self, start: int, length: int) -> int:
        """The first line of the fields: the one of the length, or any above it that is a field as that is."""
        capitals = _in_capitals(self._lines[length])
        for at in range(start, length):
            line = self._lines[at]
            if _name(line) in _HEAD and _in_capitals(line) == capitals and line.indent < _CENTRED:
                return at
        return length

    def _read_fields(self, start: int) -> int:
        """Reads the head's fields, and says where the text begins."""
        lines = self._lines
        first = next((at for at in range(start, len(lines)) if lines[at].text), len(lines))
        capitals = first < len(lines) and _in_capitals(lines[first])
        body = self._text_begins(first, capitals=capitals)
        seen: set[str] = set()
        current: str | None = None
        for at in range(start, len(lines) if body is None else body):
            line = lines[at]
            name = _name(line)
            role = _HEAD.get(name)
            if role is not None and name not in seen and _in_capitals(line) == capitals:
                seen.add(name)
                current = role or name
                self._add(current, line.text.partition(":")[2].strip())
                if not role or role == "length":
                    self._furniture.append(line.text)
            elif not line.text:
                current = current if body is not None else None
            elif _is_legal(line):
                self._furniture.append(line.text)
            elif current is None or (current == "length" and body is None):
                return at
            elif current in ("length", "url") or current not in _HEAD.values():
                self._furniture.append(line.text)
            else:
                self._add(current, line.text)
        if body is None:
            return len(lines)
        self._furniture.append(lines[body].text)
        return body + 1

    def _text_begins(self, first: int, *, capitals: bool) -> int | None:
        """The line that says that the text begins, `Body` or `TEKST:`; None where none does."""
        said = _BODY_OF_PRINT if capitals else _BODY
        told = (at for at in range(first, min(first + _LONGEST_HEAD, len(self._lines))))
        return next((at for at in told if compiled(said).fullmatch(self._lines[at].text)), None)

    def _add(self, role: str, value: str) -> None:
        self._told.setdefault(role, []).append(value)

    def _ends(self, line: Line) -> bool:
        """Whether a paragraph that begins with this line is the foot's; older prints have the length there."""
        in_head = "length" in self._told
        return (_is_foot(line) and _stands_as_foot(line)) or (
            not in_head and _name(line) in _HEAD and _in_capitals(line)
        )

    def _read_text(self, start: int) -> tuple[list[str], list[str]]:
        """The paragraphs and the captions; the foot becomes furniture."""
        chunks = _chunks(self._lines[start:])
        end = next((at for at, chunk in enumerate(chunks) if _begins_foot(chunk)), len(chunks))
        while end and self._ends(chunks[end - 1][0]):
            end -= 1
        body: list[str] = []
        captions: list[str] = []
        into = body
        for chunk in chunks[:end]:
            if len(chunk) == 1 and body and chunk[0].text.lower() in _GRAPHIC:
                into = captions  # Nexis Uni's heading above them
                self._furniture.append(chunk[0].text)
            else:
                into += paragraphs([line.text for line in chunk])
        for chunk in chunks[end:]:
            role = _HEAD.get(_name(chunk[0]))
            value = caption(chunk[0].text.partition(":")[2], [line.text for line in chunk[1:]])
            if _name(chunk[0]) in _GRAPHIC and value:
                captions.append(value)
                continue
            if role in ("section", "byline", "dateline") and value and role not in self._told:
                self._add(role, value)
                continue
            self._furniture += [line.text for line in chunk]
            if _name(chunk[0]) == "url" and value.startswith("http"):
                self.url = "".join(value.split())
        return body, captions


def _begins_foot(chunk: Sequence[Line]) -> bool:
    """Whether the foot begins here without a doubt."""
    first = chunk[0]
    return _name(first) in _LOADED or first.text == "Classification" or compiled(_END).fullmatch(first.text) is not None


def _stands_as_foot(line: Line) -> bool:
    """A paragraph can begin `Type: een molen`: a foot's field is in capitals, or is one of Nexis Uni's own."""
    return _in_capitals(line) or _is_legal(line) or line.text.partition(":")[0].istitle()


def _chunks(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines between blank lines."""
    chunks: list[list[Line]] = []
    open_chunk = False
    for line in lines:
        if not line.text:
            open_chunk = False
        elif open_chunk:
            chunks[-1].append(line)
        else:
            chunks.append([line])
            open_chunk = True
    return chunks
