#!/usr/bin/env bash
# rfeed 1.1.1 writes the wall clock of an aware datetime and calls it GMT: 18:12 at +01:00 is `18:12:00 GMT` in the feed.
#
# Guess: an aware datetime is converted to UTC, and a naive one is taken for it.
# Why it matters: a feed written with Dutch times dates each item an hour late in winter and two in summer, often after it is
# read: give rfeed UTC.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check rfeed==1.1.1 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import rfeed

for zone in ("Europe/Amsterdam", "UTC"):
    time = datetime(2024, 11, 30, 18, 12, tzinfo=ZoneInfo(zone))
    item = rfeed.Item(title="Brug dicht", pubDate=time)
    feed = rfeed.Feed(title="Krant", link="https://krant.example/", description="Nieuws", items=[item]).rss()
    print(time.isoformat(), "→", re.search("<pubDate>(.*)</pubDate>", feed)[1])
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
2024-11-30T18:12:00+01:00 → Sat, 30 Nov 2024 18:12:00 GMT
2024-11-30T18:12:00+00:00 → Sat, 30 Nov 2024 18:12:00 GMT
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
