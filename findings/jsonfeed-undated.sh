#!/usr/bin/env bash
# A JSON Feed's item needs no date. jsonfeed-to-atom 1.2.5 dates such an item with the moment of the conversion;
# jsonfeed-to-rss 3.0.8, by the same hands, writes `<pubDate>Invalid Date</pubDate>`.
#
# Guess: RSS leaves `pubDate` out, as it may, and Atom, which must have `updated`, takes the feed's newest date or refuses.
# Why it matters: with each conversion every undated story is new again, and dated to the millisecond.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund jsonfeed-to-atom@1.2.5 jsonfeed-to-rss@3.0.8 >/dev/null 2>&1
cat > look.mjs <<'JAVASCRIPT'
import toAtom from 'jsonfeed-to-atom'
import toRss from 'jsonfeed-to-rss'

const feed = {
  version: 'https://jsonfeed.org/version/1', title: 'Krant', home_page_url: 'https://krant.example/',
  feed_url: 'https://krant.example/feed.json',
  items: [
    { id: '1', title: 'Brug dicht', content_text: 'De brug is dicht.', date_published: '2024-11-30T18:12:00+01:00' },
    { id: '2', title: 'Sluis open', content_text: 'De sluis is open.' },
  ],
}
const began = Date.now()
for (const [, id, time] of toAtom(feed).matchAll(/<entry>\s*<id>(.*)<\/id>[^]*?<updated>(.*)<\/updated>/g)) {
  const told = Date.parse(time) >= began && Date.parse(time) <= Date.now() ? 'the moment of the conversion' : time
  console.log(`Atom, item ${id}: updated ${told}`)
}
for (const [, id, time] of toRss(feed).matchAll(/<guid.*>(.*)<\/guid>\s*<pubDate>(.*)<\/pubDate>/g)) {
  console.log(`RSS, item ${id}: pubDate ${time}`)
}
JAVASCRIPT
saw=$(node look.mjs)
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
Atom, item 1: updated 2024-11-30T18:12:00+01:00
Atom, item 2: updated the moment of the conversion
RSS, item 1: pubDate Sat, 30 Nov 2024 17:12:00 GMT
RSS, item 2: pubDate Invalid Date
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
