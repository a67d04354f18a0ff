"""Feeds: every entry a teaser with what was put into it; zones, escapes and structures as feeds have them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.test_wires import AT, ENCODINGS, samples
from tests.readers.wires import FEEDS, Sample
from wirecli.convert import convert_bytes
from wirecli.errors import InputError
from wirecli.model import Page, Story


def _page(data: bytes) -> Page:
    return convert_bytes(data, reference=AT, reference_origin="now")


def _rss(items: str, channel: str = "<title>De Kade</title>") -> bytes:
    return f'<rss version="2.0"><channel>{channel}{items}</channel></rss>'.encode()


def _only(data: bytes) -> Story:
    ((story,),) = (block.stories for block in _page(data).related)
    return story


@pytest.mark.parametrize("feed", FEEDS)
@given(told=st.lists(samples(), min_size=1, max_size=4), encoding=st.sampled_from(ENCODINGS))
def test_what_was_put_in_comes_out(feed: str, told: list[Sample], encoding: tuple[str, str | None]) -> None:
    page = _page(FEEDS[feed](told, *encoding))
    assert page.article is None
    (block,) = page.related
    assert (block.label, page.source.publisher) == ("De Kade", "De Kade")
    for number, (story, sample) in enumerate(zip(block.stories, told, strict=True)):
        assert (story.kind, story.headline, story.byline, story.section) == (
            "teaser",
            sample.headline,
            sample.byline,
            "Regio",
        )
        assert tuple(block.text for block in story.blocks) == sample.paragraphs
        assert story.dateline is not None
        assert story.dateline.places == (sample.place,)
        assert story.published is not None
        assert (story.published.time.timestamp(), story.published.origin) == (sample.created.timestamp(), "metadata")
        assert story.wire is not None
        assert story.wire.id == f"g-{number}"


@pytest.mark.parametrize(
    ("date", "time"),
    [
        ("Sat, 30 Nov 2024 17:12:00 CET", "2024-11-30T16:12"),
        ("Mon, 15 Jul 2024 17:12:00 CEST", "2024-07-15T15:12"),
        ("Sat, 30 Nov 2024 17:12:00 MET", "2024-11-30T16:12"),
        ("Sat, 30 Nov 2024 17:12:00 GMT", "2024-11-30T17:12"),
        ("za, 30 nov 2024 17:12:00 +0100", "2024-11-30T16:12"),
        ("zaterdag 30 november 2024 17:12", "2024-11-30T16:12"),
        ("2024-11-30T17:12:00", "2024-11-30T16:12"),
        ("2024-11-30 17:12", "2024-11-30T16:12"),
        ("Sat, 30 Nov 2024 17:12:00", "2024-11-30T16:12"),
        ("30 Nov 2024 17:12 EST", "2024-11-30T22:12"),
    ],
)
def test_dates_as_feeds_write_them(date: str, time: str) -> None:
    page = _page(_rss(f"<item><title>Brug dicht</title><pubDate>{date}</pubDate></item>"))
    (story,) = page.related[0].stories
    assert story.published is not None
    assert story.published.time == datetime.fromisoformat(time).replace(tzinfo=UTC)
    zoned = date[-1].isalpha() or date.endswith("+0100")
    assert any(warning.code == "naive-time" for warning in page.warnings) != zoned


@pytest.mark.parametrize(
    "title",
    [
        "Café &amp; bakker delen één pand",
        "Caf&amp;eacute; &amp;amp; bakker delen &amp;eacute;&amp;eacute;n pand",
        "<![CDATA[Café &amp; bakker delen <em>één</em> pand]]>",
        "Caf&eacute; & bakker delen &#233;&#xE9;n pand",
        "&lt;b&gt;Café&lt;/b&gt; &amp;amp; bakker delen één pand",
    ],
)
def test_titles_are_read_however_often_they_are_escaped(title: str) -> None:
    assert _only(_rss(f"<item><title>{title}</title></item>")).headline == "Café & bakker delen één pand"


def test_a_comparison_is_no_tag() -> None:
    assert (
        _only(_rss("<item><title>Kans &lt; 5 procent op regen</title></item>")).headline == "Kans < 5 procent op regen"
    )


def test_a_summary_beside_the_content_is_told_once() -> None:
    content = "<p>GOES (ANP) - De brug is dicht.</p><p>Het duurt lang.</p>"
    item = (
        "<item><title>Brug dicht</title><description>De brug is…</description>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded></item>"
    )
    story = _only(_rss(item))
    assert [block.text for block in story.blocks] == ["De brug is dicht.", "Het duurt lang."]


@pytest.mark.parametrize(
    "data",
    [
        _rss("<item><title>Brug & weg dicht</title><description>Lang & breed</description></item>"),
        b"\n\n" + _rss("<item><title>Brug &amp; weg dicht</title><description>Lang &amp; breed</description></item>"),
        b"<rss><channel><item><title>Brug &amp; weg dicht</title><description>Lang &amp; breed",
        _rss("<item><title>Brug &amp; weg dicht\x0b</title><description>Lang &amp; breed</b></description></item>"),
        _rss("<item><title>Brug &amp; weg dicht</title><description>Lang &amp; breed</description><a:b>x</a:b></item>"),
    ],
)
def test_malformed_feeds_are_read(data: bytes) -> None:
    story = _only(data)
    assert (story.headline, [block.text for block in story.blocks]) == ("Brug & weg dicht", ["Lang & breed"])


def test_a_feed_s_own_time_is_the_reference_unless_one_is_given() -> None:
    built = "<title>De Kade</title><lastBuildDate>Wed, 21 Jan 2026 18:00:00 +0100</lastBuildDate>"
    data = _rss("<item><title>Brug dicht</title></item>", built)
    found = _page(data).reference
    assert (found.time, found.origin) == (datetime(2026, 1, 21, 17, tzinfo=UTC), "metadata")
    assert convert_bytes(data, reference=AT).reference.time == AT


def test_an_address_alone_signs_nothing() -> None:
    def signed(author: str) -> str | None:
        return _only(_rss(f"<item><title>Brug dicht</title><author>{author}</author></item>")).byline

    assert signed("post@kade.example") is None
    assert signed("post@kade.example (Jet Baan)") == "Jet Baan"
    assert signed("Jet Baan") == "Jet Baan"


def test_what_other_vocabularies_say_is_not_the_entry_s() -> None:
    item = '<item xmlns:p="urn:podcast"><p:title>Aflevering</p:title><title>Brug dicht</title></item>'
    assert _only(_rss(item)).headline == "Brug dicht"


def test_what_a_blog_adds_is_furniture() -> None:
    content = "<p>De brug is dicht.</p><p>Het bericht <a>Brug dicht</a> verscheen eerst op <a>De Kade</a>.</p>"
    page = _page(_rss(f"<item><title>Brug dicht</title><description><![CDATA[{content}]]></description></item>"))
    (story,) = page.related[0].stories
    assert [block.text for block in story.blocks] == ["De brug is dicht."]
    assert page.furniture == ("Het bericht Brug dicht verscheen eerst op De Kade.",)


def test_rdf_without_news_is_no_feed() -> None:
    data = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><x/></rdf:RDF>'
    with pytest.raises(InputError, match="RDF"):
        _page(data)


@pytest.mark.parametrize("data", [b'{"a": 1}', b'[{"a": 1}]', b'{"uri": "x"}', b'{"version": "1", "items": []}'])
def test_json_that_is_no_news_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="JSON"):
        _page(data)


def test_items_of_ninjs_a_line_are_documents() -> None:
    from wirecli.convert import convert_documents

    data = b'{"uri": "a", "headline": "Een brug"}\n{"uri": "b", "headline": "Een weg"}\n'
    pages = list(convert_documents(data, reference=AT))
    assert [page.article.headline for page in pages if page.article] == ["Een brug", "Een weg"]
    assert [page.source.part for page in pages] == [1, 2]


@pytest.mark.parametrize(("own", "said"), [("", "De redactie"), ("<author><name>Jet Baan</name></author>", "Jet Baan")])
def test_the_author_of_a_feed_signs_what_nobody_else_does(own: str, said: str) -> None:
    head = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Kade</title><author><name>De redactie</name></author>'
    assert _only(f"{head}<entry><title>Brug dicht</title>{own}</entry></feed>".encode()).byline == said


def test_the_author_of_a_json_feed_signs_what_nobody_else_does() -> None:
    feed = b'{"version": "https://jsonfeed.org/version/1.1", "title": "Kade", "authors": [{"name": "De redactie"}], '
    assert _only(feed + b'"items": [{"id": "1", "title": "Brug dicht"}]}').byline == "De redactie"


_FEED = (
    rb'{"version": "https://jsonfeed.org/version/1.1", "title": "De Kade", "items": [{"id": "1", "title": "%s",'
    rb' "content_text": "De brug is open."}]}'
)
_ITEM = (
    rb'{"uri": "urn:1", "headline": "%s", "body_text": "De brug is open.", "versioncreated": "2026-01-31T12:00:00Z"}'
)


@pytest.mark.parametrize("made", [_FEED, _ITEM, b"[" + _ITEM + b"]", _ITEM + b"\n"])
@pytest.mark.parametrize(
    ("escaped", "read", "told"),
    [
        (rb"De \ud83d brug", "De \ufffd brug", True),
        (rb"De brug \uDE00", "De brug \ufffd", True),
        (rb"\ud83d\ud83e\udd86 \ud83d", "\ufffd\U0001f986 \ufffd", True),
        (rb"\udd86\ud83e", "\ufffd\ufffd", True),
        (rb"De eend \ud83e\udd86 en \\ud83d", "De eend \U0001f986 en \\ud83d", False),
    ],
)
def test_half_a_character_costs_no_more_than_itself(made: bytes, escaped: bytes, read: str, told: bool) -> None:
    page = _page(made % escaped)
    (story,) = page.stories()
    assert (story.headline, [block.text for block in story.blocks]) == (read, ["De brug is open."])
    assert ("half-characters" in [warning.code for warning in page.warnings]) == told


@given(st.binary(max_size=200))
def test_what_is_no_json_stays_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        _page(_FEED[:-3] + rb'\ud83d"' + data.replace(b"}", b""))
