import { test } from 'uvu';
import { entryNeedsRoot } from '../../src/hazards/entry-needs-root.ts';
import { hazardTests } from './checks.ts';
import type { HazardCase } from './checks.ts';

const DAEMONS = [
  'cron -f', 'crond -f', '/usr/sbin/sshd -D', 'dockerd', '/usr/bin/supervisord -n', 'supervisord', '/init', '/sbin/init', 'rsyslogd -n', 'mount -a', 'iptables -L',
  's6-svscan /x', 'systemctl start x', 'service x start', 'openvpn x', 'dnsmasq -k', 'tini -- crond -f', 'sh -c "exec cron -f"', 'a && cron',
];
const MASTERS = ['nginx -g "daemon off;"', 'httpd-foreground', 'apache2-foreground', 'php-fpm', 'php-fpm8.2 -F', 'php-fpm83', 'haproxy -f x', '/usr/sbin/apache2ctl -D FOREGROUND'];
const WORK = ['apt-get update && x', 'apk add x', 'chown -R app /data && x', 'useradd x', 'sudo x', 'groupmod -g 1 x', 'update-ca-certificates && x'];
const HARMLESS = ['node x', 'java -jar x', 'echo cron', 'python -m http.server', 'my-cron', './init.sh', 'app init', 'npm run nginx', 'chmod +x x', 'ls /sbin/init', 'php -S x', 'php-fpmx'];

const of = (commands: readonly string[], seen: string): readonly HazardCase[] => commands.map((command) => [command, seen, ['FROM debian:12', `CMD ${command}`]]);

hazardTests(entryNeedsRoot, [
  ...of(DAEMONS, 'root-daemon manual'),
  ...of(MASTERS, 'root-master manual'),
  ...of(WORK, 'entry-root-work manual'),
  ...of(HARMLESS, ''),
  ["the image's own server", 'root-master manual', ['FROM nginx:1']],
  ['a server of a script', 'root-master manual', ['FROM debian:12', 'COPY e.sh /', 'CMD ["/e.sh"]'], { 'e.sh': '#!/bin/sh\nexec nginx\n' }],
  ['work of a script', 'entry-root-work manual', ['FROM debian:12', 'COPY e.sh /', 'CMD ["/e.sh"]'], { 'e.sh': '#!/bin/sh\nchown -R app /data\nexec "$@"\n' }],
  ['what a script is given', 'root-daemon manual', ['FROM debian:12', 'COPY e.sh /', 'ENTRYPOINT ["/e.sh"]', 'CMD ["cron", "-f"]'], { 'e.sh': '#!/bin/sh\nexec "$@"\n' }],
  ['a comment of a script', '', ['FROM debian:12', 'COPY e.sh /', 'CMD ["/e.sh"]'], { 'e.sh': '#!/bin/sh\n# nginx; chown\nexec node\n' }],
  ["the application's own program", '', ['FROM scratch', 'COPY --from=build /out/service /service', 'ENTRYPOINT ["/service"]']],
  ["the application's own program by its name", '', ['FROM debian:12', 'COPY service /usr/local/bin/', 'CMD ["service"]'], { service: '\0' }],
  ["the system's, by its path", 'root-daemon manual', ['FROM debian:12', 'CMD ["/usr/sbin/service", "x", "start"]']],
  ['one that the file brings by the name of a daemon', 'root-daemon manual', ['FROM debian:12', 'COPY dockerd /opt/bin/', 'CMD ["/opt/bin/dockerd"]'], { dockerd: '\0' }],
  ['work of the build', '', ['FROM debian:12', 'RUN apt-get update && chown -R app /x', 'CMD ["node"]']],
]);

test.run();
