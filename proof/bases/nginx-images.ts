import { ALPINE, DEBIAN, library, NGINX, WORKSHOP } from './names.ts';
import type { Base } from './types.ts';

/** Runs what lies in /docker-entrypoint.d before the server, and drops nothing. */
const ENTRY = `#!/bin/sh
set -e
if [ "\${1:-}" = nginx ]; then
  for step in /docker-entrypoint.d/*.sh; do
    if [ -x "$step" ]; then "$step"; fi
  done
fi
exec "$@"
`;

/** The server has an IPv6 socket in the real image; here it tells whether its settings can be written. */
const LISTEN = `#!/bin/sh
[ -w /etc/nginx/conf.d/default.conf ] || echo "10-listen: info: can not modify /etc/nginx/conf.d/default.conf (read-only or no permission)"
`;

const MAIN = `user nginx;
worker_processes 1;
error_log stderr notice;
pid /var/run/nginx.pid;
events { worker_connections 128; }
http {
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log /var/log/nginx/access.log;
    sendfile on;
    include /etc/nginx/conf.d/*.conf;
}
`;

const SITE = `server {
    listen 80;
    server_name localhost;
    location / {
        root /usr/share/nginx/html;
        index index.html;
    }
}
`;

/** Debian's package has its folders elsewhere, and modules that are not needed. */
const LAYOUT: readonly string[] = [
  'rm -rf /etc/nginx/modules-enabled /etc/nginx/sites-* /var/lib/nginx /var/log/nginx',
  'mkdir -p /var/cache/nginx /var/log/nginx /var/lib /usr/share/nginx/html',
  'ln -s /var/cache/nginx /var/lib/nginx',
  // In the real image they are links to /dev/stdout and /dev/stderr, which a container that is started as a user can open. With
  // containers that only change their root, the pipes are root's. This keeps what matters: the server can open its logs.
  'for log in access error; do ln -s /dev/null /var/log/nginx/$log.log; done',
  "echo '<h1>Welcome</h1>' > /usr/share/nginx/html/index.html",
];

const SERVER = {
  files: { '/etc/nginx/nginx.conf': MAIN, '/etc/nginx/conf.d/default.conf': SITE },
  programs: { '/docker-entrypoint.sh': ENTRY, '/docker-entrypoint.d/10-listen.sh': LISTEN },
  settings: { entrypoint: ['/docker-entrypoint.sh'], cmd: ['nginx', '-g', 'daemon off;'], ports: [80], env: { NGINX_VERSION: '1.27.0' } },
} satisfies Partial<Base>;

const TEMPORARY: readonly string[] = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/** nginx of Debian: a master that is root with workers of user 101, and the image that does without root. */
export const NGINX_IMAGES: readonly Base[] = [
  {
    ...SERVER,
    tags: [NGINX, ...library('nginx:latest', 'nginx:1.27-bookworm', 'nginx:stable')],
    from: DEBIAN,
    packages: ['nginx'],
    run: [
      'groupadd --system --gid 101 nginx',
      'useradd --system --gid nginx --no-create-home --home-dir /nonexistent --comment "nginx user" --shell /bin/false --uid 101 nginx',
      ...LAYOUT,
    ],
  },
  {
    ...SERVER,
    tags: library('nginx:alpine', 'nginx:1.27-alpine', 'nginx:stable-alpine'),
    from: ALPINE,
    copies: [{ image: WORKSHOP, source: '/out/nginx', target: '/' }],
    run: ['addgroup -g 101 -S nginx', 'adduser -S -D -H -u 101 -h /var/cache/nginx -s /sbin/nologin -G nginx -g nginx nginx', ...LAYOUT],
  },
  {
    tags: ['docker.io/nginxinc/nginx-unprivileged:1.27', 'docker.io/nginxinc/nginx-unprivileged:latest', 'docker.io/nginxinc/nginx-unprivileged:stable'],
    from: NGINX,
    run: [
      "sed -i 's,/var/run/nginx.pid,/tmp/nginx.pid,; /^user /d' /etc/nginx/nginx.conf",
      ...TEMPORARY.map((name) => `sed -i 's,^http {,&\\n    ${name}_temp_path /tmp/${name}_temp;,' /etc/nginx/nginx.conf`),
      "sed -i 's,listen 80;,listen 8080;,' /etc/nginx/conf.d/default.conf",
      'chown -R 101:0 /var/cache/nginx /etc/nginx',
      'chmod -R g+w /var/cache/nginx /etc/nginx',
    ],
    settings: { user: '101', ports: [8080], withoutPorts: [80] },
  },
];
