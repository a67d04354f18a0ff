"""Pages as content-management systems build them (`tests.cms`): all of the lead, nothing else, every teaser with its
time."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime

import pytest

from tests import cms
from tests.lossless import ink
from wirecli import Page, Story, convert_text
from wirecli.readers.html import metadata as html_metadata
from wirecli.readers.html.parsing import parse
from wirecli.readers.html.tree import lines_in

SEEDS = range(6)


def read(text: str) -> Page:
    return convert_text(text, reference=cms.READ)


def stories(page: Page, kind: str) -> list[Story]:
    return [story for block in page.related for story in block.stories if story.kind == kind]


def assert_read(made: cms.Made, page: Page, *, sections: bool = True) -> None:
    """What is on the page came out of it, each thing in its place."""
    assert [story.headline for story in stories(page, "teaser")] == [item.headline for item in made.teasers]
    updates = stories(page, "update")
    assert [story.headline for story in updates] == [item.headline for item in made.updates]
    for story, item in zip(updates, made.updates, strict=True):
        assert tuple(block.text for block in story.blocks) == item.paragraphs
        assert story.published is not None
        assert story.published.time == item.published
    if made.lead is None:
        assert page.article is None
    else:
        assert_lead(made.lead, page)
    for text in made.furniture:
        assert any(text in line for line in page.furniture)


def assert_lead(item: cms.Item, page: Page) -> None:
    article = page.article
    assert article is not None
    assert article.headline == item.headline
    assert tuple(block.text for block in article.blocks if block.type == "paragraph") == item.paragraphs
    assert {block.text for block in article.blocks if block.type not in ("paragraph", "caption")} <= {item.subhead}
    assert all(item.caption in block.text for block in article.blocks if block.type == "caption")
    assert article.published is not None
    assert article.published.time == item.published
    assert article.byline is None or item.author in article.byline


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("template", cms.TEMPLATES, ids=lambda template: template.__name__)
def test_a_template_is_read_whole(template: Callable[[cms.Maker], cms.Made], seed: int) -> None:
    made = cms.made(template, seed)
    page = read(made.html)
    assert_read(made, page)
    if made.dated:
        for story, item in zip(stories(page, "teaser"), made.teasers, strict=True):
            assert story.published is not None
            assert story.published.origin == "stamp"
            assert story.published.earliest is not None
            assert story.published.earliest <= item.published.replace(second=59)
            assert item.published <= story.published.latest


# What another site may do otherwise, and must change nothing.
def without_classes(text: str, _chance: random.Random) -> str:
    """Atomic CSS: classes that say nothing."""
    return re.sub(r' class="[^"]*"', ' class="css-1a2b3c"', text)


def modules(text: str, chance: random.Random) -> str:
    """CSS modules: a hash behind every class."""
    return re.sub(
        r'class="([\w -]+)"',
        lambda match: 'class="' + " ".join(f"{name}__a{chance.randrange(10)}Xq" for name in match[1].split()) + '"',
        text,
    )


def nested(text: str, chance: random.Random) -> str:
    """Boxes around boxes."""
    return re.sub(
        r"(<(article|section|ul|ol|figure)\b.*?</\2>)",
        lambda match: f"<div><div>{match[1]}</div></div>" if chance.random() < 0.7 else match[1],
        text,
        flags=re.S,
    )


def spaced(text: str, _chance: random.Random) -> str:
    """White space between all elements."""
    return re.sub(r"(</?(?:div|li|ul|ol|article|section|a|p|h\d)\b[^>]*>)", r"\n  \1\n  ", text)


def minified(text: str, _chance: random.Random) -> str:
    """No white space between elements."""
    return re.sub(r">\s+<", "><", text)


def without_metadata(text: str, _chance: random.Random) -> str:
    """No Open Graph and no JSON-LD, but for what says when."""
    text = re.sub(r"<script.*?</script>", "", text, flags=re.S)
    return re.sub(r'<meta property="og:[^>]*>', "", text)


VARIANTS = (modules, nested, spaced, minified, without_metadata)


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.__name__)
@pytest.mark.parametrize("template", cms.TEMPLATES, ids=lambda template: template.__name__)
def test_mark_up_of_another_shape_changes_nothing(
    template: Callable[[cms.Maker], cms.Made], variant: Callable[[str, random.Random], str]
) -> None:
    for seed in range(10, 13):
        made = cms.made(template, seed)
        assert_read(made, read(variant(made.html, random.Random(seed))))


@pytest.mark.parametrize("template", cms.TEMPLATES, ids=lambda template: template.__name__)
def test_classes_that_say_nothing_leave_the_lead_and_the_teasers(template: Callable[[cms.Maker], cms.Made]) -> None:
    """Without class names what elements and words say is left: no headline, paragraph or teaser may change its
    place."""
    for seed in range(20, 23):
        made = cms.made(template, seed)
        page = read(without_classes(made.html, random.Random(seed)))
        told = {story.headline for story in (*stories(page, "teaser"), *stories(page, "update"))}
        assert {item.headline for item in (*made.teasers, *made.updates)} <= told
        if made.lead is not None:
            assert page.article is not None
            assert page.article.headline == made.lead.headline
            text = [block.text for block in page.article.blocks]
            assert [paragraph for paragraph in text if paragraph in made.lead.paragraphs] == list(made.lead.paragraphs)


@pytest.mark.parametrize("template", cms.TEMPLATES, ids=lambda template: template.__name__)
def test_nothing_of_a_template_is_lost(template: Callable[[cms.Maker], cms.Made]) -> None:
    """Every line of the column stands in one place of the output, and once."""
    for seed in SEEDS:
        made = cms.made(template, seed)
        parsed = parse(made.html)
        assert parsed is not None
        lines = [line.text for line in lines_in(parsed.tree)]
        page = read(made.html)
        said = html_metadata.read(parsed.head)
        printed = [text for story in page.stories() for text in words_of(story)]
        printed += [*page.furniture, *(block.label for block in page.related if block.label)]
        there, told = ink("".join(lines)), ink("".join(printed))
        assert there - told == Counter()
        assert told - there in (Counter(), ink(said.author or ""))  # what the metadata alone say


def words_of(story: Story) -> list[str]:
    own = (story.section, story.headline, story.byline, story.dateline.text if story.dateline else None, story.stamp)
    return [text for text in (*own, *story.publication_lines, *(block.text for block in story.blocks)) if text]


def test_a_made_page_is_the_same_for_the_same_seed() -> None:
    assert cms.made(cms.dpg, 4) == cms.made(cms.dpg, 4)
    assert cms.made(cms.dpg, 4) != cms.made(cms.dpg, 5)
    assert datetime.fromisoformat("2024-11-30T22:00:00+01:00") == cms.READ
