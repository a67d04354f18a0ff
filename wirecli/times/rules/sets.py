"""What recurs: `elke dag`, `iedere maandag`, `om de twee weken`, `'s zondags`, `wekelijks`."""

from __future__ import annotations

from wirecli.model import Grain
from wirecli.times.quantity import Quantity
from wirecli.times.resolve import Reading, whole
from wirecli.times.rule import NOT_A_TIME, Context, Result, Rule


def _set(value: str, grain: Grain) -> Reading:
    return Reading("SET", value, None, None, grain, anchor="none")


def _every(count: float, unit: str) -> Reading:
    quantity = Quantity((whole(count, unit),), None)
    return quantity.plain()._replace(type="SET", anchor="none")


def every_unit(ctx: Context, every: int, unit: tuple[str, int]) -> Result:
    return _every((unit[1]), unit[0])


def every_quantity(ctx: Context, quantity: Quantity, every: int = 1) -> Result:
    """`elke drie uur`, `om de twee weken`, `eens in de vier jaar`."""
    if quantity.vague or quantity.mod or ctx.word(0) in {"durende", "oude", "lange"}:
        return None  # `om de bijna vier jaar durende oorlog te beëindigen`
    return quantity.plain()._replace(type="SET", anchor="none")


def every_other(ctx: Context, unit: tuple[str, int]) -> Result:
    """`om de dag`: every second one; `om het uur`: each."""
    times = 2 if ctx.words()[1] == "de" else 1
    return _every((unit[1] * times), unit[0])


def every_weekday(ctx: Context, weekday: int, every: int = 1) -> Result:
    return _set(f"XXXX-WXX-{weekday}", "day")


def weekdays(ctx: Context, weekdays: int = 0, weekdays_gen: int = 0) -> Result:
    return _set(f"XXXX-WXX-{weekdays or weekdays_gen}", "day")


def every_weekday_part(ctx: Context, weekday_part: tuple[int, str], every: int) -> Result:
    return _set(f"XXXX-WXX-{weekday_part[0]}T{weekday_part[1]}", "part")


def every_part(ctx: Context, part: str, every: int) -> Result:
    return _set(f"XXXX-XX-XXT{part}", "part")


def every_season(ctx: Context, season: str, every: int) -> Result:
    return _set(f"XXXX-{season}", "season")


def every_month(ctx: Context, month: int, every: int) -> Result:
    return _set(f"XXXX-{month:02}", "month")


def every_weekend(_ctx: Context, **_: int) -> Result:
    return _set("XXXX-WXX-WE", "weekend")


def frequency(ctx: Context, frequency: str) -> Result:
    if ctx.word(0) in {"leven", "bestuur", "brood", "bestuurder", "werk", "onderhoud"}:
        return NOT_A_TIME
    grain: Grain = {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "hour"}[frequency[-1]]  # type: ignore[assignment]
    return _set(frequency, grain)


RULES: tuple[Rule, ...] = (
    Rule("every-unit", "{every} {unit}", every_unit, examples=(("elke dag", "P1D"), ("ieder kwartier", "PT15M"))),
    Rule(
        "every-quantity",
        "({every}|om de|om het|eens in de) {quantity}",
        every_quantity,
        examples=(("om de twee weken", "P2W"), ("elke drie uur", "PT3H"), ("om het half uur", "PT30M")),
        refuses=("om de bijna vier jaar durende oorlog te beëindigen", "om de twee weken durende staking te breken"),
    ),
    Rule(
        "every-other",
        "om (de|het) andere? {unit}",
        every_other,
        examples=(("om de dag", "P2D"), ("om het uur", "PT1H")),
    ),
    Rule("every-weekday", "{every} {weekday}", every_weekday, examples=(("iedere maandag", "XXXX-WXX-1"),)),
    Rule(
        "weekdays",
        "' s {weekdays_gen}|{weekdays_gen}|{weekdays}",
        weekdays,
        examples=(("'s zondags", "XXXX-WXX-7"), ("zaterdagen", "XXXX-WXX-6")),
    ),
    Rule(
        "every-weekday-part",
        "{every} {weekday_part}",
        every_weekday_part,
        examples=(("elke zaterdagavond", "XXXX-WXX-6TEV"),),
    ),
    Rule("every-part", "{every} {part}", every_part, examples=(("elke ochtend", "XXXX-XX-XXTMO"),)),
    Rule("every-season", "{every} {season}", every_season, examples=(("elke zomer", "XXXX-SU"),)),
    Rule("every-month", "{every} {month}", every_month, examples=(("elke mei", "XXXX-05"),)),
    Rule("every-weekend", "{every} (weekend|weekeinde)", every_weekend, examples=(("elk weekend", "XXXX-WXX-WE"),)),
    Rule(
        "frequency",
        "{frequency}",
        frequency,
        examples=(("wekelijks", "P1W"), ("halfjaarlijkse", "P6M")),
        refuses=("het dagelijks bestuur",),
    ),
)
