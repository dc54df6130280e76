#!/bin/sh
set -e
. /home/mailer/.mailerrc
echo "$from" > /var/spool/outbox/0001.eml
mv /var/spool/outbox/0001.eml /var/spool/outbox/0001.sent
echo "last=$(date +%s)" >> /home/mailer/.mailerrc
echo "ok uid=$(id -u)"
