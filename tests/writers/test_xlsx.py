"""Workbooks, read back: dates are dates, ids and formulas stay texts; and as LibreOffice opens them, if it is there."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.samples import LEAD, PAGE
from wirecli.model import Instant, Page, PageWarning
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


def test_what_excel_has_no_date_or_no_room_for_is_text() -> None:
    assert LEAD.published is not None
    old = Instant(datetime(1500, 5, 3, tzinfo=ZoneInfo("Europe/Amsterdam")))
    row = book(with_lead(headline="x" * 40_000, published=LEAD.published._replace(earliest=old)))[0]
    assert row["published_earliest"] == "1500-05-03 00:00:00"
    assert len(row["headline"]) == 32_767


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("x" * 32_767, 32_767),
        ("x" * 32_768, 32_766),
        ("🦆" * 16_383, 16_383),
        ("🦆" * 16_384, 16_383),
        ("x🦆" * 20_000, 21_844),
    ],
)
def test_a_cell_that_is_cut_is_told(text: str, kept: int) -> None:
    told: list[PageWarning] = []
    data = b"".join(writer("xlsx", "pages")([with_lead(headline=text)], Layout(warn=told.append)))
    names, row = ([one.value for one in opened(data)[number]] for number in (1, 2))
    shown = row[names.index("headline")]
    assert shown.removesuffix("…") == text[:kept]
    assert [warning.code for warning in told] == ["cells-cut"] * (kept < len(text))


def cell(page: Page, column: str) -> str:
    """A cell of the first row of CSV for Excel."""
    text = b"".join(writer("csv", "pages")([page], Layout(excel=True))).decode("utf-8-sig")
    return next(csv.DictReader(text.splitlines(), delimiter=";"))[column]


@pytest.mark.parametrize(
    ("hour", "fold", "shown"),
    [(2, 0, "2026-10-25 02:30:00+02:00"), (2, 1, "2026-10-25 02:30:00+01:00"), (4, 0, "2026-10-25 04:30:00")],
)
def test_csv_for_excel_tells_the_hour_that_comes_twice(hour: int, fold: int, shown: str) -> None:
    assert LEAD.published is not None
    at = Instant(datetime(2026, 10, 25, hour, 30, tzinfo=ZoneInfo("Europe/Amsterdam"), fold=fold))
    assert cell(with_lead(published=LEAD.published._replace(time=at)), "published") == shown


@pytest.mark.parametrize("said", ["2024-11", "2024-11-27", "3-1", "18:30", "1.000", "30 november 2024, 18:12", "0123"])
def test_what_excel_would_read_anew_is_marked_as_text(said: str) -> None:
    assert cell(with_lead(headline=said), "headline") == f"'{said}"


@pytest.mark.parametrize("said", ["2 uur geleden", "2024", "Brand in Meppel", "2024-W48", "P3D", "mei 2024 was nat"])
def test_what_excel_takes_as_it_is_has_no_mark(said: str) -> None:
    assert cell(with_lead(headline=said), "headline") == said


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
    # Read as a Dutch Excel would (semicolons, UTF-8), written as a workbook, which says what each cell was taken for.
    reads = ["--infilter=CSV:59,34,76,1,,1043,false,true"] if name == "csv" else []
    told = [OFFICE, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", *reads, "--convert-to",
            "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out"), str(source)]  # fmt: skip
    subprocess.run(told, check=True, capture_output=True, timeout=120)
    head, first, *_ = opened((tmp_path / "out" / "page.xlsx").read_bytes()).iter_rows()
    row = {name.value: cell for name, cell in zip(head, first, strict=True)}
    assert row["id"].value.lstrip("'") == NUMBERS
    assert (row["headline"].value.lstrip("'"), row["headline"].data_type) == (FORMULA, "s")
    assert LEAD.published is not None
    assert row["published"].is_date
    assert abs(row["published"].value - LEAD.published.time.replace(tzinfo=None)) < timedelta(seconds=1)
