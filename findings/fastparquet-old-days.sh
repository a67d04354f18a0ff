#!/usr/bin/env bash
# fastparquet 2026.9.0 reads a day before 1677 or after 2262 as another day, without an error: 28 February 1500 is
# 16 September 2084, and 31 December 9999 is 29 March 1816. Timestamps of the same years, in the same file, are right.
#
# Guess: a day comes as pandas' datetime in microseconds or seconds, as a timestamp does, or the reader raises OutOfBounds.
# Why it matters: an archive's `1500` becomes a plausible date of our own time; state such days as text or as timestamps too.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check fastparquet==2026.9.0 pandas==3.1.1 duckdb==2.0.1 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
import pathlib
import tempfile

import duckdb
import fastparquet

path = pathlib.Path(tempfile.mkdtemp()) / "archive.parquet"
written = ["0001-02-28", "1500-02-28", "1677-02-28", "1678-02-28", "1930-02-28", "2262-02-28", "9999-12-31"]
rows = ", ".join(f"(date '{day}', timestamp '{day}')" for day in written)
duckdb.sql(f"copy (from (values {rows}) as days(day, time)) to '{path}' (format parquet)")
read = fastparquet.ParquetFile(str(path)).to_pandas()
for told, day, time in zip(written, read["day"], read["time"], strict=True):
    print(f"{told} → day {day.date()}, timestamp {time.date()}")
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
0001-02-28 → day 1754-10-27, timestamp 0001-02-28
1500-02-28 → day 2084-09-16, timestamp 1500-02-28
1677-02-28 → day 2261-09-18, timestamp 1677-02-28
1678-02-28 → day 1678-02-28, timestamp 1678-02-28
1930-02-28 → day 1930-02-28, timestamp 1930-02-28
2262-02-28 → day 2262-02-28, timestamp 2262-02-28
9999-12-31 → day 1816-03-29, timestamp 9999-12-31
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
