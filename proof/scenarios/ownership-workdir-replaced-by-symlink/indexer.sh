#!/bin/sh
set -e
mkdir -p /opt/indexer/index
echo segment > /opt/indexer/index/1
echo "ok uid=$(id -u)"
