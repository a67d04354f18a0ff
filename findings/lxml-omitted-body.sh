#!/usr/bin/env bash
# lxml 6.1.3's HTML parser makes no body for a page that leaves the tags of head and body out, as HTML lets it, and begins
# with <main>, <article> or <section>: all of it stands in <head>. Before a <div> or a <p> it makes one.
#
# Guess: what can't stand in a head begins the body, whichever element it is, as in a browser.
# Why it matters: such pages are valid and small sites write them; code that reads `root.find("body")` finds no story.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check lxml==6.1.3 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
from lxml import etree

for tag in ("div", "p", "main", "article", "section"):
    page = f"<!DOCTYPE html><html lang=nl><head><title>Brug dicht</title></head><{tag}><h1>Brug dicht</h1></{tag}></html>"
    bare = page.replace("<head>", "").replace("</head>", "")
    found = []
    for text in (page, bare):
        root = etree.fromstring(text, etree.HTMLParser())
        body = root.find("body")
        found.append("no body" if body is None else f"body with {' '.join(child.tag for child in body)}")
    print(f"<{tag}>: behind </head> {found[0]}; without head tags {found[1]}")
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
<div>: behind </head> body with div; without head tags body with div
<p>: behind </head> body with p h1; without head tags body with p h1
<main>: behind </head> body with main; without head tags no body
<article>: behind </head> body with article; without head tags no body
<section>: behind </head> body with section; without head tags no body
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
