#!/usr/bin/env bash
# WARC 1.1 lets WARC-Date be a day, a month or a year. FastWARC 2.0.1 then has `record_date` None, as for a record without a
# date; warcio 1.8.1 reads a day, and raises TypeError for a month or a year.
#
# Guess: both read what the standard allows as the begin of that day, month or year, or give the text.
# Why it matters: a capture whose header is dated comes out undated: read `headers['WARC-Date']` yourself, and as an interval.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check FastWARC==2.0.1 warcio==1.8.1 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
import io

import fastwarc
from warcio.timeutils import iso_date_to_datetime

RECORD = (
    "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:5f4c1c3e-6c1f-4b64-9d53-0a4f2f6b7a11>\r\nWARC-Date: {}\r\n"
    "WARC-Target-URI: https://krant.example/brug\r\nContent-Type: text/html\r\nContent-Length: 24\r\n\r\n"
    "<p>De brug is dicht.</p>\r\n\r\n"
)
for written in ("2024-11-30T17:12:00Z", "2024-11-30", "2024-11", "2024"):
    (record,) = fastwarc.ArchiveIterator(io.BytesIO(RECORD.format(written).encode()))
    assert record.headers["WARC-Date"] == written
    try:
        read = iso_date_to_datetime(written)
    except TypeError as error:
        read = f"TypeError: {error}"
    print(f"{written} → FastWARC {record.record_date}, warcio {read}")
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
2024-11-30T17:12:00Z → FastWARC 2024-11-30 17:12:00+00:00, warcio 2024-11-30 17:12:00
2024-11-30 → FastWARC None, warcio 2024-11-30 00:00:00
2024-11 → FastWARC None, warcio TypeError: function missing required argument 'day' (pos 3)
2024 → FastWARC None, warcio TypeError: function missing required argument 'month' (pos 2)
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
