"""Wires: what was put into a file comes out of it, in whatever encoding; the traps that real ones hold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.wires import FEEDS, WIRES, ZONE, Sample, belga_day, newsml_1, nitf, telegram
from wirecli.base.patterns import wordlist
from wirecli.base.text import clean
from wirecli.convert import convert_bytes, convert_documents
from wirecli.errors import InputError
from wirecli.model import Page, Story

AT = datetime(2026, 1, 22, 18, 30, tzinfo=UTC)
# Words that begin no time, no dateline and no note, with what encodings and markup trip over.
WORDS = sorted(
    wordlist(
        "café coördinatie Renée « 3 € R&D <5 Zuid-Holland ‘t „nee” Oekraïne façade niño Ångström veer kade boot "
        "rederij kapitein bond werf molen brug raad sporthal scheepsbouw én één"
    )
)

sentences = st.lists(st.sampled_from(WORDS), min_size=8, max_size=30).map(
    lambda words: f"De {' '.join(words)} zegt zij."
)
headlines = st.lists(st.sampled_from(WORDS), min_size=5, max_size=9).map(lambda words: f"Veerbond {' '.join(words)} ja")
times = st.datetimes(datetime(2025, 1, 1), datetime(2026, 1, 20)).map(
    lambda time: time.replace(second=0, microsecond=0, tzinfo=UTC)
)


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    created = draw(times)
    return Sample(
        draw(headlines),
        tuple(draw(st.lists(sentences, min_size=1, max_size=4, unique=True))),
        draw(st.sampled_from(["Zuidkade", "Den Haag", "Gent"])),
        draw(st.sampled_from(["ANP", "BELGA", "dpa"])),
        created,
        created + timedelta(minutes=draw(st.integers(0, 300))),
        version=draw(st.integers(1, 9)),
        urgency=draw(st.integers(1, 8)),
        status=draw(st.sampled_from(["usable", "withheld", "canceled"])),
    )


ENCODINGS = [
    ("utf-8", None),
    ("utf-8", "iso-8859-1"),
    ("utf-8", "utf-16"),
    ("iso-8859-15", None),
    ("cp1252", None),
    ("cp1252", "iso-8859-1"),
    ("utf-16", None),
    ("ascii", "utf-8"),
]


def _lead(data: bytes, at: datetime = AT) -> Story:
    page = convert_bytes(data, reference=at)
    assert page.article is not None
    return page.article


def _tells(story: Story, sample: Sample) -> None:
    assert story.headline == sample.headline
    assert story.byline == sample.byline
    assert story.dateline is not None
    assert story.dateline.places == (sample.place,)
    assert story.dateline.credits == (sample.credit.upper(),)
    assert tuple(block.text for block in story.blocks) == sample.paragraphs
    assert story.published is not None
    assert story.published.time.timestamp() == sample.created.timestamp()  # `==` is never true in an hour that repeats
    assert story.published.origin == "metadata"


@pytest.mark.parametrize("wire", WIRES)
@given(sample=samples(), encoding=st.sampled_from(ENCODINGS))
def test_what_was_put_in_comes_out(wire: str, sample: Sample, encoding: tuple[str, str | None]) -> None:
    story = _lead(WIRES[wire](sample, *encoding))
    _tells(story, sample)
    changed = sample.changed.timestamp() if sample.changed != sample.created else None
    assert (story.modified and story.modified.timestamp()) == changed
    assert story.wire is not None
    assert (story.wire.id, story.wire.version) == ("X-1", sample.version)
    assert (story.wire.urgency, story.wire.status) == (sample.urgency, sample.status)


XML = {name: made for name, made in {**WIRES, **FEEDS}.items() if not name.startswith(("ninjs", "jsonfeed"))}


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("&#xD83E;&#xDD86;", "\U0001f986"),
        ("&#55358;&#56710;", "\U0001f986"),
        ("&#x00d83e;&#xdd86;&#xDD86;", "\U0001f986\ufffd"),
        ("&#xD800;", "\ufffd"),
        ("&#xDD86;&#xD83E;", "\ufffd\ufffd"),
    ],
)
def test_references_to_half_a_character(name: str, written: str, read: str) -> None:
    """As software writes them that keeps text in UTF-16: they cost no more than themselves."""
    time = datetime(2026, 1, 20, 12, tzinfo=UTC)
    sample = Sample("Veerbond zoekt een EEND op zee", ("De eend EEND is zoek.",), "Gent", "BELGA", time, time)
    data = XML[name]([sample] if name in FEEDS else sample).replace(b"EEND", written.encode())
    (story,) = convert_bytes(data, reference=AT).stories()
    assert story.headline == f"Veerbond zoekt een {read} op zee"
    assert [block.text for block in story.blocks] == [f"De eend {read} is zoek."]


@given(sample=samples(), encoding=st.sampled_from(["utf-8", "cp1252"]))
def test_telegram(sample: Sample, encoding: str) -> None:
    sample = sample._replace(headline=sample.headline.replace("<", ""))
    written = sample._replace(
        headline=sample.headline.encode(encoding, "replace").decode(encoding),
        paragraphs=tuple(text.encode(encoding, "replace").decode(encoding) for text in sample.paragraphs),
    )
    story = _lead(telegram(sample, encoding))
    _tells(story, written._replace(byline=f"By {sample.byline}"))
    assert story.wire is not None
    assert (story.wire.id, story.wire.urgency) == ("dlh0124", sample.urgency)


@given(st.lists(samples(), min_size=2, max_size=5))
def test_day_file(told: list[Sample]) -> None:
    pages = list(convert_documents(belga_day(told), reference=AT))
    assert [page.source.part for page in pages] == list(range(1, len(told) + 1))
    for page, sample in zip(pages, told, strict=True):
        assert page.article is not None
        _tells(page.article._replace(byline=sample.byline), sample)
        assert page.source.publisher == "BELGA"


PIECES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zs", "Zl", "Zp", "Mn"]), min_size=1
)


@given(st.lists(st.lists(PIECES, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=5))
def test_no_word_is_lost(paragraphs: list[str]) -> None:
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    head = "<body.head><hedline><hl1>Kop</hl1></hedline></body.head>"
    data = f"<nitf><body>{head}<body.content>{body}</body.content></body></nitf>"
    told = _told(convert_bytes(data.encode(), reference=AT))
    for word in " ".join(paragraphs).split():
        if "&" not in word:  # an escape too many is taken off
            assert clean(word).strip("-–—=*•·▪‣◦●○■□►➤") in told


def _told(page: Page) -> str:
    stories = page.stories()
    lines = [
        line
        for story in stories
        for line in (
            story.headline,
            story.byline,
            story.dateline.text if story.dateline else "",
            story.wire.note if story.wire else "",
            *(block.text for block in story.blocks),
        )
    ]
    return "\n".join(line for line in (*lines, *page.furniture) if line)


SAMPLE = Sample(
    "Veerbond zet boten stil",
    ("De bond legt de boten stil, nadat de rederij maandag een bod had geweigerd.",),
    "Zuidkade",
    "ANP",
    datetime(2026, 1, 21, 9, 35, tzinfo=ZONE),
    datetime(2026, 1, 21, 12, 37, tzinfo=ZONE),
)


@pytest.mark.parametrize(
    ("headline", "version", "clean", "said", "note"),
    [
        ("Veerbond zet boten stil (2)", 2, "Veerbond zet boten stil", 2, None),
        ("Veerbond zet boten stil (2)", 1, "Veerbond zet boten stil", 2, None),
        ("Veerbond zet boten stil (2)", 3, "Veerbond zet boten stil", 3, None),
        ("Veerbond zet boten stil (3DER)", 1, "Veerbond zet boten stil", 3, "DER"),
        ("Veerbond zet boten stil (CORRECT)", 1, "Veerbond zet boten stil", 1, "CORRECT"),
        ("Veerbond zet boten stil (2) (CORRECT)", 1, "Veerbond zet boten stil", 2, "CORRECT"),
        ("Politie zoekt vermiste Jan (16)", 1, "Politie zoekt vermiste Jan (16)", 1, None),
        ("Steun voor het noorden (NAVO)", 1, "Steun voor het noorden (NAVO)", 1, None),
        ("Veerbond zet boten stil (Belga)", 4, "Veerbond zet boten stil (Belga)", 4, None),
    ],
)
def test_marks_of_a_headline(headline: str, version: int, clean: str, said: int, note: str | None) -> None:
    story = _lead(newsml_1(SAMPLE._replace(headline=headline, version=version)))
    assert story.headline == clean
    assert story.wire is not None
    assert (story.wire.version, story.wire.note) == (said, note)


@pytest.mark.parametrize(
    ("note", "replaced"),
    [
        ("N i e u w  bericht, vervangt: Veerbond dreigt", "Veerbond dreigt"),
        ("Nieuw bericht, vervangt: Veerbond dreigt", "Veerbond dreigt"),
        ("Noot voor de redactie: dit bericht komt in de plaats van een eerder.", None),
        ("H e r h a l i n g", None),
    ],
)
def test_notes_to_editors_are_no_text(note: str, replaced: str | None) -> None:
    data = newsml_1(SAMPLE).replace(b"<body.content>", f"<body.content><p>{note}</p>".encode())
    story = _lead(data)
    _tells(story, SAMPLE)
    assert story.wire is not None
    assert story.wire.note == " ".join(note.split())
    assert story.wire.replaces == replaced


@pytest.mark.parametrize("wire", ["newsml-1", "newsml-g2", "nitf", "ninjs", "ninjs 3"])
def test_embargo(wire: str) -> None:
    until = datetime(2026, 1, 22, 6, tzinfo=ZONE)
    status = "Embargoed" if wire == "newsml-1" else "usable"
    data = WIRES[wire](SAMPLE._replace(embargo=until, status=status))
    before = convert_bytes(data, reference=until - timedelta(minutes=1))
    after = convert_bytes(data, reference=until)
    for page, said in ((before, "embargoed"), (after, "usable")):
        assert page.article is not None
        assert page.article.wire is not None
        assert (page.article.wire.status, page.article.wire.embargo) == (said, until)
        assert any(warning.code == "embargoed" for warning in page.warnings) == (said == "embargoed")


def test_an_empty_embargo_means_until_further_notice() -> None:
    data = WIRES["newsml-g2"](SAMPLE).replace(b"<pubStatus", b"<embargoed/><pubStatus")
    page = convert_bytes(data, reference=AT)
    assert page.article is not None
    assert page.article.wire is not None
    assert (page.article.wire.status, page.article.wire.embargo) == ("embargoed", None)
    assert "further notice" in page.warnings[0].message


@pytest.mark.parametrize(("status", "said"), [("OPEN", "usable"), ("Canceled", "canceled"), ("WITHHELD", "withheld")])
def test_status_in_any_case(status: str, said: str) -> None:
    page = convert_bytes(newsml_1(SAMPLE._replace(status=status)), reference=AT)
    assert page.article is not None
    assert page.article.wire is not None
    assert page.article.wire.status == said
    assert any(warning.code == "not-usable" for warning in page.warnings) == (said != "usable")


def test_a_time_without_an_offset_is_the_page_s_and_warned_of() -> None:
    data = newsml_1(SAMPLE).replace(b"+0100", b"")
    page = convert_bytes(data, reference=AT, zone="Europe/Brussels")
    assert page.article is not None
    assert page.article.published is not None
    assert page.article.published.time == SAMPLE.created
    assert [warning.code for warning in page.warnings] == ["naive-time"]


def test_mentions_count_from_the_version() -> None:
    sample = SAMPLE._replace(changed=SAMPLE.changed + timedelta(days=7))
    (mention,) = _lead(newsml_1(sample)).times
    assert (mention.value, mention.anchor) == ("2026-01-26", "modified")


def test_a_news_in_two_languages_is_two_documents() -> None:
    def component(language: str, headline: str, text: str) -> str:
        return (
            f'<NewsComponent xml:lang="{language}"><NewsLines><HeadLine>{headline}</HeadLine></NewsLines>'
            f'<NewsComponent><Role FormalName="Body"/><ContentItem><DataContent>{text}</DataContent></ContentItem>'
            "</NewsComponent></NewsComponent>"
        )

    parts = component("nl", "De kade is klaar", "De kade is af.") + component(
        "fr", "Le quai est là", "Le quai est fini."
    )
    data = f"<NewsML><NewsItem><NewsComponent>{parts}</NewsComponent></NewsItem></NewsML>"
    pages = list(convert_documents(data.encode(), reference=AT))
    told = [page.article for page in pages if page.article]
    assert [(story.headline, story.wire.language if story.wire else None) for story in told] == [
        ("De kade is klaar", "nl"),
        ("Le quai est là", "fr"),
    ]
    assert [page.source.part for page in pages] == [1, 2]


def test_an_abstract_that_breaks_off_is_told_once() -> None:
    first = "De bond legt de boten stil, nadat de rederij een bod had geweigerd. Dat meldt hij."
    data = nitf(SAMPLE._replace(paragraphs=(first, "De leden stemmen later over de staking.")))
    abstract = f"<abstract><p>ZUIDKADE (ANP) - {first[:40]}…</p></abstract></body.head>"
    story = _lead(data.replace(b"</body.head>", abstract.encode()))
    assert [block.text for block in story.blocks] == [first, "De leden stemmen later over de staking."]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<nitf>" + b"<p>" * 300 + b"</p>" * 300 + b"</nitf>", "nested too deeply"),
        (b"<NewsML><NewsItem/></NewsML>", "without a text"),
        (b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet/></newsMessage>', "without a text"),
        (b"\x01dlh0124 3 bi 93\r\n\x03211042 jan 26\r\n\x04", "without a text"),
    ],
)
def test_what_can_t_be_read_is_named(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        convert_bytes(data, reference=AT)


def test_entities_are_the_document_s_own_or_html_s_never_a_file_s() -> None:
    entities = '<!DOCTYPE nitf [<!ENTITY veer "veerboot"><!ENTITY geheim SYSTEM "file:///etc/hostname">]>'
    body = "De &veer; ligt bij het caf&eacute; &geheim; stil vandaag."
    data = f"{entities}<nitf><body><body.content><p>{body}</p></body.content></body></nitf>"
    assert _lead(data.encode()).blocks[0].text == "De veerboot ligt bij het café stil vandaag."


def test_entities_that_grow_are_refused() -> None:
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    data = f'<!DOCTYPE nitf [<!ENTITY e0 "aaaaaaaaaa">{rows}]><nitf><body>&e9;</body></nitf>'
    with pytest.raises(InputError, match="grows without bounds"):
        convert_bytes(data.encode(), reference=AT)


def test_a_root_behind_a_comment_longer_than_the_head_is_found() -> None:
    data = newsml_1(SAMPLE).replace(b"<NewsML", b"<!-- " + b"x" * 9000 + b" -->\n<NewsML", 1)
    assert _lead(data).headline == SAMPLE.headline


def test_a_summary_in_nitf_of_its_own_is_told_once() -> None:
    story = "<DataContent><nitf><body><body.content>{}</body.content></body></nitf></DataContent>"
    first = "<p>Málaga, 21 jan (EFE).- De haven gaat open.</p>"
    component = '<NewsComponent><Role FormalName="{}"/><ContentItem>{}</ContentItem></NewsComponent>'
    parts = component.format("Summary", story.format(first))
    parts += component.format("Main", story.format(f"{first}<p>De boten varen weer.</p>"))
    lines = "<NewsLines><HeadLine>Haven van Málaga open</HeadLine></NewsLines>"
    data = f"<NewsML><NewsItem><NewsComponent>{lines}{parts}</NewsComponent></NewsItem></NewsML>".encode()
    assert [block.text for block in _lead(data).blocks] == ["De haven gaat open.", "De boten varen weer."]


def test_nitf_that_says_only_its_release_is_dated_by_that() -> None:
    data = (
        b'<nitf><head><docdata><date.release norm="20260121T101500+0100"/></docdata></head><body><body.content>'
        b"<p>TIEL (ANP) - De appels zijn rijp.</p></body.content></body></nitf>"
    )
    published = _lead(data).published
    assert published is not None
    assert (published.time, published.origin) == (datetime(2026, 1, 21, 9, 15, tzinfo=UTC), "metadata")


@pytest.mark.parametrize("trailer", ["==Kyodo", "___"])
def test_how_agencies_end_a_text_is_furniture(trailer: str) -> None:
    page = convert_bytes(
        newsml_1(SAMPLE).replace(b"</body.content>", f"<p>{trailer}</p></body.content>".encode()), reference=AT
    )
    assert page.article is not None
    assert trailer not in [block.text for block in page.article.blocks]
    assert trailer in page.furniture
