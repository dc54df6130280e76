#!/bin/sh
set -e
export QUEUE_DIR=/var/lib/queue
exec "$@"
