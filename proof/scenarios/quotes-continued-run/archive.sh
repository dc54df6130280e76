#!/bin/sh
set -e
echo document > in/1.txt
mv in/1.txt out/1.txt
echo "ok uid=$(id -u)"
