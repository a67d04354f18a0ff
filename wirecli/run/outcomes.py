"""What became of inputs: pages, errors, and what is to be told of archives and folders."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping

from wirecli.errors import InputError, WireError
from wirecli.model import Page
from wirecli.records import NamedTuple
from wirecli.run.inputs import Held
from wirecli.run.summary import Summary


class Written(NamedTuple):
    """A page as the process that read it wrote it, and what a run counts and says of it."""

    data: bytes
    summary: Summary


class Outcome(NamedTuple):
    """What became of one document: a page or the error that stopped it. With neither, `note` is what is to be told of
    an archive or a folder.

    `written` is a page of which nothing but its bytes is wanted. `archive` is the name of the archive that the document
    stood in, `held` what that held besides documents. `done` stands behind an input's documents and is what it is known
    by; `known` is what there was to say of an input that was delivered before.
    """

    name: str
    page: Page | None = None
    error: WireError | None = None
    note: str | None = None
    archive: str | None = None
    held: Held | None = None
    done: str | None = None
    known: Summary | None = None
    written: Written | None = None


def told(outcomes: Iterable[Outcome]) -> Generator[Outcome]:
    """The outcomes, with the documents of each archive numbered from 1, and at its end what it held.

    One that stands alone in its archive has no number, so the first is kept until it is known. An archive without any
    document, and without one that failed, is an error.
    """
    kept: list[Outcome] = []
    pages = failed = 0
    for outcome in outcomes:
        if outcome.held is not None:
            yield from kept
            yield _sum(outcome.name, outcome.held, pages, failed)
            kept, pages, failed = [], 0, 0
        elif outcome.done is not None:  # behind its pages, also where they wait
            yield from _later(kept, outcome)
        elif outcome.archive is None:
            yield outcome
        elif outcome.known is not None:
            pages += outcome.known.pages
            yield from _parted(kept)
            kept = []
            yield outcome
        elif outcome.page is None:
            failed += 1
            yield from _later(kept, outcome)
        else:
            pages += 1
            if pages == 1:
                kept = [outcome]
                continue
            yield from _parted(kept)
            kept = []
            yield _numbered(outcome, pages)
    yield from kept


def _later(kept: list[Outcome], outcome: Outcome) -> list[Outcome]:
    """An outcome to go on with: none where it has to wait for the one that is kept."""
    if not kept:
        return [outcome]
    kept.append(outcome)
    return []


def _parted(kept: list[Outcome]) -> Iterator[Outcome]:
    """What was kept of an archive, of which it is now known that its first document doesn't stand alone."""
    if kept:
        first, *others = kept
        yield _numbered(first, 1)
        yield from others


def _numbered(outcome: Outcome, number: int) -> Outcome:
    page = outcome.page
    assert page is not None
    return outcome._replace(page=page._replace(source=page.source._replace(part=number)))


def _sum(name: str, held: Held, pages: int, failed: int) -> Outcome:
    """What an archive held, in a line: `crawl.warc: 281 records: 220 pages, 10 revisits`."""
    counts = [counted(pages, "page")] if pages else []
    counts += [f"{counted(failed)} failed"] if failed else []
    ranked = sorted(held.left_out.items(), key=lambda item: (-item[1], item[0]))
    line = ", ".join(counts + [counted(number, kind) for kind, number in ranked])
    shown = f"{name}: {counted(held.total, held.noun)}" + (f": {line}" if line else "")
    if pages or failed:
        return Outcome(name, note=shown)
    return Outcome(name, error=InputError(f"{shown}, and no document", "give an archive of pages, feeds or wires"))


def left_out(name: str, counts: Mapping[str, int]) -> str:
    """What a folder held besides inputs, in a line: `crawls: 3 files left out: 2 .jpg, 1 .pdf`."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    line = ", ".join(f"{number} {suffix or 'without a suffix'}" for suffix, number in ranked[:12])
    more = f", and {len(ranked) - 12} more kinds" if len(ranked) > 12 else ""
    return f"{name}: {counted(sum(counts.values()), 'file')} left out: {line}{more}; name a file itself to have it read"


def too_large(name: str) -> InputError:
    """The error of a document that doesn't fit in the memory."""
    return InputError(f"{name}: too large for the memory there is", "split it")


def counted(count: int, noun: str = "") -> str:
    """A count with a space between its thousands, and what it counts: `8 310 stories`."""
    shown = f"{count:,}".replace(",", " ")
    if noun and count != 1:
        noun = f"{noun.removesuffix('y')}ies" if noun.endswith("y") else f"{noun}s"
    return f"{shown} {noun}".rstrip()
