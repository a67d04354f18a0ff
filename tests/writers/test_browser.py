"""The HTML in a real Chromium: `make browser`. It lies within every width, can be read in both colours, prints, asks
the network for nothing, and has what a screen reader and a keyboard need.

Skipped unless WIRECLI_BROWSER says where the browser is: it takes playwright (the extra `browser`) and a minute.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.running import ROOT, in_process
from tests.samples import LEAD, MENTION, PAGE, TEASER, with_text
from wirecli.model import Block, Page
from wirecli.writers import Layout, ReadText, writer
from wirecli.writers.told import of_pages

BROWSER = os.environ.get("WIRECLI_BROWSER")
if not BROWSER:
    pytest.skip("no WIRECLI_BROWSER: `make browser` says where it is", allow_module_level=True)
HOSTILE = '<script>document.title="run"</script><img src=x onerror="document.title=\'run\'">\x1b]0;x\x07\u202e&lt;b&gt;'
WIDTHS = (360, 800, 1400)
SCHEMES = ("light", "dark")

# Text whose colour is too near to what is behind it: [its words, the contrast]. Backgrounds here are opaque or none.
FAINT = """() => {
  const parts = said => said.match(/[\\d.]+/g).map(Number);
  const light = said => parts(said).slice(0, 3).map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, number) => sum + part * [0.2126, 0.7152, 0.0722][number], 0);
  const ground = element => {
    for (; element; element = element.parentElement) {
      const said = getComputedStyle(element).backgroundColor;
      if ((parts(said)[3] ?? 1) > 0) return said;
    }
    return "rgb(255, 255, 255)";
  };
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].filter(node => node.nodeType === 3 && node.data.trim());
    if (!own.length) continue;
    const [one, two] = [light(getComputedStyle(element).color), light(ground(element))].sort((a, b) => b - a);
    const contrast = (one + 0.05) / (two + 0.05);
    if (contrast < 4.5) found.push([own[0].data, contrast]);
  }
  return found;
}"""
# Elements that stick out of the window, and texts over each other on the axis.
STICKS_OUT = """() => [...document.querySelectorAll("body *")]
  .filter(element => element.getBoundingClientRect().right > innerWidth + 1 && element.getClientRects().length)
  .map(element => element.outerHTML.slice(0, 80))"""
OVERLAPS = """() => [...document.querySelectorAll(".scale .chart")].flatMap(chart => {
  const places = [...chart.children].map(label => label.getBoundingClientRect());
  return places.slice(1).filter((place, number) => place.left < places[number].right).map(place => place.left);
})"""


def views() -> dict[str, bytes]:
    """A file of each kind, with long words, many stories, and text that means harm."""
    many = [
        TEASER._replace(
            headline=f"Bericht {number} " + "woord " * (number % 7),
            published=TEASER.published
            and TEASER.published._replace(
                time=TEASER.published.time - timedelta(minutes=47 * number),
                earliest=TEASER.published.latest - timedelta(minutes=47 * number + 60),
                latest=TEASER.published.latest - timedelta(minutes=47 * number),
            ),
        )
        for number in range(40)
    ]
    long = LEAD._replace(blocks=(Block("paragraph", "w" * 400), *LEAD.blocks), times=())
    related = PAGE.related[0]._replace(stories=(*many, long._replace(kind="teaser")))
    page = PAGE._replace(article=LEAD._replace(modified=PAGE.reference.time), related=(related,))
    kinds: list[tuple[str, Any, list[Any]]] = [
        ("page", "pages", [page, PAGE._replace(article=long)]),
        ("hostile", "pages", [with_text(HOSTILE)]),
        ("day", "stories", [LEAD, *many, long, TEASER._replace(published=None)]),
        ("chronology", "events", list(of_pages([_example(), PAGE]))),
        ("texts", "mentions", [ReadText("Sinds woensdag.", (MENTION,))]),
        ("dutch", "pages", [_example()]),
    ]
    return {
        name: b"".join(writer("html", kind)(items, Layout(language="nl" if name == "dutch" else "en")))
        for name, kind, items in kinds
    }


def _example() -> Page:
    import wirecli

    return wirecli.convert_file(str(ROOT / "examples" / "aleppo.txt"), reference=PAGE.reference.time)


NAMES = ("page", "hostile", "day", "chronology", "texts", "dutch")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # As root, as in a container, Chromium has no sandbox; what it is to show is ours.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        found = playwright.chromium.launch(executable_path=BROWSER, args=arguments)
        yield found
        found.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("html")
    for name, data in views().items():
        (where / f"{name}.html").write_bytes(data)
    assert sorted(path.stem for path in where.iterdir()) == sorted(NAMES)
    return where


def shown(browser: Any, path: Path, width: int = 800, scheme: str = "light") -> tuple[Any, list[str], list[str]]:
    """A page that shows a file, what it asked the network for, and what it complained of."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(path.as_uri())
    return page, [url for url in asked if url != path.as_uri()], complaints


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_it_lies_in_the_window_and_can_be_read(name: str, width: int, scheme: str, browser: Any, folder: Path) -> None:
    page, asked, complaints = shown(browser, folder / f"{name}.html", width, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(STICKS_OUT) == []
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(FAINT) == []
    assert (asked, complaints) == ([], [])
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") == (scheme == "light")
    page.close()


@pytest.mark.parametrize("name", NAMES)
def test_it_prints(name: str, browser: Any, folder: Path) -> None:
    page, *_ = shown(browser, folder / f"{name}.html", scheme="dark")
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    assert len(printed) > 5_000
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(FAINT) == []
    page.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_finds_its_way(name: str, browser: Any, folder: Path) -> None:
    page, *_ = shown(browser, folder / f"{name}.html")
    assert page.evaluate("document.scripts.length") == 0
    assert page.get_by_role("main").count() == 1
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(found => +found.tagName[1])")
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels)), levels
    assert page.evaluate("document.documentElement.lang") == "nl"
    assert page.title()
    # A mark is told with its note, and no picture is without words or hidden.
    for mark in page.query_selector_all("mark[aria-describedby]"):
        note = mark.get_attribute("aria-describedby")
        assert page.locator(f"id={note}").count() == 1
    assert page.locator("svg:not([aria-hidden=true]):not([aria-label])").count() == 0
    page.close()


def test_a_keyboard_gets_everywhere_and_shows_where_it_is(browser: Any, folder: Path) -> None:
    page, *_ = shown(browser, folder / "day.html")
    links = page.locator("a").count()
    assert links > 40
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "A"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').tagName") == "SECTION"
    page.close()
    page, *_ = shown(browser, folder / "page.html")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('details').open")
    page.close()


def test_hostile_text_is_text(browser: Any, folder: Path) -> None:
    page, asked, complaints = shown(browser, folder / "hostile.html")
    assert (asked, complaints) == ([], [])
    assert page.title() != "run"
    assert page.locator("img, script, iframe, object, form").count() == 0
    assert '<script>document.title="run"</script>' in page.locator("h1").inner_text()
    page.close()


def test_the_command_writes_what_it_shows(browser: Any, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    told = ["convert", str(ROOT / "examples" / "aleppo.txt"), "--at", "2026-01-31T18:30", "--output", str(target)]
    assert in_process([*told, "--quiet"]).status == 0
    page, asked, _ = shown(browser, target)
    assert page.locator("h1").inner_text().startswith("Regeringsleger")
    assert asked == []
    page.close()
