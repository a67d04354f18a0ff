#!/usr/bin/env bash
# Two readers of web archives refuse WARC/1.1, the standard of 2017: warc3-wet 0.2.5 (of 2024) says `Unsupported WARC version:
# 1.1`, and warctools 5.0.1 (of 2025) raises a TypeError of its own while it makes such a message. The records below differ in
# their first line alone.
#
# Guess: a reader that is still released reads WARC/1.1, which changed little.
# Why it matters: an archive written as 1.1 can't be read where these are in use: write 1.0 for those who must have it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check warc3-wet==0.2.5 warctools==5.0.1 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
import io
import pathlib
import tempfile

import warc
from hanzo.warctools import WarcRecord

PAGE = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>De brug is dicht.</p>"
RECORD = (
    "WARC/{}\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:5f4c1c3e-6c1f-4b64-9d53-0a4f2f6b7a11>\r\n"
    "WARC-Date: 2024-11-30T17:12:00Z\r\nWARC-Target-URI: https://krant.example/brug\r\n"
    f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(PAGE)}\r\n\r\n{PAGE}\r\n\r\n"
)
path = pathlib.Path(tempfile.mkdtemp()) / "krant.warc"
for version in ("1.0", "1.1"):
    archive = RECORD.format(version).encode()
    path.write_bytes(archive)
    try:
        print(version, "warc3-wet →", [record.url for record in warc.WARCFile(fileobj=io.BytesIO(archive))])
    except OSError as error:
        print(version, "warc3-wet → OSError:", error)
    try:
        read = WarcRecord.open_archive(str(path), gzip=None).read_records(limit=None)
        print(version, "warctools →", [record.url.decode() for _, record, _ in read if record])
    except TypeError as error:
        print(version, "warctools → TypeError:", error)
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
1.0 warc3-wet → ['https://krant.example/brug']
1.0 warctools → ['https://krant.example/brug']
1.1 warc3-wet → OSError: Unsupported WARC version: 1.1
1.1 warctools → TypeError: sequence item 0: expected str instance, bytes found
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
