#!/bin/sh
set -e
mkdir -p years
echo "2024;0" > years/2024.csv
echo "ok uid=$(id -u)"
