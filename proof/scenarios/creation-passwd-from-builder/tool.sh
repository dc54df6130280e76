set -e
echo 1 > /tmp/a
/bin/busybox mv /tmp/a /tmp/b
echo "ok uid=$(/bin/busybox id -u)"
