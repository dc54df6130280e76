#!/bin/sh
# Usage: make-release.sh DIRECTORY
set -e
mkdir -p "$1/bin"
cp daemon "$1/bin/daemon"
printf '#!/bin/sh\nset -e\necho $$ > /run/daemon.pid\nexec /app/bin/daemon\n' > "$1/bin/start.sh"
chmod 755 "$1/bin/start.sh"
