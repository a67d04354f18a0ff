"""Kinds of HTML pages (`html_kinds.txt`): what decides each, pages of each, and all of them again in other clothes."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.readers.test_html_templates import minified, modules, spaced
from wirecli import convert_text

READ = datetime.fromisoformat("2024-11-30T22:00:00+01:00")
BLOCKS = {"paragraphs": "paragraph", "subheads": "subhead", "captions": "caption", "list_items": "list-item"}


class Kind(NamedTuple):
    """A page, and what is expected of it."""

    name: str
    head: str
    body: str
    expected: dict[str, Any]


def kinds() -> Iterator[Kind]:
    text = (Path(__file__).parent / "html_kinds.txt").read_text(encoding="utf-8")
    for part in re.split(r"^# ", text, flags=re.M)[1:]:
        name, rest = part.split("\n", 1)
        page, expected = rest.split("\n=> ", 1)
        lines = page.split("\n")
        head = [line.removeprefix("head: ") for line in lines if line.startswith("head: ")]
        body = [line for line in lines if not line.startswith("head: ")]
        yield Kind(name, "\n".join(head), "\n".join(body), json.loads(expected.split("\n", 1)[0]))


KINDS = list(kinds())


def answer(page: dict[str, Any], key: str, expected: Any) -> Any:
    """What a page says under a key of the expectation, in its shape."""
    article = page["article"] or {}
    stories = [story for block in page["related"] for story in block["stories"]]
    if key in BLOCKS:
        return [block["text"] for block in article.get("blocks", ()) if block["type"] == BLOCKS[key]]
    if key in ("teasers", "updates"):
        kind = key.removesuffix("s")
        return [[story["headline"], story["stamp"]] for story in stories if story["kind"] == kind]
    if key in ("published", "origin"):
        return (article.get("published") or {}).get("time" if key == "published" else key)
    if key in ("furniture", "warnings"):
        told = page["furniture"] if key == "furniture" else [warning["code"] for warning in page["warnings"]]
        return expected if set(expected) <= set(told) else told
    if key == "nowhere":
        text = json.dumps([page["article"], page["related"]], ensure_ascii=False)
        return [word for word in expected if word not in text]
    simple = {
        "related": len(stories),
        "labels": [block["label"] for block in page["related"]],
        "publisher": page["source"]["publisher"],
    }
    return simple[key] if key in simple else article.get(key)


def assert_kind(kind: Kind, body: str) -> None:
    text = f'<!DOCTYPE html><html lang="nl"><head>{kind.head}</head><body>{body}</body></html>'
    page = convert_text(text, reference=READ).to_dict()
    assert {key: answer(page, key, expected) for key, expected in kind.expected.items()} == kind.expected


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_page_of_a_kind_is_read(kind: Kind) -> None:
    assert_kind(kind, kind.body)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "<pre>" not in kind.body], ids=lambda kind: kind.name)
def test_a_page_of_a_kind_is_read_in_other_clothes(kind: Kind) -> None:
    """Hashed class names, white space between elements or none, boxes around it all: nothing may change."""
    chance = random.Random(kind.name)
    assert_kind(kind, minified(kind.body, chance))
    assert_kind(kind, spaced(kind.body, chance))
    assert_kind(kind, modules(kind.body, chance))
    assert_kind(kind, f'<div class="wrap"><div>{kind.body}</div></div>')
    assert_kind(kind, f'<header><a href="/">Krant</a></header>{kind.body}<footer>Alle rechten voorbehouden</footer>')
