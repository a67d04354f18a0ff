"""Saved HTML: the article column becomes lines, the page's own words about itself metadata, and the rest nothing."""

from __future__ import annotations

import inspect
import time
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lossless import ink, printed
from tests.running import ROOT
from wirecli import InputError, Page, Published, convert_bytes, convert_text
from wirecli.readers.html import cutting as html
from wirecli.readers.html import metadata as html_metadata
from wirecli.readers.html.parsing import _Reading, parse

ZONE = ZoneInfo("Europe/Amsterdam")
READ = datetime(2026, 3, 14, 12, tzinfo=ZONE)
EXAMPLES = sorted((ROOT / "examples").glob("*.html"))


def convert(body: str, head: str = "", **said: object) -> Page:
    text = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return convert_text(text, **{"reference": READ, **said})  # type: ignore[arg-type]


def published(page: Page) -> Published:
    assert page.article is not None
    assert page.article.published is not None
    return page.article.published


def bounds(time: Published | None) -> tuple[str, str]:
    assert time is not None
    assert time.earliest is not None
    return time.earliest.isoformat()[8:16], time.latest.isoformat()[8:16]


LEAD = "<h1>Brand verwoest loods in haven</h1><p>MEPPEL (ANP) - De loods brandde af.</p>"


def test_an_article_is_read_with_its_column_and_nothing_else() -> None:
    page = convert_bytes((ROOT / "examples" / "zeearend.html").read_bytes(), reference=READ, name="zeearend.html")
    story = page.article
    assert story is not None
    assert (page.source.media_type, page.source.url) == (
        "text/html",
        "https://courier.example/natuur/zeearend-tholen",
    )
    assert (story.headline, story.section, story.byline) == (
        "Zeearend broedt voor het eerst op Tholen",
        "Natuur",
        "Van onze verslaggever",
    )
    assert story.dateline is not None
    assert (story.dateline.places, story.dateline.credits) == (("Sint-Maartensdijk",), ("ANP",))
    assert [block.type for block in story.blocks] == [
        "caption", "paragraph", "paragraph", "subhead", "paragraph", "quote", "list-item", "list-item", "paragraph",
    ]  # fmt: skip
    assert (published(page).origin, published(page).time.isoformat()) == ("metadata", "2026-03-14T09:30:00+01:00")
    assert page.furniture == (
        "Deel dit artikel",
        "WhatsApp",
        "Advertentie",
        "Lees ook: Lepelaar terug op de Schotsman",
        "© ANP",
    )
    (block,) = page.related
    assert (block.label, block.section) == ("Meer uit Natuur", "Natuur")
    assert [(story.headline, story.stamp, bounds(story.published)) for story in block.stories] == [
        ("Bever knaagt weg door Brabant", "18 minuten geleden", ("14T11:42", "14T11:42")),
        ("Oesters krijgen gezelschap", "2 uur geleden", ("14T09:05", "14T09:05")),
        ("Kluten tellen op de Plaat", "gisteren", ("13T00:00", "14T00:00")),
    ]
    assert page.warnings == ()


def test_plain_divs_are_read_by_their_words() -> None:
    page = convert_bytes((ROOT / "examples" / "kaasmarkt.html").read_bytes(), reference=READ)
    assert page.article is not None
    assert [(block.type, block.text[:14]) for block in page.article.blocks] == [
        ("paragraph", "De kaasdragers"),
        ("paragraph", "De markt ging "),
        ("subhead", "Houten berries"),
        ("paragraph", "De huidige ber"),
    ]
    assert [(block.label, [story.stamp for story in block.stories]) for block in page.related] == [
        ("Meer uit Noord-Holland", ["12 minuten geleden", "3 uur geleden", "gisteren 18:20"]),
        ("Best gelezen", ["1 dag geleden", "2 dagen geleden"]),
    ]
    assert page.furniture == ("Foto: ANP",)


def test_a_listing_has_no_lead() -> None:
    page = convert_bytes((ROOT / "examples" / "net-binnen.html").read_bytes(), reference=READ)
    assert page.article is None
    ticker, more = page.related
    assert [(s.section, s.stamp, s.headline, bounds(s.published)) for s in ticker.stories] == [
        ("Sport", "11:50", "Zeilers uit Veere varen naar zilver", ("14T11:50", "14T11:50")),
        ("Binnenland", "11:31", "Sluis bij Hansweert weer open", ("14T11:31", "14T11:31")),
        ("Economie", "23:40", "Mosselprijs stijgt door warme winter", ("13T23:40", "13T23:40")),
    ]
    assert [(s.headline, s.stamp) for s in more.stories] == [
        ("Fietspad verzakt", "40 minuten geleden"),
        ("Kunstwerk gestolen", "5 uur geleden"),
    ]
    assert page.furniture == ()


def column_of(text: str) -> html.Column:
    parsed = parse(text)
    assert parsed is not None
    return html.column_of(parsed.tree, html_metadata.read(parsed.head))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_of_the_column_is_lost(path) -> None:  # type: ignore[no-untyped-def]
    data = path.read_bytes()
    page = convert_bytes(data, reference=READ).to_dict()
    column = ink("\n".join(column_of(data.decode()).lines))
    missing = column - ink("\n".join(printed(page)))
    # The dashes of datelines, and the markers that listing lines are given.
    assert set(missing) <= {"-", "–"}


# What the page says of itself → the lead's origin and minute.
JSON_LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "origin", "minute"),
    [
        ('<meta property="article:published_time" content="2026-03-13T10:00:00+01:00">', "metadata", "13T10:00"),
        ('<meta property="article:published_time" content="2026-03-13T09:00:00Z">', "metadata", "13T10:00"),
        ('<meta itemprop="datePublished" content="2026-03-13T10:00">', "metadata", "13T10:00"),
        (
            JSON_LD.format('{"@type": "NewsArticle", "datePublished": "2026-03-13T10:00:00+01:00"}'),
            "metadata",
            "13T10:00",
        ),
        (
            JSON_LD.format('[{"@type": "WebSite"}, {"@type": ["NewsArticle"], "datePublished": "2026-03-13"}]'),
            "metadata",
            "13T00:00",
        ),
        (
            JSON_LD.format('{"@graph": [{"@type": "NewsArticle", "datePublished": "2026-03-13T10:00"}]}'),
            "metadata",
            "13T10:00",
        ),
        ('<meta property="article:modified_time" content="2026-03-13T11:00:00+01:00">', "metadata", "13T11:00"),
        (JSON_LD.format("{kapot"), "assumed", "14T12:00"),
        (JSON_LD.format("[" * 100_000), "assumed", "14T12:00"),
        (JSON_LD.format('{"@type": "NewsArticle", "datePublished": 5, "author": [[]]}'), "assumed", "14T12:00"),
        ('<meta property="article:published_time" content="gisteren of zo">', "assumed", "14T12:00"),
    ],
)
def test_metadata_dates_the_lead(head: str, origin: str, minute: str) -> None:
    time = published(convert(LEAD, head))
    assert (time.origin, time.time.isoformat()[8:16]) == (origin, minute)


def test_an_option_goes_before_metadata_and_metadata_before_the_text() -> None:
    head = '<meta property="article:published_time" content="2026-03-13T10:00:00+01:00">'
    body = LEAD.replace("</h1>", "</h1><p>Gepubliceerd: 12 maart 2026, 08:00</p>")
    assert published(convert(body)).origin == "text"
    assert published(convert(body, head)).origin == "metadata"
    assert published(convert(body, head, published=READ)).origin == "option"


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("<title>Kop - De Site</title>", {"title": "Kop - De Site"}),
        ('<title>Kop</title><meta property="og:title" content=" Een  kop ">', {"title": "Een kop"}),
        (
            '<link rel="canonical" href="https://x.example/a"><meta property="og:url" content="b">',
            {"url": "https://x.example/a"},
        ),
        (
            '<meta name="author" content="Jan Jansen"><meta property="article:section" content="Sport">',
            {"author": "Jan Jansen", "section": "Sport"},
        ),
        ('<meta property="article:author" content="https://x.example/jan">', {"author": None}),
        (
            JSON_LD.format('{"@type":"NewsArticle","author":[{"name":"Jan"}],"articleSection":["Sport"]}'),
            {"author": "Jan", "section": "Sport"},
        ),
        (
            "<!--\n url: https://x.example/a\n saved date: Sat Mar 14 2026 11:00:00 GMT+0100 (CET)\n-->",
            {"saved": "2026-03-14T11:00:00+01:00", "url": "https://x.example/a"},
        ),
        ("<!-- saved from url=(0021)https://x.example/a -->", {"url": "https://x.example/a"}),
        ('<meta name="savepage-date" content="Sat, 14 Mar 2026 10:00:00 GMT">', {"saved": "2026-03-14T10:00:00+00:00"}),
    ],
)
def test_metadata_is_read(head: str, said: dict[str, str | None]) -> None:
    parsed = parse(f"<!DOCTYPE html><html><head>{head}</head><body>{LEAD}</body></html>")
    assert parsed is not None
    page = html_metadata.read(parsed.head)
    told = {name: getattr(page, name) for name in said}
    assert {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()} == said


def test_a_page_can_say_when_it_was_saved() -> None:
    head = '<meta name="savepage-date" content="2026-03-14T11:00:00+01:00">'
    body = LEAD + "<h2>Meer nieuws</h2><div>URK - De haven is vol.</div><div>2 uur geleden</div>"
    page = convert(body, head, reference_origin="mtime")
    assert (page.reference.origin, page.reference.time.hour) == ("metadata", 11)
    assert bounds(page.related[0].stories[0].published) == ("14T08:00", "14T09:30")
    assert convert(body, head, reference_origin="option").reference.time == READ


# A body's markup → the lines that a reader sees.
@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>Een <b>brand</b> in <a href=x>Gouda</a>.</p>", ["Een brand in Gouda."]),
        ("<p>Een&nbsp;brand<!-- c -->&shy;je &euro;5 &amp; meer.</p>", ["Een brandje €5 & meer."]),
        ("<p>een<br>twee</p><p>drie<br><br>vier</p>", ["een twee", "drie", "vier"]),
        (
            "<div>UTRECHT - Een.<br>2 uur geleden<br>ASSEN - Twee.</div>",
            ["UTRECHT - Een.", "2 uur geleden", "ASSEN - Twee."],
        ),
        ("<p>De brug is dicht.<br><span>2 uur geleden</span></p>", ["De brug is dicht.", "2 uur geleden"]),
        ("<div><span>Kop</span><time>2 uur geleden</time>Tekst</div>", ["Kop", "2 uur geleden", "Tekst"]),
        (
            "<p>De race begint <time datetime=2026>zaterdag</time> om vijf uur.</p>",
            ["De race begint zaterdag om vijf uur."],
        ),
        ("<ul><li><a>Kop</a> <time>2 uur geleden</time></li></ul>", ["Kop", "2 uur geleden"]),
        (
            "<nav>Home</nav><header>Site</header><footer>Voet</footer><script>x</script><style>y</style><p>Tekst.</p>",
            ["Tekst."],
        ),
        (
            "<noscript>a</noscript><template><p>b</p></template><svg><title>c</title></svg><iframe>d</iframe><p>e</p>",
            ["e"],
        ),
        (
            "<p hidden>a</p><p aria-hidden=true>b</p><p style='display: none'>c</p><p class='sr-only'>d</p><p>e</p>",
            ["e"],
        ),
        (
            "<div role=navigation>a</div><div class='menu main'>b</div><form><input value=c><p>Zoek</p></form><p>e</p>",
            ["e"],
        ),
        ("<form id=aspnet><h1>Kop</h1><p>Tekst.</p></form>", ["Kop", "Tekst."]),
        (
            "<article><header><h1>Kop</h1></header><p>Tekst.</p><footer>Belga</footer></article>",
            ["Kop", "Tekst.", "Belga"],
        ),
        ("<table><tr><td>a</td><td>b</td></tr></table>", ["a b"]),
        ("<p>open<p>gebleven<div>staan", ["open", "gebleven", "staan"]),
        ("los<p>vast</p>los", ["los", "vast", "los"]),
        ("<p>\x1b[31mrood\x07</p>", ["\x1b[31mrood\x07"]),
    ],
)
def test_markup_becomes_lines(body: str, lines: list[str]) -> None:
    assert column_of(f"<html><body>{body}</body></html>").lines == lines


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<h3>Een kop met een punt.</h3>", "head"),
        ("<p><strong>Hevige gevechten</strong></p>", "head"),
        ("<p><strong>Alinea die vet begint</strong> en gewoon doorgaat.</p>", None),
        ("<blockquote>Wij zijn blij.</blockquote>", "quote"),
        ("<figcaption>De brug bij Gouda</figcaption>", "caption"),
        ("<figcaption>Foto: ANP</figcaption>", None),
        ("<ul><li>Een punt van de lijst</li></ul>", "list-item"),
        ("<div class='byline'>Jan Jansen</div>", "byline"),
        ("<div class='share-buttons'><span>Stuur door naar een vriend</span></div>", "furniture"),
        ("<time datetime='2026-03-14T10:00'>een tijdje terug</time>", "stamp"),
        ("<h2>Meer uit Sport</h2>", None),
        ("<p>Gewone tekst.</p>", None),
    ],
)
def test_markup_hints_at_the_kind(body: str, kind: str | None) -> None:
    page = column_of(f"<html><body>{body}</body></html>")
    assert len(page.lines) == 1
    assert (page.hints[0].kind if 0 in page.hints else None) == kind


def test_a_title_stands_in_for_a_headline_that_the_column_lacks() -> None:
    page = convert(
        "<p>MEPPEL (ANP) - De loods brandde af. Niemand raakte gewond.</p>", "<title>Loods brandt af</title>"
    )
    assert page.article is not None
    assert page.article.headline == "Loods brandt af"


@pytest.mark.parametrize("body", ["", "<nav>Home</nav>", "<p></p>", "<!-- niets -->"])
def test_a_page_without_text_has_no_story(body: str) -> None:
    page = convert(body)
    assert (page.article, page.related, page.furniture) == (None, (), ())
    assert [warning.code for warning in page.warnings] == ["no-story"]


@pytest.mark.parametrize(
    "body", ["<div>" * 100_000, "<b>" * 20_000 + "<p>x" * 20_000, "<a b=" * 50_000, "<ul><li>" * 20_000]
)
def test_endless_markup_is_refused_or_read(body: str) -> None:
    try:
        convert(body)
    except InputError as error:
        assert "nested too deeply" in str(error)  # noqa: PT017  either end is right


TAGS = [
    "p",
    "div",
    "span",
    "h1",
    "b",
    "time",
    "li",
    "ul",
    "blockquote",
    "br",
    "nav",
    "td",
    "script",
    "!--",
    "/p",
    "/div",
]
PIECES = [*(f"<{tag}>" for tag in TAGS), "2 uur geleden", "&#0;", "<", "URK - Een."]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8)))
def test_any_markup_is_a_page(parts: list[str]) -> None:
    page = convert("".join(parts))
    assert page.source.media_type == "text/html"


# Markup that must cost time in proportion: many links, headings, times, labels.
HEAD = "<h1>Raad verdeeld over brug bij Oosterwijk</h1><p>De raad van Oosterwijk is het niet eens over de brug.</p>"
MANY = [
    "<li><a href=/x>Storm trekt over het land</a></li>",
    "<div><h1>Storm trekt over het land</h1></div>",
    "<time>20:00</time><p>Tekst van het bericht staat hier.</p>",
    "<h2>Meer nieuws</h2><p>Nog wat tekst hier in de zin.</p>",
]


@pytest.mark.parametrize("piece", MANY)
def test_many_of_a_thing_cost_time_in_proportion(piece: str) -> None:
    def seconds(count: int) -> float:
        began = time.perf_counter()
        convert(HEAD.replace("Raad", "Liveblog raad") + piece * count)
        return time.perf_counter() - began

    seconds(100)
    assert min(seconds(4000) for _ in range(2)) < 12 * min(seconds(1000) for _ in range(2)) + 0.1


def test_a_live_blog_of_days_keeps_the_days_of_its_entries() -> None:
    entries = "".join(
        f'<article class="update"><time datetime="2026-03-{day}T13:30:00+01:00">13:30</time><h2>Kop van de {day}e</h2>'
        f"<p>De brug is op de {day}e dag nog dicht. Dat blijft zo.</p></article>"
        for day in (13, 12, 11)
    )
    page = convert(
        f'<h1>Liveblog brug</h1><p>Hier leest u alles over de brug.</p><div class="liveblog">{entries}</div>',
        '<meta property="article:published_time" content="2026-03-11T09:00:00+01:00">',
    )
    updates = [story for block in page.related for story in block.stories]
    assert [story.kind for story in updates] == ["update"] * 3
    assert [story.published and story.published.latest.day for story in updates] == [13, 12, 11]


@pytest.mark.parametrize("opening", ["<main>", "<article>", "<section>", "<main><article>"])
def test_a_page_without_its_optional_tags_is_read(opening: str) -> None:
    """`<body>` may be left out, as minifiers do; the parser then keeps elements of HTML 5 in the head."""
    head = "<!DOCTYPE html><html lang=nl><meta charset=utf-8><title>Kat</title>"
    text = f"{head}{opening}<h1>Kat overleeft val van flat</h1>"
    page = convert_text(
        f"{text}<p>Een kat heeft een val overleefd.<p>Het dier brak een poot.", reference=READ
    ).to_dict()
    assert page["article"]["headline"] == "Kat overleeft val van flat"
    told = [block["text"] for block in page["article"]["blocks"]]
    assert told == ["Een kat heeft een val overleefd.", "Het dier brak een poot."]


@pytest.mark.parametrize("odd", ["\x0b", "\x18", "\uffff"])
def test_text_behind_a_head_that_the_parser_kept_open_may_hold_control_characters(odd: str) -> None:
    page = convert_text(f"<!DOCTYPE html><head><main></main></head>De kat overleeft het.{odd}", reference=READ)
    assert "De kat overleeft het." in str(page.to_dict())


@pytest.mark.skipif(inspect.isfunction(_Reading.start), reason="Python: its signature is at hand")
def test_the_parser_asks_for_no_signature_that_takes_long_to_tell() -> None:
    """lxml asks for that of `start`, once a page."""
    with pytest.raises(TypeError):
        inspect.getfullargspec(_Reading.start)
