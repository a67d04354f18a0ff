"""Times told from the mention before: `een dag later`, `de volgende ochtend`, `diezelfde avond`, `dat jaar`."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from wirecli.base.clock import moved
from wirecli.times import resolve
from wirecli.times.quantity import Quantity
from wirecli.times.resolve import Reading, way_of
from wirecli.times.rule import Context, Result, Rule


def later(ctx: Context, quantity: Quantity, later: int) -> Result:
    """Counted from the beginning of the mention before, then widened to the unit."""
    last = ctx.story.last
    if quantity.vague:
        return quantity.plain()._replace(anchor="mention" if last else "base", direction=way_of(later))
    if last is None or last.begin is None:
        return quantity.unit_at(ctx.at, later).told(way_of(later)) if ctx.word(0) != "dan" else None
    if ctx.word(0) == "dan":
        return None
    return quantity.unit_at(last.begin, later)._replace(anchor="mention", direction=way_of(later))


def next_unit(ctx: Context, whole: str = "day", part: str = "", sign: int = 1) -> Result:
    """`de volgende dag`, `de dag ervoor`, `het jaar daarop`, `de volgende ochtend`."""
    last = ctx.story.last
    words = ctx.words()
    sign = -1 if {"ervoor", "daarvoor", "tevoren", "voordien", "vorige"} & set(words) else 1
    told = last is not None and last.begin is not None
    if last is None or last.begin is None:
        if {"volgende", "volgend", "vorige"} & set(words) and whole != "day" and not part:
            return None
        base = ctx.at
    else:
        base = last.begin
        if (("volgende" in words) or ("volgend" in words)) and whole != "day" and not part and ctx.way != "past":
            return None  # `de volgende week` told ahead is the anchor's
    if part:
        day = base.date() + timedelta(days=sign)
        reading = resolve.part(day + timedelta(days=part == "NI" and sign < 0), part, ctx.zone)
    elif whole == "day":
        reading = resolve.day(base.date() + timedelta(days=sign), ctx.zone)
    else:
        reading = resolve.unit_of(whole, moved(base, "week" if whole == "weekend" else whole, sign), ctx.zone)
    return reading._replace(anchor="mention" if told else "base", direction=way_of(sign))


def same_unit(ctx: Context, that: int, whole: str = "", part: str = "", season: str = "") -> Result:
    """`diezelfde avond`, `dat jaar`, `die dag`: the unit of the mention before."""
    last = ctx.story.last
    if last is None or last.begin is None:
        return None if ctx.words()[0] in {"die", "dat"} else _same(ctx, ctx.at.date(), ctx.at, whole, part, season)
    return _same(ctx, last.day, last.begin, whole, part, season)._replace(anchor="mention")


def _same(ctx: Context, of: date, at: datetime, whole: str, part: str, season: str) -> Reading:
    if part:
        last = ctx.story.last
        night = part == "NI" and not (last is not None and last.value.endswith("TNI"))
        return resolve.part(of + timedelta(days=night), part, ctx.zone)
    if season:
        return resolve.season(of.year, season, ctx.zone)
    return resolve.unit_of(whole or "day", at, ctx.zone)


RULES: tuple[Rule, ...] = (
    Rule(
        "later",
        "{quantity} {later}",
        later,
        examples=(
            ("Op 3 mei 2024 begon het. [Een dag later] was het voorbij", "2024-05-04"),
            ("In 2008 won hij, [vier jaar later] weer", "2012"),
            ("Op 3 mei 2024 om 9u40 begon het, [een kwartier later] was het voorbij", "2024-05-03T09:55"),
            ("Dinsdag viel het, [twee weken eerder] niet", "2024-W46"),
        ),
        refuses=("eerder dan drie jaar later dan",),
    ),
    Rule(
        "next-unit",
        "(de|het) (volgende|volgend|vorige) (dag|{whole}|{part})|(de|het) (dag|{whole}|{part}) (daarop|erop|erna|daarna"
        "|nadien|ervoor|daarvoor|tevoren|voordien|daaropvolgende)"
        "|daags (nadien|erna|daarna|tevoren|ervoor|daarvoor|voordien)"
        "|' s anderendaags|de (daaropvolgende|daarop volgende) (dag|{whole}|{part})",
        next_unit,
        examples=(
            ("Op 3 mei 2024 begon het. [De volgende dag] was het voorbij", "2024-05-04"),
            ("In 2019 won hij. [Het jaar daarop] niet", "2020"),
            ("Op 3 mei 2024 begon het. [De volgende ochtend] was het voorbij", "2024-05-04TMO"),
        ),
    ),
    Rule(
        "same-unit",
        "{that} (dag|{whole}|{part}|{season})",
        same_unit,
        examples=(
            ("Op 3 mei 2024 begon het. [Diezelfde avond] was het voorbij", "2024-05-03TEV"),
            ("In juli 2019 won hij. [Dat jaar] niet meer", "2019"),
        ),
        refuses=("die dag",),
    ),
)
