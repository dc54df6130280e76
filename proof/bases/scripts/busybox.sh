# /out/busybox-bin: Debian's own static busybox. It has no commands for accounts, so these and some more are compiled from the same
# source, as one more static program: /out/busybox-more. All commands would take a minute and a half, these take a quarter of that.
mkdir -p /out
cp /bin/busybox /out/busybox-bin
sed 's/^deb /deb-src /' /etc/apt/sources.list > /tmp/source.list
cd /tmp
mkdir -p lists/partial busybox
apt_source() { apt-get -o Dir::Etc::sourcelist=/tmp/source.list -o Dir::Etc::sourceparts=/dev/null -o Dir::State::Lists=/tmp/lists -o APT::Sandbox::User=root "$@"; }
apt_source update
apt_source source --download-only busybox
tar -xjf busybox_*.orig.tar.bz2 -C busybox --strip-components=1
cd busybox
make allnoconfig > /dev/null
for option in STATIC LFS LONG_OPTS SHOW_USAGE FEATURE_VERBOSE_USAGE BUSYBOX FEATURE_INSTALLER FEATURE_SHADOWPASSWDS USE_BB_PWD_GRP USE_BB_SHADOW FEATURE_CHECK_NAMES \
  ADDUSER ADDGROUP DELUSER DELGROUP FEATURE_ADDUSER_TO_GROUP FEATURE_DEL_USER_FROM_GROUP CHPASSWD CRYPTPW \
  INSTALL FEATURE_INSTALL_LONG_OPTIONS NOHUP NICE FLOCK PGREP PKILL MOUNTPOINT CKSUM COMM SETUIDGID CHPST; do
  sed -i "s/^# CONFIG_$option is not set/CONFIG_$option=y/" .config
done
(yes '' || true) | make oldconfig > /dev/null
# The numbers of Alpine.
sed -i 's/^CONFIG_LAST_ID=.*/CONFIG_LAST_ID=256000/; s/^CONFIG_FIRST_SYSTEM_ID=.*/CONFIG_FIRST_SYSTEM_ID=100/; s/^CONFIG_LAST_SYSTEM_ID=.*/CONFIG_LAST_SYSTEM_ID=999/' .config
make -j"$(nproc)" busybox > make.log 2>&1 || { tail -n 20 make.log; exit 1; }
cp busybox /out/busybox-more
cd / && rm -rf /tmp/*
