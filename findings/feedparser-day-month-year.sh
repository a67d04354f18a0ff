#!/usr/bin/env bash
# feedparser 6.0.14 reads `30-11-2024 18:12`, as many Dutch sites write an item's date, as 20 November 2030: it takes the
# figures for an ISO date with a year of two digits, and says nothing.
#
# Guess: such a date is none of RFC 822, W3CDTF or ISO 8601, so `published_parsed` is None.
# Why it matters: a feed's item is dated six years ahead, with a value that looks as sure as any: read the raw string yourself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
import feedparser

for written in ("30-11-2024 18:12", "30-11-2024", "30/11/2024 18:12", "Sat, 30 Nov 2024 18:12:00 +0100"):
    feed = f"<rss version='2.0'><channel><item><title>a</title><pubDate>{written}</pubDate></item></channel></rss>"
    found = feedparser.parse(feed).entries[0].get("published_parsed")
    print(written, "→", "-".join(map(str, found[:3])) if found else None)
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
30-11-2024 18:12 → 2030-11-20
30-11-2024 → 2030-11-20
30/11/2024 18:12 → None
Sat, 30 Nov 2024 18:12:00 +0100 → 2024-11-30
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
