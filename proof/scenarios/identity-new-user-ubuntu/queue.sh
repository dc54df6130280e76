#!/bin/bash
set -euo pipefail
echo "job-1" > /data/queue/1.job
mv /data/queue/1.job /data/queue/1.done
echo "$(date +%s) done" >> /opt/queue/queue.log
echo "ok uid=$EUID"
