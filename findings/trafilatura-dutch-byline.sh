#!/usr/bin/env bash
# trafilatura 2.3.1 makes two authors of `By Jan Jansen and Piet de Vries` and of `Von … und …`; of Dutch `Door Jan Jansen en Piet
# de Vries` it makes one author, whose first name is Door.
#
# Guess: Dutch `Door` and `en` are taken off as English and German words are.
# Why it matters: a count by author has `Door Jan Jansen` beside the `Jan Jansen` of pages that name him in their JSON-LD.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check trafilatura==2.3.1 lxml_html_clean==0.4.6 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
import trafilatura

TEXT = "<p>De brug over de IJssel is tot vrijdag dicht, zegt de gemeente. Het verkeer gaat over de oude brug.</p>" * 5
for byline in (
    "By Jan Jansen and Piet de Vries",
    "Von Jan Jansen und Piet de Vries",
    "Door Jan Jansen en Piet de Vries",
    "Door: Jan Jansen",
):
    page = (
        "<!DOCTYPE html><html lang=nl><head><title>Brug</title></head><body><article><h1>Brug</h1>"
        f'<p class="byline">{byline}</p>{TEXT}</article></body></html>'
    )
    print(byline, "→", trafilatura.bare_extraction(page, with_metadata=True).author)
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
By Jan Jansen and Piet de Vries → Jan Jansen; Piet de Vries
Von Jan Jansen und Piet de Vries → Jan Jansen; Piet de Vries
Door Jan Jansen en Piet de Vries → Door Jan Jansen en Piet de Vries
Door: Jan Jansen → Door Jan Jansen
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
