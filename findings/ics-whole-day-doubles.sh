#!/usr/bin/env bash
# ics 0.7.3 makes two days of one: an event from 30 November at midnight to 1 December at midnight, given to `make_all_day`,
# ends on 2 December. Ended at 23:59 it stays one day.
#
# Guess: the end is exclusive, as DTEND is in RFC 5545 and as this library reads it, so midnight to midnight is one whole day.
# Why it matters: who keeps half-open intervals, `begin` to `end`, gets a day too many for each day, week or month.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check ics==0.7.3 2>/dev/null
cat > "$work/look.py" <<'PYTHON'
import ics

for begin, end in (
    ("2024-11-30 00:00", "2024-12-01 00:00"),
    ("2024-11-30 00:00", "2024-11-30 23:59"),
    ("2024-11-25 00:00", "2024-12-02 00:00"),
):
    event = ics.Event(name="Raad", begin=begin, end=end)
    event.make_all_day()
    written = [line for line in event.serialize().splitlines() if line.startswith(("DTSTART", "DTEND"))]
    print(f"{begin} to {end} → {event.duration.days} day(s): {' '.join(sorted(written, reverse=True))}")
calendar = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//krant//agenda//NL\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20241101T000000Z\r\n"
    "DTSTART;VALUE=DATE:20241130\r\nDTEND;VALUE=DATE:20241201\r\nSUMMARY:Raad\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
(read,) = ics.Calendar(calendar).events
print(f"read from DTSTART 20241130, DTEND 20241201 → {read.duration.days} day(s)")
PYTHON
saw=$("$work/venv/bin/python" "$work/look.py")
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
2024-11-30 00:00 to 2024-12-01 00:00 → 2 day(s): DTSTART;VALUE=DATE:20241130 DTEND;VALUE=DATE:20241202
2024-11-30 00:00 to 2024-11-30 23:59 → 1 day(s): DTSTART;VALUE=DATE:20241130
2024-11-25 00:00 to 2024-12-02 00:00 → 8 day(s): DTSTART;VALUE=DATE:20241125 DTEND;VALUE=DATE:20241203
read from DTSTART 20241130, DTEND 20241201 → 1 day(s)
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
