"""The standard library's JSON and orjson's are the same bytes, so it doesn't show which of the two wrote a line."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.running import ENVIRONMENT
from wirecli.base.jsonbytes import dumps, plainly

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | _TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(_VALUES, st.booleans())
def test_both_write_the_same(value: Any, indent: bool) -> None:
    assert plainly(value, indent=indent) == orjson.dumps(value, option=orjson.OPT_INDENT_2 if indent else 0)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"name": "a\udcff"}, b'{"name":"a?"}\n'),
        ({"time": datetime(2024, 3, 4, tzinfo=UTC)}, b'{"time":"2024-03-04T00:00:00+00:00"}\n'),
        (
            {"text": '\x00\x1f\x7f\u2028"\\/\t'},
            rb'{"text":"\u0000\u001f' + "\x7f\u2028".encode() + rb'\"\\/\t"}' + b"\n",
        ),
    ],
)
def test_the_first_lines_and_later_ones_are_alike(value: Any, written: bytes) -> None:
    lines = [dumps(value, line=True) for _ in range(5)]
    assert len(set(lines)) == 1
    assert lines[0] == written.replace(b"a?", "a\ufffd".encode()) or lines[0] == written


def test_one_page_is_written_without_orjson() -> None:
    code = (
        "import sys; from wirecli.base.jsonbytes import dumps; dumps(['é']); print('orjson' in sys.modules);"
        "[dumps([]) for _ in range(9)]; print('orjson' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=ENVIRONMENT, check=True, text=True)
    assert done.stdout.split() == ["False", "True"]
