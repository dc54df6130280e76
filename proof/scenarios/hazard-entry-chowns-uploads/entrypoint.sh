#!/bin/bash
set -e
chown -R www-data:www-data /srv/gallery/uploads
exec "$@"
