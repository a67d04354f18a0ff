"""ninjs 3.1 (IPTC's JSON for news): an item a line, valid by the IPTC's own schema.

A page's item is its article, with the teasers as associations; a page without an article, or a story without a page, is
an item of its own. Mentions can't stand inside: the schema refuses keys that it doesn't know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from wirecli.base.jsonbytes import dumps
from wirecli.model import Page, Published, Reference, Story
from wirecli.plain import iso
from wirecli.writers import Layout
from wirecli.writers.items import markup, title_of, urn

_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}


def pages(items: Iterable[Page], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001 - one shape
    """An item a page."""
    for page in items:
        yield dumps(_of_page(page), line=True)


def stories(items: Iterable[Story], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001
    """An item a story."""
    for story in items:
        yield dumps({**_item(story), "standard": _STANDARD}, line=True)


def _of_page(page: Page) -> dict[str, Any]:
    teasers = [(block.label, story) for block in page.related for story in block.stories]
    if page.article is not None:
        item = _item(page.article)
    else:
        item = {"uri": urn("page", page.source.sha256[:16]), "type": "composite", **_created(None, page.reference)}
    if page.source.publisher:
        item["infoSources"] = [*item.get("infoSources", ()), {"name": page.source.publisher, "role": "publisher"}]
    if page.source.url and ":" in page.source.url:
        item["altIds"] = [*item.get("altIds", ()), {"role": "url", "value": page.source.url}]
    if teasers:
        item["associations"] = [
            {"name": f"{story.kind}-{number}", **_item(story), **({"rel": label} if label else {})}
            for number, (label, story) in enumerate(teasers, 1)
        ]
    return {**item, "standard": _STANDARD}


def _item(story: Story) -> dict[str, Any]:
    """The properties of a story; what it doesn't say is left out, for ninjs has no null."""
    dateline, wire = story.dateline, story.wire
    text = "\n\n".join(block.text for block in story.blocks)
    said: dict[str, Any] = {
        "uri": urn("story", story.id),
        "type": "text",
        "version": str(wire.version) if wire and wire.version is not None else None,
        "pubStatus": _status(story),
        "urgency": wire.urgency if wire and wire.urgency and 1 <= wire.urgency <= 9 else None,
        "embargoedUntil": iso(wire.embargo) if wire else None,
        "edNote": wire.note if wire else None,
        "language": (wire.language if wire else None) or "nl",
        **_created(story.published, None),
        "headlines": [{"role": "main", "value": title_of(story)}],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "charCount": len(text), "value": text},
            {"role": "main", "contentType": "text/html", "value": markup(story)},
        ]
        if text
        else None,
        "by": story.byline,
        "located": "/".join(dateline.places) if dateline and dateline.places else None,
        "places": [{"name": place, "rel": "dateline"} for place in dateline.places] if dateline else None,
        "infoSources": [{"name": credit, "role": "credit"} for credit in dateline.credits] if dateline else None,
        "subjects": [{"name": story.section, "rel": "section"}] if story.section else None,
        "altIds": [{"role": "wire", "value": wire.id}] if wire and wire.id else None,
    }
    if story.modified is not None:
        said["versionCreated"] = iso(story.modified)
    return {name: value for name, value in said.items() if value not in (None, [])}


def _created(published: Published | None, reference: Reference | None) -> dict[str, Any]:
    """When it was made: what is only assumed is the version's time, never the first one's."""
    if published is None:
        return {"versionCreated": iso(reference.time)} if reference else {}
    times = {"versionCreated": iso(published.time)}
    return times if published.origin == "assumed" else {"firstCreated": iso(published.time), **times}


def _status(story: Story) -> str:
    status = story.wire.status if story.wire else None
    return status if status in ("withheld", "canceled") else "usable"
