"""What a run counts and says of an input, kept as a line of text where the input is not to be read again."""

from __future__ import annotations

from datetime import UTC

from wirecli.base.clock import since_epoch
from wirecli.base.jsonbytes import dumps, loads
from wirecli.model import Instant, Page, PageWarning
from wirecli.records import NamedTuple


class Summary(NamedTuple):
    """Of an input: its pages that were delivered, their stories, documents that were held back or failed, the time of
    modification that dated it, where one did, and the warnings of its pages."""

    pages: int = 0
    stories: int = 0
    held: int = 0
    failed: int = 0
    modified: Instant | None = None
    warnings: tuple[PageWarning, ...] = ()

    def with_more(self, other: Summary) -> Summary:
        """Of these documents and others of the same input."""
        return Summary(
            pages=self.pages + other.pages,
            stories=self.stories + other.stories,
            held=self.held + other.held,
            failed=self.failed + other.failed,
            modified=self.modified or other.modified,
            warnings=self.warnings + other.warnings,
        )

    @property
    def whole(self) -> bool:
        """Whether all that was there was delivered."""
        return not (self.held or self.failed)

    def packed(self) -> str:
        """All of it, as `unpacked` reads it."""
        modified = self.modified.timestamp() if self.modified else None
        return dumps([*self[:4], modified, list(map(list, self.warnings))]).decode()


def of_page(page: Page) -> Summary:
    """What a run counts and says of a page that it delivers."""
    modified = page.reference.time if page.reference.origin == "mtime" else None
    return Summary(pages=1, stories=len(page.stories()), modified=modified, warnings=page.warnings)


def unpacked(text: str) -> Summary | None:
    """What `packed` wrote; None for a text that it didn't."""
    try:
        pages, stories, held, failed, modified, warnings = loads(text)
        time = None if modified is None else since_epoch(modified, UTC)
        return Summary(pages, stories, held, failed, time, tuple(PageWarning(*warning) for warning in warnings))
    except (ValueError, TypeError):
        return None
