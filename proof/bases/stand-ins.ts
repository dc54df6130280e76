/**
 * Programs that stand in for large ones: each runs the file that it is named with `sh`, so that a scenario writes what its
 * program does in shell and still has the image, the entry and the arguments of the real thing.
 */

/** \`dotnet FILE\`, and of the SDK what builder stages call: \`publish -o FOLDER\` copies the sources. */
export const DOTNET: string = `#!/bin/sh
# Stands in for dotnet: runs the named file with sh.
set -e
out=
case \${1:-} in
  restore | build | test | --info | --version) exit 0 ;;
  publish)
    while [ $# -gt 0 ]; do
      case $1 in -o | --output) out=$2; shift ;; esac
      shift
    done
    : "\${out:=bin/Release/net8.0/publish}"
    mkdir -p "$out"
    for file in *; do [ "$file" = bin ] || [ "$PWD/$file" -ef "$out" ] || cp -R "$file" "$out/"; done
    exit 0 ;;
esac
exec sh "$@"
`;

/** \`java [OPTION]... -jar FILE\` or \`java CLASS\`. */
export const JAVA: string = `#!/bin/sh
# Stands in for java: runs the named file with sh.
while [ $# -gt 0 ]; do
  case $1 in
    -version | --version) echo 'openjdk version "21"' >&2; exit 0 ;;
    -cp | -classpath | --class-path) shift 2 ;;
    -jar) shift; break ;;
    -*) shift ;;
    *) break ;;
  esac
done
exec sh "$@"
`;

/** \`catalina.sh run\`: writes where Tomcat writes, unpacks what it would unpack, and ends. */
export const CATALINA: string = `#!/bin/sh
# Stands in for Tomcat.
set -e
cd "\${CATALINA_HOME:-/usr/local/tomcat}"
echo started > logs/catalina.out
echo work > work/compiled
echo temp > temp/upload
for war in webapps/*.war; do
  [ -e "$war" ] || continue
  mkdir -p "\${war%.war}" || { echo "SEVERE: cannot unpack $war" >&2; exit 1; }
done
echo "Server startup"
echo "ok uid=$(id -u)"
`;

/** \`php FILE\`. */
export const PHP: string = `#!/bin/sh
# Stands in for php: runs the named file with sh.
while [ "\${1#-}" != "\${1:-}" ]; do shift; done
exec sh "$@"
`;

/** A web server that takes port 80 as root and then becomes www-data, in the foreground. */
export const APACHE_FOREGROUND: string = `#!/bin/sh
# Stands in for Apache: a server that takes its port as root and gives its rights up.
set -e
: "\${APACHE_RUN_DIR:=/var/run/apache2}" "\${APACHE_LOCK_DIR:=/var/lock/apache2}" "\${APACHE_LOG_DIR:=/var/log/apache2}"
mkdir -p "$APACHE_RUN_DIR" "$APACHE_LOCK_DIR"
rm -f "$APACHE_RUN_DIR/apache2.pid"
echo $$ > "$APACHE_RUN_DIR/apache2.pid"
port=$(sed -n 's/^Listen \\([0-9]*\\).*/\\1/p' /etc/apache2/ports.conf | head -n 1)
if [ "$(id -u)" = 0 ]; then exec busybox httpd -f -p "\${port:-80}" -u www-data -h /var/www/html; fi
exec busybox httpd -f -p "\${port:-80}" -h /var/www/html
`;

/** \`go build -o FILE\`: compiles the C sources that lie beside, into a static program. */
export const GO: string = `#!/bin/sh
# Stands in for go: compiles C.
set -e
[ "\${1:-}" = build ] || [ "\${1:-}" = install ] || exit 0
shift
out=
folder=.
while [ $# -gt 0 ]; do
  case $1 in
    -o) out=$2; shift ;;
    -ldflags | -tags | -gcflags | -mod | -asmflags) shift ;;
    -*) ;;
    *) folder=$1 ;;
  esac
  shift
done
folder=\${folder%/...}
: "\${out:=$(basename "$PWD")}"
case $out in */) out=$out$(basename "$PWD") ;; esac
mkdir -p "$(dirname "$out")"
exec gcc -static -O1 -o "$out" "$folder"/*.c
`;
