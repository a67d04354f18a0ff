#!/usr/bin/env bash
# humanize 4.17.0 rounds ages to the nearest unit in `naturaltime`: 59.5 minutes are `een uur geleden`, 23.5 hours are
# `een dag geleden`, 16 days are `een maand geleden`.
#
# Guess: it counts down, as it did for years: 59 minutes and 59 seconds are `59 minuten geleden`.
# Why it matters: what a stamp bounds hangs on the version that printed it; a floor leaves the truth out.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check humanize==4.17.0 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
from datetime import timedelta

import humanize

humanize.i18n.activate("nl_NL")
for name, seconds in (("59:29", 3569), ("59:30", 3570), ("23:29", 84599), ("23:30", 84600), ("15 days", 15 * 86400), ("16 days", 16 * 86400)):
    print(name, "→", humanize.naturaltime(timedelta(seconds=seconds)))
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
59:29 → 59 minuten geleden
59:30 → een uur geleden
23:29 → 23 uur geleden
23:30 → een dag geleden
15 days → 15 dagen geleden
16 days → een maand geleden
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
