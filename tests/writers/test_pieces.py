"""Long pages are written by pieces: to the same bytes, and never in one."""

from __future__ import annotations

import pytest

from tests.samples import LEAD, MENTION, PAGE
from wirecli.base.jsonbytes import dumps
from wirecli.model import Block, Page, Related
from wirecli.writers import Layout, pieces, writer

BLOCK = Block("paragraph", 'Hij zei: "tien over tien".\u2028')
LONG = LEAD._replace(blocks=(BLOCK,) * 700, times=(MENTION,) * 2_500)
PAGES = {
    "as ever": PAGE,
    "empty": PAGE._replace(article=None, related=(), furniture=(), warnings=()),
    "long lead": PAGE._replace(article=LONG),
    "no times": PAGE._replace(article=LONG._replace(times=())),
    "many stories": PAGE._replace(related=(Related("Meer", None, (LEAD,) * 2_100), Related(None, None, ()))),
    "long teaser": PAGE._replace(related=(Related("Meer", None, (LEAD, LONG)),)),
    "furniture": PAGE._replace(furniture=("Deel", 'Zeg "ja"') * 1_500),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("depth", [None, 0, 1])
def test_pieces_are_the_whole(page: Page, depth: int | None) -> None:
    whole = dumps(page.to_dict(), indent=depth is not None)
    assert b"".join(pieces.page(page, depth)) == whole.replace(b"\n", b"\n" + b"  " * (depth or 0))


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_what_is_long_is_written_by_pieces(name: str) -> None:
    for page in PAGES.values():
        chunks = list(writer(name, "pages")([page], Layout()))
        assert (len(chunks) > 4) == pieces.is_long(page)
    assert sum(map(pieces.is_long, PAGES.values())) == 4


def test_a_longer_page_needs_no_less_room() -> None:
    plain, stored = ([pieces.need(page, stored=stored) for page in PAGES.values()] for stored in (False, True))
    assert all(one <= other for one, other in zip(plain, stored, strict=True))
    assert stored[list(PAGES).index("many stories")] > max(plain)
    wordy = PAGE._replace(article=LEAD._replace(blocks=(Block("paragraph", "een " * 9_000),)))
    assert pieces.need(wordy, stored=False) > pieces.need(PAGE, stored=False)
