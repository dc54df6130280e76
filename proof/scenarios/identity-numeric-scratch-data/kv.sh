set -e
echo "key=value" > /srv/data/kv.db
/srv/busybox sync
echo "ok uid=$(/srv/busybox id -u)"
