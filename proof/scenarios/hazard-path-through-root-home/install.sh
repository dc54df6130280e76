#!/bin/sh
set -e
mkdir -p "$HOME/.local/bin"
install -m 755 /tmp/setup/fetcher "$HOME/.local/bin/fetcher"
