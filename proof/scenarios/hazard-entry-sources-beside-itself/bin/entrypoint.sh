#!/bin/bash
set -euo pipefail
. "$(dirname "$0")/functions"
prepare
exec "$@"
