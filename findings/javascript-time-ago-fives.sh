#!/usr/bin/env bash
# javascript-time-ago 2.6.4 counts minutes by fives in its style "approximate": after `2 minuten geleden` comes `5 minuten
# geleden`, printed from two and a half minutes to seven and a half; `50 minuten geleden` goes up to 52 and a half, where
# `1 uur geleden` begins.
#
# Guess: a stamp in minutes is off by at most a minute, whichever way its library rounds, as in all its other styles.
# Why it matters: bounds of a minute around `10 minuten geleden` leave out four truths of five on such a site, and a
# store that crosses the sightings of two pages narrows them to a wrong minute.
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
for (const seconds of [149, 150, 449, 450, 749, 750, 3149, 3150]) {
  const time = new Date(now - seconds * 1000)
  console.log(`${seconds}: ${ago.format(time, 'approximate', { now })} | ${ago.format(time, 'round', { now })}`)
}
JAVASCRIPT
saw=$(node look.mjs)
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
149: 2 minuten geleden | 2 minuten geleden
150: 5 minuten geleden | 3 minuten geleden
449: 5 minuten geleden | 7 minuten geleden
450: 10 minuten geleden | 8 minuten geleden
749: 10 minuten geleden | 12 minuten geleden
750: 15 minuten geleden | 13 minuten geleden
3149: 50 minuten geleden | 52 minuten geleden
3150: 1 uur geleden | 53 minuten geleden
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
