"""When pages were read, where their names or a list say so, and doubt where nothing but a copy can have said it."""

from __future__ import annotations

import io
import json
import os
import tarfile
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.running import in_process
from tests.samples import ZONE
from wirecli.base.clock import comes_twice
from wirecli.errors import UsageError
from wirecli.run.inputs import Input
from wirecli.run.reading_times import AUTO, beside, from_names

PAGE = "Net binnen\n\nGENT (BELGA) - De veerboot vaart weer.\n\n10 minuten geleden\n"


def read_at(pattern: str, name: str) -> str | None:
    (item,) = from_names(pattern, ZONE)([Input(name)])
    assert (item.at is None) == (item.error is not None)
    return item.at.isoformat() if item.at else None


@pytest.mark.parametrize(
    "name",
    [
        "2026-01-31T18:30.html", "20260131T1830.txt", "20260131-183000.html", "2026-01-31_18-30-00.html",
        "2026/01/31/1830.html", "crawl/2026.01.31 18.30.html", "nos_202601311830.html", "20260131173000Z.html",
        "1769880600.html", "1769880600123.html", "page-2025/2026-01-31-1830/nos.html", "2026-01-31T17:30:00Z_nos.html",
        "2026-01-31 18u30.html",
        # JavaScript's toISOString, with what names of files may hold; offsets; UTC in letters
        "2026-01-31T17-30-00.000Z.html", "2026-01-31T17_30_00_000Z.html", "2026-01-31t173000.1234z",
        "2026-01-31T123000-0500.txt", "2026-01-31T12:30:00-05:00.html", "2026-01-31T12-30-00-05-00.html",
        "20260131T183000+0100.html", "20260131-1830+01.html", "2026-01-31_23-00-00.5+0530.html",
        "20260131-173000_UTC.html", "20260131-1730GMT.txt", "2026-01-31T12-30-00-123-0500",
        # what looks like an offset, or like UTC
        "20260131-183000-0100.html", "20260131T1830-0001.html", "20260131T183000-9999.html",
        "20260131-1830Zuid.html",
        "2026-01-31T18-30-00.123.html",
    ],
)  # fmt: skip
def test_common_names(name: str) -> None:
    assert read_at(AUTO, f"crawls/{name}") == "2026-01-31T18:30:00+01:00"


@pytest.mark.parametrize(
    "name",
    [
        "2026013118.html",
        "nos-2026013118/index.html",
        "2026-01-31T18.html",
        "20260131T17Z.html",
        "2026-01-31T18_nos.txt",
    ],
)
def test_names_of_an_hour(name: str) -> None:
    assert read_at(AUTO, name) == "2026-01-31T18:00:00+01:00"


@pytest.mark.parametrize("seconds", [0, 1_000_000_000, 1_769_880_600, 1_999_999_999, 2_026_013_124])
def test_seconds_that_are_no_hour_of_a_day(seconds: int) -> None:
    expected = datetime.fromtimestamp(seconds, ZONE).isoformat() if seconds else None
    assert read_at(AUTO, f"{seconds:010}.html") == expected


TWICE = {"20261025-0230": True, "20261025-0230Z": False, "20261025-0330": False, "20261025T0230+0200": False}


@pytest.mark.parametrize(("name", "twice"), TWICE.items())
def test_a_clock_that_comes_twice_is_refused(name: str, twice: bool) -> None:
    """As `--at` does: the hour in which the clocks are put back."""
    (item,) = from_names(AUTO, ZONE)([Input(name)])
    assert (item.at is None, "comes twice" in str(item.error)) == (twice, twice)
    (listed,) = beside([f"a.txt\t{name[:4]}-{name[4:6]}-{name[6:8]}T{name[9:]}"], ZONE)
    assert isinstance(listed, Input)
    assert (listed.at is None, "comes twice" in str(listed.error)) == (twice, twice)


@pytest.mark.parametrize("year", ["0002", "0999", "9000"])
def test_a_year_that_at_refuses_is_refused(year: str) -> None:
    assert read_at(AUTO, f"{year}0131-1830.txt") is None
    (listed,) = beside([f"a.txt\t{year}-01-31T18:30"], ZONE)
    assert isinstance(listed, Input)
    assert "out of range" in str(listed.error)


@pytest.mark.parametrize(
    "name",
    ["nos.html", "2026-01-31.html", "2026-01-31-18.html", "2026-01-31-18-gewonden.html", "2026-01-31T18doden.html",
     "2026-13-31-1830.html", "2026-01-31-2530.html", "99999999999999999999.html", "artikel-2503771.html",
     "٢٠٢٦٠١٣١١٨٣٠.html"],
)  # fmt: skip
def test_names_without_a_time_are_told(name: str) -> None:
    assert read_at(AUTO, name) is None


@pytest.mark.parametrize(
    ("pattern", "name", "expected"),
    [
        ("%d-%m-%Y %H.%M", "nos 31-01-2026 18.30.html", "2026-01-31T18:30:00+01:00"),
        ("crawl-%s", "crawl-1769880600/index.html", "2026-01-31T18:30:00+01:00"),
        ("%Y%m%d%H", "2026013118.html", "2026-01-31T18:00:00+01:00"),
        ("100%%-%Y%m%d%H", "100%-2026013118.html", "2026-01-31T18:00:00+01:00"),
        ("(%Y%m%d%H%M%S", "(20260131183001", "2026-01-31T18:30:01+01:00"),
        ("%Y%m%d-%H%M", "2026-01-31-1830", None),
        ("%Y%m%d-%H%M", "20260329-0230", "2026-03-29T03:30:00+02:00"),
    ],
)
def test_patterns(pattern: str, name: str, expected: str | None) -> None:
    assert read_at(pattern, name) == expected


@pytest.mark.parametrize("pattern", ["", "x", "%Y-%m-%d", "%H:%M", "%Y%m%d%H%q", "%Y%Y%m%d%H", "%Y%m%d%H%", "%s%H"])
def test_patterns_that_are_none(pattern: str) -> None:
    with pytest.raises(UsageError, match="--at-from-name"):
        from_names(pattern, ZONE)


@given(st.text(max_size=40), st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)))
def test_what_is_written_into_a_name_is_read_back(around: str, wall: datetime) -> None:
    around = around.replace("%", "").replace("\0", "")  # which no name has, and at which strftime ends
    pattern = f"{around}%Y%m%d-%H%M%S"
    wall = wall.replace(microsecond=0)
    assume(not comes_twice(wall.replace(tzinfo=ZONE)))
    read = read_at(pattern, wall.strftime(pattern) if around.isascii() else f"{around}{wall:%Y%m%d-%H%M%S}")
    assert read is not None
    assert abs((datetime.fromisoformat(read).replace(tzinfo=None) - wall).total_seconds()) in (0, 3600)  # a gap


def test_a_time_beside_a_name() -> None:
    listed = [
        "a.txt\t2026-01-31T18:30",
        "b.txt\t2026-01-31T18:30Z",
        "c.txt",
        "d\te.txt",
        "\t2026-01-31T18:30",
        "f\t2026",
    ]
    told = [
        (item.name, item.at and item.at.isoformat()) if isinstance(item, Input) else item
        for item in beside(listed, ZONE)
    ]
    assert told == [
        ("a.txt", "2026-01-31T18:30:00+01:00"),
        ("b.txt", "2026-01-31T19:30:00+01:00"),
        "c.txt",
        "d\te.txt",
        "\t2026-01-31T18:30",
        "f\t2026",
    ]


# The command


@pytest.fixture
def crawls(tmp_path: Path) -> Path:
    """Pages ten minutes apart by their names, all copied at one time."""
    (tmp_path / "crawls").mkdir()
    for number in range(12):
        path = tmp_path / "crawls" / f"2026-01-31T{18 + number // 6:02}{number % 6}0.txt"
        path.write_text(PAGE)
        os.utime(path, (1790000000 + number / 1000,) * 2)
    return tmp_path


def references(output: bytes) -> list[tuple[str, str]]:
    pages = [json.loads(line)["reference"] for line in output.splitlines()]
    return [(page["time"][11:16], page["origin"]) for page in pages]


def test_names_date_pages(crawls: Path) -> None:
    result = in_process(["crawls", "--at-from-name", "auto", "-q"], cwd=crawls)
    assert (result.status, result.stderr) == (0, b"")
    assert references(result.stdout)[:7:3] == [("18:00", "option"), ("18:30", "option"), ("19:00", "option")]


def test_a_list_dates_pages_and_folders(crawls: Path) -> None:
    listed = b"crawls/2026-01-31T1800.txt\t2026-02-01T07:00\ncrawls\t2026-02-01T08:00+01:00\n"
    result = in_process(["--files-from", "-", "--at-from-name", "auto", "-q"], listed, cwd=crawls)
    assert references(result.stdout) == [("07:00", "option")] + [("08:00", "option")] * 12


def test_a_name_without_a_time_fails_alone(crawls: Path) -> None:
    (crawls / "crawls" / "zz.txt").write_text(PAGE)
    result = in_process(["crawls", "--at-from-name", "auto", "-q"], cwd=crawls)
    assert result.status == 1
    assert result.stderr.startswith(b"wirecli: crawls/zz.txt: its name has no time as 'auto' wants it (")
    assert len(references(result.stdout)) == 12


def test_one_time_for_many_files_is_doubted(crawls: Path) -> None:
    result = in_process(["crawls"], cwd=crawls)
    assert result.status == 0
    assert b"wirecli: warning: Each of 12 files was changed at nearly one time" in result.stderr
    assert b"[reference-mtime]" in result.stderr
    assert in_process(["crawls", "--fail-on", "reference-mtime"], cwd=crawls).status == 1
    for options in (["--at", "2026-01-31T20:00"], ["--at-from-name", "auto"]):
        assert b"reference-mtime" not in in_process(["crawls", *options], cwd=crawls).stderr


TEASER = (
    "<article><h2>Kade {0} open</h2><time datetime='{1}'>{2}</time><p>De kade van Goes is sinds {0} open.</p></article>"
)


@pytest.mark.parametrize(
    ("machine", "stamp", "doubted"),
    [
        ("2024-11-30T18:00:00+01:00", "5 minuten geleden", True),
        ("2024-11-30T18:00:00+01:00", "18:00", True),
        ("2024-11-30T18:00:00+01:00", "30 november 2024 18:00", False),
        ("2026-01-31T18:25:00+01:00", "5 minuten geleden", False),
        ("2026-01-30T20:00:00+01:00", "1 dag geleden", False),
    ],
)
def test_a_file_that_was_changed_after_it_was_read(tmp_path: Path, machine: str, stamp: str, doubted: bool) -> None:
    """A stamp is counted from when the page was read: beside the machine's time of the same story that shows."""
    page = tmp_path / "page.html"
    teasers = "".join(TEASER.format(number, machine, stamp) for number in range(1, 5))
    page.write_text(f"<html><body><main>{teasers}</main></body></html>")
    os.utime(page, (1769880600,) * 2)  # 2026-01-31T18:30+01:00
    said = in_process([str(page)], cwd=tmp_path)
    assert said.status == 0
    assert (b"changed on 2026-01-31, long after '" + stamp.encode() in said.stderr) == doubted, said.stderr
    assert (b"[reference-mtime]" in said.stderr) == doubted
    assert b"reference-mtime" not in in_process([str(page), "--at", "2026-01-31T18:30"], cwd=tmp_path).stderr


def test_pages_that_were_saved_one_by_one_are_not_doubted(crawls: Path) -> None:
    for number, path in enumerate(sorted((crawls / "crawls").iterdir())):
        os.utime(path, (1769880600 + 2 * number,) * 2)
    assert b"reference-mtime" not in in_process(["crawls"], cwd=crawls).stderr


def test_two_ways_to_say_it_exclude_each_other(crawls: Path) -> None:
    result = in_process(["crawls", "--at-from-name", "auto", "--at", "18:00"], cwd=crawls)
    assert (result.status, result.stdout) == (2, b"")


def test_names_of_members_count(crawls: Path) -> None:
    with zipfile.ZipFile(crawls / "crawls.zip", "w") as archive:
        for path in sorted((crawls / "crawls").iterdir()):
            archive.write(path, path.name)
    result = in_process(["crawls.zip", "--at-from-name", "auto", "-q"], cwd=crawls)
    assert (result.status, result.stderr) == (0, b"")
    assert references(result.stdout)[:7:3] == [("18:00", "option"), ("18:30", "option"), ("19:00", "option")]
    listed = b"crawls.zip\t2026-02-01T07:00\n"
    result = in_process(["--files-from", "-", "-q"], listed, cwd=crawls)
    assert set(references(result.stdout)) == {("07:00", "option")}


def test_a_time_beside_a_name_may_be_none_that_can_be_counted_from(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(PAGE)
    (tmp_path / "99991231-2359Z.txt").write_text(PAGE)
    names = b"one.txt\tbanaan\none.txt\t9999-12-31T23:59-12:00\none.txt\t2026-01-31T18:30\n"
    result = in_process(["--files-from", "-", "-q"], names, cwd=tmp_path)
    assert result.status == 1
    assert b"one.txt: the time beside it, 'banaan', can't be read (give ISO 8601" in result.stderr
    assert b"one.txt: the time beside it, 9999-12-31T23:59-12:00, is out of range" in result.stderr
    assert json.loads(result.stdout)["reference"]["time"] == "2026-01-31T18:30:00+01:00"
    result = in_process(["99991231-2359Z.txt", "--at-from-name", "auto"], cwd=tmp_path)
    assert (result.status, result.stdout) == (3, b"")
    assert b"its name has no time" in result.stderr


def test_an_archive_s_time_that_no_clock_shows_is_left(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "pages.tar", "w") as archive:
        info = tarfile.TarInfo("one.txt")
        info.size, info.mtime = len(PAGE.encode()), 253402300799
        archive.addfile(info, io.BytesIO(PAGE.encode()))
    result = in_process(["pages.tar", "-q"], cwd=tmp_path)
    assert (result.status, result.stderr) == (0, b"")
    assert json.loads(result.stdout)["reference"]["origin"] == "mtime"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16-le", "utf-16-be"])
def test_a_list_as_windows_writes_it(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "één.txt").write_text(PAGE)
    mark = "" if encoding == "utf-8-sig" else "\ufeff"
    listed = f"{mark}één.txt\t2026-01-31T18:30\r\n\r\n".encode(encoding)
    result = in_process(["--files-from", "-", "-q"], listed, cwd=tmp_path)
    assert (result.status, result.stderr) == (0, b"")
    assert json.loads(result.stdout)["source"]["name"] == "één.txt"


def test_a_list_that_names_nothing_gives_an_output_that_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("of yesterday")
    result = in_process(["--files-from", "-", "-o", "out.jsonl"], b"", cwd=tmp_path)
    assert (result.status, (tmp_path / "out.jsonl").read_bytes()) == (0, b"")
