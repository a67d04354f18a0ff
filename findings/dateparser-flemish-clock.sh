#!/usr/bin/env bash
# dateparser 1.5.0 takes the hour of a Flemish clock for hours ago: `gisteren om 18u30` and `gisteren 18 uur`, said at 20:00,
# are 02:00; `gisteren om 18:30` is read right.
#
# Guess: a Flemish clock is read as a clock, or the whole is None.
# Why it matters: the value is wrong by most of a day and looks like any other: write clocks with a colon before it is asked.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
from datetime import datetime

import dateparser

base = {"RELATIVE_BASE": datetime(2024, 11, 30, 20, 0)}
for words in ("gisteren om 18:30", "gisteren om 18u30", "18u30", "gisteren 18 uur"):
    print(words, "→", dateparser.parse(words, languages=["nl"], settings=base))
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
gisteren om 18:30 → 2024-11-29 18:30:00
gisteren om 18u30 → 2024-11-29 02:00:00
18u30 → 2024-11-30 02:00:00
gisteren 18 uur → 2024-11-29 02:00:00
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
