#!/usr/bin/env bash
# arrow 1.4.0 tells an age of 15 to 45 days as `een maand geleden` in Dutch, and of exactly two weeks as `2 weken geleden`.
#
# Guess: weeks are counted up to four, so 15 days are `2 weken geleden`.
# Why it matters: `een maand geleden` can be a story of two weeks ago: bounds of 30 to 60 days leave it out.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check arrow==1.4.0 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
import arrow

now = arrow.get(2024, 11, 30, 18)
told = None
for hours in range(5 * 24, 60 * 24):
    words = now.shift(hours=-hours).humanize(now, locale="nl")
    if words != told:
        print(f"from {hours / 24:g} days: {words}")
        told = words
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
from 5 days: 5 dagen geleden
from 6 days: 6 dagen geleden
from 7 days: een week geleden
from 14 days: 2 weken geleden
from 15 days: een maand geleden
from 46 days: 2 maanden geleden
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
