"""Web archives: what was answered comes out with its address, its time and its encoding; the rest is counted."""

from __future__ import annotations

import gzip
import random
import sys
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers import material
from tests.readers.test_archives import members, outcomes
from tests.running import in_process
from wirecli.errors import InputError
from wirecli.readers.archives import Member, http, limits

MOMENT = datetime(2026, 1, 21, 17, 12, tzinfo=UTC)
HEAD = "<!doctype html><html lang='nl'><head><title>Brug dicht</title></head><body><article><h1>Brug {0} dicht</h1><p>"


def html(number: int = 1, text: str = "ZUIDKADE (ANP) - De brug is dinsdag gesloten. Het café blijft open.") -> str:
    return f"{HEAD.format(number)}{text}</p></article></body></html>"


class Crawl:
    """A WARC in the making. Its records are made here: warcio's writer leaves its temporary files open."""

    def __init__(self, *, packed: bool = False) -> None:
        self._data = b""
        self._packed = packed

    def answer(self, url: str, body: bytes, *fields: tuple[str, str], status: str = "200 OK", **more: Any) -> Crawl:
        head = "".join(f"{name}: {value}\r\n" for name, value in fields)
        return self._record(
            more.get("kind", "response"),
            f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body,
            f"WARC-Target-URI: {url}",
            f"WARC-Date: {more.get('time', MOMENT):%Y-%m-%dT%H:%M:%SZ}",
            "Content-Type: application/http; msgtype=response",
            *more.get("more", ()),
        )

    def note(self) -> Crawl:
        return self._record("warcinfo", b"software: test\r\n", f"WARC-Date: {MOMENT:%Y-%m-%dT%H:%M:%SZ}")

    def written(self) -> bytes:
        return self._data

    def _record(self, kind: str, block: bytes, *fields: str) -> Crawl:
        told = [f"WARC-Type: {kind}", f"WARC-Record-ID: <urn:uuid:{len(self._data)}>", *fields]
        head = "\r\n".join(["WARC/1.0", *told, f"Content-Length: {len(block)}", "", ""]).encode()
        record = head + block + b"\r\n\r\n"
        self._data += gzip.compress(record, mtime=0) if self._packed else record
        return self


def held(data: bytes) -> list[Member]:
    kind, found = members(data)
    assert (kind.name, kind.crawled) == ("WARC", True)
    return found


TEXT = ("Content-Type", "text/html; charset=utf-8")
PACKINGS = {
    "": lambda data: data,
    "identity": lambda data: data,
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "DEFLATE": lambda data: zlib.compress(data, wbits=-15),
    "br": brotli.compress,
    "gzip, br": lambda data: brotli.compress(gzip.compress(data)),
}


def chunked(data: bytes, size: int) -> bytes:
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x;naam=1\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(PACKINGS)),
            st.sampled_from([0, 1, 7, 100, 4096]),
            material.paragraphs,
            st.sampled_from(["utf-8", "iso-8859-15", "windows-1252", "latin-1"]),
        ),
        min_size=1,
        max_size=5,
    ),
    st.booleans(),
    st.booleans(),
)
def test_what_was_answered_comes_out(
    answers: list[tuple[str, int, list[str], str]], packed: bool, one_member: bool
) -> None:
    crawl = Crawl(packed=packed and not one_member).note()
    bodies = []
    for number, (packing, size, paragraphs, charset) in enumerate(answers):
        text = html(number, "</p><p>".join(paragraphs))
        body = text.encode("cp1252" if charset == "latin-1" else charset)
        bodies.append(body)
        sent = PACKINGS[packing](body)
        fields = [("Content-Type", f'text/html; charset="{charset}"')]
        fields += [("Content-Encoding", packing)] if packing else []
        fields += [("Transfer-Encoding", "chunked")] if size else []
        sent = chunked(sent, size) if size else sent
        crawl.answer(f"https://a.example/{number}", sent, *fields, time=MOMENT + timedelta(minutes=number))
    data = gzip.compress(crawl.written()) if packed and one_member else crawl.written()
    note, *found = held(data)
    assert note.kind == "note"
    assert [member.data for member in found] == bodies
    assert [member.url for member in found] == [f"https://a.example/{number}" for number in range(len(answers))]
    assert [member.time for member in found] == [MOMENT + timedelta(minutes=number) for number in range(len(answers))]
    assert [member.charset for member in found] == [charset for *_, charset in answers]


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    crawl = Crawl().note()
    crawl.answer("https://a.example/1", html(1).encode("cp1252"), ("content-type", "text/html;charset=ISO-8859-1"))
    crawl.answer("https://a.example/2", html(2).encode(), ("Content-Type", "TEXT/HTML"))
    crawl.answer("https://a.example/3", html(3).encode(), *[])
    crawl.answer("https://a.example/k.png", b"\x89PNG", ("Content-Type", "image/png"))
    crawl.answer("https://a.example/s.css", b"p {}", ("Content-Type", "text/css"))
    crawl.answer("https://a.example/s.js", b"let x", ("Content-Type", "text/javascript"))
    crawl.answer("https://a.example/d", b"{}", ("Content-Type", "application/json"))
    crawl.answer("https://a.example/sitemap.xml", b"<urlset><url/></urlset>", ("Content-Type", "text/xml"))
    crawl.answer("https://a.example/robots.txt", b"User-agent: *", ("Content-Type", "text/plain"))
    crawl.answer("https://a.example/pixel", b"", TEXT)
    crawl.answer("https://a.example/oud", b"weg", TEXT, status="301 Moved")
    crawl.answer("https://a.example/weg", b"weg", TEXT, status="404 Not Found")
    crawl.answer("https://a.example/1", b"", TEXT, kind="revisit")
    path = tmp_path / "crawl.bin"
    path.write_bytes(crawl.written())
    *found, last = outcomes(path)
    pages = [outcome.page for outcome in found if outcome.page]
    assert len(pages) == len(found) == 3
    assert [page.source.part for page in pages] == [1, 2, 3]
    assert {page.source.name for page in pages} == {str(path)}
    assert [page.source.encoding for page in pages] == ["cp1252", "utf-8", "utf-8"]
    assert {(page.reference.time, page.reference.origin) for page in pages} == {(MOMENT, "archive")}
    assert [page.article.headline for page in pages if page.article] == [f"Brug {n} dicht" for n in (1, 2, 3)]
    assert found[0].name == f"{path} <https://a.example/1>"
    assert last.note is not None
    told = last.note.partition(": ")[2]
    assert told.startswith("14 records: 3 pages, 1 ")
    for kind in ("note", "picture", "style", "script", "data file", "other file", "robots file", "empty answer",
                 "redirect", "error answer", "revisit"):  # fmt: skip
        assert f"1 {kind}" in told


def test_bodies_that_are_not_what_they_say() -> None:
    body = html().encode()
    assert http.body(body, "chunked", "") == (body, False)
    assert http.body(body, "", "gzip") == (body, False)
    assert http.body(body, "chunked", "br") == (body, False)
    assert http.body(body, "", "gzip", str(len(gzip.compress(body)))) == (body, False)
    assert http.body(body, "chunked", "", "99999") == (body, False)
    assert http.body(body, "", "", "eight") == (body, False)
    with pytest.raises(InputError, match="is damaged"):
        http.body(b"\x1b" + random.Random(3).randbytes(400), "", "br")
    with pytest.raises(InputError, match="Zstandard"):
        http.body(b"\x28\xb5\x2f\xfd\x04", "", "zstd")


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("way", ["chunked", "length", "unsaid"])
def test_a_body_that_is_cut_off_is_told(packing: str, way: str) -> None:
    """Wherever it was cut, and what stands before that is read; a whole one is not doubted."""
    body = (html() * 40).encode()
    sent = PACKINGS[packing](body)
    length = str(len(sent)) if way == "length" else ""
    sent = chunked(sent, 50) if way == "chunked" else sent
    fields = way if way == "chunked" else "", packing, length
    assert http.body(sent, *fields) == (body, False)
    if way == "unsaid" and packing in ("", "identity"):
        return  # nothing says how long it was
    for end in (len(sent) // 2, len(sent) - 8):
        data, cut = http.body(sent[:end], *fields)
        assert cut
        assert body.startswith(data)


TRUNCATED = "WARC-Truncated: length"


def test_a_page_that_is_cut_off_warns(tmp_path: Path) -> None:
    body = html().encode()
    crawl = Crawl().answer("https://a.example/1", body, TEXT, ("Content-Length", str(len(body))))
    crawl.answer("https://a.example/2", body, TEXT, ("Content-Length", str(len(body) + 1)))
    crawl.answer("https://a.example/3", body, TEXT, more=(TRUNCATED,))
    crawl.answer("https://a.example/4", gzip.compress(body)[:-30], TEXT, ("Content-Encoding", "gzip"))
    crawl.answer("https://a.example/5", gzip.compress(body)[:9], TEXT, ("Content-Encoding", "gzip"))
    path = tmp_path / "crawl.warc"
    path.write_bytes(crawl.written())
    *pages, last, _ = outcomes(path)
    told = ["cut-off" in [warning.code for warning in outcome.page.warnings] for outcome in pages if outcome.page]
    assert told == [False, True, True, True]
    assert "record 5 (https://a.example/5): its body is cut off" in str(last.error)


@pytest.mark.parametrize("packing", ["gzip", "deflate", "DEFLATE", "br"])
def test_a_body_that_is_a_bomb_is_named(packing: str) -> None:
    data = Crawl().answer(
        "https://a.example/1", PACKINGS[packing](bytes(20 << 20)), TEXT, ("Content-Encoding", packing)
    )
    one, two = held(data.answer("https://a.example/2", html().encode(), TEXT).written())
    assert "grows beyond" in str(one.error)
    assert "https://a.example/1" in str(one.error)
    assert two.data == html().encode()


def test_a_record_that_is_a_bomb_is_named() -> None:
    crawl = Crawl(packed=True).answer("https://a.example/1", bytes(20 << 20), TEXT)
    one, two = held(crawl.answer("https://a.example/2", html().encode(), TEXT).written())
    assert "grows beyond" in str(one.error)
    assert two.data == html().encode()


def test_a_record_larger_than_is_allowed_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST", 1000)
    crawl = Crawl().answer("https://a.example/1", bytes(2000), TEXT).answer("https://a.example/2", b"<p>Ja</p>", TEXT)
    one, two = held(crawl.written())
    assert "record 1 grows beyond" in str(one.error)
    assert two.data == b"<p>Ja</p>"


def _three(*, packed: bool) -> tuple[bytes, int, int]:
    """A crawl of three pages, and where its second record begins and ends."""
    crawl = Crawl(packed=packed).answer("https://a.example/1", html(1).encode(), TEXT)
    begin = len(crawl.written())
    crawl.answer("https://a.example/2", html(2).encode() + random.Random(4).randbytes(300).hex().encode(), TEXT)
    end = len(crawl.written())
    return crawl.answer("https://a.example/3", html(3).encode(), TEXT).written(), begin, end


def _urls(found: list[Member]) -> list[str | None]:
    return [member.url if member.error is None else None for member in found]


WHOLE = ["https://a.example/1", None, "https://a.example/3"]


@pytest.mark.parametrize("length", [b"12", b"9999", b"-4", b"x", b"", b"900"])
def test_a_record_with_a_wrong_length_is_named_and_the_rest_goes_on(length: bytes) -> None:
    data, begin, end = _three(packed=False)
    record = data[begin:end]
    at = record.index(b"Content-Length: ") + 16
    record = record[:at] + length + record[record.index(b"\r", at) :]
    assert _urls(held(data[:begin] + record + data[end:])) == WHOLE


def test_damage_in_a_gzipped_record_is_named_and_the_rest_goes_on() -> None:
    data, begin, end = _three(packed=True)
    for at in (begin, begin + 3, begin + 60, (begin + end) // 2, end - 6):
        damaged = bytearray(data)
        damaged[at] ^= 0x55
        found = _urls(held(bytes(damaged)))
        assert (found[0], found[-1]) == (WHOLE[0], WHOLE[-1])
        assert None in found or at == begin + 3


@given(st.booleans(), st.integers(1, 5000))
def test_a_crawl_that_is_cut_off_says_so(packed: bool, cut: int) -> None:
    data, begin, end = _three(packed=packed)
    cut %= len(data)
    if cut < 100:
        return  # too little to tell what it is
    found = held(data[:cut])
    whole = sum(cut >= place for place in (begin, end))
    assert _urls(found)[:whole] == ["https://a.example/1", "https://a.example/2"][:whole]
    if packed and cut not in (begin, end):
        assert found[-1].error is not None


def test_no_warcio_says_what_to_type(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(Crawl().answer("https://a.example/1", html().encode(), TEXT).written())
    monkeypatch.setitem(sys.modules, "warcio.statusandheaders", None)
    done = in_process(["convert", "crawl.warc"], cwd=tmp_path)
    assert done.status == 3
    assert b"pip install 'wirecli[warc]'" in done.stderr


def test_no_brotli_says_what_to_type(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    crawl = Crawl().answer("https://a.example/1", html().encode(), TEXT)
    crawl.answer("https://a.example/2", brotli.compress(html().encode()), TEXT, ("Content-Encoding", "br"))
    (tmp_path / "crawl.warc").write_bytes(crawl.written())
    monkeypatch.setitem(sys.modules, "brotli", None)
    monkeypatch.setitem(sys.modules, "brotlicffi", None)
    done = in_process(["convert", "crawl.warc"], cwd=tmp_path)
    assert (done.status, done.stdout.count(b"\n")) == (1, 1)
    assert b"record 2 (https://a.example/2): its body is compressed with brotli" in done.stderr
    assert b"pip install 'wirecli[warc]'" in done.stderr


@pytest.mark.parametrize("packed", [False, True])
def test_a_crawl_comes_by_standard_input(packed: bool) -> None:
    done = in_process(["convert"], _three(packed=packed)[0])
    assert (done.status, done.stdout.count(b"\n")) == (0, 3)
