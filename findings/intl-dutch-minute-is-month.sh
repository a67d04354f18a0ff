#!/usr/bin/env bash
# Intl.NumberFormat of Node 20.20.2 (ICU 78.2, CLDR 48.0) prints five minutes and five months alike in narrow Dutch: `5 m`.
# So does English (`5m`); German (`5 Min.`, `5 M`) and French (`5min`, `5m.`) keep them apart, and so does short Dutch.
#
# Guess: units of one style differ, so that `5 m` is minutes wherever a site prints minutes so.
# Why it matters: listings in narrow style print it. `2 m` below `3 w` is two months, above `1 u` two minutes; read alone
# it is either, 43,800 times apart.
set -euo pipefail
saw=$(node -e '
const say = (locale, unitDisplay) => ["minute", "month"].map((unit) =>
  new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay }).format(5)).join(" | ");
for (const locale of ["nl", "nl-BE", "en", "de", "fr"]) console.log(`${locale}: ${say(locale, "narrow")}`);
console.log(`nl, short: ${say("nl", "short")}`);
')
printf '%s\n' "$saw"
expected=$(cat <<'SAW'
nl: 5 m | 5 m
nl-BE: 5 m | 5 m
en: 5m | 5m
de: 5 Min. | 5 M
fr: 5min | 5m.
nl, short: 5 min | 5 mnd
SAW
)
[ "$saw" = "$expected" ] || { echo "this has changed; it was:"; printf '%s\n' "$expected"; exit 1; }
