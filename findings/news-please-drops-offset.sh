#!/usr/bin/env bash
# news-please 1.6.16 cuts the offset off what a page says: `2024-11-30T18:12:00+01:00` and `2024-11-30T17:12:00Z`, one moment,
# come out an hour apart, as naive 18:12 and 17:12.
#
# Guess: `date_publish` is in UTC, naive or not, or keeps its offset.
# Why it matters: stories of two sites can't be put in order, and no later step can mend it: read the page's metadata yourself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check news-please==1.6.16 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
import newsplease

TEXT = "<p>De brug over de IJssel is tot vrijdag dicht, zegt de gemeente. Het verkeer gaat over de oude brug.</p>" * 5
for told in ("2024-11-30T18:12:00+01:00", "2024-11-30T17:12:00Z"):
    page = (
        f'<!DOCTYPE html><html lang=nl><head><title>Brug</title><meta property="article:published_time" content="{told}"></head>'
        f"<body><article><h1>Brug</h1>{TEXT}</article></body></html>"
    )
    article = newsplease.NewsPlease.from_html(page, url="https://krant.example/brug")
    print(f"{told} → {article.date_publish.isoformat()}")
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py" 2>/dev/null)
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
2024-11-30T18:12:00+01:00 → 2024-11-30T18:12:00
2024-11-30T17:12:00Z → 2024-11-30T17:12:00
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
