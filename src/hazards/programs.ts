/** Start as root and become another user themselves (their manuals); USER would take that from them. */
export const DROPPERS: ReadonlySet<string> = new Set([
  'gosu', 'su-exec', 'setpriv', 's6-setuidgid', 'setuidgid', 'chpst', 'runuser', 'su', 'sudo', 'fixuid', 'suexec', 'uidgid', 'setuser', 'exec-as',
]);

/** Masters that start as root on purpose: they bind port 80, open logs and then hand over to workers. */
export const ROOT_MASTERS: ReadonlySet<string> = new Set([
  'nginx', 'nginx-debug', 'openresty', 'httpd', 'httpd-foreground', 'apache2', 'apache2ctl', 'apachectl', 'apache2-foreground', 'haproxy',
  'php-fpm', 'varnishd', 'squid', 'lighttpd', 'lsws', 'tengine',
]);

/** Daemons and tools that do not work without root, or whose work is root's: accounts, devices, network, other users' processes. */
export const ROOT_DAEMONS: ReadonlySet<string> = new Set([
  // init systems and supervisors
  'init', 'my_init', 'systemd', 'runit', 'runit-init', 'runsvdir', 'runsvdir-start', 's6-svscan', 's6-overlay-init', 'supervisord', 'supervisor', 'openrc',
  'monit', 'systemctl', 'service', 'start-stop-daemon', 'rc-service', 'invoke-rc.d', 'initctl', 'multirun', 'forego', 'chaperone',
  // cron, logging, messaging
  'cron', 'crond', 'anacron', 'fcron', 'supercronic-root', 'syslogd', 'rsyslogd', 'syslog-ng', 'klogd', 'dbus-daemon', 'udevd', 'avahi-daemon',
  // containers
  'dockerd', 'dockerd-entrypoint.sh', 'containerd', 'docker-containerd', 'wrapdocker', 'podman', 'buildkitd', 'kubelet', 'k3s', 'crio',
  // remote access, file and mail servers
  'sshd', 'dropbear', 'telnetd', 'xinetd', 'inetd', 'vsftpd', 'proftpd', 'pure-ftpd', 'smbd', 'nmbd', 'samba', 'rpcbind', 'rpc.nfsd', 'rpc.mountd', 'exportfs',
  'nfsd', 'postfix', 'dovecot', 'exim', 'exim4', 'sendmail', 'saslauthd', 'slapd', 'sssd', 'freeradius', 'radiusd', 'krb5kdc', 'in.tftpd', 'tftpd',
  // network
  'iptables', 'ip6tables', 'iptables-restore', 'nft', 'ipset', 'ip', 'ifconfig', 'route', 'brctl', 'tc', 'openvpn', 'wg', 'wg-quick', 'wireguard-go', 'ipsec', 'charon',
  'strongswan', 'pppd', 'pptpd', 'xl2tpd', 'dhcpd', 'udhcpd', 'dhclient', 'dnsmasq', 'named', 'unbound', 'pdns_server', 'keepalived', 'bird', 'zebra', 'tcpdump', 'tshark', 'dumpcap', 'iftop', 'iotop', 'nethogs', 'arp-scan', 'hping3', 'fping', 'ettercap', 'dsniff', 'calico-felix', 'calico-node', 'netplugin', 'flanneld', 'kube-proxy', 'kube-router', 'cilium-agent', 'ztunnel', 'install-cni', 'multus',
  'hostapd', 'shorewall', 'ufw', 'firewalld', 'fail2ban-server', 'ocserv', 'tincd', 'zerotier-one', 'tailscaled', 'conntrackd', 'snort', 'suricata', 'nmap', 'masscan', 'zmap', 'ntopng', 'arpwatch', 'ebtables', 'kube-vip', 'cadvisor',
  // kernel and devices
  'mount', 'umount', 'modprobe', 'insmod', 'sysctl', 'losetup', 'mknod', 'swapon', 'chroot', 'nsenter', 'unshare', 'mkfs', 'fdisk', 'parted', 'zfs', 'zpool', 'debootstrap', 'mmdebstrap', 'libvirtd', 'setcap', 'sshfs', 'mount.nfs', 'glusterd', 'perf', 'strace', 'bpftrace', 'smartctl', 'dump1090', 'ntpd', 'chronyd', 'hwclock',
  // database servers that own a data directory of another user
  'mysqld', 'mysqld_safe', 'mariadbd', 'mariadbd-safe', 'postgres', 'pg_ctl', 'pg_ctlcluster', 'mysql_install_db',
]);

/** Those of them that are words by which people call a program of their own. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(['init', 'service', 'supervisor', 'ip', 'route', 'mount', 'bird', 'zebra', 'perf', 'monit']);

/** Servers that distributions package: their state, pid and log directories belong to users of their own. */
export const PACKAGED_SERVICES: ReadonlySet<string> = new Set([
  'redis-server', 'redis-sentinel', 'valkey-server', 'mongod', 'mongos', 'memcached', 'beanstalkd', 'rabbitmq-server', 'influxd', 'etcd', 'murmurd', 'mumble-server',
  'minidlnad', 'kadmind', 'kpropd', 'virtuoso-t', 'amazon-ssm-agent', 'zabbix_agentd', 'zabbix_server', 'zabbix_proxy', 'nfcapd', 'collectd', 'td-agent', 'cassandra',
  'couchdb', 'neo4j', 'clickhouse-server', 'carbon-cache', 'transmission-daemon', 'deluged', 'mosquitto', 'ejabberdctl', 'prosody', 'icecast2', 'tor', 'privoxy', 'polipo', 'stunnel', 'stunnel4',
]);

/** Package managers: they write all over the image. */
export const PACKAGE_MANAGERS: ReadonlySet<string> = new Set([
  'apt-get', 'apt', 'aptitude', 'dpkg', 'apk', 'yum', 'dnf', 'microdnf', 'tdnf', 'rpm', 'zypper', 'pacman', 'emerge', 'snap',
]);

/** Change accounts or owners: only root may. */
export const ACCOUNT_TOOLS: ReadonlySet<string> = new Set([
  'chown', 'chgrp', 'useradd', 'adduser', 'usermod', 'userdel', 'deluser', 'groupadd', 'addgroup', 'groupmod', 'groupdel', 'delgroup', 'passwd',
  'chpasswd', 'update-alternatives', 'update-ca-certificates', 'ldconfig', 'locale-gen', 'dpkg-reconfigure', 'ssh-keygen-A', 'setfacl', 'visudo',
]);

/** Command line tools whose users mount their settings into the home directory of whoever runs them. */
export const SETTINGS_TOOLS: ReadonlySet<string> = new Set([
  'aws', 'az', 'gcloud', 'gsutil', 'kubectl', 'helm', 'terraform', 'ansible', 'ansible-playbook', 'ssh', 'scp', 'git', 'gh', 'hub', 'terragrunt', 'packer', 'pulumi', 'eksctl', 'kops', 'argocd', 'oc', 'doctl', 'eb', 'heroku', 'vault', 'ssh-keygen', 'gpg', 'mutt', 'weechat', 'irssi',
]);

/** Runtimes and servers that do without a home directory; programs that the file brings itself are taken to do so too. */
export const HOMELESS_PROGRAMS: ReadonlySet<string> = new Set([
  'node', 'nodejs', 'deno', 'bun', 'java', 'ruby', 'perl', 'php', 'dotnet', 'gunicorn', 'uvicorn', 'hypercorn', 'daphne', 'flask', 'django-admin', 'celery', 'uwsgi', 'waitress-serve',
  'puma', 'unicorn', 'thin', 'rackup', 'rails', 'rake', 'sidekiq', 'catalina.sh', 'sh', 'bash', 'ash', 'dash', 'echo', 'cat', 'ls', 'sleep', 'tail', 'true', 'false', 'date', 'printf', 'env', 'test', '[', 'set', 'cd', 'export',
  'exit', 'trap', 'wait', 'read', 'shift', 'while', ':', '.', 'source', 'eval', 'exec', 'mkdir', 'rm', 'cp', 'mv', 'ln', 'touch', 'chmod', 'sed', 'awk', 'grep', 'cut', 'tr', 'head', 'find', 'xargs', 'tee', 'envsubst', 'curl', 'wget',
  'nc', 'hostname', 'id', 'whoami', 'kill', 'ps', 'seq', 'expr', 'uname', 'pwd', 'basename', 'dirname', 'which', 'command', 'type', 'return', 'local', 'unset', 'umask', 'ulimit', 'sync', 'flock', 'stat', 'wc', 'sort', 'uniq', 'stress', 'ab',
]);

/** Interpreters that, given nothing to run, wait for a person to type. */
export const REPLS: ReadonlySet<string> = new Set([
  'node', 'nodejs', 'deno', 'bun', 'irb', 'erl', 'iex', 'R', 'ghci', 'scala', 'jshell', 'julia', 'lua', 'psql', 'mysql', 'python', 'python2', 'python3', 'ipython', 'sqlite3', 'redis-cli', 'mongo', 'mongosh', 'clj', 'sbcl',
]);

/** Fail without a home directory to keep their caches and settings in. */
export const HOME_PROGRAMS: ReadonlySet<string> = new Set([
  'wine', 'travis', 'lpass', 'groovy', 'grails', 'pm2', 'pm2-runtime', 'forever', 'az', 'doctl', 'eb', 'serverless', 'ember', 'ionic', 'cypress', 'R', 'Rscript', 'julia', 'stack', 'cabal', 'rebar3', 'iex', 'erl', 'dart', 'pub', 'geth', 'bitcoind', 'lnd', 'npm', 'yarn', 'pnpm', 'npx', 'yarnpkg', 'bunx', 'corepack', 'pip', 'pip3', 'pipenv', 'poetry', 'uv', 'conda', 'mamba', 'micromamba', 'mvn', 'mvnw', 'gradle', 'gradlew', 'sbt',
  'cargo', 'lein', 'bundle', 'bundler', 'composer', 'mix', 'jupyter', 'jupyter-notebook', 'jupyter-lab', 'streamlit', 'go', 'ansible', 'ansible-playbook', 'vault', 'aws', 'gcloud', 'kubectl', 'helm', 'terraform', 'terragrunt', 'packer', 'pulumi', 'skaffold',
  'libreoffice', 'soffice', 'gimp', 'inkscape', 'vlc', 'thunderbird', 'ssh', 'git', 'gpg', 'chromium', 'chromium-browser', 'google-chrome', 'firefox', 'Xvfb', 'xvfb-run', 'vncserver', 'mono', 'code-server',
]);
