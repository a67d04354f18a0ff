#!/usr/bin/env bash
# Readers of CSV that guess types take identifiers of 16 hex digits for numbers where one has digits and a single `e`:
# DuckDB 2.0.1, polars 2.1.0 and pandas 3.1.1 all make 3.068031763e+217 of `30680317630e0207`.
#
# Guess: 16 characters with a leading digit and zeros behind the `e` stay text, in DuckDB at least.
# Why it matters: two stories get one id, and no join finds either: state the type of the column (`dtype=str`, `types={'id': 'VARCHAR'}`).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1 polars==2.1.0 pandas==3.1.1 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
import pathlib
import tempfile

import duckdb
import pandas
import polars

path = pathlib.Path(tempfile.mkdtemp()) / "ids.csv"
path.write_text("id\n30680317630e0207\n30680317630e0208\n")
print("DuckDB", duckdb.sql(f"select typeof(id), id from '{path}' limit 1").fetchall())
print("polars", polars.read_csv(path)["id"].to_list())
print("pandas", pandas.read_csv(path)["id"].tolist())
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
DuckDB [('DOUBLE', 3.068031763e+217)]
polars [3.068031763e+217, 3.068031763e+218]
pandas [3.068031763e+217, 3.068031763e+218]
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
