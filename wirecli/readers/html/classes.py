"""What an element's class names, id and attributes make of it: its role, from the words that the names are made of.

Sites name alike what is alike: the last word of a class says what it is (`teaser__title`, `entry-date`,
`video-duur`), and behind a word that only says that it is a box (`share-bar`, `newsletter-block`) the word before it
does. Modifiers (`card--live`) and the hashes of CSS modules (`Card_title__x7Yz1`) say nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from wirecli.base.patterns import wordlist

# `dropped` is left out of the output. `share` … `widget` are furniture, whatever they hold. `paywall` is where its
# words agree. `related`, `card`, `update` name containers. The rest names one line of a story.
Role: TypeAlias = Literal[
    "dropped", "furniture", "tags", "comments", "paywall", "related", "card", "update", "headline", "excerpt", "stamp",
    "section", "badge", "rank", "duration", "count", "byline", "caption", "credit", "quote", "",
]  # fmt: skip

_NAMES: dict[Role, str] = {
    "dropped": """
        nav navbar navigation menu mainmenu submenu breadcrumb breadcrumbs cookie cookies cookiebar cookiebanner
        cookiewall consent cmp didomi onetrust usercentrics skiplink pagination pager topbar hidden""",
    "furniture": """
        share shares sharing social socials advertisement advertentie advertenties advert adverts ad ads newsletter
        nieuwsbrief nieuwsbrieven promo promotion toolbar widget weather weer traffic verkeer stocks koersen
        beurskoersen poll quiz embed tweet instagram placeholder disclaimer donate donatie sponsor sponsored sponsors
        taboola outbrain tvgids gids programming zendgids feedback sharebar deelbalk delen puzzel puzzels leestijd
        readingtime sharedaddy addtoany domain player audioplayer videoplayer mediaplayer""",
    "tags": "tags taglist tagcloud topics onderwerpen keywords trefwoorden dossiers",
    "comments": "comment comments reactie reacties reactions disqus discussion discussie reply replies",
    "paywall": "paywall regwall registerwall loginwall metered subscribe subscription abonneren abonnement piano",
    "related": """
        related relatedposts gerelateerd recirculation aanbevolen recommended recommendations readmore leesook
        lees-ook""",
    "card": "card teaser tile kaart tegel storycard",
    "update": "update updates liveblog liveupdate live-entry liveblogitem entry event moment",
    "headline": "title headline heading kop titel koptekst",
    "excerpt": "excerpt intro summary chapeau samenvatting standfirst dek lead description omschrijving inleiding",
    "stamp": "time timestamp date datum tijd tijdstip published pubdate datetime timeago ago pubtime publicatie",
    "section": "section category categorie rubriek kicker overline eyebrow supertitle channel topic thema theme",
    "badge": "badge label flag sticker pill premium plus icon",
    "rank": "rank ranking nummer positie ordinal nr num position",
    "duration": "duration duur lengte length runtime playtime videoduur videolengte speelduur",
    "count": "count counter counts likes views commentcount reactiecount",
    "byline": "byline author authors auteur auteurs writer",
    "caption": "caption bijschrift fotobijschrift onderschrift figcaption",
    "credit": "credit credits copyright bron fotograaf photographer rechten",
    "quote": "pullquote quote citaat streamer blockquote",
}  # fmt: skip
_ROLES: dict[str, Role] = {name: role for role, names in _NAMES.items() for name in names.split()}
# A box of something is that something; `list` and `item` say nothing at all.
_BOXES = wordlist(
    """
    wrapper container text label inner box block bar banner list item items module group area content line row info
    button buttons link links body holder slot zone unit component panel wrap root main top bottom left right small
    large mobile desktop el element value name field default primary secondary overlay message notice form cta bio
    profile
    """
)
# What is in a container, not the container: `card-body`, `entry-content`.
_INSIDE = wordlist("content body text info inner header head footer meta copy details")
_CONTAINERS: tuple[Role, ...] = ("card", "update")
# Whole classes that say more, or other things, than their words.
_WHOLE: dict[str, Role] = {
    "sr-only": "dropped",
    "visually-hidden": "dropped",
    "screen-reader-text": "dropped",
    "skip-link": "dropped",
    "site-header": "dropped",
    "site-footer": "dropped",
    "main-menu": "dropped",
    "read-time": "furniture",
    "reading-time": "furniture",
    "read-more": "badge",
    "cat-links": "section",
    "reader-credits": "byline",
    "author-bio": "comments",
    "wp-caption-text": "caption",
    "live-blog": "update",
    "related-articles": "related",
    "comment-count": "count",
    "video-duration": "duration",
    "list-item": "",
    "section-title": "headline",
}
_WORD = re.compile(r"[A-ZÀ-Þ]?[a-zà-ÿ]+|[A-Z]+(?![a-z])|\d+")
_HASH = re.compile(r"(?=.*[\dA-Z])[\w-]{3,8}|\w\w?")
# Words that say what an element is wherever they stand in a name, and those that make of a name a state.
_ANYWHERE: dict[str, Role] = {
    **dict.fromkeys(("newsletter", "nieuwsbrief", "advertisement", "advertentie", "share", "sharing"), "furniture"),
    **dict.fromkeys(("cookie", "cookies", "consent", "breadcrumb", "breadcrumbs"), "dropped"),
    "paywall": "paywall",
}
_READS = wordlist("read reading reader estimated lees lezen")  # before a word for time: how long it takes
_FIELD = re.compile(r"field--name-(?:field-)?")  # Drupal's modifier that names the field
_STATES = wordlist("has is no with without not js show hide enable enabled disabled")
_GENERATED = wordlist("css sc jsx styled emotion module svelte")  # what tools that make class names begin them with
_STRONGEST: tuple[Role, ...] = ("dropped", "furniture", "comments", "tags", "paywall")


@lru_cache(8192)
def of_classes(classes: str) -> Role:
    """The role that the class names of an element give it; "" where they name none.

    Of several the strongest, then one whose last word says it, then one that is a box of something.
    """
    found = [told for name in classes.split()[:12] if (told := _of_name(name[:80]))[0]]
    roles = [role for role, _ in found]
    strong = next((role for role in _STRONGEST if role in roles), None)
    if strong is not None:
        return strong
    return max(found, key=lambda told: told[1])[0] if found else ""


@lru_cache(8192)
def _of_name(name: str) -> tuple[Role, int]:  # noqa: PLR0911  a kind of name a question
    """The role that a class name gives, and how surely: 2 by all its words, 1 by the last, 0 by one before it."""
    name = _FIELD.sub("", name, count=1)
    if "--" in name:
        name = name.split("--", 1)[0]
    lowered = name.lower()
    if lowered in _WHOLE:
        return _WHOLE[lowered], 2
    while (cut := name.rfind("__")) > 0 and _HASH.fullmatch(name, cut + 2):
        name = name[:cut]
    words = [word.lower() for word in _WORD.findall(name)]
    if not words or words[0] in _STATES or words[-1] in _STATES:
        return "", 0
    if name != lowered and (whole := "-".join(words)) in _WHOLE:
        return _WHOLE[whole], 2
    told = next((_ANYWHERE[word] for word in words if word in _ANYWHERE), None)
    if told is not None:
        return told, 1
    if words[-1] in ("time", "tijd", "duration") and not _READS.isdisjoint(words):
        return "furniture", 1
    boxes = []  # what says that it is a box, and nothing else
    while len(words) > 1 and (words[-1] in _BOXES or words[-1].isdigit()):
        boxes.append(words.pop())
        if words[-1] in ("author", "auteur", "byline") and lowered.endswith(("bio", "profile", "box")):
            return "comments", 1  # what stands in an author's box is about the author
    role = _ROLES.get(words[-1], "")
    if role in _CONTAINERS and not _INSIDE.isdisjoint(boxes):
        return "", 0
    return role, int(not boxes)


@lru_cache(8192)
def words(classes: str) -> frozenset[str]:
    """The words that the class names of an element are made of, in lower case."""
    return frozenset(word.lower() for word in _WORD.findall(classes[:400])) - _GENERATED
