"""Tab-separated rows: CSV with another delimiter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wirecli.model import Event, Page, Story
from wirecli.writers import Layout, ReadText, csv


def pages(items: Iterable[Page], layout: Layout) -> Iterator[bytes]:
    """As CSV's."""
    return csv.pages(items, layout._replace(delimiter="\t"))


def stories(items: Iterable[Story], layout: Layout) -> Iterator[bytes]:
    """As CSV's."""
    return csv.stories(items, layout._replace(delimiter="\t"))


def mentions(items: Iterable[ReadText], layout: Layout) -> Iterator[bytes]:
    """As CSV's."""
    return csv.mentions(items, layout._replace(delimiter="\t"))


def events(items: Iterable[Event], layout: Layout) -> Iterator[bytes]:
    """As CSV's."""
    return csv.events(items, layout._replace(delimiter="\t"))


def continues(kind: str, begins: bytes, layout: Layout) -> bool:
    """As CSV's."""
    return csv.continues(kind, begins, layout._replace(delimiter="\t"))
