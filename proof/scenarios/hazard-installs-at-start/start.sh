#!/bin/sh
set -e
# What the deployment needs on top
apk add --no-cache $EXTRA_PACKAGES > /var/log/extra-packages.log
./report.sh
