set -e
echo up > /tmp/state
/service grep -q up /tmp/state
echo "ok uid=$(/service id -u)"
