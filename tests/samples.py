"""A page made by hand, with every field filled at least once, for tests of what comes after conversion."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from wirecli.base.clock import placed
from wirecli.model import (
    Block,
    Dateline,
    Instant,
    Mention,
    Page,
    PageWarning,
    Published,
    Reference,
    Related,
    Source,
    Story,
)

ZONE = ZoneInfo("Europe/Amsterdam")


def at(text: str) -> Instant:
    """A wall time of Amsterdam."""
    return placed(datetime.fromisoformat(text), ZONE)


MENTION = Mention(
    text="woensdag",
    block=0,
    span=(6, 14),
    type="DATE",
    value="2026-01-28",
    mod=None,
    signal="sinds",
    begin=at("2026-01-28"),
    end=at("2026-01-29"),
    grain="day",
    anchor="published",
    direction="past",
    rule="weekday",
)
LEAD = Story(
    id="0123456789abcdef",
    kind="article",
    section="Binnenland",
    headline="Veerboot vaart weer",
    byline="Van onze verslaggever",
    dateline=Dateline("BRESKENS/GENT (ANP/BELGA)", ("Breskens", "Gent"), ("ANP", "BELGA")),
    stamp=None,
    publication_lines=("Gepubliceerd: 31 januari 2026, 18:00",),
    published=Published(at("2026-01-31T18:00"), at("2026-01-31T18:00"), at("2026-01-31T18:01"), "minute", "text"),
    blocks=(
        Block("paragraph", "Sinds woensdag ligt de veerboot stil."),
        Block("subhead", "Twee weken"),
        Block("quote", "Dat duurde bijna vier jaar"),
        Block("list-item", "één"),
        Block("caption", "De boot. Foto: ANP"),
    ),
    times=(
        MENTION,
        MENTION._replace(text="bijna vier jaar", block=2, span=(11, 26), type="DURATION", value="P4Y", mod="LESS_THAN",
                signal=None, begin=None, end=None, grain="year", anchor="none", direction="none"),
    ),
)  # fmt: skip
TEASER = Story(
    id="fedcba9876543210",
    kind="teaser",
    section=None,
    headline=None,
    byline=None,
    dateline=None,
    stamp="1 uur geleden",
    publication_lines=(),
    published=Published(at("2026-01-31T17:30"), at("2026-01-31T16:30"), at("2026-01-31T17:30"), "hour", "stamp"),
    blocks=(Block("paragraph", 'Hij zei: "ja, nee; misschien".'),),
    times=(),
)
PAGE = Page(
    source=Source("page.txt", "0" * 64, 321, "utf-8", "text/html", "https://example.org/page"),
    reference=Reference(at("2026-01-31T18:30"), "option"),
    article=LEAD,
    related=(Related("Meer uit Sport", "Sport", (TEASER,)), Related(None, None, ())),
    furniture=("Deel dit artikel",),
    warnings=(PageWarning("stamp-count", "The stamps don't fit the teasers; check the page."),),
)


def with_text(text: str) -> Page:
    """A page that says nothing but `text`, in every place where a page can say something."""
    dateline = Dateline(text, (text,), (text,))
    mention = MENTION._replace(text=text, span=(0, len(text)), signal=text, value=text, begin=None, end=None)
    story = LEAD._replace(section=text, headline=text, byline=text, dateline=dateline, publication_lines=(text,),
                    blocks=(Block("paragraph", text), Block("subhead", text)), times=(mention,))  # fmt: skip
    return Page(
        source=PAGE.source._replace(name=text, url=text),
        reference=PAGE.reference,
        article=story,
        related=(Related(text, text, (story._replace(kind="teaser", stamp=text),)),),
        furniture=(text,),
        warnings=(PageWarning("no-story", text),),
    )
