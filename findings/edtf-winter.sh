#!/usr/bin/env bash
# The winter of 2024, `2024-24` in EDTF (ISO 8601-2), is December alone to edtf 5.0.2 (PyPI), which gives each other season
# three months, and October to December to edtf 4.11.1 (npm), which makes quarters of the seasons: its spring is from January.
#
# Guess: both know the seasons of the northern half, so that winter is December to February.
# Why it matters: `afgelopen winter`, written in the standard's own way, means other months in each, and January and February
# are in neither: state where a season begins and ends, not its code alone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2 2>/dev/null
cd "$work"
npm install --silent --no-audit --no-fund edtf@4.11.1 >/dev/null 2>&1
cat > look.py <<'PYTHON'
import edtf

for season in ("2024-21", "2024-22", "2024-23", "2024-24"):
    parsed = edtf.parse_edtf(season)
    first, last = ("-".join(f"{part:02}" for part in day[:3]) for day in (parsed.lower_strict(), parsed.upper_strict()))
    print(f"PyPI, {season}: {first} to {last}")
PYTHON
cat > look.cjs <<'JAVASCRIPT'
const edtf = require('edtf').default
for (const season of ['2024-21', '2024-22', '2024-23', '2024-24']) {
  const { min, max } = edtf(season)
  console.log(`npm, ${season}: ${new Date(min).toISOString().slice(0, 10)} to ${new Date(max).toISOString().slice(0, 10)}`)
}
JAVASCRIPT
saw=$("$work/venv/bin/python" look.py; node look.cjs)
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
PyPI, 2024-21: 2024-03-01 to 2024-05-31
PyPI, 2024-22: 2024-06-01 to 2024-08-31
PyPI, 2024-23: 2024-09-01 to 2024-11-30
PyPI, 2024-24: 2024-12-01 to 2024-12-31
npm, 2024-21: 2024-01-01 to 2024-03-31
npm, 2024-22: 2024-04-01 to 2024-06-30
npm, 2024-23: 2024-07-01 to 2024-09-30
npm, 2024-24: 2024-10-01 to 2024-12-31
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
