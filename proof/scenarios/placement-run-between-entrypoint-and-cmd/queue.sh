#!/bin/sh
set -e
echo item > /var/lib/queue/1
echo "1 item" > /srv/queue/status
echo "ok uid=$(id -u)"
