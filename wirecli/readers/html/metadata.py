"""What an HTML page says of itself: Open Graph and its kin, JSON-LD, its elements, and the tools that saved it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wirecli.base.patterns import compiled, wordlist
from wirecli.base.text import clean
from wirecli.records import NamedTuple
from wirecli.stamps import written
from wirecli.undated import Time


class Metadata(NamedTuple):
    """A page's metadata; what it doesn't say is None.

    `titles` are all that the page calls itself, `publisher` is the site or the paper, `article` whether the page says
    that it is one, `live` whether it says that it is a live blog, `updates` are the entries that its JSON-LD names,
    `body` is the article's whole text as JSON-LD has it, plain or as HTML.
    """

    url: str | None = None
    title: str | None = None
    section: str | None = None
    author: str | None = None
    published: Time | None = None
    modified: Time | None = None
    saved: Time | None = None
    publisher: str | None = None
    titles: tuple[str, ...] = ()
    article: bool = False
    profile: bool = False  # the page is about a writer, whose stories it lists
    live: bool = False
    updates: tuple[Update, ...] = ()
    body: str | None = None


class Head:
    """What a page says of itself, as it stands there.

    `metas` are the attributes of its `<meta>`s, `canonical` those of the link that names its address, `title` is what
    stands in its `<title>`, `scripts` are its JSON-LD; and the comments in which tools note when they saved it: those
    `above` the page, those in it at its head.
    """

    __slots__ = ("above", "canonical", "in_head", "in_root", "metas", "scripts", "title", "titled")

    def __init__(self) -> None:
        self.metas: list[Mapping[str, str]] = []
        self.canonical: Mapping[str, str] | None = None
        self.titled = False
        self.title = ""
        self.scripts: list[str] = []
        self.above: list[str] = []
        self.in_root: list[str] = []
        self.in_head: list[str] = []


class Update(NamedTuple):
    """An entry of a live blog as JSON-LD has it: headline, text, and its time as written."""

    headline: str | None
    text: str | None
    published: str | None


_ARTICLES = wordlist(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle "
    "ReviewNewsArticle LiveBlogPosting BlogPosting AdvertiserContentArticle SatiricalArticle Report"
)
_LIVE = "LiveBlogPosting"
_SINGLEFILE = r"(?i)saved date:\s*([^\n]{10,60})"
_SINGLEFILE_URL = r"(?i)(?:saved from url=\(\d+\)|url:\s*)(\S{8,2000})"
_METAS = {
    "article:published_time": "published", "datepublished": "published", "date": "published", "dc.date": "published",
    "dcterms.created": "published", "article:modified_time": "modified", "og:updated_time": "modified",
    "datemodified": "modified", "og:title": "title", "og:url": "url", "article:section": "section",
    "author": "author", "article:author": "author", "savepage-date": "saved", "date-generated": "saved",
    "generated": "saved", "crawl-date": "saved", "og:site_name": "publisher", "og:type": "type",
    "article:published": "published", "article:modified": "modified", "pubdate": "published", "publishdate":
    "published",
    "publish-date": "published", "publication_date": "published", "cxenseparse:recs:publishtime": "published",
    "sailthru.date": "published", "parsely-pub-date": "published", "dcterms.date": "published", "dc.date.issued":
    "published",
    "dcterms.modified": "modified", "last-modified": "modified",
}  # fmt: skip


def read(head: Head) -> Metadata:
    """The metadata of a page."""
    said = _of_metas(head.metas)
    kind = said.pop("type", "").lower()
    article = kind in ("article", "news", "newsarticle")
    if head.canonical and head.canonical.get("href"):
        said["url"] = clean(head.canonical["href"])
    title = clean(head.title) if head.title else None
    thing = _this_page(list(_articles(head.scripts)), said.get("url"), said.get("title") or title)
    told = _article(thing) if thing is not None else {}
    titles = (said.get("title"), told.get("title"), title)
    said = {**told, **said}
    _read_comments((*reversed(head.above), *head.in_root, *head.in_head), said)
    if said.get("author", "").startswith(("http://", "https://")):
        del said["author"]  # a profile's address is no byline
    published, modified, saved = (written.read(said.get(name, "")) for name in ("published", "modified", "saved"))
    return Metadata(
        url=said.get("url"),
        title=said.get("title") or titles[2],
        section=said.get("section"),
        author=said.get("author"),
        published=published,
        modified=modified,
        saved=saved,
        publisher=said.get("publisher"),
        titles=tuple(dict.fromkeys(text for text in titles if text)),
        article=article or thing is not None,
        profile=kind == "profile" and thing is None,
        live=thing is not None and _LIVE in _listed_strings(thing.get("@type")),
        updates=tuple(_updates(thing)) if thing is not None else (),
        body=_body(thing) if thing is not None else None,
    )


def _of_metas(metas: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """What Open Graph and its kin say, by our names; of two the first."""
    said: dict[str, str] = {}
    for meta in metas:
        name = (
            meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        ).lower()
        if name in _METAS:
            content = clean(meta.get("content") or "")
            if content:
                said.setdefault(_METAS[name], content)
    return said


def _read_comments(comments: Iterable[str], said: dict[str, str]) -> None:
    """Add what the tools that saved the page noted in its comments."""
    for comment in comments:
        saved, url = compiled(_SINGLEFILE).search(comment), compiled(_SINGLEFILE_URL).search(comment)
        if saved:
            said.setdefault("saved", saved[1].strip())
        if url:
            said.setdefault("url", url[1])


def _articles(scripts: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    """The articles in the page's JSON-LD, in its order; nothing for JSON that is none."""
    import orjson

    for script in scripts:
        wrapped = "<!" in script or "-->" in script or "]]>" in script
        text = compiled(_WRAPPED).sub("", script).strip() if wrapped else script.strip()
        try:
            data = orjson.loads(text)
        except orjson.JSONDecodeError:
            data = _lenient(text)
        for thing in _things(data):
            if not _ARTICLES.isdisjoint(_listed_strings(thing.get("@type"))):
                yield thing


_WRAPPED = r"^\s*(?://|/\*)?\s*<!(?:\[CDATA\[|--)(?:\s*\*/)?|(?://|/\*)?\s*(?:\]\]|--)>(?:\s*\*/)?\s*$"


def _lenient(text: str) -> Any:
    """JSON whose strings have line ends in them, as templates print them. None for what is broken otherwise, which is
    common: the page has other ways to speak."""
    import json

    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


_NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart")
_DEEPEST = 4


def _things(data: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The objects of JSON-LD: alone, in lists, in a graph, as the page's main entity, as items of a list."""
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, list) and depth < _DEEPEST:
            yield from _things(thing, depth + 1)
        elif isinstance(thing, dict):
            yield thing
            if depth < _DEEPEST:
                for name in _NESTED:
                    if isinstance(thing.get(name), dict | list):
                        yield from _things(thing[name], depth + 1)


def _this_page(things: list[Mapping[str, Any]], url: str | None, title: str | None) -> Mapping[str, Any] | None:
    """The article that is this page: by its address, by its headline; else the only one, or the first that is no other
    page's. None where all are of other pages."""
    address = _address(url)
    others = []
    for thing in things:
        addresses = set(filter(None, map(_address, _addresses(thing))))
        if address and address in addresses:
            return thing
        others.append(bool(addresses) and address is not None)
    if title:
        for thing in things:
            headline = thing.get("headline")
            if isinstance(headline, str) and _same(headline, title):
                return thing
    if len(things) == 1:
        return things[0]
    return next((thing for thing, other in zip(things, others, strict=True) if not other), None)


def _same(one: str, other: str) -> bool:
    left, right = ("".join(filter(str.isalnum, text.casefold())) for text in (one, other))
    return bool(left) and (left == right or (len(left) >= 12 and right.startswith(left)))


def _addresses(thing: Mapping[str, Any]) -> Iterator[str]:
    for name in ("mainEntityOfPage", "url", "@id"):
        value = thing.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value


def _address(url: str | None) -> str | None:
    """An address without its scheme, its query and its fragment, to be compared."""
    if not url or "//" not in url:
        return None
    return url.split("//", 1)[1].split("#")[0].split("?")[0].rstrip("/").removeprefix("www.") or None


def _article(thing: Mapping[str, Any]) -> dict[str, str]:
    section = thing.get("articleSection")
    page = thing.get("mainEntityOfPage")
    values = {
        "title": thing.get("headline") or thing.get("name"),
        "published": thing.get("datePublished") or thing.get("dateCreated"),
        "modified": thing.get("dateModified"),
        "section": section[0] if isinstance(section, list) and section else section,
        "author": _name(thing.get("author")),
        "publisher": _name(thing.get("publisher")),
        "url": thing.get("url") or (page.get("@id") if isinstance(page, dict) else page),
    }
    return {name: clean(value) for name, value in values.items() if isinstance(value, str) and value.strip()}


def _body(thing: Mapping[str, Any]) -> str | None:
    text = thing.get("articleBody") or thing.get("text")
    return text if isinstance(text, str) and text.strip() else None


def _name(value: Any) -> Any:
    first = value[0] if isinstance(value, list) and value else value
    return first.get("name") if isinstance(first, dict) else first


def _updates(thing: Mapping[str, Any]) -> Iterator[Update]:
    """The entries of a live blog that JSON-LD holds, in its order."""
    updates = thing.get("liveBlogUpdate")
    for update in updates if isinstance(updates, list) else [updates]:
        if isinstance(update, dict):
            values = (
                update.get("headline"),
                update.get("articleBody") or update.get("text"),
                update.get("datePublished"),
            )
            yield Update(*(clean(value) if isinstance(value, str) and value.strip() else None for value in values))


def _listed_strings(value: Any) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]
