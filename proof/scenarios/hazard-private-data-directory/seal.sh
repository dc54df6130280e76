#!/bin/sh
set -e
echo sealed > /var/lib/vault/state
echo "ok uid=$(id -u)"
