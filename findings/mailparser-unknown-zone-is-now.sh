#!/usr/bin/env bash
# mailparser 3.14.2 (npm) gives a mail whose Date ends in a zone that it does not know, such as CET, the moment at which it is
# read; without a Date there is no date. postal-mime 4.0.0 gives such a field back as it stands.
#
# Guess: CET is an hour ahead, or as RFC 5322 rules for unknown names of zones, the same as -0000; else there is no date.
# Why it matters: an archive of mails, read today, is of today, to the millisecond: ask `headerLines` for the field itself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund mailparser@3.14.2 postal-mime@4.0.0 >/dev/null 2>&1
cat > look.mjs <<'JAVASCRIPT'
import { simpleParser } from 'mailparser'
import PostalMime from 'postal-mime'

const fields = ['Date: Sat, 30 Nov 2024 18:12:00 +0100\r\n', 'Date: Sat, 30 Nov 2024 18:12:00 CET\r\n', '']
for (const field of fields) {
  const mail = `From: redactie@krant.example\r\nSubject: Brug dicht\r\n${field}\r\nDe brug is dicht.\r\n`
  const began = Date.now()
  const { date } = await simpleParser(mail)
  const now = date >= began && date <= Date.now()
  const other = await PostalMime.parse(mail)
  console.log(`${field.trim() || 'no Date'} → mailparser ${now ? 'now' : date?.toISOString()}, postal-mime ${other.date}`)
}
JAVASCRIPT
saw=$(node look.mjs)
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
Date: Sat, 30 Nov 2024 18:12:00 +0100 → mailparser 2024-11-30T17:12:00.000Z, postal-mime 2024-11-30T17:12:00.000Z
Date: Sat, 30 Nov 2024 18:12:00 CET → mailparser now, postal-mime Sat, 30 Nov 2024 18:12:00 CET
no Date → mailparser undefined, postal-mime undefined
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
