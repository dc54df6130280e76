# What people do first in this image
set -e
echo "/usr/local/lib/lab" > /etc/ld.so.conf.d/lab.conf
date > /lab/started
echo "ok uid=$(id -u)"
