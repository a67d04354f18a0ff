"""What each setting of the Python libraries prints: run where these are installed, without wirecli.

In: `{"reference": seconds since 1970, "ages": [seconds, …]}`. Out: an object of
settings, each with a form for each age.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

Printer = Callable[[datetime, datetime], str]


def _arrow() -> dict[str, Printer]:
    arrow = import_module("arrow")
    return {"arrow-nl": lambda t, now: arrow.get(t).humanize(arrow.get(now), locale="nl")}


def _babel() -> dict[str, Printer]:
    dates = import_module("babel.dates")
    return {
        "babel-nl": lambda t, now: dates.format_timedelta(t - now, add_direction=True, locale="nl"),
        "babel-nl-short": lambda t, now: dates.format_timedelta(now - t, format="short", locale="nl"),
    }


def _django(now: datetime) -> dict[str, Printer]:
    settings = import_module("django.conf").settings
    settings.configure(USE_TZ=True, TIME_ZONE="UTC", LANGUAGE_CODE="nl", INSTALLED_APPS=["django.contrib.humanize"])
    import_module("django").setup()
    import_module("django.utils.translation").activate("nl")
    natural = import_module("django.contrib.humanize.templatetags.humanize")
    since = import_module("django.utils.timesince")

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Any:
            return now

    # It asks the clock; nothing else can be given to it.
    vars(natural)["datetime"] = Clock
    return {
        "django-nl-naturaltime": lambda t, _: natural.naturaltime(t),
        "django-nl-timesince": since.timesince,
    }


def _humanize() -> dict[str, Printer]:
    humanize = import_module("humanize")
    humanize.i18n.activate("nl_NL")
    return {"humanize-nl": lambda t, now: humanize.naturaltime(now - t)}


def _pendulum() -> dict[str, Printer]:
    pendulum = import_module("pendulum")
    return {"pendulum-nl": lambda t, now: pendulum.instance(t).diff_for_humans(pendulum.instance(now), locale="nl")}


def _timeago() -> dict[str, Printer]:
    timeago = import_module("timeago")
    return {"timeago-nl": lambda t, now: timeago.format(t, now, "nl")}


def main() -> None:
    """Print what was asked for on standard input."""
    asked = json.load(sys.stdin)
    now = datetime.fromtimestamp(asked["reference"], UTC)
    printers = _arrow() | _babel() | _django(now) | _humanize() | _pendulum() | _timeago()
    moments = [now - timedelta(seconds=age) for age in asked["ages"]]
    json.dump({name: [str(printer(t, now)) for t in moments] for name, printer in printers.items()}, sys.stdout)


if __name__ == "__main__":
    main()
