"""What a run says beside its data: the reporter that whoever starts a run hands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol, TypeAlias

from wirecli.errors import WireError
from wirecli.records import NamedTuple
from wirecli.run.outcomes import Outcome
from wirecli.run.request import Request

Watch: TypeAlias = Callable[[Iterable[Outcome]], Iterator[Outcome]]
"""Hands the outcomes of a run on, and shows how far they are."""


class Say(Protocol):
    """Says a line to the user, unless `quiet`; in the log in any case."""

    def __call__(self, message: str, *, quiet: bool = False) -> None: ...


class Reporter(NamedTuple):
    """Where a run's messages go: a line, an error with its hint, a log from now on, and the progress of a request."""

    say: Say
    complain: Callable[[WireError | str], None]
    keep_log: Callable[[str], None]
    watching: Callable[[Request], AbstractContextManager[Watch]]
