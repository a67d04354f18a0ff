"""Workbooks, read back: dates are dates, ids and formulas stay texts; and as LibreOffice opens them, if it is there."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.samples import LEAD, PAGE
from wirecli.model import Instant, Page
from wirecli.writers import Layout, writer
from wirecli.writers.rows import STORIES, TIMES

OFFICE = shutil.which("soffice") if os.environ.get("WIRECLI_LIBREOFFICE") else None
FORMULA = "=SUM(1;2)"
NUMBERS = "30680317630e0207"


def opened(data: bytes) -> Any:
    return load_workbook(BytesIO(data)).active


def book(page: Page, **layout: Any) -> list[dict[str, Any]]:
    data = b"".join(writer("xlsx", "pages")([page], Layout(**layout)))
    head, *rows = opened(data).iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def with_lead(**changed: Any) -> Page:
    return PAGE._replace(article=LEAD._replace(**changed))


def test_dates_are_dates_and_ids_are_texts() -> None:
    row = book(with_lead(id=NUMBERS, headline=FORMULA))[0]
    assert list(row) == [column.name for column in STORIES]
    assert (row["id"], row["headline"]) == (NUMBERS, FORMULA)
    assert LEAD.published is not None
    assert row["published"] == LEAD.published.time.replace(tzinfo=None)


def test_a_row_a_mention() -> None:
    rows = book(PAGE, rows="times")
    assert list(rows[0]) == [column.name for column in TIMES]
    assert rows[0]["begin"] == datetime(2026, 1, 28)


def test_the_hour_that_comes_twice_shows_its_offset() -> None:
    assert LEAD.published is not None
    late = Instant(datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Amsterdam"), fold=1))
    page = with_lead(published=LEAD.published._replace(time=late))
    data = b"".join(writer("xlsx", "pages")([page], Layout()))
    sheet = opened(data)
    names = [cell.value for cell in sheet[1]]
    assert "+01:00" in sheet[2][names.index("published")].number_format


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_makes_a_workbook(text: str) -> None:
    assert book(with_lead(headline=text))[0]["kind"] == "article"


@pytest.mark.skipif(OFFICE is None, reason="make libreoffice asks for it")
@pytest.mark.parametrize(("name", "layout"), [("xlsx", Layout()), ("csv", Layout(excel=True))])
def test_libreoffice_keeps_ids_dates_and_formulas(tmp_path: Path, name: str, layout: Layout) -> None:
    assert OFFICE is not None
    page = with_lead(id=NUMBERS, headline=FORMULA)
    source = tmp_path / f"page.{name}"
    source.write_bytes(b"".join(writer(name, "pages")([page], layout)))
    # Read as a Dutch Excel would (semicolons, UTF-8), written with what the cells show.
    reads = ["--infilter=CSV:59,34,76,1,,1043,false,true"] if name == "csv" else []
    told = [OFFICE, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", *reads, "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", str(tmp_path / "out"), str(source)]  # fmt: skip
    subprocess.run(told, check=True, capture_output=True, timeout=120)
    [row, *_] = csv.DictReader((tmp_path / "out" / "page.csv").read_text(encoding="utf-8-sig").splitlines())
    assert row["id"].lstrip("'") == NUMBERS
    assert row["headline"].lstrip("'") == FORMULA
    assert LEAD.published is not None
    assert row["published"][:16] == f"{LEAD.published.time:%Y-%m-%d %H:%M}"
