#!/bin/sh
set -e
tar -xzf seed.tar.gz -C /var/lib
exec ./atlas
