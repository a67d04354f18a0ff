"""What may be published of a page, and what `--usable` does with the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.test_wires import SAMPLE
from tests.readers.wires import newsml_1
from tests.running import in_process
from tests.samples import PAGE
from wirecli.model import Page, Related, Wire, WireStatus
from wirecli.run.usable import usable


def _page(lead: WireStatus | None, *teasers: WireStatus | None) -> Page:
    story = PAGE.stories()[0]
    stories = tuple(story._replace(kind="teaser", wire=Wire(status=status)) for status in teasers)
    article = story._replace(wire=Wire(status=lead)) if lead else None
    return PAGE._replace(article=article, related=(Related(None, None, stories),) if stories else ())


def test_a_page_that_may_be_published_is_left_as_it_is() -> None:
    for page in (PAGE, _page("usable", None), PAGE._replace(article=None, related=())):
        assert usable(page) is page


@pytest.mark.parametrize("status", ["embargoed", "withheld", "canceled"])
def test_what_is_held_back_is_left_out(status: WireStatus) -> None:
    assert usable(_page(status)) is None
    assert usable(_page(status, status)) is None
    kept = usable(_page(status, "usable", status))
    assert kept is not None
    assert kept.article is None
    assert [len(block.stories) for block in kept.related] == [1]


def test_the_command_leaves_out_what_is_held_back(tmp_path: Path) -> None:
    killed, good = tmp_path / "killed.xml", tmp_path / "good.xml"
    killed.write_bytes(newsml_1(SAMPLE._replace(status="Canceled")))
    good.write_bytes(newsml_1(SAMPLE))
    alone = in_process(["convert", "--usable", str(killed)])
    assert (alone.status, alone.stdout) == (3, b"")
    assert b"1 held back" in alone.stderr
    both = in_process(["convert", "--usable", str(killed), str(good)])
    assert both.status == 0
    assert both.stdout.count(b"\n") == 1
    assert b"not-usable" not in both.stdout
