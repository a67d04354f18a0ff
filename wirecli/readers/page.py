"""A saved page, as text or HTML → its document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wirecli.base import text as texts
from wirecli.errors import InputError
from wirecli.readers import boundaries
from wirecli.segment.sections import cut
from wirecli.undated import Document

if TYPE_CHECKING:
    from wirecli.readers.html.parsing import Parsed

_SEVERAL = "several-documents"


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:
    """The one document that a page is."""
    yield _of_bytes(data, encoding)


def _of_bytes(data: bytes, encoding: str | None) -> Document:
    text, found = texts.decode(data, encoding)
    if not texts.is_html(text):
        return _of_text(text, found)
    page = _parsed(text)
    del text  # which can be megabytes, and isn't kept beside what is made of them
    return _of_html(page, found)


def document(text: str, encoding: str = "utf-8") -> Document:
    """The document that a page's text or HTML is. InputError for a page without text."""
    return _of_html(_parsed(text), encoding) if texts.is_html(text) else _of_text(text, encoding)


def _parsed(text: str) -> tuple[Parsed | None, tuple[str, ...]]:
    """A page of HTML as the parser tells it, and codes of warnings that only its text can tell."""
    from wirecli.readers.html import parsing

    several = boundaries.in_html(text)
    return parsing.parse(text), (_SEVERAL,) if several else ()


def _of_html(page: tuple[Parsed | None, tuple[str, ...]], encoding: str) -> Document:
    from wirecli.readers.html import cutting

    parsed, told = page
    found = cutting.document(parsed, encoding)
    return found._replace(notices=(*found.notices, *told)) if told else found


def _of_text(text: str, encoding: str) -> Document:
    lines = texts.to_lines(text)
    page = cut(lines)
    if not (page.article or page.related or page.furniture):
        raise InputError("the page is empty", "give a page with text in it")
    told = boundaries.in_lines(lines) and _SEVERAL not in page.notices
    notices = (*page.notices, _SEVERAL) if told else page.notices
    return Document("page", "text/plain", encoding, page, notices=notices)
