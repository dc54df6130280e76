#!/bin/sh
set -e
echo row > /var/lib/service/db/table
echo started >> /srv/service/service.log
echo "ok uid=$(id -u)"
