#!/usr/bin/env bash
# extruct 0.18.0 finds nothing in a microdata <time> that has its date as its text: `<time itemprop="datePublished">2024-11-30`
# is an empty string. With the attribute `datetime` it is read, and so is text in a <span>.
#
# Guess: the value of a <time> without the attribute is its text, as HTML says.
# Why it matters: `datePublished` is there and empty, and code that asks only whether it is there takes the empty date.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check extruct==0.18.0 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
import extruct

for date in (
    '<time itemprop="datePublished" datetime="2024-11-30">zaterdag</time>',
    '<time itemprop="datePublished">2024-11-30</time>',
    '<span itemprop="datePublished">2024-11-30</span>',
):
    page = f'<!DOCTYPE html><article itemscope itemtype="https://schema.org/NewsArticle">{date}</article>'
    (story,) = extruct.extract(page, syntaxes=["microdata"])["microdata"]
    print(date, "→", story["properties"])
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
<time itemprop="datePublished" datetime="2024-11-30">zaterdag</time> → {'datePublished': '2024-11-30'}
<time itemprop="datePublished">2024-11-30</time> → {'datePublished': ''}
<span itemprop="datePublished">2024-11-30</span> → {'datePublished': '2024-11-30'}
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
