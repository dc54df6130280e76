#!/bin/sh
set -e
echo "registered" > /var/lib/runner/.registration
mkdir -p /var/lib/runner/work
echo "job 1" > /var/lib/runner/work/1.log
echo "ok uid=$(id -u)"
