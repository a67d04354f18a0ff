"""The warnings of a run: the first few of a code are said, the rest counted, all of them logged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set

from wirecli.base.near import near
from wirecli.errors import UsageError
from wirecli.model import Instant, PageWarning
from wirecli.notices import NOTICES, notice
from wirecli.run.outcomes import counted
from wirecli.run.report import Say

SAID = 3
"""Warnings of one code that are said."""


def codes(said: str | None) -> frozenset[str]:
    """The codes of `--fail-on`, parted by commas; UsageError for one that no warning has."""
    found = frozenset(code.strip() for code in (said or "").split(",")) - {""}
    for code in sorted(found - NOTICES.keys()):
        hint = near(code, NOTICES) or f"the codes are {', '.join(NOTICES)}"
        raise UsageError(f"--fail-on: no warning has the code {code!r}", hint)
    return found


class Warned:
    """Says the warnings of a run, unless `quiet`, and knows whether one of them fails it."""

    def __init__(self, say: Say, *, quiet: bool, strict: bool, fail_on: Set[str], logged: bool) -> None:
        self._say = say
        self._quiet = quiet
        self._strict = strict
        self._logged = logged
        self._fail_on = fail_on
        self._counts: Counter[str] = Counter()

    def told(self, name: str, warning: PageWarning) -> None:
        """Takes a warning about the input `name`, or about the whole run where it is empty."""
        self._counts[warning.code] += 1
        about = f"{name}: warning" if name else "warning"
        enough = self._counts[warning.code] > SAID
        self._say(f"{about}: {warning.message} [{warning.code}]", quiet=self._quiet or enough)

    def sum_up(self) -> None:
        """Counts what was not said."""
        where = "the log has them all" if self._logged else "--log FILE keeps them all"
        for code, count in self._counts.items():
            if count > SAID:
                more = counted(count - SAID, "more warning")
                self._say(f"{more} like the {SAID} of {code} above; {where}", quiet=self._quiet)

    @property
    def failed(self) -> bool:
        """Whether the warnings that came make the run fail."""
        return bool(self._counts) if self._strict else not self._fail_on.isdisjoint(self._counts)


class Modified:
    """Notes the modification times that pages were dated by, and doubts them where many files have nearly one."""

    MANY = 10
    TOGETHER = 0.1
    """Seconds a file, at most: what fetches pages is slower, and what copies them quicker."""

    def __init__(self) -> None:
        self._count = 0
        self._first = self._last = 0.0
        self._name = ""

    def note(self, name: str, modified: Instant) -> None:
        """Takes down the time that dated the input `name`."""
        if name == self._name:
            return
        time = modified.timestamp()
        self._first = min(self._first, time) if self._count else time
        self._last = max(self._last, time) if self._count else time
        self._name = name
        self._count += 1

    def doubt(self) -> PageWarning | None:
        """The warning that the run deserves, if any."""
        if self._count < self.MANY or self._last - self._first > self._count * self.TOGETHER:
            return None
        changed = f"Each of {self._count} files was changed at nearly one time, as by a copy or an unzip"
        return notice("reference-mtime", changed=changed)
