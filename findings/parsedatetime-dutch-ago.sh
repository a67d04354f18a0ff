#!/usr/bin/env bash
# parsedatetime 2.6 ships a Dutch locale that reads `geleden` as ahead: `2 uur geleden`, said at 18:00, is 20:00, and
# `3 dagen geleden` the day that `over 3 dagen` is. `gisteren` is read right, and so is English `2 hours ago`.
#
# Guess: a locale that knows `gisteren` and `eergisteren` knows `geleden` as English knows `ago`.
# Why it matters: the status says that all was understood, and a stamp of the past is a time that has not come yet.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check parsedatetime==2.6 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
from datetime import datetime

import parsedatetime

now = datetime(2024, 11, 30, 18, 0)
for locale, words in (
    ("nl_NL", "gisteren"),
    ("nl_NL", "3 dagen geleden"),
    ("nl_NL", "over 3 dagen"),
    ("nl_NL", "2 uur geleden"),
    ("en_US", "2 hours ago"),
):
    calendar = parsedatetime.Calendar(parsedatetime.Constants(locale, usePyICU=False))
    found, status = calendar.parseDT(words, now)
    print(f"{words} → {found:%Y-%m-%d %H:%M}, status {status}")
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
gisteren → 2024-11-29 09:00, status 1
3 dagen geleden → 2024-12-03 18:00, status 1
over 3 dagen → 2024-12-03 18:00, status 1
2 uur geleden → 2024-11-30 20:00, status 2
2 hours ago → 2024-11-30 16:00, status 2
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
