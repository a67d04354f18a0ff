#!/usr/bin/env bash
# @extractus/feed-extractor 8.0.3 takes the first link of an Atom entry, whatever its `rel`, for the story's address. Where a
# feed has `replies`, `edit` and `self` before `alternate`, as Blogger's have, that is where the comments are.
#
# Guess: the link is the `alternate`, or the one without a `rel`, which means the same.
# Why it matters: each story's address is another page, which answers like any; five other readers of Atom take the right one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund @extractus/feed-extractor@8.0.3 @rowanmanning/feed-parser@2.1.5 >/dev/null 2>&1
cat > look.mjs <<'JAVASCRIPT'
import { extractFromXml } from '@extractus/feed-extractor'
import { parseFeed } from '@rowanmanning/feed-parser'

const link = (rel) => `<link rel="${rel}" href="https://krant.example/${rel}"/>`
for (const rels of [['alternate', 'replies'], ['replies', 'edit', 'self', 'alternate'], ['enclosure', 'alternate']]) {
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:example:krant</id><title>Krant</title>
    <updated>2024-11-30T18:12:00+01:00</updated><author><name>Redactie</name></author><entry><id>urn:example:brug</id>
    <title>Brug dicht</title><updated>2024-11-30T18:12:00+01:00</updated>${rels.map(link).join('')}</entry></feed>`
  const [entry] = extractFromXml(feed).entries
  console.log(`${rels.join(', ')} → ${entry.link}; @rowanmanning/feed-parser ${parseFeed(feed).items[0].url}`)
}
JAVASCRIPT
saw=$(node look.mjs)
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
alternate, replies → https://krant.example/alternate; @rowanmanning/feed-parser https://krant.example/alternate
replies, edit, self, alternate → https://krant.example/replies; @rowanmanning/feed-parser https://krant.example/alternate
enclosure, alternate → https://krant.example/enclosure; @rowanmanning/feed-parser https://krant.example/alternate
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
