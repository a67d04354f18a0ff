"""Documents that come by a pipe: read once, and not without end."""

from __future__ import annotations

import io
from zoneinfo import ZoneInfo

import pytest

from wirecli.readers.signs import BLOCK
from wirecli.run import inputs
from wirecli.run.inputs import Input, streamed

ZONE = ZoneInfo("Europe/Amsterdam")


class _Endless(io.RawIOBase):
    """As /dev/zero, of the letter x."""

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "it would take all memory there is"
        return b"x" * size


@pytest.mark.parametrize(("size", "whole"), [(2000, True), (2000 + BLOCK, True), (4000, False)])
def test_a_stream_is_read_up_to_an_end(monkeypatch: pytest.MonkeyPatch, size: int, whole: bool) -> None:
    monkeypatch.setattr(inputs, "_LONGEST_STREAM", 2000 + BLOCK)
    (item,) = streamed(Input("-"), io.BytesIO(b"x" * size), ZONE)
    assert (item.data is not None, item.error is None) == (whole, whole)


def test_an_endless_stream_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "_LONGEST_STREAM", 2000)
    (item,) = streamed(Input("-"), _Endless(), ZONE)  # type: ignore[arg-type]
    assert "goes on beyond" in str(item.error)
