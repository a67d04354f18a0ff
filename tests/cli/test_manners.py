"""The command line's manners, in real processes: full disks, closed streams, Ctrl-C, odd locales, a terminal."""

from __future__ import annotations

import json
import os
import pty
import select
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

import wirecli
from tests.running import ENVIRONMENT, ROOT, Result, in_process, in_shell
from wirecli.run.output import opened

ALEPPO = ROOT / "examples" / "aleppo.txt"
PAGE = shlex.quote(str(ALEPPO))
CONVERT = ("convert", "--at", "2026-01-31T18:30", "--published", "2024-11-30T18:00")
WIRECLI = (sys.executable, "-m", "wirecli")


def convert(*more: str) -> str:
    """A convert command for bash, of the example page unless `more` says otherwise."""
    return " ".join(("wirecli", *CONVERT, *more))


def start(
    arguments: Sequence[str], *, stdin: int = subprocess.DEVNULL, stdout: int = subprocess.PIPE, cwd: Path = ROOT
) -> subprocess.Popen[bytes]:
    """A process that the test drives itself."""
    return subprocess.Popen(
        [*WIRECLI, *arguments], stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, env=ENVIRONMENT, cwd=cwd
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "command",
    [
        convert(f"{PAGE} > /dev/full"),
        convert(f"{PAGE} --format pretty > /dev/full"),
        convert(f"{PAGE} --format csv --output /dev/full"),
        "wirecli schema > /dev/full",
        "wirecli resolve gisteren > /dev/full",
        "wirecli --help > /dev/full",
        "wirecli --version > /dev/full",
    ],
)
def test_full_disk_is_a_message(command: str) -> None:
    result = in_shell(command)
    assert result.status == 1
    assert result.stderr.decode().splitlines()[-1].startswith("wirecli: cannot write")
    assert b"Traceback" not in result.stderr
    assert b"Exception" not in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        (*CONVERT, str(ALEPPO)),
        (*CONVERT, str(ALEPPO), "--output", "/dev/stdout"),
        ("schema",),
        ("--help",),
        ("--version",),
    ],
)
def test_closed_pipe_is_quiet(arguments: Sequence[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = start(arguments, stdout=writer)
    os.close(writer)
    _, stderr = process.communicate(timeout=60)
    assert (process.returncode, stderr) == (141, b"")


def test_head_ends_a_long_run(tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"{number}.txt").write_bytes(ALEPPO.read_bytes())
    result = in_shell(convert(". | head -c 20 | wc -c; exit ${PIPESTATUS[0]}"), cwd=tmp_path)
    assert (result.status, result.stdout.strip(), result.stderr) == (141, b"20", b"")


def test_ctrl_c_leaves_nothing_half(tmp_path: Path) -> None:
    output = tmp_path / "pages.jsonl"
    output.write_bytes(b"yesterday's\n")
    process = start([*CONVERT, "-", "--output", str(output)], stdin=subprocess.PIPE)
    deadline = time.monotonic() + 30
    while len(list(tmp_path.iterdir())) == 1 and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in stderr
    assert output.read_bytes() == b"yesterday's\n"
    assert list(tmp_path.iterdir()) == [output]


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        (convert(f"{PAGE} >&-"), 1, b"wirecli: standard output is closed"),
        (convert(f"{PAGE} --output /dev/null >&-"), 0, b""),
        (convert("missing.txt 2>&-"), 3, b""),
        ("wirecli --version >&-", 0, b""),
    ],
)
def test_closed_streams(command: str, status: int, said: bytes) -> None:
    result = in_shell(command)
    assert result.status == status
    assert (result.stderr + result.stdout).startswith(said)
    assert b"Traceback" not in result.stderr


ASCII_ONLY = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}


@pytest.mark.parametrize("environ", [{}, {"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, ASCII_ONLY])
@pytest.mark.parametrize("name", ["café.txt".encode(), b"caf\xe9.txt", "geen punt ☃".encode()])
def test_locale_does_not_matter(environ: dict[str, str], name: bytes, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(name)).write_bytes(ALEPPO.read_bytes())
    result = in_shell(convert("--format", "json", "*"), cwd=tmp_path, environ=environ)
    assert (result.status, result.stderr) == (0, b"")
    (page,) = json.loads(result.stdout)
    assert page["source"]["name"] == name.decode(errors="replace")
    assert page["article"]["headline"].startswith("Regeringsleger Syrië")
    shown = in_shell(convert("--format", "pretty", "*"), cwd=tmp_path, environ=environ)
    assert (shown.status, shown.stderr) == (0, b"")
    assert in_shell(convert("--format", "csv", "*"), cwd=tmp_path, environ=environ).stderr == b""


def test_messages_in_an_odd_locale(tmp_path: Path) -> None:
    result = in_shell(convert("$'caf\\xe9\\e[31m.txt'"), cwd=tmp_path, environ=ASCII_ONLY)
    assert result.status == 3
    assert b"no such file" in result.stderr
    assert b"\x1b" not in result.stderr


# A terminal


def at_terminal(arguments: Sequence[str], *, cwd: Path, columns: int = 80) -> Result:
    """`wirecli ARGUMENTS` with a terminal for standard input, output and error, which come out as one."""
    leader, follower = pty.openpty()
    environ = {**ENVIRONMENT, "COLUMNS": str(columns)}
    process = subprocess.Popen(
        [*WIRECLI, *arguments], stdin=follower, stdout=follower, stderr=follower, env=environ, cwd=cwd
    )
    os.close(follower)
    written = bytearray()
    while select.select([leader], [], [], 60)[0]:
        try:
            part = os.read(leader, 65536)
        except OSError:  # EIO: the last process with the terminal has ended
            break
        if not part:
            break
        written += part
    os.close(leader)
    return Result(process.wait(60), bytes(written), b"")


@pytest.mark.parametrize(
    ("arguments", "said"), [([], b"Usage: wirecli [OPTIONS]"), (["convert"], b"Usage: wirecli convert")]
)
def test_nothing_named_at_a_terminal_is_the_help(arguments: list[str], said: bytes, tmp_path: Path) -> None:
    result = at_terminal(arguments, cwd=tmp_path)
    assert result.status == 0
    assert result.stdout.startswith(said)


def test_view_is_the_default_at_a_terminal(tmp_path: Path) -> None:
    result = at_terminal([*CONVERT, str(ALEPPO)], cwd=tmp_path)
    text = result.stdout.decode()
    assert result.status == 0
    assert "\x1b[1mRegeringsleger Syri" in text
    assert "Wed 27 Nov 2024" in text


@pytest.mark.parametrize("options", [("-f", "csv"), ("-f", "jsonl"), ("-f", "json"), ("-f", "csv", "--rows", "times")])
def test_data_is_harmless_at_a_terminal_and_untouched_in_a_pipe(options: Sequence[str], tmp_path: Path) -> None:
    hostile = "\x1b]0;mine\x07\x9b2J\u202e"
    name = "\x1b[31mp.txt"
    (tmp_path / name).write_text(f"GENT (BELGA) - Sinds maandag {hostile} vaart de boot.")
    arguments = [*CONVERT, name, *options, "--quiet"]
    shown = at_terminal(arguments, cwd=tmp_path)
    assert shown.status == 0
    assert all(char.isprintable() or char in "\r\n\t" for char in shown.stdout.decode())
    assert "p.txt" in shown.stdout.decode()
    piped = in_process(arguments, cwd=tmp_path).stdout.decode()
    assert not piped.replace("\n", "").replace("\r", "").isprintable()


def test_binary_data_do_not_go_to_a_terminal(tmp_path: Path) -> None:
    result = at_terminal([*CONVERT, str(ALEPPO), "--format", "parquet"], cwd=tmp_path)
    assert result.status == 2
    assert result.stdout == b"wirecli: parquet is nothing for a terminal (give --output FILE.parquet)\r\n"


def test_a_hostile_name_is_harmless_in_a_message(tmp_path: Path) -> None:
    (tmp_path / "\x1b[31mp.txt").write_bytes(b"")
    for arguments in (
        ["\x1b[31mp.txt"],
        ["\x1b[31mp"],
        ["convert", "--\x1b[31m"],
        ["rules", "\x1b[31m"],
        ["resolve", "-f", "\x1b"],
    ):
        assert "\x1b" not in at_terminal(arguments, cwd=tmp_path).stdout.decode()


def test_file_gets_lines_even_at_a_terminal(tmp_path: Path) -> None:
    output = tmp_path / "out"
    assert at_terminal([*CONVERT, str(ALEPPO), "--output", str(output)], cwd=tmp_path).status == 0
    assert json.loads(output.read_bytes())["related"]


# Output files


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A folder with the example page in it."""
    (tmp_path / "page.txt").write_bytes(ALEPPO.read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.json", b"[\n  {"),
        ("a.jsonl", b'{"source"'),
        ("a.NDJSON", b'{"source"'),
        ("a.csv", b"source,"),
        ("a.txt", b"page.txt"),
    ],
)
def test_suffix_picks_the_format(name: str, begins: bytes, page: Path) -> None:
    result = in_process([*CONVERT, "page.txt", "--output", name], cwd=page)
    assert (result.status, result.stdout) == (0, b"")
    assert (page / name).read_bytes().startswith(begins)


def test_output_keeps_mode_and_link(page: Path) -> None:
    (page / "real.csv").write_text("old")
    (page / "real.csv").chmod(0o640)
    (page / "link.csv").symlink_to("real.csv")
    assert in_process([*CONVERT, "page.txt", "--output", "link.csv"], cwd=page).status == 0
    assert (page / "link.csv").is_symlink()
    assert (page / "real.csv").read_bytes().startswith(b"source,")
    assert (page / "real.csv").stat().st_mode & 0o777 == 0o640


def test_new_output_gets_the_mode_that_the_umask_says(page: Path) -> None:
    before = os.umask(0o027)
    try:
        assert in_process([*CONVERT, "page.txt", "--output", "new.csv"], cwd=page).status == 0
    finally:
        os.umask(before)
    assert (page / "new.csv").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("output", "status", "said"),
    [
        ("no/such/out.csv", 1, "cannot write no/such/out.csv: No such file or directory (nothing was left behind)"),
        ("folder", 2, "folder is a folder, and jsonl is one file (name the file in it)"),
    ],
)
def test_output_that_cannot_be_written(output: str, status: int, said: str, page: Path) -> None:
    (page / "folder").mkdir()
    result = in_process([*CONVERT, "page.txt", "--output", output], cwd=page)
    assert result.status == status
    assert result.stderr.decode() == f"wirecli: {said}\n"
    assert sorted(path.name for path in page.iterdir()) == ["folder", "page.txt"]


def test_old_output_stays_where_nothing_could_be_read(page: Path) -> None:
    (page / "out.jsonl").write_text("old\n")
    assert in_process([*CONVERT, "missing.txt", "--output", "out.jsonl"], cwd=page).status == 3
    assert (page / "out.jsonl").read_text() == "old\n"
    assert sorted(path.name for path in page.iterdir()) == ["out.jsonl", "page.txt"]


def test_output_through_a_pipe_by_name(page: Path) -> None:
    os.mkfifo(page / "pipe")
    result = in_shell(convert("page.txt --output pipe & cat pipe; wait $!"), cwd=page)
    assert result.status == 0
    assert json.loads(result.stdout)["source"]["name"] == "page.txt"


def test_output_into_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What may be written there is written: only the last sync of the folder is left out."""
    real = os.open

    def no_folders(path: str, flags: int, mode: int = 0o777) -> int:
        if Path(path) == tmp_path:
            raise PermissionError(13, "Permission denied", path)
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", no_folders)
    with opened(str(tmp_path / "out.jsonl")) as stream:
        stream.write(b"{}")
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


# Faults


def test_a_fault_is_told_with_what_a_report_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    real = wirecli.find_times

    def faulty(text: str, anchor: datetime) -> list[wirecli.Mention]:
        if "kapot" in text:
            raise KeyError("kapot")
        return list(real(text, anchor))

    monkeypatch.setattr("wirecli.times.find_times", faulty)
    result = in_process(["resolve", "--at", "2026-01-31"], b"gisteren\nkapot\nmorgen\n")
    assert result.status == 1
    assert [json.loads(line)["block"] for line in result.stdout.splitlines()] == [0, 2]
    assert b"text 1: a fault in wirecli: KeyError: 'kapot' at cli/resolve.py:" in result.stderr
    assert f"wirecli {wirecli.__version__}, Python 3.".encode() in result.stderr


@pytest.mark.parametrize("arguments", [("explain", "gisteren"), ("rules",), ("schema",)])
def test_no_command_ends_in_a_traceback(arguments: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(f"wirecli.cli.{arguments[0]}.opened", faulty)
    result = in_process(arguments)
    assert (result.status, result.stdout) == (1, b"")
    assert result.stderr.startswith(b"wirecli: the command: a fault in wirecli: ZeroDivisionError")
