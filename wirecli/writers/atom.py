"""Atom (RFC 4287): a feed of the stories, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wirecli.model import Page, Story
from wirecli.writers import Layout, feeds


def pages(items: Iterable[Page], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001 - one shape
    """A feed of all stories of the pages."""
    return feeds.atom(items)


def stories(items: Iterable[Story], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001
    """A feed of the stories."""
    return feeds.atom(items)
