#!/bin/sh
set -e
mkdir -p "$HOME/.cache/atlas"
exec "$@"
