echo 1 > /srv/app/var/counter
echo started >> /srv/app/app.log
echo "ok uid=$(id -u)"
