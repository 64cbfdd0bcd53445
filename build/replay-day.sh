#!/usr/bin/env bash
# Replays a real day of a real shop into a running console: one show in GBP, the day's orders through the import, then the
# numbers. The file is UCI Online Retail of 2011-11-29 (CC BY 4.0), 4,313 lines:
#   HOSTCONSOLE_KEY=… build/replay-day.sh http://localhost:5080 uci-online-retail-2011-11-29.csv
set -euo pipefail
base=${1:-http://localhost:5080}
file=${2:?Name the orders CSV as the second argument.}
key=${HOSTCONSOLE_KEY:?Set HOSTCONSOLE_KEY to an API key with the scopes read, orders and control.}
[ -r "$file" ] || { echo "There is no file $file." >&2; exit 1; }
call() { curl -sS --fail-with-body -H "Authorization: Bearer $key" "$@"; }

show=$(call -X POST "$base/api/v1/shows" -H 'Content-Type: application/json' \
  -d '{"title":"A day of online retail","currency":"GBP","timeZone":"Europe/London"}' | sed -E 's/.*"id":"([0-9a-f-]{36})".*/\1/')
echo "Show $show"
call -X POST "$base/api/v1/shows/$show/live" > /dev/null
echo "Import:"
call -X POST "$base/api/v1/shows/$show/orders/import?currency=GBP" -H 'Content-Type: text/csv' --data-binary "@$file"
echo; echo "Numbers:"
numbers=$(call "$base/api/v1/shows/$show/metrics")
echo "$numbers"
for expected in '"gmv":{"amount":"72595.93"' '"orders":138' '"aov":{"amount":"526.06"' \
    '"refunds":{"amount":"376.73"' '"net":{"amount":"72219.20"' '"buyers":109' '"ordersWithoutCustomer":12'; do
  case $numbers in *"$expected"*) echo "agrees: $expected" ;; *) echo "DIFFERS: expected $expected" >&2; exit 1 ;; esac
done
echo "Look at the orders: $base/shows/$show/orders"
