#!/bin/sh
set -e
sed -i "s/__BACKEND__/$BACKEND/" /etc/proxy/proxy.conf
exec "$@"
