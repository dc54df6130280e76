#!/bin/sh
set -e
echo "set a 1" >> /data/appendonly.aof
mkdir -p /data/snapshots
cp /data/appendonly.aof /data/snapshots/1.rdb
echo "ok uid=$(id -u)"
