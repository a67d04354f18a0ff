"""What an HTML page says of itself: Open Graph and its kin, JSON-LD, its elements, and the tools that saved it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from wirecli.base.patterns import compiled, wordlist
from wirecli.base.text import clean
from wirecli.stamps import written
from wirecli.undated import Time


class Metadata(NamedTuple):
    """A page's metadata; what it doesn't say is None."""

    url: str | None = None
    title: str | None = None
    section: str | None = None
    author: str | None = None
    published: Time | None = None
    modified: Time | None = None
    saved: Time | None = None


_ARTICLES = wordlist(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle "
    "ReviewNewsArticle LiveBlogPosting BlogPosting"
)
_SINGLEFILE = r"(?i)saved date:\s*([^\n]{10,60})"
_SINGLEFILE_URL = r"(?i)(?:saved from url=\(\d+\)|url:\s*)(\S{8,2000})"
_METAS = {
    "article:published_time": "published", "datepublished": "published", "date": "published", "dc.date": "published",
    "dcterms.created": "published", "article:modified_time": "modified", "og:updated_time": "modified",
    "datemodified": "modified", "og:title": "title", "og:url": "url", "article:section": "section",
    "author": "author", "article:author": "author", "savepage-date": "saved", "date-generated": "saved",
    "generated": "saved", "crawl-date": "saved",
}  # fmt: skip


def read(root: Any) -> Metadata:
    """The metadata of a parsed page."""
    said = _said(root)
    published, modified, saved = (written.read(said.get(name, "")) for name in ("published", "modified", "saved"))
    return Metadata(
        said.get("url"), said.get("title"), said.get("section"), said.get("author"), published, modified, saved
    )


def _said(root: Any) -> dict[str, str]:
    """The page's metadata by our names: Open Graph and its kin, then JSON-LD, then what the elements say."""
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (
            meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        ).lower()
        content = clean(meta.get("content") or "")
        if content and name in _METAS:
            said.setdefault(_METAS[name], content)
    link = next((link for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"), None)
    if link is not None and link.get("href"):
        said["url"] = clean(link.get("href"))
    for name, value in _json_ld(root).items():
        said.setdefault(name, value)
    if "title" not in said:
        title = root.find(".//title")
        if title is not None and title.text:
            said["title"] = clean(title.text)
    for comment in _comments(root):
        saved, url = compiled(_SINGLEFILE).search(comment), compiled(_SINGLEFILE_URL).search(comment)
        if saved:
            said.setdefault("saved", saved[1].strip())
        if url:
            said.setdefault("url", url[1])
    if said.get("author", "").startswith(("http://", "https://")):
        del said["author"]  # a profile's address is no byline
    return said


def _comments(root: Any) -> Iterator[str]:
    """The comments above and at the head of the page, where tools note when they saved it."""
    from lxml import etree

    before = list(root.itersiblings(preceding=True))
    for node in (*before, *list(root)[:3], *list(root.find("head") if root.find("head") is not None else ())[:5]):
        if node.tag is etree.Comment:
            yield node.text or ""


def _json_ld(root: Any) -> dict[str, str]:
    """What the first article in the page's JSON-LD says; nothing for JSON that is none."""
    import orjson

    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text:
            continue
        try:
            data = orjson.loads(script.text)
        except orjson.JSONDecodeError:
            continue  # broken JSON-LD is common, and the page has other ways to speak
        for thing in _things(data):
            if not _ARTICLES.isdisjoint(_listed_strings(thing.get("@type"))):
                return _article(thing)
    return {}


def _things(data: Any) -> Iterator[Mapping[str, Any]]:
    """The objects at the top of JSON-LD: alone, in a list, or in a graph."""
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (node for node in (graph if isinstance(graph, list) else [graph]) if isinstance(node, dict))
            main = thing.get("mainEntity")
            if isinstance(main, dict):
                yield main


def _article(thing: Mapping[str, Any]) -> dict[str, str]:
    author = thing.get("author")
    first = author[0] if isinstance(author, list) and author else author
    page = thing.get("mainEntityOfPage")
    section = thing.get("articleSection")
    values = {
        "title": thing.get("headline"),
        "published": thing.get("datePublished"),
        "modified": thing.get("dateModified"),
        "section": section[0] if isinstance(section, list) and section else section,
        "author": first.get("name") if isinstance(first, dict) else first,
        "url": thing.get("url") or (page.get("@id") if isinstance(page, dict) else page),
    }
    return {name: clean(value) for name, value in values.items() if isinstance(value, str) and value.strip()}


def _listed_strings(value: Any) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]
