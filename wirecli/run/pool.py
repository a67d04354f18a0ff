"""Inputs → a stream of outcomes in input order, by many processes; memory does not grow with their number.

Inputs are pulled as they are needed and outcomes are handed on as they come, so that a corpus of any size streams. Work
goes to a pool of processes only when it takes longer than a pool needs to start.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from zoneinfo import ZoneInfo

from wirecli.errors import InputError, WireError, fault
from wirecli.model import Instant, Page
from wirecli.notices import notice
from wirecli.records import NamedTuple
from wirecli.run import known
from wirecli.run.crew import Crew, Task
from wirecli.run.inputs import Input, opened
from wirecli.run.known import Asked, Reading, read
from wirecli.run.outcomes import Outcome, Written, left_out, told, too_large
from wirecli.run.summary import of_page
from wirecli.writers import Layout, pieces, writer

CHUNK = 32
"""Pages a worker gets at a time: one page's message costs as much as a tenth of its conversion, eight share it."""

CHUNK_BYTES = 4 << 20
"""Bytes of members after which a chunk is full: what is in the air is in the memory."""

AHEAD = 3
"""Chunks in the air for each process, so that none waits while the first chunk of the order is slow."""

PRELOAD = ["wirecli.convert"]
"""Modules that the processes of a pool begin with."""

PATIENCE = 0.4
"""Seconds of work before a pool is started: about what its start costs, so a small run never pays for one."""


class Rendering(NamedTuple):
    """A format of which each page is a part of its own, and its layout."""

    format: str
    layout: Layout


class Options(NamedTuple):
    """How to convert, the same for all inputs of a run. `at` and `published` are aware; None means unsaid."""

    zone: str = "Europe/Amsterdam"
    at: Instant | None = None
    published: Instant | None = None
    encoding: str | None = None
    stamp_rounding: str = "auto"
    asked: Asked | None = None
    """What is asked of inputs, where outcomes are to say what each is known by."""
    rendering: Rendering | None = None
    """How the processes of a pool are to write pages, where nothing but their bytes is wanted."""


def run(
    inputs: Iterable[Input],
    options: Options,
    *,
    jobs: int = 1,
    patience: float = PATIENCE,
    timed: Callable[[Iterator[Input]], Iterator[Input]] = iter,
) -> Generator[Outcome]:
    """Convert all inputs with up to `jobs` processes; outcomes come in input order, one for each document.

    Nothing that an input holds raises here: its outcome carries the error. The first `patience` seconds are worked in
    this process, so one input never starts a pool. A process that dies fails the page that killed it, by name. `timed`
    says when inputs were read, once archives are open.
    """
    return told(_run(timed(opened(inputs, ZoneInfo(options.zone))), options, jobs, patience))


def _run(queue: Iterator[Input], options: Options, jobs: int, patience: float) -> Generator[Outcome]:
    spent = 0.0
    for item in queue:
        began = time.monotonic()
        yield from convert(item, options)
        if item.known is None:
            spent += time.monotonic() - began
        if jobs > 1 and spent >= patience:
            break
    waiting = list(islice(queue, 2))
    if len(waiting) > 1:
        yield from _pooled(chain(waiting, queue), options, jobs)
    elif waiting:
        yield from convert(waiting[0], options)


def convert(item: Input, options: Options) -> Iterator[Outcome]:
    """Read one input and convert its documents in this process; what stops it is the last outcome."""
    if item.left_out is not None:
        yield Outcome(item.name, note=left_out(item.name, item.left_out))
        return
    if item.error or item.held:
        yield Outcome(item.name, error=item.error, archive=item.archive, held=item.held)
        return
    name = f"{item.name} <{item.url}>" if item.url else item.name
    if item.known is not None:
        yield Outcome(name, archive=item.archive, known=item.known)
        return
    failed: WireError | None = None
    key = None
    try:
        reading = read(item, ZoneInfo(options.zone), options.at)
        key = known.key(item, reading, options.asked) if options.asked else None
        for page in _pages(item, options, reading):
            yield Outcome(name, page=page, archive=item.archive)
            del page  # before the next is read
    except WireError as error:
        said = str(error)
        what = said.removeprefix(item.name) if said.startswith(item.name) else f": {said}"
        failed = type(error)(f"{name}{what}", error.hint)
    except MemoryError:
        failed = too_large(name)
    except Exception as error:  # noqa: BLE001  a fault that one page uncovers must not cost a feed the others
        failed = fault(name, error)
    if failed is not None:  # not sooner: an exception holds all that the page had come to
        yield Outcome(name, error=failed, archive=item.archive)
    if key is not None:
        yield Outcome(name, archive=item.archive, done=key)


def _pages(item: Input, options: Options, reading: Reading) -> Iterator[Page]:
    from wirecli.base.text import labelled
    from wirecli.convert import convert_documents

    data = reading.data
    pages = convert_documents(
        data,
        reference=reading.time,
        reference_origin=reading.origin,
        published=options.published,
        zone=options.zone,
        name=item.name,
        encoding=options.encoding or labelled(data, item.charset),
        stamp_rounding=options.stamp_rounding,
        url=item.url,
    )
    for page in pages:
        yield page._replace(warnings=(*page.warnings, notice("cut-off"))) if item.cut else page
        del page  # before the next is read


# The pool. Processes come from a fork server (on Windows from spawn): a plain fork would copy an open store and its
# locks into each worker, and a worker that outlives a killed run would go on holding them.


def _pooled(inputs: Iterator[Input], options: Options, jobs: int) -> Iterator[Outcome]:
    crew: Crew[Input, Outcome] = Crew(jobs, partial(_convert_all, options), PRELOAD)
    air: deque[Task[Input, Outcome]] = deque()
    kindly = False
    try:
        while True:
            while _may_rise(air, jobs) and (chunk := _chunk(inputs)):
                air.append(crew.submit(chunk))
            if not air:
                break
            task = air.popleft()
            outcomes = crew.wait(task)
            # Where a page of the chunk killed the process, the chunk is tried page by page, so that it can be named.
            yield from outcomes if outcomes is not None else _alone(task.items, options)
        kindly = True
    finally:
        crew.close(kindly=kindly)


def _chunk(inputs: Iterator[Input]) -> list[Input]:
    """The next inputs for a worker; [] at the end."""
    chunk: list[Input] = []
    size = 0
    for item in inputs:
        chunk.append(item)
        size += len(item.data or b"")
        if len(chunk) == CHUNK or size >= CHUNK_BYTES:
            break
    return chunk


def _may_rise(air: deque[Task[Input, Outcome]], jobs: int) -> bool:
    """Whether another chunk may go to the pool: few are there, and few bytes."""
    if len(air) >= AHEAD * jobs:
        return False
    return sum(_size(task.items) for task in air) < AHEAD * jobs * CHUNK_BYTES


def _size(items: Sequence[Input]) -> int:
    """Bytes that are held for inputs; files are read by whoever converts them."""
    return sum(len(item.data) for item in items if item.data)


def _alone(chunk: Sequence[Input], options: Options) -> Iterator[Outcome]:
    """Convert each page by itself; one that kills its process again has failed."""
    crew: Crew[Input, Outcome] = Crew(1, partial(_convert_all, options), PRELOAD)
    try:
        for item in chunk:
            outcomes = crew.wait(crew.submit([item]))
            if outcomes is None:
                message = f"{item.name}: the process that read it was killed"
                error = InputError(message, "it may need more memory than there is; split it, or lower --jobs")
                outcomes = [Outcome(item.name, error=error, archive=item.archive)]
            yield from outcomes
    finally:
        crew.close(kindly=False)


def _convert_all(options: Options, chunk: Sequence[Input]) -> list[Outcome]:
    outcomes = (outcome for item in chunk for outcome in convert(item, options))
    return [_rendered(outcome, options.rendering) if options.rendering else outcome for outcome in outcomes]


def _rendered(outcome: Outcome, how: Rendering) -> Outcome:
    """The outcome with its page as bytes; one of an archive is still to be numbered."""
    page = outcome.page
    if page is None or outcome.archive is not None:
        return outcome
    if not pieces.fits(page, stored=False):
        return Outcome(outcome.name, error=too_large(outcome.name))
    try:
        data = b"".join(writer(how.format, "pages")([page], how.layout))
    except MemoryError:
        return Outcome(outcome.name, error=too_large(outcome.name))
    return Outcome(outcome.name, written=Written(data, of_page(page)))
