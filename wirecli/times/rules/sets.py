"""What recurs: `elke dag`, `iedere maandag`, `om de twee weken`, `'s zondags`, `wekelijks`."""

from __future__ import annotations

from typing import Final

from wirecli.model import Grain, Mod
from wirecli.times.quantity import Dial, Quantity
from wirecli.times.resolve import Reading, whole
from wirecli.times.rule import NOT_A_TIME, Context, Result, Rule, Several
from wirecli.times.rules.beside import free
from wirecli.times.rules.clocks import in_part


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


def every_weekday(
    ctx: Context,
    weekday: int | None = None,
    weekdays: int | None = None,
    weekdays_gen: int | None = None,
    second: int | None = None,
    third: int | None = None,
    every: int = 1,
    dial: Dial | None = None,
    by: Mod | None = None,
    tail: str = "",
) -> Result:
    """`elke dinsdag en donderdag`, `elke maandag om 16.00 uur`: a clock behind the last is that of all."""
    if dial and ctx.words()[-1].isdecimal() and not free(ctx):
        return None
    first = next(number for number in (weekday, weekdays, weekdays_gen) if number is not None)
    clock = _clock(dial, tail) if dial else ""
    spans = ctx.spans
    told = [(spans[name][0], number) for name, number in (("second", second), ("third", third)) if number is not None]
    if not told:
        return _set(f"XXXX-WXX-{first}{clock}", "day").modified(by)
    end = next(spans[name][1] for name in ("weekday", "weekdays", "weekdays_gen") if name in spans)
    places = [((ctx.start, end), first)]
    for at, number in told:
        places.append(((at, ctx.end if at == told[-1][0] else at + 1), number))
    return Several(tuple((span, _set(f"XXXX-WXX-{number}{clock}", "day").modified(by)) for span, number in places))


def every_nth(ctx: Context, weekday: int, dial: Dial, every: int = 1, **others: object) -> Result:
    """`elke eerste maandag van de maand om 20.00 uur`."""
    by, tail = others.get("by"), others.get("tail") or ""
    return every_weekday(ctx, weekday, dial=dial, by=by, tail=tail)  # type: ignore[arg-type]


def _clock(dial: Dial, code: str = "") -> str:
    """The clock of a set, in waking hours where it is told in half days."""
    minutes = in_part(dial, code) if code else dial.minutes + (720 if dial.half_day and dial.minutes < 7 * 60 else 0)
    return f"T{minutes // 60 % 24:02}:{minutes % 60:02}"


def every_weekday_part(
    ctx: Context, weekday_part: tuple[int, str], every: int, weekday: int | None = None, dial: Dial | None = None,
    by: Mod | None = None, tail: str = "",
) -> Result:  # fmt: skip
    """`elke zaterdagavond om acht uur`, `elke maandag- en dinsdagavond`."""
    number, code = weekday_part
    clock = _clock(dial, tail or code) if dial else f"T{code}"
    if weekday is None:
        return _set(f"XXXX-WXX-{number}{clock}", "part").modified(by)
    one, two = (_set(f"XXXX-WXX-{of}{clock}", "part").modified(by) for of in (weekday, number))
    return Several((((ctx.start, ctx.place("weekday")[1] + 1), one), ((ctx.place("weekday_part")[0], ctx.end), two)))


def every_part(
    ctx: Context,
    part: str = "",
    every: int = 1,
    dial: Dial | None = None,
    by: Mod | None = None,
    frequency: str = "P1D",
    tail: str = "",
) -> Result:
    """`elke ochtend`, `elke dag om 8.00 uur`."""
    if frequency != "P1D":
        return None
    return _set(f"XXXX-XX-XX{_clock(dial, tail or part)}" if dial else f"XXXX-XX-XXT{part}", "part").modified(by)


def every_season(ctx: Context, season: str, every: int) -> Result:
    return _set(f"XXXX-{season}", "season")


def every_month(ctx: Context, month: int, every: int) -> Result:
    return _set(f"XXXX-{month:02}", "month")


def every_weekend(_ctx: Context, **others: int) -> Result:
    return _set("XXXX-WXX-WE", "weekend")


def frequency(ctx: Context, frequency: str) -> Result:
    if ctx.word(0) in {"leven", "bestuur", "brood", "bestuurder", "werk", "onderhoud"}:
        return NOT_A_TIME
    grain: Grain = {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "hour"}[frequency[-1]]  # type: ignore[assignment]
    return _set(frequency, grain)


_AT: Final = "(({by} ({dial}|{figure:dial})|{written:dial}) {tail}?)"

RULES: Final[tuple[Rule, ...]] = (
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
    Rule(
        "every-weekday",
        f"({{every}} {{weekday}} ((,|en|of) {{weekday:second}} ((en|of) {{weekday:third}})?)?"
        f"|' s {{weekdays_gen}}|{{weekdays_gen}}|{{weekdays}}) {_AT}?",
        every_weekday,
        examples=(
            ("iedere maandag", "XXXX-WXX-1"),
            ("'s zondags", "XXXX-WXX-7"),
            ("zaterdagen", "XXXX-WXX-6"),
            ("[elke dinsdag] en [donderdag]", "XXXX-WXX-2"),
            ("elke maandag om 16.00 uur", "XXXX-WXX-1T16:00"),
            ("'s zondags om tien uur", "XXXX-WXX-7T10:00"),
        ),
    ),
    Rule(
        "every-nth-weekday",
        f"{{every}} ({{ord}}|{{nth_last}}) {{weekday}} (van|in) (de|elke|iedere) maand {_AT}",
        every_nth,
        examples=(
            ("elke eerste maandag van de maand om 20.00 uur", "XXXX-WXX-1T20:00"),
            ("iedere laatste vrijdag van de maand om half negen 's avonds", "XXXX-WXX-5T20:30"),
        ),
    ),
    Rule(
        "every-weekday-part",
        f"{{every}} ({{weekday}} - (en|of))? {{weekday_part}} {_AT}?",
        every_weekday_part,
        examples=(
            ("elke zaterdagavond", "XXXX-WXX-6TEV"),
            ("[elke maandag-] en [dinsdagavond]", "XXXX-WXX-1TEV"),
            ("elke vrijdagavond om acht uur", "XXXX-WXX-5T20:00"),
        ),
    ),
    Rule(
        "every-part",
        f"{{every}} {{part}} {_AT}?|({{every}} dag|{{frequency}}) {_AT}",
        every_part,
        examples=(("elke ochtend", "XXXX-XX-XXTMO"), ("elke dag om 8.00 uur", "XXXX-XX-XXT08:00")),
        refuses=("wekelijks om 8.00 uur",),
    ),
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
