#!/usr/bin/env bash
# feed2json 2025.7.15 gives each item an attachment that nobody sent: a string with a sketch of what an attachment holds. The
# text of an RSS item goes to `summary`, and `content_html` and `content_text`, of which JSON Feed asks for one, are null.
#
# Guess: an item without an enclosure has no attachments, and its description is `content_html`.
# Why it matters: what comes out is no JSON Feed to a reader that checks, and to one that doesn't, items have no text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check feed2json==2025.7.15 feedparser==6.0.14 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
import pathlib
import tempfile

import feed2json

path = pathlib.Path(tempfile.mkdtemp()) / "krant.xml"
path.write_text(
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Krant</title><link>https://krant.example/</link>'
    "<description>Nieuws</description><item><title>Brug dicht</title><link>https://krant.example/brug</link>"
    "<guid>https://krant.example/brug</guid><description>De brug is dicht.</description>"
    "<pubDate>Sat, 30 Nov 2024 18:12:00 +0100</pubDate></item></channel></rss>"
)
(item,) = feed2json.feed2json(str(path))["items"]
for key in ("content_html", "content_text", "summary"):
    print(key, "→", item[key])
(attachment,) = item["attachments"]
print("attachments → one, a", type(attachment).__name__, "that begins", " ".join(attachment.split())[:5])
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
content_html → None
content_text → None
summary → De brug is dicht.
attachments → one, a str that begins {"url
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
