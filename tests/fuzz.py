"""`python -m tests.fuzz [MINUTES [SEED]]`: inputs that nobody thought of, and what must hold of them all.

Seeds are mutated: the pages and sentences of the tests, the examples, and what stands beside the checkout. Each way in
has its turn: find_times, text, HTML, bytes of any format, as alone and as the command reads them. Of every input:

- nothing but a WireError is raised, and no input of some kilobytes takes seconds;
- each span is the text of its mention, intervals begin before they end, earliest ≤ time ≤ latest ≤
  reference, but for a time after it that was told;
- the JSON is what the schema says, formats checked;
- of a text nothing is lost;
- the same input gives the same output.

What breaks one is shortened and written to `.bench/fuzz/`, with what it broke; the exit status is then 1. A run is told
by its seed: `python -m tests.fuzz 10 7` does the same until its time is over.
"""

from __future__ import annotations

import json
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from tests.lossless import lost
from tests.running import ROOT
from tests.writers.test_schema import validate
from wirecli import WireError, convert_text, find_times
from wirecli.convert import convert_documents
from wirecli.model import Mention, Page

FOUND = ROOT / ".bench" / "fuzz"
SHARED = ROOT.parent / "shared"
SLOW = 4.0
"""Seconds for an input of at most `LONGEST` characters, on a machine with other work."""
LONGEST = 20_000
OFTEN = 20
"""One input of so many is also checked by the schema, and read twice: both cost more than reading it."""
ZONE = ZoneInfo("Europe/Amsterdam")
ZONES = ("Europe/Amsterdam", "UTC", "Pacific/Apia", "America/St_Johns", "Africa/Cairo", "Asia/Kathmandu")

Check = Callable[[bytes, Random], str]


# What is put in


def seeds() -> tuple[list[bytes], list[str]]:
    """Documents, and short texts with time expressions."""
    folders = [ROOT / "tests" / "pages", ROOT / "examples", SHARED / "cases" / "pages", SHARED / "cases" / "documents"]
    paths = [path for folder in folders if folder.exists() for path in sorted(folder.iterdir()) if path.is_file()]
    pages = [path.read_bytes() for path in paths if path.suffix not in (".svg", ".db", ".json")]
    files = sorted((ROOT / "tests" / "times").glob("*.jsonl"))
    sentences = [json.loads(line)["text"] for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    return [page for page in pages if len(page) <= LONGEST], sentences


ODD = [
    "\x00", "\x1b[2J", "\u202e", "\ufeff", "\u200b", "\u0301", "\ud800", "\u2028", "\r", "\r\n", "\t", "\x85", "\u00ad",
    "<", ">", "&", "&#0;", "&nbsp;", "<div>", "</article>", "<![CDATA[", "]]>", "<!--", "<script>", "<time datetime=",
    "{", "}", '"', "\\", "(ANP)", " - ", "–", "1 uur geleden", "gisteren", "31-02-2026", "29 februari 2100",
    "24.00 uur", "99999999999999999999 jaar geleden", "het jaar 0", "in 9999", "over 9999 jaar", "1.000.000 weken",
    "vorig jaar",
    "de eeuw", "Gepubliceerd: ", "Lees ook: ", "Net binnen", "0", "9" * 40, "de " * 30, "١٢", "½", "²", "🦆", "ß", "İ",
]  # fmt: skip


def mutated(seed: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """A seed after some changes: of bytes, of lines, of pieces of another."""
    data = bytearray(seed)
    for _ in range(random.choice((0, 1, 1, 2, 3, 6, 12))):
        begin = random.randint(0, len(data))
        end = min(len(data), begin + random.choice((0, 1, 2, 8, 40, 400)))
        kind = random.randrange(7)
        if kind == 0:
            del data[begin:end]
        elif kind == 1:
            data[begin:end] = random.choice(ODD).encode("utf-8", "surrogatepass")
        elif kind == 2:
            data[begin:begin] = data[begin:end] * random.choice((1, 2, 20))
        elif kind == 3:
            data[begin:end] = random.randbytes(end - begin)
        elif kind == 4:
            other = random.choice(others)
            start = random.randint(0, len(other))
            data[begin:end] = other[start : start + random.choice((20, 200, 2000))]
        elif kind == 5:
            lines = data.split(b"\n")
            random.shuffle(lines)
            data = bytearray(b"\n".join(lines))
        else:
            numbers = list(re.finditer(rb"\d+", data[begin : begin + 4000]))
            if numbers:
                first, last = random.choice(numbers).span()
                data[begin + first : begin + last] = str(random.choice((0, 1, 13, 31, 60, 99, 10**9))).encode()
    return bytes(data[:LONGEST])


def anchor(random: Random) -> datetime:
    """Any time in any zone; often one at which clocks change."""
    zone = ZoneInfo(random.choice(ZONES))
    if random.random() < 0.3:
        return datetime(2025, 10, 26, random.randint(0, 4), 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    day = datetime(1900, 1, 1) + timedelta(seconds=random.randrange(int(200 * 365.25 * 86400)))
    if random.random() < 0.02:
        day = random.choice((datetime(2, 1, 2), datetime(9998, 12, 30)))
    return day.replace(tzinfo=zone)


# What must hold


def _mention(mention: Mention, text: str) -> None:
    begin, end = mention.span
    assert text[begin:end] == mention.text, "a span is not its text"
    if mention.begin is not None and mention.end is not None:
        assert mention.begin.timestamp() < mention.end.timestamp(), f"{mention.text!r} begins when it ends or later"


def _page(page: Page, random: Random) -> None:
    for story in page.stories():
        assert re.fullmatch("[0-9a-f]{16}", story.id)
        published = story.published
        if published is not None:
            ahead = published.time.timestamp() > page.reference.time.timestamp()  # what is said is kept, and told
            assert not ahead or "published-after-reference" in [warning.code for warning in page.warnings]
            bounds = [published.earliest, None if ahead else published.time, published.latest, page.reference.time]
            instants = [bound.timestamp() for bound in bounds if bound is not None]
            assert instants == sorted(instants), f"bounds {published}"
        for mention in story.times:
            _mention(mention, story.blocks[mention.block].text)
    if random.randrange(OFTEN) == 0:
        validate(json.loads(json.dumps(page.to_dict())))


def _times(data: bytes, random: Random) -> str:
    text, at = data.decode("utf-8", "replace"), anchor(random)
    found = find_times(text, at)
    for one, other in pairwise(found):
        assert one.span[1] <= other.span[0], "mentions overlap"
    for mention in found:
        _mention(mention, text)
    if random.randrange(OFTEN) == 0:
        assert find_times(text, at) == found, "read otherwise the second time"
    return f"{len(found) and 'some'} times"


def _text(data: bytes, random: Random) -> str:
    text, at = data.decode("utf-8", "surrogateescape"), anchor(random)
    try:
        page = convert_text(text, reference=at)
    except WireError:
        return "refused"
    _page(page, random)
    if page.source.media_type == "text/plain":
        gone = lost(text, page.to_dict())
        assert not gone, f"lost or found: {gone}"
    if random.randrange(OFTEN) == 0:
        assert convert_text(text, reference=at) == page, "read otherwise the second time"
    return f"{page.source.media_type}, {'some' if page.stories() else 'no'} stories"


def _bytes(data: bytes, random: Random) -> str:
    at = anchor(random)
    pages = 0
    try:
        for page in convert_documents(data, reference=at, reference_origin=random.choice(("option", "mtime"))):
            _page(page, random)
            pages += 1
    except WireError as error:
        return f"refused, {type(error).__name__}"
    return page.source.format if pages else "nothing"


WAYS: dict[str, Check] = {"times": _times, "text": _text, "html": _text, "bytes": _bytes}


def inputs(random: Random) -> Iterator[tuple[str, bytes]]:
    """Endlessly: a way in, and what goes in."""
    documents, sentences = seeds()
    texts = [sentence.encode() for sentence in sentences]
    markup = [page for page in documents if b"<" in page[:2000]] or documents
    while True:
        yield "times", mutated(b" ".join(random.choices(texts, k=random.choice((1, 1, 2, 5)))), texts, random)
        yield "text", mutated(random.choice(documents), random.choice((documents, texts)), random)
        yield "html", mutated(random.choice(markup), random.choice((markup, texts)), random)
        yield "bytes", mutated(random.choice(documents), documents, random)


# The run


def broken(way: str, data: bytes, seed: int) -> str | None:
    """What an input breaks, in a line; None where all holds."""
    begun = time.process_time()
    try:
        WAYS[way](data, Random(seed))
    except Exception as error:  # noqa: BLE001  what must hold has not
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {str(error)[:300]} ({Path(place.filename).name}:{place.lineno})"
    took = time.process_time() - begun
    return f"took {took:.1f} s" if took > SLOW else None


def shortened(way: str, data: bytes, seed: int, like: str) -> bytes:
    """A part of an input that breaks the same, found by halving; within a few seconds."""
    kind, end = like.partition(":")[0], time.monotonic() + 5
    size = len(data) // 2
    while size and time.monotonic() < end:
        for begin in range(0, len(data), size):
            less = data[:begin] + data[begin + size :]
            told = broken(way, less, seed)
            if told is not None and told.partition(":")[0] == kind:
                data = less
                break
        else:
            size //= 2
    return data


def main(arguments: list[str]) -> int:
    """Runs for some minutes; 1 where something broke."""
    minutes = float(arguments[0]) if arguments else 1.0
    start = int(arguments[1]) if len(arguments) > 1 else int(time.time())
    end, kinds, done = time.monotonic() + 60 * minutes, Counter[str](), 0
    print(f"fuzzing for {minutes:g} minutes with seed {start}", file=sys.stderr)
    for done, (way, data) in enumerate(inputs(Random(start)), 1):
        if time.monotonic() > end:
            break
        told = broken(way, data, done)
        if told is None:
            continue
        kind = re.sub(r"\d+", "N", f"{way}: {':'.join(told.split(':')[:2])[:60]}")
        kinds[kind] += 1
        if kinds[kind] == 1:
            FOUND.mkdir(parents=True, exist_ok=True)
            path = FOUND / f"{way}-{start}-{done}"
            path.write_bytes(shortened(way, data, done, told))
            path.with_suffix(".why").write_text(f"way {way}, seed {done}: {told}\n", encoding="utf-8")
            print(f"{path.relative_to(ROOT)}: {told}", file=sys.stderr)
    print(f"{done} inputs, {len(kinds)} kinds of breaks, {kinds.total()} in all", file=sys.stderr)
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
