#!/usr/bin/env bash
set -euo pipefail
mkdir -p /run/mailer
echo $$ > /run/mailer/mailer.pid
exec /app/mailer
