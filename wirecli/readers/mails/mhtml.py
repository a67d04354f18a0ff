"""A page that a browser saved in one file (MHTML, RFC 2557) → its document, without pictures, styles and frames."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from typing import TYPE_CHECKING

from wirecli.errors import InputError
from wirecli.readers.mails import mail as mails
from wirecli.undated import Document

if TYPE_CHECKING:
    from wirecli.readers.mails.mail import Mail


def documents(data: bytes, encoding: str | None = None) -> Iterator[Document]:
    """The one page in the file; `Snapshot-Content-Location` is its address, `Date` when it was saved."""
    saved = mails.parse(data)
    root, part = _root(saved, encoding)
    found = mails.document(saved, [part], format="mhtml", media_type="multipart/related")
    url = mails.field(saved, "Snapshot-Content-Location") or mails.field(root, "Content-Location")
    yield found._replace(url=_web(url) or found.url)


def _root(saved: Mail, encoding: str | None) -> tuple[Mail, mails.Part]:
    """The part that is the page: the one that `start` names, else the first that is one."""
    leaves = [part for part in saved.walk() if isinstance(part, Message) and not part.is_multipart()]
    start = saved.get_param("start")
    leaves.sort(key=lambda part: start is None or part["Content-ID"] != start)
    for leaf in leaves:
        part = mails.read(leaf, encoding)
        if part is not None:
            return leaf, part
    raise InputError("is a saved page (MHTML) without a page in it", "save it again")


def _web(url: str | None) -> str | None:
    """An address of the web; what stood on the disk has none."""
    url = "".join((url or "").split())  # where a long one was folded
    return url if url.startswith(("http://", "https://")) else None
