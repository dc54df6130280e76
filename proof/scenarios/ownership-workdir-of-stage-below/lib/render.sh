#!/bin/bash
set -e
mkdir -p /srv/render/frames
echo frame > /srv/render/frames/0001.png
echo "ok uid=$EUID"
