#!/bin/sh
set -e

# The volume may come from another host, with owners of its own.
chown -R orchard:orchard /var/lib/orchard /var/log/orchard

exec gosu orchard "$@"
