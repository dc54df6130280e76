/**
 * Package managers that need no network: what lies on a shelf in the image is copied into place, some names are taken without
 * effect, and all others are refused as the real ones refuse a name that does not exist.
 */
const PLACE = `
# place NAME: puts a package from the shelf to where its programs belong.
place() {
  for known in $QUIET; do [ "$1" != "$known" ] || return 0; done
  [ -d "$SHELF/$1" ] || return 1
  (cd "$SHELF/$1" && tar -cf - .) | (cd / && tar -xf -)
}
`;

/** \`apk add\`, which takes versions and virtual packages too. */
export const APK: string = `#!/bin/sh
# Stands in for Alpine's package manager.
SHELF=/usr/lib/apk-shelf
QUIET="ca-certificates tzdata curl git openssl libc6-compat gcompat procps coreutils"
${PLACE}
command=
skip=
names=
for word; do
  if [ -n "$skip" ]; then skip=; continue; fi
  case $word in
    -t | --virtual | -X | --repository) skip=1 ;;
    -*) ;;
    *) if [ -z "$command" ]; then command=$word; else names="$names $word"; fi ;;
  esac
done
case $command in
  add | del | update | upgrade | cache | fix)
    if [ "$(id -u)" != 0 ]; then
      echo 'ERROR: Unable to lock database: Permission denied' >&2
      echo 'ERROR: Failed to open apk database: Permission denied' >&2
      exit 99
    fi ;;
esac
[ "$command" = add ] || exit 0
for name in $names; do
  plain=\${name%%[=<>~@]*}
  place "$plain" || { echo "ERROR: unable to select packages: $plain (no such package on the shelf of this stand-in)" >&2; exit 1; }
done
echo OK
`;

/** \`dnf install\`, under its other names too. */
export const DNF: string = `#!/bin/sh
# Stands in for dnf, microdnf and yum.
SHELF=/usr/lib/dnf-shelf
QUIET="ca-certificates tzdata curl git openssl tar gzip findutils procps-ng util-linux which"
${PLACE}
command=
names=
for word; do
  case $word in
    -*) ;;
    *) if [ -z "$command" ]; then command=$word; else names="$names $word"; fi ;;
  esac
done
if [ "$(id -u)" != 0 ]; then
  echo 'Error: This command has to be run with superuser privileges (under the root user on most systems).' >&2
  exit 1
fi
[ "$command" = install ] || exit 0
for name in $names; do
  place "$name" || { echo "error: No package matches '$name' (on the shelf of this stand-in)" >&2; exit 1; }
done
echo Complete.
`;
