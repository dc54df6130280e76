#!/bin/sh
set -e
grep -q listen ../conf/broker.conf
echo message > ../data/queue.1
echo started >> ../logs/broker.log
echo $$ > broker.pid
echo "ok uid=$(id -u)"
