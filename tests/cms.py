"""Pages as content-management systems build them, of invented news: what is on a page, and the page in a site's mark-up.

Seven templates of our own writing, in the manner of Drupal, WordPress, a React news front with CSS modules, a DPG-like and a
Mediahuis-like article, a regional broadcaster's front page and its live blog. Each gives the page and what must come of it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from html import escape
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tests.bench import news

ZONE = ZoneInfo("Europe/Amsterdam")
READ = datetime(2024, 11, 30, 22, tzinfo=ZONE)
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SUBJECTS = (
    "Raad", "Storm", "Veerboot", "Molenaar", "Waterschap", "Fanfare", "Bakker", "Wethouder", "Boswachter", "Kaasmarkt",
    "Schipper", "Museum", "Zwembad", "Brandweer", "School", "Ziekenhuis", "Sluis", "Vogelwacht", "Universiteit", "Kapper",
)  # fmt: skip
DEEDS = (
    "wil meer banken in het park van {}", "stemt in met nieuwe sporthal in {}", "ligt stil door mist bij {}",
    "haalt duizend bezoekers naar {}", "waarschuwt voor hoog water in {}", "zoekt vrijwilligers in {}",
    "sluit na honderd jaar de deuren in {}", "wint prijs voor mooiste gevel van {}", "klaagt over lawaai in {}",
    "vindt oude munten op akker bij {}", "trekt lessen uit brand in {}", "verdeelt de buurt in {}",
)  # fmt: skip
SECTIONS = ("Binnenland", "Buitenland", "Sport", "Economie", "Cultuur", "Politiek", "Regio")


class Item(NamedTuple):
    """A story: its headline, section, author, the instant of its publication, its paragraphs and subheads between them."""

    headline: str
    section: str
    author: str
    published: datetime
    paragraphs: tuple[str, ...]
    subhead: str
    caption: str


class Made(NamedTuple):
    """A page, and what is on it: the lead (None on a front page), the teasers, the updates, and what is furniture."""

    name: str
    html: str
    lead: Item | None
    teasers: tuple[Item, ...]
    updates: tuple[Item, ...]
    furniture: tuple[str, ...]
    dated: bool = True  # whether the teasers carry times


class Maker:
    """Invented news for one page; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.sentences = [
            sentence + "."
            for article in news.articles(9000, seed)
            for sentence in article.removesuffix(".").split(". ")
            if len(sentence) > 50 and not sentence.endswith(("a", "d"))
        ]
        self.told: set[str] = set()
        self.clock = READ - timedelta(minutes=self.chance.randrange(5, 40))

    def item(self, paragraphs: int) -> Item:
        """A story that is older than the one made before."""
        self.clock -= timedelta(minutes=self.chance.randrange(7, 90))
        return Item(
            self._headline(),
            self.chance.choice(SECTIONS),
            self.chance.choice(("Jan de Voorbeeld", "Anna van Zuidkade", "Piet Oosterwijk", "Sofie Claes")),
            self.clock,
            tuple(" ".join(self._sentence() for _ in range(self.chance.randrange(1, 4))) for _ in range(paragraphs)),
            self.chance.choice(("Nieuwe motor", "Lange nasleep", "Geen haast", "Oude wond", "Hoge kosten")),
            self.chance.choice(("De haven bij avond", "De brug over de vaart", "Het stadhuis in de ochtend")),
        )

    def _headline(self) -> str:
        while True:
            deed = self.chance.choice(DEEDS).format(self.chance.choice(news.PLACES))
            text = f"{self.chance.choice(SUBJECTS)} {deed}"
            if text not in self.told:
                self.told.add(text)
                return text

    def _sentence(self) -> str:
        for _ in range(50):
            text = self.chance.choice(self.sentences)
            if text not in self.told:
                break
        self.told.add(text)
        return text

    def item_of(self, least: int, most: int) -> Item:
        return self.item(self.chance.randrange(least, most))

    def hashed(self, name: str) -> str:
        """A class name as CSS modules make it: `Card_title__x7Yz1`."""
        letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
        return f"{name}__{''.join(self.chance.choice(letters) for _ in range(4))}{self.chance.randrange(10)}"


def ago(time: datetime) -> str:
    """A stamp as a site that counts down prints it."""
    minutes = int((READ - time).total_seconds() // 60)
    if minutes < 60:
        return f"{minutes} minuten geleden" if minutes != 1 else "1 minuut geleden"
    return f"{minutes // 60} uur geleden" if minutes < 24 * 60 else f"{minutes // 1440} dagen geleden"


def long_date(time: datetime) -> str:
    return f"{time.day} {MONTHS[time.month - 1]} {time.year}, {time:%H:%M}"


def page(head: str, body: str) -> str:
    return f'<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8">\n{head}\n</head>\n<body>\n{body}\n</body></html>\n'


def metas(item: Item, site: str) -> str:
    return (
        f"<title>{escape(item.headline)} | {site}</title>\n"
        f'<meta property="og:title" content="{escape(item.headline)}"><meta property="og:type" content="article">\n'
        f'<meta property="og:site_name" content="{site}">\n'
        f'<meta property="article:published_time" content="{item.published.isoformat()}">'
    )


def json_ld(item: Item, url: str, kind: str = "NewsArticle", **more: object) -> str:
    thing = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": item.headline,
        "datePublished": item.published.isoformat(),
        "dateModified": item.published.isoformat(),
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "author": [{"@type": "Person", "name": item.author}],
        "publisher": {"@type": "Organization", "name": "De Voorbeeldkrant"},
        **more,
    }
    crumbs = {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": []}
    return f'<script type="application/ld+json">{json.dumps([crumbs, thing], ensure_ascii=False)}</script>'


NAVIGATION = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in SECTIONS)
# What else a real page is made of: the state of its scripts, styles, icons, a menu of all sections, a footer of links.
_STATE = json.dumps([{"id": n, "slug": f"stuk-{n}", "tags": ["haven", "raad"], "views": n * 7} for n in range(250)])
_ICONS = "".join(f'<svg viewBox="0 0 24 24"><path d="M{n} 2v{n}h2z"/><title>icoon</title></svg>' for n in range(30))
_LINKS = "".join(f'<li><a href="/onderwerp/{n}">Onderwerp {n}</a></li>' for n in range(60))
FILLER = (
    f"<script>window.__state = {_STATE};</script><style>.a {{ color: red }}</style><div hidden>{_ICONS}</div>"
    f'<nav class="mega-menu"><ul>{_LINKS}</ul></nav><footer class="site-footer"><ul>{_LINKS}</ul><p>Alle rechten</p></footer>'
    "<noscript><img src='/pixel.gif'></noscript>"
)


def drupal(make: Maker) -> Made:
    """Fields within fields, the time and the author in a submitted line, related stories as a view of rows."""
    item, teasers = make.item_of(4, 8), [make.item(1) for _ in range(4)]
    body = f"<p>{item.paragraphs[0]}</p><h2>{item.subhead}</h2>" + "".join(f"<p>{p}</p>" for p in item.paragraphs[1:])
    rows = "".join(
        f'<div class="views-row"><div class="views-field views-field-title"><span class="field-content"><a href="/n/{n}">'
        f'{t.headline}</a></span></div><div class="views-field views-field-created"><span class="field-content">'
        f"{ago(t.published)}</span></div></div>"
        for n, t in enumerate(teasers)
    )
    html = page(
        metas(item, "Omroep Voorbeeld"),
        f"""<a class="visually-hidden focusable" href="#main">Overslaan en naar de inhoud gaan</a>
<div class="dialog-off-canvas-main-canvas"><header role="banner"><nav><ul class="menu">{NAVIGATION}</ul></nav></header>
<main role="main"><div class="region region-content"><article class="node node--type-article node--view-mode-full">
<h1 class="page-header"><span class="field field--name-title">{item.headline}</span></h1>
<div class="node__submitted"><span class="field--name-uid">Door {item.author}</span>
<time datetime="{item.published.isoformat()}">{long_date(item.published)}</time></div>
<div class="node__content"><div class="field field--name-field-image"><figure><img src="/a.jpg" alt="">
<figcaption>{item.caption}</figcaption></figure></div>
<div class="clearfix text-formatted field field--name-body">{body}</div>
<div class="field field--name-field-tags"><div class="field__label">Tags</div>
<div class="field__item"><a href="/tag/haven">haven</a></div><div class="field__item"><a href="/tag/raad">raad</a></div></div>
<div class="sharethis-wrapper"><span>Facebook</span><span>WhatsApp</span></div></div></article>
<section class="views-element-container block"><h2>Meer nieuws</h2><div class="view view-related"><div class="view-content">
{rows}</div></div></section></div></main>
<footer role="contentinfo"><p>© Omroep Voorbeeld</p></footer></div>{FILLER}""",
    )
    return Made("drupal", html, item, tuple(teasers), (), ("WhatsApp", "haven", "Facebook"))


def wordpress(make: Maker) -> Made:
    """A block theme's post: entry header and content, an author's box, comments, a sidebar of widgets."""
    item, teasers = make.item_of(3, 7), [make.item(1) for _ in range(3)]
    text = "".join(f"<p>{p}</p>\n" for p in item.paragraphs)
    more = "".join(
        f'<article class="post type-post status-publish hentry"><h3 class="entry-title"><a href="/p/{n}" rel="bookmark">{t.headline}'
        f'</a></h3><div class="entry-meta"><time class="entry-date published" datetime="{t.published.isoformat()}">'
        f'{long_date(t.published)}</time></div><div class="entry-summary"><p>{t.paragraphs[0]}</p></div></article>'
        for n, t in enumerate(teasers)
    )
    html = page(
        metas(item, "Nieuws uit Voorbeeld") + json_ld(item, "https://voorbeeld.example/p"),
        f"""<div id="page" class="site"><header id="masthead" class="site-header"><p class="site-title"><a href="/">Nieuws uit
Voorbeeld</a></p><nav class="main-navigation"><ul>{NAVIGATION}</ul></nav></header>
<div id="content" class="site-content"><main id="main" class="site-main"><article id="post-17" class="post-17 post type-post
status-publish format-standard hentry category-regio tag-haven"><header class="entry-header"><span class="cat-links"><a
href="/cat" rel="category tag">{item.section}</a></span><h1 class="entry-title">{item.headline}</h1>
<div class="entry-meta"><span class="posted-on">Geplaatst op <time class="entry-date published"
datetime="{item.published.isoformat()}">{long_date(item.published)}</time></span>
<span class="byline"> door <span class="author vcard"><a class="url fn n" href="/a">{item.author}</a></span></span>
<span class="comments-link"><a href="#comments">3 reacties</a></span></div></header>
<div class="entry-content">{text}<figure class="wp-block-image"><img src="/a.jpg" alt=""><figcaption
class="wp-element-caption">{item.caption}</figcaption></figure>
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Delen:</h3><ul><li><a>Twitter</a></li><li><a>Facebook</a></li>
</ul></div></div>
<footer class="entry-footer"><span class="tags-links">Tags: <a href="/t/1" rel="tag">haven</a>, <a href="/t/2"
rel="tag">raad</a></span></footer></article>
<div class="author-box"><h2>Over {item.author}</h2><p>Schrijft al jaren over alles wat er in Voorbeeld gebeurt.</p></div>
<nav class="navigation post-navigation"><a href="/vorige">Vorig bericht</a></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">3 reacties</h2><ol class="comment-list"><li class="comment">
<div class="comment-author vcard">Kees</div><div class="comment-metadata"><time datetime="2024-11-30T20:00:00+01:00">30 november
2024 om 20:00</time></div><div class="comment-content"><p>Dat is nu precies wat wij al jaren zeggen.</p></div></li></ol></div>
</main><section class="recente-berichten"><h2>Recente berichten</h2>{more}</section>
<aside id="secondary" class="widget-area"><section class="widget widget_weather"><h2 class="widget-title">Weer</h2><p>12° en
zonnig in Voorbeeld</p></section></aside></div></div>{FILLER}""",
    )
    furniture = ("Schrijft al jaren", "Dat is nu precies", "Delen:", "Facebook", "zonnig in")
    return Made("wordpress", html, item, tuple(teasers), (), furniture)


def react_front(make: Maker) -> Made:
    """A front page of cards with CSS modules, badges, sections, clocks and counts of reactions."""
    teasers = [make.item(1) for _ in range(make.chance.randrange(6, 12))]
    names = {name: make.hashed(name) for name in (
        "Grid_root", "Card_card", "Card_link", "Card_title", "Card_intro", "Card_section", "Meta_meta", "Meta_time",
        "Meta_comments", "Badge_badge", "Card_media")}  # fmt: skip
    cards = "".join(
        f'<div class="{names["Card_card"]}"><a class="{names["Card_link"]}" href="/nieuws/{n}"><div class="{names["Card_media"]}">'
        f'<img src="/{n}.jpg" alt="">{_badge(names, n)}</div><span class="{names["Card_section"]}">{t.section}</span>'
        f'<h3 class="{names["Card_title"]}">{t.headline}</h3>'
        + (f'<p class="{names["Card_intro"]}">{t.paragraphs[0]}</p>' if n % 3 == 0 else "")
        + f'</a><div class="{names["Meta_meta"]}"><time class="{names["Meta_time"]}" datetime="{t.published.isoformat()}">'
        f'{t.published:%H:%M}</time><span class="{names["Meta_comments"]}">{n * 3}</span></div></div>'
        for n, t in enumerate(teasers)
    )
    html = page(
        "<title>Voorbeeld.nl - Het laatste nieuws</title><meta property='og:type' content='website'>"
        "<meta property='og:site_name' content='Voorbeeld.nl'>",
        f"""<div id="__next"><header class="{make.hashed("Header_header")}"><nav><ul>{NAVIGATION}</ul></nav></header>
<div class="{make.hashed("Weather_weather")}"><span>Zwolle</span><span>8°</span><span>Bewolkt</span></div>
<main><div class="{names["Grid_root"]}">{cards}</div></main>
<footer><p>Alle rechten voorbehouden</p></footer></div>{FILLER}""",
    )
    return Made("react-front", html, None, tuple(teasers), (), ("8°", "Bewolkt"))


def _badge(names: dict[str, str], number: int) -> str:
    return (
        f'<span class="{names["Badge_badge"]}">{("live", "Video", "Premium")[number % 3]}</span>' if number % 2 else ""
    )


def dpg(make: Maker) -> Made:
    """A paper's article: premium mark, reading time and two times in one row, newsletter and `Lees ook` within the text."""
    item, teasers = make.item_of(5, 9), [make.item(1) for _ in range(5)]
    inner = make.item(0)
    text = ""
    for number, paragraph in enumerate(item.paragraphs):
        text += f'<p class="artstyle__paragraph">{paragraph}</p>'
        if number == 0:
            text += f'<h3 class="artstyle__subtitle">{item.subhead}</h3>'
        elif number == 1:
            text += (
                f'<aside class="artstyle__related"><h4>Lees ook</h4><a href="/x">{inner.headline}</a></aside>'
                '<div class="artstyle__newsletter"><h4>Elke dag het nieuws uit uw buurt</h4><p>Schrijf je in voor onze '
                "nieuwsbrief en mis niets.</p><button>Inschrijven</button></div>"
            )
        elif number == 2:
            text += '<div class="embed-placeholder"><p>Dit bericht kan niet worden getoond zonder cookies.</p></div>'
    list_items = "".join(
        f'<li class="ankeiler__item"><a href="/{n}"><span class="ankeiler__rank">{n + 1}</span>'
        f'<h3 class="ankeiler__title">{t.headline}</h3></a></li>'
        for n, t in enumerate(teasers)
    )
    html = page(
        metas(item, "De Voorbeeldkrant") + json_ld(item, "https://krant.example/a", isAccessibleForFree=False),
        f"""<div class="app"><header class="app__header"><nav><ul>{NAVIGATION}</ul></nav></header>
<main class="app__main"><article class="artstyle artstyle--premium" data-article-id="1"><header class="artstyle__header">
<span class="artstyle__label">{item.section}</span><h1 class="artstyle__title">{item.headline}</h1>
<div class="artstyle__production"><span class="artstyle__premium">Premium</span><span class="artstyle__byline">{item.author}</span>
<time class="artstyle__production__date" datetime="{item.published.isoformat()}">{long_date(item.published)}</time>
<span class="artstyle__readtime">Leestijd 4 min.</span></div></header>
<figure class="artstyle__figure"><img src="/a.jpg" alt=""><figcaption>{item.caption} <span class="artstyle__credit">Beeld Piet de
Foto</span></figcaption></figure><div class="artstyle__body">{text}</div>
<div class="artstyle__share"><button>Deel via WhatsApp</button><button>Kopieer link</button></div></article>
<section class="ankeiler"><h2>Meest gelezen</h2><ol>{list_items}</ol></section></main>
<footer class="app__footer"><p>© De Voorbeeldkrant</p></footer></div>{FILLER}""",
    )
    return Made(
        "dpg",
        html,
        item,
        tuple(teasers),
        (),
        (
            "Leestijd 4 min.",
            "Kopieer link",
            "Elke dag het nieuws",
            "Schrijf je in",
            "Dit bericht kan niet",
            inner.headline,
            "Premium",
        ),
        dated=False,
    )


def mediahuis(make: Maker) -> Made:
    """A paper's article: kicker, intro above the times, text in `<div>`s of utility classes, a paywall's box, a ticker."""
    item, teasers = make.item_of(4, 7), [make.item(0) for _ in range(5)]
    text = "".join(f'<div class="mb-4 leading-7">{p}</div>' for p in item.paragraphs[1:])
    ticker = "".join(
        f'<li class="flex py-2"><span class="text-sm font-bold">{t.published:%H:%M}</span><a class="ml-2" href="/{n}">'
        f"{t.headline}</a></li>"
        for n, t in enumerate(teasers)
    )
    html = page(
        metas(item, "Het Voorbeeld"),
        f"""<div class="min-h-screen"><div class="navbar flex"><a href="/">Het Voorbeeld</a></div>
<div class="grid grid-cols-12"><div class="col-span-8"><article><div class="kicker text-xs uppercase">{item.section}</div>
<h1 class="text-4xl font-bold">{item.headline}</h1><p class="text-lg font-bold">{item.paragraphs[0]}</p>
<div class="flex gap-2"><span class="author">{item.author}</span><span class="text-gray-500">{long_date(item.published)}</span></div>
<figure><img src="/a.jpg" alt=""><figcaption class="text-xs">{item.caption}<span class="ml-1">© Het Voorbeeld</span></figcaption>
</figure><div class="article-body">{text}</div>
<div class="rounded bg-yellow-100 p-6"><h2>Verder lezen?</h2><p>Neem een abonnement en lees onbeperkt alle artikelen.</p>
<p>Al abonnee? Log in</p></div></article></div>
<aside class="col-span-4"><h2>Net binnen</h2><ul>{ticker}</ul></aside></div></div>{FILLER}""",
    )
    return Made("mediahuis", html, item, tuple(teasers), (), ("Verder lezen?", "Neem een abonnement", "Al abonnee?"))


def broadcaster_front(make: Maker) -> Made:
    """A regional broadcaster's front page: a hero, a list of links with ages, videos with durations, most read with ranks."""
    hero, *rest = teasers = [make.item(1) for _ in range(9)]
    items = "".join(
        f'<li class="nieuwslijst__item"><a href="/{n}"><div class="nieuwslijst__tijd">{ago(t.published)}</div>'
        f'<div class="nieuwslijst__titel">{t.headline}</div></a></li>'
        for n, t in enumerate(rest[:4])
    )
    videos = "".join(
        f'<a class="videotegel" href="/v{n}"><div class="videotegel__duur">0{n + 1}:{n + 2}7</div><h3>{t.headline}</h3></a>'
        for n, t in enumerate(rest[4:6])
    )
    ranks = "".join(
        f'<li><a href="/m{n}"><span>{n + 1}</span><span>{t.headline}</span></a></li>' for n, t in enumerate(rest[6:])
    )
    html = page(
        "<title>Omroep Voorbeeld</title><meta property='og:type' content='website'>",
        f"""<header class="header"><a href="/">Omroep Voorbeeld</a><nav><ul>{NAVIGATION}</ul></nav></header>
<main><article class="hero"><a href="/hero"><span class="hero__label">{hero.section}</span><h2>{hero.headline}</h2>
<p>{hero.paragraphs[0]}</p></a></article>
<section><h2>Laatste nieuws</h2><ul class="nieuwslijst">{items}</ul></section>
<section class="videos"><h2>Video's</h2>{videos}</section>
<section><h2>Meest gelezen</h2><ol>{ranks}</ol></section></main>
<footer><p>Contact en adverteren</p></footer>{FILLER}""",
    )
    return Made("broadcaster-front", html, None, tuple(teasers), (), (), dated=False)


def broadcaster_live(make: Maker) -> Made:
    """A live blog: the intro, and entries with their own time, heading and text, told again in JSON-LD."""
    updates = [make.item_of(1, 3) for _ in range(make.chance.randrange(4, 9))]
    teasers = [make.item(0) for _ in range(3)]
    item = make.item(1)
    item = item._replace(headline=f"Liveblog: {item.headline}")
    entries = "".join(
        f'<li class="liveblog__entry" id="e{n}"><time class="liveblog__time" datetime="{u.published.isoformat()}">'
        f'{u.published:%H:%M}</time><div class="liveblog__body"><h3>{u.headline}</h3>'
        + "".join(f"<p>{p}</p>" for p in u.paragraphs)
        + '</div><div class="liveblog__share"><button>Deel</button></div></li>'
        for n, u in enumerate(updates)
    )
    told = [
        {"@type": "BlogPosting", "headline": u.headline, "datePublished": u.published.isoformat(),
         "articleBody": u.paragraphs[0]} for u in updates[:2]
    ]  # fmt: skip
    more = "".join(
        f'<div class="teaser"><a href="/{n}"><h3 class="teaser__title">{t.headline}</h3></a><span class="teaser__time">'
        f"{ago(t.published)}</span></div>"
        for n, t in enumerate(teasers)
    )
    html = page(
        metas(item, "Omroep Voorbeeld")
        + json_ld(item, "https://omroep.example/l", "LiveBlogPosting", liveBlogUpdate=told),
        f"""<header class="header"><nav><ul>{NAVIGATION}</ul></nav></header><main><article class="liveblog">
<h1>{item.headline}</h1><div class="liveblog__meta"><time datetime="{item.published.isoformat()}">{long_date(item.published)}</time>
</div><p class="liveblog__intro">{item.paragraphs[0]}</p><ol class="liveblog__entries">{entries}</ol></article>
<section class="meer"><h2>Meer nieuws</h2>{more}</section></main><footer><p>Contact</p></footer>{FILLER}""",
    )
    return Made("broadcaster-live", html, item, tuple(teasers), tuple(updates), ("Deel",))


TEMPLATES: tuple[Callable[[Maker], Made], ...] = (
    drupal, wordpress, react_front, dpg, mediahuis, broadcaster_front, broadcaster_live,
)  # fmt: skip


def made(template: Callable[[Maker], Made], seed: int) -> Made:
    """A page of a template; the same for the same seed."""
    return template(Maker(seed))
