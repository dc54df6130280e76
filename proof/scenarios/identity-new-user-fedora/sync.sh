#!/bin/sh
set -e
mkdir -p /sync/mirror
echo "$(date)" > /sync/mirror/stamp
echo "ok uid=$(id -u)"
