"""What comes in: `READERS` is the one table of formats, each a module that turns bytes into documents.

A reader is told by content, never by a file's name. Its module has `documents(data, encoding)`, a generator of
`Document`s; it raises InputError, without the input's name, for what it can't read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from wirecli.readers import signs
from wirecli.records import NamedTuple
from wirecli.undated import Document

HEAD = 4096
"""Bytes of an input that its format is told by."""


class Reader(NamedTuple):
    """A format: its module, what its files are called, and whether the head of an input tells it."""

    module: str
    suffixes: tuple[str, ...]
    tells: Callable[[bytes], bool]


def _always(_head: bytes) -> bool:
    return True


# Tried from the top; what no other format claims is a page.
READERS: tuple[Reader, ...] = (
    Reader("wirecli.readers.wires.newsml1", (".xml",), signs.is_newsml_1),
    Reader("wirecli.readers.wires.newsml_g2", (".xml",), signs.is_newsml_g2),
    Reader("wirecli.readers.wires.nitf", (".xml", ".nitf"), signs.is_nitf),
    Reader("wirecli.readers.feeds.rss", (".xml", ".rss", ".rdf"), signs.is_rss),
    Reader("wirecli.readers.feeds.atom", (".xml", ".atom"), signs.is_atom),
    Reader("wirecli.readers.objects", (".ninjs", ".jsonfeed"), signs.begins_json),
    Reader("wirecli.readers.wires.iptc7901", (".txt", ".iptc"), signs.is_iptc7901),
    Reader("wirecli.readers.mails.mhtml", (".mhtml", ".mht"), signs.is_mhtml),
    Reader("wirecli.readers.mails.mail", (".eml", ".mbox"), signs.is_mail),
    Reader("wirecli.readers.exports.nexis", (".txt",), signs.is_nexis),
    Reader("wirecli.readers.exports.gopress", (".txt",), signs.is_gopress),
    Reader("wirecli.readers.refusals", (), signs.is_refused),
    Reader("wirecli.readers.page", (".txt", ".html", ".htm"), _always),
)


MIXED: dict[str, Callable[[bytes], bool]] = {".json": signs.is_json_of_news}
"""Suffixes that much else is called by, and whether a head is news all the same: of a folder only that is read."""


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:
    """The documents in an input, in its order; `encoding` is what the user says. InputError where there are none."""
    head = signs.head(data, HEAD)
    reader = next(reader for reader in READERS if reader.tells(head))
    found: Iterator[Document] = import_module(reader.module).documents(data, encoding)
    return found


def is_told(head: bytes) -> bool:
    """Whether an input with this head is of a format that more than being text tells: HTML counts, too."""
    *formats, refusals, _ = READERS
    return any(reader.tells(head) for reader in formats) or (not refusals.tells(head) and signs.is_html(head))


def suffixes() -> tuple[str, ...]:
    """What the files of all formats are called."""
    return tuple(dict.fromkeys(suffix for reader in READERS for suffix in reader.suffixes))
