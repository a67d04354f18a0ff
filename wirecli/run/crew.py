"""Processes that convert chunks of inputs. One pipe a process and no locks: whatever dies, nobody waits for it.

A process that is killed half through writing its answer ends its own pipe and no other's, which is how its death is
told. Ctrl-C is for the parent: workers ignore it and end when their pipe does, or are ended.
"""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")

SMALL = 1 << 15
"""Bytes of a message that a pipe takes whole: such a chunk may wait in the pipe of a process that is at work."""

GRACE = 5.0
"""Seconds that a process gets to end by itself."""


class Task(Generic[_Item, _Answer]):
    """A chunk of items, and what became of it: its answers, or that its process died over it."""

    __slots__ = ("answers", "died", "items", "message")

    def __init__(self, items: Sequence[_Item]) -> None:
        self.items = items
        self.answers: list[_Answer] | None = None
        self.died = False
        self.message = b""

    @property
    def done(self) -> bool:
        """Whether there is nothing to wait for."""
        return self.died or self.answers is not None


class _Worker(Generic[_Item, _Answer]):
    """A process, the parent's end of its pipe, and the tasks that it has and has not answered."""

    __slots__ = ("connection", "process", "tasks")

    def __init__(self, process: BaseProcess, connection: Connection) -> None:
        self.process = process
        self.connection = connection
        self.tasks: deque[Task[_Item, _Answer]] = deque()


class Crew(Generic[_Item, _Answer]):
    """Up to `size` processes that answer tasks with `work`, which maps a chunk's items to answers.

    `work` and items are pickled; processes come from a fork server that has imported the modules `preload` (on Windows
    they are spawned). Used by one thread; `close` it in any case.
    """

    def __init__(self, size: int, work: Callable[[Sequence[_Item]], list[_Answer]], preload: list[str]) -> None:
        import multiprocessing as mp

        context: Any = mp.get_context("spawn" if sys.platform == "win32" else "forkserver")
        if sys.platform != "win32":
            context.set_forkserver_preload(preload)
        self._context = context
        self._size = size
        self._work = work
        self._workers: list[_Worker[_Item, _Answer]] = []
        self._waiting: deque[Task[_Item, _Answer]] = deque()

    def submit(self, items: Sequence[_Item]) -> Task[_Item, _Answer]:
        """A task for a chunk of items, begun as soon as a process is free."""
        from multiprocessing.reduction import ForkingPickler

        task: Task[_Item, _Answer] = Task(items)
        task.message = bytes(ForkingPickler.dumps(items))
        self._waiting.append(task)
        self._hand_out()
        return task

    def wait(self, task: Task[_Item, _Answer]) -> list[_Answer] | None:
        """A task's answers; None where its process died over it."""
        from multiprocessing.connection import wait

        while not task.done:
            busy = {worker.connection: worker for worker in self._workers if worker.tasks}
            for connection in wait(list(busy)):
                self._take(busy[connection])  # type: ignore[index]
            self._hand_out()
        return task.answers

    def close(self, *, kindly: bool) -> None:
        """Ends all processes, `kindly` by the end of their pipes, else at once; none is waited for without an end."""
        with undisturbed():
            for worker in self._workers:
                worker.connection.close()
                if not kindly:
                    worker.process.terminate()
            end = time.monotonic() + GRACE
            for worker in self._workers:
                worker.process.join(max(0.0, end - time.monotonic()))
                if worker.process.exitcode is None:
                    worker.process.kill()
                    worker.process.join(GRACE)
            self._workers = []

    def _hand_out(self) -> None:
        """Gives waiting tasks to processes: to one without, else a small one to one that is at its only one."""
        while self._waiting:
            worker = self._free(len(self._waiting[0].message) <= SMALL)
            if worker is None:
                return
            task = self._waiting.popleft()
            worker.tasks.append(task)
            try:
                worker.connection.send_bytes(task.message)
            except OSError:
                self._bury(worker)

    def _free(self, small: bool) -> _Worker[_Item, _Answer] | None:
        if len(self._workers) < self._size and all(worker.tasks for worker in self._workers):
            self._workers.append(self._hired())
        least = min(self._workers, key=lambda worker: len(worker.tasks))
        return least if len(least.tasks) < 1 + small else None

    def _hired(self) -> _Worker[_Item, _Answer]:
        with undisturbed(), _without_interrupts():  # a process that is half started when its run ends complains
            ours, theirs = self._context.Pipe()
            process = self._context.Process(target=_serve, args=(theirs, self._work), daemon=True)
            process.start()
            theirs.close()
        return _Worker(process, ours)

    def _take(self, worker: _Worker[_Item, _Answer]) -> None:
        try:
            answers = worker.connection.recv()
        except (EOFError, OSError, MemoryError):  # what doesn't fit here dies there: its items are tried one by one
            self._bury(worker)
            return
        worker.tasks.popleft().answers = answers

    def _bury(self, worker: _Worker[_Item, _Answer]) -> None:
        """A process has died: over the first of its tasks, and the others begin again."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join(GRACE)
        worker.tasks.popleft().died = True
        self._waiting.extendleft(reversed(worker.tasks))


def _serve(connection: Connection, work: Callable[[Sequence[Any]], list[Any]]) -> None:
    """The life of a worker: it ends with its pipe, at once with its parent, however that dies, and without a word."""
    import gc
    import multiprocessing as mp
    import signal
    import threading

    gc.set_threshold(50_000)  # as the parent has it: what was imported stays
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    parent = mp.parent_process()
    if parent is not None:

        def follow() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=follow, daemon=True).start()
    with suppress(EOFError, OSError, MemoryError):  # answers that don't fit end the pipe, as a death would
        while True:
            connection.send(work(connection.recv()))


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Blocks Ctrl-C in what is started in the block, for good: the fork server ignores it only after all its imports.

    The tracker of resources that it comes with unblocks Ctrl-C as it starts, so that is started first.
    """
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C and other orders to end wait for the end of the block."""
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield  # signals are the main thread's
        return
    waiting: list[int] = []
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, lambda number, _: waiting.append(number)) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for came in waiting:
            signal.raise_signal(came)
