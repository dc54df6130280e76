#!/bin/sh
set -e
mkdir -p /data
chown tally:tally /data
exec su-exec tally "$@"
