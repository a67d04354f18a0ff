"""All rules, in the order that settles ties between matches of one length."""

from wirecli.times.rule import Rule
from wirecli.times.rules import (
    calendar,
    clocks,
    days,
    durations,
    elapsed,
    holidays,
    longtail,
    names,
    narrative,
    nth,
    periods,
    sets,
)

RULES: tuple[Rule, ...] = (
    *names.RULES,
    *narrative.RULES,
    *elapsed.RULES,
    *clocks.RULES,
    *days.RULES,
    *holidays.RULES,
    *calendar.RULES,
    *periods.RULES,
    *nth.RULES,
    *sets.RULES,
    *durations.RULES,
    *longtail.RULES,
)

__all__ = ["RULES"]
