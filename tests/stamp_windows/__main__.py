"""`python -m tests.stamp_windows [LIBRARY=VERSION …]`: does `wirecli/stamps/libraries.tsv` say what libraries print?

The packages are installed into a temporary folder, in the versions that the table names or those that are asked for.
Each setting prints a sweep of ages: each second below two hours, each minute below three days, each hour up to 400
days, in UTC, where no clock changes. Told is, library by library:

- a wording that the table lacks;
- an age outside the window that the table gives for its wording;
- a window below two hours that is wider than what is printed, by more than the second that halves are rounded by.

A wording of the table that is never printed is not seen. At the end stands how often the default's bounds hold the age
that was printed, of single stamps and of listings. The exit status is 1 where something has changed, 2 where a package
could not be installed or called. It needs pip, node and npm.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean

from tests.stamps.figures import DAYS_30, dated
from wirecli.model import Instant
from wirecli.stamps import libraries

HERE = Path(__file__).parent
# No swept minute or hour before it is a midnight: whether a window holds its own end is not asked.
REFERENCE = Instant(datetime(2026, 6, 17, 12, 34, 56, tzinfo=UTC))
SECONDS, MINUTES, HOURS = 7200, 3 * 86400, 400 * 86400
AGES = (*range(SECONDS), *range(SECONDS, MINUTES, 60), *range(MINUTES, HOURS, 3600))

PYTHON = ("arrow", "babel", "django", "humanize", "pendulum", "timeago")
NODE = {
    name: name
    for name in (
        "date-fns", "dayjs", "javascript-time-ago", "luxon", "moment", "react-timeago", "timeago.js",
    )
} | {"formatjs": "@formatjs/intl-utils"}  # fmt: skip
ELSEWHERE = {
    "carbon": "PHP",
    "humanizer": ".NET",
    "jquery-timeago": "a browser",
    "prettytime": "Java",
    "rails": "Ruby",
    "relative-time-element": "a browser",
    "wordpress": "PHP",
}
# What a library needs beside itself.
BESIDE = {"react": "19.3.1", "react-dom": "19.3.1"}
# From these ages on a setting prints a date.
DATED = {f"javascript-time-ago-twitter{style}": 84600 for style in ("", "-minute", "-minute-now", "-now")}


def main(arguments: list[str]) -> int:
    """Measure, tell, and say by the exit status whether something has changed."""
    versions = _versions() | dict(argument.split("=", 1) for argument in arguments)
    with tempfile.TemporaryDirectory() as folder:
        try:
            printed = _printed(Path(folder), versions)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"not measured: {error}", file=sys.stderr)
            return 2
    return _told(printed, versions)


def _told(printed: dict[str, list[str]], versions: dict[str, str]) -> int:
    changed = False
    table = libraries.settings()
    for library in libraries.LIBRARIES:
        if library in ELSEWHERE:
            print(f"{library}: not measured, needs {ELSEWHERE[library]}")
            continue
        lines = []
        for setting in (name for name in table if table[name] == library):
            found = list(changes(setting, printed[setting])) if setting in printed else ["nothing prints it"]
            lines += [f"  {setting}: {line}" for line in found]
        print(
            f"{library} {versions[library]}: {f'{len(lines)} changed' if lines else 'as the table says'}",
            *lines,
            sep="\n",
        )
        changed = changed or bool(lines)
    for number, name in ((1, "single stamps"), (12, "listings of 12")):
        held = {setting: _held(setting, forms, number) for setting, forms in printed.items()}
        worst = min(held, key=held.__getitem__)
        print(f"{name}: the bounds hold {mean(held.values()):.2%} on average, {held[worst]:.2%} at worst ({worst})")
    return int(changed)


def _held(setting: str, forms: list[str], number: int) -> float:
    """The part of the printed ages, from a minute on, that the bounds hold, in listings of `number`."""
    chance = random.Random(number)
    ages = [at for at, age in enumerate(AGES) if 60 <= age < min(DATED.get(setting, HOURS), DAYS_30)]
    truths = held = 0
    for _ in range(1200 // number):
        drawn = sorted(chance.choices(ages, k=number))
        moments = [Instant(datetime.fromtimestamp(REFERENCE.timestamp() - AGES[at], UTC)) for at in drawn]
        listing = [(moment, forms[at], 1.0) for moment, at in zip(moments, drawn, strict=True)]
        bounds = dated(listing, REFERENCE)
        truths += number
        held += sum(low <= moment.timestamp() <= high for moment, (low, high) in zip(moments, bounds, strict=True))
    return held / truths


def changes(setting: str, forms: list[str]) -> Iterator[str]:
    """What the table says otherwise than the forms that a setting printed, one for each of the `AGES`."""
    ages: defaultdict[str, list[int]] = defaultdict(list)
    for age, form in zip(AGES, forms, strict=True):
        if age < DATED.get(setting, HOURS):
            ages[form].append(age)
    for form, seen in ages.items():
        window = libraries.windows(form, REFERENCE).get(setting)
        measured = f"{form!r} is printed from {seen[0]} to {seen[-1]}"
        if window is None:
            yield f"{measured}, which the table lacks"
            continue
        youngest, oldest = window
        told = f"the table says from {youngest:.0f} to before {oldest:.0f}"
        if any(not youngest <= age < oldest for age in seen):
            yield f"{measured}, {told}"
        elif oldest <= SECONDS and (seen[0] > youngest + 1 or seen[-1] < oldest - 2):
            yield f"{measured} only, {told}"


def _versions() -> dict[str, str]:
    """The version of each library that the table was measured with; behind a semicolon stands what it ran on."""
    heads = [line.split("\t") for line in Path(libraries.FILE).read_text("utf-8").splitlines() if line.startswith("= ")]
    return {library: version.partition(";")[0] for _, library, version, _ in heads}


def _printed(folder: Path, versions: dict[str, str]) -> dict[str, list[str]]:
    """The forms that each setting prints for the ages."""
    python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    _run([sys.executable, "-m", "venv", str(folder / "venv")], folder)
    pinned = [f"{name}=={versions[name]}" for name in PYTHON]
    _run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *pinned], folder)
    (folder / "package.json").write_text("{}", "utf-8")
    node = {package: versions[name] for name, package in NODE.items()} | BESIDE
    pinned = [f"{package}@{version}" for package, version in node.items()]
    _run(["npm", "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", *pinned], folder)
    # A module finds its packages from where it stands.
    script = folder / "printers.mjs"
    script.write_bytes((HERE / "printers.mjs").read_bytes())
    asked = json.dumps({"reference": REFERENCE.timestamp(), "ages": AGES})
    printed: dict[str, list[str]] = {}
    for command in ([str(python), str(HERE / "printers.py")], ["node", str(script)]):
        printed |= json.loads(_run(command, folder, asked))
    return printed


def _run(command: list[str], folder: Path, asked: str = "") -> str:
    done = subprocess.run(command, cwd=folder, input=asked, stdout=subprocess.PIPE, check=True, encoding="utf-8")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
