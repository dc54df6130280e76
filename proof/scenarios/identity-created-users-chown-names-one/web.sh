#!/bin/sh
set -e
echo "GET / 200" >> /var/log/web/access.log
mkdir -p uploads
echo data > uploads/1.bin
echo "ok uid=$(id -u)"
