"""Many inputs in, a stream of outcomes out, in input order; memory does not grow with their number.

Inputs are pulled as they are needed and outcomes are handed on as they come, so that a corpus of any size streams. Work
goes to a pool of processes only when it takes longer than a pool needs to start.
"""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BufferedIOBase
from itertools import chain, islice
from typing import TYPE_CHECKING, Literal, NamedTuple
from zoneinfo import ZoneInfo

from wirecli.errors import InputError, WireError
from wirecli.model import Page

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

PAGE_SUFFIXES = frozenset((".txt", ".html", ".htm"))
STANDARD_INPUT = "-"

CHUNK = 8
"""Pages a worker gets at a time: one page's message costs as much as a tenth of its conversion, eight share it."""

AHEAD = 3
"""Chunks in the air for each process, so that none waits while the first chunk of the order is slow."""

_LIST = 65536
"""Bytes of a list of names that are looked at together."""

PATIENCE = 0.4
"""Seconds of work before a pool is started: about what its start costs, so a small run never pays for one."""


class Options(NamedTuple):
    """How to convert, the same for all inputs of a run. `at` and `published` are aware; None means unsaid."""

    zone: str = "Europe/Amsterdam"
    at: datetime | None = None
    published: datetime | None = None
    encoding: str | None = None
    stamp_rounding: Literal["floor", "nearest"] = "floor"


class Input(NamedTuple):
    """One page to be read: the file called `name`, or `data` where that is given (standard input).

    `error` says why there is nothing to read (a folder without pages); such an input becomes a failed outcome.
    """

    name: str
    data: bytes | None = None
    error: InputError | None = None


class Outcome(NamedTuple):
    """What became of one input: a page or the error that stopped it, never both."""

    name: str
    page: Page | None = None
    error: WireError | None = None


def expand(names: Iterable[str]) -> Iterator[Input]:
    """The inputs that the arguments name, lazily and in order: files, folders (all pages in them), `-`.

    A folder stands for every file in it, at any depth, whose suffix is one of PAGE_SUFFIXES, sorted by name; hidden
    files and folders are left out, links to folders are not followed.
    """
    for name in names:
        if name == STANDARD_INPUT:
            yield Input(name, _standard_input())
        elif os.path.isdir(name):
            yield from _pages_of(name)
        else:
            yield Input(name)


def listed(stream: BufferedIOBase) -> Iterator[str]:
    """The names in a list of files, each as soon as it is there: separated by NUL where the list begins with some
    name that ends in one, else by lines.

    Names are bytes of the file system (os.fsdecode); empty names are skipped, and so is the CR of a CR LF.
    """
    head = stream.read1(_LIST)
    separator = b"\0" if b"\0" in head else b"\n"
    rest = head
    while head:
        *names, rest = rest.split(separator)
        yield from _decoded(names, separator)
        head = stream.read1(_LIST)
        rest += head
    yield from _decoded([rest], separator)


def run(inputs: Iterable[Input], options: Options, *, jobs: int = 1, patience: float = PATIENCE) -> Generator[Outcome]:
    """Convert all inputs with up to `jobs` processes; outcomes come in input order, one for each input.

    Nothing that an input holds raises here: its outcome carries the error. The first `patience` seconds are worked in
    this process, so one input never starts a pool. A process that dies fails the page that killed it, by name.
    """
    queue = iter(inputs)
    started = time.monotonic()
    for item in queue:
        yield convert(item, options)
        if jobs > 1 and time.monotonic() - started >= patience:
            break
    waiting = list(islice(queue, 2))
    if len(waiting) > 1:
        yield from _pooled(chain(waiting, queue), options, jobs)
    elif waiting:
        yield convert(waiting[0], options)


def convert(item: Input, options: Options) -> Outcome:
    """Read and convert one input in this process."""
    from wirecli.convert import convert_bytes

    if item.error:
        return Outcome(item.name, error=item.error)
    try:
        zone = ZoneInfo(options.zone)
        data, read = (item.data, None) if item.data is not None else _file(item.name, zone)
        page = convert_bytes(
            data,
            reference=options.at or read or datetime.now(zone),
            reference_origin="option" if options.at else "mtime" if read else "now",
            published=options.published,
            zone=options.zone,
            name=item.name,
            encoding=options.encoding,
            stamp_rounding=options.stamp_rounding,
        )
    except WireError as error:
        return Outcome(item.name, error=error)
    except MemoryError:
        return Outcome(item.name, error=InputError(f"{item.name}: too large for the memory there is", "split it"))
    except Exception as error:  # noqa: BLE001  a fault that one page uncovers must not cost a feed the others
        message = f"{item.name}: a fault in wirecli: {type(error).__name__}: {error}"
        return Outcome(item.name, error=InputError(message, "please report it, with the page"))
    return Outcome(item.name, page=page)


def _file(name: str, zone: ZoneInfo) -> tuple[bytes, datetime]:
    """A file's bytes and its modification time in `zone`, from one open, so that they belong together."""
    try:
        with open(name, "rb") as file:
            status = os.fstat(file.fileno())
            return file.read(), datetime.fromtimestamp(status.st_mtime, zone)
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file", "check the path") from error
    except PermissionError as error:
        raise InputError(f"{name}: no permission to read it", "check its mode and owner") from error
    except IsADirectoryError as error:
        raise InputError(f"{name}: is a folder, not a page", "name the folder itself as an argument") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: can't be read: {getattr(error, 'strerror', None) or error}") from error


def _standard_input() -> bytes:
    return sys.stdin.buffer.read() if sys.stdin else b""


def _pages_of(folder: str) -> Iterator[Input]:
    """Every page in a folder, or one input with an error where there is none."""
    found = False
    for item in _walk(folder):
        found = True
        yield item
    if not found:
        suffixes = ", ".join(sorted(PAGE_SUFFIXES))
        yield Input(folder, error=InputError(f"{folder}: a folder without pages", f"pages end in {suffixes}"))


def _walk(folder: str) -> Iterator[Input]:
    try:
        with os.scandir(folder) as entries:
            # Names alone are kept for sorting: a folder of a million pages costs megabytes, not gigabytes.
            names = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except OSError as error:
        yield Input(folder, error=InputError(f"{folder}: can't be listed: {error.strerror}", "check its mode"))
        return
    for name, is_folder in names:
        path = os.path.join(folder, name)  # keeps `./` and the name's bytes as the user gave them
        if name.startswith("."):
            continue
        if is_folder:
            yield from _walk(path)
        elif os.path.splitext(name)[1].lower() in PAGE_SUFFIXES and not os.path.isdir(path):
            yield Input(path)


def _decoded(names: list[bytes], separator: bytes) -> Iterator[str]:
    for name in names:
        clean = name.removesuffix(b"\r") if separator == b"\n" else name
        if clean:
            yield os.fsdecode(clean)


# The pool. Processes come from a fork server (on Windows from spawn): a plain fork would copy an open store, its locks
# and the progress bar's thread into each worker, and a worker that outlives a killed run would go on holding them.


def _pooled(inputs: Iterator[Input], options: Options, jobs: int) -> Iterator[Outcome]:
    pool = _Pool(jobs, options)
    air: deque[tuple[list[Input], Future[list[Outcome]]]] = deque()
    try:
        while True:
            while len(air) < AHEAD * jobs and (chunk := list(islice(inputs, CHUNK))):
                air.append((chunk, pool.submit(chunk)))
            if not air:
                return
            chunk, future = air.popleft()
            outcomes = pool.result(future)
            if outcomes is not None:
                yield from outcomes
            else:
                # Some page in the air killed its process, and with it the pool. The oldest chunk is tried page by
                # page; the others start again, and should the culprit be among them its turn comes.
                air = deque((c, f if _finished(f) else pool.submit(c)) for c, f in air)
                yield from _alone(chunk, options)
    finally:
        pool.close()


class _Pool:
    """A process pool that is replaced when it breaks."""

    def __init__(self, jobs: int, options: Options) -> None:
        self._jobs = jobs
        self._options = options
        self._executor = _executor(jobs)

    def submit(self, chunk: list[Input]) -> Future[list[Outcome]]:
        """Hand a chunk to the pool, to a new one where the last is broken."""
        from concurrent.futures.process import BrokenProcessPool

        with _undisturbed():
            try:
                return self._executor.submit(_convert_all, chunk, self._options)
            except BrokenProcessPool:
                self.close()
                self._executor = _executor(self._jobs)
                return self._executor.submit(_convert_all, chunk, self._options)

    @staticmethod
    def result(future: Future[list[Outcome]]) -> list[Outcome] | None:
        """A chunk's outcomes, or None where a process died."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            return future.result()
        except BrokenProcessPool:
            return None

    def close(self) -> None:
        """Drop what has not begun and wait for what has."""
        self._executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C and SIGTERM wait for the end of the block: a process that is half started when its pool ends complains."""
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield  # signals are the main thread's
        return
    waiting: list[int] = []
    before = {
        number: signal.signal(number, lambda number, _: waiting.append(number))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for came in waiting:
            signal.raise_signal(came)


def _alone(chunk: list[Input], options: Options) -> Iterator[Outcome]:
    """Convert each page in a process of its own choosing, so that the one that kills it can be named."""
    pool = _Pool(1, options)
    try:
        for item in chunk:
            outcomes = pool.result(pool.submit([item]))
            if outcomes is None:
                message = f"{item.name}: the process that read it was killed"
                error = InputError(message, "it may need more memory than there is; split it, or lower --jobs")
                outcomes = [Outcome(item.name, error=error)]
            yield from outcomes
    finally:
        pool.close()


def _finished(future: Future[list[Outcome]]) -> bool:
    return future.done() and future.exception() is None


def _executor(jobs: int) -> ProcessPoolExecutor:
    import multiprocessing as mp
    from concurrent.futures import ProcessPoolExecutor

    context = mp.get_context("spawn" if sys.platform == "win32" else "forkserver")
    context.set_forkserver_preload(["wirecli.convert"])
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin_worker)


def _begin_worker() -> None:
    """A worker dies with its parent, however that dies, and at once on Ctrl-C, without a traceback."""
    import multiprocessing as mp
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = mp.parent_process()
    if parent is not None:

        def follow() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=follow, daemon=True).start()


def _convert_all(chunk: list[Input], options: Options) -> list[Outcome]:
    return [convert(item, options) for item in chunk]
