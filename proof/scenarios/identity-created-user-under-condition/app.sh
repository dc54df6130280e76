#!/bin/sh
set -e
mkdir -p /srv/app/var
echo 1 > /srv/app/var/x
echo "ok uid=$(id -u)"
