"""What a spreadsheet gets: ids and values whole, dates that are dates, formulas that don't run.

`make libreoffice` opens both kinds of file in LibreOffice; the rest is read by openpyxl.
"""

from __future__ import annotations

import csv
import io
import os
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.samples import LEAD, MENTION, PAGE, ZONE
from wirecli.model import Instant, Page
from wirecli.writers import Layout, Rows, writer

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")
OFFICE = os.environ.get("WIRECLI_LIBREOFFICE")
ID, FORMULA = "30680317630e0207", "=1+1"
SECOND = Instant(datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZONE))
ONCE = Instant(datetime(2026, 10, 25, 4, 30, tzinfo=ZONE))
OLD = Instant(datetime(1500, 5, 3, tzinfo=ZONE))


def page(at: Instant = ONCE) -> Page:
    """A page whose lead has all that a spreadsheet likes to read otherwise."""
    published = LEAD.published and LEAD.published._replace(time=at, earliest=OLD, latest=at)
    mention = MENTION._replace(value="2024-11")
    return PAGE._replace(article=LEAD._replace(id=ID, headline=FORMULA, published=published, times=(mention,)))


def book(item: Page, rows: Rows = "stories") -> Any:
    """The first row of a workbook: its cells by column."""
    data = b"".join(writer("xlsx", "pages")([item], Layout(rows=rows)))
    header, first, *_ = openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows()
    return {name.value: cell for name, cell in zip(header, first, strict=True)}


def sheet(item: Page, rows: Rows = "stories") -> dict[str, str]:
    """The first row of a CSV for Excel."""
    text = b"".join(writer("csv", "pages")([item], Layout(rows=rows, excel=True))).decode("utf-8-sig")
    return next(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_a_workbook_keeps_ids_dates_and_texts() -> None:
    row = book(page())
    assert (row["id"].value, row["id"].data_type) == (ID, "s")
    assert (row["headline"].value, row["headline"].data_type) == (FORMULA, "s")
    assert (row["published"].value, row["published"].is_date) == (datetime(2026, 10, 25, 4, 30), True)
    assert row["published_earliest"].value == "1500-05-03 00:00:00"
    assert (row["position"].value, row["places"].value) == (1, "Breskens;Gent")
    assert book(page(), "times")["value"].value == "2024-11"


def test_the_hour_that_comes_twice_is_told() -> None:
    assert "+01:00" in book(page(SECOND))["published"].number_format
    assert "+01:00" not in book(page())["published"].number_format
    assert sheet(page(SECOND))["published"] == "2026-10-25 02:30:00+01:00"
    assert sheet(page(Instant(SECOND.replace(fold=0))))["published"] == "2026-10-25 02:30:00+02:00"
    assert sheet(page())["published"] == "2026-10-25 04:30:00"


def test_a_cell_holds_what_excel_takes() -> None:
    long = page()._replace(article=LEAD._replace(headline="x" * 40_000))
    assert len(book(long)["headline"].value) == 32_767


@pytest.mark.parametrize("value", ["2024-11", "2024-11-27", "3-1", "18:30", "1.000", "30 november 2024, 18:12", "0123"])
def test_what_a_spreadsheet_would_read_anew_is_text(value: str) -> None:
    lead = LEAD._replace(headline=value)
    assert sheet(PAGE._replace(article=lead))["headline"] == f"'{value}"


@pytest.mark.parametrize("value", ["2 uur geleden", "2024", "Brand in Meppel", "2024-W48", "P3D", "mei"[:2]])
def test_what_stays_as_it_is_has_no_mark(value: str) -> None:
    assert sheet(PAGE._replace(article=LEAD._replace(headline=value)))["headline"] == value


@pytest.mark.skipif(OFFICE is None, reason="`make libreoffice` opens the files in LibreOffice")
@pytest.mark.parametrize(("name", "layout"), [("xlsx", Layout()), ("csv", Layout(excel=True))])
def test_libreoffice_shows_what_was_meant(tmp_path: Path, name: str, layout: Layout) -> None:
    assert OFFICE is not None
    (tmp_path / f"in.{name}").write_bytes(b"".join(writer(name, "pages")([page()], layout)))
    reading = ["--infilter=CSV:59,34,76,1,,1043,false,true"] if name == "csv" else []
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    arguments = [OFFICE, home, "--headless", *reading, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*arguments, str(tmp_path / "out"), str(tmp_path / f"in.{name}")], check=True, timeout=120)
    header, first, *_ = openpyxl.load_workbook(tmp_path / "out" / "in.xlsx").active.iter_rows()
    row = {column.value: cell for column, cell in zip(header, first, strict=True)}
    assert str(row["id"].value).lstrip("'") == ID
    assert str(row["headline"].value).lstrip("'") == FORMULA
    assert row["headline"].data_type == "s"
    assert row["published"].is_date
    assert abs(row["published"].value - datetime(2026, 10, 25, 4, 30)) < timedelta(seconds=1)
