#!/bin/sh
set -eu
mkdir -p /var/lib/ledger/journal
[ -e /var/lib/ledger/journal/current ] || : > /var/lib/ledger/journal/current
exec "$@"
