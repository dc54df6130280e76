# Makes a Debian 12 of the size of the public image in $ROOT: the required packages, apt and adduser.
debootstrap --variant=minbase --include=adduser bookworm "$ROOT"
cd "$ROOT"
rm -rf usr/share/doc usr/share/man usr/share/info usr/share/locale usr/share/lintian var/cache/apt/* var/cache/debconf/*-old var/log/* var/lib/apt/lists/*
mkdir -p usr/share/man/man1 usr/share/man/man8 var/lib/apt/lists/partial
# Packages that are installed later bring no documentation, and start nothing.
printf 'path-exclude /usr/share/%s/*\n' doc man info locale lintian > etc/dpkg/dpkg.cfg.d/proof
printf 'force-unsafe-io\n' >> etc/dpkg/dpkg.cfg.d/proof
printf 'Acquire::Languages "none";\n' > etc/apt/apt.conf.d/proof
printf '#!/bin/sh\nexit 101\n' > usr/sbin/policy-rc.d
chmod 755 usr/sbin/policy-rc.d
rm -f etc/hostname etc/resolv.conf
