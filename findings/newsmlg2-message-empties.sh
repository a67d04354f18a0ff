#!/usr/bin/env bash
# newsmlg2 1.1, the IPTC's own package, reads a newsMessage without its items: its itemSet has none, and `to_xml_string` writes
# the header back alone. The same newsItem by itself is read, and written with its text.
#
# Guess: a message, which is how agencies deliver G2, holds objects for its items as a newsItem holds its contentMeta.
# Why it matters: a message that is read and written again is empty: cut the items out and give it each by itself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check newsmlg2==1.1 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
import NewsMLG2

SPACE = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
ITEM = f"""<newsItem {SPACE} guid="urn:newsml:krant.example:20241130:1" version="1" standard="NewsML-G2"
standardversion="2.35" conformance="power" xml:lang="nl">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:IPTC"/>
<versionCreated>2024-11-30T18:12:00+01:00</versionCreated></itemMeta><contentMeta><headline>Brug dicht</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Brug</title>
</head><body><p>De brug is dicht.</p></body></html></inlineXML></contentSet></newsItem>"""
HEADER = "<header><sent>2024-11-30T18:13:00+01:00</sent></header>"
MESSAGE = f"<newsMessage {SPACE}>{HEADER}<itemSet>{ITEM}</itemSet></newsMessage>"

for document in (ITEM, MESSAGE):
    read = NewsMLG2.NewsMLG2Document(document.encode()).get_item()
    written = read.to_xml_string()
    print(type(read).__name__, "→ headline", "Brug dicht" in written, "text", "De brug is dicht." in written)
try:
    print("itemSet →", read.itemset.newsitem)
except AttributeError as error:
    print("itemSet → AttributeError:", error)
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
NewsItem → headline True text True
NewsMessage → headline False text False
itemSet → AttributeError: 'ItemSet' has no element or attribute 'newsitem'
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
