#!/usr/bin/env bash
# htmldate 1.11.0 finds `Gepubliceerd: 3 maart 2025` on a page and gives 1 January 2025; and 1 January of `3 augustus 2025`;
# `3 mei 2025` and `30 november 2024` are read right.
#
# Guess: a Dutch month is read, or there is no date.
# Why it matters: a day and month that nobody printed, without a mark that only the year was found.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check htmldate==1.11.0 lxml_html_clean 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
from htmldate import find_date

for printed in ("3 maart 2025", "3 mei 2025", "30 november 2024", "3 augustus 2025", "7 januari 2025"):
    page = f"<html><head><title>Brug dicht</title></head><body><article><h1>Brug dicht</h1><span>Gepubliceerd: {printed}</span><p>De brug is dicht. Dat zegt de gemeente in een brief aan de raad.</p></article></body></html>"
    print(printed, "→", find_date(page))
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
3 maart 2025 → 2025-01-01
3 mei 2025 → 2025-05-03
30 november 2024 → 2024-11-30
3 augustus 2025 → 2025-01-01
7 januari 2025 → 2025-01-07
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
