#!/usr/bin/env bash
# Europe/Amsterdam of before May 1940 is Brussels' clock in DuckDB 2.0.1, polars 2.1.0 and PyPI's tzdata 2026.6: noon UTC on
# 15 January 1930 is 12:00. Dutch clocks stood at 12:19:32, as Python says with Debian's own zone files.
#
# Guess: one name of the tz database has one history wherever it is asked, so +00:19:32 in all.
# Why it matters: one column of a newspaper's archive tells two times, by who prints it: keep the wall clock beside the instant.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1 polars==2.1.0 tzdata==2026.6 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
import zoneinfo
from datetime import UTC, datetime

import duckdb
import polars

zoneinfo.reset_tzpath(to=[])  # PyPI's tzdata and not the machine's own
for year in (1930, 1950):
    time = datetime(year, 1, 15, 12, tzinfo=UTC)
    print(year, "tzdata", time.astimezone(zoneinfo.ZoneInfo("Europe/Amsterdam")).replace(tzinfo=None))
    asked = f"select (timestamptz '{time.isoformat()}' at time zone 'Europe/Amsterdam')::varchar"
    print(year, "DuckDB", duckdb.sql(asked).fetchall()[0][0])
    column = polars.Series([time]).dt.convert_time_zone("Europe/Amsterdam")
    print(year, "polars", column.dt.to_string("%Y-%m-%d %H:%M:%S")[0])
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
1930 tzdata 1930-01-15 12:00:00
1930 DuckDB 1930-01-15 12:00:00
1930 polars 1930-01-15 12:00:00
1950 tzdata 1950-01-15 13:00:00
1950 DuckDB 1950-01-15 13:00:00
1950 polars 1950-01-15 13:00:00
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
