"""Lists of GoPress and Mediargus → a document for each title: `title`, then `paper, weekday date, p. N, Nw.`.

Three shapes: each title with its text behind it; all titles first (with the first words of their texts) and then all
texts, each below `30-11-2024, p.23`; a bare list.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from wirecli.base import text as texts
from wirecli.base.patterns import compiled
from wirecli.readers import page
from wirecli.readers.exports import printed
from wirecli.readers.exports.joining import paragraphs
from wirecli.records import NamedTuple
from wirecli.segment.paragraphs import story
from wirecli.undated import Document, Time, UndatedPage

_DAY = re.sub("[?]P<[a-z]+>", "?:", printed.DAY)
_ENTRY = (
    rf"(?i)(?P<paper>\S.{{0,150}}?), (?P<printed>(?:[a-z]{{2,9}}dag,? )?(?P<day>{_DAY}))"
    r"(?:, (?:p|blz|pag)\. ?(?P<page>[^\s,]{1,12}))?(?:, (?P<words>\d{1,6}) ?w\.?)?"
)
_NUMBER = r"\?? ?(\d{1,5})\. ?(?=\S)"
_TEXT_HEAD = r"(\d{1,2})[-/](\d{1,2})[-/](\d{4}), p\. ?(\S{1,12})"
_RIGHTS = r"(?i)(?:©|\(c\) |copyright\b).{0,120}"
_UNTITLED = "artikel zonder titel"
_WIDTHS = 8  # of gaps that are tried, from the widest
_MOST_PAIRS = 100_000  # of titles and paragraphs that are compared
_ENOUGH = 0.6  # of the words that its line counts: a text of fewer goes on


class Entry(NamedTuple):
    """A title's line: its day as printed, whose it is, when, the rest of it, how long; the title begins at line
    `start`, its line ends at `end`."""

    printed: str
    title: list[str]
    paper: str
    day: Time | None
    page: str | None
    place: str
    words: int | None
    start: int
    end: int


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:
    """The documents of a list, in its order."""
    text, found = texts.decode(data, encoding)
    lines = texts.to_lines(text)
    entries = _entries(lines)
    if not entries:
        yield page.document(text, found)
        return
    bodies, told = _bodies(lines, entries)
    notices = () if told else ("several-documents",)
    for number, (entry, body) in enumerate(zip(entries, bodies, strict=True), 1):
        yield Document(
            "gopress",
            "text/plain",
            found,
            _page(entry, body, lines[: entries[0].start] if number == 1 else ()),
            part=number if len(entries) > 1 else None,
            publisher=entry.paper,
            notices=notices if number == len(entries) else (),
        )


def _entries(lines: Sequence[str]) -> list[Entry]:
    entries: list[Entry] = []
    for at, line in enumerate(lines):
        found = compiled(_ENTRY).fullmatch(line) if len(line) <= 300 and line[-1:] in ".wW0123456789" else None
        if found is None or (found["page"] is None and found["words"] is None):
            continue
        start = _title(lines, at, entries[-1].end if entries else 0)
        title = [text for text in lines[start:at] if text]
        if title:
            number = compiled(_NUMBER).match(title[0])
            title[0] = title[0][number.end() :] if number else title[0]
        words = int(found["words"]) if found["words"] else None
        day = printed.moment(found["day"])
        place = line[found.end("printed") :].strip(" ,")
        shown = found["printed"]
        entries.append(Entry(shown, title, found["paper"], day, found["page"], place, words, start, at + 1))
    return entries


def _title(lines: Sequence[str], at: int, floor: int) -> int:
    """Where the title above an entry's line begins: at its number, else at the line right above."""
    end = at
    while end > floor and not lines[end - 1]:
        end -= 1
    if end == floor:
        return at
    start = end - 1
    while start > floor and lines[start - 1] and not compiled(_NUMBER).match(lines[start]):
        start -= 1
    return start if compiled(_NUMBER).match(lines[start]) else end - 1


def _bodies(lines: Sequence[str], entries: Sequence[Entry]) -> tuple[list[list[str]], bool]:
    """The lines of each entry's text, and whether all could be told apart."""
    ends = [entry.start for entry in entries[1:]] + [len(lines)]
    behind = [_trimmed(lines[entry.end : end]) for entry, end in zip(entries, ends, strict=True)]
    rest = behind[-1]
    heads = [at for at, line in enumerate(rest) if compiled(_TEXT_HEAD).fullmatch(line)]
    if heads:
        return _below_heads(entries, behind, heads)
    if len(entries) == 1 or any(behind[:-1]):
        return behind, True
    if not rest:
        return behind, True
    parted = next((parts for part in _PARTINGS if (parts := part(entries, rest))), None)
    return (parted, True) if parted else (behind, False)


def _below_heads(
    entries: Sequence[Entry], behind: Sequence[list[str]], heads: Sequence[int]
) -> tuple[list[list[str]], bool]:
    """Texts that stand below their day and page. Those go to the entries in their order; the first words of a text that
    stood behind its title are told once, by the text."""
    rest = behind[-1]
    found = [rest[at:end] for at, end in zip(heads, [*heads[1:], len(rest)], strict=True)]
    bodies = [list(lines) for lines in behind]
    bodies[-1] = rest[: heads[0]]
    waiting: dict[tuple[Time | None, str | None], list[int]] = {}
    for number, entry in enumerate(entries):
        waiting.setdefault((entry.day, entry.page), []).append(number)
    at = missed = 0
    for text in found:
        numbers = next((waiting[key] for key in _keys(text[0]) if waiting.get(key)), None)
        if numbers is None:
            bodies[-1] += text
            missed += 1
            continue
        number = numbers.pop(min(bisect_left(numbers, at), len(numbers) - 1))
        at = number + 1
        bodies[number] = [*_unsaid(bodies[number], text), *text]
    return bodies, not missed


def _keys(line: str) -> list[tuple[Time | None, str | None]]:
    """The day and the page that stand above a text, as the line of its title has them."""
    head = compiled(_TEXT_HEAD).fullmatch(line)
    assert head is not None
    day, month, year, page = head.groups()
    try:
        told = date(int(year), int(month), int(day))
    except ValueError:
        return []
    return [(told, page), (told, None)]


def _unsaid(opening: Sequence[str], text: Sequence[str]) -> list[str]:
    """The words behind a title in the list, but for those that its text repeats; `...` ends them where it goes on."""
    told = _letters(" ".join(text))
    return [line for line in opening if _letters(line.rstrip(". …")) not in told]


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _by_titles(entries: Sequence[Entry], rest: Sequence[str]) -> list[list[str]] | None:
    """Texts that begin with their titles."""
    starts: list[int] = []
    at = 0
    for entry in entries:
        wanted = " ".join(entry.title).casefold()
        place = next((n for n in range(at, len(rest)) if _unnumbered(rest[n]).casefold() == wanted), None)
        if place is None or not wanted:
            return None
        starts.append(place)
        at = place + 1
    if starts[0] != 0:
        return None
    return [list(rest[start:end]) for start, end in zip(starts, [*starts[1:], len(rest)], strict=True)]


def _unnumbered(line: str) -> str:
    number = compiled(_NUMBER).match(line)
    return line[number.end() :] if number else line


def _by_gaps(entries: Sequence[Entry], rest: Sequence[str]) -> list[list[str]] | None:
    """Texts that more blank lines part than paragraphs, or that are a paragraph each."""
    gaps: list[tuple[int, int]] = []  # where a run of blank lines begins, and how long it is
    for at, line in enumerate(rest):
        if not line:
            if gaps and sum(gaps[-1]) == at:
                gaps[-1] = (gaps[-1][0], gaps[-1][1] + 1)
            else:
                gaps.append((at, 1))
    for width in sorted({length for _, length in gaps}, reverse=True)[:_WIDTHS]:
        wide = [gap for gap in gaps if gap[1] >= width]
        if len(wide) == len(entries) - 1:
            starts = [0, *(at + length for at, length in wide)]
            return [
                list(rest[start:end]) for start, end in zip(starts, [*(at for at, _ in wide), len(rest)], strict=True)
            ]
    return None


def _by_length(entries: Sequence[Entry], rest: Sequence[str]) -> list[list[str]] | None:
    """Texts parted by the number of words that each entry's line counts; None where it doesn't come out."""
    wanted = [entry.words for entry in entries]
    if not all(wanted):
        return None
    bodies: list[list[str]] = [[]]
    count = 0
    for line in rest:
        goal = wanted[len(bodies) - 1] or 0
        words = len(line.split())
        if words and len(bodies) < len(entries) and count and abs(count - goal) <= abs(count + words - goal):
            bodies.append([])
            count = 0
        bodies[-1].append(line)
        count += words
    fits = [
        sum(len(line.split()) for line in body) >= _ENOUGH * (goal or 0)
        for body, goal in zip(bodies, wanted, strict=False)
    ]
    return bodies if len(bodies) == len(entries) and all(fits) else None


def _by_words(entries: Sequence[Entry], rest: Sequence[str]) -> list[list[str]] | None:
    """Texts parted where a paragraph begins that shares its words with the next title, as a text's first one does; None
    where some title finds no such paragraph."""
    runs = [at for at, line in enumerate(rest) if line and (at == 0 or not rest[at - 1])]
    shared = [[len(_words(" ".join(entry.title)) & _words(rest[at])) for at in runs] for entry in entries]
    if len(runs) < len(entries) or len(runs) * len(entries) > _MOST_PAIRS:
        return None
    # best[at]: the most words that the titles so far share with paragraphs up to number `at`, and where each began.
    best: list[tuple[int, tuple[int, ...]]] = [(shared[0][0] + 1, (0,))] * len(runs)
    for number in range(1, len(entries)):
        following: list[tuple[int, tuple[int, ...]]] = [(0, ())] * len(runs)
        for at in range(number, len(runs)):
            told, starts = best[at - 1]
            mine = (told + shared[number][at], (*starts, at)) if told and shared[number][at] else (0, ())
            following[at] = max(following[at - 1], mine, key=lambda found: found[0])
        best = following
    count, starts = best[-1]
    if not count:
        return None
    begins = [runs[at] for at in starts]
    return [list(rest[start:end]) for start, end in zip(begins, [*begins[1:], len(rest)], strict=True)]


def _words(text: str) -> set[str]:
    """The words that say what a text is about: those of more than three letters."""
    return set(compiled(r"\w{4,}").findall(text.casefold()))


_PARTINGS = (_by_titles, _by_gaps, _by_length, _by_words)


def _page(entry: Entry, lines: Sequence[str], above: Sequence[str]) -> UndatedPage:
    """One article: its title and line, and its text."""
    furniture = [*(line for line in above if line), entry.place]
    kept = [line for line in lines if not compiled(_TEXT_HEAD).fullmatch(line)]
    furniture += [line for line in lines if compiled(_TEXT_HEAD).fullmatch(line)]
    while kept and (not kept[-1] or compiled(_RIGHTS).fullmatch(kept[-1])):
        last = kept.pop()
        furniture += [last] if last else []
    headline: str | None = " ".join(entry.title)
    section = None
    title = next((at for at, line in enumerate(kept) if line and line == headline), None)
    if title is not None and sum(map(bool, kept[:title])) <= 2:
        above_title = [line for line in kept[:title] if line]
        section = above_title[0] if above_title else None
        furniture += above_title[1:]
        kept = kept[title + 1 :]
    if not headline or headline.casefold() == _UNTITLED:
        furniture += [headline] if headline else []
        headline = None
    body = [text for run in _runs(kept) for text in paragraphs(run)]
    article, rest = story(body, headline=headline)
    article = article._replace(section=section, published=entry.day, publication_lines=(entry.printed,))
    return UndatedPage(article, (), (*furniture, *rest))


def _runs(lines: Sequence[str]) -> list[list[str]]:
    """The lines between blank lines."""
    runs: list[list[str]] = [[]]
    for line in lines:
        if line:
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _trimmed(lines: Sequence[str]) -> list[str]:
    """Lines without the blank ones at their ends."""
    start, end = 0, len(lines)
    while start < end and not lines[start]:
        start += 1
    while end > start and not lines[end - 1]:
        end -= 1
    return list(lines[start:end])
