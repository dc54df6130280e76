#!/bin/sh
set -e
mkdir -p cache
echo "<p>hi</p>" > cache/index.html
echo "ok uid=$(id -u)"
