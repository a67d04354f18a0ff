#!/usr/bin/env bash
# Names of fields are case-insensitive in WARC. FastWARC 2.0.1 knows some only as the standard spells them: with `warc-type` a
# response is of type unknown, with `content-type` it is not parsed as HTTP, and `content-length` is an invalid header. It finds
# `warc-date` and `warc-record-id`, and warcio 1.8.1 finds all of them.
#
# Guess: FastWARC, which reads HTTP's fields in any case, reads WARC's so too, and a miss would be an error.
# Why it matters: whoever asks for responses passes such a record over without a word: look for `unknown` among the types.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check FastWARC==2.0.1 warcio==1.8.1 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
import io

import fastwarc
from warcio.archiveiterator import ArchiveIterator

PAGE = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>De brug is dicht.</p>"
RECORD = (
    "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:5f4c1c3e-6c1f-4b64-9d53-0a4f2f6b7a11>\r\n"
    "WARC-Date: 2024-11-30T17:12:00Z\r\nWARC-Target-URI: https://krant.example/brug\r\n"
    f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(PAGE)}\r\n\r\n"
)
for name in ("WARC-Date", "WARC-Type", "Content-Type", "Content-Length"):
    archive = (RECORD.replace(name, name.lower()) + PAGE + "\r\n\r\n").encode()
    try:
        (record,) = fastwarc.ArchiveIterator(io.BytesIO(archive))
        told = f"{record.record_type}, HTTP {record.is_http}, dated {record.record_date is not None}"
    except OSError as error:
        told = f"OSError: {error}"
    (other,) = ArchiveIterator(io.BytesIO(archive))
    print(f"{name.lower()}: FastWARC {told}; warcio {other.rec_type}, status {other.http_headers.get_statuscode()}")
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
warc-date: FastWARC response, HTTP True, dated True; warcio response, status 200
warc-type: FastWARC unknown, HTTP True, dated True; warcio response, status 200
content-type: FastWARC response, HTTP False, dated True; warcio response, status 200
content-length: FastWARC OSError: Invalid WARC header; warcio response, status 200
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
