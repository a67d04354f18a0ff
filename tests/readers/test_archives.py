"""Archives: each document comes out as it would alone, in order, with its name and time; the rest is counted."""

from __future__ import annotations

import gzip
import io
import os
import random
import struct
import tarfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.running import in_process
from wirecli.convert import convert_bytes
from wirecli.errors import InputError
from wirecli.readers import archives, signs
from wirecli.readers.archives import Archive, Member, limits
from wirecli.run.inputs import Input
from wirecli.run.outcomes import Outcome
from wirecli.run.pool import Options, run

PAGE = "Brug {0} dicht\n\nZUIDKADE (ANP) - De brug is sinds maandag dicht. Het café blijft open.\n"
MOMENT = datetime(2026, 1, 21, 17, 12, 30, tzinfo=UTC)

Files = dict[str, bytes]


def zipped(files: Files) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 21, 18, 12, 30)), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def tarred(files: Files, mode: str = "w") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), int(MOMENT.timestamp())
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def tarred_and_gzipped(files: Files) -> bytes:
    return gzip.compress(tarred(files))


PACKERS: list[Callable[[Files], bytes]] = [zipped, tarred, tarred_and_gzipped]


def members(data: bytes) -> tuple[Archive, list[Member]]:
    """What an archive is and holds."""
    assert signs.is_archive(data[: archives.HEAD])
    file = io.BytesIO(data)
    kind, found = archives.opened(file, file.read(archives.HEAD))
    return kind, list(found)


def outcomes(path: Path, jobs: int = 1) -> list[Outcome]:
    return list(run([Input(str(path))], Options(), jobs=jobs, patience=0))


paths = st.text("abcé/ -_ß日", min_size=1, max_size=12).map(lambda name: "a" + name.strip("/ ") + "b")


@pytest.mark.parametrize("packer", PACKERS)
@given(
    st.dictionaries(
        paths.map(lambda name: f"{name}.txt"), st.binary(max_size=200) | st.just(bytes(70_000)), min_size=1, max_size=6
    )
)
def test_members_come_out_as_they_went_in(packer: Callable[[Files], bytes], files: Files) -> None:
    _, found = members(packer(files))
    assert {member.name: member.data for member in found if not member.error} == {
        name: data for name, data in files.items() if not data.startswith((b"\x1f\x8b", b"PK", b"WARC/"))
    }
    assert {member.time.timestamp() if member.time and member.time.tzinfo else member.time for member in found} <= {
        MOMENT.timestamp(),
        datetime(2026, 1, 21, 18, 12, 30),
    }


@pytest.mark.parametrize("packer", PACKERS)
@pytest.mark.parametrize("jobs", [1, 2])
def test_documents_of_an_archive_are_as_those_of_files(
    tmp_path: Path, packer: Callable[[Files], bytes], jobs: int
) -> None:
    files = {f"a/{number}.txt": PAGE.format(number).encode() for number in range(20)}
    files |= {
        "a/foto.JPG": b"\xff\xd8\xff",
        "stijl.css": b"p {}",
        ".verborgen.txt": b"Weg",
        "a/stuk.txt": bytes(range(256)),
    }
    files |= {
        "index": b"<!doctype html><html><body><h1>Brug weer open</h1></body></html>",
        "Makefile": b"all:\n\ttrue\n",
    }
    path = tmp_path / "pages.bin"  # told by its content
    path.write_bytes(packer(files))
    *found, last = outcomes(path, jobs)
    pages = [outcome.page for outcome in found if outcome.page]
    assert [page.source.part for page in pages] == list(range(1, 22))
    assert [page.source.name for page in pages] == [f"{path}/a/{number}.txt" for number in range(20)] + [
        f"{path}/index"
    ]
    assert {(page.reference.time, page.reference.origin) for page in pages} == {(MOMENT, "mtime")}
    alone = convert_bytes(files["a/3.txt"], reference=MOMENT)
    assert (pages[3].article, pages[3].source.sha256) == (alone.article, alone.source.sha256)
    (failed,) = [outcome.error for outcome in found if outcome.error]
    assert str(failed).startswith(f"{path}/a/stuk.txt: the input is binary")
    told = "26 members: 21 pages, 1 failed, 1 hidden file, 1 other file, 1 picture, 1 style"
    assert last.note == f"{path}: {told}"


def test_what_the_command_says_and_its_status(tmp_path: Path) -> None:
    (tmp_path / "goed.zip").write_bytes(zipped({"a.txt": PAGE.format(1).encode(), "b.png": b"\x89PNG"}))
    (tmp_path / "leeg.zip").write_bytes(zipped({"b.png": b"\x89PNG"}))
    (tmp_path / "half.tgz").write_bytes(tarred_and_gzipped({"a.txt": PAGE.format(1).encode(), "b.txt": b""}))
    good = in_process(["convert", "goed.zip", "--at", "2026-01-31T18:30"], cwd=tmp_path)
    assert (good.status, good.stdout.count(b"\n")) == (0, 1)
    assert b"goed.zip: 2 members: 1 page, 1 picture\n" in good.stderr
    empty = in_process(["convert", "leeg.zip"], cwd=tmp_path)
    assert (empty.status, empty.stdout) == (3, b"")
    assert b"leeg.zip: 1 member: 1 picture, and no document" in empty.stderr
    half = in_process(["convert", "half.tgz"], cwd=tmp_path)
    assert (half.status, half.stdout.count(b"\n")) == (1, 1)
    assert b"half.tgz/b.txt: the input is empty" in half.stderr
    both = in_process(["convert", "."], cwd=tmp_path)
    assert (both.status, both.stdout.count(b"\n")) == (1, 2)


@pytest.mark.parametrize("packer", [zipped, tarred, tarred_and_gzipped])
def test_archives_come_by_standard_input(packer: Callable[[Files], bytes]) -> None:
    data = packer({"a/1.txt": PAGE.format(1).encode(), "a/2.txt": PAGE.format(2).encode()})
    done = in_process(["convert", "--at", "2026-01-31T18:30", "-f", "csv"], data)
    assert done.status == 0
    assert [line.split(b",")[0] for line in done.stdout.splitlines()[1:]] == [b"-/a/1.txt", b"-/a/2.txt"]


def test_a_member_alone_has_no_number(tmp_path: Path) -> None:
    path = tmp_path / "een.zip"
    path.write_bytes(zipped({"a.txt": PAGE.format(1).encode()}))
    page = outcomes(path)[0].page
    assert page is not None
    assert page.source.part is None


def test_a_member_of_several_documents_is_numbered_on(tmp_path: Path) -> None:
    twice = "\n".join(
        f"{n}. Molen {n} verkocht\n\nDe Kadebode, woensdag 27 november 2024, p. {n}, 4w.\n\nDe molen is verkocht.\n"
        for n in (1, 2)
    )
    path = tmp_path / "lijsten.zip"
    path.write_bytes(
        zipped({"a.txt": PAGE.format(1).encode(), "b.txt": twice.encode(), "c.txt": PAGE.format(2).encode()})
    )
    pages = [outcome.page for outcome in outcomes(path) if outcome.page]
    assert [page.source.part for page in pages] == [1, 2, 3, 4]
    assert [page.source.name[-5:] for page in pages] == ["a.txt", "b.txt", "b.txt", "c.txt"]


def test_a_compressed_page_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "pagina.html.gz"
    html = b"<!doctype html><html><body><h1>Brug weer open</h1><p>De brug is open.</p></body></html>"
    path.write_bytes(gzip.compress(html[:30]) + gzip.compress(html[30:]) + bytes(512))
    (outcome,) = outcomes(path)
    assert outcome.page is not None
    assert (outcome.page.source.name, outcome.page.source.part) == (str(path), None)
    assert outcome.page.source.bytes == len(html)
    path.write_bytes(gzip.compress(html)[:-12])
    (cut,) = outcomes(path)
    assert "is cut off" in str(cut.error)


def test_a_page_is_unpacked_inside_an_archive_and_no_archive_is(tmp_path: Path) -> None:
    inner = zipped({"x.txt": b"De brug is dicht."})
    path = tmp_path / "a.zip"
    path.write_bytes(
        zipped({"a.html.gz": gzip.compress(PAGE.format(1).encode()), "b.zip": inner, "c.zip.gz": gzip.compress(inner)})
    )
    found = outcomes(path)
    assert [bool(outcome.page) for outcome in found] == [True, False, False, False]
    assert all("is an archive (ZIP) inside another" in str(outcome.error) for outcome in found[1:3])


BOMB = bytes(8 << 20)


@pytest.mark.parametrize("packer", PACKERS)
def test_a_bomb_is_refused_and_the_rest_goes_on(packer: Callable[[Files], bytes]) -> None:
    noise = random.Random(1).randbytes(40_000)
    _, found = members(packer({"a.txt": noise, "b.txt": BOMB, "c.txt": noise}))
    told = {member.name: str(member.error or "") for member in found}
    packed = packer is not tarred  # a tar's own members are as large as they say
    assert [told["a.txt"], told["c.txt"]] == ["", ""]
    assert ("grows beyond" in told["b.txt"]) == packed


def test_a_bomb_costs_no_memory() -> None:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = b"".join(squeeze.compress(bytes(1 << 20)) for _ in range(400)) + squeeze.flush()
    tracemalloc.start()
    try:
        with pytest.raises(Exception, match="grows beyond"):
            members(data)
        assert tracemalloc.get_traced_memory()[1] < 3 * limits.LARGEST
    finally:
        tracemalloc.stop()


def test_names_without_a_flag_are_read_as_what_they_are() -> None:
    data = zipped({"cafe.txt": b"x", "kadE.txt": b"y"})
    data = data.replace(b"cafe.txt", "caf\u00e9.tx".encode()).replace(b"kadE.txt", "kad\u00e9.txt".encode("cp437"))
    assert [member.name for member in members(data)[1]] == ["café.tx", "kadé.txt"]


def test_an_encrypted_member_is_named() -> None:
    data = bytearray(zipped({"a.txt": b"De brug", "b.txt": b"Het veer"}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(sign) + at
        data[place : place + 2] = struct.pack("<H", 1)
    one, two = members(bytes(data))[1]
    assert "is encrypted" in str(one.error)
    assert two.data == b"Het veer"


def test_a_damaged_member_of_a_zip_is_named() -> None:
    noise = random.Random(2).randbytes(5000)
    data = bytearray(zipped({"a.txt": noise, "b.txt": b"Het veer"}))
    data[2000] ^= 0xFF
    one, two = members(bytes(data))[1]
    assert "can't be read" in str(one.error)
    assert two.data == b"Het veer"


@pytest.mark.parametrize("kind", ["txt", "jpg"])
@pytest.mark.parametrize("cut", [512, 1024, 1124, 1536, 1600, 2048, 2500])
def test_a_tar_that_is_cut_off_says_so(kind: str, cut: int) -> None:
    """Also where a header or a member ends: whoever packed it wrote zeros behind the last."""
    data = tarred({f"{number}.{kind}": PAGE.format(number).encode() for number in range(3)})
    assert [member.error for member in members(data)[1]] == [None] * 3
    assert len(data) > 3072
    errors = [str(member.error) for member in members(data[:cut])[1] if member.error]
    assert len(errors) == 1
    assert "cut off" in errors[0] or "unexpected end" in errors[0]
    assert [member.error for member in members(data[:3584])[1]] == [None] * 3  # one block of zeros is enough


def test_a_damaged_header_of_a_tar_is_named_and_the_rest_goes_on() -> None:
    data = bytearray(tarred({name: name.encode() * 100 for name in ("a.txt", "b.txt", "c.txt")}))
    data[1024 + 100] ^= 0xFF  # in b's header
    one, damaged, three = members(bytes(data))[1]
    assert (one.name, three.name) == ("a.txt", "c.txt")
    assert "is damaged" in str(damaged.error)


@pytest.mark.parametrize("packer", PACKERS)
@given(st.integers(0, 10_000), st.integers(1, 255), st.booleans())
def test_damage_is_said_or_harmless(packer: Callable[[Files], bytes], at: int, flip: int, cut: bool) -> None:
    files = {f"{number}.txt": PAGE.format(number).encode() for number in range(4)}
    data = bytearray(packer(files))
    at %= len(data)
    data[at] ^= flip
    file = io.BytesIO(bytes(data[: at + 1] if cut else data))
    told = list(run([Input("a", bytes(file.getvalue()))], Options()))  # bytes that are given are no archive
    assert len(told) == 1
    try:
        found = list(archives.opened(file, file.read(archives.HEAD))[1])
    except InputError:
        return
    assert all(member.error or member.kind for member in found)


def test_a_folder_says_what_it_left_out(tmp_path: Path) -> None:
    for name in ("a.txt", "krant.pdf", "b.PDF", "bericht.docx", "zonder"):
        (tmp_path / name).write_bytes(PAGE.format(1).encode())
    done = in_process(["convert", "."], cwd=tmp_path)
    assert done.status == 0
    assert b".: 4 files left out: 2 .pdf, 1 without a suffix, 1 .docx; name a file itself" in done.stderr


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    reading, writing = os.pipe()
    os.write(writing, zipped({"a.txt": PAGE.format(1).encode()}))
    os.close(writing)
    (outcome, _) = list(run([Input(f"/dev/fd/{reading}")], Options()))
    os.close(reading)
    assert outcome.page is not None


@pytest.mark.parametrize("name", ["./kade.txt", "a/./kade.txt", "../kade.txt", "a/../../kade.txt"])
@pytest.mark.parametrize("pack", PACKERS)
def test_a_path_with_steps_hides_no_member(pack: Callable[[Files], bytes], name: str) -> None:
    file = io.BytesIO(pack({name: PAGE.format(1).encode()}))
    _, members = archives.opened(file, file.read(archives.HEAD))
    assert [member.kind for member in members] == ["page"]
