# Lays out folders below /out that are copied into images which have no Debian below them.

# with_libraries TREE PROGRAM...: copies programs with the libraries that they load, at the same paths.
with_libraries() {
  tree=$1; shift
  for program in "$@"; do
    mkdir -p "$tree$(dirname "$program")"
    cp "$program" "$tree$program"
    ldd "$program" 2> /dev/null | grep -o '/[^ ]*' | sort -u | while read -r library; do
      mkdir -p "$tree$(dirname "$library")"
      cp -L "$library" "$tree$library"
    done
  done
}

# The root of an image of BusyBox, with the commands where Alpine has them.
root=/out/busybox
for folder in bin sbin usr/bin usr/sbin usr/local/bin usr/lib lib etc dev proc sys run home var/log var/cache var/lib var/spool var/tmp opt srv mnt media tmp root; do mkdir -p "$root/$folder"; done
chmod 1777 "$root/tmp" "$root/var/tmp"
chmod 700 "$root/root"
ln -s ../run "$root/var/run"
for binary in busybox-bin busybox-more; do
  name=${binary%-bin}
  cp "/out/$binary" "$root/bin/$name"
  "/out/$binary" --list-full | while read -r command; do
    case $command in *busybox | linuxrc | *dpkg | *dpkg-deb | *rpm*) continue ;; esac
    [ -e "$root/$command" ] || [ -L "$root/$command" ] || ln -s "/bin/$name" "$root/$command"
  done
done

# What the package managers that stand in for the real ones put back.
with_libraries /out/shadow /usr/sbin/useradd /usr/sbin/groupadd /usr/sbin/usermod /usr/sbin/groupmod /usr/sbin/userdel /usr/sbin/groupdel
mkdir -p /out/shadow/etc
cp /etc/login.defs /out/shadow/etc/
mkdir -p /out/su-exec/sbin /out/gosu/usr/bin /out/tini/sbin
cp /usr/sbin/gosu /out/su-exec/sbin/su-exec
cp /usr/sbin/gosu /out/gosu/usr/bin/gosu
cp /usr/bin/tini-static /out/tini/sbin/tini
with_libraries /out/bash /bin/bash
with_libraries /out/libcap /usr/sbin/setcap /usr/sbin/getcap
with_libraries /out/nginx /usr/sbin/nginx
mkdir -p /out/nginx/etc/nginx
cp /etc/nginx/mime.types /out/nginx/etc/nginx/

# The C library with its loader, and what Node needs besides.
with_libraries /out/glibc /bin/true
for library in libm.so.6 libpthread.so.0 libdl.so.2 librt.so.1 libresolv.so.2; do cp -L "/lib/$(uname -m)-linux-gnu/$library" "/out/glibc/lib/$(uname -m)-linux-gnu/"; done
with_libraries /out/node /usr/local/bin/node
rm -rf /out/node/usr

# What every distroless image has: no program at all.
root=/out/distroless
mkdir -p $root/etc/ssl/certs $root/home $root/root $root/tmp $root/usr/share/zoneinfo $root/var/lib/dpkg/status.d $root/var/tmp $root/run $root/proc $root/sys $root/dev
cp /usr/lib/os-release $root/etc/os-release
: > $root/etc/ssl/certs/ca-certificates.crt
chmod 1777 $root/tmp $root/var/tmp
chmod 700 $root/root
mkdir /out/empty
cp -a /out/node /out/node-distroless
mkdir -p /out/node-distroless/nodejs/bin
cp /usr/local/bin/node /out/node-distroless/nodejs/bin/

# A C compiler that links statically, for builder images without a Debian.
with_libraries /out/gcc /usr/bin/gcc /usr/bin/as /usr/bin/ld "$(gcc -print-prog-name=cc1)" "$(gcc -print-prog-name=collect2)" "$(gcc -print-file-name=liblto_plugin.so)"
cp -a /usr/include /out/gcc/usr/
own=$(dirname "$(gcc -print-libgcc-file-name)")
system=/usr/lib/$(uname -m)-linux-gnu
mkdir -p "/out/gcc$own" "/out/gcc$system"
cp -a "$own"/*.o "$own"/*.a "$own/include" "/out/gcc$own/"
cp -a "$system"/crt*.o "$system"/libc.a "$system"/libm.a "$system"/libm-*.a "$system"/libmvec.a "$system"/libpthread.a "/out/gcc$system/"
