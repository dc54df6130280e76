#!/bin/sh
set -e
iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE
exec ./gateway
