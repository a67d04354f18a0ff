#!/usr/bin/env bash
# feedgen 1.0.0 refuses an Atom entry whose title is empty, with `Required fields not set`, which names neither the entry nor
# the field; RSS is written without the title.
#
# Guess: an empty title is written as an empty element, as RFC 4287 lets it be.
# Why it matters: one story without a headline costs the whole feed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check feedgen==1.0.0 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
from datetime import UTC, datetime

from feedgen.feed import FeedGenerator

feed = FeedGenerator()
feed.id("urn:example:feed")
feed.title("feed")
feed.description("feed")
feed.link(href="urn:example:feed", rel="self")
entry = feed.add_entry()
entry.id("urn:example:entry")
entry.title("")
entry.description("text")
entry.updated(datetime(2024, 11, 30, tzinfo=UTC))
for name in ("atom_str", "rss_str"):
    try:
        written = getattr(feed, name)()
        print(name, "item" in written.decode() and "written")
    except ValueError as error:
        print(name, "→ ValueError:", error)
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
atom_str → ValueError: Required fields not set
rss_str written
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
