#!/usr/bin/env bash
# chrono-node 2.10.3 does not know `afgelopen`, `komende` or `aanstaande` before a Dutch weekday: it reads the weekday alone,
# as the one nearest to now. Said on a Wednesday, `afgelopen vrijdag` is the day after tomorrow; said on a Monday,
# `komende vrijdag` is three days ago. `vorige` and `volgende vrijdag` are known, and so is `afgelopen week`.
#
# Guess: `afgelopen` and `komende` decide the direction before a weekday, as they do before a week.
# Why it matters: they are what Dutch news says (`vorige vrijdag` is rarer), and the day comes out on the wrong side of now.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund chrono-node@2.10.3 >/dev/null 2>&1
cat > look.cjs <<'JAVASCRIPT'
const chrono = require('chrono-node')

for (const day of ['2024-11-25', '2024-11-27']) {
  const now = new Date(`${day}T18:00:00Z`)
  const name = now.toLocaleDateString('en', { weekday: 'long' })
  for (const words of ['afgelopen vrijdag', 'komende vrijdag', 'aanstaande vrijdag', 'vorige vrijdag', 'afgelopen week']) {
    const [found] = chrono.nl.parse(words, now)
    console.log(`${name} ${day}, ${words}: ${found.start.date().toISOString().slice(0, 10)} for \`${found.text}\``)
  }
}
JAVASCRIPT
saw=$(TZ=UTC node look.cjs)
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
Monday 2024-11-25, afgelopen vrijdag: 2024-11-22 for `vrijdag`
Monday 2024-11-25, komende vrijdag: 2024-11-22 for `vrijdag`
Monday 2024-11-25, aanstaande vrijdag: 2024-11-22 for `vrijdag`
Monday 2024-11-25, vorige vrijdag: 2024-11-22 for `vorige vrijdag`
Monday 2024-11-25, afgelopen week: 2024-11-18 for `afgelopen week`
Wednesday 2024-11-27, afgelopen vrijdag: 2024-11-29 for `vrijdag`
Wednesday 2024-11-27, komende vrijdag: 2024-11-29 for `vrijdag`
Wednesday 2024-11-27, aanstaande vrijdag: 2024-11-29 for `vrijdag`
Wednesday 2024-11-27, vorige vrijdag: 2024-11-22 for `vorige vrijdag`
Wednesday 2024-11-27, afgelopen week: 2024-11-20 for `afgelopen week`
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
