"""A saved page, as text or HTML → its document."""

from __future__ import annotations

from collections.abc import Iterator

from wirecli.base import text as texts
from wirecli.errors import InputError
from wirecli.readers import boundaries
from wirecli.segment.sections import cut
from wirecli.undated import Document

_SEVERAL = "several-documents"


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:
    """The one document that a page is."""
    text, found = texts.decode(data, encoding)
    yield document(text, found)


def document(text: str, encoding: str = "utf-8") -> Document:
    """The document that a page's text or HTML is. InputError for a page without text."""
    if texts.is_html(text):
        from wirecli.readers.html import cutting as html

        found = html.document(text, encoding)
        return found._replace(notices=(*found.notices, _SEVERAL)) if boundaries.in_html(text) else found
    lines = texts.to_lines(text)
    page = cut(lines)
    if not (page.article or page.related or page.furniture):
        raise InputError("the page is empty", "give a page with text in it")
    told = boundaries.in_lines(lines) and _SEVERAL not in page.notices
    notices = (*page.notices, _SEVERAL) if told else page.notices
    return Document("page", "text/plain", encoding, page, notices=notices)
