#!/usr/bin/env bash
# Atom lets a text be XHTML, its markup unescaped. rss-parser 3.13.0 (npm) then moves each link and each emphasis behind the
# words of its paragraph, in `content` and `contentSnippet`; rss-parser 4.4.1 (PyPI) and feedme 2.0.2 (npm) give the words
# without them, and them in keys of their own. feedparser 6.0.14 keeps the order.
#
# Guess: a reader of Atom gives XHTML back as markup in its order, or as plain text in its order.
# Why it matters: `tot vrijdag` no longer stands where it was said: the sentence is another, and no error tells of it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14 rss-parser==4.4.1 2>/dev/null
cd "$work"
npm install --silent --no-audit --no-fund rss-parser@3.13.0 feedme@2.0.2 >/dev/null 2>&1
cat > feed.xml <<'XML'
<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:example:krant</id><title>Krant</title>
<updated>2024-11-30T18:12:00+01:00</updated><author><name>Redactie</name></author>
<entry><id>urn:example:brug</id><title>Brug dicht</title><updated>2024-11-30T18:12:00+01:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>De brug is <em>tot vrijdag</em> dicht, zegt <a href="https://krant.example/zwolle">Zwolle</a> vandaag.</p></div></content></entry></feed>
XML
cat > look.mjs <<'JAVASCRIPT'
import fs from 'fs'
import FeedMe from 'feedme'
import Parser from 'rss-parser'

const feed = fs.readFileSync('feed.xml', 'utf8')
const [item] = (await new Parser().parseString(feed)).items
console.log('rss-parser (npm):', item.contentSnippet)
const feedme = new FeedMe(true)
feedme.write(feed)
feedme.end()
console.log('feedme:', JSON.stringify(feedme.done().items[0].content.div.p))
JAVASCRIPT
cat > look.py <<'PYTHON'
import feedparser
from rss_parser import AtomParser

with open("feed.xml") as stream:
    feed = stream.read()
print("rss-parser (PyPI):", AtomParser.parse(feed).feed.content.entries[0].content.content["div"]["p"]["#text"])
print("feedparser:", feedparser.parse(feed).entries[0].content[0].value)
PYTHON
saw=$(node look.mjs; "$work/venv/bin/python" look.py)
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
rss-parser (npm): De brug is  dicht, zegt  vandaag.tot vrijdagZwolle
feedme: {"text":"De brug is  dicht, zegt  vandaag.","em":"tot vrijdag","a":{"href":"https://krant.example/zwolle","text":"Zwolle"}}
rss-parser (PyPI): De brug is  dicht, zegt  vandaag.
feedparser: <p>De brug is <em>tot vrijdag</em> dicht, zegt <a href="https://krant.example/zwolle">Zwolle</a> vandaag.</p>
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
