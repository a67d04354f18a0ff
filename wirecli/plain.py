"""The model's values as what JSON holds: dictionaries, lists, strings and numbers. Each class's `to_dict` is one here.

Beside the model and not in it, for this is compiled, and of compiled classes nothing tells which types they have.
"""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wirecli.model import (
        Block,
        Dateline,
        Event,
        Instant,
        Mention,
        Page,
        PageWarning,
        Published,
        Reference,
        Related,
        Source,
        StampLibraries,
        Story,
        Wire,
    )


def iso(time: Instant | None) -> str | None:
    """A time as ISO 8601 with its offset; None stays None.

    Offsets are whole minutes, as RFC 3339 wants them: where a zone's has seconds (Amsterdam before 1937) it is rounded
    and the wall clock stays.
    """
    if time is None:
        return None
    text = time.isoformat()
    if text[-6] in "+-":
        return text
    offset = time.utcoffset()
    if offset is not None:
        text = time.replace(tzinfo=timezone(whole_minutes(offset))).isoformat()
    return text


def whole_minutes(offset: timedelta) -> timedelta:
    """An offset rounded to minutes."""
    return timedelta(minutes=round(offset.total_seconds() / 60))


def libraries(item: StampLibraries) -> dict[str, Any]:
    return {"libraries": list(item.libraries), "said_by": item.said_by}


def source(item: Source) -> dict[str, Any]:
    return {
        "name": item.name,
        "sha256": item.sha256,
        "bytes": item.bytes,
        "encoding": item.encoding,
        "media_type": item.media_type,
        "url": item.url,
        "format": item.format,
        "publisher": item.publisher,
        "part": item.part,
        "stamps": libraries(item.stamps) if item.stamps is not None else None,
    }


def reference(item: Reference) -> dict[str, Any]:
    return {"time": iso(item.time), "origin": item.origin}


def dateline(item: Dateline) -> dict[str, Any]:
    return {"text": item.text, "places": list(item.places), "credits": list(item.credits)}


def published(item: Published) -> dict[str, Any]:
    return {
        "time": iso(item.time),
        "earliest": iso(item.earliest),
        "latest": iso(item.latest),
        "grain": item.grain,
        "origin": item.origin,
        "sightings": item.sightings,
    }


def block(item: Block) -> dict[str, Any]:
    return {"type": item.type, "text": item.text}


def mention(item: Mention) -> dict[str, Any]:
    return {
        "text": item.text,
        "block": item.block,
        "span": list(item.span),
        "type": item.type,
        "value": item.value,
        "mod": item.mod,
        "signal": item.signal,
        "begin": iso(item.begin),
        "end": iso(item.end),
        "grain": item.grain,
        "anchor": item.anchor,
        "direction": item.direction,
        "rule": item.rule,
    }


def wire(item: Wire) -> dict[str, Any]:
    return {
        "id": item.id,
        "version": item.version,
        "status": item.status,
        "embargo": iso(item.embargo),
        "urgency": item.urgency,
        "note": item.note,
        "language": item.language,
        "replaces": item.replaces,
    }


def story(item: Story) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "section": item.section,
        "headline": item.headline,
        "byline": item.byline,
        "dateline": dateline(item.dateline) if item.dateline is not None else None,
        "stamp": item.stamp,
        "publication_lines": list(item.publication_lines),
        "published": published(item.published) if item.published is not None else None,
        "blocks": [block(one) for one in item.blocks],
        "times": [mention(one) for one in item.times],
        "revises": item.revises,
        "modified": iso(item.modified),
        "wire": wire(item.wire) if item.wire is not None else None,
    }


def event(item: Event) -> dict[str, Any]:
    return {
        "begin": iso(item.begin),
        "end": iso(item.end),
        "grain": item.grain,
        "direction": item.direction,
        "text": item.text,
        "value": item.value,
        "sentence": item.sentence,
        "story_id": item.story_id,
        "headline": item.headline,
        "places": list(item.places),
        "credits": list(item.credits),
        "published": iso(item.published),
        "source": item.source,
        "url": item.url,
        "publisher": item.publisher,
    }


def related(item: Related) -> dict[str, Any]:
    return {"label": item.label, "section": item.section, "stories": [story(one) for one in item.stories]}


def warning(item: PageWarning) -> dict[str, Any]:
    return {"code": item.code, "message": item.message}


def page(item: Page) -> dict[str, Any]:
    return {
        "source": source(item.source),
        "reference": reference(item.reference),
        "article": story(item.article) if item.article is not None else None,
        "related": [related(one) for one in item.related],
        "furniture": list(item.furniture),
        "warnings": [warning(one) for one in item.warnings],
    }
