"""What of a page may be published: its stories without those that a wire holds back."""

from __future__ import annotations

from wirecli.model import Page, Story

_HELD = frozenset({"embargoed", "withheld", "canceled"})
_WARNINGS = frozenset({"embargoed", "not-usable"})


def may_be_published(story: Story) -> bool:
    """Whether nothing holds a story back: no embargo, and no wire that withheld or withdrew it."""
    return story.wire is None or story.wire.status not in _HELD


def usable(page: Page) -> Page | None:
    """The page without the stories that may not be published, and without the warnings of them; None where none is
    left. A page where all may be is the same object, and so is one without stories."""
    stories = page.stories()
    if all(map(may_be_published, stories)):
        return page
    if not any(map(may_be_published, stories)):
        return None
    article = page.article if page.article is not None and may_be_published(page.article) else None
    related = (block._replace(stories=tuple(filter(may_be_published, block.stories))) for block in page.related)
    return page._replace(
        article=article,
        related=tuple(block for block in related if block.stories),
        warnings=tuple(warning for warning in page.warnings if warning.code not in _WARNINGS),
    )
