#!/bin/sh
set -e
echo "ok uid=$(id -u)"
exec apache2-foreground
