#!/usr/bin/env bash
# fastfeedparser 0.6.5 fills a date of a feed that names no day, as W3CDTF lets `dc:date` be, with the day on which it is read:
# `2024-10` is the nth of October on the nth of a month, and `2024` is today's day and month in 2024.
#
# Guess: `2024-10` is the first of October at midnight, as feedparser has it, and `2024` is the first of January.
# Why it matters: the item moves a day with each day that the feed is read, and its date looks as sure as any.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check fastfeedparser==0.6.5 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
from datetime import UTC, datetime, timedelta

import fastfeedparser

feed = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Krant</title>'
    "<link>https://krant.example/</link><description>Nieuws</description><item><title>Brug dicht</title>"
    "<dc:date>{}</dc:date></item></channel></rss>"
)
for written in ("2024-10-07", "2024-10", "2024"):
    read = fastfeedparser.parse(feed.format(written)).entries[0]["published"]
    now = datetime.now(UTC)
    days = [now - timedelta(minutes=1), now, datetime.now()]  # midnight may pass, or be another here
    if read[:10] in {f"2024-{day:%m-%d}" for day in days}:
        read = "today's day and month"
    elif read[:10] in {f"2024-10-{day:%d}" for day in days} and written != "2024-10-07":
        read = "October, today's day"
    print(written, "→", read)
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
2024-10-07 → 2024-10-07T00:00:00+00:00
2024-10 → October, today's day
2024 → today's day and month
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
