#!/usr/bin/env bash
# rss 1.2.2 (npm) makes the headline the guid of an item that has neither `guid` nor `url`: two bulletins with the headline
# `Weerbericht` have one guid.
#
# Guess: guid, which RSS 2.0 does not ask for, is left out.
# Why it matters: a reader shows the first `Weerbericht` and takes each later one for the same story: give each item a guid.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund rss@1.2.2 >/dev/null 2>&1
cat > look.cjs <<'JAVASCRIPT'
const RSS = require('rss')
const feed = new RSS({ title: 'Krant', site_url: 'https://krant.example/', feed_url: 'https://krant.example/rss' })
feed.item({ title: 'Weerbericht', description: 'Regen.', date: '2024-11-30T06:00:00Z' })
feed.item({ title: 'Weerbericht', description: 'Zon.', date: '2024-12-01T06:00:00Z' })
feed.item({ title: 'Brug dicht', description: 'Tot vrijdag.', url: 'https://krant.example/brug' })
console.log(feed.xml({ indent: true }).match(/<guid.*/g).join('\n'))
JAVASCRIPT
saw=$(node look.cjs)
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
<guid isPermaLink="false">Weerbericht</guid>
<guid isPermaLink="false">Weerbericht</guid>
<guid isPermaLink="true">https://krant.example/brug</guid>
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
