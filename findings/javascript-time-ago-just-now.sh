#!/usr/bin/env bash
# javascript-time-ago 2.6.4 says `zojuist` in Dutch for the first half minute and goes on in minutes, rounded: `1 minuut
# geleden` from 30 seconds on. Its style "round" counts seconds; `format(time)` without a style does not.
#
# Guess: `format(time)` counts seconds, as Intl.RelativeTimeFormat would: 20 seconds are `20 seconden geleden`.
# Why it matters: bounds that read `zojuist` as the last second, or `1 minuut geleden` as 60 to 120, leave the truth out.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund javascript-time-ago@2.6.4 >/dev/null 2>&1
cat > look.mjs <<'JAVASCRIPT'
import TimeAgo from 'javascript-time-ago'
import nl from 'javascript-time-ago/locale/nl'

TimeAgo.addDefaultLocale(nl)
const ago = new TimeAgo('nl')
const now = Date.UTC(2024, 10, 30, 18)
for (const seconds of [0, 1, 29, 30, 89, 90]) {
  const time = new Date(now - seconds * 1000)
  console.log(`${seconds}: ${ago.format(time, { now })} | ${ago.format(time, 'round', { now })}`)
}
JAVASCRIPT
saw=$(node look.mjs)
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
0: zojuist | zojuist
1: zojuist | 1 seconde geleden
29: zojuist | 29 seconden geleden
30: 1 minuut geleden | 30 seconden geleden
89: 1 minuut geleden | 1 minuut geleden
90: 2 minuten geleden | 2 minuten geleden
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
